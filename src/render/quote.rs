//! One line of a file as it is quoted in a message: which byte stands in which column.
//!
//! A message points at characters, a file has bytes, a terminal has columns. Tabs, wide
//! letters, emoji of several characters and hidden characters shown as `<U+202E>` make the
//! three differ. A [`Quote`] is measured once; then any byte has a column, and a long line
//! can be cut to a window around what matters.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::place::boundary_before;
use super::safe::{ISOLATE_END, ISOLATE_START, is_right_to_left, pieces};
use super::style::Look;
use super::width;

/// A line without its line ending, measured.
pub(super) struct Quote {
    signs: Vec<Sign>,
    columns: usize,
}

/// What is drawn as one: a grapheme, or a letter of `<U+202E>`.
struct Sign {
    /// The bytes of the line it stands for.
    place: Range<usize>,
    column: usize,
    shown: String,
}

/// A quoted line cut to what is shown of it.
pub(super) struct Window {
    /// What is written.
    pub(super) shown: String,
    /// The columns that takes.
    pub(super) columns: usize,
    /// The columns of the line that are seen.
    seen: Range<usize>,
    /// The columns of the mark on the left.
    mark: usize,
}

/// Tabs go to the next multiple of this.
const TAB: usize = 4;

/// A line of more bytes is measured only around what matters: no terminal shows more of it.
const MEASURED_MAX: usize = 16 * 1024;

/// So many bytes before what matters are measured of such a line.
const MEASURED_BEFORE: usize = 4 * 1024;

impl Quote {
    /// Measures a line; of a very long one, what stands around the byte `near`.
    pub(super) fn new(line: &str, near: usize) -> Self {
        let (whole, skipped) = match line.len() {
            length if length <= MEASURED_MAX => (line, 0),
            length => {
                let start = boundary_before(line, near.min(length).saturating_sub(MEASURED_BEFORE));
                (&line[start..boundary_before(line, start + MEASURED_MAX)], start)
            }
        };
        let mut quote = Self::measured(whole);
        for sign in &mut quote.signs {
            sign.place = sign.place.start + skipped..sign.place.end + skipped;
        }
        quote
    }

    fn measured(line: &str) -> Self {
        let mut shown = String::with_capacity(line.len());
        let mut sources = Vec::new();
        for piece in pieces(line) {
            let is_tab = line[piece.place.clone()] == *"\t";
            shown.push_str(if is_tab { "\t" } else { &piece.shown });
            sources.push((shown.len(), piece.place));
        }
        let mut signs = Vec::new();
        let mut columns = 0;
        for (at, grapheme) in shown.grapheme_indices(true) {
            let end = at + grapheme.len();
            let first = sources.partition_point(|(until, _)| *until <= at);
            let last = sources.partition_point(|(until, _)| *until < end);
            let text = if grapheme == "\t" { " ".repeat(TAB - columns % TAB) } else { grapheme.to_owned() };
            let wide = width::width(&text);
            signs.push(Sign { place: sources[first].1.start..sources[last].1.end, column: columns, shown: text });
            columns += wide;
        }
        Self { signs, columns }
    }

    /// Returns the columns a stretch of bytes takes; whole signs, even if only a part is meant.
    pub(super) fn columns_of(&self, bytes: &Range<usize>) -> Range<usize> {
        let first = self.signs.partition_point(|it| it.place.end <= bytes.start);
        let behind = self.signs.partition_point(|it| it.place.start < bytes.end);
        let column = |at: usize| self.signs.get(at).map_or(self.columns, |it| it.column);
        column(first)..column(behind).max(column(first))
    }

    /// Cuts the line to `room` columns, so that of `all` columns as much as possible is seen
    /// and the start of `first` certainly.
    pub(super) fn window(&self, all: &Range<usize>, first: &Range<usize>, room: usize, look: &Look) -> Window {
        let ellipsis = look.glyphs().ellipsis;
        if self.columns <= room {
            return self.cut_to(0..self.columns, "", "");
        }
        let room = room.saturating_sub(2 * width::width(ellipsis)).max(1);
        let wanted = [all, first].into_iter().find(|it| it.len() < room);
        let wanted = wanted.cloned().unwrap_or(first.start..first.start);
        let spare = room - wanted.len();
        let start = wanted.start.saturating_sub(spare / 2);
        let start = start.min((self.columns + 1).saturating_sub(room));
        let seen = start..start + room;
        let before = if seen.start > 0 { ellipsis } else { "" };
        let after = if seen.end < self.columns { ellipsis } else { "" };
        self.cut_to(seen, before, after)
    }

    fn cut_to(&self, wanted: Range<usize>, before: &str, after: &str) -> Window {
        let seen = |sign: &&Sign| sign.column >= wanted.start && sign.column + width::width(&sign.shown) <= wanted.end;
        let signs: Vec<_> = self.signs.iter().filter(seen).collect();
        let start = signs.first().map_or(wanted.start, |sign| sign.column);
        let last = signs.last();
        let end = last.map_or(start, |sign| sign.column + width::width(&sign.shown));
        let mark = width::width(before);
        Window {
            shown: format!("{before}{}{after}", isolated(&signs)),
            columns: mark + (end - start) + width::width(after),
            seen: start..end,
            mark,
        }
    }
}

impl Window {
    /// Returns where columns of the line are in the window; what is outside is at its edge.
    pub(super) fn columns_of(&self, columns: &Range<usize>) -> Range<usize> {
        let place = |column: usize| self.mark + column.clamp(self.seen.start, self.seen.end) - self.seen.start;
        place(columns.start)..place(columns.end)
    }
}

/// Puts each run of right-to-left signs into an isolate, so that a terminal that reorders
/// keeps every run in its own columns, above its carets.
fn isolated(signs: &[&Sign]) -> String {
    let mut text = String::new();
    let mut inside = false;
    for sign in signs {
        let goes_left = sign.shown.chars().any(is_right_to_left);
        if goes_left != inside {
            text.push(if goes_left { ISOLATE_START } else { ISOLATE_END });
            inside = goes_left;
        }
        text.push_str(&sign.shown);
    }
    if inside {
        text.push(ISOLATE_END);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Marks the columns of a word of the line under the line.
    fn marked(line: &str, word: &str, room: usize) -> (String, String) {
        let start = line.find(word).unwrap();
        let quote = Quote::new(line, start);
        let columns = quote.columns_of(&(start..start + word.len()));
        let window = quote.window(&columns, &columns, room, &Look::plain());
        assert_eq!(window.columns, width::width(&window.shown));
        let place = window.columns_of(&columns);
        let marks = " ".repeat(place.start) + &"^".repeat(place.len());
        (window.shown, marks)
    }

    #[test]
    fn marks_stand_under_the_word() {
        for (line, word, shown, marks) in [
            ("a,bbo", "bbo", "a,bbo", "  ^^^"),
            ("\tx", "x", "    x", "    ^"),
            ("ab\tx", "x", "ab  x", "    ^"),
            ("漢字,x", "x", "漢字,x", "     ^"),
            ("漢字,x", "字", "漢字,x", "  ^^"),
            ("👨\u{200d}👩\u{200d}👧,x", "x", "👨\u{200d}👩\u{200d}👧,x", "   ^"),
            ("👨\u{200d}👩\u{200d}👧,x", "👩", "👨\u{200d}👩\u{200d}👧,x", "^^"),
            ("e\u{301},x", "x", "e\u{301},x", "  ^"),
            ("\u{202e},x", "x", "<U+202E>,x", "         ^"),
            ("\u{202e},x", "\u{202e}", "<U+202E>,x", "^^^^^^^^"),
            ("דנה,x", "x", "\u{2068}דנה\u{2069},x", "    ^"),
        ] {
            assert_eq!(marked(line, word, 80), (shown.to_owned(), marks.to_owned()));
        }
    }

    #[test]
    fn long_lines_are_cut_around_the_word() {
        let long = format!("{}bbo{}", "x".repeat(40), "y".repeat(40));
        let (shown, marks) = marked(&long, "bbo", 21);
        assert_eq!(shown, "…xxxxxxxxbbo yyyyyyyy…".replace(' ', ""));
        assert_eq!(marks, "         ^^^");
        let (shown, marks) = marked(&format!("bbo{}", "y".repeat(40)), "bbo", 11);
        assert_eq!((shown.as_str(), marks.as_str()), ("bboyyyyyy…", "^^^"));
        let (shown, marks) = marked(&format!("{}bbo", "漢".repeat(40)), "bbo", 11);
        assert_eq!((shown.as_str(), marks.as_str()), ("…漢漢bbo", "     ^^^"));
    }

    #[test]
    fn of_an_enormous_line_only_what_matters_is_measured() {
        let long = format!("{}bbo{}", "é".repeat(5_000_000), "y".repeat(10_000_000));
        let (shown, marks) = marked(&long, "bbo", 21);
        assert_eq!((shown.as_str(), marks.as_str()), ("…éééééééébboyyyyyyyy…", "         ^^^"));
        let quote = Quote::new(&long, 10_000_000);
        assert!(quote.columns < MEASURED_MAX);
        let (shown, _) = marked(&format!("bbo{}", "y".repeat(10_000_000)), "bbo", 11);
        assert_eq!(shown, "bboyyyyyy…");
    }

    #[test]
    fn every_window_fits_and_shows_the_start_of_the_word() {
        let line = "漢a\t👨\u{200d}👩\u{200d}👧\u{202e}דנה e\u{301}".repeat(9);
        let quote = Quote::new(&line, 0);
        for (start, character) in line.char_indices() {
            for room in 12..40 {
                let columns = quote.columns_of(&(start..start + character.len_utf8()));
                let window = quote.window(&columns, &columns, room, &Look::plain());
                assert!(window.columns <= room, "{start} in {room}");
                assert!(!window.columns_of(&columns).is_empty(), "{start} in {room}");
            }
        }
    }
}
