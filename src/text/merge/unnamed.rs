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

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::columns::{BASE, Columns, OURS, THEIRS};
use super::given_ids::{ids_of, is_like, is_loser, said};
use super::loose::{Loose, Matcher, OCCURRENCES_MAX, provisional_ids, rows_of};
use super::repair_rows::{Rows, Words};
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

/// Returns what is there `now` with the ids that somebody took away who went on from what was `found`, of rows that say
/// something else in what is `right`; nothing where there are none.
pub fn with_ids_again(path: &str, [right, found, now]: [&Rows; 3]) -> Option<Rows> {
    // A row that stands twice word for word is one.
    let in_force = |page: &Rows, key: &str| {
        let mut rows: Vec<Words> = page.of(key).into_iter().filter(|row| !is_loser(row)).cloned().collect();
        rows.dedup();
        rows.pop().filter(|_| rows.is_empty())
    };
    let keys: BTreeSet<&str> = found.keys().collect();
    let lost: Vec<(&str, Words)> = keys
        .into_iter()
        .filter(|key| !key.is_empty() && now.of(key).is_empty() && !right.of(key).is_empty())
        .filter_map(|key| Some((key, in_force(found, key)?)))
        .filter(|(key, row)| in_force(right, key).as_ref() != Some(row))
        .collect();
    if lost.is_empty() {
        return None;
    }
    let mut old = found.of("");
    let is_new = |place: &usize| {
        let known = old.iter().position(|row| **row == now.rows[*place].1);
        known.map(|known| old.swap_remove(known)).is_none()
    };
    let mut free: Vec<usize> = now.places.get("").into_iter().flatten().copied().filter(is_new).collect();
    let mut again = now.clone();
    for (key, own) in lost {
        let tests: [&dyn Fn(&Words) -> bool; 3] = [
            &|row| said(row) == said(&own),
            &|row| Id::parse(key).is_some_and(|key| ids_of(path, row).any(|id| id == key)),
            &|row| is_like(row, &own),
        ];
        let found = tests.iter().find_map(|is_it| free.iter().position(|place| is_it(&now.rows[*place].1)));
        if let Some(place) = found.map(|at| free.remove(at)) {
            let (own_key, row, _) = &mut again.rows[place];
            key.clone_into(own_key);
            row.insert("id".into(), key.into());
        }
    }
    again.find_places();
    Some(again)
}
