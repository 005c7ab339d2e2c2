//! `clique history`: tell every version of one entry.

use clap::Args;

use crate::book::Book;
use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::meant::offering_of;
use crate::cli::past::{entry_history, entry_id, ids_like, steps};
use crate::cli::proven::{anybody_signs, prove};
use crate::cli::show::{Shown, value_of};
use crate::git::forgo_verifying;
use crate::render::versions::{versions_as_json, versions_as_rows, versions_as_text};
use crate::report::versions::EntryHistory;
use crate::text::timestamp::timestamp_text;

/// Tell every version of one entry
///
/// Who changed what and when, field by field, the first version first. An entry is followed when its row
/// moves to another file or another group, when it was taken out and brought back, and through edits by
/// hand and plain git commits. An entry that is in no file any more is found in the past. Where anybody
/// signs, says of each change whether its signature proves who made it; `clique verify REV` says more.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique history ID
  clique history ID --at HEAD
  clique history ID --format csv              one field a line")]
pub struct HistoryArgs {
    /// The entry, by the first characters of its id
    #[arg(value_name = "ID")]
    pub id: String,
}

/// Tells the versions.
///
/// # Errors
///
/// When there is no such entry, or no history.
pub fn cmd_history(args: &HistoryArgs, context: &mut Context) -> Outcome {
    // As for the log: a ledger that cannot be read today has a past all the same.
    let book = Book::open(&context.root()?);
    let history = past_of_entry(context, &book, &args.id)?;
    context.show(&Shown {
        schema: "clique.history/1",
        ledger: Some(&book.setup.name),
        text: &|look| versions_as_text(&history, look),
        data: &|| value_of(&versions_as_json(&history, &timestamp_text)),
        rows: &|| versions_as_rows(&history, &timestamp_text),
    })?;
    Ok(0)
}

/// Reads the past of the entry that was typed.
///
/// # Errors
///
/// When there is no such entry, or no commit knows it.
pub(super) fn past_of_entry(context: &Context, book: &Book, typed: &str) -> Result<EntryHistory, Failure> {
    let (repo, from) = context.repo_and_commit(&book.root)?;
    if !anybody_signs(&book.setup) {
        forgo_verifying();
    }
    let ids = ids_like(book, &[&typed.to_ascii_lowercase()]);
    let id = entry_id(&repo, from, &ids, typed).map_err(|failure| offering_of(book, failure, typed))?;
    let steps = steps(&repo, from, id, book)?;
    let mut history = entry_history(&steps, id, &ids, &book.setup).ok_or_else(|| match &context.global.at {
        Some(at) => Failure::usage(format!("`{id}` was not there yet at `{at}`")),
        None => Failure::no(format!("`{id}` is not recorded yet: its row was written by hand"))
            .help("the next command that writes records it"),
    })?;
    prove(history.versions.iter_mut().map(|version| &mut version.by), &repo, &book.setup);
    Ok(history)
}
