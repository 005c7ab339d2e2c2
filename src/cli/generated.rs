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
        Shell::Zsh => script_by(clap_complete::Shell::Zsh, &mut command),
        Shell::Fish => script_by(clap_complete::Shell::Fish, &mut command),
        Shell::PowerShell => script_by(clap_complete::Shell::PowerShell, &mut command),
        Shell::Elvish => script_by(clap_complete::Shell::Elvish, &mut command),
        Shell::Nushell => script_by(clap_complete_nushell::Nushell, &mut command),
    }
}

fn script_by(generator: impl Generator, command: &mut Command) -> String {
    let mut script = Vec::new();
    clap_complete::generate(generator, command, "clique", &mut script);
    String::from_utf8(script).expect("help texts are UTF-8, and so is what is made of them")
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
