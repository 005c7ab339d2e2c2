//! From the sets that can settle back to payments: how a tree was put
//! together is found by looking for the parts that it was put together from.
//!
//! Where balances are rounded, of several amounts that could pass between two
//! parts the one nearest to what was wanted is taken.

use super::forests::{Forests, lowest};
use crate::engine::nets::Amount;

/// A payment by places in the list of members.
pub type Paid = (usize, usize, Amount);

/// Payments in the form of trees.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forest {
    /// The payments, in units.
    pub payments: Vec<Paid>,
    /// What each member was given, in units.
    pub given: Vec<Amount>,
    /// The sets that settle among themselves.
    pub blocks: Vec<Vec<usize>>,
}

impl Forests<'_> {
    /// Returns a plan of the most trees that make up everyone.
    pub fn most(&self) -> Option<Forest> {
        let mut left = self.base.len() - 1;
        self.best[left]?;
        let mut blocks = Vec::new();
        while left != 0 {
            let (_, block) = self.best[left]?;
            let block = crate::engine::exact::rows::wide(block);
            blocks.push(block);
            left &= !block;
        }
        self.forest(&blocks)
    }

    fn forest(&self, blocks: &[usize]) -> Option<Forest> {
        let count = self.ground.members.len();
        let mut forest = Forest { given: vec![0; count], ..Forest::default() };
        for block in blocks {
            let roots = (0..count).filter(|root| block >> root & 1 == 1);
            let mut roots = roots.flat_map(|root| (0..self.levels).map(move |level| (root, level)));
            let (root, level) = roots.find(|(root, level)| self.has(*block, *root, *level, 0))?;
            self.trace(*block, (root, level), 0, &mut forest)?;
            forest.blocks.push((0..count).filter(|at| block >> at & 1 == 1).collect());
        }
        Some(forest)
    }

    /// Retraces how a set came to have so much over.
    fn trace(&self, set: usize, root: (usize, usize), over: Amount, forest: &mut Forest) -> Option<()> {
        if set == 1 << root.0 {
            forest.given[root.0] = over;
            return Some(());
        }
        let others = set & !(1 << root.0);
        let first = lowest(others);
        let mut part = others;
        let mut best: Option<(Amount, usize, Amount, usize)> = None;
        while part != 0 {
            if part >> first & 1 == 1 {
                for (passed, level) in self.ways(part, set & !part, root, over) {
                    let aim: Amount = (0..self.ground.members.len())
                        .filter(|at| part >> at & 1 == 1)
                        .map(|at| self.ground.members[at].wanted)
                        .sum();
                    let found = ((passed - aim).abs(), part, passed, level);
                    best = Some(best.map_or(found, |best| best.min(found)));
                }
            }
            part = (part - 1) & others;
        }
        let (_, part, passed, level) = best?;
        self.trace(set & !part, (root.0, level), over - passed, forest)?;
        let inner = self.inner(part, root.0, passed)?;
        self.trace(part, inner, passed, forest)?;
        forest.payments.push(match passed < 0 {
            true => (inner.0, root.0, -passed),
            false => (root.0, inner.0, passed),
        });
        Some(())
    }

    /// Returns what may pass between a part and a root, with the payments the
    /// root has made before.
    fn ways(&self, part: usize, rest: usize, root: (usize, usize), over: Amount) -> Vec<(Amount, usize)> {
        let hook = part * self.ground.members.len() + root.0;
        let is_limited = self.ground.members[root.0].payments_max.is_some();
        let mut ways = Vec::new();
        for bit in 0..128u32 {
            let passed = self.base[part] + Amount::from(bit);
            if self.pays[hook] >> bit & 1 == 1 && self.has(rest, root.0, root.1, over - passed) {
                ways.push((passed, root.1));
            }
            let before = if is_limited { root.1.checked_sub(1) } else { Some(root.1) };
            if self.is_paid[hook] >> bit & 1 == 1
                && let Some(before) = before
                && self.has(rest, root.0, before, over - passed)
            {
                ways.push((passed, before));
            }
        }
        ways
    }

    /// Returns the root of a part that settles with someone outside, with the
    /// payments it has made inside.
    fn inner(&self, part: usize, outer: usize, passed: Amount) -> Option<(usize, usize)> {
        let roots = (0..self.ground.members.len()).filter(|at| part >> at & 1 == 1);
        let mut roots = roots.flat_map(|root| (0..=self.level_max(root)).map(move |level| (root, level)));
        roots.find(|(root, level)| {
            let member = &self.ground.members[*root];
            let may = match passed < 0 {
                true => member.pays >> outer & 1 == 1 && member.payments_max.is_none_or(|most| *level < most),
                false => member.is_paid >> outer & 1 == 1,
            };
            may && self.has(part, *root, *level, passed)
        })
    }
}
