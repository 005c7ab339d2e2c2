//! Adding remotes, giving them another address, taking them away, and what was seen of them with it.

use git2::{Config, ConfigEntries};

use super::remote::{SEEN, check_name, tracking};
use super::{GitError, ObjectId, RemoteUrl, Repo};

/// A remote as it was before it was given another address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerRemote {
    name: String,
    /// Its settings and those of the branch that goes with it; none for what was not set.
    settings: Vec<(String, Option<String>)>,
    /// What was seen there, by the names of references.
    tips: Vec<(String, ObjectId)>,
}

impl Repo {
    /// Adds a remote; a relative path is to be written out before
    /// ([`RemoteUrl::from_folder`]).
    pub fn add_remote(&self, name: &str, url: &RemoteUrl) -> Result<(), GitError> {
        check_name(name)?;
        if self.raw.find_remote(name).is_ok() {
            return Err(GitError::Other(format!("there is a remote `{name}` already")));
        }
        self.change_settings(|config| {
            config.set_str(&format!("remote.{name}.url"), url.as_written())?;
            let follows = format!("+refs/heads/*:{}", tracking(name, "*"));
            Ok(config.set_str(&format!("remote.{name}.fetch"), &follows)?)
        })
    }

    /// Gives a remote another address and forgets what was seen at the one before, which says nothing about this one;
    /// returns what [`Repo::move_remote_back`] needs.
    pub fn move_remote(&self, name: &str, url: &RemoteUrl) -> Result<FormerRemote, GitError> {
        check_name(name)?;
        self.raw.find_remote(name)?;
        let mut keys = vec![format!("remote.{name}.url"), format!("remote.{name}.pushurl")];
        if let Some(own) = self.branch()? {
            keys.extend([format!("branch.{own}.remote"), format!("branch.{own}.merge")]);
        }
        let tips = self.tips_of(name)?;
        let settings = self.change_settings(|config| {
            let mut before = Vec::new();
            for key in keys {
                let value = config.get_string(&key).ok();
                if value.is_some() {
                    config.remove_multivar(&key, ".*")?;
                }
                before.push((key, value));
            }
            config.set_str(&format!("remote.{name}.url"), url.as_written())?;
            Ok(before)
        })?;
        self.forget_tips(name)?;
        Ok(FormerRemote { name: name.to_owned(), settings, tips })
    }

    /// Makes a remote what it was before it was given another address, with what was seen there.
    pub fn move_remote_back(&self, former: &FormerRemote) -> Result<(), GitError> {
        self.change_settings(|config| {
            for (key, value) in &former.settings {
                match value {
                    Some(value) => config.set_str(key, value)?,
                    None if config.get_string(key).is_ok() => config.remove_multivar(key, ".*")?,
                    None => {}
                }
            }
            Ok(())
        })?;
        self.forget_tips(&former.name)?;
        for (name, tip) in &former.tips {
            self.raw.reference(name, tip.0, true, "sync")?;
        }
        Ok(())
    }

    /// Removes a remote, with its settings and what was last seen of it.
    pub fn remove_remote(&self, name: &str) -> Result<(), GitError> {
        check_name(name)?;
        self.raw.find_remote(name)?;
        self.change_settings(|config| {
            let own = keys_of(config, |key, _| key.starts_with(&format!("remote.{name}.")))?;
            let goes_there =
                keys_of(config, |key, value| key.starts_with("branch.") && key.ends_with(".remote") && value == name)?;
            let merges =
                goes_there.iter().filter_map(|key| key.strip_suffix(".remote")).map(|key| format!("{key}.merge"));
            let merges: Vec<String> = merges.filter(|key| config.get_string(key).is_ok()).collect();
            for key in own.iter().chain(&goes_there).chain(&merges) {
                config.remove_multivar(key, ".*")?;
            }
            Ok(())
        })?;
        self.forget_tips(name)
    }

    /// Lists where the branches of a remote stood, when it was fetched and when it was merged.
    fn tips_of(&self, name: &str) -> Result<Vec<(String, ObjectId)>, GitError> {
        let mut tips = Vec::new();
        for pattern in patterns(name) {
            for reference in self.raw.references_glob(&pattern)? {
                let reference = reference?;
                if let (Ok(name), Some(tip)) = (reference.name(), reference.target()) {
                    tips.push((name.to_owned(), ObjectId(tip)));
                }
            }
        }
        Ok(tips)
    }

    fn forget_tips(&self, name: &str) -> Result<(), GitError> {
        for pattern in patterns(name) {
            for reference in self.raw.references_glob(&pattern)? {
                reference?.delete()?;
            }
        }
        Ok(())
    }
}

/// The references that tell of a remote.
fn patterns(remote: &str) -> [String; 2] {
    [format!("{SEEN}{remote}/*"), tracking(remote, "*")]
}

/// Lists the settings that are meant, each once.
fn keys_of(config: &Config, is_meant: impl Fn(&str, &str) -> bool) -> Result<Vec<String>, GitError> {
    let mut keys = Vec::new();
    let entries: ConfigEntries<'_> = config.entries(None)?;
    entries.for_each(|entry| {
        let value = String::from_utf8_lossy(entry.value_bytes()).into_owned();
        let key = String::from_utf8_lossy(entry.name_bytes()).into_owned();
        if is_meant(&key, &value) {
            keys.push(key);
        }
    })?;
    keys.sort();
    keys.dedup();
    Ok(keys)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Sandbox, git};
    use super::*;

    #[test]
    fn what_was_seen_comes_back_with_the_address() {
        let sandbox = Sandbox::with_commit();
        let (repo, root) = (&sandbox.repo, sandbox.root());
        let url = |text: &str| RemoteUrl::parse(text).unwrap();
        let head = repo.head().unwrap().unwrap();
        repo.add_remote("origin", &url("https://example.org/a")).unwrap();
        repo.set_upstream("origin", "trunk").unwrap();
        repo.set_seen_tip("origin", "trunk", None, head).unwrap();
        let before = git(root, &["config", "--local", "--list"]);
        let former = repo.move_remote("origin", &url("/media/a.git")).unwrap();
        assert_eq!(repo.seen_tip("origin", "trunk").unwrap(), None);
        assert!(!repo.upstream().unwrap().unwrap().set);
        repo.move_remote_back(&former).unwrap();
        assert_eq!(repo.seen_tip("origin", "trunk").unwrap(), Some(head));
        let sorted = |text: &str| {
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            lines.sort();
            lines
        };
        assert_eq!(sorted(&git(root, &["config", "--local", "--list"])), sorted(&before));
        repo.remove_remote("origin").unwrap();
        assert_eq!(git(root, &["remote"]), "");
        assert!(!git(root, &["config", "--local", "--list"]).contains("origin"));
    }
}
