//! Looking for a split into exactly so many sets, or for proof that there is
//! none.
//!
//! 1. Weights, checked in integers against the sets that still fit, prune:
//!    the whole branch, or those sets that are too heavy for any split into
//!    so many. They are those of the step before, as long as these leave
//!    little to choose; else the linear program, with what is left of each
//!    row, is brought up to date.
//! 2. The row with the fewest sets to choose from is decided: each of these
//!    sets in turn, the most shared first; then "in a large set".
//! 3. When all is decided, the people put in large sets are split by
//!    [`super::chain`] if more than one set is needed from them.

use std::collections::HashSet;

use super::chain;
use super::columns::set_of;
use super::packing::Filter;
use super::rows::{Rows, Set, wide};
use crate::engine::effort::Steps;
use crate::engine::linear::program::Program;
use crate::engine::linear::program::program_of;
use crate::engine::linear::simplex::Ended;
use crate::engine::linear::weights::{SIDES, Weights, side_of};

/// The most situations remembered so as not to look at them twice.
const SEEN_MAX: usize = 200_000;

/// With so few ways to go on, they are gone without solving anything first.
const FEW_OPTIONS: usize = 1;

/// What a search found out.
pub enum Verdict {
    /// A split into at least so many sets.
    Found(Vec<Set>),
    /// There is none.
    None,
    /// Not enough steps.
    Unknown,
    /// Not with these sets, but maybe with several larger ones that could not
    /// be listed: more steps do not help, a larger size may.
    Undecided,
}

/// Looks for a split into `wanted` sets: the given ones, which are all that
/// such a split can hold of up to `size` people, and larger ones.
pub fn search(rows: &Rows, filter: Filter, sets: &[Vec<u8>], size: usize, wanted: usize, steps: &mut Steps) -> Verdict {
    let mut program = program_of(rows, &rows.counts, size);
    for set in sets {
        program.add(set);
    }
    let fixed = program.columns() - sets.len();
    if program.maximize(steps) != Ended::Best {
        return Verdict::Unknown;
    }
    let mut limits = rows.counts.clone();
    limits.extend([0; SIDES]);
    let mut search = Search {
        rows,
        filter,
        sets,
        size,
        wanted,
        fixed,
        solved: program.clone(),
        program,
        limits,
        left_out: Vec::new(),
        chosen: Vec::new(),
        seen: HashSet::new(),
        undecided: false,
    };
    let all: Vec<usize> = (0..sets.len()).collect();
    match search.explore(&all, None, steps) {
        Some(true) => Verdict::Found(search.split()),
        Some(false) if search.undecided => Verdict::Undecided,
        Some(false) => Verdict::None,
        None => Verdict::Unknown,
    }
}

struct Search<'a> {
    rows: &'a Rows,
    filter: Filter<'a>,
    sets: &'a [Vec<u8>],
    size: usize,
    wanted: usize,
    /// Columns of the program before the sets.
    fixed: usize,
    program: Program,
    /// As it was solved last on the way here.
    solved: Program,
    /// What is left of each row, then how many of each side are left out.
    limits: Vec<u32>,
    /// The rows of people who are in large sets.
    left_out: Vec<usize>,
    chosen: Vec<Set>,
    seen: HashSet<Vec<u8>>,
    undecided: bool,
}

/// What can be done next.
struct Choices {
    /// The row to decide.
    row: usize,
    /// The sets to try for it, in order.
    sets: Vec<usize>,
    /// Whether it may be in a large set.
    leave_out: bool,
    /// All sets that are still of use.
    light: Vec<usize>,
    /// In how many ways the row can be decided.
    options: usize,
    weights: Weights,
}

impl Search<'_> {
    /// Returns whether a split was found using these of the sets, or nothing
    /// when steps ran out.
    fn explore(&mut self, sets: &[usize], weights: Option<&Weights>, steps: &mut Steps) -> Option<bool> {
        if steps.are_out() {
            return None;
        }
        let people_left = self.limits[..self.rows.len()].iter().any(|left| *left > 0);
        let rest = usize::from(people_left || !self.left_out.is_empty());
        if self.chosen.len() + rest >= self.wanted {
            return Some(self.is_split());
        }
        if !self.is_new() {
            return Some(false);
        }
        if !people_left {
            return Some(self.split_left_out(steps));
        }
        let mut light = None;
        if let Some(weights) = weights {
            let Some(choices) = self.choices(sets, weights.clone(), None, steps) else {
                return Some(false);
            };
            if choices.options <= FEW_OPTIONS {
                return self.try_all(&choices, steps);
            }
            light = Some(choices.light);
        }
        let sets = light.as_deref().unwrap_or(sets);
        if !self.bring_up_to_date(sets, steps) {
            return None;
        }
        let weights = Weights::new(self.rows, &self.program.weights(), self.size);
        let shares = self.program.shares();
        match self.choices(sets, weights, Some(&shares), steps) {
            None => Some(false),
            Some(choices) => {
                let before = std::mem::replace(&mut self.solved, self.program.clone());
                let found = self.try_all(&choices, steps);
                self.solved = before;
                found
            }
        }
    }

    fn try_all(&mut self, choices: &Choices, steps: &mut Steps) -> Option<bool> {
        for set in &choices.sets {
            self.take(*set);
            let found = self.explore(&choices.light, Some(&choices.weights), steps);
            if found != Some(false) {
                return found;
            }
            self.give_back(*set);
        }
        if choices.leave_out {
            let side = self.rows.len() + side_of(self.rows, choices.row);
            self.limits[choices.row] -= 1;
            self.limits[side] += 1;
            self.left_out.push(choices.row);
            let found = self.explore(&choices.light, Some(&choices.weights), steps);
            if found != Some(false) {
                return found;
            }
            self.left_out.pop();
            self.limits[side] -= 1;
            self.limits[choices.row] += 1;
        }
        Some(false)
    }

    /// Tells whether what is chosen and what is left are a split.
    fn is_split(&self) -> bool {
        let Some(filter) = self.filter else {
            return true;
        };
        let rest = self.rest();
        rest.is_empty() || (self.chosen.len() < self.wanted && filter(&rest))
    }

    fn rest(&self) -> Set {
        let mut rest = self.left_out.clone();
        for (row, left) in self.limits[..self.rows.len()].iter().enumerate() {
            rest.extend(std::iter::repeat_n(row, wide(*left)));
        }
        rest.sort_unstable();
        rest
    }

    /// Solves the linear program for what is left; false when it cannot.
    fn bring_up_to_date(&mut self, sets: &[usize], steps: &mut Steps) -> bool {
        self.program.clone_from(&self.solved);
        self.program.consider(self.fixed, sets);
        self.program.limit(&self.limits);
        let wanted = self.wanted - self.chosen.len();
        if self.program.restore(wanted, steps) != Ended::Stopped {
            return true;
        }
        if steps.are_out() {
            return false;
        }
        // The numbers went bad: start over from the empty basis.
        self.program.start_over(&self.limits);
        self.program.maximize(steps) == Ended::Best
    }

    /// Returns the row to decide and how, or nothing when no split into the
    /// wanted number is left here.
    fn choices(
        &self,
        sets: &[usize],
        mut weights: Weights,
        shares: Option<&[i64]>,
        steps: &mut Steps,
    ) -> Option<Choices> {
        weights.whole = weights.large;
        let fitting = sets.iter().copied();
        let fitting: Vec<usize> = fitting.filter(|set| self.fits(&self.sets[*set])).collect();
        steps.spend(8 * sets.len() + 16 * fitting.len());
        for set in &fitting {
            weights.admit(&self.sets[*set]);
        }
        let wanted = self.wanted - self.chosen.len();
        if weights.whole <= 0 || weights.bound(&self.limits) < wanted {
            return (weights.whole <= 0).then(|| self.anything(fitting, weights));
        }
        let wanted = i128::try_from(wanted).unwrap_or(i128::MAX);
        let whole = i128::from(weights.whole);
        let slack = weights.total(&self.limits) - wanted * whole;
        let light = |set: &usize| i128::from(weights.weight(&self.sets[*set])) - whole <= slack;
        let light: Vec<usize> = fitting.into_iter().filter(light).collect();
        let may_leave = |row: usize| {
            let side = weights.side[side_of(self.rows, row)];
            i128::from(weights.of[row] - side) <= slack
        };
        let mut options: Vec<usize> = (0..self.rows.len()).map(|row| usize::from(may_leave(row))).collect();
        for set in &light {
            let mut last = u8::MAX;
            for row in &self.sets[*set] {
                options[usize::from(*row)] += usize::from(*row != last);
                last = *row;
            }
        }
        let open = (0..self.rows.len()).filter(|row| self.limits[*row] > 0);
        let row = open.min_by_key(|row| (options[*row], *row))?;
        let mut sets: Vec<usize> =
            light.iter().copied().filter(|set| self.sets[*set].iter().any(|of| usize::from(*of) == row)).collect();
        sets.sort_by_key(|set| {
            let share = shares.map_or(0, |shares| shares[self.fixed + set]);
            (std::cmp::Reverse(share), weights.weight(&self.sets[*set]), *set)
        });
        Some(Choices { row, sets, leave_out: may_leave(row), light, options: options[row], weights })
    }

    /// Returns all choices for some row, when the weights say nothing.
    fn anything(&self, fitting: Vec<usize>, weights: Weights) -> Choices {
        let open = (0..self.rows.len()).find(|row| self.limits[*row] > 0);
        let row = open.unwrap_or(0);
        let has = |set: &usize| self.sets[*set].iter().any(|of| usize::from(*of) == row);
        Choices {
            row,
            sets: fitting.iter().copied().filter(has).collect(),
            leave_out: true,
            options: fitting.len(),
            light: fitting,
            weights,
        }
    }

    fn fits(&self, set: &[u8]) -> bool {
        let mut at = 0;
        while at < set.len() {
            let row = set[at];
            let mut times = 1;
            while at + times < set.len() && set[at + times] == row {
                times += 1;
            }
            if wide(self.limits[usize::from(row)]) < times {
                return false;
            }
            at += times;
        }
        true
    }

    fn take(&mut self, set: usize) {
        for row in &self.sets[set] {
            self.limits[usize::from(*row)] -= 1;
        }
        self.chosen.push(set_of(&self.sets[set]));
    }

    fn give_back(&mut self, set: usize) {
        for row in &self.sets[set] {
            self.limits[usize::from(*row)] += 1;
        }
        self.chosen.pop();
    }

    /// Tells whether this situation was not looked at before, and remembers
    /// it: what is left of each row, who is left out, and how many sets.
    fn is_new(&mut self) -> bool {
        if self.seen.len() >= SEEN_MAX {
            return true;
        }
        let mut key: Vec<u8> = Vec::with_capacity(self.rows.len() + self.left_out.len() + 2);
        for left in &self.limits[..self.rows.len()] {
            // Few have more than 255 people; then a mark and all of it.
            match u8::try_from(*left) {
                Ok(left) if left < u8::MAX => key.push(left),
                _ => key.extend([u8::MAX].into_iter().chain(left.to_le_bytes())),
            }
        }
        let mut left_out = self.left_out.clone();
        left_out.sort_unstable();
        key.extend(left_out.iter().flat_map(|row| row.to_le_bytes().into_iter().take(2)));
        key.extend(self.chosen.len().to_le_bytes());
        self.seen.insert(key)
    }

    /// Splits the people left out into as many sets as are still wanted.
    fn split_left_out(&mut self, steps: &mut Steps) -> bool {
        let mut all = self.left_out.clone();
        all.sort_unstable();
        if (self.wanted - self.chosen.len()).saturating_mul(self.size + 1) > all.len() {
            return false;
        }
        if self.filter.is_some() {
            self.undecided = true;
            return false;
        }
        let (rows, kept) = self.rows.only([&all]);
        match chain::longest(&rows, chain::Limits::SMALL, steps) {
            None => {
                self.undecided = true;
                false
            }
            Some(chain) if self.chosen.len() + chain.sets.len() >= self.wanted => {
                self.left_out.clear();
                let sets = chain.sets.iter();
                self.chosen.extend(sets.map(|set| set.iter().map(|row| kept[*row]).collect::<Set>()));
                true
            }
            Some(_) => false,
        }
    }

    /// Returns the split found: what is left settles together.
    fn split(self) -> Vec<Set> {
        let rest = self.rest();
        let mut sets = self.chosen;
        if rest.is_empty() {
            return sets;
        }
        if sets.len() < self.wanted {
            sets.push(rest);
        } else {
            // No more than wanted is possible: those left join another set.
            let last = sets.last_mut().expect("at least one set is wanted");
            last.extend(rest);
            last.sort_unstable();
        }
        sets
    }
}
