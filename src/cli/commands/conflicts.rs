//! `clique conflicts`: shows entries that were changed in two ways, and settles them.

use clap::{Args, Subcommand};

use crate::book::{Book, Change};
use crate::cli::args::{Format, WriteArgs};
use crate::cli::contested::{all_contested, contested_of, moved, rows_of, short_id, take_command, version_meant};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::fresh::FreshIds;
use crate::cli::show::{Shown, value_of};
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose};
use crate::model::{Entry, Ledger, Status};
use crate::render::conflicts::{
    conflicts_as_json, conflicts_as_rows, conflicts_as_text, settled_as_json, settled_as_rows,
};
use crate::report::conflicts::{Contested, Settled};
use crate::text::columns::Column;
use crate::text::entry_edit::{Cells, change_row, remove_row};
use crate::text::timestamp::timestamp_text;

/// Show and settle what was changed in two ways
///
/// When two friends change one thing of an entry, one version is in force and the other stays beside
/// it and counts for nothing. Alone, the command lists them.
#[derive(Clone, Debug, Args)]
pub struct ConflictsArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<ConflictsCommand>,
}

/// What can be done with conflicts.
#[derive(Clone, Debug, Subcommand)]
#[allow(missing_docs, reason = "each is described by the doc comment of its arguments")]
pub enum ConflictsCommand {
    List(ListArgs),
    Show(ShowArgs),
    Take(TakeArgs),
    KeepBoth(KeepBothArgs),
}

/// List every version of what was changed in two ways
///
/// With who wrote each and when, as far as the history knows. `clique conflicts take` wants the name or
/// the number.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique conflicts list
  clique conflicts list --json")]
pub struct ListArgs {}

/// Show the versions of single entries
///
/// As clique conflicts list does of all; clique show tells what else an entry says.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique conflicts show ID
  clique conflicts show ID --json")]
pub struct ShowArgs {
    /// The entries, by the first characters of their ids
    #[arg(value_name = "ID", required = true)]
    pub ids: Vec<String>,
}

/// Take one version of an entry
///
/// It is in force from then on and the others go; git's history keeps them. A version that took the
/// entry out makes it void.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique conflicts take ID carol
  clique conflicts take ID you
  clique conflicts take ID 1          keep what is in force")]
pub struct TakeArgs {
    /// The entry, by the first characters of its id
    #[arg(value_name = "ID")]
    pub id: String,
    /// Who wrote the version (a name, `you`, or `theirs` of two), or its number in `clique conflicts`
    #[arg(value_name = "WHICH")]
    pub which: String,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Keep every version as an entry of its own
///
/// Those that were not in force get ids of their own and count.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique conflicts keep-both ID
  clique conflicts keep-both ID --dry-run")]
pub struct KeepBothArgs {
    /// The entry, by the first characters of its id
    #[arg(value_name = "ID")]
    pub id: String,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Lists or settles conflicts.
///
/// # Errors
///
/// When the entry is not contested, or the ledger cannot be written.
pub fn cmd_conflicts(args: &ConflictsArgs, context: &mut Context) -> Outcome {
    match &args.command {
        None | Some(ConflictsCommand::List(_)) => list(context, &[]),
        Some(ConflictsCommand::Show(args)) => list(context, &args.ids),
        Some(ConflictsCommand::Take(args)) => settle(&args.id, Some(&args.which), &args.write, context),
        Some(ConflictsCommand::KeepBoth(args)) => settle(&args.id, None, &args.write, context),
    }
}

/// Shows the versions of what is contested: of all, or of the entries that were typed.
fn list(context: &mut Context, ids: &[String]) -> Outcome {
    let book = context.book()?;
    let ledger = context.ledger(&book)?;
    let mut contested = Vec::new();
    for typed in ids {
        contested.push(contested_named(context, &book, &ledger, typed)?.1);
    }
    if ids.is_empty() {
        contested = all_contested(context, &book, &ledger.entries, &ledger.ids())?;
    }
    context.show(&Shown {
        schema: "clique.conflicts/1",
        ledger: Some(&book.setup.name),
        text: &|look| conflicts_as_text(&contested, look),
        data: &|| value_of(&conflicts_as_json(&contested, &timestamp_text)),
        rows: &|| conflicts_as_rows(&contested, &timestamp_text),
    })?;
    if let Some(first) = contested.first() {
        let (take, id) = (take_command(context, &book, first), short_id(first));
        context.ui.hint(&format!("settle one: {take}, or clique conflicts keep-both {id}"));
    }
    Ok(0)
}

/// What becomes of a row.
enum Fate {
    Stays(Cells),
    Goes,
}

/// Takes one version of an entry, or with none keeps them all.
fn settle(typed: &str, which: Option<&str>, write: &WriteArgs, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, write)?;
    let book = writer.book();
    let ledger = context.ledger(book)?;
    let (rows, contested) = contested_named(context, book, &ledger, typed)?;
    let which = which.map(|typed| version_meant(context, book, &contested, typed)).transpose()?;
    let status = rows.first().map_or(Status::Counts, |first| first.status);
    let status = if status == Status::Conflict { Status::Counts } else { status };
    let mut fates = match which {
        Some(which) => taken(&contested, which, status),
        None => kept(&contested, status, book)?,
    };
    // From the last row up, so that none moves before its turn.
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|place| std::cmp::Reverse(rows[*place].place));
    let mut draft = writer.draft();
    for place in order {
        let row = rows[place];
        let path = &book.sources.file(row.place.file).ok_or_else(moved)?.path;
        let text = draft.text(path).ok_or_else(moved)?;
        let text = match std::mem::replace(&mut fates[place], Fate::Goes) {
            Fate::Stays(cells) if cells.is_empty() => continue,
            Fate::Stays(cells) => change_row(text, &row.place, &cells),
            Fate::Goes => remove_row(text, &row.place),
        };
        draft.set(path, Some(text.ok_or_else(moved)?));
    }
    let change = change_of(&contested, which);
    drop(ledger);
    if let Some(committed) = writer.commit(context, &draft, &change)? {
        if context.ui.format != Format::Text {
            let settled = Settled {
                id: contested.id,
                group: contested.group.clone(),
                description: contested.description.clone(),
                taken: which,
                commit: committed.id.to_string(),
            };
            return context
                .show(&Shown {
                    schema: "clique.settled-conflict/1",
                    ledger: None,
                    text: &|_| String::new(),
                    data: &|| value_of(&settled_as_json(&settled)),
                    rows: &|| settled_as_rows(&settled),
                })
                .map(|()| 0);
        }
        let what = crate::render::safe::safe(&contested.description);
        let mark = context.ui.out.glyphs().check;
        let done = which
            .map_or_else(|| "every version counts now".to_owned(), |which| format!("version {which} is in force now"));
        context.ui.say(&format!("{mark} {what}: {done}"));
    }
    Ok(0)
}

/// Finds the entry that is meant, its rows and its versions; refuses one that was not changed in two ways.
fn contested_named<'l, 't>(
    context: &mut Context,
    book: &Book,
    ledger: &'l Ledger<'t>,
    typed: &str,
) -> Result<(Vec<&'l Entry<'t>>, Contested), Failure> {
    let entry = contested_entry(&ledger.entries, typed).map_or_else(|| choose::entry(ledger, typed), Ok)?;
    let rows = rows_of(&ledger.entries, entry);
    let contested = contested_of(context, book, &rows, &ledger.ids())?;
    if contested.versions.iter().all(|version| version.is_in_force) {
        return Err(Failure::usage(format!("`{typed}` was not changed in two ways")).help("see clique conflicts"));
    }
    Ok((rows, contested))
}

/// Finds the contested entry that is meant, also where no version is in force.
fn contested_entry<'e, 't>(entries: &'e [Entry<'t>], typed: &str) -> Option<&'e Entry<'t>> {
    let wanted = typed.to_ascii_lowercase();
    let fits = |entry: &&Entry<'_>| entry.status == Status::Conflict && entry.id.to_string().starts_with(&wanted);
    let mut found = entries.iter().filter(fits);
    let first = found.next().filter(|_| !wanted.is_empty())?;
    found.all(|other| other.id == first.id).then_some(first)
}

/// One version stays and the others go.
fn taken(contested: &Contested, which: usize, status: Status) -> Vec<Fate> {
    let chosen = which.saturating_sub(1);
    let takes_out = contested.takes_out(chosen);
    let status = if takes_out { Status::Void } else { status };
    let cells = Cells::new().with(Column::Status, status.word());
    let fate = |place: usize| if place == chosen { Fate::Stays(cells.clone()) } else { Fate::Goes };
    (0..contested.versions.len()).map(fate).collect()
}

/// Every version stays, with ids of their own; one that only took the entry out goes.
fn kept(contested: &Contested, status: Status, book: &Book) -> Result<Vec<Fate>, Failure> {
    let mut fresh = FreshIds::for_book(book);
    let mut fates = Vec::new();
    for (place, version) in contested.versions.iter().enumerate() {
        let cells = Cells::new().with(Column::Status, status.word());
        fates.push(match () {
            () if version.is_in_force => Fate::Stays(Cells::new()),
            () if contested.takes_out(place) => Fate::Goes,
            () if place == 0 => Fate::Stays(cells),
            () => Fate::Stays(cells.with(Column::Id, fresh.take()?.to_string())),
        });
    }
    Ok(fates)
}

fn change_of(contested: &Contested, which: Option<usize>) -> Change {
    let Contested { id, group, description, .. } = contested;
    let what = if which.is_some() { "take one version of" } else { "keep every version of" };
    Change {
        subject: format!("{group}: {what} {description} ({id})"),
        operation: "settle-conflict",
        group: Some(group.clone()),
        entries: vec![*id],
        trailers: Vec::new(),
    }
}
