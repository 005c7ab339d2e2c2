//! Opening and making the repository under a ledger.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use git2::{ErrorCode, Repository, RepositoryInitOptions, RepositoryOpenFlags};

use super::{GitError, ObjectId, config, library, sync};

/// The branch of a new repository.
pub(super) const FIRST_BRANCH: &str = "main";

/// Where branches stand among the refs.
pub(super) const BRANCHES: &str = "refs/heads/";

/// An open repository whose work tree is exactly the ledger's folder.
pub struct Repo {
    pub(super) raw: Repository,
    root: PathBuf,
}

/// How the folder begins in which a repository is made until it is whole.
const UNDER_WAY: &str = ".git.clique-";

impl std::fmt::Debug for Repo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Repo").field("root", &self.root).finish_non_exhaustive()
    }
}

impl Repo {
    /// Opens the repository of the folder `root`: its `.git`, be it a folder
    /// or the file of a linked work tree.
    ///
    /// Nothing above `root` is looked at, and neither are `GIT_DIR` and its
    /// like. Fails when there is none, it is bare, it keeps its files
    /// elsewhere, another user owns it, or libgit2 cannot read its format.
    pub fn open(root: &Path) -> Result<Self, GitError> {
        library::set_up();
        let dot_git = root.join(".git");
        if !dot_git.exists() {
            return Err(if looks_bare(root) {
                GitError::Bare(root.to_path_buf())
            } else {
                GitError::NoRepository(root.to_path_buf())
            });
        }
        let flags = RepositoryOpenFlags::NO_SEARCH | RepositoryOpenFlags::NO_DOTGIT;
        let none: [&OsStr; 0] = [];
        let raw = Repository::open_ext(&dot_git, flags, none).map_err(|error| GitError::opening(root, &error))?;
        let Some(files) = raw.workdir() else {
            return Err(GitError::Bare(root.to_path_buf()));
        };
        if !same_folder(files, root) {
            return Err(GitError::Elsewhere(files.to_path_buf()));
        }
        config::follow_environment(&raw)?;
        Ok(Self { raw, root: root.to_path_buf() })
    }

    /// Tells whether a folder looks like a repository that has no files to work on, as friends sync with.
    #[must_use]
    pub fn is_bare(folder: &Path) -> bool {
        looks_bare(folder)
    }

    /// Makes a repository in the folder `root`, on branch `main`, and opens it.
    ///
    /// Its own settings ask plain git to sync everything (`core.fsync`), so
    /// that what friends commit without this program is as safe. Where `root`
    /// has a repository already, that one is opened unchanged; a new one
    /// appears when all of it is there. A repository
    /// further up is no hindrance here; see [`Repo::enclosing`].
    pub fn init(root: &Path) -> Result<Self, GitError> {
        library::set_up();
        if root.join(".git").exists() {
            clear_under_way(root);
            return Self::open(root);
        }
        let beside = root.join(format!("{UNDER_WAY}{}", std::process::id()));
        let made = init_whole(root, &beside);
        clear_under_way(root);
        made?;
        Self::open(root)
    }

    /// Returns the nearest folder, from `path` upwards and itself included,
    /// that has a `.git`.
    #[must_use]
    pub fn enclosing(path: &Path) -> Option<PathBuf> {
        let path = fs::canonicalize(path).ok()?;
        path.ancestors().find(|folder| folder.join(".git").exists()).map(Path::to_path_buf)
    }

    /// Returns the work tree: the ledger's folder as it was given.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns the folder of this work tree's `HEAD` and index.
    #[must_use]
    pub fn git_dir(&self) -> &Path {
        self.raw.path()
    }

    /// Returns the folder of objects and branches, which linked work trees
    /// share; a lock that is to hold them all belongs here.
    #[must_use]
    pub fn common_dir(&self) -> &Path {
        self.raw.commondir()
    }

    /// Returns the commit that is checked out; none before the first one.
    pub fn head(&self) -> Result<Option<ObjectId>, GitError> {
        match self.raw.head() {
            Ok(head) => Ok(Some(ObjectId(head.peel_to_commit()?.id()))),
            Err(error) if error.code() == ErrorCode::UnbornBranch => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Returns the name of the branch that is checked out, `main` and not
    /// `refs/heads/main`; none when a commit is checked out by itself.
    pub fn branch(&self) -> Result<Option<String>, GitError> {
        let reference = self.branch_reference()?;
        Ok(reference.map(|name| name[BRANCHES.len()..].to_owned()))
    }

    /// Finds the commit that a revision names: a branch, a tag, an id or the
    /// start of one, `HEAD~3`, `main@{yesterday}`.
    pub fn resolve(&self, revision: &str) -> Result<ObjectId, GitError> {
        let unknown = || GitError::NoSuchRevision(revision.to_owned());
        if revision.contains('\0') {
            return Err(unknown());
        }
        let object = self.raw.revparse_single(revision).map_err(|_| unknown())?;
        let commit = object.peel_to_commit().map_err(|_| unknown())?;
        Ok(ObjectId(commit.id()))
    }

    /// The full name of the branch that `HEAD` points to, born or not.
    pub(super) fn branch_reference(&self) -> Result<Option<String>, GitError> {
        let head = self.raw.find_reference("HEAD")?;
        let target = head.symbolic_target()?;
        Ok(target.filter(|name| name.starts_with(BRANCHES)).map(str::to_owned))
    }
}

fn looks_bare(root: &Path) -> bool {
    root.join("HEAD").is_file() && root.join("objects").is_dir() && root.join("refs").is_dir()
}

fn same_folder(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// Takes away what is left of repositories that were being made by somebody who was killed.
fn clear_under_way(root: &Path) {
    for entry in fs::read_dir(root).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(UNDER_WAY) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Makes a repository in a folder of its own and gives it its name when it is whole: half a repository would be in
/// everybody's way.
fn init_whole(root: &Path, beside: &Path) -> Result<(), GitError> {
    let failed = |error| GitError::io(beside, error);
    let mut options = RepositoryInitOptions::new();
    options.initial_head(FIRST_BRANCH).no_reinit(true).mkdir(false).external_template(false);
    fs::create_dir(beside).map_err(failed)?;
    let raw = Repository::init_opts(beside, &options)?;
    raw.config()?.open_level(git2::ConfigLevel::Local)?.set_str("core.fsync", "all")?;
    sync::sync_new_repository(raw.path())?;
    drop(raw);
    fs::rename(beside.join(".git"), root.join(".git")).map_err(failed)?;
    sync::sync_folder(root)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Sandbox, git};
    use super::*;

    #[test]
    fn opens_only_the_folder_itself() {
        let sandbox = Sandbox::new();
        let inner = sandbox.root().join("inner");
        fs::create_dir(&inner).unwrap();
        assert!(matches!(Repo::open(&inner), Err(GitError::NoRepository(_))));
        assert_eq!(Repo::enclosing(&inner).unwrap(), fs::canonicalize(sandbox.root()).unwrap());
    }

    #[test]
    fn new_repository_is_sound() {
        let sandbox = Sandbox::new();
        assert_eq!(sandbox.repo.branch().unwrap().unwrap(), "main");
        assert_eq!(sandbox.repo.head().unwrap(), None);
        assert_eq!(git(sandbox.root(), &["config", "core.fsync"]).trim(), "all");
        assert_eq!(git(sandbox.root(), &["status", "--porcelain"]), "");
    }

    #[test]
    fn bare_is_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        git(folder.path(), &["init", "-q", "--bare", "."]);
        assert!(matches!(Repo::open(folder.path()), Err(GitError::Bare(_))));
        let sandbox = Sandbox::new();
        git(sandbox.root(), &["config", "core.bare", "true"]);
        assert!(matches!(Repo::open(sandbox.root()), Err(GitError::Bare(_))));
    }

    #[test]
    fn files_elsewhere_are_refused() {
        let sandbox = Sandbox::new();
        let other = tempfile::tempdir().unwrap();
        let other = other.path().to_str().unwrap();
        git(sandbox.root(), &["config", "core.worktree", other]);
        let answer = Repo::open(sandbox.root());
        assert!(matches!(answer, Err(GitError::Elsewhere(_))));
    }

    #[test]
    fn formats_of_tomorrow_are_named() {
        for format in ["--object-format=sha256", "--ref-format=reftable"] {
            let folder = tempfile::tempdir().unwrap();
            git(folder.path(), &["init", "-q", format, "."]);
            let answer = Repo::open(folder.path()).err();
            assert!(matches!(answer, Some(GitError::Unsupported(_))), "{answer:?}");
        }
    }

    #[test]
    fn linked_work_tree_opens() {
        let sandbox = Sandbox::with_commit();
        let other = tempfile::tempdir().unwrap();
        let linked = other.path().join("linked");
        let place = linked.to_str().unwrap();
        git(sandbox.root(), &["worktree", "add", "-q", "-b", "side", place]);
        let repo = Repo::open(&linked).unwrap();
        assert_eq!(repo.branch().unwrap().unwrap(), "side");
        assert_ne!(repo.git_dir(), repo.common_dir());
    }

    #[test]
    fn revisions_that_name_nothing() {
        let sandbox = Sandbox::with_commit();
        assert!(sandbox.repo.resolve("HEAD").is_ok());
        for word in ["", "nope", "HEAD~9", "-x", "a\0b", "HEAD:people"] {
            assert!(sandbox.repo.resolve(word).is_err(), "{word:?}");
        }
    }
}
