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
//! 2. Every row has a little more than it has (a different bit each), since
//!    otherwise most steps lead nowhere.
//! 3. [`Program::maximize`] is the primal method: from a basis that fits, to
//!    one that cannot be bettered. [`Program::restore`] is the dual method:
//!    after rows lost some of what they had, back to one that fits.
#![allow(clippy::float_arithmetic)]

use super::effort::Steps;

/// What weights and shares count as one.
pub(super) const WHOLE: i64 = 1 << 40;
const WHOLE_FLOAT: f64 = 1_099_511_627_776.0;
const TINY: f64 = 1e-9;
const PIVOT_MIN: f64 = 1e-7;
const PIVOTS_PER_INVERSE: usize = 400;
const PIVOTS_MAX: usize = 20_000;

/// Columns over rows, and the basis in hand.
#[derive(Clone)]
pub(super) struct Program {
    rows: usize,
    limits: Vec<f64>,
    extra: Vec<f64>,
    starts: Vec<usize>,
    entry_rows: Vec<usize>,
    entry_values: Vec<f64>,
    gains: Vec<f64>,
    /// The variable of each basis position; below `rows` it is that row's
    /// slack.
    basis: Vec<usize>,
    is_basic: Vec<bool>,
    /// The variables that may come into the basis.
    considered: Vec<usize>,
    inverse: Vec<f64>,
    levels: Vec<f64>,
    duals: Vec<f64>,
    pivots: usize,
    /// What each variable gains now.
    gaining: Vec<f64>,
    /// How far each variable moves the others, squared, about.
    lengths: Vec<f64>,
    /// How much of each variable the leaving one is worth.
    changes: Vec<f64>,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// Nothing can be bettered.
    Best,
    /// Steps ran out, or the numbers got too bad to go on.
    Stopped,
}

impl Program {
    /// Returns a program of rows that have this much each.
    pub(super) fn new(limits: &[u32]) -> Program {
        let rows = limits.len();
        let mut mixed = 0x9E37_79B9_7F4A_7C15_u64;
        let extra = (0..rows)
            .map(|_| {
                mixed ^= mixed << 13;
                mixed ^= mixed >> 7;
                mixed ^= mixed << 17;
                let part = u32::try_from(mixed >> 44).unwrap_or(0);
                1e-6 * (1.0 + f64::from(part) / 1_048_576.0)
            })
            .collect();
        let mut program = Program {
            rows,
            limits: Vec::new(),
            extra,
            starts: vec![0],
            entry_rows: Vec::new(),
            entry_values: Vec::new(),
            gains: Vec::new(),
            basis: (0..rows).collect(),
            is_basic: vec![true; rows],
            considered: (0..rows).collect(),
            inverse: identity(rows),
            levels: Vec::new(),
            duals: vec![0.0; rows],
            pivots: 0,
            gaining: Vec::new(),
            lengths: Vec::new(),
            changes: Vec::new(),
        };
        program.limit(limits);
        program
    }

    /// Adds a column that takes `times` of each row and gains one or nothing.
    pub(super) fn add(&mut self, entries: &[(usize, i32)], gain: u8) {
        for (row, times) in entries {
            self.entry_rows.push(*row);
            self.entry_values.push(f64::from(*times));
        }
        self.starts.push(self.entry_rows.len());
        self.gains.push(f64::from(gain));
        self.is_basic.push(false);
        self.considered.push(self.rows + self.gains.len() - 1);
    }

    /// Considers only the first columns and some of those after; the others
    /// gain nothing, so that what is taken of them is given up.
    pub(super) fn consider(&mut self, first: usize, some: &[usize]) {
        self.considered.truncate(self.rows + first);
        self.considered.extend(some.iter().map(|column| self.rows + first + column));
        self.gains[first..].fill(0.0);
        for column in some {
            self.gains[first + column] = 1.0;
        }
        self.find_duals();
    }

    /// Goes back to taking nothing.
    pub(super) fn start_over(&mut self, limits: &[u32]) {
        self.basis = (0..self.rows).collect();
        self.is_basic.fill(false);
        self.is_basic[..self.rows].fill(true);
        self.inverse = identity(self.rows);
        self.duals = vec![0.0; self.rows];
        self.limit(limits);
    }

    /// Returns how many columns there are.
    pub(super) fn columns(&self) -> usize {
        self.gains.len()
    }

    /// Changes what the rows have; [`Program::restore`] must follow.
    pub(super) fn limit(&mut self, limits: &[u32]) {
        let limits = limits.iter().zip(&self.extra);
        self.limits = limits.map(|(l, e)| f64::from(*l) + e).collect();
        self.find_levels();
    }

    fn find_duals(&mut self) {
        self.duals.fill(0.0);
        for (at, variable) in self.basis.iter().enumerate() {
            if let Some(column) = variable.checked_sub(self.rows) {
                let row = &self.inverse[at * self.rows..][..self.rows];
                subtract(&mut self.duals, -self.gains[column], row);
            }
        }
    }

    fn find_levels(&mut self) {
        self.levels =
            (0..self.rows).map(|at| dot(&self.inverse[at * self.rows..][..self.rows], &self.limits)).collect();
    }

    /// Returns each row's weight over [`WHOLE`], rounded, at least zero.
    pub(super) fn weights(&self) -> Vec<i64> {
        self.duals.iter().map(|dual| whole(*dual)).collect()
    }

    /// Returns each column's share over [`WHOLE`].
    pub(super) fn shares(&self) -> Vec<i64> {
        let mut shares = vec![0; self.columns()];
        for (at, variable) in self.basis.iter().enumerate() {
            if *variable >= self.rows {
                shares[*variable - self.rows] = whole(self.levels[at]);
            }
        }
        shares
    }

    /// Betters the shares until nothing can be bettered.
    pub(super) fn maximize(&mut self, steps: &mut Steps) -> Ended {
        self.find_gains(steps);
        for _ in 0..PIVOTS_MAX {
            let Some(entering) = self.best_column() else {
                return Ended::Best;
            };
            let direction = self.direction(entering);
            let falling = (0..self.rows).filter(|at| direction[*at] > PIVOT_MIN);
            let ratio = |at: &usize| self.levels[*at].max(0.0) / direction[*at];
            let leaving = falling.min_by(|one, other| ratio(one).total_cmp(&ratio(other)));
            let Some(leaving) = leaving else {
                return Ended::Stopped;
            };
            self.find_changes(leaving, steps);
            if !self.pivot(leaving, entering, &direction, steps) {
                return Ended::Stopped;
            }
        }
        Ended::Stopped
    }

    /// Makes the shares fit what the rows have now, then betters them.
    pub(super) fn restore(&mut self, steps: &mut Steps) -> Ended {
        self.find_gains(steps);
        let mut lengths = vec![1.0; self.rows];
        for _ in 0..PIVOTS_MAX {
            let below = (0..self.rows).filter(|at| self.levels[*at] < -TINY);
            let depth = |at: &usize| self.levels[*at] * self.levels[*at] / lengths[*at];
            let Some(leaving) = below.max_by(|a, b| depth(a).total_cmp(&depth(b))) else {
                return self.maximize(steps);
            };
            self.find_changes(leaving, steps);
            let Some(entering) = self.replacement() else {
                return Ended::Stopped;
            };
            let direction = self.direction(entering);
            if direction[leaving] > -PIVOT_MIN {
                return Ended::Stopped;
            }
            let own = lengths[leaving];
            for (length, change) in lengths.iter_mut().zip(&direction) {
                let ratio = change / direction[leaving];
                *length = length.max(ratio * ratio * own);
            }
            lengths[leaving] = (own / (direction[leaving] * direction[leaving])).max(1.0);
            if !self.pivot(leaving, entering, &direction, steps) {
                return Ended::Stopped;
            }
        }
        Ended::Stopped
    }

    /// Computes afresh what each considered variable gains.
    fn find_gains(&mut self, steps: &mut Steps) {
        let mut gaining = std::mem::take(&mut self.gaining);
        gaining.resize(self.is_basic.len(), 0.0);
        for variable in &self.considered {
            gaining[*variable] = match self.is_basic[*variable] {
                true => 0.0,
                false => self.gain_of(*variable),
            };
        }
        self.gaining = gaining;
        self.lengths.clear();
        self.lengths.resize(self.is_basic.len(), 1.0);
        self.changes.resize(self.is_basic.len(), 0.0);
        steps.spend(4 * self.considered.len());
    }

    /// Returns a variable that gains, and far for how it moves the others.
    fn best_column(&self) -> Option<usize> {
        let gaining = self.considered.iter().copied().filter(|variable| self.gaining[*variable] > TINY);
        let merit = |variable: usize| self.gaining[variable] * self.gaining[variable] / self.lengths[variable];
        let mut best = None;
        let mut most = 0.0;
        for variable in gaining {
            let merit = merit(variable);
            if merit > most && !self.is_basic[variable] {
                most = merit;
                best = Some(variable);
            }
        }
        best
    }

    /// Computes how much of each considered variable the leaving one is worth.
    fn find_changes(&mut self, leaving: usize, steps: &mut Steps) {
        let mut changes = std::mem::take(&mut self.changes);
        let row = &self.inverse[leaving * self.rows..][..self.rows];
        for variable in &self.considered {
            if !self.is_basic[*variable] {
                changes[*variable] = self.sum_over(*variable, row);
            }
        }
        self.changes = changes;
        steps.spend(5 * self.considered.len());
    }

    /// Returns the variable that best takes over from one below zero.
    fn replacement(&self) -> Option<usize> {
        let mut best = None;
        let (mut least, mut steepest) = (f64::INFINITY, 0.0);
        for variable in self.considered.iter().copied() {
            let change = self.changes[variable];
            if change < -PIVOT_MIN && !self.is_basic[variable] {
                let ratio = self.gaining[variable].min(0.0) / change;
                if ratio < least - TINY || (ratio < least + TINY && change < steepest) {
                    least = least.min(ratio);
                    steepest = change;
                    best = Some(variable);
                }
            }
        }
        best
    }

    fn gain_of(&self, variable: usize) -> f64 {
        match variable.checked_sub(self.rows) {
            None => -self.duals[variable],
            Some(column) => self.gains[column] - self.sum_over(variable, &self.duals),
        }
    }

    fn sum_over(&self, variable: usize, row: &[f64]) -> f64 {
        match variable.checked_sub(self.rows) {
            None => row[variable],
            Some(column) => {
                let entries = self.starts[column]..self.starts[column + 1];
                let rows = &self.entry_rows[entries.clone()];
                let values = &self.entry_values[entries];
                rows.iter().zip(values).map(|(at, v)| row[*at] * v).sum()
            }
        }
    }

    /// Returns how the basic variables fall when this one rises.
    fn direction(&self, variable: usize) -> Vec<f64> {
        (0..self.rows).map(|at| self.sum_over(variable, &self.inverse[at * self.rows..][..self.rows])).collect()
    }

    /// Lets a variable take over a basis position; false when the numbers got
    /// too bad. What it changes must have been computed.
    fn pivot(&mut self, leaving: usize, entering: usize, direction: &[f64], steps: &mut Steps) -> bool {
        let rows = self.rows;
        let level = self.levels[leaving] / direction[leaving];
        subtract(&mut self.levels, level, direction);
        self.levels[leaving] = level;
        let gain = self.gaining[entering];
        self.exchange(leaving, entering, direction[leaving]);
        let touched = self.eliminate(leaving, entering, direction);
        let row = &self.inverse[leaving * rows..][..rows];
        subtract(&mut self.duals, -gain, row);
        self.pivots += 1;
        let enough = steps.spend(rows * (touched + 6) / 4);
        if self.pivots.is_multiple_of(PIVOTS_PER_INVERSE) {
            steps.spend(rows * rows * rows / 4);
            let is_sound = self.invert();
            self.find_gains(steps);
            return enough && is_sound;
        }
        enough
    }

    /// Brings what each variable gains, and how far it moves the others, up
    /// to date with a pivot.
    fn exchange(&mut self, leaving: usize, entering: usize, scale: f64) {
        let gain = self.gaining[entering] / scale;
        let length = self.lengths[entering];
        for variable in self.considered.iter().copied() {
            let change = self.changes[variable];
            if change != 0.0 && !self.is_basic[variable] {
                self.gaining[variable] -= gain * change;
                let ratio = change / scale;
                self.lengths[variable] = self.lengths[variable].max(ratio * ratio * length);
            }
        }
        let left = self.basis[leaving];
        self.gaining[entering] = 0.0;
        self.gaining[left] = -gain;
        self.lengths[left] = (length / (scale * scale)).max(1.0);
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
        let basis = std::mem::replace(&mut self.basis, (0..self.rows).collect());
        self.inverse = identity(self.rows);
        self.is_basic.fill(false);
        self.is_basic[..self.rows].fill(true);
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

fn identity(rows: usize) -> Vec<f64> {
    let mut matrix = vec![0.0; rows * rows];
    for at in 0..rows {
        matrix[at * rows + at] = 1.0;
    }
    matrix
}

fn subtract(row: &mut [f64], times: f64, other: &[f64]) {
    for (value, other) in row.iter_mut().zip(other) {
        *value -= times * other;
    }
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

/// Returns a number over [`WHOLE`], between zero and two.
#[allow(clippy::cast_possible_truncation)]
fn whole(value: f64) -> i64 {
    (value.clamp(0.0, 2.0) * WHOLE_FLOAT).round() as i64
}

#[cfg(test)]
mod tests {
    use super::super::effort::Effort;
    use super::*;

    #[test]
    fn triangles_share_halves() {
        // Three pairs of three rows: half of each is best, one and a half.
        let mut program = Program::new(&[1, 1, 1]);
        for pair in [[0, 1], [1, 2], [0, 2]] {
            program.add(&pair.map(|row| (row, 1)), 1);
        }
        let mut steps = Steps::new(Effort(1_000_000));
        assert_eq!(program.maximize(&mut steps), Ended::Best);
        let total: i64 = program.weights().iter().sum();
        assert!((total - WHOLE * 3 / 2).abs() < WHOLE / 10_000);
        program.limit(&[0, 1, 1]);
        assert_eq!(program.restore(&mut steps), Ended::Best);
        let shares = program.shares();
        assert!((shares[1] - WHOLE).abs() < WHOLE / 10_000, "{shares:?}");
    }
}
