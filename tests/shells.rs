//! Completions in the shells themselves: somebody types half a line on a terminal and presses Tab.
//!
//! A shell that is not installed is passed over with a line that says so. PowerShell is not tried.

use std::path::Path;

use crate::terminal::Terminal;
use crate::world::World;

/// A shell, how it starts without anybody's settings, and what loads its scripts.
struct Shell {
    name: &'static str,
    arguments: &'static [&'static str],
    fixed: &'static str,
    dynamic: &'static str,
    /// Goes to the beginning of the line.
    begin: &'static str,
    /// Prints its words.
    echo: &'static str,
    /// Takes what is offered where `,` or `=` has it put in quotes.
    take_quoted: &'static str,
}

const SHELLS: [Shell; 5] = [
    Shell {
        name: "bash",
        arguments: &["--norc", "--noprofile", "-i"],
        fixed: "source $SCRIPTS/clique.bash",
        dynamic: "source <(clique completions bash --dynamic)",
        begin: "\u{1}",
        echo: "echo",
        take_quoted: "",
    },
    Shell {
        name: "zsh",
        arguments: &["-f", "-i"],
        fixed: "fpath=($SCRIPTS $fpath); autoload -Uz compinit; compinit -D -u",
        dynamic: "autoload -Uz compinit; compinit -D -u; source <(clique completions zsh --dynamic)",
        begin: "\u{1}",
        echo: "echo",
        take_quoted: "",
    },
    Shell {
        name: "fish",
        arguments: &["--no-config", "-i"],
        fixed: "source $SCRIPTS/clique.fish",
        dynamic: "clique completions fish --dynamic | source",
        begin: "\u{1}",
        echo: "echo",
        take_quoted: "",
    },
    Shell {
        name: "elvish",
        arguments: &["-norc"],
        fixed: "eval (slurp < $E:SCRIPTS/clique.elv)",
        dynamic: "eval (clique completions elvish --dynamic | slurp)",
        begin: "\u{1b}[H",
        echo: "e:echo",
        take_quoted: "\r",
    },
    Shell {
        name: "nu",
        arguments: &["--no-config-file", "--no-history"],
        fixed: "clique completions nushell | save fixed.nu\ruse fixed.nu *",
        dynamic: "clique completions nushell --dynamic | save asking.nu\rsource asking.nu",
        begin: "\u{1}",
        echo: "^echo",
        take_quoted: "",
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
    for line in load.split('\r') {
        terminal.waits().types(&format!("{line}\r"));
    }
    terminal.waits().types(&format!("{} 'it is' loaded\r", shell.echo)).shows("it is loaded");
    Some(terminal)
}

/// Presses Tab behind a line, and lets the shell say what the line is now.
fn completes(shell: &Shell, terminal: &mut Terminal, line: &str, whole: &str) {
    terminal.waits().types(&format!("{line}\t")).waits();
    if line.contains([',', '=']) {
        terminal.types(shell.take_quoted).waits();
    }
    // To the beginning of the line, and it becomes the words of an `echo`.
    terminal.types(&format!("{}{} 'it is' \r", shell.begin, shell.echo)).shows(&format!("it is {whole}"));
}

#[test]
fn commands_and_flags_are_completed_without_a_ledger() {
    let world = World::empty();
    for shell in &SHELLS {
        let Some(mut terminal) = started(&world, shell, shell.fixed) else { continue };
        completes(shell, &mut terminal, "clique statem", "clique statement");
        completes(shell, &mut terminal, "clique add --inco", "clique add --income");
        completes(shell, &mut terminal, "clique person sh", "clique person show");
        completes(shell, &mut terminal, "clique add 12 tea --inco", "clique add 12 tea --income");
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
        completes(shell, &mut terminal, "clique add 5 tea -p bo", "clique add 5 tea -p bobby");
        completes(shell, &mut terminal, "clique add 5 tea -s alice,bo", "clique add 5 tea -s alice,bobby");
        completes(shell, &mut terminal, "clique list payer:bo", "clique list payer:bobby");
        completes(shell, &mut terminal, "clique list cat:f", "clique list cat:food");
        completes(shell, &mut terminal, "clique balance --group=t", "clique balance --group=trip");
        completes(shell, &mut terminal, &format!("clique show {}", &id[..2]), &format!("clique show {id}"));
        completes(shell, &mut terminal, "clique statem", "clique statement");
        terminal.leaves();
    }
}
