//! What writing to a large ledger costs, and what pressing the tab key there does.
//!
//! How long a disk takes to say that bytes are safe is its own affair and no program's, so the ledger lies in memory
//! where the system has such a folder: a sync costs nothing there. The same is measured on the disk as well.

use crate::measure::{Job, side_by_side};
use crate::milliseconds;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where files lie in memory, on Linux.
const IN_MEMORY: &str = "/dev/shm";

/// What a ledger under git is asked for.
struct Ledger {
    folder: PathBuf,
    group: String,
    people: [String; 2],
    /// An entry whose note can be changed.
    entry: String,
}

/// Prints the table.
pub fn table(clique: &Path, rows: usize, runs: usize) {
    let disk = Path::new(env!("CARGO_TARGET_TMPDIR")).join("speed");
    let memory = tempfile::Builder::new().prefix("clique-speed-").tempdir_in(IN_MEMORY);
    println!("On {rows} rows under git; in memory a sync costs nothing.\n");
    println!("| where  | command                  |   CPU ms | clock ms |");
    println!("|--------|--------------------------|---------:|---------:|");
    match &memory {
        Ok(folder) => measured(clique, "memory", &Ledger::made(&folder.path().join("ledger"), rows), runs),
        Err(_) => println!("| memory | there is no {IN_MEMORY} here"),
    }
    measured(clique, "disk", &Ledger::made(&disk.join("under-git"), rows), runs);
}

fn measured(clique: &Path, place: &str, ledger: &Ledger, runs: usize) {
    let mut names = vec!["add", "edit", "pay"];
    let mut jobs: Vec<Job> = ledger.writes().iter().map(|words| ledger.job(clique, words, runs)).collect();
    if place == "memory" {
        names.extend(["complete a person", "complete a category", "complete an id"]);
        jobs.extend(ledger.completions().iter().map(|words| Job { batch: 3, ..ledger.job(clique, words, runs) }));
    }
    for (name, cost) in names.iter().zip(side_by_side(&jobs)) {
        let times = cost.map(|cost| [cost.cpu, cost.wall].map(milliseconds));
        match times {
            Some([cpu, wall]) => println!("| {place:<6} | {name:<24} | {cpu:>8} | {wall:>8} |"),
            None => println!("| {place:<6} | {name:<24} | it failed"),
        }
    }
}

impl Ledger {
    /// Makes it, with one commit in git.
    fn made(folder: &Path, rows: usize) -> Ledger {
        if folder.exists() {
            fs::remove_dir_all(folder).expect("the old ledger can be removed");
        }
        crate::generate(rows, folder);
        let settings = fs::read_to_string(folder.join("groups/group-aa/group.toml")).expect("the first group is there");
        let mut people = settings.lines().filter_map(|line| line.strip_suffix(" = { }")).map(String::from);
        let people = [0, 1].map(|_| people.next().expect("a group has at least four members"));
        for words in [
            &["init", "-q", "-b", "main"][..],
            &["config", "user.name", "Ada"],
            &["config", "user.email", &format!("{}@example.org", people[0])],
            &["add", "-A"],
            &["commit", "-q", "-m", "start"],
            &["gc", "-q"],
        ] {
            let done = Command::new("git").arg("-C").arg(folder).args(words).envs(environment(folder)).status();
            assert!(done.is_ok_and(|status| status.success()), "git {words:?}");
        }
        let folder = folder.to_owned();
        let years = fs::read_dir(folder.join("groups/group-aa/expenses")).expect("the group has files");
        let mut years: Vec<PathBuf> = years.filter_map(|year| Some(year.ok()?.path())).collect();
        years.sort();
        let text = fs::read_to_string(&years[0]).expect("a file can be read");
        let row = text.lines().nth(1).expect("a file has rows");
        let entry = row.split(',').next().expect("a row begins with its id").to_owned();
        Ledger { folder, group: "group-aa".into(), people, entry }
    }

    fn writes(&self) -> [Vec<&str>; 3] {
        let (group, [one, other]) = (self.group.as_str(), self.people.each_ref().map(String::as_str));
        [
            vec!["add", "12.50", "taxi", "-p", one, "-g", group],
            // Changes each time: the word is that of the time.
            vec!["edit", &self.entry, "--note", NOTE],
            vec!["pay", one, other, "5", "-g", group],
        ]
    }

    fn completions(&self) -> [Vec<&str>; 3] {
        [
            vec!["__complete", "add", "5", "taxi", "-p", &self.people[0][..1]],
            vec!["__complete", "add", "5", "taxi", "-c", ""],
            vec!["__complete", "show", &self.entry[..1]],
        ]
    }

    fn job(&self, clique: &Path, words: &[&str], runs: usize) -> Job {
        let place = self.folder.to_str().expect("the folder has a plain name");
        let program = clique.to_str().expect("the program has a plain name");
        let words: Vec<&str> = ["-C", place].into_iter().chain(words.iter().copied()).collect();
        let mut job = if words.contains(&NOTE) {
            // A shell puts the time in; it costs a millisecond that is counted.
            let script = "p=$1; shift; exec \"$p\" \"${@/NOTE/$EPOCHREALTIME}\"";
            let words: Vec<&str> = ["-c", script, "bash", program].into_iter().chain(words).collect();
            Job::new(Path::new("bash"), &words, runs)
        } else {
            Job::new(clique, &words, runs)
        };
        job.environment = environment(&self.folder);
        job
    }
}

/// Stands for a word that is another each time.
const NOTE: &str = "NOTE";

/// Keeps the settings of whoever runs this out of it.
pub fn environment(folder: &Path) -> Vec<(String, String)> {
    let home = folder.parent().unwrap_or(folder).to_string_lossy().into_owned();
    let pairs = [
        ("HOME", home.clone()),
        ("XDG_CONFIG_HOME", home),
        ("GIT_CONFIG_GLOBAL", "/dev/null".into()),
        ("GIT_CONFIG_NOSYSTEM", "1".into()),
    ];
    pairs.map(|(name, value)| (name.to_owned(), value)).into()
}

/// Makes a small ledger under git and returns what to run there: an `add`, and completions of a person and of an id.
pub fn small(clique: &Path, folder: &Path, rows: usize) -> Vec<(&'static str, Job)> {
    let ledger = Ledger::made(folder, rows);
    let [add, _, pay] = ledger.writes();
    let [person, _, id] = ledger.completions();
    // The first change to a ledger looks at all of its past, and at every file.
    ledger.job(clique, &add, 1).answer().expect("`add` goes well");
    let jobs = [("add", add), ("pay", pay), ("complete a person", person), ("complete an id", id)];
    jobs.map(|(name, words)| (name, ledger.job(clique, &words, 1))).into()
}
