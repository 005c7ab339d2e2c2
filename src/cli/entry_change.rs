//! What `edit` and `copy` change in an entry: only the cells that something was said about.

use clap::Args;

use super::entry_args::{EntryArgs, Setting, Sum, text};
use super::failure::Failure;
use crate::model::amount::parse_amount;
use crate::model::split::Payer;
use crate::model::{Currency, Date, Entry, Id, Kind, Money, Split, Way, Weight};
use crate::render::moves::FieldChange;
use crate::text::columns::Column;
use crate::text::entry_edit::Cells;
use crate::text::row_text::{NOTE_MAX, TEXT_MAX};

/// What may be said anew of an entry.
#[derive(Clone, Debug, Default, Args)]
pub struct ChangeArgs {
    /// What is said as when adding.
    #[command(flatten)]
    pub entry: EntryArgs,
    /// What it was for
    #[arg(long, value_name = "WORDS")]
    pub description: Option<String>,
    /// Take all tags away
    #[arg(long, conflicts_with = "tags")]
    pub no_tags: bool,
    /// Take the due date away
    #[arg(long, conflicts_with = "due")]
    pub no_due: bool,
}

/// New words for the cells of a row, and what they change in words.
#[derive(Clone, Debug, Default)]
pub struct Changed {
    /// The cells that say something else.
    pub cells: Cells,
    /// The same for people.
    pub fields: Vec<FieldChange>,
    /// The day of the entry afterwards.
    pub date: Option<Date>,
    /// The amount afterwards.
    pub amount: Option<(Money, Currency)>,
}

impl Changed {
    fn note(&mut self, column: Column, before: &str, after: impl Into<String>) {
        let after = after.into();
        if before != after {
            self.fields.push(FieldChange { field: word_of(column), before: before.to_owned(), after: after.clone() });
            self.cells.set(column, after);
        }
    }
}

/// Names a field as people do.
const fn word_of(column: Column) -> &'static str {
    match column {
        Column::PaidBy => "paid by",
        other => other.name(),
    }
}

/// An entry as its row says it, and what was typed about it.
pub struct Request<'a> {
    /// The entry.
    pub entry: &'a Entry<'a>,
    /// What its cells say.
    pub cells: &'a Cells,
    /// The new amount, as it was typed.
    pub amount: Option<&'a str>,
    /// What else was typed.
    pub args: &'a ChangeArgs,
    /// The id that decides about odd units.
    pub id: Id,
    /// What it is to be.
    pub kind: Kind,
}

/// Works out which cells change.
///
/// # Errors
///
/// When something typed cannot be meant, or payers or parts do not fit the amount.
pub fn changed(setting: &Setting<'_>, request: &Request<'_>) -> Result<Changed, Failure> {
    let (mut changed, typed) = (Changed::default(), &request.args.entry);
    let old = |column| request.cells.get(column).unwrap_or_default();
    let date = match &typed.date {
        Some(typed) => setting.date(Some(typed))?,
        None => Date::parse(old(Column::Date)).unwrap_or(request.entry.date),
    };
    changed.note(Column::Date, old(Column::Date), date.to_string());
    changed.date = Some(date);
    if let Some(words) = &request.args.description {
        let words = text("description", words, TEXT_MAX)?;
        if words.is_empty() && request.kind != Kind::Payment {
            return Err(Failure::usage("the description is empty"));
        }
        changed.note(Column::Description, old(Column::Description), words);
    } else if old(Column::Description).is_empty() && request.kind != Kind::Payment {
        return Err(Failure::usage(format!("what was the {} for?", request.kind.word()))
            .help("say it with --description WORDS"));
    }
    change_kind(request, &mut changed);
    change_sum(setting, request, date, &mut changed)?;
    if let Some(category) = &typed.category {
        changed.note(Column::Category, old(Column::Category), text("category", category, TEXT_MAX)?);
    }
    if request.args.no_tags || !typed.tags.is_empty() {
        changed.note(Column::Tags, old(Column::Tags), setting.tags(&typed.tags)?);
    }
    let due = match &typed.due {
        Some(typed) => setting.due(typed, date)?.to_string(),
        None if request.args.no_due => String::new(),
        None => old(Column::Due).to_owned(),
    };
    if Date::parse(&due).is_some_and(|due| due < date) {
        return Err(Failure::usage(format!("it would be due on {due}, before the day it was made"))
            .help("say --due DATE or --no-due as well"));
    }
    changed.note(Column::Due, old(Column::Due), due);
    if let Some(note) = &typed.note {
        changed.note(Column::Note, old(Column::Note), text("note", note, NOTE_MAX)?);
    }
    Ok(changed)
}

fn change_kind(request: &Request<'_>, changed: &mut Changed) {
    let (before, after) = (request.entry.kind, request.kind);
    if before != after {
        let (word, own) = (|kind: Kind| kind.word().to_owned(), if after == Kind::Expense { "" } else { after.word() });
        changed.fields.push(FieldChange { field: "kind", before: word(before), after: word(after) });
        changed.cells.set(Column::Kind, own);
    }
}

/// Works out the new amount, payers and split, which must fit each other.
fn change_sum(setting: &Setting<'_>, request: &Request<'_>, date: Date, changed: &mut Changed) -> Result<(), Failure> {
    let (entry, typed) = (request.entry, &request.args.entry);
    let old = |column| request.cells.get(column).unwrap_or_default();
    let (amount, currency) = new_amount(setting, request)?;
    changed.amount = Some((amount, currency));
    let is_same_sum = (amount, currency) == (entry.amount, entry.currency);
    let same_people = typed.paid_by.is_none() && typed.split.is_none();
    if request.kind != Kind::Expense && amount.is_negative() {
        let word = if request.kind == Kind::Payment { "a payment" } else { "an income" };
        return Err(Failure::usage(format!("a refund cannot be {word}"))
            .help("void it, and write down what it was: clique rm ID"));
    }
    let same_place = setting.index == entry.group && request.kind == entry.kind;
    if is_same_sum && same_people && same_place && date == entry.date {
        return Ok(());
    }
    let payers = setting.payers(typed.paid_by.as_deref().unwrap_or(old(Column::PaidBy)), date, currency)?;
    let split = setting.split(typed.split.as_deref().unwrap_or(old(Column::Split)), date, currency)?;
    if request.kind == Kind::Payment {
        one_to_one(&payers, &split)?;
    } else if !same_people || setting.index != entry.group {
        setting.not_blocked(&payers, &split)?;
    }
    setting.adds_up(&Sum { amount, currency, payers: &payers, split: &split, id: request.id })?;
    if !is_same_sum {
        let show = |money: Money, in_it: Currency| match currency == entry.currency {
            true => money.to_decimal(in_it.decimals()),
            false => format!("{} {in_it}", money.to_decimal(in_it.decimals())),
        };
        let (before, after) = (show(entry.amount, entry.currency), show(amount, currency));
        changed.fields.push(FieldChange { field: "amount", before, after });
        changed.cells.set(Column::Amount, amount.to_decimal(currency.decimals()));
    }
    if currency != entry.currency || setting.index != entry.group {
        let code = if currency == setting.group().currency { "" } else { currency.code() };
        changed.cells.set(Column::Currency, code);
    }
    // Of another group they are compared as they stand: whoever is named may not be in this one.
    let payers_before = setting.payers(old(Column::PaidBy), entry.date, entry.currency);
    let split_before = setting.split(old(Column::Split), entry.date, entry.currency);
    changed.note(
        Column::PaidBy,
        &payers_before.map_or(old(Column::PaidBy).into(), |payers| setting.payers_text(&payers, entry.currency)),
        setting.payers_text(&payers, currency),
    );
    changed.note(
        Column::Split,
        &split_before.map_or(old(Column::Split).into(), |split| setting.split_text(&split, entry.currency)),
        setting.split_text(&split, currency),
    );
    Ok(())
}

/// Reads the new amount; a refund stays one.
fn new_amount(setting: &Setting<'_>, request: &Request<'_>) -> Result<(Money, Currency), Failure> {
    let (entry, flag) = (request.entry, request.args.entry.currency.as_deref());
    match (request.amount, flag) {
        (Some(typed), _) => {
            let (amount, currency) = setting.amount(typed, flag, entry.currency)?;
            match (entry.amount.is_negative(), amount.is_negative()) {
                (true, false) => Ok((-amount, currency)),
                (false, true) => Err(Failure::usage("a bill is not negative")
                    .help("for money that came back, add an entry with --refund")),
                _ => Ok((amount, currency)),
            }
        }
        (None, Some(code)) => {
            let currency = super::typed::currency_named(setting.setup, code)?;
            let digits = entry.amount.to_decimal(entry.currency.decimals());
            let fits = parse_amount(&digits, currency.decimals());
            let short = || parse_amount(digits.trim_end_matches('0').trim_end_matches('.'), currency.decimals());
            match fits.or_else(|_| short()) {
                Ok(amount) => Ok((amount, currency)),
                Err(_) => Err(Failure::usage(format!("{digits} has more decimals than {currency} has"))
                    .help("say the amount as well")),
            }
        }
        (None, None) => Ok((entry.amount, entry.currency)),
    }
}

fn one_to_one(payers: &[Payer], split: &Split) -> Result<(), Failure> {
    let whole = Way::Rest { weight: Weight::ONE, adjust: Money::ZERO };
    match (payers, split.parts.as_slice()) {
        ([from], [to]) if from.person != to.person && to.way == whole && from.amount.is_none() => Ok(()),
        _ => Err(Failure::usage("a payment goes from one person to one other").help("say -p FROM and -s TO")),
    }
}
