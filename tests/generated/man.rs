//! Makes the man pages: what clap knows of a command, then examples, exit codes and where to read on.

use std::collections::BTreeMap;

use clap_mangen::Man;
use clique::cli::examples::{all_commands, examples_of};
use clique::cli::topics::{TOPICS, Topic};
use clique::render::markdown::{Block, Stretch, bare, blocks, stretches};

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
        .chain(TOPICS.iter().map(|topic| (format!("clique-{}.{}", topic.name, topic.section()), topic_page(topic))))
        .collect()
}

/// Returns the first table of a topic.
fn table_of(topic: &str) -> Vec<(String, String)> {
    let blocks = blocks(Topic::named(topic).unwrap().text);
    let rows = blocks.into_iter().find_map(|block| if let Block::Table(_, rows) = block { Some(rows) } else { None });
    rows.unwrap().into_iter().map(|row| (bare(&row[0]), row[1].clone())).collect()
}

/// Returns the page of a topic.
fn topic_page(topic: &Topic) -> String {
    let (name, section) = (escaped(&format!("clique-{}", topic.name)), topic.section());
    let mut text = format!(
        "{APOSTROPHE}.TH {} {section} \"\" \"clique {}\" \"Clique Manual\"\n.SH NAME\n{name} \\- {}\n.SH DESCRIPTION\n",
        name.to_uppercase(),
        env!("CARGO_PKG_VERSION"),
        escaped(topic.about())
    );
    let mut is_first = true;
    for block in blocks(topic.text) {
        let is_heading = matches!(block, Block::Heading(_));
        if !is_first && !is_heading && !matches!(block, Block::Table(..) | Block::List(_)) {
            text += ".PP\n";
        }
        text += &match block {
            Block::Title(_) => continue,
            Block::Heading(heading) => format!(".SH \"{}\"\n", escaped(&heading.to_uppercase())),
            Block::Paragraph(words) => marked(&words),
            Block::List(items) => items.iter().map(|item| format!(".IP \\(bu 2\n{}", marked(item))).collect(),
            Block::Table(_, rows) => rows.iter().map(|row| table_row(row)).collect(),
            Block::Code(_, lines) => {
                format!(".nf\n.RS 4\n{}.RE\n.fi\n", lines.iter().map(|line| roman(line)).collect::<String>())
            }
        };
        is_first = is_heading;
    }
    let others = TOPICS.iter().filter(|other| *other != topic);
    let others =
        others.map(|other| format!(".BR {} ({})", escaped(&format!("clique-{}", other.name)), other.section()));
    let pages: Vec<String> = std::iter::once(".BR clique (1)".to_owned()).chain(others).collect();
    text + &format!(".SH \"SEE ALSO\"\n{}\n", pages.join(" ,\n"))
}

fn table_row(row: &[String]) -> String {
    let (first, rest) = row.split_first().unwrap();
    let meaning = rest.join("; ");
    let meaning = if meaning.is_empty() { "\\&\n".to_owned() } else { marked(&meaning) };
    format!(".TP\n.B {}\n{meaning}", escaped(&bare(first)).replace('"', "\\(dq"))
}

/// Writes a line of text with its code in bold.
fn marked(words: &str) -> String {
    let part = |stretch: &Stretch<'_>| match stretch {
        Stretch::Plain(text) => escaped(text),
        Stretch::Code(text) => format!("\\fB{}\\fR", escaped(text)),
        Stretch::Emphasis(text) => format!("\\fI{}\\fR", escaped(text)),
    };
    let line: String = stretches(words).iter().map(part).collect();
    let guard = if line.starts_with(['.', '\'']) { "\\&" } else { "" };
    format!("{guard}{line}\n")
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
    text += &list("EXIT STATUS", &table_of("exit-codes"));
    if is_root {
        text += &list("ENVIRONMENT", &table_of("environment"));
        let files: Vec<(String, String)> = FILES.iter().map(|(file, what)| ((*file).into(), (*what).into())).collect();
        text += &list("FILES", &files);
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
    if own == "clique" {
        let topics = TOPICS.iter().filter(|topic| topic.name != "files");
        pages.extend(topics.map(|topic| (format!("clique-{}", topic.name), topic.section())));
    }
    let pages: Vec<String> = pages.iter().map(|(name, part)| format!(".BR {} ({part})", escaped(name))).collect();
    format!(".SH \"SEE ALSO\"\n{}\n", pages.join(" ,\n"))
}

fn list(heading: &str, items: &[(String, String)]) -> String {
    let items = items.iter().map(|(term, words)| format!(".TP\n.B {}\n{}", escaped(term), marked(words)));
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
