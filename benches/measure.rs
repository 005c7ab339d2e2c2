//! Measures whole processes: CPU time and peak memory.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What a process took, each the median of the runs.
#[derive(Clone, Copy, Default)]
pub struct Cost {
    /// User and system time.
    pub cpu: Duration,
    /// Time by the clock.
    pub wall: Duration,
    /// The most memory it held at once, in KiB.
    pub memory: u64,
}

/// So long a program is run again and again at most; the slow ones run three times at least.
const LONG: Duration = Duration::from_secs(10);

/// Runs a program again and again; `None` when it fails.
///
/// The times come from the shell's `time`, which asks the kernel for the resources of its finished child, in
/// thousandths of a second. The peak of memory is looked up in `/proc` while one more run goes on, so a very short
/// run may show less than it had.
pub fn cost(program: &Path, arguments: &[&str], runs: usize) -> Option<Cost> {
    let (mut cpu, mut wall) = (Vec::new(), Vec::new());
    let start = Instant::now();
    while wall.len() < runs && (wall.len() < 3 || start.elapsed() < LONG) {
        let (clock, processor) = times(program, arguments)?;
        wall.push(clock);
        cpu.push(processor);
    }
    let memory = peak(program, arguments).ok()?;
    let (cpu, wall) = (median(cpu), median(wall));
    Some(Cost { cpu, wall, memory })
}

/// Returns a command in a world of its own: nobody's preferences, a fixed identity, no cache of another run.
pub fn command(program: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    settle_in(&mut command);
    command
}

fn settle_in(command: &mut Command) {
    let world = [
        ("CLIQUE_CONFIG", ""),
        ("GIT_CONFIG_GLOBAL", "/dev/null"),
        ("GIT_AUTHOR_NAME", "Ada"),
        ("GIT_AUTHOR_EMAIL", "ada@example.org"),
        ("GIT_COMMITTER_NAME", "Ada"),
        ("GIT_COMMITTER_EMAIL", "ada@example.org"),
        ("BEANCOUNT_DISABLE_LOAD_CACHE", "1"),
        ("LC_ALL", "C.UTF-8"),
    ];
    command.envs(world);
}

/// Returns the time by the clock and of the processor; nothing when the program fails.
fn times(program: &Path, arguments: &[&str]) -> Option<(Duration, Duration)> {
    let script = "TIMEFORMAT='%3R %3U %3S'; time \"$0\" \"$@\" >/dev/null 2>&1";
    let mut bash = Command::new("bash");
    bash.args(["-c", script]).arg(program).args(arguments).stdin(Stdio::null());
    settle_in(&mut bash);
    let output = bash.output().ok().filter(|output| output.status.success())?;
    let text = String::from_utf8(output.stderr).ok()?;
    let digits = |word: &str| word.replace(['.', ','], "").parse::<u64>().ok();
    let times: Option<Vec<u64>> = text.split_whitespace().map(digits).collect();
    match times?.as_slice() {
        [clock, own, system] => Some((Duration::from_millis(*clock), Duration::from_millis(own + system))),
        _ => None,
    }
}

fn peak(program: &Path, arguments: &[&str]) -> io::Result<u64> {
    let mut child = command(program, arguments).spawn()?;
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

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
