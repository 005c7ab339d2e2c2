//! The name of a stored object.

use std::fmt;
use std::str::FromStr;

use super::GitError;

/// The id of a commit, tree or blob; printed as forty hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectId(pub(super) git2::Oid);

impl ObjectId {
    /// The id that `bytes` have, or would have, as a stored file.
    pub fn of_file(bytes: &[u8]) -> Result<Self, GitError> {
        Ok(Self(git2::Oid::hash_object(git2::ObjectType::Blob, bytes)?))
    }

    /// The first eighty bits.
    #[must_use]
    pub fn leading(self) -> [u8; 10] {
        let mut bytes = [0; 10];
        bytes.copy_from_slice(&self.0.as_bytes()[..10]);
        bytes
    }

    /// The first `digits` hexadecimal digits, for people.
    #[must_use]
    pub fn short(self, digits: usize) -> String {
        let mut text = self.to_string();
        text.truncate(digits);
        text
    }
}

/// Makes sure that an object that was just written is there.
///
/// Where the disk is full, libgit2 fails to write it, tries another way, and answers that all is well.
pub(super) fn stored(database: &git2::Odb<'_>, id: git2::Oid) -> Result<git2::Oid, GitError> {
    if database.exists(id) { Ok(id) } else { Err(GitError::NotStored) }
}

impl fmt::Display for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for ObjectId {
    type Err = GitError;

    fn from_str(text: &str) -> Result<Self, GitError> {
        let whole = text.len() == 40 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !whole {
            return Err(GitError::NoSuchRevision(text.to_owned()));
        }
        Ok(Self(git2::Oid::from_str(text)?))
    }
}
