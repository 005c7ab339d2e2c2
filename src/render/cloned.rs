//! Shows a ledger that was just fetched from others.

use serde::Serialize;

use super::rows::Rows;
use super::safe::safe;
use super::style::{Look, Paint};
use crate::report::cloned::ClonedLedger;

/// Shows what was cloned, and what to do next.
#[must_use]
pub fn cloned_as_text(cloned: &ClonedLedger, look: &Look) -> String {
    let glyphs = look.glyphs();
    let mark = look.paint(Paint::GetsBack, glyphs.check);
    let (name, folder) = (safe(&cloned.name), safe(&cloned.folder));
    let named = |names: &[String]| {
        let names: Vec<String> = names.iter().map(|name| safe(name).to_string()).collect();
        names.join(", ")
    };
    let mut text = format!("{mark} {name} is in {folder}\n");
    text += &format!("  groups  {}\n  people  {}\n", named(&cloned.groups), named(&cloned.people));
    text += &match &cloned.me {
        Some(me) => format!("  you     {}\n", safe(me)),
        None => format!("Say who you are: clique -C {folder} use --me NAME\n"),
    };
    text += &format!("See where you stand: clique -C {folder}\n");
    text
}

/// A cloned ledger as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the report")]
pub struct ClonedJson {
    pub folder: String,
    pub name: String,
    pub branch: String,
    pub groups: Vec<String>,
    pub people: Vec<String>,
    pub me: Option<String>,
}

/// Makes the record of a clone.
#[must_use]
pub fn cloned_as_json(cloned: &ClonedLedger) -> ClonedJson {
    let ClonedLedger { folder, name, branch, groups, people, me } = cloned.clone();
    ClonedJson { folder, name, branch, groups, people, me }
}

/// Makes one row of a clone.
#[must_use]
pub fn cloned_as_rows(cloned: &ClonedLedger) -> Rows {
    let ClonedLedger { folder, name, branch, groups, people, me } = cloned.clone();
    let row = vec![folder, name, branch, groups.join(" "), people.join(" "), me.unwrap_or_default()];
    Rows { columns: &["folder", "name", "branch", "groups", "people", "me"], rows: vec![row] }
}
