//! Measures what it costs to take in the files of every program, and to write each form of export.
//!
//! ```text
//! cargo bench --bench exchange                    every form, 100,000 bills each; then memory
//! cargo bench --bench exchange -- 10000           another number of bills
//! cargo bench --bench exchange -- 10000 spliit    only forms with this word in their name
//! cargo bench --bench exchange -- callgrind 5000  instructions for each bill, the same on a busy machine
//! cargo bench --bench exchange -- generate 1000 DIR  only writes the files
//! cargo bench --bench exchange -- memory          how memory grows with the number of bills
//! ```
//!
//! A process is measured from its start to its end: `clique import` reads the file, compares all balances, writes the
//! ledger and commits it to git; `clique export` reads a ledger of that many entries and writes the file. Ledgers and
//! files lie in memory where the system has such a folder, as a disk takes its own time to say that bytes are safe.
//! A file holds fewer bills where they would make it longer than a file may be.

#![allow(clippy::print_stdout, reason = "the table is what this program is for")]

mod bills;
#[path = "../measure.rs"]
mod measure;
mod programs;

use bills::{Bill, bills};
use measure::{Cost, Job};
use programs::{FORMS, Form, MAPPING};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;

/// Where files lie in memory, on Linux.
const IN_MEMORY: &str = "/dev/shm";
/// How many bills are in a file.
const BILLS: usize = 100_000;
/// How often each process is measured; the median counts.
const RUNS: usize = 5;
/// The most bytes of a file that is taken in.
const BYTES_MAX: usize = 500 << 20;
/// What a ledger is written as.
const EXPORTS: [&str; 10] =
    ["csv", "tsv", "json", "ndjson", "splitwise", "sesterce", "hledger", "beancount", "sqlite", "ics"];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let number = |word: &str| word.parse::<usize>().ok();
    match words.as_slice() {
        [] => {
            Place::new().table(BILLS, "", RUNS);
            println!();
            Place::new().memory();
        }
        ["memory"] => Place::new().memory(),
        ["generate", count, folder] if number(count).is_some() => {
            let place = Place::at(Path::new(folder));
            FORMS.iter().for_each(|form| drop(place.import_of(form, number(count).unwrap_or(BILLS))));
        }
        ["callgrind", count, rest @ ..] if number(count).is_some() => {
            return Place::new().instructions(number(count).unwrap_or(BILLS), rest.first().unwrap_or(&""));
        }
        [count, rest @ ..] if number(count).is_some() => {
            Place::new().table(number(count).unwrap_or(BILLS), rest.first().unwrap_or(&""), RUNS);
        }
        _ => {
            println!("exchange [BILLS [WORD] | callgrind BILLS [WORD] | memory]");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

/// Where everything is done.
struct Place {
    folder: PathBuf,
    /// What is taken away at the end.
    _passing: Option<tempfile::TempDir>,
}

/// One command to be measured, each time in a ledger of its own.
struct Trial {
    name: String,
    /// How many bills it is about, and how many bytes.
    bills: usize,
    bytes: u64,
    /// The ledger that is copied before each run.
    ledger: PathBuf,
    words: Vec<String>,
}

impl Place {
    fn new() -> Place {
        let made = tempfile::Builder::new().prefix("clique-exchange-").tempdir_in(IN_MEMORY);
        let folder = made.or_else(|_| tempfile::tempdir()).expect("a folder can be made");
        let place = Place::at(folder.path());
        Place { _passing: Some(folder), ..place }
    }

    /// Makes the empty ledger in a folder.
    fn at(folder: &Path) -> Place {
        let place = Place { folder: folder.to_owned(), _passing: None };
        let empty = place.path("empty");
        fs::create_dir_all(&empty).expect("a folder can be made");
        place.done(&empty, &["init", "Exchange", "EUR", "--member", "Zoe"]);
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn table(&self, count: usize, word: &str, runs: usize) {
        println!("Whole processes, medians of {runs} runs.\n");
        println!("| what                      |   bills |    bytes |  bills/s | clock ms |   CPU ms |   memory |");
        println!("|---------------------------|--------:|---------:|---------:|---------:|---------:|---------:|");
        for trial in self.trials(count, word) {
            let cost = self.cost(&trial, runs);
            println!(
                "| {:<25} | {:>7} | {:>5} MB | {:>8} | {:>8} | {:>8} | {:>4} MiB |",
                trial.name,
                trial.bills,
                trial.bytes / 1_000_000,
                rate(trial.bills, cost.wall),
                cost.wall.as_millis(),
                cost.cpu.as_millis(),
                cost.memory / 1024
            );
        }
    }

    fn instructions(&self, count: usize, word: &str) -> ExitCode {
        println!("| what                      |   bills | instructions | for each |");
        println!("|---------------------------|--------:|-------------:|---------:|");
        for trial in self.trials(count, word) {
            let job = self.job(&trial);
            let Some(instructions) = job.instructions() else {
                println!("| {:<25} | it failed, or valgrind is not there", trial.name);
                return ExitCode::from(2);
            };
            let each = instructions / u64::try_from(trial.bills.max(1)).expect("a count fits");
            println!("| {:<25} | {:>7} | {instructions:>12} | {each:>8} |", trial.name, trial.bills);
        }
        ExitCode::SUCCESS
    }

    fn memory(&self) {
        println!("| bills (splitwise CSV)     |     file |   memory | clock ms |");
        println!("|---------------------------|---------:|---------:|---------:|");
        for count in [BILLS / 4, BILLS / 2, BILLS, 2 * BILLS, 4 * BILLS] {
            let trial = self.import_of(&FORMS[0], count);
            let cost = self.cost(&trial, 1);
            let (bytes, memory, wall) = (trial.bytes / 1_000_000, cost.memory / 1024, cost.wall.as_millis());
            println!("| {:<25} | {bytes:>5} MB | {memory:>4} MiB | {wall:>8} |", trial.bills);
        }
    }

    /// Lists what is measured; what a word leaves out is not made.
    fn trials(&self, count: usize, word: &str) -> Vec<Trial> {
        let is_asked = |name: &str| name.contains(word);
        let asked = FORMS.iter().filter(|form| is_asked(&name_of(form)));
        let mut trials: Vec<Trial> = asked.map(|form| self.import_of(form, count)).collect();
        let others = ["again, nothing new", "clique CSV", "clique JSON"].iter().any(|name| is_asked(name));
        if others || EXPORTS.iter().any(|form| is_asked(&format!("export {form}"))) {
            let (full, again) = self.full(count);
            let own = self.own(&full, count).into_iter();
            let all = own.chain([again]).chain(self.exports(&full, count));
            trials.extend(all.filter(|trial| is_asked(&trial.name)));
        }
        trials
    }

    fn import_of(&self, form: &Form, count: usize) -> Trial {
        let (text, count) = fitting(form, count);
        let ending = if form.shape.contains("JSON") { "json" } else { "csv" };
        let name = name_of(form);
        let file = self.path(&format!("{}.{ending}", name.replace(' ', "-")));
        if form.word == "settleup" {
            let wide: Vec<u8> =
                "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
            fs::write(&file, wide).expect("a file can be written");
        } else {
            fs::write(&file, &text).expect("a file can be written");
        }
        let mut words = vec!["import".to_owned(), form.word.to_owned(), shown(&file)];
        words.extend(["-g", "trip"].map(str::to_owned));
        if form.word == "csv" {
            let mapping = self.path("mapping.toml");
            fs::write(&mapping, MAPPING).expect("a file can be written");
            words.extend(["--mapping".to_owned(), shown(&mapping)]);
        }
        Trial { name, bills: count, bytes: length(&file), ledger: self.path("empty"), words }
    }

    /// Makes a ledger with all bills; returns its folder, and the same import once more.
    fn full(&self, count: usize) -> (PathBuf, Trial) {
        let full = self.path("full");
        let trial = self.import_of(&FORMS[0], count);
        copy(&trial.ledger, &full);
        self.done(&full, &trial.words.iter().map(String::as_str).collect::<Vec<&str>>());
        let name = "import again, nothing new".to_owned();
        let again = Trial { name, ledger: full.clone(), ..trial };
        (full, again)
    }

    /// Exports of this program.
    fn own(&self, full: &Path, count: usize) -> Vec<Trial> {
        let own = ["csv", "json"].map(|ending| {
            let file = self.path(&format!("own.{ending}"));
            self.done(full, &["export", "--format", ending, "-o", &shown(&file)]);
            let words = vec!["import".to_owned(), shown(&file)];
            let name = format!("import clique {}", ending.to_uppercase());
            Trial { name, bills: count, bytes: length(&file), ledger: self.path("empty"), words }
        });
        own.into()
    }

    fn exports(&self, full: &Path, count: usize) -> Vec<Trial> {
        let export = |form: &str| {
            let file = self.path(&format!("export.{form}"));
            let words = ["export", "--format", form, "-o", &shown(&file), "--force"].map(str::to_owned).to_vec();
            let job = self.job_in(full, &words);
            job.answer().expect("an export goes well");
            Trial { name: format!("export {form}"), bills: count, bytes: length(&file), ledger: full.to_owned(), words }
        };
        EXPORTS.iter().map(|form| export(form)).collect()
    }

    /// Measures a command, each time in a fresh copy of its ledger.
    fn cost(&self, trial: &Trial, runs: usize) -> Cost {
        let mut times: Vec<[Duration; 2]> =
            (0..runs).map(|_| self.job(trial).times().unwrap_or_else(|| panic!("{} goes well", trial.name))).collect();
        let mut median = |which: usize| {
            times.sort_unstable_by_key(|times| times[which]);
            times[times.len() / 2][which]
        };
        let (cpu, wall) = (median(0), median(1));
        Cost { cpu, wall, memory: self.job(trial).peak().unwrap_or(0), ratio: 0 }
    }

    /// Returns the command in a fresh copy of its ledger.
    fn job(&self, trial: &Trial) -> Job {
        let ledger = self.path("ledger");
        if ledger.exists() {
            fs::remove_dir_all(&ledger).expect("the last copy can be removed");
        }
        copy(&trial.ledger, &ledger);
        self.job_in(&ledger, &trial.words)
    }

    fn job_in(&self, ledger: &Path, words: &[String]) -> Job {
        let clique = Path::new(env!("CARGO_BIN_EXE_clique"));
        let place = shown(ledger);
        let words: Vec<&str> = ["-C", &place].into_iter().chain(words.iter().map(String::as_str)).collect();
        let home = shown(&self.folder);
        let pairs = [
            ("HOME", home.as_str()),
            ("XDG_CONFIG_HOME", &home),
            ("GIT_CONFIG_GLOBAL", "/dev/null"),
            ("GIT_CONFIG_NOSYSTEM", "1"),
            ("GIT_AUTHOR_NAME", "Zoe"),
            ("GIT_AUTHOR_EMAIL", "zoe@example.org"),
            ("GIT_COMMITTER_NAME", "Zoe"),
            ("GIT_COMMITTER_EMAIL", "zoe@example.org"),
        ];
        let environment = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        Job { environment, ..Job::new(clique, &words, 1) }
    }

    fn done(&self, ledger: &Path, words: &[&str]) {
        let words: Vec<String> = words.iter().copied().map(String::from).collect();
        self.job_in(ledger, &words).answer().unwrap_or_else(|| panic!("clique {words:?} goes well"));
    }
}

fn name_of(form: &Form) -> String {
    format!("import {} {}", form.word, form.shape)
}

/// Writes as many bills as a file may hold; returns their number as well.
fn fitting(form: &Form, count: usize) -> (String, usize) {
    let all: Vec<Bill> = bills(count, form.people);
    let sample = (form.write)(&all[..count.min(1000)]).len() * count / count.clamp(1, 1000);
    let count = if sample > BYTES_MAX { count * (BYTES_MAX / 100) / (sample / 100) } else { count };
    ((form.write)(&all[..count]), count)
}

fn rate(bills: usize, time: Duration) -> u128 {
    let bills = u128::try_from(bills).expect("a count fits");
    bills * 1_000_000 / time.as_micros().max(1)
}

fn shown(path: &Path) -> String {
    path.to_str().expect("the folder has a plain name").to_owned()
}

fn length(file: &Path) -> u64 {
    fs::metadata(file).expect("the file is there").len()
}

fn copy(from: &Path, to: &Path) {
    let done = Command::new("cp").arg("-r").args([from, to]).status();
    assert!(done.is_ok_and(|status| status.success()), "a ledger can be copied");
}
