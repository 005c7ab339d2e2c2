//! Finds out whether any two of many are alike, by numbers that alike ones share.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::bills::Bill;
use crate::text::side_by_side::{side_by_side, threads};

/// So many keys are hashed at once by a thread.
const KEYS_AT_ONCE: usize = 10_000;

/// Tells whether any two numbers are the same.
///
/// Numbers that are sorted are quicker to look through than a set is to fill, whose places lie all over memory.
#[must_use]
pub fn has_twins(mut numbers: Vec<u64>) -> bool {
    numbers.sort_unstable();
    numbers.windows(2).any(|pair| pair[0] == pair[1])
}

/// Returns a number that equal texts share, and hardly ever others.
fn number_of(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
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
    fn two_are_twins_wherever_they_stand() {
        assert!(!has_twins(Vec::new()));
        assert!(!has_twins(vec![3, 1, 2]));
        assert!(has_twins(vec![3, 1, 2, 3]));
        let numbers = |texts: &[&str]| texts.iter().map(|text| number_of(text)).collect::<Vec<_>>();
        assert!(has_twins(numbers(&["a", "b", "a"])));
        assert!(!has_twins(numbers(&["a", "b", "ab"])));
    }
}
