//! Why git could not do what was asked.

use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use git2::{ErrorClass, ErrorCode};

use super::{ObjectId, UrlError};

/// What went wrong in the repository, in kinds a caller can put into words.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    /// The folder has no `.git` of its own.
    #[error("no git repository in {}", .0.display())]
    NoRepository(PathBuf),
    /// The repository has no work tree, so no files to keep a ledger in.
    #[error("the repository in {} has no work tree", .0.display())]
    Bare(PathBuf),
    /// The repository keeps its files in another folder (`core.worktree`).
    #[error("the repository keeps its files in {}", .0.display())]
    Elsewhere(PathBuf),
    /// `HEAD` names a commit and no branch, so nothing would hold a new commit.
    #[error("no branch is checked out")]
    DetachedHead,
    /// Another user owns the repository, and git does not trust it.
    #[error("the repository in {} belongs to another user", .0.display())]
    OtherOwner(PathBuf),
    /// A merge, rebase or the like waits to be finished.
    #[error("a {what} is not finished")]
    Unfinished {
        /// Which: `merge`, `rebase` and the like.
        what: &'static str,
        /// Whether files wait in the index to be merged.
        files_wait: bool,
    },
    /// Another program holds a lock of git's, or died holding it.
    #[error("another program holds {}", .path.display())]
    Locked {
        /// The lock file.
        path: PathBuf,
        /// How long ago it was made, where the file still stands.
        age: Option<Duration>,
    },
    /// The repository is of a kind libgit2 cannot read: reftable, SHA-256.
    #[error("the repository uses a format this program cannot read: {0}")]
    Unsupported(String),
    /// The branch is no longer where it was when the commit was prepared.
    #[error("the branch was moved by someone else meanwhile")]
    Moved,
    /// Git does not know who commits (`user.name`, `user.email`).
    #[error("git does not know your name and e-mail")]
    NoIdentity,
    /// The revision names no commit.
    #[error("`{0}` names no commit")]
    NoSuchRevision(String),
    /// The path cannot stand in a tree, or something else is in its way.
    #[error("`{path}` cannot be stored: {why}")]
    BadPath {
        /// The path as given.
        path: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// The stored file is longer than anything a ledger holds.
    #[error("`{path}` has {bytes} bytes")]
    TooLong {
        /// The path or the object's id.
        path: String,
        /// Its length.
        bytes: usize,
    },
    /// The remote's address is none that is allowed.
    #[error("the remote `{name}` cannot be used: {why}")]
    BadRemote {
        /// The remote.
        name: String,
        /// What is wrong with its address.
        why: UrlError,
    },
    /// No remote or branch can be called so.
    #[error("no remote or branch can be called `{0}`")]
    BadName(String),
    /// A commit holds more than a ledger ever does.
    #[error("a commit holds more than {limit} {what}")]
    TooMuch {
        /// What there is too much of.
        what: &'static str,
        /// How many are taken.
        limit: usize,
    },
    /// A commit holds names that some friend's system would take for
    /// something else; says the first.
    #[error("the commit {commit} has a file called `{path}`: {why}")]
    DangerousName {
        /// The commit.
        commit: ObjectId,
        /// The path, for people.
        path: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// git's settings about signing cannot be followed; says why.
    #[error("{0}")]
    BadSigning(String),
    /// A program that signs or checks signatures is not installed.
    #[error("there is no program `{0}`")]
    NoTool(String),
    /// A program that signs or checks signatures did not do it.
    #[error("`{program}` does not sign: {why}")]
    Tool {
        /// The program.
        program: String,
        /// What it said.
        why: String,
    },
    /// A file of the repository could not be read or written.
    #[error("{}: {source}", .path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// An object was written, and is not there.
    #[error("the disk did not take what was to be recorded; is it full?")]
    NotStored,
    /// Anything else, in libgit2's words.
    #[error("{0}")]
    Other(String),
}

impl GitError {
    pub(super) fn io(path: &Path, source: io::Error) -> Self {
        Self::Io { path: path.to_path_buf(), source }
    }

    /// The lock file at `path` stands in the way.
    pub(super) fn locked(path: &Path) -> Self {
        let made = path.symlink_metadata().and_then(|meta| meta.modified());
        Self::Locked {
            path: path.to_path_buf(),
            age: made.ok().and_then(|made| SystemTime::now().duration_since(made).ok()),
        }
    }

    /// What libgit2 said while opening the repository in `root`.
    pub(super) fn opening(root: &Path, error: &git2::Error) -> Self {
        let said = error.message();
        match error.code() {
            ErrorCode::NotFound => Self::NoRepository(root.to_path_buf()),
            ErrorCode::Owner => Self::OtherOwner(root.to_path_buf()),
            _ if unsupported(said) => Self::Unsupported(said.to_owned()),
            _ => Self::Other(said.to_owned()),
        }
    }
}

impl From<git2::Error> for GitError {
    fn from(error: git2::Error) -> Self {
        let said = error.message();
        match (error.code(), error.class()) {
            (ErrorCode::Modified, _) => Self::Moved,
            (ErrorCode::Locked, _) => match lock_named(said) {
                Some(path) => Self::locked(&path),
                None => Self::Other(said.to_owned()),
            },
            (_, ErrorClass::Os) if lock_named(said).is_some_and(|path| path.exists()) => {
                Self::locked(&lock_named(said).expect("looked at in the guard"))
            }
            _ if unsupported(said) => Self::Unsupported(said.to_owned()),
            _ => Self::Other(said.to_owned()),
        }
    }
}

fn unsupported(said: &str) -> bool {
    said.contains("unsupported extension")
        || said.contains("unknown object format")
        || said.contains("unsupported repository version")
}

/// The lock file that a message of libgit2 names between quotes.
fn lock_named(said: &str) -> Option<PathBuf> {
    said.split('\'').find(|word| word.ends_with(".lock")).map(PathBuf::from)
}
