//! `clique fmt`: bring the expense files into canonical form.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Bring the expense files into canonical form
#[derive(Clone, Debug, Args)]
pub struct FmtArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_fmt(_args: &FmtArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}
