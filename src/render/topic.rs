//! Shows a help topic: headings, paragraphs to the width, tables and examples.

use super::markdown::{Block, bare, blocks};
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Table};
use super::width::{padded_right, width, wrapped};

/// So wide a topic is at most, as long lines are hard to read.
const WIDTH_MAX: usize = 88;
/// So far examples are moved in.
const INDENT: &str = "    ";

/// Shows a topic that is written in Markdown.
#[must_use]
pub fn topic_as_text(markdown: &str, look: &Look) -> String {
    let width = look.width.map_or(WIDTH_MAX, |width| width.min(WIDTH_MAX));
    let shown: Vec<String> = blocks(markdown).iter().map(|block| block_as_text(block, width, look)).collect();
    shown.join("\n")
}

fn block_as_text(block: &Block, columns: usize, look: &Look) -> String {
    let lines = |text: &str, columns: usize| wrapped(text, columns);
    match block {
        Block::Title(title) => format!("{}\n", look.paint(Paint::Heading, title)),
        Block::Heading(heading) => format!("{}\n", look.paint(Paint::Heading, heading)),
        Block::Paragraph(text) => lines(text, columns).join("\n") + "\n",
        Block::List(items) => {
            let item = |item: &String| {
                let lines = lines(item, columns.saturating_sub(4));
                lines
                    .iter()
                    .enumerate()
                    .map(|(at, line)| format!("  {} {line}\n", if at == 0 { "-" } else { " " }))
                    .collect::<String>()
            };
            items.iter().map(item).collect()
        }
        Block::Code(_, lines) => lines.iter().map(|line| example(line, look)).collect(),
        Block::Table(header, rows) => table(header, rows, columns, look),
    }
}

/// Shows a line of an example; what a comment says stands back.
fn example(line: &str, look: &Look) -> String {
    match line.split_once("   ") {
        _ if line.is_empty() => "\n".to_owned(),
        Some((command, comment)) if line.starts_with("clique") => {
            let comment = look.paint(Paint::Dim, comment);
            format!("{INDENT}{}   {comment}\n", look.paint(Paint::Bright, command))
        }
        _ if line.starts_with("clique") => format!("{INDENT}{}\n", look.paint(Paint::Bright, line)),
        _ => format!("{INDENT}{line}\n"),
    }
}

/// Two columns: what is written, and what it means, wrapped beside it; more columns as a plain table.
fn table(header: &[String], rows: &[Vec<String>], columns: usize, look: &Look) -> String {
    let [_, _] = header else {
        let mut table = Table::new(header.iter().map(|_| Column::new(Kind::Text, ""))).indent(2);
        for row in std::iter::once(header).chain(rows.iter().map(Vec::as_slice)) {
            table.row(row.iter().map(|cell| Cell::value(bare(cell))));
        }
        return table.render(look);
    };
    let first = |row: &Vec<String>| bare(row.first().map_or("", String::as_str));
    let widest = rows.iter().map(|row| width(&first(row))).max().unwrap_or(0);
    let beside = widest.min((columns / 2).saturating_sub(4)) + 4;
    let mut text = String::new();
    for row in rows {
        let key = first(row);
        let meaning = wrapped(row.get(1).map_or("", String::as_str), columns.saturating_sub(beside).max(20));
        let key_fits = width(&key) + 4 <= beside;
        let mut meaning = meaning.iter();
        let beside_key = if key_fits { meaning.next().map_or("", String::as_str) } else { "" };
        let gap = padded_right("", (beside - 2).saturating_sub(width(&key)).max(if key_fits { 2 } else { 0 }));
        let keys = wrapped(&key, columns.saturating_sub(2)).into_iter();
        let keys: Vec<String> = keys.map(|line| format!("  {}", look.paint(Paint::Bright, line))).collect();
        text += format!("{}{gap}{beside_key}", keys.join("\n")).trim_end();
        text.push('\n');
        text.extend(meaning.map(|line| format!("{:beside$}{line}\n", "")));
    }
    text
}
