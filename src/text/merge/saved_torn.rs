//! A torn table that a spreadsheet read, and somebody saved, before it was mended: to a spreadsheet a cell that lost its
//! closing quote goes on over the rows below, and so it writes it.
//!
//! ```text
//! was left   k7q2m9xw4t3e,2026-06-14,hut,20.00,alice,alice bob,"three nights
//!            4h8s0c1v9p2a,2026-06-15,taxi,9.00,bob,alice bob,"to the hut"
//! was saved  k7q2m9xw4t3e,2026-06-14,hut,20.00,alice,alice bob,"three nights
//!            4h8s0c1v9p2a,2026-06-15,taxi,9.00,bob,alice bob,to the hut"""
//! ```

use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::Hash;
use std::ops::Range;

use super::kind::TableKind;
use super::misread::below_first;
use super::repair_rows::{Rows, Words, in_columns, key_of, named};
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
    let right_rows = Rows::read(right, kind).rows;
    let gone = taken_out(kind, &right_rows, [&found, &now])?;
    let mut text = right.to_owned();
    for place in gone.iter().rev() {
        text = remove_record(&text, right_rows[*place].2.clone())?;
    }
    let stays = right_rows.iter().enumerate().filter(|(place, _)| !gone.contains(place));
    let keys: HashSet<String> = stays.filter_map(|(_, (_, row, _))| named_by(kind, row)).collect();
    for row in written(kind, &page, [&found, &now])? {
        let is_cut = in_columns(row) != *row;
        if is_cut || !makes_sense(kind, row) || named_by(kind, row).is_some_and(|key| keys.contains(&key)) {
            return None;
        }
        text = append_record(&text, &named(row));
    }
    Some(text)
}

/// Finds the rows of what is right that somebody took out since; nothing where something went that is none of them, or
/// stood twice.
fn taken_out(
    kind: TableKind,
    right: &[(String, Words, Range<usize>)],
    [found, now]: [&[Words]; 2],
) -> Option<BTreeSet<usize>> {
    let [in_found, in_now] = [found, now].map(|rows| counted(rows.iter().map(told)));
    let keys = counted(found.iter().filter_map(|row| named_by(kind, row)));
    let is_chosen = |(row, count): (&Words, &usize)| in_now.get(row).is_some_and(|now| now < count);
    if in_found.iter().any(is_chosen) {
        return None;
    }
    let right = right.iter().enumerate();
    let mut places: HashMap<Words, usize> = right.map(|(place, (_, row, _))| (told(&in_columns(row)), place)).collect();
    let gone = found.iter().map(|row| (row, told(row))).filter(|(_, told)| !in_now.contains_key(told));
    let place = |(row, told): (&Words, Words)| {
        let is_alone = in_found[&told] == 1 && named_by(kind, row).is_none_or(|key| keys[&key] == 1);
        places.remove(&told).filter(|_| is_alone)
    };
    gone.map(place).collect()
}

/// Lists the rows that somebody wrote since, as the page of today has them; nothing where it has one in another way.
fn written<'p>(kind: TableKind, page: &'p Rows, [found, now]: [&[Words]; 2]) -> Option<Vec<&'p Words>> {
    // Of several headings, a spreadsheet shows all rows below the first.
    let shown = page.raws.iter().zip(&page.rows);
    let mut meant: HashMap<Words, &Words> =
        shown.filter_map(|(raw, (_, row, _))| Some((told(&below_first(page, raw, kind)?), row))).collect();
    let mut left = counted(found.iter().map(told));
    let mut rows = Vec::new();
    for row in now.iter().map(told) {
        match left.get_mut(&row) {
            Some(0) if is_rest(kind, &row) => {}
            Some(count) if *count > 0 => *count -= 1,
            _ => rows.push(meant.remove(&row)?),
        }
    }
    Some(rows)
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
fn named_by(kind: TableKind, row: &Words) -> Option<String> {
    Some(key_of(row, &[], kind)).filter(|key| !key.is_empty())
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
    let plain = |cell: &str| match parse_amount(cell, DECIMALS_MAX) {
        Ok(number) => number.minor().to_string(),
        Err(_) => cell.replace('"', ""),
    };
    let named = row.iter().filter(|(name, _)| *name != UNNAMED);
    named.map(|(name, cell)| (name.clone(), plain(cell))).collect()
}
