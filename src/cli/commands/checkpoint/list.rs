//! `clique checkpoint list`: the checkpoints, and whether they hold.

use clap::Args;

use super::{rows, show};
use crate::cli::args::GroupArg;
use crate::cli::context::Context;
use crate::cli::{Outcome, choose};

/// List checkpoints, and whether they hold
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique checkpoint list
  clique checkpoint list bob --json")]
pub struct CheckpointListArgs {
    /// Only those of these people
    #[arg(value_name = "WHO")]
    pub who: Vec<String>,
    /// The group.
    #[command(flatten)]
    pub group: GroupArg,
}

/// Lists checkpoints.
///
/// # Errors
///
/// When the ledger cannot be read, or names someone unknown.
pub(super) fn cmd_checkpoint_list(args: &CheckpointListArgs, context: &mut Context) -> Outcome {
    let book = context.book()?;
    let groups = choose::groups(&book.setup, &book.root, args.group.group.as_deref(), false)?;
    let who = choose::people(context, &book, &args.who)?;
    show(context, &book, &rows(&book, &groups, &who))
}
