//! Shows which group and which person commands mean when nothing is said.

use serde::Serialize;

use super::rows::Rows;
use super::safe::safe;
use super::style::{Look, Paint};
use crate::report::choice::{Choice, Chooser, Chosen};

/// Shows the choice in two lines.
#[must_use]
pub fn choice_as_text(choice: &Choice, look: &Look) -> String {
    let line = |word: &str, chosen: &Option<Chosen>, otherwise: &str| match chosen {
        Some(chosen) => {
            let handle = look.paint(Paint::Bright, safe(&chosen.handle));
            let name = if chosen.name == chosen.handle { String::new() } else { format!("  {}", safe(&chosen.name)) };
            format!("{word}  {handle}{name}  {}\n", look.paint(Paint::Dim, format!("({})", words_of(chosen.by))))
        }
        None => format!("{word}  {otherwise}\n"),
    };
    line("group", &choice.group, "none; choose one with: clique use GROUP")
        + &line("you  ", &choice.me, "not known; say it with: clique use --me WHO")
}

fn words_of(chooser: Chooser) -> &'static str {
    match chooser {
        Chooser::Environment => "the environment says so",
        Chooser::Kept => "clique use says so",
        Chooser::Only => "the only open one",
        Chooser::Git => "git says so",
    }
}

const fn word_of(chooser: Chooser) -> &'static str {
    match chooser {
        Chooser::Environment => "environment",
        Chooser::Kept => "kept",
        Chooser::Only => "only",
        Chooser::Git => "git",
    }
}

/// The choice as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct ChoiceJson {
    pub group: Option<String>,
    pub group_by: Option<&'static str>,
    pub me: Option<String>,
    pub me_by: Option<&'static str>,
}

/// Returns the record of the choice.
#[must_use]
pub fn choice_as_json(choice: &Choice) -> ChoiceJson {
    let handle = |chosen: &Option<Chosen>| chosen.as_ref().map(|chosen| chosen.handle.clone());
    let by = |chosen: &Option<Chosen>| chosen.as_ref().map(|chosen| word_of(chosen.by));
    ChoiceJson {
        group: handle(&choice.group),
        group_by: by(&choice.group),
        me: handle(&choice.me),
        me_by: by(&choice.me),
    }
}

/// Returns the choice as one row.
#[must_use]
pub fn choice_as_rows(choice: &Choice) -> Rows {
    let ChoiceJson { group, me, .. } = choice_as_json(choice);
    Rows { columns: &["group", "me"], rows: vec![vec![group.unwrap_or_default(), me.unwrap_or_default()]] }
}
