//! Shows checkpoints, and which of them do not hold any more.

use serde::Serialize;

use super::rows::Rows;
use super::safe::{Safe, safe};
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Table};
use crate::report::checkpoints::CheckpointRow;

/// Shows checkpoints, one a line; what a balance is now stands behind those that do not hold.
#[must_use]
pub fn checkpoints_as_text(rows: &[CheckpointRow], look: &Look) -> String {
    if rows.is_empty() {
        return "No checkpoints.\n".into();
    }
    let kinds = [Kind::Fixed, Kind::Fixed, Kind::Text, Kind::Amount, Kind::Fixed, Kind::Fixed, Kind::Text];
    let mut table = Table::new(kinds.map(|kind| Column::new(kind, "")));
    for row in rows {
        let decimals = row.currency.decimals();
        let (verdict, paint) = match row.holds() {
            true => (Safe::own(look.glyphs().check), Paint::GetsBack),
            false => (safe(&format!("is {}", row.found.to_decimal(decimals))), Paint::Owes),
        };
        table.row([
            Cell::text(safe(&row.group)).painted(Paint::Dim),
            Cell::text(safe(&row.date.to_string())),
            Cell::text(safe(&row.member)),
            Cell::text(safe(&row.balance.to_decimal(decimals))),
            Cell::text(safe(row.currency.code())),
            Cell::text(verdict).painted(paint),
            Cell::text(safe(&row.note)).painted(Paint::Dim),
        ]);
    }
    table.compact().render(look)
}

/// A checkpoint as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the files")]
pub struct CheckpointJson {
    pub group: String,
    pub date: String,
    pub member: String,
    pub currency: String,
    pub balance: String,
    pub balance_minor: i64,
    pub found: String,
    pub found_minor: i64,
    pub holds: bool,
    pub note: String,
}

/// Makes a record of each checkpoint.
#[must_use]
pub fn checkpoints_as_json(rows: &[CheckpointRow]) -> Vec<CheckpointJson> {
    let record = |row: &CheckpointRow| CheckpointJson {
        group: row.group.clone(),
        date: row.date.to_string(),
        member: row.member.clone(),
        currency: row.currency.code().to_owned(),
        balance: row.balance.to_decimal(row.currency.decimals()),
        balance_minor: row.balance.minor(),
        found: row.found.to_decimal(row.currency.decimals()),
        found_minor: row.found.minor(),
        holds: row.holds(),
        note: row.note.clone(),
    };
    rows.iter().map(record).collect()
}

/// Makes a row of each checkpoint.
#[must_use]
pub fn checkpoints_as_rows(rows: &[CheckpointRow]) -> Rows {
    let cells = |row: CheckpointJson| {
        let (balance, found) = (row.balance_minor.to_string(), row.found_minor.to_string());
        vec![
            row.group,
            row.date,
            row.member,
            row.currency,
            row.balance,
            balance,
            row.found,
            found,
            row.holds.to_string(),
            row.note,
        ]
    };
    let columns =
        &["group", "date", "member", "currency", "balance", "balance_minor", "found", "found_minor", "holds", "note"];
    Rows { columns, rows: checkpoints_as_json(rows).into_iter().map(cells).collect() }
}
