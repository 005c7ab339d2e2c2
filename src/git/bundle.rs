//! Bundles: a piece of history in one file, to mail or to carry.
//!
//! libgit2 cannot read or write them, so the `git` program does.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::program::Program;
use super::repo::BRANCHES;
use super::transport::{RemoteHeads, heads_listed};
use super::{GitError, ObjectId, Repo, TransportError};

/// Where the branches of a bundle stand that was taken in.
const TAKEN_IN: &str = "refs/clique/bundle/";

impl Repo {
    /// Writes the checked-out branch to a bundle, without the commits that
    /// `since` names and what is before them: what the receiver has already.
    /// With nothing left out the bundle can be cloned.
    ///
    /// # Errors
    ///
    /// [`TransportError::NothingNew`] when nothing is left to write.
    pub fn bundle_out(&self, file: &Path, since: &[ObjectId], program: &Program<'_>) -> Result<(), TransportError> {
        let branch = self.branch_reference()?.ok_or(GitError::DetachedHead)?;
        let head = self.head()?.ok_or(TransportError::NothingNew)?;
        let mut left_out = Vec::new();
        for &id in since.iter().filter(|id| self.has_commit(**id).unwrap_or(false)) {
            if self.is_ancestor(head, id)? {
                return Err(TransportError::NothingNew);
            }
            left_out.push(OsString::from(format!("^{id}")));
        }
        let file = whole(file)?;
        let mut arguments = vec![OsStr::new("bundle"), OsStr::new("create"), OsStr::new("--quiet"), file.as_os_str()];
        arguments.extend([OsStr::new("HEAD"), OsStr::new(&branch)]);
        arguments.extend(left_out.iter().map(OsString::as_os_str));
        let answer = program.run(self, &arguments)?;
        if answer.success {
            return Ok(());
        }
        if answer.stderr.contains("Refusing to create empty bundle") {
            return Err(TransportError::NothingNew);
        }
        Err(TransportError::from_words(&answer.stderr))
    }

    /// Takes a bundle in: verifies it, and brings its branches to
    /// `refs/clique/bundle/…`. Returns each branch with its tip; what is
    /// checked out stays as it is.
    ///
    /// # Errors
    ///
    /// [`TransportError::LacksBasis`] when it builds on commits that are not
    /// here, so that an earlier bundle must come first.
    pub fn bundle_in(&self, file: &Path, program: &Program<'_>) -> Result<BTreeMap<String, ObjectId>, TransportError> {
        let file = whole(file)?;
        self.ask_bundle("verify", &file, program)?;
        let heads = self.bundle_heads(&file, program)?;
        let wishes: Vec<OsString> = heads
            .branches
            .keys()
            .map(|branch| OsString::from(format!("+{BRANCHES}{branch}:{TAKEN_IN}{branch}")))
            .collect();
        if wishes.is_empty() {
            return Err(TransportError::Empty);
        }
        let mut arguments =
            ["fetch", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", "--refmap=", "--"]
                .map(OsStr::new)
                .to_vec();
        arguments.push(file.as_os_str());
        arguments.extend(wishes.iter().map(OsString::as_os_str));
        let answer = program.run(self, &arguments)?;
        if !answer.success {
            return Err(TransportError::from_words(&answer.stderr));
        }
        let mut tips = BTreeMap::new();
        for branch in heads.branches.into_keys() {
            if let Some(tip) = self.tip_at(&format!("{TAKEN_IN}{branch}"))? {
                tips.insert(branch, tip);
            }
        }
        Ok(tips)
    }

    pub(super) fn bundle_heads(&self, file: &Path, program: &Program<'_>) -> Result<RemoteHeads, TransportError> {
        let listed = self.ask_bundle("list-heads", &whole(file)?, program)?;
        Ok(heads_listed(&listed))
    }

    fn ask_bundle(&self, question: &str, file: &Path, program: &Program<'_>) -> Result<String, TransportError> {
        if !file.is_file() {
            return Err(TransportError::NoRepository { said: file.display().to_string() });
        }
        let answer = program.run(self, &[OsStr::new("bundle"), OsStr::new(question), file.as_os_str()])?;
        if answer.success { Ok(answer.stdout) } else { Err(TransportError::from_words(&answer.stderr)) }
    }
}

/// The path from the root on: git runs in another folder, and a name that
/// begins with `-` would be an option.
fn whole(file: &Path) -> Result<PathBuf, TransportError> {
    std::path::absolute(file).map_err(|error| GitError::io(file, error).into())
}

#[cfg(test)]
mod tests {
    use super::super::program::Prompts;
    use super::super::testing::{Sandbox, git};
    use super::*;

    #[test]
    fn out_by_one_and_in_by_another() {
        let program = Program::find(Prompts::Never);
        let mail = tempfile::tempdir().unwrap();
        let (first, second) = (mail.path().join("-first.bundle"), mail.path().join("second.bundle"));
        let ana = Sandbox::with_commit();
        let start = ana.repo.head().unwrap().unwrap();
        ana.repo.bundle_out(&first, &[], &program).unwrap();
        let tip = ana.record(&[("a", Some("1"))], "a");
        ana.repo.bundle_out(&second, &[start], &program).unwrap();
        let nothing = ana.repo.bundle_out(&second, &[tip], &program);
        assert!(matches!(nothing, Err(TransportError::NothingNew)), "{nothing:?}");

        let bob = Sandbox::new();
        let early = bob.repo.bundle_in(&second, &program);
        assert!(matches!(early, Err(TransportError::LacksBasis { .. })), "{early:?}");
        assert_eq!(bob.repo.bundle_in(&first, &program).unwrap()["main"], start);
        assert_eq!(bob.repo.bundle_in(&second, &program).unwrap()["main"], tip);
        assert_eq!(bob.repo.head().unwrap(), None);
        git(bob.root(), &["fsck", "--strict"]);
    }

    #[test]
    fn what_is_no_bundle() {
        let program = Program::find(Prompts::Never);
        let sandbox = Sandbox::with_commit();
        let file = sandbox.root().join("x.bundle");
        let missing = sandbox.repo.bundle_in(&file, &program);
        assert!(matches!(missing, Err(TransportError::NoRepository { .. })), "{missing:?}");
        std::fs::write(&file, "# v2 git bundle\nrubbish").unwrap();
        assert!(sandbox.repo.bundle_in(&file, &program).is_err());
    }
}
