//! Families with a smallest payment, or with rounding and caps: plans that are
//! trees and besides some payments that are as small as can be, as for people
//! alone ([`crate::engine::constrained::circles`]).
//!
//! Law: what goes around a circle can be shifted by whole units `u` when a
//! payment in it leaves a family, and by any amount when none does. So a plan
//! is trees, and besides payments none of which can be shifted down any more:
//! - between families of exactly the least multiple of `u` that is allowed,
//!   when there is a smallest payment above `u`; else such a payment would be
//!   nothing in the end;
//! - inside a family of less than the smallest payment `m` and `u` more. If two
//!   payments inside are in a circle that leaves no family, one of them is `m`.
//!   If none is, the others inside cut the family in two, one part of which is
//!   at zero, or owes or is owed whole units, once this is paid: the part's
//!   balances, and what is `m` across, say what it is up to whole units.
//!
//! One more payment than trees have is one more to others, or in all, than the
//! best plan has without limits. So once any plan is known there is an end to
//! it; before that all choices are tried.

use super::asked::{Asked, Chosen};
use super::kin::{Kin, Picked};
use super::plots::{Ground, Worth};
use crate::engine::constrained::circles::circle;
use crate::engine::constrained::retrace::Paid;
use crate::engine::effort::Steps;
use crate::engine::nets::Amount;

/// This part of the steps left goes into it.
const SHARE: u64 = 4;

/// In larger families not all parts are looked at.
const PARTS_MAX: usize = 10;

/// So many amounts of one payment are tried.
const AMOUNTS_MAX: Amount = 4_096;

/// The best plan with more and more payments besides those of trees.
pub struct Rings<'k, 'a> {
    kin: &'k Kin<'a>,
    found: Option<Picked>,
    /// No plan is better than this, even without limits.
    bound: Worth,
    /// No plan has fewer payments in all.
    least: usize,
    chosen: Vec<Paid>,
}

impl<'k, 'a> Rings<'k, 'a> {
    /// Begins with the best trees, if there are any.
    pub fn new(kin: &'k Kin<'a>, found: Option<Picked>, (bound, least): (Worth, usize)) -> Rings<'k, 'a> {
        Rings { kin, found, bound, least, chosen: Vec::new() }
    }

    /// Returns the best plan found, and whether there is surely none better.
    pub fn search(mut self, steps: &mut Steps) -> (Option<Picked>, bool) {
        let Some(ground) = self.kin.ground(&Asked::All, &self.kin.first_carriers()) else {
            return (self.found, false);
        };
        let Some(extras) = self.extras(&ground) else {
            return (self.found, false);
        };
        for more in 1..=self.payments_max(&ground, &extras) {
            let is_met = |found: &Picked| self.kin.is_met(found.worth, self.bound, more);
            if self.found.as_ref().is_some_and(is_met) {
                break;
            }
            let part = steps.left() / SHARE;
            if !steps.within(part, |steps| self.choose(&extras, 0, more, ground.excess_max(), steps)) {
                return (self.found, false);
            }
        }
        (self.found, true)
    }

    /// Tries every choice of so many more payments; false when steps run out.
    fn choose(&mut self, extras: &[Paid], first: usize, more: usize, excess: usize, steps: &mut Steps) -> bool {
        if more == 0 {
            let chosen = Chosen { pays: self.chosen.clone(), out: Vec::new() };
            return self.try_chosen(chosen, excess, steps);
        }
        for at in first..extras.len() {
            let (from, to, _) = extras[at];
            let is_same = |paid: &Paid| (paid.0, paid.1) == (from, to) || (paid.1, paid.0) == (from, to);
            if self.chosen.iter().any(is_same) {
                continue;
            }
            self.chosen.push(extras[at]);
            let is_done = self.choose(extras, at + 1, more - 1, excess, steps);
            self.chosen.pop();
            if !is_done {
                return false;
            }
        }
        true
    }

    /// Settles what is left besides the chosen payments.
    fn try_chosen(&mut self, chosen: Chosen, excess: usize, steps: &mut Steps) -> bool {
        let asked = Asked::With(chosen);
        let excess = excess.min(self.kin.excess_max(self.found.as_ref(), self.bound));
        let Some((picked, _)) = self.kin.best(&asked, excess + 1, steps) else {
            return false;
        };
        let (Some(mut picked), Asked::With(chosen)) = (picked, asked) else {
            return true;
        };
        for (from, to, amount) in &chosen.pays {
            picked.payments.push((*from, *to, *amount));
            picked.worth.0 += usize::from(self.kin.family[*from] != self.kin.family[*to]);
            picked.worth.1 += 1;
        }
        if self.found.as_ref().is_some_and(|found| found.worth <= picked.worth) {
            return true;
        }
        let circle = if self.kin.constraints.payment_min.is_some() { circle(&picked.payments) } else { Vec::new() };
        if circle.is_empty() {
            for (from, to, amount) in &chosen.pays {
                picked.given[*from] -= amount;
                picked.given[*to] += amount;
            }
            self.found = Some(picked);
            return true;
        }
        let is_chosen = |pair: &(usize, usize)| chosen.pays.iter().any(|paid| (paid.0, paid.1) == *pair);
        let of_trees: Vec<(usize, usize)> = circle.into_iter().filter(|pair| !is_chosen(pair)).collect();
        of_trees.into_iter().all(|pair| {
            let mut without = chosen.clone();
            without.out.push(pair);
            self.try_chosen(without, excess, steps)
        })
    }

    /// Returns the payments there may be besides those of trees; nothing when
    /// there are too many to look at.
    fn extras(&self, ground: &Ground) -> Option<Vec<Paid>> {
        let count = ground.members.len();
        let all = (0..count).flat_map(|from| (0..count).map(move |to| (from, to)));
        let may = |from: usize, to: usize| ground.members[from].pays >> to & 1 == 1;
        let circled = |at: usize| self.more_max(ground, at) > 0;
        let mut extras = Vec::new();
        for (from, to) in all.filter(|(from, to)| may(*from, *to) && circled(*from) && circled(*to)) {
            if self.kin.family[from] == self.kin.family[to] {
                extras.extend(self.inside(ground, from, to)?.into_iter().map(|amount| (from, to, amount)));
            } else if ground.outer_min > ground.unit || !self.kin.is_rounded() {
                extras.push((from, to, ground.outer_min));
            }
        }
        Some(extras)
    }

    /// Returns what someone may pay in their family besides the payments of
    /// trees.
    fn inside(&self, ground: &Ground, from: usize, to: usize) -> Option<Vec<Amount>> {
        let (unit, least) = (ground.unit, ground.inner_min);
        let mut amounts: Vec<Amount> = if least > 1 { vec![least] } else { Vec::new() };
        if !self.kin.is_rounded() {
            return Some(amounts);
        }
        let others: Vec<usize> =
            self.kin.members(self.kin.family[from]).filter(|at| *at != from && *at != to).collect();
        if others.len() > PARTS_MAX {
            return None;
        }
        for part in 0usize..1 << others.len() {
            let members = others.iter().enumerate().filter(|(at, _)| part >> at & 1 == 1).map(|(_, member)| *member);
            let size = members.clone().count() + 1;
            let sum = members.map(|member| self.kin.balance(member)).fold(0, Amount::wrapping_add);
            // How many payments of `least` there may be across the part.
            let across = if least > 1 { size * (others.len() + 2 - size) - 1 } else { 0 };
            let across = Amount::try_from(across).ok()?;
            if across > AMOUNTS_MAX {
                return None;
            }
            for times in -across..=across {
                let other = sum.checked_add(least.checked_mul(times)?)?;
                for exact in [-self.kin.balance(from).checked_add(other)?, self.kin.balance(to).checked_add(other)?] {
                    let amount = least + (exact.checked_sub(least)?).rem_euclid(unit);
                    // A payment of a unit could be none.
                    amounts.extend((least > 1 || amount != unit).then_some(amount));
                }
            }
            if amounts.len() > 1 << 16 {
                return None;
            }
        }
        amounts.sort_unstable();
        amounts.dedup();
        (Amount::try_from(amounts.len()).ok()? <= AMOUNTS_MAX).then_some(amounts)
    }

    /// Returns in how many payments someone can be besides those of trees: who
    /// only pays, or is only paid, has to settle as much.
    fn more_max(&self, ground: &Ground, at: usize) -> usize {
        let member = &ground.members[at];
        let others = crate::engine::exact::rows::wide((member.pays | member.is_paid).count_ones());
        if member.pays != 0 && member.is_paid != 0 {
            return others;
        }
        let most = match self.kin.is_rounded() {
            true => usize::MAX,
            false => usize::try_from(member.least.abs() / ground.inner_min).unwrap_or(usize::MAX),
        };
        let payments_max = if member.pays == 0 { None } else { member.payments_max };
        most.min(payments_max.unwrap_or(usize::MAX)).min(others).saturating_sub(1)
    }

    /// Returns how many payments besides those of trees there can be at most.
    fn payments_max(&self, ground: &Ground, extras: &[Paid]) -> usize {
        let side = |of: &dyn Fn(&Paid) -> usize| {
            let mut people: Vec<usize> = extras.iter().map(of).collect();
            people.sort_unstable();
            people.dedup();
            people.into_iter().map(|at| self.more_max(ground, at)).fold(0, usize::saturating_add)
        };
        // A plan has one payment more than any needs for each of these.
        let over = self.made_max(ground).saturating_sub(self.least);
        extras.len().min(side(&|paid| paid.0)).min(side(&|paid| paid.1)).min(over)
    }

    /// Returns how many payments all may make at most.
    fn made_max(&self, ground: &Ground) -> usize {
        let each = ground.members.iter().map(|member| {
            let others = crate::engine::exact::rows::wide(member.pays.count_ones());
            member.payments_max.map_or(others, |most| most.min(others))
        });
        each.fold(0, usize::saturating_add)
    }
}
