//! `clique log`: tell what was changed, by whom and when.

use std::collections::HashSet;

use clap::{Args, ValueEnum};

use crate::book::{Book, Undos, past_of};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::filter_args::{DaysArgs, asked};
use crate::cli::history::{history_row, person_of};
use crate::cli::past::{id_prefix, ids_like};
use crate::cli::show::{Shown, value_of};
use crate::cli::totals::ByArg;
use crate::cli::unknown_names::hint_at_names;
use crate::cli::{Outcome, choose, revision};
use crate::git::{Commit, LogOptions, Repo, forgo_verifying};
use crate::model::id::unique_prefix;
use crate::model::{Date, Id, PersonIndex, Thing};
use crate::render::activity::{activity_as_json, activity_as_rows, activity_as_text};
use crate::render::history::{CommitIds, history_as_json, history_as_rows, history_as_text};
use crate::report::activity::{Activity, activity};
use crate::report::changes::{DeedFilter, Verb};
use crate::report::entries::ID_SHOWN_MIN;
use crate::report::history::HistoryRow;
use crate::text::timestamp::timestamp_text;

/// Tell what was changed, by whom and when
///
/// The newest change comes first. It is told by what it did to the files, so edits made by hand and
/// commits made with plain git are told as well. Only as much of the history is read as is shown. Words and filters are
/// those of `clique list`; they look at entries as they are today, void ones too, and at none that is gone.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique log
  clique log ID                               what happened to one entry
  clique log payer:bob 'amount>50'
  clique log --who alice --since 2026-06-01
  clique log --verb removed --verb took-back   what is no longer there
  clique log --about bob --search taxi
  clique log --by person                      how many changes everyone made
  clique log --commits -N 5                   with the ids that diff, undo and --at take")]
pub struct LogArgs {
    /// Only what happened to one entry, by its id, or to those that fit a filter: payer:bob cat:food
    #[arg(value_name = "ID or WORDS")]
    pub words: Vec<String>,
    /// Only this group
    #[arg(short, long, value_name = "GROUP")]
    pub group: Option<String>,
    /// Only what this person did
    #[arg(long, value_name = "WHO")]
    pub who: Option<String>,
    /// Only what is about this person: entries they paid or share, their file, what they said
    #[arg(long, value_name = "WHO")]
    pub about: Option<String>,
    /// Only some days.
    #[command(flatten)]
    pub days: DaysArgs,
    /// Only what was done like this; may be given several times
    #[arg(long, value_name = "VERB")]
    pub verb: Vec<VerbArg>,
    /// Only such things; may be given several times
    #[arg(long, value_name = "THING")]
    pub thing: Vec<ThingArg>,
    /// Only what has these words in it
    #[arg(long, value_name = "WORDS")]
    pub search: Option<String>,
    /// How many changes, instead of each; one about several categories counts in each of them
    #[arg(long, value_name = "WHAT", conflicts_with_all = ["commits", "limit"])]
    pub by: Option<ByArg>,
    /// Show the ids of the changes
    #[arg(long)]
    pub commits: bool,
    /// How many changes to tell
    #[arg(short = 'N', long, visible_alias = "last", value_name = "NUMBER", default_value_t = 20)]
    pub limit: usize,
}

/// What can be done to a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the words say it")]
pub enum VerbArg {
    Added,
    Changed,
    TookBack,
    Restored,
    Removed,
}

/// What there is in a ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the words say it")]
pub enum ThingArg {
    Entry,
    Item,
    Person,
    Group,
    Message,
    Rate,
    Checkpoint,
    Settings,
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
    let from = match &context.global.at {
        Some(typed) => Some(revision::commit(&repo, typed)?.to_string()),
        None => None,
    };
    forgo_verifying();
    let wanted = Wanted::understand(args, &book, context)?;
    if let Some(by) = args.by {
        let (history, _) = wanted.find(&repo, &book, from.as_deref(), usize::MAX)?;
        return show_activity(context, &book, &activity(&history, by.effects()));
    }
    let (history, has_more) = wanted.find(&repo, &book, from.as_deref(), args.limit)?;
    let shown = history.iter().flat_map(|row| &row.deeds).filter_map(|deed| deed.fact.id);
    let shown: Vec<String> = shown.map(|id| id.to_string()).collect();
    let ids = ids_like(&book, &shown.iter().map(String::as_str).collect::<Vec<_>>());
    let unique = |id: Id| unique_prefix(&ids, id, ID_SHOWN_MIN);
    let commits = if args.commits { CommitIds::Shown } else { CommitIds::Hidden };
    context.show(&Shown {
        schema: "clique.log/1",
        ledger: Some(&book.setup.name),
        text: &|look| history_as_text(&history, commits, &unique, look),
        data: &|| value_of(&history_as_json(&history, &timestamp_text)),
        rows: &|| history_as_rows(&history, &timestamp_text),
    })?;
    if has_more {
        context.ui.hint(&format!("there is more: clique log -N {}", args.limit.saturating_mul(5)));
    }
    Ok(0)
}

fn show_activity(context: &mut Context, book: &Book, parts: &[Activity]) -> Outcome {
    context.show(&Shown {
        schema: "clique.activity/1",
        ledger: Some(&book.setup.name),
        text: &|look| activity_as_text(parts, look),
        data: &|| value_of(&activity_as_json(parts)),
        rows: &|| activity_as_rows(parts),
    })?;
    Ok(0)
}

/// Which changes are wanted.
struct Wanted {
    /// The beginning of an entry's id.
    id: Option<String>,
    /// The ids of the entries that fit a filter, in words.
    entries: Option<HashSet<String>>,
    folder: Option<String>,
    who: Option<PersonIndex>,
    since: Option<Date>,
    until: Option<Date>,
    deeds: DeedFilter,
}

/// Clocks differ: so many changes in a row must be older than asked for before the walk ends.
const OLDER_MAX: usize = 50;

/// What a command of ours that changes entries says it did; its commit names every entry that it changed.
const NAMING: [&str; 8] = ["add", "edit", "void", "restore", "purge", "pay", "say", "settle"];

/// A commit that names so many entries may have changed more.
const NAMED_MAX: usize = 50;

impl Wanted {
    fn understand(args: &LogArgs, book: &Book, context: &mut Context) -> Result<Wanted, Failure> {
        let setup = &book.setup;
        let has_names = args.who.is_some() || args.about.is_some();
        let me = if has_names { context.me(&book.root, setup)? } else { None };
        let group = args.group.as_deref().map(|typed| choose::named_group(setup, typed)).transpose()?;
        let person =
            |typed: &Option<String>| typed.as_deref().map(|typed| choose::person(setup, typed, me)).transpose();
        let today = context.clock.today();
        let (since, until) = args.days.days(today)?;
        let mut id = match args.words.as_slice() {
            [word] if is_id(word, book) => Some(prefix(word, book)?),
            _ => None,
        };
        let is_filter = id.is_none() && !args.words.is_empty();
        let mut entries = is_filter.then(|| fitting(&args.words, book, context)).transpose()?;
        if let ([word], Some(found)) = (args.words.as_slice(), &entries)
            && found.is_empty()
            && let Ok(gone) = id_prefix(word)
        {
            // It names no entry of today, and may be the id of one that is gone.
            (id, entries) = (Some(gone), None);
        }
        Ok(Wanted {
            id,
            entries,
            folder: group.map(|group| setup.groups[group.get()].folder.clone()),
            who: person(&args.who)?,
            since,
            until,
            deeds: DeedFilter {
                verbs: args.verb.iter().map(|verb| verb.verb()).collect(),
                things: args.thing.iter().map(|thing| thing.thing()).collect(),
                about: person(&args.about)?.map(|person| setup.handle(person).to_owned()),
                words: args.search.as_deref().map(str::to_lowercase),
            },
        })
    }

    /// Walks the history until so many changes are found; tells whether there may be more.
    fn find(
        &self,
        repo: &Repo,
        book: &Book,
        from: Option<&str>,
        limit: usize,
    ) -> Result<(Vec<HistoryRow>, bool), Failure> {
        let folder = self.folder.as_deref();
        let paths: Vec<&str> = folder.into_iter().collect();
        let (mut undos, mut history, mut older) = (Undos::default(), Vec::new(), 0);
        for commit in repo.log(&LogOptions { from, paths: &paths, ..LogOptions::default() })? {
            if history.len() >= limit {
                return Ok((history, true));
            }
            let commit = commit?;
            let is_late = self.since.is_none_or(|since| day_of(&commit).is_none_or(|day| day >= since));
            older = if is_late { 0 } else { older + 1 };
            if older > OLDER_MAX {
                break;
            }
            if self.names_others(&commit) {
                continue;
            }
            let is_early = self.until.is_none_or(|until| day_of(&commit).is_none_or(|day| day <= until));
            let is_theirs = self.who.is_none_or(|who| person_of(&book.setup, &commit.author) == Some(who));
            let past = past_of(repo, commit, &mut undos)?;
            if is_late && is_early && is_theirs {
                let mut row = history_row(past, &book.setup);
                self.narrow(&mut row);
                let takes_all = self.id.is_none() && self.entries.is_none() && self.deeds.is_empty();
                if takes_all || !row.deeds.is_empty() {
                    history.push(row);
                }
            }
        }
        Ok((history, false))
    }

    /// Tells whether a commit says that it is about other entries than the one that is wanted.
    fn names_others(&self, commit: &Commit) -> bool {
        if self.id.is_none() && self.entries.is_none() {
            return false;
        }
        let says_all = commit.trailer("Clique-Op").any(|operation| NAMING.contains(&operation));
        let named: Vec<&str> = commit.trailer("Clique-Entry").collect();
        says_all && named.len() < NAMED_MAX && !named.iter().any(|id| self.takes_id(id))
    }

    /// Tells whether an entry is wanted, as far as its id says.
    fn takes_id(&self, id: &str) -> bool {
        self.id.as_ref().is_none_or(|prefix| id.starts_with(prefix.as_str()))
            && self.entries.as_ref().is_none_or(|entries| entries.contains(id))
    }

    /// Leaves the deeds that are wanted.
    fn narrow(&self, row: &mut HistoryRow) {
        if self.id.is_some() || self.entries.is_some() {
            row.deeds.retain(|deed| deed.fact.id.is_some_and(|id| self.takes_id(&id.to_string())));
        }
        if let Some(folder) = &self.folder {
            let handle = folder.rsplit('/').next().unwrap_or(folder);
            row.deeds.retain(|deed| deed.fact.group == handle);
        }
        row.deeds.retain(|deed| self.deeds.takes(deed));
    }
}

impl VerbArg {
    const fn verb(self) -> Verb {
        match self {
            VerbArg::Added => Verb::Added,
            VerbArg::Changed => Verb::Changed,
            VerbArg::TookBack => Verb::TookBack,
            VerbArg::Restored => Verb::Restored,
            VerbArg::Removed => Verb::Removed,
        }
    }
}

impl ThingArg {
    const fn thing(self) -> Thing {
        match self {
            ThingArg::Entry => Thing::Entry,
            ThingArg::Item => Thing::Item,
            ThingArg::Person => Thing::Person,
            ThingArg::Group => Thing::Group,
            ThingArg::Message => Thing::Message,
            ThingArg::Rate => Thing::Rate,
            ThingArg::Checkpoint => Thing::Checkpoint,
            ThingArg::Settings => Thing::Settings,
        }
    }
}

fn day_of(commit: &Commit) -> Option<Date> {
    crate::cli::clock::Clock::at(commit.time).map(|clock| clock.today())
}

/// Tells whether a word is the beginning of an id: of one that is there, or with a digit in it, of one that was.
fn is_id(word: &str, book: &Book) -> bool {
    let has_digit = word.bytes().any(|byte| byte.is_ascii_digit());
    let Ok(wanted) = id_prefix(word) else { return false };
    has_digit || ids_like(book, &[&wanted]).iter().any(|id| id.to_string().starts_with(&wanted))
}

/// Finds the entries that fit a filter.
fn fitting(words: &[String], book: &Book, context: &mut Context) -> Result<HashSet<String>, Failure> {
    let asked = asked(context, book, words, Vec::new())?;
    let mut found = HashSet::new();
    // What cannot be read today does not stand in the way of the past.
    book.each_entry(|entry| {
        if asked.filter.takes(entry) {
            found.insert(entry.id.to_string());
        }
    });
    if found.is_empty() {
        hint_at_names(context, book, &asked.query);
    }
    Ok(found)
}

/// Understands the beginning of an id; one that is in no row today may still be in the past.
fn prefix(typed: &str, book: &Book) -> Result<String, Failure> {
    let wanted = id_prefix(typed)?;
    let ids = ids_like(book, &[&wanted]);
    let found: Vec<String> = ids.iter().map(Id::to_string).filter(|id| id.starts_with(&wanted)).take(6).collect();
    match found.as_slice() {
        [] => Ok(wanted),
        [one] => Ok(one.clone()),
        several => Err(Failure::human(format!("`{typed}` could be several entries")).help(several.join("; "))),
    }
}
