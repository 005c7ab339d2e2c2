//! Families that fall into pieces: which members settle with each other, and
//! which with others alone, of any number of people.
//!
//! Law: payments inside a family join its members into pieces; a piece of `m`
//! takes `m - 1` of them at least. To the others each piece is like one person:
//! what it settles is what its members do, and it may make as many payments as
//! they may together, less those inside. So when it is said of every family
//! what pieces it falls into, a plan for the pieces bounds the payments to
//! others, and the number of pieces those inside.
//!
//! Of a family of which that is not said, members may settle with each other
//! as if it took no payment: a plan for families as one bounds all choices.
//! Without passing on, no piece owes when its family is owed, nor the other way
//! round. Where payments are rounded, all pieces but the one with which the
//! remainder stays come to whole units, just so many.
//!
//! One family after the other is said to fall into pieces, as many as can be
//! first; a choice that is no better than what is known, by both bounds, is not
//! followed. What is not decided when effort ends is said to be unproven.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::inside::Inner;
use super::plots::Worth;
use super::ways::{Choices, Way};
use super::{Caps, Families, comes_back, is_netted, kin};
use crate::engine::constrained::explain;
use crate::engine::constraints::Constraints;
use crate::engine::effort::{Effort, Steps};
use crate::engine::infeasible::{Cause, Infeasible};
use crate::engine::nets::{Nets, Person};
use crate::engine::plan::{Plan, Proof};
use crate::engine::rounding::ranges::Range;
use crate::engine::settle::Options;

/// Of more people who have something to settle families are not cut.
const PEOPLE_MAX: usize = 200;

/// This part of the effort is for one plan for pieces.
const SHARE: u64 = 16;

/// And this part of that is counted for any.
const SHARE_MIN: u64 = 16;

/// Looks for a better plan than a likely one, and for a proof.
pub fn better(
    families: &Families,
    nets: &Nets,
    constraints: &Constraints,
    options: &Options,
    likely: Result<Plan, Infeasible>,
) -> Result<Plan, Infeasible> {
    let is_complete = constraints.forbidden.is_empty() && constraints.allowed.is_none();
    // With passing on it is not known on which side a piece may be left.
    let is_known = !constraints.relay || (is_complete && constraints.rounding.is_none());
    if is_netted(constraints) || !is_known || nets.open().count() > PEOPLE_MAX {
        return likely;
    }
    let choices: Vec<Choices> = families.members.iter().map(|family| Choices::new(nets, constraints, family)).collect();
    let best = likely.as_ref().ok().cloned();
    let mut search = Search {
        families,
        nets,
        constraints,
        each: Options { effort: Effort(options.effort.0 / SHARE), ..options.clone() },
        known: best.as_ref().map(|plan| families.worth(&plan.transfers)),
        best,
        least_open: None,
        steps: Steps::new(options.effort),
    };
    search.all(choices);
    search.judged(likely)
}

/// Which way is said of each family, if any.
type Said = Vec<Option<Rc<Way>>>;

/// Payments to others, for those who stand for pieces and families.
#[derive(Clone)]
struct Outer {
    /// There are so many at least.
    least: usize,
    plan: Option<Plan>,
}

struct Search<'a> {
    families: &'a Families,
    nets: &'a Nets,
    constraints: &'a Constraints,
    each: Options,
    best: Option<Plan>,
    known: Option<Worth>,
    /// How many payments a better plan has at least, if there may be any.
    least_open: Option<usize>,
    steps: Steps<'static>,
}

impl Search<'_> {
    /// Says of all families what pieces they fall into.
    fn all(&mut self, mut choices: Vec<Choices>) {
        let mut said: Said = vec![None; choices.len()];
        self.say_only(&choices, &mut said);
        // The most pieces of all, and then family by family which are possible.
        let most = choices.iter().map(|choices| choices.ways.first().cloned()).collect();
        if let Some(outer) = self.outer(&choices, &most) {
            self.realise(&most, &outer);
        }
        for at in 0..choices.len() {
            for way in choices[at].ways.clone().into_iter().filter(|_| said[at].is_none()) {
                if self.steps.are_out() {
                    break;
                }
                let mut with = said.clone();
                with[at] = Some(Rc::clone(&way));
                if (self.is_capped() || way.pieces.len() > 1) && self.outer(&choices, &with).is_none() {
                    choices[at].ways.retain(|other| !Rc::ptr_eq(other, &way));
                }
            }
        }
        self.say_only(&choices, &mut said);
        self.choose(&choices, &said, None);
    }

    /// Says what there is no choice of.
    fn say_only(&self, choices: &[Choices], said: &mut Said) {
        for (said, choices) in said.iter_mut().zip(choices) {
            if let ([only], None) = (&choices.ways[..], choices.unlisted) {
                *said = Some(Rc::clone(only));
            }
        }
    }

    fn is_capped(&self) -> bool {
        self.constraints.payments_max_each.is_some() || !self.constraints.payments_max.is_empty()
    }

    /// Goes through all choices that are left, when so many payments to others
    /// are needed for those who stand for what was said.
    fn choose(&mut self, choices: &[Choices], said: &Said, inherited: Option<Outer>) {
        // A family of which no way is left could be no better.
        if choices.iter().any(|choices| choices.ways.is_empty() && choices.unlisted.is_none()) {
            return;
        }
        let Some(outer) = inherited.or_else(|| self.outer(choices, said)) else {
            return;
        };
        let bound = bound(choices, said, &outer);
        if self.known.is_some_and(|known| known <= bound) {
            return;
        }
        self.realise(said, &outer);
        if self.known.is_some_and(|known| known <= bound) {
            return;
        }
        let next = (0..said.len()).find(|at| said[*at].is_none() && !choices[*at].ways.is_empty());
        let Some(next) = next.filter(|_| !self.steps.are_out()) else {
            self.least_open = Some(self.least_open.map_or(bound.1, |least| least.min(bound.1)));
            return;
        };
        for way in &choices[next].ways {
            let mut with = said.clone();
            with[next] = Some(Rc::clone(way));
            let is_same = way.pieces.len() == 1 && !self.is_capped();
            self.choose(choices, &with, is_same.then(|| outer.clone()));
        }
        if let Some(inside) = choices[next].unlisted {
            let least = bound.1 - choices[next].inside() + inside;
            if self.known.is_none_or(|known| (bound.0, least) < known) {
                self.least_open = Some(self.least_open.map_or(least, |open| open.min(least)));
            }
        }
    }

    /// Plans for those who stand for pieces and families; nothing when there
    /// is no such plan, or none that could be better than the best known.
    fn outer(&mut self, choices: &[Choices], said: &Said) -> Option<Outer> {
        let (families, known) = self.cut(said)?;
        let outer = families.outer(self.nets, self.constraints, &self.each, Caps::OfAll, &known);
        let each = self.each.effort.0;
        let spent = match &outer {
            Ok(plan) => plan.steps,
            Err(why) if why.cause == Cause::OutOfEffort => each,
            Err(_) => 0,
        };
        self.steps.charge(spent.max(each / SHARE_MIN));
        let outer = match outer {
            Err(why) if why.cause == Cause::OutOfEffort => Outer { least: 0, plan: None },
            outer => {
                let plan = outer.ok()?;
                Outer { least: plan.transfers_min(), plan: Some(plan) }
            }
        };
        self.known.is_none_or(|known| bound(choices, said, &outer) < known).then_some(outer)
    }

    /// Returns the pieces and families, and what they get in units if that is
    /// known; nothing when some may not pay often enough.
    fn cut(&self, said: &Said) -> Option<(Families, BTreeMap<Person, Range>)> {
        let (mut parts, mut made, mut ranges) = (Vec::new(), Vec::new(), Vec::new());
        for (family, said) in self.families.members.iter().zip(said) {
            match said {
                None => {
                    parts.push(family.clone());
                    made.push(0);
                    ranges.push(None);
                }
                Some(way) => {
                    parts.extend(way.pieces.iter().cloned());
                    made.extend(&way.made);
                    ranges.extend(&way.known);
                }
            }
        }
        let mut families = Families::of(self.nets, &parts, None).ok()?;
        let may = |(part, made): (&BTreeSet<Person>, &usize)| {
            families.payments_max(part, self.constraints).is_none_or(|most| most >= *made)
        };
        if !parts.iter().zip(&made).all(may) {
            return None;
        }
        families.made_inside = made;
        let known = families.heads.iter().zip(ranges).filter_map(|(head, range)| Some((*head, range?)));
        let known = known.collect();
        Some((families, known))
    }

    /// Makes payments of a plan for pieces, and takes the plan if it is better.
    fn realise(&mut self, said: &Said, outer: &Outer) {
        let (Some((families, _)), Some(outer)) = (self.cut(said), &outer.plan) else {
            return;
        };
        let inner = Inner {
            nets: self.nets,
            families: &families,
            constraints: self.constraints,
            options: &self.each,
            remainders: &outer.remainders,
        };
        let Some((_, plan)) = families.laid(&inner, outer) else {
            return;
        };
        let worth = self.families.worth(&plan.transfers);
        let is_better = self.known.is_none_or(|known| worth < known);
        if is_better && !(kin::is_limited(self.constraints) && comes_back(&plan)) {
            self.known = Some(worth);
            self.best = Some(plan);
        }
    }

    /// Returns the best plan with what is known of it.
    fn judged(self, likely: Result<Plan, Infeasible>) -> Result<Plan, Infeasible> {
        let Some(plan) = self.best else {
            return match self.least_open {
                None => Err(explain::because(Cause::Together, self.nets.open().map(|(person, _)| person).collect())),
                Some(_) => likely,
            };
        };
        let (count, before) = (plan.transfers.len(), likely.as_ref().map_or(0, Plan::transfers_min));
        let least = match self.least_open {
            None => count,
            Some(least) => least.max(before).min(count.saturating_sub(1)),
        };
        let steps = likely.map_or(0, |plan| plan.steps) + self.steps.spent();
        Ok(Plan { proof: Proof::of(count, least), steps, ..plan })
    }
}

/// Returns how many payments to others, and in all, a plan has at least when
/// so much is said of families.
fn bound(choices: &[Choices], said: &[Option<Rc<Way>>], outer: &Outer) -> Worth {
    let inside = choices.iter().zip(said);
    let inside: usize = inside.map(|(choices, said)| said.as_ref().map_or(choices.inside(), |way| way.inside)).sum();
    (outer.least, outer.least + inside)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::engine::families::kin::Kin;
    use crate::engine::nets::Amount;
    use crate::engine::oracles::kindred::{keeps, with_families};
    use crate::engine::oracles::oracle::balanced;
    use crate::engine::settle::settle;

    fn unknown() -> Result<Plan, Infeasible> {
        Err(explain::because(Cause::OutOfEffort, Vec::new()))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(120))]

        /// What is found and claimed agrees with looking at all sets.
        #[test]
        fn pieces_agree_with_all_sets(balances in balanced(3..8, 30), wishes in with_families(5), is_known in any::<bool>()) {
            let nets = Nets::new(balances.iter().copied()).unwrap();
            let Some(kin) = Kin::new(&nets, &wishes, &wishes.families) else { return Ok(()) };
            let exact = kin.decide(&mut Steps::new(Effort(400_000_000)));
            let Some(exact) = exact.filter(|exact| exact.is_proven) else { return Ok(()) };
            let Ok(families) = Families::new(&nets, &wishes, None) else { return Ok(()) };
            let options = Options::default();
            let likely = match is_known {
                true => families.likely(&nets, &wishes, &options, Caps::OfAll),
                false => unknown(),
            };
            let likely = if likely.as_ref().is_err_and(|why| why.cause != Cause::OutOfEffort) { unknown() } else { likely };
            match better(&families, &nets, &wishes, &options, likely) {
                Ok(plan) => {
                    let worth = families.worth(&plan.transfers);
                    let kept = keeps(&plan.transfers, &plan.remainders, &balances, &wishes);
                    prop_assert!(kept.is_ok(), "{:?} {:?}", kept, plan);
                    let exact = exact.plan.map(|found| found.worth);
                    prop_assert!(exact.is_some_and(|exact| worth >= exact), "{:?} and {:?}", worth, exact);
                    prop_assert!(plan.transfers_min() <= exact.map_or(0, |exact| exact.1), "{:?} {:?}", exact, plan);
                    prop_assert!(plan.proof != Proof::Optimal || Some(worth) == exact, "{:?} {:?}", exact, plan);
                }
                Err(why) if why.cause == Cause::OutOfEffort => {}
                Err(_) => prop_assert!(exact.plan.is_none(), "{:?}", exact.plan),
            }
        }
    }

    fn couples(count: usize) -> Vec<BTreeSet<Person>> {
        (0..count).map(|at| BTreeSet::from([Person::new(2 * at), Person::new(2 * at + 1)])).collect()
    }

    /// Forty people, half of them couples: those who come apart without a
    /// payment more to others do, and no others can.
    #[test]
    fn forty_people_with_couples_are_proven() {
        let mut balances: Vec<Amount> = (1..40).map(|at| (at * at * 3_797) % 20_011 - 10_000).collect();
        balances.push(-balances.iter().sum::<Amount>());
        let nets = Nets::new(balances).unwrap();
        let alone = settle(&nets, &Constraints::default(), &Options::default()).unwrap();
        for capped in [0, 39] {
            // The last owes, or is owed, most.
            let payments_max = (0..capped).map(|at| (Person::new(at), 2)).collect();
            let wishes = Constraints { families: couples(10), payments_max, ..Constraints::default() };
            let plan = settle(&nets, &wishes, &Options::default()).unwrap();
            assert_eq!(plan.proof, Proof::Optimal);
            assert!(plan.settles(&nets) && plan.transfers.len() >= alone.transfers.len());
        }
    }

    /// Both owe whole units, so that either may settle with others alone.
    #[test]
    fn a_couple_of_whole_units_comes_apart() {
        let nets = Nets::new([-20, -30, 21, 29]).unwrap();
        let rounding = Some(crate::engine::Rounding { unit: 10, tolerance: 5 });
        let wishes = Constraints { families: couples(1), rounding, ..Constraints::default() };
        let plan = settle(&nets, &wishes, &Options::default()).unwrap();
        assert_eq!((plan.transfers.len(), plan.proof), (2, Proof::Optimal));
    }

    /// One of a couple keeps the remainder, beside a couple with nothing to
    /// settle.
    #[test]
    fn a_remainder_stays_with_one_who_pays_nobody() {
        let nets = Nets::new([0, -1, -6, 7, 0]).unwrap();
        let rounding = Some(crate::engine::Rounding { unit: 2, tolerance: 2 });
        let pair = |one: usize, other: usize| BTreeSet::from([Person::new(one), Person::new(other)]);
        let wishes = Constraints { families: vec![pair(0, 4), pair(1, 2)], rounding, ..Constraints::default() };
        let plan = settle(&nets, &wishes, &Options::default()).unwrap();
        assert_eq!((plan.transfers.len(), plan.proof), (1, Proof::Optimal));
    }
}
