//! Writing the repository's own settings so that a power cut leaves the old ones or the new ones.
//!
//! libgit2 writes a file beside and renames it, and syncs nothing: what has the name after a power cut may be empty,
//! and the remote is gone with it. So a copy is changed, synced, and renamed. The copy is called `config.lock`, which
//! keeps everybody else from writing meanwhile, git too.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};

use git2::Config;

use super::{GitError, Repo, sync};

impl Repo {
    /// Changes the settings of this repository alone; all of it or nothing.
    ///
    /// # Errors
    ///
    /// When somebody else holds them, or the disk fails.
    pub(super) fn change_settings<T>(
        &self,
        change: impl FnOnce(&mut Config) -> Result<T, GitError>,
    ) -> Result<T, GitError> {
        self.await_settings();
        let path = self.common_dir().join("config");
        let lock = self.common_dir().join("config.lock");
        let failed = |error| GitError::io(&path, error);
        let bytes = fs::read(&path).map_err(failed)?;
        let permissions = path.metadata().map_err(failed)?.permissions();
        let mut copy = match OpenOptions::new().write(true).create_new(true).open(&lock) {
            Ok(copy) => copy,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(GitError::locked(&lock)),
            Err(error) => return Err(GitError::io(&lock, error)),
        };
        // Whoever died while changing such a copy has left the lock on it; the copy is ours now.
        let _ = fs::remove_file(self.common_dir().join("config.lock.lock"));
        let answer = copy.write_all(&bytes).map_err(failed).and_then(|()| {
            let answer = change(&mut Config::open(&lock)?)?;
            fs::set_permissions(&lock, permissions).map_err(failed)?;
            sync::sync_file(&lock)?;
            fs::rename(&lock, &path).map_err(failed)?;
            Ok(answer)
        });
        if answer.is_err() {
            let _ = fs::remove_file(&lock);
        }
        let answer = answer?;
        sync::sync_folder(self.common_dir())?;
        Ok(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Sandbox, git};
    use super::*;

    #[test]
    fn all_of_it_or_nothing() {
        let sandbox = Sandbox::with_commit();
        let path = sandbox.root().join(".git/config");
        let before = fs::read(&path).unwrap();
        let broken = sandbox.repo.change_settings(|config| {
            config.set_str("a.b", "c")?;
            Err::<(), _>(GitError::Moved)
        });
        assert!(broken.is_err());
        assert_eq!(fs::read(&path).unwrap(), before);
        assert!(!path.with_extension("lock").exists());
        // What somebody left who died in the middle is in nobody's way.
        fs::write(sandbox.root().join(".git/config.lock.lock"), "").unwrap();
        sandbox.repo.change_settings(|config| Ok(config.set_str("a.b", "c")?)).unwrap();
        assert_eq!(git(sandbox.root(), &["config", "a.b"]), "c\n");
        assert!(!sandbox.root().join(".git/config.lock.lock").exists());
    }
}
