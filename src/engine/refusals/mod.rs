//! Where a quick look tells that there is no plan, and who proves it: as few
//! people as a flow finds, of any number of people.
//!
//! Each look goes by less than is asked, so that where it finds no plan there
//! is none: first by who may pay whom alone, then with one more wish, in the
//! end with all of them. What is looked at:
//! 1. Whether money can be sent at all so that everyone settles what they have
//!    to ([`network`], [`cuts`]).
//! 2. Whether payments can be as large as asked, and as few, going by one
//!    person, and by how often people have to be paid ([`counts`]).

pub(super) mod choices;
pub(super) mod counts;
pub(super) mod cuts;
pub(super) mod named;
pub(super) mod network;
pub(super) mod opened;
pub(super) mod relax;

use std::collections::BTreeMap;

use self::cuts::Cut;
use self::network::Network;
use super::constrained::explain::because;
use super::constrained::wishes::connected;
use super::constrained::{EFFORT_EACH, PEOPLE_MAX};
use super::constraints::{Constraints, Rounding};
use super::effort::Effort;
use super::infeasible::{Cause, Infeasible};
use super::nets::{Amount, Nets, Person};
use super::plan::Plan;
use super::settle::Options;

/// Plans under some constraints, with so much effort.
pub(super) type Look<'a> = &'a dyn Fn(&Constraints, Effort) -> Result<Plan, Infeasible>;

/// Plans, or says why not and what would help.
pub(super) fn planned(
    nets: &Nets,
    constraints: &Constraints,
    options: &Options,
    look: Look,
) -> Result<Plan, Infeasible> {
    let sooner = |asked: &Constraints, effort: Effort| match quick(nets, asked) {
        Some(why) => Err(why),
        None => look(asked, options.effort.min(effort)),
    };
    let why = match quick(nets, constraints) {
        Some(why) => why,
        None => match look(constraints, options.effort) {
            Ok(plan) => return Ok(plan),
            Err(why) => named::fewer(nets, constraints, why, &sooner),
        },
    };
    let each = match nets.open().count() {
        ..=relax::FEW_PEOPLE => Effort(EFFORT_EACH.0 / 4),
        _ => EFFORT_EACH,
    };
    let relaxations = match &why.cause {
        Cause::Meaningless => Vec::new(),
        Cause::OutOfEffort if why.people.len() > PEOPLE_MAX => Vec::new(),
        _ => relax::relaxations(nets, constraints, &|asked| sooner(asked, each)),
    };
    Err(Infeasible { relaxations, ..why })
}

/// So many people who pay only each other are named although fewer of them
/// have more than the others can settle: that is easier to see.
const PART_MAX: usize = 3;

/// Returns why there is no plan, if a quick look tells.
pub(super) fn quick(nets: &Nets, constraints: &Constraints) -> Option<Infeasible> {
    nets.open().next()?;
    if let Some(rounding) = constraints.rounding
        && (rounding.unit <= 0 || rounding.tolerance < 0 || rounding.unit > Amount::MAX / 4)
    {
        return None;
    }
    // Whole units aside, a tolerance makes room.
    let rounding = constraints.rounding.map(|rounding| Rounding { unit: 1, ..rounding });
    let bare = Constraints {
        payment_min: None,
        rounding,
        payments_max: BTreeMap::new(),
        payments_max_each: None,
        ..constraints.clone()
    };
    let has_pairs = bare.allowed.is_some() || !bare.forbidden.is_empty();
    if has_pairs && let Some(why) = by_pairs(nets, &bare) {
        return Some(why);
    }
    let payment_min = constraints.payment_min.filter(|least| *least > 1);
    let is_capped = constraints.payments_max_each.is_some() || !constraints.payments_max.is_empty();
    let rounded = Constraints { rounding: constraints.rounding, ..bare.clone() };
    let large = Constraints { payment_min, ..bare.clone() };
    let few = Constraints {
        payments_max: constraints.payments_max.clone(),
        payments_max_each: constraints.payments_max_each,
        ..bare
    };
    let looks = [
        (constraints.rounding.is_some(), &rounded, Cause::Unroundable),
        (payment_min.is_some(), &large, Cause::TooSmall),
        (is_capped, &few, Cause::TooMany),
        (true, constraints, Cause::Together),
    ];
    let asked = looks.iter().take(3).filter(|(is_asked, _, _)| *is_asked).count();
    let looks = looks.into_iter().filter(|(is_asked, _, cause)| *is_asked && (asked > 1 || *cause != Cause::Together));
    looks.into_iter().find_map(|(_, asked, cause)| by_all(nets, asked, cause))
}

/// Looks at who may pay whom alone.
fn by_pairs(nets: &Nets, bare: &Constraints) -> Option<Infeasible> {
    let network = Network::new(nets, bare)?;
    let sum = |part: &[usize], of: &dyn Fn(&(Amount, Amount)) -> Amount| {
        part.iter().map(|at| of(&network.ranges[*at])).fold(0, |sum: Amount, amount| sum.saturating_add(amount))
    };
    let is_stranded = |part: &Vec<usize>| sum(part, &|range| range.0) > 0 || sum(part, &|range| range.1) < 0;
    let owed = |part: &[usize]| names(&network, part).iter().map(|person| nets.of(*person)).sum();
    let stranded = parts(&network, bare).into_iter().filter(is_stranded);
    let stranded = stranded.min_by_key(|part| (part.len(), part.clone()));
    let cuts = network.overloaded().into_iter().flatten().filter(|_| !bare.relay);
    let cut = cuts.min_by_key(|cut| (cut.from.len(), cut.from.clone()));
    match (stranded, cut) {
        (Some(part), cut) if cut.as_ref().is_none_or(|cut| part.len() <= PART_MAX.max(cut.from.len())) => {
            Some(because(Cause::CutOff { over: owed(&part) }, names(&network, &part)))
        }
        (_, Some(cut)) => {
            let people = names(&network, if bare.families.is_empty() { &cut.from } else { &cut.reached });
            Some(because(Cause::Overloaded { over: cut.over }, people))
        }
        _ => None,
    }
}

/// Looks at everything that is asked.
fn by_all(nets: &Nets, asked: &Constraints, cause: Cause) -> Option<Infeasible> {
    let network = Network::new(nets, asked)?;
    if let Some(people) = unroundable(&network) {
        return Some(because(Cause::Unroundable, people));
    }
    let cuts = network.overloaded();
    let named = cuts.into_iter().zip([false, true]).filter_map(|(cut, is_paid)| {
        let cut = cut?;
        Some(match asked.relay || !asked.families.is_empty() {
            true => proving(&network, asked, &cut, &cut.reached, is_paid),
            false => proving(&network, asked, &cut, &cut.from, is_paid),
        })
    });
    let counted = || counts::stuck(&network, asked);
    let named = named.min_by_key(|named| (named.len(), named.clone())).or_else(counted)?;
    Some(because(cause, named))
}

/// Names people of a cut, and who would have to pay them but may not pay.
fn proving(network: &Network, asked: &Constraints, cut: &Cut, places: &[usize], is_paid: bool) -> Vec<Person> {
    let mut named = names(network, places);
    if is_paid {
        named.extend(idle(network, asked, &names(network, &cut.reached)));
        named.sort_unstable();
        named.dedup();
    }
    named
}

/// Returns who could pay some people but may make no payments.
fn idle(network: &Network, asked: &Constraints, people: &[Person]) -> Vec<Person> {
    let all = network.people.iter().flatten().copied();
    let may_pay_any = |one: &Person| people.iter().any(|other| asked.may_pay(*one, *other));
    all.filter(|person| asked.payments_max_of(*person) == Some(0) && may_pay_any(person)).collect()
}

/// Names someone, or a family, who cannot be rounded: who is furthest from it.
fn unroundable(network: &Network) -> Option<Vec<Person>> {
    let empty = network.of_groups.iter().enumerate().filter(|(_, (least, most))| least > most);
    let (group, _) =
        empty.max_by_key(|(group, (least, most))| (least.saturating_sub(*most), std::cmp::Reverse(*group)))?;
    let members: Vec<usize> = network.members(group).collect();
    Some(names(network, &members))
}

fn names(network: &Network, places: &[usize]) -> Vec<Person> {
    places.iter().filter_map(|at| network.people[*at]).collect()
}

/// Returns the parts that may pay only each other.
fn parts(network: &Network, bare: &Constraints) -> Vec<Vec<usize>> {
    let may_pay = |from: usize, to: usize| match (network.people[from], network.people[to]) {
        (Some(one), Some(other)) => bare.may_pay(one, other),
        _ => network.group[from] == network.group[to],
    };
    connected((0..network.people.len()).collect(), may_pay)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::engine::constraints::Pair;
    use crate::engine::infeasible::Relaxation;
    use crate::engine::oracles::kindred;
    use crate::engine::oracles::oracle::balanced;
    use crate::engine::oracles::supports::{concerning, payments_min, wishes};
    use crate::engine::settle::settle;

    /// Tells by brute force whether there is a plan.
    fn has_plan(balances: &[Amount], wishes: &Constraints) -> bool {
        match wishes.families.is_empty() {
            true => payments_min(balances, wishes).is_some(),
            false => kindred::fewest(balances, wishes, balances.len()).is_some(),
        }
    }

    fn is_right(balances: &[Amount], wishes: &Constraints) -> Result<(), TestCaseError> {
        let nets = Nets::new(balances.iter().copied()).unwrap();
        if let Some(why) = quick(&nets, wishes) {
            prop_assert!(!why.people.is_empty() && !has_plan(balances, wishes), "{:?}", why);
            prop_assert!(!has_plan(balances, &concerning(&why, balances.len(), wishes)), "{:?}", why);
        }
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        /// No plan is refused that there is, and those who are named prove it.
        #[test]
        fn what_is_refused_has_no_plan(balances in balanced(1..4, 9), wishes in wishes(4)) {
            is_right(&balances, &wishes)?;
        }

        #[test]
        fn nor_with_families(balances in balanced(3..4, 9), wishes in kindred::with_families(4)) {
            is_right(&balances, &wishes)?;
        }
    }

    fn person(at: usize) -> Person {
        Person::new(at)
    }

    /// Sixty in a row who owe or are owed ten each, and may pay the one before
    /// and the one after, but not from the twentieth to the next; two more
    /// who owe, and may pay one in the second part, and one who is owed nine, by
    /// two in the first.
    fn row() -> (Vec<Amount>, Constraints) {
        let mut balances: Vec<Amount> = (0..60).map(|at| if at % 2 == 0 { -10 } else { 10 }).collect();
        balances.extend([-4, -5, 9]);
        let row = (1..60).filter(|at| *at != 20).map(|at| (at - 1, at));
        let pairs = row.chain([(60, 31), (61, 31), (62, 0), (62, 2)]);
        let pairs = pairs.map(|(one, other)| Pair::new(person(one), person(other)));
        (balances, Constraints { allowed: Some(pairs.collect()), ..Constraints::default() })
    }

    #[test]
    fn few_of_many_are_named() {
        let (balances, mut wishes) = row();
        let nets = Nets::new(balances).unwrap();
        let no_plan = settle(&nets, &wishes, &Options::default()).unwrap_err();
        assert!(matches!(no_plan.cause, Cause::Overloaded { .. }), "{no_plan:?}");
        assert!(no_plan.people.len() <= 11, "{no_plan:?}");
        assert!(matches!(&no_plan.relaxations[0], Relaxation::Allow(pairs) if pairs.len() == 1), "{no_plan:?}");
        wishes.forbidden = [Pair::new(person(7), person(6)), Pair::new(person(7), person(8))].into();
        let no_plan = settle(&nets, &wishes, &Options::default()).unwrap_err();
        assert_eq!((no_plan.cause, no_plan.people), (Cause::CutOff { over: 10 }, vec![person(7)]));
    }

    /// Of sixty who may pay once, ten of whom owe, those ten prove it.
    #[test]
    fn those_who_pay_too_often_are_named() {
        let mut balances: Vec<Amount> = vec![-50; 10];
        balances.extend([10; 50]);
        let nets = Nets::new(balances).unwrap();
        let wishes = Constraints { payments_max_each: Some(2), ..Constraints::default() };
        let no_plan = quick(&nets, &wishes).unwrap();
        assert_eq!((no_plan.cause, no_plan.people), (Cause::TooMany, vec![person(0)]));
        let wishes = Constraints { payments_max_each: Some(5), ..Constraints::default() };
        assert!(quick(&nets, &wishes).is_none());
        assert_eq!(settle(&nets, &wishes, &Options::default()).unwrap().transfers.len(), 50);
    }

    /// What a plan makes use of is offered where more than one wish is in the way.
    #[test]
    fn no_more_is_offered_than_is_of_use() {
        let balances: Vec<Amount> = (0..40).map(|at| if at % 2 == 0 { -10 - at } else { 9 + at }).collect();
        let nets = Nets::new(balances).unwrap();
        let wishes = Constraints {
            allowed: Some([Pair::new(person(0), person(1))].into()),
            payments_max_each: Some(0),
            ..Constraints::default()
        };
        let no_plan = settle(&nets, &wishes, &Options::default()).unwrap_err();
        let [Relaxation::Together(all)] = &no_plan.relaxations[..] else {
            panic!("{no_plan:?}");
        };
        let pairs = all.iter().map(|change| if let Relaxation::Allow(pairs) = change { pairs.len() } else { 0 });
        assert!(pairs.sum::<usize>() < 40, "{all:?}");
    }
}
