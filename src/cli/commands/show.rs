//! `clique show`: show one entry in full.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Show one entry in full
#[derive(Clone, Debug, Args)]
pub struct ShowArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_show(_args: &ShowArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}
