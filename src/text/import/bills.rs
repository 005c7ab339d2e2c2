//! What another program's file says, in one form for all of them: people, bills, and what it thinks they owe.
//!
//! A reader turns the text of a file into [`Bills`] and decides nothing else: who the people are in the ledger, which
//! ids rows get and whether a rule or fixed parts are written is decided later, the same way for every program.
//!
//! A person is meant by a [`PersonIndex`] into [`Bills::people`] of the same file.

use std::ops::Range;

use super::problem::ImportProblem;
use crate::model::{Currency, Date, Kind, Money, Part, PersonIndex, SplitPart, Status, Weight};

/// What a file says.
#[derive(Clone, Debug, Default)]
pub struct Bills {
    /// What the file calls the group, or empty.
    pub title: String,
    /// What the file says about the group, or empty.
    pub about: String,
    /// The currency most of it is in, where the file says so.
    pub currency: Option<Currency>,
    /// Everyone it names, in the file's order.
    pub people: Vec<ImportedPerson>,
    /// Every bill, payment and income, in the file's order.
    pub bills: Vec<Bill>,
    /// What the file itself says people end with, after all that it holds.
    pub balances: Vec<StatedBalance>,
    /// How exactly those are computed.
    pub rounding: Rounding,
    /// Exchange rates the file pins.
    pub rates: Vec<ImportedRate>,
    /// What the format or this file cannot say, and what was left out on purpose: a sentence each.
    pub losses: Vec<Loss>,
    /// Whether every bill is shared by the weights of people, whatever file says them; see [`super::weights`].
    pub by_weight: bool,
    /// What must be given together with this file, where it is of no use alone.
    pub needs: Option<&'static str>,
}

/// Someone the file names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedPerson {
    /// The name as the file writes it, without marks such as `(removed)`.
    pub name: String,
    /// How many parts the person usually takes, where the file says so.
    pub weight: Option<Weight>,
    /// Whether the person has left.
    pub has_left: bool,
    /// The address for mail, or empty.
    pub email: String,
}

/// One bill, payment or income.
#[derive(Clone, Debug, PartialEq)]
pub struct Bill {
    /// Its bytes in the text that was read (in a file of two bytes a character: of the text made from it).
    pub span: Range<usize>,
    /// What the program that wrote the file calls it, unique within the file and the same the next time; or nothing.
    pub key: Option<String>,
    /// The day.
    pub date: Date,
    /// What it is; a refund is an expense of less than nothing.
    pub kind: Kind,
    /// What it was for.
    pub description: String,
    /// The whole amount, in smallest units of `currency`.
    pub amount: Money,
    /// The currency it is counted in.
    pub currency: Currency,
    /// Who paid how much, in smallest units; adds up to the amount. Of a payment, who handed it over.
    pub paid: Vec<Part>,
    /// Who shares it how.
    pub division: Division,
    /// The category, or empty.
    pub category: String,
    /// Words without spaces.
    pub tags: Vec<String>,
    /// The day it should be paid by.
    pub due: Option<Date>,
    /// A note, or empty.
    pub note: String,
    /// Whether it counts.
    pub status: Status,
    /// How it comes again.
    pub repeat: Option<Repeat>,
    /// Files that belong to it.
    pub attachments: Vec<Attachment>,
}

/// How a bill is shared.
#[derive(Clone, Debug, PartialEq)]
pub struct Division {
    /// The rule, where the file says one; it may give other odd cents than the file's program gave.
    pub rule: Option<Vec<SplitPart>>,
    /// The exact parts in smallest units, where the file says them; they add up to the amount.
    pub parts: Option<Vec<Part>>,
}

/// What the file says someone ends with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedBalance {
    /// Who.
    pub person: PersonIndex,
    /// In which currency.
    pub currency: Currency,
    /// What is owed to the person, in smallest units; less than nothing is what the person owes.
    pub minor: i128,
    /// The bytes that say it.
    pub span: Range<usize>,
}

/// How exactly a program computes the balances that it states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rounding {
    /// In whole smallest units: what is imported must come to the same.
    #[default]
    Exact,
    /// With fractions: off by at most one smallest unit for each bill that the person takes part in.
    UnitPerBill,
}

/// An exchange rate the file pins: one `from` is worth `rate` `to`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedRate {
    /// The day.
    pub date: Date,
    /// What is exchanged.
    pub from: Currency,
    /// For what.
    pub to: Currency,
    /// The decimal number, as `rates.csv` writes it.
    pub rate: String,
}

/// How a bill comes again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// Every so many units.
    pub every: u32,
    /// Of what.
    pub unit: RepeatUnit,
    /// The last day on which it may.
    pub until: Option<Date>,
}

/// What is counted between two of the same bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RepeatUnit {
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Half months: the 1st and the 15th.
    HalfMonth,
    /// Months.
    Month,
    /// Years.
    Year,
}

/// A file that belongs to a bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// What it holds; nothing where the file only says where it was.
    pub bytes: Option<Vec<u8>>,
    /// Where it was, or empty.
    pub address: String,
}

/// Something that does not come along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// What, as a sentence without full stop that begins in lower case.
    pub words: String,
    /// How many rows it is about; zero where it is the whole format.
    pub rows: usize,
}

/// What a reader needs to know beside the text.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// The currency of amounts for which the file says none.
    pub currency: Option<Currency>,
    /// The order of day and month in dates that do not tell, where the user said it.
    pub dates: Option<DateOrder>,
    /// The name of the user in the file, for programs that write `You`.
    pub me: Option<String>,
    /// The day of balances for which the file says none.
    pub today: Option<Date>,
}

/// The order of the parts of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// 2026-07-14.
    YearMonthDay,
    /// 14.07.2026.
    DayMonthYear,
    /// 07/14/2026.
    MonthDayYear,
}

/// What a reader gives: all that it could read, or everything that is wrong.
pub type ReadResult = Result<Bills, Vec<ImportProblem>>;

impl Bills {
    /// Returns someone by name, adding who is not known yet.
    pub fn person(&mut self, name: &str) -> PersonIndex {
        let at = self.people.iter().position(|person| person.name == name).unwrap_or_else(|| {
            self.people.push(ImportedPerson::named(name));
            self.people.len() - 1
        });
        PersonIndex(u32::try_from(at).expect("a file within the limit names fewer people"))
    }
}

impl Bill {
    /// Makes an expense that counts, of which all but this is still to be said.
    #[must_use]
    pub fn of(span: Range<usize>, date: Date, amount: Money, currency: Currency) -> Bill {
        Bill {
            span,
            key: None,
            date,
            kind: Kind::Expense,
            description: String::new(),
            amount,
            currency,
            paid: Vec::new(),
            division: Division { rule: None, parts: None },
            category: String::new(),
            tags: Vec::new(),
            due: None,
            note: String::new(),
            status: Status::Counts,
            repeat: None,
            attachments: Vec::new(),
        }
    }
}

impl Attachment {
    /// Makes an attachment of which only the address is known; it is named as the address ends.
    #[must_use]
    pub fn at(address: &str, name_otherwise: &str) -> Attachment {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let name = path.rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or(name_otherwise);
        Attachment { name: name.to_owned(), bytes: None, address: address.to_owned() }
    }
}

impl ImportedPerson {
    /// Returns someone of whom nothing but the name is known.
    #[must_use]
    pub fn named(name: &str) -> ImportedPerson {
        ImportedPerson { name: name.to_owned(), weight: None, has_left: false, email: String::new() }
    }
}
