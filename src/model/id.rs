//! Entry ids: 60 random bits, written as 12 characters of Crockford base32 in lower case.

use std::fmt;

pub(super) const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The number of characters of an id.
pub const LENGTH: usize = 12;

const LENGTH_BITS: u32 = 60;
const MASK: u64 = (1 << LENGTH_BITS) - 1;
/// The number that hashing begins with.
const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;

/// The id of an entry, a message or a person; never reused, never changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(u64);

impl Id {
    /// Makes an id of the lower 60 bits.
    #[must_use]
    pub const fn from_bits(bits: u64) -> Id {
        Id(bits & MASK)
    }

    /// Returns the 60 bits.
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// Reads an id; nothing but 12 lower-case Crockford characters is one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Id> {
        if text.len() != LENGTH {
            return None;
        }
        let (mut bits, mut all) = (0_u64, 0_u8);
        for byte in text.bytes() {
            let digit = DIGITS[usize::from(byte)];
            bits = bits << 5 | u64::from(digit);
            all |= digit;
        }
        (all & NO_DIGIT == 0).then_some(Id(bits))
    }

    /// Returns the 12 characters as ASCII bytes.
    #[must_use]
    pub fn text(self) -> [u8; LENGTH] {
        let mut text = [b'0'; LENGTH];
        let mut bits = self.0;
        for slot in text.iter_mut().rev() {
            *slot = ALPHABET[usize::from((bits & 31) as u8)];
            bits >>= 5;
        }
        text
    }

    /// Returns the FNV-1a 64 hash of the written id, whose remainder decides who starts taking odd units.
    #[must_use]
    pub fn turn(self) -> u64 {
        // The bytes of the written id, without writing it.
        let place = |at: u32| usize::from((self.0 >> (5 * at) & 31) as u8);
        (0..LENGTH_BITS / 5).rev().fold(FNV_START, |hash, at| step(hash, ALPHABET[place(at)]))
    }

    /// Derives the provisional id of a hand-written row from its content and how often that content came before.
    #[must_use]
    pub fn provisional(content: &[u8], occurrence: u32) -> Id {
        let mut hash = fnv1a(content);
        for byte in occurrence.to_le_bytes() {
            hash = step(hash, byte);
        }
        // FNV mixes its top bits last; fold them into the 60 that are kept.
        Id::from_bits(hash ^ hash >> 60 ^ hash.rotate_left(29))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(std::str::from_utf8(&self.text()).expect("the alphabet is ASCII"))
    }
}

pub(super) const fn digit(byte: u8) -> Option<u8> {
    Some(match byte {
        b'0'..=b'9' => byte - b'0',
        b'a'..=b'h' => byte - b'a' + 10,
        b'j' | b'k' => byte - b'j' + 18,
        b'm' | b'n' => byte - b'm' + 20,
        b'p'..=b't' => byte - b'p' + 22,
        b'v'..=b'z' => byte - b'v' + 27,
        _ => return None,
    })
}

/// Marks a byte that is no digit; no digit has this bit.
const NO_DIGIT: u8 = 0x80;

/// The value of every byte as a digit.
static DIGITS: [u8; 256] = digits();

const fn digits() -> [u8; 256] {
    let mut digits = [NO_DIGIT; 256];
    let mut byte = 0_u8;
    while byte < u8::MAX {
        if let Some(value) = digit(byte) {
            digits[byte as usize] = value;
        }
        byte += 1;
    }
    digits
}

const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3)
}

/// Hashes bytes with FNV-1a, 64 bits.
#[must_use]
pub fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(FNV_START, |hash, byte| step(hash, *byte))
}

/// Returns how many characters tell `id` from each of its neighbours in sorted order, at least `least`.
#[must_use]
pub fn unique_prefix(sorted: &[Id], id: Id, least: usize) -> usize {
    let at = sorted.partition_point(|other| *other < id);
    let before = at.checked_sub(1).and_then(|index| sorted.get(index));
    let after = sorted[at..].iter().find(|other| **other != id);
    let shared = |other: Option<&Id>| {
        other.map_or(0, |other| id.text().iter().zip(other.text()).take_while(|(a, b)| **a == *b).count())
    };
    least.max(shared(before) + 1).max(shared(after) + 1).min(LENGTH)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fnv_agrees_with_its_published_values() {
        assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn only_twelve_crockford_characters_are_an_id() {
        for wrong in ["", "k7q2m9xw4t3", "k7q2m9xw4t3ee", "K7q2m9xw4t3e", "i7q2m9xw4t3e", "k7q2m9xw4t3\u{e9}"] {
            assert_eq!(Id::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Id::parse("k7q2m9xw4t3e").map(|id| id.to_string()), Some("k7q2m9xw4t3e".into()));
    }

    #[test]
    fn a_prefix_grows_until_it_is_unique() {
        let ids = ["aaaa00000000", "aaab00000000", "zzzz00000000"].map(|id| Id::parse(id).unwrap());
        assert_eq!(unique_prefix(&ids, ids[0], 2), 4);
        assert_eq!(unique_prefix(&ids, ids[2], 2), 2);
    }

    proptest! {
        #[test]
        fn every_id_reads_back(bits: u64) {
            let id = Id::from_bits(bits);
            prop_assert_eq!(Id::parse(&id.to_string()), Some(id));
            prop_assert_eq!(id.turn(), fnv1a(&id.text()));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,14}") {
            let _ = Id::parse(&text);
        }
    }
}
