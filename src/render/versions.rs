//! Shows the versions of an entry, field by field, and who wrote each field.

use serde::Serialize;

use super::deeds::title;
use super::history::FieldJson;
use super::rows::Rows;
use super::safe::{Safe, safe};
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Table};
use super::width::width;
use crate::report::changes::{Deed, Verb};
use crate::report::versions::{Author, EntryFate, EntryHistory, FieldAuthor, MERGE, Proof, Version};

/// So much of a commit's id is shown.
pub(super) const COMMIT_SHOWN: usize = 7;

/// Shows every version, the first one first.
#[must_use]
pub fn versions_as_text(history: &EntryHistory, look: &Look) -> String {
    let mut text = heading(history, look);
    let digits = history.versions.len().to_string().len();
    for (number, version) in (1..).zip(&history.versions) {
        let by = &version.by;
        let commit = by.commit.get(..COMMIT_SHOWN).unwrap_or(&by.commit);
        let dot = format!(" {} ", look.glyphs().dot);
        let proof = by.proof.map(proof_words);
        let rest = by.how.into_iter().chain(proof).chain([commit]).collect::<Vec<_>>().join(&dot);
        let words = words_of(version);
        text += &format!(
            "\n{number:>digits$}  {}  {} {words}  {}\n",
            look.paint(Paint::Dim, &by.local_time),
            look.paint(Paint::Bright, safe(&by.who)),
            look.paint(Paint::Dim, rest)
        );
        let lines = version.deeds.iter().flat_map(|deed| fields_of(deed, &history.currency)).chain(place_of(version));
        text += &fields_as_text(&lines.collect::<Vec<_>>(), digits + 2, look);
    }
    text
}

fn heading(history: &EntryHistory, look: &Look) -> String {
    let name = look.paint(Paint::Heading, safe(title(&history.fact)));
    let fate = fate_words(history.fate);
    let fate = if fate.is_empty() { String::new() } else { format!("   {}", look.paint(Paint::Bright, fate)) };
    let (amount, group) = (safe(history.fact.field("amount")), safe(&history.fact.group));
    format!("{name}   {amount} {}   in {group}   {}{fate}\n", history.currency, look.paint(Paint::Dim, history.id))
}

/// Says whether a change is proven.
pub(super) const fn proof_words(proof: Proof) -> &'static str {
    match proof {
        Proof::Signed => "signed",
        Proof::Unsigned => "not signed",
        Proof::Doubtful => "does not hold",
    }
}

const fn fate_words(fate: EntryFate) -> &'static str {
    match fate {
        EntryFate::Counts => "",
        EntryFate::Waits => "pending",
        EntryFate::TakenBack => "taken back",
        EntryFate::Gone => "no longer in any file",
    }
}

fn words_of(version: &Version) -> &'static str {
    let Some(deed) = version.deeds.iter().find(|deed| deed.fact.field("status") != "conflict") else {
        return match version.deeds.first().map(|deed| deed.verb) {
            Some(Verb::Added) => "kept another version beside it",
            Some(Verb::Removed) => "settled what was changed in two ways",
            _ => "moved it",
        };
    };
    let is_other_group = deed.fields.iter().any(|(field, _, _)| field == "group");
    if version.by.how == Some(MERGE) {
        return "brought two versions together";
    }
    match deed.verb {
        Verb::Added => "added it",
        Verb::Changed if is_other_group => "moved it",
        Verb::Changed => "changed it",
        Verb::TookBack => "took it back",
        Verb::Restored => "brought it back",
        Verb::Accepted => "accepted it",
        Verb::Removed => "took it out of its file",
    }
}

/// Lists the fields that a version tells: name, before, after.
fn fields_of(deed: &Deed, currency: &str) -> Vec<(String, String, String)> {
    let hides = |field: &str| matches!(field, "id" | "by" | "currency");
    match deed.verb {
        Verb::TookBack | Verb::Removed => Vec::new(),
        Verb::Restored | Verb::Accepted => {
            deed.fields.iter().filter(|(field, _, _)| field != "status").cloned().collect()
        }
        Verb::Added => {
            let shown = deed.fact.fields.iter().filter(|(field, _)| !hides(field));
            let with_currency = |field: &str, value: &str| match field {
                "amount" if !currency.is_empty() => format!("{value} {currency}"),
                _ => value.to_owned(),
            };
            shown.map(|(field, value)| (field.clone(), String::new(), with_currency(field, value))).collect()
        }
        Verb::Changed => deed.fields.clone(),
    }
}

fn place_of(version: &Version) -> Option<(String, String, String)> {
    let (from, to) = version.moved.clone()?;
    Some(("file".to_owned(), from, to))
}

fn fields_as_text(fields: &[(String, String, String)], indent: usize, look: &Look) -> String {
    let widest = fields.iter().map(|(field, _, _)| width(field)).max().unwrap_or(0);
    let arrow = look.glyphs().arrow;
    let mut text = String::new();
    for (field, before, after) in fields {
        let name = format!("{:<widest$}", field.replace('_', " "));
        let value: Safe = match (before.is_empty(), after.is_empty()) {
            (true, _) => safe(after),
            (false, true) => [Safe::own("nothing (was "), safe(before), Safe::own(")")].into_iter().collect(),
            _ => [safe(before), safe(&format!(" {arrow} ")), safe(after)].into_iter().collect(),
        };
        text += &format!("{}{}  {value}\n", " ".repeat(indent), look.paint(Paint::Dim, safe(&name)));
    }
    text
}

/// Shows who wrote what each field says.
#[must_use]
pub fn fields_blamed_as_text(history: &EntryHistory, fields: &[FieldAuthor], look: &Look) -> String {
    let mut text = heading(history, look);
    let kinds = [Kind::Fixed, Kind::Text, Kind::Fixed].map(|kind| Column::new(kind, ""));
    let spare = [Kind::Fixed; 2].map(|kind| Column::new(kind, "").spare());
    let mut table = Table::new(kinds.into_iter().chain(spare));
    for field in fields {
        let by = &field.by;
        table.row([
            Cell::value(field.field.replace('_', " ")).painted(Paint::Dim),
            Cell::value(&field.value),
            Cell::value(&by.who),
            Cell::value(&by.local_time).painted(Paint::Dim),
            Cell::value(by.commit.get(..COMMIT_SHOWN).unwrap_or(&by.commit)).painted(Paint::Dim),
        ]);
    }
    text += &table.indent(2).render(look);
    text
}

/// One version of an entry as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the report")]
pub struct VersionJson {
    pub version: usize,
    #[serde(flatten)]
    pub by: AuthorJson,
    pub verb: &'static str,
    pub id: String,
    pub group: String,
    pub title: String,
    pub amount: String,
    pub currency: String,
    pub status: String,
    pub moved_from: Option<String>,
    pub moved_to: Option<String>,
    pub changes: Vec<FieldJson>,
}

/// Who made a change, as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the report")]
pub struct AuthorJson {
    pub commit: String,
    pub time: String,
    pub who: String,
    pub is_member: bool,
    pub how: Option<&'static str>,
    pub proof: Option<&'static str>,
}

/// Returns the record of who made a change; `utc` writes a time as RFC 3339.
#[must_use]
pub fn author_as_json(by: &Author, utc: &dyn Fn(i64) -> String) -> AuthorJson {
    AuthorJson {
        commit: by.commit.clone(),
        time: utc(by.seconds),
        who: by.who.clone(),
        is_member: by.is_known,
        how: by.how,
        proof: by.proof.map(Proof::word),
    }
}

/// Returns one record a version and row of it; `utc` writes a time as RFC 3339.
#[must_use]
pub fn versions_as_json(history: &EntryHistory, utc: &dyn Fn(i64) -> String) -> Vec<VersionJson> {
    let mut records = Vec::new();
    for (number, version) in (1..).zip(&history.versions) {
        let (from, to) = version.moved.clone().unzip();
        for deed in &version.deeds {
            let field = |(field, before, after): &(String, String, String)| FieldJson {
                field: field.clone(),
                before: before.clone(),
                after: after.clone(),
            };
            let changes: Vec<FieldJson> = match deed.verb {
                Verb::Added => fields_of(deed, "").iter().map(field).collect(),
                _ => deed.fields.iter().map(field).collect(),
            };
            records.push(VersionJson {
                version: number,
                by: author_as_json(&version.by, utc),
                verb: deed.verb.word(),
                id: history.id.to_string(),
                group: deed.fact.group.clone(),
                title: title(&deed.fact).to_owned(),
                amount: deed.fact.field("amount").to_owned(),
                currency: deed.currency.clone(),
                status: deed.fact.field("status").to_owned(),
                moved_from: from.clone(),
                moved_to: to.clone(),
                changes,
            });
        }
    }
    records
}

/// Returns one row a field that changed.
#[must_use]
pub fn versions_as_rows(history: &EntryHistory, utc: &dyn Fn(i64) -> String) -> Rows {
    const COLUMNS: &[&str] =
        &["version", "time", "who", "verb", "id", "group", "field", "before", "after", "how", "commit", "proof"];
    let mut rows = Vec::new();
    for record in versions_as_json(history, utc) {
        let nothing = FieldJson { field: String::new(), before: String::new(), after: String::new() };
        let changes = if record.changes.is_empty() { vec![nothing] } else { record.changes };
        for change in changes {
            rows.push(vec![
                record.version.to_string(),
                record.by.time.clone(),
                record.by.who.clone(),
                record.verb.to_owned(),
                record.id.clone(),
                record.group.clone(),
                change.field,
                change.before,
                change.after,
                record.by.how.unwrap_or_default().to_owned(),
                record.by.commit.clone(),
                record.by.proof.unwrap_or_default().to_owned(),
            ]);
        }
    }
    Rows { columns: COLUMNS, rows }
}
