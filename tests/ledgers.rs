//! The ledgers of `fixtures/ledgers`, written by hand as different people would: read right, printed as they are.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clique::book::{Book, is_readable};
use clique::text::table::Scanner;

use crate::world::{World, fixture};

/// Lists the ledgers by name.
fn ledgers() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(fixture("ledgers")).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    assert!(found.len() >= 4, "the fixtures are there");
    found
}

/// Lists the files of a folder and its folders.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { all.extend(files(&path)) } else { all.push(path) }
    }
    all
}

/// Balances equal those worked out with exact fractions, apart from this program.
#[test]
fn balances_are_as_worked_out_by_hand() {
    for ledger in ledgers() {
        let book = Book::open(&ledger);
        let (tally, faults) = book.tally();
        assert!(is_readable(&faults), "{}: {faults:?}", ledger.display());
        let mut nets = BTreeMap::new();
        for ((group, currency, person), standing) in &tally.balances().accounts {
            let group = &book.setup.groups[group.get()].handle;
            let line = format!("{group} {currency} {}", book.setup.handle(*person));
            nets.insert(line, standing.net().to_decimal(currency.decimals()));
        }
        let expected = fs::read_to_string(ledger.join("expected.txt")).unwrap();
        let lines = expected.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let expected: BTreeMap<String, String> =
            lines.map(|line| line.rsplit_once(' ').unwrap()).map(|(who, net)| (who.into(), net.into())).collect();
        assert_eq!(nets, expected, "{}", ledger.display());
    }
}

/// Printing what was read gives the same bytes, for every table and every TOML file.
#[test]
fn what_is_read_prints_as_it_was() {
    for ledger in ledgers() {
        for file in files(&ledger) {
            let text = fs::read_to_string(&file).unwrap();
            let printed = match file.extension().and_then(|extension| extension.to_str()) {
                Some("csv") => printed_table(&text),
                Some("toml") => printed_toml(&text),
                _ => continue,
            };
            assert_eq!(printed, text, "{}", file.display());
        }
    }
}

/// Prints a table from its parts; the byte order mark belongs to none.
fn printed_table(text: &str) -> String {
    let mut scanner = Scanner::new(text);
    let mut printed: String = text.chars().take_while(|character| *character == '\u{feff}').collect();
    while let Some(part) = scanner.next_part() {
        let whole = part.whole.clone();
        printed += &text[whole];
    }
    printed
}

/// Sets a value to what it says already.
fn printed_toml(text: &str) -> String {
    use clique::text::toml_edit::set_value;
    use clique::text::toml_value::NewValue;
    let line = text.lines().find_map(|line| line.trim_start_matches('\u{feff}').strip_prefix("name = \""));
    let name = line.and_then(|rest| rest.split('"').next()).filter(|name| !name.contains('\\'));
    match name {
        Some(name) => set_value(text, &["name"], Some(&NewValue::text(name))).unwrap(),
        None => text.to_owned(),
    }
}

/// A command touches only the lines of its entry, in files of any habit.
#[test]
fn a_command_leaves_every_other_line() {
    for ledger in ["flat", "spreadsheet", "trip"] {
        let world = World::of_fixture(&format!("ledgers/{ledger}"));
        let entries = world.clique("list --all --format porcelain").success().stdout;
        let id = entries.split('\t').next().unwrap_or_default();
        let before = world.git(["rev-parse", "HEAD"]);
        drop(world.run(["rm", id]).success());
        let changed = world.git(["diff", "--numstat", before.trim(), "HEAD"]);
        let counts: Vec<&str> = changed.split_whitespace().take(2).collect();
        // The row itself, and the header where it had to gain a column.
        assert!(matches!(counts.as_slice(), ["1", "1"] | ["2", "2"]), "{ledger}: {changed}");
        world.assert_clean();
    }
}
