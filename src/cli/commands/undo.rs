//! `clique undo`: take the last change back.

use clap::Args;

use crate::book::{Book, Desk, Undos, draft_without, last_change, past_of};
use crate::cli::Outcome;
use crate::cli::args::WriteArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::history::history_row;
use crate::cli::show::{Shown, value_of};
use crate::cli::writer::{Writer, show_diff};
use crate::disk::kind_of;
use crate::git::{Commit, Repo};
use crate::model::Id;
use crate::model::id::unique_prefix;
use crate::render::history::{history_as_json, history_as_rows, undone_as_text};
use crate::render::safe::safe;
use crate::report::entries::ID_SHOWN_MIN;
use crate::report::history::HistoryRow;
use crate::text::timestamp::timestamp_text;

/// Take the last change back
///
/// The files come back byte for byte, as a new change: nothing is erased from the history. Called
/// again, it goes one step further. Edits that you made by hand and did not commit count as the last
/// change. What begins the ledger cannot be undone, and neither can a merge.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique undo
  clique undo --dry-run         show what it would take back")]
pub struct UndoArgs {
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Takes the last change back.
///
/// # Errors
///
/// When there is none, it cannot be taken back, or the ledger cannot be written.
pub fn cmd_undo(args: &UndoArgs, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, &args.write)?;
    match &mut writer {
        Writer::Desk(desk) => undo(desk, context),
        Writer::Preview(book) => preview(book, context),
    }
}

fn undo(desk: &mut Desk, context: &mut Context) -> Outcome {
    let commit = last_change(desk.repo())?;
    let mut row = told(desk.repo(), &desk.book, commit.clone())?;
    let draft = draft_without(desk.repo(), &desk.book, &commit)?;
    let committed = desk.undo(&commit, &draft)?;
    context.ui.note_recorded();
    for warning in &committed.warnings {
        context.ui.warn(warning);
    }
    let (ours, foreign): (Vec<_>, Vec<_>) = row.others.into_iter().partition(|path| kind_of(path).is_some());
    row.others = ours;
    show(context, &desk.book, &row)?;
    if !foreign.is_empty() {
        context.ui.say(&format!("left as they are, for they are not the ledger's: {}", safe(&foreign.join(", "))));
    }
    Ok(0)
}

/// Shows what would be taken back; edits by hand would be committed first, and so be the last change.
fn preview(book: &Book, context: &mut Context) -> Outcome {
    let repo = Repo::open(&book.root)?;
    let edited = book.edited(&repo)?;
    let draft = if edited.is_empty() {
        draft_without(&repo, book, &last_change(&repo)?)?
    } else {
        book.draft_without_edits(&repo, &edited)?
    };
    draft.check()?;
    show_diff(context, &draft.diff()?)?;
    context.ui.say("nothing was changed (--dry-run)");
    Ok(0)
}

/// Tells what a change did, before it is taken back.
fn told(repo: &Repo, book: &Book, commit: Commit) -> Result<HistoryRow, Failure> {
    Ok(history_row(past_of(repo, commit, &mut Undos::default())?, &book.setup))
}

fn show(context: &mut Context, book: &Book, row: &HistoryRow) -> Outcome {
    let mut ids: Vec<Id> = row.deeds.iter().filter_map(|deed| deed.fact.id).collect();
    book.each_entry(|entry| ids.push(entry.id));
    ids.sort_unstable();
    ids.dedup();
    let unique = |id: Id| unique_prefix(&ids, id, ID_SHOWN_MIN);
    let rows = std::slice::from_ref(row);
    context.show(&Shown {
        schema: "clique.undo/1",
        ledger: Some(&book.setup.name),
        text: &|look| undone_as_text(row, &unique, look),
        data: &|| value_of(&history_as_json(rows, &timestamp_text)),
        rows: &|| history_as_rows(rows, &timestamp_text),
    })?;
    Ok(0)
}
