//! Who commits, in git's own words.

use std::env;

use git2::{Config, Signature, Time};

use super::commit::Stamp;
use super::{GitError, Repo};

/// A name and an e-mail address as they stand in a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The display name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
}

impl Identity {
    pub(super) fn signature(&self, time: Stamp) -> Result<Signature<'static>, GitError> {
        let when = Time::new(time.seconds, time.offset_minutes);
        Ok(Signature::new(&self.name, &self.email, &when)?)
    }
}

impl Repo {
    /// Returns who git says the author of a new commit is, if it knows.
    ///
    /// The order is git's: `GIT_AUTHOR_*`, `author.*`, `user.*`, and `EMAIL`
    /// for an address that nothing else gives. A name is never made up from
    /// the account or the host.
    #[must_use]
    pub fn identity(&self) -> Option<Identity> {
        self.identity_as("AUTHOR", "author")
    }

    /// Keeps an identity in the repository's own settings, for commits made in it from now on.
    ///
    /// # Errors
    ///
    /// When the settings cannot be written.
    pub fn keep_identity(&self, identity: &Identity) -> Result<(), GitError> {
        self.change_settings(|config| {
            config.set_str("user.name", &identity.name)?;
            Ok(config.set_str("user.email", &identity.email)?)
        })
    }

    /// Like [`Repo::identity`], for the one who writes the commit.
    pub(super) fn committer(&self) -> Option<Identity> {
        self.identity_as("COMMITTER", "committer")
    }

    fn identity_as(&self, variable: &str, section: &str) -> Option<Identity> {
        identity_in(&self.raw.config().ok()?.snapshot().ok()?, variable, section)
    }

    /// Returns who git says the author would be in a folder that has no repository yet.
    #[must_use]
    pub fn identity_before() -> Option<Identity> {
        identity_in(&super::config::outside().ok()?.snapshot().ok()?, "AUTHOR", "author")
    }
}

fn identity_in(config: &Config, variable: &str, section: &str) -> Option<Identity> {
    let from_variable = |name: &str| env::var(name).ok();
    let from_config = |name: String| config.get_string(&name).ok();
    let find = |part: &str| {
        from_variable(&format!("GIT_{variable}_{}", part.to_uppercase()))
            .or_else(|| from_config(format!("{section}.{part}")))
            .or_else(|| from_config(format!("user.{part}")))
    };
    Some(Identity {
        name: presentable(&find("name")?)?,
        email: presentable(&find("email").or_else(|| from_variable("EMAIL"))?)?,
    })
}

/// The text without what git cuts from names, or nothing when none is left.
fn presentable(text: &str) -> Option<String> {
    let kept: String = text.chars().filter(|letter| !matches!(letter, '<' | '>' | '\n' | '\0')).collect();
    let kept = kept.trim();
    (!kept.is_empty()).then(|| kept.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Sandbox, git};
    use super::*;

    #[test]
    fn settings_of_the_repository() {
        let sandbox = Sandbox::new();
        let ana = Identity { name: "Ana".to_owned(), email: "ana@example.org".to_owned() };
        assert_eq!(sandbox.repo.identity(), Some(ana));
        git(sandbox.root(), &["config", "author.name", "Ana at work"]);
        assert_eq!(sandbox.repo.identity().unwrap().name, "Ana at work");
        assert_eq!(sandbox.repo.committer().unwrap().name, "Ana");
    }

    #[test]
    fn names_lose_what_git_cuts() {
        assert_eq!(presentable(" A <b>\n"), Some("A b".to_owned()));
        assert_eq!(presentable(" <>"), None);
    }
}
