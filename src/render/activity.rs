//! Shows how much was changed, part by part.

use serde::Serialize;

use super::bars::share_bar;
use super::rows::Rows;
use super::safe::safe;
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Table};
use super::totals::{part_key, part_label};
use crate::report::activity::Activity;

/// How many cells a bar may take.
const BAR_CELLS: usize = 20;

/// Shows a line a part.
#[must_use]
pub fn activity_as_text(parts: &[Activity], look: &Look) -> String {
    if parts.is_empty() {
        return "No such change.\n".into();
    }
    let columns =
        [Column::new(Kind::Text, ""), Column::new(Kind::Amount, "changes"), Column::new(Kind::Fixed, "").spare()];
    let mut table = Table::new(columns).indent(2);
    let most = parts.iter().map(|part| i128::from(part.changes)).max().unwrap_or(1);
    for part in parts {
        let bar = share_bar(i128::from(part.changes), most, BAR_CELLS, look);
        let label = Cell::text(safe(&part_label(&part.part, look)));
        table.row([label, Cell::value(part.changes), Cell::value(bar).painted(Paint::Dim)]);
    }
    table.render(look)
}

/// How many changes there were, as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct ActivityJson {
    pub by: &'static str,
    pub key: String,
    pub changes: u64,
}

/// Returns one record a part.
#[must_use]
pub fn activity_as_json(parts: &[Activity]) -> Vec<ActivityJson> {
    let record = |part: &Activity| {
        let (by, key) = part_key(&part.part);
        ActivityJson { by, key, changes: part.changes }
    };
    parts.iter().map(record).collect()
}

/// Returns one row a part.
#[must_use]
pub fn activity_as_rows(parts: &[Activity]) -> Rows {
    let row = |record: ActivityJson| vec![record.by.to_owned(), record.key, record.changes.to_string()];
    Rows { columns: &["by", "key", "changes"], rows: activity_as_json(parts).into_iter().map(row).collect() }
}
