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
//! 1. The plan of the most trees ([`super::groves`]; [`super::forests`] when
//!    payments are rounded).
//! 2. For k = 1, 2, …: every choice of `k` pairs of which one pays the other
//!    `m`, and the most trees of what is left, along other pairs. A plan with
//!    `k` more payments than trees have has `k` more than the most trees
//!    without a smallest payment leave, so this ends.
//!
//! When there are no trees at all, it is first decided whether there is any
//! plan ([`super::pairwise`]).
//!
//! Money that comes back to who paid it is no plan: two people pay each other
//! in one direction only, and there is no circle of payments that all point
//! the same way. Only with passing on can trees and more payments make one;
//! then each of the payments of such a circle is excluded in turn.

use super::forests::{Forests, Ground, Member};
use super::groves::Groves;
use super::pairwise::{self, Verdict};
use super::retrace::{Forest, Paid};
use crate::engine::effort::Steps;

/// More payments than those of trees get this part of the steps left.
const SHARE: u64 = 4;

/// What was found out.
#[derive(Clone, Debug, Default)]
pub struct Fewest {
    /// The shortest plan found.
    pub plan: Option<Forest>,
    /// No plan has fewer payments; nothing when there is no plan at all.
    pub least: Option<usize>,
    /// Whether the plan has no payments besides those of trees.
    pub is_trees: bool,
}

impl Fewest {
    /// Tells whether it is proven that there is no plan.
    pub fn is_none(&self) -> bool {
        self.plan.is_none() && self.least.is_none()
    }
}

/// What trees there are.
struct Trees {
    /// The plan of the most trees.
    plan: Option<Forest>,
    /// No plan has more trees; nothing when there is surely no plan.
    trees_max: Option<usize>,
}

impl Trees {
    /// Returns roughly how many steps it takes to look at all sets; nothing
    /// when there are too many people, or sums.
    fn cost(ground: &Ground) -> Option<usize> {
        Groves::cost(ground).or_else(|| Forests::cost(ground))
    }

    fn new(ground: &Ground) -> Option<Trees> {
        if let Some(groves) = Groves::new(ground) {
            return Some(Trees { plan: groves.most, trees_max: groves.trees_max });
        }
        let plan = Forests::new(ground)?.most();
        let trees_max = match ground.payment_min <= 1 {
            true => plan.as_ref().map(|plan| ground.members.len() - plan.payments.len()),
            false => Some(ground.members.len()),
        };
        Some(Trees { plan, trees_max })
    }
}

/// Looks for the fewest payments; nothing when there are too many people, or
/// sums, to look at all sets.
pub fn fewest(ground: &Ground, steps: &mut Steps) -> Option<Fewest> {
    let cost = Trees::cost(ground)?;
    if ground.payment_min > 1 && !has_ends(ground) {
        return Some(Fewest::default());
    }
    if !steps.afford(cost) {
        return None;
    }
    let Trees { plan, trees_max } = Trees::new(ground)?;
    let Some(trees_max) = trees_max else {
        return Some(Fewest::default());
    };
    let least = ground.members.len() - trees_max;
    let known = plan.as_ref().map(|plan| plan.payments.len());
    let mut found = Fewest { plan, least: known, is_trees: true };
    if ground.payment_min <= 1 || known == Some(least) {
        return Some(found);
    }
    if found.plan.is_none() {
        let part = steps.left() / SHARE;
        match steps.within(part, |steps| pairwise::settle(ground, steps)) {
            Verdict::None => return Some(Fewest::default()),
            Verdict::Unknown => {}
            Verdict::Found(payments) => {
                let given = ground.members.iter().map(|member| member.least).collect();
                found.plan = Some(Forest { payments, given, blocks: Vec::new() });
                found.is_trees = false;
                if found.plan.as_ref().is_some_and(|plan| plan.payments.len() <= least) {
                    found.least = Some(least);
                    return Some(found);
                }
            }
        }
    }
    let unlimited = Ground { payment_min: 1, ..ground.clone() };
    if !steps.afford(cost) {
        found.least = Some(least);
        return Some(found);
    }
    let Some(shortest) = Trees::new(&unlimited)?.plan else {
        return Some(Fewest::default());
    };
    let allowed = steps.left() / SHARE;
    let mut search = Search { ground, cost, least, found, chosen: Vec::new() };
    steps.within(allowed, |steps| search.from(shortest.payments.len(), steps));
    Some(search.found)
}

struct Search<'a> {
    ground: &'a Ground,
    cost: usize,
    /// No plan has fewer payments.
    least: usize,
    found: Fewest,
    chosen: Vec<(usize, usize)>,
}

impl Search<'_> {
    /// Tries more and more payments besides those of trees. No plan has fewer
    /// than `shortest` payments, even without a smallest one.
    fn from(&mut self, shortest: usize, steps: &mut Steps) {
        let pairs = self.pairs();
        let payments_max = self.payments_max(&pairs);
        for more in 1.. {
            let least = self.least.max(shortest + more);
            let known = self.known();
            let is_met = known.is_some_and(|known| known < shortest + more || known == self.least);
            if is_met || more > payments_max {
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

    /// Returns who may pay whom in a circle: people who settle at least twice
    /// the smallest payment, since everyone in a circle is in two payments;
    /// and anyone who may pass money on.
    fn pairs(&self) -> Vec<(usize, usize)> {
        let members = &self.ground.members;
        let all = (0..members.len()).flat_map(|from| (0..members.len()).map(move |to| (from, to)));
        let is_paying = |from: usize, to: usize| members[from].pays >> to & 1 == 1;
        let circled = |at: usize| self.more_max(at) > 0;
        all.filter(|(from, to)| is_paying(*from, *to) && circled(*from) && circled(*to)).collect()
    }

    /// Returns in how many payments someone can be besides those of trees.
    fn more_max(&self, at: usize) -> usize {
        let member = &self.ground.members[at];
        if member.pays != 0 && member.is_paid != 0 {
            return usize::MAX;
        }
        let most = member.most.abs().max(member.least.abs()) / self.ground.payment_min;
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        let payments_max = if member.pays == 0 { None } else { member.payments_max };
        let others = crate::engine::exact::rows::wide((member.pays | member.is_paid).count_ones());
        most.min(payments_max.unwrap_or(usize::MAX)).min(others).saturating_sub(1)
    }

    /// Returns how many payments besides those of trees there can be at most.
    fn payments_max(&self, pairs: &[(usize, usize)]) -> usize {
        let side = |of: &dyn Fn(&(usize, usize)) -> usize| {
            let mut people: Vec<usize> = pairs.iter().map(of).collect();
            people.sort_unstable();
            people.dedup();
            people.into_iter().map(|at| self.more_max(at)).fold(0, usize::saturating_add)
        };
        pairs.len().min(side(&|pair| pair.0)).min(side(&|pair| pair.1))
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
        if !has_ends(rest) {
            return true;
        }
        if !steps.afford(self.cost) {
            return false;
        }
        let Some(mut plan) = Trees::new(rest).and_then(|trees| trees.plan) else {
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
        Some(rest)
    }
}

/// Tells whether payments can be large enough, going by each balance alone:
/// someone who only pays, or is only paid, settles nothing or as much as the
/// smallest payment; and money that does not come back starts with someone
/// who is not paid, and ends with someone who pays nobody.
fn has_ends(ground: &Ground) -> bool {
    let (members, least) = (&ground.members, ground.payment_min);
    let may_be_left = |member: &Member| member.least <= 0 && member.most >= 0;
    let may_pay = |member: &Member| member.pays != 0 && member.payments_max != Some(0);
    let is_stuck = |member: &Member| {
        let owes_little = member.least > -least && member.is_paid == 0;
        let is_owed_little = member.most < least && !may_pay(member);
        !may_be_left(member) && (owes_little || is_owed_little)
    };
    let starts = members.iter().any(|member| member.least <= -least && may_pay(member));
    let ends = members.iter().any(|member| member.most >= least);
    !members.iter().any(is_stuck) && (starts && ends || members.iter().all(may_be_left))
}

/// Returns payments in which money comes back to who paid it, each to the one
/// who makes the next; none when there is no such circle.
pub fn circle(payments: &[Paid]) -> Vec<(usize, usize)> {
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
