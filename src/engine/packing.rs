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
//! All sizes are gone through in rounds, each with more steps per size than
//! the one before, since the size at which a proof is easiest is not known
//! beforehand. It ends when a split meets the bound, or steps run out, or no
//! further size can be listed and all was tried.

use std::ops::ControlFlow;

use super::branch::{self, Verdict};
use super::columns::{self, Columns, Incomplete};
use super::effort::Steps;
use super::rows::{Rows, Set};
use super::simplex::{Ended, Program, WHOLE};
use super::weights::{SIDES, Weights, large_kinds, side_of};

/// Sizes with no more sets than this are listed once and kept.
const KEPT_MAX: usize = 12_000;

/// New sets per round of pricing.
const PRICED_MAX: usize = 3_000;

/// The most sets a search takes on.
const SEARCHED_MAX: usize = 60_000;

/// Steps for each size in the first round.
const FIRST_ROUND: u64 = 3_000_000;

/// Rounds of pricing before a size is given up.
const ROUNDS_MAX: usize = 60;

/// The best split known and the bound.
pub(super) struct Packed {
    /// The split.
    pub(super) sets: Vec<Set>,
    /// No split has more sets.
    pub(super) upper: usize,
    /// What proves the bound, when it is from here.
    pub(super) proof: Option<PackedProof>,
}

/// What proves a bound on the number of sets.
pub(super) struct PackedProof {
    /// The weights.
    pub(super) weights: Weights,
    /// Sets of up to this size were listed.
    pub(super) size: usize,
    /// How many times the bound of the weights was lowered by trying all
    /// splits that could reach it.
    pub(super) lowered: usize,
}

/// Which sets may be used at all; everything in the free problem.
pub(super) type Filter<'a> = &'a dyn Fn(&[u8]) -> bool;

/// Betters a split, and the bound on it, until they meet.
pub(super) fn improve(
    rows: &Rows,
    filter: Filter,
    sets: Vec<Set>,
    upper: usize,
    steps: &mut Steps,
) -> Packed {
    let mut packed = Packed {
        sets,
        upper,
        proof: None,
    };
    let Some(columns) = Columns::new(rows) else {
        return packed;
    };
    let mut levels = Levels {
        rows,
        filter,
        columns,
        known: Vec::new(),
        kept_to: 0,
        priced: Vec::new(),
    };
    let size_max = columns::SIZE_MAX.min(rows.people());
    let mut allowed = FIRST_ROUND;
    while packed.sets.len() < packed.upper && !steps.are_out() {
        let mut is_settled = true;
        for size in 1..=size_max {
            let level = steps.within(allowed, |steps| levels.level(size, &mut packed, steps));
            is_settled &= level == Level::Done;
            if packed.sets.len() >= packed.upper || level == Level::TooMany {
                break;
            }
        }
        if is_settled {
            break;
        }
        allowed = allowed.saturating_mul(6);
    }
    packed
}

/// How far a size was gone through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    /// Nothing more can come of it, not even with more steps.
    Done,
    /// More steps may help.
    Open,
    /// The sets of this size, and so of any larger one, need more steps.
    TooMany,
}

/// What is known about sets of up to some size.
struct Priced {
    weights: Weights,
    /// How often the bound of the weights was lowered.
    lowered: usize,
}

struct Levels<'a> {
    rows: &'a Rows,
    filter: Filter<'a>,
    columns: Columns<'a>,
    /// Listed sets, those up to `kept_to` people completely.
    known: Vec<Vec<u8>>,
    kept_to: usize,
    /// By size; nothing when not listed yet.
    priced: Vec<Option<Priced>>,
}

impl Levels<'_> {
    /// Lists the sets of a size for good, if they are not too many.
    fn keep(&mut self, size: usize, steps: &mut Steps) -> Result<(), Incomplete> {
        if self.kept_to + 1 != size {
            return Ok(());
        }
        let mut found = Vec::new();
        let (rows, filter) = (self.rows, self.filter);
        let mut overflow = false;
        let listed = self.columns.each(size, steps, |set| {
            if !columns::is_reducible(rows, set) && filter(set) {
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
            Err(Incomplete) if overflow => Ok(()),
            Err(Incomplete) => Err(Incomplete),
        }
    }

    /// Does what can be done with sets of up to this size.
    fn level(&mut self, size: usize, packed: &mut Packed, steps: &mut Steps) -> Level {
        if self.keep(size, steps).is_err() {
            return Level::TooMany;
        }
        if size < 3 {
            return Level::Done;
        }
        while self.priced.len() <= size {
            self.priced.push(None);
        }
        if self.priced[size].is_none() {
            let Ok(weights) = self.price(size, steps) else {
                return Level::TooMany;
            };
            self.priced[size] = Some(Priced {
                weights,
                lowered: 0,
            });
            self.claim(size, packed);
        }
        while packed.sets.len() < packed.upper {
            match self.search(size, packed.upper, steps) {
                Ok(Verdict::Found(found)) => packed.sets = found,
                Ok(Verdict::None) => {
                    let priced = self.priced[size].as_mut().expect("priced above");
                    let bound = priced.weights.bound(&self.rows.counts);
                    priced.lowered = bound.saturating_sub(packed.upper - 1);
                    self.claim(size, packed);
                }
                Ok(Verdict::Unknown) => {
                    self.better(size, packed, steps);
                    return Level::Open;
                }
                Err(Incomplete) => return Level::Open,
            }
        }
        Level::Done
    }

    /// Makes what is known about a size the bound, if it is lower.
    fn claim(&self, size: usize, packed: &mut Packed) {
        let Some(priced) = &self.priced[size] else {
            return;
        };
        let upper = priced.weights.bound(&self.rows.counts);
        let upper = upper.saturating_sub(priced.lowered);
        if upper < packed.upper {
            packed.upper = upper;
            packed.proof = Some(PackedProof {
                weights: priced.weights.clone(),
                size,
                lowered: priced.lowered,
            });
        }
    }

    /// Looks for a split that meets the bound.
    fn search(
        &mut self,
        size: usize,
        wanted: usize,
        steps: &mut Steps,
    ) -> Result<Verdict, Incomplete> {
        let priced = self.priced[size].as_ref().expect("a size is priced first");
        let weights = priced.weights.clone();
        let sets = self.light(size, &weights, wanted, steps)?;
        Ok(branch::search(self.rows, &sets, size, wanted, steps))
    }

    /// Looks for a split below the bound that is better than the one known.
    fn better(&mut self, size: usize, packed: &mut Packed, steps: &mut Steps) {
        let _ = (size, packed, steps);
    }

    /// Returns the weights of the linear program over all sets of up to this
    /// size, checked.
    fn price(&mut self, size: usize, steps: &mut Steps) -> Result<Weights, Incomplete> {
        let mut program = program_of(self.rows, &self.rows.counts, size);
        for set in &self.known {
            add_set(&mut program, set);
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
                    if weight < weights.whole && filter(set) {
                        weights.whole = weight;
                    }
                    if weight < limit && light.len() < 20 * PRICED_MAX && filter(set) {
                        light.push((weight, set.to_vec()));
                    }
                    ControlFlow::Continue(())
                })?;
            }
            if light.is_empty() {
                return Ok(weights);
            }
            if ended == Ended::Stopped {
                return Err(Incomplete);
            }
            light.sort_unstable();
            light.truncate(PRICED_MAX);
            for (_, set) in light {
                add_set(&mut program, &set);
                self.known.push(set);
            }
        }
        Err(Incomplete)
    }

    /// Returns all sets of up to this size that a split into `upper` sets can
    /// hold.
    fn light(
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
                if is_light(set) && !columns::is_reducible(rows, set) && filter(set) {
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
