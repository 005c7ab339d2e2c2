//! Finds people by handle, several for each row: quicker than the standard map, as handles have a few letters.
//!
//! A handle of at most eight bytes is its own key: its bytes, the first one lowest, and zeros behind them. So one
//! comparison of numbers tells it from all others of its length, and whoever has eight bytes of a text at hand need
//! not cut a name out of them; longer ones are folded into a key and then compared byte by byte. Places are tried one
//! after the other from where the key points, and at least half of all places are free.

use crate::model::PersonIndex;

/// How many bytes a key holds.
pub(super) const KEY_BYTES: usize = 8;

/// All people of a ledger by handle.
#[derive(Clone, Debug)]
pub struct NameTable<'t> {
    /// A power of two of places.
    places: Vec<Option<Named<'t>>>,
    shift: u32,
}

/// A person with a handle.
#[derive(Clone, Copy, Debug)]
struct Named<'t> {
    key: u64,
    handle: &'t str,
    person: PersonIndex,
}

impl<'t> NameTable<'t> {
    /// Takes in the handles of all people, each once, in the order of their places.
    #[must_use]
    pub fn of(handles: &[&'t str]) -> NameTable<'t> {
        let count = (handles.len() * 2).next_power_of_two().max(2);
        let mut table = NameTable { places: vec![None; count], shift: u64::BITS - count.trailing_zeros() };
        for (person, handle) in (0..).map(PersonIndex).zip(handles) {
            let key = key_of(handle.as_bytes());
            let mut at = table.first_place(key);
            while table.places[at].is_some() {
                at = table.next_place(at);
            }
            table.places[at] = Some(Named { key, handle, person });
        }
        table
    }

    /// Returns the person with exactly this handle.
    #[must_use]
    pub fn find(&self, handle: &str) -> Option<PersonIndex> {
        self.find_keyed(key_of(handle.as_bytes()), handle.len(), |own| handle.len() <= KEY_BYTES || own == handle)
    }

    /// Returns the person with the handle of this length, at most [`KEY_BYTES`], that is its own key.
    #[inline]
    pub(super) fn find_short(&self, key: u64, length: usize) -> Option<PersonIndex> {
        self.find_keyed(key, length, |_| true)
    }

    #[inline]
    fn find_keyed(&self, key: u64, length: usize, is_it: impl Fn(&str) -> bool) -> Option<PersonIndex> {
        let mut at = self.first_place(key);
        while let Some(named) = self.places.get(at)? {
            if named.key == key && named.handle.len() == length && is_it(named.handle) {
                return Some(named.person);
            }
            at = self.next_place(at);
        }
        None
    }

    fn first_place(&self, key: u64) -> usize {
        // The highest bits of a product depend on all bits of the key.
        let place = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift;
        usize::try_from(place).expect("there are fewer places than addresses")
    }

    fn next_place(&self, at: usize) -> usize {
        (at + 1) & (self.places.len() - 1)
    }
}

/// Folds a handle into a number: up to eight bytes are that number.
fn key_of(bytes: &[u8]) -> u64 {
    let half = |half: Option<&[u8; 4]>| half.map_or(0, |half| u64::from(u32::from_le_bytes(*half)));
    match bytes.len() {
        0..4 => bytes.iter().rev().fold(0, |key, byte| key << 8 | u64::from(*byte)),
        // Where there are fewer than eight the halves overlap, in the same bytes.
        length @ 4..=KEY_BYTES => half(bytes.first_chunk()) | half(bytes.last_chunk()) << (8 * (length - 4)),
        _ => {
            let (words, _) = bytes.as_chunks::<KEY_BYTES>();
            let last = bytes.last_chunk::<KEY_BYTES>();
            let fold = |key: u64, word: &[u8; KEY_BYTES]| {
                (key.rotate_left(29) ^ u64::from_le_bytes(*word)).wrapping_mul(0xff51_afd7_ed55_8ccd)
            };
            words.iter().chain(last).fold(0, fold)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn exactly_those_who_are_there_are_found(
            handles in prop::collection::btree_set("[a-c]{0,10}|[ab]{17}|\\PC{0,12}", 0..40),
            others in prop::collection::vec("[a-c]{0,10}|[ab]{17}|\\PC{0,12}", 0..40),
        ) {
            let handles: Vec<&str> = handles.iter().map(String::as_str).collect();
            let table = NameTable::of(&handles);
            for handle in handles.iter().copied().chain(others.iter().map(String::as_str)) {
                let place = handles.iter().position(|own| *own == handle);
                prop_assert_eq!(table.find(handle).map(PersonIndex::get), place);
            }
        }

        #[test]
        fn a_short_handle_is_its_own_key(handle in "[a-z0-9.-]{0,8}") {
            let bytes = handle.bytes().rev().fold(0, |key, byte| key << 8 | u64::from(byte));
            prop_assert_eq!(key_of(handle.as_bytes()), bytes);
            let table = NameTable::of(&[&handle]);
            prop_assert_eq!(table.find_short(bytes, handle.len()), Some(PersonIndex(0)));
            prop_assert_eq!(table.find_short(bytes, handle.len() + 1), None);
        }

        #[test]
        fn short_keys_are_each_their_own(one in "[a-c]{8}", other in "[a-c]{8}", length in 1_usize..=8) {
            let (one, other) = (&one[..length], &other[..length]);
            prop_assert_eq!(key_of(one.as_bytes()) == key_of(other.as_bytes()), one == other);
        }
    }

    #[test]
    fn nobody_is_found_among_nobody() {
        assert_eq!(NameTable::of(&[]).find("alice"), None);
    }
}
