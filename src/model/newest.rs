//! The newest of very many entries, of which few are held at once.

use super::date::Date;
use super::entry::{Entry, Place};
use super::id::Id;
use super::ledger::Ledger;
use super::setup::Setup;

/// The newest entries of those that fit, and the ids of all.
#[derive(Clone, Debug)]
pub struct Newest<'t> {
    count_max: usize,
    /// The newest so far, in no order, and perhaps as many that are older.
    kept: Vec<Entry<'t>>,
    /// The oldest of the newest: what is older than this is none of them.
    oldest: Option<Order>,
    ids: Vec<Id>,
    fitting: usize,
}

/// What a ledger's entries are in order of.
type Order = (Date, Id, Place);

fn order(entry: &Entry<'_>) -> Order {
    (entry.date, entry.id, entry.place)
}

impl<'t> Newest<'t> {
    /// Begins to look for so many.
    #[must_use]
    pub fn of(count_max: usize) -> Newest<'t> {
        Newest { count_max, kept: Vec::new(), oldest: None, ids: Vec::new(), fitting: 0 }
    }

    /// Adds an entry; `fits` says whether it may be one of them.
    pub fn add(&mut self, entry: &Entry<'t>, fits: bool) {
        self.ids.push(entry.id);
        if fits {
            self.fitting += 1;
            if self.oldest.is_none_or(|oldest| oldest < order(entry)) {
                self.keep(entry.clone());
            }
        }
    }

    /// Adds what was found in other files.
    pub fn join(&mut self, other: Newest<'t>) {
        self.ids.extend(other.ids);
        self.fitting += other.fitting;
        other.kept.into_iter().for_each(|entry| self.keep(entry));
    }

    fn keep(&mut self, entry: Entry<'t>) {
        self.kept.push(entry);
        if self.kept.len() > self.count_max.saturating_mul(2) {
            self.leave_out();
        }
    }

    /// Leaves out what is older than the newest.
    fn leave_out(&mut self) {
        self.kept.sort_unstable_by_key(|entry| std::cmp::Reverse(order(entry)));
        self.kept.truncate(self.count_max);
        self.oldest = self.kept.last().map(order);
    }

    /// Returns a ledger of them, the ids of all entries, in order, and how many more there are that fit.
    #[must_use]
    pub fn into_ledger(mut self, setup: &'t Setup) -> (Ledger<'t>, Vec<Id>, usize) {
        self.leave_out();
        let more = self.fitting - self.kept.len();
        self.ids.sort_unstable();
        self.ids.dedup();
        (Ledger::new(setup, self.kept), self.ids, more)
    }
}
