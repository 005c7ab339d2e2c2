//! `clique use`: choose the group and who you are in this folder.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Choose the group and who you are in this folder
#[derive(Clone, Debug, Args)]
pub struct UseArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_use(_args: &UseArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}
