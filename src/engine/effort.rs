//! Counting work in steps, so that the same effort means the same plan on
//! every machine.

use std::sync::atomic::{AtomicBool, Ordering};

/// How much work the engine may do, in its own steps; the same number means
/// the same plan on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Effort(pub u64);

impl Default for Effort {
    /// At most about ten seconds on the machine this was measured on, on two
    /// threads where both are of use; ordinary groups need a thousandth of a
    /// thousandth of it.
    fn default() -> Effort {
        Effort(8_000_000_000)
    }
}

/// What is left of an effort, and what was spent.
#[derive(Clone, Debug)]
pub(super) struct Steps<'s> {
    left: u64,
    spent: u64,
    /// Set when the work is not wanted any more.
    is_over: Option<&'s AtomicBool>,
}

impl<'s> Steps<'s> {
    /// Returns the whole effort, unspent.
    pub(super) fn new(effort: Effort) -> Steps<'s> {
        Steps { left: effort.0, spent: 0, is_over: None }
    }

    /// Spends steps; tells whether there were enough left.
    pub(super) fn spend(&mut self, steps: usize) -> bool {
        let steps = u64::try_from(steps).unwrap_or(u64::MAX);
        self.spent = self.spent.saturating_add(steps);
        if self.is_over.is_some_and(|is_over| is_over.load(Ordering::Relaxed)) {
            self.left = 0;
        }
        let enough = steps <= self.left;
        self.left = self.left.saturating_sub(steps);
        enough
    }

    /// Spends steps if there are enough left, else none.
    pub(super) fn afford(&mut self, steps: usize) -> bool {
        let is_enough = u64::try_from(steps).is_ok_and(|steps| steps <= self.left);
        is_enough && self.spend(steps)
    }

    /// Tells whether nothing is left.
    pub(super) fn are_out(&self) -> bool {
        self.left == 0
    }

    /// Returns how many were spent.
    pub(super) fn spent(&self) -> u64 {
        self.spent
    }

    /// Returns how many are left.
    pub(super) fn left(&self) -> u64 {
        self.left
    }

    /// Does a part of the work with at most so many steps of these.
    pub(super) fn within<R>(&mut self, steps: u64, work: impl FnOnce(&mut Steps<'s>) -> R) -> R {
        let mut part = self.part(steps, self.is_over);
        let result = work(&mut part);
        self.charge(part.spent);
        result
    }

    /// Returns at most so many of these steps, for work that others may call
    /// off; they are still to be charged.
    pub(super) fn part<'p>(&self, steps: u64, is_over: Option<&'p AtomicBool>) -> Steps<'p> {
        Steps { left: steps.min(self.left), spent: 0, is_over }
    }

    /// Takes away steps that were spent elsewhere.
    pub(super) fn charge(&mut self, spent: u64) {
        self.left = self.left.saturating_sub(spent);
        self.spent = self.spent.saturating_add(spent);
    }
}
