//! Makes ledgers with a long past, always the same for the same length: one entry a commit, as `add` makes them.
//!
//! Ten groups take turns, each with a file a year. git itself writes the objects (`git fast-import`), so that a
//! hundred thousand commits take a minute or two, and packs them as it would in time.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// How many groups take turns.
const GROUPS: usize = 10;

/// How many rows a file gets.
const ROWS_A_FILE: usize = 500;

const HEADER: &str =
    "id,date,kind,description,amount,currency,paid_by,split,category,tags,due,note,receipt,status,by\n";

/// The first commit's time, in seconds since 1970; an hour passes between two commits.
const BEGAN: usize = 1_262_304_000;

/// Makes the ledger in an empty folder; returns the ids of an early, a middle and a late entry.
pub fn make(folder: &Path, commits: usize) -> [String; 3] {
    git(folder, &["init", "-q", "-b", "main", "."]);
    git(folder, &["config", "user.name", "Al"]);
    git(folder, &["config", "user.email", "al@example.org"]);
    let mut import = Command::new("git")
        .args(["fast-import", "--quiet", "--done"])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .spawn()
        .expect("git is there");
    let mut stream = std::io::BufWriter::new(import.stdin.take().expect("the input is piped"));
    stream.write_all(first().as_bytes()).expect("git reads");
    let mut files: Vec<String> = vec![HEADER.to_owned(); GROUPS];
    for number in 0..commits {
        let text = commit(number, &mut files[number % GROUPS]);
        stream.write_all(text.as_bytes()).expect("git reads");
    }
    stream.write_all(b"done\n").expect("git reads");
    drop(stream);
    assert!(import.wait().expect("git ends").success());
    git(folder, &["repack", "-a", "-d", "-f", "-q"]);
    git(folder, &["reset", "-q", "--hard"]);
    [10, commits / 2, commits - 5].map(id)
}

/// The commit that begins the ledger.
fn first() -> String {
    let mut text = format!("commit refs/heads/main\n{}", said(BEGAN - 3600, "start the ledger\n\nClique-Op: init\n"));
    let mut file = |path: &str, content: &str| {
        write!(text, "M 644 inline {path}\ndata {}\n{content}\n", content.len()).expect("a string takes any text");
    };
    file("clique.toml", "format = 1\nid = \"w8q3m1x7c2t5\"\nname = \"Long\"\ncurrency = \"EUR\"\n");
    file("people/al.toml", "name = \"Al\"\nemails = [\"al@example.org\"]\n");
    file("people/bo.toml", "name = \"Bo\"\nemails = [\"bo@example.org\"]\n");
    for group in 0..GROUPS {
        let content = format!("name = \"Group {group}\"\n\n[members]\nal = {{ }}\nbo = {{ }}\n");
        file(&format!("groups/group{group}/group.toml"), &content);
    }
    text
}

/// The commit of one more row.
fn commit(number: usize, file: &mut String) -> String {
    let (group, row) = (number % GROUPS, number / GROUPS);
    let (year, place) = (2010 + row / ROWS_A_FILE, row % ROWS_A_FILE);
    if place == 0 {
        HEADER.clone_into(file);
    }
    let (payer, id) = (if number.is_multiple_of(3) { "al" } else { "bo" }, id(number));
    let amount = format!("{}.{:02}", number % 97 + 1, number % 100);
    let date = format!("{year}-{:02}-{:02}", place * 12 / ROWS_A_FILE + 1, number % 28 + 1);
    writeln!(file, "{id},{date},,thing {number},{amount},,{payer},al bo,,,,,,,{payer}")
        .expect("a string takes any text");
    let message = format!(
        "group{group}: add thing {number} {amount} EUR ({id})\n\n\
         Clique-Op: add\nClique-Group: group{group}\nClique-Entry: {id}\n"
    );
    format!(
        "commit refs/heads/main\n{}M 644 inline groups/group{group}/expenses/{year}.csv\ndata {}\n{file}\n",
        said(BEGAN + number * 3600, &message),
        file.len()
    )
}

fn said(seconds: usize, message: &str) -> String {
    format!(
        "author Al <al@example.org> {seconds} +0000\ncommitter Al <al@example.org> {seconds} +0000\n\
         data {}\n{message}\n",
        message.len()
    )
}

/// The id of an entry: a reversible mixing of its number, so that no two are equal.
fn id(number: usize) -> String {
    const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let number = u64::try_from(number).expect("a count fits");
    let mixed = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 4;
    (0..12).map(|place| char::from(LETTERS[usize::try_from(mixed >> (5 * place) & 31).expect("below 32")])).collect()
}

fn git(folder: &Path, arguments: &[&str]) {
    assert!(Command::new("git").current_dir(folder).args(arguments).status().expect("git is there").success());
}
