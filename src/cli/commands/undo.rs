//! `clique undo`: take the last change back.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Take the last change back
#[derive(Clone, Debug, Args)]
pub struct UndoArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_undo(_args: &UndoArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}
