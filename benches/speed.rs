//! Measures `clique` beside a bare scan and beside other programs, after comparing what they say.
//!
//! ```text
//! cargo bench --bench speed                          the whole table: some minutes
//! cargo bench --bench speed -- short                 fewer runs, nothing that takes long
//! cargo bench --bench speed -- 10000                 one size, without writes
//! cargo bench --bench speed -- callgrind             counts instructions, and compares with those noted
//! cargo bench --bench speed -- callgrind bless       notes them
//! cargo bench --bench speed -- generate 1000 DIR     only writes the ledger
//! cargo bench --bench speed -- scan DIR              only the bare scan's sums
//! ```
//!
//! Nothing is asserted about time: the table is for a reader. That all sums are equal is asserted of `clique`, and
//! a program that says others is not measured. Times of this program's own machinery are left out; those of the shell
//! that starts each process, less than a millisecond, are in all of them.
//!
//! Counts of instructions are in `benches/callgrind.txt`. They are the same on a busy machine, so a change that makes
//! a command slower shows there first: it fails where a count is another by more than three in a hundred.

#![allow(clippy::print_stdout, reason = "the table is what this program is for")]

mod callgrind;
mod generate;
mod measure;
mod peers;
mod scan;
mod writes;

use measure::{Cost, Job, side_by_side};
use peers::PEERS;
use scan::Nets;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What is measured when no size is named.
const SIZES: [usize; 3] = [1_000, 100_000, 1_000_000];

/// How much is done.
#[derive(Clone, Copy)]
struct Effort {
    /// How often quick processes are measured.
    runs: usize,
    /// Up to how many rows other programs are asked.
    peers_max: usize,
}

const WHOLE: Effort = Effort { runs: 15, peers_max: 100_000 };
const SHORT: Effort = Effort { runs: 5, peers_max: 1_000 };

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let clique = Path::new(env!("CARGO_BIN_EXE_clique"));
    match words.as_slice() {
        [] => whole(clique, &SIZES, WHOLE),
        ["short"] => whole(clique, &SIZES[..2], SHORT),
        ["callgrind"] => return callgrind::run(clique, false),
        ["callgrind", "bless"] => return callgrind::run(clique, true),
        ["scan", folder] => {
            for ((group, currency, person), net) in scan::nets(Path::new(folder)) {
                println!("{group} {currency} {person} {net}");
            }
        }
        ["generate", rows, folder] => match rows.parse() {
            Ok(rows) => generate(rows, Path::new(folder)),
            Err(_) => return usage(),
        },
        [rows] => match rows.parse() {
            Ok(rows) => sizes(clique, &[rows], WHOLE),
            Err(_) => return usage(),
        },
        _ => return usage(),
    }
    ExitCode::SUCCESS
}

fn usage() -> ExitCode {
    println!("speed [short | ROWS | callgrind [bless] | generate ROWS DIR | scan DIR]");
    ExitCode::from(2)
}

fn whole(clique: &Path, rows: &[usize], effort: Effort) {
    sizes(clique, rows, effort);
    println!();
    writes::table(clique, 100_000, effort.runs);
}

fn sizes(clique: &Path, sizes: &[usize], effort: Effort) {
    for peer in PEERS {
        let found = peer.found();
        println!("{}: {}", peer.name, found.as_deref().unwrap_or("not installed, so left out"));
    }
    println!("\nWhole processes, medians, measured in turns; × is CPU time against the bare scan, in the same turn.\n");
    println!(
        "|      rows |    files | program              |   CPU ms | clock ms |       × | clique quicker |   memory | of files |"
    );
    println!(
        "|----------:|---------:|----------------------|---------:|---------:|--------:|---------------:|---------:|---------:|"
    );
    for rows in sizes {
        measure_size(clique, *rows, effort);
    }
}

fn measure_size(clique: &Path, rows: usize, effort: Effort) {
    let work = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("speed");
    let folder = work.join(format!("ledger-{rows}"));
    generate(rows, &folder);
    let size = size_of(&folder);
    let place = folder.to_str().expect("the target folder has a plain name");
    let nets = scan::nets(&folder);
    compare(clique, place, &nets);
    let own = std::env::current_exe().expect("this program has a path");
    // Fewer runs where one takes long; more in a row where one is over before the clock counts one.
    let runs = if rows > 200_000 { effort.runs.div_ceil(3) } else { effort.runs };
    let batch = if rows < 10_000 { 10 } else { 1 };
    let job = |program: &Path, words: &[&str]| Job { batch, ..Job::new(program, words, runs) };
    let mut names = vec!["bare scan", "clique balance", "clique check", "clique --version"];
    let mut jobs = vec![
        job(&own, &["scan", place]),
        job(clique, &["-C", place, "balance"]),
        job(clique, &["-C", place, "check"]),
        job(clique, &["--version"]),
    ];
    for peer in PEERS.iter().filter(|peer| rows <= peer.rows_max.min(effort.peers_max) && peer.found().is_some()) {
        match peer.prepare(&folder, &work, &nets, runs) {
            Ok(job) => {
                names.push(peer.name);
                jobs.push(job);
            }
            Err(why) => println!("{} is not measured: {why}", peer.name),
        }
    }
    let costs = side_by_side(&jobs);
    let ours = costs[1];
    for (name, cost) in names.iter().zip(costs) {
        match cost {
            Some(cost) => line(rows, size, name, cost, ours),
            None => println!("| {rows:>9} |          | {name:<20} | it failed"),
        }
    }
}

fn line(rows: usize, size: u64, program: &str, cost: Cost, ours: Option<Cost>) {
    let part = 100 * cost.memory * 1024 / size.max(1);
    let ours = ours.map_or(1, |ours| ours.cpu.as_micros().max(1));
    let faster = 10 * cost.cpu.as_micros() / ours;
    let is_peer = PEERS.iter().any(|peer| peer.name == program);
    println!(
        "| {rows:>9} | {:>3}.{} MB | {program:<20} | {:>8} | {:>8} | {:>7} | {:>14} | {:>4} MiB | {:>8} |",
        size / 1_000_000,
        size / 100_000 % 10,
        milliseconds(cost.cpu),
        milliseconds(cost.wall),
        format!("{}.{:02}", cost.ratio / 100, cost.ratio % 100),
        if is_peer { format!("{}.{} ×", faster / 10, faster % 10) } else { String::new() },
        cost.memory / 1024,
        format!("{}.{:02}", part / 100, part % 100),
    );
}

fn milliseconds(time: std::time::Duration) -> String {
    format!("{}.{}", time.as_millis(), time.as_micros() / 100 % 10)
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
    let job = Job::new(clique, &["-C", place, "balance", "--json"], 1);
    let json = job.answer().expect("`balance --json` goes well");
    let value: Value = serde_json::from_str(&json).expect("`balance --json` prints JSON");
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
