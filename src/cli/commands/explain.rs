//! `clique explain`: explain an error code.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Explain an error code
#[derive(Clone, Debug, Args)]
pub struct ExplainArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_explain(_args: &ExplainArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}
