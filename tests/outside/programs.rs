//! The other programs: whether they are here, how they judge a file, and what balances they find in it.

use std::path::Path;
use std::process::Command;

use super::books::exact;
use crate::world::World;

/// An account, a currency and an exact amount.
pub type Found = (String, String, i128);

/// Another program.
pub struct Program {
    /// Its name.
    pub name: &'static str,
    /// The format that is exported for it.
    pub format: &'static str,
    /// Has it check a file.
    pub check: fn(&World, &Path) -> Result<(), String>,
    /// Asks it for the balance of every account.
    pub balances: fn(&World, &Path) -> Vec<Found>,
}

const ALL: [Program; 3] = [
    Program { name: "hledger", format: "hledger", check: hledger_check, balances: hledger_balances },
    Program { name: "ledger", format: "ledger", check: ledger_check, balances: ledger_balances },
    Program { name: "bean-check", format: "beancount", check: bean_check, balances: bean_balances },
];

impl Program {
    /// Returns what the program calls a currency of ours.
    pub fn code(&self, code: &str) -> String {
        match (self.format, code) {
            ("beancount", "x") => "XX".into(),
            ("beancount", "eur") => "EUR-2".into(),
            ("beancount", _) => code.to_ascii_uppercase(),
            _ => code.to_owned(),
        }
    }
}

/// Returns a program's version; says so when it is not installed.
#[allow(clippy::print_stderr, reason = "whoever runs the tests is told")]
pub fn version(name: &str) -> Option<String> {
    let Ok(output) = Command::new(name).arg("--version").output() else {
        eprintln!("{name} is not installed: its proof is passed over");
        return None;
    };
    let said =
        String::from_utf8_lossy(if output.stdout.is_empty() { &output.stderr } else { &output.stdout }).into_owned();
    said.lines().next().map(str::to_owned)
}

/// Returns a program, when it is installed.
pub fn installed(name: &str) -> Option<Program> {
    version(name)?;
    ALL.into_iter().find(|program| program.name == name)
}

/// Runs a program; what it printed, or what it complained of.
fn ask(world: &World, program: &str, arguments: &[&str]) -> Result<String, String> {
    let output = world.command(program).args(arguments).env("PYTHONUTF8", "1").output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if output.status.success() { Ok(text(&output.stdout)) } else { Err(text(&output.stderr) + &text(&output.stdout)) }
}

fn path(file: &Path) -> &str {
    file.to_str().unwrap()
}

fn hledger_check(world: &World, file: &Path) -> Result<(), String> {
    ask(world, "hledger", &["-f", path(file), "check", "--strict"]).map(drop)
}

fn hledger_balances(world: &World, file: &Path) -> Vec<Found> {
    let said = ask(world, "hledger", &["-f", path(file), "bal", "--flat", "-N", "-E", "-O", "csv", "--layout", "bare"]);
    rows(&said.unwrap()).into_iter().skip(1).map(|row| (row[0].clone(), bare(&row[1]), exact(&row[2]))).collect()
}

fn ledger_check(world: &World, file: &Path) -> Result<(), String> {
    ask(world, "ledger", &["--init-file", "/dev/null", "--pedantic", "-f", path(file), "source"]).map(drop)
}

fn ledger_balances(world: &World, file: &Path) -> Vec<Found> {
    let form =
        "%(quoted(account)),%(quoted(commodity(scrub(display_amount)))),%(quoted(quantity(scrub(display_amount))))\n";
    let said = ask(world, "ledger", &["--init-file", "/dev/null", "-f", path(file), "csv", "--csv-format", form]);
    let rows = rows(&said.unwrap()).into_iter();
    // It sets an account's marks off with backslashes.
    rows.map(|row| (row[0].replace("\\\\", "\\"), bare(&row[1]), exact(&row[2]))).collect()
}

fn bean_check(world: &World, file: &Path) -> Result<(), String> {
    ask(world, "bean-check", &["--no-cache", path(file)]).map(drop)
}

fn bean_balances(world: &World, file: &Path) -> Vec<Found> {
    // Its own queries round what they print, so its library is asked.
    let script = "import sys\nfrom beancount import loader\nfor entry in loader.load_file(sys.argv[1])[0]:\n  \
                  for line in getattr(entry, 'postings', None) or []:\n    \
                  print(line.account, line.units.currency, f'{line.units.number:f}', sep='\\t')\n";
    let said = ask(world, &interpreter_of("bean-check"), &["-c", script, path(file)]).unwrap();
    let cells = said.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    cells.map(|cells| (cells[0].to_owned(), cells[1].to_owned(), exact(cells[2]))).collect()
}

/// Returns the program that runs a script, which knows the script's libraries.
fn interpreter_of(script: &str) -> String {
    let folders = std::env::var_os("PATH").unwrap();
    let found = std::env::split_paths(&folders).map(|folder| folder.join(script)).find(|file| file.is_file()).unwrap();
    let first = std::fs::read_to_string(found).unwrap().lines().next().unwrap_or_default().to_owned();
    first.trim_start_matches("#!").trim().to_owned()
}

/// Takes the marks off a currency in quotes.
fn bare(code: &str) -> String {
    code.trim_matches(['"', '\\']).to_owned()
}

/// Reads comma-separated rows.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let (mut cells, mut cell, mut is_quoted) = (Vec::new(), String::new(), false);
        let mut rest = line.chars().peekable();
        while let Some(character) = rest.next() {
            match character {
                '"' if is_quoted && rest.peek() == Some(&'"') => cell.extend(rest.next()),
                '"' => is_quoted = !is_quoted,
                ',' if !is_quoted => cells.push(std::mem::take(&mut cell)),
                _ => cell.push(character),
            }
        }
        cells.push(cell);
        all.push(cells);
    }
    all
}
