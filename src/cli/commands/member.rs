//! `clique member`: manage who is in a group.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Manage who is in a group
#[derive(Clone, Debug, Args)]
pub struct MemberArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_member(_args: &MemberArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}
