//! Friends who write, edit by hand, sync, lose the network and die in the middle of it, step after step.
//!
//! At the end everyone syncs twice. Then all folders are the same, byte for byte; every entry that
//! somebody was told is recorded is there exactly once and says what its owner said last; balances
//! add up to zero; git finds no damage and nothing lies about. Each world comes from a seed that is
//! told when something is wrong; only the moments of deaths are not the same every time.
//!
//! A few short worlds are part of every test run. Many:
//!
//! ```text
//! CLIQUE_SIMULATION=50 CLIQUE_SIMULATION_STEPS=200 CLIQUE_SIMULATION_SEED=1000 TMPDIR=/dev/shm \
//!     cargo test --test main simulation -- --nocapture
//! ```
//!
//! runs worlds 1000 to 1049 with 200 steps each. `CLIQUE_TEST_PROGRAM` names another program
//! than the one just built, such as a release build; `CLIQUE_SIMULATION_KEEP` a folder that gets the
//! ledgers and the whole log of a world that went wrong.

#![allow(clippy::print_stdout, reason = "a long run tells how far it came")]

mod chance;
mod crowd;
mod habits;
mod steps;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

pub use chance::Chance;
use crowd::{Crowd, Way};

/// Friends who all use `clique`.
#[test]
fn friends_end_alike_whatever_happens() {
    play("friends", 1, 80, |chance| vec![Way::Clique; 3 + chance.below(6)]);
}

/// Some use nothing but `git pull` and `git push` in clones that merge by meaning.
#[test]
fn friends_with_plain_git_end_alike() {
    play("plain", 1, 40, |chance| {
        let mut ways = vec![Way::PlainGit; 2 + chance.below(3)];
        ways.extend(vec![Way::Clique; chance.below(3)]);
        ways
    });
}

/// Some have no `clique`, and no driver: git joins what both wrote line by line, and the others mend it.
#[test]
fn friends_without_the_program_end_alike() {
    play("without", 1, 30, |chance| {
        let mut ways = vec![Way::Clique; 1 + chance.below(3)];
        ways.extend(vec![Way::BareGit; 1 + chance.below(3)]);
        ways
    });
}

/// All ways in one ledger.
#[test]
fn friends_of_all_ways_end_alike() {
    play("mixed", 1, 30, |chance| {
        let mut ways = vec![Way::Clique; 1 + chance.below(2)];
        ways.extend(vec![Way::PlainGit; 1 + chance.below(2)]);
        ways.extend(vec![Way::BareGit; 1 + chance.below(2)]);
        ways
    });
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap())
}

fn play(what: &str, worlds: u64, steps: u64, ways: impl Fn(&mut Chance) -> Vec<Way>) {
    let is_long = number("CLIQUE_SIMULATION").is_some();
    let worlds = number("CLIQUE_SIMULATION").unwrap_or(worlds);
    let steps = number("CLIQUE_SIMULATION_STEPS").unwrap_or(steps);
    let first = number("CLIQUE_SIMULATION_SEED").unwrap_or(1);
    let mut done = 0;
    for seed in first..first + worlds {
        let ways = ways(&mut Chance::new(seed ^ 0xFACE));
        let mut crowd = Crowd::new(seed, &ways);
        for _ in 0..steps {
            steps::step(&mut crowd);
        }
        done += crowd.step;
        end(&mut crowd);
        if is_long {
            println!("{what}: seed {seed}, {} friends, {} entries: fine", ways.len(), crowd.known.len());
        }
    }
    println!("{what}: {worlds} worlds from seed {first}, {done} commands: all fine");
}

/// Everyone syncs twice; then all is as it should be.
fn end(crowd: &mut Crowd) {
    crowd.is_away = false;
    for _ in 0..2 {
        for who in 0..crowd.friends.len() {
            if crowd.friends[who].way == Way::Clique {
                steps::sync(crowd, who);
            } else {
                steps::share_plainly(crowd, who);
            }
        }
    }
    for who in 0..crowd.friends.len() {
        nothing_lies_about(crowd, who);
    }
    all_are_alike(crowd);
    every_entry_is_there_once(crowd);
    balances_add_up(crowd);
    for who in 0..crowd.friends.len() {
        nothing_is_left_of_the_dead(crowd, who);
    }
}

fn files_below(folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>, root: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if path.file_name().unwrap() != ".git" {
                files_below(&path, found, root);
            }
        } else {
            found.insert(path.strip_prefix(root).unwrap().to_owned(), fs::read(&path).unwrap());
        }
    }
}

fn all_are_alike(crowd: &mut Crowd) {
    let of = |folder: &Path| {
        let mut files = BTreeMap::new();
        files_below(folder, &mut files, folder);
        files
    };
    let first = of(&crowd.friends[0].folder);
    for who in 1..crowd.friends.len() {
        let other = of(&crowd.friends[who].folder);
        for path in first.keys().chain(other.keys()) {
            if first.get(path) != other.get(path) {
                let text = |files: &BTreeMap<PathBuf, Vec<u8>>| {
                    files.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned())
                };
                let (one, two) = (text(&first), text(&other));
                crowd.fail(&format!("{} is not the same everywhere:\n{one:#?}\n{two:#?}", path.display()));
            }
        }
    }
}

/// git finds no damage, no difference, no lock; the next command finds no litter. What a command left that was killed
/// goes with the next one, and some friends have run none since.
fn nothing_lies_about(crowd: &mut Crowd, who: usize) {
    let status = crowd.git(who, "status --porcelain");
    if !status.stdout.is_empty() {
        crowd.fail("files, index and the last commit are not the same");
    }
    let fsck = crowd.git(who, "fsck --strict --no-progress --no-dangling");
    if !fsck.status.success() {
        crowd.fail("git found damage");
    }
    let mut found = BTreeMap::new();
    let folder = crowd.friends[who].folder.join(".git");
    files_below(&folder, &mut found, &folder);
    let is_litter = |path: &&PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap();
        // Locks on notes of the remote and halves of objects and packs go once they are old.
        let goes_with_time = path.starts_with("refs/clique")
            || path.starts_with("refs/remotes")
            || name == "config.lock"
            || name.starts_with("pack_git2_");
        // The journal of a command that was killed, and what it put aside.
        let is_of_the_dead = crowd.friends[who].has_died && (name == "journal" || path.starts_with("clique/tmp"));
        name.ends_with(".lock") && !goes_with_time
            || (name.starts_with(".clique-") || name == "journal") && !is_of_the_dead
    };
    let litter: Vec<&PathBuf> = found.keys().filter(is_litter).collect();
    if !litter.is_empty() {
        crowd.fail(&format!("left behind: {litter:?}"));
    }
}

/// The next command tidies up behind one that was killed, and changes nothing else.
fn nothing_is_left_of_the_dead(crowd: &mut Crowd, who: usize) {
    if std::mem::take(&mut crowd.friends[who].has_died) {
        let before = crowd.git(who, "rev-parse HEAD").stdout;
        crowd.must(who, "doctor --fix");
        nothing_lies_about(crowd, who);
        if crowd.git(who, "rev-parse HEAD").stdout != before {
            crowd.fail("tidying up behind a command that was killed changed the ledger");
        }
    }
}

fn every_entry_is_there_once(crowd: &mut Crowd) {
    let rows = crowd.rows(0);
    for known in &crowd.known {
        let own: Vec<&crowd::Row> = rows.iter().filter(|row| known.is(row) && row.status != "conflict").collect();
        if own.len() > 1 || own.is_empty() && !known.may_be_missing {
            crowd.fail(&format!("{} times there: {known:?}\n{own:#?}", own.len()));
        }
        for row in own {
            if !known.amounts.contains(&row.amount) {
                crowd.fail(&format!("not what was said last: {known:?}\n{row:?}"));
            }
        }
    }
    let log = crowd.conversation(0);
    for text in &crowd.messages {
        let count = log.lines().filter(|line| line.ends_with(text.as_str())).count();
        if count != 1 {
            crowd.fail(&format!("{count} times said: {text}"));
        }
    }
}

fn balances_add_up(crowd: &mut Crowd) {
    let who = (0..crowd.friends.len()).find(|who| crowd.friends[*who].way != Way::BareGit).unwrap();
    crowd.must(who, "check");
    let output = crowd.must(who, "balance --json");
    let record: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let sum: i64 = record["data"].as_array().unwrap().iter().map(|row| row["net_minor"].as_i64().unwrap()).sum();
    if sum != 0 {
        crowd.fail("balances do not add up to zero");
    }
}
