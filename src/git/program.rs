//! Running the user's own `git`, which knows the way to every host: agents,
//! hardware keys, credential helpers, proxies.
//!
//! 1. It is looked for on `PATH`, in absolute folders only: a `git` lying in a
//!    ledger's folder is never run.
//! 2. It gets fixed options, no standard input, the language C, and a list of
//!    transports among which is none that runs a program.
//! 3. It is given up when it says nothing for a while, not when it takes long:
//!    a big ledger over a slow line goes on telling its progress.

use std::cell::OnceCell;
use std::env;
use std::ffi::{OsStr, OsString};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use super::transport_error::GIT_VERSION_MIN;
use super::{Repo, TransportError};

/// How long git may say nothing before it is given up, when nobody is asked.
pub const SILENCE_MAX: Duration = Duration::from_secs(60);

/// The same when somebody may be typing a passphrase or looking for a key.
pub const SILENCE_WITH_PROMPTS_MAX: Duration = Duration::from_secs(300);

/// How long one run may take in all, however much it has to say.
const WHOLE_MAX: Duration = Duration::from_secs(3600);

/// How often a running git is looked after.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// How long a git that was told to stop has for tidying up, and how long
/// something it left in the background may still write.
const LAST_WORDS_MAX: Duration = Duration::from_secs(2);
const BACKGROUND_WORDS_MAX: Duration = Duration::from_millis(200);

/// The longest answer that is kept, in bytes.
const ANSWER_BYTES_MAX: usize = 64 * 1024 * 1024;

/// The transports git may use.
const PROTOCOLS: [&str; 5] = ["file", "git", "http", "https", "ssh"];

/// Settings of every run: nothing else is started, what comes is looked over,
/// and it is synced to the disk, which git does not do with a small fetch.
const SETTINGS: [&str; 4] =
    ["core.fsmonitor=false", "submodule.recurse=false", "fetch.fsckObjects=true", "core.fsync=all"];

/// Variables that point git at another repository, as inside a hook.
const POINTERS: [&str; 11] = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
];

/// Whether git, ssh and their helpers may ask the user something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prompts {
    /// On the terminal: a passphrase, a host's key.
    Allowed,
    /// Nobody is there to answer.
    Never,
}

/// The user's own `git`, if there is one, and how it is run.
pub struct Program<'a> {
    place: Option<PathBuf>,
    prompts: Prompts,
    silence_max: Duration,
    hear: Option<&'a dyn Fn(&str)>,
    version: OnceCell<String>,
}

/// What one run came to.
pub(super) struct Answer {
    pub(super) success: bool,
    pub(super) stdout: String,
    pub(super) stderr: String,
}

enum Word {
    Answer(Vec<u8>),
    Talk(Vec<u8>),
}

impl<'a> Program<'a> {
    /// Looks for `git` on `PATH`. Finding none is no error before one is needed.
    #[must_use]
    pub fn find(prompts: Prompts) -> Self {
        Self::find_in(&env::var_os("PATH").unwrap_or_default(), prompts)
    }

    /// Looks for `git` in a list of folders written as `PATH` is.
    #[must_use]
    pub fn find_in(folders: &OsStr, prompts: Prompts) -> Self {
        let name = if cfg!(windows) { "git.exe" } else { "git" };
        let place = env::split_paths(folders)
            .filter(|folder| folder.is_absolute())
            .map(|folder| folder.join(name))
            .find(|place| is_program(place));
        let silence_max = match prompts {
            Prompts::Allowed => SILENCE_WITH_PROMPTS_MAX,
            Prompts::Never => SILENCE_MAX,
        };
        Self { place, prompts, silence_max, hear: None, version: OnceCell::new() }
    }

    /// Gives git up after another time of silence.
    #[must_use]
    pub fn silent_for_at_most(mut self, silence_max: Duration) -> Self {
        self.silence_max = silence_max;
        self
    }

    /// Passes on each line that git, ssh and the other side write while they
    /// work: progress, and "touch your key". It is somebody else's text.
    #[must_use]
    pub fn heard_by(mut self, hear: &'a dyn Fn(&str)) -> Self {
        self.hear = Some(hear);
        self
    }

    /// Returns the version of the installed git.
    ///
    /// # Errors
    ///
    /// When there is none, or it is older than [`GIT_VERSION_MIN`].
    pub fn version(&self) -> Result<&str, TransportError> {
        if let Some(known) = self.version.get() {
            return Ok(known);
        }
        let mut command = self.command(Path::new("/"))?;
        command.arg("version");
        let answer = self.wait_for(command)?;
        let found = answer.stdout.trim().strip_prefix("git version ").ok_or(TransportError::NoGit)?;
        let number = found.split(' ').next().unwrap_or_default().to_owned();
        if version_parts(&number) < Some(GIT_VERSION_MIN) {
            return Err(TransportError::GitTooOld { found: number });
        }
        Ok(self.version.get_or_init(|| number))
    }

    /// Runs git on a repository. A git that fails is an answer, not an error.
    pub(super) fn run(&self, repo: &Repo, arguments: &[&OsStr]) -> Result<Answer, TransportError> {
        self.version()?;
        let mut command = self.command(repo.root())?;
        for setting in SETTINGS {
            command.arg("-c").arg(setting);
        }
        let mut git_dir = OsString::from("--git-dir=");
        git_dir.push(std::path::absolute(repo.git_dir()).unwrap_or_else(|_| repo.git_dir().to_path_buf()));
        command.arg(git_dir).args(arguments);
        let own_ssh = ["GIT_SSH", "GIT_SSH_COMMAND"].iter().any(|name| env::var_os(name).is_some())
            || repo.raw.config().is_ok_and(|config| config.get_entry("core.sshCommand").is_ok());
        if self.prompts == Prompts::Never && !own_ssh {
            command.env("GIT_SSH_COMMAND", "ssh -oBatchMode=yes -oConnectTimeout=10");
        }
        self.wait_for(command)
    }

    fn command(&self, folder: &Path) -> Result<Command, TransportError> {
        let mut command = Command::new(self.place.as_ref().ok_or(TransportError::NoGit)?);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        if folder.is_dir() {
            command.current_dir(folder);
        }
        for name in POINTERS {
            command.env_remove(name);
        }
        // Messages are read by this program; the letters of file names stay.
        command.env_remove("LC_ALL").env_remove("LANGUAGE").env("LC_MESSAGES", "C");
        command.env("GIT_ALLOW_PROTOCOL", protocols(env::var("GIT_ALLOW_PROTOCOL").ok().as_deref()));
        if self.prompts == Prompts::Never {
            command.env("GIT_TERMINAL_PROMPT", "0").env("GCM_INTERACTIVE", "never");
        }
        Ok(command)
    }

    fn wait_for(&self, mut command: Command) -> Result<Answer, TransportError> {
        let failed = |error: std::io::Error| TransportError::Other { said: format!("git: {error}") };
        let mut child = command.spawn().map_err(failed)?;
        let (sender, words) = mpsc::channel();
        if let Some(pipe) = child.stdout.take() {
            listen(pipe, sender.clone(), Word::Answer);
        }
        if let Some(pipe) = child.stderr.take() {
            listen(pipe, sender, Word::Talk);
        }
        let mut heard = Heard { answer: Vec::new(), talk: Vec::new(), told: 0 };
        let status = self.attend(&mut child, &words, &mut heard)?;
        Ok(Answer {
            success: status.success(),
            stdout: String::from_utf8_lossy(&heard.answer).into_owned(),
            stderr: String::from_utf8_lossy(&heard.talk).into_owned(),
        })
    }

    /// Listens until git has ended, or gives it up.
    fn attend(
        &self,
        child: &mut Child,
        words: &Receiver<Word>,
        heard: &mut Heard,
    ) -> Result<ExitStatus, TransportError> {
        let failed = |error: std::io::Error| TransportError::Other { said: format!("git: {error}") };
        let began = Instant::now();
        let mut last_word = began;
        loop {
            match words.recv_timeout(LOOK_EVERY) {
                Ok(word) => {
                    last_word = Instant::now();
                    heard.take(word, self.hear);
                }
                Err(RecvTimeoutError::Timeout) => {}
                // Both pipes are closed: it is about to end.
                Err(RecvTimeoutError::Disconnected) => thread::sleep(Duration::from_millis(1)),
            }
            if let Some(status) = child.try_wait().map_err(failed)? {
                // What runs on behind it, such as an ssh that stays for the
                // next call, may hold the pipes open: no waiting for that.
                while let Ok(word) = words.recv_timeout(BACKGROUND_WORDS_MAX) {
                    heard.take(word, self.hear);
                }
                return Ok(status);
            }
            let after = if last_word.elapsed() > self.silence_max {
                self.silence_max
            } else if began.elapsed() > WHOLE_MAX {
                WHOLE_MAX
            } else {
                continue;
            };
            stop(child);
            return Err(TransportError::TimedOut { after });
        }
    }
}

/// What git wrote so far.
struct Heard {
    answer: Vec<u8>,
    talk: Vec<u8>,
    /// How much of the talk was passed on.
    told: usize,
}

impl Heard {
    fn take(&mut self, word: Word, hear: Option<&dyn Fn(&str)>) {
        let (bytes, kept) = match word {
            Word::Answer(bytes) => (bytes, &mut self.answer),
            Word::Talk(bytes) => (bytes, &mut self.talk),
        };
        let room = ANSWER_BYTES_MAX.saturating_sub(kept.len());
        kept.extend_from_slice(&bytes[..bytes.len().min(room)]);
        while let Some(end) = self.talk[self.told..].iter().position(|&byte| byte == b'\n' || byte == b'\r') {
            let line = &self.talk[self.told..self.told + end];
            if let Some(hear) = hear.filter(|_| !line.is_empty()) {
                hear(&String::from_utf8_lossy(line));
            }
            self.told += end + 1;
        }
    }
}

fn listen(mut pipe: impl Read + Send + 'static, sender: Sender<Word>, kind: fn(Vec<u8>) -> Word) {
    thread::spawn(move || {
        let mut bytes = [0; 8192];
        while let Ok(count @ 1..) = pipe.read(&mut bytes) {
            if sender.send(kind(bytes[..count].to_vec())).is_err() {
                break;
            }
        }
    });
}

/// Ends a git: asked first, so that it removes its lock files, then forced.
///
/// What it started, such as an ssh that waits for a host, is asked as well: git does not take it along. A group of
/// processes would be simpler to end, but one of its own could not ask for a passphrase on the terminal.
fn stop(child: &mut Child) {
    if cfg!(unix) {
        let mut asked = quiet("kill");
        asked.arg("-TERM").arg(child.id().to_string());
        asked.args(started_by(child.id()).iter().map(u32::to_string));
        let asked = asked.status();
        let asked_at = Instant::now();
        while asked.is_ok() && asked_at.elapsed() < LAST_WORDS_MAX {
            if matches!(child.try_wait(), Ok(Some(_))) {
                return;
            }
            thread::sleep(LOOK_EVERY);
        }
    }
    let _ = child.kill();
    let _ = child.wait();
}

/// Lists the processes that one has started, and those that these have.
fn started_by(id: u32) -> Vec<u32> {
    let listed = quiet("ps").args(["-A", "-o", "pid=", "-o", "ppid="]).stdout(Stdio::piped()).output();
    let listed = listed.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    let pair = |line: &str| {
        let mut numbers = line.split_whitespace().map_while(|word| word.parse::<u32>().ok());
        Some((numbers.next()?, numbers.next()?))
    };
    let pairs: Vec<(u32, u32)> = listed.lines().filter_map(pair).collect();
    let mut found = vec![id];
    let mut looked = 0;
    while let Some(parent) = found.get(looked).copied() {
        let new = pairs.iter().filter(|(own, of)| *of == parent && !found.contains(own)).map(|(own, _)| *own);
        let new: Vec<u32> = new.collect();
        found.extend(new);
        looked += 1;
    }
    found.split_off(1)
}

fn quiet(program: &str) -> Command {
    let mut command = Command::new(program);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// The transports allowed here and, where the user has a list, there too.
fn protocols(of_user: Option<&str>) -> String {
    let wanted = |name: &&str| of_user.is_none_or(|list| list.split(':').any(|other| other == *name));
    PROTOCOLS.iter().copied().filter(wanted).collect::<Vec<_>>().join(":")
}

fn version_parts(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(unix)]
fn is_program(place: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    place.metadata().is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(place: &Path) -> bool {
    place.is_file()
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::super::testing::Sandbox;
    #[cfg(unix)]
    use super::super::testing::fake_git;
    use super::*;

    #[test]
    fn installed_git_is_new_enough() {
        let program = Program::find(Prompts::Never);
        assert!(program.version().unwrap().starts_with("2."));
    }

    #[test]
    fn no_git_at_all() {
        let empty = tempfile::tempdir().unwrap();
        let program = Program::find_in(empty.path().as_os_str(), Prompts::Never);
        assert!(matches!(program.version(), Err(TransportError::NoGit)));
        let program = Program::find_in(OsStr::new("."), Prompts::Never);
        assert!(matches!(program.version(), Err(TransportError::NoGit)));
    }

    #[cfg(unix)]
    #[test]
    fn old_git_is_named() {
        let folder = fake_git("echo git version 2.25.1");
        let program = Program::find_in(folder.path().as_os_str(), Prompts::Never);
        match program.version() {
            Err(TransportError::GitTooOld { found }) => assert_eq!(found, "2.25.1"),
            other => panic!("{other:?}"),
        }
    }

    #[cfg(unix)]
    #[test]
    fn silent_git_is_given_up() {
        let sandbox = Sandbox::new();
        let folder = fake_git("case $1 in version) echo git version 2.47.3;; *) exec sleep 30;; esac");
        let program =
            Program::find_in(folder.path().as_os_str(), Prompts::Never).silent_for_at_most(Duration::from_millis(300));
        let began = Instant::now();
        let answer = program.run(&sandbox.repo, &[OsStr::new("fetch")]);
        assert!(matches!(answer, Err(TransportError::TimedOut { .. })));
        assert!(began.elapsed() < Duration::from_secs(10));
    }

    #[cfg(unix)]
    #[test]
    fn what_a_silent_git_started_ends_with_it() {
        let sandbox = Sandbox::new();
        let marker = sandbox.root().join("alive");
        let script = format!(
            "case $1 in version) echo git version 2.47.3;; *) sh -c 'sleep 1.5; touch {0}' & sh -c 'sleep 31; true'; \
             wait;; esac",
            marker.display()
        );
        let folder = fake_git(&script);
        let program =
            Program::find_in(folder.path().as_os_str(), Prompts::Never).silent_for_at_most(Duration::from_millis(300));
        let answer = program.run(&sandbox.repo, &[OsStr::new("fetch")]);
        assert!(matches!(answer, Err(TransportError::TimedOut { .. })));
        thread::sleep(Duration::from_secs(2));
        assert!(!marker.exists());
    }

    #[cfg(unix)]
    #[test]
    fn talking_git_has_time_and_is_heard() {
        let sandbox = Sandbox::new();
        let script = "case $1 in version) echo git version 2.47.3; exit;; esac\n\
                      for i in 1 2 3 4 5 6 7 8 9; do echo line $i >&2; sleep 0.4; done; echo $GIT_DIR$GIT_TERMINAL_PROMPT";
        let folder = fake_git(script);
        let lines = RefCell::new(Vec::new());
        let hear = |line: &str| lines.borrow_mut().push(line.to_owned());
        let program = Program::find_in(folder.path().as_os_str(), Prompts::Never)
            .silent_for_at_most(Duration::from_millis(2500))
            .heard_by(&hear);
        let answer = program.run(&sandbox.repo, &[OsStr::new("fetch")]).unwrap();
        assert!(answer.success);
        assert_eq!(answer.stdout, "0\n");
        assert_eq!(lines.borrow().len(), 9);
        assert_eq!(lines.borrow()[0], "line 1");
    }

    #[cfg(unix)]
    #[test]
    fn pipes_held_open_behind_are_not_waited_for() {
        let sandbox = Sandbox::new();
        let folder = fake_git("case $1 in version) echo git version 2.47.3;; *) sleep 20 & echo done;; esac");
        let program = Program::find_in(folder.path().as_os_str(), Prompts::Never);
        let began = Instant::now();
        let answer = program.run(&sandbox.repo, &[OsStr::new("fetch")]).unwrap();
        assert_eq!(answer.stdout, "done\n");
        assert!(began.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn list_of_the_user_is_kept_to() {
        assert_eq!(protocols(None), "file:git:http:https:ssh");
        assert_eq!(protocols(Some("ext:https")), "https");
    }
}
