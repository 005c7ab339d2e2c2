//! Eighty bits that stand for a state of the ledger, written so that they can be read out over the phone.
//!
//! ```text
//! k7q2-m9xw-4t3e-8abc
//! ```
//!
//! Sixteen characters of Crockford base32, which has no letter that sounds or looks like a digit. Whoever
//! types one in may use capitals, leave out the dashes, and write `o` for `0` and `i` or `l` for `1`.

use std::fmt;

use super::id::{ALPHABET, digit};

/// The number of characters, dashes aside.
pub const CHARACTERS: usize = 16;

/// Eighty bits of a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; 10]);

impl Fingerprint {
    /// Takes the first bits of a hash.
    #[must_use]
    pub const fn of(bytes: [u8; 10]) -> Fingerprint {
        Fingerprint(bytes)
    }

    /// Reads one as people write it; nothing when it has another length or other characters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Fingerprint> {
        let (mut bits, mut count) = (0_u128, 0);
        for character in text.chars().filter(|character| !matches!(character, '-' | ' ')) {
            let byte = match character.to_ascii_lowercase() {
                'o' => b'0',
                'i' | 'l' => b'1',
                other => u8::try_from(other).ok()?,
            };
            bits = bits << 5 | u128::from(digit(byte)?);
            count += 1;
            if count > CHARACTERS {
                return None;
            }
        }
        let bytes = bits.to_be_bytes();
        let low = <[u8; 10]>::try_from(&bytes[6..]).expect("six and ten are sixteen");
        (count == CHARACTERS).then_some(Fingerprint(low))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bits = self.0.iter().fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        let mut text = String::with_capacity(CHARACTERS + 3);
        for place in 0..CHARACTERS {
            if place > 0 && place % 4 == 0 {
                text.push('-');
            }
            let five = bits >> (5 * (CHARACTERS - 1 - place)) & 31;
            text.push(char::from(ALPHABET[usize::try_from(five).expect("five bits")]));
        }
        f.pad(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn it_is_read_as_people_write_it() {
        let code = Fingerprint::of([0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde, 0xf0, 0x11, 0x22]);
        assert_eq!(code.to_string(), "28t5-cy4t-qkff-0492");
        for same in ["28T5-CY4T-QKFF-O492", "28t5cy4tqkff0492", " 28t5 cy4t qkff o492 "] {
            assert_eq!(Fingerprint::parse(same), Some(code), "{same}");
        }
        for wrong in ["", "28t5-cy4t-qkff", "28t5-cy4t-qkff-0492-0", "28t5-cy4t-qkff-049u", "28t5-cy4t-qkff-049é"] {
            assert_eq!(Fingerprint::parse(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn every_one_reads_back(bytes: [u8; 10]) {
            let code = Fingerprint::of(bytes);
            prop_assert_eq!(Fingerprint::parse(&code.to_string()), Some(code));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,24}") {
            let _ = Fingerprint::parse(&text);
        }
    }
}
