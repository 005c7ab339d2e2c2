//! How many columns of a terminal a text takes, and how to fit it to a number of them.
//!
//! Texts here carry no escape sequences: they are measured first and painted afterwards
//! (see [`super::style`]).

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Returns the columns a terminal needs for the text: two for 漢 or a family emoji,
/// none for a combining accent.
#[must_use]
pub fn width(text: &str) -> usize {
    if is_of_letters(text) {
        return text.len();
    }
    if is_of_single_cells(text) {
        return text.chars().count();
    }
    text.width()
}

/// Tells whether a text is of letters, digits and signs of ASCII alone, as most are: each takes one column.
pub(super) fn is_of_letters(text: &str) -> bool {
    text.bytes().all(|byte| (0x20..0x7f).contains(&byte))
}

/// Tells whether a text is of ASCII and of the lines and blocks that bars are drawn with: each takes one column.
pub(super) fn is_of_single_cells(text: &str) -> bool {
    text.chars().all(|it| matches!(it, ' '..='~' | '\u{2500}'..='\u{259f}'))
}

/// Writes so many blanks behind a text.
pub(super) fn push_blanks(text: &mut String, count: usize) {
    const MANY: &str = "                                ";
    for _ in 0..count / MANY.len() {
        text.push_str(MANY);
    }
    text.push_str(&MANY[..count % MANY.len()]);
}

/// Returns the text with blanks after it, so that it takes at least `columns`.
#[must_use]
pub fn padded_right(text: &str, columns: usize) -> String {
    let blanks = columns.saturating_sub(width(text));
    format!("{text}{:blanks$}", "")
}

/// Returns the text with blanks before it, so that it takes at least `columns`.
#[must_use]
pub fn padded_left(text: &str, columns: usize) -> String {
    let blanks = columns.saturating_sub(width(text));
    format!("{:blanks$}{text}", "")
}

/// Returns the text if it fits into `columns`, else as many whole graphemes as fit before
/// the mark (`…`); the mark is left out where it alone is too wide.
///
/// ```
/// use clique::render::width::cut;
/// assert_eq!(cut("surf lesson", 8, "…"), "surf le…");
/// assert_eq!(cut("漢漢漢", 4, "…"), "漢…");
/// ```
#[must_use]
pub fn cut(text: &str, columns: usize, mark: &str) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mark = if width(mark) <= columns { mark } else { "" };
    let room = columns - width(mark);
    let mut taken = 0;
    let mut kept = String::new();
    for grapheme in text.graphemes(true) {
        taken += width(grapheme);
        if taken > room {
            break;
        }
        kept.push_str(grapheme);
    }
    kept.push_str(mark);
    kept
}

/// A word of a sentence may take so many columns before it is cut; what people call each other is shorter.
const WORD_MAX: usize = 100;

/// Returns a sentence with enormous words cut, so that a name of a megabyte does not bury what is said of it.
#[must_use]
pub fn without_enormous_words(sentence: &str) -> String {
    let short = |word: &str| {
        let quote = if word.starts_with('`') && word.ends_with('`') { "`" } else { "" };
        if word.len() <= WORD_MAX { word.to_owned() } else { format!("{}{quote}", cut(word, WORD_MAX, "…")) }
    };
    sentence.split(' ').map(short).collect::<Vec<_>>().join(" ")
}

/// Returns the words of a text on lines of at most `columns`; a word that is wider has a line of its own.
#[must_use]
pub fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= columns => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_those_of_a_terminal() {
        for (text, columns) in [("", 0), ("dinner", 6), ("cafe\u{301}", 4), ("漢字", 4), ("👨‍👩‍👧", 2), ("🇵🇹", 2)]
        {
            assert_eq!(width(text), columns, "{text:?}");
        }
    }

    #[test]
    fn what_is_quickly_measured_is_measured_right() {
        for it in (' '..='~').chain('\u{2500}'..='\u{259f}') {
            let text = format!("a{it}{it}");
            assert!(is_of_single_cells(&text));
            assert_eq!(width(&text), text.width(), "{text:?}");
        }
    }

    #[test]
    fn cutting_never_splits_a_grapheme_and_never_exceeds() {
        for text in ["surf lesson", "cafe\u{301}s", "漢字漢字", "a👨‍👩‍👧b👨‍👩‍👧c"] {
            for columns in 0..12 {
                let short = cut(text, columns, "…");
                assert!(width(&short) <= columns, "{text:?} at {columns}: {short:?}");
                let kept = short.strip_suffix('…').unwrap_or(&short);
                assert!(text.starts_with(kept));
                assert!(text.grapheme_indices(true).any(|(at, _)| at == kept.len()) || kept.len() == text.len());
            }
        }
    }

    #[test]
    fn words_are_wrapped_and_none_is_split() {
        assert_eq!(wrapped("two  for 漢 emoji", 6), ["two", "for 漢", "emoji"]);
        assert_eq!(wrapped("enormous", 3), ["enormous"]);
        assert!(wrapped("", 3).is_empty());
    }

    #[test]
    fn only_enormous_words_are_cut() {
        let usual = "unknown member `bbo`  here";
        assert_eq!(without_enormous_words(usual), usual);
        let enormous = format!("unknown member `{}` here", "x".repeat(1000));
        let shown = without_enormous_words(&enormous);
        assert!(shown.ends_with("xx…` here") && shown.len() < 140, "{shown}");
    }

    #[test]
    fn padding_counts_columns_not_characters() {
        assert_eq!(padded_right("漢", 4), "漢  ");
        assert_eq!(padded_left("漢", 4), "  漢");
        assert_eq!(padded_left("too long", 3), "too long");
    }
}
