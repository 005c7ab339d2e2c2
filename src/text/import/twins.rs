//! Finds out whether any two of many are alike, by numbers that alike ones share.

use super::bills::Bill;
use crate::text::side_by_side::{side_by_side, threads};

/// So many keys are hashed at once by a thread.
const KEYS_AT_ONCE: usize = 10_000;

/// An odd number whose bits have no pattern: the golden ratio's.
const ODD: u64 = 0x9e37_79b9_7f4a_7c15;

/// Tells whether any two numbers are the same.
///
/// Numbers that are sorted are quicker to look through than a set is to fill, whose places lie all over memory.
#[must_use]
pub fn has_twins(mut numbers: Vec<u64>) -> bool {
    numbers.sort_unstable();
    numbers.windows(2).any(|pair| pair[0] == pair[1])
}

/// Returns a number that equal texts share, and hardly ever others: never two that differ in one word of eight bytes.
fn number_of(text: &str) -> u64 {
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let mix = |mixed: u64, word: u64| {
        let product = (mixed ^ word).wrapping_mul(ODD);
        // A product carries bits only upwards.
        product ^ product >> 32
    };
    let mixed = words.iter().chain([&last]).fold(0, |mixed, word| mix(mixed, u64::from_le_bytes(*word)));
    mix(mixed, rest.len().try_into().unwrap_or_default())
}

/// Tells whether two bills may have one key.
#[must_use]
pub fn keys_have_twins(bills: &[Bill]) -> bool {
    let numbers = |(): &mut (), bills: &[Bill]| -> Vec<u64> {
        bills.iter().filter_map(|bill| bill.key.as_deref()).map(number_of).collect()
    };
    has_twins(side_by_side(bills.chunks(KEYS_AT_ONCE).collect(), threads(), numbers).concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_programs_give_have_numbers_of_their_own() {
        let shapes: [fn(u32) -> String; 4] = [
            |number| number.to_string(),
            |number| format!("0fd630f1-f29d-0da9-953f-48f1{number:08}"),
            |number| format!("{:08x}-0da9-48f1-953f-{:012x}", number.wrapping_mul(0x9e37_79b1), number),
            |number| format!("{number:04}0000{number:08}"),
        ];
        for shape in shapes {
            assert!(!has_twins((0..20_000).map(|number| number_of(&shape(number))).collect()), "{}", shape(7));
        }
        assert_ne!(number_of(""), number_of("\0"));
    }

    #[test]
    fn two_are_twins_wherever_they_stand() {
        assert!(!has_twins(Vec::new()));
        assert!(!has_twins(vec![3, 1, 2]));
        assert!(has_twins(vec![3, 1, 2, 3]));
        let numbers = |texts: &[&str]| texts.iter().map(|text| number_of(text)).collect::<Vec<_>>();
        assert!(has_twins(numbers(&["a", "b", "a"])));
        assert!(!has_twins(numbers(&["a", "b", "ab"])));
    }
}
