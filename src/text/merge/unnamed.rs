//! Rows whose id one side took away, as an undo of `fmt` does.
//!
//! The other side may have changed the row under its id meanwhile:
//!
//! ```text
//! base     691783hf9kvw,2024-04-05,taxi,25.93
//! ours     ,2024-04-05,taxi,25.93
//! theirs   691783hf9kvw,2024-04-05,taxi,31
//! ```
//!
//! It is one taxi, and not one that was taken out and a new one. It has the id as long as one side has it, since an id
//! may be spoken of elsewhere.

use std::collections::{BTreeMap, HashSet};

use super::columns::{BASE, Columns, OURS, THEIRS};
use super::loose::{Loose, Matcher, OCCURRENCES_MAX, provisional_ids, rows_of};
use super::sheet::Sheet;
use super::things::Found;
use crate::model::Id;

/// Lists the rows of the base with a key that each side lacks, where it has rows without one that may be these.
pub fn lost_by<'t>(
    base: &Sheet<'t>,
    columns: &Columns,
    found: &[Found; 3],
    keyed: &HashSet<usize>,
    matchers: &[Matcher<'_, '_>; 2],
) -> [Vec<Loose<'t>>; 2] {
    [(OURS, &matchers[0]), (THEIRS, &matchers[1])].map(|(side, matcher)| {
        if keyed.is_empty() || matcher.free().next().is_none() {
            return Vec::new();
        }
        let present: HashSet<usize> = found[side].iter().flatten().copied().collect();
        let is_lost =
            |line: usize| found[BASE][line].is_some_and(|thing| keyed.contains(&thing) && !present.contains(&thing));
        let mut lost = rows_of(base, columns, BASE, &found[BASE], is_lost);
        lost.retain(|row| !row.is_loser);
        lost
    })
}

impl Matcher<'_, '_> {
    /// Pairs rows with a key with those without one that say the same, or would get that key.
    pub fn pair_unnamed(&mut self, path: &str) {
        self.pair_alike(|row| row.key.is_empty());
        let keys: BTreeMap<Id, usize> =
            (0..self.old.len()).filter_map(|index| Some((Id::parse(&self.old[index].key)?, index))).collect();
        for place in self.free().collect::<Vec<_>>() {
            let mut ids = provisional_ids(path, self.columns, &self.rows[place].values).take(OCCURRENCES_MAX);
            if keys.is_empty() {
                return;
            }
            if let Some(index) = ids.find_map(|id| keys.get(&id).copied().filter(|index| !self.is_found[*index])) {
                self.set(index, place);
            }
        }
    }
}
