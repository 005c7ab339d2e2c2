//! `clique why`: explain a balance to the cent.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Explain a balance to the cent
#[derive(Clone, Debug, Args)]
pub struct WhyArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_why(_args: &WhyArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}
