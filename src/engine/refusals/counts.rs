//! Whether payments can be as large as asked, and as few: going by one person,
//! and by how often people have to pay or be paid.

use super::cuts::Ways;
use super::network::Network;
use crate::engine::constraints::Constraints;
use crate::engine::nets::{Amount, Person};

/// Returns few people whose payments are too small, or too many.
pub fn stuck(network: &Network, asked: &Constraints) -> Option<Vec<Person>> {
    let least = asked.payment_min.unwrap_or(1).max(1);
    small(network, asked, least)
        .or_else(|| capped(network, asked))
        .or_else(|| without_ends(network, asked, least))
        .or_else(|| often(network, asked))
}

/// Returns someone who only pays, or is only paid, and settles less than the
/// smallest payment: who settles least.
fn small(network: &Network, asked: &Constraints, least: Amount) -> Option<Vec<Person>> {
    let stuck = (0..network.people.len()).filter_map(|at| {
        let (low, high) = network.ranges[at];
        let is_alone = asked.rounding.is_none() || network.members(network.group[at]).count() == 1;
        let is_inner = |other: &usize| network.group[*other] == network.group[at];
        let smallest = |others: &[usize]| if others.iter().any(is_inner) { least } else { network.outer_min };
        let (next, before) = (&network.next[at], &network.before[at]);
        let may_be_left = low <= 0 && high >= 0;
        let is_stuck = !may_be_left
            && match (next.is_empty(), before.is_empty()) {
                (false, false) => false,
                (true, _) => high < smallest(before),
                (false, true) => low.saturating_neg() < smallest(next),
            };
        Some((low.saturating_abs().min(high.saturating_abs()), network.people[at]?)).filter(|_| is_alone && is_stuck)
    });
    stuck.min().map(|(_, person)| vec![person])
}

/// Returns someone who owes more than so few as they may pay can be paid.
fn capped(network: &Network, asked: &Constraints) -> Option<Vec<Person>> {
    if asked.relay {
        return None;
    }
    let capped = (0..network.people.len()).filter_map(|at| {
        let person = network.people[at]?;
        let most = asked.payments_max_of(person)?;
        if network.members(network.group[at]).count() > 1 {
            return None;
        }
        let mut rooms: Vec<Amount> =
            network.next[at].iter().map(|to| network.of_groups[network.group[*to]].1).collect();
        rooms.sort_unstable_by(|one, other| other.cmp(one));
        let room = rooms.iter().take(most).fold(0, |sum: Amount, room| sum.saturating_add(*room));
        let over = network.ranges[at].1.saturating_neg().saturating_sub(room);
        (over > 0).then_some((std::cmp::Reverse(over), person))
    });
    capped.min().map(|(_, person)| vec![person])
}

/// Returns all who owe, or all who are owed, when none of them has as much as
/// the smallest payment: money that does not come back starts with one, and
/// ends with one.
fn without_ends(network: &Network, asked: &Constraints, least: Amount) -> Option<Vec<Person>> {
    if least <= 1 || asked.rounding.is_some() {
        return None;
    }
    let open = || network.people.iter().zip(&network.ranges).filter_map(|(person, (low, _))| Some(((*person)?, *low)));
    let side = |sign: Amount| {
        let all: Vec<(Person, Amount)> = open().filter(|(_, low)| low.saturating_mul(sign) > 0).collect();
        let is_small = all.iter().all(|(_, low)| low.saturating_mul(sign) < least);
        is_small.then(|| all.into_iter().map(|(person, _)| person).collect::<Vec<Person>>())
    };
    [side(-1), side(1)].into_iter().flatten().filter(|all| !all.is_empty()).min_by_key(Vec::len)
}

/// Returns people who would have to be paid more often than those who may pay
/// them can pay, or the other way round, families as one.
fn often(network: &Network, asked: &Constraints) -> Option<Vec<Person>> {
    if asked.relay {
        return None;
    }
    let groups = network.of_groups.len();
    let held = |amount: Amount| amount.max(0) / network.outer_min;
    let made = |group: usize| {
        let caps = network.members(group).filter_map(|at| network.people[at]);
        let mut all = caps.map(|person| Some(Amount::try_from(asked.payments_max_of(person)?).unwrap_or(Amount::MAX)));
        let most = all.try_fold(0, |sum: Amount, most| Some(sum.saturating_add(most?)));
        most.unwrap_or(Amount::MAX).min(held(network.of_groups[group].0.saturating_neg()))
    };
    let between = |ways: &[Vec<usize>]| {
        let mut next = vec![Vec::new(); groups];
        for (from, all) in ways.iter().enumerate() {
            let from = network.group[from];
            next[from].extend(all.iter().map(|to| network.group[*to]).filter(|to| *to != from));
        }
        next.iter_mut().for_each(|all| {
            all.sort_unstable();
            all.dedup();
        });
        next
    };
    let payments = |is_meant: &dyn Fn(usize) -> bool| (0..groups).map(|at| Amount::from(is_meant(at))).collect();
    let (ranges, all) = (&network.of_groups, || 0..groups);
    let paid = Ways {
        supply: payments(&|at| ranges[at].0 > 0),
        room: all().map(made).collect(),
        next: between(&network.before),
    };
    let paying = Ways {
        supply: payments(&|at| ranges[at].1 < 0),
        room: all().map(|at| held(ranges[at].1)).collect(),
        next: between(&network.next),
    };
    let people = |groups: &[usize]| -> Vec<Person> {
        let places = groups.iter().flat_map(|group| network.members(*group));
        places.filter_map(|at| network.people[at]).collect()
    };
    // Where anyone may pay anyone, those who are paid prove nothing.
    let is_complete = asked.forbidden.is_empty() && asked.allowed.is_none();
    let paid = paid.overloaded().map(|cut| {
        let owing: Vec<usize> = cut.reached.iter().copied().filter(|group| ranges[*group].0 < 0).collect();
        let mut named = people(if is_complete { &owing } else { &cut.reached });
        named.extend(super::idle(network, asked, &people(&cut.reached)));
        named.sort_unstable();
        named.dedup();
        named
    });
    let paying = paying.overloaded().map(|cut| people(&cut.reached));
    [paid, paying].into_iter().flatten().min_by_key(Vec::len)
}
