//! Commands that are killed at a system call, or whose disk fails there: nothing that was said is lost.
//!
//! `strace` kills a command at its Nth call of a kind, or lets that call fail once, or it and all that
//! follow. Then:
//!
//! 1. what a command said it recorded is there, once; what it did not say is there once or not at all;
//! 2. a command that said no has changed nothing;
//! 3. the next commands work without a person: something is added, synced, and a friend gets it; what may be
//!    run again is, and is done once;
//! 4. git finds no damage, here and at the remote, no difference between files, index and commit, and nothing
//!    that was under way lies about.
//!
//! A sample of the calls is part of every test run, drawn from a seed that is printed, where there is an `strace`
//! that may trace; without one the tests say so and pass. All moments that differ ([`points`]):
//!
//! ```text
//! CLIQUE_CRASHES=all TMPDIR=/dev/shm cargo test --release --test main crashes -- --nocapture
//! ```
//!
//! `every` instead of `all` tries all calls, whether they change anything or not; a number tries so many of each
//! command, and `CLIQUE_CRASHES_SEED` says which. `CLIQUE_CRASHES_OF=sync,add` tries some commands, those of
//! [`deeds`]; `CLIQUE_TEST_PROGRAM` names another program than the one just built.

#![allow(clippy::print_stdout, reason = "a long run tells how far it came")]

mod deeds;
mod points;
mod power;
mod start;

use std::fs;
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use self::deeds::asked_for;
use self::points::{failing_points, kill_points};
use self::start::Start;
use crate::simulation::Chance;
use crate::world::{World, words};

const BOOK: &str = "groups/trip/expenses/2026.csv";

/// The calls that change something, or wait for the disk.
const CHANGING: [&str; 18] = [
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
    "symlink",
    "utimensat",
    "flock",
    "close",
];

/// The calls that a full or broken disk makes fail.
const FAILING: [&str; 9] = ["write", "pwrite64", "fsync", "rename", "link", "linkat", "mkdir", "openat", "ftruncate"];

/// What goes wrong at a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mishap {
    Kill,
    Fails(&'static str),
    FailsFromThenOn(&'static str),
}

/// How much is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    /// So many mishaps of each command, drawn from a seed.
    Some(usize, u64),
    /// All moments that differ.
    All,
    /// All calls.
    Every,
}

#[test]
fn killed_at_any_call_nothing_is_lost() {
    sweep(&CHANGING, &[Mishap::Kill], 2);
}

#[test]
fn a_disk_that_fails_once_loses_nothing() {
    sweep(&FAILING, &[Mishap::Fails("ENOSPC"), Mishap::Fails("EIO")], 1);
}

#[test]
fn a_disk_that_is_full_or_broken_from_then_on_loses_nothing() {
    sweep(&FAILING, &[Mishap::FailsFromThenOn("ENOSPC"), Mishap::FailsFromThenOn("EIO")], 1);
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

/// Nothing is recorded yet that could be lost, so that what is half there is taken back.
#[test]
fn a_start_whose_disk_fails_as_the_branch_moves_is_begun_again() {
    if !can_trace() {
        println!("skipped: there is no strace here that may trace");
        return;
    }
    let world = World::empty();
    let init = |folder: &str, injection: &str| {
        let mut command = world.command("strace");
        command.args(["-f", "-qq", "-o", "../trace", "-e", "trace=openat", "-e", injection]);
        command.arg(env!("CARGO_BIN_EXE_clique")).args(words("init Flat EUR --member alice,bob --into"));
        command.arg(folder).env("CLIQUE_SEED", "traced").output().unwrap()
    };
    assert!(init("counted", "inject=openat:delay_enter=0").status.success());
    let trace = fs::read_to_string(world.at.join("../trace")).unwrap();
    let nth = trace.lines().position(|line| line.contains("refs/heads/main.lock")).unwrap() + 1;
    let output = init("new", &format!("inject=openat:error=ENOSPC:when={nth}+"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(5) && said.contains("may or may not be recorded"), "{said}");
    world.does("init Flat EUR --member alice,bob --into new");
    assert_eq!(world.git(["-C", "new", "rev-list", "--count", "HEAD"]).trim(), "1");
    assert_eq!(world.git(["-C", "new", "status", "--porcelain"]), "");
}

impl Extent {
    /// Reads what is asked for; `few` when nothing is.
    fn asked(few: usize) -> Extent {
        let seed = std::env::var("CLIQUE_CRASHES_SEED").ok().and_then(|text| text.parse().ok());
        let now = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |passed| u64::from(passed.subsec_nanos()));
        match std::env::var("CLIQUE_CRASHES").as_deref() {
            Ok("all") => Extent::All,
            Ok("every") => Extent::Every,
            asked => {
                let count = asked.ok().and_then(|text| text.parse().ok()).unwrap_or(few);
                let seed = seed.unwrap_or_else(now);
                println!("drawn from CLIQUE_CRASHES_SEED={seed}");
                Extent::Some(count, seed)
            }
        }
    }
}

fn sweep(kinds: &[&str], mishaps: &[Mishap], few: usize) {
    if !can_trace() {
        println!("skipped: there is no strace here that may trace");
        return;
    }
    let extent = Extent::asked(few);
    let base = Start::new();
    let mut problems = Vec::new();
    for deed in asked_for() {
        let start = base.of(deed);
        let calls = start.calls(deed, kinds);
        let is_every = extent == Extent::Every;
        let points =
            if mishaps == [Mishap::Kill] { kill_points(&calls, is_every) } else { failing_points(&calls, is_every) };
        assert!(!points.is_empty(), "{}: nothing can go wrong: the sweep tests nothing", deed.name);
        let all = points.iter().flat_map(|point| mishaps.iter().map(move |mishap| (point, *mishap)));
        let mut all: Vec<_> = all.collect();
        if let Extent::Some(count, seed) = extent {
            Chance::new(seed.wrapping_add(u64::try_from(deed.line.len()).unwrap())).shuffle(&mut all);
            all.truncate(count);
        }
        let (mut fired, before) = (0, problems.len());
        for ((call, nth), mishap) in &all {
            match start.try_at(deed, call, *nth, *mishap) {
                Ok(has_fired) => fired += usize::from(has_fired),
                Err(why) => {
                    println!("{}: {mishap:?} at {call} {nth}: {why}", deed.name);
                    problems.push(format!("{}: {mishap:?} at {call} {nth}", deed.name));
                }
            }
        }
        println!(
            "{}: {} mishaps tried, {fired} took place, {} problems",
            deed.name,
            all.len(),
            problems.len() - before
        );
        let has_tried = fired > 0 || problems.len() > before;
        assert!(has_tried || !deed.is_in_process, "{}: nothing went wrong: the sweep tests nothing", deed.name);
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
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
