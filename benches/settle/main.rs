//! How far the settle-up engine reaches: families of balances by name and
//! seed, with time, memory, proof and gap, and what greedy rules print.
//!
//! `cargo bench --bench settle` prints the table, `-- table 64 200` that of
//! some sizes, in Markdown: seeds 0, 1, 2, …, ten of them at 64 people.
//! `-- cents 64 10` measures one family at one size with so many seeds;
//! `-- huge` the large groups; `-- greedy` the rules of thumb; `-- wishes` what
//! else may be asked, `-- wishes cap 20` one wish at one size; `-- refusals` who
//! is named where there is no plan. Seconds are those the first of two threads worked, which is what one waits.
//!
//! Tried and given up:
//! - The primal simplex with reference lengths (Devex): a quarter fewer
//!   pivots, each dearer; no gain.
//! - A larger perturbation of the program's rows, 1e-5 to 1e-3: as many pivots.
//! - Cuts by odd sets of three people (of any three at most one set holds two):
//!   about fifteen are broken with a hundred people, random cents, and the bound
//!   falls from 20.71 to 20.69. Certificates would have to know them; what is
//!   short is the trying, not the bound. A general solver of integer programs
//!   with its own cuts had neither plan nor proof after 150 seconds.
//! - Going on without solving where few ways are left: five hundred situations
//!   for each that is solved, nearly all of them hopeless.
//! - Dives that aim half way to the bound: with two hundred people of flats most
//!   of them are in vain, and the split ends two groups short.
//! - Small neighbourhoods with little work each: among thirty to ninety people
//!   the search decides, and two hundred people gain a group or two.
//! - Plans with a smallest payment that are not trees by adding payments of that
//!   size one by one, among all pairs: with sixteen people of a trip neither plan
//!   nor proof after minutes. What each pair could pay at all decides it at once.
//! - Trees within a cap by settling leaves in order, four thousand of them: for
//!   sixteen people of a trip none is found, though there are many; going from
//!   tree to tree finds one in a few dozen steps.
//! - Trips by the longest chain of able sets of the few others alone: a bound
//!   of 6 to 8 where 4 to 6 are possible; what lies between two sets must be
//!   able as well.

#![allow(clippy::float_arithmetic, clippy::print_stdout, clippy::print_stderr)]

mod families;
mod greedy;
mod refusals;
mod wishes;

use std::time::Instant;

use clique::engine::{Constraints, Effort, Nets, Options, Proof, Reason, settle};

const SIZES: [usize; 7] = [8, 20, 32, 40, 64, 100, 200];

/// Sizes of the table with wishes.
const WISHED: [usize; 6] = [8, 12, 16, 20, 24, 40];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let number = |at: usize, default: usize| {
        let word = words.get(at);
        word.and_then(|word| word.parse().ok()).unwrap_or(default)
    };
    match words.first().map(String::as_str) {
        Some("greedy") => greedy_table(number(1, 12)),
        Some("huge") => huge_table(),
        Some("refusals") => refusals::table(number(1, 100)),
        Some("table") => {
            let sizes: Vec<usize> = words[1..].iter().filter_map(|word| word.parse().ok()).collect();
            table(if sizes.is_empty() { &SIZES } else { &sizes });
        }
        Some("wishes") => {
            let sizes: Vec<usize> = words[1..].iter().filter_map(|word| word.parse().ok()).collect();
            let asked = words[1..].iter().find(|word| word.parse::<usize>().is_err());
            let sizes = if sizes.is_empty() { &WISHED[..] } else { &sizes };
            wishes::table(sizes, asked.map(String::as_str), 3, Effort::default());
        }
        Some(family) => {
            for seed in number(3, 0)..number(3, 0) + number(2, 5) {
                let line = measure(family, number(1, 64), seed, effort(number(4, 0)));
                println!("{line}");
            }
        }
        None => table(&SIZES),
    }
}

fn effort(steps: usize) -> Effort {
    match u64::try_from(steps) {
        Ok(0) | Err(_) => Effort::default(),
        Ok(steps) => Effort(steps),
    }
}

struct Line {
    family: String,
    people: usize,
    seed: usize,
    seconds: f64,
    memory_kib: u64,
    payments: usize,
    least: usize,
    how: &'static str,
    steps: u64,
}

impl std::fmt::Display for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:10} n={:<8} seed={:<3} {:9.4} s {:8} KiB  {} payments, at least {} ({}) {} steps",
            self.family,
            self.people,
            self.seed,
            self.seconds,
            self.memory_kib,
            self.payments,
            self.least,
            self.how,
            self.steps
        )
    }
}

fn measure(family: &str, size: usize, seed: usize, effort: Effort) -> Line {
    let balances = families::balances(family, size, seed);
    let nets = Nets::new(balances).expect("families add up");
    let options = Options { effort, ..Options::default() };
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let start = (Instant::now(), cpu_seconds());
    let plan = settle(&nets, &Constraints::default(), &options).expect("anyone may pay anyone");
    let seconds = match (start.1, cpu_seconds()) {
        (Some(before), Some(after)) => after - before,
        _ => start.0.elapsed().as_secs_f64(),
    };
    assert!(plan.settles(&nets));
    let how = match &plan.reason {
        Reason::Settled => "settled",
        Reason::Sides(_) => "sides",
        Reason::Thirds { .. } => "thirds",
        Reason::Chain { .. } => "chain",
        Reason::Weights { lowered: 0, .. } => "weights",
        Reason::Weights { .. } => "weights and search",
        _ => "other",
    };
    Line {
        family: family.to_owned(),
        people: nets.open().count(),
        seed,
        seconds,
        memory_kib: peak_kib(),
        payments: plan.transfers.len(),
        least: plan.transfers_min(),
        how: match plan.proof {
            Proof::Optimal => how,
            _ => "not proven",
        },
        steps: plan.steps,
    }
}

fn table(sizes: &[usize]) {
    println!("| family | people | proven | median s | worst s | peak MiB | worst gap |");
    println!("|---|---|---|---|---|---|---|");
    for family in families::NAMES {
        for size in sizes {
            summary(family, *size, if *size == 64 { 10 } else { 3 });
        }
    }
}

fn summary(family: &str, size: usize, seeds: usize) {
    let mut lines: Vec<Line> = (0..seeds).map(|seed| measure(family, size, seed, Effort::default())).collect();
    lines.sort_by(|one, other| one.seconds.total_cmp(&other.seconds));
    let proven = lines.iter().filter(|l| l.payments == l.least).count();
    println!(
        "| {family} | {size} | {proven}/{seeds} | {:.3} | {:.3} | {} | {} |",
        lines[seeds / 2].seconds,
        lines[seeds - 1].seconds,
        lines.iter().map(|l| l.memory_kib).max().unwrap_or(0).div_ceil(1024),
        lines.iter().map(|l| l.payments - l.least).max().unwrap_or(0),
    );
}

fn huge_table() {
    for size in [1_000, 10_000, 30_000, 100_000, 1_000_000] {
        for family in ["cents", "int100", "cents7", "friends"] {
            println!("{}", measure(family, size, 0, Effort::default()));
        }
    }
}

/// Prints what the rules pay beyond the fewest, in Markdown: mean and worst.
fn greedy_table(seeds: usize) {
    let names: Vec<&str> = greedy::RULES.iter().map(|rule| rule.0).collect();
    println!("| family | people | fewest | {} |", names.join(" | "));
    println!("|---|---|---|{}", "---|".repeat(names.len()));
    for family in families::NAMES {
        for size in [8, 12, 20, 64] {
            let mut extras = vec![Vec::new(); greedy::RULES.len()];
            let (mut fewest, mut proven) = (0, 0);
            for seed in 0..seeds {
                let balances = families::balances(family, size, seed);
                let line = measure(family, size, seed, Effort::default());
                fewest += line.payments;
                proven += usize::from(line.payments == line.least);
                for (rule, extra) in greedy::RULES.iter().zip(&mut extras) {
                    extra.push((rule.1)(&balances) - line.payments);
                }
            }
            let mark = if proven == seeds { "" } else { " (not all proven)" };
            print!("| {family} | {size} | {:.1}{mark} |", fewest as f64 / seeds as f64);
            for extra in &extras {
                let mean = extra.iter().sum::<usize>() as f64 / seeds as f64;
                print!(" +{mean:.1} / {} |", extra.iter().max().unwrap_or(&0));
            }
            println!();
        }
    }
}

/// Seconds this thread ran, where the system tells.
fn cpu_seconds() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = text.split_whitespace().next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}

/// The most memory in use since it was last reset, where the system tells.
fn peak_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    let word = line.and_then(|line| line.split_whitespace().nth(1));
    word.and_then(|word| word.parse().ok()).unwrap_or(0)
}
