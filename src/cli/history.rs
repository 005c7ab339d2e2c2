//! Reads the history of a ledger commit by commit and names who made each change.

use super::clock::Clock;
use crate::book::{Past, UndoRole};
use crate::git::{Commit, Identity};
use crate::model::{PersonIndex, Setup};
use crate::report::changes::deeds;
use crate::report::history::{Fate, HistoryRow};

/// Tells what a commit did, in today's names.
#[must_use]
pub fn history_row(past: Past, setup: &Setup) -> HistoryRow {
    let Past { commit, role, before, after, others } = past;
    let (fate, deeds) = match role {
        UndoRole::Undoes => (Fate::Undoes, deeds(&after, &before, setup)),
        UndoRole::Redone => (Fate::Redone, deeds(&after, &before, setup)),
        UndoRole::Redoes => (Fate::Redoes, deeds(&before, &after, setup)),
        UndoRole::TakenBack => (Fate::TakenBack, deeds(&before, &after, setup)),
        UndoRole::Stands => (Fate::Stands, deeds(&before, &after, setup)),
    };
    let (who, is_known) = who_made(&commit, setup);
    HistoryRow {
        commit: commit.id.to_string(),
        local_time: Clock::local_time(commit.time),
        seconds: commit.time.seconds,
        who,
        is_known,
        email: commit.author.email.clone(),
        is_own: is_own(&commit),
        is_merge: commit.parents.len() > 1,
        subject: commit.subject,
        fate,
        deeds,
        others,
    }
}

/// Names who made a commit, and tells whether that is someone of the ledger.
#[must_use]
pub fn who_made(commit: &Commit, setup: &Setup) -> (String, bool) {
    match person_of(setup, &commit.author) {
        Some(person) => (setup.handle(person).to_owned(), true),
        None if commit.author.name.trim().is_empty() => (commit.author.email.clone(), false),
        None => (commit.author.name.clone(), false),
    }
}

fn is_own(commit: &Commit) -> bool {
    commit.trailer("Clique-Op").next().is_some()
}

/// Finds the one person whom an author's e-mail address means, else the one with that very name.
#[must_use]
pub fn person_of(setup: &Setup, author: &Identity) -> Option<PersonIndex> {
    let the_one = |fits: &dyn Fn(&crate::model::Person) -> bool| {
        let mut found = setup.person_indexes().filter(|index| fits(&setup.people[index.get()]));
        found.next().filter(|_| found.next().is_none())
    };
    the_one(&|person| person.emails.iter().any(|email| email.eq_ignore_ascii_case(&author.email)))
        .or_else(|| the_one(&|person| person.name == author.name || person.handle.as_str() == author.name))
}
