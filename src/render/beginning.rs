//! Shows a ledger that was just started: what lies where, and what to do next.

use serde::Serialize;

use super::rows::Rows;
use super::safe::safe;
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Table};
use crate::report::beginning::Beginning;

/// Shows the files and the next step.
#[must_use]
pub fn beginning_as_text(beginning: &Beginning, look: &Look) -> String {
    let mut text = format!("Created {}\n", look.paint(Paint::Heading, safe(&beginning.place)));
    let columns = [Column::new(Kind::Fixed, ""), Column::new(Kind::Text, "")];
    let mut table = Table::new(columns).indent(2);
    let mut row = |file: String, words: String| {
        let is_new = !beginning.left_alone.contains(&file);
        let words = if is_new { words } else { "was there already and is as it was".into() };
        table.row([Cell::text(safe(&file)), Cell::text(safe(&words)).painted(Paint::Dim)]);
    };
    let folder = format!("groups/{}", beginning.group);
    row("clique.toml".into(), "the ledger's name and currency".into());
    row("people/".into(), beginning.members.iter().map(member).collect::<Vec<_>>().join(", "));
    row(format!("{folder}/group.toml"), "who is in".into());
    row(".gitattributes".into(), "lets git merge without conflict markers".into());
    row(".gitignore".into(), "keeps what editors leave behind out of it".into());
    text += &table.render(look);
    text += "Its expenses/, a file a year, and messages.log come with the first of them.\n";
    let someone = beginning.members.first().map_or("me", |(handle, _)| handle);
    text += &format!("\nNext: {}\n", look.paint(Paint::Bright, format!("clique add 42.50 dinner -p {someone}")));
    if beginning.members.len() < 2 {
        text += "Bring in friends: clique person add \"Bob Baker\", then clique member add bob\n";
    }
    if let Some(command) = &beginning.same_again {
        text += &format!("Same again without questions:\n  {}\n", safe(command));
    }
    text
}

/// Says a handle, and the name where it says more: whoever meant two people by `bob carol` sees that it is one.
fn member((handle, name): &(String, String)) -> String {
    if name.eq_ignore_ascii_case(handle) { handle.clone() } else { format!("{handle} ({name})") }
}

/// A new ledger as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct BeginningJson {
    pub path: String,
    pub name: String,
    pub currency: String,
    pub group: String,
    pub members: Vec<String>,
}

/// Returns the record of a new ledger.
#[must_use]
pub fn beginning_as_json(beginning: &Beginning) -> BeginningJson {
    BeginningJson {
        path: beginning.path.clone(),
        name: beginning.name.clone(),
        currency: beginning.currency.to_string(),
        group: beginning.group.clone(),
        members: beginning.members.iter().map(|(handle, _)| handle.clone()).collect(),
    }
}

/// Returns the new ledger as one row.
#[must_use]
pub fn beginning_as_rows(beginning: &Beginning) -> Rows {
    const COLUMNS: &[&str] = &["path", "name", "currency", "group", "members"];
    let BeginningJson { path, name, currency, group, members } = beginning_as_json(beginning);
    Rows { columns: COLUMNS, rows: vec![vec![path, name, currency, group, members.join(" ")]] }
}
