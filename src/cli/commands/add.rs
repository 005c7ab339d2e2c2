//! `clique add`: add an expense, a refund or an income.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Add an expense, a refund or an income
#[derive(Clone, Debug, Args)]
pub struct AddArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_add(_args: &AddArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}
