//! The most groups that add up to zero, found again in other ways than the
//! search did.
//!
//! Law: the most groups are the longest way from nobody to everybody, group
//! by group, so that every stop on it adds up to zero.
//!
//! - Few choices: for every choice of how many people of each balance, the
//!   most stops on a way to it, adding one person at a time.
//! - Few stops: all choices that add up to zero, listed by halves; the most
//!   stops on a way to each, over those inside it. One person is set aside:
//!   the group they are in comes last.

use super::Amount;

/// The most choices that are all looked at: one byte each.
const CHOICES_MAX: usize = 1 << 25;

/// The most choices of one half.
const HALF_MAX: usize = 1 << 19;

/// The most stops; each is compared with every other.
const STOPS_MAX: usize = 24_000;

/// Returns the most groups, or nothing when finding them takes too long.
pub(super) fn groups_max(balances: &[Amount]) -> Option<usize> {
    let mut sorted = balances.to_vec();
    sorted.sort_unstable();
    let rows: Vec<(Amount, usize)> = sorted.chunk_by(|a, b| a == b).map(|equal| (equal[0], equal.len())).collect();
    match choices(&rows).filter(|choices| *choices <= CHOICES_MAX) {
        Some(choices) => Some(one_at_a_time(&rows, choices)),
        None => by_stops(&sorted),
    }
}

/// Returns how many choices there are of how many people of each balance.
fn choices(rows: &[(Amount, usize)]) -> Option<usize> {
    rows.iter().try_fold(1usize, |product, (_, count)| product.checked_mul(count + 1))
}

fn one_at_a_time(rows: &[(Amount, usize)], choices: usize) -> usize {
    let mut most: Vec<u8> = vec![0; choices];
    let mut taken = vec![0usize; rows.len()];
    let mut sum: Amount = 0;
    for choice in 1..choices {
        // The next choice, counting like a clock with a hand for each balance.
        for (hand, (balance, count)) in taken.iter_mut().zip(rows) {
            if *hand < *count {
                *hand += 1;
                sum += balance;
                break;
            }
            sum -= balance * Amount::try_from(*hand).unwrap_or(0);
            *hand = 0;
        }
        let (mut best, mut stride) = (0, 1);
        for (hand, (_, count)) in taken.iter().zip(rows) {
            if *hand > 0 {
                best = best.max(most[choice - stride]);
            }
            stride *= count + 1;
        }
        most[choice] = best + u8::from(sum == 0);
    }
    usize::from(most[choices - 1])
}

/// A choice of people as bits, of equal ones always the first.
type Choice = u128;

fn by_stops(sorted: &[Amount]) -> Option<usize> {
    // The one set aside is the last of its balance, so that choices of equal
    // people stay the first of them.
    let (_, rest) = sorted.split_last()?;
    if rest.len() > 128 {
        return None;
    }
    let mut halves: [Vec<(Amount, Choice)>; 2] = [vec![(0, 0)], vec![(0, 0)]];
    let mut at = 0;
    for equal in rest.chunk_by(|a, b| a == b) {
        let smaller = usize::from(halves[0].len() > halves[1].len());
        let half = &halves[smaller];
        if half.len() * (equal.len() + 1) > HALF_MAX {
            return None;
        }
        let mut longer = half.clone();
        let (mut sum, mut bits) = (0, 0);
        for balance in equal {
            sum += balance;
            bits |= 1u128 << at;
            at += 1;
            longer.extend(half.iter().map(|(before, choice)| (before + sum, choice | bits)));
        }
        halves[smaller] = longer;
    }
    let [first, mut second] = halves;
    second.sort_unstable();
    let mut stops: Vec<Choice> = Vec::new();
    for (sum, choice) in first {
        let start = second.partition_point(|(other, _)| *other < -sum);
        let matching = second[start..].iter().take_while(|(other, _)| *other == -sum);
        stops.extend(matching.map(|(_, other)| choice | other));
        if stops.len() > STOPS_MAX {
            return None;
        }
    }
    stops.sort_unstable_by_key(|stop| (stop.count_ones(), *stop));
    let mut most: Vec<u16> = Vec::with_capacity(stops.len());
    for (at, stop) in stops.iter().enumerate() {
        let inside = (0..at).filter(|before| stops[*before] & !stop == 0);
        // Nobody is the first stop, and not counted.
        most.push(inside.map(|before| most[before] + 1).max().unwrap_or(0));
    }
    most.into_iter().max().map(|most| usize::from(most) + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::engine::oracles::oracle::{balanced, sets_max};

    proptest! {
        #[test]
        fn both_ways_agree(balances in balanced(1..11, 12)) {
            let open: Vec<Amount> = balances.into_iter().filter(|balance| *balance != 0).collect();
            prop_assume!(!open.is_empty());
            let mut sorted = open.clone();
            sorted.sort_unstable();
            prop_assert_eq!(groups_max(&open), Some(sets_max(&open)));
            prop_assert_eq!(by_stops(&sorted), Some(sets_max(&open)));
        }
    }
}
