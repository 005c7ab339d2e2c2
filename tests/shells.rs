//! Completions in the shells themselves: somebody types half a line on a terminal and presses Tab.
//!
//! A shell that is not installed is passed over with a line that says so. PowerShell, elvish and nushell are not tried:
//! their scripts come from the generators of clap alone.

use std::path::Path;

use crate::terminal::Terminal;
use crate::world::World;

/// A shell, how it starts without anybody's settings, and what loads its scripts.
struct Shell {
    name: &'static str,
    arguments: &'static [&'static str],
    fixed: &'static str,
    dynamic: &'static str,
}

const SHELLS: [Shell; 3] = [
    Shell {
        name: "bash",
        arguments: &["--norc", "--noprofile", "-i"],
        fixed: "source $SCRIPTS/clique.bash",
        dynamic: "source <(clique completions bash --dynamic)",
    },
    Shell {
        name: "zsh",
        arguments: &["-f", "-i"],
        fixed: "fpath=($SCRIPTS $fpath); autoload -Uz compinit; compinit -D -u",
        dynamic: "autoload -Uz compinit; compinit -D -u; source <(clique completions zsh --dynamic)",
    },
    Shell {
        name: "fish",
        arguments: &["--no-config", "-i"],
        fixed: "source $SCRIPTS/clique.fish",
        dynamic: "clique completions fish --dynamic | source",
    },
];

/// Starts a shell in which `clique` is this one; nothing where there is no such shell.
#[allow(clippy::print_stdout, reason = "whoever runs the tests is told")]
fn started(world: &World, shell: &Shell, load: &str) -> Option<Terminal> {
    let folder = Path::new(env!("CARGO_BIN_EXE_clique")).parent().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut command = world.command(shell.name);
    command.env("PATH", format!("{}:{}", folder.display(), std::env::var("PATH").unwrap()));
    command.env("SCRIPTS", root.join("completions")).args(shell.arguments);
    if command.output().is_err() {
        println!("SKIPPED: completions in {} were not tried, it is not installed", shell.name);
        return None;
    }
    let mut terminal = world.program_on_a_terminal(&command, 200, 50);
    terminal.types(&format!("{load}\r")).types("echo load''ed\r").shows("loaded");
    Some(terminal)
}

/// Presses Tab behind a line, and lets the shell say what the line is now.
fn completes(terminal: &mut Terminal, line: &str, whole: &str) {
    terminal.types(&format!("{line}\t")).waits();
    // To the beginning of the line, and it becomes the words of an `echo`.
    terminal.types("\u{1}echo 'it is' \r").shows(&format!("it is {whole}"));
}

#[test]
fn commands_and_flags_are_completed_without_a_ledger() {
    let world = World::empty();
    for shell in &SHELLS {
        let Some(mut terminal) = started(&world, shell, shell.fixed) else { continue };
        completes(&mut terminal, "clique statem", "clique statement");
        completes(&mut terminal, "clique add --inco", "clique add --income");
        terminal.leaves();
    }
}

#[test]
fn people_groups_ids_and_categories_of_the_ledger_are_completed() {
    let world = World::trip(["alice", "bobby"]);
    world.does("add 12 coffee -c food -t sea");
    let id = world.read("groups/trip/expenses/2026.csv").lines().nth(1).unwrap()[..4].to_owned();
    for shell in &SHELLS {
        let Some(mut terminal) = started(&world, shell, shell.dynamic) else { continue };
        completes(&mut terminal, "clique add 5 tea -p bo", "clique add 5 tea -p bobby");
        completes(&mut terminal, "clique add 5 tea -s alice,bo", "clique add 5 tea -s alice,bobby");
        completes(&mut terminal, "clique list payer:bo", "clique list payer:bobby");
        completes(&mut terminal, "clique list cat:f", "clique list cat:food");
        completes(&mut terminal, "clique balance --group=t", "clique balance --group=trip");
        completes(&mut terminal, &format!("clique show {}", &id[..2]), &format!("clique show {id}"));
        completes(&mut terminal, "clique statem", "clique statement");
        terminal.leaves();
    }
}
