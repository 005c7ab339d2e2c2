//! Failures: what is said, what helps, and the exit code; no other place knows these.
//!
//! | code | meaning |
//! |------|---------|
//! | 0    | done; the answer is yes |
//! | 1    | the answer is no: a check or a condition failed |
//! | 2    | usage, or a question that was not answered |
//! | 3    | the ledger cannot be read |
//! | 4    | a person is needed: a held lock, an ambiguous name |
//! | 5    | the environment: no ledger, files, permissions, git |
//! | 70   | a bug |
//! | 141  | the reader of the answer went away |

use std::ops::Range;
use std::process::ExitCode;

use super::args::ErrorFormat;
use super::ui::Ui;
use crate::book::{BookError, SyncError};
use crate::disk::LockError;
use crate::git::{GitError, TransportError, UrlError};
use crate::model::fault::worst;
use crate::model::{Fault, Severity};
use crate::text::sources::Sources;
use crate::text::toml_edit::TomlEditProblem;

/// The answer is yes.
pub const DONE: u8 = 0;
/// The answer is no.
pub const NO: u8 = 1;
/// What was typed cannot be meant.
pub const USAGE: u8 = 2;
/// The ledger cannot be read.
pub const INVALID: u8 = 3;
/// A person is needed.
pub const HUMAN: u8 = 4;
/// Something outside is missing or broken.
pub const ENVIRONMENT: u8 = 5;
/// A bug.
pub const BUG: u8 = 70;
/// The reader of stdout went away.
pub const BROKEN_PIPE: u8 = 141;

/// Why a command ended early.
#[derive(Debug)]
pub struct Failure {
    /// The exit code.
    pub code: u8,
    /// What is so, in one line; empty for a silent end.
    pub message: String,
    /// What helps, a line each.
    pub help: Vec<String>,
    /// Faults of the ledger, with the texts they are in.
    pub faults: Option<Box<(Vec<Fault>, Sources)>>,
    /// What was typed and the part of it, in bytes, that cannot be meant.
    pub typed: Option<Box<(String, Range<usize>)>>,
    /// An input that cannot be meant, with the places.
    pub input: Option<Box<Misread>>,
}

/// An input with what is wrong in it.
#[derive(Debug)]
pub struct Misread {
    /// What the input is called.
    pub name: String,
    /// All of it.
    pub text: String,
    /// What is wrong and what helps, each with its bytes.
    pub problems: Vec<(Failure, Range<usize>)>,
}

impl Failure {
    fn of(code: u8, message: impl Into<String>) -> Failure {
        Failure {
            code,
            message: without_numbers(message.into()),
            help: Vec::new(),
            faults: None,
            typed: None,
            input: None,
        }
    }

    /// What was typed cannot be meant.
    pub fn usage(message: impl Into<String>) -> Failure {
        Failure::of(USAGE, message)
    }

    /// The answer is no.
    pub fn no(message: impl Into<String>) -> Failure {
        Failure::of(NO, message)
    }

    /// A person is needed.
    pub fn human(message: impl Into<String>) -> Failure {
        Failure::of(HUMAN, message)
    }

    /// Something outside is missing or broken.
    pub fn environment(message: impl Into<String>) -> Failure {
        Failure::of(ENVIRONMENT, message)
    }

    /// Ends without a word.
    #[must_use]
    pub fn silent(code: u8) -> Failure {
        Failure::of(code, "")
    }

    /// The ledger has faults; the exit code is that of the worst.
    #[must_use]
    pub fn faults(faults: Vec<Fault>, sources: Sources) -> Failure {
        let code = if worst(&faults) == Some(Severity::Unreadable) { INVALID } else { NO };
        Failure { faults: Some(Box::new((faults, sources))), ..Failure::of(code, "") }
    }

    /// Adds a line that helps.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Failure {
        self.help.push(help.into());
        self
    }

    /// Adds a line that helps, when there is one.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Failure {
        self.help.extend(help);
        self
    }

    /// Points at a part of what was typed, in bytes.
    #[must_use]
    pub fn at(mut self, typed: &str, span: Range<usize>) -> Failure {
        self.typed = Some(Box::new((typed.to_owned(), span)));
        self
    }

    /// Shows an input and what is wrong in it.
    #[must_use]
    pub fn misread(mut self, misread: Misread) -> Failure {
        self.input = Some(Box::new(misread));
        self
    }

    /// Says it on stderr and returns the exit code.
    #[must_use]
    pub fn report(&self, ui: &mut Ui) -> ExitCode {
        if let Some(faults) = &self.faults {
            ui.faults(&faults.0, &faults.1);
        }
        if let Some(misread) = &self.input {
            ui.misread(misread);
        }
        if let Some(typed) = &self.typed {
            ui.error_at(&self.message, &self.help, (&typed.0, typed.1.clone()));
        } else if !self.message.is_empty() {
            match ui.error_format {
                ErrorFormat::Text => ui.error(&self.message, &self.help),
                ErrorFormat::Json => ui.error_as_json(&self.message, &self.help),
            }
        }
        ExitCode::from(self.code)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Failure::silent(BROKEN_PIPE),
            _ => Failure::environment(format!("cannot write the answer: {error}")),
        }
    }
}

impl From<BookError> for Failure {
    fn from(error: BookError) -> Failure {
        match error {
            BookError::Invalid(invalid) => {
                let (faults, sources) = *invalid;
                let mut failure = Failure::faults(faults, sources);
                failure.message = "nothing was changed".into();
                failure
            }
            BookError::ManyGone { .. } => Failure::human(error.to_string())
                .help("if that is meant, say it again with --yes")
                .help("to bring them back: git checkout -- groups direct"),
            BookError::Changed(_) => Failure::human(error.to_string()).help("nothing was lost; run the command again"),
            BookError::Nothing => Failure::usage("this changes nothing"),
            BookError::NothingToUndo => Failure::no("there is nothing to undo"),
            BookError::NothingToRedo => Failure::no("there is nothing to redo")
                .help("redo takes back an undo that nothing came after; an older one: clique undo REV of the undo"),
            BookError::CannotUndo(_) => Failure::no(error.to_string())
                .help("take single entries back with: clique rm ID")
                .help("or bring an older state back with git, which keeps all of them"),
            BookError::Superseded(_) => Failure::human(error.to_string()).help("undo the later change first"),
            BookError::Unmerged(path) => Failure::human(format!("git left `{path}` unmerged"))
                .help(format!("put into it what is right, then: git add {path}"))
                .help("then run the command again"),
            BookError::EditedHere(path) => Failure::human(format!(
                "`{path}` has changes that are not committed, and cannot be merged with what came"
            ))
            .help(format!("commit them: git add {path} && git commit {path}; or move the file away"))
            .help("then run the command again; nothing was changed"),
            BookError::Lock(LockError::Busy { holder, .. }) => {
                let who = holder.map_or(String::new(), |holder| format!(" ({holder})"));
                Failure::human(format!("another clique is writing to this ledger{who}")).help("run the command again")
            }
            BookError::Lock(error @ LockError::ReadOnly { .. }) => Failure::environment(error.to_string())
                .help("nothing was changed; to change something, work in a clone on a disk that you may write to"),
            BookError::Lock(error @ LockError::NoLocks(_)) => Failure::environment(error.to_string())
                .help("nothing was changed: two at once could lose what the other wrote there")
                .help("keep a clone on this machine's own disk and share it through a remote: clique help sync"),
            BookError::Lock(error) => Failure::environment(error.to_string()).help("nothing was changed"),
            BookError::Doubtful(_) | BookError::HalfDone(_) => {
                Failure::environment(error.to_string()).help("see what is there with: clique log")
            }
            BookError::Git(error) => error.into(),
            BookError::Disk(words) => Failure::environment(words).help("nothing was changed"),
        }
    }
}

impl From<TomlEditProblem> for Failure {
    fn from(problem: TomlEditProblem) -> Failure {
        Failure::human(problem.to_string()).help("nothing was changed")
    }
}

impl From<GitError> for Failure {
    fn from(error: GitError) -> Failure {
        let failure = Failure::environment(error.to_string());
        match error {
            GitError::NoRepository(_) => failure
                .help("a ledger is written through git, so that nothing is ever lost; reading works without")
                .help("make this folder a repository with: git init"),
            GitError::Bare(_) => failure.help("clone it, and work in the clone"),
            GitError::DetachedHead => failure.help("check out a branch first: git switch main"),
            GitError::OtherOwner(_) => failure.help("if you trust it: git config --global --add safe.directory DIR"),
            GitError::Unfinished { what, files_wait } => unfinished(what, files_wait),
            GitError::Locked { .. } => Failure::human(failure.message).help("when no git is running, remove that file"),
            GitError::Tool { .. } | GitError::NoTool(_) | GitError::BadSigning(_) => failure
                .help("git's settings ask for signatures: user.signingKey, gpg.format; git commit would fail as well")
                .help("to go on unsigned this once: --no-sign; for good: git config commit.gpgsign false"),
            GitError::NoIdentity => failure
                .help("git config --global user.name \"Your Name\"")
                .help("git config --global user.email you@example.org"),
            GitError::Moved => Failure::human(failure.message).help("nothing was lost; run the command again"),
            _ => failure,
        }
    }
}

/// Says what to do about something that was begun with git.
fn unfinished(what: &str, files_wait: bool) -> Failure {
    let failure = Failure::human(format!("a {what} is not finished"));
    match what {
        "merge" => failure.help("finish it with: git commit").help("or leave it with: git merge --abort"),
        "merge of several branches" => failure.help("leave it with: git merge --abort; and merge one at a time"),
        what => {
            let (on, back) = ways_on(what);
            match files_wait {
                true => failure
                    .help(
                        "files wait to be merged; those of the ledger are merged by meaning with: clique doctor --fix",
                    )
                    .help(format!("then go on with: {on}; or leave it with: {back}")),
                false => failure.help(format!("go on with: {on}; or leave it with: {back}")),
            }
        }
    }
}

/// Names the commands by which something that was begun with git goes on, and by which it is given up.
#[must_use]
pub fn ways_on(what: &str) -> (String, String) {
    let command = if what == "row of mailed patches" { "am" } else { what };
    (format!("git {command} --continue"), format!("git {command} --abort"))
}

impl From<UrlError> for Failure {
    fn from(error: UrlError) -> Failure {
        Failure::usage(error.to_string())
            .help("a folder: /media/stick/trip.git; over ssh: git@example.org:trip.git; or https://…")
    }
}

impl From<SyncError> for Failure {
    fn from(error: SyncError) -> Failure {
        let words = error.to_string();
        let shown = |(faults, sources): (Vec<Fault>, Sources)| Failure {
            message: format!("{words}; nothing was changed here"),
            ..Failure::faults(faults, sources)
        };
        match error {
            SyncError::Book(error) => error.into(),
            SyncError::Transport(error) => error.into(),
            SyncError::Theirs(faults) => shown(*faults).help("ask whoever pushed it to mend it and sync again"),
            SyncError::Merged(faults) => {
                shown(*faults).help("change your version by hand so that both fit, then sync again")
            }
            SyncError::NoRemote => Failure::usage(words)
                .help("clique sync --setup URL, where URL is a folder, git@example.org:trip.git or https://…"),
            SyncError::Unrelated(_) => Failure::human(words)
                .help("it may hold another ledger, or this one begun anew; nothing was changed")
                .help("to start over from what is there: clique clone URL DIR"),
            SyncError::Shallow => Failure::environment(words).help("get it with: git fetch --unshallow"),
            SyncError::Unmergeable { .. } => Failure::human(words)
                .help("nothing was changed; merge that file by hand with: git pull --no-rebase")
                .help("then run clique sync again"),
            SyncError::AlwaysLate(_) => Failure::human(words).help("nothing was lost; run clique sync again"),
        }
    }
}

impl From<TransportError> for Failure {
    fn from(error: TransportError) -> Failure {
        let failure = Failure::environment(error.to_string());
        match error {
            TransportError::Git(error) => error.into(),
            TransportError::NoGit | TransportError::GitTooOld { .. } => {
                failure.help("install git; a folder or a stick as remote works without")
            }
            TransportError::TimedOut { .. } | TransportError::Unreachable { .. } => {
                failure.help("nothing is lost: what you wrote is recorded here and goes with the next clique sync")
            }
            TransportError::Locked { .. } => Failure { code: HUMAN, ..failure }
                .help("somebody may be pushing just now: run clique sync again; nothing was lost")
                .help("if it stays so a push was killed there: whoever keeps the remote removes that lock file"),
            TransportError::NoAccess { .. } => failure.help("see whether plain git can: git fetch"),
            TransportError::NoRepository { .. } => {
                failure.help("make one there first; in a folder: git init --bare FOLDER")
            }
            TransportError::NothingNew => Failure { code: NO, ..failure },
            TransportError::LacksBasis { .. } => failure
                .help("take in the bundle that was made before it, or ask for all: clique sync --bundle-out FILE"),
            TransportError::Empty => failure.help("push a ledger to it first: clique sync --setup URL"),
            TransportError::FolderInUse(_) => failure.help("name another folder: clique clone URL DIR"),
            TransportError::CheckedOut { folder, .. } => failure
                .help("sync with a repository that nobody works in: git init --bare FOLDER")
                .help(format!("or let clique sync run in {} and fetch from here", folder.display())),
            TransportError::Shallow(_) => failure.help("sync with a repository that has all of the history"),
            _ => failure,
        }
    }
}

/// Leaves out the numbers that the system gives its errors: the words before them say it.
fn without_numbers(message: String) -> String {
    let Some((before, rest)) = message.split_once(" (os error ") else { return message };
    match rest.split_once(')') {
        Some((number, after)) if number.bytes().all(|byte| byte.is_ascii_digit()) => format!("{before}{after}"),
        _ => message,
    }
}
