//! `clique log`: tell what was changed, by whom and when.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Tell what was changed, by whom and when
#[derive(Clone, Debug, Args)]
pub struct LogArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_log(_args: &LogArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}
