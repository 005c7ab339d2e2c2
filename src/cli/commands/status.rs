//! `clique status`: show the state of the ledger.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Show the state of the ledger
#[derive(Clone, Debug, Args)]
pub struct StatusArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_status(_args: &StatusArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}

/// Runs when no command is given.
///
/// # Errors
///
/// As [`cmd_status`].
pub fn cmd_bare(context: &mut Context) -> Outcome {
    cmd_status(&StatusArgs {}, context)
}
