//! Families: people who settle as one towards the others, and then inside.
//!
//! What a plan with families must keep to is told in [`self::kin`], which
//! decides it for a few people. A plan is also made in steps, of any number of
//! people; it is taken when it is as good, or when there are too many:
//!
//! 1. One member stands for the family with the balance of all: the one with
//!    most on the family's side, or the hub.
//! 2. The plan among those who stand for a family and everyone else is as
//!    short as can be. A family may pay whom any of its members may pay, and as
//!    often as all of them together.
//! 3. Each of these payments is made by a member who may: the one who stands
//!    for the family, unless another leaves fewer payments inside.
//! 4. What members are then out of balance is settled inside, again as
//!    shortly as can be. A cap on someone's payments counts both.
//!
//! What is asked of those who stand for families is never more than what is
//! asked of the members, so that there is no plan when there is none here, and
//! no plan has fewer payments to others. Where only pairs are asked for,
//! [`self::households`] decides two dozen people. Of any number it is said of
//! each family what pieces it falls into ([`self::pieces`]), which betters the
//! plan made in steps and proves it in most cases.

pub(super) mod asked;
pub(super) mod at_least;
pub(super) mod harvest;
pub(super) mod households;
pub(super) mod inside;
pub(super) mod kin;
pub(super) mod orchards;
pub(super) mod order;
pub(super) mod pieces;
pub(super) mod plots;
pub(super) mod rings;
pub(super) mod standing;
pub(super) mod ways;

use std::collections::{BTreeMap, BTreeSet};

use self::at_least::free_least;
use self::households::{Decided, Households};
use self::inside::Inner;
use self::kin::Kin;
use self::plots::Worth;
use super::constrained::circles::circle;
use super::constrained::explain;
use super::constrained::retrace::Paid;
use super::constraints::Constraints;
use super::effort::{Effort, Steps};
use super::hub;
use super::infeasible::{Cause, Infeasible};
use super::nets::{Amount, Nets, Person};
use super::plan::{Plan, Proof, Reason, Remainder, Transfer, groups};
use super::refusals;
use super::rounding;
use super::rounding::ranges::Range;
use super::settle::{Mode, Options};
use super::tree::Owed;

/// Plans with families, if there are any, and says what would help when there
/// is no plan.
pub(super) fn settle(nets: &Nets, constraints: &Constraints, options: &Options) -> Result<Plan, Infeasible> {
    match (constraints.families.is_empty(), options.mode) {
        (true, Mode::Hub(hub)) => return hub::settle(nets, hub, constraints),
        (true, _) => return rounding::settle(nets, constraints, options),
        (false, Mode::Hub(hub)) => return through(nets, hub, constraints, options),
        (false, _) => {}
    }
    refusals::planned(nets, constraints, options, &|asked, effort| {
        look(nets, asked, &Options { effort, ..options.clone() })
    })
}

/// Plans with families whose payments to others go through one person.
fn through(nets: &Nets, hub: Person, constraints: &Constraints, options: &Options) -> Result<Plan, Infeasible> {
    let families = Families::new(nets, constraints, Some(hub))?;
    let outer = hub::settle(&families.as_one(nets), hub, &families.constraints(nets, constraints, Caps::OfHeads))?;
    let inner = Inner { nets, families: &families, constraints, options, remainders: &outer.remainders };
    let mut shared = families.by_members(&outer.transfers, constraints);
    inner.share(&outer.transfers, &mut shared);
    let plans = inner.plans(&shared)?;
    let least = match constraints.rounding {
        None => families.hub_least(nets, hub, options),
        Some(_) => outer.transfers_min(),
    };
    let plan = joined(&shared, &plans, outer.remainders);
    Ok(Plan { proof: Proof::of(plan.transfers.len(), least), reason: Reason::Hub(hub), ..plan })
}

/// Plans, or says why not.
fn look(nets: &Nets, constraints: &Constraints, options: &Options) -> Result<Plan, Infeasible> {
    let families = Families::new(nets, constraints, None)?;
    let likely = match families.likely(nets, constraints, options, Caps::OfAll) {
        Err(why) if why.cause == Cause::OutOfEffort => families.alone(nets, constraints, options).ok_or(why),
        likely => likely,
    };
    let is_best = |plan: &Plan| plan.proof == Proof::Optimal && !is_netted(constraints);
    let likely = match likely {
        Ok(plan) if is_best(&plan) => return Ok(plan),
        Err(why) if why.cause != Cause::OutOfEffort => return Err(why),
        likely => pieces::better(&families, nets, constraints, options, likely),
    };
    if families.is_plain(constraints) || likely.as_ref().is_ok_and(is_best) {
        return likely;
    }
    let mut steps = Steps::new(options.effort);
    let kin = Kin::new(nets, constraints, &families.members);
    let Some(decided) = kin.and_then(|kin| kin.decide(&mut steps)) else {
        return likely;
    };
    let Some(found) = decided.plan else {
        let open = || nets.open().map(|(person, _)| person);
        return match likely {
            _ if decided.is_proven => Err(explain::because(Cause::Together, open().collect())),
            likely => likely,
        };
    };
    // As short, the one that was not found by trying is nicer.
    let likely = likely.ok().filter(|plan| families.worth(&plan.transfers) <= found.worth);
    let plan = likely.unwrap_or_else(|| Plan {
        blocks: groups(&found.transfers),
        transfers: found.transfers,
        remainders: found.remainders,
        ..joined(&[], &[], Vec::new())
    });
    let least = if decided.is_proven { plan.transfers.len() } else { decided.least };
    Ok(Plan { proof: Proof::of(plan.transfers.len(), least), steps: plan.steps + steps.spent(), ..plan }.sorted())
}

/// Returns the plan of payments to others and those inside families.
fn joined(outer: &[Transfer], plans: &[Plan], remainders: Vec<Remainder>) -> Plan {
    let transfers = merged(outer.iter().chain(plans.iter().flat_map(|plan| &plan.transfers)));
    let plan = Plan {
        blocks: groups(&transfers),
        proof: Proof::AtLeast(0),
        transfers,
        reason: Reason::Exhausted,
        steps: plans.iter().map(|plan| plan.steps).sum::<u64>(),
        remainders,
    };
    plan.sorted()
}

/// Makes one payment of those by the same person to the same other.
fn merged<'t>(transfers: impl Iterator<Item = &'t Transfer>) -> Vec<Transfer> {
    let mut amounts: BTreeMap<(Person, Person), Amount> = BTreeMap::new();
    for transfer in transfers {
        *amounts.entry((transfer.from, transfer.to)).or_insert(0) += transfer.amount;
    }
    amounts.into_iter().map(|((from, to), amount)| Transfer { from, to, amount }).collect()
}

/// Tells whether money comes back to who paid it.
fn comes_back(plan: &Plan) -> bool {
    let paid = plan.transfers.iter().map(|paid| (paid.from.index(), paid.to.index(), paid.amount));
    !circle(&paid.collect::<Vec<Paid>>()).is_empty()
}

/// Whose caps hold for what a family pays others.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Caps {
    /// Those of all its members together.
    OfAll,
    /// That of the one who stands for it.
    OfHeads,
}

/// Tells whether what two families pay each other may, as one, be less than is
/// asked, so that families that settle as one prove nothing.
pub(super) fn is_netted(constraints: &Constraints) -> bool {
    constraints.relay && constraints.payment_min.is_some_and(|least| least > 1)
}

pub(super) struct Families {
    /// The person through whom all payments to others go, if any.
    hub: Option<Person>,
    pub(super) members: Vec<BTreeSet<Person>>,
    /// Who stands for each family.
    pub(super) heads: Vec<Person>,
    pub(super) family_of: BTreeMap<Person, usize>,
    /// How many payments the members of each make to each other, at least.
    pub(super) made_inside: Vec<usize>,
}

impl Families {
    fn new(nets: &Nets, constraints: &Constraints, hub: Option<Person>) -> Result<Families, Infeasible> {
        Families::of(nets, &constraints.families, hub)
    }

    /// Takes families, some of which may be parts of those that settle as one.
    fn of(nets: &Nets, all: &[BTreeSet<Person>], hub: Option<Person>) -> Result<Families, Infeasible> {
        let mut families = Families {
            hub,
            members: Vec::new(),
            heads: Vec::new(),
            family_of: BTreeMap::new(),
            made_inside: Vec::new(),
        };
        for members in all.iter().filter(|family| !family.is_empty()) {
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
                families.made_inside.push(0);
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

    /// Plans for those who stand for families and everyone else. Some who stand
    /// for families get units within a range that is known.
    ///
    /// # Errors
    /// With a proof that there is no plan, unless effort ran out.
    fn outer(
        &self,
        nets: &Nets,
        constraints: &Constraints,
        options: &Options,
        caps: Caps,
        known: &BTreeMap<Person, Range>,
    ) -> Result<Plan, Infeasible> {
        let unknown = |_| explain::unknown(nets.open().map(|(person, _)| person));
        let outer =
            rounding::look_within(&self.as_one(nets), &self.constraints(nets, constraints, caps), known, options);
        if is_netted(constraints) { outer.map_err(unknown) } else { outer }
    }

    /// Lets members make the payments to others, and plans inside; nothing when
    /// no plan for the inside is found.
    fn laid(&self, inner: &Inner, outer: &Plan) -> Option<(Vec<Plan>, Plan)> {
        let mut shared = self.by_members(&outer.transfers, inner.constraints);
        inner.share(&outer.transfers, &mut shared);
        let plans = inner.plans(&shared).ok()?;
        let plan = joined(&shared, &plans, outer.remainders.clone());
        Some((plans, plan))
    }

    /// Plans in steps, and betters the plan by what is known of families.
    ///
    /// # Errors
    /// With a proof that there is no plan, unless effort ran out.
    fn likely(
        &self,
        nets: &Nets,
        constraints: &Constraints,
        options: &Options,
        caps: Caps,
    ) -> Result<Plan, Infeasible> {
        let outer = self.outer(nets, constraints, options, caps, &BTreeMap::new())?;
        let unknown = || explain::unknown(nets.open().map(|(person, _)| person));
        let inner = Inner { nets, families: self, constraints, options, remainders: &outer.remainders };
        let (plans, mut plan) = self.laid(&inner, &outer).ok_or_else(unknown)?;
        let mut least = self.least(nets, &outer, &plans, constraints).max(free_least(nets, constraints, options));
        let mut outer_least = outer.transfers_min();
        if plan.transfers.len() > least
            && let Some(decided) = self.decided(nets, &kin::without_limits(constraints), options)
        {
            outer_least = outer_least.max(decided.outer.len());
            plan = self.shorter(plan, &decided, &inner);
            // Others to whom more is paid may pay less inside.
            if self.worth(&plan.transfers).0 == decided.outer.len() {
                least = least.max(decided.least);
            }
        }
        if kin::is_limited(constraints) && comes_back(&plan) {
            return Err(unknown());
        }
        // As few in all as can be, but perhaps more to others than need be.
        let is_more = self.worth(&plan.transfers).0 > outer_least;
        let least = if is_more && !self.is_plain(constraints) { least.min(plan.transfers.len() - 1) } else { least };
        Ok(Plan { proof: Proof::of(plan.transfers.len(), least), steps: plan.steps + outer.steps, ..plan })
    }

    /// Returns the plan that was decided without limits, if it is better and
    /// keeps to them.
    fn shorter(&self, plan: Plan, decided: &Decided, inner: &Inner) -> Plan {
        let is_small = |paid: &Transfer| inner.constraints.payment_min.is_some_and(|least| paid.amount < least);
        if decided.outer.iter().any(is_small) {
            return plan;
        }
        let other = inner.plans(&decided.outer).ok().map(|plans| joined(&decided.outer, &plans, Vec::new()));
        let is_better = |other: &Plan| self.worth(&other.transfers) < self.worth(&plan.transfers);
        other.filter(is_better).unwrap_or(plan)
    }

    /// Plans when those who stand for families make all payments to others.
    fn alone(&self, nets: &Nets, constraints: &Constraints, options: &Options) -> Option<Plan> {
        let is_capped = !constraints.payments_max.is_empty() || constraints.payments_max_each.is_some();
        let plan = is_capped.then(|| self.likely(nets, constraints, options, Caps::OfHeads).ok())??;
        // Others might have made some, so that this proves nothing.
        let least = free_least(nets, constraints, options).min(plan.transfers.len().saturating_sub(1));
        Some(Plan { proof: Proof::of(plan.transfers.len(), least), ..plan })
    }

    /// Tells whether nothing is asked but who pays others.
    fn is_plain(&self, constraints: &Constraints) -> bool {
        let is_complete = constraints.forbidden.is_empty() && constraints.allowed.is_none();
        let is_open = |one: &Person, other: &Person| one == other || constraints.may_pay(*one, *other);
        constraints.rounding.is_none()
            && !kin::is_limited(constraints)
            && (!constraints.relay || is_complete)
            && self.members.iter().all(|all| all.iter().all(|one| all.iter().all(|other| is_open(one, other))))
    }

    /// Returns how many payments there are to others, and in all.
    fn worth(&self, transfers: &[Transfer]) -> Worth {
        let is_inner = |paid: &&Transfer| {
            self.family_of.get(&paid.from).is_some_and(|family| self.family_of.get(&paid.to) == Some(family))
        };
        (transfers.len() - transfers.iter().filter(is_inner).count(), transfers.len())
    }

    /// Decides a few people of whom nothing is asked but who pays whom, if
    /// everyone may pay everyone in their family.
    fn decided(&self, nets: &Nets, constraints: &Constraints, options: &Options) -> Option<Decided> {
        if !self.is_plain(constraints) {
            return None;
        }
        let pairs = Constraints { families: Vec::new(), ..constraints.clone() };
        let is_complete = pairs.forbidden.is_empty() && pairs.allowed.is_none();
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
}
