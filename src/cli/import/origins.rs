//! What earlier imports wrote of entries, as the history has it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::book::Book;
use crate::cli::failure::Failure;
use crate::git::{LogOptions, ObjectId, Repo};
use crate::model::Id;
use crate::text::import::compare::{Compared, Fate};
use crate::text::import::origin::{Imported, weighed};
use crate::text::import::plan::Planned;
use crate::text::past_rows::facts_of;

/// Tells of each row that the ledger says otherwise who changed it, as far as the history tells.
///
/// # Errors
///
/// When git cannot read the history.
pub fn weigh(rows: &[Planned], compared: &mut Compared, book: &Book, folder: &str) -> Result<(), Failure> {
    let ids: BTreeSet<Id> = compared.fates.iter().filter_map(changed_id).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let imported = imported(book, folder, &ids)?;
    let tables = book.sources.with_prefix(&format!("{folder}/expenses/"));
    let here = tables.iter().flat_map(|source| facts_of(&source.path, &source.text, &ids));
    let here: Rows = here.filter_map(|fact| Some((fact.id?, fact.fields.into_iter().collect()))).collect();
    for (row, fate) in rows.iter().zip(&mut compared.fates) {
        let Some((imported, here)) = changed_id(fate).and_then(|id| Some((imported.get(&id)?, here.get(&id)?))) else {
            continue;
        };
        if let Fate::Changed(changed) = std::mem::replace(fate, Fate::Known) {
            *fate = weighed(row, *changed, imported, here);
        }
    }
    Ok(())
}

fn changed_id(fate: &Fate) -> Option<Id> {
    match fate {
        Fate::Changed(changed) => Some(changed.entry.id),
        _ => None,
    }
}

/// What commits that import say of a row that took the place of another, with what was changed there by hand: the id
/// of the one and of the other.
pub const KEPT: &str = "Clique-Kept";

/// Rows by id.
type Rows = HashMap<Id, Imported>;

/// Returns of each entry what imports wrote, field by field what the newest said that wrote it; nothing of an entry
/// that no import is known to have brought.
fn imported(book: &Book, folder: &str, ids: &BTreeSet<Id>) -> Result<Rows, Failure> {
    let (mut found, mut complete) = (Rows::new(), Rows::new());
    let Ok(repo) = Repo::open(&book.root) else { return Ok(complete) };
    if repo.head()?.is_none() {
        return Ok(complete);
    }
    // The rows that are looked for, and the entries whose past they are.
    let mut open: BTreeMap<Id, Id> = ids.iter().map(|id| (*id, *id)).collect();
    for commit in repo.log(&LogOptions::default())? {
        let commit = commit?;
        if commit.trailer("Clique-Op").next() != Some("import") {
            continue;
        }
        let pair = |kept: &str| kept.split_once(' ').and_then(|(new, old)| Some((Id::parse(new)?, Id::parse(old)?)));
        let kept: HashMap<Id, Id> = commit.trailer(KEPT).filter_map(pair).collect();
        let wanted = open.keys().chain(kept.values()).copied().collect();
        let (before, after) = rows_of(&repo, commit.id, folder, &wanted)?;
        for (id, fields) in after {
            let Some(entry) = open.get(&id).copied() else { continue };
            let old = before.get(&id);
            let replaced = kept.get(&id).filter(|_| old.is_none());
            let was = old.or_else(|| replaced.and_then(|replaced| before.get(replaced)));
            note_written(found.entry(entry).or_default(), was, &fields);
            if old.is_none() {
                open.remove(&id);
                match replaced {
                    Some(replaced) => drop(open.insert(*replaced, entry)),
                    None => complete.extend(found.remove(&entry).map(|fields| (entry, fields))),
                }
            }
        }
        if open.is_empty() {
            break;
        }
    }
    Ok(complete)
}

/// Reads some rows as they were before a commit, and as they are in it.
fn rows_of(repo: &Repo, commit: ObjectId, folder: &str, wanted: &BTreeSet<Id>) -> Result<(Rows, Rows), Failure> {
    let (mut before, mut after) = (Rows::new(), Rows::new());
    let prefix = format!("{folder}/expenses/");
    for file in repo.changed_files(commit)?.into_iter().filter(|file| file.path.starts_with(&prefix)) {
        for (id, rows) in [(file.old, &mut before), (file.new, &mut after)] {
            let Some(id) = id else { continue };
            let text = String::from_utf8_lossy(&repo.file(id)?).into_owned();
            let facts = facts_of(&file.path, &text, wanted).into_iter();
            rows.extend(facts.filter_map(|fact| Some((fact.id?, fact.fields.into_iter().collect()))));
        }
    }
    Ok((before, after))
}

/// Notes the fields that an import wrote, but for those that a newer one wrote.
fn note_written(found: &mut Imported, before: Option<&Imported>, after: &Imported) {
    let names: BTreeSet<&String> = before.into_iter().flat_map(Imported::keys).chain(after.keys()).collect();
    for name in names {
        let word = |words: &Imported| words.get(name).cloned().unwrap_or_default();
        if before.is_none_or(|before| word(before) != word(after)) {
            found.entry(name.clone()).or_insert_with(|| word(after));
        }
    }
}
