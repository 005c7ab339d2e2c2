//! Finds an entry in the past and names who changed it.

use std::collections::BTreeSet;

use super::clock::Clock;
use super::failure::Failure;
use super::history::who_made;
use crate::book::{Book, Step, UndoRole, Undos, lineage, past_of};
use crate::disk::{FileKind, kind_of};
use crate::git::{Commit, LogOptions, ObjectId, Repo};
use crate::model::id::{LENGTH, unique_prefix};
use crate::model::{Fact, Id, Setup, Thing};
use crate::report::changes::{Deed, Verb, deeds, predecessor};
use crate::report::entries::ID_SHOWN_MIN;
use crate::report::versions::{Author, EntryFate, EntryHistory, MERGE, Version};
use crate::text::past::differing;
use crate::text::past_rows::{Beginnings, PastRow, written_ids};

/// Lists the ids of all entries that can be read, in order.
#[must_use]
pub fn ids_of(book: &Book) -> Vec<Id> {
    ids_like(book, &[""])
}

/// Lists, in order, the ids of the entries that begin as one of these words do: as much of them as tells which
/// one is meant, and how many characters tell it from the others.
#[must_use]
pub fn ids_like(book: &Book, words: &[&str]) -> Vec<Id> {
    let beginnings = words.iter().map(|word| word.get(..ID_SHOWN_MIN).unwrap_or(word)).collect();
    let beginnings = Beginnings::new(beginnings);
    let tables = book.sources.iter().filter(|source| kind_of(&source.path) == Some(FileKind::Expenses));
    let written: Option<Vec<Vec<Id>>> = tables.map(|source| written_ids(&source.text, &beginnings)).collect();
    let mut ids = written.map_or_else(
        || {
            let mut ids = Vec::new();
            book.each_entry(|entry| ids.push(entry.id));
            ids
        },
        |ids| ids.concat(),
    );
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Understands the beginning of an id.
///
/// # Errors
///
/// When no id begins like that.
pub fn id_prefix(typed: &str) -> Result<String, Failure> {
    let wanted = typed.to_ascii_lowercase();
    if (1..=LENGTH).contains(&wanted.len()) && wanted.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Ok(wanted);
    }
    Err(Failure::usage(format!("`{typed}` is not the beginning of an id"))
        .help("ids stand first in the lines of clique list"))
}

/// Finds the one entry whose id begins with what was typed: among those of today, then among those that were.
///
/// # Errors
///
/// When none ever did, or several do.
pub fn entry_id(repo: &Repo, from: ObjectId, ids: &[Id], typed: &str) -> Result<Id, Failure> {
    let prefix = id_prefix(typed)?;
    let mut found: Vec<Id> = ids.iter().copied().filter(|id| id.to_string().starts_with(&prefix)).take(6).collect();
    if found.is_empty() {
        found = named_in_history(repo, from, &prefix)?;
    }
    if found.is_empty() {
        found = gone_in_history(repo, from, &prefix)?;
    }
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(Failure::usage(format!("no entry has or had an id that begins with `{typed}`"))
            .help("ids stand first in the lines of clique list and clique log")),
        several => {
            let several: Vec<String> = several.iter().take(6).map(Id::to_string).collect();
            Err(Failure::human(format!("`{typed}` could be several entries")).help(several.join("; ")))
        }
    }
}

/// Finds the ids that commits say they are about; quick, and enough for what `clique` wrote.
fn named_in_history(repo: &Repo, from: ObjectId, prefix: &str) -> Result<Vec<Id>, Failure> {
    let mut found = BTreeSet::new();
    let from = from.to_string();
    for commit in repo.log(&LogOptions { from: Some(&from), ..LogOptions::default() })? {
        let commit = commit?;
        found.extend(commit.trailer("Clique-Entry").filter(|id| id.starts_with(prefix)).filter_map(Id::parse));
    }
    Ok(found.into_iter().collect())
}

/// Finds the ids of rows that a commit took away, whoever made it.
fn gone_in_history(repo: &Repo, from: ObjectId, prefix: &str) -> Result<Vec<Id>, Failure> {
    let mut found = BTreeSet::new();
    let from = from.to_string();
    for commit in repo.log(&LogOptions { from: Some(&from), paths: &["groups", "direct"], ..LogOptions::default() })? {
        for file in repo.changed_files(commit?.id)? {
            let Some(old) = file.old.filter(|_| file.path.contains("/expenses/")) else { continue };
            let text = |id| Ok::<_, Failure>(String::from_utf8_lossy(&repo.file(id)?).into_owned());
            let (before, after) = (text(old)?, file.new.map(text).transpose()?);
            let (gone, _) = differing(&file.path, Some(&before), after.as_deref()).unwrap_or_default();
            let ids = gone.iter().filter(|fact| fact.thing == Thing::Entry).filter_map(|fact| fact.id);
            found.extend(ids.filter(|id| id.to_string().starts_with(prefix)));
        }
    }
    Ok(found.into_iter().collect())
}

/// Reads every commit that changed an entry, the newest first.
///
/// # Errors
///
/// When git cannot read the history.
pub fn steps(repo: &Repo, from: ObjectId, id: Id, book: &Book) -> Result<Vec<Step>, Failure> {
    let written = id.to_string();
    let likely =
        book.sources.iter().find(|source| source.path.contains("/expenses/") && source.text.contains(&written));
    Ok(lineage(repo, from, id, likely.map(|source| source.path.as_str()), &predecessor)?)
}

/// Tells the versions of an entry; nothing when no commit knows it.
#[must_use]
pub fn entry_history(steps: &[Step], id: Id, ids: &[Id], setup: &Setup) -> Option<EntryHistory> {
    let newest = steps.first()?;
    let standing = standing(&newest.after);
    let last =
        standing.or_else(|| self::standing(&newest.before)).or(newest.after.first()).or(newest.before.first())?;
    let fate = match standing.map(|row| row.fact.field("status")) {
        None => EntryFate::Gone,
        Some("void") => EntryFate::TakenBack,
        Some("pending") => EntryFate::Waits,
        Some(_) => EntryFate::Counts,
    };
    let (fact, own) = (last.fact.clone(), deeds(&[], std::slice::from_ref(&last.fact), setup));
    let currency = own.first().map_or(String::new(), |deed| deed.currency.clone());
    let mut last: Option<Fact> = None;
    let versions = steps.iter().rev().filter_map(|step| version(step, &mut last, setup)).collect();
    Some(EntryHistory { id, unique: unique_prefix(ids, id, ID_SHOWN_MIN), fact, currency, fate, versions })
}

/// Tells one version; `last` is what the entry said when it was last there.
fn version(step: &Step, last: &mut Option<Fact>, setup: &Setup) -> Option<Version> {
    let facts = |rows: &[PastRow]| rows.iter().map(|row| row.fact.clone()).collect::<Vec<Fact>>();
    let mut deeds = deeds(&facts(&step.before), &facts(&step.after), setup);
    if let (Some(known), Some(new)) = (last.as_ref(), deeds.iter_mut().find(|deed| is_back(deed))) {
        *new = come_back(known, &new.fact, setup);
    }
    *last = standing(&step.after).map(|row| row.fact.clone()).or(last.take());
    let moved = standing(&step.before).zip(standing(&step.after)).filter(|(old, new)| old.path != new.path);
    let moved = moved.map(|(old, new)| (old.path.clone(), new.path.clone()));
    (!deeds.is_empty() || moved.is_some()).then(|| Version { by: author(&step.commit, setup), deeds, moved })
}

fn is_back(deed: &Deed) -> bool {
    deed.verb == Verb::Added && deed.fact.field("status") != "conflict"
}

/// Tells that an entry is there again that had been taken out of its file, and what it says otherwise than then.
fn come_back(known: &Fact, new: &Fact, setup: &Setup) -> Deed {
    let mut changed = deeds(std::slice::from_ref(known), std::slice::from_ref(new), setup);
    let mut fields = changed.pop().map_or_else(Vec::new, |deed| deed.fields);
    fields.retain(|(field, _, _)| field != "status");
    let currency = deeds(&[], std::slice::from_ref(new), setup).pop().map_or(String::new(), |deed| deed.currency);
    Deed { verb: Verb::Restored, fact: new.clone(), currency, fields }
}

/// Returns the row that is in force.
fn standing(rows: &[PastRow]) -> Option<&PastRow> {
    rows.iter().find(|row| row.fact.field("status") != "conflict")
}

/// Names who made a commit, when and how.
#[must_use]
pub fn author(commit: &Commit, setup: &Setup) -> Author {
    let (who, is_known) = who_made(commit, setup);
    let how = match commit.trailer("Clique-Op").next() {
        _ if commit.parents.len() > 1 => Some(MERGE),
        Some("undo") => Some("undo"),
        Some("redo") => Some("redo"),
        Some("edit-by-hand") => Some("by hand"),
        Some("fmt") => Some("fmt"),
        Some(_) => None,
        None => Some("plain git"),
    };
    Author {
        commit: commit.id.to_string(),
        local_time: Clock::local_time(commit.time),
        seconds: commit.time.seconds,
        who,
        is_known,
        how,
        proof: None,
    }
}

/// So many later changes are named.
const LATER_MAX: usize = 5;

/// Names the changes after a commit that say something about what it wrote in a file, the newest first.
///
/// # Errors
///
/// When git cannot read the history.
pub fn later_changes(repo: &Repo, book: &Book, commit: &Commit, path: &str) -> Result<Vec<String>, Failure> {
    let Some(head) = repo.head()? else { return Ok(Vec::new()) };
    let past = past_of(repo, commit.clone(), &mut Undos::default())?;
    let entries: BTreeSet<Id> =
        past.after.iter().filter(|fact| fact.thing == Thing::Entry).filter_map(|it| it.id).collect();
    let mut later: Vec<Commit> = Vec::new();
    if path.ends_with(".csv") && !entries.is_empty() {
        for id in entries.into_iter().take(LATER_MAX) {
            let mut undos = Undos::default();
            for step in steps(repo, head, id, book)?.into_iter().take_while(|step| step.commit.id != commit.id) {
                // What was undone, and undone again, only hides what stands in the way.
                if past_of(repo, step.commit.clone(), &mut undos)?.role == UndoRole::Stands {
                    later.push(step.commit);
                }
            }
        }
    } else {
        let without = commit.id.to_string();
        let options = LogOptions { without: Some(&without), paths: &[path], ..LogOptions::default() };
        for other in repo.log(&options)?.take(LATER_MAX) {
            later.push(other?);
        }
    }
    later.sort_by_key(|other| std::cmp::Reverse(other.time.seconds));
    later.dedup_by_key(|other| other.id);
    let name = |other: &Commit| {
        let (by, id) = (author(other, &book.setup), other.id.to_string());
        format!("since then, {} {}: {} ({})", by.local_time, by.who, other.subject, &id[..7])
    };
    Ok(later.iter().take(LATER_MAX).map(name).collect())
}
