//! The columns of three tables as one list, so that a cell has one number whatever the order in its file.

use std::borrow::Cow;

use super::kind::TableKind;
use super::sheet::{Sheet, cells_of};

/// The common ancestor among three sides.
pub const BASE: usize = 0;
/// The first of the two sides that are merged.
pub const OURS: usize = 1;
/// The second of the two sides that are merged.
pub const THEIRS: usize = 2;

/// What a row says, a text for each united column and a last one for cells that no column names.
pub type Values<'t> = Vec<Cow<'t, str>>;

/// The columns of three tables: the standard ones in their order, then all others by name.
///
/// Comparing two rows cell by cell in this order does not depend on which tables were united,
/// since a column that neither row has says nothing in both.
#[derive(Debug)]
pub struct Columns {
    /// The names.
    pub names: Vec<String>,
    /// For each side, the numbers of its own columns in their order.
    pub places: [Vec<usize>; 3],
    has: [Vec<bool>; 3],
}

impl Columns {
    /// Unites the columns of three tables.
    pub fn unite(sheets: [&Sheet<'_>; 3], kind: TableKind) -> Columns {
        let standard = kind.standard_columns();
        let mut others: Vec<&String> =
            sheets.iter().flat_map(|sheet| &sheet.columns).filter(|name| !standard.contains(&name.as_str())).collect();
        others.sort_unstable();
        others.dedup();
        let names: Vec<String> =
            standard.iter().map(|name| (*name).to_owned()).chain(others.into_iter().cloned()).collect();
        let place = |name: &String| names.iter().position(|own| own == name).expect("every column is among the united");
        let places = sheets.map(|sheet| sheet.columns.iter().map(place).collect::<Vec<_>>());
        let has = [BASE, OURS, THEIRS].map(|side| {
            let mut has = vec![false; names.len()];
            for place in &places[side] {
                has[*place] = true;
            }
            has
        });
        Columns { names, places, has }
    }

    /// Returns the number of a column.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|own| own == name)
    }

    /// Tells whether a side has a column.
    pub fn has(&self, side: usize, column: usize) -> bool {
        self.has[side].get(column).copied().unwrap_or(false)
    }

    /// Tells whether a row of one side reads the same under the header of another.
    pub fn agree(&self, one: usize, other: usize) -> bool {
        self.places[one] == self.places[other]
    }

    /// Reads a row of one side.
    ///
    /// A column that the side took out says there what the row said in the base: the column went, not its words.
    pub fn values<'t>(&self, side: usize, raw: &'t str, base: Option<&Values<'t>>) -> Values<'t> {
        let mut values: Values<'t> = vec![Cow::Borrowed(""); self.names.len() + 1];
        let (cells, beyond) = cells_of(raw, self.places[side].len());
        for (cell, place) in cells.into_iter().zip(&self.places[side]) {
            values[*place] = cell;
        }
        if let Some(last) = values.last_mut() {
            *last = Cow::Borrowed(beyond);
        }
        if let Some(base) = base {
            for column in 0..self.names.len() {
                if self.has(BASE, column) && !self.has(side, column) {
                    values[column] = base[column].clone();
                }
            }
        }
        values
    }
}
