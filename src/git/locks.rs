//! Lock files of git's that a killed process of ours left behind.
//!
//! git and libgit2 make `X.lock` to write `X`. Whoever is killed in between
//! leaves it, and then nobody can commit any more. The caller knows from its
//! journal that a process of ours died, and when it began; only what was made
//! in that span of time is taken for its litter, so that the lock of a `git
//! commit` waiting in an editor stays.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::{GitError, Repo};

/// How long a write of ours may have gone on after it began.
const WRITE_LASTS_MAX: Duration = Duration::from_secs(120);

/// How far apart the times of two files may be for the same moment.
const CLOCK_SLACK: Duration = Duration::from_secs(2);

/// The most folders of refs inside one another that are looked into.
const DEPTH_MAX: usize = 16;

impl Repo {
    /// Removes what a process of ours that began to write at `began`, and is
    /// dead, left behind: locks of the index and of refs, and half-written
    /// objects. Returns the files removed.
    ///
    /// Call this only under the ledger's own lock.
    pub fn remove_stale_locks(&self, began: SystemTime) -> Result<Vec<PathBuf>, GitError> {
        let mut litter = Vec::new();
        for name in ["index.lock", "HEAD.lock"] {
            litter.push(self.git_dir().join(name));
        }
        litter.push(self.common_dir().join("packed-refs.lock"));
        let refs = self.common_dir().join("refs");
        gather(&refs, &|name| name.ends_with(".lock"), DEPTH_MAX, &mut litter);
        let objects = self.common_dir().join("objects");
        gather(&objects, &|name| name.starts_with("tmp_object_git2_"), 1, &mut litter);
        litter.retain(|path| made_between(path, began));
        litter.sort();
        litter.dedup();
        for path in &litter {
            fs::remove_file(path).map_err(|error| GitError::io(path, error))?;
        }
        Ok(litter)
    }
}

pub(super) fn gather(folder: &Path, wanted: &dyn Fn(&str) -> bool, depth: usize, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let Ok(kind) = entry.file_type() else {
            continue;
        };
        if kind.is_dir() && depth > 0 {
            gather(&entry.path(), wanted, depth - 1, found);
        } else if kind.is_file() && entry.file_name().to_str().is_some_and(wanted) {
            found.push(entry.path());
        }
    }
}

fn made_between(path: &Path, began: SystemTime) -> bool {
    let Ok(made) = path.symlink_metadata().and_then(|meta| meta.modified()) else {
        return false;
    };
    match made.duration_since(began) {
        Ok(after) => after <= WRITE_LASTS_MAX,
        Err(before) => before.duration() <= CLOCK_SLACK,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::Sandbox;
    use super::*;

    #[test]
    fn only_litter_of_that_moment_goes() {
        let sandbox = Sandbox::with_commit();
        let names = [".git/index.lock", ".git/refs/heads/a/main.lock", ".git/objects/tmp_object_git2_ab"];
        for name in names {
            sandbox.put(name, Some(""));
        }
        let now = SystemTime::now();
        let hour = Duration::from_secs(3600);
        assert_eq!(sandbox.repo.remove_stale_locks(now - hour).unwrap().len(), 0);
        assert_eq!(sandbox.repo.remove_stale_locks(now + hour).unwrap().len(), 0);
        assert_eq!(sandbox.repo.remove_stale_locks(now).unwrap().len(), 3);
        assert!(sandbox.repo.head().unwrap().is_some());
    }
}
