//! A table taken apart for the canonical form: comments, rows with their cells by column, and back to text.

use std::collections::{BTreeMap, BTreeSet};

use super::table::{PartKind, Scanner};
use super::table_cell::{CellPlace, push_cell};

/// A column the program does not know: its name, and which it is of those with that name.
pub(super) type Extra = (String, usize);

/// A row with what stands above it.
#[derive(Clone, Debug)]
pub(super) struct FormRow {
    /// The first byte of the row in the old text.
    pub start: usize,
    /// Comment lines above it; an empty one is a blank line.
    above: Vec<String>,
    /// The cells of the columns that the program knows, in their standard order.
    pub cells: Vec<String>,
    /// The cells of other columns that say something.
    extras: BTreeMap<Extra, String>,
}

/// A table: what stands above the header, the rows, what follows the last one.
#[derive(Debug, Default)]
pub(super) struct FormTable {
    pub top: Vec<String>,
    /// The columns that the program does not know but the header names.
    pub extras: BTreeSet<Extra>,
    pub rows: Vec<FormRow>,
    pub end: Vec<String>,
}

impl FormRow {
    /// Returns the row saying something else in one cell.
    pub(super) fn with_cell(mut self, column: usize, text: String) -> FormRow {
        if let Some(cell) = self.cells.get_mut(column) {
            *cell = text;
        }
        self
    }
}

/// Takes a table apart whose columns the program knows by `names`; what is not sound is left out.
pub(super) fn read_table(text: &str, names: &[&str]) -> FormTable {
    let mut table = FormTable::default();
    let mut scanner = Scanner::new(text);
    let mut header: Option<Vec<Result<usize, Extra>>> = None;
    let mut above = Vec::new();
    while let Some(part) = scanner.next_part() {
        match part.kind {
            PartKind::Comment => above.push(text[part.span.clone()].trim_end_matches(is_white).to_owned()),
            PartKind::Blank => above.push(String::new()),
            PartKind::Unmerged => {}
            PartKind::Record => {
                let record = scanner.record();
                let cell = |place: usize| with_line_feeds(&record.cell(place));
                let Some(header) = &header else {
                    let found: Vec<String> = (0..record.cell_count()).map(cell).collect();
                    let found = meanings(&found, names);
                    table.extras =
                        found.iter().filter_map(|it| it.clone().err()).filter(|it| !it.0.is_empty()).collect();
                    header = Some(found);
                    table.top = tidy(std::mem::take(&mut above));
                    continue;
                };
                if record.is_empty() {
                    continue;
                }
                let mut row = FormRow {
                    start: record.span.start,
                    above: tidy(std::mem::take(&mut above)),
                    cells: vec![String::new(); names.len()],
                    extras: BTreeMap::new(),
                };
                for (place, meaning) in header.iter().enumerate() {
                    match (meaning, cell(place)) {
                        (Ok(column), text) => row.cells[*column] = text,
                        (Err(_), text) if text.is_empty() => {}
                        (Err(extra), text) => drop(row.extras.insert(extra.clone(), text)),
                    }
                }
                table.rows.push(row);
            }
        }
    }
    let rest = tidy(above);
    if header.is_none() {
        table.top = rest;
    } else {
        table.end = rest;
    }
    table
}

impl FormTable {
    /// Writes the table with all the columns the program knows, then the others; of those without a name
    /// only the ones in which a row says something.
    pub(super) fn into_text(self, names: &[&str]) -> String {
        let extras: BTreeSet<&Extra> = self.rows.iter().flat_map(|row| row.extras.keys()).chain(&self.extras).collect();
        let mut extras: Vec<&Extra> = extras.into_iter().collect();
        // Columns without a name stand last.
        extras.sort_by_key(|extra| extra.0.is_empty());
        let mut text = String::new();
        push_comments(&mut text, &self.top);
        push_record(&mut text, names.iter().copied().chain(extras.iter().map(|extra| extra.0.as_str())));
        for row in &self.rows {
            push_comments(&mut text, &row.above);
            let others = extras.iter().map(|extra| row.extras.get(*extra).map_or("", String::as_str));
            push_record(&mut text, row.cells.iter().map(String::as_str).chain(others));
        }
        push_comments(&mut text, &self.end);
        text
    }
}

/// Tells for each cell of the header which known column it names, or which other.
fn meanings(header: &[String], names: &[&str]) -> Vec<Result<usize, Extra>> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let meaning = |name| {
        let lower = str::to_ascii_lowercase(name);
        names.iter().position(|known| *known == lower).ok_or_else(|| {
            let count = counts.entry(name).or_insert(0);
            *count += 1;
            (name.to_owned(), *count)
        })
    };
    header.iter().map(String::as_str).map(meaning).collect()
}

/// Leaves at most one blank line before each run of comments and none behind the last.
fn tidy(lines: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for line in lines {
        if !line.is_empty() || kept.last().is_none_or(|last| !last.is_empty()) {
            kept.push(line);
        }
    }
    while kept.last().is_some_and(String::is_empty) {
        kept.pop();
    }
    kept
}

fn push_comments(text: &mut String, lines: &[String]) {
    for line in lines {
        if !(line.is_empty() && text.is_empty()) {
            text.push_str(line);
            text.push('\n');
        }
    }
}

fn push_record<'c>(text: &mut String, cells: impl Iterator<Item = &'c str>) {
    let mut line = String::new();
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            line.push(',');
        }
        push_cell(&mut line, cell, CellPlace::of(place, 2));
    }
    text.push_str(&line);
    text.push('\n');
}

/// Returns a cell's text with LF for every line ending in it.
fn with_line_feeds(cell: &str) -> String {
    if !cell.contains('\r') {
        return cell.to_owned();
    }
    let mut lines: Vec<&str> = cell.split('\n').collect();
    let last = lines.pop().unwrap_or("");
    let mut text: String = lines.iter().flat_map(|line| [line.trim_end_matches('\r'), "\n"]).collect();
    text.push_str(last);
    text
}

fn is_white(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\r')
}
