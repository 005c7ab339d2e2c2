//! A change becomes a commit, in two steps: stored first, published last.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

use git2::build::TreeUpdateBuilder;
use git2::{ErrorCode, FileMode, ObjectType, Oid, Tree};

use super::object::stored;
use super::signing::NewCommit;
use super::{GitError, Identity, ObjectId, Repo, Signing, sync};

/// A moment as git keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Seconds since 1970-01-01T00:00:00Z.
    pub seconds: i64,
    /// How far local clocks were ahead of UTC, in minutes.
    pub offset_minutes: i32,
}

/// What the next commit is to hold.
#[derive(Debug, Clone, Copy)]
pub struct CommitRequest<'a> {
    /// The files that change: `/`-separated path below the root, and the new
    /// bytes, or nothing for a file that goes. All others stay as in `HEAD`.
    pub changes: &'a [(&'a str, Option<&'a [u8]>)],
    /// Subject, body and trailers.
    pub message: &'a str,
    /// When it happened; for the author and the committer alike.
    pub time: Stamp,
    /// Who made the change, when it is not git's own identity.
    pub author: Option<&'a Identity>,
    /// Who writes the commit, when it is not git's own identity.
    pub committer: Option<&'a Identity>,
    /// Parents besides `HEAD`: none but for a merge.
    pub merged: &'a [ObjectId],
    /// Whether it is signed.
    pub signing: Signing,
}

/// A commit that is stored, while the branch still stands where it stood.
#[derive(Debug, Clone)]
#[must_use = "a prepared commit counts only once it is published"]
pub struct PreparedCommit {
    id: ObjectId,
    parent: Option<ObjectId>,
    branch: String,
    subject: String,
    same_tree: bool,
    /// The ids of the files that were stored for it, by path; none of a merge.
    files: BTreeMap<String, Oid>,
}

/// How surely the branch holds a commit.
#[derive(Debug)]
#[must_use = "a doubtful commit is to be told of"]
pub enum Published {
    /// It does, and all of it is on the disk.
    Safely,
    /// It may: the disk failed on the way, and failed again when the move was
    /// to be taken back. Nothing is to be called done, and nothing undone;
    /// says what failed.
    Doubtfully(GitError),
}

impl PreparedCommit {
    pub(super) fn new(
        id: ObjectId,
        parent: Option<ObjectId>,
        branch: String,
        subject: String,
        same_tree: bool,
    ) -> Self {
        Self { id, parent, branch, subject, same_tree, files: BTreeMap::new() }
    }

    /// Returns the id of the new commit.
    #[must_use]
    pub fn id(&self) -> ObjectId {
        self.id
    }

    /// Returns the commit it follows, where the branch must still stand.
    #[must_use]
    pub fn parent(&self) -> Option<ObjectId> {
        self.parent
    }

    /// Returns the id of a file whose bytes were stored for it.
    pub(super) fn id_of(&self, path: &str) -> Option<Oid> {
        self.files.get(path).copied()
    }

    /// Tells whether it holds the very files of its parent.
    #[must_use]
    pub fn changes_nothing(&self) -> bool {
        self.same_tree
    }
}

impl Repo {
    /// Stores the files, folders and the commit of a change, synced to the
    /// disk, and moves nothing: dropping the answer changes nothing either.
    ///
    /// The tree is built from the one of `HEAD`; the index and the work tree
    /// are not looked at, so work staged by the user stays out of it. A file
    /// keeps its executable bit; a new one has none. No hook runs.
    pub fn write_commit(&self, request: &CommitRequest<'_>) -> Result<PreparedCommit, GitError> {
        self.ready_to_write()?;
        let branch = self.branch_reference()?.ok_or(GitError::DetachedHead)?;
        let committer = match request.committer {
            Some(committer) => committer.clone(),
            None => self.committer().ok_or(GitError::NoIdentity)?,
        };
        let author = match request.author {
            Some(author) => author.clone(),
            None => self.identity().ok_or(GitError::NoIdentity)?,
        };
        let parent = self.head()?;
        let StoredTree { tree, is_same, files } = self.store_tree(parent, request.changes)?;
        let mut parents = Vec::new();
        for id in parent.iter().chain(request.merged) {
            parents.push(self.raw.find_commit(id.0)?);
        }
        let new = NewCommit {
            author: &author.signature(request.time)?,
            committer: &committer.signature(request.time)?,
            message: request.message,
            tree: &tree,
            parents: &parents.iter().collect::<Vec<_>>(),
        };
        let id = stored(&self.raw.odb()?, self.store_commit(&new, request.signing)?)?;
        // libgit2 syncs each object and its fan-out folder, but not the
        // folder in which a new fan-out folder has its name.
        sync::sync_folder(&self.common_dir().join("objects"))?;
        Ok(PreparedCommit {
            id: ObjectId(id),
            parent,
            branch,
            subject: request.message.lines().next().unwrap_or("").to_owned(),
            same_tree: is_same,
            files,
        })
    }

    /// Moves the branch to a prepared commit, with an entry in its reflog.
    ///
    /// An error means that the branch did not move: with [`GitError::Moved`]
    /// because it, or which branch is checked out, is not what it was at
    /// preparation. Then the files can be put back. When the disk fails right
    /// after the move, the move is taken back; where even that fails the
    /// answer is [`Published::Doubtfully`], and the files must stay.
    pub fn publish(&self, prepared: &PreparedCommit) -> Result<Published, GitError> {
        if self.branch_reference()?.as_deref() != Some(prepared.branch.as_str()) {
            return Err(GitError::Moved);
        }
        let kind = if prepared.parent.is_some() { "commit" } else { "commit (initial)" };
        let said = format!("{kind}: {}", prepared.subject);
        let before = self.look_of(&prepared.branch);
        let moved = self
            .move_branch(prepared, prepared.parent, prepared.id, &said)
            .and_then(|()| self.sync_branch_folders(&prepared.branch));
        let Err(error) = moved else {
            return Ok(Published::Safely);
        };
        // libgit2 may have failed after the move: rename went well, sync not.
        let stayed = before.is_some() && before == self.look_of(&prepared.branch);
        if stayed || matches!(self.tip_of(&prepared.branch), Ok(tip) if tip != Some(prepared.id)) {
            return Err(error);
        }
        let _ = match prepared.parent {
            Some(parent) => self.move_branch(prepared, Some(prepared.id), parent, "commit taken back"),
            None => self.remove_branch(prepared),
        };
        match self.tip_of(&prepared.branch) {
            Ok(tip) if tip != Some(prepared.id) => Err(error),
            _ => Ok(Published::Doubtfully(error)),
        }
    }

    fn move_branch(
        &self,
        prepared: &PreparedCommit,
        from: Option<ObjectId>,
        to: ObjectId,
        said: &str,
    ) -> Result<(), GitError> {
        // An id of zeros stands for a branch that must not be there yet.
        let from = from.map_or(Oid::ZERO_SHA1, |from| from.0);
        self.raw.reference_matching(&prepared.branch, to.0, true, from, said)?;
        Ok(())
    }

    fn remove_branch(&self, prepared: &PreparedCommit) -> Result<(), GitError> {
        Ok(self.raw.find_reference(&prepared.branch)?.delete()?)
    }

    /// How the branch's file looks from outside, which can be told even when
    /// nothing can be opened; its number changes whenever the branch moves.
    #[cfg(unix)]
    fn look_of(&self, branch: &str) -> Option<(u64, SystemTime)> {
        use std::os::unix::fs::MetadataExt;
        let meta = self.common_dir().join(branch).symlink_metadata().ok()?;
        Some((meta.ino(), meta.modified().ok()?))
    }

    #[cfg(not(unix))]
    fn look_of(&self, _branch: &str) -> Option<(u64, SystemTime)> {
        None
    }

    fn tip_of(&self, branch: &str) -> Result<Option<ObjectId>, GitError> {
        match self.raw.find_reference(branch) {
            Ok(reference) => Ok(reference.target().map(ObjectId)),
            Err(error) if error.code() == ErrorCode::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// A branch such as `trips/lisbon` may have got new folders; libgit2 syncs
    /// the innermost only.
    fn sync_branch_folders(&self, branch: &str) -> Result<(), GitError> {
        let path = self.common_dir().join(branch);
        let heads = self.common_dir().join("refs/heads");
        let folders = path.ancestors().skip(2);
        for folder in folders.take_while(|folder| folder.starts_with(&heads)) {
            sync::sync_folder(folder)?;
        }
        Ok(())
    }

    /// Stores the tree of `parent` with the changes.
    pub(super) fn store_tree(
        &self,
        parent: Option<ObjectId>,
        changes: &[(&str, Option<&[u8]>)],
    ) -> Result<StoredTree<'_>, GitError> {
        let base = match parent {
            Some(parent) => self.raw.find_commit(parent.0)?.tree()?,
            None => self.raw.find_tree(self.raw.treebuilder(None)?.write()?)?,
        };
        let changes: BTreeMap<&str, Option<&[u8]>> = changes.iter().copied().collect();
        let mut modes = Vec::with_capacity(changes.len());
        for path in changes.keys() {
            check_path(path)?;
            modes.push(file_mode(&base, path)?);
        }
        let written: Vec<&[u8]> = changes.values().copied().flatten().collect();
        let mut ids = self.store_files(&written)?.into_iter();
        let mut update = TreeUpdateBuilder::new();
        let mut files = BTreeMap::new();
        for ((path, bytes), mode) in changes.into_iter().zip(modes) {
            if bytes.is_some() {
                let id = ids.next().expect("each file has an id");
                update.upsert(path, id, mode.unwrap_or(FileMode::Blob));
                files.insert(path.to_owned(), id);
            } else if mode.is_some() {
                update.remove(path);
            }
        }
        let id = update.create_updated(&self.raw, &base)?;
        Ok(StoredTree { tree: self.raw.find_tree(id)?, is_same: parent.is_some() && id == base.id(), files })
    }
}

/// A tree that was stored.
pub(super) struct StoredTree<'r> {
    pub(super) tree: Tree<'r>,
    /// Whether it is that of the parent.
    is_same: bool,
    /// The ids of the files that were stored for it, by path.
    files: BTreeMap<String, Oid>,
}

/// A path that may stand in a tree, on every friend's system.
pub(super) fn check_path(path: &str) -> Result<(), GitError> {
    let bad = |why| Err(GitError::BadPath { path: path.to_owned(), why });
    if path.contains(['\0', '\\']) {
        return bad("it has a character that no path may have");
    }
    for part in path.split('/') {
        match part {
            "" => return bad("a part of it is empty"),
            "." | ".." => return bad("it is not written out"),
            _ if part.eq_ignore_ascii_case(".git") => return bad("it belongs to git"),
            _ => {}
        }
    }
    Ok(())
}

/// The mode `path` has in `base`, if it is there; refuses what is no file.
fn file_mode(base: &Tree<'_>, path: &str) -> Result<Option<FileMode>, GitError> {
    let bad = |why| Err(GitError::BadPath { path: path.to_owned(), why });
    for (end, _) in path.match_indices('/') {
        match base.get_path(Path::new(&path[..end])) {
            Ok(entry) if entry.kind() == Some(ObjectType::Tree) => {}
            Ok(_) => return bad("what should be a folder is none"),
            Err(_) => return Ok(None),
        }
    }
    match base.get_path(Path::new(path)) {
        Ok(entry) => match entry.filemode() {
            0o100_644 => Ok(Some(FileMode::Blob)),
            0o100_755 => Ok(Some(FileMode::BlobExecutable)),
            _ => bad("what stands there is no file"),
        },
        Err(_) => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{NOON, Sandbox, git, request};
    use super::*;

    #[test]
    fn first_and_second_commit_leave_a_clean_repository() {
        let sandbox = Sandbox::with_commit();
        let second = sandbox.record(&[("groups/a/expenses/2026.csv", Some("x\n"))], "a: add x");
        assert_eq!(sandbox.status(), "");
        git(sandbox.root(), &["fsck", "--strict"]);
        assert_eq!(
            git(sandbox.root(), &["log", "-1", "--format=%H %an %ae %ct %s"]).trim(),
            format!("{second} Ana ana@example.org {} a: add x", NOON.seconds)
        );
        let reflog = git(sandbox.root(), &["reflog", "--format=%gs"]);
        assert_eq!(reflog, "commit: a: add x\ncommit (initial): begin\n");
    }

    #[test]
    fn unpublished_commit_changes_nothing() {
        let sandbox = Sandbox::with_commit();
        let head = sandbox.repo.head().unwrap();
        let changes = [("rates.csv", Some(b"x".as_slice()))];
        let prepared = sandbox.repo.write_commit(&request(&changes, "x")).unwrap();
        assert_eq!(sandbox.repo.head().unwrap(), head);
        assert_eq!(prepared.parent(), head);
        assert_eq!(sandbox.status(), "");
        git(sandbox.root(), &["fsck", "--strict"]);
    }

    #[test]
    fn branch_that_moved_is_not_moved_back() {
        for sandbox in [Sandbox::new(), Sandbox::with_commit()] {
            let changes = [("rates.csv", Some(b"x".as_slice()))];
            let prepared = sandbox.repo.write_commit(&request(&changes, "x")).unwrap();
            git(sandbox.root(), &["commit", "-q", "--allow-empty", "-m", "faster"]);
            let theirs = sandbox.repo.head().unwrap();
            let answer = sandbox.repo.publish(&prepared);
            assert!(matches!(answer, Err(GitError::Moved)), "{answer:?}");
            assert_eq!(sandbox.repo.head().unwrap(), theirs);
        }
    }

    #[test]
    fn branch_switched_meanwhile_counts_as_moved() {
        let sandbox = Sandbox::with_commit();
        let changes = [("rates.csv", Some(b"x".as_slice()))];
        let prepared = sandbox.repo.write_commit(&request(&changes, "x")).unwrap();
        git(sandbox.root(), &["checkout", "-q", "-b", "other"]);
        let answer = sandbox.repo.publish(&prepared);
        assert!(matches!(answer, Err(GitError::Moved)), "{answer:?}");
    }

    #[test]
    fn files_and_their_folders_go() {
        let sandbox = Sandbox::with_commit();
        sandbox.record(&[("groups/a/group.toml", Some("a"))], "new");
        sandbox.record(&[("groups/a/group.toml", None)], "gone");
        assert_eq!(git(sandbox.root(), &["ls-tree", "-rt", "--name-only", "HEAD"]), "people\npeople/ana.toml\n");
        git(sandbox.root(), &["fsck", "--strict"]);
        let changes = [("nothing/there", None)];
        let prepared = sandbox.repo.write_commit(&request(&changes, "x")).unwrap();
        assert!(prepared.changes_nothing());
    }

    #[cfg(unix)]
    #[test]
    fn executable_bit_and_odd_entries() {
        let sandbox = Sandbox::with_commit();
        git(sandbox.root(), &["update-index", "--chmod=+x", "people/ana.toml"]);
        std::os::unix::fs::symlink("people", sandbox.root().join("groups")).unwrap();
        git(sandbox.root(), &["add", "groups"]);
        git(sandbox.root(), &["commit", "-q", "-m", "odd"]);
        sandbox.record(&[("people/ana.toml", Some("b"))], "edit");
        let line = git(sandbox.root(), &["ls-tree", "HEAD", "people/ana.toml"]);
        assert!(line.starts_with("100755"), "{line}");
        for path in [
            "groups",
            "groups/a/group.toml",
            "people",
            "people/ana.toml/x",
            "",
            "/x",
            "a//b",
            "a/../b",
            ".git/config",
            "a/.GIT/b",
            "a\0b",
            "a\\b",
        ] {
            let changes = [(path, Some(b"x".as_slice()))];
            let answer = sandbox.repo.write_commit(&request(&changes, "x"));
            assert!(matches!(answer, Err(GitError::BadPath { .. })), "{path:?} {answer:?}");
        }
    }

    #[test]
    fn lock_of_the_branch_is_named() {
        let sandbox = Sandbox::with_commit();
        let changes = [("rates.csv", Some(b"x".as_slice()))];
        let prepared = sandbox.repo.write_commit(&request(&changes, "x")).unwrap();
        let lock = sandbox.root().join(".git/refs/heads/main.lock");
        std::fs::write(&lock, "").unwrap();
        match sandbox.repo.publish(&prepared) {
            Err(GitError::Locked { path, age }) => {
                assert!(path.ends_with("refs/heads/main.lock"), "{path:?}");
                assert!(age.is_some());
            }
            answer => panic!("{answer:?}"),
        }
        sandbox.repo.remove_stale_locks(std::time::SystemTime::now()).unwrap();
        assert!(matches!(sandbox.repo.publish(&prepared), Ok(Published::Safely)));
    }

    #[test]
    fn branch_in_folders() {
        let sandbox = Sandbox::new();
        git(sandbox.root(), &["symbolic-ref", "HEAD", "refs/heads/trips/2026/lisbon"]);
        sandbox.record(&[("a", Some("x"))], "x");
        assert_eq!(sandbox.repo.branch().unwrap().unwrap(), "trips/2026/lisbon");
        assert_eq!(sandbox.status(), "");
    }

    #[test]
    fn merge_has_more_parents() {
        let sandbox = Sandbox::with_commit();
        git(sandbox.root(), &["checkout", "-q", "-b", "side"]);
        let side = sandbox.record(&[("a", Some("x"))], "side");
        git(sandbox.root(), &["checkout", "-q", "main"]);
        let changes = [("a", Some(b"x".as_slice()))];
        let merged = [side];
        let mut wish = request(&changes, "both");
        wish.merged = &merged;
        let prepared = sandbox.repo.write_commit(&wish).unwrap();
        let commit = sandbox.repo.commit(prepared.id()).unwrap();
        assert_eq!(commit.parents, [prepared.parent().unwrap(), side]);
    }
}
