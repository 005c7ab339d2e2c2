//! `clique demo`: look around in a made-up ledger.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Look around in a made-up ledger
#[derive(Clone, Debug, Args)]
pub struct DemoArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_demo(_args: &DemoArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}
