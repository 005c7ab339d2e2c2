//! `clique add`: an expense, a refund or an income.

use clap::Args;

use crate::book::Change;
use crate::cli::args::{GroupArg, WriteArgs};
use crate::cli::context::Context;
use crate::cli::entry_args::{EntryArgs, Setting, Sum, text};
use crate::cli::entry_words::say_written;
use crate::cli::failure::Failure;
use crate::cli::fresh::FreshIds;
use crate::cli::typed_amount::{eaten, is_amount};
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose};
use crate::model::split::Payer;
use crate::model::{Currency, Date, Id, Money};
use crate::text::columns::Column;
use crate::text::entry_edit::{Cells, append_row};
use crate::text::row_text::{NOTE_MAX, TEXT_MAX};

/// Add an expense, a refund or an income
///
/// Without -p you paid; without -s everyone who is in shares it by the weights of the group; without
/// -d it was today. What was understood is shown at once, and `clique undo` takes it back. The amount
/// may be a sum: `12.5*3+4`, in quotes where it has brackets; it is worked out exactly and never rounded.
/// A shell takes `$4` out of `$42`: write 42 or 42USD.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique add 42.50 dinner -p alice
  clique add 57.31 groceries -p carol -s alice,bob:2 -d yesterday -c food
  clique add 12.5*3+4 museum tickets and a guide
  clique add 120 hotel -p alice=80,bob=40 -s all,-carol
  clique add 20 deposit back -p alice --refund
  clique add 30USD sold the old sofa -p bob --income")]
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
    let mut writer = Writer::open(context, &args.write)?;
    let book = writer.book();
    let (setup, root) = (&book.setup, &book.root);
    let me = context.me(root, setup)?;
    let index = match &args.with {
        Some(friend) => choose::pair(setup, friend, me)?,
        None => choose::group(setup, root, args.group.group.as_deref())?,
    };
    let setting = Setting { setup, index, me, today: context.clock.today() };
    let group = setting.open_group()?;
    let id = FreshIds::for_book(book).take()?;
    let new = understand(args, &setting, id)?;
    let path = group.file_of(new.date);
    let shown = new.amount.to_decimal(new.currency.decimals());
    let description = new.cells.get(Column::Description).unwrap_or_default();
    let change = Change {
        subject: format!("{}: add {description} {shown} {} ({id})", group.handle, new.currency),
        operation: "add",
        group: Some(group.handle.clone()),
        entries: vec![id],
        trailers: Vec::new(),
    };
    let mut draft = writer.draft();
    let text = append_row(draft.text(&path), &new.cells);
    draft.set(&path, Some(text));
    let eaten = eaten(amount_and_words(args, &setting)?.0, group.currency);
    if writer.commit(context, &draft, &change)?.is_some() {
        say_written(context, writer.book(), id, None)?;
    }
    if let Some(eaten) = eaten {
        context.ui.warn(&eaten);
    }
    Ok(0)
}

/// What was typed, understood.
struct New {
    date: Date,
    amount: Money,
    currency: Currency,
    cells: Cells,
}

fn understand(args: &AddArgs, setting: &Setting<'_>, id: Id) -> Result<New, Failure> {
    let (group, typed) = (setting.group(), &args.entry);
    let (amount, words) = amount_and_words(args, setting)?;
    let date = setting.date(typed.date.as_deref())?;
    let (amount, currency) = setting.amount(amount, typed.currency.as_deref(), group.currency)?;
    if amount.is_negative() {
        return Err(
            Failure::usage("a bill is not negative").help("for money that came back, write the amount with --refund")
        );
    }
    let amount = if args.refund { -amount } else { amount };
    let payers = match typed.paid_by.as_deref().or(group.defaults.paid_by.as_deref()) {
        Some(typed) => setting.payers(typed, date, currency)?,
        None => default_payer(setting, date)?,
    };
    let split = typed.split.as_deref().or(group.defaults.split.as_deref()).unwrap_or("all");
    let split = setting.split(split, date, currency)?;
    setting.not_blocked(&payers, &split)?;
    setting.adds_up(&Sum { amount, currency, payers: &payers, split: &split, id })?;
    let description = text("description", &words.join(" "), TEXT_MAX)?;
    if description.is_empty() {
        return Err(Failure::usage("what was it for?").help("clique add AMOUNT WHAT…   example: clique add 12 coffee"));
    }
    let category = typed.category.as_deref().or(group.defaults.category.as_deref()).unwrap_or_default();
    let due = typed.due.as_deref().map(|due| setting.due(due, date)).transpose()?;
    let cells = Cells::new()
        .with(Column::Id, id.to_string())
        .with(Column::Date, date.to_string())
        .with(Column::Kind, if args.income { "income" } else { "" })
        .with(Column::Description, description)
        .with(Column::Amount, amount.to_decimal(currency.decimals()))
        .with(Column::Currency, if currency == group.currency { "" } else { currency.code() })
        .with(Column::PaidBy, setting.payers_text(&payers, currency))
        .with(Column::Split, setting.split_text(&split, currency))
        .with(Column::Category, text("category", category, TEXT_MAX)?)
        .with(Column::Tags, setting.tags(&typed.tags)?)
        .with(Column::Due, due.map_or(String::new(), |due| due.to_string()))
        .with(Column::Note, text("note", typed.note.as_deref().unwrap_or_default(), NOTE_MAX)?)
        .with(Column::By, setting.me.map_or("", |me| setting.setup.handle(me)));
    Ok(New { date, amount, currency, cells })
}

fn default_payer(setting: &Setting<'_>, date: Date) -> Result<Vec<Payer>, Failure> {
    let me = choose::known_me(setting.me).map_err(|failure| failure.help("or say who paid: -p WHO"))?;
    setting.are_in(std::iter::once(me), date).map_err(|failure| failure.help("or say who paid: -p WHO"))?;
    Ok(vec![Payer { person: me, amount: None }])
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
