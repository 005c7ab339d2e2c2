//! README's examples are run, and its lists are whole.
//!
//! The `console` blocks are one session in one fresh folder, from top to bottom. What stands under a
//! `$` line is what the command says. `CLIQUE_BLESS=1 cargo test --test main readme` writes it anew.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::world::World;

/// What Splitwise exported of a group.
const ALPS: &str = "\
Date,Description,Category,Cost,Currency,Alice Adams,Bob Brown,Chloé Dubois

2026-05-01,Train,Bus/train,90.00,EUR,60.00,-30.00,-30.00
2026-05-02,Hut,Lodging,120.00,EUR,-40.00,80.00,-40.00
2026-05-03,Ice cream,Groceries,10.00,EUR,-3.34,6.67,-3.33
2026-05-04,Bob B. paid Alice A.,Payment,20.00,EUR,-20.00,20.00,0.00

2026-06-15,Total balance, , ,EUR,-3.34,76.67,-73.33
";

#[test]
fn examples_say_what_stands_below_them() {
    let text = readme();
    let shown = with_outputs(&text);
    if std::env::var_os("CLIQUE_BLESS").is_some() {
        fs::write(path(), &shown).unwrap();
    }
    let now = readme();
    let differs = now.lines().zip(shown.lines()).find(|(stands, says)| stands != says);
    assert_eq!(now, shown, "CLIQUE_BLESS=1 cargo test --test main readme would change {differs:?}");
}

#[test]
fn every_command_has_a_line() {
    let text = readme();
    let command = clique::cli::command();
    let visible = command.get_subcommands().filter(|inner| !inner.is_hide_set() && inner.get_name() != "help");
    let missing: Vec<&str> = visible
        .map(clap_name)
        .filter(|name| text.lines().filter(|line| line.starts_with(&format!("| `clique {name}` |"))).count() != 1)
        .collect();
    assert!(missing.is_empty(), "README.md has no line, or several, for {missing:?}");
    let listed = text.lines().filter_map(|line| line.strip_prefix("| `clique ")?.split_once('`'));
    for (name, _) in listed {
        assert!(command.find_subcommand(name).is_some(), "README.md has a line for `{name}`, which is no command");
    }
}

#[test]
fn headings_stand_once() {
    let mut headings = std::collections::BTreeSet::new();
    for line in readme().lines().filter(|line| line.starts_with("## ")) {
        assert!(headings.insert(line.to_owned()), "twice: {line}");
    }
}

#[test]
fn both_commands_stand_between_their_markers() {
    let text = readme();
    for name in ["test command", "demo command"] {
        let (_, after) = text.split_once(&format!("<!-- {name} -->\n")).unwrap();
        let (inside, _) = after.split_once(&format!("<!-- /{name} -->\n")).unwrap();
        let lines: Vec<&str> = inside.lines().filter(|line| !line.starts_with("```")).collect();
        assert!(matches!(lines.as_slice(), [line] if line.starts_with("cargo ")), "{lines:?}");
    }
}

fn clap_name(command: &clap::Command) -> &str {
    command.get_name()
}

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

fn readme() -> String {
    fs::read_to_string(path()).unwrap().replace("\r\n", "\n")
}

/// Returns the text with every output as the commands say it.
fn with_outputs(text: &str) -> String {
    let world = World::empty();
    world.write("../Downloads/alps_2026-06-15_export.csv", ALPS);
    let (mut shown, mut inside) = (String::new(), false);
    for line in text.lines() {
        match (inside, line) {
            (false, "```console") => inside = true,
            (true, "```") => inside = false,
            (true, line) => {
                if let Some(command) = line.strip_prefix("$ ") {
                    write!(shown, "{line}\n{}", said(&world, command)).unwrap();
                }
                continue;
            }
            _ => {}
        }
        shown += line;
        shown.push('\n');
    }
    shown
}

/// Runs a line in a shell; stdout and stderr as they come.
fn said(world: &World, line: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_clique")).parent().unwrap().display().to_string();
    let path = format!("{program}:{}", std::env::var("PATH").unwrap());
    let script = format!("exec 2>&1; {line}");
    let output = world.command("sh").env("PATH", path).args(["-c", &script]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.replace(&world.at.canonicalize().unwrap().display().to_string(), "~/lisbon").replace("~/ledger", "~/lisbon")
}
