//! A note that a write is under way, for whoever comes after a crash.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::Lock;
use super::stage::{sync_file, sync_folder};

/// The first line of the file.
const TITLE: &str = "clique journal 1";

/// The name of the note that the index did not follow.
const BEHIND: &str = "index-behind";

/// The longest journal that is read, in bytes.
const BYTES_MAX: u64 = 16 * 1024 * 1024;

/// An open journal. It stays on the disk until [`Journal::finish`], also when
/// dropped: then the next writer cleans up.
#[derive(Debug)]
#[must_use = "a journal that is not finished looks like a crash"]
pub struct Journal {
    path: PathBuf,
}

/// What a process that died while writing was about to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOver {
    /// When it began.
    pub began: SystemTime,
    /// The paths it was to change, as far as it got to say so.
    pub paths: Vec<String>,
}

impl Journal {
    /// Notes on the disk that these paths are about to change. Returns only
    /// when the note is safe there.
    ///
    /// Empties the scratch folder: what a dead writer left must have been put
    /// back by now, see [`super::put_back`].
    pub fn begin(lock: &Lock, paths: &[&str]) -> io::Result<Self> {
        lock.clear_scratch()?;
        let path = lock.folder().join("journal");
        // A journal that stays from an earlier write of this process tells what nothing else does.
        let (behind, stayed) = (paths_behind(lock), paths_in(&path).unwrap_or_default());
        let mut text = format!("{TITLE}\n");
        for path in paths.iter().copied().chain(behind.iter().chain(&stayed).map(String::as_str)) {
            text.push_str(path);
            text.push('\n');
        }
        let mut file = File::create(&path)?;
        file.write_all(text.as_bytes())?;
        sync_file(&file)?;
        sync_folder(lock.folder())?;
        Ok(Self { path })
    }

    /// Tells whether somebody is writing or died doing so, in the repository in this folder.
    #[must_use]
    pub fn is_beside(git_dir: &Path) -> bool {
        git_dir.join(super::lock::FOLDER).join("journal").exists()
    }

    /// Takes the note away: the write is done, or was undone in full.
    pub fn finish(self) -> io::Result<()> {
        remove(&self.path)
    }

    /// Returns the note of a process that died, if there is one. Only under the
    /// lock is it surely a dead one's.
    ///
    /// What to do then, in this order: remove git's stale locks, put back the
    /// paths that differ from the last commit ([`super::put_back`]), bring the
    /// index in step for all of them, and [`LeftOver::forget`]. A crash in
    /// between only means that it is done again.
    pub fn left_over(lock: &Lock) -> io::Result<Option<LeftOver>> {
        let path = lock.folder().join("journal");
        let meta = match path.symlink_metadata() {
            Ok(meta) => meta,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        Ok(Some(LeftOver { began: meta.modified()?, paths: paths_in(&path)? }))
    }
}

/// Turns the journal into a note that git's index did not follow, for the next writer to make up for. Were that
/// forgotten, a plain `git commit` would take the change back. A name is changed and nothing written, so a full
/// disk is no hindrance.
///
/// # Errors
///
/// When there is no journal, or the disk fails.
pub fn note_index_behind(lock: &Lock) -> io::Result<()> {
    fs::rename(lock.folder().join("journal"), lock.folder().join(BEHIND))
}

/// Returns the paths in which git's index did not follow.
#[must_use]
pub fn paths_behind(lock: &Lock) -> Vec<String> {
    paths_in(&lock.folder().join(BEHIND)).unwrap_or_default()
}

/// Takes the note away: the index is in step again.
///
/// # Errors
///
/// When the disk fails.
pub fn forget_index_behind(lock: &Lock) -> io::Result<()> {
    remove(&lock.folder().join(BEHIND))
}

fn paths_in(note: &Path) -> io::Result<Vec<String>> {
    let meta = note.symlink_metadata()?;
    let readable = meta.is_file() && meta.len() <= BYTES_MAX;
    let bytes = if readable { fs::read(note)? } else { Vec::new() };
    Ok(String::from_utf8_lossy(&bytes).lines().skip(1).map(str::to_owned).collect())
}

impl LeftOver {
    /// Takes the dead one's note away.
    pub fn forget(self, lock: &Lock) -> io::Result<()> {
        remove(&lock.folder().join("journal"))
    }
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn stays_until_finished() {
        let folder = tempfile::tempdir().unwrap();
        let lock = Lock::take(folder.path(), Duration::ZERO, &mut |_| {}).unwrap();
        assert_eq!(Journal::left_over(&lock).unwrap(), None);
        let journal = Journal::begin(&lock, &["a", "b/c"]).unwrap();
        assert_eq!(Journal::left_over(&lock).unwrap().unwrap().paths, ["a", "b/c"]);
        journal.finish().unwrap();
        assert_eq!(Journal::left_over(&lock).unwrap(), None);
        drop(Journal::begin(&lock, &[]).unwrap());
        let left_over = Journal::left_over(&lock).unwrap().unwrap();
        assert_eq!(left_over.paths, Vec::<String>::new());
        left_over.forget(&lock).unwrap();
        assert_eq!(Journal::left_over(&lock).unwrap(), None);
    }

    #[test]
    fn what_the_index_lacks_is_noted_until_it_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let lock = Lock::take(folder.path(), Duration::ZERO, &mut |_| {}).unwrap();
        let journal = Journal::begin(&lock, &["a"]).unwrap();
        note_index_behind(&lock).unwrap();
        journal.finish().unwrap();
        assert_eq!(Journal::left_over(&lock).unwrap(), None);
        assert_eq!(paths_behind(&lock), ["a"]);
        let journal = Journal::begin(&lock, &["b"]).unwrap();
        note_index_behind(&lock).unwrap();
        journal.finish().unwrap();
        assert_eq!(paths_behind(&lock), ["b", "a"]);
        forget_index_behind(&lock).unwrap();
        assert_eq!(paths_behind(&lock), Vec::<String>::new());
        // What stays tells so in the next as well.
        drop(Journal::begin(&lock, &["c"]).unwrap());
        drop(Journal::begin(&lock, &["d"]).unwrap());
        assert_eq!(Journal::left_over(&lock).unwrap().unwrap().paths, ["d", "c"]);
    }

    #[test]
    fn cut_off_journal_is_still_one() {
        let folder = tempfile::tempdir().unwrap();
        let lock = Lock::take(folder.path(), Duration::ZERO, &mut |_| {}).unwrap();
        fs::write(lock.folder().join("journal"), "").unwrap();
        assert!(Journal::left_over(&lock).unwrap().is_some());
    }
}
