//! What was begun with git and waits to be finished: a merge, a rebase and their kin.

use std::fs;

use git2::RepositoryState;

use super::{GitError, Repo};

/// What is called so when it waits to be finished.
const MERGE: &str = "merge";

impl Repo {
    /// Says why nothing may be committed just now: a commit checked out by
    /// itself, or a merge, rebase or the like that waits to be finished.
    pub fn ready_to_write(&self) -> Result<(), GitError> {
        if let Some(what) = self.unfinished() {
            return Err(self.waits(what));
        }
        if self.branch_reference()?.is_none() {
            return Err(GitError::DetachedHead);
        }
        if self.raw.index().is_ok_and(|index| index.has_conflicts()) {
            return Err(self.waits(MERGE));
        }
        Ok(())
    }

    /// Says why the branch may not go to another commit just now. A merge that waits is no reason: such a step may
    /// be what finishes it.
    pub(super) fn ready_to_step(&self) -> Result<(), GitError> {
        match self.unfinished() {
            None | Some(MERGE) if self.branch_reference()?.is_none() => Err(GitError::DetachedHead),
            None | Some(MERGE) => Ok(()),
            Some(what) => Err(self.waits(what)),
        }
    }

    /// Names what waits to be finished with git: `merge`, `rebase` and the like.
    #[must_use]
    pub fn unfinished(&self) -> Option<&'static str> {
        match self.raw.state() {
            RepositoryState::Clean | RepositoryState::Bisect => None,
            RepositoryState::Merge => Some(MERGE),
            RepositoryState::Revert | RepositoryState::RevertSequence => Some("revert"),
            RepositoryState::CherryPick | RepositoryState::CherryPickSequence => Some("cherry-pick"),
            RepositoryState::Rebase | RepositoryState::RebaseInteractive | RepositoryState::RebaseMerge => {
                (!self.is_rebase_over()).then_some("rebase")
            }
            RepositoryState::ApplyMailbox | RepositoryState::ApplyMailboxOrRebase => Some("row of mailed patches"),
        }
    }

    /// Says that something begun with git is to be finished first.
    #[must_use]
    pub fn waits(&self, what: &'static str) -> GitError {
        GitError::Unfinished { what, files_wait: self.raw.index().is_ok_and(|index| index.has_conflicts()) }
    }

    /// Tells whether a merge waits for nothing any more: what it was to bring in is there, and git is about to forget
    /// it, as while it runs a hook.
    pub fn is_merge_over(&self) -> Result<bool, GitError> {
        let (Some(head), theirs) = (self.head()?, self.merge_in_progress()?) else { return Ok(false) };
        for commit in theirs {
            if !self.is_ancestor(commit, head)? {
                return Ok(false);
            }
        }
        Ok(!self.raw.index().is_ok_and(|index| index.has_conflicts()))
    }

    /// Tells whether a rebase has done all, is back on its branch, and only its notes are still there: git runs a hook
    /// then.
    fn is_rebase_over(&self) -> bool {
        let notes = self.git_dir().join("rebase-merge");
        let read = |name: &str| fs::read_to_string(notes.join(name)).ok();
        let says_nothing = |line: &str| line.trim().is_empty() || line.starts_with('#');
        let is_done = read("git-rebase-todo").is_some_and(|todo| todo.lines().all(says_nothing));
        let branch = self.branch_reference().ok().flatten();
        is_done && branch.is_some() && branch.as_deref() == read("head-name").as_deref().map(str::trim)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Sandbox, git};
    use super::*;

    #[test]
    fn detached_or_unfinished_is_read_but_not_written() {
        let sandbox = Sandbox::with_commit();
        git(sandbox.root(), &["checkout", "-q", "--detach"]);
        assert!(sandbox.repo.head().unwrap().is_some());
        assert_eq!(sandbox.repo.branch().unwrap(), None);
        let answer = sandbox.repo.ready_to_write();
        assert!(matches!(answer, Err(GitError::DetachedHead)));
        git(sandbox.root(), &["checkout", "-q", "main"]);
        sandbox.repo.ready_to_write().unwrap();
        let head = git(sandbox.root(), &["rev-parse", "HEAD"]);
        fs::write(sandbox.root().join(".git/MERGE_HEAD"), head).unwrap();
        let answer = sandbox.repo.ready_to_write();
        assert!(matches!(answer, Err(GitError::Unfinished { what: "merge", files_wait: false })));
    }

    /// A rebase that has stopped, is asked from within, or is over but for its notes, as while git runs its hook.
    #[test]
    fn a_rebase_that_is_over_waits_for_nothing() {
        let sandbox = Sandbox::with_commit();
        let notes = sandbox.root().join(".git/rebase-merge");
        fs::create_dir(&notes).unwrap();
        let head_name = |name: &str| fs::write(notes.join("head-name"), format!("{name}\n")).unwrap();
        head_name("refs/heads/main");
        assert_eq!(sandbox.repo.unfinished(), Some("rebase"));
        fs::write(notes.join("git-rebase-todo"), "pick 1234567 more\n").unwrap();
        assert_eq!(sandbox.repo.unfinished(), Some("rebase"));
        fs::write(notes.join("git-rebase-todo"), "\n# nothing\n").unwrap();
        assert_eq!(sandbox.repo.unfinished(), None);
        sandbox.repo.ready_to_write().unwrap();
        head_name("refs/heads/other");
        assert_eq!(sandbox.repo.unfinished(), Some("rebase"));
        head_name("refs/heads/main");
        git(sandbox.root(), &["checkout", "-q", "--detach"]);
        assert_eq!(sandbox.repo.unfinished(), Some("rebase"));
    }
}
