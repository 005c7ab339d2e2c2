//! The one gate through which other people's words reach a terminal.
//!
//! Names, titles and messages were written by someone else and may hold bytes that drive
//! a terminal, reorder a line or hide. [`safe`] lets nothing through that cannot be seen:
//!
//! | in the text                                           | shown as                  |
//! |-------------------------------------------------------|---------------------------|
//! | line feed, with or without a carriage return before   | `⏎`                       |
//! | tab                                                   | `⇥`                       |
//! | other controls (C0, DEL, C1), line separators         | `<U+001B>`                |
//! | direction marks, overrides, embeddings, isolates      | `<U+202E>`                |
//! | zero-width, filler and tag characters, noncharacters  | `<U+200B>`                |
//! | a joiner inside an emoji or an Indic or Arabic word   | itself                    |
//! | a variation selector after what it can vary           | itself                    |
//! | accents on nothing, or more than eight on one letter  | `<U+0301>`                |
//! | anything else                                         | itself                    |
//!
//! A text with Hebrew, Arabic or other right-to-left letters is put between U+2068 and
//! U+2069 as a whole. Terminals that reorder lines then keep the words and the numbers
//! around it where they are: without it `דנה 12.00 5.00` swaps its two amounts on such a
//! terminal. Terminals that do not reorder ignore the two characters, which take no column.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use super::width;

/// Words that may be written to a terminal: one line without anything hidden in it.
///
/// Only [`safe`] makes one of someone's words; only [`Safe::own`] makes one of the
/// program's. Renderers take this type, so that no other way exists.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Safe(String);

impl Safe {
    /// Takes the program's own words, known when it was built.
    #[must_use]
    pub fn own(words: &'static str) -> Self {
        Self(words.to_owned())
    }

    /// Returns what is shown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Tells whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the columns it takes.
    #[must_use]
    pub fn width(&self) -> usize {
        width::width(&self.0)
    }

    /// Returns it cut to so many columns, the mark (`…`) included; isolates stay closed.
    #[must_use]
    pub fn cut(&self, columns: usize, mark: &str) -> Self {
        let mut short = width::cut(&self.0, columns, mark);
        let opened = short.matches(ISOLATE_START).count();
        let closed = short.matches(ISOLATE_END).count();
        for _ in closed..opened {
            short.push(ISOLATE_END);
        }
        Self(short)
    }
}

/// Joins pieces into one line: `[safe(name), Safe::own(" owes "), …]`.
impl FromIterator<Safe> for Safe {
    fn from_iter<I: IntoIterator<Item = Safe>>(pieces: I) -> Self {
        Self(pieces.into_iter().map(|piece| piece.0).collect())
    }
}

impl fmt::Display for Safe {
    /// Honours width and alignment (`{:>10}`), counted in columns.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let blanks = formatter.width().unwrap_or(0).saturating_sub(self.width());
        let before = match formatter.align() {
            Some(fmt::Alignment::Right) => blanks,
            Some(fmt::Alignment::Center) => blanks / 2,
            Some(fmt::Alignment::Left) | None => 0,
        };
        let after = blanks - before;
        write!(formatter, "{:before$}{}{:after$}", "", self.0, "")
    }
}

/// Makes someone's words fit for a terminal, on one line; see the table of this module.
///
/// ```
/// use clique::render::safe::safe;
/// assert_eq!(safe("tea\nfor \u{1b}[31mtwo").as_str(), "tea⏎for <U+001B>[31mtwo");
/// ```
#[must_use]
pub fn safe(text: &str) -> Safe {
    if is_plain(text) {
        return Safe(text.to_owned());
    }
    let shown = shown_whole(text);
    if shown.chars().any(is_right_to_left) { Safe(format!("{ISOLATE_START}{shown}{ISOLATE_END}")) } else { Safe(shown) }
}

/// As [`safe`], of a text that is not used any more; mostly it is shown as it is.
#[must_use]
pub fn safe_text(text: String) -> Safe {
    if is_plain(&text) { Safe(text) } else { safe(&text) }
}

/// Tells what is quickly seen of most texts: that there is nothing to do.
fn is_plain(text: &str) -> bool {
    width::is_of_letters(text) || width::is_of_single_cells(text)
}

/// Makes someone's words of several lines fit for a terminal, line by line.
pub fn safe_lines(text: &str) -> impl Iterator<Item = Safe> {
    text.lines().map(safe)
}

/// Tells whether a character hides or drives a terminal wherever it stands. The joiners
/// U+200C and U+200D are not among these: they hide only in the wrong place.
#[must_use]
pub fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            // Soft hyphen, grapheme joiner, Arabic letter mark, Hangul and Khmer fillers.
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            // Mongolian selectors, zero-width space, direction marks.
            | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            // Separators, embeddings and overrides, word joiner, invisible operators, isolates.
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            // Hangul fillers, byte order mark, annotation marks.
            | '\u{3164}' | '\u{ffa0}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}'
            // Shorthand and musical formats, tags and everything around them.
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e00ff}'
            | '\u{e01f0}'..='\u{e0fff}' | '\u{fdd0}'..='\u{fdef}')
        || u32::from(character) & 0xfffe == 0xfffe
}

/// Tells whether a character is written from right to left.
pub(super) fn is_right_to_left(character: char) -> bool {
    matches!(character,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Returns the lines of a text as they are shown, without isolates.
pub(super) fn shown_lines(text: &str) -> impl Iterator<Item = String> {
    text.lines().map(shown_whole)
}

/// Puts every run of right-to-left words of a shown line into an isolate of its own. Blanks
/// and hyphens between two such words belong to the run.
pub(super) fn isolated_runs(shown: &str) -> String {
    let mut text = String::with_capacity(shown.len());
    let mut rest = shown;
    while let Some(start) = rest.find(is_right_to_left) {
        let (before, from) = rest.split_at(start);
        let stays = |it: char| is_right_to_left(it) || is_zero_width(it) || " -".contains(it);
        let end = from.find(|it| !stays(it)).unwrap_or(from.len());
        let run = from[..end].trim_end_matches([' ', '-']);
        text.extend([before, "\u{2068}", run, "\u{2069}"]);
        rest = &from[run.len()..];
    }
    text.push_str(rest);
    text
}

/// Opens a stretch whose direction is its own affair.
pub(super) const ISOLATE_START: char = '\u{2068}';
/// Closes what [`ISOLATE_START`] opened.
pub(super) const ISOLATE_END: char = '\u{2069}';

/// A stretch of a text and how it is shown.
pub(super) struct Piece<'a> {
    /// The bytes it stands at.
    pub(super) place: Range<usize>,
    /// What a terminal is given instead.
    pub(super) shown: Cow<'a, str>,
}

/// Walks a text piece by piece; the pieces cover it without gaps.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut start = 0;
    let mut before = None;
    let mut stacked = ACCENTS_MAX;
    std::iter::from_fn(move || {
        let rest = text.get(start..)?;
        let first = rest.chars().next()?;
        let length = match first {
            '\r' if rest.starts_with("\r\n") => 2,
            '\u{1f3f4}' => subdivision_flag(rest).unwrap_or(first.len_utf8()),
            _ => first.len_utf8(),
        };
        let (piece, after) = rest.split_at(length);
        stacked = if is_zero_width(first) { stacked + 1 } else { 0 };
        let shown = shown(piece, before, after.chars().next(), stacked);
        let place = start..start + length;
        start += length;
        before = piece.chars().next_back();
        Some(Piece { place, shown })
    })
}

/// More accents than this on one letter paint over the lines above and below.
const ACCENTS_MAX: usize = 8;

fn shown(piece: &str, before: Option<char>, after: Option<char>, stacked: usize) -> Cow<'_, str> {
    let mut characters = piece.chars();
    let (Some(character), rest) = (characters.next(), characters.next()) else {
        return Cow::Borrowed(piece);
    };
    let visible = match character {
        '\n' => return Cow::Borrowed("⏎"),
        '\r' if rest.is_some() => return Cow::Borrowed("⏎"),
        '\t' => return Cow::Borrowed("⇥"),
        '\u{200d}' => joins_emoji(before, after) || joins_script(before, after),
        '\u{200c}' => joins_script(before, after),
        '\u{fe0e}' | '\u{fe0f}' => before.is_some_and(varies_as_emoji),
        '\u{fe00}'..='\u{fe0d}' => before.is_some_and(|it| !it.is_ascii() && !is_zero_width(it)),
        '\u{e0100}'..='\u{e01ef}' => before.is_some_and(is_han),
        _ if is_zero_width(character) => stacked <= ACCENTS_MAX,
        _ => !is_hidden(character),
    };
    if visible && !is_hidden(character) {
        Cow::Borrowed(piece)
    } else {
        Cow::Owned(format!("<U+{:04X}>", u32::from(character)))
    }
}

fn shown_whole(text: &str) -> String {
    pieces(text).map(|piece| piece.shown).collect()
}

fn is_zero_width(character: char) -> bool {
    let mut buffer = [0; 4];
    width::width(character.encode_utf8(&mut buffer)) == 0
}

/// Returns the length of the flag of England, Scotland or Wales, the only emoji made of tags.
fn subdivision_flag(text: &str) -> Option<usize> {
    const FLAGS: [&str; 3] = [
        "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
        "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
        "\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}",
    ];
    FLAGS.iter().find(|flag| text.starts_with(**flag)).map(|flag| flag.len())
}

fn joins_emoji(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(|it| is_emoji(it) || it == '\u{fe0f}') && after.is_some_and(is_emoji)
}

/// Letters of Arabic, of the scripts of India and its neighbours, Khmer and Mongolian change
/// their shape at a joiner.
fn joins_script(before: Option<char>, after: Option<char>) -> bool {
    let shapes = |it| {
        matches!(it,
            '\u{620}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{1000}'..='\u{109f}'
            | '\u{1780}'..='\u{17b3}' | '\u{17b6}'..='\u{17ff}' | '\u{1820}'..='\u{18af}')
    };
    before.is_some_and(shapes) && after.is_some_and(shapes)
}

fn is_emoji(character: char) -> bool {
    matches!(character,
        '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}'
        | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{24c2}'
        | '\u{25a0}'..='\u{27bf}' | '\u{2934}' | '\u{2935}' | '\u{2b00}'..='\u{2bff}'
        | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}')
}

fn varies_as_emoji(character: char) -> bool {
    is_emoji(character) || matches!(character, '0'..='9' | '#' | '*')
}

fn is_han(character: char) -> bool {
    matches!(character,
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    fn table(texts: &[&str]) -> String {
        let lines = texts.iter().map(|text| format!("{text:?} {}\n", safe(text)));
        lines.collect()
    }

    #[test]
    fn printable_ascii_and_blocks_are_shown_as_they_are() {
        let text: String = (' '..='~').chain('\u{2500}'..='\u{259f}').collect();
        assert_eq!(shown_whole(&text), text);
        assert_eq!(safe(&text).as_str(), text);
    }

    #[test]
    fn what_drives_or_reorders_is_shown() {
        expect![[r#"
            "" 
            "dinner" dinner
            "two\nlines" two⏎lines
            "dos\r\nline" dos⏎line
            "over\rwrite" over<U+000D>write
            "a\tb" a⇥b
            "\u{1b}]0;title\u{7}" <U+001B>]0;title<U+0007>
            "\u{7f}\u{9b}31m" <U+007F><U+009B>31m
            "bob\u{202e}ecila" bob<U+202E>ecila
            "\u{2066}a\u{2069}\u{200e}\u{200f}\u{61c}" <U+2066>a<U+2069><U+200E><U+200F><U+061C>
            "a\u{2028}b\u{2029}c" a<U+2028>b<U+2029>c
            "\0" <U+0000>
        "#]]
        .assert_eq(&table(&[
            "",
            "dinner",
            "two\nlines",
            "dos\r\nline",
            "over\rwrite",
            "a\tb",
            "\x1b]0;title\x07",
            "\u{7f}\u{9b}31m",
            "bob\u{202e}ecila",
            "\u{2066}a\u{2069}\u{200e}\u{200f}\u{61c}",
            "a\u{2028}b\u{2029}c",
            "\0",
        ]));
    }

    #[test]
    fn what_hides_is_shown() {
        expect![[r#"
            "ali\u{200b}ce" ali<U+200B>ce
            "ali\u{200d}ce" ali<U+200D>ce
            "ali\u{200c}ce" ali<U+200C>ce
            "\u{feff}bom\u{ad}\u{2060}" <U+FEFF>bom<U+00AD><U+2060>
            "x\u{e0041}\u{e007f}" x<U+E0041><U+E007F>
            "🏴\u{e0061}\u{e007f}" 🏴<U+E0061><U+E007F>
            "a\u{fe0f}b\u{e0100}" a<U+FE0F>b<U+E0100>
            "❤\u{fe0f}\u{fe0f}" ❤️<U+FE0F>
            "\u{301}a" <U+0301>a
            "ㅤᅟ" <U+3164><U+115F>
            "\u{fdd0}\u{ffff}\u{10fffe}" <U+FDD0><U+FFFF><U+10FFFE>
        "#]]
        .assert_eq(&table(&[
            "ali\u{200b}ce",
            "ali\u{200d}ce",
            "ali\u{200c}ce",
            "\u{feff}bom\u{ad}\u{2060}",
            "x\u{e0041}\u{e007f}",
            "\u{1f3f4}\u{e0061}\u{e007f}",
            "a\u{fe0f}b\u{e0100}",
            "❤\u{fe0f}\u{fe0f}",
            "\u{301}a",
            "\u{3164}\u{115f}",
            "\u{fdd0}\u{ffff}\u{10fffe}",
        ]));
    }

    #[test]
    fn honest_writing_of_any_script_is_untouched() {
        for text in [
            "Chloé Dubois",
            "Chloe\u{301}",
            "李小龙",
            "葛\u{e0100}飾区",
            "श्रीमती",
            "ශ්\u{200d}රී",
            "👨\u{200d}👩\u{200d}👧\u{200d}👦",
            "👩🏽\u{200d}🚀",
            "🏳\u{fe0f}\u{200d}🌈",
            "❤\u{fe0f}\u{200d}🔥",
            "1\u{fe0f}\u{20e3}",
            "🇵🇹",
            "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
            "各国",
            "한국어",
            "ไทย",
        ] {
            assert_eq!(safe(text).as_str(), text);
        }
    }

    #[test]
    fn right_to_left_words_are_isolated() {
        for text in ["דנה", "محمد", "می\u{200c}خواهم"] {
            assert_eq!(safe(text).as_str(), format!("\u{2068}{text}\u{2069}"));
        }
        assert_eq!(safe("דנה").width(), 3);
        let short = safe("דנה כהן").cut(5, "…");
        assert_eq!(short.as_str(), "\u{2068}דנה …\u{2069}");
        assert_eq!(short.width(), 5);
    }

    #[test]
    fn each_run_of_right_to_left_words_is_isolated() {
        for (shown, wanted) in [
            ("unknown", "unknown"),
            ("`דנה` 12", "`[דנה]` 12"),
            ("דנה כהן-לוי, 5 דן", "[דנה כהן-לוי], 5 [דן]"),
            ("דנה - x", "[דנה] - x"),
        ] {
            let text = isolated_runs(shown);
            let text = text.replace(ISOLATE_START, "[").replace(ISOLATE_END, "]");
            assert_eq!(text, wanted);
        }
    }

    #[test]
    fn accents_do_not_climb_over_other_lines() {
        let text = format!("e{}", "\u{301}".repeat(20));
        let shown = safe(&text);
        assert_eq!(shown.as_str().matches('\u{301}').count(), 8);
        assert_eq!(shown.as_str().matches("<U+0301>").count(), 12);
    }

    #[test]
    fn nothing_hidden_comes_through_and_only_printing_text_is_left() {
        // Everything but the ideographs and the private planes.
        let codes = (0..=0x3400).chain(0xd7b0..=0x1ffff).chain(0xe0000..=0xe1000);
        for character in codes.filter_map(char::from_u32) {
            for text in [format!("a{character}b"), character.to_string()] {
                let inner = safe(&text);
                let inner = inner.as_str();
                let inner = inner.trim_start_matches(ISOLATE_START);
                let inner = inner.trim_end_matches(ISOLATE_END);
                assert!(!inner.chars().any(is_hidden), "{text:?}");
                assert!(!inner.contains(['\u{200c}', '\u{200d}']), "{text:?}");
            }
        }
    }

    #[test]
    fn alignment_counts_columns() {
        assert_eq!(format!("[{:>6}]", safe("漢")), "[    漢]");
        assert_eq!(format!("[{:<6}]", safe("דנה")).chars().count(), 2 + 6 + 2);
        assert_eq!(format!("[{:^6}]", safe("ab")), "[  ab  ]");
    }

    #[test]
    fn pieces_are_joined() {
        let line: Safe = [safe("a\u{7}"), Safe::own(" owes "), safe("b")].into_iter().collect();
        assert_eq!(line.as_str(), "a<U+0007> owes b");
        let lines: Vec<_> = safe_lines("a\r\nb\n").collect();
        assert_eq!(lines, [safe("a"), safe("b")]);
    }
}
