//! One cell of a table: what its bytes say, and the bytes that say a text.
//!
//! A cell's bytes run from comma to comma. Spaces and tabs around it do not
//! count; quotes keep what is between them, and `""` stands for one quote.
//!
//! Writing is done here and not by the csv crate: that leaves a leading `#`
//! and outer spaces unquoted, and it can only write whole records.

use std::borrow::Cow;
use std::ops::Range;

use super::lines::{self, BYTE_ORDER_MARK};

/// Returns the part of a cell that counts: without spaces around it, with its quotes.
///
/// `raw` is the cell's bytes from comma to comma. An empty cell counts from `raw.end`.
pub fn cell_span(text: &str, raw: Range<usize>) -> Range<usize> {
    let Some(cell) = text.get(raw.clone()) else {
        return text.len()..text.len();
    };
    let trimmed = cell.trim_start_matches(is_space);
    let start = raw.end - trimmed.len();
    start..start + trimmed.trim_end_matches(is_space).len()
}

/// Returns what a cell says: without spaces around it and its quotes, `""` undone.
///
/// Copies only where `""` had to be undone. A cell that broke a rule of
/// quoting still says something, as near as can be.
#[inline]
pub fn cell_text(text: &str, raw: Range<usize>) -> Cow<'_, str> {
    let cell = text.get(raw).unwrap_or("");
    match cell {
        "" => Cow::Borrowed(""),
        _ if is_bare(cell.as_bytes()) => Cow::Borrowed(cell),
        _ => bare_text(cell),
    }
}

/// Tells whether a cell has bytes, and surely neither spaces nor quotes at its ends, as the most by far.
#[inline]
pub(super) fn is_bare(cell: &[u8]) -> bool {
    // Both come before all letters and digits.
    matches!(cell, [first, .., last] | [first @ last] if *first > b'"' && *last > b'"')
}

/// Takes spaces and quotes off a cell.
fn bare_text(cell: &str) -> Cow<'_, str> {
    let first_or_last = [cell.as_bytes().first(), cell.as_bytes().last()];
    let has_spaces = first_or_last.into_iter().flatten().any(|byte| is_space_byte(*byte));
    let cell = if has_spaces { cell.trim_matches(is_space) } else { cell };
    match inside_quotes(cell) {
        None => Cow::Borrowed(cell),
        Some(inner) if inner.as_bytes().contains(&b'"') => Cow::Owned(undoubled(inner)),
        Some(inner) => Cow::Borrowed(inner),
    }
}

/// Puts one quote in the place of two.
fn undoubled(inner: &str) -> String {
    let mut text = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(quote) = rest.bytes().position(|byte| byte == b'"') {
        let (before, after) = rest.split_at(quote + 1);
        text.push_str(before);
        rest = after.strip_prefix('"').unwrap_or(after);
    }
    text.push_str(rest);
    text
}

/// Returns where in the file a part of [`cell_text`] stands, for pointing at it.
///
/// `part` counts bytes of the cell's text; what lies beyond it is cut off.
pub fn part_span(text: &str, raw: Range<usize>, part: Range<usize>) -> Range<usize> {
    let span = cell_span(text, raw);
    let cell = text.get(span.clone()).unwrap_or("");
    let (inner, inner_start) = match inside_quotes(cell) {
        Some(inner) => (inner, span.start + 1),
        None => (cell, span.start),
    };
    let quoted = inner.len() != cell.len();
    let place = |wanted: usize| inner_start + offset_before_unquoting(inner, quoted, wanted);
    let start = place(part.start);
    start..place(part.end).max(start)
}

/// Appends a cell that says `value`, quoted only when needed.
///
/// A record's first cell needs quotes where it would make the line something
/// else than a record: a comment, a conflict marker, a blank line.
pub fn push_cell(line: &mut String, value: &str, place: CellPlace) {
    if needs_quotes(value, place) {
        line.push('"');
        line.push_str(&value.replace('"', "\"\""));
        line.push('"');
    } else {
        line.push_str(value);
    }
}

/// Where in its record a cell is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellPlace {
    /// The only cell of its record.
    Only,
    /// The first of several.
    First,
    /// Any after the first.
    Later,
}

impl CellPlace {
    /// Returns the place of the cell at `index` in a record of `count` cells.
    pub fn of(index: usize, count: usize) -> CellPlace {
        match (index, count) {
            (0, 0 | 1) => CellPlace::Only,
            (0, _) => CellPlace::First,
            _ => CellPlace::Later,
        }
    }
}

/// Returns whether a byte may stand around a cell without being part of it.
pub(super) fn is_space_byte(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t')
}

/// Returns what follows the opening quote, up to the closing one if that is there.
fn inside_quotes(cell: &str) -> Option<&str> {
    let inner = cell.strip_prefix('"')?;
    Some(inner.strip_suffix('"').unwrap_or(inner))
}

/// Returns the offset in `inner` of the byte that is at `wanted` once `""` is undone.
fn offset_before_unquoting(inner: &str, quoted: bool, wanted: usize) -> usize {
    if !quoted || !inner.contains('"') {
        let offset = wanted.min(inner.len());
        return (0..=offset).rev().find(|at| inner.is_char_boundary(*at)).unwrap_or(0);
    }
    let mut offset = 0;
    let mut seen = 0;
    while seen < wanted {
        let rest = inner.get(offset..).unwrap_or("");
        let Some(character) = rest.chars().next() else {
            break;
        };
        offset += if rest.starts_with("\"\"") { 2 } else { character.len_utf8() };
        seen += character.len_utf8();
    }
    offset
}

fn needs_quotes(value: &str, place: CellPlace) -> bool {
    let bytes = value.as_bytes();
    let special = |byte: u8| (byte == b',') | (byte == b'"') | (byte == b'\r') | (byte == b'\n');
    let is_padded = [bytes.first(), bytes.last()].into_iter().flatten().any(|byte| is_space_byte(*byte));
    // Without a way out on the way, so that compilers turn it into instructions for sixteen bytes and more.
    if is_padded || bytes.iter().fold(false, |found, byte| found | special(*byte)) {
        return true;
    }
    match place {
        CellPlace::Later => false,
        CellPlace::Only if value.is_empty() => true,
        CellPlace::Only | CellPlace::First => {
            value.starts_with(['#', BYTE_ORDER_MARK]) || lines::conflict_marker(value).is_some()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_only_where_needed() {
        let cases = [
            ("", CellPlace::Later, ""),
            ("", CellPlace::First, ""),
            ("", CellPlace::Only, "\"\""),
            ("a b", CellPlace::Only, "a b"),
            (" a", CellPlace::Later, "\" a\""),
            ("a\t", CellPlace::Later, "\"a\t\""),
            ("a,b", CellPlace::Later, "\"a,b\""),
            ("5\" pipe", CellPlace::Later, "\"5\"\" pipe\""),
            ("a\rb", CellPlace::Later, "\"a\rb\""),
            ("#1", CellPlace::Later, "#1"),
            ("#1", CellPlace::First, "\"#1\""),
            ("=======", CellPlace::Later, "======="),
            ("=======", CellPlace::Only, "\"=======\""),
            ("\u{feff}a", CellPlace::First, "\"\u{feff}a\""),
            ("\u{a0}a", CellPlace::Later, "\u{a0}a"),
        ];
        for (value, place, expected) in cases {
            let mut line = String::new();
            push_cell(&mut line, value, place);
            assert_eq!(line, expected);
            assert_eq!(cell_text(&line, 0..line.len()), value);
        }
    }

    #[test]
    fn two_quotes_are_one_and_one_stays_one() {
        for text in ["", "a\"\"b", "\"", "\"\"\"", "\"\"\"\"é\"\"", "a\"b\"\"", "\"a\""] {
            assert_eq!(undoubled(text), text.replace("\"\"", "\""), "{text}");
        }
    }

    #[test]
    fn only_doubled_quotes_make_a_copy() {
        let text = "plain, \"quoted, too\" ,\"five \"\"inch\"\"\"";
        let cells = [(0..5, false), (6..21, false), (22..37, true)];
        for (raw, copied) in cells {
            let is_copy = matches!(cell_text(text, raw), Cow::Owned(_));
            assert_eq!(is_copy, copied);
        }
        assert_eq!(cell_text(text, 30..99), "");
        assert_eq!(cell_span(text, 30..99), text.len()..text.len());
    }
}
