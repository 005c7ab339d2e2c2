//! Which rows are one entry that had no id when somebody moved it to another file of its folder.
//!
//! 1. Who moved it may have left it without an id, or `fmt` made one of what it said then, which is another one where
//!    it was changed before; who left it where it was may have changed it there. It is known again by what it says.
//! 2. Where both have an id for it, the smaller is its id, as in one file. Where nobody has, it stays without.

use std::collections::{HashMap, HashSet};

use super::columns::{BASE, OURS, THEIRS};
use super::told_rows::{Side, Told};
use crate::model::Id;

/// The ids of the entries that rows are, where these have no id, or another: by the row's file, the id it has or would
/// get, and whether it has it.
pub type Names = HashMap<(String, Id, bool), Id>;

/// What is known of entries that moved and had no id before.
#[derive(Default)]
pub struct MovedRows {
    /// The names of the rows of each version.
    pub names: [Names; 3],
    /// The entries that have no id in any version.
    pub bare: HashSet<Id>,
}

impl MovedRows {
    /// Finds the rows without an id that one side moved to another file, or both.
    pub fn of(sides: &[Side; 3]) -> MovedRows {
        let mut moved = MovedRows::default();
        let base = &sides[BASE];
        let known: HashSet<Id> = base.bare.iter().map(|row| row.id).collect();
        for old in &base.bare {
            let elsewhere = [OURS, THEIRS].map(|side| sides[side].moved(old, base));
            if elsewhere.iter().all(Option::is_none) {
                continue;
            }
            let now = [(OURS, THEIRS), (THEIRS, OURS)].map(|(side, other)| {
                let is_new = |row: &&Told| {
                    let is_named = moved.names[side].contains_key(&place_of(row));
                    !known.contains(&row.id) && !sides[other].ids.contains(&row.id) && !is_named
                };
                elsewhere[side - OURS].or_else(|| in_place(&sides[side], old, is_new))
            });
            moved.add(old, now, sides);
        }
        moved
    }

    /// Gives one name to a row of the base and what it is now on both sides.
    fn add(&mut self, old: &Told, now: [Option<&Told>; 2], sides: &[Side; 3]) {
        let written = now.iter().flatten().filter(|row| row.is_written).map(|row| row.id).min();
        let id = written.unwrap_or(old.id);
        let is_of_another =
            |(side, row): (usize, &Option<&Told>)| sides[side].ids.contains(&id) && row.is_none_or(|row| row.id != id);
        if [OURS, THEIRS].into_iter().zip(&now).any(is_of_another) {
            return;
        }
        if written.is_none() {
            self.bare.insert(id);
        }
        for (side, row) in [(BASE, Some(old)), (OURS, now[0]), (THEIRS, now[1])] {
            let needs_name = |row: &&Told| row.id != id || !row.is_written && written.is_some();
            self.names[side].extend(row.filter(needs_name).map(|row| (place_of(row), id)));
        }
    }

    /// Returns the id of the entry that a row of one version is.
    pub fn entry(&self, side: usize, path: &str, id: Id, is_written: bool) -> Id {
        let names = &self.names[side];
        if names.is_empty() { id } else { names.get(&(path.to_owned(), id, is_written)).copied().unwrap_or(id) }
    }
}

fn place_of(row: &Told) -> (String, Id, bool) {
    (row.path.clone(), row.id, row.is_written)
}

/// Finds what a row of the base is now in the file where it stood: itself, or the first new one that is most like it.
fn in_place<'s>(own: &'s Side, old: &Told, is_new: impl Fn(&&Told) -> bool) -> Option<&'s Told> {
    if own.ids.contains(&old.id) {
        return own.at(old);
    }
    let like = own.bare.iter().filter(is_new).filter_map(|row| Some((old.likeness_beside(row)?, row)));
    let best = like.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, row)| row)
}
