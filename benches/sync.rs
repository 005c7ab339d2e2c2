//! Measures what git costs: commits with fsync and without, merging, syncing, how large a repository grows, and
//! looking back over a long past.
//!
//! ```text
//! cargo bench --bench sync                 1,000 entries, one commit each
//! cargo bench --bench sync -- 10000        more, as in README
//! cargo bench --bench sync -- log 100000   `log` and `history` after so many commits
//! ```
//!
//! Nothing is asserted about time: the lines are for a reader. Repositories stand in the folder for
//! temporary files; `TMPDIR` names another disk. The long past is made once and stays in `target/tmp`.

#![allow(clippy::print_stdout, reason = "the figures are what this program is for")]
#![allow(clippy::unwrap_used, reason = "a measurement may stop at once")]

mod long_past;
mod measure;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use clique::book::{Change, Desk, Draft, Manners, Reach, sync};
use clique::git::{Identity, Program, Prompts, RemoteUrl, Repo, Signing, Stamp};
use clique::model::Id;
use clique::text::columns::Column;
use clique::text::entry_edit::{Cells, append_row};
use clique::text::merge::merge;

/// How many entries the large repository gets, unless it is said.
const ENTRIES: u64 = 1_000;

/// How many commits are timed.
const COMMITS: u64 = 200;

/// How often each command that looks back runs.
const RUNS: usize = 10;

/// How many rows are merged.
const ROWS: u64 = 100_000;

const NOW: Stamp = Stamp { seconds: 1_780_000_000, offset_minutes: 0 };

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["commits"] => commits("with fsync"),
        ["commits", "unsynced"] => {
            forgo();
            commits("without fsync");
        }
        ["large", entries] => {
            forgo();
            large(entries.parse().unwrap());
        }
        ["log", commits] => looking_back(commits.parse().unwrap()),
        _ => {
            // Whether a process syncs is decided once, so each part has its own.
            let entries = words.first().map_or(ENTRIES.to_string(), |word| (*word).to_owned());
            for part in [vec!["commits"], vec!["commits", "unsynced"], vec!["large", &entries]] {
                assert!(Command::new(std::env::current_exe().unwrap()).args(part).status().unwrap().success());
            }
            merging();
        }
    }
}

fn forgo() {
    clique::git::forgo_syncing();
    clique::disk::forgo_syncing();
}

fn open(root: &Path) -> Desk {
    let manners = Manners { now: NOW, many_may_go: true, signing: Signing::Never };
    let mut desk = Desk::open(root, manners, &mut |_| {}).unwrap();
    desk.write_as(Identity { name: "Al".into(), email: "al@example.org".into() }, NOW);
    desk
}

fn change() -> Change {
    Change { subject: "trip: add".into(), operation: "add", group: None, entries: Vec::new(), trailers: Vec::new() }
}

/// Begins a ledger of two friends.
fn begin(root: &Path) {
    fs::create_dir_all(root).unwrap();
    let mut draft = Draft::of_nothing(root);
    draft.set("clique.toml", Some("format = 1\nname = \"T\"\ncurrency = \"EUR\"\n".into()));
    draft.set("people/al.toml", Some("name = \"Al\"\n".into()));
    draft.set("people/bo.toml", Some("name = \"Bo\"\n".into()));
    draft.set("groups/trip/group.toml", Some("name = \"Trip\"\n[members]\nal = {}\nbo = {}\n".into()));
    drop(Repo::init(root).unwrap());
    open(root).commit(&draft, &change()).unwrap();
}

/// Makes the cells of an entry; a thousand in a row share a year.
fn cells(number: u64) -> (String, Cells) {
    let year = 2001 + number / 1000 % 100;
    let cells = Cells::new()
        .with(Column::Id, Id::from_bits(number.wrapping_mul(0x9E37_79B9_7F4A_7C15)).to_string())
        .with(Column::Date, format!("{year}-{:02}-{:02}", number % 1000 / 84 + 1, number % 28 + 1))
        .with(Column::Description, format!("thing {number}"))
        .with(Column::Amount, format!("{}.{:02}", number % 90 + 1, number % 100))
        .with(Column::PaidBy, if number.is_multiple_of(2) { "al" } else { "bo" })
        .with(Column::Split, "al bo")
        .with(Column::By, "al");
    (format!("groups/trip/expenses/{year}.csv"), cells)
}

/// Adds entries, each in a commit of its own.
fn add(desk: &mut Desk, numbers: std::ops::Range<u64>) {
    for number in numbers {
        let (path, cells) = cells(number);
        let mut draft = desk.draft();
        let text = append_row(draft.text(&path), &cells);
        draft.set(&path, Some(text));
        desk.commit(&draft, &change()).unwrap();
    }
}

fn commits(how: &str) {
    let folder = tempfile::tempdir().unwrap();
    begin(folder.path());
    let mut desk = open(folder.path());
    let began = Instant::now();
    add(&mut desk, 0..COMMITS);
    let each = began.elapsed() / u32::try_from(COMMITS).unwrap();
    println!("a commit {how}: {}, {} in a second", millis(each), Duration::from_secs(1).as_micros() / each.as_micros());
}

/// Fills a repository, then syncs 1, 100 and all of its entries with another.
fn large(entries: u64) {
    let folder = tempfile::tempdir().unwrap();
    let [ours, theirs, remote] = ["ours", "theirs", "remote.git"].map(|name| folder.path().join(name));
    begin(&ours);
    git(folder.path(), &["init", "-q", "--bare", "-b", "main", "remote.git"]);
    let url = RemoteUrl::parse(remote.to_str().unwrap()).unwrap();
    Repo::open(&ours).unwrap().add_remote("origin", &url).unwrap();
    exchange(&ours);
    let program = Program::find(Prompts::Never);
    drop(Repo::clone_from(&url, &theirs, None, &program).unwrap());
    let mut at = 0;
    for count in [1, 100, entries] {
        let mut desk = open(&ours);
        add(&mut desk, at..at + count);
        drop(desk);
        at += count;
        // The other side has something as well, so that it merges.
        add(&mut open(&theirs), 1_000_000 + at..1_000_001 + at);
        let (push, merge) = (exchange(&ours), exchange(&theirs));
        let back = exchange(&ours);
        println!(
            "sync of {count} new entries: {} to push, {} to fetch, merge and push, {} to fetch that",
            millis(push),
            millis(merge),
            millis(back)
        );
    }
    for (name, place) in [("a ledger", ours.join(".git")), ("the remote", remote)] {
        let (files, bytes) = size(&place);
        println!("{name} of {at} entries, one commit each: {} KiB in {files} files", bytes / 1024);
    }
    git(&ours, &["gc", "-q"]);
    let (files, bytes) = size(&ours.join(".git"));
    println!("after git gc: {} KiB in {files} files", bytes / 1024);
}

fn exchange(root: &Path) -> Duration {
    let began = Instant::now();
    let program = Program::find(Prompts::Never);
    let synced = sync(root, Reach::Remote, &program, &mut || Ok(open(root))).unwrap();
    assert!(synced.arrived);
    began.elapsed()
}

/// Looks back over a long past with whole processes, and says what each took.
fn looking_back(commits: usize) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("past-{commits}"));
    let ids = folder.with_extension("ids");
    if !ids.exists() {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        fs::write(&ids, long_past::make(&folder, commits).join(" ")).unwrap();
    }
    let ids = fs::read_to_string(ids).unwrap();
    let ids: Vec<&str> = ids.split(' ').collect();
    let (early, middle, late) = (ids[0], ids[1], ids[2]);
    let clique = Path::new(env!("CARGO_BIN_EXE_clique"));
    println!("{commits} commits; medians of {RUNS} processes\n");
    println!("| command                | CPU       | by the clock | memory  |");
    println!("|------------------------|----------:|-------------:|--------:|");
    let commands = [
        ("--version", vec!["--version"]),
        ("log", vec!["log"]),
        ("log -g group3", vec!["log", "-g", "group3"]),
        ("log ID, a late entry", vec!["log", late, "-N", "1"]),
        ("history, a late entry", vec!["history", late]),
        ("history, in the middle", vec!["history", middle]),
        ("history, an early entry", vec!["history", early]),
    ];
    for (name, words) in commands {
        let arguments: Vec<&str> = ["-C", folder.to_str().unwrap()].into_iter().chain(words).collect();
        let cost = measure::cost(clique, &arguments, RUNS).unwrap();
        let (cpu, wall) = (millis(cost.cpu), millis(cost.wall));
        println!("| {name:<23} | {cpu:>9} | {wall:>12} | {:>3} MiB |", cost.memory / 1024);
    }
}

/// Merges a table of which both sides changed a hundred rows and added as many.
fn merging() {
    let table = |edited: u64, from: u64| {
        let mut rows = String::from("id,date,description,amount,paid_by,split,by\n");
        for number in (0..ROWS).chain(from..from + 100) {
            let (_, cells) = cells(number);
            let cell = |column: Column| cells.get(column).unwrap_or_default().to_owned();
            let word = if number % 1000 == edited { "changed" } else { "thing" };
            let [id, date, amount, payer] = [Column::Id, Column::Date, Column::Amount, Column::PaidBy].map(cell);
            rows += &format!("{id},{date},{word} {number},{amount},{payer},al bo,al\n");
        }
        rows
    };
    let (base, ours, theirs) = (table(1001, ROWS), table(7, 2 * ROWS), table(8, 3 * ROWS));
    let began = Instant::now();
    let merged = merge("groups/trip/expenses/2026.csv", Some(&base), Some(&ours), Some(&theirs)).unwrap();
    let took = began.elapsed();
    println!("merge of {ROWS} rows: {} ({} lines)", millis(took), merged.text.unwrap().lines().count());
}

fn millis(time: Duration) -> String {
    format!("{}.{:02} ms", time.as_millis(), time.as_micros() % 1000 / 10)
}

fn size(folder: &Path) -> (u64, u64) {
    let (mut files, mut bytes) = (0, 0);
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let (below, more) = size(&path);
            (files, bytes) = (files + below, bytes + more);
        } else {
            // Disks give files whole blocks.
            (files, bytes) = (files + 1, bytes + path.metadata().unwrap().len().next_multiple_of(4096));
        }
    }
    (files, bytes)
}

fn git(folder: &Path, arguments: &[&str]) {
    assert!(Command::new("git").current_dir(folder).args(arguments).status().unwrap().success());
}
