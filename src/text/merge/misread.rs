//! Rows below the heading of another version that a spreadsheet saved: it knows but the first heading, moves the cells
//! of all rows with the columns of that one, and cuts off what stands beyond.
//!
//! ```text
//! was joined  id,date,description,amount,paid_by,split
//!             alice bob,alice,20.00,dinner,2026-06-14,k7q2m9xw4t3e
//! was saved   date,id,description,amount,paid_by,split
//!             alice,alice bob,20.00,dinner,2026-06-14,k7q2m9xw4t3e
//! ```

use std::collections::HashMap;

use super::kind::TableKind;
use super::repair_rows::{Rows, Words, in_columns, read_below};
use crate::text::table::Scanner;

/// What rows say below the first heading, with what they are, where one is not what it says there.
pub type Misread = HashMap<Words, Vec<(String, Words)>>;

/// Finds the rows of a table that say something else below its first heading.
pub fn misread(page: &Rows, kind: TableKind) -> Misread {
    let mut misread = Misread::new();
    for ((key, words, _), raw) in page.rows.iter().zip(&page.raws) {
        if let Some(seen) = below_first(page, raw, kind) {
            misread.entry(seen).or_default().push((key.clone(), words.clone()));
        }
    }
    misread.retain(|seen, rows| rows.iter().any(|(_, words)| in_columns(words) != *seen));
    misread
}

/// Reads the rows of a table that a spreadsheet saved as what they are.
pub fn read_saved(page: &mut Rows, mut misread: Misread, kind: TableKind) {
    if misread.is_empty() {
        return;
    }
    misread.values_mut().for_each(|rows| rows.reverse());
    let rows: Vec<_> = page.raws.iter().map(|raw| below_first(page, raw, kind)).collect();
    for (row, seen) in page.rows.iter_mut().zip(rows) {
        if let Some((key, words)) = seen.and_then(|seen| misread.get_mut(&seen)?.pop()) {
            (row.0, row.1) = (key, words);
            page.sound = false;
        }
    }
    page.find_places();
}

/// Returns what a row says below the first heading of its table.
pub fn below_first(page: &Rows, raw: &str, kind: TableKind) -> Option<Words> {
    let mut scanner = Scanner::at(raw, 0, 1);
    let (_, words) = read_below(&scanner.next_record()?, &page.first_heading, kind);
    Some(in_columns(&words))
}
