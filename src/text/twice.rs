//! Finds ids that stand more than once among very many that do not.

use crate::model::Id;

/// Returns the ids that are there more than once, each once, in order.
///
/// Almost always there is none. So every id sets one bit of many, and only those that find theirs set are looked at
/// again: one in some thirty, which is far less to bring in order than all. They are gone through where they are, as
/// to bring many together takes longer than to look at them.
#[must_use]
pub fn seen_twice(ids: impl Iterator<Item = u64> + Clone) -> Vec<Id> {
    let mut seen = Bits::for_as_many(ids.clone().count());
    // Each pass is one call, so that an iterator over many pieces goes through each of them in a loop of its own.
    let mut suspects = Vec::new();
    ids.clone().for_each(|id| {
        if seen.set(id) {
            suspects.push(id);
        }
    });
    if suspects.is_empty() {
        return Vec::new();
    }
    // Now only the suspects' bits are set, so that few of the others are looked at.
    let mut suspected = Bits::for_as_many(suspects.len());
    for id in &suspects {
        suspected.set(*id);
    }
    let mut alike = Vec::new();
    ids.for_each(|id| {
        if suspected.has(id) {
            alike.push(id);
        }
    });
    alike.sort_unstable();
    let mut twice: Vec<Id> =
        alike.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| Id::from_bits(pair[0])).collect();
    twice.dedup();
    twice
}

/// Sixteen bits for each of many numbers.
struct Bits {
    words: Vec<u64>,
    shift: u32,
}

impl Bits {
    fn for_as_many(count: usize) -> Bits {
        let bits = (count * 16).next_power_of_two().max(64);
        Bits { words: vec![0; bits / 64], shift: 64 - bits.trailing_zeros() }
    }

    fn place(&self, number: u64) -> (usize, u64) {
        // The highest bits of a product depend on all bits of the number.
        let place = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift;
        let word = usize::try_from(place / 64).expect("there are fewer bits than addresses");
        (word, 1 << (place % 64))
    }

    /// Sets the bit of a number; tells whether it was set.
    fn set(&mut self, number: u64) -> bool {
        let (word, bit) = self.place(number);
        let was = self.words[word] & bit != 0;
        self.words[word] |= bit;
        was
    }

    fn has(&self, number: u64) -> bool {
        let (word, bit) = self.place(number);
        self.words[word] & bit != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn ids_that_stand_twice_are_found(ids in prop::collection::vec(0_u64..300, 0..200)) {
            let mut counts = std::collections::BTreeMap::new();
            ids.iter().for_each(|id| *counts.entry(*id).or_insert(0) += 1);
            let twice: Vec<Id> = counts.iter().filter(|(_, count)| **count > 1).map(|(id, _)| Id::from_bits(*id)).collect();
            prop_assert_eq!(seen_twice(ids.iter().copied()), twice);
        }
    }
}
