//! Tips for words that people try and that are no commands: what they probably look for.

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// A command, a word tried below it, and what does that.
const TIPS: &[(&str, &str, &str)] = &[
    ("group", "add", "a new group: clique group new \"Lisbon 2026\"; people into one: clique member add WHO -g GROUP"),
    ("group", "create", "a new group: clique group new \"Lisbon 2026\""),
    ("group", "remove", "put a group away: clique group archive GROUP; an empty one goes with clique group rm GROUP"),
    ("group", "delete", "put a group away: clique group archive GROUP; an empty one goes with clique group rm GROUP"),
    ("group", "rename", "another name: clique group edit GROUP --name NAME"),
    ("member", "new", "clique member add WHO; somebody new to the ledger: clique person add NAME"),
    ("member", "delete", "clique member remove WHO"),
    ("person", "new", "clique person add NAME"),
    ("person", "remove", "clique person rm WHO"),
    ("person", "delete", "clique person rm WHO"),
    ("remote", "add", "clique remote set URL"),
    ("remote", "remove", "clique remote rm NAME"),
    ("config", "show", "clique config list"),
    ("conflicts", "list", "clique conflicts"),
];

/// Returns the tip for a word that is no command below the one it was typed behind.
#[must_use]
pub fn tip(error: &clap::Error) -> Option<&'static str> {
    if error.kind() != ErrorKind::InvalidSubcommand {
        return None;
    }
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else { return None };
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    let is_below = |command: &str| usage.split_whitespace().any(|part| part == command);
    TIPS.iter().find(|(command, tried, _)| tried == word && is_below(command)).map(|(_, _, tip)| *tip)
}
