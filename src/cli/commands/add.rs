//! `clique add`: an expense, a refund or an income.

use clap::Args;

use crate::book::Change;
use crate::cli::args::{GroupArg, WriteArgs};
use crate::cli::context::Context;
use crate::cli::entry_words::say_written;
use crate::cli::failure::Failure;
use crate::cli::fresh::FreshIds;
use crate::cli::typed::{self, Company};
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose};
use crate::model::split::payers_to_text;
use crate::model::{Currency, Date, Group, GroupIndex, Id, Money, PersonIndex, Setup};
use crate::text::columns::Column;
use crate::text::entry_edit::{Cells, append_row};

/// Add an expense, a refund or an income
///
/// Without -p you paid; without -s everyone who is in shares it by the weights of the group; without
/// -d it was today. What was understood is shown at once, and `clique undo` takes it back.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique add 42.50 dinner -p alice
  clique add 57.31 groceries -p carol -s alice,bob:2 -d yesterday -c food
  clique add 120 hotel -p alice=80,bob=40 -s all,-carol
  clique add 20 deposit back -p alice --refund
  clique add 30 sold the old sofa -p bob --income")]
pub struct AddArgs {
    /// How much: 42.50, or 42.50USD for another currency
    #[arg(value_name = "AMOUNT", allow_negative_numbers = true)]
    pub amount: String,
    /// What for
    #[arg(value_name = "WORDS")]
    pub words: Vec<String>,
    /// Who paid: a name, or several with amounts (alice=80,bob=40)
    #[arg(short = 'p', long, value_name = "WHO")]
    pub paid_by: Option<String>,
    /// Who shares: names with ways (bob:2 carol=20 dan=40% eve+5), all, or -dan for all but one
    #[arg(short, long, value_name = "WHO", allow_hyphen_values = true)]
    pub split: Option<String>,
    /// The group.
    #[command(flatten)]
    pub group: GroupArg,
    /// Between you and one friend, outside every group
    #[arg(long = "with", value_name = "WHO", conflicts_with = "group")]
    pub with: Option<String>,
    /// When: 2026-06-12, 12.6., yesterday, fri
    #[arg(short, long, value_name = "DATE", allow_hyphen_values = true)]
    pub date: Option<String>,
    /// The category
    #[arg(short, long)]
    pub category: Option<String>,
    /// A tag; may be given several times
    #[arg(short, long = "tag", value_name = "TAG")]
    pub tags: Vec<String>,
    /// When it should be paid by
    #[arg(long, value_name = "DATE")]
    pub due: Option<String>,
    /// A note
    #[arg(short = 'm', long)]
    pub note: Option<String>,
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
    let new = understand(args, setup, index, me, context.clock.today())?;
    let id = FreshIds::for_book(book).next()?;
    let group = &setup.groups[index.get()];
    let cells = new.cells(setup, group, id, me);
    let path = group.file_of(new.date);
    let change = Change {
        subject: format!("{}: add {} {} {} ({id})", group.handle, new.description, new.shown(), new.currency),
        operation: "add",
        group: Some(group.handle.clone()),
        entries: vec![id],
        trailers: Vec::new(),
    };
    let mut draft = writer.draft();
    let text = append_row(draft.text(&path), &cells);
    draft.set(&path, Some(text));
    if writer.commit(context, &draft, &change)?.is_some() {
        say_written(context, writer.book(), id, None)?;
    }
    Ok(0)
}

/// What was typed, understood.
struct New {
    date: Date,
    description: String,
    amount: Money,
    currency: Currency,
    payers: String,
    split: String,
    kind: &'static str,
    category: String,
    tags: String,
    due: Option<Date>,
    note: String,
}

fn understand(
    args: &AddArgs,
    setup: &Setup,
    index: GroupIndex,
    me: Option<PersonIndex>,
    today: Date,
) -> Result<New, Failure> {
    let group = &setup.groups[index.get()];
    if group.archived {
        return Err(Failure::usage(format!("the group `{}` is archived", group.handle))
            .help(format!("open it again with: clique group unarchive {}", group.handle)));
    }
    let date = args.date.as_deref().map_or(Ok(today), |typed| typed::date(typed, today))?;
    choose::open_day(group, date)?;
    let (amount, currency) = typed::amount(setup, &args.amount, group.currency)?;
    if amount.is_zero() {
        return Err(Failure::usage("an amount of nothing changes nothing"));
    }
    if amount.is_negative() {
        return Err(
            Failure::usage(format!("`{}` is negative", args.amount)).help("for money that came back, write --refund")
        );
    }
    let amount = if args.refund { -amount } else { amount };
    let company = Company { setup, group, me, date, decimals: currency.decimals() };
    let default_payer = group.defaults.paid_by.as_deref();
    let payers = match args.paid_by.as_deref().or(default_payer) {
        Some(typed) => company.payers(typed)?,
        None => vec![crate::model::split::Payer {
            person: choose::known_me(me).map_err(|failure| failure.help("or say who paid: -p WHO"))?,
            amount: None,
        }],
    };
    let split = company.split(args.split.as_deref().or(group.defaults.split.as_deref()).unwrap_or("all"))?;
    let handle = |person: PersonIndex| setup.handle(person).to_owned();
    let description = args.words.join(" ").trim().to_owned();
    if description.is_empty() {
        return Err(Failure::usage("what was it for?").help("clique add AMOUNT WHAT…   example: clique add 12 coffee"));
    }
    for text in
        [&description, args.category.as_ref().unwrap_or(&String::new()), args.note.as_ref().unwrap_or(&String::new())]
    {
        choose::plain_text(text)?;
    }
    Ok(New {
        date,
        description,
        amount,
        currency,
        payers: payers_to_text(&payers, handle, currency.decimals()),
        split: split.to_text(handle, currency.decimals()),
        kind: if args.income { "income" } else { "" },
        category: args.category.clone().or_else(|| group.defaults.category.clone()).unwrap_or_default(),
        tags: args.tags.join(" "),
        due: args.due.as_deref().map(|typed| typed::date(typed, today)).transpose()?,
        note: args.note.clone().unwrap_or_default(),
    })
}

impl New {
    fn shown(&self) -> String {
        self.amount.to_decimal(self.currency.decimals())
    }

    fn cells(&self, setup: &Setup, group: &Group, id: Id, me: Option<PersonIndex>) -> Cells {
        let currency = if self.currency == group.currency { "" } else { self.currency.code() };
        Cells::new()
            .with(Column::Id, id.to_string())
            .with(Column::Date, self.date.to_string())
            .with(Column::Kind, self.kind)
            .with(Column::Description, &self.description)
            .with(Column::Amount, self.shown())
            .with(Column::Currency, currency)
            .with(Column::PaidBy, &self.payers)
            .with(Column::Split, &self.split)
            .with(Column::Category, &self.category)
            .with(Column::Tags, &self.tags)
            .with(Column::Due, self.due.map_or(String::new(), |due| due.to_string()))
            .with(Column::Note, &self.note)
            .with(Column::By, me.map_or("", |me| setup.handle(me)))
    }
}
