//! `clique group`: manage groups.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Manage groups
#[derive(Clone, Debug, Args)]
pub struct GroupArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_group(_args: &GroupArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}

/// Reads what a group is for.
pub(super) fn kind_named(typed: &str) -> Result<crate::model::GroupKind, Failure> {
    crate::model::GroupKind::parse(typed).ok_or_else(|| Failure::usage("x"))
}
