//! Counts instructions, which are the same on a busy machine, and compares them with those that were noted.
//!
//! A count is that of the whole process under `valgrind --tool=callgrind`. It changes with the compiler and the C
//! library as well, so the note says which compiler it is of; where another one is used, bless before a change and
//! look at the difference after it.

use crate::measure::Job;
use crate::writes;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// How many rows the ledger has: few enough for one thread, since two share their work as chance has it.
const ROWS: usize = 5_000;

/// How much a count may differ, in thousandths: addresses and random numbers make some part of a percent.
const TOLERANCE: u64 = 30;

/// Counts and compares; notes the counts with `bless`. Fails where a count is another.
pub fn run(clique: &Path, bless: bool) -> ExitCode {
    let note = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/callgrind.txt");
    let noted = fs::read_to_string(&note).unwrap_or_default();
    let known: BTreeMap<&str, u64> = noted.lines().filter_map(entry_of).collect();
    let mut text = format!("# Instructions on {ROWS} rows, by {}\n", compiler());
    let mut differs = false;
    println!("| command           | instructions |        noted |  change |");
    println!("|-------------------|-------------:|-------------:|--------:|");
    for (name, job) in jobs(clique) {
        let Some(count) = job.instructions() else {
            println!("| {name:<17} | it failed, or valgrind is not there");
            return ExitCode::from(2);
        };
        text += &format!("{name} = {count}\n");
        let Some(before) = known.get(name).copied() else {
            println!("| {name:<17} | {count:>12} | {:>12} |", "nothing");
            differs = true;
            continue;
        };
        let sign = if count < before { "-" } else { "+" };
        let change = count.abs_diff(before) * 1000 / before.max(1);
        println!("| {name:<17} | {count:>12} | {before:>12} | {sign}{:>3}.{} % |", change / 10, change % 10);
        differs |= change > TOLERANCE;
    }
    if bless {
        fs::write(&note, text).expect("the note can be written");
        return ExitCode::SUCCESS;
    }
    if differs {
        println!("\nA count is another by more than {} %.", TOLERANCE / 10);
        println!("The note is of {}; this is {}.", noted.lines().next().unwrap_or("nothing"), compiler());
        println!("Where the change is meant: cargo bench --bench speed -- callgrind bless");
    }
    ExitCode::from(u8::from(differs))
}

fn jobs(clique: &Path) -> Vec<(&'static str, Job)> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("speed/callgrind");
    let place = folder.to_str().expect("the target folder has a plain name");
    let under_git = writes::small(clique, &folder, ROWS);
    let reading: [(&str, &[&str]); 5] = [
        ("start", &["--version"]),
        ("balance", &["balance"]),
        ("settle", &["settle"]),
        ("check", &["check"]),
        ("list", &["list"]),
    ];
    let reading = reading.into_iter().map(|(name, words)| {
        let words: Vec<&str> = ["-C", place].into_iter().chain(words.iter().copied()).collect();
        (name, Job { environment: writes::environment(&folder), ..Job::new(clique, &words, 1) })
    });
    reading.chain(under_git).collect()
}

fn entry_of(line: &str) -> Option<(&str, u64)> {
    let (name, count) = line.split_once(" = ")?;
    Some((name, count.parse().ok()?))
}

fn compiler() -> String {
    let output = Command::new("rustc").arg("--version").output();
    let words = output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    words.unwrap_or_else(|_| "an unknown compiler".into())
}
