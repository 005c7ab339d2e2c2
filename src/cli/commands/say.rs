//! `clique say`: say something to a group or a friend.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Say something to a group or a friend
#[derive(Clone, Debug, Args)]
pub struct SayArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_say(_args: &SayArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}
