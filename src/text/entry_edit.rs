//! Writes rows: a new one at the end of its file, or new words in the cells of an old one.

use super::columns::{ALL, COLUMNS, Column, Columns};
use super::table::Scanner;
use super::table_edit::{append_record, new_header, remove_record, replace_cells};
use crate::model::Place;

/// The cells of a row, by column; what is not named is empty or stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells(Vec<(Column, String)>);

impl Cells {
    /// Starts without any.
    #[must_use]
    pub fn new() -> Cells {
        Cells::default()
    }

    /// Sets a cell.
    #[must_use]
    pub fn with(mut self, column: Column, text: impl Into<String>) -> Cells {
        self.set(column, text);
        self
    }

    /// Sets a cell.
    pub fn set(&mut self, column: Column, text: impl Into<String>) {
        self.0.retain(|(other, _)| *other != column);
        self.0.push((column, text.into()));
        self.0.sort_by_key(|(column, _)| *column);
    }

    /// Returns a cell that was set.
    #[must_use]
    pub fn get(&self, column: Column) -> Option<&str> {
        self.0.iter().find(|(other, _)| *other == column).map(|(_, text)| text.as_str())
    }

    /// Tells whether none is set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Lists the columns that are set.
    pub fn columns(&self) -> impl Iterator<Item = Column> + '_ {
        self.0.iter().map(|(column, _)| *column)
    }

    /// Returns these cells with others set over them.
    #[must_use]
    pub fn overlaid(mut self, others: &Cells) -> Cells {
        for (column, text) in &others.0 {
            self.set(*column, text.as_str());
        }
        self
    }

    fn named(&self) -> Vec<(&str, &str)> {
        self.0.iter().map(|(column, text)| (column.name(), text.as_str())).collect()
    }
}

/// Reads what the cells of one row say; nothing when the row is not there.
#[must_use]
pub fn read_cells(text: &str, place: &Place) -> Option<Cells> {
    let columns = Columns::read(&Scanner::new(text).next_record()?, "", &mut Vec::new())?;
    let mut scanner = Scanner::at(text, place.start, 1);
    let record = scanner.next_record().filter(|record| record.span == (place.start..place.end))?;
    let known = ALL.iter().filter_map(|column| Some((*column, columns.place(*column)?)));
    Some(Cells(known.map(|(column, at)| (column, record.cell(at).into_owned())).collect()))
}

/// Returns a file with one more row; without a file, a new one with the standard columns.
#[must_use]
pub fn append_row(text: Option<&str>, cells: &Cells) -> String {
    match text {
        Some(text) => append_record(text, &cells.named()),
        None => append_record(&new_header(&COLUMNS), &cells.named()),
    }
}

/// Returns a file with other words in some cells of one row; nothing when the row is not there.
#[must_use]
pub fn change_row(text: &str, place: &Place, cells: &Cells) -> Option<String> {
    replace_cells(text, place.start..place.end, &cells.named())
}

/// Returns a file without one row; nothing when the row is not there.
#[must_use]
pub fn remove_row(text: &str, place: &Place) -> Option<String> {
    remove_record(text, place.start..place.end)
}
