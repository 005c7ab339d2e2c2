//! Bad input of every kind: a clear error, the right exit code, and nothing is changed or lost.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use expect_test::expect;

use crate::world::World;

/// Every file of a ledger with its bytes, git's own left out but for what its branch points at.
fn snapshot(world: &World) -> BTreeMap<String, Vec<u8>> {
    fn walk(folder: &Path, root: &Path, all: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().display().to_string();
            let kind = path.symlink_metadata().unwrap().file_type();
            if kind.is_dir() && name != ".git" {
                walk(&path, root, all);
            } else if kind.is_file() {
                all.insert(name, fs::read(&path).unwrap_or_default());
            }
        }
    }
    let mut all = BTreeMap::new();
    walk(&world.at, &world.at, &mut all);
    let head = world.command("git").args(["rev-parse", "-q", "HEAD"]).output().unwrap();
    all.insert("HEAD".into(), head.stdout);
    all
}

/// Runs a line that must fail with a code and words, and change nothing.
#[track_caller]
fn refused(world: &World, words: &[&str], code: i32, says: &str) {
    let before = snapshot(world);
    let ran = world.run(words);
    assert_eq!(ran.code, code, "{words:?}: {}{}", ran.stdout, ran.stderr);
    assert!(ran.stderr.contains(says), "{words:?} does not say `{says}`: {}", ran.stderr);
    assert_eq!(ran.stdout, "", "{words:?}");
    assert!(!ran.stderr.contains('\u{1b}') && !ran.stderr.contains('\u{202e}'), "{words:?}: {}", ran.stderr);
    assert!(snapshot(world) == before, "{words:?} changed something");
}

fn trip() -> World {
    let world = World::trip(["alice", "bob"]);
    drop(world.clique("add 10 tea").success());
    world
}

#[test]
fn amounts_typed() {
    let world = trip();
    let long = format!("1.{}", "0".repeat(40));
    let huge = "9".repeat(30);
    let cases = [
        ("1e5", "`1e5`"),
        ("NaN", "`NaN`"),
        ("inf", "`inf`"),
        ("1,234", "`1,234`"),
        (long.as_str(), "decimals"),
        (huge.as_str(), "more"),
        ("٣٫٥", "`٣٫٥`"),
        ("-0", "nothing"),
        ("0.00", "nothing"),
        ("-5", "negative"),
        ("1.234", "decimals"),
        ("5.5JPY", "decimal"),
        ("", "amount"),
        ("\u{1b}[31m5", "currency"),
        ("5XYZ", "XYZ"),
    ];
    for (amount, says) in cases {
        refused(&world, &["add", amount, "dinner"], 2, says);
    }
}

#[test]
fn dates_typed() {
    let world = trip();
    for date in ["2026-02-30", "0000-01-01", "10000-01-01", "1969-12-31", "2026-13-01", "tomorow", "", "\u{202e}2026"] {
        refused(&world, &["add", "5", "dinner", "-d", date], 2, "date");
    }
}

#[test]
fn names_typed() {
    let world = trip();
    let long = "x".repeat(100_000);
    let cases = ["", long.as_str(), " ", "👩‍👧", "דנה", "a\nb", "../etc/passwd", "bobby", "\u{202e}bob", "alice=x"];
    for name in cases {
        let before = snapshot(&world);
        let ran = world.run(["add", "5", "dinner", "--paid-by", name]);
        assert!(ran.code == 2 || ran.code == 4, "{name:?}: exit {} {}", ran.code, ran.stderr);
        assert!(ran.stderr.starts_with("error: ") && ran.stderr.len() < 2000, "{name:?}: {}", ran.stderr);
        assert!(!ran.stderr.contains('\u{202e}'), "{name:?}");
        assert!(snapshot(&world) == before, "{name:?} changed something");
    }
    refused(&world, &["add", "5", "dinner", "-p", "-bob"], 2, "-b");
}

#[test]
fn splits_typed() {
    let world = trip();
    let cases = [
        ("alice=2.00,bob=2.99", 2, "add up"),
        ("alice=60%,bob=50%", 2, "100%"),
        ("alice,alice", 2, "alice"),
        ("alice=6,bob", 2, "6.00"),
        ("alice:x,bob", 2, "weight"),
        ("alice:0,bob:0", 2, "weight"),
        ("all,-alice,-bob", 2, ""),
        ("carol", 2, "carol"),
    ];
    for (split, code, says) in cases {
        refused(&world, &["add", "5", "dinner", "-s", split], code, says);
    }
    refused(&world, &["add", "5", "dinner", "-p", "alice=3,bob=1"], 2, "1.00 EUR missing");
}

#[test]
fn texts_typed() {
    let world = trip();
    let long = "x".repeat(100_000);
    for text in ["=1+1", "@sum", "\tx\u{7}", "", long.as_str(), "bell\u{7}"] {
        refused(&world, &["add", "5", text], 2, "");
    }
}

#[test]
fn a_person_who_is_used_and_gone() {
    let world = trip();
    fs::remove_file(world.at.join("people/bob.toml")).unwrap();
    world.clique("check").shows(expect![[r#"
        --- stderr
        error[E012]: unknown member `bob`
         --> groups/trip/expenses/2026.csv:2:49
          |
        2 | srqzvpeeb384,2026-06-15,,tea,10.00,,alice,alice bob,,,,,,,alice
          |                                                 ^^^ nobody has this handle
          |
          = help: people are alice

        error[E035]: there is no person `bob`
         --> groups/trip/group.toml:5:1
          |
        5 | bob = {}
          | ^^^ no file people/bob.toml
          |
          = help: add the person with `clique person add bob`

        2 errors, 0 warnings in 2 files
        --- exit 3
    "#]]);
    refused(&world, &["add", "5", "dinner"], 3, "E012");
}

#[test]
fn names_in_files() {
    let cases = [
        ("name = \"\"\n", "E032"),
        (&format!("name = \"{}\"\n", "x".repeat(200_000)), "E032"),
        ("name = \"a\\nb\"\n", "E032"),
        ("name = \"\\u0007\"\n", "E032"),
    ];
    for (text, code) in cases {
        let world = trip();
        world.write("people/bob.toml", text);
        refused(&world, &["add", "5", "dinner"], 3, code);
    }
    for (text, name) in [("name = \"👩‍👧 دنا\"\n", "emoji"), ("name = \"  B  \"\n", "spaces")] {
        let world = trip();
        world.write("people/bob.toml", text);
        assert!(world.clique("check").code < 3, "{name}");
    }
}

#[test]
fn files_that_are_none() {
    let world = trip();
    fs::write(world.at.join("groups/trip/expenses/2026.csv"), b"date,amount\n\xff\xfe\x00").unwrap();
    refused(&world, &["add", "5", "dinner"], 3, "E001");

    let world = trip();
    let text = world.read("groups/trip/expenses/2026.csv");
    world.write("groups/trip/expenses/2026.csv", &text[..text.len() - 30]);
    refused(&world, &["add", "5", "dinner"], 3, "error[E");

    let world = trip();
    fs::remove_file(world.at.join("people/bob.toml")).unwrap();
    fs::create_dir(world.at.join("people/bob.toml")).unwrap();
    refused(&world, &["add", "5", "dinner"], 3, "E002");

    let world = trip();
    world.write("groups/trip/expenses/2026.csv", &"x".repeat(3_000_000));
    refused(&world, &["add", "5", "dinner"], 3, "E003");
}

#[cfg(unix)]
#[test]
fn links_that_lead_away() {
    use std::os::unix::fs::symlink;
    let outside = trip();
    let world = trip();
    fs::remove_dir_all(world.at.join("groups/trip/expenses")).unwrap();
    symlink(outside.at.join("groups/trip/expenses"), world.at.join("groups/trip/expenses")).unwrap();
    refused(&world, &["add", "5", "dinner"], 3, "E002");
    outside.assert_clean();
}

#[cfg(unix)]
#[test]
fn files_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let world = trip();
    let path = world.at.join("groups/trip/expenses/2026.csv");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        println!("SKIPPED: this user may read everything");
        return;
    }
    refused(&world, &["add", "5", "dinner"], 3, "E002");
}

#[test]
fn without_git_reading_works_and_writing_says_why() {
    let world = trip();
    fs::remove_dir_all(world.at.join(".git")).unwrap();
    drop(world.clique("balance").success());
    refused(&world, &["add", "5", "dinner"], 5, "git init");
}

#[test]
fn a_bare_repository_is_refused() {
    let world = trip();
    world.git(["config", "core.bare", "true"]);
    refused(&world, &["add", "5", "dinner"], 5, "clone");
}

#[test]
fn a_detached_head_is_refused() {
    let world = trip();
    world.git(["checkout", "-q", "--detach"]);
    refused(&world, &["add", "5", "dinner"], 5, "git switch");
}

#[test]
fn an_unfinished_merge_is_finished() {
    let world = trip();
    let head = world.git(["rev-parse", "HEAD"]);
    fs::write(world.at.join(".git/MERGE_HEAD"), head).unwrap();
    drop(world.clique("add 5 dinner").success());
    assert!(!world.at.join(".git/MERGE_HEAD").exists());
    world.assert_clean();
}

#[test]
fn someone_elses_work_stays_as_it_is() {
    let world = trip();
    world.write("notes.txt", "mine\n");
    world.git(["add", "notes.txt"]);
    world.write("notes.txt", "mine, and more\n");
    drop(world.clique("add 5 dinner -p bob").success());
    assert_eq!(world.git(["status", "--porcelain"]), "AM notes.txt\n");
    assert_eq!(world.read("notes.txt"), "mine, and more\n");
    assert!(!world.git(["show", "--stat", "--format=", "HEAD"]).contains("notes"));
}

#[test]
fn rows_staged_by_hand_are_taken_in() {
    let world = trip();
    let text = world.read("groups/trip/expenses/2026.csv");
    world.write("groups/trip/expenses/2026.csv", &format!("{text},2026-06-14,,cake,4.00,,bob,alice bob\n"));
    world.git(["add", "-A"]);
    drop(world.clique("add 5 dinner -p bob").success());
    world.assert_clean();
    assert_eq!(world.read("groups/trip/expenses/2026.csv").lines().count(), 4);
}

#[test]
fn words_that_drive_a_terminal_are_shown_harmless() {
    let world = trip();
    world.write(
        "groups/trip/expenses/2026.csv",
        "date,description,amount,paid_by,split\n2026-06-12,\u{1b}]0;pwned\u{7}tea\u{202e},3,\u{1b}[2Jbob,alice\n",
    );
    for line in ["check", "balance", "check --json", "check --error-format json"] {
        let ran = world.clique(line);
        let shown = format!("{}{}", ran.stdout, ran.stderr);
        assert!(ran.code == 3 && !shown.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{line}: {shown:?}");
    }
}
