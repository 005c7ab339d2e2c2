//! A small linear program solver: the one file with floating point.
//!
//! Why floats may be here: nothing that leaves this file is believed. What
//! leaves are whole numbers, weights over [`WHOLE`] that guide the search and
//! that [`super::weights`] checks against every set in integers before any
//! bound is claimed, and shares of sets that only say what to try first. A
//! wrong digit here can cost time, never a wrong plan or a false proof. The
//! operations are additions, multiplications and divisions of IEEE 754
//! doubles in a fixed order, so they give the same on every machine.
//!
//! The program is: choose shares of columns, at least zero, so that no row
//! takes more than it has, and the columns that gain add up to the most.
//! 1. The basis' inverse is kept as a dense matrix; a few hundred rows.
//! 2. Every row has, and every column gains, a little more (a different bit
//!    each), since otherwise most steps lead nowhere.
//! 3. [`Program::maximize`] is the primal method: from a basis that fits, to
//!    one that cannot be bettered. [`Program::restore`] is the dual method:
//!    after rows lost some of what they had, back to one that fits.
#![allow(clippy::float_arithmetic)]

use std::rc::Rc;

use super::table::{RowNumber, Table, dot, padded};
use crate::engine::chance::Chance;
use crate::engine::effort::Steps;

/// What weights and shares count as one.
pub const WHOLE: i64 = 1 << 40;
const WHOLE_FLOAT: f64 = 1_099_511_627_776.0;
const TINY: f64 = 1e-9;
const PIVOT_MIN: f64 = 1e-7;
const SURELY: f64 = 1e-3;
const PIVOTS_PER_INVERSE: usize = 400;
const PIVOTS_MAX: usize = 20_000;
const PRICED_AT_ONCE: usize = 1_500;

/// Columns over rows, and the basis in hand.
#[derive(Clone)]
pub struct ProgramOver<R, const END: usize> {
    rows: usize,
    limits: Vec<f64>,
    extra: Vec<f64>,
    /// What each variable takes: first what is left of each row, then the
    /// columns.
    table: Rc<Table<R, END>>,
    /// What each variable gains: nothing, or one and a little.
    gains: Rc<Vec<f64>>,
    /// The variable of each basis position.
    basis: Vec<usize>,
    is_basic: Vec<bool>,
    /// The variables that may come into the basis.
    considered: Vec<usize>,
    inverse: Vec<f64>,
    levels: Vec<f64>,
    duals: Vec<f64>,
    /// The squared lengths of the inverse's rows, while the dual method goes.
    lengths: Vec<f64>,
    pivots: usize,
    next_priced: usize,
    chance: Chance,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Nothing can be bettered.
    Best,
    /// Less than wanted is possible.
    Short,
    /// Steps ran out, or the numbers got too bad to go on.
    Stopped,
}

impl<R: RowNumber, const END: usize> ProgramOver<R, END> {
    /// Returns a program of rows that have this much each.
    pub fn new(limits: &[u32], moves: Vec<[R; 2]>) -> Self {
        let rows = limits.len();
        let mut chance = Chance::new();
        let extra = (0..rows).map(|_| 1e-6 + little(&mut chance)).collect();
        let variables = rows + moves.len();
        let mut program = ProgramOver {
            rows,
            limits: Vec::new(),
            extra,
            table: Rc::new(Table::new(rows, moves)),
            gains: Rc::new(vec![0.0; variables]),
            basis: Vec::new(),
            is_basic: vec![false; variables],
            considered: (0..variables).collect(),
            inverse: Vec::new(),
            levels: Vec::new(),
            duals: Vec::new(),
            lengths: Vec::new(),
            pivots: 0,
            next_priced: 0,
            chance,
        };
        program.start_over(limits);
        program
    }

    /// Adds a column that takes one of each of these rows and gains one.
    pub fn add(&mut self, taken: &[R]) {
        Rc::make_mut(&mut self.table).add(taken);
        Rc::make_mut(&mut self.gains).push(1.0 + little(&mut self.chance));
        self.considered.push(self.is_basic.len());
        self.is_basic.push(false);
    }

    /// Considers only the first columns, some of those after, and those of
    /// the basis, until they leave it.
    pub fn consider(&mut self, first: usize, some: &[usize]) {
        self.considered.truncate(self.rows + first);
        self.considered.extend(some.iter().map(|column| self.rows + first + column));
        self.next_priced = 0;
    }

    /// Goes back to taking nothing.
    pub fn start_over(&mut self, limits: &[u32]) {
        self.empty_basis();
        self.duals = vec![0.0; self.rows];
        self.limit(limits);
    }

    /// Returns how many columns there are.
    pub fn columns(&self) -> usize {
        self.gains.len() - self.rows
    }

    /// Changes what the rows have; [`Program::restore`] must follow.
    pub fn limit(&mut self, limits: &[u32]) {
        let limits = limits.iter().zip(&self.extra);
        self.limits = limits.map(|(l, e)| f64::from(*l) + e).collect();
        self.find_levels();
    }

    fn empty_basis(&mut self) {
        self.basis = (0..self.rows).collect();
        self.is_basic.fill(false);
        self.is_basic[..self.rows].fill(true);
        self.inverse = vec![0.0; self.rows * self.rows];
        self.inverse.iter_mut().step_by(self.rows + 1).for_each(|value| *value = 1.0);
    }

    fn find_duals(&mut self) {
        self.duals.fill(0.0);
        for (variable, row) in self.basis.iter().zip(self.inverse.chunks_exact(self.rows)) {
            subtract(&mut self.duals, -self.gains[*variable], row);
        }
    }

    fn find_levels(&mut self) {
        self.levels = self.inverse.chunks_exact(self.rows).map(|row| dot(row, &self.limits)).collect();
    }

    /// Returns each row's weight over [`WHOLE`], rounded, at least zero.
    pub fn weights(&self) -> Vec<i64> {
        self.duals.iter().map(|dual| whole(*dual)).collect()
    }

    /// Returns each column's share over [`WHOLE`].
    pub fn shares(&self) -> Vec<i64> {
        let mut shares = vec![0; self.columns()];
        for (at, variable) in self.basis.iter().enumerate() {
            if *variable >= self.rows {
                shares[*variable - self.rows] = whole(self.levels[at]);
            }
        }
        shares
    }

    /// Betters the shares until nothing can be bettered.
    pub fn maximize(&mut self, steps: &mut Steps) -> Ended {
        for _ in 0..PIVOTS_MAX {
            let Some((entering, gain)) = self.best_column(steps) else {
                return Ended::Best;
            };
            let direction = self.direction(entering);
            let falling = (0..self.rows).filter(|at| direction[*at] > PIVOT_MIN);
            let ratio = |at: &usize| self.levels[*at].max(0.0) / direction[*at];
            let leaving = falling.min_by(|one, other| ratio(one).total_cmp(&ratio(other)));
            let Some(leaving) = leaving else {
                return Ended::Stopped;
            };
            if !self.pivot(leaving, entering, gain, &direction, steps) {
                return Ended::Stopped;
            }
        }
        Ended::Stopped
    }

    /// Makes the shares fit what the rows have now, then betters them; ends
    /// early when less than `wanted` is possible. Nothing may gain.
    pub fn restore(&mut self, wanted: usize, steps: &mut Steps) -> Ended {
        let least = f64::from(u32::try_from(wanted).unwrap_or(0)) - SURELY;
        self.lengths = self.inverse.chunks_exact(self.rows).map(|row| dot(row, row)).collect();
        let mut gains = self.sums(&self.duals);
        for (gain, variable) in gains.iter_mut().zip(&self.considered) {
            *gain = self.gains[*variable] - *gain;
        }
        let mut total = self.total();
        for _ in 0..PIVOTS_MAX {
            if total < least {
                return Ended::Short;
            }
            let Some(leaving) = self.furthest_below() else {
                return self.maximize(steps);
            };
            let changes = self.sums(&self.inverse[leaving * self.rows..][..self.rows]);
            steps.spend(4 * changes.len());
            let Some(at) = replacement(&gains, &changes) else {
                return Ended::Stopped;
            };
            let entering = self.considered[at];
            let gain = gains[at].min(0.0);
            let direction = self.direction(entering);
            total += gain * self.levels[leaving] / direction[leaving];
            subtract(&mut gains, gain / changes[at], &changes);
            if direction[leaving] > -PIVOT_MIN || !self.pivot(leaving, entering, gain, &direction, steps) {
                return Ended::Stopped;
            }
            self.measure(leaving, &direction);
        }
        Ended::Stopped
    }

    /// Adds up what each variable considered takes, each row times a number.
    fn sums(&self, of: &[f64]) -> Vec<f64> {
        let of = padded::<_, END>(of);
        self.considered.iter().map(|variable| self.table.sum(*variable, &of)).collect()
    }

    /// Returns what the basis gains.
    fn total(&self) -> f64 {
        self.basis.iter().zip(&self.levels).map(|(variable, level)| self.gains[*variable] * level).sum()
    }

    /// Returns the basis position that is below zero and, by the length of
    /// its row, furthest from where it fits.
    fn furthest_below(&self) -> Option<usize> {
        let (mut furthest, mut most) = (None, 0.0);
        for (at, level) in self.levels.iter().enumerate().filter(|(_, level)| **level < -TINY) {
            let distance = level * level / self.lengths[at];
            if distance > most {
                (furthest, most) = (Some(at), distance);
            }
        }
        furthest
    }

    /// Measures the rows that the last pivot changed.
    fn measure(&mut self, leaving: usize, direction: &[f64]) {
        let rows = self.inverse.chunks_exact(self.rows);
        for (at, (length, row)) in self.lengths.iter_mut().zip(rows).enumerate() {
            if at == leaving || direction[at].abs() > 1e-12 {
                *length = dot(row, row);
            }
        }
    }

    /// Returns a variable that gains, from the next part of the columns that
    /// has one, with its gain.
    fn best_column(&mut self, steps: &mut Steps) -> Option<(usize, f64)> {
        let variables = self.considered.len();
        let duals = padded::<_, END>(&self.duals);
        let (mut best, mut most) = (None, TINY);
        for looked in 1..=variables {
            let variable = self.considered[self.next_priced];
            self.next_priced += 1;
            if self.next_priced == variables {
                self.next_priced = 0;
            }
            let gain = self.gains[variable] - self.table.sum(variable, &duals);
            if gain > most && !self.is_basic[variable] {
                most = gain;
                best = Some((variable, gain));
            }
            if looked == variables || looked.is_multiple_of(PRICED_AT_ONCE) && best.is_some() {
                steps.spend(4 * looked);
                break;
            }
        }
        best
    }

    /// Returns how the basic variables fall when this one rises.
    fn direction(&self, variable: usize) -> Vec<f64> {
        let rows = self.inverse.chunks_exact(self.rows);
        match self.table.entries(variable) {
            (taken, None) => rows.map(|row| taken.iter().map(|at| row[*at]).sum()).collect(),
            (taken, Some(given)) => rows.map(|row| row[taken[0]] - row[given]).collect(),
        }
    }

    /// Lets a variable take over a basis position; false when the numbers got
    /// too bad.
    fn pivot(&mut self, leaving: usize, entering: usize, gain: f64, direction: &[f64], steps: &mut Steps) -> bool {
        let rows = self.rows;
        let level = self.levels[leaving] / direction[leaving];
        subtract(&mut self.levels, level, direction);
        self.levels[leaving] = level;
        let touched = self.eliminate(leaving, entering, direction);
        let row = &self.inverse[leaving * rows..][..rows];
        subtract(&mut self.duals, -gain, row);
        self.pivots += 1;
        let enough = steps.spend(rows * (touched + 6) / 4);
        if self.pivots.is_multiple_of(PIVOTS_PER_INVERSE) {
            steps.spend(rows * rows * rows / 4);
            return enough && self.invert();
        }
        enough
    }

    /// Changes the basis and its inverse; returns how many rows changed.
    fn eliminate(&mut self, leaving: usize, entering: usize, direction: &[f64]) -> usize {
        let rows = self.rows;
        let (before, rest) = self.inverse.split_at_mut(leaving * rows);
        let (pivot_row, after) = rest.split_at_mut(rows);
        let scale = 1.0 / direction[leaving];
        pivot_row.iter_mut().for_each(|value| *value *= scale);
        let others = before.chunks_exact_mut(rows).zip(direction);
        let later = after.chunks_exact_mut(rows).zip(&direction[leaving + 1..]);
        let mut touched = 1;
        for (row, change) in others.chain(later) {
            if change.abs() > 1e-12 {
                touched += 1;
                subtract(row, *change, pivot_row);
            }
        }
        self.is_basic[self.basis[leaving]] = false;
        self.is_basic[entering] = true;
        self.basis[leaving] = entering;
        touched
    }

    /// Computes the inverse afresh, so that errors do not pile up: one basic
    /// variable after the other enters where it does most.
    fn invert(&mut self) -> bool {
        let basis = std::mem::take(&mut self.basis);
        self.empty_basis();
        let rows = self.rows;
        let mut is_slack: Vec<bool> = vec![true; rows];
        for slack in basis.iter().filter(|variable| **variable < rows) {
            is_slack[*slack] = false;
        }
        for variable in basis.into_iter().filter(|variable| *variable >= rows) {
            let direction = self.direction(variable);
            let free = (0..rows).filter(|at| is_slack[*at]);
            let size = |at: &usize| direction[*at].abs();
            let best = free.max_by(|one, other| size(one).total_cmp(&size(other)));
            let Some(at) = best.filter(|at| size(at) > TINY) else {
                return false;
            };
            is_slack[at] = false;
            self.eliminate(at, variable, &direction);
        }
        self.find_levels();
        self.find_duals();
        true
    }
}

/// Returns the place of the variable that best takes over from one below
/// zero: that loses least for what it changes.
fn replacement(gains: &[f64], changes: &[f64]) -> Option<usize> {
    let (mut best, mut least, mut steepest) = (None, 1e9, 0.0);
    for (at, (gain, change)) in gains.iter().zip(changes).enumerate() {
        // Rarely so, and then worth a division.
        if gain.min(0.0) >= (least + TINY) * change && *change < -PIVOT_MIN {
            let ratio = gain.min(0.0) / change;
            if ratio < least - TINY || *change < steepest {
                least = least.min(ratio);
                steepest = *change;
                best = Some(at);
            }
        }
    }
    best
}

/// Returns a little of its own for each, so that no two are alike.
fn little(chance: &mut Chance) -> f64 {
    1e-6 * f64::from(u32::try_from(chance.bits() >> 32).unwrap_or(0)) / 4_294_967_296.0
}

fn subtract(row: &mut [f64], times: f64, other: &[f64]) {
    for (value, other) in row.iter_mut().zip(other) {
        *value -= times * other;
    }
}

/// Returns a number over [`WHOLE`], between zero and two.
#[allow(clippy::cast_possible_truncation)]
fn whole(value: f64) -> i64 {
    (value.clamp(0.0, 2.0) * WHOLE_FLOAT).round() as i64
}

#[cfg(test)]
mod tests {
    use super::super::program::Program;
    use super::*;
    use crate::engine::effort::Effort;

    #[test]
    fn triangles_share_halves() {
        // Three pairs of three rows: half of each is best, one and a half.
        let mut program = Program::new(&[1, 1, 1], Vec::new());
        for pair in [[0, 1], [1, 2], [0, 2]] {
            program.add(&pair);
        }
        let mut steps = Steps::new(Effort(1_000_000));
        assert_eq!(program.maximize(&mut steps), Ended::Best);
        let total: i64 = program.weights().iter().sum();
        assert!((total - WHOLE * 3 / 2).abs() < WHOLE / 10_000);
        program.limit(&[0, 1, 1]);
        assert_eq!(program.restore(0, &mut steps), Ended::Best);
        let shares = program.shares();
        assert!((shares[1] - WHOLE).abs() < WHOLE / 10_000, "{shares:?}");
    }
}
