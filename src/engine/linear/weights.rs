//! The bound that is believed: weights in whole numbers, checked against
//! every set.
//!
//! Law: give every person a weight such that every set that settles among
//! itself weighs at least `whole`. Then no split into such sets has more sets
//! than the weight of all, divided by `whole`, rounded down.
//!
//! Sets of more than `size` people are too many to list. For them every
//! person weighs at least what their side (owed, or owing) is given, and
//! `size + 1` people with at least one from either side weigh enough by their
//! sides alone.

use crate::engine::exact::rows::Rows;

/// The two sides: owed or at zero, and owing.
pub const SIDES: usize = 2;

/// Returns the side of a balance.
pub fn side_of(rows: &Rows, row: usize) -> usize {
    usize::from(rows.values[row] < 0)
}

/// The kinds of sets larger than `size`: how many of each side at least. A set
/// that only has people at zero is never large, each of them is one alone.
pub fn large_kinds(size: usize) -> Vec<[usize; SIDES]> {
    (1..=size).map(|owed| [owed, size + 1 - owed]).collect()
}

/// Weights of rows and sides.
#[derive(Clone, Debug)]
pub struct Weights {
    /// What one person of each row weighs.
    pub of: Vec<i64>,
    /// What one person of each side weighs in a large set, at least.
    pub side: [i64; SIDES],
    /// What every large set weighs, at least.
    pub large: i64,
    /// What every set weighs, at least.
    pub whole: i64,
}

impl Weights {
    /// Takes weights of rows, then of the sides, as the linear program gives
    /// them; `whole` is what is claimed so far, from the large sets.
    pub fn new(rows: &Rows, raw: &[i64], size: usize) -> Weights {
        let side = [raw[rows.len()], raw[rows.len() + 1]];
        let of = (0..rows.len()).map(|row| raw[row].max(side[side_of(rows, row)]));
        let kinds = large_kinds(size).into_iter();
        let whole = kinds.map(|kind| times(side[0], kind[0]) + times(side[1], kind[1]));
        let whole = whole.min().unwrap_or(0);
        Weights { of: of.collect(), side, large: whole, whole }
    }

    /// Returns what a set weighs.
    pub fn weight(&self, set: &[u8]) -> i64 {
        set.iter().map(|row| self.of[usize::from(*row)]).sum()
    }

    /// Lowers what every set weighs to what this one does.
    pub fn admit(&mut self, set: &[u8]) {
        self.whole = self.whole.min(self.weight(set));
    }

    /// Returns what people weigh: so many of each row, then so many of each
    /// side whose rows are given up.
    pub fn total(&self, counts: &[u32]) -> i128 {
        let weights = self.of.iter().chain(&self.side);
        let products = weights.zip(counts).map(|(weight, count)| i128::from(*weight) * i128::from(*count));
        products.sum()
    }

    /// Returns how many sets these people can be split into, at most.
    pub fn bound(&self, counts: &[u32]) -> usize {
        if self.whole <= 0 {
            return usize::MAX;
        }
        let bound = self.total(counts) / i128::from(self.whole);
        usize::try_from(bound).unwrap_or(usize::MAX)
    }
}

fn times(weight: i64, count: usize) -> i64 {
    weight.saturating_mul(i64::try_from(count).unwrap_or(i64::MAX))
}
