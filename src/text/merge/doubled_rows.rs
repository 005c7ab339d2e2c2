//! Rows without an id that a rebase elsewhere put beside what somebody else had made of the same row.
//!
//! A rebase without the driver joins lines. Where two friends changed one row, both versions stand there afterwards:
//!
//! ```text
//! before the rebase  ,2026-06-15,tea,4,…
//! after it           ,2026-06-15,tea,4,…
//!                    ,2026-06-15,tea,3,…,sweet
//! ```
//!
//! Nothing in the files tells it from a second tea, so both count. But somebody is to be asked
//!
//! 1. where a row that came with the rebase differs from one that was there in one main cell at most, or
//! 2. where they differ more, and a row that both are like stood there before and is gone.

use super::given_ids::is_like;
use super::kind::TableKind;
use super::loose::MAIN_COLUMNS;
use super::repair_rows::{Rows, Words};
use crate::text::columns::Column;

const KIND: TableKind = TableKind::Expenses;

/// Names the rows without an id that stand in `after` and not in `before` and may be versions of one that stands in
/// both, by their day and description; but for those that no longer stand in the text `today`.
///
/// `older` returns older versions of the file; it is asked only where two rows are somewhat alike.
pub fn maybe_doubled([before, after, today]: [&str; 3], older: impl FnOnce() -> Vec<String>) -> Vec<String> {
    let [before, after, today] = [before, after, today].map(|text| Rows::read(text, KIND));
    let (old, now, today) = (before.of(""), after.of(""), today.of(""));
    let still: Vec<&Words> = now.iter().filter(|row| today.contains(row)).copied().collect();
    let (kept, added): (Vec<&Words>, Vec<&Words>) = still.iter().partition(|row| old.contains(row));
    let pairs: Vec<(&Words, &Words)> =
        added.iter().filter_map(|row| Some((*row, *kept.iter().find(|other| is_like(row, other))?))).collect();
    let are_near = |(row, other): &(&Words, &Words)| {
        MAIN_COLUMNS.iter().filter(|name| row.get(**name) == other.get(**name)).count() + 1 >= MAIN_COLUMNS.len()
    };
    let older = if pairs.iter().all(are_near) { Vec::new() } else { older() };
    let older: Vec<Rows> = older.iter().map(|text| Rows::read(text, KIND)).collect();
    let was_one = |(row, other): &(&Words, &Words)| {
        let is_it = |was: &&Words| !now.contains(was) && is_like(was, row) && is_like(was, other);
        older.iter().any(|page| page.of("").iter().any(is_it))
    };
    let cell = |row: &Words, column: Column| row.get(column.name()).cloned().unwrap_or_default();
    let words = |row: &Words| format!("`{}` of {}", cell(row, Column::Description), cell(row, Column::Date));
    pairs.iter().filter(|pair| are_near(pair) || was_one(pair)).map(|(row, _)| words(row)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "id,date,description,amount,paid_by,split,note\n";

    fn found(before: &[&str], after: &[&str], older: &[&str]) -> Vec<String> {
        let [before, after, older] = [before, after, older].map(|rows| format!("{HEAD}{}", rows.concat()));
        let gone = maybe_doubled([&before, &after, &before], Vec::new);
        assert!(gone.is_empty(), "{gone:?}");
        maybe_doubled([&before, &after, &after], || vec![before.clone(), older])
    }

    #[test]
    fn a_row_that_was_one_is_asked_about() {
        let row = |what: &str, amount: &str, note: &str| format!(",2026-06-15,{what},{amount},bob,alice bob,{note}\n");
        let [tea, more, cake] = [row("tea", "3", ""), row("tea", "4", ""), row("cake", "3", "")];
        let asked = ["`tea` of 2026-06-15"];
        // One of them changed it, or both did in one cell, or in two.
        assert_eq!(found(&[&tea], &[&tea, &more], &[&tea]), asked);
        assert_eq!(found(&[&more], &[&more, &row("tea", "5", "sweet")], &[&tea]), asked);
        let late = tea.replace("-15", "-16");
        assert_eq!(found(&[&more], &[&more, &late], &[&tea]), ["`tea` of 2026-06-16"]);
        // Another tea: nothing it was made of is gone.
        assert!(found(&[&more], &[&more, &late], &[]).is_empty());
        assert!(found(&[&more], &[&more, &late, &tea], &[&tea]).len() == 1, "the tea itself");
        assert!(found(&[&more], &[&more, &cake], &[&tea]).is_empty());
        assert!(found(&[&more], &[&more], &[&tea]).is_empty());
    }
}
