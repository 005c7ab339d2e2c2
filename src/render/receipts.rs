//! Shows receipts, and what is wrong with them.

use serde::Serialize;

use super::rows::Rows;
use super::safe::safe;
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Overflow, Table};
use crate::report::receipts::{ReceiptRow, ReceiptState};

/// Shows receipts, one a line.
#[must_use]
pub fn receipts_as_text(rows: &[ReceiptRow], look: &Look) -> String {
    if rows.is_empty() {
        return "No receipts.\n".into();
    }
    let kinds = [Kind::Fixed, Kind::Fixed, Kind::Text, Kind::Fixed, Kind::Text, Kind::Text];
    let mut table = Table::new(kinds.map(|kind| Column::new(kind, ""))).overflow(Overflow::Cut);
    for row in rows {
        let entry = row.entry.as_ref();
        table.row([
            entry.map_or_else(Cell::empty, |entry| Cell::id(&entry.id.to_string(), entry.unique)),
            entry.map_or_else(Cell::empty, |entry| Cell::value(entry.date)),
            entry.map_or_else(Cell::empty, |entry| Cell::text(safe(&entry.description))),
            Cell::value(row.bytes.map(size_words).unwrap_or_default()),
            Cell::text(safe(&row.name)),
            Cell::own(remark(row.state)).painted(if row.state.is_wrong() { Paint::Owes } else { Paint::Dim }),
        ]);
    }
    table.compact().render(look)
}

const fn remark(state: ReceiptState) -> &'static str {
    match state {
        ReceiptState::Intact | ReceiptState::Present => "",
        ReceiptState::Missing => "is not there",
        ReceiptState::Altered => "is not what was added",
        ReceiptState::Unreadable => "cannot be read",
        ReceiptState::Unused => "no bill names it",
    }
}

/// Says how large a file is: `12 KB`.
#[must_use]
pub fn size_words(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => format!("{} MB", bytes.div_ceil(1_000_000)),
    }
}

/// A receipt as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct ReceiptJson {
    pub group: String,
    pub entry: Option<String>,
    pub date: Option<String>,
    pub description: Option<String>,
    pub name: String,
    pub path: String,
    pub bytes: Option<u64>,
    pub state: &'static str,
}

/// Returns the record of a receipt.
#[must_use]
pub fn receipt_as_json(row: &ReceiptRow) -> ReceiptJson {
    let entry = row.entry.as_ref();
    ReceiptJson {
        group: row.group.clone(),
        entry: entry.map(|entry| entry.id.to_string()),
        date: entry.map(|entry| entry.date.to_string()),
        description: entry.map(|entry| entry.description.clone()),
        name: row.name.clone(),
        path: row.path.clone(),
        bytes: row.bytes,
        state: row.state.word(),
    }
}

/// Returns one row a receipt.
#[must_use]
pub fn receipts_as_rows(rows: &[ReceiptRow]) -> Rows {
    const COLUMNS: &[&str] = &["group", "entry", "date", "description", "name", "path", "bytes", "state"];
    let row = |row: &ReceiptRow| {
        let ReceiptJson { group, entry, date, description, name, path, bytes, state } = receipt_as_json(row);
        let text = |text: Option<String>| text.unwrap_or_default();
        let bytes = text(bytes.map(|bytes| bytes.to_string()));
        vec![group, text(entry), text(date), text(description), name, path, bytes, state.to_owned()]
    };
    Rows { columns: COLUMNS, rows: rows.iter().map(row).collect() }
}
