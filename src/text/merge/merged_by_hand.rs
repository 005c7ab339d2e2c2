//! Rows without a key that a person changed or took out while merging.
//!
//! The merge is made again from its parents, and has the row as it was. What the person made of it stands in neither
//! parent and would stand beside it:
//!
//! ```text
//! is right   ,2026-06-15,taxi to the airport,9.00,…
//! was left   ,2026-06-15,taxi,9.00,…
//! ```
//!
//! 1. Rows of what is right that are not in what was left are gone.
//! 2. One that a row written while merging is most like was changed into that: four of the five main cells say the
//!    same, or three with the description among them, as rows without a key are known again anywhere.
//! 3. One that both parents have was taken out. What only one of them has may have been dropped by git, so that it was
//!    changed only where the description was not, or was cut short or went on.

use super::loose::{MAIN_COLUMNS, MAIN_SAME_MIN};
use super::repair_rows::Words;

/// Lists the rows of what is `right` that were changed or taken out while merging: they are not among those that were
/// `left`, of which some were written `by_hand`.
pub fn gone_while_merging<'r>(
    right: &[&'r Words],
    left: &[&Words],
    by_hand: &[&Words],
    parents: &[Vec<&Words>; 2],
) -> Vec<&'r Words> {
    let mut free = left.to_vec();
    let mut gone: Vec<&Words> = Vec::new();
    for row in right {
        match free.iter().position(|own| own == row) {
            Some(place) => drop(free.swap_remove(place)),
            None => gone.push(row),
        }
    }
    let mut changed = Vec::new();
    let have_both = |row: &&Words| parents.iter().all(|parent| parent.contains(row));
    for made in by_hand {
        let could_be = |row: &&Words| have_both(row) || is_called_alike(row, made);
        let rows = gone.iter().enumerate().filter(|(_, row)| could_be(row));
        let likest = rows.filter_map(|(place, row)| Some((likeness(row, made)?, place)));
        // The first of those that are most like it.
        if let Some((_, place)) = likest.reduce(|best, next| if next.0 > best.0 { next } else { best }) {
            changed.push(gone.remove(place));
        }
    }
    let count = |rows: &[&Words], row: &Words| rows.iter().filter(|own| **own == row).count();
    for (place, row) in gone.iter().enumerate() {
        let before = count(&gone[..place], row);
        let stays = count(left, row);
        if parents.iter().all(|parent| count(parent, row) > before + stays) {
            changed.push(row);
        }
    }
    changed
}

/// Tells whether two rows have one description, or one of them the beginning of the other's.
fn is_called_alike(one: &Words, other: &Words) -> bool {
    let [one, other] = [one, other].map(|row| row.get(MAIN_COLUMNS[0]).map_or("", String::as_str));
    !one.is_empty() && !other.is_empty() && (one.starts_with(other) || other.starts_with(one))
}

/// Returns how many main cells say the same, when these are enough to take one row for the other.
fn likeness(one: &Words, other: &Words) -> Option<usize> {
    let is_same = |name: &&&str| one.get(**name) == other.get(**name);
    let same = MAIN_COLUMNS.iter().filter(is_same).count();
    let is_told = same > MAIN_SAME_MIN || same == MAIN_SAME_MIN && is_same(&&MAIN_COLUMNS[0]);
    is_told.then_some(same)
}
