//! Measures `clique` on generated ledgers beside a bare scan and other programs, after comparing their sums.
//!
//! ```text
//! cargo bench --bench speed                          1,000, 100,000 and 1,000,000 rows
//! cargo bench --bench speed -- 10000 --runs 5        another size, fewer runs
//! cargo bench --bench speed -- callgrind             instructions of the hot paths, against what they were
//! cargo bench --bench speed -- generate 1000 DIR     only write the ledger
//! cargo bench --bench speed -- scan DIR              only the bare scan's sums
//! ```
//!
//! Nothing is asserted about time: the table is for a reader. That the sums of `clique`, of the scan and of the other
//! programs are equal is asserted. Instructions that are more than they were end with the exit code 1; to write them
//! down anew, put the lines of `-- callgrind` into `benches/instructions.csv`.

#![allow(clippy::print_stdout, reason = "the table is what this program is for")]

mod generate;
mod instructions;
mod measure;
mod peers;
mod scan;

use measure::Cost;
use peers::PEERS;
use scan::Nets;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// What is measured when no size is named.
const SIZES: [usize; 3] = [1_000, 100_000, 1_000_000];

/// How often each process runs.
const RUNS: usize = 11;

/// Beyond so many rows the other programs take minutes, and git for the first commit; neither is measured then.
const PEERS_MAX: usize = 100_000;

/// The commands that read and are measured; `ID`, `ONE`, `OTHER` and `GROUP` stand for names of the ledger.
const READING: [&str; 7] =
    ["--version", "balance --json", "balance", "settle", "check", "list --limit 50", "__complete -- show a"];

/// The commands that write; syncing the disk takes none of the processor's time.
const WRITING: [&str; 3] =
    ["add 12 coffee -g GROUP --me ONE", "edit ID 12 --me ONE", "pay ONE OTHER 1 -g GROUP --me ONE"];

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
        ["callgrind"] => {
            let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
            let is_fine = instructions::table(folder, Path::new(env!("CARGO_BIN_EXE_clique")));
            return if is_fine { ExitCode::SUCCESS } else { ExitCode::FAILURE };
        }
        _ => return table(&words),
    }
    ExitCode::SUCCESS
}

fn usage() -> ExitCode {
    println!("speed [ROWS…] [--runs N] | speed callgrind | speed generate ROWS DIR | speed scan DIR");
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
    println!(
        "| {:>9} | {:>8} | {:<WIDTH$} | {:>7} | {:>8} | {:>8} | {:>8} | {:>8} |",
        "rows", "files", "program", "CPU ms", "clock ms", "×", "memory", "of files"
    );
    println!("|----------:|---------:|{:-<1$}|--------:|---------:|---------:|---------:|---------:|", "-", WIDTH + 2);
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
    line(rows, size, "bare scan, one thread", bare, bare);
    let names = Names::of(&folder);
    let mut balance = bare;
    let writing: &[&str] = if rows <= PEERS_MAX && commit_all(&folder) { &WRITING } else { &[] };
    for command in READING.iter().chain(writing) {
        let words = names.words(command);
        let arguments: Vec<&str> = ["-C", place].into_iter().chain(words.iter().map(String::as_str)).collect();
        match measure::cost(clique, &arguments, runs) {
            Some(cost) => line(rows, size, &format!("clique {command}"), cost, bare),
            None => println!("clique {command} failed"),
        }
        if *command == "balance" {
            balance = measure::cost(clique, &arguments, runs).unwrap_or(bare);
        }
    }
    if rows <= PEERS_MAX {
        measure_peers(rows, &folder, (bare, balance), runs);
    }
}

/// Measures other programs, and says how much quicker `clique balance` is.
fn measure_peers(rows: usize, ledger: &Path, (bare, balance): (Cost, Cost), runs: usize) {
    let mut words = Vec::new();
    for peer in &PEERS {
        let Some(ready) = Some(peer)
            .filter(|peer| peer.is_there())
            .and_then(|peer| peer.prepare(ledger, Path::new(env!("CARGO_TARGET_TMPDIR"))))
        else {
            words.push(format!("{} is not installed", peer.name));
            continue;
        };
        let arguments: Vec<&str> = ready.arguments.iter().map(String::as_str).collect();
        let size = ready.size();
        if let Some(cost) = measure::cost(&ready.program, &arguments, runs) {
            line(rows, size, &format!("{} balance, shares given", peer.name), cost, bare);
            let times = cost.cpu.as_micros() / balance.cpu.as_micros().max(1);
            words.push(format!("clique balance takes 1/{times} of {}'s time", peer.name));
        }
    }
    println!("{rows} rows: {}; tackler and DuckDB are not looked for", words.join(", "));
}

/// Names that commands need: a group, two of its people, one of its entries.
struct Names {
    group: String,
    one: String,
    other: String,
    id: String,
}

impl Names {
    /// Finds them in the first table of a ledger.
    fn of(ledger: &Path) -> Names {
        let first = |folder: &Path| {
            let entries = fs::read_dir(folder).expect("a folder can be read");
            entries.map(|entry| entry.expect("an entry can be read").path()).min().expect("it has an entry")
        };
        let group = first(&ledger.join("groups"));
        let settings = fs::read_to_string(group.join("group.toml")).expect("a group has settings");
        let mut people = settings.lines().filter_map(|line| line.strip_suffix(" = { }"));
        let table = fs::read_to_string(first(&group.join("expenses"))).expect("a table can be read");
        let row = table.lines().find(|line| line.contains(",dinner,") && !line.contains(",void,"));
        let mut next = || people.next().expect("a group has four people").to_owned();
        Names {
            group: group.file_name().expect("a group has a name").to_string_lossy().into_owned(),
            one: next(),
            other: next(),
            id: row.expect("somebody had dinner")[..12].to_owned(),
        }
    }

    /// Returns the words of a line with the names in it.
    fn words(&self, line: &str) -> Vec<String> {
        let word = |word: &str| match word {
            "GROUP" => self.group.clone(),
            "ONE" => self.one.clone(),
            "OTHER" => self.other.clone(),
            "ID" => self.id.clone(),
            word => word.to_owned(),
        };
        line.split(' ').map(word).collect()
    }
}

/// Makes a repository of a ledger, with one commit; tells whether that went well.
fn commit_all(folder: &Path) -> bool {
    let place = folder.to_str().expect("the target folder has a plain name");
    [&["init", "-q"][..], &["add", "-A"], &["commit", "-q", "-m", "start"]].iter().all(|words| {
        let arguments: Vec<&str> = ["-C", place].iter().chain(words.iter()).copied().collect();
        measure::command(Path::new("git"), &arguments).status().is_ok_and(|status| status.success())
    })
}

/// How wide the names of what is measured are.
const WIDTH: usize = 42;

fn line(rows: usize, size: u64, program: &str, cost: Cost, bare: Cost) {
    let ratio = 100 * cost.cpu.as_micros() / bare.cpu.as_micros().max(1);
    let part = 100 * cost.memory * 1024 / size.max(1);
    println!(
        "| {rows:>9} | {:>3}.{} MB | {program:<WIDTH$} | {:>7} | {:>8} | {:>5}.{:02} | {:>4} MiB | {:>5}.{:02} |",
        size / 1_000_000,
        size / 100_000 % 10,
        cost.cpu.as_millis(),
        cost.wall.as_millis(),
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

/// Stops when the sums of `clique balance --json` are not those of the scan.
fn compare(clique: &Path, place: &str, expected: &Nets) {
    let output = Command::new(clique).args(["-C", place, "balance", "--json"]).output();
    let json = output.ok().filter(|output| output.status.success()).expect("`balance --json` answers");
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
