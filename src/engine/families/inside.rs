//! What is settled inside families once others are paid.

use std::collections::BTreeSet;

use crate::engine::constraints::{Constraints, Pair};
use crate::engine::families::Families;
use crate::engine::infeasible::{Cause, Infeasible, Relaxation};
use crate::engine::nets::{Amount, Nets, Person};
use crate::engine::plan::{Plan, Remainder, Transfer};
use crate::engine::rounding;
use crate::engine::settle::Options;

/// So many ways to share a family's payments among its members are tried.
const WAYS_MAX: usize = 300;

/// What families settle inside, depending on who makes their payments.
pub struct Inner<'a> {
    pub nets: &'a Nets,
    pub families: &'a Families,
    pub constraints: &'a Constraints,
    pub options: &'a Options,
    pub remainders: &'a [Remainder],
}

impl Inner<'_> {
    /// Lets other members make payments where that leaves fewer inside.
    pub fn share(&self, outer: &[Transfer], shared: &mut Vec<Transfer>) {
        let count = |shared: &[Transfer]| {
            self.plans(shared).map_or(usize::MAX, |plans| plans.iter().map(|plan| plan.transfers.len()).sum())
        };
        let mut best = count(shared);
        let mut left = WAYS_MAX;
        for at in 0..outer.len() {
            for (from, to) in self.families.pairs(outer[at].from, outer[at].to, self.constraints) {
                if best == 0 || left == 0 {
                    return;
                }
                left -= 1;
                let mut changed = shared.clone();
                (changed[at].from, changed[at].to) = (from, to);
                let found = count(&changed);
                if found < best {
                    (best, *shared) = (found, changed);
                }
            }
        }
    }

    /// Plans inside every family once these payments are made.
    pub fn plans(&self, shared: &[Transfer]) -> Result<Vec<Plan>, Infeasible> {
        let mut balances = self.nets.balances().to_vec();
        let mut constraints =
            Constraints { families: Vec::new(), rounding: None, relay: true, ..self.constraints.clone() };
        for transfer in shared {
            balances[transfer.from.index()] += transfer.amount;
            balances[transfer.to.index()] -= transfer.amount;
            if let Some(most) = constraints.payments_max_of(transfer.from) {
                let left = most.checked_sub(1).ok_or_else(|| Infeasible {
                    cause: Cause::TooMany,
                    people: vec![transfer.from],
                    relaxations: vec![Relaxation::PaymentsMax(transfer.from, most + 1)],
                })?;
                constraints.payments_max.insert(transfer.from, left);
            }
        }
        for remainder in self.remainders {
            balances[remainder.person.index()] -= remainder.amount;
        }
        let inside = |members: &BTreeSet<Person>| {
            let mut inside: Vec<Amount> = vec![0; balances.len()];
            members.iter().for_each(|member| inside[member.index()] = balances[member.index()]);
            let inside = Nets::new(inside).expect("a family is even once it has settled as one");
            let mut constraints = constraints.clone();
            // Nobody else passes it on.
            let others = (0..inside.len()).map(Person::new).filter(|other| !members.contains(other));
            let pairs = others.flat_map(|other| members.iter().map(move |member| Pair::new(*member, other)));
            if !constraints.is_free() {
                constraints.forbidden.extend(pairs);
            }
            rounding::look(&inside, &constraints, self.options)
        };
        self.families.members.iter().map(inside).collect()
    }
}
