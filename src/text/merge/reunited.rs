//! Bringing an entry together that stands in two files: one moved it there, as `clique fmt` does, another changed it
//! where it had stood, and a driver that sees one file alone merged them, as in a rebase.
//!
//! In the file it had left, it was taken out on one side and changed on the other:
//!
//! ```text
//! 2025.csv   2s0000000001,2026-03-01,hut,12,…
//!            2s0000000001,2026-03-01,hut,12,…,conflict
//! 2026.csv   2s0000000001,2026-03-01,hut,9,…
//! ```
//!
//! It was not taken out, so there is nothing to settle: what was changed goes to where it stands now. What it said when
//! it came there is what both sides had.

use std::collections::BTreeSet;

use super::given_ids::is_loser;
use super::kind::TableKind;
use super::merge;
use super::repair_rows::{Rows, Words};
use super::table_repair::{named, says_the_same, with_rows};
use crate::text::table_edit::append_record;

const KIND: TableKind = TableKind::Expenses;

/// Brings the entries of the text `left` together with those of the file at `path`, whose text is `came`; returns both
/// texts, or nothing when no entry stands in both in this way.
///
/// `older` returns older versions of the file at `path`, newest first; it is asked only where one does.
pub fn reunited(path: &str, left: &str, came: &str, older: impl FnOnce() -> Vec<String>) -> Option<[String; 2]> {
    if !left.contains("conflict") {
        return None;
    }
    let [left_rows, came_rows] = [left, came].map(|text| Rows::read(text, KIND));
    let is_in_both = |key: &&str| {
        let was_taken_out = |row: &Words| left_rows.of(key).iter().any(|own| is_loser(own) && says_the_same(own, row));
        !key.is_empty() && in_force(&came_rows, key).is_some() && in_force(&left_rows, key).is_some_and(was_taken_out)
    };
    let keys: BTreeSet<&str> = left_rows.keys().filter(is_in_both).collect();
    if keys.is_empty() || !left_rows.sound || !came_rows.sound {
        return None;
    }
    let older: Vec<Rows> = older().iter().map(|text| Rows::read(text, KIND)).collect();
    let [mut left, mut came] = [left, came].map(str::to_owned);
    for key in keys {
        let changed = in_force(&left_rows, key)?;
        let first = older.iter().rev().find_map(|page| in_force(page, key)).or_else(|| in_force(&came_rows, key))?;
        let with = |row: &Words| with_rows(&came, KIND, key, std::slice::from_ref(row));
        let merged = merge(path, Some(&with(first)), Some(&came), Some(&with(changed))).ok()?.text?;
        let lost = left_rows.of(key).into_iter().filter(|row| is_loser(row) && !says_the_same(row, changed));
        came = lost.fold(merged, |text, row| append_record(&text, &named(row)));
        left = with_rows(&left, KIND, key, &[]);
    }
    Some([left, came])
}

/// Returns the row of an entry that is in force, where there is one alone.
fn in_force<'p>(page: &'p Rows, key: &str) -> Option<&'p Words> {
    let mut rows = page.of(key).into_iter().filter(|row| !is_loser(row));
    rows.next().filter(|_| rows.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATH: &str = "groups/trip/expenses/2026.csv";
    const HEAD: &str = "id,date,description,amount,paid_by,split,status\n";
    const HUT: &str = "2s0000000001,2026-03-01,hut,9,bob,alice bob,\n";
    const INN: &str = "2s0000000002,2025-03-01,inn,7,bob,alice bob,\n";

    fn lost(row: &str) -> String {
        row.replace(",\n", ",conflict\n")
    }

    #[test]
    fn what_was_changed_goes_where_the_entry_stands_now() {
        let more = HUT.replace(",9,", ",12,");
        let left = format!("{HEAD}{INN}{more}{}", lost(&more));
        let [came, old] = [format!("{HEAD}{HUT}"), format!("{HEAD}{HUT}")];
        let done = reunited(PATH, &left, &came, || vec![old.clone(), HEAD.to_owned()]);
        assert_eq!(done, Some([format!("{HEAD}{INN}"), format!("{HEAD}{more}")]));
        // Changed there as well since it came.
        let less = format!("{HEAD}{}", HUT.replace(",9,", ",8,"));
        let [_, came] = reunited(PATH, &left, &less, || vec![less.clone(), old.clone()]).unwrap();
        assert_eq!(came, format!("{HEAD}{more}{}", lost(&more.replace(",12,", ",8,"))));
    }

    /// Law: nothing is touched but an entry that stands in both, and of which one file says that it was taken out.
    #[test]
    fn what_stands_in_one_file_stays() {
        let more = HUT.replace(",9,", ",12,");
        for (left, came) in [(format!("{more}{}", lost(&more)), INN), (HUT.to_owned(), HUT), (lost(HUT), HUT)] {
            let [left, came] = [left.as_str(), came].map(|rows| format!("{HEAD}{rows}"));
            assert_eq!(reunited(PATH, &left, &came, Vec::new), None, "{left}{came}");
        }
    }
}
