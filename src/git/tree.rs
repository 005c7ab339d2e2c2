//! Reading files out of commits.

use std::path::Path;

use git2::{DiffOptions, ErrorCode, ObjectType, Tree};

use super::{GitError, ObjectId, Repo};

/// The longest file that is read out of the repository, in bytes.
pub const STORED_BYTES_MAX: usize = 256 * 1024 * 1024;

/// The most folders inside one another that are walked into.
const DEPTH_MAX: usize = 32;

/// A file of a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFile {
    /// `/`-separated path below the root.
    pub path: String,
    /// The id of its bytes, for [`Repo::file`].
    pub id: ObjectId,
    /// Whether it is an ordinary file, as opposed to a symbolic link or the
    /// commit of another repository.
    pub ordinary: bool,
}

/// A file that a commit changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedFile {
    /// `/`-separated path below the root.
    pub path: String,
    /// Its bytes before; none when the commit made it.
    pub old: Option<ObjectId>,
    /// Its bytes after; none when the commit took it away.
    pub new: Option<ObjectId>,
}

impl Repo {
    /// Reads the file at `path` in the commit `revision` names; none when
    /// there is no such file.
    pub fn blob_at(&self, revision: &str, path: &str) -> Result<Option<Vec<u8>>, GitError> {
        let tree = self.tree_of(self.resolve(revision)?)?;
        match tree.get_path(Path::new(path)) {
            Ok(entry) if ordinary(entry.filemode()) => Ok(Some(self.file(ObjectId(entry.id()))?)),
            Ok(_) => Ok(None),
            Err(error) if error.code() == ErrorCode::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Reads the bytes of a stored file; refuses more than
    /// [`STORED_BYTES_MAX`] before reading them.
    pub fn file(&self, id: ObjectId) -> Result<Vec<u8>, GitError> {
        let database = self.raw.odb()?;
        let (bytes, kind) = database.read_header(id.0)?;
        if kind != ObjectType::Blob {
            return Err(GitError::Other(format!("{id} is not a file")));
        }
        if bytes > STORED_BYTES_MAX {
            let path = id.to_string();
            return Err(GitError::TooLong { path, bytes });
        }
        Ok(database.read(id.0)?.data().to_vec())
    }

    /// Lists the files of a commit that lie at or below one of `prefixes`, in
    /// byte order of their paths; an empty prefix means all of them.
    ///
    /// Names that are not UTF-8 are left out: no file of a ledger has one.
    pub fn files_at(&self, revision: &str, prefixes: &[&str]) -> Result<Vec<StoredFile>, GitError> {
        let tree = self.tree_of(self.resolve(revision)?)?;
        let mut files = Vec::new();
        for prefix in prefixes {
            let prefix = prefix.trim_end_matches('/');
            if prefix.is_empty() {
                self.gather(&tree, "", 0, &mut files)?;
                continue;
            }
            let Ok(entry) = tree.get_path(Path::new(prefix)) else {
                continue;
            };
            if entry.kind() == Some(ObjectType::Tree) {
                let below = self.raw.find_tree(entry.id())?;
                self.gather(&below, &format!("{prefix}/"), 0, &mut files)?;
            } else {
                files.push(StoredFile {
                    path: prefix.to_owned(),
                    id: ObjectId(entry.id()),
                    ordinary: ordinary(entry.filemode()),
                });
            }
        }
        files.sort_by(|one, other| one.path.cmp(&other.path));
        files.dedup_by(|one, other| one.path == other.path);
        Ok(files)
    }

    /// Lists the files that a commit changed against its first parent, in byte
    /// order of their paths; for the first commit, all its files.
    pub fn changed_files(&self, commit: ObjectId) -> Result<Vec<ChangedFile>, GitError> {
        let found = self.raw.find_commit(commit.0)?;
        let before = match found.parent_ids().next() {
            Some(parent) => Some(self.tree_of(ObjectId(parent))?),
            None => None,
        };
        self.changes_between(before.as_ref(), &found.tree()?)
    }

    /// Returns the id of what stands at `path` in a commit, be it a folder or a file; two folders with one id
    /// hold the same.
    pub fn id_at(&self, commit: ObjectId, path: &str) -> Result<Option<ObjectId>, GitError> {
        match self.tree_of(commit)?.get_path(Path::new(path)) {
            Ok(entry) => Ok(Some(ObjectId(entry.id()))),
            Err(error) if error.code() == ErrorCode::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Lists the files in which two commits differ, in byte order of their
    /// paths; against no commit, all files of `new` are new.
    pub fn changed_between(&self, old: Option<ObjectId>, new: ObjectId) -> Result<Vec<ChangedFile>, GitError> {
        let old = old.map(|old| self.tree_of(old)).transpose()?;
        self.changes_between(old.as_ref(), &self.tree_of(new)?)
    }

    pub(super) fn tree_of(&self, commit: ObjectId) -> Result<Tree<'_>, GitError> {
        Ok(self.raw.find_commit(commit.0)?.tree()?)
    }

    pub(super) fn changes_between(&self, old: Option<&Tree<'_>>, new: &Tree<'_>) -> Result<Vec<ChangedFile>, GitError> {
        let mut options = DiffOptions::new();
        options.skip_binary_check(true).include_typechange(true);
        let diff = self.raw.diff_tree_to_tree(old, Some(new), Some(&mut options))?;
        let mut changes: Vec<ChangedFile> = diff
            .deltas()
            .map(|delta| {
                let (before, after) = (delta.old_file(), delta.new_file());
                let path = after.path_bytes().or(before.path_bytes()).unwrap_or_default();
                let id = |file: &git2::DiffFile<'_>| file.exists().then(|| ObjectId(file.id()));
                ChangedFile { path: String::from_utf8_lossy(path).into_owned(), old: id(&before), new: id(&after) }
            })
            .collect();
        changes.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(changes)
    }

    fn gather(&self, tree: &Tree<'_>, above: &str, depth: usize, files: &mut Vec<StoredFile>) -> Result<(), GitError> {
        for entry in tree {
            let Ok(name) = entry.name() else { continue };
            let path = format!("{above}{name}");
            if entry.kind() != Some(ObjectType::Tree) {
                files.push(StoredFile { path, id: ObjectId(entry.id()), ordinary: ordinary(entry.filemode()) });
            } else if depth < DEPTH_MAX {
                let below = self.raw.find_tree(entry.id())?;
                self.gather(&below, &format!("{path}/"), depth + 1, files)?;
            }
        }
        Ok(())
    }
}

/// Whether a mode is that of a file, executable or not.
pub(super) fn ordinary(mode: i32) -> bool {
    matches!(mode, 0o100_644 | 0o100_755)
}
