//! Among plans with equally few payments, the nicest: which people are
//! grouped with whom, as far as the number of groups leaves a choice.
//!
//! What is nicer is [`Niceness`]. Fourteen people are decided exactly: the
//! best split of a set is the best over the groups its first person can be
//! in. With more, the groups found are taken two at a time, as long as that
//! makes the plan nicer.

use std::collections::{HashMap, HashSet};

use super::constrained::groves::Groves;
use super::constrained::wishes::Wishes;
use super::effort::Steps;
use super::exact::rows::wide;
use super::nets::{Amount, Person};
use super::plan::Transfer;
use super::tree::{self, Niceness, Owed};

/// A group of people with their balances.
pub(super) type Group = Vec<(Person, Amount)>;

/// As many people are decided exactly.
const EXACT_MAX: usize = 14;

/// So many groups that settle and cannot be split are looked at.
const GROUPS_MAX: usize = 1_500;

/// More groups than this are not compared two at a time.
const COMPARED_MAX: usize = 60;

/// Returns groups, as many as were given, and payments inside them.
pub(super) fn nicest(groups: Vec<Group>, owed: &Owed, steps: &mut Steps) -> Vec<Settled> {
    let people: usize = groups.iter().map(Vec::len).sum();
    if people <= EXACT_MAX {
        let count = groups.len();
        let all = sorted(groups.iter().flatten().copied());
        if let Some(best) = exact(&all, &free(owed), steps)
            && best.len() == count
        {
            return best;
        }
    }
    let settled = groups.into_iter().map(|group| Settled::new(group, owed));
    let mut settled: Vec<Settled> = settled.collect();
    if settled.len() <= COMPARED_MAX {
        compare(&mut settled, owed, steps);
    }
    settled
}

/// A group and its payments.
#[derive(Clone)]
pub(super) struct Settled {
    pub(super) group: Group,
    pub(super) transfers: Vec<Transfer>,
    pub(super) niceness: Niceness,
}

impl Settled {
    fn new(group: Group, owed: &Owed) -> Settled {
        let (transfers, niceness) = tree::payments(&group, owed);
        Settled { group, transfers, niceness }
    }
}

/// Puts people in an order that does not depend on who comes first in the
/// ledger, but for people with equal balances.
fn sorted(people: impl Iterator<Item = (Person, Amount)>) -> Group {
    let mut people: Group = people.collect();
    people.sort_unstable_by_key(|(person, balance)| (balance.abs(), *balance, *person));
    people
}

fn compare(settled: &mut [Settled], owed: &Owed, steps: &mut Steps) {
    for one in 0..settled.len() {
        for other in one + 1..settled.len() {
            let groups = [&settled[one].group, &settled[other].group];
            let people = groups.into_iter().flatten().copied();
            if groups[0].len() + groups[1].len() > EXACT_MAX || steps.are_out() {
                continue;
            }
            let now = settled[one].niceness.and(settled[other].niceness);
            if let Some(mut best) = exact(&sorted(people), &free(owed), steps)
                && best.len() == 2
                && best[0].niceness.and(best[1].niceness) < now
                && let (Some(second), Some(first)) = (best.pop(), best.pop())
            {
                settled[one] = first;
                settled[other] = second;
            }
        }
    }
}

/// Returns how to settle a group when anyone may pay anyone.
fn free(owed: &Owed) -> impl Fn(&[(Person, Amount)]) -> Option<Settled> {
    |group| Some(Settled::new(group.to_vec(), owed))
}

/// Returns the nicest of all splits into the most groups that settle among
/// themselves within the constraints; nothing when there is none, or too much
/// to look at. What limits payments in size or number is in `groves`.
pub(super) fn exact_within(wishes: &Wishes, groves: Option<&Groves>, steps: &mut Steps) -> Option<Vec<Settled>> {
    let place: HashMap<Person, usize> =
        wishes.people.iter().enumerate().map(|(at, (person, _))| (*person, at)).collect();
    let settle = |group: &[(Person, Amount)]| {
        let set: Vec<usize> = group.iter().map(|(person, _)| place[person]).collect();
        let can_settle = match groves {
            None => wishes.can_settle(&set),
            Some(groves) => groves.is_tree(set.iter().map(|at| 1 << at).sum()),
        };
        let (transfers, niceness) = wishes.payments(&set).filter(|_| can_settle)?;
        Some(Settled { group: group.to_vec(), transfers, niceness })
    };
    exact(&wishes.people, &settle, steps)
}

/// Returns the nicest of all splits into the most groups, or nothing when
/// there is none, or too many groups to look at. A group that falls apart
/// into two that can be settled is never needed.
fn exact(people: &[(Person, Amount)], settle: Settle, steps: &mut Steps) -> Option<Vec<Settled>> {
    let all = (1usize << people.len()) - 1;
    steps.spend(4 << people.len());
    let mut sums: Vec<Amount> = vec![0; all + 1];
    let mut zeros: Vec<usize> = Vec::new();
    // All sets that can be settled, those that fall apart included.
    let mut able: HashSet<usize> = HashSet::new();
    let mut exact = Exact { by_first: vec![Vec::new(); people.len()], known: HashMap::new() };
    for set in 1..=all {
        let first = wide(set.trailing_zeros());
        sums[set] = sums[set & (set - 1)] + people[first].1;
        if sums[set] != 0 {
            continue;
        }
        let falls_apart = |zero: &usize| set & zero == *zero && able.contains(&(set & !zero));
        if zeros.iter().any(falls_apart) {
            able.insert(set);
            continue;
        }
        let members = people.iter().enumerate();
        let members = members.filter(|(at, _)| set >> at & 1 == 1);
        let group: Group = members.map(|(_, member)| *member).collect();
        if !steps.spend(300 + zeros.len()) || zeros.len() > GROUPS_MAX {
            return None;
        }
        if let Some(settled) = settle(&group) {
            zeros.push(set);
            able.insert(set);
            exact.by_first[first].push((set, settled));
        }
    }
    exact.best(all)?;
    let mut groups = Vec::new();
    let mut left = all;
    while left != 0 {
        let (_, _, set) = exact.known[&left];
        let first = &mut exact.by_first[wide(set.trailing_zeros())];
        let at = first.iter().position(|(other, _)| *other == set)?;
        groups.push(first.swap_remove(at).1);
        left &= !set;
    }
    Some(groups)
}

/// How to settle a group, if it can be.
type Settle<'a> = &'a dyn Fn(&[(Person, Amount)]) -> Option<Settled>;

/// How many groups fewer than none, how nice, and the group of the first
/// person: less is better.
type Best = (std::cmp::Reverse<usize>, Niceness, usize);

struct Exact {
    /// The groups that cannot be split, by their first person.
    by_first: Vec<Vec<(usize, Settled)>>,
    known: HashMap<usize, Best>,
}

impl Exact {
    fn best(&mut self, left: usize) -> Option<Best> {
        if left == 0 {
            return Some((std::cmp::Reverse(0), Niceness::none(), 0));
        }
        if let Some(best) = self.known.get(&left) {
            return Some(*best);
        }
        let first = wide(left.trailing_zeros());
        let mut best: Option<Best> = None;
        for at in 0..self.by_first[first].len() {
            let (set, niceness) = {
                let (set, settled) = &self.by_first[first][at];
                (*set, settled.niceness)
            };
            if set & left != set {
                continue;
            }
            if let Some((count, rest, _)) = self.best(left & !set) {
                let found = (std::cmp::Reverse(count.0 + 1), niceness.and(rest), set);
                best = Some(best.map_or(found, |best| best.min(found)));
            }
        }
        if let Some(best) = best {
            self.known.insert(left, best);
        }
        best
    }
}
