//! Why nothing came from a remote, or went there.

use std::path::PathBuf;
use std::time::Duration;

use super::GitError;
use super::url::redacted;

/// The oldest git that is asked to fetch and push.
pub const GIT_VERSION_MIN: (u32, u32) = (2, 30);

/// The longest part of git's words that is kept, in bytes.
const SAID_BYTES_MAX: usize = 4000;

/// What went wrong with a remote, in kinds a caller can put into words.
///
/// `said` is what git or the other side wrote, without secrets; it is somebody
/// else's text and is made safe before it is shown.
#[derive(Debug, thiserror::Error)]
pub enum TransportError {
    /// No `git` is installed, and this remote needs it.
    #[error("no `git` program is installed")]
    NoGit,
    /// The installed `git` is older than [`GIT_VERSION_MIN`].
    #[error("git {found} is too old; 2.30 or newer is needed")]
    GitTooOld {
        /// Its version.
        found: String,
    },
    /// The other side said nothing for so long that it was given up.
    #[error("the remote did not answer within {}", seconds(*.after))]
    TimedOut {
        /// How long it was waited for.
        after: Duration,
    },
    /// Another push holds the branch over there, or died holding it.
    #[error("the branch is locked at the remote: {said}")]
    Locked {
        /// The words of the other side.
        said: String,
    },
    /// The other side wants to know who asks, and was not satisfied.
    #[error("the remote refused access: {said}")]
    NoAccess {
        /// Its words.
        said: String,
    },
    /// The other side cannot be reached.
    #[error("the remote cannot be reached: {said}")]
    Unreachable {
        /// The words of git or ssh.
        said: String,
    },
    /// The other side is there and has no such repository.
    #[error("there is no repository at the remote: {said}")]
    NoRepository {
        /// The words.
        said: String,
    },
    /// The remote has the repository, but nothing was ever pushed to it.
    #[error("the remote is empty")]
    Empty,
    /// The remote has other branches, but not this one.
    #[error("the remote has no branch `{0}`")]
    NoSuchBranch(String),
    /// The folder that a clone is to fill has something in it.
    #[error("{} is there already and is not empty", .0.display())]
    FolderInUse(PathBuf),
    /// The folder's repository has this branch checked out, so that a push
    /// would change it under the hands of whoever works there.
    #[error("the repository in {} has the branch `{branch}` checked out", .folder.display())]
    CheckedOut {
        /// The folder.
        folder: PathBuf,
        /// The branch.
        branch: String,
    },
    /// The other side lacks the older part of its history.
    #[error("the repository in {} is shallow: its older history is missing", .0.display())]
    Shallow(PathBuf),
    /// The remote's host does not accept the push: a rule of its own.
    #[error("the remote does not accept it: {said}")]
    Refused {
        /// Its words.
        said: String,
    },
    /// The bundle builds on commits that are not here.
    #[error("the bundle builds on commits that are not here: {said}")]
    LacksBasis {
        /// git's words, with their ids.
        said: String,
    },
    /// There is nothing to put into the bundle.
    #[error("there is nothing new to put into the bundle")]
    NothingNew,
    /// More than is taken from anybody at once.
    #[error("the remote holds more than {limit} {what}")]
    TooMuch {
        /// What there is too much of.
        what: &'static str,
        /// How many are taken.
        limit: usize,
    },
    /// The operation is none for such a place.
    #[error("{0}")]
    NotHere(&'static str),
    /// Something here, and not at the remote, failed.
    #[error(transparent)]
    Git(#[from] GitError),
    /// Anything else, in git's words.
    #[error("{said}")]
    Other {
        /// The words.
        said: String,
    },
}

impl From<git2::Error> for TransportError {
    fn from(error: git2::Error) -> Self {
        Self::Git(error.into())
    }
}

impl TransportError {
    /// Sorts what a failed `git` wrote to stderr into a kind.
    pub(super) fn from_words(words: &str) -> Self {
        let said = essence(words);
        let has = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
        if has(NO_ACCESS) {
            Self::NoAccess { said }
        } else if has(NO_REPOSITORY) {
            Self::NoRepository { said }
        } else if has(LACKS_BASIS) {
            Self::LacksBasis { said }
        } else if has(REFUSED) {
            Self::Refused { said }
        } else if has(UNREACHABLE) {
            Self::Unreachable { said }
        } else {
            Self::Other { said }
        }
    }

    /// A refusal for the sake of a lock, with what the other side said of it.
    pub(super) fn locked(words: &str) -> Self {
        let about = |line: &&str| line.contains("lock");
        let line = words.lines().find(about).or_else(|| words.lines().next()).unwrap_or_default();
        let line = line.trim_start_matches("remote: ").trim_start_matches("error: ");
        Self::Locked { said: essence(line) }
    }

    /// Tells whether the other side may have done what was asked all the same.
    pub(super) fn is_doubtful(&self) -> bool {
        matches!(self, Self::TimedOut { .. } | Self::Unreachable { .. } | Self::Other { .. })
    }
}

/// Says a time in whole seconds.
fn seconds(time: Duration) -> String {
    match time.as_secs() {
        1 => "1 second".to_owned(),
        several => format!("{several} seconds"),
    }
}

/// What git, ssh and curl say in the language C; looked for in this order.
const NO_ACCESS: &[&str] = &[
    "Permission denied (",
    "Authentication failed",
    "could not read Username",
    "could not read Password",
    "terminal prompts disabled",
    "Host key verification failed",
    "returned error: 401",
    "returned error: 403",
    "Too many authentication failures",
    "detected dubious ownership",
];
const NO_REPOSITORY: &[&str] =
    &["does not appear to be a git repository", "epository not found", "returned error: 404", "not a git repository"];
const LACKS_BASIS: &[&str] = &["lacks these prerequisite commits"];
const REFUSED: &[&str] = &["[remote rejected]", "pre-receive hook declined", "pre-push hook", "protected branch"];
const UNREACHABLE: &[&str] = &[
    "Could not resolve",
    "Couldn't resolve",
    "Connection timed out",
    "Operation timed out",
    "Connection refused",
    "Connection reset",
    "Connection closed",
    "Network is unreachable",
    "No route to host",
    "Failed to connect",
    "Couldn't connect",
    "Could not connect",
    "unable to look up",
    "unable to connect",
    "unable to access",
    "the remote end hung up",
    "Could not read from remote repository",
    "early EOF",
];

/// The words without progress, advice and secrets, and not longer than anybody
/// reads.
fn essence(words: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for line in words.split('\n') {
        let line = line.rsplit('\r').next().unwrap_or_default().trim_end();
        let line = ["error: ", "fatal: "].iter().find_map(|word| line.strip_prefix(word)).unwrap_or(line);
        let progress = line.ends_with(", done.") || line.contains("% (");
        if !line.is_empty() && !line.starts_with("hint:") && !progress {
            kept.push(line);
        }
    }
    let mut said = redacted(&kept.join("\n"));
    if said.len() > SAID_BYTES_MAX {
        let end = (0..=SAID_BYTES_MAX).rev().find(|&at| said.is_char_boundary(at));
        said.truncate(end.unwrap_or(0));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted() {
        let kind = |words: &str| TransportError::from_words(words);
        let ssh = "git@example.org: Permission denied (publickey).\nfatal: Could not read from remote repository.\n";
        assert!(matches!(kind(ssh), TransportError::NoAccess { .. }));
        let dns = "ssh: Could not resolve hostname nowhere: Name or service not known\n\
                   fatal: Could not read from remote repository.\n";
        assert!(matches!(kind(dns), TransportError::Unreachable { .. }));
        let none = "fatal: '/x' does not appear to be a git repository\nfatal: Could not read from remote repository.";
        assert!(matches!(kind(none), TransportError::NoRepository { .. }));
        let http = "fatal: unable to access 'https://me:token@h/a/': Could not resolve host: h";
        match kind(http) {
            TransportError::Unreachable { said } => assert!(!said.contains("token"), "{said}"),
            other => panic!("{other:?}"),
        }
        assert!(matches!(kind("fatal: whatever"), TransportError::Other { .. }));
    }

    #[test]
    fn progress_and_advice_go() {
        let words = "remote: Counting objects: 10% (1/10)\rremote: Counting objects: 100% (10/10), done.\n\
                     hint: use --force\nfatal: no\n";
        assert_eq!(essence(words), "no");
        assert!(essence(&"é".repeat(10_000)).len() <= SAID_BYTES_MAX);
    }
}
