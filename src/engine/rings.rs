//! Families with a smallest payment: plans that are trees and besides some
//! payments of exactly that size, as for people alone ([`super::circles`]).
//!
//! One more payment than trees have is one more to others, or in all, than the
//! best plan has without a smallest payment. So once any plan is known there
//! is an end to it; before that all choices are tried.

use super::circles::circle;
use super::effort::Steps;
use super::kin::{Asked, Chosen, Kin, Picked};
use super::nets::Amount;
use super::plots::{Ground, Worth};

/// This part of the steps left goes into it.
const SHARE: u64 = 16;

/// The best plan with more and more payments of the smallest size.
pub(super) struct Rings<'k, 'a> {
    kin: &'k Kin<'a>,
    found: Option<Picked>,
    /// No plan is better than this, even without a smallest payment.
    bound: Worth,
    chosen: Vec<(usize, usize)>,
}

impl<'k, 'a> Rings<'k, 'a> {
    /// Begins with the best trees, if there are any.
    pub(super) fn new(kin: &'k Kin<'a>, found: Option<Picked>, bound: Worth) -> Rings<'k, 'a> {
        Rings { kin, found, bound, chosen: Vec::new() }
    }

    /// Returns the best plan found, and whether there is surely none better.
    pub(super) fn search(mut self, steps: &mut Steps) -> (Option<Picked>, bool) {
        let Some(ground) = self.kin.ground(&Asked::All, &self.kin.first_carriers()) else {
            return (self.found, false);
        };
        let pairs = pairs(&ground);
        for more in 1..=payments_max(&ground, &pairs) {
            let is_met = |found: &Picked| self.kin.is_met(found.worth, self.bound, more);
            if self.found.as_ref().is_some_and(is_met) {
                break;
            }
            let part = steps.left() / SHARE;
            if !steps.within(part, |steps| self.choose(&pairs, 0, more, ground.excess_max() + 1, steps)) {
                return (self.found, false);
            }
        }
        (self.found, true)
    }

    /// Tries every choice of so many more pairs; false when steps run out.
    fn choose(&mut self, pairs: &[(usize, usize)], first: usize, more: usize, lanes: usize, steps: &mut Steps) -> bool {
        if more == 0 {
            let chosen = Chosen { pays: self.chosen.clone(), out: Vec::new() };
            return self.try_chosen(chosen, lanes, steps);
        }
        for at in first..pairs.len() {
            let (from, to) = pairs[at];
            if self.chosen.contains(&(to, from)) {
                continue;
            }
            self.chosen.push((from, to));
            let is_done = self.choose(pairs, at + 1, more - 1, lanes, steps);
            self.chosen.pop();
            if !is_done {
                return false;
            }
        }
        true
    }

    /// Settles what is left besides the chosen pairs.
    fn try_chosen(&mut self, chosen: Chosen, lanes: usize, steps: &mut Steps) -> bool {
        let asked = Asked::With(chosen);
        let Some((picked, _)) = self.kin.best(&asked, lanes, steps) else {
            return false;
        };
        let (Some(mut picked), Asked::With(chosen)) = (picked, asked) else {
            return true;
        };
        for (from, to) in &chosen.pays {
            picked.payments.push((*from, *to, self.kin.constraints.payment_min.unwrap_or(1)));
            picked.worth.0 += usize::from(self.kin.family[*from] != self.kin.family[*to]);
            picked.worth.1 += 1;
        }
        if self.found.as_ref().is_some_and(|found| found.worth <= picked.worth) {
            return true;
        }
        let circle = circle(&picked.payments);
        if circle.is_empty() {
            for (from, to) in &chosen.pays {
                let size = self.kin.constraints.payment_min.unwrap_or(1);
                picked.given[*from] -= size;
                picked.given[*to] += size;
            }
            self.found = Some(picked);
            return true;
        }
        let of_trees: Vec<(usize, usize)> = circle.into_iter().filter(|pair| !chosen.pays.contains(pair)).collect();
        of_trees.into_iter().all(|pair| {
            let mut without = chosen.clone();
            without.out.push(pair);
            self.try_chosen(without, lanes, steps)
        })
    }
}

/// Returns who may pay whom in a circle.
fn pairs(ground: &Ground) -> Vec<(usize, usize)> {
    let count = ground.members.len();
    let all = (0..count).flat_map(|from| (0..count).map(move |to| (from, to)));
    let may = |from: usize, to: usize| ground.members[from].pays >> to & 1 == 1;
    let circled = |at: usize| more_max(ground, at) > 0;
    all.filter(|(from, to)| may(*from, *to) && circled(*from) && circled(*to)).collect()
}

/// Returns in how many payments someone can be besides those of trees: who
/// only pays, or is only paid, has to settle as much.
fn more_max(ground: &Ground, at: usize) -> usize {
    let member = &ground.members[at];
    let others = super::rows::wide((member.pays | member.is_paid).count_ones());
    if member.pays != 0 && member.is_paid != 0 {
        return others;
    }
    let most: Amount = member.least.abs() / ground.inner_min;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let payments_max = if member.pays == 0 { None } else { member.payments_max };
    most.min(payments_max.unwrap_or(usize::MAX)).min(others).saturating_sub(1)
}

/// Returns how many payments besides those of trees there can be at most.
fn payments_max(ground: &Ground, pairs: &[(usize, usize)]) -> usize {
    let side = |of: &dyn Fn(&(usize, usize)) -> usize| {
        let mut people: Vec<usize> = pairs.iter().map(of).collect();
        people.sort_unstable();
        people.dedup();
        people.into_iter().map(|at| more_max(ground, at)).fold(0, usize::saturating_add)
    };
    pairs.len().min(side(&|pair| pair.0)).min(side(&|pair| pair.1))
}
