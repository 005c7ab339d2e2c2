//! Listing zero-sum sets by size: every set of so many people that adds up
//! to zero, each exactly once.
//!
//! A set of size s, its rows in order, is its first ⌈s/2⌉ people and its last
//! ⌊s/2⌋. All such halves are listed once per size and kept sorted by sum, so
//! that listing the sets is walking two lists towards each other and keeping
//! the matches whose rows are in order. With rows `-3 1 1 2` (two people have
//! 1): `{-3,1} + {2}`, `{-3} …` and so on; `{1,2}+{-3}` is out of order.

use std::ops::ControlFlow;

use super::rows::{Rows, Set};
use crate::engine::effort::Steps;

/// The most halves of one size: 16 bytes each.
const HALVES_MAX: usize = 6_000_000;

/// The largest sets that can be listed: two halves of eight rows.
pub const SIZE_MAX: usize = 16;

/// Rows, and two sides, are packed in bytes.
pub const ROWS_MAX: usize = 253;

/// Half a set: its sum modulo 2^64 and its rows, the first in the highest
/// byte, each one more than its number.
type Half = (u64, u64);

/// The zero-sum sets of some rows, listed on demand.
pub struct Columns<'a> {
    rows: &'a Rows,
    halves: Vec<Vec<Half>>,
}

/// Why a listing is not complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Incomplete {
    /// More steps would help.
    OutOfSteps,
    /// There are too many sets, or halves, to go on.
    TooMany,
}

impl<'a> Columns<'a> {
    /// Returns the sets of these rows, or nothing when there are too many
    /// rows.
    pub fn new(rows: &'a Rows) -> Option<Columns<'a>> {
        (rows.len() <= ROWS_MAX).then(|| Columns { rows, halves: vec![vec![(0, 0)]] })
    }

    /// Returns how many people there are.
    pub fn people(&self) -> usize {
        self.rows.people()
    }

    /// Lists the sets that do not fall apart, by size, until there are
    /// `enough` or they have `size_max` people; with the last size listed. A
    /// size with which there are more than `most` is left out.
    pub fn listed(
        &mut self,
        size_max: usize,
        (enough, most): (usize, usize),
        steps: &mut Steps,
    ) -> (Vec<Vec<u8>>, usize) {
        let rows = self.rows;
        let mut sets = Vec::new();
        let mut size = 2;
        while size < size_max.min(rows.people()) && sets.len() < enough {
            let before = sets.len();
            let listed = self.each(size + 1, steps, |set| {
                if !is_reducible(rows, set) {
                    sets.push(set.to_vec());
                }
                match sets.len() > most {
                    true => ControlFlow::Break(()),
                    false => ControlFlow::Continue(()),
                }
            });
            if listed.is_err() {
                sets.truncate(before);
                break;
            }
            size += 1;
        }
        (sets, size)
    }

    /// Shows every zero-sum set of this size to `visit`, as rows in order,
    /// until it breaks off.
    pub fn each(
        &mut self,
        size: usize,
        steps: &mut Steps,
        mut visit: impl FnMut(&[u8]) -> ControlFlow<()>,
    ) -> Result<(), Incomplete> {
        if size == 0 || size > SIZE_MAX {
            return Err(Incomplete::TooMany);
        }
        self.list(size.div_ceil(2), steps)?;
        let (first, last) = (&self.halves[size.div_ceil(2)], &self.halves[size / 2]);
        if !steps.spend(first.len() + last.len()) {
            return Err(Incomplete::OutOfSteps);
        }
        let mut end = last.len();
        let mut start = 0;
        let mut members = [0u8; SIZE_MAX];
        while start < first.len() {
            let sum = first[start].0;
            let group = run(&first[start..], sum);
            let wanted = sum.wrapping_neg();
            let matching = if sum == 0 {
                &last[..run(last, 0)]
            } else {
                while end > 0 && last[end - 1].0 > wanted {
                    end -= 1;
                }
                let begin = last[..end].partition_point(|half| half.0 < wanted);
                &last[begin..end]
            };
            if !matching.is_empty() && !steps.spend((16 + size) * group * matching.len()) {
                return Err(Incomplete::OutOfSteps);
            }
            for one in &first[start..start + group] {
                for other in matching {
                    if !self.joins(one.1, other.1, size / 2) {
                        continue;
                    }
                    unpack(one.1, other.1, size, &mut members);
                    let members = &members[..size];
                    let rows = members.iter().map(|row| usize::from(*row));
                    if self.rows.is_zero(rows) && visit(members).is_break() {
                        return Err(Incomplete::TooMany);
                    }
                }
            }
            start += group;
        }
        Ok(())
    }

    /// Tells whether the last of one half comes before the first of the
    /// other, and a row that is in both has enough people.
    fn joins(&self, one: u64, other: u64, other_size: usize) -> bool {
        if other_size == 0 {
            return true;
        }
        let last = one & 0xFF;
        let first = other >> (8 * (other_size - 1));
        if last != first {
            return last < first;
        }
        let times = repeats_up(one, last) + repeats_down(other, other_size, first);
        times <= self.rows.counts[index(last) - 1]
    }

    /// Lists the halves up to a size.
    fn list(&mut self, size: usize, steps: &mut Steps) -> Result<(), Incomplete> {
        while self.halves.len() <= size {
            let shorter = self.halves.last().map_or(&[][..], Vec::as_slice);
            let mut longer: Vec<Half> = Vec::new();
            if !steps.spend(shorter.len()) {
                return Err(Incomplete::OutOfSteps);
            }
            for (sum, packed) in shorter {
                let last = packed & 0xFF;
                let from = index(last).saturating_sub(1);
                for row in from..self.rows.len() {
                    let number = u64::try_from(row + 1).expect("rows fit in a byte");
                    if number == last && repeats_up(*packed, last) >= self.rows.counts[row] {
                        continue;
                    }
                    let sum = sum.wrapping_add(self.rows.residues[row]);
                    longer.push((sum, packed << 8 | number));
                }
                if longer.len() > HALVES_MAX {
                    return Err(Incomplete::TooMany);
                }
            }
            if !steps.spend(40 * longer.len()) {
                return Err(Incomplete::OutOfSteps);
            }
            longer.sort_unstable();
            self.halves.push(longer);
        }
        Ok(())
    }
}

/// Tells whether a zero-sum set surely falls apart into two.
pub fn is_reducible(rows: &Rows, set: &[u8]) -> bool {
    let mut sums = [0u64; 1 << 9];
    let Some((_, others)) = set.split_first() else {
        return false;
    };
    if others.len() > 9 {
        return false;
    }
    let mut count = 1;
    for row in others {
        let residue = rows.residues[usize::from(*row)];
        for at in 0..count {
            sums[count + at] = sums[at].wrapping_add(residue);
        }
        count *= 2;
    }
    (1..count - 1).filter(|at| sums[*at] == 0).any(|at| {
        let part = others.iter().enumerate();
        let part = part.filter(|(bit, _)| at >> bit & 1 == 1);
        rows.is_zero(part.map(|(_, row)| usize::from(*row)))
    })
}

/// Returns a listed set as row numbers.
pub fn set_of(members: &[u8]) -> Set {
    members.iter().map(|row| usize::from(*row)).collect()
}

fn run(halves: &[Half], sum: u64) -> usize {
    halves.iter().take_while(|half| half.0 == sum).count()
}

fn unpack(one: u64, other: u64, size: usize, members: &mut [u8; SIZE_MAX]) {
    let (first_size, last_size) = (size.div_ceil(2), size / 2);
    let (first, rest) = members.split_at_mut(first_size);
    for (at, member) in first.iter_mut().rev().enumerate() {
        *member = byte(one >> (8 * at)) - 1;
    }
    for (at, member) in rest[..last_size].iter_mut().rev().enumerate() {
        *member = byte(other >> (8 * at)) - 1;
    }
}

/// Returns how many times the last row of a half is in it.
fn repeats_up(mut packed: u64, row: u64) -> u32 {
    let mut times = 0;
    while packed != 0 && packed & 0xFF == row {
        times += 1;
        packed >>= 8;
    }
    times
}

/// Returns how many times the first row of a half is in it.
fn repeats_down(packed: u64, size: usize, row: u64) -> u32 {
    let mut times = 0;
    for at in (0..size).rev() {
        if packed >> (8 * at) & 0xFF != row {
            break;
        }
        times += 1;
    }
    times
}

fn byte(packed: u64) -> u8 {
    packed.to_le_bytes()[0]
}

fn index(number: u64) -> usize {
    usize::from(byte(number))
}
