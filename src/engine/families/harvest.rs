//! From the sets with families that can settle back to payments, as for people
//! alone ([`crate::engine::constrained::retrace`]).

use super::orchards::Orchards;
use super::plots::Kind;
use crate::engine::constrained::forests::lowest;
use crate::engine::constrained::retrace::Paid;
use crate::engine::nets::Amount;

/// A root: who it is, how many payments it has made, and the excess below it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Root {
    at: usize,
    level: usize,
    lane: usize,
}

/// How a part settles with a root: how far from what was wanted, which part,
/// what passes, and both roots.
type Way = (Amount, usize, Amount, Root, Root);

/// Payments by place, with what everyone was given.
#[derive(Clone, Debug, Default)]
pub struct Harvest {
    pub payments: Vec<Paid>,
    pub given: Vec<Amount>,
}

impl Orchards<'_> {
    /// Returns a plan of the best split, if there is one.
    pub fn harvest(&self) -> Option<Harvest> {
        let mut harvest = Harvest { payments: Vec::new(), given: vec![0; self.ground.members.len()] };
        for block in self.blocks()? {
            let (lane, bit) = (self.tree(block)?, self.bit(block, 0)?);
            let mut roots = self.roots(block);
            let (at, level) = roots.find(|(root, level)| self.over(block, *root, *level, lane) >> bit & 1 == 1)?;
            self.trace(block, Root { at, level, lane }, 0, &mut harvest)?;
        }
        Some(harvest)
    }

    /// Retraces how a set came to have so much over.
    fn trace(&self, set: usize, root: Root, over: Amount, harvest: &mut Harvest) -> Option<()> {
        let others = set & !(1 << root.at);
        if others == 0 {
            harvest.given[root.at] = over;
            return Some(());
        }
        let first = lowest(others);
        let mut part = others;
        let mut best: Option<Way> = None;
        while part != 0 {
            if part >> first & 1 == 1 {
                for kind in [Kind::Inner, Kind::Outer] {
                    let found = self.nearest((part, set & !part), root, over, kind);
                    best = found.into_iter().chain(best).min();
                }
            }
            part = (part - 1) & others;
        }
        let (_, part, passed, outer, inner) = best?;
        self.trace(set & !part, outer, over - passed, harvest)?;
        self.trace(part, inner, passed, harvest)?;
        harvest.payments.push(match passed < 0 {
            true => (inner.at, root.at, -passed),
            false => (root.at, inner.at, passed),
        });
        Some(())
    }

    /// Returns how a part may settle with a root and the rest, nearest to what
    /// was wanted.
    fn nearest(&self, (part, rest): (usize, usize), root: Root, over: Amount, kind: Kind) -> Option<Way> {
        let left = root.lane.checked_sub(self.added(part, rest, kind)?)?;
        let members = (0..self.ground.members.len()).filter(|at| part >> at & 1 == 1);
        let wanted: Amount = members.map(|at| Amount::from(self.ground.members[at].wanted)).sum();
        let aim = self.base[part] + wanted * self.ground.unit;
        let is_limited = self.ground.members[root.at].payments_max.is_some();
        let mut best: Option<Way> = None;
        for of_part in 0..=left {
            for is_paying in [true, false] {
                let bits = self.hooks(part, root.at, kind, is_paying, of_part);
                let level = if is_limited && !is_paying { root.level.checked_sub(1) } else { Some(root.level) };
                let Some(level) = level.filter(|_| bits != 0) else {
                    continue;
                };
                let before = Root { at: root.at, level, lane: left - of_part };
                for bit in (0..u128::BITS).filter(|bit| bits >> bit & 1 == 1) {
                    let passed = self.base[part] + Amount::from(bit) * self.ground.unit;
                    let off = (passed - aim).abs();
                    if best.is_some_and(|best| best.0 <= off) || !self.has(rest, before, over - passed) {
                        continue;
                    }
                    if let Some(inner) = self.inner(part, (root.at, kind), passed, of_part) {
                        best = Some((off, part, passed, before, inner));
                    }
                }
            }
        }
        best
    }

    fn has(&self, set: usize, root: Root, over: Amount) -> bool {
        let bits = self.over(set, root.at, root.level, root.lane);
        self.bit(set, over).is_some_and(|bit| bits >> bit & 1 == 1)
    }

    /// Returns the root of a part that settles so much with someone outside.
    fn inner(&self, part: usize, (outer, kind): (usize, Kind), passed: Amount, lane: usize) -> Option<Root> {
        let mut roots = self.roots(part).map(|(at, level)| Root { at, level, lane });
        roots.find(|root| {
            let member = &self.ground.members[root.at];
            let may = match passed < 0 {
                true => member.pays >> outer & 1 == 1 && self.may_pay_more(root.at, root.level),
                false => member.is_paid >> outer & 1 == 1,
            };
            may && self.kind(root.at, outer) == kind && self.has(part, *root, passed)
        })
    }
}
