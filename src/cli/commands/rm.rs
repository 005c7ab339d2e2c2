//! `clique rm`: take entries back.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Take entries back
#[derive(Clone, Debug, Args)]
pub struct RmArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_rm(_args: &RmArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}
