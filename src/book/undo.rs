//! Undo: takes back the last change that is not taken back yet, as a new commit.
//!
//! An undo names the change it takes back in a trailer, so a second undo goes one step further:
//!
//! ```text
//! add A ─ add B ─ undo B ─ undo A        each undo skips what is undone, and undos themselves
//! ```

use std::collections::HashSet;

use super::commit::Change;
use super::desk::Desk;
use super::{BookError, Committed, Draft};
use crate::git::{Commit, LogOptions};

/// The trailer that names the change an undo takes back.
pub const TRAILER: &str = "Clique-Undo";

/// So many commits are looked at for one that can be undone.
const COMMITS_MAX: usize = 10_000;

/// A change that was taken back.
#[derive(Clone, Debug)]
pub struct Undone {
    /// The change.
    pub commit: Commit,
    /// The commit that takes it back.
    pub committed: Committed,
}

impl Desk {
    /// Finds the change that an undo would take back.
    ///
    /// # Errors
    ///
    /// When there is none; the first commit of a ledger and merges cannot be undone.
    pub fn last_change(&self) -> Result<Commit, BookError> {
        let mut undone = HashSet::new();
        for commit in self.repo.log(&LogOptions::default())?.take(COMMITS_MAX) {
            let commit = commit?;
            let takes_back: Vec<String> = commit.trailer(TRAILER).map(str::to_owned).collect();
            if !takes_back.is_empty() {
                undone.extend(takes_back);
            } else if !undone.contains(&commit.id.to_string()) {
                let can_be_undone = commit.parents.len() == 1;
                return if can_be_undone { Ok(commit) } else { Err(BookError::NothingToUndo) };
            }
        }
        Err(BookError::NothingToUndo)
    }

    /// Drafts the ledger without a change.
    ///
    /// # Errors
    ///
    /// When a file of the change was changed again since.
    pub fn draft_without(&self, commit: &Commit) -> Result<Draft, BookError> {
        let mut draft = self.draft();
        for file in self.repo.changed_files(commit.id)? {
            let text = |id: Option<crate::git::ObjectId>| match id {
                Some(id) => self.repo.file(id).map(|bytes| Some(String::from_utf8_lossy(&bytes).into_owned())),
                None => Ok(None),
            };
            let (before, after) = (text(file.old)?, text(file.new)?);
            if draft.text(&file.path) != after.as_deref() {
                return Err(BookError::Superseded(file.path));
            }
            draft.set(&file.path, before);
        }
        Ok(draft)
    }

    /// Takes a change back.
    ///
    /// # Errors
    ///
    /// As [`Desk::commit`].
    pub fn undo(&mut self, commit: Commit, draft: &Draft) -> Result<Undone, BookError> {
        let change = Change {
            subject: format!("undo: {}", commit.subject),
            operation: "undo",
            group: commit.trailer("Clique-Group").next().map(str::to_owned),
            entries: commit.trailer("Clique-Entry").filter_map(crate::model::Id::parse).collect(),
            trailers: vec![(TRAILER, commit.id.to_string())],
        };
        let committed = self.commit(draft, &change)?;
        Ok(Undone { commit, committed })
    }
}
