//! Reads the small part of Markdown that help topics are written in.
//!
//! A title, sections, paragraphs, lists, tables, fenced blocks; in lines of text, code between backticks and
//! `*emphasis*`. Anything else is plain text.

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// `# title`.
    Title(String),
    /// `## heading`.
    Heading(String),
    /// Lines of text, put together.
    Paragraph(String),
    /// Lines that begin with `- `.
    List(Vec<String>),
    /// A table: its header, then its rows.
    Table(Vec<String>, Vec<Vec<String>>),
    /// A fenced block: its language and its lines as they stand.
    Code(String, Vec<String>),
}

/// A stretch of a line of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stretch<'t> {
    /// Text.
    Plain(&'t str),
    /// Between backticks.
    Code(&'t str),
    /// Between stars.
    Emphasis(&'t str),
}

/// Reads a text.
#[must_use]
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let code = lines.by_ref().take_while(|line| *line != "```").map(str::to_owned).collect();
            blocks.push(Block::Code(language.to_owned(), code));
        } else if let Some(title) = line.strip_prefix("# ") {
            blocks.push(Block::Title(title.to_owned()));
        } else if let Some(heading) = line.strip_prefix("## ") {
            blocks.push(Block::Heading(heading.to_owned()));
        } else if line.starts_with('|') {
            let mut rows = vec![cells(line)];
            while let Some(row) = lines.next_if(|line| line.starts_with('|')) {
                rows.push(cells(row));
            }
            let header = rows.remove(0);
            let is_rule = |row: &Vec<String>| row.iter().all(|cell| cell.chars().all(|c| c == '-'));
            rows.retain(|row| !is_rule(row));
            blocks.push(Block::Table(header, rows));
        } else if let Some(first) = line.strip_prefix("- ") {
            let mut items = vec![first.to_owned()];
            while let Some(next) = lines.next_if(|line| line.starts_with("- ") || line.starts_with("  ")) {
                match (next.strip_prefix("- "), items.last_mut()) {
                    (Some(item), _) => items.push(item.to_owned()),
                    (None, Some(item)) => *item = format!("{item} {}", next.trim()),
                    (None, None) => {}
                }
            }
            blocks.push(Block::List(items));
        } else if !line.trim().is_empty() {
            let mut words = line.trim().to_owned();
            let goes_on =
                |line: &&str| !line.trim().is_empty() && !line.starts_with(['#', '|', '`']) && !line.starts_with("- ");
            while let Some(next) =
                lines.next_if(|line| goes_on(line) || line.starts_with('`') && !line.starts_with("```"))
            {
                words = format!("{words} {}", next.trim());
            }
            blocks.push(Block::Paragraph(words));
        }
    }
    blocks
}

fn cells(line: &str) -> Vec<String> {
    let inner = line.trim().trim_start_matches('|').trim_end_matches('|');
    inner.split('|').map(|cell| cell.trim().to_owned()).collect()
}

/// Takes a line of text apart.
#[must_use]
pub fn stretches(text: &str) -> Vec<Stretch<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((at, mark)) = first_mark(rest) {
        let Some(length) = rest[at + 1..].find(mark).filter(|length| *length > 0) else {
            break;
        };
        if at > 0 {
            found.push(Stretch::Plain(&rest[..at]));
        }
        let inner = &rest[at + 1..at + 1 + length];
        found.push(if mark == '`' { Stretch::Code(inner) } else { Stretch::Emphasis(inner) });
        rest = &rest[at + length + 2..];
    }
    if !rest.is_empty() {
        found.push(Stretch::Plain(rest));
    }
    found
}

/// Finds where a stretch begins; a `*` that stands alone is a sign, not a mark.
fn first_mark(text: &str) -> Option<(usize, char)> {
    let is_mark = |at: usize, mark: char| mark == '`' || !text[at + 1..].starts_with(char::is_whitespace);
    text.char_indices().find(|&(at, letter)| matches!(letter, '`' | '*') && is_mark(at, letter))
}

/// Returns a line of text without its marks.
#[must_use]
pub fn bare(text: &str) -> String {
    let word = |stretch: &Stretch<'_>| match stretch {
        Stretch::Plain(text) | Stretch::Code(text) | Stretch::Emphasis(text) => (*text).to_owned(),
    };
    stretches(text).iter().map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_taken_apart() {
        let text = "# T: t\n\nOne\ntwo `x`.\n\n## S\n\n- a\n- b\n  c\n\n| k | v |\n|---|---|\n| `q` | w |\n\n```sh\n$ a\n\nb\n```\nend";
        let expected = [
            Block::Title("T: t".into()),
            Block::Paragraph("One two `x`.".into()),
            Block::Heading("S".into()),
            Block::List(vec!["a".into(), "b c".into()]),
            Block::Table(vec!["k".into(), "v".into()], vec![vec!["`q`".into(), "w".into()]]),
            Block::Code("sh".into(), vec!["$ a".into(), String::new(), "b".into()]),
            Block::Paragraph("end".into()),
        ];
        assert_eq!(blocks(text), expected);
    }

    #[test]
    fn lines_are_taken_apart() {
        let expected = [Stretch::Plain("a "), Stretch::Code("b*c*"), Stretch::Plain(" "), Stretch::Emphasis("d")];
        assert_eq!(stretches("a `b*c*` *d*"), expected);
        assert_eq!(bare("2 * 3 `x` and *y*"), "2 * 3 `x` and *y*".replace(['`'], "").replace("*y*", "y"));
    }
}
