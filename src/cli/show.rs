//! Shows an answer in the form that was asked for: text, JSON, CSV and their kin.

use std::io;

use serde::Serialize;
use serde_json::Value;

use super::args::Format;
use super::context::Context;
use super::failure::Failure;
use crate::render::csv::{Reader, RowWriter, comma_separated, tab_separated};
use crate::render::envelope::{envelope, json_line, write_envelope, write_line};
use crate::render::rows::Rows;
use crate::render::style::Look;

/// One answer in all its forms; only the one that is asked for is made.
pub struct Shown<'a> {
    /// The command and the version of its JSON: `clique.balance/1`.
    pub schema: &'static str,
    /// The ledger's name.
    pub ledger: Option<&'a str>,
    /// For people.
    pub text: &'a dyn Fn(&Look) -> String,
    /// For programs: a list of records, or one.
    pub data: &'a dyn Fn() -> Value,
    /// For spreadsheets and scripts.
    pub rows: &'a dyn Fn() -> Rows,
}

/// An answer that may be too long to be made before it is written; its rows and records are written one by one.
pub struct Streamed<'a, D> {
    /// The command and the version of its JSON: `clique.settlement/1`.
    pub schema: &'static str,
    /// The ledger's name.
    pub ledger: Option<&'a str>,
    /// For people.
    pub text: &'a dyn Fn(&Look) -> String,
    /// For programs: records that make themselves as they are written.
    pub data: &'a dyn Fn() -> Vec<D>,
    /// The names of the columns of the rows.
    pub columns: &'static [&'static str],
    /// For spreadsheets and scripts.
    pub rows: &'a dyn Fn(&mut RowWriter<'_>) -> io::Result<()>,
}

/// Makes a JSON value of plain data.
///
/// # Panics
///
/// Never for types of this crate, whose keys are all texts.
#[must_use]
pub fn value_of(data: &impl Serialize) -> Value {
    serde_json::to_value(data).expect("the shapes of answers are plain data")
}

impl Context {
    /// Writes an answer to stdout in the form that was asked for.
    ///
    /// # Errors
    ///
    /// When stdout cannot be written.
    pub fn show(&mut self, shown: &Shown<'_>) -> Result<(), Failure> {
        let text = match self.ui.format {
            Format::Text => {
                let text = (shown.text)(&self.ui.out);
                return self.ui.answer_fitted(&text);
            }
            Format::Json => envelope(shown.schema, shown.ledger, &(shown.data)()).expect("answers are plain data"),
            Format::Ndjson => match (shown.data)() {
                Value::Array(records) => records.iter().map(line_of).collect(),
                record => line_of(&record),
            },
            Format::Csv => {
                let rows = (shown.rows)();
                let header = rows.columns.iter().map(|column| (*column).to_owned()).collect();
                comma_separated(std::iter::once(header).chain(rows.rows), self.reader())
            }
            Format::Tsv => {
                let rows = (shown.rows)();
                let header: Vec<String> = rows.columns.iter().map(|column| (*column).to_owned()).collect();
                tab_separated(std::iter::once(header).chain(rows.rows))
            }
            Format::Porcelain => tab_separated((shown.rows)().rows),
            _ => return Err(no_answer()),
        };
        self.ui.answer(&text)
    }

    /// Writes an answer to stdout as it is made, in the form that was asked for.
    ///
    /// # Errors
    ///
    /// When stdout cannot be written.
    pub fn show_streamed<D: Serialize>(&mut self, shown: &Streamed<'_, D>) -> Result<(), Failure> {
        let (format, reader) = (self.ui.format, self.reader());
        if format == Format::Dot || format.is_for_files() {
            return Err(no_answer());
        }
        if format == Format::Text {
            // A text for people may be long, and then a pager reads it.
            let text = (shown.text)(&self.ui.out);
            return self.ui.answer_fitted(&text);
        }
        self.ui.answer_with(|out| {
            let mut rows = match format {
                Format::Json => return write_envelope(out, shown.schema, shown.ledger, &(shown.data)()),
                Format::Ndjson => return (shown.data)().iter().try_for_each(|record| write_line(out, record)),
                Format::Csv => RowWriter::commas(out, reader),
                Format::Tsv | Format::Porcelain => RowWriter::tabs(out),
                _ => return Ok(()),
            };
            if format != Format::Porcelain {
                rows.row(shown.columns)?;
            }
            (shown.rows)(&mut rows)?;
            rows.end()
        })
    }

    /// Returns who reads comma-separated text on stdout.
    fn reader(&self) -> Reader {
        if self.ui.out.width.is_some() { Reader::Terminal } else { Reader::Program }
    }
}

fn no_answer() -> Failure {
    Failure::usage("this answer has no such form: choose another --format")
}

fn line_of(record: &Value) -> String {
    json_line(record).expect("answers are plain data")
}
