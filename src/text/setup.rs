//! Reads everything of a ledger but its entries, in the order in which things refer to each other.
//!
//! Nothing stops the reading: what is wrong is a fault, and what can be understood is in the [`Setup`],
//! so that one run tells everything.

use super::checkpoints::read_checkpoints;
use super::groups::read_groups;
use super::items::read_items;
use super::people::read_people;
use super::rates::read_rates;
use super::recurring::read_rules;
use super::settings::read_settings;
use super::sources::Sources;
use crate::model::{Fault, Setup};

/// Reads the settings, then people, who use its units, then groups, which name people, then their tables.
pub fn read_setup(sources: &Sources, faults: &mut Vec<Fault>) -> Setup {
    let mut setup = Setup::default();
    if read_settings(sources, &mut setup, faults) {
        read_people(sources, &mut setup, faults);
        read_groups(sources, &mut setup, faults);
        read_items(sources, &mut setup, faults);
        read_rates(sources, &mut setup, faults);
        read_checkpoints(sources, &mut setup, faults);
        read_rules(sources, &mut setup, faults);
    }
    setup
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fault::sort_faults;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    const LEDGER: [(&str, &str); 4] = [
        ("clique.toml", "format = 1\nname = \"Flat\"\ncurrency = \"EUR\"\n"),
        ("people/alice.toml", "name = \"Alice\"\n"),
        ("people/bob.toml", "name = \"Bob\"\n"),
        ("groups/trip/group.toml", "[members]\nalice = {}\nbob = {}\n"),
    ];

    /// Reads the small ledger with some files more, or others of the same path.
    fn read(files: &[(&str, &str)]) -> (Sources, Setup, Vec<Fault>) {
        let sources = Sources::from_texts(LEDGER.iter().chain(files).copied());
        let mut faults = Vec::new();
        let setup = read_setup(&sources, &mut faults);
        sort_faults(&mut faults);
        (sources, setup, faults)
    }

    /// Tells every fault in a line, with the bytes it points at.
    fn told(files: &[(&str, &str)], expected: &Expect) {
        let (sources, _, faults) = read(files);
        let mut lines = String::new();
        for fault in faults {
            let bytes = sources.get(&fault.path).map_or("-", |text| &text[fault.span.clone()]);
            lines += &format!("{} {} {bytes:?} {}", fault.code.text(), fault.path, fault.title);
            if !fault.label.is_empty() {
                lines += &format!(" ^ {}", fault.label);
            }
            lines += &fault.help.map_or("\n".into(), |help| format!(" = {help}\n"));
        }
        expected.assert_eq(&lines);
    }

    #[test]
    fn a_small_ledger_is_read() {
        told(&[], &expect![""]);
    }

    #[test]
    fn settings() {
        told(
            &[(
                "clique.toml",
                "format = 1\nid = \"x\"\nname = \" \"\ncurency = \"EUR\"\ncurrency = \"EURO\"\n[units.Beer]\n[units.beer]\ndecimals = 9\n[units]\nx1 = {}\nxl = {}\n",
            )],
            &expect![[r#"
                E011 clique.toml "\"x\"" `x` is not an id ^ an id is 12 characters of 0-9 and a-z without i, l, o and u = take the line out
                E032 clique.toml "\" \"" the name is empty ^ 1 to 64 characters, in any script = write a name, or take the line out
                W203 clique.toml "curency" `curency` is not a known key ^ kept as it is, and not read = a key of your own begins with `x-`: `x-curency`
                E017 clique.toml "\"EURO\"" there is no currency `EURO` ^ neither an ISO 4217 code nor a unit of `clique.toml` = did you mean `EUR`?
                E024 clique.toml "Beer" `Beer` cannot be the handle of a unit ^ a handle begins with a letter a to z = name it `beer`; the display name inside may be anything
                E008 clique.toml "9" `units.beer.decimals` cannot be 9 ^ a whole number from 0 to 8
                E025 clique.toml "xl" the unit `xl` looks like `x1`
            "#]],
        );
        told(
            &[("clique.toml", "format = 2\nname = 5\n")],
            &expect![[r#"
            E009 clique.toml "2" the format is 2 ^ this program knows format 1 = a newer `clique` reads it; nothing is changed by this one
        "#]],
        );
        told(
            &[("clique.toml", "name = 5\n")],
            &expect![[r#"
            E009 clique.toml "" `format` is missing = add `format = 1`
            E008 clique.toml "5" `name` is a number ^ expected a text in quotes = write `"5"`
        "#]],
        );
        told(
            &[("clique.toml", "format = \n<<<<<<< a\nx = 1\n=======\nx = 2\n>>>>>>> b\n")],
            &expect![[r#"
            E010 clique.toml "<<<<<<< a" git left its conflict markers in the file ^ from here = keep what is right of both sides
        "#]],
        );
        told(
            &[("clique.toml", "format = 1\nname = Flat\nname = \"a\nx")],
            &expect![[r#"
                E007 clique.toml "Flat" this is not TOML ^ invalid boolean, expected `false` = a text stands in quotes: `name = "Flat"`
                E007 clique.toml "name" this is not TOML ^ duplicate key
                E007 clique.toml "" this is not TOML ^ invalid basic string, expected `"`
                E007 clique.toml "" this is not TOML ^ key with no value, expected `=`
            "#]],
        );
    }

    #[test]
    fn people() {
        told(
            &[
                ("people/Al ice.toml", ""),
                ("people/bcb.toml", ""),
                ("people/a1ice.toml", "id = \"k7q2m9xw4t3e\""),
                (
                    "people/carol.toml",
                    "id = \"k7q2m9xw4t3e\"\nname = \"a\\u001bb\"\nphone = 123\nemails = [\"a\", 1]\n[[pay]]\nkind = \"iban\"\n[friends]\nbbo = \"accepted\"\nbob = \"acepted\"\n",
                ),
            ],
            &expect![[r#"
                E024 people/Al ice.toml "" `Al ice` cannot be the handle of a person ^ a handle begins with a letter a to z = name it `al`; the display name inside may be anything
                E025 people/alice.toml "" the person `alice` looks like `a1ice` = rename one of the two, in its rows as well
                E026 people/carol.toml "\"k7q2m9xw4t3e\"" `carol` has the id of `a1ice` ^ `k7q2m9xw4t3e` is in people/a1ice.toml too = take the line out of the newer file
                E032 people/carol.toml "\"a\\u001bb\"" the name holds a control character ^ 1 to 64 characters, in any script = write a name, or take the line out
                E008 people/carol.toml "123" `phone` is a number ^ expected a text in quotes = write `"123"`
                E008 people/carol.toml "1" `emails` is a number ^ expected a text in quotes = write `"1"`
                E008 people/carol.toml "[[pay]]" `pay.to` is missing = add `to = "DE02 1203 0000 0000 2020 51"`
                W203 people/carol.toml "bbo" there is no person `bbo` ^ kept as it is, and not read = did you mean `bob`?
                E008 people/carol.toml "\"acepted\"" `friends.bob` cannot be `acepted` ^ one of `requested`, `accepted`, `declined`, `blocked` = did you mean `accepted`?
            "#]],
        );
    }

    #[test]
    fn groups() {
        told(
            &[(
                "groups/trip/group.toml",
                "kind = \"tripp\"\ncurrency = \"eur\"\narchived = \"yes\"\nclosed-until = 2026-06-30T00:00:00\nfiles = 1\nmember = 1\nx-own = 1\n[defaults]\npaid_by = \"bbo\"\nsplit = \"alice:x bob\"\n[members]\nalice = { weight = 1.50, since = 2026-02-02, until = \"2026-01-01\" }\nbob = { weight = 0x1, role = \"boss\", state = true }\ncarol = {}\n",
            )],
            &expect![[r#"
                E008 groups/trip/group.toml "\"tripp\"" `kind` cannot be `tripp` ^ one of `trip`, `home`, `couple`, `club`, `other` = did you mean `trip`?
                E017 groups/trip/group.toml "\"eur\"" there is no currency `eur` ^ neither an ISO 4217 code nor a unit of `clique.toml` = did you mean `EUR`?
                E008 groups/trip/group.toml "\"yes\"" `archived` is a text ^ expected true or false
                E013 groups/trip/group.toml "2026-06-30T00:00:00" `closed-until` is no day of the calendar ^ a day is written 2026-06-30, without a time, between 1970 and 2199
                E008 groups/trip/group.toml "1" `files` cannot be `1` ^ one of `year`, `month`
                W203 groups/trip/group.toml "member" `member` is not a known key ^ kept as it is, and not read = a key of your own begins with `x-`: `x-member`
                E012 groups/trip/group.toml "bbo" there is no person `bbo` = did you mean `bob`?
                E020 groups/trip/group.toml "x" `x` is not a weight such as 2 or 1.5
                E035 groups/trip/group.toml "\"2026-01-01\"" the membership ends before it begins
                E035 groups/trip/group.toml "0x1" the weight cannot be `0x1` ^ not a number with at most six decimals = write it such as `weight = "1.5"`
                E035 groups/trip/group.toml "\"boss\"" `members.bob.role` cannot be `boss` ^ one of `admin`, `member`, `viewer`
                E035 groups/trip/group.toml "true" `members.bob.state` cannot be `true` ^ one of `invited`, `active`, `left`
                E035 groups/trip/group.toml "carol" there is no person `carol` ^ no file people/carol.toml = add the person with `clique person add carol`
            "#]],
        );
        told(
            &[
                ("groups/trip/group.toml", ""),
                ("groups/Trip/expenses/2026.csv", ""),
                ("groups/home/expenses/2026.csv", ""),
            ],
            &expect![[r#"
                E024 groups/Trip/group.toml "-" `Trip` cannot be the handle of a group ^ a handle begins with a letter a to z = name it `trip`; the display name inside may be anything
                E008 groups/home/group.toml "-" the folder `groups/home` has no `group.toml` = add it, with the members under [members], or move the folder away
                E104 groups/trip/group.toml "" the group `trip` has no members = add one with `clique member add`, or a line such as `alice = {}` under [members]
            "#]],
        );
        told(
            &[("clique.toml", "format = 1"), ("direct/alice+bob/expenses/2026.csv", "")],
            &expect![[r#"
            E008 direct/alice+bob/group.toml "-" neither the ledger nor the two have a currency = add `currency = "EUR"` to `clique.toml`
            E008 groups/trip/group.toml "" `currency` is missing = add `currency = "EUR"`
        "#]],
        );
        told(
            &[
                ("direct/bob+alice/group.toml", ""),
                ("direct/alice/x", ""),
                ("direct/bob+bob/x", ""),
                ("direct/alice+bbo/x", ""),
                ("people/carol.toml", ""),
                ("direct/alice+bob/group.toml", "[members]\ncarol = {}"),
            ],
            &expect![[r#"
                E035 direct/alice+bbo/group.toml "-" the folder `alice+bbo` names `bbo`, who has no file = did you mean `bob`?
                E035 direct/alice+bob/group.toml "carol" `carol` is not one of the two ^ the folder's name says who they are
                E024 direct/alice/group.toml "-" `alice` is not two people, as in `alice+bob`
                E024 direct/bob+alice/group.toml "" `bob+alice` is not in alphabetical order = rename the folder to `alice+bob`
                E024 direct/bob+bob/group.toml "-" `bob+bob` names one person twice
            "#]],
        );
    }

    #[test]
    fn items() {
        let (_, setup, faults) = read(&[
            (
                "groups/trip/expenses/2026.csv",
                "id,date,description,amount,currency,paid_by,split\nk7q2m9xw4t3e,2026-01-01,x,300,JPY,bob,items\n",
            ),
            (
                "groups/trip/items.csv",
                "expense,line,description,amount,split\nk7q2m9xw4t3e,2,b,100,bob\nk7q2m9xw4t3e,1,\"a, c\",200,alice:2 bob\naaaaaaaaaaaa,,x,1.50,bob\n",
            ),
        ]);
        assert_eq!(faults, vec![]);
        let lines: Vec<_> = setup
            .items
            .values()
            .map(|items| items.iter().map(|item| (item.line, item.amount.minor())).collect::<Vec<_>>())
            .collect();
        assert_eq!(lines, [vec![(1, 150)], vec![(1, 200), (2, 100)]]);
        told(
            &[("groups/trip/items.csv", "expense,line,description,amount,splits\n")],
            &expect![[r#"
                E006 groups/trip/items.csv "expense,line,description,amount,splits" the header lacks `split` ^ this is the header = the first line names the columns: expense,line,description,amount,split
                W203 groups/trip/items.csv "splits" unknown column `splits` = did you mean `split`? Its cells are kept, but count for nothing
            "#]],
        );
        told(
            &[(
                "groups/trip/items.csv",
                "expense,line,description,amount,split\nx,1,a,1,bob\nk7q2m9xw4t3e,1,a,1.234,\"bbo alice alice:x\"\nk7q2m9xw4t3e,1,a,1,items\nk7q2m9xw4t3e,3,a,1,bob\nk7q2m9xw4t3e,3,a,1,bob\nk7q2m9xw4t3e,+4,a,1,bob,dan\nk7q2m9xw4t3e,+4,a,1,\"bob\n",
            )],
            &expect![[r#"
                E028 groups/trip/items.csv "x" `x` is not the id of a bill ^ 12 characters of 0-9 and a-z without i, l, o, u
                E016 groups/trip/items.csv "1.234" `1.234` has 3 decimals, EUR has 2 ^ at most 2 digits after the point
                E012 groups/trip/items.csv "bbo" there is no person `bbo` = did you mean `bob`?
                E020 groups/trip/items.csv "x" `x` is not a weight such as 2 or 1.5
                E028 groups/trip/items.csv "items" an item names who shares it ^ not `items` again = write names
                E028 groups/trip/items.csv "3" line 3 of this bill stands there already = give it another number, or none: it then comes after those above
                E005 groups/trip/items.csv "dan" the row has 6 cells, but the header names 5 columns ^ no column for this = a text with a comma in it stands in double quotes
                E004 groups/trip/items.csv "\"" a quote is not closed ^ it opens here = close the quote before the next comma, or double it if it belongs to the text
            "#]],
        );
    }

    #[test]
    fn rates() {
        let (_, setup, faults) = read(&[(
            "rates.csv",
            "# pinned\nfrom,to,rate,date\nEUR,JPY,164.1,2026-05-03\nEUR,JPY,163.25,2026-04-02\n",
        )]);
        assert_eq!(faults, vec![]);
        let rates: Vec<String> = setup.rates.iter().map(|rate| format!("{} {}", rate.date, rate.rate)).collect();
        assert_eq!(rates, ["2026-04-02 163.25", "2026-05-03 164.1"]);
        told(
            &[(
                "rates.csv",
                "date,from,to,rate,source\n2026-1-1,EUR,JPX,-1\n2026-01-01,EUR,EUR,1,x\n2026-01-01,EUR,JPY,1,x\n2026-01-01,EUR,JPY,2,x\n2026-01-01,EUR,JPY,1.0,\"a\u{7}\"\n",
            )],
            &expect![[r#"
                E013 rates.csv "2026-1-1" `2026-1-1` is not a date ^ a day is written 2026-06-30, between 1970 and 2199
                E017 rates.csv "JPX" there is no currency `JPX` ^ neither an ISO 4217 code nor a unit of `clique.toml` = did you mean `JPY`?
                E029 rates.csv "-1" `-1` is not a rate ^ not a number above zero with at most 12 decimals = write it such as 163.25
                E029 rates.csv "EUR" a rate leads from one currency to another ^ the same as `from`
                E029 rates.csv "2" 2026-01-01 has two rates from EUR to JPY ^ which of them counts? = take one of the two out
                E031 rates.csv "\"a\u{7}\"" the source holds a control character
            "#]],
        );
    }

    #[test]
    fn what_cannot_be_read_of_a_group_does_not_make_strangers() {
        let (_, setup, faults) = read(&[("groups/trip/group.toml", "[members]\nalice = 5\nbob")]);
        assert_eq!((faults.len(), setup.groups[0].members.len()), (1, 2));
        let (_, setup, faults) = read(&[("groups/trip/group.toml", "[members]\nalice = 5\n")]);
        assert_eq!((faults.len(), setup.groups[0].members.len()), (1, 1));
    }

    #[test]
    fn hostile_files_are_read_in_time() {
        let size = 1 << 17;
        let nested = format!("a = {}", "[".repeat(size));
        let dotted = format!("{}a = 1", "a.".repeat(size / 2));
        let keys: String = (0..size / 8).map(|key| format!("k{key}=1\n")).collect();
        let friends = format!("[friends]\n{}", keys.replace("=1", "='x'"));
        let junk = "=\n".repeat(size / 2);
        let quotes = "\"".repeat(size);
        for text in [nested, dotted, keys, friends, junk, quotes] {
            let (_, _, faults) = read(&[("people/alice.toml", &text)]);
            assert!(!faults.is_empty());
        }
        let items = "k7q2m9xw4t3e,,1,bob\n".repeat(5_000);
        read(&[("groups/trip/items.csv", &format!("expense,line,amount,split\n{items}"))]);
    }

    proptest! {
        #[test]
        fn no_table_panics_and_spans_fit(items in "([a-z0-9,\"=:%.+# -]|\r?\n|\\PC|k7q2m9xw4t3e,|EUR,|2026-01-01,){0,60}", which: bool) {
            let (path, header) = if which { ("groups/trip/items.csv", "expense,line,amount,split\n") } else { ("rates.csv", "date,from,to,rate\n") };
            let (sources, _, faults) = read(&[(path, &format!("{header}{items}"))]);
            for fault in faults {
                let text = sources.get(&fault.path).unwrap_or("");
                prop_assert!(text.get(fault.span.clone()).is_some(), "{:?}", fault);
            }
        }

        #[test]
        fn no_text_panics_and_spans_fit(place in 0_usize..4, text in "([a-z\\[\\]{}=\"'.,#\\\\ 0-9-]|\r?\n|\\PC|members|alice|format){0,60}") {
            let path = LEDGER[place].0;
            let (sources, _, faults) = read(&[(path, &text)]);
            for fault in faults {
                let text = sources.get(&fault.path).unwrap_or("");
                prop_assert!(text.get(fault.span.clone()).is_some(), "{:?}", fault);
            }
        }

        #[test]
        fn weights_are_exact(millionths in 0_u64..3_000_000, quoted: bool) {
            let weight = crate::model::Weight::from_millionths(millionths);
            let written = if quoted { format!("\"{weight}\"") } else { weight.to_string() };
            let (_, setup, faults) = read(&[("groups/trip/group.toml", &format!("[members.alice]\nweight = {written}"))]);
            prop_assert_eq!(faults, vec![]);
            prop_assert_eq!(setup.groups[0].members[0].weight, weight);
        }
    }
}
