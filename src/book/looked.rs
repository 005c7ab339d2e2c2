//! How far history was looked at for what git left in it, and what was found.

use std::collections::{BTreeSet, HashSet};

use crate::disk::{Lock, keep_note, note};
use crate::git::{GitError, ObjectId, PassedCommit, Repo};

/// The note of how far history was looked at.
const LOOKED: &str = "looked-at";

/// By which rules commits were found sound or spoilt; what was noted by others counts for nothing.
const RULES: &str = "rules-8";

/// How far history was looked at.
#[derive(Debug)]
pub(super) struct Looked {
    /// The commit up to which it was.
    pub at: ObjectId,
    /// The commits below it that do not say what they should.
    pub spoilt: BTreeSet<ObjectId>,
}

impl Looked {
    /// Reads the note of the last look; none when there is none, or it cannot be read.
    pub fn noted(repo: &Repo) -> Option<Looked> {
        let note = note(repo.common_dir(), LOOKED)?;
        let mut words = note.split_whitespace();
        words.next().filter(|rules| *rules == RULES)?;
        let mut ids = words.map(str::parse);
        let at = ids.next()?.ok()?;
        Some(Looked { at, spoilt: ids.collect::<Result<_, _>>().ok()? })
    }

    /// Notes it; without a note the next look is a long one.
    pub fn keep(&self, lock: &Lock) {
        let ids = std::iter::once(&self.at).chain(&self.spoilt).map(ObjectId::to_string);
        let words: Vec<String> = std::iter::once(RULES.to_owned()).chain(ids).collect();
        let _ = keep_note(lock, LOOKED, &words.join("\n"));
    }

    /// Tells whether a commit goes on from what is spoilt, or may do so.
    pub fn is_spoilt(&self, repo: &Repo, commit: &PassedCommit) -> bool {
        let parents = commit.parents.as_slice();
        if self.spoilt.is_empty() || commit.mends || (parents.len() > 1 && !commit.joins) {
            return false;
        }
        let mut others = parents.iter().skip(1);
        parents.iter().any(|parent| self.spoilt.contains(parent))
            || others.any(|other| self.meet_there(repo, parents[0], *other))
    }

    /// Tells whether what two commits descend from is spoilt, or may be.
    pub fn meet_there(&self, repo: &Repo, one: ObjectId, other: ObjectId) -> bool {
        match repo.merge_bases(one, other).as_deref() {
            Ok([]) => false,
            Ok([base]) => self.spoilt.contains(base),
            // What several come to depends on what is below them.
            _ => !self.spoilt.is_empty(),
        }
    }
}

impl Looked {
    /// Tells whether some of these commits were copied from what is spoilt, as a rebase does.
    pub fn takes_from_spoilt(&self, repo: &Repo, commits: &[PassedCommit]) -> bool {
        let is_spoilt = |commit: &ObjectId| self.spoilt.contains(commit);
        let is_on_spoilt = |commit| repo.commit(commit).is_ok_and(|commit| commit.parents.iter().any(is_spoilt));
        !self.spoilt.is_empty()
            && repo
                .copied_from(commits, |_| false)
                .into_values()
                .any(|copied| is_spoilt(&copied.original) || is_on_spoilt(copied.original))
    }
}

/// What is known from the last look of the commits that lead to some others.
#[derive(Debug, Default)]
pub(super) struct Known {
    spoilt: BTreeSet<ObjectId>,
    /// The commits that were not looked at; none when nothing was.
    new: Option<HashSet<ObjectId>>,
    /// Whether one of them goes on from what is spoilt, so that it must be known what that should say.
    goes_on: bool,
}

impl Known {
    /// Finds what is known of all that leads to `tips`.
    pub fn before(repo: &Repo, tips: &[ObjectId], looked: Option<&Looked>) -> Result<Known, GitError> {
        let Some(looked) = looked else { return Ok(Known::default()) };
        let (mut new, mut goes_on) = (HashSet::new(), tips.iter().any(|tip| looked.spoilt.contains(tip)));
        goes_on = goes_on || tips.windows(2).any(|two| looked.meet_there(repo, two[0], two[1]));
        for tip in tips {
            let passed = repo.merges_since(*tip, &[looked.at])?.passed;
            goes_on = goes_on || looked.takes_from_spoilt(repo, &passed);
            for commit in passed {
                goes_on = goes_on || looked.is_spoilt(repo, &commit);
                new.insert(commit.id);
            }
        }
        Ok(Known { spoilt: looked.spoilt.clone(), new: Some(new), goes_on })
    }

    /// Tells whether a commit that leads to these need not be looked at again.
    pub fn suffices_for(&self, commit: ObjectId) -> bool {
        let is_known = self.new.as_ref().is_some_and(|new| !new.contains(&commit));
        is_known && !(self.goes_on && self.spoilt.contains(&commit))
    }

    /// Tells whether a commit was found spoilt.
    pub fn is_spoilt(&self, commit: ObjectId) -> bool {
        self.spoilt.contains(&commit)
    }
}
