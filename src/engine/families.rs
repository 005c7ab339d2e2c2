//! Families: people who settle as one towards the others, and then inside.
//!
//! 1. One member stands for the family with the balance of all: the one with
//!    most on the family's side, or the hub.
//! 2. The plan among those who stand for a family and everyone else is as
//!    short as can be. A family may pay whom any of its members may pay.
//! 3. Each of these payments is made by a member who may: the one who stands
//!    for the family, unless another leaves fewer payments inside.
//! 4. What members are then out of balance is settled inside, again as
//!    shortly as can be. A cap on someone's payments counts both.
//!
//! The number of payments to others is proven, and so is the number inside
//! given who pays the others. Whether another plan to others, of the same
//! length, would leave less to do inside is decided for a few people
//! ([`super::households`]); the bound claimed holds whatever it is.

use std::collections::{BTreeMap, BTreeSet};

use super::constrained::EFFORT_EACH;
use super::constraints::{Constraints, Pair};
use super::effort::{Effort, Steps};
use super::households::{Decided, Households};
use super::infeasible::{Cause, Infeasible, Relaxation};
use super::nets::{Amount, Nets, Person};
use super::plan::{Plan, Proof, Reason, Remainder, Transfer, groups};
use super::settle::{Mode, Options};
use super::tree::Owed;
use super::{hub, reduce, rounding};

/// So many ways to share a family's payments among its members are tried.
const WAYS_MAX: usize = 300;

/// Plans with families, if there are any.
pub(super) fn settle(nets: &Nets, constraints: &Constraints, options: &Options) -> Result<Plan, Infeasible> {
    let hub = match options.mode {
        Mode::Hub(hub) => Some(hub),
        _ => None,
    };
    let plan = |nets: &Nets, constraints: &Constraints| match hub {
        Some(hub) => hub::settle(nets, hub, constraints),
        None => rounding::settle(nets, constraints, options),
    };
    if constraints.families.is_empty() {
        return plan(nets, constraints);
    }
    let families = Families::new(nets, constraints, hub)?;
    let outer_nets = families.as_one(nets);
    let outer = plan(&outer_nets, &families.constraints(nets, constraints))?;
    let inner = Inner { nets, families: &families, constraints, options, remainders: &outer.remainders };
    let mut shared = families.by_members(&outer.transfers, constraints);
    inner.share(&outer.transfers, &mut shared);
    let mut plans = inner.plans(&shared)?;
    let mut least = match hub {
        None => families.least(nets, &outer, &plans, constraints.relay).max(free_least(nets, constraints, options)),
        Some(hub) if constraints.rounding.is_none() => families.hub_least(nets, hub, options),
        Some(_) => outer.transfers_min(),
    };
    let mut transfers = merged(shared.iter().chain(plans.iter().flat_map(|plan| &plan.transfers)));
    let decided = match hub {
        None if transfers.len() > least => families.decided(nets, constraints, options),
        _ => None,
    };
    if let Some(decided) = decided {
        least = least.max(decided.least);
        let decided_plans = inner.plans(&decided.outer)?;
        let all = merged(decided.outer.iter().chain(decided_plans.iter().flat_map(|plan| &plan.transfers)));
        if all.len() < transfers.len() {
            (transfers, plans) = (all, decided_plans);
        }
    }
    let plan = Plan {
        blocks: groups(&transfers),
        proof: Proof::of(transfers.len(), least),
        transfers,
        reason: hub.map_or(Reason::Exhausted, Reason::Hub),
        steps: outer.steps + plans.iter().map(|plan| plan.steps).sum::<u64>(),
        remainders: outer.remainders,
    };
    Ok(plan.sorted())
}

/// Makes one payment of those by the same person to the same other.
fn merged<'t>(transfers: impl Iterator<Item = &'t Transfer>) -> Vec<Transfer> {
    let mut amounts: BTreeMap<(Person, Person), Amount> = BTreeMap::new();
    for transfer in transfers {
        *amounts.entry((transfer.from, transfer.to)).or_insert(0) += transfer.amount;
    }
    amounts.into_iter().map(|((from, to), amount)| Transfer { from, to, amount }).collect()
}

/// Returns how many payments any plan needs, with families or without.
fn free_least(nets: &Nets, constraints: &Constraints, options: &Options) -> usize {
    let open: Vec<(Person, Amount)> = nets.open().collect();
    match constraints.rounding {
        None => open.len() - reduce::groups(&open, &mut Steps::new(options.effort.min(EFFORT_EACH))).upper,
        Some(_) => 0,
    }
}

/// What families settle inside, depending on who makes their payments.
struct Inner<'a> {
    nets: &'a Nets,
    families: &'a Families,
    constraints: &'a Constraints,
    options: &'a Options,
    remainders: &'a [Remainder],
}

impl Inner<'_> {
    /// Lets other members make payments where that leaves fewer inside.
    fn share(&self, outer: &[Transfer], shared: &mut Vec<Transfer>) {
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
    fn plans(&self, shared: &[Transfer]) -> Result<Vec<Plan>, Infeasible> {
        let mut balances = self.nets.balances().to_vec();
        let mut constraints = Constraints { families: Vec::new(), rounding: None, ..self.constraints.clone() };
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
            if self.constraints.rounding.is_some() {
                // What is paid to others is rounded, what is settled inside is not: nobody else passes it on.
                let others = (0..inside.len()).map(Person::new).filter(|other| !members.contains(other));
                let pairs = others.flat_map(|other| members.iter().map(move |member| Pair::new(*member, other)));
                constraints.forbidden.extend(pairs);
            }
            rounding::settle(&inside, &constraints, self.options)
        };
        self.families.members.iter().map(inside).collect()
    }
}

struct Families {
    /// The person through whom all payments to others go, if any.
    hub: Option<Person>,
    members: Vec<BTreeSet<Person>>,
    /// Who stands for each family.
    heads: Vec<Person>,
    family_of: BTreeMap<Person, usize>,
}

impl Families {
    fn new(nets: &Nets, constraints: &Constraints, hub: Option<Person>) -> Result<Families, Infeasible> {
        let mut families = Families { hub, members: Vec::new(), heads: Vec::new(), family_of: BTreeMap::new() };
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
                (hub == Some(**member), balance, std::cmp::Reverse(**member))
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
    fn pairs(&self, one: Person, other: Person, constraints: &Constraints) -> Vec<(Person, Person)> {
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

    /// Returns how many payments there are at least: those to others, and one
    /// inside for everyone whom only their family can settle with, being owed
    /// when the family owes or the other way round.
    fn least(&self, nets: &Nets, outer: &Plan, plans: &[Plan], relay: bool) -> usize {
        let inside = self.members.iter().zip(plans).map(|(members, plan)| {
            let sum: Amount = members.iter().map(|member| nets.of(*member)).sum();
            let opposite = members.iter().filter(|member| nets.of(**member).signum() == -sum.signum()).count();
            match (relay, sum) {
                (true, _) => 0,
                (false, 0) => plan.transfers_min(),
                (false, _) => opposite,
            }
        });
        outer.transfers_min() + inside.sum::<usize>()
    }

    /// Returns how many payments there are at least through a hub: one for
    /// everyone but the hub, less one for each set of a family, without the
    /// hub, that settles by itself.
    fn hub_least(&self, nets: &Nets, hub: Person, options: &Options) -> usize {
        let others: Vec<(Person, Amount)> = nets.open().filter(|(person, _)| *person != hub).collect();
        let sets = self.members.iter().map(|members| {
            let mut inside: Vec<(Person, Amount)> =
                others.iter().copied().filter(|(person, _)| members.contains(person)).collect();
            let over: Amount = inside.iter().map(|(_, balance)| balance).sum();
            // The hub stands for all that are not of the family.
            inside.extend((over != 0).then_some((hub, -over)));
            let mut steps = Steps::new(options.effort.min(EFFORT_EACH));
            reduce::groups(&inside, &mut steps).upper - usize::from(over != 0)
        });
        others.len() - sets.sum::<usize>()
    }

    /// Decides a few people of whom nothing is asked but who pays whom, if
    /// everyone may pay everyone in their family.
    fn decided(&self, nets: &Nets, constraints: &Constraints, options: &Options) -> Option<Decided> {
        let pairs = Constraints {
            forbidden: constraints.forbidden.clone(),
            allowed: constraints.allowed.clone(),
            relay: constraints.relay,
            ..Constraints::default()
        };
        let rest = Constraints { families: Vec::new(), ..constraints.clone() };
        let is_complete = pairs.forbidden.is_empty() && pairs.allowed.is_none();
        let is_inside_open = self.members.iter().all(|members| {
            members.iter().all(|one| members.iter().all(|other| one == other || pairs.may_pay(*one, *other)))
        });
        if rest != pairs || !is_inside_open || (pairs.relay && !is_complete) {
            return None;
        }
        let all = (0..nets.len()).map(Person::new);
        let matters = |person: &Person| nets.of(*person) != 0 || (!is_complete && self.family_of.contains_key(person));
        let people: Vec<(Person, Amount)> = all.filter(matters).map(|person| (person, nets.of(person))).collect();
        let alone = |person: Person| self.members.len() + person.index();
        let family = people.iter().map(|(person, _)| self.family_of.get(person).copied().unwrap_or(alone(*person)));
        let family = family.collect();
        let owed = Owed::new(&options.debts);
        let households = Households { people, family, constraints: &pairs, owed: &owed };
        households.decide(&mut Steps::new(Effort(options.effort.0 / 4)))
    }

    fn by_members(&self, transfers: &[Transfer], constraints: &Constraints) -> Vec<Transfer> {
        let by_members = |transfer: &Transfer| {
            let pairs = self.pairs(transfer.from, transfer.to, constraints);
            let (from, to) = pairs.first().copied().unwrap_or((transfer.from, transfer.to));
            Transfer { from, to, ..*transfer }
        };
        transfers.iter().map(by_members).collect()
    }
}
