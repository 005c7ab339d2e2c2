//! What `clique doctor` says of second versions of files, as folders that a cloud keeps alike make them.

use std::collections::{BTreeMap, HashMap};

use crate::book::Book;
use crate::disk::{FileKind, kind_of};
use crate::git::Repo;
use crate::report::health::Finding;

/// What clouds put into the name of a second version, and what is in no name of git's own files.
const MARKS_IN_GIT: [&str; 4] = [" ", ".sync-conflict-", "_conflict-", ".conflict"];

/// Looks for second versions of git's files, and of the ledger's by what they say: a name may not tell.
///
/// Files of the ledger whose names tell are faults, which `clique check` names.
pub fn second_versions(repo: &Repo, book: &Book) -> Finding {
    let about = "copies";
    let is_copy = |name: &str| MARKS_IN_GIT.iter().any(|mark| name.to_lowercase().contains(mark));
    let copies = repo.copies(&is_copy);
    if let Some(first) = copies.first() {
        let folder = repo.root().canonicalize().unwrap_or_else(|_| repo.root().to_path_buf());
        let first = first.strip_prefix(folder).unwrap_or(first).display();
        let found = match copies.len() {
            1 => format!("a program put a second version of a file of git's beside it: {first}"),
            more => format!("a program put second versions of {more} files of git's beside them: {first}"),
        };
        return Finding::warning(about, found, "keep the clone out of the cloud's folder, and use clique sync");
    }
    match shared_rows(book).into_iter().max_by_key(|(_, count)| *count) {
        Some(((one, other), count)) => {
            let rows = if count == 1 { "a row".to_owned() } else { format!("{count} rows") };
            let remedy = "if one is a copy of the other, take its other rows over, then delete it";
            Finding::warning(about, format!("{one} and {other} have {rows} in common"), remedy)
        }
        None => Finding::fine(about, "no file stands there twice"),
    }
}

/// Counts the lines that two files of one folder of bills have in common, but for headings and comments.
fn shared_rows(book: &Book) -> BTreeMap<(&str, &str), usize> {
    let mut first_in: HashMap<(&str, &str), &str> = HashMap::new();
    let mut shared = BTreeMap::new();
    for source in book.sources.iter().filter(|source| kind_of(&source.path) == Some(FileKind::Expenses)) {
        let folder = source.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for line in source.text.lines().map(str::trim).filter(|line| is_row(line)) {
            let path = *first_in.entry((folder, line)).or_insert(&source.path);
            if path != source.path {
                *shared.entry((path, source.path.as_str())).or_default() += 1;
            }
        }
    }
    shared
}

/// Tells whether a line says something of its own: it has a digit, as the day and the amount of a bill have.
fn is_row(line: &str) -> bool {
    !line.starts_with('#') && line.contains(',') && line.bytes().any(|byte| byte.is_ascii_digit())
}
