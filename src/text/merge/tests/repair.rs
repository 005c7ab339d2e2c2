//! Files that a merge without knowledge of ledgers left behind.

#![cfg(test)]

use proptest::prelude::*;

use super::laws::{merged, three};
use crate::text::merge::{Doubtful, merge, repaired, undoubled};

pub(super) const PATH: &str = "groups/trip/expenses/2026.csv";
pub(super) const HEAD: &str = "id,date,description,amount,paid_by,split,note,status\n";
pub(super) const DINNER: &str = "k7q2m9xw4t3e,2026-06-14,dinner,20.00,alice,alice bob\n";
pub(super) const TAXI: &str = "4h8s0c1v9p2a,2026-06-15,taxi,9.00,bob,alice bob\n";
pub(super) const CAKE: &str = "3g8s0c1v9p2a,2026-06-15,cake,5.00,bob,alice bob\n";

pub(super) fn sheet(rows: &[&str]) -> String {
    format!("{HEAD}{}", rows.concat())
}

/// Mends rows; what was found is still there today.
pub(super) fn mended(base: &[&str], one: &[&str], other: &[&str], found: &[&str]) -> Option<String> {
    mended_later(base, one, other, found, found)
}

/// Mends a whole table of two sides; nothing where it says what it should.
pub(super) fn mended_text([base, ours, theirs]: [&str; 3], found: &str, now: &str) -> Option<String> {
    let file = Doubtful {
        base: Some(base),
        parents: [Some(ours), Some(theirs)],
        found: Some(found),
        now: Some(now),
        ..Doubtful::default()
    };
    repaired(PATH, &file).unwrap().and_then(|merged| merged.text)
}

fn mended_later(base: &[&str], one: &[&str], other: &[&str], found: &[&str], now: &[&str]) -> Option<String> {
    let [base, one, other, found, now] = [base, one, other, found, now].map(sheet);
    let file = Doubtful {
        base: Some(&base),
        parents: [Some(&one), Some(&other)],
        found: Some(&found),
        now: Some(&now),
        ..Doubtful::default()
    };
    let text = repaired(PATH, &file).unwrap().map(|merged| merged.text.unwrap());
    // Which parent is first says nothing, and what is mended needs no mending.
    let turned = Doubtful { parents: [Some(&other), Some(&one)], ..file };
    assert_eq!(repaired(PATH, &turned).unwrap().map(|merged| merged.text.unwrap()), text);
    if let Some(text) = &text {
        let again = Doubtful { found: Some(&found), now: Some(text), ..file };
        let again = repaired(PATH, &again).unwrap().map(|merged| merged.text.unwrap());
        assert_eq!(again.as_ref(), None, "mended:\n{text}mended again:\n{}", again.as_deref().unwrap_or_default());
    }
    text.map(|text| text.strip_prefix(HEAD).unwrap().to_owned())
}

#[test]
fn what_is_right_is_left_alone() {
    assert_eq!(mended(&[DINNER], &[DINNER, TAXI], &[DINNER, CAKE], &[DINNER, TAXI, CAKE]), None);
    assert_eq!(mended(&[DINNER], &[DINNER, TAXI], &[DINNER, CAKE], &[CAKE, DINNER, TAXI]), None);
}

#[test]
fn both_versions_of_a_row_become_a_conflict() {
    let [less, more] = ["22.00", "24.00"].map(|amount| DINNER.replace("20.00", amount));
    let text = mended(&[DINNER, TAXI], &[&less, TAXI], &[&more, TAXI], &[&less, &more, TAXI]).unwrap();
    assert_eq!(text, format!("{more}{}{TAXI}", less.replace('\n', ",,conflict\n")));
}

#[test]
fn different_fields_become_one_row() {
    let note = DINNER.replace('\n', ",tasty\n");
    let more = DINNER.replace("20.00", "24.00");
    let both = note.replace("20.00", "24.00");
    assert_eq!(mended(&[DINNER], &[&note], &[&more], &[&note, &more]), Some(both.clone()));
    // One side's row stayed and the other's was dropped.
    assert_eq!(mended(&[DINNER], &[&note], &[&more], &[&note]), Some(both));
}

#[test]
fn what_was_taken_out_goes_again_and_what_was_added_comes_again() {
    let more = TAXI.replace("9.00", "12.00");
    let text = mended(&[DINNER, TAXI], &[TAXI], &[DINNER, &more], &[DINNER, &more, TAXI]);
    assert_eq!(text, Some(more));
    assert_eq!(mended(&[DINNER], &[DINNER, TAXI], &[DINNER, CAKE], &[DINNER, TAXI]).unwrap().lines().count(), 3);
}

#[test]
fn markers_and_second_headers_go() {
    let found = [DINNER, "<<<<<<< HEAD\n", TAXI, "||||||| 1234\n", "=======\n", CAKE, ">>>>>>> theirs\n"];
    let text = mended(&[DINNER], &[DINNER, TAXI], &[DINNER, CAKE], &found).unwrap();
    assert_eq!(text.lines().count(), 3, "{text}");
    let text = mended(&[DINNER], &[DINNER, TAXI], &[DINNER, CAKE], &[DINNER, TAXI, HEAD, DINNER, CAKE]).unwrap();
    assert_eq!(text.lines().count(), 3, "{text}");
}

#[test]
fn what_a_later_merge_left_twice_is_not_this_ones_to_mend() {
    let [less, more] = ["7.00", "8.00"].map(|amount| format!("5g8s0c1v9p2a,2026-06-15,wine,{amount},bob,alice bob\n"));
    let found = [DINNER, TAXI, DINNER, CAKE];
    let text =
        mended_later(&[DINNER], &[DINNER, TAXI], &[DINNER, CAKE], &found, &[DINNER, &less, TAXI, DINNER, CAKE, &more]);
    let text = text.unwrap();
    let stands = |row: &str| text.contains(row.trim_end());
    assert!(stands(&less) && stands(&more) && !text.contains("conflict"), "{text}");
}

#[test]
fn what_a_person_wrote_stays() {
    let wine = "5g8s0c1v9p2a,2026-06-15,wine,7.00,bob,alice bob\n";
    let [less, more] = ["22.00", "24.00"].map(|amount| DINNER.replace("20.00", amount));
    let settled = DINNER.replace("20.00", "23.00");
    // While merging: a row of its own, and a third way between two.
    let text = mended(&[DINNER], &[&less], &[&more], &[&less, &more, wine, "# by hand\n"]).unwrap();
    assert!(text.contains(",wine,7.00,") && text.contains("# by hand\n") && text.contains(",,conflict\n"), "{text}");
    assert_eq!(mended(&[DINNER], &[&less], &[&more], &[&settled]), None);
    assert_eq!(mended(&[DINNER, TAXI], &[DINNER, TAXI], &[&more, TAXI], &[&more]), None);
    // Later: the row that was left is the one in force.
    assert_eq!(mended_later(&[DINNER], &[&less], &[&more], &[&less, &more], &[&less]), None);
    let later = less.replace('\n', ",tasty\n");
    let text = mended_later(&[DINNER], &[&less], &[&more, TAXI], &[&less], &[&later]).unwrap();
    assert!(text.contains("24.00,alice,alice bob,tasty\n") && text.contains(TAXI), "{text}");
    assert_eq!(mended_later(&[DINNER], &[&less], &[&more], &[&less, &more], &[]), None);
}

#[test]
fn rows_without_ids_are_counted() {
    let [tea, milk] = ["tea", "milk"].map(|what| format!(",2026-06-15,{what},2.00,bob,alice bob\n"));
    let text = mended(&[&tea], &[&tea, &milk], &[&tea, CAKE], &[&tea, &milk, &tea, CAKE]).unwrap();
    assert_eq!(text.matches(",tea,").count(), 1, "{text}");
    assert_eq!(text.matches(",milk,").count(), 1, "{text}");
    let text = mended(&[&tea], &[&tea, &milk], &[&tea, CAKE], &[&tea, &milk]).unwrap();
    assert_eq!(text.lines().count(), 3, "{text}");
}

/// Law: a row without an id that a person changed or took out while merging stands as the person left it, once.
#[test]
fn rows_without_ids_that_were_edited_while_merging_stand_once() {
    let row = |what: &str, more: &str| format!(",2026-06-15,{what},2.00,bob,alice bob{more}\n");
    let (long, short) = (row("tea and biscuits", ""), row("tea", ""));
    let milk = row("milk", "");
    // Shortened, beside what git joined as it should, and where union joined two versions.
    let text = mended(&[&long], &[&long, &milk], &[&long, CAKE], &[&short, &milk, CAKE]);
    assert_eq!(text, None);
    let more = DINNER.replace("20.00", "24.00");
    let less = DINNER.replace("20.00", "22.00");
    let text = mended(&[&long, DINNER], &[&long, &more], &[&long, &less], &[&short, &more, &less]).unwrap();
    assert_eq!((text.matches("tea").count(), text.matches("biscuits").count()), (1, 0), "{text}");
    // A note of its own was cut, and the row came from one side alone.
    let (noted, bare) = (row("milk", ",from the farm"), row("milk", ""));
    let text = mended(&[DINNER], &[&more, &noted], &[&less], &[&more, &less, &bare]).unwrap();
    assert_eq!((text.matches("milk").count(), text.matches("farm").count()), (1, 0), "{text}");
    // Taken out, one of two that say the same.
    let text = mended(&[DINNER, &milk, &milk], &[&more, &milk, &milk], &[&less, &milk, &milk], &[&more, &less, &milk]);
    assert_eq!(text.unwrap().matches("milk").count(), 1);
    // What one parent alone had and git dropped comes back, beside what is written.
    let text = mended(&[DINNER], &[DINNER, &milk], &[DINNER, CAKE], &[DINNER, CAKE, &short]).unwrap();
    assert_eq!((text.matches("milk").count(), text.matches("tea").count()), (1, 1), "{text}");
    // Cut short, it is the same.
    let text = mended(&[DINNER], &[&more, &long], &[&less], &[&more, &less, &short]).unwrap();
    assert_eq!((text.matches("tea").count(), text.matches("biscuits").count()), (1, 0), "{text}");
}

/// Takes apart what stands twice, where nothing older is known.
fn alone(text: &str) -> Option<String> {
    undoubled(PATH, text, Vec::new)
}

#[test]
fn rows_that_stand_twice_are_merged_from_what_they_come_from() {
    let [less, more] = ["22.00", "24.00"].map(|amount| DINNER.replace("20.00", amount));
    let note = DINNER.replace('\n', ",tasty\n");
    let from = |rows: [&str; 2], older: &[&str]| {
        let older = older.iter().map(|row| sheet(&[row, TAXI])).collect();
        undoubled(PATH, &sheet(&[rows[0], TAXI, rows[1]]), || older).unwrap()
    };
    let both = sheet(&[&note.replace("20.00", "24.00"), TAXI]);
    for rows in [[&more, &note], [&note, &more]] {
        assert_eq!(from(rows.map(String::as_str), &[&more, DINNER]), both);
    }
    // What is left of what was there before says nothing; in whatever order it came to that.
    assert_eq!(from([&more, DINNER], &[&more, DINNER]), sheet(&[&more, TAXI]));
    assert_eq!(from([DINNER, &more], &[DINNER, &more, DINNER]), sheet(&[DINNER, TAXI]));
    // Both changed one thing.
    assert_eq!(from([&more, &less], &[&more, DINNER]).matches("conflict").count(), 1);
}

#[test]
fn rows_that_stand_twice_are_told_apart_without_parents() {
    let more = DINNER.replace("20.00", "24.00");
    let note = DINNER.replace('\n', ",tasty\n");
    let lost = DINNER.replace('\n', ",,conflict\n");
    assert_eq!(alone(&sheet(&[DINNER, TAXI])), None);
    assert_eq!(alone(&sheet(&[DINNER, DINNER, TAXI])), Some(sheet(&[DINNER, TAXI])));
    assert_eq!(alone(&sheet(&[DINNER, &more, TAXI])), Some(sheet(&[&more, &lost, TAXI])));
    let text = alone(&sheet(&[DINNER, &note, &more, TAXI])).unwrap();
    assert_eq!(text.matches("k7q2m9xw4t3e").count(), 3, "{text}");
    assert_eq!(text.matches("conflict").count(), 2, "{text}");
    let markers = ["<<<<<<< x\n", DINNER, "=======\n", &more, ">>>>>>> y\n", TAXI];
    assert_eq!(alone(&sheet(&markers)), Some(sheet(&[&more, &lost, TAXI])));
    // Another purchase under a copied id is nobody's version of the first.
    let copied = "k7q2m9xw4t3e,2026-06-16,museum,8.00,bob,alice bob\n";
    assert_eq!(alone(&sheet(&[DINNER, copied])), None);
}

#[test]
fn settings_that_cannot_be_read_are_made_again() {
    let path = "groups/trip/group.toml";
    let base = "name = \"Trip\"\nkind = \"trip\"\n";
    let (one, other) = (base.replace("\"Trip\"", "\"Tour\""), base.replace("\"Trip\"", "\"Ride\""));
    let right = merge(path, Some(base), Some(&one), Some(&other)).unwrap().text.unwrap();
    let union = "name = \"Tour\"\nname = \"Ride\"\nkind = \"trip\"\n";
    let file = Doubtful {
        base: Some(base),
        parents: [Some(&one), Some(&other)],
        found: Some(union),
        now: Some(union),
        ..Doubtful::default()
    };
    assert_eq!(repaired(path, &file).unwrap().unwrap().text, Some(right));
    let by_hand = "name = \"Both\"\nkind = \"home\"\n";
    let text = repaired(path, &Doubtful { now: Some(by_hand), ..file }).unwrap().unwrap().text.unwrap();
    assert!(text.contains("kind = \"home\""), "{text}");
}

#[test]
fn messages_come_once() {
    let path = "groups/trip/messages.log";
    let line = |minute: u8, text: &str| format!("2026-06-14T22:{minute}:00Z k7q2m9xw4t{minute} dan {text}\n");
    let (hi, yes, no) = (line(10, "hi"), line(11, "yes"), line(12, "no"));
    let found = format!("{hi}{no}<<<<<<< x\n{yes}=======\n{no}>>>>>>> y\n");
    let (one, other) = (format!("{hi}{yes}"), format!("{hi}{no}"));
    let file = Doubtful {
        base: Some(&hi),
        parents: [Some(&one), Some(&other)],
        found: Some(&found),
        now: Some(&found),
        ..Doubtful::default()
    };
    assert_eq!(repaired(path, &file).unwrap().unwrap().text, Some(format!("{hi}{yes}{no}")));
}

/// The lines of both, as git's union has them.
fn union_of(ours: &str, theirs: &str) -> String {
    let mut text = ours.to_owned();
    if !text.ends_with('\n') {
        text.push('\n');
    }
    let known: Vec<&str> = ours.lines().collect();
    for line in theirs.lines().filter(|line| !known.contains(line)) {
        text += line;
        text.push('\n');
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever git made of two sides, what comes of mending it is what comes of merging them.
    #[test]
    fn whatever_git_made_is_mended([base, ours, theirs] in three()) {
        let right = merged(&base, &ours, &theirs);
        let markers = format!("{ours}\n<<<<<<< ours\n=======\n{theirs}\n>>>>>>> theirs\n");
        for found in [ours.clone(), theirs.clone(), union_of(&ours, &theirs), union_of(&theirs, &ours), markers] {
            match mended_text([&base, &ours, &theirs], &found, &found) {
                Some(text) => prop_assert_eq!(&text, &right, "found:\n{}", found),
                None => prop_assert_eq!(found.matches("conflict").count(), right.matches("conflict").count()),
            }
        }
    }
}

#[test]
fn a_row_that_got_its_id_from_the_driver_is_still_one() {
    let [bare, more] = ["20.00", "24.00"].map(|amount| format!(",2026-06-14,dinner,{amount},alice,alice bob\n"));
    // A bare git doubled the row; one side was mended since, and the other changed one of the two.
    let [one, both, changed] = [&[&*bare][..], &[&bare, &bare], &[&more, &bare]].map(sheet);
    let found = merge(PATH, Some(&both), Some(&one), Some(&changed)).unwrap().text.unwrap();
    assert_eq!(found.matches(",conflict").count(), 1, "{found}");
    let right = sheet(&[&more]);
    let file = Doubtful {
        base: Some(&one),
        parents: [Some(&one), Some(&right)],
        others: &[both, changed],
        found: Some(&found),
        now: Some(&found),
    };
    let text = repaired(PATH, &file).unwrap().unwrap().text.unwrap();
    assert_eq!(text.lines().count(), 2, "{text}");
    // It keeps the id, under which others may know it by now.
    let id = found.lines().find(|line| line.ends_with(",conflict")).unwrap().split(',').next().unwrap();
    assert_eq!(text.lines().nth(1).unwrap(), format!("{id}{}", more.trim_end()));
}

/// Law: a row that a spoilt version has without the end of its note was taken out by nobody.
#[test]
fn a_row_that_stands_as_a_spoilt_version_tore_it_is_there() {
    let row = ",2026-06-14,hut,20.00,alice,alice bob,\"three nights\nwith breakfast\nand a view\",\n";
    let torn = row.replace("with breakfast\n", "");
    let (base, whole) = (sheet(&[TAXI, row]), sheet(&[TAXI, row, CAKE]));
    // What was made of it was saved by a spreadsheet and rebased onto the spoilt version.
    let (spoilt, found) = (sheet(&[TAXI, &torn]), sheet(&[TAXI, &torn, CAKE]));
    let file = Doubtful {
        base: Some(&base),
        parents: [Some(&base), Some(&whole)],
        others: &[spoilt],
        found: Some(&found),
        now: Some(&found),
    };
    assert_eq!(repaired(PATH, &file).unwrap().unwrap().text.as_ref(), Some(&whole));
    // Where it stands nowhere, it was taken out.
    let found = sheet(&[TAXI, CAKE]);
    let file = Doubtful { found: Some(&found), now: Some(&found), others: &[], ..file };
    assert_eq!(repaired(PATH, &file).unwrap(), None);
}

/// Law: git takes no line out of a row, with an id and without, where nobody wrote one.
#[test]
fn a_row_that_git_tore_is_whole_again() {
    let bare = ",2026-06-14,hut,20.00,alice,alice bob,\"three nights\nwith breakfast\nand a view\",\n";
    for row in [bare.to_owned(), format!("k7q2m9xw4t3e{bare}")] {
        let torn = row.replace("with breakfast\n", "");
        for (found, whole) in
            [(vec![TAXI, &torn, CAKE], vec![TAXI, &row, CAKE]), (vec![TAXI, &torn, CAKE, &row], vec![TAXI, &row, CAKE])]
        {
            let text = mended(&[TAXI], &[TAXI, &row], &[TAXI, CAKE], &found);
            assert_eq!(text, Some(whole.concat()), "{found:?}");
        }
        // Somebody sorted it since.
        let text = mended_later(&[TAXI], &[TAXI, &row], &[TAXI, CAKE], &[TAXI, &torn, CAKE], &[CAKE, TAXI, &torn]);
        assert!(text.is_some_and(|text| text.contains(&row) && text.matches("hut").count() == 1));
        // Whoever wrote another line wrote it.
        let typed = row.replace("with breakfast", "no breakfast");
        let text = mended(&[TAXI], &[TAXI, &row], &[TAXI, CAKE], &[TAXI, &typed, CAKE]);
        assert!(text.is_none_or(|text| text.contains("no breakfast")));
    }
}
