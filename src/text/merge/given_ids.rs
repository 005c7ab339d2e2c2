//! Ids that the driver gave to rows without one, while it merged what was doubled already.
//!
//! Of a row that stood twice, one may have been taken out on one side and the other changed on the other side. That
//! is a conflict, and whoever merges by meaning gives the row an id, so that both versions can stand beside each
//! other. Merged again from what is sound there is no conflict, and the row has no id:
//!
//! ```text
//! merged     691783hf9kvw,2024-04-05,taxi,25.93,…       691783hf9kvw,2024-04-05,taxi,25.93,…,conflict
//! is right   ,2024-04-05,taxi,25.93,…
//! ```
//!
//! It is one taxi. The row that is right gets the id, since others may have written it down meanwhile, and what else
//! has the id is known by what it says.

use std::collections::{BTreeMap, BTreeSet};

use super::loose::{MAIN_COLUMNS, MAIN_SAME_MIN, OCCURRENCES_MAX, ids_for};
use super::repair_rows::{Rows, Words};
use crate::model::{Id, Status};
use crate::text::table_edit::replace_cells;

/// Tells whether a row that got this id is another one.
type Likeness<'l> = &'l dyn Fn(&str, &Words, &Words) -> bool;

/// Lists the ids that stand in none of the `sound` versions of a file and were made for a row without one of those
/// that are `known`.
pub fn ids_given(path: &str, found: &Rows, sound: &[&Rows], known: &[&Rows]) -> BTreeSet<String> {
    let is_new = |key: &&str| !key.is_empty() && sound.iter().all(|page| page.of(key).is_empty());
    let mut new: BTreeMap<Id, &str> = BTreeMap::new();
    for key in found.keys().filter(is_new) {
        new.extend(Id::parse(key).map(|id| (id, key)));
    }
    let mut given = BTreeSet::new();
    if new.is_empty() {
        return given;
    }
    for row in known.iter().flat_map(|page| page.of("")) {
        given.extend(ids_of(path, row).filter_map(|id| new.get(&id).map(|key| (*key).to_owned())));
    }
    given
}

/// Writes the ids that were given to rows of a table that is right, whose rows are `right`; but for those that stand
/// in a known version, which may be one of another file.
pub fn with_ids_given(path: &str, text: &str, [right, found]: [&Rows; 2], given: &BTreeSet<&String>) -> String {
    let free: Vec<usize> = right.places.get("").cloned().unwrap_or_default();
    let mut ids: BTreeMap<usize, &str> = BTreeMap::new();
    let tests: [Likeness<'_>; 3] = [
        &|_, own, row| said(own) == said(row),
        &|key, _, row| Id::parse(key).is_some_and(|key| ids_of(path, row).any(|id| id == key)),
        &|_, own, row| is_like(own, row),
    ];
    for is_it in tests {
        for key in given.iter().filter(|key| !ids.values().any(|own| own == *key)).collect::<Vec<_>>() {
            let Some(own) = found.of(key).into_iter().find(|row| !is_loser(row)) else { continue };
            let is_free = |place: &&usize| !ids.contains_key(place) && is_it(key, own, &right.rows[**place].1);
            let place = free.iter().find(is_free).copied();
            ids.extend(place.map(|place| (place, key.as_str())));
        }
    }
    let write = |text: String, (place, id): (&usize, &&str)| {
        let span = right.rows[*place].2.clone();
        replace_cells(&text, span, &[("id", id)]).unwrap_or(text)
    };
    // From the end, so that the places before stay.
    let mut sorted: Vec<(&usize, &&str)> = ids.iter().collect();
    sorted.sort_unstable_by_key(|(place, _)| std::cmp::Reverse(right.rows[**place].2.start));
    sorted.into_iter().fold(text.to_owned(), write)
}

/// Returns what a row says, without its id and what became of it.
pub fn said(row: &Words) -> Words {
    let is_said = |name: &str| name != "id" && name != "status";
    row.iter().filter(|(name, _)| is_said(name)).map(|(name, cell)| (name.clone(), cell.clone())).collect()
}

/// Tells whether a row is a version that lost.
pub fn is_loser(row: &Words) -> bool {
    row.get("status").is_some_and(|status| status == Status::Conflict.word())
}

/// Tells whether a row may be another one after a change, as rows without an id are known again.
pub fn is_like(one: &Words, other: &Words) -> bool {
    let same = |name: &&&str| one.get(**name) == other.get(**name);
    same(&&MAIN_COLUMNS[0]) && MAIN_COLUMNS.iter().filter(same).count() >= MAIN_SAME_MIN
}

/// Lists the ids that `fmt` would try for a row without one.
pub fn ids_of(path: &str, row: &Words) -> impl Iterator<Item = Id> + use<> {
    ids_for(path, &|name| row.get(name).map_or("", String::as_str)).take(OCCURRENCES_MAX)
}
