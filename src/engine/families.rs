//! Families: people who settle as one towards the others, and then inside.
//!
//! 1. One member stands for the family with the balance of all.
//! 2. The plan among those who stand for a family and everyone else is as
//!    short as can be. A family may pay whom any of its members may pay.
//! 3. Each of these payments is made by the member who stands for the family
//!    if they may, else by the first who may.
//! 4. What members are then out of balance is settled inside, again as
//!    shortly as can be.

use std::collections::{BTreeMap, BTreeSet};

use super::constraints::{Constraints, Pair};
use super::infeasible::{Cause, Infeasible};
use super::nets::{Amount, Nets, Person};
use super::plan::{Plan, Proof, Reason, Transfer, groups};
use super::rounding;
use super::settle::Options;

/// Plans with families, if there are any.
pub(super) fn settle(nets: &Nets, constraints: &Constraints, options: &Options) -> Result<Plan, Infeasible> {
    if constraints.families.is_empty() {
        return rounding::settle(nets, constraints, options);
    }
    let families = Families::new(nets, constraints)?;
    let outer_nets = families.as_one(nets);
    let outer_constraints = families.constraints(nets, constraints);
    let outer = rounding::settle(&outer_nets, &outer_constraints, options)?;
    let mut transfers = families.by_members(&outer.transfers, constraints);
    let mut plans = vec![outer];
    let mut balances = nets.balances().to_vec();
    for transfer in &transfers {
        balances[transfer.from.index()] += transfer.amount;
        balances[transfer.to.index()] -= transfer.amount;
    }
    for remainder in &plans[0].remainders {
        balances[remainder.person.index()] -= remainder.amount;
    }
    let inner_constraints = Constraints { families: Vec::new(), rounding: None, ..constraints.clone() };
    for members in &families.members {
        let mut inside: Vec<Amount> = vec![0; balances.len()];
        for member in members.iter().filter(|m| m.index() < balances.len()) {
            inside[member.index()] = balances[member.index()];
        }
        let inside = Nets::new(inside).expect("a family is even once it has settled as one");
        let inner = match inner_constraints.is_free() {
            true => super::settle::fewest(&inside, &inner_constraints, options)?,
            false => rounding::settle(&inside, &inner_constraints, options)?,
        };
        transfers.extend(&inner.transfers);
        plans.push(inner);
    }
    Ok(joined(transfers, &plans))
}

fn joined(transfers: Vec<Transfer>, plans: &[Plan]) -> Plan {
    let least: usize = plans.iter().map(Plan::transfers_min).sum();
    let is_optimal = plans.iter().all(|plan| plan.proof == Proof::Optimal);
    let plan = Plan {
        blocks: groups(&transfers),
        proof: match is_optimal {
            true => Proof::Optimal,
            false => Proof::AtLeast(least),
        },
        transfers,
        reason: Reason::Exhausted,
        remainders: plans.iter().flat_map(|p| p.remainders.clone()).collect(),
        steps: plans.iter().map(|plan| plan.steps).sum(),
    };
    plan.sorted()
}

struct Families {
    members: Vec<BTreeSet<Person>>,
    /// Who stands for each family.
    heads: Vec<Person>,
    family_of: BTreeMap<Person, usize>,
}

impl Families {
    fn new(nets: &Nets, constraints: &Constraints) -> Result<Families, Infeasible> {
        let mut families = Families { members: Vec::new(), heads: Vec::new(), family_of: BTreeMap::new() };
        for members in constraints.families.iter().filter(|family| !family.is_empty()) {
            let strangers = |person: &&Person| person.index() < nets.len();
            let members: BTreeSet<Person> = members.iter().filter(strangers).copied().collect();
            for member in &members {
                let number = families.members.len();
                if families.family_of.insert(*member, number).is_some() {
                    return Err(Infeasible {
                        cause: Cause::Meaningless,
                        people: vec![*member],
                        relaxations: Vec::new(),
                    });
                }
            }
            let sum: Amount = members.iter().map(|member| nets.of(*member)).sum();
            let on_its_side = |member: &&Person| {
                let balance = nets.of(**member) * sum.signum();
                (balance, std::cmp::Reverse(**member))
            };
            if let Some(head) = members.iter().max_by_key(on_its_side) {
                families.heads.push(*head);
                families.members.push(members);
            }
        }
        Ok(families)
    }

    fn as_one(&self, nets: &Nets) -> Nets {
        let mut balances = nets.balances().to_vec();
        for (members, head) in self.members.iter().zip(&self.heads) {
            let sum = members.iter().map(|member| nets.of(*member)).sum();
            for member in members {
                balances[member.index()] = 0;
            }
            balances[head.index()] = sum;
        }
        Nets::new(balances).expect("the sums of some balances add up as the balances do")
    }

    /// Lets the head of a family pay whom any member may pay.
    fn constraints(&self, nets: &Nets, constraints: &Constraints) -> Constraints {
        let mut outer = Constraints { families: Vec::new(), ..constraints.clone() };
        for (number, head) in self.heads.iter().enumerate() {
            for at in 0..nets.len() {
                let other = Person::new(at);
                if self.family_of.get(&other) == Some(&number) {
                    // Other members do not pass anything on for their head.
                    outer.forbidden.insert(Pair::new(*head, other));
                } else if self.pair(*head, other, constraints).is_some() {
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

    /// Returns who pays whom when two pay who may stand for families.
    fn pair(&self, one: Person, other: Person, constraints: &Constraints) -> Option<(Person, Person)> {
        let all = |person: Person| -> Vec<Person> {
            let family = self.family_of.get(&person).filter(|at| self.heads[**at] == person);
            let members = family.map_or(Vec::new(), |at| self.members[*at].iter().copied().collect());
            let mut all = vec![person];
            all.extend(members.into_iter().filter(|member| *member != person));
            all
        };
        let others = all(other);
        let pairs = all(one).into_iter();
        let mut pairs = pairs.flat_map(|a| others.iter().map(move |b| (a, *b)));
        pairs.find(|(a, b)| constraints.may_pay(*a, *b))
    }

    fn by_members(&self, transfers: &[Transfer], constraints: &Constraints) -> Vec<Transfer> {
        let by_members = |transfer: &Transfer| {
            let pair = self.pair(transfer.from, transfer.to, constraints);
            let (from, to) = pair.unwrap_or((transfer.from, transfer.to));
            Transfer { from, to, ..*transfer }
        };
        transfers.iter().map(by_members).collect()
    }
}
