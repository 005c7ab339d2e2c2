//! `clique messages`: read a conversation.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Read a conversation
#[derive(Clone, Debug, Args)]
pub struct MessagesArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_messages(_args: &MessagesArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}
