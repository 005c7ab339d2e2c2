//! What is settled inside families once others are paid.

use crate::engine::constraints::{Constraints, Pair};
use crate::engine::families::Families;
use crate::engine::infeasible::{Cause, Infeasible, Relaxation};
use crate::engine::nets::{Nets, Person};
use crate::engine::plan::{Plan, Remainder, Transfer};
use crate::engine::rounding;
use crate::engine::settle::Options;

/// So many ways to share each family's payments among its members are tried.
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
    /// Lets those members make payments, and be paid, who leave the fewest
    /// payments inside: family by family, all ways for each.
    pub fn share(&self, outer: &[Transfer], shared: &mut [Transfer]) {
        for family in 0..self.families.members.len() {
            let members: Vec<Person> = self.families.members[family].iter().copied().collect();
            let is_of = |person: &Person| self.families.family_of.get(person) == Some(&family);
            let own: Vec<usize> =
                (0..outer.len()).filter(|at| is_of(&outer[*at].from) || is_of(&outer[*at].to)).collect();
            let Some(ways) = members.len().checked_pow(u32::try_from(own.len()).unwrap_or(u32::MAX)) else {
                continue;
            };
            let count = |shared: &[Transfer]| self.plan(family, shared).map_or(usize::MAX, |plan| plan.transfers.len());
            let mut best = count(shared);
            for way in 0..ways.min(WAYS_MAX) {
                if best == 0 {
                    break;
                }
                let mut changed = shared.to_vec();
                let mut way = way;
                for at in &own {
                    let member = members[way % members.len()];
                    way /= members.len();
                    match is_of(&outer[*at].from) {
                        true => changed[*at].from = member,
                        false => changed[*at].to = member,
                    }
                }
                if !own.iter().all(|at| self.may_pay(&changed[*at])) {
                    continue;
                }
                let found = count(&changed);
                if found < best {
                    best = found;
                    shared.copy_from_slice(&changed);
                }
            }
        }
    }

    fn may_pay(&self, paid: &Transfer) -> bool {
        let is_through = self.families.hub.is_none_or(|hub| paid.from == hub || paid.to == hub);
        is_through && self.constraints.may_pay(paid.from, paid.to)
    }

    /// Plans inside every family once these payments are made.
    ///
    /// # Errors
    /// When that is too many payments for somebody, of a family or not, or no
    /// plan is found.
    pub fn plans(&self, shared: &[Transfer]) -> Result<Vec<Plan>, Infeasible> {
        for paid in shared {
            let made = shared.iter().filter(|other| other.from == paid.from).count();
            if self.constraints.payments_max_of(paid.from).is_some_and(|most| made > most) {
                return Err(too_many(paid.from, made));
            }
        }
        (0..self.families.members.len()).map(|family| self.plan(family, shared)).collect()
    }

    /// Plans inside a family once these payments are made.
    fn plan(&self, family: usize, shared: &[Transfer]) -> Result<Plan, Infeasible> {
        let members = &self.families.members[family];
        let mut balances = vec![0; self.nets.len()];
        members.iter().for_each(|member| balances[member.index()] = self.nets.of(*member));
        let mut constraints =
            Constraints { families: Vec::new(), rounding: None, relay: true, ..self.constraints.clone() };
        for transfer in shared {
            if members.contains(&transfer.to) {
                balances[transfer.to.index()] -= transfer.amount;
            }
            if !members.contains(&transfer.from) {
                continue;
            }
            balances[transfer.from.index()] += transfer.amount;
            if let Some(most) = constraints.payments_max_of(transfer.from) {
                let left = most.checked_sub(1).ok_or_else(|| too_many(transfer.from, most + 1))?;
                constraints.payments_max.insert(transfer.from, left);
            }
        }
        for remainder in self.remainders.iter().filter(|remainder| members.contains(&remainder.person)) {
            balances[remainder.person.index()] -= remainder.amount;
        }
        let inside = Nets::new(balances).expect("a family is even once it has settled as one");
        // Nobody else passes it on.
        let others = (0..inside.len()).map(Person::new).filter(|other| !members.contains(other));
        let pairs = others.flat_map(|other| members.iter().map(move |member| Pair::new(*member, other)));
        if !constraints.is_free() {
            constraints.forbidden.extend(pairs);
        }
        rounding::look(&inside, &constraints, self.options)
    }
}

fn too_many(person: Person, made: usize) -> Infeasible {
    Infeasible { cause: Cause::TooMany, people: vec![person], relaxations: vec![Relaxation::PaymentsMax(person, made)] }
}
