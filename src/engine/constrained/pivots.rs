//! Payments of many people along one tree, within a cap and a smallest
//! payment: from one tree to the next, by letting a pair pay that did not.
//!
//! Law: in a tree every payment follows from the balances. A pair that is
//! added closes a circle; going around it by as much as one of its payments
//! has takes that payment away, and leaves a tree. Without passing on only
//! the first payment that comes to nothing on the way around may be it, or
//! some other would turn.
//!
//! Of all such steps the one is taken that leaves the fewest people above
//! their cap and the fewest payments that are too small; the pair taken away
//! stays away for a while, so that there is no going back and forth. What it
//! does not find may exist.

use std::collections::VecDeque;

use super::flow::Sent;
use crate::engine::chance::Chance;
use crate::engine::nets::Amount;

/// Steps from tree to tree.
const STEPS_MAX: usize = 500;

/// For so many steps a pair that was taken away stays away.
const AWAY: usize = 6;

/// Steps looked at each time, at most.
const LOOKED_MAX: usize = 1_500;

/// What payments have to keep to.
pub struct Limits<'a> {
    /// Pairs that may pay: who owes first, unless money is passed on.
    pub pairs: Vec<(usize, usize)>,
    /// Whether money may be passed on, so that a pair pays in either direction.
    pub relay: bool,
    /// How many payments each may make, if there is a limit.
    pub payments_max: &'a [Option<usize>],
    /// No payment is smaller.
    pub payment_min: Amount,
}

/// Returns payments that keep to the limits, if any are found from these,
/// which form no circle and need not keep to them.
pub fn arrange(people: usize, start: Vec<Sent>, limits: &Limits) -> Option<Vec<Sent>> {
    let mut tree = Tree { people, edges: start, limits };
    for (one, other) in &limits.pairs {
        if tree.path(*one, *other).is_none() {
            tree.edges.push((*one, *other, 0));
        }
    }
    let mut away: VecDeque<(usize, usize)> = VecDeque::new();
    let mut chance = Chance::new();
    let mut excess = tree.excess(&tree.edges);
    for _ in 0..STEPS_MAX {
        if excess == 0 {
            return Some(tree.payments());
        }
        let (next, gone) = tree.step(&away, &mut chance)?;
        excess = tree.excess(&next);
        tree.edges = next;
        away.push_back(gone);
        if away.len() > AWAY {
            away.pop_front();
        }
    }
    None
}

/// A tree that is one step away, and the pair it goes without.
type Step = (Vec<Sent>, (usize, usize));

/// Pairs, each with what the first pays the second; nothing or less only when
/// it is the second who pays, or nobody.
struct Tree<'a> {
    people: usize,
    edges: Vec<Sent>,
    limits: &'a Limits<'a>,
}

impl Tree<'_> {
    /// Returns by how much edges break the limits.
    fn excess(&self, edges: &[Sent]) -> usize {
        let mut made = vec![0usize; self.people];
        let mut excess = 0;
        for (one, other, amount) in edges {
            match amount.signum() {
                1 => made[*one] += 1,
                -1 => made[*other] += 1,
                _ => continue,
            }
            excess += usize::from(amount.abs() < self.limits.payment_min);
        }
        let above = |(made, most): (&usize, &Option<usize>)| most.map_or(0, |most| made.saturating_sub(most));
        excess + made.iter().zip(self.limits.payments_max).map(above).sum::<usize>()
    }

    /// Returns the best tree that is one step away, and the pair it goes without.
    fn step(&self, away: &VecDeque<(usize, usize)>, chance: &mut Chance) -> Option<Step> {
        let mut best: Option<(usize, u64, Step)> = None;
        let pairs = &self.limits.pairs;
        let first = chance.below(pairs.len().max(1));
        let mut looked = 0;
        for at in 0..pairs.len() {
            let pair = pairs[(first + at) % pairs.len()];
            let is_there = self.edges.iter().any(|(one, other, _)| [(*one, *other), (*other, *one)].contains(&pair));
            if is_there || away.contains(&pair) || looked > LOOKED_MAX {
                continue;
            }
            for (edges, gone) in self.steps_by(pair) {
                looked += 1;
                let excess = self.excess(&edges);
                let draw = chance.bits();
                if best.as_ref().is_none_or(|best| (excess, draw) < (best.0, best.1)) {
                    best = Some((excess, draw, (edges, gone)));
                }
            }
        }
        best.map(|(_, _, step)| step)
    }

    /// Returns all trees that have a pair more and another less.
    fn steps_by(&self, (one, other): (usize, usize)) -> Vec<Step> {
        let Some(path) = self.path(one, other) else {
            return Vec::new();
        };
        // What the new pair pays need not go along the path any more.
        let along = |(at, is_along): &(usize, bool)| {
            let amount = self.edges[*at].2;
            if *is_along { amount } else { -amount }
        };
        let least = path.iter().map(along).filter(|amount| *amount >= 0).min();
        let leaving = path.iter().filter(|step| self.limits.relay || (step.1 && Some(along(step)) == least));
        let trees = leaving.map(|step| {
            let moved = along(step);
            let mut edges = self.edges.clone();
            for (at, is_along) in &path {
                edges[*at].2 += if *is_along { -moved } else { moved };
            }
            let (gone_one, gone_other, _) = std::mem::replace(&mut edges[step.0], (one, other, moved));
            (edges, (gone_one, gone_other))
        });
        trees.collect()
    }

    /// Returns the edges from one to another, each with whether it is passed
    /// from its first to its second.
    fn path(&self, one: usize, other: usize) -> Option<Vec<(usize, bool)>> {
        let mut from: Vec<Option<(usize, bool)>> = vec![None; self.people];
        let mut reached = vec![one];
        let mut next = 0;
        while next < reached.len() && from[other].is_none() {
            let here = reached[next];
            next += 1;
            for (at, (first, second, _)) in self.edges.iter().enumerate() {
                let (there, is_along) = match here {
                    here if here == *first => (*second, true),
                    here if here == *second => (*first, false),
                    _ => continue,
                };
                if there != one && from[there].is_none() {
                    from[there] = Some((at, is_along));
                    reached.push(there);
                }
            }
        }
        let mut path = Vec::new();
        let mut here = other;
        while here != one {
            let (at, is_along) = from[here]?;
            path.push((at, is_along));
            here = if is_along { self.edges[at].0 } else { self.edges[at].1 };
        }
        Some(path)
    }

    fn payments(&self) -> Vec<Sent> {
        let paid = self.edges.iter().filter(|edge| edge.2 != 0);
        let turned = paid.map(|(one, other, amount)| match *amount > 0 {
            true => (*one, *other, *amount),
            false => (*other, *one, -amount),
        });
        turned.collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::flow;
    use super::*;
    use crate::engine::oracles::oracle::balanced;

    fn all_pairs(balances: &[Amount], relay: bool) -> Vec<(usize, usize)> {
        let count = balances.len();
        let all = (0..count).flat_map(|one| (0..count).map(move |other| (one, other)));
        let is_meant = |(one, other): &(usize, usize)| match relay {
            true => one < other,
            false => balances[*one] < 0 && balances[*other] > 0,
        };
        all.filter(is_meant).collect()
    }

    proptest! {
        /// What is found settles everyone, within the limits.
        #[test]
        fn limits_are_kept_to(balances in balanced(5..20, 90), relay in any::<bool>(), most in 1usize..4, least in 1i128..9) {
            let open: Vec<Amount> = balances.into_iter().filter(|balance| *balance != 0).collect();
            let Ok(start) = flow::send(&open, &|_, _| true) else { return Ok(()) };
            let payments_max = vec![Some(most); open.len()];
            let limits =
                Limits { pairs: all_pairs(&open, relay), relay, payments_max: &payments_max, payment_min: least };
            if let Some(payments) = arrange(open.len(), start, &limits) {
                let mut left = open.clone();
                for (from, to, amount) in &payments {
                    prop_assert!(*amount >= least && (relay || (open[*from] < 0 && open[*to] > 0)));
                    left[*from] += amount;
                    left[*to] -= amount;
                }
                prop_assert!(left.iter().all(|left| *left == 0) && payments.len() < open.len());
                let made = |person| payments.iter().filter(|(from, _, _)| *from == person).count();
                prop_assert!((0..open.len()).all(|person| made(person) <= most));
            }
        }
    }

    #[test]
    fn ten_who_share_alike_pay_twice_at_most() {
        let mut balances = vec![59_062, 40_564, 78_566, 66, 8_565, 27_565];
        balances.extend([-21_437, -21_439, -21_438, -21_436, -21_436, -21_438, -21_439, -21_443, -21_443, -21_439]);
        let start = flow::send(&balances, &|_, _| true).ok().unwrap();
        let payments_max = vec![Some(2); balances.len()];
        let pairs = all_pairs(&balances, false);
        let limits = Limits { pairs, relay: false, payments_max: &payments_max, payment_min: 1 };
        let payments = arrange(balances.len(), start, &limits).unwrap();
        assert_eq!(payments.len(), 15);
    }
}
