//! Measures `clique` on generated ledgers beside a bare scan, after comparing their sums.
//!
//! ```text
//! cargo bench --bench speed                          1,000, 10,000 and 100,000 rows
//! cargo bench --bench speed -- 1000000 --runs 5      another size, fewer runs
//! cargo bench --bench speed -- generate 1000 DIR     only write the ledger
//! cargo bench --bench speed -- scan DIR              only the bare scan's sums
//! ```
//!
//! Nothing is asserted about time: the table is for a reader. That the sums of `clique`
//! and of the scan are equal is asserted.

#![allow(clippy::print_stdout, reason = "the table is what this program is for")]

mod generate;
mod measure;
mod scan;

use measure::Cost;
use scan::Nets;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// What is measured when no size is named.
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// How often each process runs.
const RUNS: usize = 11;

/// The commands that are measured; those that this `clique` does not have are left out.
const COMMANDS: [&[&str]; 5] = [&["--version"], BALANCE, &["balance"], &["settle"], &["check"]];

/// The command whose sums are compared with the scan's.
const BALANCE: &[&str] = &["balance", "--json"];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["generate", rows, folder] => match rows.parse() {
            Ok(rows) => generate(rows, Path::new(folder)),
            Err(_) => return usage(),
        },
        ["scan", folder] => {
            for ((group, currency, person), net) in scan::nets(Path::new(folder)) {
                println!("{group} {currency} {person} {net}");
            }
        }
        _ => return table(&words),
    }
    ExitCode::SUCCESS
}

fn usage() -> ExitCode {
    println!("speed [ROWS…] [--runs N] | speed generate ROWS DIR | speed scan DIR");
    ExitCode::from(2)
}

fn table(words: &[&str]) -> ExitCode {
    let mut runs = RUNS;
    let mut sizes = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let (target, number) = match *word {
            "--runs" => (None, words.next().and_then(|word| word.parse().ok())),
            word => (Some(()), word.parse().ok()),
        };
        match (target, number) {
            (None, Some(number)) => runs = number,
            (Some(()), Some(number)) => sizes.push(number),
            (_, None) => return usage(),
        }
    }
    if sizes.is_empty() {
        sizes = SIZES.to_vec();
    }
    println!("{runs} runs each, medians of whole processes; × is CPU time against the bare scan\n");
    println!("|      rows |    files | program          |  CPU ms | clock ms |     × |   memory | of files |");
    println!("|----------:|---------:|------------------|--------:|---------:|------:|---------:|---------:|");
    for rows in sizes {
        measure_size(rows, runs);
    }
    ExitCode::SUCCESS
}

fn measure_size(rows: usize, runs: usize) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("ledger-{rows}"));
    generate(rows, &folder);
    let size = size_of(&folder);
    let place = folder.to_str().expect("the target folder has a plain name");
    let own = std::env::current_exe().expect("this program has a path");
    let clique = Path::new(env!("CARGO_BIN_EXE_clique"));
    compare(clique, place, &scan::nets(&folder));
    let bare = measure::cost(&own, &["scan", place], runs).expect("the bare scan runs");
    line(rows, size, "bare scan", bare, bare);
    for words in COMMANDS {
        let arguments: Vec<&str> = ["-C", place].into_iter().chain(words.iter().copied()).collect();
        if !answers(clique, &arguments) {
            println!("| {rows:>9} |          | {:<16} | not there yet", words.join(" "));
        } else if let Some(cost) = measure::cost(clique, &arguments, runs) {
            line(rows, size, &words.join(" "), cost, bare);
        }
    }
}

fn line(rows: usize, size: u64, program: &str, cost: Cost, bare: Cost) {
    let ratio = 100 * cost.cpu.as_micros() / bare.cpu.as_micros().max(1);
    let part = 100 * cost.memory * 1024 / size.max(1);
    println!(
        "| {rows:>9} | {:>3}.{} MB | {program:<16} | {:>7} | {:>6}.{} | {:>2}.{:02} | {:>4} MiB | {:>5}.{:02} |",
        size / 1_000_000,
        size / 100_000 % 10,
        cost.cpu.as_millis(),
        cost.wall.as_millis(),
        cost.wall.as_micros() / 100 % 10,
        ratio / 100,
        ratio % 100,
        cost.memory / 1024,
        part / 100,
        part % 100,
    );
}

fn generate(rows: usize, folder: &Path) {
    if folder.join("clique.toml").exists() {
        fs::remove_dir_all(folder).expect("the old ledger can be removed");
    }
    generate::ledger(rows, &mut |path, text| {
        let path = folder.join(path);
        let parent = path.parent().expect("a file is in a folder");
        fs::create_dir_all(parent).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    });
}

fn size_of(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).expect("a folder can be read");
    let sizes = entries.map(|entry| {
        let entry = entry.expect("an entry can be read");
        let about = entry.metadata().expect("an entry can be looked at");
        if about.is_dir() { size_of(&entry.path()) } else { about.len() }
    });
    sizes.sum()
}

fn answers(program: &Path, arguments: &[&str]) -> bool {
    let output = Command::new(program).args(arguments).output();
    output.is_ok_and(|output| output.status.success() && !output.stdout.is_empty())
}

/// Stops when the sums of `clique balance --json` are not those of the scan.
fn compare(clique: &Path, place: &str, expected: &Nets) {
    let output = Command::new(clique).args(["-C", place]).args(BALANCE).output();
    let Some(json) = output.ok().filter(|output| output.status.success() && !output.stdout.is_empty()) else {
        return;
    };
    let value: Value = serde_json::from_slice(&json.stdout).expect("`balance --json` prints JSON");
    let mut found = Nets::new();
    collect(&value, &["", ""], &mut found);
    found.retain(|_, net| *net != 0);
    if found.keys().all(|(group, _, _)| group.is_empty()) {
        assert_eq!(found, without_groups(expected), "the sums of all groups");
    } else {
        assert_eq!(found, *expected, "the sums by group");
    }
}

/// Finds each `net_minor` with its `member`, in the `group` and `currency` around it.
fn collect(value: &Value, around: &[&str; 2], found: &mut Nets) {
    match value {
        Value::Array(list) => {
            for inner in list {
                collect(inner, around, found);
            }
        }
        Value::Object(fields) => {
            let word = |name: &str| fields.get(name).and_then(Value::as_str);
            let group = word("group").unwrap_or(around[0]);
            let currency = word("currency").unwrap_or(around[1]);
            if let (Some(member), Some(net)) = (word("member"), fields.get("net_minor")) {
                let net = net.as_i64().expect("`net_minor` is a whole number");
                let key = [group, currency, member].map(String::from);
                *found.entry(key.into()).or_default() += net;
            }
            for inner in fields.values() {
                collect(inner, &[group, currency], found);
            }
        }
        _ => {}
    }
}

fn without_groups(nets: &Nets) -> Nets {
    let mut sums = BTreeMap::new();
    for ((_, currency, person), net) in nets {
        let key = (String::new(), currency.clone(), person.clone());
        *sums.entry(key).or_default() += net;
    }
    sums.retain(|_, net| *net != 0);
    sums
}
