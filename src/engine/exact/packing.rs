//! Splitting people into the most zero-sum sets, by listing the small sets.
//!
//! For sizes 3, 4, 5, …:
//! 1. A linear program shares people among the sets of up to that size and
//!    among "large sets" of which only the size is known. Sets are listed
//!    anew under its weights until none weighs less than one.
//! 2. The weights, checked in integers, are a bound.
//! 3. Sets so heavy that no split reaching the bound can hold them are
//!    dropped; among the others [`super::branch`] looks for such a split. If
//!    there is none, the bound falls by one.
//!
//! It goes in rounds with more and more steps, since it is not known
//! beforehand at which size a proof is easiest: as many sizes are listed as
//! the round allows, and the one whose bound is sharpest is searched. It ends
//! when a split meets the bound, or steps run out, or nothing is left to try.

use std::rc::Rc;

use super::branch::{self, Verdict};
use super::chain;
use super::columns::{Columns, Incomplete, ROWS_MAX};
use super::greedy;
use super::hunt::{self, Hunt, Outcome};
use super::levels::{Levels, Priced};
use super::rows::{Rows, Set};
use crate::engine::chance::Chance;
use crate::engine::effort::Steps;
use crate::engine::linear::weights::Weights;
use crate::engine::rounding::ranged::{Able, Listed};

/// Steps for each size in the first round.
const FIRST_ROUND: u64 = 3_000_000;

/// Sets tried for a split that need not meet the bound.
const LIKELY_MAX: usize = 3_000;

/// Splits below the bound looked for in one round.
const TARGETS_MAX: usize = 3;

/// From so many people on, a proof is only tried when it is near.
const MANY_PEOPLE: usize = 128;

/// So many millionths of a set above the next bound, a proof of that is near.
const SLACK_NEAR: i128 = 350_000;

/// So many millionths of a set are lost in solving a program.
const SLACK_ROUNDING: i128 = 100;

/// The best split known and the bound.
pub struct Packed {
    /// The split.
    pub sets: Vec<Set>,
    /// No split has more sets.
    pub upper: usize,
    /// What proves the bound, when it is from here.
    pub proof: Option<PackedProof>,
}

/// What proves a bound on the number of sets.
pub struct PackedProof {
    /// The weights.
    pub weights: Weights,
    /// Sets of up to this size were listed.
    pub size: usize,
    /// How many times the bound of the weights was lowered by trying all
    /// splits that could reach it.
    pub lowered: usize,
}

/// Which sets may be used at all, when not all may. Then a set may be of use
/// although a part of it adds up to zero, and what is left over is a set only
/// if it may be used as well.
pub type Filter<'a> = Option<&'a dyn Fn(&[usize]) -> bool>;

/// Betters a split, and the bound on it, until they meet.
pub fn improve(rows: &Rows, filter: Filter, sets: Vec<Set>, upper: usize, steps: &mut Steps) -> Packed {
    match Columns::new(rows) {
        Some(columns) => {
            improve_listed(rows, filter, Listed::Zero(columns), Packed { sets, upper, proof: None }, steps)
        }
        None => Packed { sets, upper, proof: None },
    }
}

/// The same for sets that need not add up to zero, of which it is known which
/// can settle.
pub fn improve_able(rows: &Rows, able: Able, sets: Vec<Set>, upper: usize, steps: &mut Steps) -> Packed {
    let packed = Packed { sets, upper, proof: None };
    if rows.len() > ROWS_MAX {
        return packed;
    }
    improve_listed(rows, Some(able), Listed::Able(able, rows), packed, steps)
}

fn improve_listed<'a>(
    rows: &'a Rows,
    filter: Filter<'a>,
    columns: Listed<'a>,
    mut packed: Packed,
    steps: &mut Steps,
) -> Packed {
    let size_max = columns.size_max();
    let mut levels = Levels {
        rows,
        filter,
        columns,
        known: Vec::new(),
        kept_to: 0,
        priced: Vec::new(),
        size_next: 1,
        size_max,
        is_chained: false,
        chance: Chance::new(),
    };
    let mut allowed = FIRST_ROUND;
    while packed.sets.len() < packed.upper && !steps.are_out() {
        steps.within(allowed, |steps| levels.list(&mut packed, steps));
        let Some(at) = levels.sharpest(packed.upper) else {
            if levels.size_next > levels.size_max {
                break;
            }
            allowed = allowed.saturating_mul(4);
            continue;
        };
        // With many people a proof is rare while the split can be bettered.
        let is_near =
            packed.sets.len() + 1 >= packed.upper || levels.slack(&levels.priced[at], packed.upper) < SLACK_NEAR;
        let is_many = rows.people() > MANY_PEOPLE;
        let proof = match (is_many, is_near) {
            (true, false) => 0,
            (true, true) => allowed.min(steps.left() / 3),
            (false, _) => allowed,
        };
        let hunt = if is_many { 2 * allowed } else { allowed };
        if filter.is_none() && allowed > FIRST_ROUND && proof > 0 {
            levels.both(at, &mut packed, (proof, hunt), steps);
        } else {
            levels.prove(at, &mut packed, proof, steps);
            steps.within(hunt, |steps| levels.better(&mut packed, steps));
        }
        allowed = allowed.saturating_mul(4);
    }
    packed
}

impl<'a> Levels<'a> {
    /// Lists further sizes.
    fn list(&mut self, packed: &mut Packed, steps: &mut Steps) {
        while self.size_next <= self.size_max && packed.sets.len() < packed.upper {
            let size = self.size_next;
            let is_sparse = matches!(self.columns, Listed::Zero(_));
            if size > 3 && is_sparse && size * packed.upper > 2 * self.rows.people() {
                self.size_max = size - 1;
                return;
            }
            if self.is_patient(packed.upper) {
                return;
            }
            let listed = match self.keep(size, steps) {
                Err(incomplete) => Err(incomplete),
                Ok(()) if size < 3 => Ok(()),
                Ok(()) => self.price(size, steps).map(|weights| {
                    self.priced.push(Priced { size, weights, lowered: 0, is_closed: false, light: None });
                    self.claim(self.priced.len() - 1, packed);
                }),
            };
            match listed {
                Ok(()) => self.size_next += 1,
                Err(Incomplete::OutOfSteps) => return,
                Err(Incomplete::TooMany) => self.size_max = size - 1,
            }
        }
    }

    /// Tells whether the last size listed hardly sharpened the bound, so that
    /// it is better searched than followed by another.
    fn is_patient(&self, upper: usize) -> bool {
        let [.., before, last] = &self.priced[..] else {
            return false;
        };
        let [before, last_slack] = [before, last].map(|priced| self.slack(priced, upper));
        // Sizes below that of most sets say little.
        let is_telling = (last.size - 1) * upper >= self.rows.people();
        let is_sharper = (before - last_slack) * 6 >= last_slack;
        is_telling && !last.is_closed && last_slack > 0 && !is_sharper
    }

    /// Returns by how much a size's bound is above the one known before it is
    /// rounded down, in millionths of a set.
    fn slack(&self, priced: &Priced, upper: usize) -> i128 {
        let whole = i128::from(priced.weights.whole.max(1));
        let millionths = 1_000_000 * priced.weights.total(&self.rows.counts) / whole;
        millionths - 1_000_000 * i128::try_from(upper).unwrap_or(i128::MAX >> 40)
    }

    /// Returns the place of the size to search: with the sharpest bound, or
    /// nearly, and the fewest sets. Below the size of most sets nearly all are
    /// large, so that there is little to choose from.
    fn sharpest(&self, upper: usize) -> Option<usize> {
        let slack = |at: &usize| self.slack(&self.priced[*at], upper);
        let mut open = (0..self.priced.len()).filter(|at| !self.priced[*at].is_closed);
        let least = open.clone().map(|at| slack(&at)).min()?;
        let mut sharp = open.clone().filter(|at| slack(at) <= least + least / 12 + SLACK_ROUNDING);
        let is_usual = |at: &usize| self.priced[*at].size * upper >= self.rows.people();
        sharp.clone().find(is_usual).or_else(|| sharp.next()).or_else(|| open.next())
    }

    /// Returns the place of the size with the sharpest bound.
    fn sharpest_of_all(&self) -> Option<usize> {
        (0..self.priced.len()).min_by_key(|at| self.slack(&self.priced[*at], 0))
    }

    /// Looks for a split that meets the bound, lowering it when there is none.
    fn decide(&mut self, at: usize, packed: &mut Packed, steps: &mut Steps) {
        while packed.sets.len() < packed.upper {
            match self.search(at, packed.upper, steps) {
                Ok(Verdict::Found(found)) => packed.sets = found,
                Ok(Verdict::None) => {
                    let bound = self.priced[at].weights.bound(&self.rows.counts);
                    self.priced[at].lowered = bound.saturating_sub(packed.upper - 1);
                    self.claim(at, packed);
                }
                Ok(Verdict::Undecided) | Err(Incomplete::TooMany) => {
                    self.priced[at].is_closed = true;
                    return;
                }
                Ok(Verdict::Unknown) | Err(Incomplete::OutOfSteps) => return,
            }
        }
    }

    /// Decides whether the bound can be met by looking for a chain.
    fn chain(&mut self, packed: &mut Packed, steps: &mut Steps) {
        let Some(at) = self.sharpest_of_all() else {
            return;
        };
        while packed.sets.len() < packed.upper && !self.is_chained && self.filter.is_none() {
            let weights = &self.priced[at].weights;
            let guide = chain::Guide { weights, wanted: packed.upper, total: weights.total(&self.rows.counts) };
            match chain::reach(self.rows, chain::Limits::GUIDED, &guide, steps) {
                None => {
                    self.is_chained = !steps.are_out();
                    return;
                }
                Some(Some(chain)) => packed.sets = chain.sets,
                Some(None) => {
                    let bound = weights.bound(&self.rows.counts);
                    self.priced[at].lowered = bound.saturating_sub(packed.upper - 1);
                    self.claim(at, packed);
                }
            }
        }
    }

    /// Looks for a proof in two ways, each with so many steps.
    fn prove(&mut self, at: usize, packed: &mut Packed, each: u64, steps: &mut Steps) {
        steps.within(each, |steps| self.decide(at, packed, steps));
        if self.rows.people() <= MANY_PEOPLE {
            steps.within(each, |steps| self.chain(packed, steps));
        }
    }

    /// Looks for a proof and for a better split at once.
    fn both(&mut self, at: usize, packed: &mut Packed, (proof, hunted): (u64, u64), steps: &mut Steps) {
        let Some(mut hunt) = self.hunt(packed) else {
            return self.prove(at, packed, proof, steps);
        };
        // Together they take no more than there is.
        let half = steps.left() / 2;
        hunt::side_by_side(&mut hunt, hunted.min(half), steps, |steps| {
            steps.within(half, |steps| self.prove(at, packed, proof, steps));
            if packed.sets.len() < packed.upper { Outcome::Open } else { Outcome::Proven }
        });
        self.take(hunt, packed);
    }

    /// Prepares a hunt for a better split, among sets that are light enough to
    /// be likely.
    fn hunt(&self, packed: &Packed) -> Option<Hunt<'a>> {
        let at = self.sharpest_of_all()?;
        let (size, weights) = (self.priced[at].size, self.priced[at].weights.clone());
        Some(Hunt {
            rows: self.rows,
            likely: (self.likely(&weights), size),
            weights,
            upper: packed.upper,
            sets: packed.sets.clone(),
            chance: self.chance.clone(),
        })
    }

    /// Takes what a hunt found, unless there is something better.
    fn take(&mut self, hunt: Hunt, packed: &mut Packed) {
        self.chance = hunt.chance;
        if hunt.sets.len() > packed.sets.len() {
            packed.sets = hunt.sets;
        }
    }

    fn likely(&self, weights: &Weights) -> Vec<Vec<u8>> {
        let mut sets: Vec<&Vec<u8>> = self.known.iter().collect();
        sets.sort_by_key(|set| (weights.weight(set), set.as_slice()));
        sets.truncate(LIKELY_MAX);
        sets.into_iter().cloned().collect()
    }

    /// Looks for a better split that need not meet the bound.
    fn better(&mut self, packed: &mut Packed, steps: &mut Steps) {
        if self.filter.is_none() {
            let Some(mut hunt) = self.hunt(packed) else {
                return;
            };
            hunt.run(steps);
            return self.take(hunt, packed);
        }
        let Some(at) = self.sharpest_of_all() else {
            return;
        };
        let (sets, size) = (self.likely(&self.priced[at].weights), self.priced[at].size);
        let found = greedy::split(self.rows, self.filter, &sets, steps);
        if found.len() > packed.sets.len() {
            packed.sets = found;
        }
        let known = packed.sets.len();
        for wanted in (known + 1..packed.upper).rev().take(TARGETS_MAX) {
            let part = steps.left() / 2;
            let verdict =
                steps.within(part, |steps| branch::search(self.rows, self.filter, &sets, size, wanted, steps));
            if let Verdict::Found(found) = verdict {
                packed.sets = found;
                return;
            }
        }
    }

    /// Makes what is known about a size the bound, if it is lower.
    fn claim(&self, at: usize, packed: &mut Packed) {
        let priced = &self.priced[at];
        let upper = priced.weights.bound(&self.rows.counts);
        let upper = upper.saturating_sub(priced.lowered);
        if upper < packed.upper {
            packed.upper = upper;
            packed.proof =
                Some(PackedProof { weights: priced.weights.clone(), size: priced.size, lowered: priced.lowered });
        }
    }

    /// Looks for a split into so many sets.
    fn search(&mut self, at: usize, wanted: usize, steps: &mut Steps) -> Result<Verdict, Incomplete> {
        let size = self.priced[at].size;
        let sets = match &self.priced[at].light {
            Some((known, sets)) if *known == wanted => Rc::clone(sets),
            _ => {
                let weights = self.priced[at].weights.clone();
                let sets = Rc::new(self.light(size, &weights, wanted, steps)?);
                self.priced[at].light = Some((wanted, Rc::clone(&sets)));
                sets
            }
        };
        Ok(branch::search(self.rows, self.filter, &sets, size, wanted, steps))
    }
}
