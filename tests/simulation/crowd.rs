//! Friends with a ledger each and a bare repository between them, and what they were told is recorded.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use super::chance::Chance;
use super::habits::Sheet;
use crate::world::{World, words};

/// The names of those who may take part; the group has them all as members.
const NAMES: [&str; 8] = ["alice", "bob", "carol", "dan", "eve", "frank", "gil", "hana"];

/// Where the group keeps its rows.
const EXPENSES: &str = "groups/trip/expenses";

/// What `clique init` writes, so that git without a driver joins lines.
const ATTRIBUTES: &str = "*.csv -text merge=union\n*.toml -text merge=union\n*.log -text merge=union\n";

/// So many of the last commands are told when something is wrong.
const LOG_TOLD_MAX: usize = 60;

/// How a friend shares the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// With `clique sync`, and now and then a `git pull`.
    Clique,
    /// With `git pull` and `git push` alone, in a clone that `clique clone` set up.
    PlainGit,
    /// With `git pull` and `git push` alone, in a clone that nobody set up.
    BareGit,
}

/// One of those who share the ledger.
pub struct Friend {
    pub name: &'static str,
    pub way: Way,
    pub folder: PathBuf,
    /// Whether a command of theirs was killed and they ran none since.
    pub has_died: bool,
}

/// An entry that somebody was told is recorded.
#[derive(Clone, Debug)]
pub struct Known {
    /// Its description or note, which no other has; empty where nobody gave it one.
    pub token: String,
    /// Its id, where it is known.
    pub id: String,
    /// Who alone changes it.
    pub owner: usize,
    /// Whether others change it as well.
    pub is_contested: bool,
    /// Whether it may be missing: its command was killed, or somebody took it out.
    pub may_be_missing: bool,
    /// What its amount may be in the end, in cents.
    pub amounts: BTreeSet<i64>,
}

/// A row of a friend's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub id: String,
    pub description: String,
    pub note: String,
    pub amount: i64,
    pub status: String,
    /// All of it, for comparing.
    pub cells: Vec<String>,
}

/// The friends, the remote, and what must be there in the end.
pub struct Crowd {
    pub world: World,
    pub chance: Chance,
    pub friends: Vec<Friend>,
    pub known: Vec<Known>,
    pub messages: Vec<String>,
    pub step: usize,
    pub is_away: bool,
    /// How long each command took last.
    lasted: BTreeMap<String, Duration>,
    log: Vec<String>,
    seed: u64,
    program: PathBuf,
}

impl Crowd {
    /// Makes the ledger, the remote and the clones.
    pub fn new(seed: u64, ways: &[Way]) -> Crowd {
        let world = World::trip(NAMES);
        let folder = world.at.parent().unwrap().to_owned();
        let program = std::env::var_os("CLIQUE_TEST_PROGRAM").map(PathBuf::from);
        let mut crowd = Crowd {
            friends: Vec::new(),
            chance: Chance::new(seed),
            known: Vec::new(),
            messages: Vec::new(),
            step: 0,
            is_away: false,
            lasted: BTreeMap::new(),
            log: Vec::new(),
            seed,
            program: program.unwrap_or_else(|| env!("CARGO_BIN_EXE_clique").into()),
            world,
        };
        let remote = folder.join("remote.git");
        crowd.world.git(["init", "-q", "--bare", "-b", "main", remote.to_str().unwrap()]);
        crowd.world.write(".gitattributes", ATTRIBUTES);
        crowd.friends.push(Friend { name: NAMES[0], way: ways[0], folder: crowd.world.at.clone(), has_died: false });
        crowd.must(0, "add 20 dinner -d 2026-06-14");
        crowd.must(0, "sync --setup ../remote.git");
        for (name, way) in NAMES.into_iter().zip(ways).skip(1) {
            crowd.friends.push(Friend { name, way: *way, folder: folder.join(name), has_died: false });
            crowd.clone_again(crowd.friends.len() - 1);
        }
        crowd
    }

    /// Gives a friend a new clone in the place of the old one.
    pub fn clone_again(&mut self, who: usize) {
        let folder = self.friends[who].folder.clone();
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
            self.friends[who].has_died = false;
        }
        let (above, name) = (folder.parent().unwrap().to_owned(), folder.file_name().unwrap().to_owned());
        let remote = above.join("remote.git");
        let mut command = if self.friends[who].way == Way::BareGit {
            let mut command = self.command(who, Path::new("git"));
            command.args(["clone", "-q", "-c", "pull.rebase=false"]);
            command
        } else {
            let mut command = self.command(who, &self.program.clone());
            command.arg("clone");
            command
        };
        let output = command.current_dir(&above).arg(remote).arg(name).output().unwrap();
        self.note(who, "clone", &output);
        if !output.status.success() {
            self.fail("the remote cannot be cloned");
        }
    }

    /// Returns a command of a friend's, in their folder, at the time of this step.
    pub fn command(&self, who: usize, program: &Path) -> Command {
        let friend = &self.friends[who];
        let mut command = self.world.command(program.to_str().unwrap());
        let seconds = 1_781_500_000 + self.step * 61;
        for role in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{role}_NAME"), friend.name);
            command.env(format!("GIT_{role}_EMAIL"), format!("{}@example.org", friend.name));
            command.env(format!("GIT_{role}_DATE"), format!("@{seconds} +0000"));
        }
        let now = format!("2026-06-15T{:02}:{:02}:{:02}Z", self.step / 3600 % 24, self.step / 60 % 60, self.step % 60);
        command.env("CLIQUE_NOW", now).env("CLIQUE_SEED", format!("{}-{}-{}", self.seed, friend.name, self.step));
        if friend.folder.is_dir() {
            command.current_dir(&friend.folder);
        }
        command
    }

    /// Returns a `clique` command of a friend's.
    pub fn clique(&self, who: usize, line: &str) -> Command {
        let mut command = self.command(who, &self.program);
        command.args(words(line));
        command
    }

    /// Runs `clique` for a friend.
    pub fn run(&mut self, who: usize, line: &str) -> Output {
        self.step += 1;
        let began = Instant::now();
        let output = self.clique(who, line).output().unwrap();
        self.lasted.insert(words(line)[0].clone(), began.elapsed());
        self.friends[who].has_died = false;
        self.note(who, line, &output);
        if output.status.code().is_none_or(|code| code == 70 || code == 101) {
            self.fail("a command died by itself");
        }
        output
    }

    /// Runs `clique` for a friend; it must end well.
    pub fn must(&mut self, who: usize, line: &str) -> Output {
        let output = self.run(who, line);
        if !output.status.success() {
            self.fail("a command failed that had no reason to");
        }
        output
    }

    /// Runs `clique` for a friend and kills it at some moment; tells whether it had ended well before.
    pub fn kill_in_the_middle(&mut self, who: usize, line: &str) -> Option<Output> {
        self.step += 1;
        let lasts = self.lasted.get(&words(line)[0]).copied().unwrap_or(Duration::from_millis(60));
        let micros = usize::try_from(lasts.as_micros()).unwrap() * 5 / 4;
        let pause = Duration::from_micros(u64::try_from(self.chance.below(micros.max(2))).unwrap());
        let mut child = self.clique(who, line).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        std::thread::sleep(pause);
        let _ = child.kill();
        let output = child.wait_with_output().unwrap();
        self.note(who, &format!("{line} (killed after {pause:?})"), &output);
        self.friends[who].has_died |= !output.status.success();
        output.status.success().then_some(output)
    }

    /// Runs git for a friend.
    pub fn git(&mut self, who: usize, line: &str) -> Output {
        self.step += 1;
        let mut command = self.command(who, Path::new("git"));
        let output = command.args(words(line)).output().unwrap();
        self.note(who, &format!("(git) {line}"), &output);
        output
    }

    /// Lists the rows in a friend's files.
    pub fn rows(&self, who: usize) -> Vec<Row> {
        let mut rows = Vec::new();
        for path in self.files(who) {
            let sheet = Sheet::read(&fs::read_to_string(path).unwrap());
            for cells in &sheet.rows {
                let text = |name: &str| sheet.cell(cells, name).to_owned();
                rows.push(Row {
                    id: text("id"),
                    description: text("description"),
                    note: text("note"),
                    amount: cents(&text("amount")),
                    status: text("status"),
                    cells: ["id", "date", "kind", "amount", "currency", "paid_by", "split", "note", "tags", "status"]
                        .map(text)
                        .to_vec(),
                });
            }
        }
        rows
    }

    /// Lists a friend's files of rows.
    pub fn files(&self, who: usize) -> Vec<PathBuf> {
        let folder = self.friends[who].folder.join(EXPENSES);
        let mut files: Vec<PathBuf> = match fs::read_dir(folder) {
            Ok(entries) => entries.map(|entry| entry.unwrap().path()).collect(),
            Err(_) => Vec::new(),
        };
        files.sort();
        files
    }

    /// Returns what was said in the group, as a friend has it.
    pub fn conversation(&self, who: usize) -> String {
        fs::read_to_string(self.friends[who].folder.join("groups/trip/messages.log")).unwrap_or_default()
    }

    /// Finds the row in force of a known entry.
    pub fn row_of(&self, who: usize, known: &Known) -> Option<Row> {
        self.rows(who).into_iter().find(|row| known.is(row) && row.status != "conflict")
    }

    /// Writes down what somebody did, for when something goes wrong.
    pub fn say(&mut self, who: usize, what: &str) {
        self.log.push(format!("{:4} {:6} {what}", self.step, self.friends[who].name));
    }

    /// Writes down what a command said.
    pub fn note(&mut self, who: usize, line: &str, output: &Output) {
        let mut text = format!("{line} → {}", output.status);
        for (stream, mark) in [(&output.stdout, '|'), (&output.stderr, '!')] {
            for said in String::from_utf8_lossy(stream).lines().take(if output.status.success() { 6 } else { 30 }) {
                text += &format!("\n              {mark} {said}");
            }
        }
        self.say(who, &text);
    }

    /// Ends the test: tells the seed, what is wrong and what came before.
    pub fn fail(&self, why: &str) -> ! {
        let first = self.log.len().saturating_sub(LOG_TOLD_MAX);
        let kept = std::env::var_os("CLIQUE_SIMULATION_KEEP").map(PathBuf::from);
        if let Some(kept) = kept {
            let place = kept.join(format!("seed-{}", self.seed));
            let folder = self.friends[0].folder.parent().unwrap();
            let _ = fs::create_dir_all(&kept);
            let _ = Command::new("cp").arg("-a").arg(folder).arg(&place).status();
            let _ = fs::write(place.with_extension("log"), self.log.join("\n"));
        }
        panic!("seed {}: {why}\n{}", self.seed, self.log[first..].join("\n"));
    }
}

impl Known {
    /// Tells whether a row is this entry's.
    pub fn is(&self, row: &Row) -> bool {
        if self.token.is_empty() {
            return row.id == self.id;
        }
        row.description == self.token || row.note == self.token
    }
}

/// Reads an amount in cents.
pub fn cents(amount: &str) -> i64 {
    let (whole, part) = amount.split_once('.').unwrap_or((amount, ""));
    let number = format!("{whole}{part:0<2}");
    number.parse().unwrap_or(i64::MIN)
}
