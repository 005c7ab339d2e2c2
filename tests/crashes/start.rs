//! The world before a mishap, copied for each; and what a user finds after it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::deeds::Deed;
use super::points::{CallLine, calls_of};
use super::{BOOK, Mishap};
use crate::friends::Friends;
use crate::world::{World, words};

/// How often each cell stands in the rows that count.
pub type Rows = BTreeMap<String, usize>;

/// The world before each mishap: alice has something that the remote lacks, and it has something of bob's.
pub struct Start {
    _world: World,
    folder: PathBuf,
    dinner: String,
    program: PathBuf,
}

impl Start {
    /// Makes the world that all deeds begin in.
    pub fn new() -> Start {
        let mut friends = Friends::three();
        for who in [Friends::alice, Friends::bob, Friends::carol] {
            who(&mut friends).git(["config", "remote.origin.url", "../remote.git"]);
        }
        friends.bob().does("add 30 museum -d 2026-06-12");
        friends.world.does("sync");
        friends.alice().does("add 5 coffee -d 2026-06-13");
        let folder = friends.world.at.parent().unwrap().to_owned();
        fs::remove_dir_all(folder.join("carol")).unwrap();
        let dinner = friends.world.read(BOOK).lines().nth(1).unwrap()[..12].to_owned();
        let program = std::env::var_os("CLIQUE_TEST_PROGRAM").map(PathBuf::from);
        let program = program.unwrap_or_else(|| env!("CARGO_BIN_EXE_clique").into());
        Start { _world: friends.world, folder, dinner, program }
    }

    /// Makes the world that one deed begins in.
    pub fn of(&self, deed: &Deed) -> Start {
        let world = self.world();
        (deed.prepare)(&world, &self.dinner);
        let folder = world.at.parent().unwrap().to_owned();
        Start { _world: world, folder, dinner: self.dinner.clone(), program: self.program.clone() }
    }

    /// Copies the world.
    pub fn world(&self) -> World {
        let mut world = World::empty();
        let folder = world.at.parent().unwrap().to_owned();
        fs::remove_dir(&world.at).unwrap();
        let copied = Command::new("cp").arg("-a").arg(self.folder.join(".")).arg(&folder).status().unwrap();
        assert!(copied.success());
        world.at = folder.join("ledger");
        for role in ["AUTHOR", "COMMITTER"] {
            world.set(&format!("GIT_{role}_NAME"), "alice");
            world.set(&format!("GIT_{role}_EMAIL"), "alice@example.org");
        }
        world
    }

    /// Returns the words of a deed.
    fn words(&self, deed: &Deed) -> Vec<String> {
        words(&deed.line.replace("DINNER", &self.dinner))
    }

    /// Runs a deed under strace with these options.
    pub fn traced(&self, world: &World, options: &[&str], deed: &Deed) -> Output {
        let mut command = world.command("strace");
        command.args(["-f", "-qq", "-o", "../trace"]).args(options).arg(&self.program).args(self.words(deed));
        command.env("CLIQUE_SEED", "traced").output().unwrap()
    }

    /// Lists the calls of these kinds that a deed makes when all goes well.
    pub fn calls(&self, deed: &Deed, kinds: &[&str]) -> Vec<CallLine> {
        let world = self.world();
        let output = self.traced(&world, &["-y", "-s", "0", "-e", &format!("trace={}", kinds.join(","))], deed);
        assert!(matches!(output.status.code(), Some(0 | 4)), "{}: {output:?}", deed.name);
        calls_of(&fs::read_to_string(world.at.join("../trace")).unwrap())
    }

    /// Lets one mishap happen; tells whether it did, or what is wrong afterwards.
    pub fn try_at(&self, deed: &Deed, call: &str, nth: usize, mishap: Mishap) -> Result<bool, String> {
        let mut world = self.world();
        let before = state(&world);
        let what = match mishap {
            Mishap::Kill => format!("signal=KILL:when={nth}"),
            Mishap::Fails(error) => format!("error={error}:when={nth}"),
            Mishap::FailsFromThenOn(error) => format!("error={error}:when={nth}+"),
        };
        let output =
            self.traced(&world, &["-e", &format!("trace={call}"), "-e", &format!("inject={call}:{what}")], deed);
        let has_fired = match mishap {
            Mishap::Kill if deed.is_in_process => output.status.code().is_none(),
            _ => {
                let trace = fs::read_to_string(world.at.join("../trace")).unwrap_or_default();
                trace.contains("(INJECTED)") || trace.contains("SIGKILL")
            }
        };
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        let wrong = |why: String| format!("{why}\n  it ended with {} and said: {said}", output.status);
        if matches!(output.status.code(), Some(70 | 101 | 134)) {
            return Err(wrong("it broke".into()));
        }
        let refused = output.status.code().is_some_and(|code| !matches!(code, 0 | 4));
        if refused && !deed.records_before && !said.contains("may or may not be recorded") && state(&world) != before {
            return Err(wrong("it said no and changed something".into()));
        }
        // What is in the inbox is told before it is marked as read.
        let is_over = deed.name != "inbox" || output.status.success();
        let is_said = String::from_utf8_lossy(&output.stdout).contains("\"data\"") && !refused && is_over;
        self.look_after(&mut world, deed, is_said).map_err(wrong)?;
        Ok(has_fired)
    }

    /// Goes on as a user would, and looks whether all is well.
    pub fn look_after(&self, world: &mut World, deed: &Deed, is_said: bool) -> Result<(), String> {
        self.run(world, &words("add 1 afterwards -d 2026-06-13"), "after", &[0, 4])?;
        let rows = state(world).1;
        let lives = |name: &str| rows.get(name).copied().unwrap_or(0);
        for (name, wanted) in [("dinner", true), ("coffee", deed.name != "undo"), ("afterwards", true)] {
            if lives(name) != 1 && (wanted || lives(name) > 1) {
                return Err(format!("{name} is there {} times", lives(name)));
            }
        }
        if is_said && !(deed.is_done)(world, &rows) {
            return Err("what it said is not so".into());
        }
        if lives("taxi") > 1 {
            return Err("it is recorded twice".into());
        }
        if !deed.is_in_process {
            unlock(&world.at.with_file_name("remote.git"));
        }
        if deed.again {
            self.run(world, &self.words(deed), "again", &[0, 1, 2, 4, 5])?;
            if !(deed.is_done)(world, &state(world).1) {
                return Err("run again, it is not done once".into());
            }
        }
        self.run(world, &words("sync"), "after", &[0, 4])?;
        world.soundness()?;
        nothing_lies_about(&world.at)?;
        let book = world.read(BOOK);
        world.at = world.at.with_file_name("bob");
        self.run(world, &words("sync"), "bob", &[0, 4])?;
        world.soundness()?;
        if world.read(BOOK) != book {
            return Err("the friends do not have the same".into());
        }
        world.at = world.at.with_file_name("remote.git");
        let fsck = world.command("git").args(["fsck", "--strict", "--no-progress"]).output().unwrap();
        if fsck.status.success() { Ok(()) } else { Err(format!("the remote is damaged: {fsck:?}")) }
    }

    fn run(&self, world: &World, line: &[String], seed: &str, codes: &[i32]) -> Result<(), String> {
        let mut command = world.command(self.program.to_str().unwrap());
        let output = command.args(line).env("CLIQUE_SEED", seed).output().unwrap();
        if output.status.code().is_some_and(|code| codes.contains(&code)) {
            return Ok(());
        }
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        Err(format!("then `{}` failed with {}: {said}", line.join(" "), output.status))
    }
}

/// Where the branch stands, what the files are, and how often each description and amount is there.
pub fn state(world: &World) -> (String, Rows) {
    let head = fs::read_to_string(world.at.join(".git/refs/heads/main")).unwrap_or_default();
    let mut rows = Rows::new();
    let text = fs::read_to_string(world.at.join(BOOK)).unwrap_or_default();
    for line in text.lines().skip(1).filter(|line| !line.contains(",conflict,")) {
        for cell in line.split(',').map(str::trim).filter(|cell| !cell.is_empty()).take(6) {
            *rows.entry(cell.to_owned()).or_insert(0) += 1;
        }
    }
    (format!("{head}{}", list(&world.at, &world.at)), rows)
}

/// Lists the files of a ledger with what is in them.
fn list(folder: &Path, root: &Path) -> String {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    let mut text = String::new();
    for path in entries.iter().filter(|path| path.file_name().unwrap() != ".git") {
        if path.is_dir() {
            text += &list(path, root);
        } else {
            let bytes = fs::read(path).unwrap();
            text += &format!("{} {}\n", path.strip_prefix(root).unwrap().display(), String::from_utf8_lossy(&bytes));
        }
    }
    text
}

/// A push that is killed over there leaves its locks, and nobody but whoever keeps the remote can take them away.
fn unlock(remote: &Path) {
    for name in ["HEAD.lock", "packed-refs.lock", "refs/heads/main.lock"] {
        let _ = fs::remove_file(remote.join(name));
    }
}

/// After two commands that went well no lock, no journal and no file that was under way is left.
fn nothing_lies_about(ledger: &Path) -> Result<(), String> {
    let mut folders = vec![ledger.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let is_ending = |ending: &str| path.extension().is_some_and(|found| found == ending);
            if is_ending("lock") || name == "journal" || name.starts_with(".clique-") {
                return Err(format!("{} lies about", path.display()));
            }
            // Locks on what was seen of a remote go by their age, with the next command some seconds later.
            let is_remote = matches!(name.as_str(), "remotes" | "seen") && folder.to_string_lossy().contains("refs");
            if path.is_dir() && name != "objects" && !is_remote {
                folders.push(path);
            }
        }
    }
    Ok(())
}
