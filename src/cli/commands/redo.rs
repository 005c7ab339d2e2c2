//! `clique redo`: take an undo back.

use clap::Args;

use super::undo::{preview_draft, show, told};
use crate::book::{change_redoing, draft_without, last_undo};
use crate::cli::Outcome;
use crate::cli::args::WriteArgs;
use crate::cli::context::Context;
use crate::cli::writer::{Writer, commit};
use crate::git::Repo;
use crate::render::history::Way;

/// Take an undo back
///
/// What the last `clique undo` took back stands again, as a new change. Called again, it goes one step
/// further, and `clique undo` after it takes the change back once more. Once something else was changed
/// there is nothing to redo; `clique undo REV` takes back any older undo.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique undo && clique redo
  clique undo && clique redo --dry-run")]
pub struct RedoArgs {
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Takes an undo back.
///
/// # Errors
///
/// When there is none, or the ledger cannot be written.
pub fn cmd_redo(args: &RedoArgs, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, &args.write)?;
    match &mut writer {
        Writer::Preview(book) => {
            let repo = Repo::open(&book.root)?;
            let draft = draft_without(&repo, book, &last_undo(&repo)?)?;
            preview_draft(context, &draft)
        }
        Writer::Desk(desk) => {
            let undo = last_undo(desk.repo())?;
            let row = told(desk.repo(), &desk.book, undo.clone())?;
            let draft = draft_without(desk.repo(), &desk.book, &undo)?;
            commit(context, desk, &draft, &change_redoing(&undo))?;
            show(context, &desk.book, row, Way::Redone)
        }
    }
}
