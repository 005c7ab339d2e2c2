//! TOML files: what friends see, and the laws on generated edits.

#![cfg(test)]

use proptest::prelude::*;

use super::laws::lines;
use crate::text::merge::{Merged, merge};

const PATH: &str = "groups/trip/group.toml";

fn merged(base: &str, ours: &str, theirs: &str) -> Merged {
    let merged = merge(PATH, Some(base), Some(ours), Some(theirs)).unwrap();
    let swapped = merge(PATH, Some(base), Some(theirs), Some(ours)).unwrap();
    assert_eq!(merged.text, swapped.text);
    for side in [ours, theirs] {
        let again = merge(PATH, Some(base), merged.text.as_deref(), Some(side)).unwrap();
        assert_eq!(again.text, merged.text, "{base}\n---\n{ours}\n---\n{theirs}");
    }
    merged
}

fn text(base: &str, ours: &str, theirs: &str) -> String {
    merged(base, ours, theirs).text.unwrap()
}

const GROUP: &str = "# our trip\nname = \"Trip\"\ncurrency = \"EUR\" # for now\n\n[members]\nana = {}\nbo = { role = \"member\", weight = \"1\" }\n";

#[test]
fn keys_change_one_by_one() {
    let ours = GROUP.replace("\"Trip\"", "\"Lisbon\"");
    let theirs = GROUP.replace("\"EUR\"", "'JPY'") + "cy = {}\n";
    assert_eq!(text(GROUP, &ours, &theirs), ours.replace("\"EUR\"", "'JPY'") + "cy = {}\n");
}

#[test]
fn two_names_meet() {
    let ours = GROUP.replace("\"Trip\"", "\"Lisbon\"");
    let theirs = GROUP.replace("\"Trip\"", "\"Porto\"");
    let merged = merged(GROUP, &ours, &theirs);
    assert_eq!(merged.text.unwrap(), theirs.replace("name", "# conflict: name = \"Lisbon\"\nname"));
    assert_eq!(merged.notices[0].about, "name");
}

#[test]
fn a_table_in_one_line_merges_key_by_key() {
    let ours = GROUP.replace("\"member\"", "\"admin\"");
    let theirs = GROUP.replace("\"1\"", "\"2\"");
    assert_eq!(text(GROUP, &ours, &theirs), ours.replace("\"1\"", "\"2\""));
    let theirs = GROUP.replace("\"member\"", "\"viewer\"");
    let both = text(GROUP, &ours, &theirs);
    assert_eq!(both, theirs.replace("bo =", "# conflict: bo.role = \"admin\"\nbo ="));
}

#[test]
fn lists_are_sets() {
    let base = "emails = [\"a@x\", \"b@x\"]\nname = \"Ana\"\n";
    let ours = base.replace("\"a@x\", ", "");
    let theirs = base.replace("\"b@x\"", "\"b@x\", \"c@x\"");
    assert_eq!(text(base, &ours, &theirs), "emails = [\"b@x\", \"c@x\"]\nname = \"Ana\"\n");
}

#[test]
fn taken_out_and_changed() {
    let ours = GROUP.replace("bo = { role = \"member\", weight = \"1\" }\n", "");
    let theirs = GROUP.replace("\"member\"", "\"admin\"");
    let comment = "# conflict, taken out: bo = { role = \"member\", weight = \"1\" }\n";
    assert_eq!(text(GROUP, &ours, &theirs), theirs.replace("bo =", &format!("{comment}bo =")));
    let ours = GROUP.split("\n[members]").next().unwrap();
    assert_eq!(
        text(GROUP, ours, &theirs),
        format!("{ours}\n[members]\n{comment}bo = {{ role = \"admin\", weight = \"1\" }}\n")
    );
}

#[test]
fn tables_added_on_both_sides_stay_apart() {
    let ours = format!("{GROUP}\n[defaults]\nsplit = \"ana bo\"\n");
    let theirs = format!("{GROUP}\n[[pay]]\nkind = \"iban\"\nto = \"x\"\n\n[defaults]\npaid_by = \"ana\"\n");
    assert_eq!(
        text(GROUP, &ours, &theirs),
        format!("{GROUP}\n[defaults]\npaid_by = \"ana\"\nsplit = \"ana bo\"\n\n[[pay]]\nkind = \"iban\"\nto = \"x\"\n")
    );
}

#[test]
fn elements_are_known_by_kind_and_address() {
    let pay = |kind: &str, to: &str| format!("[[pay]]\nkind = \"{kind}\"\nto = \"{to}\"\n\n");
    let base = format!("name = \"Ana\"\n\n{}", pay("iban", "x"));
    let ours = format!("name = \"Ana\"\n\n{}{}", pay("cash", ""), pay("iban", "x"));
    let theirs = format!("name = \"Ana\"\n\n{}", pay("pix", "y"));
    assert_eq!(text(&base, &ours, &theirs), format!("name = \"Ana\"\n\n{}{}", pay("cash", ""), pay("pix", "y")));
}

#[test]
fn one_table_written_in_two_ways_loses_nothing() {
    let ours = "[members.ana]\nrole = \"admin\"\n";
    let theirs = "[members]\nana = { role = \"viewer\" }\n";
    assert_eq!(
        text("", ours, theirs),
        "[members]\nana = { role = \"viewer\" }\n# conflict: [members.ana]\n# conflict: role = \"admin\"\n"
    );
}

#[test]
fn a_new_key_stands_in_one_place_whoever_meets_first() {
    let base = "k2 = 3\n\n[members]\n\n[defaults]\n";
    let gone = "\n[members]\n\n[defaults]\n";
    let added = format!("k1 = \"b\"\n{base}");
    let changed = base.replace('3', "4");
    let left = text(base, &text(base, gone, &added), &changed);
    let right = text(base, gone, &text(base, &added, &changed));
    let same = text(base, &text(base, gone, &changed), &added);
    assert_eq!(left, "# conflict, taken out: k2 = 3\nk2 = 4\nk1 = \"b\"\n\n[members]\n\n[defaults]\n");
    assert_eq!([&right, &same], [&left; 2]);
}

#[test]
fn a_new_key_stands_at_the_end_of_its_table() {
    let base = "# title\n\n# who\n[members]\nana = {}\n# bo left\n\n# how\n[defaults]\nsplit = \"ana\"\n# end\n";
    let ours =
        base.replace("ana = {}", "# new\ncy = {}\nana = {}").replace("[defaults]", "[defaults]\npaid_by = \"ana\"");
    let theirs = base.replace("# title\n", "# title\nname = \"Trip\"\n").replace("ana = {}", "ana = {}\nbo = {}");
    assert_eq!(
        text(base, &ours, &theirs),
        "# title\nname = \"Trip\"\n\n# who\n[members]\nana = {}\n# bo left\nbo = {}\n# new\ncy = {}\n\n# how\n\
         [defaults]\nsplit = \"ana\"\n# end\npaid_by = \"ana\"\n"
    );
}

#[test]
fn what_is_no_toml_is_not_merged() {
    assert!(merge(PATH, Some(""), Some("a = 1\n"), Some("a = \n")).is_err());
}

/// Makes a file of a few keys, by what each says: 0 is absent.
fn file(values: &[u8], comment: u8) -> String {
    let word = |value: u8| ["\"a\"", "\"b\"", "3", "[\"x\"]", "[\"x\", \"y\"]"][usize::from(value % 5)];
    let mut text = String::new();
    if !comment.is_multiple_of(3) {
        text += &format!("# note {comment}\n");
    }
    for (key, value) in values.iter().enumerate() {
        match key {
            3 => text += "\n[members]\n",
            6 => text += "\n[defaults]\n",
            _ => {}
        }
        if *value > 0 {
            let inline = format!("{{ role = {}, weight = {} }}", word(*value), word(value / 5));
            text += &format!("k{key} = {}\n", if (3..6).contains(&key) { inline } else { word(*value).to_owned() });
        }
    }
    text
}

fn files() -> impl Strategy<Value = [String; 4]> {
    let values = || (prop::collection::vec(0_u8..25, 8), any::<u8>());
    let changes = || prop::collection::vec(prop_oneof![3 => Just(None), 1 => (0_u8..25).prop_map(Some)], 8);
    (values(), changes(), changes(), changes(), any::<[u8; 3]>()).prop_map(
        |((base, comment), one, two, three, comments)| {
            let side = |changes: Vec<Option<u8>>, comment: u8| {
                let values: Vec<u8> = base.iter().zip(changes).map(|(old, new)| new.unwrap_or(*old)).collect();
                file(&values, comment)
            };
            [file(&base, comment), side(one, comments[0]), side(two, comments[1]), side(three, comments[2])]
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn laws([base, one, two, three] in files()) {
        let text = |base: &str, ours: &str, theirs: &str| {
            merge(PATH, Some(base), Some(ours), Some(theirs)).unwrap().text.unwrap()
        };
        let first = text(&base, &one, &two);
        prop_assert_eq!(&first, &text(&base, &two, &one));
        prop_assert!(toml_edit::Document::parse(first.as_str()).is_ok(), "{first}");
        for (side, line) in [&one, &two].iter().flat_map(|side| side.lines().map(move |line| (side, line))) {
            let words = line.trim();
            let is_list = words.contains('[') || words.contains('{');
            prop_assert!(words.is_empty() || is_list || base.contains(words) || first.contains(words), "{side}: {words}");
        }
        let pairs = [
            (first.clone(), text(&base, &first, &two)),
            (text(&base, &first, &three), text(&base, &one, &text(&base, &two, &three))),
        ];
        for (left, right) in pairs {
            prop_assert_eq!(lines(&left), lines(&right));
            // Where comments stand beside what others changed may depend on who meets first.
            prop_assert!(left == right || left.contains("# note"));
        }
    }
}
