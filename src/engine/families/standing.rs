//! What is asked of those who stand for families, and who makes their payments.

use std::collections::BTreeSet;

use super::{Caps, Families};
use crate::engine::constraints::{Constraints, Pair};
use crate::engine::nets::{Nets, Person};
use crate::engine::plan::Transfer;

impl Families {
    /// Returns how many payments all members of a family may make together, if
    /// there is a limit.
    pub fn payments_max(&self, members: &BTreeSet<Person>, constraints: &Constraints) -> Option<usize> {
        members
            .iter()
            .map(|member| constraints.payments_max_of(*member))
            .try_fold(0, |sum: usize, most| Some(sum.saturating_add(most?)))
    }

    /// Lets the head of a family pay whom any member may pay.
    pub(super) fn constraints(&self, nets: &Nets, constraints: &Constraints, caps: Caps) -> Constraints {
        let mut outer = Constraints { families: Vec::new(), ..constraints.clone() };
        for (number, head) in self.heads.iter().enumerate() {
            if caps == Caps::OfAll && constraints.payments_max_of(*head).is_some() {
                let all = self.payments_max(&self.members[number], constraints);
                let to_others = all.map_or(nets.len(), |all| all.saturating_sub(self.made_inside[number]));
                outer.payments_max.insert(*head, to_others.min(nets.len()));
            }
            for at in 0..nets.len() {
                let other = Person::new(at);
                if self.family_of.get(&other) == Some(&number) {
                    // Other members do not pass anything on for their head.
                    outer.forbidden.insert(Pair::new(*head, other));
                } else if !self.pairs(*head, other, constraints).is_empty() {
                    let pair = Pair::new(*head, other);
                    outer.forbidden.remove(&pair);
                    outer.allowed.iter_mut().for_each(|allowed| {
                        allowed.insert(pair);
                    });
                }
            }
        }
        outer
    }

    /// Returns who may pay whom when two pay who may stand for families.
    pub fn pairs(&self, one: Person, other: Person, constraints: &Constraints) -> Vec<(Person, Person)> {
        let all = |person: Person| -> Vec<Person> {
            let family = self.family_of.get(&person).filter(|at| self.heads[**at] == person);
            let members = family.map_or(Vec::new(), |at| self.members[*at].iter().copied().collect());
            let mut all = vec![person];
            all.extend(members.into_iter().filter(|member| *member != person));
            all
        };
        let others = all(other);
        let pairs = all(one).into_iter().flat_map(|a| others.iter().map(move |b| (a, *b)));
        let is_through = |(a, b): &(Person, Person)| self.hub.is_none_or(|hub| *a == hub || *b == hub);
        pairs.filter(|(a, b)| constraints.may_pay(*a, *b)).filter(is_through).collect()
    }

    /// Returns payments of those who stand for families as made by the first
    /// members who may.
    pub fn by_members(&self, transfers: &[Transfer], constraints: &Constraints) -> Vec<Transfer> {
        let by_members = |transfer: &Transfer| {
            let pairs = self.pairs(transfer.from, transfer.to, constraints);
            let (from, to) = pairs.first().copied().unwrap_or((transfer.from, transfer.to));
            Transfer { from, to, ..*transfer }
        };
        transfers.iter().map(by_members).collect()
    }
}
