//! How far the history was verified here, and what came since.
//!
//! The state stands in a reference of its own that is never pushed, a pair for each branch. It keeps those
//! commits from being tidied away, so that a history that was rewritten can be brought back.

use git2::Sort;

use super::{GitError, ObjectId, Repo};

/// Where the states stand.
const VERIFIED: &str = "refs/clique/verified/";
const PROVEN: &str = "refs/clique/proven/";

/// The memory of objects comes before the disk.
const MEMORY_FIRST: i32 = 1000;

/// How strictly a state was verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rigour {
    /// Nothing in it is wrong.
    NothingWrong,
    /// Besides, every change in it is proven.
    AllProven,
}

impl Repo {
    /// Returns up to where a branch was verified.
    pub fn verified_tip(&self, branch: &str, rigour: Rigour) -> Result<Option<ObjectId>, GitError> {
        self.tip_at(&name_of(branch, rigour))
    }

    /// Remembers up to where a branch was verified, if what is remembered is still `before`.
    pub fn set_verified_tip(
        &self,
        branch: &str,
        rigour: Rigour,
        before: Option<ObjectId>,
        tip: ObjectId,
    ) -> Result<(), GitError> {
        self.move_reference(&name_of(branch, rigour), before, tip, "verify")
    }

    /// Lists the commits that lead to `head` and not to `base`, each after those it follows.
    pub fn commits_since(&self, base: Option<ObjectId>, head: ObjectId) -> Result<Vec<ObjectId>, GitError> {
        let mut walk = self.raw.revwalk()?;
        walk.set_sorting(Sort::TOPOLOGICAL | Sort::REVERSE)?;
        walk.push(head.0)?;
        if let Some(base) = base {
            walk.hide(base.0)?;
        }
        let ids: Result<Vec<git2::Oid>, git2::Error> = walk.collect();
        Ok(ids?.into_iter().map(ObjectId).collect())
    }

    /// Keeps all objects made from here on in memory; for what is only looked at and thrown away.
    pub fn keep_in_memory(&self) -> Result<(), GitError> {
        self.raw.odb()?.add_new_mempack_backend(MEMORY_FIRST)?;
        Ok(())
    }
}

fn name_of(branch: &str, rigour: Rigour) -> String {
    let place = match rigour {
        Rigour::NothingWrong => VERIFIED,
        Rigour::AllProven => PROVEN,
    };
    format!("{place}{branch}")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Sandbox, git};
    use super::*;

    #[test]
    fn states_are_remembered_and_move_on() {
        let sandbox = Sandbox::with_commit();
        let repo = &sandbox.repo;
        let first = repo.head().unwrap().unwrap();
        assert_eq!(repo.verified_tip("trips/lisbon", Rigour::AllProven).unwrap(), None);
        repo.set_verified_tip("trips/lisbon", Rigour::AllProven, None, first).unwrap();
        let second = sandbox.record(&[("a", Some("1"))], "a");
        assert!(repo.set_verified_tip("trips/lisbon", Rigour::AllProven, None, second).is_err());
        repo.set_verified_tip("trips/lisbon", Rigour::AllProven, Some(first), second).unwrap();
        assert_eq!(repo.verified_tip("trips/lisbon", Rigour::AllProven).unwrap(), Some(second));
        assert_eq!(repo.verified_tip("trips/lisbon", Rigour::NothingWrong).unwrap(), None);
    }

    #[test]
    fn commits_come_after_those_they_follow() {
        let sandbox = Sandbox::with_commit();
        let first = sandbox.repo.head().unwrap().unwrap();
        let second = sandbox.record(&[("a", Some("1"))], "a");
        let third = sandbox.record(&[("a", Some("2"))], "a");
        assert_eq!(sandbox.repo.commits_since(None, third).unwrap(), [first, second, third]);
        assert_eq!(sandbox.repo.commits_since(Some(first), third).unwrap(), [second, third]);
        assert_eq!(sandbox.repo.commits_since(Some(third), third).unwrap(), []);
    }

    #[test]
    fn what_is_kept_in_memory_is_not_on_the_disk() {
        let sandbox = Sandbox::with_commit();
        sandbox.repo.keep_in_memory().unwrap();
        let id = sandbox.repo.store_file(b"only looked at").unwrap();
        assert_eq!(sandbox.repo.file(ObjectId(id)).unwrap(), b"only looked at");
        let listed = git(sandbox.root(), &["cat-file", "--batch-check", "--batch-all-objects"]);
        assert!(!listed.contains(&id.to_string()), "{listed}");
    }
}
