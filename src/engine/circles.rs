//! The fewest payments of a few people, whatever is asked.
//!
//! Law: unless there is a smallest payment, some shortest plan has no circle:
//! what goes around a circle of payments can be shifted until one of them is
//! nothing, which only takes payments away. With a smallest payment `m` it
//! can be shifted until one of them is `m`. So the payments above `m` form no
//! circle, and every plan is trees, and besides `k` more payments of exactly
//! `m` each. (Debts 6 and 10, claims 8 and 8, nothing below 3: as a tree
//! someone would pay 2; with four payments, 3 3 5 5, nobody does.)
//!
//! 1. The plan of the most trees ([`super::forests`]).
//! 2. For k = 1, 2, …: every choice of `k` pairs of which one pays the other
//!    `m`, and the most trees of what is left, along other pairs. A plan with
//!    `k` more payments than trees have has `k` more than the most trees
//!    without a smallest payment leave, so this ends.
//!
//! Money that comes back to who paid it is no plan: two people pay each other
//! in one direction only, and there is no circle of payments that all point
//! the same way. Only with passing on can trees and more payments make one;
//! then each of the payments of such a circle is excluded in turn.

use super::effort::Steps;
use super::forests::{Forests, Ground, Member};
use super::nets::Amount;
use super::retrace::{Forest, Paid};

/// More payments than those of trees get this part of the steps left.
const SHARE: u64 = 4;

/// What was found out.
#[derive(Clone, Debug, Default)]
pub(super) struct Fewest {
    /// The shortest plan found.
    pub(super) plan: Option<Forest>,
    /// No plan has fewer payments; nothing when there is no plan at all.
    pub(super) least: Option<usize>,
    /// Whether the plan has no payments besides those of trees.
    pub(super) is_trees: bool,
}

impl Fewest {
    /// Tells whether it is proven that there is no plan.
    pub(super) fn is_none(&self) -> bool {
        self.plan.is_none() && self.least.is_none()
    }
}

/// Looks for the fewest payments; nothing when there are too many people, or
/// sums, to look at all sets.
pub(super) fn fewest(ground: &Ground, steps: &mut Steps) -> Option<Fewest> {
    let cost = Forests::cost(ground)?;
    if !steps.spend(cost) {
        return None;
    }
    let mut found = Fewest { plan: Forests::new(ground)?.most(), least: None, is_trees: true };
    found.least = found.plan.as_ref().map(|plan| plan.payments.len());
    if ground.payment_min <= 1 {
        return Some(found);
    }
    if !has_ends(ground) {
        return Some(Fewest::default());
    }
    let unlimited = Ground { payment_min: 1, ..ground.clone() };
    if !steps.spend(cost) {
        return None;
    }
    let Some(shortest) = Forests::new(&unlimited)?.most() else {
        return Some(Fewest::default());
    };
    let allowed = steps.left() / SHARE;
    let mut search = Search { ground, cost, found, chosen: Vec::new() };
    steps.within(allowed, |steps| search.from(shortest.payments.len(), steps));
    Some(search.found)
}

struct Search<'a> {
    ground: &'a Ground,
    cost: usize,
    found: Fewest,
    chosen: Vec<(usize, usize)>,
}

impl Search<'_> {
    /// Tries more and more payments besides those of trees. No plan has fewer
    /// than `shortest` payments, even without a smallest one.
    fn from(&mut self, shortest: usize, steps: &mut Steps) {
        let pairs = self.pairs();
        let payments_max = self.payments_max();
        for more in 1.. {
            let least = shortest + more;
            let known = self.known();
            if known.is_some_and(|known| known < least) || least > payments_max || more > pairs.len() {
                break;
            }
            if !self.choose(&pairs, 0, more, least, steps) {
                self.found.least = Some(self.known().map_or(least, |known| known.min(least)));
                return;
            }
        }
        self.found.least = self.known();
    }

    fn known(&self) -> Option<usize> {
        self.found.plan.as_ref().map(|plan| plan.payments.len())
    }

    /// Returns everyone who may pay whom.
    fn pairs(&self) -> Vec<(usize, usize)> {
        let members = &self.ground.members;
        let all = (0..members.len()).flat_map(|from| (0..members.len()).map(move |to| (from, to)));
        all.filter(|(from, to)| members[*from].pays >> to & 1 == 1).collect()
    }

    /// Returns how many payments of the smallest size there can be at most.
    fn payments_max(&self) -> usize {
        let members = &self.ground.members;
        let pairs = self.pairs().len();
        if members.iter().any(|member| member.pays != 0 && member.is_paid != 0) {
            return pairs / 2;
        }
        let made = |size: Amount| usize::try_from(size / self.ground.payment_min).unwrap_or(usize::MAX);
        let owing = members.iter().map(|member| made(-member.least.min(0))).fold(0, usize::saturating_add);
        let owed = members.iter().map(|member| made(member.most.max(0))).fold(0, usize::saturating_add);
        pairs.min(owing).min(owed)
    }

    /// Tries every choice of so many more pairs; false when steps run out.
    fn choose(&mut self, pairs: &[(usize, usize)], first: usize, more: usize, least: usize, steps: &mut Steps) -> bool {
        if more == 0 {
            return self.try_chosen(steps);
        }
        for at in first..pairs.len() {
            let (from, to) = pairs[at];
            if self.chosen.contains(&(to, from)) {
                continue;
            }
            self.chosen.push((from, to));
            let is_done = self.choose(pairs, at + 1, more - 1, least, steps);
            self.chosen.pop();
            if !is_done {
                return false;
            }
            if self.known().is_some_and(|known| known <= least) {
                return true;
            }
        }
        true
    }

    /// Lets the chosen pairs pay the smallest payment, and settles the rest.
    fn try_chosen(&mut self, steps: &mut Steps) -> bool {
        self.rest().is_none_or(|rest| self.try_rest(&rest, steps))
    }

    fn try_rest(&mut self, rest: &Ground, steps: &mut Steps) -> bool {
        if !steps.spend(self.cost) {
            return false;
        }
        let Some(mut plan) = Forests::new(rest).and_then(|forests| forests.most()) else {
            return true;
        };
        for (from, to) in &self.chosen {
            plan.payments.push((*from, *to, self.ground.payment_min));
            plan.given[*from] -= self.ground.payment_min;
            plan.given[*to] += self.ground.payment_min;
        }
        let count = plan.payments.len();
        if self.known().is_some_and(|known| known <= count) {
            return true;
        }
        let circle = circle(&plan.payments);
        if circle.is_empty() {
            plan.blocks = Vec::new();
            self.found = Fewest { plan: Some(plan), least: None, is_trees: false };
            return true;
        }
        let of_trees = circle.into_iter().filter(|pair| !self.chosen.contains(pair));
        of_trees.collect::<Vec<_>>().into_iter().all(|(from, to)| {
            let mut without = rest.clone();
            without.members[from].pays &= !(1 << to);
            without.members[to].is_paid &= !(1 << from);
            self.try_rest(&without, steps)
        })
    }

    /// Returns what is left to settle, and along which pairs.
    fn rest(&self) -> Option<Ground> {
        let mut rest = self.ground.clone();
        let size = rest.payment_min;
        for (from, to) in &self.chosen {
            for (one, other, change) in [(*from, *to, size), (*to, *from, -size)] {
                let member = &mut rest.members[one];
                member.pays &= !(1 << other);
                member.is_paid &= !(1 << other);
                member.least = member.least.checked_add(change)?;
                member.most = member.most.checked_add(change)?;
                member.wanted = member.wanted.checked_add(change)?;
            }
            if let Some(most) = &mut rest.members[*from].payments_max {
                *most = most.checked_sub(1)?;
            }
        }
        has_ends(&rest).then_some(rest)
    }
}

/// Tells whether payments can be large enough, going by each balance alone:
/// someone who only pays, or is only paid, settles nothing or as much as the
/// smallest payment; and money that does not come back starts with someone
/// who is not paid, and ends with someone who pays nobody.
fn has_ends(ground: &Ground) -> bool {
    let (members, least) = (&ground.members, ground.payment_min);
    let may_be_left = |member: &Member| member.least <= 0 && member.most >= 0;
    let is_stuck = |member: &Member| {
        let owes_little = member.least > -least && member.is_paid == 0;
        let is_owed_little = member.most < least && member.pays == 0;
        !may_be_left(member) && (owes_little || is_owed_little)
    };
    let starts = members.iter().any(|member| member.least <= -least);
    let ends = members.iter().any(|member| member.most >= least);
    !members.iter().any(is_stuck) && (starts && ends || members.iter().all(may_be_left))
}

/// Returns payments in which money comes back to who paid it, each to the one
/// who makes the next; none when there is no such circle.
fn circle(payments: &[Paid]) -> Vec<(usize, usize)> {
    let mut left: Vec<(usize, usize)> = payments.iter().map(|(from, to, _)| (*from, *to)).collect();
    loop {
        let all = left.clone();
        left.retain(|(_, to)| all.iter().any(|(from, _)| from == to));
        if left.len() == all.len() {
            break;
        }
    }
    let mut path: Vec<(usize, usize)> = left.first().copied().into_iter().collect();
    while let Some((_, to)) = path.last().copied() {
        if let Some(start) = path.iter().position(|(from, _)| *from == to) {
            return path.split_off(start);
        }
        path.extend(left.iter().find(|(from, _)| *from == to));
    }
    path
}
