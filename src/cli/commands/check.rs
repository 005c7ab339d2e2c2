//! `clique check`: check every file of the ledger.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Check every file of the ledger
#[derive(Clone, Debug, Args)]
pub struct CheckArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_check(_args: &CheckArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}
