//! Other programs that add up the same ledger: how each is told it, asked for balances, and understood.
//!
//! Bill splitting by shares is nothing that these programs know, so their journals hold each share as a posting of
//! its own, worked out by the bare scan: they have less to do than `clique`. What they answer is compared before
//! anything is measured. One that is started by a script of a version manager costs what that costs: put the folder
//! of the program itself first in `PATH`.

use crate::measure::Job;
use crate::scan::{Nets, Side, nets_telling};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program that adds up.
pub struct Peer {
    /// Its name, which is that of the program.
    pub name: &'static str,
    /// The words that print its version.
    pub version: &'static [&'static str],
    journal: fn(&mut String, &Transaction),
    begin: fn(&mut String, &Nets),
    file: &'static str,
    words: fn(&Path) -> Vec<String>,
    /// Up to how many rows it is waited for.
    pub rows_max: usize,
}

/// All that are known, the quickest first.
pub const PEERS: [Peer; 5] = [
    Peer {
        name: "tackler",
        version: &["--version"],
        journal: |text, it| it.write(text, "'", "_", |group, member| format!("{group}:{member}")),
        begin: |_, _| {},
        file: "journal.txn",
        words: |file| {
            let config = file.with_file_name("tackler/conf/tackler.toml");
            let config = ["--config", place(&config), "--input.file", place(file)];
            // What it is configured with shows a few accounts of its own example.
            let report = ["--reports", "balance", "--accounts", "group_.*"];
            config.into_iter().chain(report).map(String::from).collect()
        },
        rows_max: 100_000,
    },
    Peer {
        name: "duckdb",
        version: &["--version"],
        journal: |text, it| {
            for (member, minor) in &it.moves {
                writeln!(text, "{},{member},{},{minor}", it.group, it.currency).expect("a string takes any text");
            }
        },
        begin: |text, _| text.push_str("ledger,member,currency,minor\n"),
        file: "shares.csv",
        words: |file| {
            let sql = "select ledger || ':' || member, sum(minor) || ' ' || currency from read_csv('FILE', header = \
                       true) group by ledger, member, currency";
            ["-csv", "-noheader", "-c", &sql.replace("FILE", place(file))].map(String::from).into()
        },
        rows_max: 100_000,
    },
    Peer {
        name: "ledger",
        version: &["--version"],
        journal: |text, it| it.write(text, "", "-", |group, member| format!("{group}:{member}")),
        begin: |_, _| {},
        file: "journal.ledger",
        words: |file| ["-f", place(file), "balance", "--flat", "--no-total"].map(String::from).into(),
        rows_max: 100_000,
    },
    Peer {
        name: "hledger",
        version: &["--version"],
        journal: |text, it| it.write(text, "", "-", |group, member| format!("{group}:{member}")),
        begin: |_, _| {},
        file: "journal.hledger",
        words: |file| ["-f", place(file), "balance", "--flat", "-N", "-O", "csv"].map(String::from).into(),
        rows_max: 100_000,
    },
    Peer {
        name: "bean-query",
        version: &["--version"],
        journal: |text, it| {
            it.write(text, "* \"", "-", |group, member| format!("Assets:{}:{}", capital(group), capital(member)));
        },
        begin: |text, nets| {
            let mut accounts: Vec<(&str, &str)> =
                nets.keys().map(|(group, _, member)| (group.as_str(), member.as_str())).collect();
            accounts.dedup();
            accounts.sort_unstable();
            accounts.dedup();
            for (group, member) in accounts {
                writeln!(text, "1970-01-01 open Assets:{}:{}", capital(group), capital(member))
                    .expect("a string takes any text");
            }
        },
        file: "journal.beancount",
        words: |file| {
            let query = "SELECT account, sum(number), currency GROUP BY account, currency";
            ["-q", "-f", "csv", place(file), query].map(String::from).into()
        },
        rows_max: 100_000,
    },
];

/// A row as a journal tells it.
pub struct Transaction {
    group: String,
    date: String,
    currency: String,
    decimals: u32,
    /// What it does to the balances of whom, in smallest units.
    moves: Vec<(String, i64)>,
}

impl Transaction {
    /// Writes it as double-entry programs read it, all but the words of the first line being common to them.
    fn write(&self, text: &mut String, quote: &str, hyphen: &str, account: impl Fn(&str, &str) -> String) {
        let close = if quote.ends_with('"') { "\"" } else { "" };
        let (date, currency) = (&self.date, &self.currency);
        let mut line = |words: std::fmt::Arguments<'_>| text.write_fmt(words).expect("a string takes any text");
        line(format_args!("{date} {quote}row{close}\n"));
        for (member, minor) in &self.moves {
            let account = account(&self.group, member).replace('-', hyphen);
            line(format_args!("  {account}  {} {currency}\n", decimal(*minor, self.decimals)));
        }
        line(format_args!("\n"));
    }
}

impl Peer {
    /// Finds the program; returns what it calls itself.
    pub fn found(&self) -> Option<String> {
        let output = Command::new(self.name).args(self.version).output().ok()?;
        let words = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        words.lines().next().map(|line| line.trim().to_owned())
    }

    /// Writes the ledger in `root` as a journal into `folder`, and asks for the balances.
    ///
    /// Returns what to run, or in words why it cannot be compared.
    pub fn prepare(&self, root: &Path, folder: &Path, nets: &Nets, runs: usize) -> Result<Job, String> {
        let file = folder.join(self.file);
        fs::write(&file, self.journal_of(root, nets)).map_err(|error| error.to_string())?;
        if self.name == "tackler" {
            let made = Command::new("tackler").args(["new", place(&folder.join("tackler"))]).output();
            made.map_err(|error| error.to_string())?;
        }
        let words = (self.words)(&file);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let mut job = Job::new(&PathBuf::from(self.name), &words, runs);
        // Everything is read anew each time.
        job.environment.push(("BEANCOUNT_DISABLE_LOAD_CACHE".into(), "1".into()));
        let answer = job.answer().ok_or("it failed")?;
        let found = self.balances(&answer, nets);
        if found == *nets {
            return Ok(job);
        }
        let other = nets.iter().find(|(key, net)| found.get(*key) != Some(*net));
        let other = other.map(|(key, net)| format!("{key:?}: {net} here, {:?} there", found.get(key)));
        Err(format!("it says other balances, such as {}", other.unwrap_or_else(|| "more of them".into())))
    }

    fn journal_of(&self, root: &Path, nets: &Nets) -> String {
        let mut text = String::new();
        (self.begin)(&mut text, nets);
        let mut half: Option<Transaction> = None;
        nets_telling(root, &mut |side: &Side<'_>| {
            let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            let moves = side.moves().map(|(name, minor)| (words(name), minor));
            if let Some(mut whole) = half.take() {
                whole.moves.extend(moves);
                return (self.journal)(&mut text, &whole);
            }
            let (currency, decimals) = side.currency;
            let (group, date, currency) = (side.group.to_owned(), words(side.date), words(currency));
            half = Some(Transaction { group, date, currency, decimals, moves: moves.collect() });
        });
        text
    }

    /// Finds the balances in what it printed: amounts with their currency and accounts, in any of its ways.
    fn balances(&self, answer: &str, nets: &Nets) -> Nets {
        let mut found = Nets::new();
        let mut waiting: Vec<(String, String)> = Vec::new();
        for line in answer.lines() {
            let words: Vec<&str> = line.split([' ', ',', '"']).filter(|word| !word.is_empty()).collect();
            let amounts = words.windows(2).filter(|pair| is_number(pair[0]) && is_code(pair[1]));
            let last = amounts.clone().next_back();
            match self.name {
                "hledger" => waiting.extend(amounts.map(|pair| (pair[0].into(), pair[1].into()))),
                _ => waiting.extend(last.map(|pair| (pair[0].into(), pair[1].into()))),
            }
            let Some(account) = words.iter().find(|word| word.contains(':')) else { continue };
            for (amount, currency) in waiting.drain(..) {
                let plain = account.trim_start_matches("Assets:").to_ascii_lowercase().replace('_', "-");
                let Some((group, member)) = plain.split_once(':') else { continue };
                let key = (group.to_owned(), currency, member.to_owned());
                let decimals = if self.name == "duckdb" || key.1 == "JPY" { 0 } else { 2 };
                if let Some(minor) = minor_of(&amount, decimals).filter(|minor| *minor != 0 || nets.contains_key(&key))
                {
                    *found.entry(key).or_default() += minor;
                }
            }
        }
        found
    }
}

fn is_number(word: &str) -> bool {
    let digits = word.trim_start_matches('-');
    digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

fn is_code(word: &str) -> bool {
    word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Reads `-12.50` in smallest units; decimals may be left out, and there may be more zeros.
fn minor_of(amount: &str, decimals: usize) -> Option<i64> {
    let (whole, part) = amount.split_once('.').unwrap_or((amount, ""));
    let kept: String = part.chars().chain(std::iter::repeat('0')).take(decimals).collect();
    part.get(decimals..).unwrap_or("").bytes().all(|byte| byte == b'0').then_some(())?;
    format!("{whole}{kept}").parse().ok()
}

fn decimal(minor: i64, decimals: u32) -> String {
    let (sign, size) = (if minor < 0 { "-" } else { "" }, minor.unsigned_abs());
    match decimals {
        0 => format!("{sign}{size}"),
        _ => format!("{sign}{}.{:02}", size / 100, size % 100),
    }
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_ascii_uppercase() + rest
}

fn place(path: &Path) -> &str {
    path.to_str().expect("the target folder has a plain name")
}
