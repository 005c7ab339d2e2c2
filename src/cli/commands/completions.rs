//! `clique completions`: print the completion script of a shell.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::DONE;
use crate::cli::generated::{Shell, asking_script, completion_script};

/// Print the completion script of a shell
///
/// The script completes commands, flags and their values. Put it where your shell looks for such
/// scripts; `completions/README.md` says where that is for each. With --dynamic it asks `clique` at every
/// key, which then offers what the ledger at hand has: people, groups, ids, categories, tags, filters.
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
    /// A script that also completes people, groups, ids, categories and tags
    #[arg(long)]
    pub dynamic: bool,
}

/// Prints the script.
///
/// # Errors
///
/// When stdout cannot be written.
pub fn cmd_completions(args: &CompletionsArgs, context: &mut Context) -> Outcome {
    if args.dynamic {
        context.ui.answer(asking_script(args.shell))?;
    } else {
        context.ui.answer(&completion_script(args.shell))?;
    }
    Ok(DONE)
}
