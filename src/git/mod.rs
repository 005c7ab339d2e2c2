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
//! 5. Hosts are reached by the user's own `git` ([`Program`]), folders in this
//!    process; nothing is ever forced. [`Repo::fetch`], then
//!    [`Repo::write_merge`] or [`Repo::prepare_step`], the files,
//!    [`Repo::publish`], the index, [`Repo::push`], which asks the remote
//!    whether it arrived, and [`Repo::set_seen_tip`] make a sync.
//! 6. Commits are signed, and signatures checked, by the user's own `ssh-keygen`
//!    or `gpg` ([`Signing`], [`Checker`]).

mod ancestry;
mod blobs;
mod bundle;
mod clone;
mod clone_place;
mod commit;
mod config;
mod copy;
mod descent;
mod diff;
mod error;
mod folder;
mod health;
mod history;
mod hooks;
mod identity;
mod index;
mod library;
mod locks;
mod merge_commit;
mod merges;
mod object;
mod packing;
mod program;
mod rebased;
mod remote;
mod remote_moves;
mod repo;
mod settings;
mod setup;
mod signature;
mod signing;
mod ssh_signature;
mod sync;
mod tool;
mod transport;
mod transport_error;
mod tree;
mod tree_files;
mod unfinished;
mod url;
mod verified;

pub use ancestry::{COUNT_MAX, Divergence};
pub use clone::Cloned;
pub use commit::{CommitRequest, PreparedCommit, Published, Stamp};
pub use descent::{Link, TwoFiles};
pub use diff::unified_diff;
pub use error::GitError;
pub use history::{Commit, Log, LogOptions};
pub use identity::Identity;
pub use library::{forgo_verifying, library_version};
pub use merge_commit::{MergeRequest, PreparedStep};
pub use merges::{PassedCommit, PastMerges, REPAIRED, UnmergedPath};
pub use object::ObjectId;
pub use packing::{LOOSE_MAX, PACKS_MAX, Stock};
pub use program::{Program, Prompts, SILENCE_MAX, SILENCE_WITH_PROMPTS_MAX};
pub use rebased::Copied;
pub use remote::{FIRST_REMOTE, Remote, Upstream};
pub use remote_moves::FormerRemote;
pub use repo::Repo;
pub use setup::SetUpPart;
pub use signature::{Checked, Checker, CommitSignature};
pub use signing::Signing;
pub use sync::forgo_syncing;
pub use transport::{Fetched, Pushed, RemoteHeads};
pub use transport_error::{GIT_VERSION_MIN, TransportError};
pub use tree::{ChangedFile, STORED_BYTES_MAX, StoredFile};
pub use tree_files::{EntryKind, OddEntry, TREE_FILES_MAX, TreeFile, TreeFiles};
pub use url::{RemotePlace, RemoteUrl, UrlError, redacted};
pub use verified::Rigour;

#[cfg(test)]
mod testing;
