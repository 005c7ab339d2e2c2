//! One entry with all that is known about it.

use super::entries::{EntryRow, entry_row};
use super::receipts::ReceiptState;
use super::versions::Author;
use crate::model::shares::rounded_up;
use crate::model::{Entry, Ledger, Money, Status};

/// One entry in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// The entry.
    pub row: EntryRow,
    /// The group's display name.
    pub group_name: String,
    /// Where its row stands.
    pub spot: Spot,
    /// Whether the row itself says the id.
    pub id_is_written: bool,
    /// Who took the odd units, by handle.
    pub odd: Vec<String>,
    /// The lines of an itemised bill.
    pub items: Vec<ItemLine>,
    /// What was said about it.
    pub remarks: Vec<Remark>,
    /// Who recorded it as it is, where anybody signs.
    pub recorded: Option<Author>,
    /// How many bytes its receipt has, where that can be read, and what became of it; nothing without one.
    pub receipt: Option<(Option<u64>, ReceiptState)>,
    /// The losers of conflicts beside it, with where they stand.
    pub versions: Vec<(EntryRow, Spot)>,
}

/// Where a row stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// The path from the ledger's root.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
}

/// One line of an itemised bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemLine {
    /// What it is.
    pub description: String,
    /// What it cost.
    pub amount: Money,
    /// Who shares it.
    pub split: String,
}

/// A message about an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// When, in UTC: `2026-06-14T22:10:00Z`.
    pub time: String,
    /// When, as the reader's clock shows it: `2026-06-14 22:10`.
    pub shown_time: String,
    /// Who, by handle.
    pub author: String,
    /// What was said.
    pub text: String,
}

/// Gathers what is known about an entry; `spot` tells where a row stands.
#[must_use]
pub fn detail(ledger: &Ledger<'_>, entry: &Entry<'_>, spot: &dyn Fn(&Entry<'_>) -> Spot) -> Detail {
    let (ids, setup) = (ledger.ids(), ledger.setup);
    let handle = |person| setup.handle(person).to_owned();
    let losers = ledger
        .entries
        .iter()
        .filter(|other| other.id == entry.id && other.status == Status::Conflict && other.place != entry.place);
    let odd = if entry.split.items {
        Vec::new()
    } else {
        rounded_up(entry.amount, &entry.split.parts, &entry.shares).into_iter().map(handle).collect()
    };
    let items = setup.items.get(&(entry.group, entry.id)).map_or(&[][..], Vec::as_slice);
    let item = |item: &crate::model::setup::Item| ItemLine {
        description: item.description.clone(),
        amount: item.amount,
        split: crate::model::Split { parts: item.parts.clone(), items: false }
            .to_text(handle, entry.currency.decimals()),
    };
    Detail {
        row: entry_row(setup, entry, &ids),
        group_name: ledger.group(entry.group).name.clone(),
        spot: spot(entry),
        id_is_written: entry.id_is_written,
        odd,
        items: items.iter().map(item).collect(),
        remarks: Vec::new(),
        recorded: None,
        receipt: None,
        versions: losers.map(|loser| (entry_row(setup, loser, &ids), spot(loser))).collect(),
    }
}
