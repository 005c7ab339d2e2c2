//! Commands that are killed at a system call, or whose disk fails there: nothing that was said is lost.
//!
//! `strace` kills a command at its Nth call of a kind, or lets that call fail once, or it and all that
//! follow. Then:
//!
//! 1. what a command said it recorded is there, once; what it did not say is there once or not at all;
//! 2. a command that said no has changed nothing;
//! 3. the next commands work without a person: something is added, synced, and a friend gets it;
//! 4. git finds no damage, here and at the remote, and no difference between files, index and commit.
//!
//! A sample of the calls is part of every test run, where there is an `strace` that may trace; without
//! one the tests say so and pass. All calls:
//!
//! ```text
//! CLIQUE_CRASHES=all TMPDIR=/dev/shm cargo test --release --test main crashes -- --nocapture
//! ```
//!
//! A number instead of `all` tries so many calls of each kind; `CLIQUE_CRASHES_OF=sync` tries one command.
//! `CLIQUE_TEST_PROGRAM` names another program than the one just built.

#![allow(clippy::print_stdout, reason = "a long run tells how far it came")]

mod power;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::friends::Friends;
use crate::world::{World, words};

const BOOK: &str = "groups/trip/expenses/2026.csv";

/// The calls that change something, or wait for the disk.
const CHANGING: [&str; 16] = [
    "write",
    "pwrite64",
    "fsync",
    "rename",
    "link",
    "linkat",
    "unlink",
    "unlinkat",
    "rmdir",
    "mkdir",
    "openat",
    "ftruncate",
    "chmod",
    "fchmod",
    "flock",
    "close",
];

/// The calls that a full or broken disk makes fail.
const FAILING: [&str; 9] = ["write", "pwrite64", "fsync", "rename", "link", "linkat", "mkdir", "openat", "ftruncate"];

/// How many calls of each kind are tried when not all are.
const SAMPLE: usize = 1;

/// What is done while things go wrong.
const DEEDS: [&str; 5] = [
    "add 7 taxi -d 2026-06-11 --json",
    "undo --json",
    "settle --record --json",
    "sync --json",
    "edit DINNER --amount 21 --json",
];

/// What goes wrong at a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mishap {
    Kill,
    Fails(&'static str),
    FailsFromThenOn(&'static str),
}

#[test]
fn killed_at_any_call_nothing_is_lost() {
    sweep(&CHANGING, &[Mishap::Kill]);
}

#[test]
fn a_disk_that_fails_once_loses_nothing() {
    sweep(&FAILING, &[Mishap::Fails("ENOSPC"), Mishap::Fails("EIO")]);
}

#[test]
fn a_disk_that_is_full_or_broken_from_then_on_loses_nothing() {
    sweep(&FAILING, &[Mishap::FailsFromThenOn("ENOSPC"), Mishap::FailsFromThenOn("EIO")]);
}

/// Were it forgotten, the user's next `git commit` would take the change back.
#[test]
fn an_index_that_could_not_follow_does_so_with_the_next_change() {
    let world = World::trip(["alice", "bob", "carol"]);
    world.does("add 20 dinner -d 2026-06-14");
    let held = world.at.join(".git/index.lock");
    fs::write(&held, "").unwrap();
    let ran = world.clique("add 7 taxi -d 2026-06-14").success();
    assert!(ran.stderr.contains("git's index is behind until the next change"), "{}", ran.stderr);
    // Still held: the next change is elsewhere, and makes up for nothing yet.
    world.does("person add dan");
    fs::remove_file(&held).unwrap();
    world.does("person add eve");
    world.assert_clean();
    assert!(!world.at.join(".git/clique/index-behind").exists());
}

fn sweep(calls: &[&str], mishaps: &[Mishap]) {
    if !can_trace() {
        println!("skipped: there is no strace here that may trace");
        return;
    }
    let asked = std::env::var("CLIQUE_CRASHES").ok();
    let is_whole = asked.as_deref() == Some("all");
    let sample = asked.and_then(|text| text.parse().ok()).unwrap_or(SAMPLE);
    let start = Start::new();
    let (mut points, mut problems, mut quiet) = (0, Vec::new(), BTreeSet::new());
    let only = std::env::var("CLIQUE_CRASHES_OF").unwrap_or_default();
    for (number, deed) in DEEDS.into_iter().enumerate().filter(|(_, deed)| deed.starts_with(&only)) {
        let deed = deed.replace("DINNER", &start.dinner);
        let counts = start.counts(&deed, calls);
        let mut fired = 0;
        for (kind, call) in calls.iter().enumerate() {
            let count = counts.get(*call).copied().unwrap_or(0);
            for (place, mishap) in mishaps.iter().enumerate() {
                // Each command has a few of the kinds, others than the next command.
                if sample == SAMPLE && !is_whole && !(kind + number + place).is_multiple_of(mishaps.len() * 3) {
                    continue;
                }
                let mut nth = 1;
                // Another sample of each deed's and each mishap's calls; a step of one for all of them.
                let step = if is_whole { 1 } else { (count / sample).max(1) };
                if !is_whole && count > 0 {
                    nth = 1 + (number * 7 + kind * 3 + place * 5) % step;
                }
                while nth <= count + if is_whole { 2 } else { 0 } {
                    points += 1;
                    match start.try_at(&deed, call, nth, *mishap) {
                        Ok(has_fired) => fired += usize::from(has_fired),
                        Err(why) => {
                            println!("{deed}: {mishap:?} at {call} {nth}: {why}");
                            problems.push(format!("{deed}: {mishap:?} at {call} {nth}"));
                        }
                    }
                    nth += step;
                }
            }
        }
        if fired == 0 {
            quiet.insert(deed);
        }
    }
    println!("{points} mishaps of {mishaps:?} tried, {} problems", problems.len());
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(quiet.is_empty(), "nothing went wrong in {quiet:?}: the sweep tests nothing");
}

/// Whether strace is there and may trace, and really kills.
pub fn can_trace() -> bool {
    let mut command = Command::new("strace");
    command.args([
        "-f",
        "-qq",
        "-o",
        "/dev/null",
        "-e",
        "trace=write",
        "-e",
        "inject=write:signal=KILL:when=1",
        "echo",
        "x",
    ]);
    command.output().is_ok_and(|output| output.status.code().is_none() && output.stdout.is_empty())
}

/// The world before each mishap: alice has something that the remote lacks, and it has something of bob's.
struct Start {
    _friends: Friends,
    folder: PathBuf,
    dinner: String,
    program: PathBuf,
}

/// What the files say.
type Rows = BTreeMap<String, usize>;

impl Start {
    fn new() -> Start {
        let mut friends = Friends::three();
        for who in [Friends::alice, Friends::bob, Friends::carol] {
            who(&mut friends).git(["config", "remote.origin.url", "../remote.git"]);
        }
        friends.bob().does("add 30 museum -d 2026-06-12");
        friends.world.does("sync");
        friends.alice().does("add 5 coffee -d 2026-06-13");
        let folder = friends.world.at.parent().unwrap().to_owned();
        let dinner = friends.world.read(BOOK).lines().nth(1).unwrap()[..12].to_owned();
        let program = std::env::var_os("CLIQUE_TEST_PROGRAM").map(PathBuf::from);
        let program = program.unwrap_or_else(|| env!("CARGO_BIN_EXE_clique").into());
        Start { _friends: friends, folder, dinner, program }
    }

    /// Copies the world.
    fn world(&self) -> World {
        let mut world = World::empty();
        let folder = world.at.parent().unwrap().to_owned();
        fs::remove_dir(&world.at).unwrap();
        for name in ["ledger", "bob", "remote.git"] {
            let copied = Command::new("cp").arg("-a").arg(self.folder.join(name)).arg(&folder).status().unwrap();
            assert!(copied.success());
        }
        world.at = folder.join("ledger");
        for role in ["AUTHOR", "COMMITTER"] {
            world.set(&format!("GIT_{role}_NAME"), "alice");
            world.set(&format!("GIT_{role}_EMAIL"), "alice@example.org");
        }
        world
    }

    /// Runs a command under strace with these options.
    fn traced(&self, world: &World, options: &[&str], deed: &str) -> Output {
        let mut command = world.command("strace");
        command.args(["-f", "-qq", "-o", "../trace"]).args(options).arg(&self.program).args(words(deed));
        command.env("CLIQUE_SEED", "traced").output().unwrap()
    }

    /// Counts the calls of each kind that a command makes when all goes well.
    fn counts(&self, deed: &str, calls: &[&str]) -> BTreeMap<String, usize> {
        let world = self.world();
        let trace = format!("trace={}", calls.join(","));
        let output = self.traced(&world, &["-e", &trace], deed);
        assert!(output.status.success(), "{deed}: {output:?}");
        let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
        for line in fs::read_to_string(world.at.join("../trace")).unwrap().lines() {
            let Some((thread, rest)) = line.split_once(char::is_whitespace) else { continue };
            let Some((call, _)) = rest.trim_start().split_once('(') else { continue };
            *counts.entry((thread.to_owned(), call.to_owned())).or_insert(0) += 1;
        }
        // Calls are counted for each thread by itself.
        let mut most = BTreeMap::new();
        for ((_, call), count) in counts {
            let known = most.entry(call).or_insert(0);
            *known = count.max(*known);
        }
        most
    }

    /// Lets one mishap happen; tells whether it did, or what is wrong afterwards.
    fn try_at(&self, deed: &str, call: &str, nth: usize, mishap: Mishap) -> Result<bool, String> {
        let mut world = self.world();
        let before = state(&world);
        let what = match mishap {
            Mishap::Kill => format!("signal=KILL:when={nth}"),
            Mishap::Fails(error) => format!("error={error}:when={nth}"),
            Mishap::FailsFromThenOn(error) => format!("error={error}:when={nth}+"),
        };
        let output =
            self.traced(&world, &["-e", &format!("trace={call}"), "-e", &format!("inject={call}:{what}")], deed);
        let has_fired = match mishap {
            Mishap::Kill => output.status.code().is_none(),
            _ => fs::read_to_string(world.at.join("../trace")).unwrap_or_default().contains("(INJECTED)"),
        };
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        let wrong = |why: String| format!("{why}\n  it ended with {} and said: {said}", output.status);
        if matches!(output.status.code(), Some(70 | 101 | 134)) {
            return Err(wrong("it broke".into()));
        }
        let refused = output.status.code().is_some_and(|code| !matches!(code, 0 | 4));
        if refused
            && !deed.starts_with("sync")
            && !said.contains("may or may not be recorded")
            && state(&world) != before
        {
            return Err(wrong("it said no and changed something".into()));
        }
        let is_said = String::from_utf8_lossy(&output.stdout).contains("\"data\"") && !refused;
        self.look_after(&mut world, deed, is_said).map_err(wrong)?;
        Ok(has_fired)
    }

    /// Goes on as a user would, and looks whether all is well.
    fn look_after(&self, world: &mut World, deed: &str, is_said: bool) -> Result<(), String> {
        let run = |world: &World, line: &str, seed: &str| -> Result<(), String> {
            let output =
                world.command(self.program.to_str().unwrap()).args(words(line)).env("CLIQUE_SEED", seed).output();
            let output = output.unwrap();
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            if matches!(output.status.code(), Some(0 | 4)) {
                Ok(())
            } else {
                Err(format!("then `{line}` failed: {said}"))
            }
        };
        run(world, "add 1 afterwards -d 2026-06-13", "after")?;
        let rows = state(world).1;
        let lives = |name: &str| rows.get(name).copied().unwrap_or(0);
        for (name, wanted) in [("dinner", true), ("coffee", !deed.starts_with("undo")), ("afterwards", true)] {
            if lives(name) != 1 && (wanted || lives(name) > 1) {
                return Err(format!("{name} is there {} times", lives(name)));
            }
        }
        let done = match deed.split(' ').next().unwrap() {
            "add" => lives("taxi") == 1,
            "undo" => lives("coffee") == 0,
            "settle" => lives("payment") > 0,
            "edit" => lives("21.00") == 1,
            _ => lives("museum") == 1,
        };
        if is_said && !done {
            return Err("what it said is not so".into());
        }
        if lives("taxi") > 1 {
            return Err("it is recorded twice".into());
        }
        run(world, "sync", "after")?;
        world.soundness()?;
        let book = world.read(BOOK);
        world.at = world.at.with_file_name("bob");
        run(world, "sync", "bob")?;
        world.soundness()?;
        if world.read(BOOK) != book {
            return Err("the friends do not have the same".into());
        }
        world.at = world.at.with_file_name("remote.git");
        let fsck = world.command("git").args(["fsck", "--strict", "--no-progress"]).output().unwrap();
        if fsck.status.success() { Ok(()) } else { Err(format!("the remote is damaged: {fsck:?}")) }
    }
}

/// Where the branch stands and how often each description and amount is there.
fn state(world: &World) -> (String, Rows) {
    let head = fs::read_to_string(world.at.join(".git/refs/heads/main")).unwrap_or_default();
    let mut rows = Rows::new();
    let text = fs::read_to_string(world.at.join(BOOK)).unwrap_or_default();
    for line in text.lines().skip(1).filter(|line| !line.contains(",conflict,")) {
        for cell in line.split(',').filter(|cell| !cell.is_empty()).take(6) {
            *rows.entry(cell.to_owned()).or_insert(0) += 1;
        }
    }
    (format!("{head}{}", list(&world.at, &world.at)), rows)
}

/// Lists the files of a ledger with their lengths.
fn list(folder: &Path, root: &Path) -> String {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    let mut text = String::new();
    for path in entries.iter().filter(|path| path.file_name().unwrap() != ".git") {
        if path.is_dir() {
            text += &list(path, root);
        } else {
            let bytes = fs::read(path).unwrap();
            text += &format!("{} {}\n", path.strip_prefix(root).unwrap().display(), String::from_utf8_lossy(&bytes));
        }
    }
    text
}
