//! The fewest payments when only pairs were asked for, or rounding, found
//! again.
//!
//! Law: the payments of a plan join people into groups, and a group of `s`
//! takes `s - 1` of them, so the fewest payments are the people less the most
//! groups. The most groups of any set of people are found from those of
//! smaller sets: its first person is in one of the groups.
//!
//! What people are given in a group comes to nothing together. That it can be
//! paid is clear when money passes through people, if payments may join all of
//! the group. If not: whoever owes must find enough room with those they may
//! pay, and so must any of them together; whoever is owed must find enough
//! with those who may pay them (Hall's condition for flows).

use super::Amount;

/// More people are not tried.
const PEOPLE_MAX: usize = 20;

/// So many groups of sets are tried.
const WORK_MAX: usize = 400_000_000;

const NONE: u8 = u8::MAX;

/// What each may be given, less than nothing when they pay, and who may pay
/// whom.
pub(super) struct Asked {
    /// The least and the most of each.
    pub(super) ranges: Vec<(Amount, Amount)>,
    /// For each, those with whom they may settle, as bits.
    pub(super) near: Vec<usize>,
    /// Whether money may pass through people.
    pub(super) relay: bool,
}

impl Asked {
    /// Returns what is asked when these pairs may pay.
    pub(super) fn new(ranges: Vec<(Amount, Amount)>, relay: bool, may: impl Fn(usize, usize) -> bool) -> Asked {
        let count = ranges.len().min(PEOPLE_MAX);
        let near =
            |one: usize| (0..count).filter(|other| *other != one && may(one, *other)).map(|other| 1 << other).sum();
        Asked { near: (0..count).map(near).collect(), ranges, relay }
    }

    /// Returns the fewest payments; nothing when that takes too long, or there
    /// are no groups.
    pub(super) fn payments_min(&self) -> Option<usize> {
        let count = self.ranges.len();
        if count > PEOPLE_MAX {
            return None;
        }
        let all = (1usize << count) - 1;
        let mut sums: Vec<(Amount, Amount)> = vec![(0, 0); all + 1];
        let mut is_group = vec![false; all + 1];
        let mut most = vec![NONE; all + 1];
        most[0] = 0;
        let mut work = 0usize;
        for set in 1..=all {
            let first = set & set.wrapping_neg();
            let (least, range) = (sums[set & !first], self.ranges[index(first)]);
            sums[set] = (least.0.checked_add(range.0)?, least.1.checked_add(range.1)?);
            if sums[set].0 > 0 || sums[set].1 < 0 {
                continue;
            }
            work += 2 << set.count_ones();
            if work > WORK_MAX {
                return None;
            }
            is_group[set] = self.is_group(set);
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

    /// Tells whether everyone together is a group.
    pub(super) fn is_all_a_group(&self) -> bool {
        self.is_group((1 << self.near.len()) - 1)
    }

    fn is_group(&self, set: usize) -> bool {
        if set.count_ones() == 1 {
            return true;
        }
        if self.relay {
            return self.is_joined(set);
        }
        let owes = |at: &usize| self.ranges[*at].0 < 0;
        let members = (0..self.ranges.len()).filter(|at| set >> at & 1 == 1);
        let (owing, owed): (Vec<usize>, Vec<usize>) = members.partition(owes);
        self.has_room(&owing, set, (0, 0)) && self.has_room(&owed, set, (0, 0))
    }

    /// Tells whether any of these people, with those taken before who have so
    /// much and so many near, find room in a set.
    fn has_room(&self, people: &[usize], set: usize, (taken, near): (Amount, usize)) -> bool {
        let needed = |(least, most): (Amount, Amount)| if least < 0 { -most } else { least };
        let room = |(least, most): (Amount, Amount)| if least < 0 { -least } else { most };
        let Some((first, others)) = people.split_first() else {
            let sides = |at: &usize| (near & set) >> at & 1 == 1;
            let found: Amount = (0..self.ranges.len()).filter(sides).map(|at| room(self.ranges[at])).sum();
            return taken <= found;
        };
        let opposite = (0..self.ranges.len()).filter(|at| (self.ranges[*at].0 < 0) != (self.ranges[*first].0 < 0));
        let opposite: usize = opposite.map(|at| 1 << at).sum();
        let with = (taken + needed(self.ranges[*first]), near | (self.near[*first] & opposite));
        self.has_room(others, set, (taken, near)) && self.has_room(others, set, with)
    }

    /// Tells whether payments may join all people of a set.
    fn is_joined(&self, set: usize) -> bool {
        let mut reached = set & set.wrapping_neg();
        loop {
            let next = self.near.iter().enumerate().filter(|(at, _)| reached >> at & 1 == 1);
            let next = next.fold(reached, |next, (_, near)| next | near) & set;
            if next == reached {
                return reached == set;
            }
            reached = next;
        }
    }
}

/// Returns the place of the only bit.
pub(super) fn index(bit: usize) -> usize {
    usize::try_from(bit.trailing_zeros()).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::engine::oracles::oracle::balanced;
    use crate::engine::{Constraints, Nets, Options, Pair, Person, settle};

    fn exact(balances: &[Amount]) -> Vec<(Amount, Amount)> {
        balances.iter().map(|balance| (*balance, *balance)).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        /// The search and this find the same number.
        #[test]
        fn both_agree(
            balances in balanced(2..9, 8),
            apart in prop::collection::vec((0usize..9, 0usize..9), 0..14),
            relay in any::<bool>(),
        ) {
            let mut wishes = Constraints { relay, ..Constraints::default() };
            for (one, other) in apart.iter().filter(|(one, other)| one != other) {
                wishes.forbidden.insert(Pair::new(Person::new(*one), Person::new(*other)));
            }
            let may = |one, other| wishes.may_pay(Person::new(one), Person::new(other));
            let found = Asked::new(exact(&balances), relay, may).payments_min();
            let plan = settle(&Nets::new(balances).unwrap(), &wishes, &Options::default());
            prop_assert_eq!(found, plan.ok().map(|plan| plan.transfers.len()));
        }
    }

    #[test]
    fn a_bridge_is_in_the_group() {
        // 0 and 2 may only pay 1, who is at zero.
        let may = |one: usize, other: usize| one == 1 || other == 1;
        assert_eq!(Asked::new(exact(&[-5, 0, 5]), true, may).payments_min(), Some(2));
        assert_eq!(Asked::new(exact(&[-5, 0, 5]), false, may).payments_min(), None);
        assert_eq!(Asked::new(exact(&[0; 21]), true, |_, _| true).payments_min(), None);
    }
}
