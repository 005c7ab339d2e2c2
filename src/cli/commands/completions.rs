//! `clique completions`: print the completion script of a shell.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Print the completion script of a shell
#[derive(Clone, Debug, Args)]
pub struct CompletionsArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_completions(_args: &CompletionsArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}
