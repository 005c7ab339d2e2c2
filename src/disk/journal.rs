//! A note that a write is under way, for whoever comes after a crash.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::Lock;
use super::stage::{sync_file, sync_folder};

/// The first line of the file.
const TITLE: &str = "clique journal 1";

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
        let mut text = format!("{TITLE}\n");
        for path in paths {
            text.push_str(path);
            text.push('\n');
        }
        let mut file = File::create(&path)?;
        file.write_all(text.as_bytes())?;
        sync_file(&file)?;
        sync_folder(lock.folder())?;
        Ok(Self { path })
    }

    /// Takes the note away: the write is done, or was undone in full.
    pub fn finish(self) -> io::Result<()> {
        fs::remove_file(&self.path)
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
        let readable = meta.is_file() && meta.len() <= BYTES_MAX;
        let bytes = if readable { fs::read(&path)? } else { Vec::new() };
        let text = String::from_utf8_lossy(&bytes);
        Ok(Some(LeftOver { began: meta.modified()?, paths: text.lines().skip(1).map(str::to_owned).collect() }))
    }
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
    fn cut_off_journal_is_still_one() {
        let folder = tempfile::tempdir().unwrap();
        let lock = Lock::take(folder.path(), Duration::ZERO, &mut |_| {}).unwrap();
        fs::write(lock.folder().join("journal"), "").unwrap();
        assert!(Journal::left_over(&lock).unwrap().is_some());
    }
}
