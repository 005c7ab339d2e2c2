//! A folder that is gone when it is let go of.

use std::fs::{self, DirBuilder};
use std::io;
use std::path::{Path, PathBuf};

/// How many names are tried for one that is free.
const TRIES_MAX: u32 = 100;

/// A folder of its own among the system's temporary files, which nobody else may look into.
#[derive(Debug)]
pub struct PassingFolder {
    path: PathBuf,
}

impl PassingFolder {
    /// Makes one.
    ///
    /// # Errors
    ///
    /// When the system gives none.
    pub fn new() -> io::Result<PassingFolder> {
        let place = std::env::temp_dir().canonicalize()?;
        let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
        for number in 0..TRIES_MAX {
            let path = place.join(format!("clique-{}-{number}", std::process::id()));
            // Making a folder, unlike a file, never follows what somebody put there before.
            match private().create(&path) {
                Ok(()) => return Ok(PassingFolder { path }),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
                Err(error) => return Err(error),
            }
        }
        Err(last)
    }

    /// Returns where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for PassingFolder {
    fn drop(&mut self) {
        // What cannot be removed is left to the system, which clears its temporary files.
        let _ = fs::remove_dir_all(&self.path);
    }
}

#[cfg(unix)]
fn private() -> DirBuilder {
    use std::os::unix::fs::DirBuilderExt;
    let mut builder = DirBuilder::new();
    builder.mode(0o700);
    builder
}

#[cfg(not(unix))]
fn private() -> DirBuilder {
    DirBuilder::new()
}

/// Makes a folder, or takes an empty one that is there.
///
/// # Errors
///
/// When something else is there, or it cannot be made.
pub fn empty_folder(path: &Path) -> io::Result<PathBuf> {
    fs::create_dir_all(path)?;
    if fs::read_dir(path)?.next().is_some() {
        return Err(io::Error::new(io::ErrorKind::DirectoryNotEmpty, "the folder is not empty"));
    }
    path.canonicalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_gone_when_let_go_of() {
        let (one, other) = (PassingFolder::new().unwrap(), PassingFolder::new().unwrap());
        assert_ne!(one.path(), other.path());
        fs::write(one.path().join("x"), "y").unwrap();
        let path = one.path().to_owned();
        drop(one);
        assert!(!path.exists());
    }

    #[test]
    fn a_folder_with_something_in_it_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("a/b");
        assert!(empty_folder(&inner).unwrap().ends_with("a/b"));
        assert!(empty_folder(&inner).is_ok());
        assert!(empty_folder(folder.path()).is_err());
    }
}
