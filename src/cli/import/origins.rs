//! What earlier imports wrote of entries, as the history has it.

use std::collections::{BTreeSet, HashMap};

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
    let here: HashMap<Id, Imported> =
        here.filter_map(|fact| Some((fact.id?, fact.fields.into_iter().collect()))).collect();
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

/// Returns of each entry what imports wrote, field by field what the newest said that wrote it; nothing of an entry
/// that no import is known to have brought.
fn imported(book: &Book, folder: &str, ids: &BTreeSet<Id>) -> Result<HashMap<Id, Imported>, Failure> {
    let (mut found, mut complete) = (HashMap::<Id, Imported>::new(), HashMap::new());
    let Ok(repo) = Repo::open(&book.root) else { return Ok(complete) };
    if repo.head()?.is_none() {
        return Ok(complete);
    }
    let mut open = ids.clone();
    for commit in repo.log(&LogOptions::default())? {
        let commit = commit?;
        if commit.trailer("Clique-Op").next() != Some("import") {
            continue;
        }
        for file in repo.changed_files(commit.id)? {
            if !file.path.starts_with(folder) || !file.path.contains("/expenses/") {
                continue;
            }
            let facts = |id: Option<ObjectId>| -> Result<HashMap<Id, Imported>, Failure> {
                let Some(id) = id else { return Ok(HashMap::new()) };
                let text = String::from_utf8_lossy(&repo.file(id)?).into_owned();
                let facts = facts_of(&file.path, &text, &open).into_iter();
                Ok(facts.filter_map(|fact| Some((fact.id?, fact.fields.into_iter().collect()))).collect())
            };
            let (before, after) = (facts(file.old)?, facts(file.new)?);
            for (id, fields) in after {
                let old = before.get(&id);
                note_written(found.entry(id).or_default(), old, &fields);
                if old.is_none() {
                    open.remove(&id);
                    complete.extend(found.remove(&id).map(|fields| (id, fields)));
                }
            }
        }
        if open.is_empty() {
            break;
        }
    }
    Ok(complete)
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
