//! One writer at a time.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::thread;
use std::time::{Duration, Instant};

use super::stage::sync_folder;

/// The folder inside git's that holds what is ours alone.
pub(super) const FOLDER: &str = "clique";

/// The time between two tries, which grows from the first to the second.
const TRY_FIRST: Duration = Duration::from_millis(5);
const TRY_LAST: Duration = Duration::from_millis(100);

/// After how long the caller is told that it waits.
const TELL_AFTER: Duration = Duration::from_millis(700);

/// The most that is read of what a holder wrote about itself, in bytes.
const HOLDER_BYTES_MAX: u64 = 200;

/// The ledger's lock, held until dropped; the system frees it when the process
/// dies, however it dies.
#[derive(Debug)]
#[must_use = "the lock is freed when dropped"]
pub struct Lock {
    folder: PathBuf,
    _file: File,
}

/// Why the lock was not taken.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another process holds it, and did not let go in time.
    #[error("another process has held the ledger for {} seconds", .waited.as_secs())]
    Busy {
        /// What the holder wrote about itself: its process number.
        holder: Option<String>,
        /// How long it was waited for.
        waited: Duration,
    },
    /// The file system knows no locks, as some network ones do not.
    #[error("{} is in a folder without locks, as network folders can be", .0.display())]
    NoLocks(PathBuf),
    /// The folder may only be read.
    #[error("this ledger may only be read here: {}: {source}", .path.display())]
    ReadOnly {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The lock file cannot be made or opened.
    #[error("{}: {source}", .path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl Lock {
    /// Takes the lock `clique/lock` in `git_dir`, waiting at most `wait`.
    ///
    /// `waiting` is called once, when it takes long enough for a person to
    /// notice, with what the holder says about itself. Give it the folder that
    /// all work trees of a repository share.
    pub fn take(git_dir: &Path, wait: Duration, waiting: &mut dyn FnMut(Option<&str>)) -> Result<Self, LockError> {
        let folder = own_folder(git_dir)?;
        let path = folder.join("lock");
        let failed = |source| failure(&path, source);
        let mut file = open(&path).map_err(failed)?;
        let began = Instant::now();
        let mut pause = TRY_FIRST;
        let mut told = false;
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(TryLockError::Error(error)) if knows_no_locks(&error) => return Err(LockError::NoLocks(path)),
                Err(TryLockError::Error(error)) => return Err(failed(error)),
                Err(TryLockError::WouldBlock) => {}
            }
            let waited = began.elapsed();
            if waited >= wait {
                let holder = holder(&path);
                return Err(LockError::Busy { holder, waited });
            }
            if waited >= TELL_AFTER && !told {
                told = true;
                waiting(holder(&path).as_deref());
            }
            thread::sleep(pause.min(wait.saturating_sub(waited)));
            pause = (pause * 2).min(TRY_LAST);
        }
        sign(&mut file).map_err(failed)?;
        Ok(Self { folder, _file: file })
    }

    /// Returns the folder for what is ours inside git's.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the folder for files on their way, which git never sees.
    #[must_use]
    pub fn scratch(&self) -> PathBuf {
        self.folder.join("tmp")
    }

    /// Removes what a killed process left in the scratch folder.
    pub fn clear_scratch(&self) -> io::Result<()> {
        match fs::remove_dir_all(self.scratch()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

/// Tells whether this is what a folder says that has no locks, or whose server of locks does not answer.
fn knows_no_locks(error: &io::Error) -> bool {
    const NO_LOCKS: i32 = if cfg!(any(target_os = "linux", target_os = "android")) { 37 } else { 77 };
    error.kind() == io::ErrorKind::Unsupported || (cfg!(unix) && error.raw_os_error() == Some(NO_LOCKS))
}

fn failure(path: &Path, source: io::Error) -> LockError {
    let path = path.to_path_buf();
    match source.kind() {
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => LockError::ReadOnly { path, source },
        _ => LockError::Io { path, source },
    }
}

/// Our folder inside git's, made if need be.
fn own_folder(git_dir: &Path) -> Result<PathBuf, LockError> {
    let folder = git_dir.join(FOLDER);
    let failed = |source| failure(&folder, source);
    match folder.symlink_metadata() {
        Ok(meta) if meta.is_dir() => {}
        Ok(_) => return Err(failed(io::ErrorKind::NotADirectory.into())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => match fs::create_dir(&folder) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(failed(error));
            }
            _ => sync_folder(git_dir).map_err(failed)?,
        },
        Err(error) => return Err(failed(error)),
    }
    Ok(folder)
}

fn open(path: &Path) -> io::Result<File> {
    if path.symlink_metadata().is_ok_and(|meta| !meta.is_file()) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
}

/// Writes down who holds the lock, for those who wait.
fn sign(file: &mut File) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    writeln!(file, "process {}", process::id())
}

fn holder(path: &Path) -> Option<String> {
    let mut text = String::new();
    let file = File::open(path).ok()?;
    file.take(HOLDER_BYTES_MAX).read_to_string(&mut text).ok()?;
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let mut quiet = |_: Option<&str>| {};
        let first = Lock::take(folder.path(), Duration::ZERO, &mut quiet).unwrap();
        let second = Lock::take(folder.path(), Duration::from_millis(20), &mut quiet);
        match second {
            Err(LockError::Busy { holder, .. }) => {
                assert_eq!(holder.unwrap(), format!("process {}", process::id()));
            }
            answer => panic!("{answer:?}"),
        }
        drop(first);
        let _third = Lock::take(folder.path(), Duration::ZERO, &mut quiet).unwrap();
    }

    #[test]
    fn waits_and_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let first = Lock::take(folder.path(), Duration::ZERO, &mut |_| {}).unwrap();
        let holding = thread::spawn(move || {
            thread::sleep(Duration::from_millis(900));
            drop(first);
        });
        let mut told = 0;
        let second = Lock::take(folder.path(), Duration::from_secs(30), &mut |_| told += 1);
        assert!(second.is_ok());
        assert_eq!(told, 1);
        holding.join().unwrap();
    }

    #[test]
    fn scratch_is_cleared() {
        let folder = tempfile::tempdir().unwrap();
        let lock = Lock::take(folder.path(), Duration::ZERO, &mut |_| {}).unwrap();
        lock.clear_scratch().unwrap();
        fs::create_dir(lock.scratch()).unwrap();
        fs::write(lock.scratch().join("x"), "").unwrap();
        lock.clear_scratch().unwrap();
        assert!(!lock.scratch().exists());
    }

    #[cfg(unix)]
    #[test]
    fn link_in_the_way_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("/tmp", folder.path().join(FOLDER)).unwrap();
        let answer = Lock::take(folder.path(), Duration::ZERO, &mut |_| {});
        assert!(matches!(answer, Err(LockError::Io { .. })));
    }
}
