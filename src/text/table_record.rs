//! One record of a table: its cells, by number, and where they are.

use std::borrow::Cow;
use std::ops::Range;

use super::table_cell::{cell_span, cell_text, is_bare, part_span};

/// A record of a table, borrowed from the [`Scanner`](super::table::Scanner) that just passed it.
#[derive(Debug, Clone)]
pub struct Record<'s, 't> {
    pub(super) text: &'t str,
    pub(super) cells: &'s [Range<usize>],
    /// The number of its first line, from 1.
    pub line: usize,
    /// Its bytes, without the line ending.
    pub span: Range<usize>,
    /// Whether its form was right, so that its cells can be trusted.
    pub sound: bool,
    /// Whether it has surely nothing but printable ASCII, line ends and quotes left out; many that have are not told.
    pub plain: bool,
}

impl<'t> Record<'_, 't> {
    /// Returns how many cells there are; at least one.
    pub fn cell_count(&self) -> usize {
        self.cells.len()
    }

    /// Returns whether no cell says anything, as in the `,,,` that spreadsheets write for an empty row.
    pub fn is_empty(&self) -> bool {
        // That the first cell says something is seen at once in most.
        self.plain_cell(0).is_none() && (0..self.cells.len()).all(|index| self.cell(index).is_empty())
    }

    /// Returns whether a cell has no bytes at all, or is not there.
    #[inline(always)]
    pub fn is_blank(&self, index: usize) -> bool {
        self.cells.get(index).is_none_or(|raw| raw.start >= raw.end)
    }

    /// Returns what a cell says; nothing if the record is too short to have it.
    #[inline(always)]
    pub fn cell(&self, index: usize) -> Cow<'t, str> {
        match self.cells.get(index) {
            // Half of all cells are empty.
            Some(raw) if raw.start < raw.end => cell_text(self.text, raw.clone()),
            _ => Cow::Borrowed(""),
        }
    }

    /// Returns a cell's bytes when they are just what it says: there are some, without spaces or quotes at either end.
    #[inline(always)]
    pub fn plain_cell(&self, index: usize) -> Option<Range<usize>> {
        let raw = self.cells.get(index)?;
        let cell = self.text.as_bytes().get(raw.clone())?;
        is_bare(cell).then(|| raw.clone())
    }

    /// Returns a cell's bytes from comma to comma, if the record has it.
    pub fn cell_raw(&self, index: usize) -> Option<Range<usize>> {
        self.cells.get(index).cloned()
    }

    /// Returns a cell's place without spaces around it; the record's end if it is too short.
    pub fn cell_span(&self, index: usize) -> Range<usize> {
        match self.cells.get(index) {
            Some(raw) => cell_span(self.text, raw.clone()),
            None => self.span.end..self.span.end,
        }
    }

    /// Returns the place in the file of a part of what [`cell`](Self::cell) says.
    pub fn part_span(&self, index: usize, part: Range<usize>) -> Range<usize> {
        match self.cells.get(index) {
            Some(raw) => part_span(self.text, raw.clone(), part),
            None => self.span.end..self.span.end,
        }
    }
}
