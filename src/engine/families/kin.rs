//! Families together with anything else that is asked, decided for a few
//! people in one search.
//!
//! What is asked, precisely:
//! - Payments between families are rounded, and go from who owes to who is
//!   owed, families as one, unless money may be passed on. Between the members
//!   of a family money may always be passed on, and nothing is rounded.
//! - Who may not pay each other does not, inside as well; the smallest payment
//!   and the caps hold for all payments, whichever they are.
//! - What rounding leaves of a family's balance stays with one of its members,
//!   whichever is best; all others of the family are at zero.
//! - Of all plans that keep to this, those with the fewest payments between
//!   families are wanted, and of these the ones with the fewest in all.
//!
//! Law: without rounding some best plan is trees, and besides some payments of
//! exactly the smallest size, as in [`crate::engine::constrained::circles`]. With rounding, but
//! neither caps nor a smallest payment, it is trees: what goes around a circle
//! is shifted by whole units until a payment between families is nothing; those
//! inside may turn around. With rounding and one of these a payment inside may
//! be too small to be shifted by a unit ([`super::rings`]).
//!
//! A limit is a smallest payment, a cap, or a pair inside a family. Without
//! limits the best trees have no excess ([`super::orchards`]): a member of a
//! family who settles with the rest by way of others may as well do so inside.
//! That gives `o` payments between families, and then `t` in all, which are
//! bounds with limits too:
//! 1. A plan with `o` has no excess. If no trees without excess have `o`, all
//!    trees are looked at, with any excess.
//! 2. A plan with `k` circles that leave a family has `o + k` at least, and if
//!    that is all, `t + k`. Where such a plan would be better than the trees,
//!    those with more and more payments that are as small as can be are looked
//!    at ([`super::rings`]).
//! 3. What is left when effort ends is said to be unproven.

use std::collections::{BTreeMap, BTreeSet};

use super::asked::Asked;
use super::orchards::{Orchards, PEOPLE_MAX};
use super::plots::Worth;
use super::rings::Rings;
use crate::engine::constrained::bystanders;
use crate::engine::constrained::retrace::Paid;
use crate::engine::constraints::{Constraints, Rounding};
use crate::engine::effort::Steps;
use crate::engine::nets::{Amount, Nets, Person};
use crate::engine::plan::{Remainder, Transfer};
use crate::engine::rounding::ranges::Range;

/// Steps for each person to see whether they can settle at all.
const GLANCE: usize = 40;

/// What was found out.
pub struct Decided {
    /// The best plan found.
    pub plan: Option<Found>,
    /// Whether there is surely none better, or none at all.
    pub is_proven: bool,
    /// No plan has fewer payments in all.
    pub least: usize,
}

/// A plan, and how good it is.
#[derive(Clone, Debug)]
pub struct Found {
    pub worth: Worth,
    pub transfers: Vec<Transfer>,
    pub remainders: Vec<Remainder>,
}

/// Payments by place.
pub struct Picked {
    pub worth: Worth,
    pub payments: Vec<Paid>,
    pub given: Vec<Amount>,
}

/// Some people, by place, and their families.
pub struct Kin<'a> {
    pub people: Vec<(Person, Amount)>,
    /// The family of each; those without one have their own.
    pub family: Vec<usize>,
    /// What each family settles, in units.
    pub ranges: Vec<Range>,
    pub sums: Vec<Amount>,
    pub constraints: &'a Constraints,
    pub rounding: Rounding,
    is_inside_open: bool,
}

impl<'a> Kin<'a> {
    /// Takes the people who matter; nothing when they are too many.
    pub fn new(nets: &Nets, constraints: &'a Constraints, families: &[BTreeSet<Person>]) -> Option<Kin<'a>> {
        let rounding = constraints.rounding.unwrap_or(Rounding { unit: 1, tolerance: 0 });
        let is_complete = constraints.forbidden.is_empty() && constraints.allowed.is_none();
        let is_capped = constraints.payments_max_each.is_some() || !constraints.payments_max.is_empty();
        let of = |person: Person| families.iter().position(|family| family.contains(&person));
        let matters = |person: &Person| match (nets.of(*person), of(*person)) {
            (0, Some(_)) => !is_complete || is_limited(constraints),
            (0, None) => {
                let may_help = is_capped && bystanders::may_help(*person, constraints);
                constraints.relay && (!is_complete || may_help)
            }
            _ => true,
        };
        let people: Vec<Person> = (0..nets.len()).map(Person::new).filter(matters).take(PEOPLE_MAX + 1).collect();
        if people.is_empty() || people.len() > PEOPLE_MAX || rounding.unit <= 0 || rounding.unit > Amount::MAX / 4 {
            return None;
        }
        let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
        let mut family = Vec::new();
        for person in &people {
            let key = of(*person).unwrap_or(families.len() + person.index());
            let next = numbers.len();
            family.push(*numbers.entry(key).or_insert(next));
        }
        let mut sums = vec![0; numbers.len()];
        for (person, family) in people.iter().zip(&family) {
            sums[*family] += nets.of(*person);
        }
        let ranges = match constraints.rounding {
            None => sums.iter().map(|sum| Range { least: *sum, most: *sum }).collect(),
            Some(rounding) => sums.iter().map(|sum| Range::new(*sum, rounding)).collect(),
        };
        let is_open = |one: &Person, other: &Person| one == other || constraints.may_pay(*one, *other);
        let is_inside_open =
            families.iter().all(|all| all.iter().all(|one| all.iter().all(|other| is_open(one, other))));
        let people = people.into_iter().map(|person| (person, nets.of(person))).collect();
        Some(Kin { people, family, ranges, sums, constraints, rounding, is_inside_open })
    }

    /// Decides; nothing when there are too many sets or sums to look at.
    pub fn decide(&self, steps: &mut Steps) -> Option<Decided> {
        if self.ranges.iter().any(|range| range.least > range.most) {
            return Some(Decided { plan: None, is_proven: true, least: 0 });
        }
        let (loose, trees_max) = self.best(&Asked::Loose, 1, steps)?;
        let (Some(loose), Some(trees_max)) = (loose, trees_max) else {
            return Some(Decided { plan: None, is_proven: true, least: 0 });
        };
        let least = self.people.len() - trees_max;
        let bound = loose.worth;
        let (found, is_proven) = match self.is_inside_open && !is_limited(self.constraints) {
            true => (Some(loose), true),
            false => self.within_limits(bound, least, steps),
        };
        let plan = found.map(|found| self.named(&found));
        Some(Decided { plan, is_proven, least })
    }

    /// Looks for the best plan within the limits; tells whether there is surely
    /// none better. No plan is better than the bound, or has fewer than `least`
    /// payments.
    fn within_limits(&self, bound: Worth, least: usize, steps: &mut Steps) -> (Option<Picked>, bool) {
        if self.are_stuck() {
            return (None, true);
        }
        let Some((mut found, _)) = self.best(&Asked::All, 1, steps) else {
            return (None, false);
        };
        let is_met = |found: &Option<Picked>| found.as_ref().is_some_and(|found| self.is_met(found.worth, bound, 1));
        let excess_max = self.ground(&Asked::All, &self.first_carriers()).map_or(0, |ground| ground.excess_max());
        let is_shortest_outside = found.as_ref().is_some_and(|found| found.worth.0 == bound.0);
        let excess_max = excess_max.min(self.excess_max(found.as_ref(), bound));
        if excess_max > 0 && !is_shortest_outside {
            match self.best(&Asked::All, excess_max + 1, steps) {
                None => return (found, false),
                Some((any, _)) => found = any.or(found),
            }
        }
        let is_circled = self.has_payment_min() || (self.is_rounded() && is_limited(self.constraints));
        match is_met(&found) || !is_circled {
            true => (found, true),
            false => Rings::new(self, found, (bound, least)).search(steps),
        }
    }

    /// Tells whether payments between families are in whole units, more than
    /// the smallest.
    pub fn is_rounded(&self) -> bool {
        self.rounding.unit > 1
    }

    /// Returns the people of a family.
    pub fn members(&self, family: usize) -> impl Iterator<Item = usize> {
        (0..self.people.len()).filter(move |at| self.family[*at] == family)
    }

    /// Returns what someone is owed.
    pub fn balance(&self, at: usize) -> Amount {
        self.people[at].1
    }

    /// Returns how much excess a plan has at most that is as good as one that
    /// was found: without its excess, a plan without limits has as few payments
    /// to others.
    pub fn excess_max(&self, found: Option<&Picked>, bound: Worth) -> usize {
        found.map_or(usize::MAX, |found| found.worth.0.saturating_sub(bound.0))
    }

    /// Tells whether some could not settle along any payments, whomever
    /// remainders stay with.
    fn are_stuck(&self) -> bool {
        let is_acyclic = self.constraints.payment_min.is_some();
        let is_stuck = |carriers: Vec<usize>| {
            let ground = self.ground(&Asked::All, &carriers);
            ground.is_some_and(|ground| !ground.has_ends(is_acyclic) || (is_acyclic && !ground.has_order()))
        };
        self.carriers().is_some_and(|all| all.into_iter().all(is_stuck))
    }

    /// Tells whether no plan with so many payments more than trees have, or
    /// with more, is better than one that was found. No plan without limits is
    /// better than the bound.
    ///
    /// Each circle that leaves a family can do without one of its payments to
    /// others, when there are no limits; and each circle without one payment.
    pub fn is_met(&self, found: Worth, bound: Worth, more: usize) -> bool {
        let outside = more.saturating_sub(self.circles_inside());
        (bound.0 + outside).cmp(&found.0).then((bound.1 + more).cmp(&found.1)).is_ge()
    }

    /// Returns how many circles there can be that leave no family.
    fn circles_inside(&self) -> usize {
        if !self.has_payment_min() {
            return 0;
        }
        let sizes = (0..self.sums.len()).map(|family| self.family.iter().filter(|of| **of == family).count());
        sizes.map(|size| (size * (size - 1)).div_euclid(2) + 1 - size).sum()
    }

    pub fn has_payment_min(&self) -> bool {
        self.constraints.payment_min.is_some_and(|least| least > 1)
    }

    /// Returns the best trees, whomever remainders stay with, and the most
    /// trees there can be; nothing when that takes too long.
    pub fn best(&self, asked: &Asked, lanes: usize, steps: &mut Steps) -> Option<(Option<Picked>, Option<usize>)> {
        let (mut best, mut trees_max): (Option<Picked>, Option<usize>) = (None, None);
        let carriers = self.carriers()?;
        for carriers in carriers {
            let is_acyclic = self.constraints.payment_min.is_some() && !matches!(asked, Asked::Loose);
            if !steps.spend(GLANCE * self.people.len()) {
                return None;
            }
            let Some(ground) = self.ground(asked, &carriers).filter(|ground| ground.has_ends(is_acyclic)) else {
                continue;
            };
            if !steps.afford(Orchards::cost(&ground, lanes)?) {
                return None;
            }
            let orchards = Orchards::new(&ground, lanes)?;
            trees_max = trees_max.max(orchards.trees_max());
            let Some(worth) = orchards.worth() else {
                continue;
            };
            if best.as_ref().is_none_or(|best| worth < best.worth) {
                let harvest = orchards.harvest()?;
                best = Some(Picked { worth, payments: harvest.payments, given: harvest.given });
            }
        }
        Some((best, trees_max))
    }

    fn named(&self, picked: &Picked) -> Found {
        let name = |at: usize| self.people[at].0;
        let transfer = |paid: &Paid| Transfer { from: name(paid.0), to: name(paid.1), amount: paid.2 };
        let left = self.people.iter().zip(&picked.given);
        let left = left.map(|((person, balance), given)| Remainder { person: *person, amount: balance - given });
        Found {
            worth: picked.worth,
            transfers: picked.payments.iter().map(transfer).collect(),
            remainders: left.filter(|remainder| remainder.amount != 0).collect(),
        }
    }
}

/// Tells whether payments are limited in size or number.
pub fn is_limited(constraints: &Constraints) -> bool {
    constraints.payment_min.is_some_and(|least| least > 1)
        || !constraints.payments_max.is_empty()
        || constraints.payments_max_each.is_some()
}

/// Returns the wishes without limits on the size and number of payments.
pub fn without_limits(constraints: &Constraints) -> Constraints {
    Constraints { payment_min: None, payments_max: BTreeMap::new(), payments_max_each: None, ..constraints.clone() }
}
