//! Lock files of git's that a killed process of ours left behind.
//!
//! git and libgit2 make `X.lock` to write `X`. Whoever is killed in between
//! leaves it, and then nobody can commit any more. The caller knows from its
//! journal that a process of ours died, and when it began; only what was made
//! in that span of time is taken for its litter, so that the lock of a `git
//! commit` waiting in an editor stays.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use super::{GitError, Repo};

/// How long a write of ours may have gone on after it began.
const WRITE_LASTS_MAX: Duration = Duration::from_secs(120);

/// How far apart the times of two files may be for the same moment.
const CLOCK_SLACK: Duration = Duration::from_secs(2);

/// How old a lock on our own notes of remotes is when nobody holds it any more; others do not write there.
const OWN_LOCK_LASTS_MAX: Duration = Duration::from_secs(2);

/// The same for locks that git takes too, on what it fetched, the settings, and a remote's branches.
const LOCK_LASTS_MAX: Duration = Duration::from_secs(5);

/// The same for half-written objects, which are in nobody's way.
const OBJECT_LASTS_MAX: Duration = Duration::from_secs(3600);

/// How often something that is locked is tried, and the time between two tries;
/// long enough for the lock of somebody who died to be told by its age.
pub(super) const TRIES_MAX: u32 = 280;
pub(super) const TRY_EVERY: Duration = Duration::from_millis(25);

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
        gather(&objects, &is_half_an_object, 1, &mut litter);
        litter.retain(|path| made_between(path, began));
        litter.sort();
        litter.dedup();
        for path in &litter {
            fs::remove_file(path).map_err(|error| GitError::io(path, error))?;
        }
        Ok(litter)
    }
}

impl Repo {
    /// Removes what no journal tells of and is so old that whoever made it is
    /// dead. What cannot be removed stays.
    ///
    /// Call this only under the ledger's own lock.
    pub fn remove_forgotten(&self) -> Vec<PathBuf> {
        let mut removed = Vec::new();
        for (folder, oldest) in [("refs/clique", OWN_LOCK_LASTS_MAX), ("refs/remotes", LOCK_LASTS_MAX)] {
            let mut locks = Vec::new();
            gather(&self.common_dir().join(folder), &|name| name.ends_with(".lock"), DEPTH_MAX, &mut locks);
            removed.extend(locks.into_iter().filter(|path| remove_if_older(path, oldest)));
        }
        let settings = self.common_dir().join("config.lock");
        removed.extend(remove_if_older(&settings, LOCK_LASTS_MAX).then_some(settings));
        remove_half_objects(self.common_dir());
        removed
    }
}

impl Repo {
    /// Waits while somebody writes the settings, and takes away the lock of whoever died doing so.
    pub(super) fn await_settings(&self) {
        await_lock(&self.common_dir().join("config.lock"));
    }

    /// The same for a reference that git itself is about to write: it does not wait.
    pub(super) fn await_reference(&self, name: &str) {
        await_lock(&self.common_dir().join(format!("{name}.lock")));
    }
}

/// Waits until a lock is gone, be it because it is too old for anybody to hold it.
fn await_lock(lock: &Path) {
    for _ in 0..TRIES_MAX {
        if lock.symlink_metadata().is_err() || remove_if_older(lock, LOCK_LASTS_MAX) {
            return;
        }
        thread::sleep(TRY_EVERY);
    }
}

/// Removes the lock on a reference that somebody left behind who died while
/// moving it; tells whether there was one.
pub(super) fn remove_forgotten_lock(git_dir: &Path, reference: &str) -> bool {
    remove_if_older(&git_dir.join(format!("{reference}.lock")), LOCK_LASTS_MAX)
}

/// Removes old halves of objects and packs; libgit2 calls them by names that `git gc`
/// does not know.
pub(super) fn remove_half_objects(git_dir: &Path) {
    let mut halves = Vec::new();
    let objects = git_dir.join("objects");
    gather(&objects, &is_half_an_object, 0, &mut halves);
    gather(&objects.join("pack"), &is_half_a_pack, 0, &mut halves);
    for path in halves {
        remove_if_older(&path, OBJECT_LASTS_MAX);
    }
}

fn is_half_an_object(name: &str) -> bool {
    name.starts_with("tmp_object_git2_")
}

/// Tells whether a file in the folder of packs is the half of one, or of its index.
pub(super) fn is_half_a_pack(name: &str) -> bool {
    name.starts_with("pack_git2_")
}

fn remove_if_older(path: &Path, oldest: Duration) -> bool {
    let made = path.symlink_metadata().and_then(|meta| meta.modified());
    let age = made.ok().and_then(|made| SystemTime::now().duration_since(made).ok());
    age.is_some_and(|age| age > oldest) && fs::remove_file(path).is_ok()
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
    fn what_is_old_and_told_by_no_journal_goes() {
        let sandbox = Sandbox::with_commit();
        let cases = [
            (".git/refs/clique/seen/origin/main.lock", 3, true),
            (".git/refs/remotes/origin/main.lock", 3, false),
            (".git/refs/remotes/origin/other.lock", 11, true),
            (".git/config.lock", 11, true),
            (".git/index.lock", 4000, false),
            (".git/refs/heads/main.lock", 4000, false),
            (".git/objects/tmp_object_git2_ab", 11, false),
            (".git/objects/tmp_object_git2_cd", 3700, true),
            (".git/objects/pack/pack_git2_ab", 11, false),
            (".git/objects/pack/pack_git2_cdidx.lock", 3700, true),
        ];
        for (name, age, _) in cases {
            sandbox.put(name, Some(""));
            let file = fs::File::options().write(true).open(sandbox.root().join(name)).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_secs(age)).unwrap();
        }
        sandbox.repo.remove_forgotten();
        for (name, _, goes) in cases {
            assert_eq!(!sandbox.root().join(name).exists(), goes, "{name}");
        }
    }

    #[test]
    fn settings_are_written_behind_a_dead_writer() {
        let sandbox = Sandbox::with_commit();
        sandbox.put(".git/config.lock", Some(""));
        let file = fs::File::options().write(true).open(sandbox.root().join(".git/config.lock")).unwrap();
        file.set_modified(SystemTime::now() - LOCK_LASTS_MAX).unwrap();
        assert!(!sandbox.repo.set_up("clique").unwrap().is_empty());
        assert_eq!(sandbox.repo.set_up("clique").unwrap(), []);
    }

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
