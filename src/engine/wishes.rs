//! What a set of people can do under constraints: whether they can settle
//! among themselves, and how.

use std::cell::RefCell;
use std::collections::HashMap;

use super::constraints::Constraints;
use super::flow::{self, Shortfall};
use super::forests::{Forests, Ground, Member};
use super::nets::{Amount, Person};
use super::plan::Transfer;
use super::tree::{self, Niceness, Owed, Within};

/// Smaller groups get the nicest payments, larger ones some.
const NICE_MAX: usize = 8;

/// For groups of more people than this not all sets of them are looked at.
const ALL_SETS_MAX: usize = 8;

/// Answers kept.
const KNOWN_MAX: usize = 200_000;

/// Some people, by place, and the constraints between them.
pub(super) struct Wishes<'a> {
    /// The people and their balances.
    pub(super) people: Vec<(Person, Amount)>,
    pub(super) constraints: &'a Constraints,
    pub(super) owed: &'a Owed,
    may: Vec<bool>,
    known: RefCell<HashMap<Vec<usize>, bool>>,
}

impl<'a> Wishes<'a> {
    /// Takes the people who matter.
    pub(super) fn new(people: Vec<(Person, Amount)>, constraints: &'a Constraints, owed: &'a Owed) -> Wishes<'a> {
        let mut may = Vec::with_capacity(people.len() * people.len());
        for (one, _) in &people {
            may.extend(people.iter().map(|(other, _)| constraints.may_pay(*one, *other)));
        }
        Wishes { people, constraints, owed, may, known: RefCell::new(HashMap::new()) }
    }

    /// Tells whether two may pay each other.
    pub(super) fn may_pay(&self, one: usize, other: usize) -> bool {
        self.may[one * self.people.len() + other]
    }

    /// Tells whether payments are limited in size or number, so that whom one
    /// may pay does not say all.
    pub(super) fn is_limited(&self) -> bool {
        self.constraints.payment_min.is_some_and(|least| least > 1)
            || !self.constraints.payments_max.is_empty()
            || self.constraints.payments_max_each.is_some()
    }

    /// Tells whether people that add up to zero may be able to settle among
    /// themselves with one payment fewer than they are. It is never wrong
    /// when it says no.
    pub(super) fn can_settle(&self, set: &[usize]) -> bool {
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
        if set.len() > ALL_SETS_MAX {
            return !matches!(self.nicest(set), Within::None);
        }
        Forests::new(&self.ground(set)).is_none_or(|forests| forests.is_one_tree())
    }

    /// Returns some of the people, with all that is asked of them.
    pub(super) fn ground(&self, set: &[usize]) -> Ground {
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
    pub(super) fn payments(&self, set: &[usize]) -> Option<(Vec<Transfer>, Niceness)> {
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

    /// Returns payments along any tree that keeps to the limits.
    fn arranged(&self, set: &[usize]) -> Option<(Vec<Transfer>, Niceness)> {
        let ground = self.ground(set);
        let forest = Forests::new(&ground)?.one_tree()?;
        let place = |at: usize| self.people[set[at]].0;
        let named = forest.payments.iter().map(|(from, to, amount)| Transfer {
            from: place(*from),
            to: place(*to),
            amount: *amount,
        });
        let transfers: Vec<Transfer> = named.collect();
        let niceness = tree::niceness(&transfers, self.owed);
        Some((transfers, niceness))
    }

    fn nicest(&self, set: &[usize]) -> Within {
        let block: Vec<(Person, Amount)> = set.iter().map(|at| self.people[*at]).collect();
        tree::payments_within(&block, self.owed, self.constraints)
    }

    /// Sends without passing on; shortfalls are by place among all people.
    pub(super) fn send(&self, set: &[usize]) -> Result<Vec<flow::Sent>, Shortfall> {
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
    pub(super) fn parts(&self, set: &[usize]) -> Vec<Vec<usize>> {
        let mut left: Vec<usize> = set.to_vec();
        let mut parts = Vec::new();
        while let Some(first) = left.first().copied() {
            let mut part = vec![first];
            left.remove(0);
            let mut next = 0;
            while next < part.len() {
                let from = part[next];
                next += 1;
                left.retain(|to| {
                    let is_near = self.may_pay(from, *to);
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
