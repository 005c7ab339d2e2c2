//! Shows what waits for you and what is new.

use serde::Serialize;

use super::history::{ChangeJson, CommitIds, history_as_json, history_as_rows, history_as_text};
use super::rows::Rows;
use super::status::{WaitingJson, asked_lines, due_as_text, pending_as_text, waiting_as_json};
use super::style::{Look, Paint};
use crate::model::Id;
use crate::report::inbox::Inbox;

/// Shows it: first what asks for an answer, then what is new.
#[must_use]
pub fn inbox_as_text(inbox: &Inbox, unique: &dyn Fn(Id) -> usize, look: &Look) -> String {
    if inbox.is_empty() {
        let since = inbox.since.as_ref().map_or(String::new(), |since| format!(" since {since}"));
        return format!("{} nothing new{since}\n", look.paint(Paint::GetsBack, look.glyphs().check));
    }
    let mut blocks = Vec::new();
    if !inbox.asked.is_quiet() {
        blocks.push(asked_lines(&inbox.asked));
    }
    if !inbox.due.is_empty() {
        blocks.push(due_as_text(&inbox.due, look));
    }
    if !inbox.pending.is_empty() {
        blocks.push(pending_as_text(&inbox.pending, Some(&inbox.me), look));
    }
    if inbox.conflicts > 0 {
        let (entries, are) = if inbox.conflicts == 1 { ("entry", "was") } else { ("entries", "were") };
        let heading = look.paint(Paint::Warning, "conflict:");
        blocks.push(format!("{heading} {} {entries} {are} changed in two ways: clique conflicts\n", inbox.conflicts));
    }
    if !inbox.news.is_empty() {
        let since = inbox.since.as_ref().map_or_else(|| "New".to_owned(), |since| format!("New since {since}"));
        let news = history_as_text(&inbox.news, CommitIds::Hidden, unique, look);
        blocks.push(format!("{}\n{news}", look.paint(Paint::Heading, since)));
    }
    blocks.join("\n")
}

/// What is there, as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the text")]
pub struct InboxJson {
    pub me: String,
    pub since: Option<String>,
    pub count: usize,
    pub friend_requests: Vec<String>,
    pub invitations: Vec<String>,
    pub due: Vec<WaitingJson>,
    pub pending: Vec<WaitingJson>,
    pub conflicts: usize,
    pub news: Vec<ChangeJson>,
}

/// Returns the record of it; `utc` writes a moment as `2026-06-14T22:10:00Z`.
#[must_use]
pub fn inbox_as_json(inbox: &Inbox, utc: &dyn Fn(i64) -> String) -> InboxJson {
    InboxJson {
        me: inbox.me.clone(),
        since: inbox.since_seconds.map(utc),
        count: inbox.len(),
        friend_requests: inbox.asked.friends.clone(),
        invitations: inbox.asked.invitations.iter().map(|(group, _)| group.clone()).collect(),
        due: inbox.due.iter().map(waiting_as_json).collect(),
        pending: inbox.pending.iter().map(waiting_as_json).collect(),
        conflicts: inbox.conflicts,
        news: history_as_json(&inbox.news, utc),
    }
}

/// Returns one row a thing: what it is, then where, who, when, and what.
#[must_use]
pub fn inbox_as_rows(inbox: &Inbox, utc: &dyn Fn(i64) -> String) -> Rows {
    const COLUMNS: &[&str] = &["kind", "time", "who", "verb", "thing", "group", "id", "title", "amount", "currency"];
    let row = |cells: [&str; 10]| cells.map(str::to_owned).to_vec();
    let mut rows = Vec::new();
    for friend in &inbox.asked.friends {
        rows.push(row(["friend-request", "", friend, "", "", "", "", "", "", ""]));
    }
    for (group, name) in &inbox.asked.invitations {
        rows.push(row(["invitation", "", "", "", "", group, "", name, "", ""]));
    }
    for (kind, waiting) in [("due", &inbox.due), ("pending", &inbox.pending)] {
        for one in waiting {
            let WaitingJson { id, group, description, amount, currency, day, .. } = waiting_as_json(one);
            rows.push(row([kind, &day, "", "", "entry", &group, &id, &description, &amount, &currency]));
        }
    }
    if inbox.conflicts > 0 {
        rows.push(row(["conflicts", "", "", "", "", "", "", &inbox.conflicts.to_string(), "", ""]));
    }
    let news = history_as_rows(&inbox.news, utc);
    let places = ["time", "who", "verb", "thing", "group", "id", "title", "amount", "currency"]
        .map(|name| news.columns.iter().position(|column| *column == name));
    for cells in &news.rows {
        let cell = |place: &Option<usize>| place.and_then(|at| cells.get(at)).cloned().unwrap_or_default();
        rows.push(std::iter::once("new".to_owned()).chain(places.iter().map(cell)).collect());
    }
    Rows { columns: COLUMNS, rows }
}
