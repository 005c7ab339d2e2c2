//! A new entry, understood from what was said of it, whichever way it was said: by flags, rows of a file or answers.

use super::choose;
use super::entry_args::{EntryArgs, Setting, Sum, text};
use super::failure::Failure;
use crate::model::shares::fill_payers;
use crate::model::split::Payer;
use crate::model::{Currency, Date, Entry, Id, Kind, Money, Part, PersonIndex, Split, SplitPart, Way, Weight};
use crate::text::columns::Column;
use crate::text::entry_edit::Cells;
use crate::text::row_text::{NOTE_MAX, TEXT_MAX};

/// What is said of a new entry.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// The amount, as it was typed.
    pub amount: &'a str,
    /// Which way it counts.
    pub sign: Sign,
    /// What it was for.
    pub description: &'a str,
    /// What it is.
    pub kind: Kind,
    /// All else.
    pub entry: &'a EntryArgs,
}

/// Which way an amount counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// As a bill; less than nothing is a mistake.
    Bill,
    /// As money that came back; less than nothing is a mistake.
    Refund,
    /// As it is written: less than nothing came back.
    AsWritten,
}

/// A new entry, understood.
#[derive(Clone, Debug)]
pub struct New {
    /// The day.
    pub date: Date,
    /// What it is.
    pub kind: Kind,
    /// The amount, in smallest units of `currency`.
    pub amount: Money,
    /// The currency.
    pub currency: Currency,
    /// Who paid.
    pub payers: Vec<Payer>,
    /// Who shares it.
    pub split: Split,
    /// The cells of its row.
    pub cells: Cells,
}

/// Something that cannot be meant, and the column it would stand in.
#[derive(Debug)]
pub struct Misfit {
    /// The column.
    pub column: Column,
    /// What is wrong.
    pub failure: Failure,
}

impl From<Misfit> for Failure {
    fn from(misfit: Misfit) -> Failure {
        misfit.failure
    }
}

/// Returns what makes a failure one of a column.
fn of(column: Column) -> impl Fn(Failure) -> Misfit {
    move |failure| Misfit { column, failure }
}

/// Understands what is said of a new entry.
///
/// # Errors
///
/// Says what cannot be meant, and where.
pub fn understand(said: &Said<'_>, setting: &Setting<'_>, id: Id) -> Result<New, Misfit> {
    let (group, typed) = (setting.group(), said.entry);
    let date = setting.date(typed.date.as_deref()).map_err(of(Column::Date))?;
    let (amount, currency) = amount(said, setting).map_err(of(Column::Amount))?;
    let (payers, split) =
        if said.kind == Kind::Payment { payment(setting, typed, date)? } else { bill(setting, typed, date, currency)? };
    let sum = Sum { amount, currency, payers: &payers, split: &split, id };
    setting.adds_up(&sum).map_err(of(Column::Split))?;
    let description = text("description", said.description, TEXT_MAX).map_err(of(Column::Description))?;
    if description.is_empty() && said.kind != Kind::Payment {
        let example = "clique add AMOUNT WHAT…   example: clique add 12 coffee";
        let is_typed = said.sign != Sign::AsWritten;
        let failure = Failure::usage("what was it for?").maybe_help(is_typed.then(|| example.to_owned()));
        return Err(of(Column::Description)(failure));
    }
    let default = group.defaults.category.as_deref().filter(|_| said.kind != Kind::Payment);
    let category = typed.category.as_deref().or(default).unwrap_or_default();
    let due = typed.due.as_deref().map(|due| setting.due(due, date)).transpose().map_err(of(Column::Due))?;
    let note = text("note", typed.note.as_deref().unwrap_or_default(), NOTE_MAX).map_err(of(Column::Note))?;
    let cells = Cells::new()
        .with(Column::Id, id.to_string())
        .with(Column::Date, date.to_string())
        .with(Column::Kind, if said.kind == Kind::Expense { "" } else { said.kind.word() })
        .with(Column::Description, description)
        .with(Column::Amount, amount.to_decimal(currency.decimals()))
        .with(Column::Currency, if currency == group.currency { "" } else { currency.code() })
        .with(Column::PaidBy, setting.payers_text(&payers, currency))
        .with(Column::Split, setting.split_text(&split, currency))
        .with(Column::Category, text("category", category, TEXT_MAX).map_err(of(Column::Category))?)
        .with(Column::Tags, setting.tags(&typed.tags).map_err(of(Column::Tags))?)
        .with(Column::Due, due.map_or(String::new(), |due| due.to_string()))
        .with(Column::Note, note)
        .with(Column::By, setting.me.map_or("", |me| setting.setup.handle(me)));
    Ok(New { date, kind: said.kind, amount, currency, payers, split, cells })
}

fn amount(said: &Said<'_>, setting: &Setting<'_>) -> Result<(Money, Currency), Failure> {
    let typed = said.entry.currency.as_deref();
    let usual = setting.group().currency;
    let (amount, currency) = match said.sign {
        Sign::AsWritten => setting.amount_read(said.amount, typed, usual)?,
        Sign::Bill | Sign::Refund => setting.amount(said.amount, typed, usual)?,
    };
    match said.sign {
        Sign::AsWritten if amount.is_zero() => Err(Failure::usage("an amount of nothing changes nothing")),
        Sign::AsWritten if amount.is_negative() && said.kind == Kind::Payment => {
            Err(Failure::usage("a payment is not negative").help("for the other way round, swap the names"))
        }
        Sign::Bill | Sign::Refund if amount.is_negative() => {
            Err(Failure::usage("a bill is not negative")
                .help("for money that came back, write the amount with --refund"))
        }
        Sign::Refund => Ok((-amount, currency)),
        Sign::Bill | Sign::AsWritten => Ok((amount, currency)),
    }
}

/// Reads who paid a bill and who shares it, by what the group assumes where nothing is said.
fn bill(
    setting: &Setting<'_>,
    typed: &EntryArgs,
    date: Date,
    currency: Currency,
) -> Result<(Vec<Payer>, Split), Misfit> {
    let defaults = &setting.group().defaults;
    let payers = match typed.paid_by.as_deref().or(defaults.paid_by.as_deref()) {
        Some(typed) => setting.payers(typed, date, currency),
        None => default_payer(setting, date),
    };
    let payers = payers.map_err(of(Column::PaidBy))?;
    let split = typed.split.as_deref().or(defaults.split.as_deref()).unwrap_or("all");
    let split = setting.split(split, date, currency).map_err(of(Column::Split))?;
    setting.not_blocked(&payers, &split).map_err(of(Column::Split))?;
    Ok((payers, split))
}

fn default_payer(setting: &Setting<'_>, date: Date) -> Result<Vec<Payer>, Failure> {
    let me = choose::known_me(setting.me).map_err(|failure| failure.help("or say who paid: -p WHO"))?;
    setting.are_in(std::iter::once(me), date).map_err(|failure| failure.help("or say who paid: -p WHO"))?;
    Ok(vec![Payer { person: me, amount: None }])
}

/// Reads who handed money to whom: one name each, which may be of people who left.
fn payment(setting: &Setting<'_>, typed: &EntryArgs, date: Date) -> Result<(Vec<Payer>, Split), Misfit> {
    let one = |column: Column, flag: &str, typed: Option<&str>| {
        let missing = || Failure::usage("a payment is from one person to one other").help(flag.to_owned());
        let name = typed.map(str::trim).filter(|name| !name.is_empty() && !name.contains([',', ' ']));
        let person = name.ok_or_else(missing).and_then(|name| choose::person(setting.setup, name, setting.me));
        person.map_err(of(column))
    };
    let from = one(Column::PaidBy, "paid_by is who paid", typed.paid_by.as_deref())?;
    let to = one(Column::Split, "split is who was paid", typed.split.as_deref())?;
    if from == to {
        let failure = Failure::usage(format!("this names {} twice", setting.setup.handle(from)));
        return Err(of(Column::Split)(failure));
    }
    for (person, column) in [(from, Column::PaidBy), (to, Column::Split)] {
        setting.may_settle(std::iter::once(person), date).map_err(of(column))?;
    }
    let whole = SplitPart { person: to, way: Way::Rest { weight: Weight::ONE, adjust: Money::ZERO } };
    Ok((vec![Payer { person: from, amount: None }], Split { parts: vec![whole], items: false }))
}

impl New {
    /// Tells whether an entry that is there says the same, as far as money is concerned: the group aside.
    #[must_use]
    pub fn moves_as(&self, entry: &Entry<'_>) -> bool {
        let mut paid: Vec<Part> = Vec::new();
        let by_person = |parts: &[SplitPart]| {
            let mut parts = parts.to_vec();
            parts.sort_by_key(|part| part.person);
            parts
        };
        let sorted = |parts: &[Part]| {
            let mut parts: Vec<(PersonIndex, Money)> = parts.iter().map(|part| (part.person, part.amount)).collect();
            parts.sort_by_key(|(person, _)| *person);
            parts
        };
        fill_payers(self.amount, &self.payers, &mut paid).is_ok()
            && (self.date, self.kind, self.amount, self.currency)
                == (entry.date, entry.kind, entry.amount, entry.currency)
            && sorted(&paid) == sorted(&entry.payers)
            && by_person(&self.split.parts) == by_person(&entry.split.parts)
            && self.split.items == entry.split.items
    }
}
