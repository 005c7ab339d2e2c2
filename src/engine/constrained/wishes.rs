//! What a set of people can do under constraints: whether they can settle
//! among themselves, and how.

use std::cell::RefCell;
use std::collections::HashMap;

use super::flow::{self, Shortfall};
use super::forests::{Ground, Member};
use super::groves::Groves;
use super::pivots;
use crate::engine::constraints::Constraints;
use crate::engine::nets::{Amount, Person};
use crate::engine::plan::Transfer;
use crate::engine::tree::{self, Niceness, Owed, Within};

/// Smaller groups get the nicest payments, larger ones some.
const NICE_MAX: usize = 8;

/// For groups of more people than this not all sets of them are looked at.
const ALL_SETS_MAX: usize = 11;

/// All sets of a larger group are not looked at to find one tree.
const ARRANGED_COST: usize = 50_000_000;

/// Answers kept.
const KNOWN_MAX: usize = 200_000;

/// Some people, by place, and the constraints between them.
pub struct Wishes<'a> {
    /// The people and their balances.
    pub people: Vec<(Person, Amount)>,
    pub constraints: &'a Constraints,
    pub owed: &'a Owed,
    may: Vec<bool>,
    known: RefCell<HashMap<Vec<usize>, bool>>,
}

impl<'a> Wishes<'a> {
    /// Takes the people who matter.
    pub fn new(people: Vec<(Person, Amount)>, constraints: &'a Constraints, owed: &'a Owed) -> Wishes<'a> {
        let mut may = Vec::with_capacity(people.len() * people.len());
        for (one, _) in &people {
            may.extend(people.iter().map(|(other, _)| constraints.may_pay(*one, *other)));
        }
        Wishes { people, constraints, owed, may, known: RefCell::new(HashMap::new()) }
    }

    /// Tells whether two may pay each other.
    pub fn may_pay(&self, one: usize, other: usize) -> bool {
        self.may[one * self.people.len() + other]
    }

    /// Tells whether payments are limited in size or number, so that whom one
    /// may pay does not say all.
    pub fn is_limited(&self) -> bool {
        self.constraints.payment_min.is_some_and(|least| least > 1)
            || !self.constraints.payments_max.is_empty()
            || self.constraints.payments_max_each.is_some()
    }

    /// Tells whether people that add up to zero may be able to settle among
    /// themselves with one payment fewer than they are. It is never wrong
    /// when it says no.
    pub fn can_settle(&self, set: &[usize]) -> bool {
        if set.len() < 2 {
            return set.iter().all(|at| self.people[*at].1 == 0);
        }
        if let Some(known) = self.known.borrow().get(set) {
            return *known;
        }
        let can = match self.constraints.relay {
            true => self.parts(set).len() == 1,
            false => self.send(set).is_ok(),
        };
        let can = can && (!self.is_limited() || self.can_within_limits(set));
        let mut known = self.known.borrow_mut();
        if known.len() < KNOWN_MAX {
            known.insert(set.to_vec(), can);
        }
        can
    }

    fn can_within_limits(&self, set: &[usize]) -> bool {
        let constraints = self.constraints;
        let is_small = |at: &usize| constraints.payment_min.is_some_and(|least| self.people[*at].1.abs() < least);
        if self.payments_max(set) < set.len() - 1 || (!constraints.relay && set.iter().any(is_small)) {
            return false;
        }
        if set.len() > ALL_SETS_MAX {
            return !matches!(self.nicest(set), Within::None);
        }
        Groves::new(&self.ground(set)).is_none_or(|groves| groves.one.is_some())
    }

    /// Returns how many payments some people may make together at most, going
    /// by each alone: their caps, and how often what they settle can hold the
    /// smallest payment.
    pub fn payments_max(&self, set: &[usize]) -> usize {
        let constraints = self.constraints;
        let held = |at: &usize| match (constraints.relay, constraints.payment_min) {
            (false, Some(least)) if least > 1 => {
                usize::try_from(self.people[*at].1.abs() / least).unwrap_or(usize::MAX)
            }
            _ => usize::MAX,
        };
        let side = |is_meant: &dyn Fn(Amount) -> bool, most: &dyn Fn(&usize) -> usize| {
            let members = set.iter().filter(|at| constraints.relay || is_meant(self.people[**at].1));
            members.map(most).fold(0, usize::saturating_add)
        };
        let capped = |at: &usize| constraints.payments_max_of(self.people[*at].0).unwrap_or(usize::MAX).min(held(at));
        side(&|balance| balance < 0, &capped).min(side(&|balance| balance > 0, &held))
    }

    /// Returns some of the people, with all that is asked of them.
    pub fn ground(&self, set: &[usize]) -> Ground {
        let constraints = self.constraints;
        let may = |from: usize, to: usize| {
            let is_direct = self.people[from].1 < 0 && self.people[to].1 > 0;
            self.may_pay(from, to) && (constraints.relay || is_direct)
        };
        let bits = |is_meant: &dyn Fn(usize) -> bool| {
            let meant = (0u32..32).zip(set).filter(|(_, other)| is_meant(**other));
            meant.fold(0u32, |bits, (at, _)| bits | 1 << at)
        };
        let member = |at: &usize| {
            let (person, balance) = self.people[*at];
            Member {
                least: balance,
                most: balance,
                wanted: balance,
                pays: bits(&|other| may(*at, other)),
                is_paid: bits(&|other| may(other, *at)),
                payments_max: constraints.payments_max_of(person).filter(|most| *most + 1 < set.len()),
            }
        };
        Ground { members: set.iter().map(member).collect(), payment_min: constraints.payment_min.unwrap_or(1).max(1) }
    }

    /// Returns payments inside a set, at most one fewer than people.
    pub fn payments(&self, set: &[usize]) -> Option<(Vec<Transfer>, Niceness)> {
        if set.len() < 2 {
            return Some((Vec::new(), Niceness::none()));
        }
        if set.len() <= NICE_MAX || self.is_limited() {
            match self.nicest(set) {
                Within::Found(transfers, niceness) => return Some((transfers, niceness)),
                Within::None if self.is_limited() => return None,
                Within::Unknown if self.is_limited() => return self.arranged(set),
                Within::None | Within::Unknown => {}
            }
        }
        let transfers = match self.constraints.relay {
            true => self.along_tree(set)?,
            false => self.sent(set)?,
        };
        let niceness = tree::niceness(&transfers, self.owed);
        Some((transfers, niceness))
    }

    /// Returns payments along any tree that keeps to the limits, if one is
    /// found.
    fn arranged(&self, set: &[usize]) -> Option<(Vec<Transfer>, Niceness)> {
        let payments = match self.walked(set) {
            Some(payments) => payments,
            None => {
                let ground = self.ground(set);
                Groves::cost(&ground).filter(|cost| *cost <= ARRANGED_COST)?;
                Groves::new(&ground)?.one?.payments
            }
        };
        let place = |at: usize| self.people[set[at]].0;
        let named =
            payments.iter().map(|(from, to, amount)| Transfer { from: place(*from), to: place(*to), amount: *amount });
        let transfers: Vec<Transfer> = named.collect();
        let niceness = tree::niceness(&transfers, self.owed);
        Some((transfers, niceness))
    }

    /// Goes from tree to tree until one keeps to the limits.
    fn walked(&self, set: &[usize]) -> Option<Vec<flow::Sent>> {
        let constraints = self.constraints;
        let is_meant = |one: usize, other: usize| match constraints.relay {
            true => one < other,
            false => self.people[set[one]].1 < 0 && self.people[set[other]].1 > 0,
        };
        let all = (0..set.len()).flat_map(|one| (0..set.len()).map(move |other| (one, other)));
        let pairs = all.filter(|(one, other)| is_meant(*one, *other) && self.may_pay(set[*one], set[*other]));
        let most = set.iter().map(|at| constraints.payments_max_of(self.people[*at].0));
        let payments_max: Vec<Option<usize>> = most.collect();
        let limits = pivots::Limits {
            pairs: pairs.collect(),
            relay: constraints.relay,
            payments_max: &payments_max,
            payment_min: constraints.payment_min.unwrap_or(1),
        };
        let start = match constraints.relay {
            true => self.along_tree(set)?,
            false => self.sent(set)?,
        };
        let place = |person: Person| set.iter().position(|at| self.people[*at].0 == person);
        let start = start.iter().map(|paid| Some((place(paid.from)?, place(paid.to)?, paid.amount)));
        pivots::arrange(set.len(), start.collect::<Option<_>>()?, &limits)
    }

    fn nicest(&self, set: &[usize]) -> Within {
        let block: Vec<(Person, Amount)> = set.iter().map(|at| self.people[*at]).collect();
        tree::payments_within(&block, self.owed, self.constraints)
    }

    /// Sends without passing on; shortfalls are by place among all people.
    pub fn send(&self, set: &[usize]) -> Result<Vec<flow::Sent>, Shortfall> {
        let balances: Vec<Amount> = set.iter().map(|at| self.people[*at].1).collect();
        let may = |one: usize, other: usize| self.may_pay(set[one], set[other]);
        flow::send(&balances, &may).map_err(|shortfall| Shortfall {
            people: shortfall.people.iter().map(|at| set[*at]).collect(),
            over: shortfall.over,
        })
    }

    fn sent(&self, set: &[usize]) -> Option<Vec<Transfer>> {
        let sent = self.send(set).ok()?;
        let named = sent.into_iter().map(|(from, to, amount)| Transfer {
            from: self.people[set[from]].0,
            to: self.people[set[to]].0,
            amount,
        });
        Some(named.collect())
    }

    /// Returns the parts of a set that allowed pairs connect.
    pub fn parts(&self, set: &[usize]) -> Vec<Vec<usize>> {
        connected(set.to_vec(), |from, to| self.may_pay(from, to))
    }

    /// Passes everything on along a tree of allowed pairs, from the leaves.
    fn along_tree(&self, set: &[usize]) -> Option<Vec<Transfer>> {
        let mut order = vec![(*set.first()?, None)];
        let mut left: Vec<usize> = set[1..].to_vec();
        let mut next = 0;
        while next < order.len() {
            let (from, _) = order[next];
            next += 1;
            left.retain(|to| {
                let is_near = self.may_pay(from, *to);
                if is_near {
                    order.push((*to, Some(from)));
                }
                !is_near
            });
        }
        if !left.is_empty() {
            return None;
        }
        let mut balances: HashMap<usize, Amount> = set.iter().map(|at| (*at, self.people[*at].1)).collect();
        let mut transfers = Vec::new();
        for (at, parent) in order.into_iter().rev() {
            let (Some(parent), balance) = (parent, balances[&at]) else {
                continue;
            };
            if balance == 0 {
                continue;
            }
            *balances.entry(parent).or_insert(0) += balance;
            let (from, to) = if balance < 0 { (at, parent) } else { (parent, at) };
            transfers.push(Transfer { from: self.people[from].0, to: self.people[to].0, amount: balance.abs() });
        }
        Some(transfers)
    }
}

/// Returns the parts of a set that are connected, each in order, those with the earliest first.
pub fn connected(mut left: Vec<usize>, is_near: impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let mut parts = Vec::new();
    while let Some(first) = left.first().copied() {
        let mut part = vec![first];
        left.remove(0);
        let mut next = 0;
        while let Some(from) = part.get(next).copied() {
            next += 1;
            left.retain(|to| {
                let is_near = is_near(from, *to);
                if is_near {
                    part.push(*to);
                }
                !is_near
            });
        }
        part.sort_unstable();
        parts.push(part);
    }
    parts
}
