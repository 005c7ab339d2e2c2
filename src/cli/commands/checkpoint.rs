//! `clique checkpoint`: balances that must stay as they were.

mod add;
mod list;
mod rm;

use clap::{Args, Subcommand};

use crate::book::Book;
use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::show::{Shown, value_of};
use crate::model::{CheckpointTally, Date, GroupIndex, PersonIndex};
use crate::render::checkpoints::{checkpoints_as_json, checkpoints_as_rows, checkpoints_as_text};
use crate::report::checkpoints::{CheckpointRow, checkpoints};

/// Note balances that must stay as they were
///
/// A checkpoint says what somebody's balance was at the end of a day. From then on `clique check`, and every
/// command that writes, sees to it that nobody adds, changes or takes back a bill of that day or before without
/// noticing. The order of rows does not matter, and later bills change nothing. They stand in
/// `groups/NAME/checkpoints.csv`.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique checkpoint add -d 2026-06-13        everyone's balance as it was at the end of that day
  clique checkpoint list
  clique checkpoint add -d 2026-06-13 && clique checkpoint rm 2026-06-13")]
pub struct CheckpointArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: CheckpointCommand,
}

/// What can be done with checkpoints.
#[derive(Clone, Debug, Subcommand)]
#[allow(missing_docs, reason = "each is described by the doc comment of its arguments")]
pub enum CheckpointCommand {
    Add(add::CheckpointAddArgs),
    List(list::CheckpointListArgs),
    Rm(rm::CheckpointRmArgs),
}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_checkpoint(args: &CheckpointArgs, context: &mut Context) -> Outcome {
    match &args.command {
        CheckpointCommand::Add(args) => add::cmd_checkpoint_add(args, context),
        CheckpointCommand::List(args) => list::cmd_checkpoint_list(args, context),
        CheckpointCommand::Rm(args) => rm::cmd_checkpoint_rm(args, context),
    }
}

/// Compares the checkpoints of some groups with what the entries come to.
fn rows(book: &Book, groups: &[GroupIndex], who: &[PersonIndex]) -> Vec<CheckpointRow> {
    let mut tally = CheckpointTally::of(&book.setup.checkpoints);
    book.each_entry(|entry| tally.add(entry));
    checkpoints(&book.setup, &tally, groups, who)
}

/// Shows those of a day that were just written.
fn show_day(context: &mut Context, book: &Book, group: GroupIndex, day: Date, who: &[PersonIndex]) -> Outcome {
    let mut rows = rows(book, &[group], who);
    rows.retain(|row| row.date == day);
    show(context, book, &rows)
}

fn show(context: &mut Context, book: &Book, rows: &[CheckpointRow]) -> Outcome {
    context.show(&Shown {
        schema: "clique.checkpoint/1",
        ledger: Some(&book.setup.name),
        text: &|look| checkpoints_as_text(rows, look),
        data: &|| value_of(&checkpoints_as_json(rows)),
        rows: &|| checkpoints_as_rows(rows),
    })?;
    Ok(0)
}
