//! What our own balances are, and what an export says its accounts stand for.

use std::collections::BTreeMap;

use crate::world::World;

/// A group's handle, a member's, and a currency's code.
pub type Key = (String, String, String);

/// So many decimals every number is brought to.
const DECIMALS: usize = 8;

/// Reads a decimal number as a whole one of 0.00000001; no float is as exact.
pub fn exact(text: &str) -> i128 {
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    format!("{whole}{part:0<DECIMALS$}").parse().unwrap_or_else(|_| panic!("`{text}` is no number"))
}

/// Returns every balance of `clique balance` that is not zero.
pub fn ours(world: &World) -> BTreeMap<Key, i128> {
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let answer = world.clique("balance -a --json").success().json();
    let mut all = BTreeMap::new();
    for row in answer["data"].as_array().unwrap() {
        let net = exact(row["net"].as_str().unwrap());
        if net != 0 {
            all.insert((text(&row["group"]), text(&row["member"]), text(&row["currency"])), net);
        }
    }
    all
}

/// Returns what each friend owes a person in each group, by the debts before they are simplified.
pub fn ours_of_person(world: &World, who: &str) -> BTreeMap<Key, i128> {
    let mut all: BTreeMap<Key, i128> = BTreeMap::new();
    let answer = world.clique("settle -a --mode direct --json").success().json();
    for plan in answer["data"].as_array().unwrap() {
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        let (group, code) = (text(&plan["group"]), text(&plan["currency"]));
        for payment in plan["payments"].as_array().unwrap() {
            let (from, to) = (text(&payment["from"]), text(&payment["to"]));
            let amount = exact(payment["amount"].as_str().unwrap());
            if from == who {
                *all.entry((group.clone(), to.clone(), code.clone())).or_default() -= amount;
            } else if to == who {
                *all.entry((group.clone(), from, code.clone())).or_default() += amount;
            }
        }
    }
    all
}

/// Returns the group and the member each account stands for, as the export itself tells.
pub fn accounts_of(text: &str) -> BTreeMap<String, (String, String)> {
    let mut all: BTreeMap<String, (String, String)> = BTreeMap::new();
    let mut account = String::new();
    for line in text.lines() {
        let opened = line.strip_prefix("account ").or_else(|| line.split_once(" open ").map(|(_, name)| name));
        if let Some(name) = opened.filter(|_| !line.starts_with([' ', ';'])) {
            assert!(!name.contains("  "), "two spaces end a name: {name:?}");
            account = name.to_owned();
            continue;
        }
        let fact = line.trim_start().trim_start_matches("; ").split_once(": ");
        match fact.filter(|_| line.starts_with(' ')) {
            Some(("group", value)) => {
                drop(all.insert(account.clone(), (value.trim_matches('"').into(), String::new())));
            }
            Some(("member", value)) => {
                if let Some(known) = all.get_mut(&account).filter(|known| known.1.is_empty()) {
                    known.1 = value.trim_matches('"').into();
                }
            }
            _ => {}
        }
    }
    all.retain(|_, (_, member)| !member.is_empty());
    let stood_for: std::collections::BTreeSet<_> = all.values().collect();
    assert_eq!(stood_for.len(), all.len(), "no two accounts stand for one member");
    all
}

/// Changes an export by one smallest unit, in ways that a program must notice.
pub fn cents_moved(text: &str) -> Vec<(&'static str, String)> {
    let lines: Vec<&str> = text.lines().collect();
    let account = |line: &str| line.trim().split_once("  ").map(|(name, _)| name.to_owned());
    let is_posting = |line: &str| line.starts_with(' ') && line.ends_with(" EUR") && account(line).is_some();
    let with = |changes: &[(usize, i128)]| {
        let mut all: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        for (at, by) in changes {
            all[*at] = moved(&all[*at], *by);
        }
        all.join("\n") + "\n"
    };
    let first = lines.iter().position(|line| is_posting(line)).unwrap();
    let pair = (first..lines.len() - 1)
        .find(|at| {
            let (one, two) = (lines[*at], lines[*at + 1]);
            is_posting(one) && is_posting(two) && account(one) != account(two)
        })
        .unwrap();
    let asserted = lines.iter().rposition(|line| line.contains(" = ") || line.contains(" balance ")).unwrap();
    vec![
        ("a transaction is off by a cent", with(&[(first, 1)])),
        ("a cent goes from one to another", with(&[(pair, 1), (pair + 1, -1)])),
        ("an asserted balance is off by a cent", with(&[(asserted, 1)])),
    ]
}

/// Changes the last number of a line by one of its smallest units.
fn moved(line: &str, by: i128) -> String {
    let line = line.replace(" ~ 0", "\u{1}");
    let (front, code) = line.rsplit_once(' ').unwrap();
    let (front, number) = front.rsplit_once(' ').unwrap();
    let mark = number.ends_with('\u{1}');
    let number = number.trim_end_matches('\u{1}');
    let decimals = number.split_once('.').map_or(0, |(_, part)| part.len());
    let digits: String = number.chars().filter(|character| *character != '.').collect();
    let sum = digits.parse::<i128>().unwrap() + by;
    let digits = format!("{:0>width$}", sum.abs(), width = decimals + 1);
    let (whole, part) = digits.split_at(digits.len() - decimals);
    let sign = if sum < 0 { "-" } else { "" };
    let point = if decimals > 0 { "." } else { "" };
    format!("{front} {sign}{whole}{point}{part}{} {code}", if mark { " ~ 0" } else { "" })
}
