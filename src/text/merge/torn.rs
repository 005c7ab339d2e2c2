//! Rows with cells of several lines that git tore: joined line by line, such a cell loses lines to another version of the
//! row, or to a row that has the same ones.
//!
//! ```text
//! is right   ,2026-06-14,hut,20.00,alice,alice bob,"three nights
//!            with breakfast
//!            and a view",
//! was left   ,2026-06-14,hut,20.00,alice,alice bob,"three nights
//!            and a view",
//! ```

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::repair_rows::{Rows, Words};
use crate::text::columns::Column;

/// Rows that were torn, by their keys, with what they say whole.
pub type WholeRows = HashMap<(String, Words), Words>;

/// Finds the rows of what was `found` that git tore: they say what one that is `right` does, without some lines.
pub fn whole_rows(found: &Rows, right: &Rows, is_by_git: impl Fn(&str, &Words, &str) -> bool) -> WholeRows {
    fn place<'w>(key: &'w str, row: &'w Words) -> [Option<&'w str>; 3] {
        let cell = |column: Column| row.get(column.name()).map(String::as_str);
        [Some(key), cell(Column::Date), cell(Column::Amount)]
    }
    let mut of_place: HashMap<_, Vec<&Words>> = HashMap::new();
    for (key, row, _) in &right.rows {
        of_place.entry(place(key, row)).or_default().push(row);
    }
    let mut whole = WholeRows::new();
    for ((key, row, _), raw) in found.rows.iter().zip(&found.raws) {
        let mut own = of_place.get(&place(key, row)).into_iter().flatten();
        if let Some(own) = own.find(|own| is_torn_from(row, own))
            && is_by_git(key, row, raw)
        {
            whole.insert((key.clone(), row.clone()), (*own).clone());
        }
    }
    whole
}

/// Reads the torn rows of a table as what they say whole; beside that they are left out.
pub fn read_whole(page: &mut Rows, whole: &WholeRows) {
    if whole.is_empty() {
        return;
    }
    let there: HashSet<(String, Words)> = page.rows.iter().map(|(key, row, _)| (key.clone(), row.clone())).collect();
    let whole_of = |key: &str, row: &Words| whole.get(&(key.to_owned(), row.clone()));
    page.leave_out(|key, row, _| whole_of(key, row).is_some_and(|own| there.contains(&(key.to_owned(), own.clone()))));
    for (key, row, _) in &mut page.rows {
        if let Some(own) = whole_of(key, row) {
            *row = own.clone();
            page.sound = false;
        }
    }
    page.find_places();
}

/// Tells whether a row says what another does, but for cells of several lines that lack some or have others.
fn is_torn_from(row: &Words, whole: &Words) -> bool {
    let mut names = row.keys().chain(whole.keys());
    let is_torn = |cell: Option<&String>| cell.is_some_and(|cell| cell.contains('\n'));
    row != whole
        && names.all(|name| {
            let [own, other] = [row.get(name), whole.get(name)];
            own == other || is_torn(own) || is_torn(other)
        })
}

/// Tells whether a cell of several lines lost some of them to another version of the same row, which stands beside it:
/// but for such cells they say the same, and there is one row too many.
pub fn has_frayed(found: &Rows, right: &Rows, is_known: impl Fn(&str, &Words) -> bool) -> bool {
    let rows = found.rows.iter().filter(|(key, row, _)| has_lines(row) && !is_known(key, row));
    let unknown: Vec<Words> = rows.map(|(_, row, _)| short(row)).collect();
    if unknown.is_empty() {
        return false;
    }
    let [counts, enough] = [found, right].map(|page| {
        let mut counts: BTreeMap<Words, usize> = BTreeMap::new();
        for (_, row, _) in &page.rows {
            *counts.entry(short(row)).or_default() += 1;
        }
        counts
    });
    unknown.iter().any(|row| counts.get(row) > enough.get(row))
}

/// Tells whether a row has a cell of several lines.
pub fn has_lines(row: &Words) -> bool {
    row.values().any(|cell| cell.contains('\n'))
}

/// Returns what a row says in cells of one line.
pub fn short(row: &Words) -> Words {
    let one_line = row.iter().filter(|(_, cell)| !cell.contains('\n'));
    one_line.map(|(name, cell)| (name.clone(), cell.clone())).collect()
}

/// Tells whether the bytes of one row have another's first line in them, or a quote without its end.
pub fn swallows(raw: &str, starts: &BTreeSet<&str>) -> bool {
    raw.matches('"').count() % 2 == 1 || raw.lines().skip(1).any(|line| starts.contains(line))
}
