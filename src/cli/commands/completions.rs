//! `clique completions`: print the completion script of a shell.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::{DONE, Failure};
use crate::cli::generated::{Shell, completion_script};

/// Print the completion script of a shell
///
/// The script completes commands, flags and their values. Put it where your shell looks for such
/// scripts; `completions/README.md` says where that is for each. With --dynamic, in bash, zsh and fish, it
/// asks `clique` at every key, which then offers what the ledger at hand has.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique completions bash             > ~/.local/share/bash-completion/completions/clique
  clique completions bash --dynamic   > ~/.local/share/bash-completion/completions/clique
  clique completions fish             > ~/.config/fish/completions/clique.fish
  clique completions zsh              > a file _clique in a folder of $fpath")]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: Shell,
    /// For bash, zsh and fish: a script that also completes people, groups, ids, categories and tags
    #[arg(long)]
    pub dynamic: bool,
}

/// Prints the script.
///
/// # Errors
///
/// When stdout cannot be written.
pub fn cmd_completions(args: &CompletionsArgs, context: &mut Context) -> Outcome {
    let script = match (args.dynamic, args.shell) {
        (false, shell) => completion_script(shell),
        (true, Shell::Bash) => include_str!("../shells/clique.bash").to_owned(),
        (true, Shell::Zsh) => include_str!("../shells/clique.zsh").to_owned(),
        (true, Shell::Fish) => include_str!("../shells/clique.fish").to_owned(),
        (true, _) => {
            return Err(Failure::usage("bash, zsh and fish alone ask clique itself")
                .help("for this shell leave --dynamic out: its script has commands and flags"));
        }
    };
    context.ui.answer(&script)?;
    Ok(DONE)
}
