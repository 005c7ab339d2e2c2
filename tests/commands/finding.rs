//! The one filter language, and `--by`, in each of the commands that take them.

use std::collections::BTreeSet;

use expect_test::expect;
use serde_json::Value;

use crate::world::World;

/// Commands, and how a bare word is looked for in each.
const COMMANDS: [(&str, &str); 6] = [
    ("list", ""),
    ("search", ""),
    ("log", ""),
    ("balance", "text:"),
    ("statement alice", "text:"),
    ("why alice", "text:"),
];

/// Filters, and the first letters of the bills that fit.
const FILTERS: &[(&str, &str)] = &[
    ("WORDtaxi", "taxi"),
    ("text:ride", "taxi"),
    ("description:dinner", "dinner"),
    ("note:late", "taxi"),
    ("payer:bob", "taxi rent"),
    ("for:carol", "dinner hotel back"),
    ("with:carol", "dinner hotel back pay"),
    ("by:alice", "dinner taxi rent hotel back pay"),
    ("group:trip", "dinner taxi hotel back pay"),
    ("cat:food", "dinner back"),
    ("tag:sea", "dinner"),
    ("#sea", "dinner"),
    ("kind:refund", "back"),
    ("kind:payment", "pay"),
    ("status:overdue", "rent"),
    ("status:pending", ""),
    ("amount>50", "rent hotel"),
    ("amount:10..50", "dinner taxi"),
    ("amount:90usd", "hotel"),
    ("share>20", "hotel rent"),
    ("currency:usd", "hotel"),
    ("date:2026-05", "rent"),
    ("date>=2026-06-12", "hotel pay"),
    ("due:..today", "rent"),
    ("has:note", "taxi pay"),
    ("has:category", "dinner rent back"),
    ("payer:bob not cat:home", "taxi"),
    ("cat:food or amount>80", "dinner back rent hotel"),
    ("payer:bob (cat:home or note:late)", "taxi rent"),
];

fn world() -> World {
    let world = World::trip(["alice", "bob", "carol"]);
    for line in [
        "add 30 dinner -c food -t sea -d 2026-06-10",
        "add 12.50 taxi -p bob -s alice,bob -m 'a late ride' -d 2026-06-11",
        "group new Flat --member alice,bob",
        "add 800 rent -p bob -g flat -c home -d 2026-05-02 --due 2026-06-01",
        "add 90USD hotel -g trip -d 2026-06-12",
        "add 3 back -g trip -c food --refund -d 2026-06-09",
        "pay carol alice 1 -g trip -d 2026-06-13 -m pay",
    ] {
        world.does(line);
    }
    world
}

/// Finds the ids of entries in an answer, wherever they are.
fn ids(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(list) => list.iter().for_each(|value| ids(value, found)),
        Value::Object(fields) => {
            if let Some(id) = fields.get("id").and_then(Value::as_str) {
                found.insert(id.to_owned());
            }
            fields.values().for_each(|value| ids(value, found));
        }
        _ => {}
    }
}

#[test]
fn every_filter_means_the_same_in_every_command() {
    let world = world();
    let all = world.clique("list --all --status all --json").success().json();
    let id_of = |word: &str| {
        let is_it =
            |row: &&Value| row["description"].as_str().unwrap().starts_with(word) || row["note"].as_str() == Some(word);
        all["data"].as_array().unwrap().iter().find(is_it).unwrap()["id"].as_str().unwrap().to_owned()
    };
    for (filter, expected) in FILTERS {
        let expected: BTreeSet<String> = expected.split_whitespace().map(id_of).collect();
        for (command, word) in COMMANDS {
            let everywhere = if matches!(command, "search" | "log") { "" } else { "--all" };
            let words: Vec<String> = filter.replace("WORD", word).split(' ').map(str::to_owned).collect();
            let line =
                format!("{command} {everywhere} --json").split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            let ran = world.run(line.iter().chain(&words));
            let what = format!("{command} {words:?}");
            let nothing_found = i32::from(command == "search" && expected.is_empty());
            assert_eq!(ran.code, nothing_found, "{what}: {}", ran.stderr);
            if command == "balance" {
                let sums =
                    world.run(["list", "--all", "--by", "person", "--json"].map(str::to_owned).iter().chain(&words));
                assert_eq!(ran.json()["data"], sums.json()["data"], "{what}");
                continue;
            }
            let mut found = BTreeSet::new();
            ids(&ran.json()["data"], &mut found);
            found.retain(|id| id.len() == 12);
            assert_eq!(found, expected, "{what}: {}", ran.stdout);
        }
    }
}

#[test]
fn days_are_flags_of_every_command() {
    let world = world();
    for (command, _) in COMMANDS {
        let command = if command == "search" { "search currency:eur,usd" } else { command };
        for days in [
            "--since 2026-06-10",
            "--until 2026-06-10",
            "--month 2026-06",
            "--month june",
            "--since 10.6. --until today",
        ] {
            let _ = world.clique(&format!("{command} {days}")).success();
        }
        let _ = world.clique(&format!("{command} --since 2026-06-10 --until 2026-06-01")).exits(2);
    }
}

#[test]
fn every_command_puts_together_by_each() {
    let world = world();
    for (command, _) in COMMANDS {
        let command = if command == "search" { "search currency:eur,usd" } else { command };
        for by in ["month", "week", "category", "person"] {
            let line = format!("{command} --by {by}");
            let ran = world.clique(&line).success();
            assert!(!ran.stdout.is_empty(), "{line}");
            let json = world.clique(&format!("{line} --json")).success().json();
            let records = json["data"].as_array().unwrap();
            assert!(!records.is_empty(), "{line}");
            let is_balance = json["schema"] == "clique.balance/1";
            assert!(is_balance || records.iter().any(|record| record["by"] == by), "{line}: {json}");
        }
        let _ = world.clique(&format!("{command} --by colour")).exits(2);
    }
}

#[test]
fn a_balance_is_taken_apart() {
    let world = world();
    world.clique("statement bob --by month --all").success().shows(expect![[r#"
        bob in Flat   EUR

                    entries    paid   share   effect  balance
          May 2026        1  800.00  400.00  +400.00  +400.00
          bob gets back 400.00 EUR

        bob in Trip   EUR

                    entries   paid  share  effect  balance
          Jun 2026        3  12.50  15.25   -2.75    -2.75
          bob owes 2.75 EUR

        bob in Trip   USD

                    entries  paid  share  effect  balance
          Jun 2026        1  0.00  30.00  -30.00   -30.00
          bob owes 30.00 USD
    "#]]);
    world.clique("statement bob --by category -g trip --since 2026-06-11").success().shows(expect![[r#"
        bob in Trip   EUR

                             entries   paid  share  effect
          before 2026-06-11                          -9.00
          (no category)            1  12.50   6.25   +6.25
          bob owes 2.75 EUR

        bob in Trip   USD

                             entries  paid  share  effect
          before 2026-06-11                          0.00
          (no category)            1  0.00  30.00  -30.00
          bob owes 30.00 USD
    "#]]);
    world.clique("statement --by person -g trip").success().shows(expect![[r#"
        alice in Trip   EUR

                 entries   paid  share  effect
          alice        2  27.00   9.00  +18.00
          bob          1   0.00   6.25   -6.25
          carol        1   0.00   0.00   -1.00
          alice gets back 10.75 EUR

        alice in Trip   USD

                 entries   paid  share  effect
          alice        1  90.00  30.00  +60.00
          alice gets back 60.00 USD
    "#]]);
    world.clique("why bob --by category --all").success().shows(expect![[r#"
        bob gets back 400.00 EUR in Flat
          + 400.00  home  1 entry
          = 400.00

        bob owes 2.75 EUR in Trip
          + 9.00  food           2 entries
          - 6.25  (no category)  1 entry
          = 2.75

        bob owes 30.00 USD in Trip
          + 30.00  (no category)  1 entry
          = 30.00
    "#]]);
    world.clique("why bob alice --by week -g trip").success().shows(expect![[r#"
        bob owes alice 2.75 EUR by the bills in Trip
          + 2.75  8 – 14 Jun 2026  3 entries
          = 2.75

        bob owes alice 30.00 USD by the bills in Trip
          + 30.00  8 – 14 Jun 2026  1 entry
          = 30.00
    "#]]);
    world.clique("search taxi or dinner --by month").success().shows(expect![[r#"
        Trip   in EUR

                    bills  spent  yours
          Jun 2026      2  42.50  16.25  ████████████████████
    "#]]);
    assert_eq!(
        world.clique("log --by person").success().stdout,
        "         changes\n  alice        8  ████████████████████\n"
    );
    assert_eq!(
        world.clique("log --by category --since monday").success().stdout,
        "                 changes\n  (no category)        3  ████████████████████\n  food                 2  █████████████▎\n  (no entry)           2  █████████████▎\n  home                 1  ██████▋\n"
    );
    world.clique("statement --by week payer:nobody").exits(2).shows(expect![[r#"
        --- stderr
        error: unknown member `nobody`
          |
        1 | payer:nobody
          |       ^^^^^^
          |
          = help: people: alice, bob, carol; add one with clique person add
        --- exit 2
    "#]]);
}

#[test]
fn parts_add_up_to_the_balance() {
    let world = world();
    let balances = world.clique("balance --all --json").success().json();
    for balance in balances["data"].as_array().unwrap() {
        let name = balance["member"].as_str().unwrap();
        for by in ["month", "week", "category", "person"] {
            for command in ["statement", "why"] {
                let parts = world.clique(&format!("{command} {name} --all --by {by} --json")).success().json();
                let same = |part: &&Value| part["group"] == balance["group"] && part["currency"] == balance["currency"];
                let effects = parts["data"].as_array().unwrap().iter().filter(same);
                let sum: i64 = effects.map(|part| part["effect_minor"].as_i64().unwrap()).sum();
                assert_eq!(balance["net_minor"].as_i64(), Some(sum), "{command} {name} {by}");
            }
        }
    }
}
