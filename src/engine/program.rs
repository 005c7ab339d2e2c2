//! The linear program of a split: people are shared among sets.

use super::rows::Rows;
use super::simplex::Program;
use super::weights::{SIDES, large_kinds, side_of};

/// Returns the program without its sets: people may leave for large sets of
/// either side, and large sets take people of both.
pub(super) fn program_of(rows: &Rows, counts: &[u32], size: usize) -> Program {
    let mut limits = counts[..rows.len()].to_vec();
    limits.extend([0; SIDES]);
    let byte = |row: usize| u8::try_from(row).expect("rows and sides fit in a byte");
    let moves = (0..rows.len()).map(|row| [byte(row), byte(rows.len() + side_of(rows, row))]);
    let mut program = Program::new(&limits, moves.collect());
    for kind in large_kinds(size) {
        let of = |side: usize| std::iter::repeat_n(byte(rows.len() + side), kind[side]);
        let taken: Vec<u8> = of(0).chain(of(1)).collect();
        program.add(&taken);
    }
    program
}
