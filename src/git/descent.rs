//! Walking back along single files: what a commit follows, and whether a path differs between two commits.
//!
//! Nothing but what is asked for is read. Two commits are compared from the top folder down, and where a
//! folder is the same in both, all below it is.

use std::collections::HashMap;
use std::path::Path;

use git2::{ObjectType, Sort};

use super::tree::ordinary;
use super::{GitError, ObjectId, Repo};

/// A commit without its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its id.
    pub id: ObjectId,
    /// Its tree.
    pub tree: ObjectId,
    /// The commits it follows.
    pub parents: Vec<ObjectId>,
}

impl Repo {
    /// Reads what a commit follows.
    pub fn link(&self, id: ObjectId) -> Result<Link, GitError> {
        let found = self.raw.find_commit(id.0)?;
        Ok(Link { id, tree: ObjectId(found.tree_id()), parents: found.parent_ids().map(ObjectId).collect() })
    }

    /// Numbers a commit and all that led to it: each commit before those that it follows.
    pub fn ranks(&self, from: ObjectId) -> Result<HashMap<ObjectId, usize>, GitError> {
        let mut walk = self.raw.revwalk()?;
        walk.set_sorting(Sort::TOPOLOGICAL | Sort::TIME)?;
        walk.push(from.0)?;
        walk.enumerate().map(|(rank, id)| Ok((ObjectId(id?), rank))).collect()
    }

    /// Returns the file at a path in each of two trees; where a folder on the way is the same in both,
    /// nothing below it is read and the answer is none.
    pub fn differing_at(&self, one: ObjectId, other: ObjectId, path: &str) -> Result<Option<TwoFiles>, GitError> {
        let (mut one, mut other) = (Some(one), Some(other));
        let mut parts = path.split('/').peekable();
        while let Some(name) = parts.next() {
            if one == other {
                return Ok(None);
            }
            let is_last = parts.peek().is_none();
            one = self.below(one, name, is_last)?;
            other = self.below(other, name, is_last)?;
        }
        Ok((one != other).then_some((one, other)))
    }

    /// Finds the file at a path of a tree.
    pub fn file_in(&self, tree: ObjectId, path: &str) -> Result<Option<ObjectId>, GitError> {
        match self.raw.find_tree(tree.0)?.get_path(Path::new(path)) {
            Ok(entry) if ordinary(entry.filemode()) => Ok(Some(ObjectId(entry.id()))),
            Ok(_) => Ok(None),
            Err(error) if error.code() == git2::ErrorCode::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    fn below(&self, folder: Option<ObjectId>, name: &str, is_file: bool) -> Result<Option<ObjectId>, GitError> {
        let Some(folder) = folder else { return Ok(None) };
        let tree = self.raw.find_tree(folder.0)?;
        let fits = |entry: &git2::TreeEntry<'_>| match is_file {
            true => ordinary(entry.filemode()),
            false => entry.kind() == Some(ObjectType::Tree),
        };
        Ok(tree.get_name(name).filter(fits).map(|entry| ObjectId(entry.id())))
    }
}

/// A file before and after.
pub type TwoFiles = (Option<ObjectId>, Option<ObjectId>);

#[cfg(test)]
mod tests {
    use super::super::testing::Sandbox;

    #[test]
    fn paths_are_compared_from_the_top() {
        let sandbox = Sandbox::new();
        let first = sandbox.record(&[("a/b/x", Some("1")), ("a/c/x", Some("1"))], "one");
        let second = sandbox.record(&[("a/b/x", Some("2")), ("a/b/y", Some("1"))], "two");
        let repo = &sandbox.repo;
        let (one, two) = (repo.link(first).unwrap(), repo.link(second).unwrap());
        assert_eq!((two.parents.as_slice(), one.parents.as_slice()), (&[first][..], &[][..]));
        let differs = |path: &str| repo.differing_at(one.tree, two.tree, path).unwrap();
        assert_eq!(differs("a/c/x"), None);
        assert_eq!(differs("a/b/x").map(|(one, two)| one != two), Some(true));
        assert_eq!(differs("a/b/y").map(|(one, two)| (one.is_some(), two.is_some())), Some((false, true)));
        assert_eq!((differs("a/b/z"), differs("a/b/x/deep"), differs("a")), (None, None, None));
        assert!(repo.file_in(two.tree, "a/b/y").unwrap().is_some());
        assert_eq!(repo.file_in(two.tree, "a/b").unwrap(), None);
    }
}
