//! Counting work in steps, so that the same effort means the same plan on
//! every machine.

/// How much work the engine may do, in its own steps; the same number means
/// the same plan on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Effort(pub u64);

impl Default for Effort {
    /// About ten seconds of one thread on the machine this was measured on;
    /// ordinary groups need a thousandth of a thousandth of it.
    fn default() -> Effort {
        Effort(6_000_000_000)
    }
}

/// What is left of an effort, and what was spent.
#[derive(Clone, Debug)]
pub(super) struct Steps {
    left: u64,
    spent: u64,
}

impl Steps {
    /// Returns the whole effort, unspent.
    pub(super) fn new(effort: Effort) -> Steps {
        Steps { left: effort.0, spent: 0 }
    }

    /// Spends steps; tells whether there were enough left.
    pub(super) fn spend(&mut self, steps: usize) -> bool {
        let steps = u64::try_from(steps).unwrap_or(u64::MAX);
        self.spent = self.spent.saturating_add(steps);
        let enough = steps <= self.left;
        self.left = self.left.saturating_sub(steps);
        enough
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
    pub(super) fn within<R>(&mut self, steps: u64, work: impl FnOnce(&mut Steps) -> R) -> R {
        let mut part = Steps { left: steps.min(self.left), spent: 0 };
        let result = work(&mut part);
        self.left = self.left.saturating_sub(part.spent);
        self.spent = self.spent.saturating_add(part.spent);
        result
    }
}
