//! The linear programs of a split: people are shared among sets.

use super::simplex::ProgramOver;
use super::table::{ROWS_END, ROWS_END_LARGE};
use super::weights::{SIDES, large_kinds, side_of};
use crate::engine::exact::rows::Rows;

/// A program of at most 255 rows.
pub type Program = ProgramOver<u8, ROWS_END>;

/// A program of some thousand rows, slower.
pub type LargeProgram = ProgramOver<u16, ROWS_END_LARGE>;

/// Returns the program without its sets: people may leave for large sets of
/// either side, and large sets take people of both.
pub fn program_of(rows: &Rows, counts: &[u32], size: usize) -> Program {
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
