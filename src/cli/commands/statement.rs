//! `clique statement`: show how someone's balance came about.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Show how someone's balance came about
#[derive(Clone, Debug, Args)]
pub struct StatementArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_statement(_args: &StatementArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}
