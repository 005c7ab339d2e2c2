//! Finds what was changed in two ways, who wrote each version, and which of them somebody means.

use super::choose;
use super::context::Context;
use super::failure::Failure;
use super::past::{author, steps};
use crate::book::{Book, Step};
use crate::model::id::unique_prefix;
use crate::model::{Entry, Id, Status};
use crate::render::safe::safe;
use crate::report::conflicts::{Contested, Version};
use crate::report::entries::ID_SHOWN_MIN;
use crate::report::versions::Author;
use crate::text::columns::{ALL, Column};
use crate::text::entry_edit::read_cells;
use crate::text::past_rows::PastRow;

/// Finds every contested entry among those of a book.
///
/// # Errors
///
/// When a row is not where it was read.
pub fn all_contested(
    context: &Context,
    book: &Book,
    entries: &[Entry<'_>],
    ids: &[Id],
) -> Result<Vec<Contested>, Failure> {
    let mut contested: Vec<Contested> = Vec::new();
    for entry in entries.iter().filter(|entry| entry.status == Status::Conflict) {
        if contested.iter().all(|known| known.id != entry.id) {
            contested.push(contested_of(context, book, &rows_of(entries, entry), ids)?);
        }
    }
    Ok(contested)
}

/// Finds the rows of an entry; the one in force comes first.
#[must_use]
pub fn rows_of<'e, 't>(entries: &'e [Entry<'t>], entry: &Entry<'_>) -> Vec<&'e Entry<'t>> {
    let mut rows: Vec<&Entry<'t>> = entries.iter().filter(|other| other.id == entry.id).collect();
    rows.sort_by_key(|row| (row.status == Status::Conflict, row.place));
    rows
}

/// Tells the versions of an entry, and who wrote each where the history knows it.
///
/// # Errors
///
/// When a row is not where it was read.
pub fn contested_of(context: &Context, book: &Book, rows: &[&Entry<'_>], ids: &[Id]) -> Result<Contested, Failure> {
    let mut versions = Vec::new();
    for row in rows {
        let source = book.sources.file(row.place.file);
        let cells = source.and_then(|source| read_cells(&source.text, &row.place)).ok_or_else(moved)?;
        let text = |column: Column| cells.get(column).unwrap_or("").to_owned();
        let cells = ALL.iter().map(|column| (column.name(), text(*column))).collect();
        versions.push(Version { is_in_force: row.status != Status::Conflict, cells, by: None });
    }
    let first = rows.first().ok_or_else(moved)?;
    let described =
        if first.description.is_empty() { first.kind.word().to_owned() } else { first.description.to_string() };
    let mut contested = Contested {
        id: first.id,
        unique: unique_prefix(ids, first.id, ID_SHOWN_MIN),
        group: book.setup.groups[first.group.get()].handle.clone(),
        description: described,
        versions,
    };
    for (place, by) in authors(context, book, &contested).into_iter().enumerate() {
        contested.versions[place].by = by;
    }
    Ok(contested)
}

/// Says that a row is not where it was read.
#[must_use]
pub fn moved() -> Failure {
    Failure::human("a row is not where it was read").help("run the command again")
}

/// Asks the history who wrote each version. The column `by` says who entered the bill, not who changed it.
fn authors(context: &Context, book: &Book, contested: &Contested) -> Vec<Option<Author>> {
    let places = 0..contested.versions.len();
    let is_contested = contested.versions.iter().any(|version| !version.is_in_force);
    let past = || {
        let (repo, from) = context.repo_and_commit(&book.root).ok()?;
        steps(&repo, from, contested.id, book).ok()
    };
    let Some(steps) = is_contested.then(past).flatten() else { return places.map(|_| None).collect() };
    let is_taken_out = places.clone().any(|place| contested.takes_out(place));
    let differing = contested.differing();
    let tells =
        |column: &str| if is_taken_out { !matches!(column, "id" | "status") } else { differing.contains(&column) };
    let wrote = |place: usize, step: &Step| {
        let is_there = |row: &PastRow| {
            let cells = &contested.versions[place].cells;
            let says = |(name, text): &(&str, String)| !tells(name) || row.fact.field(name).trim() == text.trim();
            row.fact.field("status") != "conflict" && cells.iter().all(says)
        };
        let stands = |row: &PastRow| !matches!(row.fact.field("status"), "conflict" | "void");
        match () {
            () if step.commit.parents.len() > 1 => false,
            () if contested.takes_out(place) => step.before.iter().any(stands) && !step.after.iter().any(stands),
            () => step.after.iter().any(is_there) && !step.before.iter().any(is_there),
        }
    };
    let by = |place| steps.iter().find(|step| wrote(place, step)).map(|step| author(&step.commit, &book.setup));
    places.map(by).collect()
}

/// Understands which version is meant: its number, who wrote it, `you`, or `theirs` of two; returns its number.
///
/// # Errors
///
/// When no version is meant, or several could be.
pub fn version_meant(context: &Context, book: &Book, contested: &Contested, typed: &str) -> Result<usize, Failure> {
    let count = contested.versions.len();
    if let Ok(number) = typed.parse::<usize>() {
        return Some(number).filter(|number| (1..=count).contains(number)).ok_or_else(|| {
            Failure::usage(format!("there is no version {number}; they are numbered 1 to {count}"))
                .help("see clique conflicts")
        });
    }
    let word = typed.to_lowercase();
    let is_handle = book.setup.person(typed).is_some();
    let is_theirs = word == "theirs" && !is_handle;
    let who = if is_theirs || matches!(word.as_str(), "me" | "you" | "mine") && !is_handle {
        book.setup.handle(choose::known_me(context.me(&book.root, &book.setup)?)?).to_owned()
    } else {
        writer_meant(book, contested, typed).map_err(|failure| failure.help(numbers(contested)))?
    };
    let several = |what: String| Err(Failure::human(what).help(numbers(contested)));
    let none = |what: String| Err(Failure::usage(what).help(numbers(contested)));
    match written_by(contested, &who).as_slice() {
        [_] | [] if is_theirs && count != 2 => several(format!("`{typed}` could be several versions")),
        [own] if is_theirs => Ok(3 - own),
        [] if is_theirs => none("no version is known to be yours".to_owned()),
        [one] => Ok(*one),
        [] => none(format!("no version is known to be by {}", safe(&who))),
        _ => several(format!("several versions are by {}", safe(&who))),
    }
}

/// Finds the writer of a version by name, else anybody of the ledger.
fn writer_meant(book: &Book, contested: &Contested, typed: &str) -> Result<String, Failure> {
    let word = typed.to_lowercase();
    let mut writers: Vec<&str> =
        contested.versions.iter().filter_map(|version| version.by.as_ref()).map(|by| by.who.as_str()).collect();
    writers.sort_unstable();
    writers.dedup();
    if let Some(exact) = writers.iter().find(|who| who.to_lowercase() == word) {
        return Ok((*exact).to_owned());
    }
    let mut begun = writers.iter().filter(|who| !word.is_empty() && who.to_lowercase().starts_with(&word));
    match (choose::person(&book.setup, typed, None), begun.next(), begun.next()) {
        (Ok(person), _, _) => Ok(book.setup.handle(person).to_owned()),
        (Err(_), Some(one), None) => Ok((*one).to_owned()),
        (Err(failure), _, _) => Err(failure),
    }
}

/// Lists the numbers of the versions that somebody wrote.
fn written_by(contested: &Contested, who: &str) -> Vec<usize> {
    let is_by = |version: &Version| version.by.as_ref().is_some_and(|by| by.who == who);
    (1..).zip(&contested.versions).filter(|(_, version)| is_by(version)).map(|(number, _)| number).collect()
}

/// Says which number is whose.
fn numbers(contested: &Contested) -> String {
    let words = (1..).zip(&contested.versions).map(|(number, version)| match &version.by {
        Some(by) => format!("{number} is by {}", safe(&by.who)),
        None => format!("nobody knows who wrote {number}"),
    });
    format!("write the number: {}; see clique conflicts", words.collect::<Vec<_>>().join(", "))
}

/// Writes the command that settles an entry, with all that may be taken: `clique conflicts take e2fa carol|you`.
#[must_use]
pub fn take_command(context: &Context, book: &Book, contested: &Contested) -> String {
    let me = context.me(&book.root, &book.setup).ok().flatten().map(|me| book.setup.handle(me));
    let name = |(number, version): (usize, &Version)| {
        let by = version.by.as_ref().filter(|by| by.is_known && written_by(contested, &by.who).len() == 1);
        match by {
            Some(by) if me == Some(by.who.as_str()) => "you".to_owned(),
            Some(by) => by.who.clone(),
            None => number.to_string(),
        }
    };
    let names: Vec<String> = (1..).zip(&contested.versions).map(name).collect();
    format!("clique conflicts take {} {}", short_id(contested), names.join("|"))
}

/// Returns as much of the id as tells the entry from all others.
#[must_use]
pub fn short_id(contested: &Contested) -> String {
    contested.id.to_string().chars().take(contested.unique).collect()
}

/// Says how what was changed in two ways is settled; nothing when nothing was.
#[must_use]
pub fn how_to_settle(context: &Context, book: &Book) -> Option<String> {
    let (ledger, _) = book.ledger();
    let contested = all_contested(context, book, &ledger.entries, &ledger.ids()).unwrap_or_default();
    match contested.as_slice() {
        [one] => {
            Some(format!("settle it: {}, or see both versions: clique conflicts", take_command(context, book, one)))
        }
        _ => ledger
            .entries
            .iter()
            .any(|entry| entry.status == Status::Conflict)
            .then(|| "see both versions and settle it: clique conflicts".to_owned()),
    }
}
