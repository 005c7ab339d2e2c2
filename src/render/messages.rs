//! Shows a conversation: day, time, who, and what was said; every word of it was written by someone else.

use serde::Serialize;

use super::rows::Rows;
use super::safe::{safe, safe_lines};
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Table};
use crate::model::About;
use crate::report::entries::ID_SHOWN_MIN;
use crate::report::messages::{MessageRow, Talk};

/// Shows a conversation, the oldest first.
#[must_use]
pub fn talk_as_text(talk: &Talk, look: &Look) -> String {
    let mut text = format!("{}\n\n", look.paint(Paint::Heading, safe(&talk.name)));
    if talk.ahead > 0 {
        let words = format!("{} {} dated ahead of today; see them with --all", look.glyphs().ellipsis, talk.ahead);
        text += &format!("{}\n", look.paint(Paint::Dim, words));
    }
    if talk.messages.is_empty() && talk.ahead == 0 {
        return text + "Nothing was said yet.\n";
    }
    if talk.older > 0 {
        let words = format!("{} {} older; see them with --all", look.glyphs().ellipsis, talk.older);
        text += &format!("{}\n", look.paint(Paint::Dim, words));
    }
    let ids: &[Kind] = if talk.shows_ids { &[Kind::Fixed] } else { &[] };
    let kinds = [Kind::Fixed, Kind::Fixed].iter().chain(ids).chain(&[Kind::Fixed, Kind::Text]);
    let table = Table::new(kinds.map(|kind| Column::new(*kind, "")));
    let mut table = if talk.shows_ids { table.hang() } else { table };
    let id = |row: &MessageRow| talk.shows_ids.then(|| Cell::id(&row.message.id.to_string(), row.unique));
    let mut day = "";
    for row in &talk.messages {
        let is_new_day = row.day != day;
        day = &row.day;
        let mut lines = lines_of(row, look).into_iter();
        let mut cells = vec![
            if is_new_day { Cell::value(&row.day).painted(Paint::Dim) } else { Cell::empty() },
            Cell::value(&row.time).painted(Paint::Dim),
        ];
        cells.extend(id(row));
        cells.push(Cell::text(safe(&row.message.author)).painted(Paint::Bright));
        cells.push(lines.next().unwrap_or_else(Cell::empty));
        let before = cells.len() - 1;
        table.row(cells);
        for line in lines {
            table.row(std::iter::repeat_with(Cell::empty).take(before).chain([line]));
        }
    }
    let readers = talk.messages.last().map_or(&[][..], |row| &row.read_by);
    let read = if readers.is_empty() { String::new() } else { format!("read by {}\n", readers.join(", ")) };
    text + &table.render(look) + &look.paint(Paint::Dim, read)
}

/// Returns what stands beside the author: the lines of the text, then what it is about.
fn lines_of(row: &MessageRow, look: &Look) -> Vec<Cell> {
    let message = &row.message;
    if message.deleted {
        return vec![Cell::own("(taken back)").painted(Paint::Dim)];
    }
    let text = if message.edited { format!("{} (edited)", message.text) } else { message.text.clone() };
    let mut cells: Vec<Cell> = safe_lines(&text).map(Cell::text).collect();
    let reply = look.glyphs().reply;
    let about = match (&message.about, &row.entry) {
        (_, Some((id, what, amount))) => {
            let id: String = id.to_string().chars().take(ID_SHOWN_MIN).collect();
            Some(format!("{reply} {what}   {amount}   {id}"))
        }
        (Some(About::Entry(id)), None) => Some(format!("{reply} {id}, which is not here")),
        (Some(About::Receipt(name)), _) => Some(format!("{reply} receipt {name}")),
        (None, None) => None,
    };
    cells.extend(about.map(|about| Cell::value(about).painted(Paint::Dim)));
    cells
}

/// A message as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct MessageJson {
    pub id: String,
    pub group: String,
    pub time: String,
    pub author: String,
    pub text: String,
    pub entry: Option<String>,
    pub receipt: Option<String>,
    pub edited: bool,
    pub deleted: bool,
    pub read_by: Vec<String>,
}

/// Returns the record of a message; `utc` writes a moment as `2026-06-14T22:10:00Z`.
#[must_use]
pub fn message_as_json(group: &str, row: &MessageRow, utc: &dyn Fn(i64) -> String) -> MessageJson {
    let message = &row.message;
    let (entry, receipt) = match &message.about {
        Some(About::Entry(id)) => (Some(id.to_string()), None),
        Some(About::Receipt(name)) => (None, Some(name.clone())),
        None => (None, None),
    };
    MessageJson {
        id: message.id.to_string(),
        group: group.to_owned(),
        time: utc(message.time),
        author: message.author.clone(),
        text: message.text.clone(),
        entry,
        receipt,
        edited: message.edited,
        deleted: message.deleted,
        read_by: row.read_by.clone(),
    }
}

/// Returns one row a message.
#[must_use]
pub fn talk_as_rows(talk: &Talk, utc: &dyn Fn(i64) -> String) -> Rows {
    const COLUMNS: &[&str] =
        &["id", "group", "time", "author", "text", "entry", "receipt", "edited", "deleted", "read_by"];
    let row = |row: &MessageRow| {
        let MessageJson { id, group, time, author, text, entry, receipt, edited, deleted, read_by } =
            message_as_json(&talk.group, row, utc);
        let (entry, receipt) = (entry.unwrap_or_default(), receipt.unwrap_or_default());
        vec![id, group, time, author, text, entry, receipt, edited.to_string(), deleted.to_string(), read_by.join(" ")]
    };
    Rows { columns: COLUMNS, rows: talk.messages.iter().map(row).collect() }
}
