//! A world of its own for every test: a folder, a clock, a seed, a git identity; nothing of the machine's.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use expect_test::Expect;
use tempfile::TempDir;

/// A folder in which a story happens; gone when dropped.
pub struct World {
    folder: TempDir,
    /// The folder commands run in, below the world's own.
    pub at: PathBuf,
    environment: BTreeMap<String, String>,
}

/// What a command said and how it ended.
#[must_use = "a run that is not looked at proves nothing"]
pub struct Ran {
    /// The standard output.
    pub stdout: String,
    /// The standard error.
    pub stderr: String,
    /// The exit code.
    pub code: i32,
    root: String,
}

impl World {
    /// Makes an empty folder in a fixed world: Monday 15 June 2026, 20:00 UTC.
    pub fn empty() -> World {
        let folder = TempDir::new().unwrap();
        let at = folder.path().join("ledger");
        fs::create_dir(&at).unwrap();
        let fixed = [
            ("CLIQUE_NOW", "2026-06-15T20:00:00Z"),
            ("CLIQUE_SEED", "test"),
            ("GIT_CONFIG_GLOBAL", "/dev/null"),
            ("GIT_CONFIG_NOSYSTEM", "1"),
            ("GIT_AUTHOR_NAME", "Alice Almeida"),
            ("GIT_AUTHOR_EMAIL", "alice@example.org"),
            ("GIT_COMMITTER_NAME", "Alice Almeida"),
            ("GIT_COMMITTER_EMAIL", "alice@example.org"),
            ("GIT_AUTHOR_DATE", "2026-06-15T20:00:00Z"),
            ("GIT_COMMITTER_DATE", "2026-06-15T20:00:00Z"),
            ("NO_COLOR", "1"),
            ("TZ", "UTC"),
            ("LC_ALL", "C.UTF-8"),
        ];
        let mut environment: BTreeMap<String, String> =
            fixed.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        environment.insert("HOME".into(), folder.path().display().to_string());
        environment.insert("PATH".into(), std::env::var("PATH").unwrap());
        World { folder, at, environment }
    }

    /// Copies a ledger of `fixtures/` into a fresh git repository.
    pub fn of_fixture(path: &str) -> World {
        let world = World::empty();
        copy(&fixture(path), &world.at);
        world.git(["init", "-q", "-b", "main"]);
        world.git(["add", "-A"]);
        world.git(["commit", "-q", "-m", "start"]);
        world
    }

    /// Makes a ledger with one group, `trip`, of these people, the first being you.
    pub fn trip<const N: usize>(people: [&str; N]) -> World {
        let world = World::empty();
        world.write("clique.toml", "format = 1\nname = \"Trip\"\ncurrency = \"EUR\"\n");
        let mut group = "name = \"Trip\"\n\n[members]\n".to_owned();
        for (place, person) in people.into_iter().enumerate() {
            let email = if place == 0 { "alice@example.org".into() } else { format!("{person}@example.org") };
            world.write(&format!("people/{person}.toml"), &format!("name = \"{person}\"\nemails = [\"{email}\"]\n"));
            writeln!(group, "{person} = {{}}").unwrap();
        }
        world.write("groups/trip/group.toml", &group);
        world.git(["init", "-q", "-b", "main"]);
        world.git(["add", "-A"]);
        world.git(["commit", "-q", "-m", "start"]);
        world
    }

    /// Sets an environment variable for all that follows.
    pub fn set(&mut self, name: &str, value: &str) {
        self.environment.insert(name.into(), value.into());
    }

    /// Returns a command in this world.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.at).env_clear().envs(&self.environment);
        command.stdin(std::process::Stdio::null());
        command
    }

    /// Runs `clique`.
    pub fn run<I: IntoIterator<Item = S>, S: AsRef<str>>(&self, arguments: I) -> Ran {
        let mut command = self.command(env!("CARGO_BIN_EXE_clique"));
        command.args(arguments.into_iter().map(|argument| argument.as_ref().to_owned()));
        let ran = self.ran(command.output().unwrap());
        let wrong = crate::schemas::contradictions(&ran.stdout);
        assert!(wrong.is_empty(), "not as its schema says: {}\n{}", wrong.join("\n"), ran.stdout);
        ran
    }

    /// Runs `clique` with the words of one line, as a shell would split them at spaces; quotes with `'` hold together.
    pub fn clique(&self, line: &str) -> Ran {
        self.run(words(line))
    }

    /// Runs `clique` as [`World::clique`] does; it must succeed, and what it says is not looked at.
    #[track_caller]
    pub fn does(&self, line: &str) {
        let _ = self.clique(line).success();
    }

    /// Runs git and returns what it printed; it must succeed.
    pub fn git<const N: usize>(&self, arguments: [&str; N]) -> String {
        let output = self.command("git").args(arguments).output().unwrap();
        let ran = self.ran(output);
        assert_eq!(ran.code, 0, "git {arguments:?}: {}", ran.stderr);
        ran.stdout
    }

    /// Writes a file of the ledger.
    pub fn write(&self, path: &str, text: &str) {
        let file = self.at.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    /// Reads a file of the ledger.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.at.join(path)).unwrap()
    }

    /// Asserts that git sees no difference between files, index and the last commit, and no damage.
    pub fn assert_clean(&self) {
        assert_eq!(self.git(["status", "--porcelain"]), "");
        self.git(["fsck", "--strict", "--no-progress"]);
    }

    /// Says what [`World::assert_clean`] would stop at, if anything.
    pub fn soundness(&self) -> Result<(), String> {
        let said = |line: &[&str]| {
            let output = self.command("git").args(line).output().unwrap();
            (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned(), format!("{output:?}"))
        };
        match (said(&["status", "--porcelain"]), said(&["fsck", "--strict", "--no-progress"])) {
            ((_, differs, _), _) if !differs.is_empty() => Err(format!("files, index and commit differ: {differs}")),
            (_, (false, _, why)) => Err(format!("git found damage: {why}")),
            _ => Ok(()),
        }
    }

    fn ran(&self, output: Output) -> Ran {
        Ran {
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code().unwrap_or(-1),
            root: self.folder.path().display().to_string(),
        }
    }
}

impl Ran {
    /// Asserts that it ended well, and hands it on.
    #[track_caller]
    pub fn success(self) -> Ran {
        assert_eq!(self.code, 0, "stdout:\n{}stderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// Asserts the exit code, and hands it on.
    #[track_caller]
    pub fn exits(self, code: i32) -> Ran {
        assert_eq!(self.code, code, "stdout:\n{}stderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// Compares stdout, stderr and the exit code together; nothing unexpected can hide.
    #[track_caller]
    #[expect(clippy::needless_pass_by_value, reason = "it reads best at the call")]
    pub fn shows(self, expected: Expect) {
        let mut text = self.stdout;
        if !self.stderr.is_empty() {
            text += &format!("--- stderr\n{}", self.stderr);
        }
        if self.code != 0 {
            text += &format!("--- exit {}\n", self.code);
        }
        // Marks of direction are refused by the compiler and would not be seen here anyway.
        let text = text.replace('\u{2068}', "⟦").replace('\u{2069}', "⟧");
        expected.assert_eq(&text.replace(&self.root, "~"));
    }

    /// Returns the answer as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap()
    }
}

/// Returns a path in `fixtures/`.
pub fn fixture(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(path)
}

/// Copies a folder with all that is in it, but for what tests keep beside it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else if entry.file_name() != "expected.txt" && entry.file_name() != "also.txt" {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Splits a line at spaces; `'` and `"` hold words together.
pub fn words(line: &str) -> Vec<String> {
    let (mut all, mut word, mut quote, mut begun) = (Vec::new(), String::new(), None, false);
    for character in line.chars() {
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (None, '\'' | '"') => (quote, begun) = (Some(character), true),
            (None, ' ') => {
                if begun {
                    all.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            _ => {
                word.push(character);
                begun = true;
            }
        }
    }
    if begun {
        all.push(word);
    }
    all
}
