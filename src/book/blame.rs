//! Who last wrote each thing in a file: the walk back along one path, until every thing has its commit.
//!
//! A commit holds the things that nobody younger changed. Each parent takes over those that it has
//! unchanged, the first parent first; what no parent has unchanged, the commit itself wrote.

use std::collections::{BTreeMap, BTreeSet};

use super::BookError;
use super::frontier::Frontier;
use crate::git::{Commit, Link, ObjectId, Repo};
use crate::model::Fact;
use crate::text::past::differing;

/// Tells which things, by name, were changed between what a file no longer says and what it says now.
pub type Changed<'a> = &'a dyn Fn(&[Fact], &[Fact]) -> BTreeSet<String>;

/// Returns the commit that last changed each of some things in a file.
///
/// # Errors
///
/// When git cannot read the history.
pub fn blame(
    repo: &Repo,
    from: ObjectId,
    path: &str,
    things: BTreeSet<String>,
    changed: Changed<'_>,
) -> Result<BTreeMap<String, Commit>, BookError> {
    let mut walk = Walk { repo, path, changed, frontier: Frontier::new(repo, from) };
    let mut found = BTreeMap::new();
    walk.hold(repo.link(from)?, things);
    while let Some((link, things)) = walk.frontier.pop()? {
        let own = walk.hand_on(&link, things)?;
        if !own.is_empty() {
            let commit = repo.commit(link.id)?;
            found.extend(own.into_iter().map(|thing| (thing, commit.clone())));
        }
    }
    Ok(found)
}

struct Walk<'r> {
    repo: &'r Repo,
    path: &'r str,
    changed: Changed<'r>,
    frontier: Frontier<'r, BTreeSet<String>>,
}

impl Walk<'_> {
    fn hold(&mut self, link: Link, things: BTreeSet<String>) {
        if !things.is_empty() {
            self.frontier.push(link, things, Extend::extend);
        }
    }

    /// Hands to each parent what it has unchanged; returns what is left.
    fn hand_on(&mut self, link: &Link, mut things: BTreeSet<String>) -> Result<BTreeSet<String>, BookError> {
        for parent in &link.parents {
            let parent = self.repo.link(*parent)?;
            let theirs = match self.repo.differing_at(parent.tree, link.tree, self.path)? {
                None => std::mem::take(&mut things),
                Some((old, new)) => {
                    let (old, new) = (self.text(old)?, self.text(new)?);
                    let changed = match differing(self.path, old.as_deref(), new.as_deref()) {
                        Some((before, after)) => (self.changed)(&before, &after),
                        // A text that cannot be read cannot have had them.
                        None => things.clone(),
                    };
                    let (own, theirs) = things.into_iter().partition(|thing| changed.contains(thing));
                    things = own;
                    theirs
                }
            };
            self.hold(parent, theirs);
        }
        Ok(things)
    }

    fn text(&self, id: Option<ObjectId>) -> Result<Option<String>, BookError> {
        let Some(id) = id else { return Ok(None) };
        Ok(Some(String::from_utf8_lossy(&self.repo.file(id)?).into_owned()))
    }
}
