//! Tips for words that people try and that are no commands or flags: what they probably look for.

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

/// A command, a flag tried with it, and what does that; the beginning of a command's name is enough. No flag stands for
/// a word too many.
const FLAG_TIPS: &[(&str, &str, &str)] = &[
    ("clique init", "name", "the name comes first: clique init \"Lisbon 2026\" EUR"),
    ("clique init", "", "who is in: clique init \"Lisbon 2026\" EUR --member alice,bob"),
    ("clique init", "currency", "the currency comes behind the name: clique init \"Lisbon 2026\" EUR"),
    ("clique init", "with", "clique init \"Lisbon 2026\" EUR --member alice,bob"),
    ("clique init", "friends", "clique init \"Lisbon 2026\" EUR --member alice,bob"),
    ("clique init", "people", "clique init \"Lisbon 2026\" EUR --member alice,bob"),
    ("clique group new", "name", "the name comes first: clique group new \"Lisbon 2026\""),
    ("clique person add", "name", "the name comes first: clique person add \"Ana Alves\""),
    ("clique add", "amount", "the amount comes first: clique add 42.50 dinner"),
    ("clique add", "description", "what it was comes behind the amount: clique add 42.50 dinner"),
    ("clique add", "from-file", "clique add --from FILE"),
    ("clique pay", "from", "who paid comes first: clique pay bob alice 20"),
    ("clique pay", "to", "who paid, who was paid, how much: clique pay bob alice 20"),
    ("clique pay", "amount", "who paid, who was paid, how much: clique pay bob alice 20"),
    ("clique say", "message", "the words come behind it: clique say \"I bought the tickets\""),
    ("clique", "person", "people are named without a flag: clique balance bob; entries: --with bob"),
    ("clique", "yes", "it asks nothing, so there is nothing to say yes to"),
    ("clique", "force", "it needs no force; clique undo takes any change back"),
    ("clique", "verbose", "it says all there is to say; --quiet says less"),
    ("clique", "output", "the answer goes to stdout: clique … > FILE; clique export -o FILE writes files"),
    ("clique", "no-color", "--color never"),
    ("clique", "no-colour", "--color never"),
    ("clique", "csv", "--format csv"),
    ("clique", "tsv", "--format tsv"),
    ("clique", "ndjson", "--format ndjson"),
    ("clique", "porcelain", "--format porcelain"),
];

/// Returns the tip for a flag that a command does not have.
#[must_use]
pub fn flag_tip(command: &str, flag: &str) -> Option<&'static str> {
    let is_below = |path: &str| command.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    FLAG_TIPS.iter().find(|(path, tried, _)| *tried == flag && is_below(path)).map(|(_, _, tip)| *tip)
}

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
