//! A split by taking one set after the other, again and again in slightly
//! different orders: a start for better methods.

use super::columns::set_of;
use super::packing::Filter;
use super::rows::{Rows, Set, wide};
use crate::engine::effort::Steps;

/// Orders tried.
const TRIES_MAX: usize = 300;

/// Returns the best split found among these sets, the likeliest of which come
/// first; those left over are its last set.
pub fn split(rows: &Rows, filter: Filter, sets: &[Vec<u8>], steps: &mut Steps) -> Vec<Set> {
    let mut best: Vec<Set> = Vec::new();
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    let mut order: Vec<usize> = (0..sets.len()).collect();
    for _ in 0..TRIES_MAX {
        if !steps.spend(4 * sets.len() + 1) {
            break;
        }
        let mut left = rows.counts.clone();
        let mut split: Vec<Set> = Vec::new();
        for at in &order {
            if take(&mut left, &sets[*at]) {
                split.push(set_of(&sets[*at]));
            }
        }
        let rest = left.iter().enumerate();
        let rest: Set = rest.flat_map(|(row, count)| std::iter::repeat_n(row, wide(*count))).collect();
        if !rest.is_empty() {
            if filter.is_some_and(|filter| !filter(&rest)) {
                split.clear();
            }
            split.push(rest);
        }
        if split.len() > best.len() && (split.len() > 1 || best.is_empty()) {
            best = split;
        }
        // Neighbours in the order change places, near ones more often.
        for at in 0..order.len() {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            let ahead = at + wide(u32::from(random.to_le_bytes()[0])) % 24;
            if ahead < order.len() {
                order.swap(at, ahead);
            }
        }
    }
    best
}

/// Takes a set's people, if all of them are left.
fn take(left: &mut [u32], set: &[u8]) -> bool {
    for (at, row) in set.iter().enumerate() {
        let row = usize::from(*row);
        if left[row] == 0 {
            for taken in &set[..at] {
                left[usize::from(*taken)] += 1;
            }
            return false;
        }
        left[row] -= 1;
    }
    true
}
