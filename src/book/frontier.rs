//! The commits that a walk back has still to look at: no commit before all that follow it.
//!
//! A clock decides nothing here: commits of one second, and of clocks that ran backwards, would come in
//! the wrong order. As long as the history is a line there is one commit to look at. The first merge has
//! the whole history put in order, which costs less than reading a single file of each commit would.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use super::BookError;
use crate::git::{Link, ObjectId, Repo};

/// Commits in the order in which they are to be looked at, each with what is known about it.
pub(super) struct Frontier<'r, T> {
    repo: &'r Repo,
    from: ObjectId,
    ranks: Option<HashMap<ObjectId, usize>>,
    open: BinaryHeap<(Reverse<usize>, ObjectId)>,
    known: HashMap<ObjectId, (Link, T)>,
}

impl<'r, T> Frontier<'r, T> {
    /// Begins without any commit; all that come are what led to `from`.
    pub(super) fn new(repo: &'r Repo, from: ObjectId) -> Frontier<'r, T> {
        Frontier { repo, from, ranks: None, open: BinaryHeap::new(), known: HashMap::new() }
    }

    /// Adds a commit; when it is there already, `merge` says what is known about it then.
    pub(super) fn push(&mut self, link: Link, what: T, merge: impl FnOnce(&mut T, T)) {
        if let Some((_, known)) = self.known.get_mut(&link.id) {
            merge(known, what);
            return;
        }
        let rank = self.ranks.as_ref().and_then(|ranks| ranks.get(&link.id)).copied().unwrap_or(0);
        self.open.push((Reverse(rank), link.id));
        self.known.insert(link.id, (link, what));
    }

    /// Takes the next commit.
    ///
    /// # Errors
    ///
    /// When git cannot read the history.
    pub(super) fn pop(&mut self) -> Result<Option<(Link, T)>, BookError> {
        let Some((_, id)) = self.open.pop() else { return Ok(None) };
        let next = self.known.remove(&id);
        if self.ranks.is_none() && next.as_ref().is_some_and(|(link, _)| link.parents.len() > 1) {
            self.ranks = Some(self.repo.ranks(self.from)?);
        }
        Ok(next)
    }
}
