//! Says of the changes of an entry whether signatures prove who made them.

use super::past::{author, steps};
use crate::book::{Book, Inquiry};
use crate::git::{ObjectId, Repo};
use crate::model::{Id, Person, Setup};
use crate::report::verdict::{Gravity, Verdict, verdict};
use crate::report::versions::{Author, Proof};

/// Tells whether anybody has a key; where nobody has, signatures are not spoken of.
#[must_use]
pub fn anybody_signs(setup: &Setup) -> bool {
    setup.people.iter().any(|person: &Person| !person.signing_keys().is_empty())
}

/// Judges changes one by one, as `clique verify REV` does, where anybody has a key.
///
/// What cannot be judged, as without the program that checks signatures, stays unsaid: `verify` says why.
pub fn prove<'a>(changes: impl Iterator<Item = &'a mut Author>, repo: &Repo, setup: &Setup) {
    if anybody_signs(setup) {
        for change in changes {
            change.proof = judged(repo, &change.commit);
        }
    }
}

/// Finds the change that made an entry what it says, where anybody has a key; the newest of all.
#[must_use]
pub fn last_recorded(repo: &Repo, from: ObjectId, id: Id, book: &Book) -> Option<Author> {
    if !anybody_signs(&book.setup) {
        return None;
    }
    let newest = steps(repo, from, id, book).ok()?.into_iter().next()?;
    let mut by = author(&newest.commit, &book.setup);
    prove(std::iter::once(&mut by), repo, &book.setup);
    Some(by)
}

fn judged(repo: &Repo, commit: &str) -> Option<Proof> {
    let commit = repo.commit(repo.resolve(commit).ok()?).ok()?;
    let mut inquiry = Inquiry::begin(repo.root(), None).ok()?;
    let testimony = inquiry.testimony(&commit).ok()?;
    let verdict = verdict(&testimony, &|key, name| inquiry.was_attributed(key, name));
    proof(&verdict)
}

fn proof(verdict: &Verdict) -> Option<Proof> {
    let gravest = verdict.findings.iter().map(|finding| finding.gravity).max();
    match gravest {
        _ if verdict.is_merge => None,
        Some(Gravity::Wrong) => Some(Proof::Doubtful),
        _ if verdict.is_proven() => Some(Proof::Signed),
        _ => Some(Proof::Unsigned),
    }
}
