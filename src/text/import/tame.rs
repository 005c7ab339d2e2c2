//! Makes other programs' texts fit for a row: one that a ledger refuses is changed as little as needed.
//!
//! | what is there | what becomes of it |
//! |---|---|
//! | a control character, a tab, a line end in a line | a space |
//! | a character that cannot be seen or turns the writing direction | it goes |
//! | `=` or `@` at the start | `'` before it, as spreadsheets write a text that is no formula |
//! | more than fits | the end goes, `…` takes its place |

use std::borrow::Cow;

use crate::text::handles::NAME_CHARACTERS_MAX;
use crate::text::row_text::{NOTE_MAX, TEXT_MAX, is_hidden};

/// A text that fits a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tamed<'t> {
    /// The text.
    pub text: Cow<'t, str>,
    /// Whether it differs by more than spaces around it.
    pub is_changed: bool,
    /// Whether its end did not fit.
    pub is_cut: bool,
}

/// Makes a description, a category or a list of tags.
#[must_use]
pub fn tame_line(text: &str) -> Tamed<'_> {
    tame(text, TEXT_MAX, Shape::Line)
}

/// Makes a note, which may have several lines.
#[must_use]
pub fn tame_note(text: &str) -> Tamed<'_> {
    tame(text, NOTE_MAX, Shape::Note)
}

/// Makes a display name; `someone` where nothing of it can be shown.
#[must_use]
pub fn tame_name(text: &str) -> String {
    let tamed = tame(text, NAME_CHARACTERS_MAX, Shape::Line).text;
    let words: Vec<&str> = tamed.split_whitespace().collect();
    if words.is_empty() { "someone".to_owned() } else { words.join(" ") }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Line,
    Note,
}

fn tame(text: &str, longest: usize, shape: Shape) -> Tamed<'_> {
    let text = text.trim();
    let is_plain = text.bytes().all(|byte| (0x20..0x7f).contains(&byte));
    if is_plain && text.len() <= longest && !text.starts_with(['=', '@']) {
        return Tamed { text: Cow::Borrowed(text), is_changed: false, is_cut: false };
    }
    let keeps_lines = shape == Shape::Note && !text.lines().any(looks_like_a_conflict);
    let mut made = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' if keeps_lines => made.push('\n'),
            // A line end of two characters becomes one.
            '\r' if text.contains("\r\n") => {}
            '\u{2028}' | '\u{2029}' => made.push(' '),
            character if is_hidden(character) => {}
            character if character.is_control() => made.push(' '),
            character => made.push(character),
        }
    }
    let mut made = made.trim().to_owned();
    if made.starts_with(['=', '@']) {
        made.insert(0, '\'');
    }
    let end = made.char_indices().nth(longest - 1).map(|(at, _)| at);
    let is_cut = end.is_some_and(|at| made[at..].chars().nth(1).is_some());
    if let Some(at) = end.filter(|_| is_cut) {
        made.truncate(at);
        made.push('…');
    }
    let is_changed = made != text;
    Tamed { text: if is_changed { Cow::Owned(made) } else { Cow::Borrowed(text) }, is_changed, is_cut }
}

/// Tells whether a line reads like git's mark of a conflict.
fn looks_like_a_conflict(line: &str) -> bool {
    ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| line.starts_with(mark))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_a_ledger_refuses_is_changed_as_little_as_needed() {
        for (text, line, note) in [
            ("  dinner ", "dinner", "dinner"),
            ("Chloé 🚆", "Chloé 🚆", "Chloé 🚆"),
            ("=SUM(A1)", "'=SUM(A1)", "'=SUM(A1)"),
            ("\t@bob", "'@bob", "'@bob"),
            ("-5 and +5", "-5 and +5", "-5 and +5"),
            ("a\r\nb\tc\u{7}d", "a b c d", "a\nb c d"),
            ("a\n=======\nb", "a ======= b", "a ======= b"),
            ("a\u{202e}b\u{200b}c\u{2028}d", "abc d", "abc d"),
            ("\u{feff}", "", ""),
        ] {
            assert_eq!(tame_line(text).text, line, "{text:?}");
            assert_eq!(tame_note(text).text, note, "{text:?}");
        }
        assert!(!tame_line(" a ").is_changed && tame_line("=a").is_changed);
    }

    #[test]
    fn what_does_not_fit_is_cut() {
        let fits = "é".repeat(TEXT_MAX);
        assert_eq!(tame_line(&fits), Tamed { text: Cow::Borrowed(&fits), is_changed: false, is_cut: false });
        let longer = fits.clone() + "x";
        let tamed = tame_line(&longer);
        assert!(tamed.is_cut && tamed.text.chars().count() == TEXT_MAX && tamed.text.ends_with("é…"));
    }

    proptest! {
        #[test]
        fn whatever_comes_fits_a_row_and_stays_as_it_is_the_second_time(text in "\\PC*|.{0,20}|[=@\t\r\n a\u{202e}]{0,8}") {
            for made in [tame_line(&text), tame_note(&text)] {
                let made = made.text.into_owned();
                prop_assert!(!made.starts_with(['=', '@', '\t', '\r']));
                prop_assert!(!made.chars().any(|c| is_hidden(c) || (c.is_control() && c != '\n')));
                prop_assert_eq!(made.trim(), made.as_str());
            }
            let line = tame_line(&text).text.into_owned();
            prop_assert!(line.chars().count() <= TEXT_MAX && !line.contains('\n'));
            prop_assert_eq!(tame_line(&line).text.into_owned(), line.clone());
            prop_assert!(crate::text::handles::name_problem(&tame_name(&text)).is_none());
        }
    }
}
