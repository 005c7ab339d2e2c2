//! What one reading of all entries tells those who then have something to say about a few of them.

use std::collections::BTreeMap;

use super::balance::Tally;
use super::entry::{Entry, Status};
use super::id::Id;

/// The sums, the ids and the categories of a ledger, and some of its entries.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// The balances.
    pub tally: Tally,
    /// All ids, in order once [`Survey::finish`] was called.
    pub ids: Vec<Id>,
    /// The entries that were asked for, losers of conflicts aside.
    pub found: Vec<Entry<'static>>,
    /// How many entries have each category.
    pub categories: BTreeMap<String, usize>,
}

impl Survey {
    /// Adds an entry; `is_wanted` says whether it is one that was asked for.
    pub fn add(&mut self, entry: &Entry<'_>, is_wanted: bool) {
        self.tally.add(entry);
        self.ids.push(entry.id);
        if !entry.category.is_empty() {
            match self.categories.get_mut(&*entry.category) {
                Some(count) => *count += 1,
                None => drop(self.categories.insert(entry.category.to_string(), 1)),
            }
        }
        if is_wanted && entry.status != Status::Conflict {
            self.found.push(entry.detached());
        }
    }

    /// Adds what was found in other files.
    pub fn join(&mut self, other: Survey) {
        self.tally.merge(&other.tally);
        self.ids.extend(other.ids);
        self.found.extend(other.found);
        for (category, count) in other.categories {
            *self.categories.entry(category).or_default() += count;
        }
    }

    /// Brings the ids in order, each once.
    pub fn finish(&mut self) {
        self.ids.sort_unstable();
        self.ids.dedup();
    }
}
