//! `clique checkpoint rm`: takes checkpoints out.

use clap::Args;

use crate::book::Change;
use crate::cli::args::{Format, GroupArg, WriteArgs};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose, typed};
use crate::model::Checkpoint;
use crate::text::checkpoints::{path_of, without_checkpoints};

/// Take checkpoints out
///
/// The balances stay what they are; they may change again.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique checkpoint add -d 2026-06-13 && clique checkpoint rm 2026-06-13
  clique checkpoint add -d 2026-06-13 && clique checkpoint rm 2026-06-13 bob --dry-run")]
pub struct CheckpointRmArgs {
    /// The day
    #[arg(value_name = "DATE")]
    pub date: String,
    /// Only those of these people
    #[arg(value_name = "WHO")]
    pub who: Vec<String>,
    /// The group.
    #[command(flatten)]
    pub group: GroupArg,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Takes checkpoints out.
///
/// # Errors
///
/// When there is none that fits, or the ledger cannot be written; nothing is changed then.
pub(super) fn cmd_checkpoint_rm(args: &CheckpointRmArgs, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, &args.write)?;
    let book = writer.book();
    let setup = &book.setup;
    let index = choose::group(setup, &book.root, args.group.group.as_deref())?;
    let date = typed::date(&args.date, context.clock.today())?;
    let who = choose::people(context, book, &args.who)?;
    let is_meant = |checkpoint: &&Checkpoint| {
        checkpoint.group == index && checkpoint.date == date && (who.is_empty() || who.contains(&checkpoint.person))
    };
    let rows: Vec<_> = setup.checkpoints.iter().filter(is_meant).map(|checkpoint| checkpoint.row.clone()).collect();
    if rows.is_empty() {
        let failure = Failure::no(format!("there is no such checkpoint of {date}"));
        return Err(failure.help("see all: clique checkpoint list"));
    }
    let mut taken = super::rows(book, &[index], &who);
    taken.retain(|row| row.date == date);
    let (path, handle) = (path_of(setup, index), setup.groups[index.get()].handle.clone());
    let mut draft = writer.draft();
    let text = without_checkpoints(draft.text(&path).unwrap_or_default(), &rows);
    let text = text.ok_or_else(|| Failure::no(format!("`{path}` cannot be changed; take the rows out by hand")))?;
    draft.set(&path, Some(text));
    let count = if rows.len() == 1 { "1 checkpoint".to_owned() } else { format!("{} checkpoints", rows.len()) };
    let change = Change {
        subject: format!("{handle}: take out {count} of {date}"),
        operation: "checkpoint-rm",
        group: Some(handle),
        entries: Vec::new(),
        trailers: Vec::new(),
    };
    if writer.commit(context, &draft, &change)?.is_some() {
        if context.ui.format != Format::Text {
            return super::show(context, writer.book(), &taken);
        }
        context.ui.say(&format!("took out {count} of {date}"));
        context.ui.hint("  undo with: clique undo");
    }
    Ok(0)
}
