//! Other programs prove our exports: hledger, ledger and beancount accept them where they are strict, come to every
//! balance of ours, and notice a cent; sqlite3 adds up the same.
//!
//! A program that is not installed is passed over, and said so; `.ci/run` tells which were there.

mod books;
mod calendar;
pub mod hostile;
mod programs;

use std::collections::BTreeMap;

use crate::world::World;
use books::{Key, accounts_of, cents_moved, ours, ours_of_person};
use programs::{Program, installed};

/// Whether changes of a cent are tried, which takes a while.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Changes {
    Tried,
    Left,
}

/// Exports books and has a program judge them: it must accept them, agree with every balance, and notice changes.
fn judge(program: &Program, world: &World, whose: Option<&str>, changes: Changes) {
    let line = match whose {
        None => format!("export --format {}", program.format),
        Some(who) => format!("export --format {} --for {who}", program.format),
    };
    let text = world.clique(&line).success().stdout;
    let file = world.at.join(format!("../export.{}", program.format));
    std::fs::write(&file, &text).unwrap();
    (program.check)(world, &file).unwrap_or_else(|said| panic!("{} refuses it: {said}\n{text}", program.name));
    let accounts = accounts_of(&text);
    let mut found: BTreeMap<Key, i128> = BTreeMap::new();
    for (account, code, amount) in (program.balances)(world, &file) {
        if let Some((group, member)) = accounts.get(&account) {
            *found.entry((group.clone(), member.clone(), code)).or_default() += amount;
        }
    }
    found.retain(|_, amount| *amount != 0);
    let expected = whose.map_or_else(|| ours(world), |who| ours_of_person(world, who));
    assert!(expected.len() > 5, "there is something to compare");
    let expected: BTreeMap<Key, i128> =
        expected.into_iter().map(|((g, m, c), v)| ((g, m, program.code(&c)), v)).collect();
    let differing = expected.keys().chain(found.keys()).filter(|key| expected.get(*key) != found.get(*key));
    let differing: Vec<String> =
        differing.map(|key| format!("{key:?}: ours {:?}, theirs {:?}", expected.get(key), found.get(key))).collect();
    assert!(differing.is_empty(), "{} comes to other balances:\n{}", program.name, differing.join("\n"));
    let changed = if changes == Changes::Tried { cents_moved(&text) } else { Vec::new() };
    for (what, changed) in changed {
        std::fs::write(&file, &changed).unwrap();
        assert!((program.check)(world, &file).is_err(), "{} overlooks it: {what}", program.name);
    }
}

fn judged(name: &str) {
    let Some(program) = installed(name) else { return };
    let world = hostile::world();
    judge(&program, &world, None, Changes::Tried);
    judge(&program, &world, Some("p01"), Changes::Tried);
    judge(&program, &world, Some("p05"), Changes::Left);
    for fixture in ["ledgers/trip", "ledgers/club"] {
        judge(&program, &World::of_fixture(fixture), None, Changes::Left);
    }
}

#[test]
fn hledger_proves_the_balances() {
    judged("hledger");
}

#[test]
fn ledger_proves_the_balances() {
    judged("ledger");
}

#[test]
fn beancount_proves_the_balances() {
    judged("bean-check");
}

#[test]
fn sqlite3_adds_up_the_same() {
    let Some(_) = programs::version("sqlite3") else { return };
    for world in [hostile::world(), World::of_fixture("ledgers/trip")] {
        world.does("export -q -o ../export.sqlite");
        let ask = |query: &str| {
            let output =
                world.command("sqlite3").args(["-separator", "\t", "../export.sqlite", query]).output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            String::from_utf8(output.stdout).unwrap()
        };
        assert_eq!(ask("PRAGMA integrity_check; PRAGMA foreign_key_check"), "ok\n");
        let from_view = ask(
            "SELECT \"group\", person, currency, net, decimals FROM nets JOIN currencies ON code = currency WHERE net <> 0",
        );
        let found: BTreeMap<Key, i128> = from_view
            .lines()
            .map(|line| line.split('\t').collect::<Vec<_>>())
            .map(|cells| {
                let net = cells[3].parse::<i128>().unwrap() * 10_i128.pow(8 - cells[4].parse::<u32>().unwrap());
                ((cells[0].into(), cells[1].into(), cells[2].into()), net)
            })
            .collect();
        assert_eq!(found, ours(&world));
        let differ = "SELECT count(*) FROM balances b LEFT JOIN nets n USING (\"group\", currency, person) \
                      WHERE b.net IS NOT n.net";
        assert_eq!(ask(differ), "0\n");
        assert_eq!(
            ask("SELECT count(*) FROM (SELECT sum(net) s FROM balances GROUP BY \"group\", currency) WHERE s <> 0"),
            "0\n"
        );
    }
}
