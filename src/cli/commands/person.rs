//! `clique person`: manage people.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Manage people
#[derive(Clone, Debug, Args)]
pub struct PersonArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_person(_args: &PersonArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}
