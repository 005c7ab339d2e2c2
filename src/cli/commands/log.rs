//! `clique log`: tell what was changed, by whom and when.

use clap::Args;

use crate::book::{Book, Undos, past_of};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::history::{history_row, person_of};
use crate::cli::show::{Shown, value_of};
use crate::cli::{Outcome, choose, typed};
use crate::git::{Commit, LogOptions, Repo};
use crate::model::id::{LENGTH, unique_prefix};
use crate::model::{Date, Id, PersonIndex};
use crate::render::history::{history_as_json, history_as_rows, history_as_text};
use crate::report::entries::ID_SHOWN_MIN;
use crate::report::history::HistoryRow;
use crate::text::timestamp::timestamp_text;

/// Tell what was changed, by whom and when
///
/// The newest change comes first. It is told by what it did to the files, so edits made by hand and
/// commits made with plain git are told as well. Only as much of the history is read as is shown.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique log
  clique log ID                 what happened to one entry
  clique log --who alice --since 2026-06-01
  clique log -N 5 --json")]
pub struct LogArgs {
    /// Only what happened to this entry
    #[arg(value_name = "ID")]
    pub id: Option<String>,
    /// Only this group
    #[arg(short, long, value_name = "GROUP")]
    pub group: Option<String>,
    /// Only what this person did
    #[arg(long, value_name = "WHO")]
    pub who: Option<String>,
    /// Only since this day: 2026-06-01, monday, yesterday
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    /// How many changes to tell
    #[arg(short = 'N', long, value_name = "NUMBER", default_value_t = 20)]
    pub limit: usize,
}

/// Tells the history.
///
/// # Errors
///
/// When there is no history, or something typed cannot be meant.
pub fn cmd_log(args: &LogArgs, context: &mut Context) -> Outcome {
    // A ledger that cannot be read today has a past all the same, and may need it.
    let book = Book::open(&context.root()?);
    let repo = Repo::open(&book.root)?;
    let ids = ids_of(&book);
    let wanted = Wanted::understand(args, &book, &ids, context)?;
    let (history, has_more) = wanted.find(&repo, &book, args.limit)?;
    let unique = |id: Id| unique_prefix(&ids, id, ID_SHOWN_MIN);
    context.show(&Shown {
        schema: "clique.log/1",
        ledger: Some(&book.setup.name),
        text: &|look| history_as_text(&history, &unique, look),
        data: &|| value_of(&history_as_json(&history, &timestamp_text)),
        rows: &|| history_as_rows(&history, &timestamp_text),
    })?;
    if has_more {
        context.ui.hint(&format!("there is more: clique log -N {}", args.limit.saturating_mul(5)));
    }
    Ok(0)
}

fn ids_of(book: &Book) -> Vec<Id> {
    let mut ids = Vec::new();
    book.each_entry(|entry| ids.push(entry.id));
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Which changes are wanted.
struct Wanted {
    /// The beginning of an entry's id.
    id: Option<String>,
    folder: Option<String>,
    who: Option<PersonIndex>,
    since: Option<Date>,
}

/// Clocks differ: so many changes in a row must be older than asked for before the walk ends.
const OLDER_MAX: usize = 50;

impl Wanted {
    fn understand(args: &LogArgs, book: &Book, ids: &[Id], context: &Context) -> Result<Wanted, Failure> {
        let setup = &book.setup;
        let me = if args.who.is_some() { context.me(&book.root, setup)? } else { None };
        let group = args.group.as_deref().map(|typed| choose::named_group(setup, typed)).transpose()?;
        let today = context.clock.today();
        Ok(Wanted {
            id: args.id.as_deref().map(|typed| prefix(typed, ids)).transpose()?,
            folder: group.map(|group| setup.groups[group.get()].folder.clone()),
            who: args.who.as_deref().map(|typed| choose::person(setup, typed, me)).transpose()?,
            since: args.since.as_deref().map(|typed| typed::date(typed, today)).transpose()?,
        })
    }

    /// Walks the history until so many changes are found; tells whether there may be more.
    fn find(&self, repo: &Repo, book: &Book, limit: usize) -> Result<(Vec<HistoryRow>, bool), Failure> {
        let folder = self.folder.as_deref();
        let paths: Vec<&str> = folder.into_iter().collect();
        let (mut undos, mut history, mut older) = (Undos::default(), Vec::new(), 0);
        for commit in repo.log(&LogOptions { paths: &paths, ..LogOptions::default() })? {
            if history.len() >= limit {
                return Ok((history, true));
            }
            let commit = commit?;
            let is_late = self.since.is_none_or(|since| day_of(&commit).is_none_or(|day| day >= since));
            older = if is_late { 0 } else { older + 1 };
            if older > OLDER_MAX {
                break;
            }
            let is_theirs = self.who.is_none_or(|who| person_of(&book.setup, &commit.author) == Some(who));
            let past = past_of(repo, commit, &mut undos)?;
            if is_late && is_theirs {
                let mut row = history_row(past, &book.setup);
                self.narrow(&mut row);
                if self.id.is_none() || !row.deeds.is_empty() {
                    history.push(row);
                }
            }
        }
        Ok((history, false))
    }

    /// Leaves the deeds that are wanted.
    fn narrow(&self, row: &mut HistoryRow) {
        if let Some(prefix) = &self.id {
            row.deeds.retain(|deed| deed.fact.id.is_some_and(|id| id.to_string().starts_with(prefix.as_str())));
        }
        if let Some(folder) = &self.folder {
            let handle = folder.rsplit('/').next().unwrap_or(folder);
            row.deeds.retain(|deed| deed.fact.group == handle);
        }
    }
}

fn day_of(commit: &Commit) -> Option<Date> {
    crate::cli::clock::Clock::at(commit.time).map(|clock| clock.today())
}

/// Understands the beginning of an id; one that is in no row today may still be in the past.
fn prefix(typed: &str, ids: &[Id]) -> Result<String, Failure> {
    let wanted = typed.to_ascii_lowercase();
    let is_id = (1..=LENGTH).contains(&wanted.len()) && wanted.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !is_id {
        return Err(Failure::usage(format!("`{typed}` is not the beginning of an id"))
            .help("ids stand first in the lines of clique list"));
    }
    let found: Vec<String> = ids.iter().map(Id::to_string).filter(|id| id.starts_with(&wanted)).take(6).collect();
    match found.as_slice() {
        [] => Ok(wanted),
        [one] => Ok(one.clone()),
        several => Err(Failure::human(format!("`{typed}` could be several entries")).help(several.join("; "))),
    }
}
