//! Entries with every name spelled out, ready to be shown.

use crate::model::id::unique_prefix;
use crate::model::{Currency, Date, Entry, Id, Kind, Ledger, Money, Setup, Status};

/// The least of an id that is shown.
pub const ID_SHOWN_MIN: usize = 4;

/// One entry with names instead of places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    /// The id.
    pub id: Id,
    /// How many characters of the id tell it from all others.
    pub unique: usize,
    /// The group's handle.
    pub group: String,
    /// The day.
    pub date: Date,
    /// What it is.
    pub kind: Kind,
    /// What it was for.
    pub description: String,
    /// The amount, in smallest units.
    pub amount: Money,
    /// The currency.
    pub currency: Currency,
    /// Who paid how much.
    pub payers: Vec<(String, Money)>,
    /// The split as it is written.
    pub split: String,
    /// What falls on whom.
    pub shares: Vec<(String, Money)>,
    /// The category, or empty.
    pub category: String,
    /// The tags.
    pub tags: Vec<String>,
    /// The day it should be paid by.
    pub due: Option<Date>,
    /// A note, or empty.
    pub note: String,
    /// The receipt's file name, or empty.
    pub receipt: String,
    /// Whether it counts.
    pub status: Status,
    /// Who wrote the row, or empty.
    pub by: String,
    /// Cells of columns the program does not know.
    pub extra: Vec<(String, String)>,
}

/// Spells out one entry; `ids` are all ids of the ledger in order.
#[must_use]
pub fn entry_row(setup: &Setup, entry: &Entry<'_>, ids: &[Id]) -> EntryRow {
    let named = |parts: &[crate::model::Part]| {
        parts.iter().map(|part| (setup.handle(part.person).to_owned(), part.amount)).collect()
    };
    EntryRow {
        id: entry.id,
        unique: unique_prefix(ids, entry.id, ID_SHOWN_MIN),
        group: setup.groups[entry.group.get()].handle.clone(),
        date: entry.date,
        kind: entry.kind,
        description: entry.description.clone().into_owned(),
        amount: entry.amount,
        currency: entry.currency,
        payers: named(&entry.payers),
        split: entry.split.to_text(|person| setup.handle(person).to_owned(), entry.currency.decimals()),
        shares: named(&entry.shares),
        category: entry.category.clone().into_owned(),
        tags: entry.tags.split_whitespace().map(str::to_owned).collect(),
        due: entry.due,
        note: entry.note.clone().into_owned(),
        receipt: entry.receipt.clone().into_owned(),
        status: entry.status,
        by: entry.by.clone().into_owned(),
        extra: entry
            .extra
            .iter()
            .map(|(name, value)| (name.clone().into_owned(), value.clone().into_owned()))
            .collect(),
    }
}

/// Spells out entries of a ledger.
#[must_use]
pub fn entry_rows<'e, 't: 'e>(ledger: &Ledger<'t>, entries: impl IntoIterator<Item = &'e Entry<'t>>) -> Vec<EntryRow> {
    let ids = ledger.ids();
    entries.into_iter().map(|entry| entry_row(ledger.setup, entry, &ids)).collect()
}

impl EntryRow {
    /// Returns what the entry is in one word that friends use.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self.kind {
            Kind::Expense if self.amount.is_negative() => "refund",
            kind => kind.word(),
        }
    }

    /// Tells whether everyone's share is as large as any other's, but for an odd unit.
    #[must_use]
    pub fn is_equal(&self) -> bool {
        let amounts = || self.shares.iter().map(|(_, amount)| amount.minor());
        amounts().max().unwrap_or(0) - amounts().min().unwrap_or(0) <= 1
    }
}
