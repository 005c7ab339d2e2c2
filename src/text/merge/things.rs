//! What stands in three tables, each thing once: which line of one is which line of the others.
//!
//! 1. The header is one thing. Comments are the same when they say the same and come equally often before.
//! 2. Rows are the same when they have the same key.
//! 3. How rows without a key are found is told in [`loose`](super::loose).

use std::borrow::Cow;
use std::collections::HashMap;

use super::columns::{BASE, Columns, OURS, THEIRS};
use super::loose::find_loose;
use super::sheet::{Row, Sheet, What};

/// What a thing is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Is<'t> {
    /// The place above the first line.
    Top,
    /// The header.
    Header,
    /// A comment line.
    Comment(&'t str),
    /// The rows with this key.
    Keyed(Cow<'t, str>),
    /// A row without a key.
    Loose,
}

/// One thing and where it is found.
#[derive(Clone, Debug)]
pub struct Thing<'s, 't> {
    /// What it is.
    pub is: Is<'t>,
    /// The rows of each side: one, none, or more where losers or doubles stand.
    pub rows: [Vec<&'s Row<'t>>; 3],
    /// Which sides have it.
    pub present: [bool; 3],
    /// The blank lines below it on each side.
    pub blanks: [&'s [&'t str]; 3],
}

/// Everything that stands in three tables.
#[derive(Debug)]
pub struct Things<'s, 't> {
    /// The things; the first is the top.
    pub list: Vec<Thing<'s, 't>>,
    /// The things of each side in the order of its lines, each once.
    pub orders: [Vec<usize>; 3],
}

impl<'s, 't> Things<'s, 't> {
    /// Finds out which lines are the same.
    pub fn of(path: &str, sheets: [&'s Sheet<'t>; 3], columns: &Columns) -> Things<'s, 't> {
        let mut finder = Finder { list: vec![Thing::new(Is::Top)], by_key: HashMap::new() };
        for (side, sheet) in sheets.iter().enumerate() {
            finder.list[0].present[side] = true;
            finder.list[0].blanks[side] = &sheet.blanks_first;
        }
        let mut header = None;
        let mut comments = HashMap::new();
        let found = [BASE, OURS, THEIRS].map(|side| {
            let mut comments_before: HashMap<&str, usize> = HashMap::new();
            let lines = sheets[side].lines.iter();
            lines
                .map(|line| match &line.what {
                    What::Header(_) => Some(*header.get_or_insert_with(|| finder.add(Is::Header))),
                    What::Comment(text) => {
                        let text = text.trim_end();
                        let count = comments_before.entry(text).or_default();
                        *count += 1;
                        Some(*comments.entry((text, *count)).or_insert_with(|| finder.add(Is::Comment(text))))
                    }
                    What::Row(row) if !row.key.is_empty() => Some(finder.keyed(row.key.clone())),
                    What::Row(_) => None,
                })
                .collect::<Vec<_>>()
        });
        let found = if found.iter().flatten().any(Option::is_none) {
            find_loose(path, sheets, columns, found, || finder.add(Is::Loose))
        } else {
            found
        };
        let mut orders = [Vec::new(), Vec::new(), Vec::new()];
        for side in [BASE, OURS, THEIRS] {
            for (line, thing) in sheets[side].lines.iter().zip(&found[side]) {
                let Some(number) = *thing else { continue };
                let thing = &mut finder.list[number];
                if let What::Row(row) = &line.what {
                    thing.rows[side].push(row);
                }
                if !std::mem::replace(&mut thing.present[side], true) {
                    orders[side].push(number);
                }
                thing.blanks[side] = &line.blanks;
            }
        }
        Things { list: finder.list, orders }
    }
}

impl<'s, 't> Thing<'s, 't> {
    fn new(is: Is<'t>) -> Thing<'s, 't> {
        Thing { is, rows: [Vec::new(), Vec::new(), Vec::new()], present: [false; 3], blanks: [&[]; 3] }
    }

    /// Tells whether it is a row.
    pub fn is_row(&self) -> bool {
        matches!(self.is, Is::Keyed(_) | Is::Loose)
    }
}

/// The thing that each line of a table is.
pub type Found = Vec<Option<usize>>;

/// Gives numbers to things.
struct Finder<'s, 't> {
    list: Vec<Thing<'s, 't>>,
    by_key: HashMap<Cow<'t, str>, usize>,
}

impl<'s, 't> Finder<'s, 't> {
    fn add(&mut self, is: Is<'t>) -> usize {
        self.list.push(Thing::new(is));
        self.list.len() - 1
    }

    fn keyed(&mut self, key: Cow<'t, str>) -> usize {
        if let Some(number) = self.by_key.get(&key) {
            return *number;
        }
        let number = self.add(Is::Keyed(key.clone()));
        self.by_key.insert(key, number);
        number
    }
}
