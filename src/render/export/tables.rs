//! Entries as a table, a row each, which `clique import` reads back without loss.
//!
//! The columns are those of the ledger's own files, with the group; behind them `shares` with what falls on whom to the
//! smallest unit (`alice=5.00 bob=5.00`), by which the balances can be proven; where some entry has any, `items` with
//! a line for each item of a bill (`1 | 12.00 | alice bob | two beers`); the columns that the program does not
//! know; and last an empty column whose name is the number of rows, so that a file that was cut off is known. No cell is one that a spreadsheet would run; see [`crate::model::formula`].

use std::collections::BTreeSet;
use std::io::{self, Write};

use crate::model::{Entry, Setup};
use crate::render::csv::{Reader, RowWriter};
use crate::render::entry_rows::{COLUMNS, entry_as_cells};
use crate::report::entries::{EntryRow, entry_row};
use crate::report::mirror::{count_column, count_of_column};
use crate::report::selection::Selection;

/// The column of what falls on whom.
const SHARES: &str = "shares";
/// The column of items.
const ITEMS: &str = "items";
/// The mark before the name of a column that means something else here.
const OWN: &str = "own:";

/// Writes entries separated by commas.
///
/// # Errors
///
/// When they cannot be written.
pub fn write_csv(selection: &Selection<'_, '_>, out: &mut dyn Write) -> io::Result<()> {
    write_rows(selection, RowWriter::commas(out, Reader::Spreadsheet))
}

/// Writes entries separated by tabs.
///
/// # Errors
///
/// When they cannot be written.
pub fn write_tsv(selection: &Selection<'_, '_>, out: &mut dyn Write) -> io::Result<()> {
    write_rows(selection, RowWriter::harmless_tabs(out))
}

fn write_rows(selection: &Selection<'_, '_>, mut writer: RowWriter<'_>) -> io::Result<()> {
    let has_items = selection.entries.iter().any(|entry| !items_of(selection.setup, entry).is_empty());
    let unknown: BTreeSet<&str> =
        selection.entries.iter().flat_map(|entry| &entry.extra).map(|(name, _)| name.as_ref()).collect();
    let items = has_items.then_some(ITEMS);
    let known = COLUMNS.iter().copied().chain([SHARES]).chain(items).map(str::to_owned);
    let unknown_names = unknown.iter().map(|name| own_column(name));
    writer.row(known.chain(unknown_names).chain([count_column(selection.entries.len())]))?;
    for entry in &selection.entries {
        let row = entry_row(selection.setup, entry, &[]);
        let mut cells = entry_as_cells(&row);
        cells.push(shares_of(&row));
        cells.extend(has_items.then(|| items_of(selection.setup, entry)));
        let cell = |name: &&str| {
            let found = entry.extra.iter().find(|(other, _)| other == name);
            found.map_or(String::new(), |(_, value)| value.clone().into_owned())
        };
        cells.extend(unknown.iter().map(cell));
        cells.push(String::new());
        writer.row(cells)?;
    }
    writer.end()
}

/// Returns the name of a column that the program does not know; one that is named like a column of this table alone
/// gets a mark before it.
fn own_column(name: &str) -> String {
    let is_taken = matches!(name, ITEMS | SHARES | "group") || name.starts_with(OWN) || count_of_column(name).is_some();
    if is_taken { format!("{OWN}{name}") } else { name.to_owned() }
}

/// Returns what falls on whom.
fn shares_of(row: &EntryRow) -> String {
    let decimals = row.currency.decimals();
    let shares = row.shares.iter().map(|(name, share)| format!("{name}={}", share.to_decimal(decimals)));
    shares.collect::<Vec<_>>().join(" ")
}

/// Returns a line for each item of a bill, or nothing.
fn items_of(setup: &Setup, entry: &Entry<'_>) -> String {
    let items = setup.items.get(&(entry.group, entry.id)).map(Vec::as_slice).unwrap_or_default();
    let decimals = entry.currency.decimals();
    let line = |item: &crate::model::setup::Item| {
        let split = crate::model::Split { parts: item.parts.clone(), items: false };
        let split = split.to_text(|person| setup.handle(person).to_owned(), decimals);
        let words = item.description.replace('\\', "\\\\").replace('\n', "\\n");
        format!("{} | {} | {split} | {words}", item.line, item.amount.to_decimal(decimals))
    };
    items.iter().map(line).collect::<Vec<_>>().join("\n")
}
