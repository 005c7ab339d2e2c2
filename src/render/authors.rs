//! Shows who last wrote each row of a file, or each of its settings.

use serde::Serialize;

use super::deeds::title;
use super::rows::Rows;
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Overflow, Table};
use super::versions::{AuthorJson, COMMIT_SHOWN, author_as_json};
use crate::model::{Id, Thing};
use crate::report::authors::{AuthoredLine, FileAuthors};

/// Shows files line by line; `unique` tells how much of an id tells it from all others.
#[must_use]
pub fn authors_as_text(files: &[FileAuthors], unique: &dyn Fn(Id) -> usize, look: &Look) -> String {
    let mut text = String::new();
    for file in files {
        if files.len() > 1 {
            let gap = if text.is_empty() { "" } else { "\n" };
            text += &format!("{gap}{}\n", look.paint(Paint::Heading, super::safe::safe(&file.path)));
        }
        let is_settings = file.lines.iter().any(|line| line.setting.is_some());
        let kinds: &[Kind] = if is_settings {
            &[Kind::Fixed, Kind::Fixed, Kind::Fixed, Kind::Fixed, Kind::Text]
        } else {
            &[Kind::Fixed, Kind::Fixed, Kind::Fixed, Kind::Fixed, Kind::Fixed, Kind::Text, Kind::Amount]
        };
        let columns = kinds.iter().map(|kind| Column::new(*kind, ""));
        // Who wrote it says more than when, and in which commit.
        let spare = |(place, column): (usize, Column)| if place < 2 { column.spare() } else { column };
        let table = Table::new(columns.enumerate().map(spare));
        let mut table = table.overflow(Overflow::Cut);
        for line in &file.lines {
            table.row(cells(line, unique));
        }
        text += &table.compact().render(look);
    }
    if text.is_empty() { "Nothing stands there.\n".into() } else { text }
}

fn cells(line: &AuthoredLine, unique: &dyn Fn(Id) -> usize) -> Vec<Cell> {
    let mut cells = match &line.by {
        Some(by) => vec![
            Cell::value(by.commit.get(..COMMIT_SHOWN).unwrap_or(&by.commit)).painted(Paint::Dim),
            Cell::value(&by.local_time).painted(Paint::Dim),
            Cell::value(&by.who),
        ],
        None => vec![Cell::empty(), Cell::own("not recorded yet").painted(Paint::Dim), Cell::empty()],
    };
    let fact = &line.fact;
    if let Some(setting) = &line.setting {
        cells.extend([Cell::value(setting), Cell::value(fact.field(setting))]);
        return cells;
    }
    let date = if fact.thing == Thing::Message { "" } else { fact.field("date") };
    let mark = match fact.field("status") {
        "" => String::new(),
        status => format!(" ({status})"),
    };
    cells.extend([
        line.id().map_or_else(Cell::empty, |id| Cell::id(&id.to_string(), unique(id))),
        Cell::value(date),
        Cell::value(format!("{}{mark}", title(fact))),
        Cell::value(fact.field("amount")),
    ]);
    cells
}

/// A row or a setting with who wrote it, as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the report")]
pub struct AuthoredJson {
    pub path: String,
    pub thing: &'static str,
    pub key: String,
    pub title: String,
    pub setting: Option<String>,
    pub value: Option<String>,
    pub amount: Option<String>,
    pub currency: Option<String>,
    #[serde(flatten)]
    pub by: Option<AuthorJson>,
}

/// Returns one record a row or setting; `utc` writes a time as RFC 3339.
#[must_use]
pub fn authors_as_json(files: &[FileAuthors], utc: &dyn Fn(i64) -> String) -> Vec<AuthoredJson> {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let record = |file: &FileAuthors, line: &AuthoredLine| AuthoredJson {
        path: file.path.clone(),
        thing: line.fact.thing.word(),
        key: line.fact.key.clone(),
        title: title(&line.fact).to_owned(),
        setting: line.setting.clone(),
        value: line.setting.as_ref().map(|setting| line.fact.field(setting).to_owned()),
        amount: some(line.fact.field("amount")),
        currency: some(&line.currency),
        by: line.by.as_ref().map(|by| author_as_json(by, utc)),
    };
    files.iter().flat_map(|file| file.lines.iter().map(move |line| record(file, line))).collect()
}

/// Returns one row a row or setting.
#[must_use]
pub fn authors_as_rows(files: &[FileAuthors], utc: &dyn Fn(i64) -> String) -> Rows {
    const COLUMNS: &[&str] =
        &["commit", "time", "who", "path", "thing", "key", "title", "setting", "value", "amount", "currency"];
    let rows = authors_as_json(files, utc).into_iter().map(|line| {
        let (commit, time, who) = line.by.map_or_else(Default::default, |by| (by.commit, by.time, by.who));
        let or_empty = Option::unwrap_or_default;
        vec![
            commit,
            time,
            who,
            line.path,
            line.thing.to_owned(),
            line.key,
            line.title,
            or_empty(line.setting),
            or_empty(line.value),
            or_empty(line.amount),
            or_empty(line.currency),
        ]
    });
    Rows { columns: COLUMNS, rows: rows.collect() }
}
