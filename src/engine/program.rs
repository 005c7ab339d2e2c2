//! The linear program of a split: people are shared among sets.

use super::rows::Rows;
use super::simplex::Program;
use super::weights::{SIDES, large_kinds, side_of};

/// Returns the program without its sets: people may leave for large sets of
/// either side, and large sets take people of both.
pub(super) fn program_of(rows: &Rows, counts: &[u32], size: usize) -> Program {
    let mut limits = counts[..rows.len()].to_vec();
    limits.extend([0; SIDES]);
    let mut program = Program::new(&limits);
    for row in 0..rows.len() {
        program.add(&[(row, 1), (rows.len() + side_of(rows, row), -1)], 0);
    }
    for kind in large_kinds(size) {
        let of = |side: usize| i32::try_from(kind[side]).unwrap_or(i32::MAX);
        program.add(&[(rows.len(), of(0)), (rows.len() + 1, of(1))], 1);
    }
    program
}

/// Adds a set to a program.
pub(super) fn add_set(program: &mut Program, set: &[u8]) {
    let mut entries: Vec<(usize, i32)> = Vec::with_capacity(set.len());
    for row in set {
        match entries.last_mut() {
            Some((last, times)) if *last == usize::from(*row) => *times += 1,
            _ => entries.push((usize::from(*row), 1)),
        }
    }
    program.add(&entries, 1);
}
