//! How the ledger travels: the git repository under it.
//!
//! 1. A [`Repo`] is opened on exactly one folder; nothing is searched for and
//!    no variable of the environment points it elsewhere.
//! 2. [`Repo::write_commit`] stores objects and moves nothing. The files of
//!    the work tree follow, and only then does [`Repo::publish`] move the
//!    branch: were it first, a crash in between would look as if the user had
//!    deleted the new rows. [`Repo::refresh_index`] comes last; the index is
//!    derived.
//! 3. Everything a commit stands on is on the disk before the branch moves.
//!    libgit2 syncs nothing unless told to, so it is told to, and the three
//!    places it forgets are synced here.
//! 4. No hook, filter, attribute or replacement ref takes part: what is read
//!    and written are the bytes of blobs.

mod commit;
mod config;
mod diff;
mod error;
mod history;
mod identity;
mod index;
mod locks;
mod object;
mod repo;
mod sync;
mod tree;

pub use commit::{CommitRequest, PreparedCommit, Published, Stamp};
pub use diff::unified_diff;
pub use error::GitError;
pub use history::{Commit, Log, LogOptions};
pub use identity::Identity;
pub use object::ObjectId;
pub use repo::Repo;
pub use sync::forgo_syncing;
pub use tree::{ChangedFile, STORED_BYTES_MAX, StoredFile};

#[cfg(test)]
mod testing;
