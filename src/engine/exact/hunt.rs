//! The hunt for a better split, which is no proof: it works on a copy of what
//! is known, so that a second thread can do it while the first looks for a
//! proof.

use std::sync::atomic::{AtomicBool, Ordering};

use super::dive;
use super::greedy;
use super::neighbourhood;
use super::rows::{Rows, Set};
use crate::engine::chance::Chance;
use crate::engine::effort::Steps;
use crate::engine::linear::weights::Weights;

/// Dives in one hunt.
const DIVES: usize = 40;

/// What is known when a hunt begins, and what it came to when it ended.
pub struct Hunt<'a> {
    /// The balances.
    pub rows: &'a Rows,
    /// Sets of up to this size that are light enough to be likely.
    pub likely: (Vec<Vec<u8>>, usize),
    /// What people weigh.
    pub weights: Weights,
    /// No split has more sets.
    pub upper: usize,
    /// The best split.
    pub sets: Vec<Set>,
    /// Where its random numbers come from.
    pub chance: Chance,
}

impl Hunt<'_> {
    /// Looks for a better split.
    pub fn run(&mut self, steps: &mut Steps) {
        let found = greedy::split(self.rows, None, &self.likely.0, steps);
        if found.len() > self.sets.len() {
            self.sets = found;
        }
        let part = steps.left() / 2;
        steps.within(part, |steps| self.dive(steps));
        let (chance, weights) = (&mut self.chance, Some(&self.weights));
        neighbourhood::improve(self.rows, weights, &mut self.sets, self.upper, chance, steps);
    }

    /// Dives among the likely sets: for a much better split first.
    fn dive(&mut self, steps: &mut Steps) {
        let (sets, size) = &self.likely;
        let Some(pool) = dive::Pool::new(self.rows, sets, *size, steps) else {
            return;
        };
        let bold = |known: usize| known + ((self.upper - known) / 3).max(1);
        let mut wanted = bold(self.sets.len());
        for _ in 0..DIVES {
            if self.sets.len() >= self.upper || steps.are_out() {
                return;
            }
            match pool.dive(wanted, &mut self.chance, steps) {
                Some(found) => {
                    wanted = bold(found.len());
                    self.sets = found;
                }
                None => wanted = self.sets.len() + 1,
            }
        }
    }
}

/// Looks for a proof on this thread, and for a better split on another, each
/// with its own steps; tells what the hunt spent.
///
/// The hunt is called off when there is a proof, and then counts for nothing;
/// otherwise it goes on to its end. So what is found does not hang on which of
/// the two is quicker.
pub fn side_by_side(
    hunt: &mut Hunt,
    allowed: u64,
    steps: &mut Steps,
    prove: impl FnOnce(&mut Steps) -> Outcome,
) -> Outcome {
    let is_over = AtomicBool::new(false);
    let mut part = steps.part(allowed, Some(&is_over));
    let mut is_alone = false;
    let outcome = std::thread::scope(|scope| {
        let hunting = std::thread::Builder::new().spawn_scoped(scope, || hunt.run(&mut part));
        let outcome = prove(steps);
        if outcome == Outcome::Proven {
            is_over.store(true, Ordering::Relaxed);
        }
        match hunting {
            Ok(hunting) => hunting.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            Err(_) => is_alone = true,
        }
        outcome
    });
    if outcome == Outcome::Open {
        if is_alone {
            // The system gave no second thread, so one comes after the other.
            hunt.run(&mut part);
        }
        steps.charge(part.spent());
    }
    outcome
}

/// What became of looking for a proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A split meets the bound.
    Proven,
    /// None does yet.
    Open,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::effort::Effort;

    /// Works until it is called off or has done its share.
    fn worked(is_over: Option<&AtomicBool>) -> u64 {
        let mut steps = Steps::new(Effort(1_000_000)).part(1_000, is_over);
        while steps.spend(1) {}
        steps.spent()
    }

    #[test]
    fn work_that_is_called_off_ends() {
        let is_over = AtomicBool::new(false);
        assert_eq!(worked(Some(&is_over)), 1_001);
        is_over.store(true, Ordering::Relaxed);
        assert_eq!(worked(Some(&is_over)), 1);
    }

    #[test]
    fn the_same_is_found_whoever_is_quicker() {
        let values: Vec<i128> = (0..30).map(|at: i128| 1_000 + at * at * 37 % 4_001).collect();
        let mut all: Vec<i128> = values.iter().map(|value| if value % 2 == 0 { *value } else { -value }).collect();
        all.push(-all.iter().sum::<i128>());
        all.sort_unstable();
        let rows = Rows::new(all.clone(), vec![1; all.len()]);
        let found = |_: usize| {
            let mut steps = Steps::new(Effort(60_000_000));
            let packed = super::super::packing::improve(&rows, None, Vec::new(), all.len() / 2, &mut steps);
            (packed.sets, packed.upper)
        };
        let first = found(0);
        assert!((1..4).map(found).all(|again| again == first));
    }
}
