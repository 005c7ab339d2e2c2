//! `clique list`: list entries.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// List entries
#[derive(Clone, Debug, Args)]
pub struct ListArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_list(_args: &ListArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}
