//! `clique diff`: tell what differs between two states of the ledger.

use std::collections::BTreeSet;

use clap::Args;

use crate::book::{Book, ReadOptions, is_readable};
use crate::cli::clock::Clock;
use crate::cli::context::Context;
use crate::cli::failure::{DONE, Failure, NO};
use crate::cli::past::ids_of;
use crate::cli::show::{Shown, value_of};
use crate::cli::{Outcome, choose, revision, typed};
use crate::disk::{FileKind, kind_of};
use crate::git::{ObjectId, Repo};
use crate::model::Id;
use crate::model::id::unique_prefix;
use crate::render::difference::{difference_as_json, difference_as_rows, difference_as_text};
use crate::report::changes::deeds;
use crate::report::difference::{Difference, Moment, balance_moves};
use crate::report::entries::ID_SHOWN_MIN;
use crate::text::past::differing;
use crate::text::sources::Sources;
use crate::text::timestamp::timestamp_text;

/// Tell what differs between two states of the ledger
///
/// In entries, field by field, in people, groups and settings, and in balances: before, after and the
/// change. A..B compares two states, A alone that state with the files, and nothing at all the last
/// commit with the files: what was edited by hand and is not recorded yet. A state is anything git knows
/// (HEAD~3, a branch, a tag, an id) or a day, which means its end: 2026-06-01, yesterday.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique diff                                 edits by hand that are not recorded yet
  clique diff HEAD~1                          since one change ago
  clique diff HEAD~1..HEAD -g trip
  clique diff --since 2026-06-01              since the beginning of that day")]
pub struct DiffArgs {
    /// Which states: A..B, A...B (since both parted), or A alone
    #[arg(value_name = "A..B", allow_hyphen_values = true)]
    pub range: Option<String>,
    /// From the beginning of this day
    #[arg(long, value_name = "DATE", conflicts_with = "range", allow_hyphen_values = true)]
    pub since: Option<String>,
    /// Only this group
    #[arg(short, long, value_name = "GROUP")]
    pub group: Option<String>,
    /// Exit with 1 when something differs
    #[arg(long)]
    pub exit_code: bool,
}

/// A state that is compared.
struct State {
    moment: Moment,
    book: Book,
}

/// Compares two states.
///
/// # Errors
///
/// When there is no such state, or no such group in either.
pub fn cmd_diff(args: &DiffArgs, context: &mut Context) -> Outcome {
    if context.global.at.is_some() {
        return Err(Failure::usage("name both states that are compared").help("clique diff A..B"));
    }
    let root = context.root()?;
    let repo = Repo::open(&root)?;
    let (from, to) = states(args, &repo, context)?;
    let mut difference = compare(&from, &to)?;
    if let Some(typed) = &args.group {
        let find =
            |book: &Book| choose::named_group(&book.setup, typed).map(|group| book.setup.groups[group.get()].clone());
        let group = find(&to.book).or_else(|error| find(&from.book).map_err(|_| error))?;
        difference.narrow(&group.handle, &group.folder);
    }
    let mut ids = [ids_of(&from.book), ids_of(&to.book)].concat();
    ids.sort_unstable();
    ids.dedup();
    let unique = |id: Id| unique_prefix(&ids, id, ID_SHOWN_MIN);
    context.show(&Shown {
        schema: "clique.diff/1",
        ledger: Some(&to.book.setup.name),
        text: &|look| difference_as_text(&difference, &unique, look),
        data: &|| value_of(&difference_as_json(&difference, &timestamp_text)),
        rows: &|| difference_as_rows(&difference),
    })?;
    if difference.is_empty() && args.range.is_none() && args.since.is_none() {
        context.ui.hint("What changed since yesterday: clique diff --since yesterday");
    }
    Ok(if args.exit_code && !difference.is_empty() { NO } else { DONE })
}

fn states(args: &DiffArgs, repo: &Repo, context: &Context) -> Result<(State, State), Failure> {
    if let Some(typed) = &args.since {
        let date = typed::date(typed, context.clock.today())?;
        let (day_before, head) = (date.plus_days(-1), repo.head()?);
        let from = match day_before.zip(head) {
            Some((day, head)) => revision::last_until(repo, head, day)?,
            None => None,
        };
        return Ok((at(repo, from)?, files(repo)));
    }
    let named = |typed: &str| if typed.is_empty() { "HEAD".to_owned() } else { typed.to_owned() };
    let commit = |typed: &str| revision::commit(repo, &named(typed));
    match args.range.as_deref() {
        None => Ok((at(repo, repo.head()?)?, files(repo))),
        Some(range) => {
            match range.split_once("...").map(|pair| (pair, true)).or(range.split_once("..").map(|pair| (pair, false)))
            {
                None => Ok((at(repo, Some(commit(range)?))?, files(repo))),
                Some(((one, other), false)) => Ok((at(repo, Some(commit(one)?))?, at(repo, Some(commit(other)?))?)),
                Some(((one, other), true)) => {
                    let (one, other) = (commit(one)?, commit(other)?);
                    let base = repo.merge_bases(one, other)?.first().copied();
                    Ok((at(repo, base)?, at(repo, Some(other))?))
                }
            }
        }
    }
}

fn at(repo: &Repo, commit: Option<ObjectId>) -> Result<State, Failure> {
    let Some(id) = commit else {
        let book = Book::of(repo.root().to_owned(), Sources::default(), Vec::new());
        return Ok(State { moment: Moment::Nothing, book });
    };
    let book = Book::at(repo, id, ReadOptions { messages: true, ..ReadOptions::default() })?;
    let commit = repo.commit(id)?;
    let moment = Moment::Commit {
        id: id.to_string(),
        local_time: Clock::local_time(commit.time),
        seconds: commit.time.seconds,
        subject: commit.subject,
    };
    Ok(State { moment, book })
}

fn files(repo: &Repo) -> State {
    State { moment: Moment::Files, book: Book::open_with_messages(repo.root()) }
}

fn compare(from: &State, to: &State) -> Result<Difference, Failure> {
    let paths: BTreeSet<&str> =
        from.book.sources.iter().chain(&to.book.sources).map(|source| source.path.as_str()).collect();
    let (mut before, mut after, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for path in paths {
        let texts = (from.book.sources.get(path), to.book.sources.get(path));
        // How far someone has read is no difference between two ledgers.
        if texts.0 == texts.1 || kind_of(path) == Some(FileKind::Reads) {
            continue;
        }
        match differing(path, texts.0, texts.1) {
            Some((gone, new)) => {
                before.extend(gone);
                after.extend(new);
            }
            None => others.push(path.to_owned()),
        }
    }
    let setup = if to.book.setup.groups.is_empty() { &from.book.setup } else { &to.book.setup };
    let (old, new) = (balances(from), balances(to));
    let moves = old.zip(new).map(|(old, new)| balance_moves((&from.book.setup, &old), (&to.book.setup, &new)));
    Ok(Difference {
        from: from.moment.clone(),
        to: to.moment.clone(),
        deeds: deeds(&before, &after, setup),
        others,
        moves,
    })
}

/// Adds up a state; nothing when it cannot be read.
fn balances(state: &State) -> Option<crate::model::balance::Balances> {
    let (tally, faults) = state.book.tally();
    let is_empty = state.moment == Moment::Nothing;
    (is_empty || is_readable(&faults)).then(|| tally.balances())
}
