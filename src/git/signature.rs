//! The signature of a commit: taken out of it, and checked.
//!
//! Whether it holds is all that is said here, and for which key. Whose key that is, and whether it should
//! have been another's, is for others to judge; git's own "good signature" does not ask that.

use std::cell::OnceCell;
use std::ffi::OsStr;

use git2::ObjectType;

use super::signing::HEADER;
use super::ssh_signature::SshSignature;
use super::tool::{Scratch, Tool};
use super::{GitError, ObjectId, Repo};

/// A signature as a commit carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitSignature {
    kind: Kind,
    armoured: String,
    /// What was signed: the commit without its signature.
    payload: Vec<u8>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Ssh(SshSignature),
    OpenPgp,
    /// One that is not checked here; says what it is.
    Other(&'static str),
    /// None at all, where one should be.
    Garbage,
}

/// What a signature came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Checked {
    /// It holds, and was made with this key: an SSH key as in a `.pub` file, or the fingerprints of an
    /// OpenPGP key, that of the part that signed before that of the whole.
    Holds(Vec<String>),
    /// It does not hold; says why.
    Broken(&'static str),
    /// The OpenPGP key is not there to check it with; says which.
    KeyMissing(String),
    /// It is of a kind that cannot be checked; says which.
    Unknown(&'static str),
}

impl CommitSignature {
    /// Returns the key an SSH signature names, before anybody checked it: `ssh-ed25519 AAAA…`.
    #[must_use]
    pub fn ssh_key(&self) -> Option<String> {
        match &self.kind {
            Kind::Ssh(signature) => Some(format!("{} {}", signature.kind, signature.key)),
            _ => None,
        }
    }
}

impl Repo {
    /// Takes the signature out of a commit; none when it has none.
    ///
    /// # Errors
    ///
    /// When the commit cannot be read.
    pub fn signature(&self, commit: ObjectId) -> Result<Option<CommitSignature>, GitError> {
        let database = self.raw.odb()?;
        let object = database.read(commit.0)?;
        if object.kind() != ObjectType::Commit {
            return Err(GitError::NoSuchRevision(commit.to_string()));
        }
        Ok(parted(object.data()).map(|(armoured, payload)| {
            let kind = match armoured.as_str() {
                text if text.starts_with("-----BEGIN SSH SIGNATURE-----") => {
                    SshSignature::parse(text).map_or(Kind::Garbage, Kind::Ssh)
                }
                text if text.starts_with("-----BEGIN PGP ") => Kind::OpenPgp,
                text if text.starts_with("-----BEGIN SIGNED MESSAGE-----") => Kind::Other("x509"),
                text if text.starts_with("-----BEGIN ") => Kind::Other("an unknown kind"),
                _ => Kind::Garbage,
            };
            CommitSignature { kind, armoured, payload }
        }))
    }

    /// Checks whether a signature holds.
    ///
    /// # Errors
    ///
    /// [`GitError::NoTool`] when the program that could tell is not installed.
    pub fn check_signature(&self, signature: &CommitSignature, checker: &Checker) -> Result<Checked, GitError> {
        match &signature.kind {
            Kind::Ssh(ssh) => {
                let key = format!("{} {}", ssh.kind, ssh.key);
                let holds = match ssh.holds(&signature.payload) {
                    Some(holds) => holds,
                    None => checker.ssh(self)?.holds(&key, signature)?,
                };
                Ok(if holds { Checked::Holds(vec![key]) } else { Checked::Broken("it was made of something else") })
            }
            Kind::OpenPgp => checker.gpg(self)?.verdict(signature),
            Kind::Other(what) => Ok(Checked::Unknown(what)),
            Kind::Garbage => Ok(Checked::Broken("it cannot be read")),
        }
    }
}

/// The programs that check signatures, looked for once each.
#[derive(Debug, Default)]
pub struct Checker {
    ssh: OnceCell<SshKeygen>,
    gpg: OnceCell<Gpg>,
}

impl Checker {
    fn ssh(&self, repo: &Repo) -> Result<&SshKeygen, GitError> {
        if self.ssh.get().is_none() {
            let _ = self.ssh.set(SshKeygen(harmless(repo, &["gpg.ssh.program"], "ssh-keygen")?));
        }
        Ok(self.ssh.get().expect("set just now"))
    }

    fn gpg(&self, repo: &Repo) -> Result<&Gpg, GitError> {
        if self.gpg.get().is_none() {
            let _ = self.gpg.set(Gpg(harmless(repo, &["gpg.openpgp.program", "gpg.program"], "gpg")?));
        }
        Ok(self.gpg.get().expect("set just now"))
    }
}

/// The program the settings name; for reading, one named by the repository itself is passed over.
fn harmless(repo: &Repo, settings: &[&str], usual: &str) -> Result<Tool, GitError> {
    match repo.tool(settings, usual) {
        Err(GitError::Tool { .. }) => repo.tool(&[], usual),
        found => found,
    }
}

#[derive(Debug)]
struct SshKeygen(Tool);

impl SshKeygen {
    fn holds(&self, key: &str, signature: &CommitSignature) -> Result<bool, GitError> {
        let scratch = Scratch::new()?;
        let allowed = scratch.put("allowed_signers", format!("signer namespaces=\"git\" {key}\n").as_bytes())?;
        let armoured = scratch.put("signature", format!("{}\n", signature.armoured).as_bytes())?;
        let words = |words: &'static str| OsStr::new(words);
        let arguments = [words("-Y"), words("verify"), words("-n"), words("git"), words("-I"), words("signer")];
        let files = [words("-f"), allowed.as_os_str(), words("-s"), armoured.as_os_str()];
        let arguments: Vec<&OsStr> = arguments.into_iter().chain(files).collect();
        Ok(self.0.run(&arguments, &signature.payload)?.success)
    }
}

#[derive(Debug)]
struct Gpg(Tool);

impl Gpg {
    /// Asks gpg, which never looks for keys over the network here.
    fn verdict(&self, signature: &CommitSignature) -> Result<Checked, GitError> {
        let scratch = Scratch::new()?;
        let armoured = scratch.put("signature", format!("{}\n", signature.armoured).as_bytes())?;
        let mut arguments = ["--batch", "--no-auto-key-retrieve", "--status-fd=1", "--verify"].map(OsStr::new).to_vec();
        arguments.extend([armoured.as_os_str(), OsStr::new("-")]);
        let answer = self.0.run(&arguments, &signature.payload)?;
        Ok(read_status(&String::from_utf8_lossy(&answer.stdout)))
    }
}

/// Reads the lines that gpg writes for programs; one signature is expected, and only one is taken.
fn read_status(status: &str) -> Checked {
    let lines: Vec<Vec<&str>> =
        status.lines().filter_map(|line| Some(line.strip_prefix("[GNUPG:] ")?.split(' ').collect())).collect();
    let find = |word: &str| lines.iter().find(|line| line.first() == Some(&word));
    if let Some(missing) = find("NO_PUBKEY") {
        return Checked::KeyMissing(missing.get(1).copied().unwrap_or_default().to_owned());
    }
    if lines.iter().filter(|line| line.first() == Some(&"NEWSIG")).count() > 1 {
        return Checked::Broken("there are several in one");
    }
    if find("REVKEYSIG").is_some() {
        return Checked::Broken("its key was revoked");
    }
    if find("EXPSIG").is_some() {
        return Checked::Broken("it has expired");
    }
    // A key that expired since then signed all the same.
    let is_good = find("GOODSIG").is_some() || find("EXPKEYSIG").is_some();
    match find("VALIDSIG").filter(|_| is_good && find("BADSIG").is_none()) {
        Some(valid) => {
            let mut keys: Vec<String> =
                valid.get(1).into_iter().chain(valid.get(10)).map(|key| (*key).to_owned()).collect();
            keys.dedup();
            Checked::Holds(keys)
        }
        None => Checked::Broken("it was made of something else"),
    }
}

/// Parts the signature from what was signed, byte by byte; a commit with several has an empty one.
fn parted(commit: &[u8]) -> Option<(String, Vec<u8>)> {
    let (mut signatures, mut payload) = (Vec::new(), Vec::new());
    let mut rest = commit;
    let mut is_inside = false;
    while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
        let (line, behind) = rest.split_at(end + 1);
        let first = line.strip_prefix(HEADER.as_bytes()).and_then(|line| line.strip_prefix(b" "));
        match (first, line.strip_prefix(b" ")) {
            _ if line == b"\n" => break,
            (Some(first), _) => {
                signatures.push(first.to_vec());
                is_inside = true;
            }
            (None, Some(more)) if is_inside => signatures.last_mut().expect("one was begun").extend(more),
            _ => {
                is_inside = false;
                payload.extend(line);
            }
        }
        rest = behind;
    }
    payload.extend(rest);
    let armoured = match signatures.as_slice() {
        [] => return None,
        [one] => String::from_utf8(one.clone()).unwrap_or_default(),
        _ => String::new(),
    };
    Some((armoured.trim_end().to_owned(), payload))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Sandbox, git, request, ssh_key_of};
    use super::super::{CommitRequest, Signing};
    use super::*;

    fn signed(sandbox: &Sandbox, key: &str) -> ObjectId {
        for (name, value) in [("gpg.format", "ssh"), ("user.signingkey", key)] {
            git(sandbox.root(), &["config", name, value]);
        }
        let changes = [("rates.csv", Some(b"x".as_slice()))];
        let request = CommitRequest { signing: Signing::AsConfigured, ..request(&changes, "add x\n\ngpgsig none\n") };
        sandbox.repo.write_commit(&request).unwrap().id()
    }

    fn check(sandbox: &Sandbox, id: ObjectId) -> Option<Checked> {
        let signature = sandbox.repo.signature(id).unwrap()?;
        Some(sandbox.repo.check_signature(&signature, &Checker::default()).unwrap())
    }

    #[test]
    fn own_signatures_hold_for_every_kind_of_key() {
        let sandbox = Sandbox::with_commit();
        assert_eq!(check(&sandbox, sandbox.repo.head().unwrap().unwrap()), None);
        for kind in ["ed25519", "ecdsa", "rsa"] {
            let Some(key) = ssh_key_of(sandbox.root(), kind, kind) else { return };
            let id = signed(&sandbox, &key.private);
            assert_eq!(check(&sandbox, id), Some(Checked::Holds(vec![key.public.clone()])), "{kind}");
            assert_eq!(sandbox.repo.signature(id).unwrap().unwrap().ssh_key(), Some(key.public));
        }
    }

    #[test]
    fn a_changed_commit_is_seen() {
        let sandbox = Sandbox::with_commit();
        for kind in ["ed25519", "ecdsa"] {
            let Some(key) = ssh_key_of(sandbox.root(), kind, kind) else { return };
            let id = signed(&sandbox, &key.private);
            let text = git(sandbox.root(), &["cat-file", "commit", &id.to_string()]);
            let store = |text: &str| {
                let path = sandbox.root().join("raw");
                std::fs::write(&path, text).unwrap();
                let id = git(sandbox.root(), &["hash-object", "-t", "commit", "-w", "raw"]);
                id.trim().parse::<ObjectId>().unwrap()
            };
            assert_eq!(store(&text), id);
            let forged = store(&text.replace("author Ana", "author Bob"));
            assert_eq!(check(&sandbox, forged), Some(Checked::Broken("it was made of something else")), "{kind}");
            let twice = text.replace("gpgsig -----", "gpgsig x\ngpgsig -----");
            assert_eq!(check(&sandbox, store(&twice)), Some(Checked::Broken("it cannot be read")));
        }
    }

    #[test]
    fn a_signature_in_the_message_is_none() {
        let commit = b"tree 1\nauthor a\n\nsubject\n\ngpgsig -----BEGIN SSH SIGNATURE-----\n";
        assert_eq!(parted(commit), None);
        let commit = b"tree 1\ngpgsig A\n B\n \nencoding x\n y\n\nsubject\n z";
        let (armoured, payload) = parted(commit).unwrap();
        assert_eq!(armoured, "A\nB");
        assert_eq!(payload, b"tree 1\nencoding x\n y\n\nsubject\n z");
    }

    #[test]
    fn words_of_gpg() {
        let good = "[GNUPG:] NEWSIG\n[GNUPG:] GOODSIG 1 Ana\n[GNUPG:] VALIDSIG AA 2 3 4 5 6 7 8 9 BB\n";
        assert_eq!(read_status(good), Checked::Holds(vec!["AA".to_owned(), "BB".to_owned()]));
        assert!(matches!(read_status(&good.replace("GOODSIG", "REVKEYSIG")), Checked::Broken(_)));
        assert!(matches!(read_status(&good.replace("GOODSIG", "BADSIG")), Checked::Broken(_)));
        assert!(matches!(read_status(&format!("{good}{good}")), Checked::Broken(_)));
        assert_eq!(read_status("[GNUPG:] NO_PUBKEY CC\n"), Checked::KeyMissing("CC".to_owned()));
        assert!(matches!(read_status(""), Checked::Broken(_)));
    }
}
