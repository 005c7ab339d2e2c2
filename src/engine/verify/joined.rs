//! The fewest payments when money may pass through people, found again: only
//! who may pay whom was asked for.
//!
//! Law: the payments of a plan join people into groups that add up to zero,
//! and a group of `s` people that payments may join takes `s - 1` of them.
//! So the fewest payments are the people less the most such groups, and
//! everyone at zero may be a group alone. The most groups of any set of
//! people are found from those of smaller sets: its first person is in one of
//! the groups.

use super::Amount;

/// More people are not tried.
const PEOPLE_MAX: usize = 16;

const NONE: u8 = u8::MAX;

/// Returns the fewest payments of people with these balances, some pairs of
/// whom may pay each other; nothing when they are too many, or no groups do.
pub(super) fn payments_min(balances: &[Amount], may: impl Fn(usize, usize) -> bool) -> Option<usize> {
    let count = balances.len();
    if count > PEOPLE_MAX {
        return None;
    }
    let all = (1usize << count) - 1;
    let near = |one: usize| (0..count).filter(|other| *other != one && may(one, *other)).map(|other| 1 << other).sum();
    let near: Vec<usize> = (0..count).map(near).collect();
    let mut sums: Vec<Amount> = vec![0; all + 1];
    let mut is_group = vec![false; all + 1];
    let mut most = vec![NONE; all + 1];
    most[0] = 0;
    for set in 1..=all {
        let first = set & set.wrapping_neg();
        sums[set] = sums[set & !first] + balances[usize::try_from(first.trailing_zeros()).ok()?];
        if sums[set] != 0 {
            continue;
        }
        is_group[set] = is_joined(set, &near);
        // Every part of the set that has its first person.
        let others = set & !first;
        let mut part = others;
        loop {
            let rest = others & !part;
            if is_group[part | first] && most[rest] != NONE && (most[set] == NONE || most[set] < most[rest] + 1) {
                most[set] = most[rest] + 1;
            }
            if part == 0 {
                break;
            }
            part = (part - 1) & others;
        }
    }
    (most[all] != NONE).then(|| count - usize::from(most[all]))
}

/// Tells whether payments may join all people of a set.
fn is_joined(set: usize, near: &[usize]) -> bool {
    let mut reached = set & set.wrapping_neg();
    loop {
        let next = near.iter().enumerate().filter(|(at, _)| reached >> at & 1 == 1);
        let next = next.fold(reached, |next, (_, near)| next | near) & set;
        if next == reached {
            return reached == set;
        }
        reached = next;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::engine::oracle::balanced;
    use crate::engine::{Constraints, Nets, Options, Pair, Person, settle};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        /// The search and this find the same number.
        #[test]
        fn both_agree(balances in balanced(2..9, 8), apart in prop::collection::vec((0usize..9, 0usize..9), 0..14)) {
            let mut wishes = Constraints { relay: true, ..Constraints::default() };
            for (one, other) in apart.iter().filter(|(one, other)| one != other) {
                wishes.forbidden.insert(Pair::new(Person::new(*one), Person::new(*other)));
            }
            let found = payments_min(&balances, |one, other| wishes.may_pay(Person::new(one), Person::new(other)));
            let plan = settle(&Nets::new(balances).unwrap(), &wishes, &Options::default());
            prop_assert_eq!(found, plan.ok().map(|plan| plan.transfers.len()));
        }
    }

    #[test]
    fn a_bridge_is_in_the_group() {
        // 0 and 2 may only pay 1, who is at zero.
        let may = |one: usize, other: usize| one == 1 || other == 1;
        assert_eq!(payments_min(&[-5, 0, 5], may), Some(2));
        assert_eq!(payments_min(&[-5, 0, 5], |_, _| false), None);
        assert_eq!(payments_min(&[0; 17], |_, _| true), None);
    }
}
