//! `clique restore`: bring entries back that were taken back.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Bring entries back that were taken back
#[derive(Clone, Debug, Args)]
pub struct RestoreArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_restore(_args: &RestoreArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}
