//! Which lines of a TOML file say what: every header and every `key = value`, by its full path.

use std::ops::Range;

use toml_edit::{Document, Item};

use super::lines::line_end;

/// A header or a `key = value`, with the lines it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The keys from the root; an element of `[[pay]]` is `pay` and its number.
    pub path: Vec<String>,
    /// Whether this is a header.
    pub is_header: bool,
    /// The bytes of the value, or of the header.
    pub span: Range<usize>,
    /// The whole lines, with the last one's ending and what stands behind the value.
    pub lines: Range<usize>,
}

impl Piece {
    /// Tells whether this piece says something of the table or value at `path`.
    pub fn is_under(&self, path: &[String]) -> bool {
        self.path.starts_with(path)
    }
}

/// Lists the pieces of a file in their order.
pub fn pieces(document: &Document<&str>) -> Vec<Piece> {
    let mut found = Vec::new();
    collect(document.raw(), document.as_item(), &mut Vec::new(), &mut found);
    found.sort_by_key(|piece| piece.span.start);
    found
}

/// Goes through the tables; never deeper than the parser, which has a limit.
fn collect(text: &str, item: &Item, path: &mut Vec<String>, found: &mut Vec<Piece>) {
    match item {
        Item::None => {}
        Item::Value(value) => found.extend(value.span().map(|span| piece(text, path, false, span))),
        Item::Table(table) => {
            if !table.is_implicit() && !table.is_dotted() && !path.is_empty() {
                found.extend(table.span().map(|span| piece(text, path, true, span)));
            }
            for (key, item) in table {
                path.push(key.to_owned());
                collect(text, item, path, found);
                path.pop();
            }
        }
        Item::ArrayOfTables(tables) => {
            for (number, table) in tables.iter().enumerate() {
                path.push(number.to_string());
                found.extend(table.span().map(|span| piece(text, path, true, span)));
                for (key, item) in table {
                    path.push(key.to_owned());
                    collect(text, item, path, found);
                    path.pop();
                }
                path.pop();
            }
        }
    }
}

fn piece(text: &str, path: &[String], is_header: bool, span: Range<usize>) -> Piece {
    // A key and the beginning of its value share a line, so the value's line is the key's.
    let start = text[..span.start].rfind('\n').map_or(super::lines::first_line_start(text), |feed| feed + 1);
    let lines = start..line_end(text, span.end).next;
    Piece { path: path.to_vec(), is_header, span, lines }
}

/// Returns the pieces of the section that a header begins, without the header; those before any header for the root.
pub fn section<'p>(pieces: &'p [Piece], header: Option<usize>) -> &'p [Piece] {
    let first = header.map_or(0, |at| at + 1);
    let rest: &'p [Piece] = &pieces[first..];
    let count = rest.iter().position(|piece| piece.is_header).unwrap_or(rest.len());
    &rest[..count]
}

/// Returns the path of the header whose section the piece at a place is in.
pub fn header_of(pieces: &[Piece], at: usize) -> &[String] {
    let header = pieces[..=at].iter().rev().find(|piece| piece.is_header);
    header.map_or(&[], |header| &header.path)
}
