//! The first screen: the daily commands with what they do, the others by what they are for.

use clap::Command;

use crate::render::fit::fitted;

/// The commands that most people need most days.
const DAILY: [&str; 11] = ["add", "pay", "balance", "settle", "why", "list", "search", "say", "sync", "undo", "help"];

/// The others, by what they are for; what is not named here comes last.
const GROUPS: [(&str, &[&str]); 6] = [
    (
        "Look",
        &[
            "status",
            "inbox",
            "due",
            "stats",
            "show",
            "statement",
            "messages",
            "receipt",
            "log",
            "diff",
            "blame",
            "history",
            "digest",
        ],
    ),
    ("Change", &["edit", "copy", "rm", "restore", "redo", "recurring", "accept", "decline"]),
    ("People", &["init", "clone", "group", "member", "person", "friend", "use"]),
    ("In, out", &["import", "export"]),
    (
        "Care",
        &["check", "checkpoint", "fmt", "conflicts", "explain", "verify", "doctor", "remote", "config", "version"],
    ),
    ("Learn", &["demo", "tutorial", "completions", "schema"]),
];

/// So wide a line of names is at most.
const LINE_MAX: usize = 80;

/// Returns the template of the first screen, as clap wants it, in lines of so many columns if anything limits them.
#[must_use]
pub fn template(command: &Command, columns: Option<usize>) -> String {
    let visible = |name: &&str| command.find_subcommand(name).is_some_and(|inner| !inner.is_hide_set());
    let about = |name: &&str| {
        let about = command.find_subcommand(name).and_then(Command::get_about).map(ToString::to_string);
        format!("  {name:<9}{}\n", about.unwrap_or_default())
    };
    let daily: String = DAILY.iter().filter(|name| visible(name)).map(about).collect();
    let is_named = |name: &str| DAILY.contains(&name) || GROUPS.iter().any(|(_, names)| names.contains(&name));
    let others = command.get_subcommands().filter(|inner| !inner.is_hide_set()).map(Command::get_name);
    let others: Vec<&str> = others.filter(|name| !is_named(name)).collect();
    let mut groups = String::new();
    for (heading, names) in GROUPS.iter().copied().chain([("Else", others.as_slice())]) {
        let names: Vec<&str> = names.iter().copied().filter(|name| visible(name)).collect();
        if !names.is_empty() {
            groups += &line(heading, &names);
        }
    }
    let fit = |text: &str| columns.map_or_else(|| text.to_owned(), |columns| fitted(text, columns));
    let (daily, groups) = (fit(&daily), fit(&groups));
    format!(
        "{{before-help}}{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\nEvery day:\n{daily}\n\
         More, each with examples in its --help:\n{groups}\n{{options}}{{after-help}}"
    )
}

fn line(heading: &str, names: &[&str]) -> String {
    let mut text = format!("  {heading:<9}");
    let mut column = text.len();
    for (place, name) in names.iter().enumerate() {
        if column + name.len() + 2 > LINE_MAX {
            text.truncate(text.trim_end().len());
            text += &format!("\n{:11}", "");
            column = 11;
        }
        let comma = if place + 1 == names.len() { "" } else { ", " };
        text += &format!("{name}{comma}");
        column += name.len() + 2;
    }
    text.push('\n');
    text
}
