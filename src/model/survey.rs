//! What one reading of all entries tells those who then have something to say about a few of them.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::balance::Tally;
use super::entry::{Entry, Status};
use super::id::Id;

/// The sums, the ids and the categories of a ledger, and some of its entries.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// The balances.
    pub tally: Tally,
    /// All ids; once [`Survey::finish`] was called those that tell the wanted ones apart, in order.
    pub ids: Vec<Id>,
    /// The entries that were asked for, losers of conflicts aside.
    pub found: Vec<Entry<'static>>,
    /// How many entries have each category.
    pub categories: Categories,
}

/// How often each category stands there.
///
/// Most ledgers have few, and of few it is quicker to look at one after the other than to search in order; those
/// that came late to a ledger of very many are searched.
#[derive(Clone, Debug, Default)]
pub struct Categories {
    first: Vec<(String, usize)>,
    later: BTreeMap<String, usize>,
}

/// So many categories are looked at one after the other.
const FIRST_MAX: usize = 24;

impl Categories {
    /// Counts one category more, so many times.
    fn add(&mut self, category: &str, count: usize) {
        if let Some((_, known)) = self.first.iter_mut().find(|(name, _)| name == category) {
            *known += count;
        } else if self.first.len() < FIRST_MAX {
            self.first.push((category.to_owned(), count));
        } else if let Some(known) = self.later.get_mut(category) {
            *known += count;
        } else {
            self.later.insert(category.to_owned(), count);
        }
    }

    /// Counts what others counted.
    fn join(&mut self, other: &Categories) {
        other.first.iter().for_each(|(category, count)| self.add(category, *count));
        other.later.iter().for_each(|(category, count)| self.add(category, *count));
    }

    /// Returns how many entries have a category.
    #[must_use]
    pub fn count(&self, category: &str) -> usize {
        let first = self.first.iter().find(|(name, _)| name == category).map(|(_, count)| *count);
        first.or_else(|| self.later.get(category).copied()).unwrap_or(0)
    }

    /// Returns all of them with their counts, in order.
    #[must_use]
    pub fn in_order(&self) -> BTreeMap<&str, usize> {
        let first = self.first.iter().map(|(name, count)| (name.as_str(), *count));
        first.chain(self.later.iter().map(|(name, count)| (name.as_str(), *count))).collect()
    }
}

impl Survey {
    /// Adds an entry; `is_wanted` says whether it is one that was asked for.
    pub fn add(&mut self, entry: &Entry<'_>, is_wanted: bool) {
        self.tally.add(entry);
        self.ids.push(entry.id);
        if !entry.category.is_empty() {
            self.categories.add(&entry.category, 1);
        }
        if is_wanted && entry.status != Status::Conflict {
            self.found.push(entry.detached());
        }
    }

    /// Adds what was found in other files.
    pub fn join(&mut self, mut other: Survey) {
        self.found.append(&mut other.found);
        self.join_sums(&other);
    }

    /// Adds what was found in other files, but for the entries that were asked for there.
    pub fn join_sums(&mut self, other: &Survey) {
        self.tally.merge(&other.tally);
        self.ids.extend_from_slice(&other.ids);
        self.categories.join(&other.categories);
    }

    /// Keeps of the ids those that are wanted and their neighbours, in order, each once: how much of a wanted id
    /// tells it from all others can be seen from these.
    pub fn finish(&mut self, wanted: &[Id]) {
        if wanted.len() > FEW {
            self.ids.sort_unstable();
            self.ids.dedup();
            return;
        }
        let mut kept = Vec::new();
        for wanted in wanted {
            let (mut before, mut after) = (None, None);
            for id in &self.ids {
                match id.cmp(wanted) {
                    Ordering::Less => before = before.max(Some(*id)),
                    Ordering::Greater => after = Some(after.map_or(*id, |after: Id| after.min(*id))),
                    Ordering::Equal => kept.push(*id),
                }
            }
            kept.extend(before);
            kept.extend(after);
        }
        kept.sort_unstable();
        kept.dedup();
        self.ids = kept;
    }
}

/// For so many ids it is quicker to look at all others once for each than to bring all in order.
const FEW: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::id::unique_prefix;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_category_is_counted(categories in prop::collection::vec("[a-z]{0,2}", 0..200)) {
            let (mut quick, mut slow) = (Categories::default(), BTreeMap::new());
            for category in &categories {
                quick.add(category, 1);
                *slow.entry(category.as_str()).or_insert(0) += 1;
            }
            prop_assert_eq!(quick.in_order(), slow.clone());
            prop_assert!(slow.iter().all(|(category, count)| quick.count(category) == *count));
            prop_assert_eq!(quick.count("none"), 0);
        }

        #[test]
        fn neighbours_tell_as_much_as_all(
            ids in prop::collection::vec(0_u64..2000, 1..60), wanted in prop::collection::vec(0_u64..2000, 0..12),
        ) {
            let of = |bits: &[u64]| bits.iter().map(|bits| Id::from_bits(bits << 40)).collect::<Vec<Id>>();
            let (mut all, wanted) = (of(&ids), of(&wanted));
            let mut survey = Survey { ids: all.clone(), ..Survey::default() };
            survey.finish(&wanted);
            all.sort_unstable();
            all.dedup();
            prop_assert!(survey.ids.is_sorted());
            for id in wanted {
                prop_assert_eq!(unique_prefix(&survey.ids, id, 1), unique_prefix(&all, id, 1));
            }
        }
    }
}
