//! Why constraints leave no plan: what stands in the way, and who proves it.
//! What would help is in [`super::relax`].

use super::wishes::Wishes;
use crate::engine::constraints::Constraints;
use crate::engine::infeasible::{Cause, Infeasible};
use crate::engine::nets::{Amount, Nets, Person};

/// Among more people those at zero are not named.
const BETWEEN_MAX: usize = 2_000;

/// Checks that who may pay whom leaves a plan.
///
/// # Errors
/// With the people who are cut off, or who owe more than those they may pay
/// are owed, or the other way round.
pub fn graph(wishes: &Wishes) -> Result<(), Infeasible> {
    let all: Vec<usize> = (0..wishes.people.len()).collect();
    let parts = wishes.parts(&all);
    let sum = |part: &[usize]| -> Amount { part.iter().map(|at| wishes.people[*at].1).sum() };
    let stranded = parts.iter().filter(|part| sum(part) != 0);
    if let Some(part) = stranded.min_by_key(|part| (part.len(), part.first().copied())) {
        return Err(because(Cause::CutOff { over: sum(part) }, named(wishes, part)));
    }
    if wishes.constraints.relay {
        return Ok(());
    }
    let sent = wishes.send(&all).map(|_| ());
    sent.map_err(|shortfall| because(Cause::Overloaded { over: shortfall.over }, named(wishes, &shortfall.people)))
}

/// Names those at zero as well through whom money could be passed on, but to
/// nobody else, when people are cut off.
pub fn with_those_between(nets: &Nets, constraints: &Constraints, mut why: Infeasible) -> Infeasible {
    let is_cut_off = matches!(why.cause, Cause::CutOff { .. });
    if !is_cut_off || !constraints.relay || nets.len() > BETWEEN_MAX {
        return why;
    }
    let mut next = 0;
    while let Some(from) = why.people.get(next).copied() {
        next += 1;
        let all = (0..nets.len()).map(Person::new);
        let new = all.filter(|person| constraints.may_pay(from, *person) && !why.people.contains(person));
        let new: Vec<Person> = new.collect();
        why.people.extend(new);
    }
    why.people.sort_unstable();
    why
}

/// Checks that payments can be as large as asked, going by each balance alone.
///
/// # Errors
/// With those who settle less than the smallest payment.
pub fn small(people: &[(Person, Amount)], constraints: &Constraints) -> Result<(), Infeasible> {
    let Some(least) = constraints.payment_min.filter(|least| *least > 1) else {
        return Ok(());
    };
    let named = |is_meant: &dyn Fn(Amount) -> bool| -> Vec<Person> {
        people.iter().filter(|(_, balance)| is_meant(*balance)).map(|(person, _)| *person).collect()
    };
    // Money starts with someone who owes and is not paid before, and ends
    // with someone who is owed and passes nothing on.
    let is_large = |sign: Amount| people.iter().any(|(_, balance)| balance * sign >= least);
    let small = match constraints.relay {
        false => named(&|balance| balance != 0 && balance.abs() < least),
        true if !is_large(-1) => named(&|balance| balance < 0),
        true if !is_large(1) => named(&|balance| balance > 0),
        true => Vec::new(),
    };
    if small.is_empty() { Ok(()) } else { Err(because(Cause::TooSmall, small)) }
}

/// Names those of some people who settle with nobody else and whose limits
/// leave no plan. `is_none` tells whether there is surely none under others.
pub fn limits(
    people: &[(Person, Amount)],
    constraints: &Constraints,
    is_none: &mut dyn FnMut(&Constraints) -> bool,
) -> Infeasible {
    if let Err(small) = small(people, constraints) {
        return small;
    }
    let is_capped = !constraints.payments_max.is_empty() || constraints.payments_max_each.is_some();
    let cause = match (constraints.payment_min.filter(|least| *least > 1), is_capped) {
        (Some(_), false) => Cause::TooSmall,
        (None, true) => Cause::TooMany,
        _ => Cause::Together,
    };
    match cause {
        Cause::TooMany => because(cause, capped(people, constraints, is_none)),
        _ => because(cause, people.iter().filter(|(_, balance)| *balance != 0).map(|(person, _)| *person).collect()),
    }
}

/// Names those whose caps leave no plan even if nobody else had any.
fn capped(
    people: &[(Person, Amount)],
    constraints: &Constraints,
    is_none: &mut dyn FnMut(&Constraints) -> bool,
) -> Vec<Person> {
    let payers = people.iter().filter(|(_, balance)| constraints.relay || *balance < 0);
    let caps = payers.filter_map(|(person, _)| Some((constraints.payments_max_of(*person)?, *person)));
    let mut caps: Vec<(usize, Person)> = caps.collect();
    // Those who may make more payments are more likely to prove nothing.
    caps.sort_unstable_by(|one, other| other.cmp(one));
    let asked = |caps: &[(usize, Person)]| Constraints {
        payments_max: caps.iter().map(|(most, person)| (*person, *most)).collect(),
        payments_max_each: None,
        ..constraints.clone()
    };
    for (_, person) in caps.clone() {
        let fewer: Vec<(usize, Person)> = caps.iter().copied().filter(|(_, other)| *other != person).collect();
        if !fewer.is_empty() && is_none(&asked(&fewer)) {
            caps = fewer;
        }
    }
    caps.into_iter().map(|(_, person)| person).collect()
}

/// Checks that people may make as many payments as any plan needs.
///
/// # Errors
/// With all who have a cap, when they may not, or whose payments are too small.
pub fn counted(wishes: &Wishes, least: usize) -> Result<(), Infeasible> {
    let constraints = wishes.constraints;
    let payers = wishes.people.iter().filter(|(_, balance)| constraints.relay || *balance < 0);
    let most = payers.clone().map(|(person, _)| constraints.payments_max_of(*person).unwrap_or(least));
    if most.fold(0, usize::saturating_add) < least {
        return Err(because(Cause::TooMany, payers.map(|(person, _)| *person).collect()));
    }
    let all: Vec<usize> = (0..wishes.people.len()).collect();
    match wishes.payments_max(&all) < least {
        true => Err(limits(&wishes.people, constraints, &mut |_| false)),
        false => Ok(()),
    }
}

/// Says that nothing was found and nothing ruled out.
pub fn unknown(people: impl Iterator<Item = Person>) -> Infeasible {
    because(Cause::OutOfEffort, people.collect())
}

pub fn because(cause: Cause, mut people: Vec<Person>) -> Infeasible {
    people.sort_unstable();
    Infeasible { cause, people, relaxations: Vec::new() }
}

fn named(wishes: &Wishes, places: &[usize]) -> Vec<Person> {
    places.iter().map(|at| wishes.people[*at].0).collect()
}
