//! Instructions that the hot paths take under callgrind: the same on every machine that builds the same code, however
//! busy it is, so that a regression shows where a clock would not tell it.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use super::{generate, size_of};

/// What the counts were when they were last written down.
const BASELINE: &str = include_str!("instructions.csv");

/// More than this above what was written down is a regression, in thousandths; hash maps are seeded by chance.
const TOLERANCE: u64 = 30;

/// What is counted: rows, and a command. `ID`, `ONE`, `OTHER` and `GROUP` stand for an entry, two people and a group.
pub const PATHS: [(usize, &str); 9] = [
    (1_000, "--version"),
    (1_000, "balance"),
    (10_000, "balance"),
    (10_000, "check"),
    (10_000, "list --limit 50"),
    (10_000, "settle --format porcelain"),
    (10_000, "__complete -- show a"),
    (10_000, "add 12 coffee -g GROUP --me ONE -n"),
    (10_000, "edit ID 12 -n"),
];

/// Counts every path and prints a table; false when one takes more than was written down.
pub fn table(folder: &Path, clique: &Path) -> bool {
    let before: BTreeMap<&str, u64> = BASELINE
        .lines()
        .filter_map(|line| line.rsplit_once(','))
        .filter_map(|(path, count)| Some((path, count.parse().ok()?)))
        .collect();
    println!("rows,command,instructions");
    let mut is_fine = true;
    for (rows, line) in PATHS {
        let ledger = folder.join(format!("ledger-{rows}"));
        if !ledger.join("clique.toml").exists() {
            generate(rows, &ledger);
        }
        let names = super::Names::of(&ledger);
        let Some(count) = instructions(clique, &ledger, &names.words(line)) else {
            println!("{rows},{line},not counted: valgrind is not installed, or the command failed");
            continue;
        };
        let name = format!("{rows},{line}");
        let remark = match before.get(name.as_str()) {
            None => " # new".to_owned(),
            Some(was) => {
                let (more, was) = (count * 1000 / was.max(&1), *was);
                is_fine &= more <= 1000 + TOLERANCE;
                let verdict = if more > 1000 + TOLERANCE { ", MORE than it was" } else { "" };
                format!(" # {}.{}% of {was}{verdict}", more / 10, more % 10)
            }
        };
        println!("{name},{count}{remark}");
    }
    println!("# {} bytes in the larger ledger", size_of(&folder.join("ledger-10000")));
    is_fine
}

fn instructions(clique: &Path, ledger: &Path, words: &[String]) -> Option<u64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(clique)
        .arg("-C")
        .arg(ledger)
        .args(words)
        .env("CLIQUE_NOW", "2026-12-31T12:00:00Z")
        .env("CLIQUE_SEED", "bench")
        .env("CLIQUE_CONFIG", "")
        .env("LC_ALL", "C.UTF-8")
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let counted = said.lines().find_map(|line| line.split_once("Collected : "))?.1;
    output.status.success().then(|| counted.trim().parse().ok()).flatten()
}
