//! Letters with their marks as one character each, so that `é` is one letter whoever wrote it.
//!
//! Some systems write `é` as one character, others as `e` and a mark behind it. They look the same, and are the same
//! name.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization as _, is_nfc};

/// The first byte that a character behind all composed Latin letters begins with: U+0300 and later.
const LATER: u8 = 0xcc;

/// So many bytes are looked at together, which processors do faster than one by one.
const PIECE_BYTES: usize = 256;

/// Composes a text (Unicode's form NFC); one that is composed already is not copied.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    if is_composed(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// Tells whether a text is composed, looking closely only at the stretches with later characters: nothing composes
/// with an ASCII character behind it, and one before it may be the letter of a mark.
fn is_composed(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = next_later(bytes, at) {
        let start = at + bytes[at..found].iter().rposition(u8::is_ascii).unwrap_or(0);
        let end = found + bytes[found..].iter().position(u8::is_ascii).unwrap_or(bytes.len() - found);
        if !text.get(start..end).is_none_or(is_nfc) {
            return false;
        }
        at = end;
    }
    true
}

/// Returns the place of the next later character from `from` on.
fn next_later(bytes: &[u8], from: usize) -> Option<usize> {
    let mut start = from;
    for piece in bytes.get(from..)?.chunks(PIECE_BYTES) {
        if piece.iter().fold(0, |most, byte| most.max(*byte)) >= LATER {
            return Some(start + piece.iter().position(|byte| *byte >= LATER)?);
        }
        start += piece.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whatever_stands_between(text in "[ae .\u{301}\u{308}é🚆李가각ᄒ\u{1161}\u{11ab}\u{327}]{0,12}", gap in 0usize..300) {
            let text = format!("{}{text}{text}", "x".repeat(gap));
            prop_assert_eq!(is_composed(&text), is_nfc(&text));
            prop_assert_eq!(composed(&text).into_owned(), text.nfc().collect::<String>());
        }
    }

    #[test]
    fn letters_and_marks_become_one() {
        assert_eq!(composed("Chloe\u{301} Stro\u{308}m"), "Chloé Ström");
        assert_eq!(composed("\u{1112}\u{1161}\u{11ab}"), "한");
        for same in ["Chloé", "", "李雷 🍨", "plain"] {
            assert!(matches!(composed(same), Cow::Borrowed(text) if text == same));
        }
    }
}
