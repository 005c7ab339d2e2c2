//! Fetching and pushing one branch, wherever the remote is.
//!
//! Hosts are reached by the user's own `git`; folders are opened in this
//! process; bundles are read by `git`. Nothing is ever forced: a push adds to
//! what the remote's branch holds or does not happen. It is called done only
//! when the remote, asked again, has it.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::folder::{BRANCHES_MAX, Folder};
use super::program::Program;
use super::remote::{Remote, check_branch, tracking};
use super::repo::BRANCHES;
use super::url::written_out;
use super::{GitError, ObjectId, RemotePlace, RemoteUrl, Repo, TransportError};

/// The branches of a remote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RemoteHeads {
    /// The branch a clone checks out, if the remote says; it may be missing
    /// among the branches.
    pub default: Option<String>,
    /// Every branch with its tip.
    pub branches: BTreeMap<String, ObjectId>,
}

/// What a fetch found; its commits are here, and nothing was moved but the
/// reference that follows the remote's branch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fetched {
    /// The branch stands at `tip`.
    Tip {
        /// Its newest commit.
        tip: ObjectId,
        /// What was last merged of it here, as [`Repo::seen_tip`] has it.
        seen: Option<ObjectId>,
        /// Whether `tip` does not descend from `seen`: somebody took commits
        /// away or rewrote them by force.
        rewound: bool,
    },
    /// Nothing was ever pushed to the remote.
    Empty,
    /// The remote has other branches only.
    NoSuchBranch(RemoteHeads),
}

/// What became of a push.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use = "somebody may have been faster"]
pub enum Pushed {
    /// The remote, asked again, has the commit.
    Done {
        /// Where its branch stands: at the commit, or at one that follows it.
        tip: ObjectId,
    },
    /// The remote's branch has commits that are not part of what was pushed;
    /// nothing happened. Fetch, merge, push again.
    SomeoneWasFaster,
}

impl RemoteHeads {
    /// Returns the branch to go with: the wanted one, otherwise the remote's
    /// default, otherwise its only one.
    #[must_use]
    pub fn choose(&self, wanted: &str) -> Option<&str> {
        let there = |name: &str| self.branches.get_key_value(name).map(|(name, _)| name.as_str());
        let only = || if self.branches.len() == 1 { self.branches.keys().next().map(String::as_str) } else { None };
        there(wanted).or_else(|| self.default.as_deref().and_then(there)).or_else(only)
    }
}

/// How a remote is reached.
enum Way {
    Program,
    Folder(PathBuf),
    Bundle(PathBuf),
}

impl Repo {
    /// Asks a remote for its branches.
    pub fn remote_heads(&self, remote: &Remote, program: &Program<'_>) -> Result<RemoteHeads, TransportError> {
        match self.way(remote.fetch_place()?) {
            Way::Folder(place) => Folder::open(&place)?.heads(),
            Way::Bundle(file) => self.bundle_heads(&file, program),
            Way::Program => self.heads_by_program(&remote.name, program),
        }
    }

    /// Asks a remote where a branch stands; none when it has no such branch.
    pub fn remote_tip(
        &self,
        remote: &Remote,
        branch: &str,
        program: &Program<'_>,
    ) -> Result<Option<ObjectId>, TransportError> {
        match self.way(remote.push_place()?) {
            Way::Folder(place) => Folder::open(&place)?.tip(branch),
            _ => Ok(self.remote_heads(remote, program)?.branches.get(branch).copied()),
        }
    }

    /// Fetches a branch: its commits come here, and `refs/remotes/…` follows.
    /// The checked-out branch, the files and the index stay as they are.
    ///
    /// # Errors
    ///
    /// When the remote cannot be reached or read; nothing is changed then.
    pub fn fetch(&self, remote: &Remote, branch: &str, program: &Program<'_>) -> Result<Fetched, TransportError> {
        check_branch(branch)?;
        let tip = match self.way(remote.fetch_place()?) {
            Way::Folder(place) => Folder::open(&place)?.bring(self, branch)?,
            Way::Bundle(file) => self.bundle_in(&file, program)?.get(branch).copied(),
            Way::Program => self.fetch_by_program(&remote.name, branch, program)?,
        };
        let Some(tip) = tip else {
            let heads = self.remote_heads(remote, program)?;
            return Ok(if heads.branches.is_empty() { Fetched::Empty } else { Fetched::NoSuchBranch(heads) });
        };
        self.note_tracked_tip(&remote.name, branch, tip)?;
        let seen = self.seen_tip(&remote.name, branch)?;
        let rewound = match seen {
            Some(seen) => !self.is_ancestor(seen, tip)?,
            None => false,
        };
        Ok(Fetched::Tip { tip, seen, rewound })
    }

    /// Pushes a commit to a branch, if it holds all that the branch holds, and
    /// asks the remote afterwards whether it is there.
    ///
    /// An answer that got lost on the way is asked about, not guessed.
    ///
    /// # Errors
    ///
    /// When the remote does not have it, or cannot be asked. With
    /// [`TransportError::TimedOut`] and [`TransportError::Unreachable`] it may
    /// have it all the same; pushing again does no harm.
    pub fn push(
        &self,
        remote: &Remote,
        branch: &str,
        new: ObjectId,
        program: &Program<'_>,
    ) -> Result<Pushed, TransportError> {
        check_branch(branch)?;
        let pushed = match self.way(remote.push_place()?) {
            Way::Folder(place) => Folder::open(&place)?.push(self, branch, new),
            Way::Bundle(_) => Err(TransportError::NotHere("a bundle is a file to mail; nothing can be pushed to it")),
            Way::Program => self.push_by_program(&remote.name, branch, new, program),
        };
        match pushed {
            Ok(Pushed::SomeoneWasFaster) => return Ok(Pushed::SomeoneWasFaster),
            Err(error) if !error.is_doubtful() => return Err(error),
            _ => {}
        }
        let there = match self.arrived(remote, branch, new, program) {
            Ok(there) => there,
            Err(error) => return Err(pushed.err().unwrap_or(error)),
        };
        match (there, pushed) {
            (Some(tip), _) => {
                self.note_tracked_tip(&remote.name, branch, tip)?;
                Ok(Pushed::Done { tip })
            }
            (None, Ok(_)) => Ok(Pushed::SomeoneWasFaster),
            (None, Err(error)) => Err(error),
        }
    }

    pub(super) fn has_commit(&self, id: ObjectId) -> Result<bool, GitError> {
        Ok(self.raw.odb()?.exists(id.0) && self.raw.find_commit(id.0).is_ok())
    }

    /// The remote's tip, if the commit is part of it.
    fn arrived(
        &self,
        remote: &Remote,
        branch: &str,
        new: ObjectId,
        program: &Program<'_>,
    ) -> Result<Option<ObjectId>, TransportError> {
        let Some(tip) = self.remote_tip(remote, branch, program)? else {
            return Ok(None);
        };
        if tip == new {
            return Ok(Some(tip));
        }
        // Somebody pushed on top in the meantime, or took it away.
        match self.fetch(remote, branch, program)? {
            Fetched::Tip { tip, .. } if self.is_ancestor(new, tip)? => Ok(Some(tip)),
            _ => Ok(None),
        }
    }

    fn way(&self, url: &RemoteUrl) -> Way {
        let whole = |path: &Path| written_out(self.root(), path);
        match url.place() {
            RemotePlace::Network { .. } => Way::Program,
            RemotePlace::Folder(path) => Way::Folder(whole(path)),
            RemotePlace::Bundle(path) => Way::Bundle(whole(path)),
        }
    }

    fn heads_by_program(&self, remote: &str, program: &Program<'_>) -> Result<RemoteHeads, TransportError> {
        let arguments = ["ls-remote", "--symref", "--", remote, "HEAD", "refs/heads/*"].map(OsStr::new);
        let answer = program.run(self, &arguments)?;
        if answer.success { Ok(heads_listed(&answer.stdout)) } else { Err(TransportError::from_words(&answer.stderr)) }
    }

    fn fetch_by_program(
        &self,
        remote: &str,
        branch: &str,
        program: &Program<'_>,
    ) -> Result<Option<ObjectId>, TransportError> {
        let follow = tracking(remote, branch);
        // A git that was killed leaves its lock, and the next one would stop at it.
        self.await_reference(&follow);
        // The plus is no force: only our note of the remote is overwritten.
        let wish = format!("+{BRANCHES}{branch}:{follow}");
        let arguments = [
            "fetch",
            "--progress",
            "--no-tags",
            "--no-recurse-submodules",
            "--no-write-fetch-head",
            "--refmap=",
            "--",
            remote,
            &wish,
        ];
        let answer = program.run(self, &arguments.map(OsStr::new))?;
        if answer.success {
            return Ok(self.tip_at(&follow)?);
        }
        if answer.stderr.contains("couldn't find remote ref") {
            return Ok(None);
        }
        Err(TransportError::from_words(&answer.stderr))
    }

    fn push_by_program(
        &self,
        remote: &str,
        branch: &str,
        new: ObjectId,
        program: &Program<'_>,
    ) -> Result<Pushed, TransportError> {
        let wish = format!("{new}:{BRANCHES}{branch}");
        let arguments =
            ["push", "--porcelain", "--progress", "--no-follow-tags", "--recurse-submodules=no", "--", remote, &wish];
        let answer = program.run(self, &arguments.map(OsStr::new))?;
        if answer.success {
            return Ok(Pushed::Done { tip: new });
        }
        match answer.stdout.lines().find(|line| line.starts_with("!\t")) {
            Some(line) if LOCKED.iter().any(|words| line.contains(words)) => {
                Err(TransportError::locked(&format!("{}\n{line}", answer.stderr)))
            }
            Some(line) if LOST_RACES.iter().any(|race| line.contains(race)) => Ok(Pushed::SomeoneWasFaster),
            Some(line) => {
                let why = line.rsplit('\t').next().unwrap_or(line);
                Err(TransportError::from_words(&format!("{why}\n{}", answer.stderr)))
            }
            None => Err(TransportError::from_words(&answer.stderr)),
        }
    }
}

/// What `git push --porcelain` and the other side call a branch that moved.
const LOST_RACES: [&str; 5] =
    ["(fetch first)", "(non-fast-forward)", "(stale info)", "incorrect old value", "reference already exists"];

/// The same for a branch that another push holds: one that is faster just now, or one that was killed there and has
/// left its lock.
const LOCKED: [&str; 3] = ["cannot lock ref", "failed to lock", "failed to update ref"];

/// Reads `<id>\t<name>` and `ref: <name>\tHEAD` lines.
pub(super) fn heads_listed(text: &str) -> RemoteHeads {
    let mut heads = RemoteHeads::default();
    for line in text.lines().take(BRANCHES_MAX) {
        let Some((what, name)) = line.split_once(['\t', ' ']) else { continue };
        if let Some(target) = line.strip_prefix("ref: ").and_then(|rest| rest.strip_suffix("\tHEAD")) {
            heads.default = target.strip_prefix(BRANCHES).map(str::to_owned);
        } else if let (Some(branch), Ok(tip)) = (name.strip_prefix(BRANCHES), what.parse())
            && check_branch(branch).is_ok()
        {
            heads.branches.insert(branch.to_owned(), tip);
        }
    }
    heads
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::thread;
    use std::time::{Duration, Instant};

    use tempfile::TempDir;

    use super::super::program::Prompts;
    use super::super::testing::{Sandbox, git};
    use super::*;

    fn program() -> Program<'static> {
        Program::find(Prompts::Never)
    }

    fn no_program() -> Program<'static> {
        Program::find_in(OsStr::new(""), Prompts::Never)
    }

    fn bare() -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        git(folder.path(), &["init", "-q", "--bare", "-b", "main", "."]);
        folder
    }

    /// A friend with this remote; `ssh://` ones are answered by this machine.
    fn friend(url: &str) -> Sandbox {
        let sandbox = Sandbox::new();
        sandbox.repo.add_remote("origin", &RemoteUrl::parse(url).unwrap()).unwrap();
        git(sandbox.root(), &["config", "ssh.variant", "simple"]);
        git(sandbox.root(), &["config", "core.sshCommand", "shift_host() { shift; eval \"$@\"; }; shift_host"]);
        sandbox
    }

    fn origin(sandbox: &Sandbox) -> Remote {
        sandbox.repo.remote("origin").unwrap().unwrap()
    }

    fn push(sandbox: &Sandbox, program: &Program<'_>) -> Result<Pushed, TransportError> {
        let head = sandbox.repo.head().unwrap().unwrap();
        sandbox.repo.push(&origin(sandbox), "main", head, program)
    }

    fn fetch(sandbox: &Sandbox, program: &Program<'_>) -> Result<Fetched, TransportError> {
        sandbox.repo.fetch(&origin(sandbox), "main", program)
    }

    fn fetched_tip(sandbox: &Sandbox, program: &Program<'_>) -> ObjectId {
        match fetch(sandbox, program).unwrap() {
            Fetched::Tip { tip, .. } => tip,
            other => panic!("{other:?}"),
        }
    }

    /// The same story for every way to reach the same remote.
    fn story(url: &str, program: &Program<'_>, bare: &Path) {
        let (ana, bob) = (friend(url), friend(url));
        assert_eq!(fetch(&ana, program).unwrap(), Fetched::Empty, "{url}");
        let first = ana.record(&[("people/ana.toml", Some("name = \"Ana\"\n"))], "begin");
        assert_eq!(push(&ana, program).unwrap(), Pushed::Done { tip: first }, "{url}");
        assert_eq!(ana.repo.tracked_tip("origin", "main").unwrap(), Some(first));
        assert_eq!(push(&ana, program).unwrap(), Pushed::Done { tip: first }, "{url}");

        let answer = fetch(&bob, program).unwrap();
        assert_eq!(answer, Fetched::Tip { tip: first, seen: None, rewound: false }, "{url}");
        git(bob.root(), &["reset", "-q", "--hard", "refs/remotes/origin/main"]);
        let of_bob = bob.record(&[("people/bob.toml", Some("name = \"Bob\"\n"))], "bob");
        assert_eq!(push(&bob, program).unwrap(), Pushed::Done { tip: of_bob }, "{url}");

        ana.record(&[("rates.csv", Some("x\n"))], "rates");
        assert_eq!(push(&ana, program).unwrap(), Pushed::SomeoneWasFaster, "{url}");
        assert_eq!(ana.repo.remote_tip(&origin(&ana), "main", program).unwrap(), Some(of_bob), "{url}");
        assert_eq!(fetched_tip(&ana, program), of_bob);
        git(ana.root(), &["merge", "-q", "-m", "merge", "refs/remotes/origin/main"]);
        let merged = ana.repo.head().unwrap().unwrap();
        assert_eq!(push(&ana, program).unwrap(), Pushed::Done { tip: merged }, "{url}");

        // What bob has is part of what the remote has, and he adds nothing.
        let answer = bob.repo.push(&origin(&bob), "main", of_bob, program).unwrap();
        assert_eq!(answer, Pushed::SomeoneWasFaster, "{url}");
        ana.repo.set_seen_tip("origin", "main", None, merged).unwrap();
        git(bare, &["update-ref", "refs/heads/main", &first.to_string()]);
        let answer = fetch(&ana, program).unwrap();
        assert_eq!(answer, Fetched::Tip { tip: first, seen: Some(merged), rewound: true }, "{url}");
        assert_eq!(push(&ana, program).unwrap(), Pushed::Done { tip: merged }, "{url}");
        for place in [bare, ana.root(), bob.root()] {
            git(place, &["fsck", "--strict", "--full"]);
        }
        assert_eq!(ana.status(), "");
    }

    #[test]
    fn folder_in_every_spelling_without_any_git() {
        for spelling in ["", "file://"] {
            let bare = bare();
            story(&format!("{spelling}{}", bare.path().display()), &no_program(), bare.path());
        }
    }

    #[cfg(unix)]
    #[test]
    fn host_by_the_program() {
        let bare = bare();
        story(&format!("ssh://box{}", bare.path().display()), &program(), bare.path());
    }

    #[test]
    fn host_without_a_program() {
        let ana = friend("https://example.org/a");
        ana.record(&[("a", Some("1"))], "a");
        for answer in [fetch(&ana, &no_program()).err(), push(&ana, &no_program()).err()] {
            assert!(matches!(answer, Some(TransportError::NoGit)), "{answer:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn remotes_that_are_not_there() {
        let missing = tempfile::tempdir().unwrap();
        let path = missing.path().join("a.git");
        for url in [format!("{}", path.display()), format!("ssh://box{}", path.display())] {
            let answer = fetch(&friend(&url), &program());
            assert!(matches!(answer, Err(TransportError::NoRepository { .. })), "{answer:?}");
        }
        let ana = friend("ssh://box/a");
        git(ana.root(), &["config", "core.sshCommand", "echo 'me@box: Permission denied (publickey).' >&2; false"]);
        assert!(matches!(fetch(&ana, &program()), Err(TransportError::NoAccess { .. })));
        git(ana.root(), &["config", "core.sshCommand", "echo 'ssh: connect: Connection refused' >&2; false"]);
        assert!(matches!(fetch(&ana, &program()), Err(TransportError::Unreachable { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn remote_that_hangs_is_given_up() {
        let ana = friend("ssh://box/a");
        ana.record(&[("a", Some("1"))], "a");
        git(ana.root(), &["config", "core.sshCommand", "sleep 30; false"]);
        let program = program().silent_for_at_most(Duration::from_millis(300));
        let began = Instant::now();
        assert!(matches!(fetch(&ana, &program), Err(TransportError::TimedOut { .. })));
        assert!(matches!(push(&ana, &program), Err(TransportError::TimedOut { .. })));
        assert!(began.elapsed() < Duration::from_secs(20));
        assert_eq!(ana.status(), "");
    }

    #[cfg(unix)]
    #[test]
    fn answer_lost_on_the_way_is_asked_about() {
        use std::os::unix::fs::PermissionsExt;
        let bare = bare();
        let ana = friend(&format!("ssh://box{}", bare.path().display()));
        let tip = ana.record(&[("a", Some("1"))], "a");
        // The push arrives, and the host dies before it can say so.
        let hook = bare.path().join("hooks/post-receive");
        fs::create_dir_all(hook.parent().unwrap()).unwrap();
        fs::write(&hook, "#!/bin/sh\nkill -9 $PPID\n").unwrap();
        fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();
        let raw = ana.repo.push_by_program("origin", "main", tip, &program());
        assert!(raw.is_err(), "{raw:?}");
        git(bare.path(), &["update-ref", "-d", "refs/heads/main"]);
        let answer = push(&ana, &program()).unwrap();
        assert_eq!(answer, Pushed::Done { tip });
    }

    #[test]
    fn other_default_branch_and_no_such_branch() {
        let bare = bare();
        let ana = friend(&bare.path().display().to_string());
        let tip = ana.record(&[("a", Some("1"))], "a");
        let remote = origin(&ana);
        git(bare.path(), &["symbolic-ref", "HEAD", "refs/heads/trip"]);
        assert_eq!(ana.repo.push(&remote, "trip", tip, &no_program()).unwrap(), Pushed::Done { tip });
        match fetch(&ana, &no_program()).unwrap() {
            Fetched::NoSuchBranch(heads) => {
                assert_eq!(heads.default.as_deref(), Some("trip"));
                assert_eq!(heads.choose("main"), Some("trip"));
                assert_eq!(heads.choose("trip"), Some("trip"));
            }
            other => panic!("{other:?}"),
        }
        for name in ["", "-x", "a b", "a..b", "x/../../y", "--force"] {
            assert!(ana.repo.push(&remote, name, tip, &no_program()).is_err(), "{name}");
        }
    }

    #[test]
    fn first_push_to_a_bare_folder_names_its_branch() {
        let bare = bare();
        git(bare.path(), &["symbolic-ref", "HEAD", "refs/heads/master"]);
        let ana = friend(&bare.path().display().to_string());
        ana.record(&[("a", Some("1"))], "a");
        let _ = push(&ana, &no_program()).unwrap();
        assert_eq!(git(bare.path(), &["symbolic-ref", "HEAD"]), "refs/heads/main\n");
    }

    #[test]
    fn branch_checked_out_at_the_remote_is_left_alone() {
        let carol = Sandbox::with_commit();
        let ana = friend(&carol.root().display().to_string());
        fetched_tip(&ana, &no_program());
        git(ana.root(), &["reset", "-q", "--hard", "refs/remotes/origin/main"]);
        let tip = ana.record(&[("a", Some("1"))], "a");
        let answer = push(&ana, &no_program());
        assert!(matches!(answer, Err(TransportError::CheckedOut { .. })), "{answer:?}");
        let answer = ana.repo.push(&origin(&ana), "ana", tip, &no_program()).unwrap();
        assert_eq!(answer, Pushed::Done { tip });
        assert_eq!(carol.status(), "");
        let linked = tempfile::tempdir().unwrap();
        git(carol.root(), &["worktree", "add", "-q", linked.path().join("x").to_str().unwrap(), "ana"]);
        let tip = ana.record(&[("a", Some("2"))], "a");
        let answer = ana.repo.push(&origin(&ana), "ana", tip, &no_program());
        assert!(matches!(answer, Err(TransportError::CheckedOut { .. })), "{answer:?}");
    }

    #[cfg(unix)]
    #[test]
    fn hooks_and_settings_on_a_stick_do_not_run() {
        use std::os::unix::fs::PermissionsExt;
        let bare = bare();
        let trace = bare.path().join("ran");
        for name in ["pre-receive", "update", "post-receive", "post-update", "reference-transaction"] {
            let hook = bare.path().join("hooks").join(name);
            fs::create_dir_all(hook.parent().unwrap()).unwrap();
            fs::write(&hook, format!("#!/bin/sh\necho {name} >> {}\n", trace.display())).unwrap();
            fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();
        }
        git(bare.path(), &["config", "uploadpack.packObjectsHook", &format!("touch {}", trace.display())]);
        git(bare.path(), &["config", "core.fsmonitor", &format!("touch {}", trace.display())]);
        let _ = fs::remove_file(&trace);
        let ana = friend(&bare.path().display().to_string());
        ana.record(&[("a", Some("1"))], "a");
        let _ = push(&ana, &program()).unwrap();
        fetched_tip(&ana, &program());
        assert!(!trace.exists());
    }

    #[test]
    fn shallow_remote_is_refused() {
        let carol = Sandbox::with_commit();
        carol.record(&[("a", Some("1"))], "a");
        let folder = tempfile::tempdir().unwrap();
        let url = format!("file://{}", carol.root().display());
        git(folder.path(), &["clone", "-q", "--bare", "--depth=1", &url, "shallow.git"]);
        let ana = friend(&folder.path().join("shallow.git").display().to_string());
        assert!(matches!(fetch(&ana, &no_program()), Err(TransportError::Shallow(_))));
    }

    #[cfg(unix)]
    #[test]
    fn rule_of_the_host_is_told() {
        use std::os::unix::fs::PermissionsExt;
        let bare = bare();
        let hook = bare.path().join("hooks/pre-receive");
        fs::create_dir_all(hook.parent().unwrap()).unwrap();
        fs::write(&hook, "#!/bin/sh\necho no bills on Sundays >&2\nexit 1\n").unwrap();
        fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();
        let ana = friend(&format!("ssh://box{}", bare.path().display()));
        ana.record(&[("a", Some("1"))], "a");
        match push(&ana, &program()) {
            Err(TransportError::Refused { said }) => assert!(said.contains("no bills on Sundays"), "{said}"),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn address_that_runs_a_program_is_never_used() {
        let ana = Sandbox::with_commit();
        let trace = ana.root().join("ran");
        let url = format!("ext::sh -c touch% {}", trace.display());
        git(ana.root(), &["config", "remote.origin.url", &url]);
        git(ana.root(), &["config", "protocol.ext.allow", "always"]);
        assert!(matches!(fetch(&ana, &program()), Err(TransportError::Git(GitError::BadRemote { .. }))));
        assert!(push(&ana, &program()).is_err());
        // Rewritten behind our back, git itself is held to the list.
        git(ana.root(), &["config", "remote.origin.url", "https://example.org/a"]);
        let answer = program().run(&ana.repo, &["ls-remote", "--", &url].map(OsStr::new)).unwrap();
        assert!(!answer.success && answer.stderr.contains("not allowed"), "{}", answer.stderr);
        assert!(!trace.exists());
    }

    #[test]
    fn two_who_push_at_once_take_nothing_away() {
        const PUSHES: usize = 12;
        let bare = bare();
        let url = bare.path().display().to_string();
        let founder = friend(&url);
        founder.record(&[("start", Some("x"))], "begin");
        let _ = push(&founder, &no_program()).unwrap();
        let work = |name: &str| {
            let me = friend(&url);
            fetched_tip(&me, &no_program());
            git(me.root(), &["reset", "-q", "--hard", "refs/remotes/origin/main"]);
            for number in 0..PUSHES {
                let path = format!("{name}-{number}");
                me.record(&[(path.as_str(), Some("x"))], &path);
                while push(&me, &no_program()).unwrap() == Pushed::SomeoneWasFaster {
                    fetched_tip(&me, &no_program());
                    git(me.root(), &["merge", "-q", "-m", "merge", "refs/remotes/origin/main"]);
                }
                // Once said to be there, it stays there.
                git(bare.path(), &["cat-file", "-e", &format!("main:{path}")]);
            }
        };
        thread::scope(|scope| {
            for name in ["ana", "bob", "carol"] {
                scope.spawn(move || work(name));
            }
        });
        let files = git(bare.path(), &["ls-tree", "--name-only", "main"]);
        assert_eq!(files.lines().count(), 3 * PUSHES + 1, "{files}");
        git(bare.path(), &["fsck", "--strict", "--full"]);
    }

    #[test]
    fn lock_left_on_a_stick_is_waited_out() {
        let bare = bare();
        let ana = friend(&bare.path().display().to_string());
        ana.record(&[("a", Some("1"))], "a");
        let _ = push(&ana, &no_program()).unwrap();
        ana.record(&[("a", Some("2"))], "a");
        fs::write(bare.path().join("refs/heads/main.lock"), "").unwrap();
        let pushed = push(&ana, &no_program());
        assert!(matches!(pushed, Ok(Pushed::Done { .. })), "{pushed:?}");
        assert!(!bare.path().join("refs/heads/main.lock").exists());
    }

    #[test]
    fn folders_of_formats_to_come_are_named() {
        let folder = tempfile::tempdir().unwrap();
        git(folder.path(), &["init", "-q", "--bare", "--object-format=sha256", "."]);
        let answer = fetch(&friend(&folder.path().display().to_string()), &no_program());
        assert!(matches!(answer, Err(TransportError::Git(GitError::Unsupported(_)))), "{answer:?}");
    }

    #[test]
    fn bundle_is_fetched_like_a_remote() {
        let ana = Sandbox::with_commit();
        let mail = tempfile::tempdir().unwrap();
        let file = mail.path().join("trip.bundle");
        ana.repo.bundle_out(&file, &[], &program()).unwrap();
        let bob = friend(&file.display().to_string());
        assert_eq!(fetched_tip(&bob, &program()), ana.repo.head().unwrap().unwrap());
        bob.record(&[("a", Some("1"))], "a");
        assert!(matches!(push(&bob, &program()), Err(TransportError::NotHere(_))));
    }

    #[test]
    fn listing_is_read_with_care() {
        let id = "1".repeat(40);
        let text = format!(
            "ref: refs/heads/trip\tHEAD\n{id}\tHEAD\n{id}\trefs/heads/trip\n{id}\trefs/heads/-x\nrubbish\n\t\n{id}\trefs/tags/v\n"
        );
        let heads = heads_listed(&text);
        assert_eq!(heads.default.as_deref(), Some("trip"));
        assert_eq!(heads.branches.keys().collect::<Vec<_>>(), ["trip"]);
    }
}
