//! Completion scripts, made of the command line as clap knows it.

use clap::{Command, ValueEnum};
use clap_complete::Generator;

/// The shells that have a completion script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// GNU Bash
    Bash,
    /// Z shell
    Zsh,
    /// fish
    Fish,
    /// PowerShell
    #[value(name = "powershell")]
    PowerShell,
    /// Elvish
    Elvish,
    /// Nushell
    Nushell,
}

impl Shell {
    /// Returns the name that the script has in `completions/` and in packages.
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Shell::Bash => "clique.bash",
            Shell::Zsh => "_clique",
            Shell::Fish => "clique.fish",
            Shell::PowerShell => "_clique.ps1",
            Shell::Elvish => "clique.elv",
            Shell::Nushell => "clique.nu",
        }
    }
}

/// Returns the completion script of a shell, the same for the same program.
#[must_use]
pub fn completion_script(shell: Shell) -> String {
    let mut command = without_hidden(super::command());
    match shell {
        Shell::Bash => script_by(clap_complete::Shell::Bash, &mut command),
        Shell::Zsh => zsh(&script_by(clap_complete::Shell::Zsh, &mut command)),
        Shell::Fish => script_by(clap_complete::Shell::Fish, &mut command),
        Shell::PowerShell => powershell(&script_by(clap_complete::Shell::PowerShell, &mut command), &command),
        Shell::Elvish => elvish(&script_by(clap_complete::Shell::Elvish, &mut command)),
        Shell::Nushell => script_by(clap_complete_nushell::Nushell, &mut command),
    }
}

fn script_by(generator: impl Generator, command: &mut Command) -> String {
    let mut script = Vec::new();
    clap_complete::generate(generator, command, "clique", &mut script);
    String::from_utf8(script).expect("help texts are UTF-8, and so is what is made of them")
}

/// Returns the script that asks `clique` itself at every key, and so offers what the ledger has.
#[must_use]
pub const fn asking_script(shell: Shell) -> &'static str {
    match shell {
        Shell::Bash => include_str!("shells/clique.bash"),
        Shell::Zsh => include_str!("shells/clique.zsh"),
        Shell::Fish => include_str!("shells/clique.fish"),
        Shell::PowerShell => include_str!("shells/clique.ps1"),
        Shell::Elvish => include_str!("shells/clique.elv"),
        Shell::Nushell => include_str!("shells/clique.nu"),
    }
}

/// Mends the script for zsh, which with two colons completes no flags behind words.
fn zsh(script: &str) -> String {
    script.replace("\n'*::", "\n'*:")
}

/// Mends the script for elvish, which knows no flags behind `clique add 12 coffee`: it takes any word for a command.
fn elvish(script: &str) -> String {
    let (head, rest) = script.split_once("    for word $words").expect("the generator looks at every word");
    let (_, rest) = rest.split_once("\n    }\n").expect("the generator's loop ends");
    let body =
        rest.trim_end().strip_suffix("    $completions[$command]\n}").expect("the generator ends with its answer");
    let mended = "    for word $words[1..-1] {\n        if (has-key $completions $command';'$word) {\n            \
                  set command = $command';'$word\n        }\n    }\n    $completions[$command]\n}\n";
    format!("{head}{body}{mended}")
}

/// Mends the script for PowerShell in the same way.
fn powershell(script: &str, command: &Command) -> String {
    const JOINED: &str = "    }) -join ';'\n";
    let names: Vec<String> = paths(command, "clique").into_iter().map(|path| format!("'{path}'")).collect();
    let (head, rest) = script.split_once(JOINED).expect("the generator joins the words");
    let known = names.join(", ");
    format!(
        "{head}{JOINED}    $known = @({known})\n    while ($command -notin $known) {{\n        \
         $command = $command.Substring(0, $command.LastIndexOf(';'))\n    }}\n{rest}"
    )
}

/// Returns a command and all below it, as the generators write them: `clique;person;add`.
fn paths(command: &Command, path: &str) -> Vec<String> {
    let below = command.get_subcommands().flat_map(|inner| paths(inner, &format!("{path};{}", inner.get_name())));
    std::iter::once(path.to_owned()).chain(below).collect()
}

/// Returns a command without its hidden subcommands, which some generators would list.
fn without_hidden(command: Command) -> Command {
    let inner: Vec<Command> = command.get_subcommands().filter(|inner| !inner.is_hide_set()).cloned().collect();
    if inner.len() == command.get_subcommands().count() {
        return command.mut_subcommands(without_hidden);
    }
    let mut shown = Command::new(command.get_name().to_owned());
    shown = shown.disable_help_subcommand(command.is_disable_help_subcommand_set());
    shown = shown.args(command.get_arguments().cloned());
    if let Some(about) = command.get_about() {
        shown = shown.about(about.clone());
    }
    shown.subcommands(inner.into_iter().map(without_hidden))
}
