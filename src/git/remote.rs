//! Which remotes the repository has, and what was last seen of them.

use git2::{Branch, ErrorCode, Oid, Reference};

use super::{GitError, ObjectId, RemoteUrl, Repo, UrlError};

/// The remote that is used unless the repository says otherwise.
pub const FIRST_REMOTE: &str = "origin";

/// Where the last tips of remotes stand that were merged here.
pub(super) const SEEN: &str = "refs/clique/seen/";

/// The longest name of a remote, in bytes.
const NAME_BYTES_MAX: usize = 100;

/// A remote of the repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remote {
    /// Its name, such as `origin`.
    pub name: String,
    /// Where it is fetched from, after the rewriting (`url.*.insteadOf`) that
    /// the user has set.
    pub url: Result<RemoteUrl, UrlError>,
    /// Where it is pushed to, when that is another place.
    pub push_url: Option<Result<RemoteUrl, UrlError>>,
}

/// The branch of a remote that the checked-out branch goes with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upstream {
    /// The name of the remote.
    pub remote: String,
    /// The branch there: what was set, otherwise the local branch's name.
    pub branch: String,
    /// Whether the repository's settings say so, as opposed to a guess.
    pub set: bool,
}

impl Remote {
    /// Returns the address to fetch from.
    ///
    /// # Errors
    ///
    /// When it is none that is allowed.
    pub fn fetch_place(&self) -> Result<&RemoteUrl, GitError> {
        self.url.as_ref().map_err(|error| self.refused(error))
    }

    /// Returns the address to push to.
    ///
    /// # Errors
    ///
    /// When it is none that is allowed.
    pub fn push_place(&self) -> Result<&RemoteUrl, GitError> {
        self.push_url.as_ref().unwrap_or(&self.url).as_ref().map_err(|error| self.refused(error))
    }

    fn refused(&self, why: &UrlError) -> GitError {
        GitError::BadRemote { name: self.name.clone(), why: why.clone() }
    }
}

impl Repo {
    /// Lists the remotes in order of their names.
    pub fn remotes(&self) -> Result<Vec<Remote>, GitError> {
        let mut names: Vec<String> = Vec::new();
        for name in &self.raw.remotes()? {
            names.extend(name.ok().flatten().map(str::to_owned));
        }
        names.sort();
        let mut remotes = Vec::new();
        for name in names {
            remotes.extend(self.remote(&name)?);
        }
        Ok(remotes)
    }

    /// Finds a remote by its name.
    pub fn remote(&self, name: &str) -> Result<Option<Remote>, GitError> {
        if check_name(name).is_err() {
            return Ok(None);
        }
        let found = match self.raw.find_remote(name) {
            Ok(found) => found,
            Err(error) if error.code() == ErrorCode::NotFound => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let url = RemoteUrl::parse(&String::from_utf8_lossy(found.url_bytes()));
        let push_url = found.pushurl_bytes().map(|bytes| RemoteUrl::parse(&String::from_utf8_lossy(bytes)));
        Ok(Some(Remote { name: name.to_owned(), url, push_url }))
    }

    /// Returns where the checked-out branch is synced with: what `git push -u`
    /// or `git branch -u` set, otherwise `origin` or the only remote, and the
    /// branch of the same name. None without a remote or a branch.
    pub fn upstream(&self) -> Result<Option<Upstream>, GitError> {
        let Some(branch) = self.branch()? else {
            return Ok(None);
        };
        let config = self.raw.config()?.snapshot()?;
        let setting = |key: &str| config.get_string(&format!("branch.{branch}.{key}")).ok();
        let known = self.remotes()?;
        let remote = setting("remote").filter(|name| known.iter().any(|remote| remote.name == *name));
        let merge = setting("merge").and_then(|name| name.strip_prefix(super::repo::BRANCHES).map(str::to_owned));
        if let (Some(remote), Some(branch)) = (&remote, merge.filter(|name| check_branch(name).is_ok())) {
            return Ok(Some(Upstream { remote: remote.clone(), branch, set: true }));
        }
        let guess = match known.as_slice() {
            [only] => Some(only.name.clone()),
            _ => known.iter().find(|remote| remote.name == FIRST_REMOTE).map(|remote| remote.name.clone()),
        };
        Ok(remote.or(guess).map(|remote| Upstream { remote, branch, set: false }))
    }

    /// Makes plain `git pull` and `git push` of the checked-out branch go to
    /// this branch of this remote.
    pub fn set_upstream(&self, remote: &str, branch: &str) -> Result<(), GitError> {
        check_name(remote)?;
        check_branch(branch)?;
        let own = self.branch()?.ok_or(GitError::DetachedHead)?;
        self.change_settings(|config| {
            config.set_str(&format!("branch.{own}.remote"), remote)?;
            Ok(config.set_str(&format!("branch.{own}.merge"), &format!("refs/heads/{branch}"))?)
        })
    }

    /// Returns where a remote's branch stood when it was last fetched.
    pub fn tracked_tip(&self, remote: &str, branch: &str) -> Result<Option<ObjectId>, GitError> {
        self.tip_at(&tracking(remote, branch))
    }

    /// Returns the tip of a remote's branch that was last merged here. A remote
    /// whose tip does not descend from it was rewound or rewritten.
    pub fn seen_tip(&self, remote: &str, branch: &str) -> Result<Option<ObjectId>, GitError> {
        self.tip_at(&format!("{SEEN}{remote}/{branch}"))
    }

    /// Remembers the tip of a remote's branch as merged, if what is remembered
    /// is still `before`; it also keeps those commits from being tidied away.
    pub fn set_seen_tip(
        &self,
        remote: &str,
        branch: &str,
        before: Option<ObjectId>,
        tip: ObjectId,
    ) -> Result<(), GitError> {
        self.move_reference(&format!("{SEEN}{remote}/{branch}"), before, tip, "sync")
    }

    /// Writes where a remote's branch stands, whatever stood there; not now if somebody is just writing there, or
    /// died doing so. It is a note for plain git, made anew by every fetch.
    pub(super) fn note_tracked_tip(&self, remote: &str, branch: &str, tip: ObjectId) -> Result<(), GitError> {
        match self.set_tracked_tip(remote, branch, tip) {
            Err(GitError::Locked { .. }) => Ok(()),
            noted => noted,
        }
    }

    /// Writes where a remote's branch stands, whatever stood there.
    pub(super) fn set_tracked_tip(&self, remote: &str, branch: &str, tip: ObjectId) -> Result<(), GitError> {
        self.raw.reference(&tracking(remote, branch), tip.0, true, "sync")?;
        Ok(())
    }

    pub(super) fn tip_at(&self, name: &str) -> Result<Option<ObjectId>, GitError> {
        match self.raw.find_reference(name) {
            Ok(reference) => Ok(Some(ObjectId(reference.peel_to_commit()?.id()))),
            Err(error) if matches!(error.code(), ErrorCode::NotFound | ErrorCode::InvalidSpec) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Moves a reference by compare-and-swap; `from` none means that it must
    /// not be there yet.
    pub(super) fn move_reference(
        &self,
        name: &str,
        from: Option<ObjectId>,
        to: ObjectId,
        said: &str,
    ) -> Result<(), GitError> {
        let from = from.map_or(Oid::ZERO_SHA1, |from| from.0);
        self.raw.reference_matching(name, to.0, true, from, said)?;
        Ok(())
    }
}

/// The reference that follows a remote's branch.
pub(super) fn tracking(remote: &str, branch: &str) -> String {
    format!("refs/remotes/{remote}/{branch}")
}

/// A name that git takes for a remote and for nothing else.
pub(super) fn check_name(name: &str) -> Result<(), GitError> {
    let fits = name.len() <= NAME_BYTES_MAX && !name.starts_with('-') && git2::Remote::is_valid_name(name);
    if fits { Ok(()) } else { Err(GitError::BadName(name.to_owned())) }
}

/// A name that git takes for a branch and for nothing else.
pub(super) fn check_branch(name: &str) -> Result<(), GitError> {
    let full = format!("{}{name}", super::repo::BRANCHES);
    let fits = Branch::name_is_valid(name).unwrap_or(false) && Reference::is_valid_name(&full);
    if fits && !name.starts_with('-') { Ok(()) } else { Err(GitError::BadName(name.to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Sandbox, git};
    use super::*;

    fn url(text: &str) -> RemoteUrl {
        RemoteUrl::parse(text).unwrap()
    }

    #[test]
    fn added_changed_and_removed() {
        let sandbox = Sandbox::with_commit();
        let repo = &sandbox.repo;
        repo.add_remote("origin", &url("https://example.org/a")).unwrap();
        repo.add_remote("stick", &url("/media/a.git")).unwrap();
        assert!(repo.add_remote("stick", &url("/media/a.git")).is_err());
        let names: Vec<String> = repo.remotes().unwrap().into_iter().map(|remote| remote.name).collect();
        assert_eq!(names, ["origin", "stick"]);
        repo.move_remote("origin", &url("git@example.org:b")).unwrap();
        assert_eq!(git(sandbox.root(), &["remote", "get-url", "--push", "origin"]), "git@example.org:b\n");
        assert!(repo.move_remote("nope", &url("/x")).is_err());
        let head = repo.head().unwrap().unwrap();
        repo.set_seen_tip("stick", "main", None, head).unwrap();
        repo.remove_remote("stick").unwrap();
        assert_eq!(repo.seen_tip("stick", "main").unwrap(), None);
        assert_eq!(repo.remote("stick").unwrap(), None);
        for name in ["", "-x", "a b", "a..b", "a\nb", "--upload-pack=x"] {
            assert!(repo.add_remote(name, &url("/x")).is_err(), "{name:?}");
        }
    }

    #[test]
    fn addresses_that_run_programs_are_named() {
        let sandbox = Sandbox::new();
        git(sandbox.root(), &["config", "remote.origin.url", "ext::sh -c x"]);
        let remote = sandbox.repo.remote("origin").unwrap().unwrap();
        assert!(matches!(remote.fetch_place(), Err(GitError::BadRemote { .. })));
        git(sandbox.root(), &["config", "remote.origin.url", "https://example.org/a"]);
        git(sandbox.root(), &["config", "remote.origin.pushurl", "ext::sh -c x"]);
        let remote = sandbox.repo.remote("origin").unwrap().unwrap();
        assert!(remote.fetch_place().is_ok());
        assert!(matches!(remote.push_place(), Err(GitError::BadRemote { .. })));
    }

    #[test]
    fn rewriting_of_the_user_comes_first() {
        let sandbox = Sandbox::new();
        git(sandbox.root(), &["config", "url./media/.insteadOf", "stick:"]);
        git(sandbox.root(), &["config", "remote.origin.url", "stick:a.git"]);
        let remote = sandbox.repo.remote("origin").unwrap().unwrap();
        assert_eq!(remote.fetch_place().unwrap().as_written(), "/media/a.git");
    }

    #[test]
    fn upstream_is_set_or_guessed() {
        let sandbox = Sandbox::with_commit();
        let repo = &sandbox.repo;
        assert_eq!(repo.upstream().unwrap(), None);
        repo.add_remote("stick", &url("/media/a.git")).unwrap();
        let at = |remote: &str, branch: &str, set| Upstream { remote: remote.into(), branch: branch.into(), set };
        assert_eq!(repo.upstream().unwrap(), Some(at("stick", "main", false)));
        repo.add_remote("other", &url("/media/b.git")).unwrap();
        assert_eq!(repo.upstream().unwrap(), None);
        repo.add_remote("origin", &url("/media/c.git")).unwrap();
        assert_eq!(repo.upstream().unwrap(), Some(at("origin", "main", false)));
        repo.set_upstream("stick", "trip").unwrap();
        assert_eq!(repo.upstream().unwrap(), Some(at("stick", "trip", true)));
        git(sandbox.root(), &["checkout", "-q", "--detach"]);
        assert_eq!(repo.upstream().unwrap(), None);
    }

    #[test]
    fn seen_tip_moves_only_from_where_it_was() {
        let sandbox = Sandbox::with_commit();
        let repo = &sandbox.repo;
        let one = repo.head().unwrap().unwrap();
        let two = sandbox.record(&[("a", Some("1"))], "a");
        repo.set_seen_tip("origin", "main", None, one).unwrap();
        assert!(repo.set_seen_tip("origin", "main", None, two).is_err());
        repo.set_seen_tip("origin", "main", Some(one), two).unwrap();
        assert_eq!(repo.seen_tip("origin", "main").unwrap(), Some(two));
        assert_eq!(repo.tracked_tip("origin", "main").unwrap(), None);
    }
}
