//! How a merged table is written: which columns in which order, and which bytes a row keeps.

use super::columns::{BASE, Columns, OURS, THEIRS, Values};
use super::sheet::{SEPARATOR, width_of};
use crate::text::table_cell::{CellPlace, push_cell};

/// The columns of a merged table, by their numbers.
#[derive(Debug)]
pub struct Layout<'c> {
    columns: &'c Columns,
    places: Vec<usize>,
}

/// A row to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutRow<'t> {
    /// A row of one side as it is there; the base's row tells what a column said that the side took out.
    Raw {
        /// The side.
        side: usize,
        /// The row's bytes.
        raw: &'t str,
        /// The base's row.
        base: Option<&'t str>,
    },
    /// A row that says this; if rows of sides say it too, one of them is kept.
    Said {
        /// What it says.
        values: Values<'t>,
        /// The rows that say the same, by side.
        raws: [Option<&'t str>; 3],
        /// How many cells it has at least.
        width: usize,
    },
    /// A comment line.
    Comment(String),
}

impl<'c> Layout<'c> {
    /// Merges the columns: what one side did stands; where both did something, the base's order and then what is new.
    ///
    /// `kept` are columns that one side took out while the other wrote in them; `needed` are columns that losers need.
    pub fn merge(columns: &'c Columns, kept: &[usize], needed: &[usize]) -> Layout<'c> {
        let [base, ours, theirs] = &columns.places;
        let is_fit = |places: &Vec<usize>| kept.iter().chain(needed).all(|column| places.contains(column));
        let side = if theirs.is_empty() || ours == theirs || theirs == base && !ours.is_empty() {
            Some(ours)
        } else if ours.is_empty() || ours == base {
            Some(theirs)
        } else {
            None
        };
        if let Some(side) = side.filter(|side| is_fit(side)) {
            return Layout { columns, places: side.clone() };
        }
        let united;
        let source = match side {
            Some(side) => side,
            None => {
                united = unite(base, ours, theirs);
                &united
            }
        };
        let mut places: Vec<usize> = Vec::new();
        let mut fresh: Vec<usize> = needed.to_vec();
        for column in source {
            if base.contains(column) { places.push(*column) } else { fresh.push(*column) }
        }
        fresh.extend(kept.iter().filter(|column| !places.contains(column)));
        fresh.retain(|column| !places.contains(column));
        fresh.sort_unstable();
        fresh.dedup();
        places.extend(fresh);
        Layout { columns, places }
    }

    /// Writes the header, keeping a side's bytes where it is that side's.
    pub fn header(&self, raws: [Option<&str>; 3]) -> String {
        let fits = |side: usize| raws[side].filter(|_| self.columns.places[side] == self.places);
        let kept = pick(fits(BASE), fits(OURS), fits(THEIRS));
        kept.map_or_else(|| self.built_header(), str::to_owned)
    }

    /// Writes a row.
    pub fn row(&self, row: &OutRow<'_>) -> String {
        match row {
            OutRow::Comment(text) => text.clone(),
            OutRow::Raw { side, raw, .. } if self.keeps(*side, raw) => (*raw).to_owned(),
            OutRow::Raw { side, raw, base } => {
                let base = base.map(|base| self.columns.values(BASE, base, None));
                self.built(&self.columns.values(*side, raw, base.as_ref()), width_of(raw))
            }
            OutRow::Said { values, raws, width } => {
                let fits = |side: usize| raws[side].filter(|raw| self.keeps(side, raw));
                let kept = pick(fits(BASE), fits(OURS), fits(THEIRS));
                kept.map_or_else(|| self.built(values, *width), str::to_owned)
            }
        }
    }

    /// Tells whether a row of a side reads the same under this header.
    fn keeps(&self, side: usize, raw: &str) -> bool {
        let own = &self.columns.places[side];
        self.places.starts_with(own) && (self.places.len() == own.len() || width_of(raw) <= own.len())
    }

    fn built_header(&self) -> String {
        let name = |place: &usize| {
            let name = self.columns.names[*place].as_str();
            name.split(SEPARATOR).next().unwrap_or(name)
        };
        line_of(&self.places.iter().map(name).collect::<Vec<_>>())
    }

    fn built(&self, values: &Values<'_>, width: usize) -> String {
        let mut cells: Vec<&str> = self.places.iter().map(|place| values[*place].as_ref()).collect();
        let beyond = values.last().map_or("", AsRef::as_ref);
        if beyond.is_empty() {
            let said = cells.iter().rposition(|cell| !cell.is_empty()).map_or(1, |last| last + 1);
            cells.truncate(said.max(width));
            return line_of(&cells);
        }
        format!("{},{beyond}", line_of(&cells))
    }
}

/// Returns the columns of all: the base's in its order, or as one side moved them, and the greater order if both did.
fn unite(base: &[usize], ours: &[usize], theirs: &[usize]) -> Vec<usize> {
    let known = |order: &[usize]| -> Vec<usize> {
        let is_known = |column: &usize| [base, ours, theirs].iter().all(|side| side.contains(column));
        order.iter().copied().filter(is_known).collect()
    };
    let (plain, first, second) = (known(base), known(ours), known(theirs));
    let mut united = if first == plain {
        second
    } else if second == plain {
        first
    } else {
        first.max(second)
    };
    united.extend(ours.iter().chain(theirs).filter(|column| !base.contains(column)));
    united
}

/// Picks among bytes that say the same: what one side changed stands, and none where both changed them.
fn pick<'t>(base: Option<&'t str>, ours: Option<&'t str>, theirs: Option<&'t str>) -> Option<&'t str> {
    match (ours, theirs) {
        (Some(ours), Some(theirs)) if ours == theirs || base == Some(theirs) => Some(ours),
        (Some(ours), Some(theirs)) => (base == Some(ours)).then_some(theirs),
        (one, None) | (None, one) => one,
    }
}

/// Writes cells as a record.
pub fn line_of(cells: &[&str]) -> String {
    let mut line = String::new();
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            line.push(',');
        }
        push_cell(&mut line, cell, CellPlace::of(index, cells.len()));
    }
    line
}
