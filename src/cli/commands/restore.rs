//! `clique restore`: brings entries back that were taken back.

use clap::Args;

use super::rm::{change_of, mark};
use crate::cli::Outcome;
use crate::cli::args::WriteArgs;
use crate::cli::context::Context;
use crate::cli::entry_target::targets;
use crate::cli::entry_words::say_judged;
use crate::cli::failure::Failure;
use crate::cli::writer::Writer;
use crate::model::{Entry, Status};

/// Bring void entries back
///
/// They count again as they stand. A line that was taken out with `clique rm --purge` is in git's
/// history: `clique log` finds it, and `clique undo` takes the last change back.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique list --status void
  clique restore ID")]
pub struct RestoreArgs {
    /// The entries, by the first characters of their ids
    #[arg(value_name = "ID", required = true)]
    pub ids: Vec<String>,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Brings entries back.
///
/// # Errors
///
/// When one is not there or pending, or the ledger cannot be written.
pub fn cmd_restore(args: &RestoreArgs, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, &args.write)?;
    let me = context.me(&writer.book().root, &writer.book().setup)?;
    let mut found = targets(context, &writer, &args.ids)
        .map_err(|failure| failure.help("a line that was purged is in git's history: clique log"))?;
    for target in &found {
        target.setting(&writer, me, context)?;
        if target.entry.status == Status::Pending {
            return Err(Failure::usage(format!("`{}` is pending, not void", target.entry.id)));
        }
    }
    found.retain(|target| {
        if target.entry.counts() {
            context.ui.say(&format!("`{}` counts already", target.entry.id));
        }
        !target.entry.counts()
    });
    if found.is_empty() {
        return Ok(0);
    }
    let mut draft = writer.draft();
    mark(&mut draft, &found, Status::Counts)?;
    let change = change_of(&found, "restore", writer.book());
    if writer.commit(context, &draft, &change)?.is_some() {
        let before: Vec<Entry<'static>> = found.into_iter().map(|target| target.entry).collect();
        say_judged(context, writer.book(), &before, "counts again")?;
    }
    Ok(0)
}
