//! Entries as one row each, for CSV, TSV and porcelain.

use super::rows::Rows;
use crate::model::Money;
use crate::report::entries::EntryRow;

/// The columns of the ledger's own files, with the group behind the id.
pub const COLUMNS: &[&str] = &[
    "id",
    "group",
    "date",
    "kind",
    "description",
    "amount",
    "currency",
    "paid_by",
    "split",
    "category",
    "tags",
    "due",
    "note",
    "receipt",
    "status",
    "by",
];

/// Returns one row an entry.
#[must_use]
pub fn entries_as_rows(entries: &[EntryRow]) -> Rows {
    Rows { columns: COLUMNS, rows: entries.iter().map(entry_as_cells).collect() }
}

/// Returns the cells of one entry, one for each of the [`COLUMNS`].
#[must_use]
pub fn entry_as_cells(row: &EntryRow) -> Vec<String> {
    let show = |money: Money| money.to_decimal(row.currency.decimals());
    let payers = match row.payers.as_slice() {
        [(name, _)] => name.clone(),
        several => several.iter().map(|(name, paid)| format!("{name}={}", show(*paid))).collect::<Vec<_>>().join(" "),
    };
    vec![
        row.id.to_string(),
        row.group.clone(),
        row.date.to_string(),
        row.kind.word().to_owned(),
        row.description.clone(),
        show(row.amount),
        row.currency.to_string(),
        payers,
        row.split.clone(),
        row.category.clone(),
        row.tags.join(" "),
        row.due.map_or(String::new(), |due| due.to_string()),
        row.note.clone(),
        row.receipt.clone(),
        row.status.word().to_owned(),
        row.by.clone(),
    ]
}
