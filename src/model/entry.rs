//! Entries: one expense, payment or income, as a row tells it and as it counts.

use std::borrow::Cow;

use super::currency::Currency;
use super::date::Date;
use super::group::{GroupIndex, words};
use super::id::Id;
use super::money::Money;
use super::person::PersonIndex;
use super::split::Split;

words! {
    /// What an entry is; a refund is an expense with a negative amount.
    Kind {
        /// Someone paid for some.
        #[default]
        Expense = "expense",
        /// Someone handed money to someone.
        Payment = "payment",
        /// Money came in through someone and is owed to some.
        Income = "income",
    }
}

words! {
    /// Whether an entry counts.
    Status {
        /// It counts.
        #[default]
        Counts = "",
        /// Taken back; counts for nothing.
        Void = "void",
        /// The loser of two changes that met; counts for nothing until a person settles it.
        Conflict = "conflict",
        /// Waits for those charged; counts for nothing until then.
        Pending = "pending",
    }
}

/// A person's part of an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Who.
    pub person: PersonIndex,
    /// How much, in smallest units.
    pub amount: Money,
}

/// Where a row stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file's place among the files that were read.
    pub file: u32,
    /// The line the row begins on, from 1.
    pub line: u32,
    /// The first byte of the row.
    pub start: usize,
    /// The byte after the row, before its line ending.
    pub end: usize,
}

/// One entry; texts are borrowed from the file they stand in.
#[derive(Clone, Debug)]
pub struct Entry<'t> {
    /// The id, written or provisional.
    pub id: Id,
    /// Whether the row itself says the id.
    pub id_is_written: bool,
    /// Where the row stands.
    pub place: Place,
    /// The group it belongs to.
    pub group: GroupIndex,
    /// The day it happened.
    pub date: Date,
    /// What it is.
    pub kind: Kind,
    /// What it was for.
    pub description: Cow<'t, str>,
    /// The whole amount, in smallest units of `currency`.
    pub amount: Money,
    /// The currency.
    pub currency: Currency,
    /// Who paid how much; adds up to `amount`.
    pub payers: Vec<Part>,
    /// The split as it is written.
    pub split: Split,
    /// What falls on whom, exactly; adds up to `amount`.
    pub shares: Vec<Part>,
    /// The category, or empty.
    pub category: Cow<'t, str>,
    /// Tags separated by spaces, or empty.
    pub tags: Cow<'t, str>,
    /// The day it should be paid by.
    pub due: Option<Date>,
    /// A note, or empty.
    pub note: Cow<'t, str>,
    /// The receipt's file name, or empty.
    pub receipt: Cow<'t, str>,
    /// Whether it counts.
    pub status: Status,
    /// The handle of who wrote the row, or empty.
    pub by: Cow<'t, str>,
    /// Cells of columns that this program does not know: column and value.
    pub extra: Vec<(Cow<'t, str>, Cow<'t, str>)>,
}

impl Entry<'_> {
    /// Returns the entry with texts of its own, so that it outlives the file it was read from.
    #[must_use]
    pub fn detached(&self) -> Entry<'static> {
        let own = |text: &Cow<'_, str>| Cow::Owned(text.clone().into_owned());
        Entry {
            id: self.id,
            id_is_written: self.id_is_written,
            place: self.place,
            group: self.group,
            date: self.date,
            kind: self.kind,
            description: own(&self.description),
            amount: self.amount,
            currency: self.currency,
            payers: self.payers.clone(),
            split: self.split.clone(),
            shares: self.shares.clone(),
            category: own(&self.category),
            tags: own(&self.tags),
            due: self.due,
            note: own(&self.note),
            receipt: own(&self.receipt),
            status: self.status,
            by: own(&self.by),
            extra: self.extra.iter().map(|(name, value)| (own(name), own(value))).collect(),
        }
    }

    /// Tells whether the entry counts.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.status == Status::Counts
    }

    /// Tells whether this is money that came back.
    #[must_use]
    pub fn is_refund(&self) -> bool {
        self.kind == Kind::Expense && self.amount.is_negative()
    }

    /// Returns what a person paid of it.
    #[must_use]
    pub fn paid_by(&self, person: PersonIndex) -> Money {
        sum_of(&self.payers, person)
    }

    /// Returns what falls on a person.
    #[must_use]
    pub fn share_of(&self, person: PersonIndex) -> Money {
        sum_of(&self.shares, person)
    }

    /// Returns what the entry adds to a person's balance, whether it counts or not.
    #[must_use]
    pub fn effect_on(&self, person: PersonIndex) -> Money {
        let effect = self.paid_by(person) - self.share_of(person);
        if self.kind == Kind::Income { -effect } else { effect }
    }

    /// Tells whether a person paid or takes a share.
    #[must_use]
    pub fn involves(&self, person: PersonIndex) -> bool {
        self.payers.iter().chain(&self.shares).any(|part| part.person == person)
    }
}

fn sum_of(parts: &[Part], person: PersonIndex) -> Money {
    parts.iter().filter(|part| part.person == person).map(|part| part.amount).sum()
}
