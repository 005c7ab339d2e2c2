//! The slow and obvious way under constraints, to test the fast one against:
//! every choice of who pays whom, and whether there are amounts for it.
//!
//! Law (Hoffman): payments of `m` or more along given pairs exist exactly if
//! for every set of people nobody of whom pays anyone outside, what they are
//! owed at most is `m` or more for each payment they get; and the same for
//! sets that nobody outside pays. It knows nothing of trees or blocks.

#![cfg(test)]

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::constraints::{Constraints, Pair, Rounding};
use super::nets::{Amount, Nets, Person};
use super::oracle::balanced;
use super::plan::{Plan, Proof};
use super::relax::relaxed;
use super::{Cause, Infeasible, Options, Relaxation, settle};

/// Returns the fewest payments there can be, of any shape.
pub(super) fn payments_min(balances: &[Amount], wishes: &Constraints) -> Option<usize> {
    let count = balances.len();
    let (unit, tolerance) = wishes.rounding.map_or((1, 0), |rounding| (rounding.unit, rounding.tolerance));
    let range = |balance: Amount| {
        let fits = (-99..=99).filter(|units| (balance - units * unit).abs() <= tolerance && units * balance >= 0);
        let fits: Vec<Amount> = fits.filter(|units| balance != 0 || *units == 0).collect();
        Some((*fits.first()?, *fits.last()?))
    };
    let ranges: Option<Vec<(Amount, Amount)>> = balances.iter().map(|balance| range(*balance)).collect();
    let ranges = ranges?;
    let least = wishes.payment_min.unwrap_or(1).max(1);
    let least = (1..).find(|units| units * unit >= least)?;
    let all = (0..count).flat_map(|a| (0..count).map(move |b| (a, b)));
    let is_direct = |a: usize, b: usize| wishes.relay || (balances[a] < 0 && balances[b] > 0);
    let pairs: Vec<(usize, usize)> =
        all.filter(|(a, b)| wishes.may_pay(Person::new(*a), Person::new(*b)) && is_direct(*a, *b)).collect();
    let mut search = Search { wishes, ranges, least, pairs, best: None, chosen: Vec::new() };
    search.go_on(0);
    search.best
}

struct Search<'a> {
    wishes: &'a Constraints,
    ranges: Vec<(Amount, Amount)>,
    least: Amount,
    pairs: Vec<(usize, usize)>,
    best: Option<usize>,
    chosen: Vec<(usize, usize)>,
}

impl Search<'_> {
    fn go_on(&mut self, next: usize) {
        if self.best.is_some_and(|best| self.chosen.len() >= best) {
            return;
        }
        if next == self.pairs.len() {
            if self.is_plan() {
                self.best = Some(self.chosen.len());
            }
            return;
        }
        self.go_on(next + 1);
        let (from, to) = self.pairs[next];
        let made = self.chosen.iter().filter(|pair| pair.0 == from).count();
        let may = self.wishes.payments_max_of(Person::new(from)).is_none_or(|most| made < most);
        if may && !self.chosen.contains(&(to, from)) {
            self.chosen.push((from, to));
            self.go_on(next + 1);
            self.chosen.pop();
        }
    }

    fn is_plan(&self) -> bool {
        let count = self.ranges.len();
        let holds = (1usize..1 << count).all(|set| {
            let is_in = |at: usize| set >> at & 1 == 1;
            let crossing = |inward: bool| {
                let crosses = |(from, to): &&(usize, usize)| is_in(*from) != inward && is_in(*to) == inward;
                Amount::try_from(self.chosen.iter().filter(crosses).count()).unwrap()
            };
            let members = (0..count).filter(|at| is_in(*at));
            let (low, high) = members.fold((0, 0), |sum, at| (sum.0 + self.ranges[at].0, sum.1 + self.ranges[at].1));
            let (inward, outward) = (crossing(true), crossing(false));
            (outward > 0 || self.least * inward <= high) && (inward > 0 || self.least * outward <= -low)
        });
        holds && !self.goes_around()
    }

    fn goes_around(&self) -> bool {
        let mut left = self.chosen.clone();
        loop {
            let before = left.len();
            let all = left.clone();
            left.retain(|(_, to)| all.iter().any(|(from, _)| from == to));
            if left.len() == before {
                return before > 0;
            }
        }
    }
}

/// Tells whether a plan keeps to all that is asked.
pub(super) fn keeps(plan: &Plan, nets: &Nets, wishes: &Constraints) -> bool {
    let made = |person: Person| plan.transfers.iter().filter(|t| t.from == person).count();
    let pairs: BTreeSet<Pair> = plan.transfers.iter().map(|t| Pair::new(t.from, t.to)).collect();
    let tolerance = wishes.rounding.map_or(0, |rounding| rounding.tolerance);
    let in_blocks = |t: &super::Transfer| plan.blocks.iter().any(|b| b.contains(&t.from) && b.contains(&t.to));
    plan.settles(nets)
        && pairs.len() == plan.transfers.len()
        && plan.remainders.iter().all(|r| r.amount.abs() <= tolerance)
        && plan.transfers.iter().all(|t| {
            wishes.may_pay(t.from, t.to)
                && in_blocks(t)
                && wishes.payment_min.is_none_or(|least| t.amount >= least)
                && wishes.rounding.is_none_or(|rounding| t.amount % rounding.unit == 0)
                && wishes.payments_max_of(t.from).is_none_or(|most| made(t.from) <= most)
                && (wishes.relay || (nets.of(t.from) < 0 && nets.of(t.to) > 0))
        })
}

/// Any wishes of a few people, alone and together.
pub(super) fn wishes(people: usize) -> impl Strategy<Value = Constraints> {
    let pairs = prop::collection::btree_set((0..people, 0..people), 0..9);
    let maybe = |one_in: u32| (0..one_in).prop_map(|turn| turn == 0);
    (
        (pairs.clone(), maybe(2), maybe(3)),
        any::<bool>(),
        (maybe(3), 1usize..3, prop::collection::btree_map((0..people).prop_map(Person::new), 0usize..4, 0..2)),
        (maybe(2), 2i128..8),
        (maybe(3), 2i128..6, 0i128..12),
    )
        .prop_map(|(pairs, relay, cap, least, rounding)| {
            let (pairs, is_any, is_allowed) = pairs;
            let pairs = pairs.into_iter().filter(|(a, b)| is_any && a != b);
            let pairs: BTreeSet<Pair> = pairs.map(|(a, b)| Pair::new(Person::new(a), Person::new(b))).collect();
            Constraints {
                forbidden: if is_allowed { BTreeSet::new() } else { pairs.clone() },
                allowed: (is_allowed && is_any).then_some(pairs),
                relay,
                payments_max_each: cap.0.then_some(cap.1),
                payments_max: cap.2,
                payment_min: least.0.then_some(least.1),
                rounding: rounding.0.then(|| Rounding { unit: rounding.1, tolerance: rounding.1 * rounding.2 / 10 }),
                ..Constraints::default()
            }
        })
}

fn check(balances: &[Amount], wishes: &Constraints) -> Result<(), TestCaseError> {
    let nets = Nets::new(balances.iter().copied()).unwrap();
    let expected = payments_min(balances, wishes);
    match settle(&nets, wishes, &Options::default()) {
        Ok(plan) => {
            prop_assert!(keeps(&plan, &nets, wishes), "{:?}", plan);
            prop_assert_eq!(Some(plan.transfers.len()), expected, "{:?}", plan);
            prop_assert_eq!(plan.proof, Proof::Optimal);
        }
        Err(infeasible) => {
            prop_assert_eq!(expected, None, "{:?}", infeasible);
            explained(&infeasible, balances, wishes)?;
        }
    }
    Ok(())
}

/// Every change offered is enough, and at least one is offered.
fn explained(why: &Infeasible, balances: &[Amount], wishes: &Constraints) -> Result<(), TestCaseError> {
    prop_assert!(why.cause != Cause::OutOfEffort, "{:?}", why);
    prop_assert!(!why.people.is_empty() && !why.relaxations.is_empty(), "{:?}", why);
    for relaxation in &why.relaxations {
        let relaxed = relaxed(wishes, relaxation);
        prop_assert!(payments_min(balances, &relaxed).is_some(), "{:?}", why);
        if let Relaxation::PaymentMin(least) = relaxation {
            let more = Constraints { payment_min: Some(least + 1), ..wishes.clone() };
            prop_assert_eq!(payments_min(balances, &more), None, "{:?}", why);
        }
        if let (Relaxation::Tolerance(tolerance), Some(rounding)) = (relaxation, wishes.rounding) {
            let less = Rounding { tolerance: tolerance - 1, ..rounding };
            let less = Constraints { rounding: Some(less), ..wishes.clone() };
            prop_assert_eq!(payments_min(balances, &less), None, "{:?}", why);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn everything_together(balances in balanced(1..4, 9), wishes in wishes(4)) {
        check(&balances, &wishes)?;
    }
}

proptest! {
    // A case takes as long as fifty of those with four people.
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn five_people(balances in balanced(4..5, 20), wishes in wishes(5)) {
        check(&balances, &wishes)?;
    }

    #[test]
    fn six_people_who_pass_nothing_on(balances in balanced(5..6, 20), wishes in wishes(6)) {
        check(&balances, &Constraints { relay: false, ..wishes })?;
    }
}

#[test]
fn a_circle_may_be_needed() {
    let nets = Nets::new([-6, -10, 8, 8]).unwrap();
    let wishes = Constraints { payment_min: Some(3), ..Constraints::default() };
    let plan = settle(&nets, &wishes, &Options::default()).unwrap();
    assert_eq!((plan.transfers.len(), plan.proof), (4, Proof::Optimal));
    assert!(keeps(&plan, &nets, &wishes));
}
