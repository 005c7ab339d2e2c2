//! `clique inbox`: what waits for you, and what others did since your last look.
//!
//! The mark is a commit: that of the last `clique inbox --read`, which changes nothing but the marks of the reader.
//! All that came before it, on any device, was known then; what is not among its ancestors is new, however old the
//! clock was of who wrote it.

use std::collections::HashSet;

use clap::Args;

use crate::book::{Book, Change, Undos, past_of};
use crate::cli::args::{Format, WriteArgs};
use crate::cli::context::Context;
use crate::cli::failure::{DONE, Failure, NO};
use crate::cli::history::{history_row, person_of};
use crate::cli::past::ids_like;
use crate::cli::show::{Shown, value_of};
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose, revision};
use crate::git::{Commit, LogOptions, Repo, forgo_verifying};
use crate::model::id::unique_prefix;
use crate::model::{Id, PersonIndex};
use crate::render::inbox::{inbox_as_json, inbox_as_rows, inbox_as_text};
use crate::report::entries::ID_SHOWN_MIN;
use crate::report::history::{Fate, HistoryRow};
use crate::report::inbox::{Inbox, touching};
use crate::report::status::Glance;
use crate::text::conversation::messages_in;
use crate::text::logs::LOG;
use crate::text::reads::{INBOX, mark, path_of, with_mark};
use crate::text::timestamp::timestamp_text;

/// So many commits are looked at.
const COMMITS_MAX: usize = 500;
/// Before the first mark, what happened within so many seconds is new.
const FIRST_LOOK: i64 = 30 * 24 * 3600;
/// Clocks differ: so many commits in a row must be older before the walk ends.
const OLDER_MAX: usize = 50;
/// What a commit of `inbox --read` says it did.
const OPERATION: &str = "inbox";

/// Show what waits for you, and what is new since your last look
///
/// Friend requests, invitations, bills you owe for, payments to confirm, conflicts; then what others did
/// since your last look: messages, and entries that touch you. Everything stays new until --read marks
/// it as read, on all your devices once they have synced.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique inbox
  clique inbox --read
  clique inbox --exit-code -q || echo you have mail")]
pub struct InboxArgs {
    /// Mark everything as read
    #[arg(long)]
    pub read: bool,
    /// Exit with 1 when something is there
    #[arg(long, conflicts_with = "read")]
    pub exit_code: bool,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Shows the inbox, and marks it as read when asked.
///
/// # Errors
///
/// When it is not known who you are, or the ledger cannot be read.
pub fn cmd_inbox(args: &InboxArgs, context: &mut Context) -> Outcome {
    if args.read {
        context.only_now()?;
    }
    let book = context.book()?;
    let me = choose::known_me(context.me(&book.root, &book.setup)?)?;
    let all: Vec<_> = book.setup.group_indexes().collect();
    let mut glance = Glance::default();
    context.visit(&book, |entry| glance.add(entry))?;
    let mut inbox = Inbox::of(glance.status(&book.setup, &all, Some(me), context.clock.today()), &book.setup, me);
    let is_known = add_news(&mut inbox, &book, me, context)?;
    let shown: Vec<String> =
        inbox.news.iter().flat_map(|row| &row.deeds).filter_map(|deed| deed.fact.id).map(|id| id.to_string()).collect();
    let ids = ids_like(&book, &shown.iter().map(String::as_str).collect::<Vec<_>>());
    let unique = |id: Id| unique_prefix(&ids, id, ID_SHOWN_MIN);
    context.show(&Shown {
        schema: "clique.inbox/1",
        ledger: Some(&book.setup.name),
        text: &|look| inbox_as_text(&inbox, &unique, look),
        data: &|| value_of(&inbox_as_json(&inbox, &timestamp_text)),
        rows: &|| inbox_as_rows(&inbox, &timestamp_text),
    })?;
    if inbox.has_more {
        context.ui.hint("there is more: clique log");
    }
    if args.read && !is_known {
        mark_as_read(&inbox.me, &args.write, context)?;
    } else if !args.read && !inbox.news.is_empty() && context.ui.format == Format::Text {
        context.ui.hint("mark as read with: clique inbox --read");
    }
    Ok(if args.exit_code && !inbox.is_empty() { NO } else { DONE })
}

/// Finds what others did since the mark; tells whether nothing at all was.
fn add_news(inbox: &mut Inbox, book: &Book, me: PersonIndex, context: &Context) -> Result<bool, Failure> {
    let Ok(repo) = Repo::open(&book.root) else { return Ok(true) };
    let from = match &context.global.at {
        Some(typed) => Some(revision::commit(&repo, typed)?.to_string()),
        None => None,
    };
    forgo_verifying();
    let mark = last_mark(&repo, book, &inbox.me, from.as_deref())?;
    inbox.since = mark.as_ref().map(|commit| crate::cli::clock::Clock::local_time(commit.time));
    inbox.since_seconds = mark.as_ref().map(|commit| commit.time.seconds);
    let without = mark.as_ref().map(|commit| commit.id.to_string());
    let first = mark.is_none().then(|| context.clock.seconds().saturating_sub(FIRST_LOOK));
    let (commits, has_more) = unread(&repo, from.as_deref(), without.as_deref(), first)?;
    inbox.has_more = has_more;
    let is_known = mark.is_some() && commits.iter().all(|commit| is_quiet(commit, book, me));
    // What was done and undone since the last look is no news.
    let ids: HashSet<String> = commits.iter().map(|commit| commit.id.to_string()).collect();
    let targets = |commit: &Commit| -> Vec<String> {
        let named =
            ["Clique-Undo", "Clique-Redo"].map(|key| commit.trailer(key).map(str::to_owned).collect::<Vec<_>>());
        named.concat()
    };
    let undone: HashSet<String> = commits.iter().flat_map(targets).collect();
    let mut undos = Undos::default();
    for commit in commits {
        let is_mine = person_of(&book.setup, &commit.author) == Some(me);
        let is_taken_back =
            undone.contains(&commit.id.to_string()) || targets(&commit).iter().any(|id| ids.contains(id));
        if is_mine || is_taken_back || commit.parents.len() > 1 {
            continue;
        }
        let mut row: HistoryRow = history_row(past_of(&repo, commit, &mut undos)?, &book.setup);
        if matches!(row.fate, Fate::TakenBack | Fate::Redone) {
            continue;
        }
        touching(&mut row, &book.setup, me);
        row.others.clear();
        if !row.deeds.is_empty() {
            inbox.news.push(row);
        }
    }
    Ok(is_known)
}

/// Tells whether a commit says nothing that somebody could read: one's own, and marks.
fn is_quiet(commit: &Commit, book: &Book, me: PersonIndex) -> bool {
    person_of(&book.setup, &commit.author) == Some(me)
        || commit.parents.len() > 1
        || commit.trailer("Clique-Op").any(|operation| operation == OPERATION)
}

/// Finds the commit of the last `--read`; looked for only where there are marks.
fn last_mark(repo: &Repo, book: &Book, me: &str, from: Option<&str>) -> Result<Option<Commit>, Failure> {
    let path = path_of(me);
    if book.sources.get(&path).and_then(|text| mark(text, INBOX)).is_none() {
        return Ok(None);
    }
    for commit in repo.log(&LogOptions { from, paths: &[&path], ..LogOptions::default() })? {
        let commit = commit?;
        if commit.trailer("Clique-Op").any(|operation| operation == OPERATION) {
            return Ok(Some(commit));
        }
    }
    Ok(None)
}

/// Reads the commits that are not known at the mark, the newest first; tells whether there are more.
fn unread(
    repo: &Repo,
    from: Option<&str>,
    without: Option<&str>,
    first: Option<i64>,
) -> Result<(Vec<Commit>, bool), Failure> {
    let (mut commits, mut older) = (Vec::new(), 0);
    for commit in repo.log(&LogOptions { from, without, ..LogOptions::default() })? {
        let commit = commit?;
        if first.is_some_and(|first| commit.time.seconds < first) {
            older += 1;
            if older > OLDER_MAX {
                break;
            }
            continue;
        }
        older = 0;
        if commits.len() == COMMITS_MAX {
            return Ok((commits, true));
        }
        commits.push(commit);
    }
    Ok((commits, false))
}

/// Writes the marks of the reader: that of the inbox, and how far each conversation goes.
fn mark_as_read(me: &str, write: &WriteArgs, context: &mut Context) -> Result<(), Failure> {
    let mut writer = Writer::open(context, write)?;
    let book = writer.book();
    let path = path_of(me);
    let mut draft = writer.draft();
    let mut text = with_mark(draft.text(&path), INBOX, context.clock.seconds());
    for group in &book.setup.groups {
        let is_in = group.members.iter().any(|member| book.setup.handle(member.person) == me);
        let log = book.sources.get(&format!("{}{LOG}", group.folder)).unwrap_or_default();
        if let Some(last) = messages_in(log).last().filter(|_| is_in) {
            text = with_mark(Some(&text), &group.folder, last.time.min(context.clock.seconds()));
        }
    }
    draft.set(&path, Some(text));
    let change = Change {
        subject: format!("{me} has read what is new"),
        operation: OPERATION,
        group: None,
        entries: Vec::new(),
        trailers: Vec::new(),
    };
    if draft.changes().is_empty() {
        return Ok(());
    }
    if writer.commit(context, &draft, &change)?.is_some() {
        context.ui.say("marked as read");
    }
    Ok(())
}
