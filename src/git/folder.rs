//! A remote that is a folder: a stick, a share, a directory next door.
//!
//! It is opened in this process, so that no hook or setting of whoever owns the
//! stick runs, and no `git` need be installed. Its branch moves by
//! compare-and-swap; libgit2's own push between folders would let two friends
//! who push at once take each other's commits away, and tell both "done".

use std::path::{Path, PathBuf};
use std::thread;

use git2::{BranchType, ErrorCode, Oid, Repository, RepositoryOpenFlags};

use super::copy::{copy_history, sync_reference_folders};
use super::locks::{TRIES_MAX, TRY_EVERY, remove_forgotten_lock, remove_half_objects};
use super::packing::pack_when_many;
use super::repo::BRANCHES;
use super::transport::{Pushed, RemoteHeads};
use super::{GitError, ObjectId, Repo, TransportError, library};

/// The most branches of a remote that are looked at.
pub(super) const BRANCHES_MAX: usize = 10_000;

/// The repository of a folder, with a work tree or without.
pub(super) struct Folder {
    raw: Repository,
    place: PathBuf,
}

impl Folder {
    pub(super) fn open(place: &Path) -> Result<Self, TransportError> {
        library::set_up();
        let mut with_end = place.as_os_str().to_owned();
        with_end.push(".git");
        let places = [place.to_path_buf(), PathBuf::from(with_end)];
        let mut answer = Err(TransportError::NoRepository { said: place.display().to_string() });
        for place in places {
            let none: [&std::ffi::OsStr; 0] = [];
            match Repository::open_ext(&place, RepositoryOpenFlags::NO_SEARCH, none) {
                Ok(raw) => return Ok(Self { raw, place }),
                Err(error) if error.code() == ErrorCode::NotFound => {}
                Err(error) => answer = Err(GitError::opening(&place, &error).into()),
            }
        }
        answer
    }

    pub(super) fn heads(&self) -> Result<RemoteHeads, TransportError> {
        let mut heads = RemoteHeads::default();
        for branch in self.raw.branches(Some(BranchType::Local))?.take(BRANCHES_MAX) {
            let (branch, _) = branch?;
            if let (Ok(Some(name)), Some(tip)) = (branch.name(), branch.get().target()) {
                heads.branches.insert(name.to_owned(), ObjectId(tip));
            }
        }
        heads.default = self.head_branch()?;
        Ok(heads)
    }

    pub(super) fn tip(&self, branch: &str) -> Result<Option<ObjectId>, TransportError> {
        match self.raw.find_reference(&format!("{BRANCHES}{branch}")) {
            Ok(reference) => Ok(Some(ObjectId(reference.peel_to_commit()?.id()))),
            Err(error) if error.code() == ErrorCode::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Copies what the branch holds into `repo`; moves nothing there.
    pub(super) fn bring(&self, repo: &Repo, branch: &str) -> Result<Option<ObjectId>, TransportError> {
        if self.raw.is_shallow() {
            return Err(TransportError::Shallow(self.place.clone()));
        }
        let tip = self.tip(branch)?;
        if let Some(tip) = tip {
            copy_history(&self.raw, &repo.raw, tip.0)?;
        }
        Ok(tip)
    }

    /// Moves the branch on to `new`, if all it holds is part of `new`.
    pub(super) fn push(&self, repo: &Repo, branch: &str, new: ObjectId) -> Result<Pushed, TransportError> {
        let name = format!("{BRANCHES}{branch}");
        let mut tries = 0;
        loop {
            let tip = self.tip(branch)?;
            match tip {
                Some(tip) if tip == new => return Ok(Pushed::Done { tip }),
                Some(tip) if !repo.has_commit(tip)? || !repo.is_ancestor(tip, new)? => {
                    return Ok(Pushed::SomeoneWasFaster);
                }
                _ => {}
            }
            self.refuse_checked_out(branch)?;
            copy_history(&repo.raw, &self.raw, new.0)?;
            remove_half_objects(self.raw.commondir());
            let from = tip.map_or(Oid::ZERO_SHA1, |tip| tip.0);
            let moved = self.raw.reference_matching(&name, new.0, true, from, "push");
            match moved.map_err(GitError::from) {
                Ok(_) => break,
                Err(GitError::Moved) => return Ok(Pushed::SomeoneWasFaster),
                // Two who make a branch at once: one finds it made.
                Err(_) if tip.is_none() && self.tip(branch)?.is_some() => return Ok(Pushed::SomeoneWasFaster),
                // Whoever died while pushing left a lock that nobody else would ever take away.
                Err(GitError::Locked { .. }) if remove_forgotten_lock(self.raw.commondir(), &name) => {}
                Err(GitError::Locked { .. }) if tries < TRIES_MAX => {
                    tries += 1;
                    thread::sleep(TRY_EVERY);
                }
                Err(error) => return Err(error.into()),
            }
        }
        sync_reference_folders(self.raw.commondir(), &name);
        self.follow_first_branch(&name);
        // Nobody else tidies a stick. What is pushed is there whether or not this goes well.
        let _ = pack_when_many(&self.raw);
        Ok(Pushed::Done { tip: new })
    }

    /// A branch that is checked out would change under somebody's hands.
    fn refuse_checked_out(&self, branch: &str) -> Result<(), TransportError> {
        let own = !self.raw.is_bare() && self.head_branch()?.as_deref() == Some(branch);
        let mut linked = false;
        for name in &self.raw.worktrees()? {
            let found = name.ok().flatten().and_then(|name| self.raw.find_worktree(name).ok());
            let tree = found.and_then(|found| Repository::open_from_worktree(&found).ok());
            linked |= tree.is_some_and(|tree| head_branch(&tree).is_ok_and(|head| head.as_deref() == Some(branch)));
        }
        if own || linked {
            return Err(TransportError::CheckedOut { folder: self.place.clone(), branch: branch.to_owned() });
        }
        Ok(())
    }

    /// Makes the first branch of a bare repository the one that clones check
    /// out; git would leave it at a name nobody used.
    fn follow_first_branch(&self, name: &str) {
        if self.raw.is_bare() && self.raw.head().is_err_and(|error| error.code() == ErrorCode::UnbornBranch) {
            let _ = self.raw.set_head(name);
        }
    }

    fn head_branch(&self) -> Result<Option<String>, TransportError> {
        Ok(head_branch(&self.raw)?)
    }
}

fn head_branch(raw: &Repository) -> Result<Option<String>, git2::Error> {
    let head = raw.find_reference("HEAD")?;
    let target = head.symbolic_target().ok().flatten();
    Ok(target.and_then(|name| name.strip_prefix(BRANCHES)).map(str::to_owned))
}
