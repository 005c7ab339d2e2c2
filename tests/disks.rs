//! Disks that are full, may only be read, or know no locks: clear words, nothing lost, and it goes on afterwards.
//!
//! A full disk is a real one, a small one in memory, where the system lets a test have it; locks and permissions
//! fail by `strace`. Where there is neither the tests say so and pass. `CLIQUE_CRASHES=all` tries every size.

#![allow(clippy::print_stdout, reason = "a test that is skipped says so")]

use std::process::Output;

use crate::crashes::can_trace;
use crate::friends::Friends;
use crate::world::{World, words};

const BOOK: &str = "groups/trip/expenses/2026.csv";

fn ledger() -> World {
    let world = World::trip(["alice", "bob", "carol"]);
    world.does("add 20 dinner -d 2026-06-14");
    world
}

/// Runs a command whose calls of one kind, on the lock, fail; nothing where there is no strace.
fn injected(world: &World, call: &str, error: &str, line: &str) -> Option<(i32, String, String)> {
    if !can_trace() {
        println!("skipped: there is no strace here that may trace");
        return None;
    }
    let lock = world.at.join(".git/clique/lock");
    let mut command = world.command("strace");
    command.args(["-f", "-qq", "-o", "../trace", "-P", lock.to_str().unwrap()]);
    command.args(["-e", &format!("trace={call}"), "-e", &format!("inject={call}:error={error}")]);
    let output = command.arg(env!("CARGO_BIN_EXE_clique")).args(words(line)).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Some((output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr)))
}

#[test]
fn a_ledger_that_may_only_be_read_is_read() {
    let world = ledger();
    let before = (world.read(BOOK), world.git(["rev-parse", "HEAD"]));
    for error in ["EROFS", "EACCES"] {
        for line in ["add 7 taxi", "undo", "fmt", "say hello", "settle --record", "edit 9 --amount 3"] {
            let Some((code, stdout, stderr)) = injected(&world, "openat", error, line) else { return };
            assert_eq!((code, stdout.as_str()), (5, ""), "{line}: {stderr}");
            assert!(stderr.starts_with("error: this ledger may only be read here: "), "{line}: {stderr}");
            assert!(stderr.contains("nothing was changed"), "{line}: {stderr}");
        }
        for line in ["", "balance", "list", "settle", "check", "log", "status", "why bob", "messages", "doctor"] {
            let Some((code, _, stderr)) = injected(&world, "openat", error, line) else { return };
            assert!(code == 0 && !stderr.contains("error") && !stderr.contains("warning"), "{line}: {stderr}");
        }
    }
    assert_eq!((world.read(BOOK), world.git(["rev-parse", "HEAD"])), before);
    world.does("add 7 taxi");
    world.assert_clean();
}

#[test]
fn a_folder_without_locks_is_refused_before_anything_is_written() {
    let world = ledger();
    let before = (world.read(BOOK), world.git(["rev-parse", "HEAD"]));
    // NFS without its lock server, a share that has no locks, a file system that has no such call.
    for error in ["ENOLCK", "EOPNOTSUPP", "ENOSYS"] {
        let Some((code, _, stderr)) = injected(&world, "flock", error, "add 7 taxi") else { return };
        assert_eq!(code, 5, "{stderr}");
        assert!(stderr.contains("is in a folder without locks"), "{stderr}");
        assert!(stderr.contains("clique help sync"), "{stderr}");
        let Some((code, _, stderr)) = injected(&world, "flock", error, "balance") else { return };
        assert_eq!((code, stderr.as_str()), (0, ""));
    }
    assert_eq!((world.read(BOOK), world.git(["rev-parse", "HEAD"])), before);
    world.does("add 7 taxi");
    world.assert_clean();
}

/// Runs in a name space of its own, so that the small disk is gone with it: the ledger stands on that disk.
const SMALL_LEDGER: &str = r#"
set -e
mkdir ../small && mount -t tmpfs -o size=1500k tmpfs ../small
cp -a . ../small/ledger && cd ../small/ledger
head -c 4M /dev/zero > ../ballast 2> /dev/null || true
truncate -s -"$FREE" ../ballast
before=$(git rev-parse HEAD)
code=0; "$CLIQUE" add 7 taxi -d 2026-06-15 --json > /dev/null 2> "$SAID" || code=$?
after=$(git rev-parse HEAD)
if [ $code = 0 ]; then [ "$before" != "$after" ]; else [ "$before" = "$after" ]; fi
count() { grep -c "$1" groups/trip/expenses/2026.csv || true; }
rows=$(count taxi)
"$CLIQUE" balance > /dev/null
rm ../ballast
CLIQUE_SEED=later "$CLIQUE" add 1 later -d 2026-06-15 > /dev/null
[ -z "$(git status --porcelain)" ]
git fsck --strict --no-progress > /dev/null 2>&1
echo "code $code at once $rows later $(count later) dinner $(count dinner) in the end $(count taxi)"
"#;

/// The same with a remote there, which takes the objects before its branch moves.
const SMALL_REMOTE: &str = r#"
set -e
mkdir ../small && mount -t tmpfs -o size=1500k tmpfs ../small
cp -a ../remote.git ../small/remote.git
git config remote.origin.url "$(cd ../small && pwd)/remote.git"
head -c 4M /dev/zero > ../small/ballast 2> /dev/null || true
truncate -s -"$FREE" ../small/ballast
code=0; "$CLIQUE" sync > /dev/null 2> "$SAID" || code=$?
fsck() { git -C ../small/remote.git fsck --strict --no-progress > /dev/null 2>&1; }
rows() { git -C ../small/remote.git show main:groups/trip/expenses/2026.csv | grep -c taxi || true; }
fsck
at_once=$(rows)
rm ../small/ballast
"$CLIQUE" sync > /dev/null
fsck
[ -z "$(git status --porcelain)" ]
echo "code $code at once $at_once in the end $(rows)"
"#;

/// Runs a script with so many bytes free on a small disk; returns the numbers it says, and what clique said.
/// Nothing where no small disk may be had.
fn with_free(world: &mut World, script: &str, free: usize) -> Option<(Vec<usize>, String)> {
    world.set("FREE", &free.to_string());
    world.set("CLIQUE", env!("CARGO_BIN_EXE_clique"));
    let said = world.at.join("../said");
    world.set("SAID", said.to_str().unwrap());
    let tried = world.command("unshare").args(["-r", "-m", "mount", "-t", "tmpfs", "tmpfs", "."]).output();
    if !tried.is_ok_and(|tried| tried.status.success()) {
        println!("skipped: no small disk may be had here");
        return None;
    }
    let output: Output = world.command("unshare").args(["-r", "-m", "sh", "-c", script]).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let said = std::fs::read_to_string(said).unwrap_or_default();
    let why = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{free} bytes free: {text}{why}{said}");
    Some((text.split_whitespace().filter_map(|word| word.parse().ok()).collect(), said))
}

/// So many pages of a disk, one after the other or, unless all are asked for, a few of them.
fn sizes(pages: usize, step: usize) -> impl Iterator<Item = usize> {
    let is_whole = std::env::var("CLIQUE_CRASHES").is_ok_and(|asked| asked == "all");
    (0..pages).step_by(if is_whole { 1 } else { step }).map(|pages| pages * 4096)
}

/// Whether the words are those of a disk that is full.
fn says_full(said: &str) -> bool {
    said.contains("No space left") || said.contains("is it full?")
}

#[test]
fn a_disk_with_little_room_takes_an_entry_or_says_no() {
    let (mut taken, mut refused) = (0, 0);
    for free in sizes(40, 3) {
        let Some((numbers, said)) = with_free(&mut ledger(), SMALL_LEDGER, free) else { return };
        let [code, at_once, later, dinner, in_the_end] = numbers[..] else { panic!("{numbers:?}") };
        assert_eq!((later, dinner), (1, 1), "{free} bytes free");
        match code {
            0 => assert_eq!((at_once, in_the_end), (1, 1), "{free} bytes free: {said}"),
            5 => assert!(at_once == 0 && in_the_end == 0 && says_full(&said), "{free} bytes free: {said}"),
            _ => panic!("{free} bytes free: exit {code}: {said}"),
        }
        *(if code == 0 { &mut taken } else { &mut refused }) += 1;
    }
    assert!(taken > 0 && refused > 0, "{taken} taken, {refused} refused: the sizes test nothing");
}

#[test]
fn a_remote_with_little_room_is_never_damaged() {
    let (mut arrived, mut refused) = (0, 0);
    for free in sizes(40, 5) {
        let mut friends = Friends::three();
        friends.alice().does("add 7 taxi -d 2026-06-15");
        let Some((numbers, said)) = with_free(&mut friends.world, SMALL_REMOTE, free) else { return };
        let [code, at_once, in_the_end] = numbers[..] else { panic!("{numbers:?}") };
        assert_eq!(in_the_end, 1, "{free} bytes free: {said}");
        match code {
            0 => assert_eq!(at_once, 1, "{free} bytes free: {said}"),
            5 => assert!(at_once == 0 && says_full(&said), "{free} bytes free: {said}"),
            _ => panic!("{free} bytes free: exit {code}: {said}"),
        }
        *(if code == 0 { &mut arrived } else { &mut refused }) += 1;
    }
    assert!(arrived > 0 && refused > 0, "{arrived} arrived, {refused} refused: the sizes test nothing");
}
