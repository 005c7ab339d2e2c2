//! The index, kept in step with what was committed.
//!
//! A commit is built without the index, so the index must follow or `git
//! status` would show every new row twice. It is derived: when it cannot be
//! written nothing is lost, and the next command brings it up to date.

use std::collections::HashMap;
use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

use git2::{ErrorCode, Index, IndexEntry, IndexTime, Oid, Tree};

use super::{GitError, ObjectId, PreparedCommit, Repo, sync};

/// How often a locked index is tried, and the time between two tries: a
/// `git status` in another window holds it for some milliseconds.
const TRIES_MAX: u32 = 20;
const TRY_EVERY: Duration = Duration::from_millis(50);

impl Repo {
    /// Brings these paths of the index in step with `HEAD` and the work tree,
    /// so that `git status` is clean, and leaves all else that is staged alone.
    ///
    /// An index that cannot be read, as after a power cut, is put aside as
    /// `index.broken` and made anew from `HEAD`. A failure means a warning and
    /// no more: the commit stands.
    pub fn refresh_index(&self, paths: &[&str]) -> Result<(), GitError> {
        self.refresh_index_knowing(paths, &|_| None)
    }

    /// As [`Repo::refresh_index`], in the paths of a commit that was made of these bytes: a file of the work tree that
    /// has the very same need not be hashed.
    pub fn refresh_index_after(
        &self,
        commit: &PreparedCommit,
        files: &[(&str, Option<&[u8]>)],
    ) -> Result<(), GitError> {
        let paths: Vec<&str> = files.iter().map(|(path, _)| *path).collect();
        let bytes: HashMap<&str, &[u8]> = files.iter().filter_map(|(path, bytes)| Some((*path, (*bytes)?))).collect();
        self.refresh_index_knowing(&paths, &|path| Some((commit.id_of(path)?, *bytes.get(path)?)))
    }

    fn refresh_index_knowing<'b>(&self, paths: &[&str], known: &KnownBytes<'b>) -> Result<(), GitError> {
        let mut tries = 0;
        loop {
            tries += 1;
            match self.try_refresh_index(paths, known) {
                Err(GitError::Locked { .. }) if tries < TRIES_MAX => thread::sleep(TRY_EVERY),
                Err(error) => return Err(error),
                Ok(()) => break,
            }
        }
        // libgit2 never syncs the index.
        sync::sync_file(&self.index_path())?;
        sync::sync_folder(self.git_dir())
    }

    /// Tells which of the paths differ between `HEAD` and the work tree, in
    /// bytes: changed, new or gone. What is no ordinary file counts as changed.
    ///
    /// A file that the index vouches for is not read.
    pub fn changed_paths_in_worktree(&self, candidates: &[&str]) -> Result<Vec<String>, GitError> {
        self.changed_paths_knowing(candidates, |_| None)
    }

    /// As [`Repo::changed_paths_in_worktree`], where it is known of some files that they are ordinary ones and how
    /// they looked from outside: these are not looked at again.
    pub fn changed_paths_knowing<'m>(
        &self,
        candidates: &[&str],
        look: impl Fn(&str) -> Option<&'m Metadata>,
    ) -> Result<Vec<String>, GitError> {
        let tree = self.head_tree()?;
        let known = Known::of(self);
        let mut committed =
            tree.as_ref().map(|tree| Committed { repo: self, tree, folder: String::new(), within: None });
        let mut changed = Vec::new();
        for &path in candidates {
            let stored = committed.as_mut().and_then(|committed| committed.file(path));
            if look(path).is_some_and(|meta| stored.is_some_and(|id| known.vouches(path, id, meta))) {
                continue;
            }
            let place = self.root().join(path);
            let same = match place.symlink_metadata() {
                Err(error) if is_absent(&error) => stored.is_none(),
                Err(error) => return Err(GitError::io(&place, error)),
                Ok(meta) => match stored {
                    Some(id) if meta.is_file() => known.vouches(path, id, &meta) || self.hash_of(&place)? == id,
                    _ => false,
                },
            };
            if !same {
                changed.push(path.to_owned());
            }
        }
        Ok(changed)
    }

    /// Returns the index as it is on the disk. It is read once and handed on: read again is only one that somebody
    /// wrote since, which the sum at its end tells.
    pub(super) fn fresh_index(&self) -> Result<Index, git2::Error> {
        let mut index = self.raw.index()?;
        index.read(false)?;
        Ok(index)
    }

    fn try_refresh_index(&self, paths: &[&str], known: &KnownBytes<'_>) -> Result<(), GitError> {
        let tree = self.head_tree()?;
        let mut index = self.readable_index(tree.as_ref())?;
        let written = self.write_index(&mut index, tree.as_ref(), paths, known);
        if written.is_err() {
            // What is not on the disk is nobody's index.
            let _ = index.read(true);
        }
        written
    }

    fn write_index(
        &self,
        index: &mut Index,
        tree: Option<&Tree<'_>>,
        paths: &[&str],
        known: &KnownBytes<'_>,
    ) -> Result<(), GitError> {
        for &path in paths {
            // A path may be left in several stages by an unfinished merge.
            for stage in 1..=3 {
                if index.get_path(Path::new(path), stage).is_some() {
                    index.remove(Path::new(path), stage)?;
                }
            }
            match tree.and_then(|tree| stored_file(tree, path)) {
                Some((id, mode)) => index.add(&self.entry(path, id, mode, known(path))?)?,
                None => {
                    if index.get_path(Path::new(path), 0).is_some() {
                        index.remove(Path::new(path), 0)?;
                    }
                }
            }
        }
        index.write().map_err(|error| match error.code() {
            ErrorCode::Locked => GitError::locked(&self.git_dir().join("index.lock")),
            _ => error.into(),
        })
    }

    /// Reads the index. One that is broken or not there is made anew from `HEAD`: without its other files, the
    /// next plain `git commit` would take them out of the ledger.
    fn readable_index(&self, tree: Option<&Tree<'_>>) -> Result<Index, GitError> {
        let path = self.index_path();
        let bytes = match fs::read(&path) {
            Ok(bytes) => Some(bytes),
            Err(error) if is_absent(&error) => None,
            // What cannot be read just now is not broken.
            Err(error) => return Err(GitError::io(&path, error)),
        };
        if bytes.as_ref().is_some_and(|bytes| !bytes.is_empty())
            && let Ok(index) = self.fresh_index()
        {
            return Ok(index);
        }
        let read = || {
            let mut index = self.raw.index()?;
            index.read(true)?;
            Ok::<Index, git2::Error>(index)
        };
        let aside = self.git_dir().join("index.broken");
        if bytes.is_some() {
            fs::rename(&path, &aside).map_err(|error| GitError::io(&path, error))?;
        }
        let anew = read().and_then(|mut index| {
            tree.map_or(Ok(()), |tree| index.read_tree(tree))?;
            Ok(index)
        });
        if anew.is_err() && bytes.is_some() {
            fs::rename(&aside, &path).map_err(|error| GitError::io(&path, error))?;
        }
        Ok(anew?)
    }

    fn entry(&self, path: &str, id: Oid, mode: u32, known: Option<(Oid, &[u8])>) -> Result<IndexEntry, GitError> {
        let place = self.root().join(path);
        // Looked at before it is read: a later change has a later time.
        let meta = place.symlink_metadata().ok().filter(Metadata::is_file);
        let has_bytes_of = |place: &Path| match known.filter(|(known, _)| *known == id) {
            Some((_, bytes)) => Ok(read(place)? == bytes),
            None => Ok::<bool, GitError>(self.hash_of(place)? == id),
        };
        let meta = match meta {
            Some(meta) if has_bytes_of(&place)? => Some(meta),
            _ => None,
        };
        let look = meta.as_ref().map_or_else(Look::default, Look::of);
        Ok(IndexEntry {
            ctime: IndexTime::new(look.changed.0.cast_signed(), look.changed.1),
            mtime: IndexTime::new(look.modified.0.cast_signed(), look.modified.1),
            dev: look.device,
            ino: look.inode,
            mode,
            uid: look.user,
            gid: look.group,
            file_size: look.bytes,
            id,
            flags: 0,
            flags_extended: 0,
            path: path.as_bytes().to_vec(),
        })
    }

    fn head_tree(&self) -> Result<Option<Tree<'_>>, GitError> {
        self.head()?.map(|head| self.tree_of(head)).transpose()
    }

    fn hash_of(&self, place: &Path) -> Result<Oid, GitError> {
        Ok(ObjectId::of_file(&read(place)?)?.0)
    }

    fn index_path(&self) -> std::path::PathBuf {
        self.git_dir().join("index")
    }
}

/// Returns the id and the bytes with which a path was stored, where that is known.
type KnownBytes<'b> = dyn Fn(&str) -> Option<(Oid, &'b [u8])> + 'b;

fn read(place: &Path) -> Result<Vec<u8>, GitError> {
    fs::read(place).map_err(|error| GitError::io(place, error))
}

/// What the index knows about files that have not changed since.
struct Known {
    index: Option<Index>,
    written: (u32, u32),
}

impl Known {
    fn of(repo: &Repo) -> Self {
        let written = repo.index_path().metadata().map(|meta| Look::of(&meta));
        Self { index: repo.fresh_index().ok(), written: written.map_or((0, 0), |look| look.modified) }
    }

    /// Whether the file at `path` surely has the stored bytes `id`: it looks as
    /// it did when the index was written, and was not written at that moment
    /// or after.
    fn vouches(&self, path: &str, id: Oid, meta: &Metadata) -> bool {
        let Some(entry) = self.index.as_ref().and_then(|index| index.get_path(Path::new(path), 0)) else {
            return false;
        };
        let look = Look::of(meta);
        let time = |time: IndexTime| (time.seconds().cast_unsigned(), time.nanoseconds());
        entry.id == id
            && look.inode != 0
            && look.modified < self.written
            && entry.file_size == look.bytes
            && entry.ino == look.inode
            && time(entry.mtime) == look.modified
            && time(entry.ctime) == look.changed
    }
}

/// How a file looks from outside, in the index's own sizes; zeros make git
/// look inside.
#[derive(Default)]
struct Look {
    changed: (u32, u32),
    modified: (u32, u32),
    device: u32,
    inode: u32,
    user: u32,
    group: u32,
    bytes: u32,
}

impl Look {
    #[cfg(unix)]
    fn of(meta: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        let moment =
            |seconds: i64, nanoseconds: i64| (low_half(seconds.cast_unsigned()), low_half(nanoseconds.cast_unsigned()));
        Self {
            changed: moment(meta.ctime(), meta.ctime_nsec()),
            modified: moment(meta.mtime(), meta.mtime_nsec()),
            device: low_half(meta.dev()),
            inode: low_half(meta.ino()),
            user: meta.uid(),
            group: meta.gid(),
            bytes: low_half(meta.len()),
        }
    }

    #[cfg(not(unix))]
    fn of(_meta: &Metadata) -> Self {
        Self::default()
    }
}

/// The lower half of a number, which is what the index keeps.
fn low_half(number: u64) -> u32 {
    u32::try_from(number & u64::from(u32::MAX)).expect("masked to thirty-two bits")
}

/// The id and mode of an ordinary file in a tree.
/// Finds files of a commit; keeps the folder that was looked into last, as paths often come in order.
struct Committed<'r> {
    repo: &'r Repo,
    tree: &'r Tree<'r>,
    folder: String,
    within: Option<Tree<'r>>,
}

impl Committed<'_> {
    /// Returns the id of an ordinary file.
    fn file(&mut self, path: &str) -> Option<Oid> {
        let Some((folder, name)) = path.rsplit_once('/') else {
            return stored_file(self.tree, path).map(|(id, _)| id);
        };
        if self.folder != folder {
            let entry = self.tree.get_path(Path::new(folder)).ok();
            self.within = entry.and_then(|entry| self.repo.raw.find_tree(entry.id()).ok());
            folder.clone_into(&mut self.folder);
        }
        let entry = self.within.as_ref()?.get_name(name)?;
        super::tree::ordinary(entry.filemode()).then(|| entry.id())
    }
}

fn stored_file(tree: &Tree<'_>, path: &str) -> Option<(Oid, u32)> {
    let entry = tree.get_path(Path::new(path)).ok()?;
    let mode = entry.filemode();
    super::tree::ordinary(mode).then(|| (entry.id(), mode.cast_unsigned()))
}

fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Sandbox, git};
    use super::*;

    #[test]
    fn staged_work_of_the_user_stays_staged() {
        let sandbox = Sandbox::with_commit();
        sandbox.put("notes.txt", Some("mine"));
        git(sandbox.root(), &["add", "notes.txt"]);
        sandbox.record(&[("rates.csv", Some("x\n"))], "rates");
        assert_eq!(sandbox.status(), "A  notes.txt\n");
        sandbox.record(&[("rates.csv", None)], "no rates");
        assert_eq!(sandbox.status(), "A  notes.txt\n");
        let files = git(sandbox.root(), &["ls-tree", "-r", "--name-only", "HEAD"]);
        assert_eq!(files, "people/ana.toml\n");
    }

    #[test]
    fn broken_index_is_made_anew() {
        for damage in ["", "DIRC rubbish"] {
            let sandbox = Sandbox::with_commit();
            sandbox.put(".git/index", Some(damage));
            sandbox.record(&[("rates.csv", Some("x\n"))], "rates");
            assert_eq!(sandbox.status(), "");
        }
        let sandbox = Sandbox::with_commit();
        sandbox.put(".git/index", None);
        sandbox.record(&[("rates.csv", Some("x\n"))], "rates");
        assert_eq!(sandbox.status(), "");
        git(sandbox.root(), &["fsck"]);
    }

    #[test]
    fn changed_new_and_gone() {
        let sandbox = Sandbox::with_commit();
        sandbox.record(&[("a", Some("1")), ("b", Some("1")), ("c", Some("1"))], "x");
        let all = ["a", "b", "c", "d", "e/f", "people", "people/ana.toml"];
        let changed = || sandbox.repo.changed_paths_in_worktree(&all).unwrap();
        assert_eq!(changed(), ["people"]);
        sandbox.put("a", Some("2"));
        sandbox.put("b", None);
        sandbox.put("d", Some("new"));
        assert_eq!(changed(), ["a", "b", "d", "people"]);
        let _ = git(sandbox.root(), &["add", "a"]);
        assert_eq!(changed(), ["a", "b", "d", "people"]);
    }

    #[test]
    fn change_right_after_the_index_is_seen() {
        let sandbox = Sandbox::with_commit();
        for round in 0..50 {
            let text = format!("{:02}", round % 2);
            sandbox.record(&[("a", Some(&text))], "x");
            let other = format!("{:02}", (round + 1) % 2);
            sandbox.put("a", Some(&other));
            let changed = sandbox.repo.changed_paths_in_worktree(&["a"]).unwrap();
            assert_eq!(changed, ["a"], "round {round}");
        }
    }

    #[test]
    fn locked_index_is_named() {
        let sandbox = Sandbox::with_commit();
        sandbox.put(".git/index.lock", Some(""));
        match sandbox.repo.refresh_index(&["people/ana.toml"]) {
            Err(GitError::Locked { path, .. }) => assert!(path.ends_with("index.lock")),
            answer => panic!("{answer:?}"),
        }
    }
}
