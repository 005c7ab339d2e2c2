//! `clique add`: an expense, a refund or an income; many of them with `--from`.

mod command_line;
mod from;
mod questions;
mod rows;
mod which_group;

use std::path::PathBuf;

use clap::Args;

use crate::book::Change;
use crate::cli::args::{GroupArg, WriteArgs};
use crate::cli::ask::may_ask;
use crate::cli::context::Context;
use crate::cli::entry_args::{EntryArgs, Setting};
use crate::cli::entry_new::{Said, Sign, understand};
use crate::cli::entry_words::say_written;
use crate::cli::failure::Failure;
use crate::cli::fresh::FreshIds;
use crate::cli::typed_amount::{eaten, is_amount};
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose, receipts};
use crate::model::{Id, Kind, Status};
use crate::render::safe::safe;
use crate::text::columns::Column;
use crate::text::entry_edit::append_row;

/// Add an expense, a refund or an income
///
/// Without -p you paid; without -s everyone who is in shares it by the weights of the group; without
/// -d it was today. What was understood is shown at once, and `clique undo` takes it back. The amount
/// may be a sum: `12.5*3+4`, in quotes where it has brackets; it is worked out exactly and never rounded.
/// A shell takes `$4` out of `$42`: write 42 or 42USD. On a terminal, `clique add` alone asks for everything and tells
/// the command line that does the same.
///
/// With --from the entries come from a file or the input, all of them or none, as one change: CSV with a header
/// such as date,description,amount,paid_by,split, or a JSON object a line with the same names. Flags say what a row
/// does not. A row with an `id`, or a `ref` that another program gave it, is added once, however often it is read.
/// With --receipts the files that rows name in `receipt` come along, from that folder and nowhere else.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique add 42.50 dinner -p alice
  clique add 57.31 groceries -p carol -s alice,bob:2 -d yesterday -c food
  clique add 12.5*3+4 museum tickets and a guide
  clique add 120 hotel -p alice=80,bob=40 -s all,-carol
  clique add 20 deposit back -p alice --refund
  clique add 30USD sold the old sofa -p bob --income
  clique add 12 coffee --receipt ../bill.jpg
  clique add 80 a bike for all of us --pending
  clique add --from ../bills.csv
  clique add --from ../bills.csv --receipts ../pictures")]
pub struct AddArgs {
    /// How much: 42.50, 42,50, 42.50USD for another currency, or a sum such as 12.5*3+4
    #[arg(value_name = "AMOUNT", allow_negative_numbers = true)]
    pub amount: Option<String>,
    /// What for
    #[arg(value_name = "WORDS", allow_negative_numbers = true)]
    pub words: Vec<String>,
    /// What else is said of it.
    #[command(flatten)]
    pub entry: EntryArgs,
    /// The group.
    #[command(flatten)]
    pub group: GroupArg,
    /// Between you and one friend, outside every group
    #[arg(long = "with", value_name = "WHO", conflicts_with = "group")]
    pub with: Option<String>,
    /// Money that came back: the amount counts the other way
    #[arg(long, conflicts_with = "income")]
    pub refund: bool,
    /// Money that came in through -p and belongs to -s
    #[arg(long)]
    pub income: bool,
    /// A file that proves it, such as a picture of the bill; it is copied into the ledger
    #[arg(long, value_name = "FILE", conflicts_with = "from")]
    pub receipt: Option<PathBuf>,
    /// Add every row of a CSV or JSON file, or of the input (-), as one change
    #[arg(long, value_name = "FILE", conflicts_with_all = ["amount", "words", "refund", "income"])]
    pub from: Option<String>,
    /// Where the files lie that rows name in `receipt`
    #[arg(long, value_name = "DIR", requires = "from")]
    pub receipts: Option<PathBuf>,
    /// Let it count only when one of those it charges has accepted it
    #[arg(long)]
    pub pending: bool,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Adds an entry.
///
/// # Errors
///
/// When something typed cannot be meant, or the ledger cannot be written; nothing is changed then.
pub fn cmd_add(args: &AddArgs, context: &mut Context) -> Outcome {
    if let Some(file) = &args.from {
        return from::add_from(file, args, context);
    }
    if questions::is_asked(args) && may_ask(context) {
        let asked = questions::ask_for_rest(args, context)?;
        add_one(&asked.args, Some(asked.id), context)?;
        context.ui.say(&format!("That was: {}", safe(&command_line::command_of(&asked.args))));
        return Ok(0);
    }
    add_one(args, None, context)
}

/// Adds one entry, with an id that is known already or a fresh one.
fn add_one(args: &AddArgs, id: Option<Id>, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, &args.write)?;
    let book = writer.book();
    let (setup, root) = (&book.setup, &book.root);
    let me = writer.me(context)?;
    let index = match &args.with {
        Some(friend) => choose::pair(setup, friend, me)?,
        None => choose::group(setup, root, args.group.group.as_deref())?,
    };
    let setting = Setting { setup, index, me, today: context.clock.today() };
    let group = setting.open_group()?;
    let id = id.map_or_else(|| FreshIds::for_book(book).take(), Ok)?;
    let (amount, words) = amount_and_words(args, &setting)?;
    let said = Said {
        amount,
        sign: if args.refund { Sign::Refund } else { Sign::Bill },
        description: &words.join(" "),
        kind: if args.income { Kind::Income } else { Kind::Expense },
        entry: &args.entry,
    };
    let mut new = understand(&said, &setting, id)?;
    let path = group.file_of(new.date);
    let mut draft = writer.draft();
    if let Some(file) = &args.receipt {
        let name = receipts::put(&mut draft, book, &group.folder, file)?;
        new.cells.set(Column::Receipt, name);
    }
    if args.pending {
        new.cells.set(Column::Status, Status::Pending.word());
    }
    let shown = new.amount.to_decimal(new.currency.decimals());
    let description = new.cells.get(Column::Description).unwrap_or_default();
    let change = Change {
        subject: format!("{}: add {description} {shown} {} ({id})", group.handle, new.currency),
        operation: "add",
        group: Some(group.handle.clone()),
        entries: vec![id],
        trailers: Vec::new(),
    };
    let text = append_row(draft.text(&path), &new.cells);
    draft.set(&path, Some(text));
    let eaten = eaten(amount, group.currency);
    if writer.commit(context, &draft, &change)?.is_some() {
        say_written(context, writer.book(), id, None)?;
    }
    if let Some(eaten) = eaten {
        context.ui.warn(&eaten);
    }
    Ok(0)
}

/// Tells the amount from the words: it stands first, or last where only the last word is one.
fn amount_and_words<'a>(args: &'a AddArgs, setting: &Setting<'_>) -> Result<(&'a str, Vec<&'a str>), Failure> {
    let usual = setting.group().currency;
    let is_sum = |word: &str| is_amount(setting.setup, word, usual);
    let Some(first) = args.amount.as_deref() else {
        return Err(Failure::usage("AMOUNT is missing")
            .help("clique add AMOUNT WHAT… [-p WHO] [-s WHO,…]   example: clique add 12 coffee"));
    };
    let words: Vec<&str> = args.words.iter().map(String::as_str).collect();
    if let Some((last, rest)) = words.split_last()
        && !is_sum(first)
        && is_sum(last)
    {
        return Ok((last, std::iter::once(first).chain(rest.iter().copied()).collect()));
    }
    if !first.chars().any(char::is_numeric) && words.iter().all(|word| !is_sum(word)) {
        return Err(Failure::usage(format!("`{first}` is not an amount"))
            .help("clique add AMOUNT WHAT… [-p WHO] [-s WHO,…]   example: clique add 12 coffee")
            .help("a shell takes `$4` out of `$42`; write 42, or '$42' in quotes"));
    }
    Ok((first, words))
}
