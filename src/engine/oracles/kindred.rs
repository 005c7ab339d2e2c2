//! Families the slow and obvious way, to test the fast one against: every
//! choice of payments to others with their amounts, and then every choice of
//! who pays whom inside.
//!
//! It goes by what is asked ([`crate::engine::families::kin`]) alone, and knows of no trees.

#![cfg(test)]

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::oracle::balanced;
use super::supports::{concerning, wishes};
use crate::engine::constraints::{Constraints, Rounding};
use crate::engine::effort::{Effort, Steps};
use crate::engine::families::kin::Kin;
use crate::engine::infeasible::Cause;
use crate::engine::nets::{Amount, Nets, Person};
use crate::engine::plan::Proof;
use crate::engine::settle::{Options, settle};

/// Payments by place.
type Paid = Vec<(usize, usize, Amount)>;

pub struct Slow<'a> {
    balances: &'a [Amount],
    wishes: &'a Constraints,
    family: Vec<usize>,
    rounding: Rounding,
    pairs: Vec<(usize, usize)>,
    largest: Amount,
    best: Option<usize>,
}

/// Returns the fewest payments to others, and of such plans the fewest in all,
/// when there is a plan with so many to others.
pub fn fewest(balances: &[Amount], wishes: &Constraints, outer_max: usize) -> Option<(usize, usize)> {
    let count = balances.len();
    let of = |who: usize| wishes.families.iter().position(|family| family.contains(&Person::new(who)));
    let family: Vec<usize> = (0..count).map(|who| of(who).unwrap_or(99 + who)).collect();
    let rounding = wishes.rounding.unwrap_or(Rounding { unit: 1, tolerance: 0 });
    let sum =
        |who: usize| -> Amount { (0..count).filter(|it| family[*it] == family[who]).map(|it| balances[it]).sum() };
    let all = (0..count).flat_map(|from| (0..count).map(move |to| (from, to)));
    let may = |(from, to): &(usize, usize)| {
        family[*from] != family[*to]
            && wishes.may_pay(Person::new(*from), Person::new(*to))
            && (wishes.relay || (sum(*from) < 0 && sum(*to) > 0))
    };
    let pairs = all.filter(may).collect();
    let whole: Amount = balances.iter().map(|balance| balance.abs()).sum();
    let largest = whole / 2 + rounding.tolerance + rounding.unit;
    let mut slow = Slow { balances, wishes, family, rounding, pairs, largest, best: None };
    (0..=outer_max).find_map(|outer| {
        slow.go_on(0, outer, &mut Vec::new());
        slow.best.map(|best| (outer, best))
    })
}

impl Slow<'_> {
    fn go_on(&mut self, next: usize, more: usize, paid: &mut Paid) {
        if more == 0 {
            self.settle_inside(paid);
            return;
        }
        for at in next..self.pairs.len() {
            let (from, to) = self.pairs[at];
            let made = paid.iter().filter(|paid| paid.0 == from).count();
            let may = self.wishes.payments_max_of(Person::new(from)).is_none_or(|most| made < most);
            if !may || paid.iter().any(|paid| (paid.1, paid.0) == (from, to)) {
                continue;
            }
            let least = self.wishes.payment_min.unwrap_or(1).max(1);
            for units in 1..=self.largest / self.rounding.unit {
                if units * self.rounding.unit >= least {
                    paid.push((from, to, units * self.rounding.unit));
                    self.go_on(at + 1, more - 1, paid);
                    paid.pop();
                }
            }
        }
    }

    fn settle_inside(&mut self, paid: &Paid) {
        let mut left = self.balances.to_vec();
        for (from, to, amount) in paid {
            left[*from] += amount;
            left[*to] -= amount;
        }
        let mut families = self.family.clone();
        families.sort_unstable();
        families.dedup();
        let mut choices: Vec<Vec<Vec<(usize, usize)>>> = Vec::new();
        for family in families {
            let members: Vec<usize> = (0..left.len()).filter(|at| self.family[*at] == family).collect();
            let over: Amount = members.iter().map(|at| left[*at]).sum();
            let owed: Amount = members.iter().map(|at| self.balances[*at]).sum();
            let is_turned = (owed - over).signum() * owed.signum() < 0 || (owed == 0 && over != 0);
            if over.abs() > self.rounding.tolerance || is_turned {
                return;
            }
            let mut ways = Vec::new();
            for carrier in &members {
                let mut due = left.clone();
                due[*carrier] -= over;
                self.inside(&members, &due, paid, (0, 0), &mut Vec::new(), &mut ways);
            }
            choices.push(ways);
        }
        let paid: Vec<(usize, usize)> = paid.iter().map(|paid| (paid.0, paid.1)).collect();
        self.choose(&choices, &paid);
    }

    /// Lists who may pay whom inside a family so that nothing is left.
    fn inside(
        &self,
        members: &[usize],
        due: &[Amount],
        paid: &Paid,
        next: (usize, usize),
        chosen: &mut Vec<(usize, usize)>,
        ways: &mut Vec<Vec<(usize, usize)>>,
    ) {
        let (one, other) = next;
        if one == members.len() {
            if self.has_amounts(members, due, chosen) {
                ways.push(chosen.clone());
            }
            return;
        }
        if other >= members.len() {
            return self.inside(members, due, paid, (one + 1, one + 2), chosen, ways);
        }
        let following = (one, other + 1);
        self.inside(members, due, paid, following, chosen, ways);
        for (from, to) in [(members[one], members[other]), (members[other], members[one])] {
            let made =
                paid.iter().filter(|paid| paid.0 == from).count() + chosen.iter().filter(|it| it.0 == from).count();
            let may = self.wishes.may_pay(Person::new(from), Person::new(to));
            if may && self.wishes.payments_max_of(Person::new(from)).is_none_or(|most| made < most) {
                chosen.push((from, to));
                self.inside(members, due, paid, following, chosen, ways);
                chosen.pop();
            }
        }
    }

    /// Hoffman's condition, as in [`super::supports`].
    fn has_amounts(&self, members: &[usize], due: &[Amount], chosen: &[(usize, usize)]) -> bool {
        let least = self.wishes.payment_min.unwrap_or(1).max(1);
        (1usize..1 << members.len()).all(|set| {
            let is_in = |who: usize| members.iter().position(|at| *at == who).is_some_and(|at| set >> at & 1 == 1);
            let crossing = |inward: bool| {
                let crosses = |(from, to): &&(usize, usize)| is_in(*from) != inward && is_in(*to) == inward;
                Amount::try_from(chosen.iter().filter(crosses).count()).unwrap()
            };
            let sum: Amount = members.iter().filter(|at| is_in(**at)).map(|at| due[*at]).sum();
            let (inward, outward) = (crossing(true), crossing(false));
            (outward > 0 || least * inward <= sum) && (inward > 0 || least * outward <= -sum)
        })
    }

    /// Takes one way for each family, such that no money comes back.
    fn choose(&mut self, choices: &[Vec<Vec<(usize, usize)>>], paid: &[(usize, usize)]) {
        if self.best.is_some_and(|best| best <= paid.len()) {
            return;
        }
        match choices.split_first() {
            None if self.wishes.payment_min.is_some() && goes_around(paid) => {}
            None => self.best = Some(paid.len()),
            Some((ways, others)) => {
                for way in ways {
                    self.choose(others, &[paid, way].concat());
                }
            }
        }
    }
}

fn goes_around(paid: &[(usize, usize)]) -> bool {
    let mut left = paid.to_vec();
    loop {
        let all = left.clone();
        left.retain(|(_, to)| all.iter().any(|(from, _)| from == to));
        if left.len() == all.len() {
            return !left.is_empty();
        }
    }
}

/// Tells whether a plan keeps to all that is asked, families as one.
pub fn keeps(
    payments: &[crate::engine::Transfer],
    remainders: &[crate::engine::Remainder],
    balances: &[Amount],
    wishes: &Constraints,
) -> Result<(), String> {
    let family =
        |who: Person| wishes.families.iter().position(|family| family.contains(&who)).unwrap_or(99 + who.index());
    let sum = |who: Person| -> Amount {
        (0..balances.len()).filter(|it| family(Person::new(*it)) == family(who)).map(|it| balances[it]).sum()
    };
    let mut left = balances.to_vec();
    for t in payments {
        left[t.from.index()] += t.amount;
        left[t.to.index()] -= t.amount;
        let made = payments.iter().filter(|other| other.from == t.from).count();
        let is_inner = family(t.from) == family(t.to);
        let keeps = wishes.may_pay(t.from, t.to)
            && t.amount >= wishes.payment_min.unwrap_or(1).max(1)
            && wishes.payments_max_of(t.from).is_none_or(|most| made <= most)
            && (is_inner || wishes.relay || (sum(t.from) < 0 && sum(t.to) > 0))
            && (is_inner || wishes.rounding.is_none_or(|rounding| t.amount % rounding.unit == 0));
        if !keeps {
            return Err(format!("{t:?}"));
        }
    }
    for remainder in remainders {
        left[remainder.person.index()] -= remainder.amount;
        let alike = remainders.iter().filter(|other| family(other.person) == family(remainder.person));
        if alike.count() > 1 || remainder.amount.abs() > wishes.rounding.map_or(0, |rounding| rounding.tolerance) {
            return Err(format!("{remainder:?}"));
        }
    }
    match left.iter().all(|left| *left == 0) {
        true => Ok(()),
        false => Err(format!("left {left:?}")),
    }
}

/// Any wishes of a few people who are families of two, and two, or of three.
pub fn with_families(people: usize) -> impl Strategy<Value = Constraints> {
    (wishes(people), any::<bool>(), 0..people).prop_map(move |(wishes, is_three, turn)| {
        let family = |members: &[usize]| members.iter().map(|at| Person::new((at + turn) % people)).collect();
        let families: Vec<BTreeSet<Person>> = match is_three {
            true => vec![family(&[0, 1, 2])],
            false => vec![family(&[0, 1]), family(&[2, 3])],
        };
        Constraints { families, ..wishes }
    })
}

fn check(balances: &[Amount], wishes: &Constraints, outer_max: usize) -> Result<(), TestCaseError> {
    let nets = Nets::new(balances.iter().copied()).unwrap();
    let Some(kin) = Kin::new(&nets, wishes, &wishes.families) else { return Ok(()) };
    let decided = kin.decide(&mut Steps::new(Effort(400_000_000))).unwrap();
    let expected = fewest(balances, wishes, outer_max);
    if let Some(found) = &decided.plan {
        let keeps = keeps(&found.transfers, &found.remainders, balances, wishes);
        prop_assert!(keeps.is_ok(), "{:?} {:?}", keeps, found);
        let outer = found
            .transfers
            .iter()
            .filter(|t| !wishes.families.iter().any(|f| f.contains(&t.from) && f.contains(&t.to)));
        prop_assert_eq!(found.worth, (outer.count(), found.transfers.len()));
        prop_assert!(decided.least <= found.transfers.len());
        if let Some(expected) = expected {
            prop_assert!(found.worth >= expected && decided.least <= expected.1, "{:?} for {:?}", found, expected);
        } else {
            prop_assert!(found.worth.0 > outer_max);
        }
    }
    prop_assert!(decided.is_proven, "unproven");
    let found = decided.plan.as_ref().map(|found| found.worth);
    prop_assert_eq!(found.filter(|found| found.0 <= outer_max), expected, "{:?}", decided.plan);
    settled(balances, wishes, outer_max, expected)
}

/// What is said in the end is so.
fn settled(
    balances: &[Amount],
    wishes: &Constraints,
    outer_max: usize,
    expected: Option<(usize, usize)>,
) -> Result<(), TestCaseError> {
    let nets = Nets::new(balances.iter().copied()).unwrap();
    match settle(&nets, wishes, &Options::default()) {
        Ok(plan) => {
            let keeps = keeps(&plan.transfers, &plan.remainders, balances, wishes);
            prop_assert!(keeps.is_ok(), "{:?} {:?}", keeps, plan);
            let is_inner =
                |t: &&crate::engine::Transfer| wishes.families.iter().any(|f| f.contains(&t.from) && f.contains(&t.to));
            let outer = plan.transfers.len() - plan.transfers.iter().filter(is_inner).count();
            let Some(expected) = expected else {
                prop_assert!(outer > outer_max, "{:?}", plan);
                return Ok(());
            };
            prop_assert!((outer, plan.transfers.len()) >= expected);
            match plan.proof {
                Proof::Optimal => prop_assert_eq!((outer, plan.transfers.len()), expected, "{:?}", plan),
                Proof::AtLeast(least) => prop_assert!(least <= expected.1, "{:?} for {:?}", plan, expected),
            }
        }
        Err(why) => {
            prop_assert!(why.cause != Cause::OutOfEffort, "{:?}", why);
            prop_assert_eq!(expected, None, "{:?}", why);
            prop_assert!(!why.relaxations.is_empty(), "{:?}", why);
            let concerned = concerning(&why, balances.len(), wishes);
            prop_assert_eq!(fewest(balances, &concerned, outer_max), None, "{:?}", why);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn four_people(balances in balanced(3..4, 5), wishes in with_families(4)) {
        check(&balances, &wishes, 3)?;
    }

    #[test]
    fn rounded_alone(balances in balanced(4..5, 9), wishes in with_families(5), unit in 2i128..6, part in 2i128..12) {
        let rounding = Some(Rounding { unit, tolerance: unit * part / 10 });
        let wishes = Constraints { rounding, families: wishes.families, relay: wishes.relay, ..Constraints::default() };
        check(&balances, &wishes, 3)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, ..ProptestConfig::default() })]

    /// Circles are found where they are needed.
    #[test]
    fn nothing_small(balances in balanced(3..5, 12), least in 2i128..6, cap in 0usize..4, unit in 1i128..4) {
        let families = vec![[Person::new(0), Person::new(1)].into()];
        let rounding = (unit > 1).then_some(Rounding { unit, tolerance: unit });
        let payments_max_each = (cap > 0).then_some(cap);
        check(&balances, &Constraints { families, payment_min: Some(least), payments_max_each, rounding, ..Constraints::default() }, 4)?;
    }

    /// Payments inside a family that are too small to be shifted by a unit.
    #[test]
    fn rounded_within_limits(balances in balanced(3..4, 12), wishes in with_families(4), unit in 2i128..6, cap in 0usize..3, least in 1i128..5) {
        let payments_max_each = (cap > 0 || least == 1).then_some(cap);
        let payment_min = (least > 1).then_some(least);
        let rounding = Some(Rounding { unit, tolerance: unit });
        check(&balances, &Constraints { payments_max_each, payment_min, rounding, ..wishes }, 3)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn five_people(balances in balanced(4..5, 4), wishes in with_families(5)) {
        check(&balances, &Constraints { relay: false, ..wishes }, 3)?;
    }
}
