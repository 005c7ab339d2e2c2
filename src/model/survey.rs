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
    /// Ids of entries; once [`Survey::finish`] was called those of all that tell the wanted ones apart, in order.
    pub ids: Vec<Id>,
    /// The ids of surveys that were joined to this one, as these had them: there may be very many.
    of_others: Vec<Vec<Id>>,
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
        self.of_others.push(std::mem::take(&mut other.ids));
        self.of_others.append(&mut other.of_others);
        self.join_sums(&other);
    }

    /// Adds what was found in other files, but for the entries that were asked for there, and the ids.
    pub fn join_sums(&mut self, other: &Survey) {
        self.tally.merge(&other.tally);
        self.categories.join(&other.categories);
    }

    /// Keeps of the ids those that are wanted and their neighbours, in order, each once: how much of a wanted id
    /// tells it from all others can be seen from these.
    pub fn finish(&mut self, wanted: &[Id]) {
        let of_others = std::mem::take(&mut self.of_others);
        let all = std::iter::once(self.ids.as_slice()).chain(of_others.iter().map(Vec::as_slice));
        self.ids = telling(wanted, all);
    }
}

/// Returns of many ids those that are wanted and their neighbours, in order, each once; or all of them, where that is
/// quicker.
#[must_use]
pub fn telling<'i>(wanted: &[Id], all: impl Iterator<Item = &'i [Id]> + Clone) -> Vec<Id> {
    let mut kept: Vec<Id> = if wanted.len() > FEW {
        all.flatten().copied().collect()
    } else {
        wanted.iter().flat_map(|wanted| around(*wanted, all.clone())).collect()
    };
    kept.sort_unstable();
    kept.dedup();
    kept
}

/// Returns an id, when it is there, and its neighbours before and after it.
fn around<'i>(wanted: Id, all: impl Iterator<Item = &'i [Id]>) -> impl Iterator<Item = Id> {
    let wanted = wanted.bits();
    let (mut is_there, mut before, mut after) = (false, None, None);
    for ids in all {
        // Without branches, as nobody could guess which way the next id goes.
        let (mut below, mut above) = (0, u64::MAX);
        for id in ids.iter().map(|id| id.bits()) {
            is_there |= id == wanted;
            below = below.max(if id < wanted { id + 1 } else { 0 });
            above = above.min(if id > wanted { id } else { u64::MAX });
        }
        before = before.max(below.checked_sub(1));
        after = [after, Some(above).filter(|above| *above < u64::MAX)].into_iter().flatten().min();
    }
    [is_there.then_some(wanted), before, after].into_iter().flatten().map(Id::from_bits)
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
            others in prop::collection::vec(prop::collection::vec(0_u64..2000, 0..9), 0..3),
        ) {
            let of = |bits: &[u64]| bits.iter().map(|bits| Id::from_bits(bits << 40)).collect::<Vec<Id>>();
            let (mut all, wanted) = (of(&ids), of(&wanted));
            let mut survey = Survey { ids: all.clone(), ..Survey::default() };
            for piece in others.iter().map(|ids| of(ids)) {
                all.extend_from_slice(&piece);
                let (ids, of_others) = (piece.clone(), vec![piece]);
                survey.join(Survey { ids, of_others, ..Survey::default() });
            }
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
