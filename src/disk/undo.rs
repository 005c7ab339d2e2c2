//! Taking replaced files back, without needing space.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::contents::contents;
use super::stage::sync_folder;
use super::write::WriteError;

/// Files that were replaced and can be put back, until [`Undo::keep`].
///
/// Dropping it keeps the new files, and leaves the old ones in the scratch
/// folder for [`super::Lock::clear_scratch`].
#[derive(Debug, Default)]
#[must_use = "replaced files are to be kept or rolled back"]
pub struct Undo {
    pub(super) done: Vec<Done>,
    /// Folders that were made, outermost first.
    pub(super) folders: Vec<PathBuf>,
    /// Files on their way and second names of old files.
    pub(super) scratch: Vec<PathBuf>,
    /// Folders in which a name changed.
    pub(super) touched: BTreeSet<PathBuf>,
}

/// One file that was replaced.
#[derive(Debug)]
pub(super) struct Done {
    pub(super) path: String,
    pub(super) place: PathBuf,
    pub(super) backup: Option<PathBuf>,
    pub(super) old: Option<u64>,
    pub(super) new: Option<u64>,
    pub(super) look: Option<OutsideLook>,
}

/// What somebody wrote into an old file in the moment it was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rescued {
    /// The ledger path.
    pub path: String,
    /// Where their version is now.
    pub saved: PathBuf,
}

impl Undo {
    /// Keeps the new files and forgets the old ones.
    ///
    /// An editor that had the old file open may have written into it after the
    /// last look; such a version is not forgotten but put into the folder
    /// `rescued` beside the scratch folder, and returned.
    pub fn keep(self) -> Vec<Rescued> {
        let mut rescued = Vec::new();
        for done in &self.done {
            let (Some(backup), Some(old)) = (&done.backup, done.old) else {
                continue;
            };
            if stands(backup).is_some_and(|now| now != old) {
                let saved = rescue(backup).unwrap_or_else(|_| backup.clone());
                let path = done.path.clone();
                rescued.push(Rescued { path, saved });
            }
        }
        for path in &self.scratch {
            if !rescued.iter().any(|one| &one.saved == path) {
                let _ = fs::remove_file(path);
            }
        }
        rescued
    }

    /// Puts the old files back and removes the new ones.
    ///
    /// A file that somebody changed since stays as they left it; the answer is
    /// then [`WriteError::Changed`], and all other files are back.
    pub fn roll_back(self) -> Result<(), WriteError> {
        let mut first = Ok(());
        for done in self.done.iter().rev() {
            first = first.and(put_back(done));
        }
        // What stays in the scratch folder is in nobody's way.
        for path in &self.scratch {
            let _ = fs::remove_file(path);
        }
        for folder in self.folders.iter().rev() {
            // A folder that is not empty has got somebody else's file.
            let _ = fs::remove_dir(folder);
        }
        for folder in self.touched.iter().filter(|folder| folder.is_dir()) {
            let synced = sync_folder(folder).map_err(|error| WriteError::io(folder, error));
            first = first.and(synced);
        }
        first
    }

    /// Brings all changed names to the disk.
    pub(super) fn sync_folders(&self) -> Result<(), WriteError> {
        let above = self.folders.iter().filter_map(|folder| folder.parent());
        let folders: BTreeSet<&Path> = above.chain(self.touched.iter().map(PathBuf::as_path)).collect();
        for folder in folders {
            sync_folder(folder).map_err(|error| WriteError::io(folder, error))?;
        }
        Ok(())
    }
}

/// A number that tells contents apart.
pub(super) fn fingerprint(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

/// How a file looks from outside: its number, length and time of change.
pub(super) type OutsideLook = (u64, u64, SystemTime);

#[cfg(unix)]
pub(super) fn outside_look(place: &Path) -> Option<OutsideLook> {
    use std::os::unix::fs::MetadataExt;
    let meta = place.symlink_metadata().ok()?;
    Some((meta.ino(), meta.len(), meta.modified().ok()?))
}

#[cfg(not(unix))]
pub(super) fn outside_look(_place: &Path) -> Option<OutsideLook> {
    None
}

/// Puts the old file back where the new one stands.
pub(super) fn put_back(done: &Done) -> Result<(), WriteError> {
    if !still_ours(done) {
        return Err(WriteError::changed(&done.path));
    }
    let answer = match (&done.backup, done.new) {
        (Some(backup), _) => fs::rename(backup, &done.place),
        (None, Some(_)) => fs::remove_file(&done.place),
        (None, None) => Ok(()),
    };
    answer.map_err(|error| WriteError::io(&done.place, error))
}

/// Whether the new file, or its absence, is still what was put there. When the
/// disk fails so badly that the file cannot be read, its look decides.
fn still_ours(done: &Done) -> bool {
    match contents(&done.place) {
        Ok(bytes) => done.new == Some(fingerprint(&bytes)),
        Err(_) => match done.place.symlink_metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => done.new.is_none(),
            _ => done.look.is_some() && done.look == outside_look(&done.place),
        },
    }
}

/// The fingerprint of the file that stands there, if one does.
pub(super) fn stands(place: &Path) -> Option<u64> {
    contents(place).ok().map(|bytes| fingerprint(&bytes))
}

fn rescue(backup: &Path) -> io::Result<PathBuf> {
    let scratch = backup.parent().ok_or(io::ErrorKind::NotFound)?;
    let folder = scratch.parent().ok_or(io::ErrorKind::NotFound)?.join("rescued");
    fs::create_dir_all(&folder)?;
    let name = backup.file_name().ok_or(io::ErrorKind::NotFound)?;
    let mut saved = folder.join(name);
    let mut number = 0;
    while saved.exists() {
        number += 1;
        saved.set_extension(format!("old{number}"));
    }
    fs::rename(backup, &saved)?;
    Ok(saved)
}
