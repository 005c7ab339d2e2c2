//! The place to write at: the lock is held, and what others left lying about is tidied.
//!
//! 1. The lock is taken, waiting for whoever holds it.
//! 2. A journal there means that a process died: its stale git locks and temporary files go.
//! 3. What git left without knowing the ledger is mended: see [`mend`](super::mend).
//! 4. The files are read; edits made by hand since the last commit are adopted, or refused.

use std::cell::Cell;
use std::path::Path;
use std::time::Duration;

use super::adopt::{Adopted, adopt};
use super::commit::write_error;
use super::{Book, BookError, Draft};
use crate::disk::{self, Journal, Lock};
use crate::git::{Identity, Repo, Signing, Stamp};

/// How long another process may hold the lock before this one gives up.
pub const WAIT_MAX: Duration = Duration::from_secs(30);

/// How to sit down.
#[derive(Clone, Copy, Debug)]
pub struct Manners {
    /// The time that commits carry.
    pub now: Stamp,
    /// Whether edits by hand may take out many rows at once.
    pub many_may_go: bool,
    /// Whether commits are signed.
    pub signing: Signing,
}

/// A ledger ready to be written: locked, tidied, read.
#[derive(Debug)]
pub struct Desk {
    pub(super) lock: Lock,
    pub(super) repo: Repo,
    pub(super) now: Stamp,
    /// Who writes, when it is not git's own identity.
    pub(super) writer: Option<Identity>,
    pub(super) signing: Signing,
    /// Whether the open journal is all that tells of an index that is behind.
    pub(super) journal_stays: Cell<bool>,
    /// The ledger as it stands, edits by hand included.
    pub book: Book,
    /// What was adopted on the way.
    pub adopted: Option<Adopted>,
    /// What was tidied on the way, in words.
    pub tidied: Vec<String>,
}

impl Desk {
    /// Sits down at the ledger in `root`; `waiting` is told when someone else is in the way.
    ///
    /// # Errors
    ///
    /// When there is no usable repository, the lock stays held, or edits by hand have faults.
    pub fn open(root: &Path, manners: Manners, waiting: &mut dyn FnMut(Option<&str>)) -> Result<Desk, BookError> {
        let repo = Repo::open(root)?;
        if let Some(what) = repo.unfinished().filter(|what| *what != "merge") {
            return Err(repo.waits(what).into());
        }
        let lock = Lock::take(repo.common_dir(), WAIT_MAX, waiting)?;
        let tidied = tidy_up(&repo, &lock, root)?;
        let book = Book::open_with_messages(root);
        let Manners { now, signing, many_may_go } = manners;
        let mut desk = Desk {
            lock,
            repo,
            now,
            writer: None,
            signing,
            journal_stays: Cell::new(false),
            book,
            adopted: None,
            tidied,
        };
        desk.mend()?;
        desk.adopted = adopt(&mut desk, many_may_go)?;
        Ok(desk)
    }

    /// Lets what follows be written by someone else, at another time and unsigned; for histories that are made up.
    pub fn write_as(&mut self, writer: Identity, now: Stamp) {
        (self.writer, self.now, self.signing) = (Some(writer), now, Signing::Never);
    }

    /// Starts a draft.
    #[must_use]
    pub fn draft(&self) -> Draft {
        Draft::of(&self.book)
    }

    /// Returns the repository, for reading its past.
    #[must_use]
    pub fn repo(&self) -> &Repo {
        &self.repo
    }
}

/// Cleans up after a process that died while it held the lock: its git locks go, files of which only
/// some were replaced go back, the index follows.
pub(super) fn tidy_up(repo: &Repo, lock: &Lock, root: &Path) -> Result<Vec<String>, BookError> {
    let failed = |error: std::io::Error| BookError::Disk(error.to_string());
    let mut stale = repo.remove_forgotten();
    let left_over = Journal::left_over(lock).map_err(failed)?;
    if let Some(left_over) = &left_over {
        stale.extend(repo.remove_stale_locks(left_over.began)?);
    }
    let mut words: Vec<String> = stale.iter().map(|path| format!("removed a stale lock: {}", path.display())).collect();
    let behind = disk::paths_behind(lock);
    let behind: Vec<&str> = behind.iter().map(String::as_str).collect();
    if !behind.is_empty() && repo.refresh_index(&behind).is_ok() {
        disk::forget_index_behind(lock).map_err(failed)?;
    }
    let Some(left_over) = left_over else { return Ok(words) };
    let paths: Vec<&str> = left_over.paths.iter().map(String::as_str).collect();
    let dirty = repo.changed_paths_in_worktree(&paths)?;
    let dirty: Vec<&str> = dirty.iter().map(String::as_str).collect();
    let back = disk::put_back(root, lock, &dirty).map_err(write_error)?;
    words.extend(back.iter().map(|path| format!("took back a half-done change of {path}")));
    // The index may be behind the branch; it is derived, so a failure only costs a stale `git status`.
    let _ = repo.refresh_index(&paths);
    left_over.forget(lock).map_err(failed)?;
    Ok(words)
}
