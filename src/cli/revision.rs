//! Understands which state of the ledger is meant: a revision of git's, or the end of a day.
//!
//! What git knows by a name comes first: branches, tags, ids, `HEAD~3`, `main@{1}`. A day, bare or as
//! `@{2026-06-01}`, means the last change that its author made on that day or before, which is the
//! same in every clone; git itself would look into this clone's log of its own movements.

use super::clock::Clock;
use super::failure::Failure;
use super::typed;
use crate::book::{Book, ReadOptions};
use crate::git::{ObjectId, Repo, Stamp};
use crate::model::Date;

/// Finds the commit that is meant.
///
/// # Errors
///
/// When there is none, or the history begins later.
pub fn commit(repo: &Repo, typed: &str) -> Result<ObjectId, Failure> {
    if let Some((branch, date)) = day(typed) {
        let from = if branch.is_empty() { "HEAD" } else { branch };
        let from = repo.resolve(from).map_err(|_| unknown(typed))?;
        return last_until(repo, from, date)?.ok_or_else(|| begins_later(typed));
    }
    if let Ok(commit) = repo.resolve(typed) {
        return Ok(commit);
    }
    let date = today().and_then(|today| typed::date(typed, today).ok()).ok_or_else(|| unknown(typed))?;
    let Some(head) = repo.head()? else { return Err(unknown(typed)) };
    last_until(repo, head, date)?.ok_or_else(|| begins_later(typed))
}

/// Finds the last change that its author made on a day or before.
///
/// # Errors
///
/// When git cannot read the history.
pub fn last_until(repo: &Repo, from: ObjectId, date: Date) -> Result<Option<ObjectId>, Failure> {
    let fits = |stamp: Stamp| Clock::at(stamp).is_some_and(|clock| clock.today() <= date);
    Ok(repo.newest_where(from, fits)?)
}

/// Reads the ledger of the commit that is meant.
///
/// # Errors
///
/// When there is no such commit, or no ledger in it.
pub fn book_at(repo: &Repo, typed: &str, options: ReadOptions) -> Result<Book, Failure> {
    let book = Book::at(repo, commit(repo, typed)?, options)?;
    if book.sources.get("clique.toml").is_none() {
        return Err(Failure::usage(format!("there was no ledger at `{typed}`")).help("see when it began: clique log"));
    }
    Ok(book)
}

/// Takes `main@{2026-06-01}` apart; anything else in the braces is git's business.
fn day(typed: &str) -> Option<(&str, Date)> {
    let (branch, rest) = typed.split_once("@{")?;
    let words = rest.strip_suffix('}').filter(|words| words.parse::<i64>().is_err())?;
    Some((branch, typed::date(words, today()?).ok()?))
}

fn today() -> Option<Date> {
    Clock::read().ok().map(|clock| clock.today())
}

fn unknown(typed: &str) -> Failure {
    Failure::usage(format!("there is no revision `{typed}`"))
        .help("a day (2026-06-01, yesterday), HEAD~3, a branch, a tag, or the id of a commit")
}

fn begins_later(typed: &str) -> Failure {
    Failure::usage(format!("the history begins after `{typed}`")).help("see all of it: clique log -N 1000")
}
