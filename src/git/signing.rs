//! Signing commits as git does: by the user's own `ssh-keygen` or `gpg`, as git's own settings say.
//!
//! 1. `commit.gpgSign` decides; where it says nothing, a `user.signingKey` is enough.
//! 2. `gpg.format` tells the kind: `openpgp` unless set, `ssh` or `x509`.
//! 3. A merge made by rule is never signed: two friends make the same commit, which anybody can make again
//!    from its parents and compare. Nor is what is made in the name of somebody else, as in a demo.
//! 4. When signing fails nothing is committed. An unsigned change of somebody who signs is what
//!    `clique verify` complains of, so it is made only when asked for.

use std::ffi::OsStr;

use git2::{Commit, Oid, Signature, Tree};

use super::tool::{Scratch, Tool};
use super::{GitError, Identity, Repo};

/// Whether commits are signed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Signing {
    /// As git's settings say.
    #[default]
    AsConfigured,
    /// Not, whatever the settings say.
    Never,
}

/// The namespace of git's signatures.
const NAMESPACE: &str = "git";

/// The header of a commit that holds its signature.
pub(super) const HEADER: &str = "gpgsig";

/// What signs commits here.
enum Signer {
    /// `ssh-keygen`, with the path of a key, or a key itself that an agent holds.
    Ssh(Tool, String),
    /// `gpg` or `gpgsm`, with the name of a key.
    Gpg(Tool, String),
}

/// A commit before it has an id.
pub(super) struct NewCommit<'a, 'r> {
    pub(super) author: &'a Signature<'a>,
    pub(super) committer: &'a Signature<'a>,
    pub(super) message: &'a str,
    pub(super) tree: &'a Tree<'r>,
    pub(super) parents: &'a [&'a Commit<'r>],
}

impl Repo {
    /// Tells whether git's settings ask for signatures.
    #[must_use]
    pub fn signs(&self) -> bool {
        let Ok(config) = self.raw.config().and_then(|mut config| config.snapshot()) else { return false };
        let has_key = config.get_string("user.signingkey").is_ok_and(|key| !key.trim().is_empty());
        config.get_bool("commit.gpgsign").unwrap_or(has_key)
    }

    /// Stores a commit, signed if `signing` and the settings want it.
    pub(super) fn store_commit(&self, new: &NewCommit<'_, '_>, signing: Signing) -> Result<Oid, GitError> {
        let NewCommit { author, committer, message, tree, parents } = *new;
        let signer = match signing {
            Signing::AsConfigured if self.signs() => self.signer(committer)?,
            _ => return Ok(self.raw.commit(None, author, committer, message, tree, parents)?),
        };
        let buffer = self.raw.commit_create_buffer(author, committer, message, tree, parents)?;
        let text = str::from_utf8(&buffer).map_err(|_| GitError::Other("the commit is not UTF-8".to_owned()))?;
        let signature = signer.sign(text.as_bytes())?;
        Ok(self.raw.commit_signed(text, signature.replace('\r', "").trim_end(), Some(HEADER))?)
    }

    fn signer(&self, committer: &Signature<'_>) -> Result<Signer, GitError> {
        let config = self.raw.config()?.snapshot()?;
        let key = config.get_string("user.signingkey").map(|key| key.trim().to_owned()).unwrap_or_default();
        let format = config.get_string("gpg.format").unwrap_or_default().to_ascii_lowercase();
        match format.as_str() {
            "ssh" if key.is_empty() => Err(GitError::BadSigning("`user.signingKey` is not set".to_owned())),
            "ssh" => Ok(Signer::Ssh(self.tool(&["gpg.ssh.program"], "ssh-keygen")?, self.ssh_key(key)?)),
            "" | "openpgp" | "x509" => {
                let name = String::from_utf8_lossy(committer.name_bytes());
                let email = String::from_utf8_lossy(committer.email_bytes());
                let whoever = Identity { name: name.into_owned(), email: email.into_owned() };
                let key = if key.is_empty() { format!("{} <{}>", whoever.name, whoever.email) } else { key };
                let tool = match format.as_str() {
                    "x509" => self.tool(&["gpg.x509.program"], "gpgsm")?,
                    _ => self.tool(&["gpg.openpgp.program", "gpg.program"], "gpg")?,
                };
                Ok(Signer::Gpg(tool, key))
            }
            other => {
                Err(GitError::BadSigning(format!("`gpg.format` is `{other}`; it may be `openpgp`, `ssh` or `x509`")))
            }
        }
    }

    /// A key that is written out, or the path of one with its `~` written out.
    fn ssh_key(&self, key: String) -> Result<String, GitError> {
        if literal(&key).is_some() {
            return Ok(key);
        }
        let path = self.raw.config()?.snapshot()?.get_path("user.signingkey")?;
        Ok(path.to_str().map(str::to_owned).unwrap_or(key))
    }
}

/// The key itself, where the setting does not name a file.
fn literal(key: &str) -> Option<&str> {
    key.strip_prefix("key::").or_else(|| key.starts_with("ssh-").then_some(key))
}

impl Signer {
    fn sign(&self, text: &[u8]) -> Result<String, GitError> {
        match self {
            Signer::Ssh(tool, key) => sign_by_ssh(tool, key, text),
            Signer::Gpg(tool, key) => {
                let arguments = ["--status-fd=2", "-bsau", key].map(OsStr::new);
                let answer = tool.run(&arguments, text)?;
                let is_made = answer.stderr.lines().any(|line| line.starts_with("[GNUPG:] SIG_CREATED "));
                let said: Vec<&str> = answer.stderr.lines().filter(|line| !line.starts_with("[GNUPG:]")).collect();
                match String::from_utf8(answer.stdout) {
                    Ok(signature) if answer.success && is_made => Ok(signature),
                    _ => Err(tool.failed(&said.join("\n"))),
                }
            }
        }
    }
}

fn sign_by_ssh(tool: &Tool, key: &str, text: &[u8]) -> Result<String, GitError> {
    let scratch = Scratch::new()?;
    let file = scratch.put("commit", text)?;
    let mut arguments = ["-Y", "sign", "-n", NAMESPACE, "-f"].map(OsStr::new).to_vec();
    let key_file;
    if let Some(literal) = literal(key) {
        key_file = scratch.put("key", literal.as_bytes())?;
        // The private half is with an agent.
        arguments.extend([key_file.as_os_str(), OsStr::new("-U")]);
    } else {
        arguments.push(OsStr::new(key));
    }
    arguments.push(file.as_os_str());
    let answer = tool.run(&arguments, b"")?;
    if answer.success { scratch.get("commit.sig") } else { Err(tool.failed(&answer.stderr)) }
}

#[cfg(test)]
mod tests {
    use super::super::CommitRequest;
    use super::super::testing::{Sandbox, git, request, ssh_key};
    use super::*;

    fn commit(sandbox: &Sandbox, signing: Signing) -> Result<super::super::ObjectId, GitError> {
        let changes = [("rates.csv", Some(b"x".as_slice()))];
        let request = CommitRequest { signing, ..request(&changes, "trip: add x") };
        sandbox.repo.write_commit(&request).map(|prepared| prepared.id())
    }

    fn raw(sandbox: &Sandbox, id: super::super::ObjectId) -> String {
        git(sandbox.root(), &["cat-file", "-p", &id.to_string()])
    }

    #[test]
    fn a_signing_key_is_enough_and_git_agrees() {
        let sandbox = Sandbox::with_commit();
        let Some(key) = ssh_key(sandbox.root(), "ana") else { return };
        let plain = commit(&sandbox, Signing::AsConfigured).unwrap();
        assert!(!raw(&sandbox, plain).contains("gpgsig"));
        for (name, value) in [("gpg.format", "ssh"), ("user.signingkey", key.private.as_str())] {
            git(sandbox.root(), &["config", name, value]);
        }
        let signed = commit(&sandbox, Signing::AsConfigured).unwrap();
        let allowed = sandbox.root().join(".git/allowed");
        std::fs::write(&allowed, format!("ana@example.org {}\n", key.public)).unwrap();
        let setting = format!("gpg.ssh.allowedSignersFile={}", allowed.display());
        git(sandbox.root(), &["-c", &setting, "verify-commit", &signed.to_string()]);
        git(sandbox.root(), &["fsck", "--strict"]);
        assert!(!raw(&sandbox, commit(&sandbox, Signing::Never).unwrap()).contains("gpgsig"));
        git(sandbox.root(), &["config", "commit.gpgsign", "false"]);
        assert!(!raw(&sandbox, commit(&sandbox, Signing::AsConfigured).unwrap()).contains("gpgsig"));
    }

    #[test]
    fn a_key_that_is_not_there_says_so() {
        let sandbox = Sandbox::with_commit();
        let head = sandbox.repo.head().unwrap();
        git(sandbox.root(), &["config", "gpg.format", "ssh"]);
        git(sandbox.root(), &["config", "user.signingkey", "/no/such/key"]);
        let answer = commit(&sandbox, Signing::AsConfigured);
        assert!(matches!(answer, Err(GitError::Tool { .. } | GitError::NoTool(_))), "{answer:?}");
        git(sandbox.root(), &["config", "gpg.format", "wax"]);
        assert!(matches!(commit(&sandbox, Signing::AsConfigured), Err(GitError::BadSigning(_))));
        assert_eq!(sandbox.repo.head().unwrap(), head);
    }
}
