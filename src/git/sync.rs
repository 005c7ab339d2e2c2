//! Making libgit2's writes survive a power cut.

use std::fs::{self, File};
use std::path::Path;
use std::sync::Once;
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

/// Makes libgit2 sync what it writes into a repository; once per process.
///
/// libgit2 syncs nothing by default: after a power cut the branch may name a
/// commit that is not there.
#[allow(unsafe_code)]
pub(super) fn switch_on() {
    static SWITCH: Once = Once::new();
    SWITCH.call_once(|| {
        if FORGONE.load(Ordering::Relaxed) {
            return;
        }
        libgit2_sys::init();
        let option =
            i32::try_from(libgit2_sys::GIT_OPT_ENABLE_FSYNC_GITDIR).expect("libgit2's options are small numbers");
        // SAFETY: git2 has no safe call for this option. libgit2 is
        // initialised above; the option takes one int; it writes one static
        // flag, and every repository is opened after this call returns.
        let answer = unsafe { libgit2_sys::git_libgit2_opts(option, 1) };
        assert_eq!(answer, 0, "libgit2 knows the option since 0.27");
    });
}

/// Brings a file's bytes to the disk.
pub(super) fn sync_file(path: &Path) -> Result<(), GitError> {
    if FORGONE.load(Ordering::Relaxed) {
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
