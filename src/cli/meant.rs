//! Which entries may have been meant, where words were typed and the beginning of an id is needed.

use super::failure::Failure;
use super::wishes::quoted;
use crate::book::Book;
use crate::model::{Entry, Status};

/// Shorter words would fit too much.
const LETTERS_MIN: usize = 3;
/// So many entries are offered.
const OFFERED_MAX: usize = 3;

/// Names an entry in a line: its id, its day, what it was and how much.
#[must_use]
pub fn named(entry: &Entry<'_>) -> String {
    let what = if entry.description.is_empty() { entry.kind.word() } else { &entry.description };
    let amount = entry.amount.to_decimal(entry.currency.decimals());
    format!("{}  {}  {what} {amount} {}", entry.id, entry.date, entry.currency)
}

/// As [`offering`], of all that a ledger has.
#[must_use]
pub fn offering_of(book: &Book, failure: Failure, typed: &str) -> Failure {
    let (_, about, _) = book.looked_through(|entry| is_about(entry, typed));
    offering(failure, typed, about.iter())
}

/// Adds the entries about what was typed to a failure that says there is no such id: those that say no more than it
/// first, then the latest.
#[must_use]
pub fn offering<'e>(failure: Failure, typed: &str, entries: impl Iterator<Item = &'e Entry<'e>>) -> Failure {
    let mut about: Vec<&Entry<'_>> = entries.filter(|entry| is_about(entry, typed)).collect();
    let is_all = |entry: &Entry<'_>| entry.description.to_lowercase() == typed.to_lowercase();
    about.sort_by_key(|entry| (!is_all(entry), std::cmp::Reverse(entry.date), entry.id));
    match about.as_slice() {
        [] => failure,
        [one] => failure.help(format!("did you mean {}?", named(one))),
        [first, rest @ ..] => {
            let failure = failure.help(format!("did you mean {}", named(first)));
            let others =
                rest.iter().take(OFFERED_MAX - 1).fold(failure, |it, one| it.help(format!("or {}", named(one))));
            let count = about.len();
            others
                .maybe_help((count > OFFERED_MAX).then(|| format!("clique search {} finds all {count}", quoted(typed))))
        }
    }
}

fn is_about(entry: &Entry<'_>, typed: &str) -> bool {
    typed.chars().count() >= LETTERS_MIN
        && entry.status != Status::Conflict
        && entry.description.to_lowercase().contains(&typed.to_lowercase())
}
