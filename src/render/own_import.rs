//! Shows what taking in an export of this program came to.

use serde::Serialize;

use super::rows::Rows;
use super::safe::safe;
use super::style::{Look, Paint};
use crate::report::own_import::{OwnEnding, OwnImport};

/// So many entries that differ are told.
const CHANGED_MAX: usize = 20;

/// Shows it to people.
#[must_use]
pub fn own_import_as_text(found: &OwnImport, look: &Look) -> String {
    let counted = |count: usize, one: &str, several: &str| {
        if count == 1 { format!("1 {one}") } else { format!("{count} {several}") }
    };
    let mark = look.paint(Paint::GetsBack, look.glyphs().check);
    let mut text = match (found.ending, found.new.len()) {
        (OwnEnding::NothingNew, _) => "Nothing is new: the ledger has all of it.\n".to_owned(),
        (_, 0) if found.is_update && !found.changed.is_empty() => format!("{mark} no new entry\n"),
        (_, 0) => format!("{mark} no new entry, but something beside the entries\n"),
        (_, count) => format!("{mark} {}\n", counted(count, "new entry", "new entries")),
    };
    for (names, words) in [(&found.groups, "new groups"), (&found.people, "new people")] {
        if !names.is_empty() {
            let names: Vec<String> = names.iter().map(|name| safe(name).to_string()).collect();
            text += &format!("  {words}: {}\n", names.join(", "));
        }
    }
    if found.known > 0 && found.ending != OwnEnding::NothingNew {
        text += &format!("  {} there already\n", counted(found.known, "was", "were"));
    }
    let verb = if found.is_update { "brought to what the file says" } else { "left as they are here (--update)" };
    if !found.changed.is_empty() {
        text += &format!("  {} otherwise in the file, {verb}:\n", counted(found.changed.len(), "says", "say"));
    }
    for (id, columns) in found.changed.iter().take(CHANGED_MAX) {
        let columns: Vec<String> = columns.iter().map(|name| safe(name).to_string()).collect();
        text += &format!("    {id}  {}\n", columns.join(", "));
    }
    if found.changed.len() > CHANGED_MAX {
        text += &format!("    … and {} more\n", found.changed.len() - CHANGED_MAX);
    }
    text
}

/// What was taken in, as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct OwnImportJson {
    pub ending: &'static str,
    pub shape: &'static str,
    pub files: Vec<String>,
    pub new: Vec<String>,
    pub known: usize,
    pub changed: Vec<OwnChangedJson>,
    pub updated: bool,
    pub people: Vec<String>,
    pub groups: Vec<String>,
}

/// An entry that says something else than the ledger.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct OwnChangedJson {
    pub id: String,
    pub columns: Vec<String>,
}

/// Returns the record of what was taken in.
#[must_use]
pub fn own_import_as_json(found: &OwnImport) -> OwnImportJson {
    let changed = |(id, columns): &(crate::model::Id, Vec<String>)| OwnChangedJson {
        id: id.to_string(),
        columns: columns.clone(),
    };
    OwnImportJson {
        ending: match found.ending {
            OwnEnding::NothingNew => "nothing-new",
            OwnEnding::Imported => "imported",
            OwnEnding::DryRun => "dry-run",
        },
        shape: found.shape,
        files: found.files.clone(),
        new: found.new.iter().map(ToString::to_string).collect(),
        known: found.known,
        changed: found.changed.iter().map(changed).collect(),
        updated: found.is_update,
        people: found.people.clone(),
        groups: found.groups.clone(),
    }
}

/// Returns a row for each entry that is new or differs.
#[must_use]
pub fn own_import_as_rows(found: &OwnImport) -> Rows {
    let new = found.new.iter().map(|id| vec![id.to_string(), "new".to_owned(), String::new()]);
    let word = if found.is_update { "updated" } else { "changed" };
    let changed = found.changed.iter().map(|(id, columns)| vec![id.to_string(), word.to_owned(), columns.join(" ")]);
    Rows { columns: &["id", "fate", "columns"], rows: new.chain(changed).collect() }
}
