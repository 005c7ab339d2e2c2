//! The first commit of a ledger: there is nothing to read yet.

use std::path::{Path, PathBuf};

use super::desk::{Desk, Manners, WAIT_MAX};
use super::{Book, BookError, Change, Committed, Draft};
use crate::disk::Lock;
use crate::git::Repo;
use crate::text::sources::Sources;

impl Draft {
    /// Starts a draft of a ledger that is not there yet.
    #[must_use]
    pub fn of_nothing(root: &Path) -> Draft {
        Draft::of(&Book::of(PathBuf::from(root), Sources::default(), Vec::new()))
    }
}

impl Desk {
    /// Makes a new ledger in the folder `root`, and a repository where there is none.
    ///
    /// The draft is checked before anything is made; files that stand there already are never replaced.
    ///
    /// # Errors
    ///
    /// When the ledger would have faults, or the disk or git fails; no file of the ledger is there then.
    pub fn start(root: &Path, draft: &Draft, change: &Change, manners: Manners) -> Result<Committed, BookError> {
        draft.check()?;
        let repo = Repo::init(root)?;
        repo.ready_to_write()?;
        let lock = Lock::take(repo.common_dir(), WAIT_MAX, &mut |_| {})?;
        let book = Book::of(root.to_owned(), Sources::default(), Vec::new());
        let Manners { now, signing, .. } = manners;
        Desk { lock, repo, now, writer: None, signing, book, adopted: None, tidied: Vec::new() }.commit(draft, change)
    }
}
