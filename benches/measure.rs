//! Measures whole processes: CPU time, time by the clock, peak memory; several of them in turns.

// Each benchmark uses a part of this.
#![allow(dead_code)]

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

/// What a process took, each the median of the runs.
#[derive(Clone, Copy, Default)]
pub struct Cost {
    /// User and system time.
    pub cpu: Duration,
    /// Time by the clock.
    pub wall: Duration,
    /// The most memory it held at once, in KiB.
    pub memory: u64,
    /// CPU time against that of the first job in the same rounds, in hundredths.
    pub ratio: u64,
}

/// A process to be run again and again.
#[derive(Clone)]
pub struct Job {
    /// What is run.
    pub program: PathBuf,
    /// With these words.
    pub arguments: Vec<String>,
    /// With these variables.
    pub environment: Vec<(String, String)>,
    /// How often it runs between two looks at the clock, which counts milliseconds.
    pub batch: u32,
    /// How often at most it is measured.
    pub runs: usize,
}

/// What is slower than this is measured three times at most.
const SLOW: Duration = Duration::from_secs(1);

/// What is slower than this is measured once.
const VERY_SLOW: Duration = Duration::from_secs(5);

impl Job {
    /// A program with its words, measured so often.
    pub fn new(program: &Path, arguments: &[&str], runs: usize) -> Job {
        let arguments = arguments.iter().copied().map(String::from).collect();
        Job { program: program.to_owned(), arguments, environment: Vec::new(), batch: 1, runs }
    }

    /// Runs it and returns what it printed, when it went well.
    pub fn answer(&self) -> Option<String> {
        let output = self.command().stderr(Stdio::null()).output().ok()?;
        String::from_utf8(output.stdout).ok().filter(|_| output.status.success())
    }

    /// Counts its instructions with valgrind, when that is there and it goes well.
    pub fn instructions(&self) -> Option<u64> {
        let output = Command::new("valgrind")
            .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
            .arg(&self.program)
            .args(&self.arguments)
            .envs(self.environment.iter().cloned())
            .env("CLIQUE_NOW", "2026-11-20T12:00:00Z")
            .output()
            .ok()
            .filter(|output| output.status.success())?;
        let text = String::from_utf8_lossy(&output.stderr);
        let (_, count) = text.lines().find_map(|line| line.split_once("Collected : "))?;
        count.trim().parse().ok()
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).envs(self.environment.iter().cloned());
        command
    }

    /// Returns CPU time and time by the clock of one run.
    ///
    /// They come from the shell's `time`, which asks the kernel for the resources of its finished children. The
    /// shell's own part of that, to start the process, is in it.
    pub fn times(&self) -> Option<[Duration; 2]> {
        let script = "TIMEFORMAT='%3U %3S %3R'; n=$1; shift
            time for ((i = 0; i < n; i++)); do \"$@\" >/dev/null 2>&1 || exit 1; done";
        let output = Command::new("bash")
            .args(["-c", script, "bash", &self.batch.to_string()])
            .arg(&self.program)
            .args(&self.arguments)
            .envs(self.environment.iter().cloned())
            .env("LC_ALL", "C")
            .output()
            .ok()
            .filter(|output| output.status.success())?;
        let text = String::from_utf8(output.stderr).ok()?;
        let milliseconds = |word: &str| word.replace('.', "").parse::<u64>().ok().map(Duration::from_millis);
        let times: Vec<Duration> = text.split_whitespace().map(milliseconds).collect::<Option<_>>()?;
        let [user, system, wall] = times.try_into().ok()?;
        Some([(user + system) / self.batch, wall / self.batch])
    }

    /// Returns the peak of memory in KiB. It is looked up in `/proc` while one more run goes on, so a very short run
    /// may show less than it had.
    pub fn peak(&self) -> io::Result<u64> {
        let mut child = self.command().stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let status = format!("/proc/{}/status", child.id());
        let mut most = 0;
        while child.try_wait()?.is_none() {
            let text = std::fs::read_to_string(&status).unwrap_or_default();
            let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let digits = line.map(|line| line.trim().trim_end_matches(" kB"));
            most = most.max(digits.and_then(|digits| digits.parse().ok()).unwrap_or(0));
            thread::sleep(Duration::from_micros(100));
        }
        Ok(most)
    }
}

/// Runs the jobs in turns, so that what else the machine does falls on all of them; `None` for one that fails.
///
/// Ratios are taken within each turn, and then their median.
pub fn side_by_side(jobs: &[Job]) -> Vec<Option<Cost>> {
    let mut samples: Vec<Option<Vec<[Duration; 2]>>> = vec![Some(Vec::new()); jobs.len()];
    let mut ratios: Vec<Vec<u64>> = vec![Vec::new(); jobs.len()];
    let rounds = jobs.iter().map(|job| job.runs).max().unwrap_or(0);
    for _ in 0..rounds {
        let mut first = None;
        for ((job, samples), ratios) in jobs.iter().zip(&mut samples).zip(&mut ratios) {
            let Some(known) = samples else { continue };
            let slowest = known.iter().map(|[_, wall]| *wall).max().unwrap_or_default();
            let enough = match slowest {
                slowest if slowest > VERY_SLOW => 1,
                slowest if slowest > SLOW => 3,
                _ => job.runs,
            };
            if known.len() >= enough {
                continue;
            }
            let Some(times) = job.times() else {
                *samples = None;
                continue;
            };
            let base = first.get_or_insert(times[0]).as_micros().max(1);
            ratios.push(u64::try_from(times[0].as_micros() * 100 / base).unwrap_or(u64::MAX));
            known.push(times);
        }
    }
    let costs = jobs.iter().zip(samples).zip(ratios).map(|((job, samples), ratios)| {
        let samples = samples?;
        let [cpu, wall] = [0, 1].map(|which| median(samples.iter().map(|times| times[which]).collect()));
        // A short run may be over before it is looked at.
        let looks = if wall < SLOW / 5 { 5 } else { 1 };
        let memory = (0..looks).map(|_| job.peak().unwrap_or(0)).max().unwrap_or(0);
        Some(Cost { cpu, wall, memory, ratio: median(ratios) })
    });
    costs.collect()
}

/// Runs a program again and again; `None` when it fails.
pub fn cost(program: &Path, arguments: &[&str], runs: usize) -> Option<Cost> {
    side_by_side(&[Job::new(program, arguments, runs)]).pop().flatten()
}

fn median<T: Ord + Copy + Default>(mut values: Vec<T>) -> T {
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or_default()
}
