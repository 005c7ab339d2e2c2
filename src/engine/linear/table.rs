//! What each column of a linear program takes of its rows, laid out for
//! adding up quickly: most of a search's time is spent here.

use std::ops::{Add, Mul, Sub};

/// The number of a row, below the `END` of its table.
pub trait RowNumber: Copy + Eq + Into<usize> + TryFrom<usize> {}

impl RowNumber for u8 {}
impl RowNumber for u16 {}

/// More rows than most programs have, so that a byte is a row without a check.
pub const ROWS_END: usize = 256;

/// More rows than any program has.
pub const ROWS_END_LARGE: usize = 2048;

/// Rows taken at once; a column that takes fewer takes the last row of all,
/// which is nobody's, for the others.
const TAKEN: usize = 8;

/// Columns over rows. A row of which a column takes several is there as
/// often.
#[derive(Clone)]
pub struct Table<R, const END: usize> {
    /// The first columns take of one row and give to another, or to nobody.
    moves: Vec<[R; 2]>,
    /// Where each of the others ends.
    ends: Vec<usize>,
    taken: Vec<[R; TAKEN]>,
}

impl<R: RowNumber, const END: usize> Table<R, END> {
    /// Returns the row that is nobody's.
    fn nobody() -> R {
        R::try_from(END - 1).ok().expect("the numbers of rows go up to the end")
    }

    /// Returns a column for what is left of each row, and others that take of
    /// one row and give to another.
    pub fn new(rows: usize, moves: Vec<[R; 2]>) -> Self {
        let left = (0..rows).map(|row| [R::try_from(row).unwrap_or(Self::nobody()), Self::nobody()]);
        Table { moves: left.chain(moves).collect(), ends: Vec::new(), taken: Vec::new() }
    }

    /// Adds a column that takes one of each of these rows.
    pub fn add(&mut self, rows: &[R]) {
        for some in rows.chunks(TAKEN) {
            let mut taken = [Self::nobody(); TAKEN];
            taken[..some.len()].copy_from_slice(some);
            self.taken.push(taken);
        }
        self.ends.push(self.taken.len());
    }

    /// Adds up what a column takes, each row times its number; the last
    /// number is zero.
    pub fn sum<N: Copy + Add<Output = N> + Sub<Output = N>>(&self, column: usize, of: &[N; END]) -> N {
        match column.checked_sub(self.moves.len()) {
            None => {
                let [from, to] = self.moves[column];
                of[from.into()] - of[to.into()]
            }
            Some(at) => {
                let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
                let taken = &self.taken[start..self.ends[at]];
                taken.iter().fold(of[END - 1], |sum, rows| {
                    let [a, b, c, d, e, f, g, h] = rows.map(|row| of[row.into()]);
                    sum + (((a + b) + (c + d)) + ((e + f) + (g + h)))
                })
            }
        }
    }

    /// Returns what a column takes of each row, and what it gives.
    pub fn entries(&self, column: usize) -> (Vec<usize>, Option<usize>) {
        match column.checked_sub(self.moves.len()) {
            None => {
                let [from, to] = self.moves[column].map(Into::into);
                (vec![from], Some(to).filter(|to| *to != END - 1))
            }
            Some(at) => {
                let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
                let rows = self.taken[start..self.ends[at]].iter().flatten();
                (rows.filter(|row| **row != Self::nobody()).map(|row| (*row).into()).collect(), None)
            }
        }
    }
}

/// Returns numbers by row, zero where there is no row.
pub fn padded<N: Copy + Default, const END: usize>(values: &[N]) -> [N; END] {
    let mut padded = [N::default(); END];
    padded[..values.len()].copy_from_slice(values);
    padded
}

/// Returns the sum of the products: four sums side by side, for processors
/// that add several at once.
pub fn dot<N: Copy + Default + Add<Output = N> + Mul<Output = N>>(one: &[N], other: &[N]) -> N {
    let mut sums = [N::default(); 4];
    let (fours, others) = (one.chunks_exact(4), other.chunks_exact(4));
    let rest = fours.remainder().iter().zip(others.remainder());
    let rest = rest.fold(N::default(), |sum, (one, other)| sum + *one * *other);
    for (four, other) in fours.zip(others) {
        for at in 0..4 {
            sums[at] = sums[at] + four[at] * other[at];
        }
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_add_up_what_they_take() {
        let mut table: Table<u8, ROWS_END> = Table::new(3, vec![[0, 2]]);
        table.add(&[0, 1, 1]);
        table.add(&[2; 11]);
        let of = padded(&[5, 7, 100]);
        let sums: Vec<i64> = (0..6).map(|column| table.sum(column, &of)).collect();
        assert_eq!(sums, [5, 7, 100, -95, 19, 1100]);
        assert_eq!(table.entries(1), (vec![1], None));
        assert_eq!(table.entries(3), (vec![0], Some(2)));
        assert_eq!(table.entries(5).0.len(), 11);
        assert_eq!(dot(&[1, 2, 3, 4, 5], &[1, 1, 1, 1, 10]), 60);
    }
}
