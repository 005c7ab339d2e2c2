//! `clique balance`: show who gets back and who owes.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Show who gets back and who owes
#[derive(Clone, Debug, Args)]
pub struct BalanceArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_balance(_args: &BalanceArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}
