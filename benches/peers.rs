//! Other programs that keep books in plain text, given the same sums: who is there, what they read, what they answer.
//!
//! None of them splits a bill, so they are given the shares worked out, one posting each. What they answer is compared
//! with the bare scan before anything is measured.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::measure;
use super::scan::{self, Nets, Posting};

/// A program that may be installed.
pub struct Peer {
    /// What it is called, and what is run.
    pub name: &'static str,
    program: &'static str,
    write: fn(&Path) -> String,
    file: &'static str,
    arguments: fn(&str) -> Vec<String>,
    read: fn(&str) -> BTreeMap<String, i128>,
    account: fn(&str, &str, &str) -> String,
}

/// Those that are looked for, the quickest first. Tackler and DuckDB are left to whoever has them.
pub const PEERS: [Peer; 3] = [
    Peer {
        name: "ledger",
        program: "ledger",
        write: journal,
        file: "peers.journal",
        arguments: |file| {
            let format = "%(account)\t%(quantity(scrub(display_total)))\n";
            let words = ["--args-only", "-f", file, "balance", "--flat", "--no-total", "--balance-format", format];
            words.map(str::to_owned).to_vec()
        },
        read: |text| amounts(text, '\t'),
        account: plain_account,
    },
    Peer {
        name: "hledger",
        program: "hledger",
        write: journal,
        file: "peers.journal",
        arguments: |file| ["-f", file, "balance", "--flat", "--no-total", "-O", "csv"].map(str::to_owned).to_vec(),
        read: |text| amounts(text, ','),
        account: plain_account,
    },
    Peer {
        name: "beancount",
        program: "bean-query",
        write: beans,
        file: "peers.beancount",
        arguments: |file| {
            ["-q", "-f", "csv", file, "SELECT account, sum(position) GROUP BY account"].map(str::to_owned).to_vec()
        },
        read: |text| amounts(text, ','),
        account: bean_account,
    },
];

impl Peer {
    /// Tells whether it is installed.
    pub fn is_there(&self) -> bool {
        Command::new(self.program).arg("--version").output().is_ok()
    }

    /// Writes what it reads, and compares its answer with the sums of the scan.
    ///
    /// # Panics
    ///
    /// When they differ.
    pub fn prepare(&self, ledger: &Path, folder: &Path) -> Option<Ready> {
        let file = folder.join(self.file);
        fs::write(&file, (self.write)(ledger)).expect("a file can be written");
        let arguments = (self.arguments)(file.to_str().expect("the folder has a plain name"));
        let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let output = measure::command(Path::new(self.program), &words).stdout(std::process::Stdio::piped()).output();
        let output = output.ok().filter(|output| output.status.success())?;
        let mut found = (self.read)(&String::from_utf8_lossy(&output.stdout));
        found.retain(|_, sum| *sum != 0);
        assert_eq!(found, self.expected(&scan::nets(ledger)), "the sums of {}", self.name);
        Some(Ready { program: PathBuf::from(self.program), arguments, file })
    }

    /// Returns the sums by account, in hundredths.
    fn expected(&self, nets: &Nets) -> BTreeMap<String, i128> {
        let hundredths = |currency: &str, minor: i64| i128::from(minor) * if currency == "JPY" { 100 } else { 1 };
        let line = |((group, currency, person), minor): (&(String, String, String), &i64)| {
            ((self.account)(group, currency, person), hundredths(currency, *minor))
        };
        nets.iter().map(line).filter(|(_, sum)| *sum != 0).collect()
    }
}

/// A program with what it is to be run with.
pub struct Ready {
    /// The program.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<String>,
    /// What it reads.
    file: PathBuf,
}

impl Ready {
    /// Returns the bytes it reads.
    pub fn size(&self) -> u64 {
        self.file.metadata().map_or(0, |about| about.len())
    }
}

fn plain_account(group: &str, currency: &str, person: &str) -> String {
    format!("{group}:{currency}:{person}")
}

/// Every part of an account of beancount begins with a capital.
fn bean_account(group: &str, currency: &str, person: &str) -> String {
    format!("Assets:G-{group}:{currency}:P-{person}")
}

/// A journal as ledger and hledger read it.
fn journal(ledger: &Path) -> String {
    let mut text = String::new();
    let mut tell = |posting: &Posting<'_>| {
        let _ = posting.date.map(|date| writeln!(text, "\n{date} bill"));
        write_posting(&mut text, posting, plain_account);
    };
    scan::nets_and_postings(ledger, &mut Some(&mut tell));
    text
}

/// The same for beancount, where every account is opened.
fn beans(ledger: &Path) -> String {
    let mut accounts = std::collections::BTreeSet::new();
    let mut text = String::new();
    let mut tell = |posting: &Posting<'_>| {
        let _ = posting.date.map(|date| writeln!(text, "\n{date} * \"bill\""));
        accounts.insert(bean_account(posting.group, posting.currency.0, posting.person));
        write_posting(&mut text, posting, bean_account);
    };
    scan::nets_and_postings(ledger, &mut Some(&mut tell));
    let opened: String = accounts.iter().map(|account| format!("1970-01-01 open {account}\n")).collect();
    opened + &text
}

fn write_posting(text: &mut String, posting: &Posting<'_>, account: fn(&str, &str, &str) -> String) {
    let (currency, decimals) = posting.currency;
    let account = account(posting.group, currency, posting.person);
    let unit = 10_i64.pow(decimals);
    let (sign, minor) = (if posting.minor < 0 { "-" } else { "" }, posting.minor.abs());
    let width = usize::try_from(decimals).expect("a few decimals");
    let cents = if decimals == 0 { String::new() } else { format!(".{:0width$}", minor % unit) };
    writeln!(text, "  {account}  {sign}{}{cents} {currency}", minor / unit).expect("a string takes any text");
}

/// Reads lines of an account and an amount, in hundredths; headings and codes of currencies are passed over.
fn amounts(text: &str, between: char) -> BTreeMap<String, i128> {
    let line = |line: &str| {
        let line = line.replace('"', "");
        let (account, amount) = line.split_once(between)?;
        let number = amount.trim().split(' ').next()?;
        Some((account.trim().to_owned(), hundredths(number)?))
    };
    text.lines().filter_map(line).collect()
}

fn hundredths(number: &str) -> Option<i128> {
    let (sign, digits) = number.strip_prefix('-').map_or((1, number), |digits| (-1, digits));
    let (units, cents) = digits.split_once('.').unwrap_or((digits, ""));
    let cents = format!("{cents:0<2}");
    let units: i128 = units.parse().ok()?;
    Some(sign * (units * 100 + cents.get(..2)?.parse::<i128>().ok()?))
}
