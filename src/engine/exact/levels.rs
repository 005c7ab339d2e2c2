//! What is known about zero-sum sets, size by size.

use std::ops::ControlFlow;
use std::rc::Rc;

use super::columns::{self, Incomplete};
use super::packing::Filter;
use super::rows::Rows;
use crate::engine::effort::Steps;
use crate::engine::linear::program::program_of;
use crate::engine::linear::simplex::{Ended, WHOLE};
use crate::engine::linear::weights::Weights;
use crate::engine::rounding::ranged::Listed;

/// Sizes with no more sets than this are listed once and kept.
const KEPT_MAX: usize = 12_000;

/// New sets per round of pricing.
const PRICED_MAX: usize = 3_000;

/// The most sets a search takes on.
const SEARCHED_MAX: usize = 60_000;

/// Rounds of pricing before a size is given up.
const ROUNDS_MAX: usize = 60;

/// What is known about sets of up to some size.
pub struct Priced {
    pub size: usize,
    pub weights: Weights,
    /// How often the bound of the weights was lowered.
    pub lowered: usize,
    /// Whether nothing more can come of it.
    pub is_closed: bool,
    /// The sets that a split into so many can hold, when they were listed.
    pub light: Option<(usize, Rc<Vec<Vec<u8>>>)>,
}

pub struct Levels<'a> {
    pub rows: &'a Rows,
    pub filter: Filter<'a>,
    pub columns: Listed<'a>,
    /// Listed sets, those up to `kept_to` people completely.
    pub known: Vec<Vec<u8>>,
    pub kept_to: usize,
    /// By size.
    pub priced: Vec<Priced>,
    /// The next size to list.
    pub size_next: usize,
    /// The last size that can be listed.
    pub size_max: usize,
    /// Whether chains are of no further use.
    pub is_chained: bool,
    pub chance: crate::engine::chance::Chance,
}

impl Levels<'_> {
    /// Lists the sets of a size for good, if they are not too many.
    pub fn keep(&mut self, size: usize, steps: &mut Steps) -> Result<(), Incomplete> {
        if self.kept_to + 1 != size {
            return Ok(());
        }
        let mut found = Vec::new();
        let (rows, filter) = (self.rows, self.filter);
        let mut overflow = false;
        let listed = self.columns.each(size, steps, |set| {
            if is_of_use(rows, filter, set) {
                found.push(set.to_vec());
            }
            overflow = found.len() > KEPT_MAX;
            match overflow {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        });
        match listed {
            Ok(()) => {
                self.known.extend(found);
                self.kept_to = size;
                Ok(())
            }
            Err(Incomplete::TooMany) if overflow => Ok(()),
            Err(incomplete) => Err(incomplete),
        }
    }

    /// Returns the weights of the linear program over all sets of up to this
    /// size, checked.
    pub fn price(&mut self, size: usize, steps: &mut Steps) -> Result<Weights, Incomplete> {
        let mut program = program_of(self.rows, &self.rows.counts, size);
        for set in &self.known {
            program.add(set);
        }
        for _ in 0..ROUNDS_MAX {
            let ended = program.maximize(steps);
            let mut weights = Weights::new(self.rows, &program.weights(), size);
            let mut light = Vec::new();
            for set in &self.known {
                weights.admit(set);
            }
            let limit = WHOLE - WHOLE / 1_000_000;
            for listed in self.kept_to + 1..=size {
                let filter = self.filter;
                self.columns.each(listed, steps, |set| {
                    let weight = weights.weight(set);
                    if weight < weights.whole.max(limit) && filter.is_none_or(|filter| filter(&columns::set_of(set))) {
                        weights.whole = weights.whole.min(weight);
                        if weight < limit && light.len() < 20 * PRICED_MAX {
                            light.push((weight, set.to_vec()));
                        }
                    }
                    ControlFlow::Continue(())
                })?;
            }
            if ended == Ended::Stopped {
                return Err(match steps.are_out() {
                    true => Incomplete::OutOfSteps,
                    false => Incomplete::TooMany,
                });
            }
            if light.is_empty() {
                return Ok(weights);
            }
            light.sort_unstable();
            light.truncate(PRICED_MAX);
            for (_, set) in light {
                program.add(&set);
                self.known.push(set);
            }
        }
        Err(Incomplete::TooMany)
    }

    /// Returns all sets of up to this size that a split into `upper` sets can
    /// hold.
    pub fn light(
        &mut self,
        size: usize,
        weights: &Weights,
        upper: usize,
        steps: &mut Steps,
    ) -> Result<Vec<Vec<u8>>, Incomplete> {
        let upper = i128::try_from(upper).unwrap_or(i128::MAX);
        let slack = weights.total(&self.rows.counts) - upper * i128::from(weights.whole);
        let limit = i128::from(weights.whole) + slack;
        let is_light = |set: &[u8]| i128::from(weights.weight(set)) <= limit;
        let kept = self.known.iter().filter(|set| set.len() <= self.kept_to);
        let mut sets: Vec<Vec<u8>> = kept.filter(|set| is_light(set)).cloned().collect();
        let (rows, filter) = (self.rows, self.filter);
        for listed in self.kept_to + 1..=size {
            self.columns.each(listed, steps, |set| {
                if is_light(set) && is_of_use(rows, filter, set) {
                    sets.push(set.to_vec());
                }
                match sets.len() > SEARCHED_MAX {
                    true => ControlFlow::Break(()),
                    false => ControlFlow::Continue(()),
                }
            })?;
        }
        Ok(sets)
    }
}

/// Tells whether a split can be helped by a set.
fn is_of_use(rows: &Rows, filter: Filter, set: &[u8]) -> bool {
    match filter {
        None => !columns::is_reducible(rows, set),
        Some(filter) => filter(&columns::set_of(set)),
    }
}
