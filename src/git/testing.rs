//! A repository to try things in, beside the real `git`.

#![cfg(test)]

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::{CommitRequest, ObjectId, Published, Repo, Signing, Stamp};

pub(super) struct Sandbox {
    folder: TempDir,
    pub(super) repo: Repo,
}

pub(super) const NOON: Stamp = Stamp { seconds: 1_780_000_000, offset_minutes: 120 };

impl Sandbox {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let repo = Repo::init(folder.path()).unwrap();
        git(folder.path(), &["config", "user.name", "Ana"]);
        git(folder.path(), &["config", "user.email", "ana@example.org"]);
        Self { folder, repo }
    }

    pub(super) fn with_commit() -> Self {
        let sandbox = Self::new();
        sandbox.record(&[("people/ana.toml", Some("name = \"Ana\"\n"))], "begin");
        sandbox
    }

    pub(super) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(super) fn put(&self, path: &str, text: Option<&str>) {
        let place = self.root().join(path);
        match text {
            Some(text) => {
                fs::create_dir_all(place.parent().unwrap()).unwrap();
                fs::write(place, text).unwrap();
            }
            None => fs::remove_file(place).unwrap(),
        }
    }

    /// The whole of a write: objects, work tree, branch, index.
    pub(super) fn record(&self, changes: &[(&str, Option<&str>)], message: &str) -> ObjectId {
        let changes: Vec<(&str, Option<&[u8]>)> =
            changes.iter().map(|(path, text)| (*path, text.map(str::as_bytes))).collect();
        let request = request(&changes, message);
        let prepared = self.repo.write_commit(&request).unwrap();
        for (path, bytes) in &changes {
            self.put(path, bytes.map(|bytes| str::from_utf8(bytes).unwrap()));
        }
        assert!(matches!(self.repo.publish(&prepared), Ok(Published::Safely)));
        let paths: Vec<&str> = changes.iter().map(|(path, _)| *path).collect();
        self.repo.refresh_index(&paths).unwrap();
        prepared.id()
    }

    pub(super) fn status(&self) -> String {
        git(self.root(), &["status", "--porcelain"])
    }
}

pub(super) fn request<'a>(changes: &'a [(&'a str, Option<&'a [u8]>)], message: &'a str) -> CommitRequest<'a> {
    CommitRequest { changes, message, time: NOON, author: None, committer: None, merged: &[], signing: Signing::Never }
}

/// Runs the real git, apart from the settings of whoever runs the test.
pub(super) fn git(folder: &Path, arguments: &[&str]) -> String {
    let answer = Command::new("git")
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("LC_ALL", "C")
        .output()
        .unwrap();
    assert!(answer.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&answer.stderr));
    String::from_utf8(answer.stdout).unwrap()
}

/// A folder with a `git` in it that is this script.
#[cfg(unix)]
pub(super) fn fake_git(script: &str) -> TempDir {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("git");
    fs::write(&place, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&place, fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

/// Runs the real git with something on its standard input.
pub(super) fn git_with_input(folder: &Path, arguments: &[&str], input: &str) -> String {
    use std::io::Write;
    let mut child = Command::new("git")
        .args(arguments)
        .current_dir(folder)
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let answer = child.wait_with_output().unwrap();
    assert!(answer.status.success(), "git {arguments:?}");
    String::from_utf8(answer.stdout).unwrap()
}

/// A key without a passphrase.
pub(super) struct SshKey {
    /// The path of its private half.
    pub(super) private: String,
    /// `ssh-ed25519 AAAA…`, without the comment.
    pub(super) public: String,
}

/// Makes an Ed25519 key; none where there is no `ssh-keygen`.
pub(super) fn ssh_key(folder: &Path, name: &str) -> Option<SshKey> {
    ssh_key_of(folder, name, "ed25519")
}

/// Makes a key of a kind; none where there is no `ssh-keygen`.
pub(super) fn ssh_key_of(folder: &Path, name: &str, kind: &str) -> Option<SshKey> {
    let place = folder.join(".git").join(format!("key-{name}"));
    let made = Command::new("ssh-keygen").args(["-q", "-N", "", "-t", kind, "-f"]).arg(&place).output();
    if !made.is_ok_and(|made| made.status.success()) {
        eprintln!("skipped: there is no ssh-keygen that makes {kind} keys");
        return None;
    }
    let text = fs::read_to_string(place.with_extension("pub")).unwrap();
    let public = text.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    Some(SshKey { private: place.display().to_string(), public })
}
