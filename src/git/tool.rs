//! Running `ssh-keygen` and `gpg`: the user's own programs for keys, which know agents, hardware keys and
//! passphrases.
//!
//! A program is looked for on `PATH`, in absolute folders only, and the settings may name another one; but
//! not the settings of the repository itself, which travel with a copied folder and would run what they say.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant, SystemTime};

use git2::ConfigLevel;

use super::{GitError, Repo};

/// How long a program may take: somebody may be typing a passphrase or looking for a key to touch.
const ANSWER_MAX: Duration = Duration::from_secs(300);

/// How often a running program is looked after.
const LOOK_EVERY: Duration = Duration::from_millis(2);

/// The longest answer that is kept, in bytes.
const ANSWER_BYTES_MAX: u64 = 1024 * 1024;

/// A program that was found.
#[derive(Debug, Clone)]
pub(super) struct Tool {
    name: String,
    place: PathBuf,
}

/// What a run came to.
pub(super) struct ToolAnswer {
    pub(super) success: bool,
    pub(super) stdout: Vec<u8>,
    pub(super) stderr: String,
}

impl Tool {
    /// Runs it with these bytes on its standard input.
    pub(super) fn run(&self, arguments: &[&OsStr], input: &[u8]) -> Result<ToolAnswer, GitError> {
        let failed = |error: std::io::Error| self.failed(&error.to_string());
        let mut command = Command::new(&self.place);
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(failed)?;
        let stdin = child.stdin.take();
        let input = input.to_vec();
        // A program that ends early closes the pipe; what it says then is its answer.
        let written = thread::spawn(move || drop(stdin.map(|mut stdin| stdin.write_all(&input))));
        let (stdout, stderr) = (listen(child.stdout.take()), listen(child.stderr.take()));
        let success = self.wait(&mut child)?;
        let _ = written.join();
        let words = |heard: JoinHandle<Vec<u8>>| heard.join().unwrap_or_default();
        Ok(ToolAnswer { success, stdout: words(stdout), stderr: String::from_utf8_lossy(&words(stderr)).into_owned() })
    }

    /// Says that the program did not do it.
    pub(super) fn failed(&self, said: &str) -> GitError {
        let said: Vec<&str> = said.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let why = if said.is_empty() { "it said nothing".to_owned() } else { said.join("; ") };
        GitError::Tool { program: self.name.clone(), why }
    }

    fn wait(&self, child: &mut Child) -> Result<bool, GitError> {
        let began = Instant::now();
        loop {
            if let Some(status) = child.try_wait().map_err(|error| self.failed(&error.to_string()))? {
                return Ok(status.success());
            }
            if began.elapsed() > ANSWER_MAX {
                let _ = child.kill();
                let _ = child.wait();
                return Err(self.failed(&format!("no answer within {} seconds", ANSWER_MAX.as_secs())));
            }
            thread::sleep(LOOK_EVERY);
        }
    }
}

fn listen(pipe: Option<impl Read + Send + 'static>) -> JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(pipe) = pipe {
            let _ = pipe.take(ANSWER_BYTES_MAX).read_to_end(&mut bytes);
        }
        bytes
    })
}

impl Repo {
    /// Finds a program: the one that the first of these settings names, else `usual` on `PATH`.
    ///
    /// # Errors
    ///
    /// When there is none, or the repository's own settings name one.
    pub(super) fn tool(&self, settings: &[&str], usual: &str) -> Result<Tool, GitError> {
        let config = self.raw.config()?.snapshot()?;
        for setting in settings {
            let Ok(entry) = config.get_entry(setting) else { continue };
            let named = entry.value().unwrap_or_default().to_owned();
            if matches!(entry.level(), ConfigLevel::Local | ConfigLevel::Worktree) {
                let why =
                    format!("`{setting}` stands in the settings of this repository, which may be somebody else's");
                return Err(GitError::Tool { program: named, why });
            }
            let path = config.get_path(setting).unwrap_or_else(|_| PathBuf::from(&named));
            return found(&named, &path);
        }
        found(usual, Path::new(usual))
    }
}

fn found(name: &str, path: &Path) -> Result<Tool, GitError> {
    let place = if path.components().count() > 1 { Some(path.to_path_buf()) } else { on_path(path.as_os_str()) };
    let missing = || GitError::NoTool(name.to_owned());
    Ok(Tool { name: name.to_owned(), place: place.filter(|place| place.is_absolute()).ok_or_else(missing)? })
}

fn on_path(name: &OsStr) -> Option<PathBuf> {
    let folders = env::var_os("PATH").unwrap_or_default();
    let places = env::split_paths(&folders).filter(|folder| folder.is_absolute()).map(|folder| folder.join(name));
    let places = places.flat_map(|place| [place.with_extension(env::consts::EXE_EXTENSION), place]);
    places.into_iter().find(|place| place.is_file())
}

/// A folder for files on their way to a program, which nobody else can read; gone when dropped.
pub(super) struct Scratch {
    folder: PathBuf,
}

impl Scratch {
    pub(super) fn new() -> Result<Scratch, GitError> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let moment = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_nanos());
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("clique-{}-{moment}-{number}", std::process::id()));
        make_private(&folder).map_err(|error| GitError::io(&folder, error))?;
        Ok(Scratch { folder })
    }

    /// Writes a file and returns its path.
    pub(super) fn put(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, GitError> {
        let path = self.folder.join(name);
        fs::write(&path, bytes).map_err(|error| GitError::io(&path, error))?;
        Ok(path)
    }

    /// Reads a file that the program made.
    pub(super) fn get(&self, name: &str) -> Result<String, GitError> {
        let path = self.folder.join(name);
        fs::read_to_string(&path).map_err(|error| GitError::io(&path, error))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[cfg(unix)]
fn make_private(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn make_private(folder: &Path) -> std::io::Result<()> {
    fs::create_dir(folder)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Sandbox, git};
    use super::*;

    #[test]
    fn programs_of_a_copied_repository_are_not_run() {
        let sandbox = Sandbox::new();
        git(sandbox.root(), &["config", "gpg.program", "/bin/false"]);
        let answer = sandbox.repo.tool(&["gpg.program"], "gpg");
        assert!(matches!(answer, Err(GitError::Tool { .. })));
    }

    #[test]
    fn programs_that_are_not_there() {
        let sandbox = Sandbox::new();
        assert!(matches!(sandbox.repo.tool(&[], "no-such-program-anywhere"), Err(GitError::NoTool(_))));
        assert!(matches!(found("./gpg", Path::new("./gpg")), Err(GitError::NoTool(_))));
    }

    #[cfg(unix)]
    #[test]
    fn runs_with_input_and_hears_both_voices() {
        let shell = found("sh", Path::new("sh")).unwrap();
        let script = OsStr::new("cat; echo no >&2; exit 3");
        let answer = shell.run(&[OsStr::new("-c"), script], b"hello").unwrap();
        assert_eq!((answer.success, answer.stdout.as_slice(), answer.stderr.as_str()), (false, &b"hello"[..], "no\n"));
    }
}
