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
    pub fn join(&mut self, mut other: Survey) {
        self.found.append(&mut other.found);
        self.join_sums(&other);
    }

    /// Adds what was found in other files, but for the entries that were asked for there.
    pub fn join_sums(&mut self, other: &Survey) {
        self.tally.merge(&other.tally);
        self.ids.extend_from_slice(&other.ids);
        for (category, count) in &other.categories {
            match self.categories.get_mut(category) {
                Some(known) => *known += count,
                None => drop(self.categories.insert(category.clone(), *count)),
            }
        }
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
