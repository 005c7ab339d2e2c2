//! Checkpoints: balances that friends wrote down as right, which every later change must leave as they were.
//!
//! A checkpoint is about the end of a day: all that counts and happened on that day or before, whatever the order
//! of rows and files. A bill that somebody adds later with an earlier date breaks it, and so does an edit of an old
//! one; both are what it is there to find.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::currency::Currency;
use super::date::Date;
use super::entry::{Entry, Kind};
use super::group::GroupIndex;
use super::money::Money;
use super::person::PersonIndex;

/// One balance that somebody wrote down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The day at whose end it holds.
    pub date: Date,
    /// The group.
    pub group: GroupIndex,
    /// Whose balance it is.
    pub person: PersonIndex,
    /// The currency.
    pub currency: Currency,
    /// The balance, in smallest units of `currency`; positive gets back.
    pub balance: Money,
    /// Why it was written down, or empty.
    pub note: String,
    /// The bytes of the balance in the group's file.
    pub span: Range<usize>,
    /// The bytes of the whole row.
    pub row: Range<usize>,
}

/// Adds up entries from one checkpoint's day to the next; without checkpoints it does nothing.
#[derive(Clone, Debug, Default)]
pub struct CheckpointTally {
    books: HashMap<(GroupIndex, Currency), Book>,
}

/// What changed between the days of one group and currency.
#[derive(Clone, Debug, Default)]
struct Book {
    /// The days, in order.
    days: Vec<Date>,
    /// What happened after the day before and up to each of them.
    changes: Vec<BTreeMap<PersonIndex, Money>>,
}

impl CheckpointTally {
    /// Prepares for some checkpoints.
    #[must_use]
    pub fn of(checkpoints: &[Checkpoint]) -> CheckpointTally {
        let mut books: HashMap<(GroupIndex, Currency), Book> = HashMap::new();
        for checkpoint in checkpoints {
            books.entry((checkpoint.group, checkpoint.currency)).or_default().days.push(checkpoint.date);
        }
        for book in books.values_mut() {
            book.days.sort_unstable();
            book.days.dedup();
            book.changes = vec![BTreeMap::new(); book.days.len()];
        }
        CheckpointTally { books }
    }

    /// Adds one entry, when it counts and a checkpoint comes after it.
    pub fn add(&mut self, entry: &Entry<'_>) {
        if self.books.is_empty() || !entry.counts() {
            return;
        }
        let Some(book) = self.books.get_mut(&(entry.group, entry.currency)) else { return };
        let at = book.days.partition_point(|day| *day < entry.date);
        let Some(changes) = book.changes.get_mut(at) else { return };
        let turned = |amount: Money| if entry.kind == Kind::Income { -amount } else { amount };
        for part in &entry.payers {
            *changes.entry(part.person).or_default() += turned(part.amount);
        }
        for part in &entry.shares {
            *changes.entry(part.person).or_default() -= turned(part.amount);
        }
    }

    /// Adds what another tally of the same checkpoints found in other files.
    pub fn join(&mut self, other: &CheckpointTally) {
        for (place, theirs) in &other.books {
            let Some(book) = self.books.get_mut(place) else { continue };
            for (ours, theirs) in book.changes.iter_mut().zip(&theirs.changes) {
                for (person, change) in theirs {
                    *ours.entry(*person).or_default() += *change;
                }
            }
        }
    }

    /// Returns what the balance of a checkpoint really is, in smallest units.
    #[must_use]
    pub fn found(&self, checkpoint: &Checkpoint) -> Money {
        let Some(book) = self.books.get(&(checkpoint.group, checkpoint.currency)) else { return Money::ZERO };
        let until = book.days.partition_point(|day| *day <= checkpoint.date);
        book.changes[..until].iter().filter_map(|changes| changes.get(&checkpoint.person)).copied().sum()
    }
}
