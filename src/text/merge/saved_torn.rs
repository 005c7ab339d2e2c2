//! A torn table that a spreadsheet read, and somebody saved, before it was mended: to a spreadsheet a cell that lost its
//! closing quote goes on over the rows below, and so it writes it.
//!
//! ```text
//! was left   k7q2m9xw4t3e,2026-06-14,hut,20.00,alice,alice bob,"three nights
//!            4h8s0c1v9p2a,2026-06-15,taxi,9.00,bob,alice bob,"to the hut"
//! was saved  k7q2m9xw4t3e,2026-06-14,hut,20.00,alice,alice bob,"three nights
//!            4h8s0c1v9p2a,2026-06-15,taxi,9.00,bob,alice bob,to the hut"""
//! ```

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use rust_decimal::Decimal;

use super::kind::TableKind;
use super::misread::below_first;
use super::repair_rows::{Rows, Words, in_columns, named};
use super::sheet::SEPARATOR;
use crate::model::Date;
use crate::model::amount::parse_amount;
use crate::model::currency::DECIMALS_MAX;
use crate::text::columns::Column;
use crate::text::table_edit::{append_record, remove_record};

/// The name of a column that has none.
const UNNAMED: &str = "";

/// Returns what is right with what somebody wrote since into the table as it was `found`, as today's shows it; nothing
/// where they wrote into what was torn or stood twice.
pub fn saved_since(kind: TableKind, [right, found, now]: [&str; 3]) -> Option<String> {
    let page = Rows::read(now, kind);
    let [Some(found), Some(now)] = [found, now].map(|text| as_shown(text, kind)) else { return None };
    let [in_found, in_now] = [&found, &now].map(|rows| counted(rows.iter().map(told)));
    let keys_found = counted(found.iter().filter_map(|row| key_of(kind, row)));
    let right_rows = Rows::read(right, kind).rows;
    let mut places: HashMap<Words, usize> =
        right_rows.iter().enumerate().map(|(place, (_, row, _))| (told(&in_columns(row)), place)).collect();
    let mut gone: Vec<usize> = Vec::new();
    for row in found.iter().filter(|row| !in_now.contains_key(&told(row))) {
        let is_alone = in_found[&told(row)] == 1 && key_of(kind, row).is_none_or(|key| keys_found[&key] == 1);
        gone.push(places.remove(&told(row)).filter(|_| is_alone)?);
    }
    gone.sort_unstable();
    let mut text = right.to_owned();
    for place in gone.iter().rev() {
        text = remove_record(&text, right_rows[*place].2.clone())?;
    }
    let stays = right_rows.iter().enumerate().filter(|(place, _)| gone.binary_search(place).is_err());
    let keys_left: HashSet<String> = stays.filter_map(|(_, (_, row, _))| key_of(kind, row)).collect();
    // Of several headings, a spreadsheet shows all rows below the first.
    let shown = page.raws.iter().zip(&page.rows);
    let mut meant: HashMap<Words, &Words> =
        shown.filter_map(|(raw, (_, row, _))| Some((told(&below_first(&page, raw, kind)?), row))).collect();
    let mut left = in_found;
    for row in &now {
        match left.get_mut(&told(row)) {
            Some(0) if is_rest(kind, row) => continue,
            Some(count) if *count > 0 => {
                *count -= 1;
                continue;
            }
            _ => {}
        }
        let row = meant.remove(&told(row)).filter(|row| makes_sense(kind, row))?;
        let is_cut = in_columns(row) != *row;
        if is_cut || key_of(kind, row).is_some_and(|key| keys_left.contains(&key)) {
            return None;
        }
        text = append_record(&text, &named(row));
    }
    // Of rows that stood twice somebody chose one.
    let is_chosen = |row: &Words| left.get(row).is_some_and(|count| *count > 0);
    (!in_now.keys().any(is_chosen)).then_some(text)
}

fn counted<T: Eq + Hash>(things: impl Iterator<Item = T>) -> HashMap<T, usize> {
    let mut counts = HashMap::new();
    for thing in things {
        *counts.entry(thing).or_default() += 1;
    }
    counts
}

/// Tells whether a row may be the rest of a torn one, of which any number may stand.
fn is_rest(kind: TableKind, row: &Words) -> bool {
    let has = |column: Column| row.contains_key(column.name());
    kind == TableKind::Expenses && !has(Column::Date) && !has(Column::Amount)
}

/// Tells whether a row may be an entry where it is to be one.
fn makes_sense(kind: TableKind, row: &Words) -> bool {
    let cell = |column: Column| row.get(column.name()).map_or("", String::as_str);
    kind != TableKind::Expenses
        || Date::parse(cell(Column::Date)).is_some() && parse_amount(cell(Column::Amount), DECIMALS_MAX).is_ok()
}

/// Returns what names a row among those of its table, where something does.
fn key_of(kind: TableKind, row: &Words) -> Option<String> {
    let cells: Option<Vec<&str>> = kind.key_columns().iter().map(|name| row.get(*name).map(String::as_str)).collect();
    cells.filter(|cells| !cells.is_empty()).map(|cells| cells.join(&SEPARATOR.to_string()))
}

/// Lists the rows that a spreadsheet shows below the first heading.
fn as_shown(text: &str, kind: TableKind) -> Option<Vec<Words>> {
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).comment(Some(b'#')).trim(csv::Trim::All);
    let text = text.trim_start_matches('\u{feff}');
    let mut records = reader.from_reader(text.as_bytes()).into_records();
    let names: Vec<String> = records.next()?.ok()?.iter().map(|name| kind.column_name(name)).collect();
    let row = |record: csv::StringRecord| {
        let cells = names.iter().zip(&record).filter(|(_, cell)| !cell.is_empty());
        cells.map(|(name, cell)| (name.clone(), cell.replace("\r\n", "\n"))).collect()
    };
    let rows: Result<Vec<Words>, csv::Error> = records.map(|record| record.map(row)).collect();
    Some(rows.ok()?.into_iter().filter(|row| !row.is_empty()).collect())
}

/// Returns what tells a row, however it is saved: without quotes, without zeros at the ends of numbers, and without what
/// stands in columns that have no name.
fn told(row: &Words) -> Words {
    let plain = |cell: &str| match cell.parse::<Decimal>() {
        Ok(number) => number.normalize().to_string(),
        Err(_) => cell.replace('"', ""),
    };
    let named = row.iter().filter(|(name, _)| *name != UNNAMED);
    named.map(|(name, cell)| (name.clone(), plain(cell))).collect()
}
