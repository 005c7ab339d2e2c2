//! Shows entries that were changed in two ways, version below version.

use serde::Serialize;

use super::rows::Rows;
use super::safe::{Safe, safe};
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Table};
use crate::report::conflicts::{Contested, Settled, Version};

/// Shows every version of every contested entry, with the numbers to take them by.
#[must_use]
pub fn conflicts_as_text(contested: &[Contested], look: &Look) -> String {
    if contested.is_empty() {
        return "No conflicts.\n".into();
    }
    let mut text = String::new();
    for entry in contested {
        let id = entry.id.to_string();
        let (bright, dim) = id.split_at(entry.unique.min(id.len()));
        let heading = [safe(bright), safe(&entry.description), safe(&entry.group)];
        text += &format!(
            "{}{}  {}   in {}\n",
            look.paint(Paint::Bright, bright),
            look.paint(Paint::Dim, dim),
            heading[1],
            heading[2]
        );
        let mut table = Table::new(
            [Kind::Fixed, Kind::Text, Kind::Fixed, Kind::Fixed, Kind::Fixed].map(|kind| Column::new(kind, "")),
        );
        for (place, version) in entry.versions.iter().enumerate() {
            let mark =
                if version.is_in_force { format!("{} in force", look.glyphs().arrow_back) } else { String::new() };
            let number = (place + 1).to_string();
            let words = Cell::text(words_of(entry, place, version));
            let (who, when) = version.by.as_ref().map_or(("", ""), |by| (by.who.as_str(), by.local_time.as_str()));
            table.row([Cell::value(&number), words, Cell::value(who), Cell::value(when), Cell::value(&mark)]);
        }
        text += &table.indent(2).render(look);
    }
    text
}

fn words_of(entry: &Contested, place: usize, version: &Version) -> Safe {
    if entry.takes_out(place) {
        return Safe::own("taken out");
    }
    let differing = entry.differing();
    let told = version.cells.iter().filter(|(name, _)| differing.contains(name));
    let words: Vec<String> = told
        .map(|(name, text)| {
            let text = if text.is_empty() { "(none)" } else { text };
            format!("{}: {text}", name.replace('_', " "))
        })
        .collect();
    safe(&words.join("; "))
}

/// One version as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the report")]
pub struct VersionJson {
    pub id: String,
    pub group: String,
    pub version: usize,
    pub in_force: bool,
    pub takes_out: bool,
    pub by: Option<String>,
    pub at: Option<String>,
    pub cells: serde_json::Map<String, serde_json::Value>,
}

/// Makes one record a version.
#[must_use]
pub fn conflicts_as_json(contested: &[Contested], utc: &dyn Fn(i64) -> String) -> Vec<VersionJson> {
    let mut records = Vec::new();
    for entry in contested {
        records.extend(entry.versions.iter().enumerate().map(|(place, version)| VersionJson {
            id: entry.id.to_string(),
            group: entry.group.clone(),
            version: place + 1,
            in_force: version.is_in_force,
            takes_out: entry.takes_out(place),
            by: version.by.as_ref().map(|by| by.who.clone()),
            at: version.by.as_ref().map(|by| utc(by.seconds)),
            cells: version.cells.iter().map(|(name, text)| ((*name).to_owned(), text.clone().into())).collect(),
        }));
    }
    records
}

/// Makes one row a version.
#[must_use]
pub fn conflicts_as_rows(contested: &[Contested], utc: &dyn Fn(i64) -> String) -> Rows {
    let mut rows = Vec::new();
    for entry in contested {
        for (place, version) in entry.versions.iter().enumerate() {
            let cell = |column: &str| {
                let found = version.cells.iter().find(|(name, _)| *name == column);
                found.map_or(String::new(), |(_, text)| text.clone())
            };
            let mut row = vec![entry.id.to_string(), entry.group.clone(), (place + 1).to_string()];
            row.push(if version.is_in_force { "yes" } else { "no" }.to_owned());
            row.extend(["date", "description", "amount", "currency", "paid_by", "split"].map(cell));
            row.push(version.by.as_ref().map_or_else(String::new, |by| by.who.clone()));
            row.push(version.by.as_ref().map_or_else(String::new, |by| utc(by.seconds)));
            rows.push(row);
        }
    }
    let columns = &[
        "id",
        "group",
        "version",
        "in_force",
        "date",
        "description",
        "amount",
        "currency",
        "paid_by",
        "split",
        "by",
        "at",
    ];
    Rows { columns, rows }
}

/// A settled conflict as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the report")]
pub struct SettledJson {
    pub id: String,
    pub group: String,
    pub description: String,
    pub taken: Option<usize>,
    pub commit: String,
}

/// Makes the record of a settled conflict.
#[must_use]
pub fn settled_as_json(settled: &Settled) -> SettledJson {
    let Settled { id, group, description, taken, commit } = settled.clone();
    SettledJson { id: id.to_string(), group, description, taken, commit }
}

/// Makes one row of a settled conflict.
#[must_use]
pub fn settled_as_rows(settled: &Settled) -> Rows {
    let SettledJson { id, group, description, taken, commit } = settled_as_json(settled);
    let taken = taken.map_or_else(String::new, |taken| taken.to_string());
    let row = vec![id, group, description, taken, commit];
    Rows { columns: &["id", "group", "description", "taken", "commit"], rows: vec![row] }
}
