//! Makes the man pages: what clap knows of a command, then examples, exit codes and where to read on.

use std::collections::BTreeMap;

use clap_mangen::Man;
use clique::cli::examples::{all_commands, examples_of};

const EXIT_STATUS: &[(&str, &str)] = &[
    ("0", "Done; the answer is yes."),
    ("1", "The answer is no: a check or a condition failed."),
    ("2", "What was typed cannot be meant, or a question was not answered."),
    ("3", "The ledger cannot be read; the file, line and column are on the standard error."),
    ("4", "A person is needed: another clique holds the lock, a name is ambiguous, edits by hand look odd."),
    ("5", "Something outside is missing or broken: no ledger, a file, a permission, git."),
    ("70", "A bug; please report it."),
    ("141", "The reader of the answer went away."),
];

const ENVIRONMENT: &[(&str, &str)] = &[
    ("CLIQUE_DIR", "The folder of the ledger, as with -C."),
    ("CLIQUE_GROUP", "The group, as with -g."),
    ("CLIQUE_ME", "Who you are, as with --me."),
    ("CLIQUE_COLOR", "When to use colour, as with --color."),
    ("CLIQUE_CEILING_DIRECTORIES", "Folders, separated as in PATH, at and above which no ledger is looked for."),
    ("CLIQUE_NOW", "The present moment, such as 2026-06-15T20:00:00Z, for tests."),
    ("CLIQUE_SEED", "What new ids are made of instead of chance, for tests."),
    ("NO_COLOR", "When set and not empty, no colour is used, whatever the stream."),
    ("CLICOLOR_FORCE", "When set and neither empty nor 0, colour is used, whatever the stream."),
    ("COLUMNS", "The width of the terminal."),
];

const FILES: &[(&str, &str)] = &[
    ("clique.toml", "Marks the folder of a ledger; its name, its currency."),
    ("people/*.toml", "One file for each person."),
    ("groups/*/group.toml", "A group and who is in it."),
    ("groups/*/expenses/*.csv", "Its expenses, payments and incomes, one row each."),
    ("direct/*+*/", "The same for two people without a group."),
];

/// Makes an apostrophe straight, for roffs that would bend it.
const APOSTROPHE: &str = ".ie \\n(.g .ds Aq \\(aq\n.el .ds Aq '\n";

/// Returns the page of every visible command, by file name.
pub fn pages() -> BTreeMap<String, String> {
    let all = all_commands(&clique::cli::command());
    let names: Vec<String> = all.iter().map(|(name, _)| name.replace(' ', "-")).collect();
    all.into_iter()
        .map(|(name, command)| (format!("{}.1", name.replace(' ', "-")), page(&name, command, &names)))
        .collect()
}

fn page(name: &str, command: clap::Command, names: &[String]) -> String {
    let page_name = name.replace(' ', "-");
    let examples = examples_of(&command);
    let has_commands = command.has_subcommands();
    let mut command = command
        .bin_name(name.to_owned())
        .display_name(page_name.clone())
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(name != "clique");
    let usage = command.render_usage().to_string().replace("Usage: ", "");
    let command = command.override_usage(usage);
    let man = Man::new(command);
    let mut bytes = Vec::new();
    man.render_name_section(&mut bytes).unwrap();
    man.render_synopsis_section(&mut bytes).unwrap();
    man.render_description_section(&mut bytes).unwrap();
    man.render_options_section(&mut bytes).unwrap();
    if has_commands {
        man.render_subcommands_section(&mut bytes).unwrap();
    }
    // Each section begins with the same two lines, which are needed once.
    let sections = String::from_utf8(bytes).unwrap().replace(APOSTROPHE, "");
    let (title, version) = (escaped(&page_name.to_uppercase()), env!("CARGO_PKG_VERSION"));
    // Written here, as clap_mangen loses an empty date and so shifts what follows.
    let mut text = format!("{APOSTROPHE}.TH {title} 1 \"\" \"clique {version}\" \"Clique Manual\"\n{sections}");
    let is_root = name == "clique";
    if !is_root {
        text += ".PP\nThe global options of\n.BR clique (1)\nmay stand before or after the name of the command.\n";
    }
    if !examples.is_empty() {
        text += &format!(".SH EXAMPLES\n.nf\n{}.fi\n", examples.iter().map(|line| roman(line)).collect::<String>());
    }
    text += &list("EXIT STATUS", EXIT_STATUS);
    if is_root {
        text += &list("ENVIRONMENT", ENVIRONMENT);
        text += &list("FILES", FILES);
    }
    text += &see_also(&page_name, names);
    text
}

/// Refers to the page above, those below, and the formats.
fn see_also(own: &str, names: &[String]) -> String {
    let is_near = |other: &&String| {
        let below = other.strip_prefix(own).is_some_and(|rest| rest.starts_with('-') && !rest[1..].contains('-'));
        let above = own.strip_prefix(other.as_str()).is_some_and(|rest| rest.starts_with('-'));
        below || above
    };
    let mut pages: Vec<(String, u8)> = names.iter().filter(is_near).map(|name| (name.clone(), 1)).collect();
    pages.push(("clique-files".into(), 5));
    let pages: Vec<String> = pages.iter().map(|(name, part)| format!(".BR {} ({part})", escaped(name))).collect();
    format!(".SH \"SEE ALSO\"\n{}\n", pages.join(" ,\n"))
}

fn list(heading: &str, items: &[(&str, &str)]) -> String {
    let items = items.iter().map(|(term, words)| format!(".TP\n.B {}\n{}", escaped(term), roman(words)));
    format!(".SH \"{heading}\"\n{}", items.collect::<String>())
}

/// Writes a line of plain text.
fn roman(line: &str) -> String {
    let line = escaped(line);
    let guard = if line.starts_with(['.', '\'']) { "\\&" } else { "" };
    format!("{guard}{line}\n")
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\e").replace('-', "\\-")
}
