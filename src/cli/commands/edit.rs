//! `clique edit`: change an entry.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Change an entry
#[derive(Clone, Debug, Args)]
pub struct EditArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_edit(_args: &EditArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}
