//! Shows what taking in an export of this program came to.

use serde::Serialize;

use super::reconciliation::{BalanceLineJson, balance_as_json, balances_as_text, verdict};
use super::rows::Rows;
use super::safe::safe;
use super::style::{Look, Paint};
use crate::report::import::BalanceLine;
use crate::report::own_import::{OwnEnding, OwnImport};

/// So many balances are shown; of more, only those that are not what the file says.
const BALANCES_MAX: usize = 60;

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
        (OwnEnding::Refused, count) => {
            format!("{} from an export of clique\n", counted(count, "new entry", "new entries"))
        }
        (OwnEnding::NothingNew, _) => "Nothing is new: the ledger has all of it.\n".to_owned(),
        (_, 0) if found.is_update && !found.changed.is_empty() => format!("{mark} no new entry\n"),
        (_, 0) => format!("{mark} no new entry, but something beside the entries\n"),
        (_, count) => format!("{mark} {}\n", counted(count, "new entry", "new entries")),
    };
    for (names, words) in [(&found.groups, "new groups"), (&found.people, "new people")] {
        if !names.is_empty() && found.ending != OwnEnding::Refused {
            let names: Vec<String> = names.iter().map(|name| safe(name).to_string()).collect();
            text += &format!("  {words}: {}\n", names.join(", "));
        }
    }
    if found.known > 0 && found.ending != OwnEnding::NothingNew {
        text += &format!("  {} there already\n", counted(found.known, "was", "were"));
    }
    for (count, one, several) in [
        (found.receipts, "receipt came along", "receipts came along"),
        (found.receipts_missing, "receipt is named, and not in the file", "receipts are named, and not in the file"),
    ] {
        if count > 0 {
            text += &format!("  {}\n", counted(count, one, several));
        }
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
    text + &reconciliation(found, look)
}

/// Shows the balances, group by group; where there are many, only those that are not as the file says are shown.
fn reconciliation(found: &OwnImport, look: &Look) -> String {
    let all: Vec<BalanceLine> = found.balances.iter().flat_map(|(_, lines)| lines).cloned().collect();
    if all.is_empty() {
        return String::new();
    }
    let is_short = all.len() <= BALANCES_MAX;
    let mut text = String::new();
    for (group, lines) in &found.balances {
        let shown: Vec<BalanceLine> = lines.iter().filter(|line| is_short || !line.fits()).cloned().collect();
        if !shown.is_empty() {
            let heading = if found.balances.len() > 1 { format!("{}\n", safe(group)) } else { String::new() };
            text += &format!("\n{heading}{}", balances_as_text(&shown, look));
        }
    }
    if !is_short {
        text += &format!("\n  {} balances of {} groups were compared\n", all.len(), found.balances.len());
    }
    text + &format!("  {}\n", verdict(&all, look))
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
    pub receipts: usize,
    pub receipts_missing: usize,
    pub balances: Vec<OwnBalanceJson>,
}

/// A balance beside the one that the file states.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct OwnBalanceJson {
    pub group: String,
    #[serde(flatten)]
    pub line: BalanceLineJson,
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
            OwnEnding::Refused => "refused",
        },
        shape: found.shape,
        files: found.files.clone(),
        new: found.new.iter().map(ToString::to_string).collect(),
        known: found.known,
        changed: found.changed.iter().map(changed).collect(),
        updated: found.is_update,
        people: found.people.clone(),
        groups: found.groups.clone(),
        receipts: found.receipts,
        receipts_missing: found.receipts_missing,
        balances: found
            .balances
            .iter()
            .flat_map(|(group, lines)| {
                lines.iter().map(|line| OwnBalanceJson { group: group.clone(), line: balance_as_json(line) })
            })
            .collect(),
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
