//! Making what is written into a repository survive a power cut.

use std::fs::{self, File};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use super::GitError;

/// Whether nothing is synced in this process.
static FORGONE: AtomicBool = AtomicBool::new(false);

/// Lets this process sync nothing it writes into repositories, whatever that costs after a power cut.
///
/// Only for what is made up on the spot and could be made again; to be called before a repository is opened.
pub fn forgo_syncing() {
    FORGONE.store(true, Ordering::Relaxed);
}

/// Tells whether nothing is synced in this process.
pub(super) fn is_forgone() -> bool {
    FORGONE.load(Ordering::Relaxed)
}

/// Brings a file's bytes to the disk.
pub(super) fn sync_file(path: &Path) -> Result<(), GitError> {
    if is_forgone() {
        return Ok(());
    }
    File::open(path).and_then(|file| file.sync_all()).map_err(|error| GitError::io(path, error))
}

/// Brings the names in a folder to the disk.
#[cfg(unix)]
pub(super) fn sync_folder(path: &Path) -> Result<(), GitError> {
    sync_file(path)
}

/// Brings the names in a folder to the disk; here the system does it itself.
#[cfg(not(unix))]
pub(super) fn sync_folder(_path: &Path) -> Result<(), GitError> {
    Ok(())
}

/// Brings a new repository to the disk: its few files and all its folders.
pub(super) fn sync_new_repository(git_dir: &Path) -> Result<(), GitError> {
    let failed = |error| GitError::io(git_dir, error);
    let mut folders = vec![git_dir.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let kind = entry.file_type().map_err(failed)?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                sync_file(&entry.path())?;
            }
        }
        sync_folder(&folder)?;
    }
    git_dir.parent().map_or(Ok(()), sync_folder)
}
