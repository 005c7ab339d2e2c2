//! Where in a file something is: bytes, lines and columns.

use std::ops::Range;

/// The place in a file a [`Report`](super::snippet::Report) is about. All ranges are bytes of `text`; what is beyond
/// its end or inside a character is moved to the nearest place that exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place<'a> {
    /// The file as it is named to the user.
    pub path: String,
    /// The whole file; see [`lossy`] for one that is not UTF-8.
    pub text: &'a str,
    /// What the problem is about, marked `^^^`, with a word on it or an empty one.
    pub primary: (Range<usize>, String),
    /// What belongs to it, marked `---`.
    pub secondary: Vec<(Range<usize>, String)>,
}

impl Place<'_> {
    /// Returns the line and column where the primary stretch starts; see [`line_column`].
    #[must_use]
    pub fn start(&self) -> (usize, usize) {
        line_column(self.text, whole_characters(self.text, &self.primary.0).start)
    }

    /// Returns the line and column behind its last character.
    #[must_use]
    pub fn end(&self) -> (usize, usize) {
        line_column(self.text, whole_characters(self.text, &self.primary.0).end)
    }
}

/// Returns the line and the column of a byte, both from one.
///
/// Lines end with LF or CRLF. A column is a character (a Unicode scalar value) whatever its
/// width on a terminal, as editors' `line:column` is read most widely. A byte order mark has
/// no column. A place beyond the end is the end.
///
/// ```
/// use clique::render::place::line_column;
/// assert_eq!(line_column("id\r\nçé,x", 9), (2, 4));
/// ```
#[must_use]
pub fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let (before, after) = text.split_at(boundary_before(text, offset));
    let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let mut within = &before[start..];
    if start == 0 {
        within = within.strip_prefix(BYTE_ORDER_MARK).unwrap_or(within);
    }
    if after.starts_with('\n') {
        within = within.strip_suffix('\r').unwrap_or(within);
    }
    (line, within.chars().count() + 1)
}

/// Returns bytes that are not UTF-8 as text with `�` in place of what is wrong, and where in
/// it the byte at `offset` is: both for a [`Place`].
#[must_use]
pub fn lossy(bytes: &[u8], offset: usize) -> (String, usize) {
    let before = bytes.get(..offset).unwrap_or(bytes);
    let at = String::from_utf8_lossy(before).len();
    let text = String::from_utf8_lossy(bytes).into_owned();
    let at = boundary_before(&text, at);
    (text, at)
}

const BYTE_ORDER_MARK: char = '\u{feff}';

/// A byte by its line, counted from zero, and its place in the line as quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) line: usize,
    pub(super) byte: usize,
}

/// A text and where its lines start.
pub(super) struct File<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> File<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let first = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(first).chain(ends.map(|(at, _)| at + 1));
        Self { text, starts: starts.collect() }
    }

    /// Returns a line, counted from zero, without its ending and the byte order mark.
    pub(super) fn line(&self, line: usize) -> &'a str {
        let start = self.starts.get(line).copied().unwrap_or(self.text.len());
        let end = self.starts.get(line + 1).map_or(self.text.len(), |next| next - 1);
        let text = self.text.get(start..end).unwrap_or_default();
        let has_ending = line + 1 < self.starts.len();
        if has_ending { text.strip_suffix('\r').unwrap_or(text) } else { text }
    }

    /// Returns where a stretch of bytes starts and ends.
    pub(super) fn spots(&self, range: &Range<usize>) -> Range<Spot> {
        let range = whole_characters(self.text, range);
        self.spot(range.start)..self.spot(range.end)
    }

    fn spot(&self, offset: usize) -> Spot {
        let line = self.starts.partition_point(|&start| start <= offset).max(1) - 1;
        let start = self.starts[line];
        let byte = offset.saturating_sub(start).min(self.line(line).len());
        Spot { line, byte }
    }
}

/// Returns a stretch of whole characters within the text.
fn whole_characters(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = boundary_before(text, range.start);
    let mut end = boundary_before(text, range.end);
    if end < range.end {
        end += text[end..].chars().next().map_or(0, char::len_utf8);
    }
    start..end.max(start)
}

/// Returns the start of the character at a byte, or the end of the text.
pub(super) fn boundary_before(text: &str, offset: usize) -> usize {
    let inside = (0..=offset.min(text.len())).rev();
    inside.take(4).find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns() {
        let text = "\u{feff}añb\r\n\r\n\tx\ny";
        for (offset, wanted) in [
            (0, (1, 1)),
            (3, (1, 1)),
            (4, (1, 2)),
            (5, (1, 2)),
            (6, (1, 3)),
            (7, (1, 4)),
            (8, (1, 4)),
            (9, (2, 1)),
            (10, (2, 1)),
            (11, (3, 1)),
            (12, (3, 2)),
            (14, (4, 1)),
            (15, (4, 2)),
            (99, (4, 2)),
        ] {
            assert_eq!(line_column(text, offset), wanted, "at {offset}");
        }
    }

    #[test]
    fn bytes_that_are_not_text_keep_their_place() {
        let bytes = b"id,who\nx,caf\xe9,bbo\n";
        let (text, at) = lossy(bytes, 12);
        assert_eq!((text.as_str(), at), ("id,who\nx,caf\u{fffd},bbo\n", 12));
        let (text, at) = lossy(bytes, 14);
        assert!(text[at..].starts_with("bbo"));
        assert_eq!(lossy(b"\xff", 9).1, 3);
    }
}
