//! The state of a repository, for `clique doctor`: what lies about, what else runs, and what may be put right.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use git2::{IndexEntry, IndexTime};

use super::locks::{gather, is_half_a_pack};
use super::program::Program;
use super::{GitError, Repo, TransportError, hooks};

/// The most folders of refs inside one another that are looked into.
const DEPTH_MAX: usize = 16;

impl Repo {
    /// Lists the lock files of git's that are there, with their age; a running git holds one for some milliseconds.
    #[must_use]
    pub fn git_locks(&self) -> Vec<(PathBuf, Duration)> {
        let mut places: Vec<PathBuf> = ["index.lock", "HEAD.lock"].map(|name| self.git_dir().join(name)).into();
        places.extend(["packed-refs.lock", "config.lock"].map(|name| self.common_dir().join(name)));
        gather(&self.common_dir().join("refs"), &|name| name.ends_with(".lock"), DEPTH_MAX, &mut places);
        with_age(places)
    }

    /// Lists the objects and packs that a killed process left half-written, with their age.
    #[must_use]
    pub fn half_written(&self) -> Vec<(PathBuf, Duration)> {
        let mut places = Vec::new();
        let is_half = |name: &str| {
            ["tmp_obj", "tmp_pack", "tmp_idx"].iter().any(|start| name.starts_with(start)) || is_half_a_pack(name)
        };
        gather(&self.common_dir().join("objects"), &is_half, 1, &mut places);
        with_age(places)
    }

    /// Lists the files of git's own whose names `is_copy` knows for second versions: a cloud folder that keeps
    /// `.git` alike on several computers makes them, and damages the store by it.
    #[must_use]
    pub fn copies(&self, is_copy: &dyn Fn(&str) -> bool) -> Vec<PathBuf> {
        let common = self.common_dir();
        let mut found = Vec::new();
        gather(common, is_copy, 0, &mut found);
        gather(&common.join("refs"), is_copy, DEPTH_MAX, &mut found);
        gather(&common.join("logs"), is_copy, DEPTH_MAX, &mut found);
        gather(&common.join("objects"), is_copy, 1, &mut found);
        found.sort();
        found
    }

    /// Names the hooks that plain git would run here, but for those that call this program; it runs none itself.
    #[must_use]
    pub fn hooks(&self) -> Vec<String> {
        let set = self.setting("core.hooksPath").map(|path| self.root().join(path));
        let folder = set.unwrap_or_else(|| self.common_dir().join("hooks"));
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let names = entries
            .filter(|entry| is_runnable(&entry.path()))
            .filter(|entry| !hooks::is_ours(&entry.path()))
            .filter_map(|entry| entry.file_name().into_string().ok());
        let mut names: Vec<String> = names.filter(|name| !name.contains('.')).collect();
        names.sort();
        names
    }

    /// Returns what one of git's settings says here, wherever it is set.
    #[must_use]
    pub fn setting(&self, key: &str) -> Option<String> {
        self.raw.config().ok()?.snapshot().ok()?.get_string(key).ok()
    }

    /// Puts a file, as it is to be, into the index in the place of the versions that wait there to be merged.
    pub fn stage(&self, path: &str, bytes: &[u8]) -> Result<(), GitError> {
        let id = self.store_file(bytes)?;
        let mut index = self.raw.index()?;
        index.read(true)?;
        let mode =
            (1..=3).find_map(|stage| index.get_path(Path::new(path), stage)).map_or(0o100_644, |entry| entry.mode);
        for stage in 1..=3 {
            if index.get_path(Path::new(path), stage).is_some() {
                index.remove(Path::new(path), stage)?;
            }
        }
        index.add(&IndexEntry {
            ctime: IndexTime::new(0, 0),
            mtime: IndexTime::new(0, 0),
            dev: 0,
            ino: 0,
            mode,
            uid: 0,
            gid: 0,
            file_size: 0,
            id,
            flags: 0,
            flags_extended: 0,
            path: path.as_bytes().to_vec(),
        })?;
        Ok(index.write()?)
    }

    /// Lets the user's own git tidy its store when it thinks it is time; it goes on behind this program.
    ///
    /// # Errors
    ///
    /// When there is no git, or it cannot.
    pub fn tidy_store(&self, program: &Program<'_>) -> Result<(), TransportError> {
        let answer = program.run(self, &["gc", "--auto", "--quiet"].map(OsStr::new))?;
        if answer.success { Ok(()) } else { Err(TransportError::from_words(&answer.stderr)) }
    }
}

fn with_age(places: Vec<PathBuf>) -> Vec<(PathBuf, Duration)> {
    let now = SystemTime::now();
    let mut found: Vec<(PathBuf, Duration)> = places
        .into_iter()
        .filter_map(|place| {
            let made = place.symlink_metadata().and_then(|meta| meta.modified()).ok()?;
            Some((place, now.duration_since(made).unwrap_or_default()))
        })
        .collect();
    found.sort();
    found
}

#[cfg(unix)]
fn is_runnable(place: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    place.metadata().is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_runnable(place: &Path) -> bool {
    place.is_file()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Sandbox, git};
    use super::*;

    #[test]
    fn what_lies_about_is_found() {
        let sandbox = Sandbox::with_commit();
        let repo = &sandbox.repo;
        assert_eq!((repo.git_locks(), repo.half_written(), repo.hooks()), (Vec::new(), Vec::new(), Vec::new()));
        fs::write(repo.git_dir().join("index.lock"), "").unwrap();
        fs::write(repo.common_dir().join("refs/heads/main.lock"), "").unwrap();
        fs::create_dir_all(repo.common_dir().join("objects/ab")).unwrap();
        fs::write(repo.common_dir().join("objects/ab/tmp_object_git2_x"), "").unwrap();
        assert_eq!(repo.git_locks().len(), 2);
        assert_eq!(repo.half_written().len(), 1);
    }

    #[test]
    fn a_staged_file_is_merged_for_git() {
        let sandbox = Sandbox::with_commit();
        sandbox.record(&[("a.txt", Some("one\n"))], "one");
        git(sandbox.root(), &["checkout", "-q", "-b", "side", "HEAD~1"]);
        std::fs::write(sandbox.root().join("a.txt"), "two\n").unwrap();
        git(sandbox.root(), &["add", "-A"]);
        git(sandbox.root(), &["commit", "-q", "-m", "two"]);
        let mut merge = std::process::Command::new("git");
        let status = merge.current_dir(sandbox.root()).args(["merge", "-q", "main"]).output().unwrap();
        assert!(!status.status.success());
        assert_eq!(sandbox.repo.unmerged_paths().unwrap().len(), 1);
        std::fs::write(sandbox.root().join("a.txt"), "both\n").unwrap();
        sandbox.repo.stage("a.txt", b"both\n").unwrap();
        assert_eq!(sandbox.repo.unmerged_paths().unwrap(), []);
        git(sandbox.root(), &["commit", "-q", "--no-edit"]);
        assert_eq!(git(sandbox.root(), &["status", "--porcelain"]), "");
    }
}
