//! The first commit of a ledger: there is nothing to read yet.

use std::cell::Cell;
use std::path::{Path, PathBuf};

use super::desk::{Desk, Manners, WAIT_MAX, tidy_up};
use super::{Book, BookError, Change, Committed, Draft};
use crate::disk::{Journal, Lock};
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
    /// Takes back what a start left that was killed before anything was recorded, so that it can be begun again.
    ///
    /// # Errors
    ///
    /// When another process holds the folder, or the disk fails.
    pub fn take_back_start(root: &Path) -> Result<(), BookError> {
        // Where there is no usable repository there was no start.
        let Ok(repo) = Repo::open(root) else { return Ok(()) };
        if !matches!(repo.head(), Ok(None)) || !Journal::is_beside(repo.common_dir()) {
            return Ok(());
        }
        let lock = Lock::take(repo.common_dir(), WAIT_MAX, &mut |_| {})?;
        let Some(left_over) = Journal::left_over(&lock).map_err(|error| BookError::Disk(error.to_string()))? else {
            return Ok(());
        };
        tidy_up(&repo, &lock, root)?;
        for path in &left_over.paths {
            let above = Path::new(path).ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
            for folder in above {
                // One that holds something stays.
                let _ = std::fs::remove_dir(root.join(folder));
            }
        }
        Ok(())
    }

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
        Desk {
            lock,
            repo,
            now,
            writer: None,
            signing,
            journal_stays: Cell::default(),
            book,
            adopted: None,
            tidied: Vec::new(),
        }
        .commit(draft, change)
    }

    /// Whether this is a start: no file of the ledger was there to read.
    pub(super) fn is_start(&self) -> bool {
        self.book.sources.iter().next().is_none()
    }
}
