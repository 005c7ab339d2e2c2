//! The laws of merging on generated edits of two friends.

#![cfg(test)]

use proptest::prelude::*;
use std::collections::HashMap;

use super::sheets::{Edit, Line, Sheet, base, edited};
use crate::text::merge::merge;

pub const PATH: &str = "groups/trip/expenses/2026.csv";

pub fn edits(most: usize) -> impl Strategy<Value = Vec<Edit>> {
    prop::collection::vec((any::<u8>(), any::<u8>(), any::<u8>()), 0..most)
}

/// Changes of cells, rows that go, rows at the end.
pub fn plain_edits(most: usize) -> impl Strategy<Value = Vec<Edit>> {
    prop::collection::vec((0_u8..17, any::<u8>(), any::<u8>()), 0..most)
}

/// Changes that leave what several texts cannot tell: whether somebody who voided an entry had seen a change
/// of it. Nor is a day changed, which is what rows that are new on both sides are sorted by.
pub fn clique_edits(most: usize) -> impl Strategy<Value = Vec<Edit>> {
    let what = prop_oneof![0_u8..7, 8_u8..10, 13_u8..17, Just(26)];
    prop::collection::vec((what, any::<u8>(), any::<u8>()), 0..most)
}

pub fn merged(base: &str, ours: &str, theirs: &str) -> String {
    merge(PATH, Some(base), Some(ours), Some(theirs)).unwrap().text.unwrap()
}

/// Three texts: what both had, and what each made of it.
pub fn three() -> impl Strategy<Value = [String; 3]> {
    three_of(edits)
}

fn three_of<S: Strategy<Value = Vec<Edit>>>(edits: fn(usize) -> S) -> impl Strategy<Value = [String; 3]> {
    (0_usize..9, edits(4), edits(6), edits(6)).prop_map(|(rows, before, ours, theirs)| {
        let mut serial = 0;
        let base = edited(&base(rows).text(), &before, 4, &mut serial);
        let ours = edited(&base, &ours, 0, &mut serial);
        let theirs = edited(&base, &theirs, 1, &mut serial);
        [base, ours, theirs]
    })
}

/// Returns the lines whatever their order, without blank ones and empty cells at their ends.
pub fn lines(text: &str) -> Vec<&str> {
    let lines = text.lines().map(|line| line.trim_end_matches(',')).filter(|line| !line.trim().is_empty());
    let mut lines: Vec<&str> = lines.collect();
    lines.sort_unstable();
    lines
}

const MONEY: [&str; 4] = ["amount", "currency", "paid_by", "split"];

fn money(sheet: &Sheet, row: &[String]) -> Vec<String> {
    MONEY.iter().map(|name| sheet.cell(row, name).to_owned()).collect()
}

/// Tells whether a row has this id.
fn has(sheet: &Sheet, id: &str) -> bool {
    sheet.rows().any(|row| sheet.cell(row, "id") == id)
}

/// Returns the first row in force of each id.
fn by_id(sheet: &Sheet) -> HashMap<&str, &Vec<String>> {
    let live = sheet.rows().filter(|row| sheet.cell(row, "status") != "conflict");
    live.map(|row| (sheet.cell(row, "id"), row)).filter(|(id, _)| !id.is_empty()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn symmetric_and_idempotent([base, ours, theirs] in three()) {
        let text = merged(&base, &ours, &theirs);
        prop_assert_eq!(&text, &merged(&base, &theirs, &ours));
        for side in [&ours, &theirs] {
            prop_assert_eq!(&text, &merged(side, &text, side));
            prop_assert_eq!(&text, &merged(side, side, &text));
        }
        prop_assert_eq!(&text, &merged(&base, &text, &text));
        prop_assert_eq!(&ours, &merged(&base, &ours, &base));
        prop_assert_eq!(&ours, &merged(&base, &base, &ours));
    }

    #[test]
    fn merging_a_side_again_changes_nothing([base, ours, theirs] in three()) {
        let text = merged(&base, &ours, &theirs);
        let again = merged(&base, &text, &theirs);
        // A row without an id that stays may look like a change of one that went, or like one that lost its id.
        let (old, now) = (Sheet::parse(&base), Sheet::parse(&text));
        let same = |gone: &Vec<String>, row: &Vec<String>, name: &str| old.cell(gone, name) == now.cell(row, name);
        let is_like = |gone: &Vec<String>, row: &Vec<String>| {
            same(gone, row, "description")
                || ["date", "amount", "paid_by", "split"].iter().all(|name| same(gone, row, name))
        };
        let is_gone = |row: &&Vec<String>| !has(&now, old.cell(row, "id"));
        let has_no_id = |row: &&Vec<String>| now.cell(row, "id").is_empty();
        let is_lost = |gone: &Vec<String>| now.rows().filter(has_no_id).any(|row| is_like(gone, row));
        if base.contains("\n,") || old.rows().filter(is_gone).any(is_lost) {
            return Ok(());
        }
        prop_assert_eq!(lines(&text), lines(&again));
    }

    #[test]
    fn merging_a_side_again_changes_not_a_byte([base, ours, theirs] in three_of(plain_edits)) {
        let text = merged(&base, &ours, &theirs);
        prop_assert!(base.contains("\n,") || text == merged(&base, &text, &theirs));
    }

    #[test]
    fn nothing_is_dropped([base, ours, theirs] in three()) {
        let text = merged(&base, &ours, &theirs);
        let sheets = [&base, &ours, &theirs, &text].map(|text| Sheet::parse(text));
        let [base, ours, theirs, result] = &sheets;
        let before = by_id(base);
        for side in [ours, theirs] {
            for line in &side.lines {
                match line {
                    Line::Comment(_) if !base.lines.contains(line) => prop_assert!(result.lines.contains(line)),
                    Line::Row(row) => {
                        let id = side.cell(row, "id");
                        let old = before.get(id);
                        // A row without an id may be one that lost it, which stands under it then.
                        let is_of = |row: &&Vec<String>| {
                            let key = base.cell(row, "id");
                            key == id || id.is_empty() && !has(side, key) && has(result, key)
                        };
                        for name in ["description", "date", "mood", "weather"] {
                            let said = side.cell(row, name);
                            if said.is_empty() || old.is_some_and(|old| base.cell(old, name) == said) {
                                continue;
                            }
                            let is_old = base.rows().filter(is_of).any(|row| base.cell(row, name) == said);
                            let is_kept = |own: &Vec<String>| result.cell(own, name) == said
                                && (id.is_empty() || result.cell(own, "id") == id);
                            prop_assert!(is_old || result.rows().any(is_kept), "{name} {said} of {id}\n{text}");
                        }
                        let said = money(side, row);
                        let is_old = base.rows().filter(is_of).any(|row| money(base, row) == said);
                        let is_kept = |own: &Vec<String>| money(result, own) == said
                            && (id.is_empty() || result.cell(own, "id") == id);
                        prop_assert!(is_old || result.rows().any(is_kept), "money of {id}\n{text}");
                    }
                    _ => {}
                }
            }
        }
    }

    #[test]
    fn rows_stay_valid([base, ours, theirs] in three()) {
        let text = merged(&base, &ours, &theirs);
        let sheets = [&base, &ours, &theirs, &text].map(|text| Sheet::parse(text));
        let [sides @ .., result] = &sheets;
        let mut ids = std::collections::HashSet::new();
        for row in result.rows() {
            let is_from = |side: &Sheet| side.rows().any(|own| money(side, own) == money(result, row));
            prop_assert!(sides.iter().any(is_from), "{row:?}\n{text}");
            let id = result.cell(row, "id");
            if result.cell(row, "status") != "conflict" {
                prop_assert!(id.is_empty() || ids.insert(id.to_owned()), "{id} twice\n{text}");
            } else {
                prop_assert!(ids.contains(id), "a loser stands below its row\n{text}");
            }
        }
    }

    #[test]
    fn no_text_panics(base in "[ab,\"#\n\r<>=|1 ]{0,40}", ours in "[ab,\"#\n\r1 ]{0,40}", theirs in "[ab,\"#\n\r1 ]{0,40}") {
        let head = "id,date,description,amount,paid_by,split\n";
        for path in [PATH, "groups/trip/items.csv", "rates.csv", "reads/ana.csv", "x.csv", "a.toml", "g/messages.log", ".gitignore", "README"] {
            let _ = merge(path, Some(&base), Some(&ours), Some(&theirs));
            let [base, ours, theirs] = [&base, &ours, &theirs].map(|text| format!("{head}{text}"));
            let one = merge(path, Some(&base), Some(&ours), Some(&theirs)).ok();
            let other = merge(path, Some(&base), Some(&theirs), Some(&ours)).ok();
            prop_assert_eq!(one.and_then(|one| one.text), other.and_then(|other| other.text));
        }
    }
}
