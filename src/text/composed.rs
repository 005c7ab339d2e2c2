//! Letters with their marks as one character each, so that `é` is one letter whoever wrote it.
//!
//! Some systems write `é` as one character, others as `e` and a mark behind it. They look the same, and are the same
//! name.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization as _, is_nfc};

/// The first byte that a character behind all composed Latin letters begins with: U+0300 and later.
const LATER: u8 = 0xcc;

/// Composes a text (Unicode's form NFC); one that is composed already is not copied.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte < LATER) || is_nfc(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfc().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_marks_become_one() {
        assert_eq!(composed("Chloe\u{301} Stro\u{308}m"), "Chloé Ström");
        assert_eq!(composed("\u{1112}\u{1161}\u{11ab}"), "한");
        for same in ["Chloé", "", "李雷 🍨", "plain"] {
            assert!(matches!(composed(same), Cow::Borrowed(text) if text == same));
        }
    }
}
