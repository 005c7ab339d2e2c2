//! The ledgers of `fixtures/ledgers`, written by hand as different people would: read right, printed as they are.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clique::book::{Book, is_readable};
use clique::text::table::Scanner;
use expect_test::expect;

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

/// What stands beside the bills is read too: friends, invitations, budgets, rules, receipts, marks.
#[test]
fn a_home_is_kept() {
    let mut world = World::of_fixture("ledgers/home");
    world.clique("check --strict").shows(expect![[r#""#]]);
    world.clique("friend --me ada").shows(expect![[r#"
        ben   Ben Ochoa  friends
        cleo  Cleo       asked, no answer yet
    "#]]);
    world.clique("friend --me dora").shows(expect![[r#"
        ben  Ben Ochoa  blocks you
    "#]]);
    world.clique("messages --me ada").shows(expect![[r#"
        Home

        Wed 2026-06-10  09:00  ben  who broke the window?
                        09:05  ada  it was the wind (edited)
                                    ↳ window   80.00 EUR   dd44
                        09:07  ben  (taken back)
    "#]]);
    world.clique("receipt").shows(expect![[r#"
        bb22  2026-06-02  market  10 B  4c0e8b981331454d21ab.txt
        cc33  2026-06-09  shop    14 B  shop.txt
    "#]]);
    world.clique("receipt check").shows(expect![[r#"
        2 receipts are there as they were added
    "#]]);
    world.clique("stats --budget").shows(expect![[r#"
        Home   budget of Jun 2026 in EUR
          all            105.60  of  1000.00  █▋                894.40  left
          food           105.60  of   100.00  ████████████████    5.60  over
          home & garden    0.00  of    50.00                     50.00  left
        --- exit 1
    "#]]);
    world.clique("due").shows(expect![[r#"
        Due
          cc33  2026-06-12  shop  45.20  EUR  in home  3 days overdue

        Not booked yet
          2026-06-01  Rent  700.00  EUR  in home  14 days ago
        --- stderr
        book them with: clique due --apply
    "#]]);
    world.set("CLIQUE_ME", "cleo");
    world.clique("inbox").shows(expect![[r#"
        ada wants to be your friend: clique friend accept ada
        Home invites you: clique member accept -g home

        New
        2026-06-15 20:00     Alice Almeida added ada (Ada Lund) to the ledger
                             Alice Almeida added cleo (Cleo) to the ledger
                             Alice Almeida started home with ada, ben, cleo
                             Alice Almeida added 5 messages: who broke the window?, not me, it was the wind and 2 more
        --- stderr
        mark as read with: clique inbox --read
    "#]]);
    world.does("member accept");
    world.clique("due --apply -q").success().shows(expect![[r#"
        Booked
          2026-06-01  Rent  700.00  EUR  in home
    "#]]);
    world.assert_clean();
}
