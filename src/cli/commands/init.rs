//! `clique init`: start a ledger.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Start a ledger
#[derive(Clone, Debug, Args)]
pub struct InitArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_init(_args: &InitArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}
