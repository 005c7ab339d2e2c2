//! The numbers behind the people: balances that differ, and how many people
//! have each.

use crate::engine::nets::Amount;

/// A group as a list of row numbers, in order, one per person.
pub type Set = Vec<usize>;

/// Distinct balances, each with how many people have it.
#[derive(Clone, Debug)]
pub struct Rows {
    /// The balances.
    pub values: Vec<Amount>,
    /// How many people have it.
    pub counts: Vec<u32>,
    /// The balances modulo 2^64. Sums are looked up by these; a sum of zero
    /// is always zero here too, and where the opposite might fail
    /// (`narrow` is false) the true sum is looked at before anything is made
    /// of it.
    pub residues: Vec<u64>,
    narrow: bool,
}

impl Rows {
    /// Takes balances and their counts.
    pub fn new(values: Vec<Amount>, counts: Vec<u32>) -> Rows {
        let residues = values.iter().map(|value| residue(*value)).collect();
        let size: Option<Amount> = values.iter().zip(&counts).try_fold(0 as Amount, |sum, (value, count)| {
            sum.checked_add(value.checked_abs()?.checked_mul(Amount::from(*count))?)
        });
        let narrow = size.is_some_and(|size| i64::try_from(size).is_ok());
        Rows { values, counts, residues, narrow }
    }

    /// Returns how many rows there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Returns how many people there are.
    pub fn people(&self) -> usize {
        self.counts.iter().map(|count| wide(*count)).sum()
    }

    /// Tells whether a set that adds up to zero modulo 2^64 truly does.
    pub fn is_zero(&self, set: impl IntoIterator<Item = usize>) -> bool {
        self.narrow || set.into_iter().map(|row| self.values[row]).sum::<Amount>() == 0
    }

    /// Returns everyone as one set.
    pub fn all(&self) -> Set {
        let rows = self.counts.iter().enumerate();
        rows.flat_map(|(row, count)| std::iter::repeat_n(row, wide(*count))).collect()
    }

    /// Returns only the people of these sets, and what row of this each of
    /// the new rows is.
    pub fn only<'a>(&self, sets: impl IntoIterator<Item = &'a Set>) -> (Rows, Vec<usize>) {
        let mut counts = vec![0u32; self.len()];
        for row in sets.into_iter().flatten() {
            counts[*row] += 1;
        }
        let kept: Vec<usize> = (0..self.len()).filter(|row| counts[*row] > 0).collect();
        let rows = Rows::new(
            kept.iter().map(|row| self.values[*row]).collect(),
            kept.iter().map(|row| counts[*row]).collect(),
        );
        (rows, kept)
    }
}

/// Returns a count as a size.
pub fn wide(count: u32) -> usize {
    usize::try_from(count).expect("the engine needs 32-bit addresses at least")
}

/// Returns the balance modulo 2^64.
fn residue(value: Amount) -> u64 {
    let modulus = 1 << 64;
    u64::try_from(value.rem_euclid(modulus)).expect("a remainder of 2^64 fits in 64 bits")
}
