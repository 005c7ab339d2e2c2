//! Taking apart entries that stand twice where no parents are known, as after `git rebase` and `git cherry-pick` in a
//! clone without the driver, which join lines.
//!
//! 1. Rows with one id that share what it is called, or when and how much it was, are versions of one entry.
//! 2. One that stood there before another of them did is what is left of a change, and goes.
//! 3. What the others come from is looked for among the older versions of the file: the row with the id, and none of
//!    them, that leaves the fewest conflicts, the newest of these.
//! 4. Where none is found, they are merged as if each had been added.

use std::collections::BTreeSet;

use super::given_ids::is_loser;
use super::kind::TableKind;
use super::merge;
use super::repair::without_markers;
use super::repair_rows::{Rows, Words, named, with_rows};
use crate::text::table_edit::append_record;

const KIND: TableKind = TableKind::Expenses;

/// Mends a table of entries in which versions of one stand beside each other, or markers; returns nothing when there is
/// nothing to mend, or when rows with one id are not versions of one entry.
///
/// `older` returns older versions of the file, newest first; it is asked only where entries stand twice.
pub fn undoubled(path: &str, text: &str, older: impl FnOnce() -> Vec<String>) -> Option<String> {
    let plain = without_markers(text);
    let page = Rows::read(&plain, KIND);
    let keys: BTreeSet<&str> = page.keys().filter(|key| !key.is_empty() && in_force(&page, key).len() > 1).collect();
    if keys.is_empty() || !keys.iter().all(|key| are_versions(&in_force(&page, key))) {
        return (plain.len() != text.len() && keys.is_empty()).then_some(plain);
    }
    let older: Vec<Rows> = older().iter().map(|text| Rows::read(text, KIND)).collect();
    let mut mended = plain.clone();
    for key in keys {
        let mut versions: Vec<Words> = Vec::new();
        for row in in_force(&page, key) {
            if !versions.contains(row) {
                versions.push(row.clone());
            }
        }
        let before = before(&older, key);
        let bases: Vec<&Words> = before.iter().filter(|row| !versions.contains(row)).copied().collect();
        let newest = before.iter().find(|row| versions.contains(row));
        versions.retain(|row| newest == Some(&row) || !before.contains(&row));
        let bases = if bases.is_empty() { vec![None] } else { bases.into_iter().map(Some).collect() };
        let tries = bases.into_iter().filter_map(|base| met(path, &mended, key, (base, &versions)));
        let best = tries.min_by_key(|text| Rows::read(text, KIND).of(key).len())?;
        let losers = page.of(key).into_iter().filter(|row| is_loser(row));
        mended = losers.fold(best, |text, row| append_record(&text, &named(row)));
    }
    Some(mended)
}

/// Merges the versions of one entry, at the place of the first of them.
pub(super) fn met(path: &str, text: &str, key: &str, (base, versions): (Option<&Words>, &[Words])) -> Option<String> {
    let with = |row: &Words, text: &str| with_rows(text, KIND, key, std::slice::from_ref(row));
    let first = with(versions.first()?, text);
    // At the same place, so that the entry stays there.
    let base = base.map_or_else(|| with_rows(text, KIND, key, &[]), |base| with(base, &first));
    let mut merged = first.clone();
    for row in &versions[1..] {
        merged = merge(path, Some(&base), Some(&merged), Some(&with(row, &first))).ok()?.text?;
    }
    Some(merged)
}

/// Lists what an entry said before, newest first, each once.
fn before<'r>(older: &'r [Rows], key: &str) -> Vec<&'r Words> {
    let mut rows: Vec<&Words> = Vec::new();
    for page in older {
        if let [row] = in_force(page, key).as_slice()
            && !rows.contains(row)
        {
            rows.push(row);
        }
    }
    rows
}

fn in_force<'p>(page: &'p Rows, key: &str) -> Vec<&'p Words> {
    page.of(key).into_iter().filter(|row| !is_loser(row)).collect()
}

/// Tells whether rows are versions of one entry: they share what it is called, or when and how much it was.
pub(super) fn are_versions(rows: &[&Words]) -> bool {
    let Some((first, others)) = rows.split_first() else { return true };
    let same = |row: &Words, name: &str| row.get(name) == first.get(name);
    others.iter().all(|row| same(row, "description") || same(row, "date") && same(row, "amount"))
}
