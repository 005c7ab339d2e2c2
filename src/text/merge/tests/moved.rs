//! The laws of merging on the files of one folder, between which two friends move rows that may have no id.

#![cfg(test)]

use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::model::Id;
use crate::text::merge::{Versions, follow_moves, merge};

const PATHS: [&str; 3] =
    ["groups/trip/expenses/2025.csv", "groups/trip/expenses/2026.csv", "groups/trip/expenses/2024.csv"];
const HEAD: &str = "id,date,description,amount,paid_by,split,note,status\n";
/// They say so much differently that none is taken for another.
const NAMES: [&str; 3] = ["dinner", "taxi", "tent"];
const ICE: &str = "3f9a1b2c4d5e,2026-06-16,ice,3.00,bob,alice bob,,\n";

/// What a friend does with one row: what becomes of it, to which file it goes, and whether it gets an id there.
type Fate = (u8, usize, bool);

/// A row of the base: whether it has an id, and what both friends do.
type Story = (bool, Fate, Fate);

/// What a friend leaves of a row: its file, its id, day, amount and note.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    file: usize,
    id: String,
    day: String,
    amount: String,
    note: String,
}

impl Row {
    fn line(&self, name: &str) -> String {
        format!("{},{},{name},{},alice,alice bob,{},\n", self.id, self.day, self.amount, self.note)
    }
}

fn before(place: usize, has_id: bool) -> Row {
    let id = if has_id { format!("2s000000000{place}") } else { String::new() };
    Row { file: 0, id, day: format!("2026-06-1{place}"), amount: format!("1{place}.00"), note: String::new() }
}

/// Returns the row as a friend leaves it; none where it is taken out.
fn after(place: usize, side: usize, base: &Row, (what, file, is_formed): Fate) -> Option<Row> {
    let mut row = Row { file, ..base.clone() };
    match what {
        0..=3 => {}
        4 | 5 => row.amount = format!("2{place}.0{side}"),
        6 => row.day = format!("2026-07-0{side}"),
        7 => row.note = format!("note {side}"),
        // As a spreadsheet writes it.
        8 => row.amount = row.amount.trim_end_matches('0').trim_end_matches('.').to_owned(),
        _ => return None,
    }
    if row.id.is_empty() && is_formed && file != 0 {
        let content = ["groups/trip", &row.day, "", NAMES[place], &row.amount, "", "alice", "alice bob"];
        row.id = Id::provisional(content.join("\u{1f}").as_bytes(), 0).to_string();
    }
    Some(row)
}

fn texts(rows: &[Option<Row>]) -> [String; 3] {
    let mut texts = [HEAD.to_owned(), format!("{HEAD}{ICE}"), HEAD.to_owned()];
    for (row, name) in rows.iter().zip(NAMES) {
        if let Some(row) = row {
            texts[row.file] += &row.line(name);
        }
    }
    texts
}

fn merged([base, ours, theirs]: [&[String; 3]; 3]) -> [String; 3] {
    let mut files = Versions::new();
    for (place, path) in PATHS.into_iter().enumerate() {
        files.insert(path.into(), [base, ours, theirs].map(|texts| Some(texts[place].clone())));
    }
    follow_moves(&mut files);
    let merged: BTreeMap<&str, String> = files
        .iter()
        .map(|(path, texts)| {
            let [base, ours, theirs] = texts.each_ref().map(Option::as_deref);
            (path.as_str(), merge(path, base, ours, theirs).unwrap().text.unwrap())
        })
        .collect();
    PATHS.map(|path| merged[path].clone())
}

fn fate() -> impl Strategy<Value = Fate> {
    (0_u8..10, 0_usize..3, any::<bool>())
}

fn stories() -> impl Strategy<Value = Vec<Story>> {
    prop::collection::vec((any::<bool>(), fate(), fate()), 1..=NAMES.len())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_moved_stands_once_and_says_what_both_changed(stories in stories()) {
        let base: Vec<Row> = stories.iter().enumerate().map(|(place, story)| before(place, story.0)).collect();
        let own = |side: usize| -> Vec<Option<Row>> {
            let fates = stories.iter().map(|story| if side == 1 { story.1 } else { story.2 });
            fates.enumerate().map(|(place, fate)| after(place, side, &base[place], fate)).collect()
        };
        let sides = [own(1), own(2)];
        let base_texts = texts(&base.iter().cloned().map(Some).collect::<Vec<_>>());
        let [ours, theirs] = sides.each_ref().map(|rows| texts(rows));
        let result = merged([&base_texts, &ours, &theirs]);
        prop_assert_eq!(&result, &merged([&base_texts, &theirs, &ours]));
        // Who changed nothing has no say.
        prop_assert_eq!(&ours, &merged([&base_texts, &ours, &base_texts]));
        prop_assert_eq!(&result, &merged([&ours, &result, &ours]));
        let text = result.concat();
        prop_assert_eq!(text.matches(",ice,").count(), 1);
        for (place, story) in stories.iter().enumerate() {
            let rows: Vec<&str> = text.lines().filter(|line| line.contains(&format!(",{},", NAMES[place]))).collect();
            let live = rows.iter().filter(|row| !row.ends_with(",conflict")).count();
            let mut should = 1;
            for (fate, other) in [(story.1, story.2), (story.2, story.1)] {
                let is_changed = matches!(other.0, 4..=7);
                if fate.0 == 9 && !is_changed {
                    should = 0;
                }
            }
            prop_assert_eq!(live, should, "{} in\n{}", NAMES[place], text);
            for row in sides.iter().filter_map(|rows| rows[place].as_ref()) {
                let was = &base[place];
                for (said, before) in [(&row.day, &was.day), (&row.amount, &was.amount), (&row.note, &was.note)] {
                    let is_said = said == before || before.starts_with(said.as_str());
                    prop_assert!(is_said || rows.iter().any(|row| row.contains(said.as_str())), "{said} in\n{text}");
                }
            }
        }
    }
}
