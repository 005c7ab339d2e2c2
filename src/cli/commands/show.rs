//! `clique show`: shows one entry in full.

use clap::Args;

use crate::book::Book;
use crate::cli::clock::Clock;
use crate::cli::context::Context;
use crate::cli::proven::{anybody_signs, last_recorded};
use crate::cli::receipts::look_at;
use crate::cli::show::{Shown, value_of};
use crate::cli::{Outcome, choose};
use crate::git::Stamp;
use crate::model::{Entry, Group};
use crate::render::detail::{detail_as_json, detail_as_text};
use crate::render::entry_rows::entries_as_rows;
use crate::report::detail::{Remark, Spot, detail};
use crate::text::conversation::conversation;
use crate::text::messages::{Subject, parse_messages};
use crate::text::timestamp::timestamp_text;

/// Show one entry in full
///
/// Every field, what falls on whom and who took the odd cent, columns that clique does not know, the
/// place of the row, what was said about it, and any version that lost a conflict. Where anybody signs, also
/// who recorded it last, and whether a signature proves that.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique show ID
  clique show ID --json")]
pub struct ShowArgs {
    /// The entry, by the first characters of its id
    #[arg(value_name = "ID")]
    pub id: String,
}

/// Shows an entry.
///
/// # Errors
///
/// When it is not there or could be several, or the ledger cannot be read.
pub fn cmd_show(args: &ShowArgs, context: &mut Context) -> Outcome {
    let book = context.book_with_messages()?;
    let ledger = context.ledger(&book)?;
    let entry = choose::entry(&ledger, &args.id)?;
    let spot = |entry: &Entry<'_>| {
        let path = book.sources.file(entry.place.file).map_or(String::new(), |source| source.path.clone());
        Spot { path, line: entry.place.line }
    };
    let mut detail = detail(&ledger, entry, &spot);
    detail.remarks = remarks(&book, ledger.group(entry.group), entry, &context.clock);
    if !entry.receipt.is_empty() && context.global.at.is_none() {
        detail.receipt =
            Some(look_at(&book, &format!("{}/receipts/{}", ledger.group(entry.group).folder, entry.receipt)));
    }
    let past = if anybody_signs(&book.setup) { context.repo_and_commit(&book.root).ok() } else { None };
    detail.recorded = past.and_then(|(repo, from)| last_recorded(&repo, from, entry.id, &book));
    context.show(&Shown {
        schema: "clique.show/1",
        ledger: Some(&book.setup.name),
        text: &|look| detail_as_text(&detail, look),
        data: &|| value_of(&detail_as_json(&detail, &timestamp_text)),
        rows: &|| entries_as_rows(std::slice::from_ref(&detail.row)),
    })?;
    Ok(0)
}

/// Finds what was said about an entry.
fn remarks(book: &Book, group: &Group, entry: &Entry<'_>, clock: &Clock) -> Vec<Remark> {
    let log = book.sources.get(&format!("{}{}", group.folder, crate::text::logs::LOG)).unwrap_or_default();
    let (lines, _) = parse_messages(log);
    let id = entry.id.to_string();
    let found = conversation(lines.iter().map(|line| &line.message)).entries;
    let about = found.into_iter().filter(|said| said.re == Some(Subject::Expense(&id)) && said.deleted.is_none());
    about
        .map(|said| Remark {
            time: timestamp_text(said.said.time),
            shown_time: Clock::local_time(Stamp { seconds: said.said.time, ..clock.stamp() }),
            author: said.said.author.to_owned(),
            text: said.text.to_owned(),
        })
        .collect()
}
