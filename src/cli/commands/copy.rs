//! `clique copy`: add an entry again, today.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Add an entry again, today
#[derive(Clone, Debug, Args)]
pub struct CopyArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_copy(_args: &CopyArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}
