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

/// Runs a program again and again; `None` when it fails.
///
/// The CPU time comes from the shell's `time`, which asks the kernel for the resources of
/// its finished child, in thousandths of a second. The peak of memory is looked up in
/// `/proc` while one more run goes on, so a very short run may show less than it had.
pub fn cost(program: &Path, arguments: &[&str], runs: usize) -> Option<Cost> {
    let mut cpu = Vec::new();
    let mut wall = Vec::new();
    for _ in 0..runs {
        let start = Instant::now();
        command(program, arguments).status().ok().filter(std::process::ExitStatus::success)?;
        wall.push(start.elapsed());
        cpu.push(cpu_time(program, arguments)?);
    }
    let memory = peak(program, arguments).ok()?;
    let (cpu, wall) = (median(cpu), median(wall));
    Some(Cost { cpu, wall, memory })
}

fn command(program: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn cpu_time(program: &Path, arguments: &[&str]) -> Option<Duration> {
    let script = "TIMEFORMAT='%3U %3S'; time \"$0\" \"$@\" >/dev/null 2>&1";
    let output =
        Command::new("bash").args(["-c", script]).arg(program).args(arguments).env("LC_ALL", "C").output().ok()?;
    let text = String::from_utf8(output.stderr).ok()?;
    let digits = |word: &str| word.replace('.', "").parse::<u64>().ok();
    let times: Option<Vec<u64>> = text.split_whitespace().map(digits).collect();
    Some(Duration::from_millis(times?.iter().sum()))
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
