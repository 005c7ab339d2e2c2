//! How commits descend from one another.

use std::path::PathBuf;

use git2::{ErrorCode, Oid};

use super::{GitError, ObjectId, Repo};

/// The most commits that are counted on one side.
pub const COUNT_MAX: usize = 10_000;

/// How many commits each of two heads has that the other has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Divergence {
    /// Only ours; [`COUNT_MAX`] stands for that many or more.
    pub ahead: usize,
    /// Only theirs; [`COUNT_MAX`] stands for that many or more.
    pub behind: usize,
}

impl Repo {
    /// Returns the newest commits that both heads descend from, in order of
    /// their ids: one as a rule, several after merges that crossed, none for
    /// histories that have nothing to do with each other.
    pub fn merge_bases(&self, one: ObjectId, other: ObjectId) -> Result<Vec<ObjectId>, GitError> {
        match self.raw.merge_bases(one.0, other.0) {
            Ok(found) => {
                let mut bases: Vec<ObjectId> = found.iter().map(|id| ObjectId(*id)).collect();
                bases.sort_unstable();
                bases.dedup();
                Ok(bases)
            }
            Err(error) if error.code() == ErrorCode::NotFound => Ok(Vec::new()),
            Err(error) => Err(error.into()),
        }
    }

    /// Tells whether `head` is `ancestor` or descends from it.
    pub fn is_ancestor(&self, ancestor: ObjectId, head: ObjectId) -> Result<bool, GitError> {
        Ok(ancestor == head || self.raw.graph_descendant_of(head.0, ancestor.0)?)
    }

    /// Counts the commits on either side since the two heads parted.
    pub fn divergence(&self, ours: ObjectId, theirs: ObjectId) -> Result<Divergence, GitError> {
        Ok(Divergence { ahead: self.only_in(ours, theirs)?.len(), behind: self.only_in(theirs, ours)?.len() })
    }

    /// Lists the commits that `head` has and `other` has not, newest first, at
    /// most [`COUNT_MAX`].
    pub fn only_in(&self, head: ObjectId, other: ObjectId) -> Result<Vec<ObjectId>, GitError> {
        let mut walk = self.raw.revwalk()?;
        walk.push(head.0)?;
        walk.hide(other.0)?;
        let ids: Result<Vec<Oid>, git2::Error> = walk.take(COUNT_MAX).collect();
        Ok(ids?.into_iter().map(ObjectId).collect())
    }

    /// Tells whether two heads hold the very same files, and all that either
    /// has besides is merges. Whoever then takes the head with the smaller id
    /// ends a dance of merges of merges.
    pub fn differ_by_merges_only(&self, one: ObjectId, other: ObjectId) -> Result<bool, GitError> {
        if self.tree_of(one)?.id() != self.tree_of(other)?.id() {
            return Ok(false);
        }
        for (head, without) in [(one, other), (other, one)] {
            let extra = self.only_in(head, without)?;
            if extra.len() == COUNT_MAX {
                return Ok(false);
            }
            for id in extra {
                if self.raw.find_commit(id.0)?.parent_count() < 2 {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// Tells whether the older part of the history is missing here, as after
    /// `git clone --depth`; then the newest common commit may be missing too.
    #[must_use]
    pub fn is_shallow(&self) -> bool {
        self.raw.is_shallow()
    }

    /// Returns the file naming other folders whose objects are used here, if
    /// there is one; when such a folder goes, so do the objects.
    #[must_use]
    pub fn borrows_objects(&self) -> Option<PathBuf> {
        let file = self.common_dir().join("objects/info/alternates");
        file.metadata().is_ok_and(|meta| meta.len() > 0).then_some(file)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Sandbox, git};
    use super::*;

    fn id(sandbox: &Sandbox, revision: &str) -> ObjectId {
        sandbox.repo.resolve(revision).unwrap()
    }

    #[test]
    fn parted_and_unrelated() {
        let sandbox = Sandbox::with_commit();
        let base = id(&sandbox, "HEAD");
        git(sandbox.root(), &["checkout", "-q", "-b", "side"]);
        let side = sandbox.record(&[("a", Some("1"))], "a");
        git(sandbox.root(), &["checkout", "-q", "main"]);
        sandbox.record(&[("b", Some("1"))], "b");
        let main = sandbox.record(&[("b", Some("2"))], "b");
        let repo = &sandbox.repo;
        assert_eq!(repo.merge_bases(main, side).unwrap(), [base]);
        assert_eq!(repo.divergence(main, side).unwrap(), Divergence { ahead: 2, behind: 1 });
        assert_eq!(repo.divergence(main, main).unwrap(), Divergence { ahead: 0, behind: 0 });
        assert!(repo.is_ancestor(base, main).unwrap());
        assert!(repo.is_ancestor(main, main).unwrap());
        assert!(!repo.is_ancestor(main, side).unwrap());
        git(sandbox.root(), &["checkout", "-q", "--orphan", "other"]);
        git(sandbox.root(), &["commit", "-q", "-m", "other"]);
        assert_eq!(repo.merge_bases(main, id(&sandbox, "HEAD")).unwrap(), []);
    }

    #[test]
    fn crossed_merges_have_two_bases() {
        let sandbox = Sandbox::with_commit();
        let run = |arguments: &[&str]| git(sandbox.root(), arguments);
        run(&["checkout", "-q", "-b", "side"]);
        let one = sandbox.record(&[("a", Some("1"))], "a");
        run(&["checkout", "-q", "main"]);
        let two = sandbox.record(&[("b", Some("1"))], "b");
        run(&["merge", "-q", "-m", "m", "side"]);
        let main = id(&sandbox, "HEAD");
        run(&["checkout", "-q", "side"]);
        run(&["merge", "-q", "-m", "m2", &two.to_string()]);
        let side = id(&sandbox, "HEAD");
        let mut bases = vec![one, two];
        bases.sort();
        assert_eq!(sandbox.repo.merge_bases(main, side).unwrap(), bases);
        assert!(sandbox.repo.differ_by_merges_only(main, side).unwrap());
        assert!(!sandbox.repo.differ_by_merges_only(main, one).unwrap());
    }

    #[test]
    fn shallow_and_borrowing_are_seen() {
        let sandbox = Sandbox::with_commit();
        sandbox.record(&[("a", Some("1"))], "a");
        let folder = tempfile::tempdir().unwrap();
        let url = format!("file://{}", sandbox.root().display());
        git(folder.path(), &["clone", "-q", "--depth=1", &url, "shallow"]);
        let shallow = Repo::open(&folder.path().join("shallow")).unwrap();
        assert!(shallow.is_shallow());
        assert!(!sandbox.repo.is_shallow());
        git(folder.path(), &["clone", "-q", "--shared", sandbox.root().to_str().unwrap(), "shared"]);
        let shared = Repo::open(&folder.path().join("shared")).unwrap();
        assert!(shared.borrows_objects().is_some());
        assert_eq!(sandbox.repo.borrows_objects(), None);
    }
}
