//! What each column of a linear program takes of its rows, laid out for
//! adding up quickly: most of a search's time is spent here.

use std::ops::{Add, Sub};

/// More rows than any program has, so that a byte is a row without a check.
pub(super) const ROWS_END: usize = 256;

/// Rows taken at once; a column that takes fewer takes the last row of all,
/// which is nobody's, for the others.
const TAKEN: usize = 8;

const NOBODY: u8 = u8::MAX;

/// Columns over rows. A row of which a column takes several is there as
/// often.
#[derive(Clone, Default)]
pub(super) struct Table {
    /// The first columns take of one row and give to another.
    moves: Vec<[u8; 2]>,
    /// Where each of the others ends.
    ends: Vec<usize>,
    taken: Vec<[u8; TAKEN]>,
}

impl Table {
    /// Returns the columns that take of one row and give to another.
    pub(super) fn new(moves: Vec<[u8; 2]>) -> Table {
        Table { moves, ends: Vec::new(), taken: Vec::new() }
    }

    /// Adds a column that takes one of each of these rows.
    pub(super) fn add(&mut self, rows: &[u8]) {
        for some in rows.chunks(TAKEN) {
            let mut taken = [NOBODY; TAKEN];
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
    pub(super) fn sum<N: Copy + Add<Output = N> + Sub<Output = N>>(&self, column: usize, of: &[N; ROWS_END]) -> N {
        match column.checked_sub(self.moves.len()) {
            None => {
                let [from, to] = self.moves[column];
                of[usize::from(from)] - of[usize::from(to)]
            }
            Some(at) => {
                let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
                let taken = &self.taken[start..self.ends[at]];
                taken.iter().fold(of[usize::from(NOBODY)], |sum, rows| {
                    let [a, b, c, d, e, f, g, h] = rows.map(|row| of[usize::from(row)]);
                    sum + (((a + b) + (c + d)) + ((e + f) + (g + h)))
                })
            }
        }
    }

    /// Returns what a column takes of each row, and what it gives.
    pub(super) fn entries(&self, column: usize) -> (Vec<usize>, Option<usize>) {
        match column.checked_sub(self.moves.len()) {
            None => {
                let [from, to] = self.moves[column].map(usize::from);
                (vec![from], Some(to))
            }
            Some(at) => {
                let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
                let rows = self.taken[start..self.ends[at]].iter().flatten();
                (rows.filter(|row| **row != NOBODY).map(|row| usize::from(*row)).collect(), None)
            }
        }
    }
}
