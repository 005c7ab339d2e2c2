//! What verifying a history came to.

use std::collections::BTreeMap;

use super::verdict::{Finding, Gravity, Verdict, What};
use crate::model::Fact;

/// A change and what it came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedChange {
    /// The commit's id.
    pub commit: String,
    /// The day and time on the clock of who made it.
    pub local_time: String,
    /// Seconds since 1970-01-01T00:00:00Z.
    pub seconds: i64,
    /// The handle of who is said to have made it; the author's name when nobody in the ledger is meant.
    pub who: String,
    /// The author's e-mail address.
    pub email: String,
    /// The commit's first line.
    pub subject: String,
    /// What it came to.
    pub verdict: Verdict,
}

/// A history that is no longer the one that was verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewritten {
    /// The state that was verified.
    pub state: String,
    /// How many commits that led to it are gone.
    pub commits: usize,
    /// The entries that it had and that are gone.
    pub gone: Vec<Fact>,
    /// The entries that said something else in it, as they were.
    pub changed: Vec<Fact>,
}

/// What verifying a history came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// The newest change.
    pub head: String,
    /// The state that was taken as it is, if not everything was looked at.
    pub since: Option<String>,
    /// Whether every change had to be proven.
    pub all_proven: bool,
    /// The changes, each after those it follows.
    pub changes: Vec<JudgedChange>,
    /// What was verified before and is gone.
    pub rewritten: Option<Rewritten>,
}

impl JudgedChange {
    /// Tells whether it is said to be this person's, and nothing proves it.
    #[must_use]
    pub fn is_unsigned_by(&self, handle: &str) -> bool {
        let is_unsigned = |finding: &Finding| finding.what == What::Unsigned;
        self.verdict.who.as_deref() == Some(handle) && self.verdict.findings.iter().any(is_unsigned)
    }

    /// Forgives what a merge held beside what merging brings: nothing of it is left.
    pub fn forgive_merge(&mut self) {
        for finding in &mut self.verdict.findings {
            if matches!(finding.what, What::MergeWithMore(_)) {
                *finding = Finding { gravity: Gravity::Note, what: What::MergeMended };
            }
        }
    }

    /// Holds against it that it is not signed: its author has a key, and this change did not lead to it.
    pub fn blame_unsigned(&mut self) {
        for finding in self.verdict.findings.iter_mut().filter(|finding| finding.what == What::Unsigned) {
            finding.gravity = Gravity::Wrong;
        }
    }
}

/// How many changes came to what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Proven by signatures.
    pub proven: usize,
    /// Merges that were made again and came out the same.
    pub merges: usize,
    /// Nothing is wrong with them, and nothing is proven; by who made them.
    pub unproven: BTreeMap<String, usize>,
    /// Something is wrong with them.
    pub wrong: usize,
}

impl Verification {
    /// Tells whether all of it holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.rewritten.is_none() && self.changes.iter().all(|change| self.accepts(change))
    }

    /// Tells whether a change holds.
    #[must_use]
    pub fn accepts(&self, change: &JudgedChange) -> bool {
        change.verdict.holds(self.all_proven)
    }

    /// Counts the changes.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for change in &self.changes {
            let gravest = change.verdict.findings.iter().map(|finding| finding.gravity).max();
            if gravest == Some(Gravity::Wrong) {
                counts.wrong += 1;
            } else if change.verdict.is_merge {
                counts.merges += 1;
            } else if gravest == Some(Gravity::Unproven) || !change.verdict.is_proven() {
                *counts.unproven.entry(change.who.clone()).or_default() += 1;
            } else {
                counts.proven += 1;
            }
        }
        counts
    }
}
