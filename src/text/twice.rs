//! Finds ids that stand more than once among very many that do not.

use crate::model::Id;

/// Returns the ids that are there more than once, each once, in order.
///
/// Almost always there is none. So every id sets one bit of many, and only those that find theirs set are looked at
/// again: one in some thirty, which is far less to bring in order than all.
#[must_use]
pub fn seen_twice(ids: &[u64]) -> Vec<Id> {
    let bits = (ids.len() * 16).next_power_of_two().max(64);
    let mut seen = vec![0_u64; bits / 64];
    let mut suspects: Vec<u64> = Vec::new();
    let place = |id: u64| {
        // The highest bits of a product depend on all bits of the id.
        let place = id.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - bits.trailing_zeros());
        usize::try_from(place).expect("there are fewer bits than addresses")
    };
    for id in ids {
        let place = place(*id);
        let (word, bit) = (&mut seen[place / 64], 1 << (place % 64));
        if *word & bit != 0 {
            suspects.push(*id);
        }
        *word |= bit;
    }
    if suspects.is_empty() {
        return Vec::new();
    }
    // Now only the suspects' bits are set, so that few of the others are looked at.
    seen.fill(0);
    for id in &suspects {
        let place = place(*id);
        seen[place / 64] |= 1 << (place % 64);
    }
    let mut alike: Vec<u64> =
        ids.iter().copied().filter(|id| seen[place(*id) / 64] >> (place(*id) % 64) & 1 == 1).collect();
    alike.sort_unstable();
    let mut twice: Vec<Id> =
        alike.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| Id::from_bits(pair[0])).collect();
    twice.dedup();
    twice
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
            prop_assert_eq!(seen_twice(&ids), twice);
        }
    }
}
