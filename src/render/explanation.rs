//! Shows what codes of faults mean: one with its explanation, or the list of all.

use serde::Serialize;

use super::rows::Rows;
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Table};
use super::width::wrapped;
use crate::model::{Code, Severity};

/// So wide an explanation is at most, as long lines are hard to read.
const TEXT_WIDTH_MAX: usize = 80;

/// One code in JSON.
#[derive(Debug, Serialize)]
pub struct CodeJson {
    code: String,
    name: &'static str,
    severity: &'static str,
    exit_code: u8,
    explanation: &'static str,
}

/// Explains one code: its name, how bad it is, what it means, how `clique check` then exits.
#[must_use]
pub fn explanation_as_text(code: Code, look: &Look) -> String {
    let paint = if code.severity() == Severity::Warning { Paint::Warning } else { Paint::Error };
    let heading = look.paint(paint, code.text());
    let verdict = match code.severity() {
        Severity::Unreadable => "With such a fault the ledger cannot be read: `clique check` exits with 3.",
        Severity::Rule => "The ledger can be read all the same, but breaks a rule: `clique check` exits with 1.",
        Severity::Warning => "This is a warning: `clique check` exits with 0, with --strict with 1.",
    };
    let width = look.width.map_or(TEXT_WIDTH_MAX, |width| width.min(TEXT_WIDTH_MAX));
    let paragraph = |text: &str| wrapped(text, width).join("\n");
    format!("{heading} {}\n\n{}\n\n{}\n", code.slug(), paragraph(code.explanation()), paragraph(verdict))
}

/// Lists all codes.
#[must_use]
pub fn codes_as_text(codes: &[Code], look: &Look) -> String {
    let columns = [(Kind::Fixed, "code"), (Kind::Fixed, "severity"), (Kind::Fixed, "name")];
    let mut table = Table::new(columns.map(|(kind, heading)| Column::new(kind, heading)));
    for code in codes {
        let paint = if code.severity() == Severity::Warning { Paint::Warning } else { Paint::Error };
        table.row([Cell::value(code.text()).painted(paint), Cell::own(severity(*code)), Cell::own(code.slug())]);
    }
    table.render(look)
}

/// Returns codes as records.
#[must_use]
pub fn codes_as_json(codes: &[Code]) -> Vec<CodeJson> {
    let record = |code: &Code| CodeJson {
        code: code.text(),
        name: code.slug(),
        severity: severity(*code),
        exit_code: exit_code(*code),
        explanation: code.explanation(),
    };
    codes.iter().map(record).collect()
}

/// Returns codes as rows.
#[must_use]
pub fn codes_as_rows(codes: &[Code]) -> Rows {
    let rows = codes_as_json(codes).into_iter().map(|code| {
        vec![code.code, code.name.into(), code.severity.into(), code.exit_code.to_string(), code.explanation.into()]
    });
    Rows { columns: &["code", "name", "severity", "exit_code", "explanation"], rows: rows.collect() }
}

fn severity(code: Code) -> &'static str {
    match code.severity() {
        Severity::Unreadable => "unreadable",
        Severity::Rule => "rule",
        Severity::Warning => "warning",
    }
}

fn exit_code(code: Code) -> u8 {
    match code.severity() {
        Severity::Unreadable => 3,
        Severity::Rule => 1,
        Severity::Warning => 0,
    }
}
