//! What others would put around `clique`: README's CI job and pre-commit hook, taken from its text word for word, and
//! a script that somebody wrote who had read `clique help scripting` and nothing else.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output};

use crate::world::{World, fixture};

/// Rows of a ledger in which nobody owes more than 100.
const SOUND: &str = "date,description,amount,paid_by,split\n2026-06-12,dinner,60,bob,alice bob carol\n";

/// A person nobody knows.
const BROKEN: &str = "2026-06-13,taxi,12,bbo,alice bob\n";

/// A bill that leaves two people with far more to pay than agreed.
const LARGE: &str = "2026-06-13,hotel,6000,bob,alice bob carol\n";

const ROWS: &str = "groups/trip/expenses/2026.csv";

fn trip(rows: &str) -> World {
    let world = World::trip(["alice", "bob", "carol"]);
    world.write(ROWS, rows);
    world.does("fmt -y");
    world
}

/// Returns a command that finds this `clique` in PATH.
fn command(world: &World, program: &str) -> Command {
    let folder = Path::new(env!("CARGO_BIN_EXE_clique")).parent().unwrap();
    let mut command = world.command(program);
    command.env("PATH", format!("{}:{}", folder.display(), std::env::var("PATH").unwrap()));
    command
}

fn told(output: &Output) -> (Option<i32>, String) {
    let text = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    (output.status.code(), text.concat())
}

/// Returns the block of README's text in a language that begins with a line.
fn block(language: &str, first: &str) -> String {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let opening = format!("```{language}\n{first}");
    let (_, after) = readme.split_once(&opening).expect("README has the block");
    let (inside, _) = after.split_once("```").unwrap();
    format!("{first}{inside}")
}

#[test]
fn the_job_of_readme_keeps_a_ledger() {
    let job = block("yaml", "ledger:");
    let (_, script) = job.split_once("  script:\n").unwrap();
    let lines: Vec<&str> = script.lines().map(|line| line.trim().strip_prefix("- ").unwrap()).collect();
    assert!(lines.len() >= 3, "{lines:?}");
    // As runners do it: one line after the other, until one fails.
    let run = |world: &World| {
        let mut ran = (Some(0), String::new());
        for line in &lines {
            ran = told(&command(world, "sh").args(["-c", line]).env("CI", "true").output().unwrap());
            if ran.0 != Some(0) {
                break;
            }
        }
        ran
    };
    assert_eq!(run(&trip(SOUND)).0, Some(0));
    let world = trip(SOUND);
    world.write(ROWS, &format!("{SOUND}{BROKEN}"));
    let (code, said) = run(&world);
    assert_eq!((code, said.contains("E012")), (Some(3), true), "{said}");
    let (code, said) = run(&trip(&format!("{SOUND}{LARGE}")));
    assert_eq!((code, said.contains("carol")), (Some(1), true), "{said}");
}

#[test]
fn the_hook_of_readme_keeps_broken_edits_out() {
    let world = trip(SOUND);
    let hook = world.at.join(".git/hooks/pre-commit");
    fs::create_dir_all(hook.parent().unwrap()).unwrap();
    fs::write(&hook, block("sh", "#!/bin/sh\n")).unwrap();
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();
    let commit = |all: &str| told(&command(&world, "git").args(["commit", "-q", all, "by hand"]).output().unwrap());
    let tidy = world.read(ROWS);
    let row = |description: &str, payer: &str| {
        let last = tidy.lines().last().unwrap().replace("dinner", description).replace(",bob,", &format!(",{payer},"));
        let (id, rest) = last.split_at(12);
        format!("{tidy}{}{rest}\n", id.chars().rev().collect::<String>())
    };
    world.write(ROWS, &row("taxi", "bbo"));
    let (code, said) = commit("-am");
    assert!(code != Some(0) && said.contains("unknown member `bbo`"), "{code:?} {said}");
    world.write(ROWS, &row("taxi", "carol"));
    let (code, said) = commit("-am");
    assert_eq!(code, Some(0), "{said}");
    // What is staged counts, not what lies beside it.
    world.write(ROWS, &row("bus", "carol"));
    world.git(["add", "-A"]);
    world.write(ROWS, &row("bus", "bbo"));
    let (code, said) = commit("-m");
    assert_eq!(code, Some(0), "{said}");
    world.git(["checkout", "-q", "--", "."]);
    // What clique itself commits needs no second look.
    world.does("add 5 tea");
    world.assert_clean();
}

#[test]
fn a_script_written_from_the_help_keeps_balances() {
    let script = fixture("scripts/keep-balances.sh");
    let run = |world: &World, limit: &str| {
        let mut command = command(world, "sh");
        told(&command.arg(&script).arg(&world.at).arg(limit).current_dir("/").output().unwrap())
    };
    assert_eq!(run(&trip(SOUND), "100"), (Some(0), "open, and nobody owes more than 100\n".into()));
    let (code, said) = run(&trip(SOUND), "10");
    assert_eq!(code, Some(1));
    assert!(
        said.starts_with("somebody owes more than 10, this would settle it:\ngroup\tcurrency\tfrom\tto\t"),
        "{said}"
    );
    let world = trip(SOUND);
    world.write(ROWS, &format!("{SOUND}{BROKEN}"));
    let (code, said) = run(&world, "100");
    assert_eq!(code, Some(3));
    let problem: serde_json::Value = serde_json::from_str(said.lines().nth(1).unwrap()).unwrap();
    assert_eq!((&problem["code"], &problem["file"], &problem["line"]), (&"E012".into(), &ROWS.into(), &3.into()));
    assert_eq!(run(&World::empty(), "100").0, Some(5));
}
