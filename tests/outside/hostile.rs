//! A ledger of everything that other programs could stumble over.

use std::fmt::Write as _;

use crate::world::World;

/// Display names, of `p01`, `p02` and so on; several are the same once an account's name is made of them.
const NAMES: [&str; 32] = [
    "Ana Maria",
    "Ana-Maria",
    "ana maria",
    "Ana Maria",
    "🦀",
    "🦀🦀",
    "李雷",
    "عمر",
    "Bob; DROP",
    "\\\"quoted\\\"",
    "(paren)",
    "[2026-01-01]",
    "*star",
    "!bang",
    "=eq",
    "2pac",
    "ßharp",
    "éclair",
    "a:b",
    "a  b",
    "- dash",
    "Ω mega",
    "x@y.z",
    "50%",
    "{curly}",
    "<less>",
    "back\\\\slash",
    "O'Neil",
    "Zoë | note",
    "Members",
    "~ 0 EUR",
    "👩‍👩‍👧 family",
];

/// What was paid for.
const WORDS: [&str; 24] = [
    "Dinner; wine",
    "\"quoted\" words",
    "(code) first",
    "! pending",
    "* star",
    "= 5 EUR",
    "@ 3 USD",
    "2026-01-01 a day",
    "[2026-13-45]",
    "tab\tand more",
    "two  spaces",
    "; comment",
    "note: value",
    ":tag:",
    "日本語 のラーメン",
    "🍕 für 2",
    "back\\slash",
    "ends with \\",
    "a | b",
    "date: tomorrow",
    "percent % and #hash",
    "комментарий",
    "{curly} <less>",
    "~ 0",
];

/// Makes the ledger: three groups, two with the same name for others, and five currencies.
pub fn world() -> World {
    let world = World::empty();
    let units = "[units.beer]\ndecimals = 0\n[units.x]\ndecimals = 1\n[units.eur]\ndecimals = 2\n";
    world.write("clique.toml", &format!("format = 1\nname = \"Hostile; \\\"ledger\\\"\"\ncurrency = \"EUR\"\n{units}"));
    let mut members = String::from("[members]\n");
    for (number, name) in NAMES.iter().enumerate() {
        let handle = format!("p{:02}", number + 1);
        world.write(&format!("people/{handle}.toml"), &format!("name = \"{name}\"\n"));
        writeln!(members, "{handle} = {{}}").unwrap();
    }
    for (group, name) in [("one", "Lisbon trip"), ("two", "lisbon: trip"), ("three", "🌍")] {
        world.write(&format!("groups/{group}/group.toml"), &format!("name = \"{name}\"\n{members}"));
        world.write(&format!("groups/{group}/expenses/2026.csv"), &rows(group.len()));
    }
    world.write(
        "direct/p01+p02/expenses/2026.csv",
        "date,description,amount,paid_by,split\n2026-03-01,tea,3.33,p01,p01 p02\n",
    );
    world.git(["init", "-q", "-b", "main"]);
    world.git(["add", "-A"]);
    world.git(["commit", "-q", "-m", "start"]);
    world.does("check");
    world
}

/// Makes rows of every kind; `seed` makes the groups differ.
fn rows(seed: usize) -> String {
    let mut text = String::from("date,kind,description,amount,currency,paid_by,split,category,note\n");
    let currencies = [("EUR", 2), ("JPY", 0), ("BHD", 3), ("beer", 0), ("x", 1), ("eur", 2), ("EUR", 2)];
    for row in 0..140_usize {
        let turn = row * 7 + seed * 13;
        let (code, decimals) = currencies[(row * 3 + seed) % currencies.len()];
        let minor = 1 + turn * turn * 31 % 9_973;
        let amount = if row == 77 { "9999999999.99".to_owned() } else { decimal(minor, decimals) };
        let code = if row == 77 { "EUR" } else { code };
        let person = |number: usize| format!("p{:02}", number % NAMES.len() + 1);
        let (payer, other) = (person(turn), person(turn + 1 + row % 5));
        let sharers: Vec<String> = (0..2 + row % 6).map(|step| person(turn + step * 5)).collect();
        let (kind, sign, paid_by, split) = match row % 9 {
            0 => ("payment", "", payer, other),
            1 => ("income", "", payer, sharers.join(" ")),
            2 => ("", "-", payer, sharers.join(" ")),
            3 if minor > 1 => ("", "", format!("{payer}={} {other}", decimal(1, decimals)), sharers.join(" ")),
            4 => ("", "", payer, sharers.join(":2 ")),
            _ => ("", "", payer, sharers.join(" ")),
        };
        let words = WORDS[turn % WORDS.len()].replace('"', "\"\"");
        let category = ["food", "", "a: b; c", "Food", "🍕"][row % 5];
        let day = format!("2026-{:02}-{:02}", 1 + row % 12, 1 + row % 28);
        writeln!(text, "{day},{kind},\"{words}\",{sign}{amount},{code},{paid_by},{split},{category},\"{words}, more\"")
            .unwrap();
    }
    text
}

fn decimal(minor: usize, decimals: usize) -> String {
    let digits = format!("{minor:0>width$}", width = decimals + 1);
    let (whole, part) = digits.split_at(digits.len() - decimals);
    if decimals == 0 { whole.to_owned() } else { format!("{whole}.{part}") }
}
