//! What each column of a linear program takes of its rows, laid out for
//! adding up quickly: most of a search's time is spent here.

use std::ops::{Add, Sub};

/// The number of a row, below the `END` of its table.
pub(super) trait RowNumber: Copy + Eq + Into<usize> + TryFrom<usize> {}

impl RowNumber for u8 {}
impl RowNumber for u16 {}

/// More rows than most programs have, so that a byte is a row without a check.
pub(super) const ROWS_END: usize = 256;

/// More rows than any program has.
pub(super) const ROWS_END_LARGE: usize = 2048;

/// Rows taken at once; a column that takes fewer takes the last row of all,
/// which is nobody's, for the others.
const TAKEN: usize = 8;

/// Columns over rows. A row of which a column takes several is there as
/// often.
#[derive(Clone)]
pub(super) struct Table<R, const END: usize> {
    /// The first columns take of one row and give to another.
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

    /// Returns the columns that take of one row and give to another.
    pub(super) fn new(moves: Vec<[R; 2]>) -> Self {
        Table { moves, ends: Vec::new(), taken: Vec::new() }
    }

    /// Adds a column that takes one of each of these rows.
    pub(super) fn add(&mut self, rows: &[R]) {
        for some in rows.chunks(TAKEN) {
            let mut taken = [Self::nobody(); TAKEN];
            taken[..some.len()].copy_from_slice(some);
            self.taken.push(taken);
        }
        self.ends.push(self.taken.len());
    }

    /// Returns how many columns move something.
    pub(super) fn moves(&self) -> usize {
        self.moves.len()
    }

    /// Returns how many columns there are.
    pub(super) fn len(&self) -> usize {
        self.moves.len() + self.ends.len()
    }

    /// Adds up what a column takes, each row times its number; the last
    /// number is zero.
    pub(super) fn sum<N: Copy + Add<Output = N> + Sub<Output = N>>(&self, column: usize, of: &[N; END]) -> N {
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
    pub(super) fn entries(&self, column: usize) -> (Vec<usize>, Option<usize>) {
        match column.checked_sub(self.moves.len()) {
            None => {
                let [from, to] = self.moves[column].map(Into::into);
                (vec![from], Some(to))
            }
            Some(at) => {
                let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
                let rows = self.taken[start..self.ends[at]].iter().flatten();
                (rows.filter(|row| **row != Self::nobody()).map(|row| (*row).into()).collect(), None)
            }
        }
    }
}
