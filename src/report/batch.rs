//! What was added at once: how many entries to which group, from when to when, for how much.

use std::collections::BTreeMap;

use super::entries::EntryRow;
use crate::model::{Currency, Date, Money};

/// Entries that were added at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// What went to each group, by its handle.
    pub groups: BTreeMap<String, AddedTo>,
    /// How many were there already.
    pub known: usize,
}

/// What went to one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddedTo {
    /// How many entries.
    pub count: usize,
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// What they come to.
    pub sums: BTreeMap<Currency, Money>,
}

/// Adds up entries that were added at once.
#[must_use]
pub fn added(rows: &[EntryRow], known: usize) -> Added {
    let mut groups: BTreeMap<String, AddedTo> = BTreeMap::new();
    for row in rows {
        let new = AddedTo { count: 0, first: row.date, last: row.date, sums: BTreeMap::new() };
        let to = groups.entry(row.group.clone()).or_insert(new);
        to.count += 1;
        (to.first, to.last) = (to.first.min(row.date), to.last.max(row.date));
        *to.sums.entry(row.currency).or_default() += row.amount;
    }
    Added { groups, known }
}
