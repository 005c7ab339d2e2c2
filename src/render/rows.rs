//! A table for programs: one fact a row, the same columns always.

/// The rows of an answer in CSV, TSV and porcelain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// The names of the columns.
    pub columns: &'static [&'static str],
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<String>>,
}
