//! `clique pay`: record a payment.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// Record a payment
#[derive(Clone, Debug, Args)]
pub struct PayArgs {}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_pay(_args: &PayArgs, _context: &mut Context) -> Outcome {
    Err(Failure::usage("not written yet"))
}
