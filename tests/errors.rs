//! Every code of a fault has a folder in `fixtures/errors` that provokes it, with what `clique check` says then.
//!
//! A folder is called `<CODE>-<name>[-<variant>]` and yields that code alone, and those listed in its
//! `also.txt`; what is checked only by name is named in its `named.txt`. What is said is in its `expected.txt`; `CLIQUE_BLESS=1` writes it anew.
//! What git cannot keep, or nobody wants it to, is made in a test below.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use clique::model::{Code, Severity};
use expect_test::{Expect, expect};

use crate::world::{Ran, World, copy, fixture};

/// Codes without a folder: links and pipes cannot be kept by git, and 64 KiB on a line should not be.
const BUILT: [Code; 2] = [Code::NotAFile, Code::TooLong];

#[test]
fn every_folder_says_what_is_expected() {
    let mut wrong = Vec::new();
    for folder in folders() {
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let world = World::empty();
        copy(&folder, &world.at);
        let named = fs::read_to_string(folder.join("named.txt")).unwrap_or_default();
        let check = format!("check {}", named.trim());
        let (text, json) = (world.clique(&check), world.clique(&format!("{check} --json")));
        wrong.extend(judge(&folder, &name, &json).into_iter().map(|words| format!("{name}: {words}")));
        let said = format!("{}--- exit {}\n", text.stderr, text.code);
        let expected = folder.join("expected.txt");
        if std::env::var_os("CLIQUE_BLESS").is_some() {
            fs::write(expected, said).unwrap();
        } else if fs::read_to_string(expected).unwrap_or_default() != said {
            wrong.push(format!("{name}: expected.txt is not what is said now:\n{said}"));
        }
    }
    assert!(wrong.is_empty(), "read, and if it is right, run again with CLIQUE_BLESS=1\n{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_folder() {
    let names: Vec<String> =
        folders().iter().map(|folder| folder.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    let lacks = |code: &&Code| {
        let own = format!("{}-{}", code.text(), code.slug());
        !BUILT.contains(code) && !names.iter().any(|name| name.starts_with(&own))
    };
    let without: Vec<String> = Code::ALL.iter().filter(lacks).map(|code| code.text()).collect();
    assert!(without.is_empty(), "no folder for {}", without.join(", "));
}

#[test]
fn every_explanation_says_something() {
    for code in Code::ALL {
        assert!(code.explanation().ends_with('.') && code.explanation().len() > 40, "{}", code.text());
    }
}

/// Says what is wrong with the codes and the exit code of a folder.
fn judge(folder: &std::path::Path, name: &str, ran: &Ran) -> Vec<String> {
    let mut wrong = Vec::new();
    let Some(code) = Code::parse(&name[..4]).filter(|code| name[4..].starts_with(&format!("-{}", code.slug()))) else {
        return vec!["no code is called so".into()];
    };
    let also = fs::read_to_string(folder.join("also.txt")).unwrap_or_default();
    let mut wanted: BTreeSet<String> = also.split_whitespace().map(str::to_owned).collect();
    wanted.insert(code.text());
    let answer = ran.json();
    let faults = answer["data"].as_array().unwrap();
    let found: BTreeSet<String> = faults.iter().map(|fault| fault["code"].as_str().unwrap().to_owned()).collect();
    if found != wanted {
        wrong.push(format!("yields {found:?}"));
    }
    let worst = wanted.iter().filter_map(|code| Code::parse(code)).map(Code::severity).min();
    let exit = match worst {
        Some(Severity::Unreadable) => 3,
        Some(Severity::Rule) => 1,
        _ => 0,
    };
    if ran.code != exit {
        wrong.push(format!("exits with {}, not {exit}", ran.code));
    }
    wrong
}

fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(fixture("errors")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

/// Checks the small trip with something more in it, which is not in git.
fn said(change: impl Fn(&World), expected: Expect) {
    let world = World::trip(["alice", "bob"]);
    world.write("groups/trip/expenses/2026.csv", "date,description,amount,paid_by,split\n2026-06-12,tea,3,bob,alice\n");
    change(&world);
    world.clique("check").exits(3).shows(expected);
}

#[cfg(unix)]
#[test]
fn links_are_never_followed() {
    use std::os::unix::fs::symlink;
    let outside = World::trip(["mallory"]);
    said(
        |world| {
            fs::remove_file(world.at.join("people/bob.toml")).unwrap();
            symlink("/etc/passwd", world.at.join("people/bob.toml")).unwrap();
            symlink(outside.at.join("groups/trip"), world.at.join("groups/other")).unwrap();
        },
        expect![[r#"
            --- stderr
            error[E002]: this is a symbolic link
             --> groups/other
              = help: put the file itself there; a ledger follows no links, as they may lead out of it

            error[E002]: this is a symbolic link
             --> people/bob.toml
              = help: put the file itself there; a ledger follows no links, as they may lead out of it

            2 errors, 0 warnings in 2 files
            --- exit 3
        "#]],
    );
}

#[test]
fn a_folder_is_no_file() {
    said(
        |world| {
            fs::remove_file(world.at.join("groups/trip/group.toml")).unwrap();
            fs::create_dir(world.at.join("groups/trip/group.toml")).unwrap();
        },
        expect![[r#"
            --- stderr
            error[E002]: this is a folder where a file belongs
             --> groups/trip/group.toml
              = help: put a plain file in its place, or move it away
            --- exit 3
        "#]],
    );
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_file_and_nothing_waits_for_it() {
    said(
        |world| {
            let made = world.command("mkfifo").arg("rates.csv").status().unwrap();
            assert!(made.success());
        },
        expect![[r#"
            --- stderr
            error[E002]: this is neither a file nor a folder
             --> rates.csv
              = help: put a plain file in its place, or move it away
            --- exit 3
        "#]],
    );
}

#[test]
fn an_enormous_line_is_refused() {
    said(
        |world| {
            let note = "x".repeat(70_000);
            let rows = format!("date,description,amount,paid_by,split,note\n2026-06-12,tea,3,bob,alice,{note}\n");
            world.write("groups/trip/expenses/2026.csv", &rows);
        },
        expect![[r#"
            --- stderr
            error[E003]: a line is longer than 64 KiB
             --> groups/trip/expenses/2026.csv:2:1
              |
            2 | 2026-06-12,tea,3,bob,alice,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
              | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this line
              |
              = help: a missing closing quote is the usual reason
            --- exit 3
        "#]],
    );
}

#[test]
fn an_enormous_message_is_refused() {
    said(
        |world| {
            let text = "hello ".repeat(12_000);
            world.write("groups/trip/messages.log", &format!("2026-06-14T22:10:00Z m3x8c2v9p4a1 bob {text}\n"));
        },
        expect![[r#"
            --- stderr
            error[E003]: a message is longer than a log allows
             --> groups/trip/messages.log:1:1
              |
            1 | 2026-06-14T22:10:00Z m3x8c2v9p4a1 bob hello hello hello hello hello hello hello hello hello hello hello hello hello hello hello hello …
              | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              |
              = help: say it in several messages
            --- exit 3
        "#]],
    );
}

#[test]
fn an_enormous_file_is_refused_unread() {
    said(
        |world| {
            let file = fs::File::create(world.at.join("rates.csv")).unwrap();
            file.set_len(257 * 1024 * 1024).unwrap();
        },
        expect![[r#"
            --- stderr
            error[E003]: the file is longer than 256 MiB
             --> rates.csv
            --- exit 3
        "#]],
    );
}
