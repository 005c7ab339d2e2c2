//! Making a folder of a remote's ledger, by the same steps as any sync.
//!
//! `git clone` would run a hook of a template, follow links, and write whatever
//! the tree says. Here a repository is made, the branch is fetched, its tree is
//! judged, and its files are written by this program: links become files that
//! say where they pointed, submodules empty folders, and of nothing more the
//! user is told.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::clone_place::ClonePlace;
use super::program::Program;
use super::remote::{FIRST_REMOTE, check_branch, tracking};
use super::repo::{BRANCHES, FIRST_BRANCH};
use super::transport::Fetched;
use super::tree_files::{EntryKind, TreeFile, TreeFiles};
use super::{GitError, ObjectId, OddEntry, RemoteHeads, RemoteUrl, Repo, TransportError, sync};

/// A ledger's folder that was just made.
#[derive(Debug)]
pub struct Cloned {
    /// Its repository; the branch follows the remote's.
    pub repo: Repo,
    /// The branch.
    pub branch: String,
    /// Where it stands.
    pub tip: ObjectId,
    /// What is not as a ledger's file should be: links and submodules, which
    /// were not made, and names that this system may not have taken.
    pub odd: Vec<OddEntry>,
}

impl Repo {
    /// Clones a remote into `folder`, which must be empty or not there: its
    /// `branch`, or unless given the remote's default one.
    ///
    /// A new folder appears when all is done and not before; so do the files of
    /// one that was there.
    ///
    /// # Errors
    ///
    /// [`TransportError::Empty`] when nothing was ever pushed,
    /// [`TransportError::FolderInUse`], and all that [`Repo::fetch`] may meet.
    pub fn clone_from(
        url: &RemoteUrl,
        folder: &Path,
        branch: Option<&str>,
        program: &Program<'_>,
    ) -> Result<Cloned, TransportError> {
        let folder = std::path::absolute(folder).map_err(|error| GitError::io(folder, error))?;
        let here = std::env::current_dir().map_err(|error| GitError::io(&folder, error))?;
        let url = url.from_folder(&here);
        let place = ClonePlace::for_folder(&folder)?;
        let made = make(&url, place.path(), branch, program).and_then(|made| {
            place.finish()?;
            Ok((made, Self::open(&folder)?))
        });
        match made {
            Ok(((branch, tip, odd), repo)) => Ok(Cloned { repo, branch, tip, odd }),
            Err(error) => {
                place.give_up();
                Err(error)
            }
        }
    }
}

fn make(
    url: &RemoteUrl,
    place: &Path,
    branch: Option<&str>,
    program: &Program<'_>,
) -> Result<(String, ObjectId, Vec<OddEntry>), TransportError> {
    let repo = Repo::init(place)?;
    // Plain git, too, is to write links as files.
    repo.change_settings(|config| Ok(config.set_bool("core.symlinks", false)?))?;
    repo.add_remote(FIRST_REMOTE, url)?;
    let remote = repo.remote(FIRST_REMOTE)?.ok_or_else(|| GitError::BadName(FIRST_REMOTE.to_owned()))?;
    let heads = repo.remote_heads(&remote, program)?;
    let branch = branch_for(&heads, branch)?;
    let tip = match repo.fetch(&remote, &branch, program)? {
        Fetched::Tip { tip, .. } => tip,
        Fetched::Empty => return Err(TransportError::Empty),
        Fetched::NoSuchBranch(_) => return Err(TransportError::NoSuchBranch(branch)),
    };
    repo.raw.set_head(&format!("{BRANCHES}{branch}")).map_err(GitError::from)?;
    // Judges the tree before a byte of it is written.
    let step = repo.prepare_step(tip)?;
    let files = repo.tree_files(tip)?;
    let odd = repo.write_files(&files)?;
    match repo.publish(&step.commit)? {
        super::Published::Safely => {}
        super::Published::Doubtfully(error) => return Err(error.into()),
    }
    repo.fill_index(&files)?;
    repo.set_upstream(FIRST_REMOTE, &branch)?;
    repo.set_seen_tip(FIRST_REMOTE, &branch, None, tip)?;
    let default = format!("refs/remotes/{FIRST_REMOTE}/HEAD");
    repo.raw.reference_symbolic(&default, &tracking(FIRST_REMOTE, &branch), true, "clone")?;
    Ok((branch, tip, odd))
}

/// The branch to check out: the one asked for, the remote's default, `main`, or
/// the only one.
fn branch_for(heads: &RemoteHeads, asked: Option<&str>) -> Result<String, TransportError> {
    if heads.branches.is_empty() {
        return Err(TransportError::Empty);
    }
    if let Some(asked) = asked {
        check_branch(asked)?;
        let there = heads.branches.contains_key(asked);
        return if there { Ok(asked.to_owned()) } else { Err(TransportError::NoSuchBranch(asked.to_owned())) };
    }
    let wanted = heads.default.as_deref().filter(|name| heads.branches.contains_key(*name)).unwrap_or(FIRST_BRANCH);
    heads.choose(wanted).map(str::to_owned).ok_or_else(|| TransportError::NoSuchBranch(wanted.to_owned()))
}

impl Repo {
    /// Writes the files of a commit into an empty work tree, synced to the disk.
    fn write_files(&self, files: &TreeFiles) -> Result<Vec<OddEntry>, GitError> {
        let mut odd = files.odd.clone();
        let mut folders = vec![self.root().to_path_buf()];
        for file in &files.files {
            let place = self.root().join(&file.path);
            let folder = place.parent().unwrap_or(self.root());
            let written = fs::create_dir_all(folder).map_err(|error| GitError::io(folder, error));
            match written.and_then(|()| self.write_file(file, &place)) {
                Ok(()) => folders.extend(folder.ancestors().take_while(|up| *up != self.root()).map(PathBuf::from)),
                // A name this system does not take was found odd before; its
                // folder may be the odd one.
                Err(GitError::Io { .. }) if lies_at_or_below(&file.path, &files.odd) => {
                    odd.push(OddEntry { path: file.path.clone(), why: "it could not be written here" });
                }
                Err(error) => return Err(error),
            }
        }
        folders.sort();
        folders.dedup();
        for folder in folders {
            sync::sync_folder(&folder)?;
        }
        Ok(odd)
    }

    fn write_file(&self, file: &TreeFile, place: &Path) -> Result<(), GitError> {
        let failed = |error: io::Error| GitError::io(place, error);
        if file.kind == EntryKind::Repository {
            return fs::create_dir(place).map_err(failed);
        }
        let bytes = self.file(file.id)?;
        let mut target = create_new(place, file.kind == EntryKind::Executable).map_err(failed)?;
        target.write_all(&bytes).and_then(|()| target.sync_all()).map_err(failed)
    }

    /// Makes the index of a work tree that was just written.
    fn fill_index(&self, files: &TreeFiles) -> Result<(), GitError> {
        let mut index = self.raw.index()?;
        let head = self.head()?.ok_or(GitError::Moved)?;
        index.read_tree(&self.tree_of(head)?)?;
        index.write()?;
        let ordinary = files.files.iter().filter(|file| file.is_ordinary());
        self.refresh_index(&ordinary.map(|file| file.path.as_str()).collect::<Vec<_>>())
    }
}

fn lies_at_or_below(path: &str, odd: &[OddEntry]) -> bool {
    odd.iter().any(|entry| path.strip_prefix(&entry.path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

#[cfg(unix)]
fn create_new(place: &Path, executable: bool) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let mode = if executable { 0o777 } else { 0o666 };
    OpenOptions::new().write(true).create_new(true).mode(mode).open(place)
}

#[cfg(not(unix))]
fn create_new(place: &Path, _executable: bool) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(place)
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;

    use super::super::program::Prompts;
    use super::super::testing::{Sandbox, git};
    use super::*;

    fn no_program() -> Program<'static> {
        Program::find_in(OsStr::new(""), Prompts::Never)
    }

    fn url(place: &Path) -> RemoteUrl {
        RemoteUrl::parse(place.to_str().unwrap()).unwrap()
    }

    #[test]
    fn folder_is_cloned_without_any_git() {
        let ana = Sandbox::with_commit();
        let tip = ana.record(&[("groups/a/expenses/2026.csv", Some("x\n"))], "x");
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("trips/lisbon");
        let cloned = Repo::clone_from(&url(ana.root()), &place, None, &no_program()).unwrap();
        assert_eq!((cloned.branch.as_str(), cloned.tip, cloned.odd.len()), ("main", tip, 0));
        assert_eq!(fs::read_to_string(place.join("groups/a/expenses/2026.csv")).unwrap(), "x\n");
        assert_eq!(git(&place, &["status", "--porcelain", "--branch"]), "## main...origin/main\n");
        assert_eq!(cloned.repo.seen_tip("origin", "main").unwrap(), Some(tip));
        assert_eq!(fs::read_dir(folder.path().join("trips")).unwrap().count(), 1);
        git(&place, &["fsck", "--strict"]);
        let again = Repo::clone_from(&url(ana.root()), &place, None, &no_program());
        assert!(matches!(again, Err(TransportError::FolderInUse(_))), "{again:?}");
    }

    #[test]
    fn branches_by_wish_and_by_default() {
        let ana = Sandbox::with_commit();
        git(ana.root(), &["branch", "-m", "main", "trip"]);
        git(ana.root(), &["branch", "other"]);
        let folder = tempfile::tempdir().unwrap();
        let clone = |name: &str, branch| {
            let cloned = Repo::clone_from(&url(ana.root()), &folder.path().join(name), branch, &no_program());
            cloned.map(|cloned| cloned.repo.branch().unwrap().unwrap())
        };
        assert_eq!(clone("a", None).unwrap(), "trip");
        assert_eq!(clone("b", Some("other")).unwrap(), "other");
        assert!(matches!(clone("c", Some("nope")), Err(TransportError::NoSuchBranch(_))));
        assert!(!folder.path().join("c").exists());
    }

    #[test]
    fn empty_remote_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        git(folder.path(), &["init", "-q", "--bare", "remote.git"]);
        let remote = url(&folder.path().join("remote.git"));
        let place = folder.path().join("place");
        for _ in 0..2 {
            let answer = Repo::clone_from(&remote, &place, None, &no_program());
            assert!(matches!(answer, Err(TransportError::Empty)), "{answer:?}");
            assert_eq!(fs::read_dir(&place).map(Iterator::count).unwrap_or(0), 0);
            fs::create_dir_all(&place).unwrap();
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn odd_entries_are_not_followed() {
        let ana = Sandbox::with_commit();
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("secret"), "secret").unwrap();
        std::os::unix::fs::symlink(outside.path().join("secret"), ana.root().join("groups")).unwrap();
        fs::write(ana.root().join("run.sh"), "#!/bin/sh\n").unwrap();
        git(ana.root(), &["add", "."]);
        git(ana.root(), &["update-index", "--chmod=+x", "run.sh"]);
        let head = git(ana.root(), &["rev-parse", "HEAD"]);
        git(ana.root(), &["update-index", "--add", "--cacheinfo", &format!("160000,{},module", head.trim())]);
        git(ana.root(), &["commit", "-q", "-m", "odd"]);
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a");
        let cloned = Repo::clone_from(&url(ana.root()), &place, None, &no_program()).unwrap();
        assert_eq!(cloned.odd.len(), 2);
        let link = place.join("groups").symlink_metadata().unwrap();
        assert!(link.is_file());
        assert!(!fs::read_to_string(place.join("groups")).unwrap().contains("\n"));
        assert_eq!(git(&place, &["status", "--porcelain"]), "");
    }

    #[test]
    fn dangerous_names_are_never_written() {
        let ana = Sandbox::with_commit();
        let blob = super::super::testing::git_with_input(ana.root(), &["hash-object", "-w", "--stdin"], "x");
        let list = format!("100644 blob {}\t.g\u{200c}it\0", blob.trim());
        let tree = super::super::testing::git_with_input(ana.root(), &["mktree", "-z"], &list);
        let commit = git(ana.root(), &["commit-tree", "-m", "x", tree.trim()]);
        git(ana.root(), &["update-ref", "refs/heads/main", commit.trim()]);
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a");
        let answer = Repo::clone_from(&url(ana.root()), &place, None, &no_program());
        assert!(matches!(answer, Err(TransportError::Git(GitError::DangerousName { .. }))), "{answer:?}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn bundle_is_cloned() {
        let program = Program::find(Prompts::Never);
        let ana = Sandbox::with_commit();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("trip.bundle");
        ana.repo.bundle_out(&file, &[], &program).unwrap();
        let cloned = Repo::clone_from(&url(&file), &folder.path().join("trip"), None, &program).unwrap();
        assert_eq!(Some(cloned.tip), ana.repo.head().unwrap());
    }

    #[cfg(unix)]
    #[test]
    fn host_is_cloned_by_the_program() {
        // A git whose ssh is answered by this machine.
        let folder = super::super::testing::fake_git(
            "unset GIT_SSH_COMMAND\n\
             exec git -c ssh.variant=simple -c core.sshCommand='run() { shift; eval \"$@\"; }; run' \"$@\"",
        );
        let program = Program::find_in(folder.path().as_os_str(), Prompts::Never);
        let ana = Sandbox::with_commit();
        git(ana.root(), &["branch", "-m", "main", "trip"]);
        let url = RemoteUrl::parse(&format!("ssh://box{}", ana.root().display())).unwrap();
        let place = folder.path().join("clone");
        let cloned = Repo::clone_from(&url, &place, None, &program).unwrap();
        assert_eq!((cloned.branch.as_str(), Some(cloned.tip)), ("trip", ana.repo.head().unwrap()));
        assert_eq!(git(&place, &["status", "--porcelain", "--branch"]), "## trip...origin/trip\n");
        git(&place, &["fsck", "--strict"]);
    }
}
