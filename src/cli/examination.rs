//! What `clique doctor` looks at, one small function for each.

use std::path::Path;
use std::time::Duration;

use super::context::Context;
use super::failure::ways_on;
use super::second_versions::second_versions;
use super::set_up::{git_program, own_name};
use crate::book::Book;
use crate::disk::kind_of;
use crate::git::{
    GIT_VERSION_MIN, GitError, LOOSE_MAX, PACKS_MAX, Remote, RemotePlace, Repo, SetUpPart, TransportError, UnmergedPath,
};
use crate::model::{Fault, Severity};
use crate::report::health::Finding;

/// How far the look goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// No further than this clone.
    Here,
    /// To the remote.
    Online {
        /// How long it may say nothing before it is given up, unless that is as long as ever.
        patience: Option<Duration>,
    },
}

/// A lock of git's that is older belongs to nobody: a running git holds one for some milliseconds, or for as long as
/// somebody writes a message in an editor.
pub const LOCK_AGE_MAX: Duration = Duration::from_secs(600);

/// What a process writes is whole before that.
pub const WRITING_LASTS_MAX: Duration = Duration::from_secs(3600);

/// How far the clock may be behind the last change, in seconds.
const CLOCK_BEHIND_MAX: i64 = 24 * 3600;

/// Looks at everything; where there is no repository, at what is left.
pub fn examined(root: &Path, extent: Extent, context: &Context) -> Vec<Finding> {
    let book = Book::open_with_messages(root);
    let mut findings = vec![ledger(&book)];
    let repo = match Repo::open(root) {
        Ok(repo) => repo,
        Err(error) => {
            findings.push(no_repository(&error));
            findings.push(git(context, None));
            return findings;
        }
    };
    let remote = repo.upstream().ok().flatten().and_then(|upstream| repo.remote(&upstream.remote).ok().flatten());
    findings.push(repository(&repo));
    findings.push(unfinished(&repo));
    findings.push(git(context, remote.as_ref()));
    findings.push(set_up(&repo));
    findings.push(attributes(root));
    findings.push(line_ends(&repo));
    findings.push(identity(&repo, root, &book, context));
    findings.extend(remote_address(remote.as_ref()));
    if let (Extent::Online { patience }, Some(remote)) = (extent, &remote) {
        findings.push(remote_there(&repo, remote, patience, context));
    }
    findings.push(locks(&repo));
    findings.push(litter(&repo));
    findings.push(store(&repo));
    findings.push(files(&book));
    findings.push(second_versions(&repo, &book));
    findings.extend(hooks(&repo));
    findings.extend(clock(&repo, context));
    findings
}

fn ledger(book: &Book) -> Finding {
    let faults = book.check();
    let count = |severity: Severity| faults.iter().filter(|fault: &&Fault| fault.code.severity() == severity).count();
    let files = book.sources.iter().count();
    match (count(Severity::Unreadable), count(Severity::Rule)) {
        (0, 0) => Finding::fine("ledger", format!("{files} files, format 1, nothing wrong in them")),
        (0, rules) => Finding::warning("ledger", format!("{rules} rules are broken in it"), "see them: clique check"),
        (faults, _) => {
            Finding::failing("ledger", format!("{faults} faults keep it from being read"), "see them: clique check")
        }
    }
}

fn no_repository(error: &GitError) -> Finding {
    let remedy = match error {
        GitError::NoRepository(_) => "make this folder a repository: git init",
        GitError::OtherOwner(_) => "if you trust it: git config --global --add safe.directory DIR",
        GitError::Unsupported(_) => "make an ordinary clone of it: git clone --ref-format=files",
        GitError::Bare(_) => "clone it, and work in the clone",
        GitError::Elsewhere(_) => "take out the setting: git config --unset core.worktree",
        _ => "see what git says: git status",
    };
    Finding::failing("repository", error.to_string(), remedy)
}

fn repository(repo: &Repo) -> Finding {
    let about = "repository";
    match repo.branch() {
        Ok(Some(branch)) if repo.is_shallow() => {
            Finding::failing(about, format!("on {branch}; its older history is missing"), "git fetch --unshallow")
        }
        Ok(Some(branch)) if repo.borrows_objects().is_some() => Finding::warning(
            about,
            format!("on {branch}; it needs the objects of another folder"),
            "make it stand alone: git repack -a -d, then remove .git/objects/info/alternates",
        ),
        Ok(Some(branch)) if repo.git_dir() != repo.common_dir() => {
            Finding::fine(about, format!("on {branch}, a work tree of another repository"))
        }
        Ok(Some(branch)) => Finding::fine(about, format!("on {branch}")),
        Ok(None) => Finding::failing(about, "no branch is checked out", "git switch main"),
        Err(error) => Finding::failing(about, error.to_string(), "see what git says: git status"),
    }
}

fn unfinished(repo: &Repo) -> Finding {
    let about = "unfinished";
    let unmerged = repo.unmerged_paths().unwrap_or_default();
    match (repo.unfinished(), unmerged.as_slice()) {
        (None, []) => Finding::fine(about, "nothing waits to be finished"),
        (Some("merge"), _) => Finding::warning(about, "a merge is not finished", "clique doctor --fix finishes it"),
        (None, _) => Finding::warning(
            about,
            format!("{} files wait to be merged", unmerged.len()),
            "clique doctor --fix merges them by meaning",
        ),
        (Some(what), unmerged) => {
            let (on, back) = ways_on(what);
            let is_ours = |one: &&UnmergedPath| kind_of(&one.path).is_some();
            let first = match unmerged.iter().find(|one| !is_ours(one)) {
                _ if unmerged.iter().any(|one| is_ours(&one)) => {
                    "clique doctor --fix merges the files; then ".to_owned()
                }
                Some(other) => format!("merge {} by hand and git add it; then ", other.path),
                None => String::new(),
            };
            Finding::failing(about, format!("a {what} is not finished"), format!("{first}{on}, or {back}"))
        }
    }
}

fn git(context: &Context, remote: Option<&Remote>) -> Finding {
    let needs_it = remote
        .is_some_and(|remote| remote.fetch_place().is_ok_and(|url| matches!(url.place(), RemotePlace::Network { .. })));
    let (major, minor) = GIT_VERSION_MIN;
    let wanted = format!("install git {major}.{minor} or newer");
    match git_program(context).version() {
        Ok(version) => Finding::fine("git", version.to_owned()),
        Err(error) if needs_it => Finding::failing("git", error.to_string(), wanted),
        Err(error) => Finding::warning(
            "git",
            format!("{error}; folders and sticks work without"),
            format!("{wanted} to sync over a network"),
        ),
    }
}

fn set_up(repo: &Repo) -> Finding {
    let about = "set-up";
    let missing = match repo.set_up_missing(&own_name()) {
        Ok(missing) => missing,
        Err(error) => {
            return Finding::failing(about, error.to_string(), "look at .git/config and .git/info/attributes");
        }
    };
    if missing.is_empty() {
        return Finding::fine(about, "plain git merges the ledger by meaning");
    }
    let words = missing.iter().map(|part| match part {
        SetUpPart::Attributes => "the driver is not bound to the files",
        SetUpPart::Driver => "the merge driver is not set, or is another program",
        SetUpPart::PullMerges => "git pull does not know how to merge",
        SetUpPart::Syncing => "git's own commits may not survive a power cut",
        SetUpPart::Hooks => "the hooks that mend what git merged file by file are not there",
    });
    Finding::warning(about, words.collect::<Vec<_>>().join("; "), "clique doctor --fix")
}

fn attributes(root: &Path) -> Finding {
    let about = "attributes";
    let text = std::fs::read_to_string(root.join(".gitattributes")).unwrap_or_default();
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.starts_with('#')).collect();
    let names =
        |part: &str| lines.iter().any(|line| line.split_whitespace().skip(1).any(|word| word.starts_with(part)));
    let odd = ["filter=", "ident", "working-tree-encoding=", "eol="].into_iter().find(|part| names(part));
    let has_merge = |pattern: &str| lines.iter().any(|line| line.starts_with(pattern) && line.contains("merge="));
    if let Some(odd) = odd {
        let found = format!("`{}` in .gitattributes changes files under git's hands", odd.trim_end_matches('='));
        return Finding::warning(about, found, "take it out, if nobody needs it; clique itself pays no heed to it");
    }
    if !["*.csv", "*.toml", "*.log"].into_iter().all(has_merge) {
        let found = ".gitattributes does not say how friends without clique merge the ledger";
        return Finding::warning(about, found, "clique doctor --fix adds it");
    }
    Finding::fine(about, "friends without clique merge without markers")
}

fn line_ends(repo: &Repo) -> Finding {
    let about = "line ends";
    match repo.setting("core.autocrlf").as_deref() {
        None | Some("false") => Finding::fine(about, "git leaves them alone"),
        Some(value) => {
            Finding::fine(about, format!("core.autocrlf is {value}; the set-up keeps it off the ledger's files"))
        }
    }
}

fn identity(repo: &Repo, root: &Path, book: &Book, context: &Context) -> Finding {
    let about = "you";
    let Some(identity) = repo.identity() else {
        return Finding::failing(
            about,
            "git does not know your name and e-mail",
            "git config --global user.name \"Your Name\"; git config --global user.email you@example.org",
        );
    };
    match context.me(root, &book.setup) {
        Ok(Some(me)) => {
            let person = book.setup.handle(me);
            Finding::fine(about, format!("{person}, {} <{}>", identity.name, identity.email))
        }
        Ok(None) => Finding::warning(
            about,
            format!("nobody in the ledger has the e-mail {}", identity.email),
            "say who you are: clique use --me NAME",
        ),
        Err(failure) => Finding::warning(about, failure.message, "say who you are: clique use --me NAME"),
    }
}

fn remote_address(remote: Option<&Remote>) -> Vec<Finding> {
    let about = "remote";
    let Some(remote) = remote else {
        return vec![Finding::fine(about, "none; to share the ledger: clique sync --setup URL")];
    };
    let failing = |error: GitError| Finding::failing(about, error.to_string(), "set another: clique remote set URL");
    let place = |answer: Result<&crate::git::RemoteUrl, GitError>| match answer {
        Err(error) => failing(error),
        Ok(url) if url.is_open_to_all() => Finding::warning(
            about,
            format!("{} is {url}; anybody on the way can read and change what travels", remote.name),
            "use https:// or ssh",
        ),
        Ok(url) => Finding::fine(about, format!("{} is {url}", remote.name)),
    };
    let mut findings = vec![place(remote.fetch_place())];
    if remote.push_url.is_some() {
        findings.push(place(remote.push_place()));
    }
    findings
}

fn remote_there(repo: &Repo, remote: &Remote, patience: Option<Duration>, context: &Context) -> Finding {
    let mut program = git_program(context);
    if let Some(patience) = patience {
        program = program.silent_for_at_most(patience);
    }
    match repo.remote_heads(remote, &program) {
        Ok(heads) if heads.branches.is_empty() => Finding::warning("online", "the remote is empty", "clique sync"),
        Ok(_) => Finding::fine("online", "the remote answers"),
        Err(error @ (TransportError::Unreachable { .. } | TransportError::TimedOut { .. })) => Finding::failing(
            "online",
            error.to_string(),
            "are you connected? what you write is recorded here meanwhile",
        ),
        Err(error) => Finding::failing("online", error.to_string(), "see whether plain git can: git fetch"),
    }
}

fn locks(repo: &Repo) -> Finding {
    let about = "locks";
    let locks = repo.git_locks();
    let Some((path, age)) = locks.iter().max_by_key(|(_, age)| *age) else {
        return Finding::fine(about, "none is left behind");
    };
    let found = format!("{} is {} minutes old", short(repo, path), age.as_secs() / 60);
    if *age < LOCK_AGE_MAX {
        return Finding::warning(about, found, "wait for the git that holds it to finish");
    }
    Finding::failing(about, format!("{found}, left behind by a git that died"), "clique doctor --fix removes it")
}

fn litter(repo: &Repo) -> Finding {
    let about = "left-overs";
    let own = repo.common_dir().join("clique");
    let rescued = std::fs::read_dir(own.join("rescued")).into_iter().flatten().count();
    if rescued > 0 {
        let versions = if rescued == 1 { "a version of a file" } else { "versions of files" };
        let found = format!("{versions} put aside in {}", short(repo, &own.join("rescued")));
        return Finding::warning(about, found, "take over what is missing in the ledger, then remove them");
    }
    if own.join("journal").exists() {
        return Finding::warning(about, "a write was cut off", "the next command that writes tidies it up");
    }
    let half = repo.half_written().into_iter().filter(|(_, age)| *age > WRITING_LASTS_MAX).count();
    if half > 0 {
        return Finding::warning(about, format!("{half} half-written objects"), "clique doctor --fix removes them");
    }
    Finding::fine(about, "none")
}

/// Writes a path as it is seen from the ledger's folder.
fn short(repo: &Repo, path: &Path) -> String {
    let root = std::fs::canonicalize(repo.root()).unwrap_or_else(|_| repo.root().to_path_buf());
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    path.strip_prefix(root).unwrap_or(&path).display().to_string()
}

fn store(repo: &Repo) -> Finding {
    let about = "store";
    let stock = match repo.stock() {
        Ok(stock) => stock,
        Err(error) => return Finding::failing(about, error.to_string(), "git fsck"),
    };
    let found = format!("{} loose objects, {} packs", stock.loose, stock.packs);
    if stock.loose > 2 * LOOSE_MAX || stock.packs > PACKS_MAX {
        return Finding::warning(about, found, "clique doctor --fix packs them");
    }
    Finding::fine(about, found)
}

#[cfg(unix)]
fn files(book: &Book) -> Finding {
    use std::os::unix::fs::PermissionsExt;
    let about = "files";
    let mode = |path: &str| book.root.join(path).metadata().ok().map(|meta| meta.permissions().mode());
    let odd = |bits: u32| {
        let paths = book.sources.iter().map(|source| source.path.as_str());
        paths.filter(|path| mode(path).is_some_and(|mode| mode & bits != 0)).map(str::to_owned).next()
    };
    if let Some(path) = book.sources.iter().find(|source| mode(&source.path).is_some_and(|mode| mode & 0o200 == 0)) {
        let path = &path.path;
        return Finding::warning(about, format!("{path} may not be written"), format!("chmod u+w {path}"));
    }
    let opened = std::fs::OpenOptions::new().write(true).open(book.root.join("clique.toml"));
    if let Some(error) = opened.err().filter(|error| error.kind() != std::io::ErrorKind::NotFound) {
        let help = "work in a clone on a disk that you may write to";
        return Finding::warning(about, format!("they may only be read here: {error}"), help);
    }
    if let Some(path) = odd(0o002) {
        return Finding::warning(about, format!("anybody on this machine may write {path}"), "chmod -R o-w .");
    }
    match odd(0o111) {
        Some(path) => Finding::warning(about, format!("{path} is marked as a program"), format!("chmod a-x {path}")),
        None => Finding::fine(about, "you may write them, and nobody else"),
    }
}

#[cfg(not(unix))]
fn files(_book: &Book) -> Finding {
    Finding::fine("files", "as the system has them")
}

fn hooks(repo: &Repo) -> Option<Finding> {
    let hooks = repo.hooks();
    let words = || format!("plain git runs {}; clique runs none", hooks.join(", "));
    (!hooks.is_empty()).then(|| Finding::fine("hooks", words()))
}

fn clock(repo: &Repo, context: &Context) -> Option<Finding> {
    let last = repo.commit(repo.head().ok()??).ok()?;
    let behind = last.time.seconds - context.clock.stamp().seconds;
    (behind > CLOCK_BEHIND_MAX).then(|| {
        let hours = behind / 3600;
        Finding::warning(
            "clock",
            format!("it is {hours} hours behind the last change"),
            "set this machine's clock, or ask who made the change",
        )
    })
}
