//! Where the ledger is kept: files and locks.
//!
//! 1. [`find_root`] walks up to the folder with `clique.toml`.
//! 2. [`read_tree`] reads the files of the known shapes and nothing else, and
//!    gives what it refused beside what it read.
//! 3. A writer takes the [`Lock`], opens a [`Journal`], and [`replace_all`]
//!    puts new files in the place of those that were read, or of nothing,
//!    never of what somebody wrote meanwhile. What it did can be undone
//!    without needing space, until it is kept.
//!
//! No symbolic link is ever followed below the root.

mod contents;
mod copies;
mod find;
mod journal;
mod lock;
mod manifest;
mod note;
mod outside;
mod passing;
mod place;
mod read;
mod shape;
mod shelf;
mod stage;
mod undo;
mod write;

pub use contents::{FILE_BYTES_MAX, read_into};
pub use copies::is_second_version;
pub use find::{FindError, SearchLimits, find_root};
pub use journal::{Journal, LeftOver, forget_index_behind, note_index_behind, paths_behind};
pub use lock::{Lock, LockError};
pub use manifest::put_back;
pub use note::{keep_note, note};
pub use outside::{Existing, write_outside};
pub use passing::{PassingFolder, empty_folder};
pub use place::Refusal;
pub use read::{FILES_MAX, FileText, NearMiss, ReadOptions, Refused, Tables, Tree, read_file, read_tree};
pub use shape::{FileKind, Miss, kind_of, miss_of};
pub use shelf::names_in;
pub use stage::{forgo_syncing, make_folders};
pub use undo::{Rescued, Undo};
pub use write::{Change, WriteError, mark_program, replace, replace_all};
