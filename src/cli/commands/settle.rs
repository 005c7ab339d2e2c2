//! `clique settle`: say who pays whom.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Say who pays whom
#[derive(Clone, Debug, Args)]
pub struct SettleArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_settle(_args: &SettleArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}
