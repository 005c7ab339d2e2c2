//! The fewest payments under what was asked for, found again in another way
//! than the search did.
//!
//! - Pairs alone, and rounding: the most groups ([`joined`]).
//! - Families and pairs: the most groups with the fewest payments to others
//!   ([`families`]).
//! - A smallest payment and caps as well: the most trees ([`trees`]). In some
//!   shortest plan the payments above the smallest one asked for form no
//!   circle; so there are trees and some payments of exactly that size, which
//!   are tried with few of these first, then more.

use super::{Amount, Certificate, Person, families, joined, trees};
use crate::engine::{Constraints, Rounding};

/// So much is tried.
const WORK_MAX: usize = 600_000_000;

/// What is confirmed.
pub(super) struct Confirmed {
    /// How many payments are needed at least.
    pub(super) least: usize,
    /// Whether there is a plan with so few, as far as is known.
    pub(super) is_all: bool,
}

/// Returns how many payments are needed at least; nothing when it is not known
/// what was asked for, or there is too much to try.
///
/// Ways in which money comes back to who paid it are not told apart. They are
/// no plans, so there may be none with so few; only the bound is sure then.
pub(super) fn payments_min(certificate: &Certificate) -> Option<Confirmed> {
    let wishes = certificate.wishes.as_ref()?;
    if !wishes.families.is_empty() {
        return with_families(certificate, wishes);
    }
    let numbered = certificate.nets.balances().iter().enumerate();
    let everyone = numbered.map(|(at, balance)| (Person::new(at), *balance));
    let people: Vec<(Person, Amount)> =
        everyone.filter(|(_, balance)| wishes.relay || *balance != 0).take(99).collect();
    let ranges: Option<Vec<(Amount, Amount)>> =
        people.iter().map(|(_, balance)| range(*balance, wishes.rounding)).collect();
    let ranges = ranges?;
    let unit = wishes.rounding.map_or(1, |rounding| rounding.unit);
    let is_limited = wishes.payment_min.is_some_and(|least| least > unit)
        || wishes.payments_max_each.is_some()
        || !wishes.payments_max.is_empty();
    let may = |one: usize, other: usize| wishes.may_pay(people[one].0, people[other].0);
    let without_limits = || joined::Asked::new(ranges.clone(), wishes.relay, may).payments_min();
    if !is_limited {
        return without_limits().map(|least| Confirmed { least, is_all: true });
    }
    match limited(wishes, &people, &ranges, certificate.transfers.len()) {
        None => without_limits().map(|least| Confirmed { least, is_all: false }),
        decided => decided,
    }
}

/// Returns what someone may be given, in units.
fn range(balance: Amount, rounding: Option<Rounding>) -> Option<(Amount, Amount)> {
    let Some(Rounding { unit, tolerance }) = rounding else {
        return Some((balance, balance));
    };
    let least = -(balance.checked_sub(tolerance)?.checked_neg()?.checked_div_euclid(unit)?);
    let most = balance.checked_add(tolerance)?.checked_div_euclid(unit)?;
    // Who owes is never paid in the end, nor the other way round.
    let range = match balance.signum() {
        0 => (0, 0),
        1 => (least.max(0), most),
        _ => (least, most.min(0)),
    };
    (range.0 <= range.1).then_some(range)
}

/// What payments are limited by, in units.
#[derive(Clone)]
pub(super) struct Limits {
    /// What each may be given, at least and at most.
    pub(super) ranges: Vec<(Amount, Amount)>,
    /// Who may pay whom.
    pub(super) may: Vec<Vec<bool>>,
    pub(super) payments_max: Vec<usize>,
    pub(super) payment_min: Amount,
}

/// Tries all trees, and more payments of the smallest size, unless there are
/// too many; a plan with so many payments as are `known` exists.
fn limited(
    wishes: &Constraints,
    people: &[(Person, Amount)],
    ranges: &[(Amount, Amount)],
    known: usize,
) -> Option<Confirmed> {
    let count = people.len();
    let may = |from: usize, to: usize| {
        let is_direct = people[from].1 < 0 && people[to].1 > 0;
        wishes.may_pay(people[from].0, people[to].0) && (wishes.relay || is_direct)
    };
    let unit = wishes.rounding.map_or(1, |rounding| rounding.unit);
    let limits = Limits {
        ranges: ranges.to_vec(),
        may: (0..count).map(|from| (0..count).map(|to| may(from, to)).collect()).collect(),
        payments_max: people.iter().map(|(person, _)| wishes.payments_max_of(*person).unwrap_or(count)).collect(),
        payment_min: 1 + (wishes.payment_min.unwrap_or(1).max(1) - 1) / unit,
    };
    let mut work = WORK_MAX;
    let shortest = trees::most(&Limits { payment_min: 1, ..limits.clone() }, &mut work)?;
    let mut best = known;
    // With `more` payments than trees have, a plan has so many more than the
    // shortest without a smallest payment.
    let mut more = 0;
    while shortest.is_some_and(|trees| count - trees + more < best) && (more == 0 || limits.payment_min > 1) {
        let mut found = None;
        with(&limits, 0, more, &mut found, &mut work)?;
        best = found.map_or(best, |trees| best.min(count - trees + more));
        more += 1;
    }
    Some(Confirmed { least: best, is_all: !wishes.relay || limits.payment_min == 1 })
}

/// Lets so many more pairs pay exactly the smallest payment, and settles the
/// rest in trees: the most that are found.
fn with(limits: &Limits, first: usize, more: usize, best: &mut Option<usize>, work: &mut usize) -> Option<()> {
    if more == 0 {
        if let Some(found) = trees::most(limits, work)? {
            *best = Some(best.map_or(found, |best| best.max(found)));
        }
        return Some(());
    }
    let count = limits.ranges.len();
    for pair in first..count * count {
        let (from, to) = (pair / count, pair % count);
        if !limits.may[from][to] || limits.payments_max[from] == 0 {
            continue;
        }
        let mut next = limits.clone();
        for (at, moved) in [(from, limits.payment_min), (to, -limits.payment_min)] {
            let range = &mut next.ranges[at];
            *range = (range.0.checked_add(moved)?, range.1.checked_add(moved)?);
        }
        next.payments_max[from] -= 1;
        with(&next, pair + 1, more - 1, best, work)?;
    }
    Some(())
}

/// Returns what is confirmed with families, of whom nothing is asked but who
/// pays whom.
fn with_families(certificate: &Certificate, wishes: &Constraints) -> Option<Confirmed> {
    let pairs = Constraints {
        forbidden: wishes.forbidden.clone(),
        allowed: wishes.allowed.clone(),
        families: wishes.families.clone(),
        relay: wishes.relay,
        ..Constraints::default()
    };
    let is_complete = wishes.forbidden.is_empty() && wishes.allowed.is_none();
    let inside = |one: &Person, other: &Person| one == other || wishes.may_pay(*one, *other);
    let is_inside_open =
        wishes.families.iter().all(|family| family.iter().all(|one| family.iter().all(|other| inside(one, other))));
    if *wishes != pairs || !is_inside_open || (wishes.relay && !is_complete) {
        return None;
    }
    let of = |person: Person| wishes.families.iter().position(|family| family.contains(&person));
    let numbered = certificate.nets.balances().iter().enumerate();
    let everyone = numbered.map(|(at, balance)| (Person::new(at), *balance));
    let matters = |(person, balance): &(Person, Amount)| *balance != 0 || (!is_complete && of(*person).is_some());
    let people: Vec<(Person, Amount)> = everyone.filter(matters).take(99).collect();
    let family = |person: Person| of(person).unwrap_or(wishes.families.len() + person.index());
    let may = |one: usize, other: usize| wishes.may_pay(people[one].0, people[other].0);
    let households = families::Households {
        balances: people.iter().map(|(_, balance)| *balance).collect(),
        family: people.iter().map(|(person, _)| family(*person)).collect(),
        may: &may,
        relay: wishes.relay,
    };
    let (outer, least) = households.payments_min()?;
    let is_outer = |paid: &&crate::engine::Transfer| family(paid.from) != family(paid.to);
    let made = certificate.transfers.iter().filter(is_outer).count();
    Some(Confirmed { least, is_all: made == outer })
}
