//! The fewest payments when not anyone may pay anyone.
//!
//! Law: people split into groups that can settle among themselves under the
//! constraints; a group of `s` takes `s - 1` payments. So the most groups are
//! wanted, as in the free problem, with people at zero as groups of their own
//! when money may pass through them. Since constraints only take plans away,
//! the bound of the free problem holds here too.
//!
//! 1. The shortest free plan, if it happens to keep to the constraints.
//! 2. A few people: all groups.
//! 3. More: packing, with only the groups that can settle.
//! 4. Where that leaves a gap: all groups of a few dozen.
//! 5. Else the free groups, joined until they can settle.

pub(super) mod bystanders;
pub(super) mod circles;
pub(super) mod explain;
pub(super) mod flow;
pub(super) mod forests;
pub(super) mod groves;
pub(super) mod pairwise;
pub(super) mod pivots;
pub(super) mod retrace;
pub(super) mod wishes;

use self::forests::Ground;
use self::groves::Groves;
use self::pairwise::Verdict;
use self::retrace::Paid;
use self::wishes::Wishes;
use super::constraints::Constraints;
use super::effort::{Effort, Steps};
use super::exact::packing;
use super::exact::reduce;
use super::exact::rows::{Rows, Set};
use super::families::households::Households;
use super::goals::{self, Settled};
use super::infeasible::Infeasible;
use super::nets::{Amount, Nets, Person};
use super::plan::{Plan, Proof, Reason, Transfer, groups};
use super::settle::Options;
use super::tree::Owed;

/// As many people are decided by looking at all groups.
const EXACT_MAX: usize = 14;

/// More people are not planned for under constraints.
pub(super) const PEOPLE_MAX: usize = 600;

/// Steps for each plan tried with less asked for.
pub(super) const EFFORT_EACH: Effort = Effort(20_000_000);

/// Of more people it is not decided pair by pair whether they pay.
const PAIRED_MAX: usize = 32;

/// Steps to name fewer people who prove that there is no plan.
const EXPLAINED: u64 = 300_000_000;

/// Whether a set can settle within limits takes so many times longer to tell
/// than what the steps of packing count.
const LIMITED_COST: u64 = 16;

/// More people are not packed.
const PACKED_MAX: usize = 128;

/// Plans under constraints on who pays whom, how much and how often.
///
/// # Errors
/// With what stands in the way of a plan, and the people who prove it.
pub(super) fn settle(nets: &Nets, constraints: &Constraints, options: &Options) -> Result<Plan, Infeasible> {
    if nets.open().next().is_none() {
        return Ok(Plan::settled());
    }
    match among(bystanders::people(nets, constraints), nets, constraints, options) {
        Err(_) if bystanders::are_left_out(nets, constraints) => {
            Err(explain::unknown(nets.open().map(|(person, _)| person)))
        }
        planned => planned.map(|plan| bystanders::bounded(nets, constraints, plan)),
    }
}

/// Plans for the people who matter.
fn among(
    concerned: Vec<(Person, Amount)>,
    nets: &Nets,
    constraints: &Constraints,
    options: &Options,
) -> Result<Plan, Infeasible> {
    if concerned.len() > PEOPLE_MAX {
        return Err(explain::unknown(nets.open().map(|(person, _)| person)));
    }
    let owed = Owed::new(&options.debts);
    let wishes = Wishes::new(concerned, constraints, &owed);
    explain::graph(&wishes).map_err(|why| explain::with_those_between(nets, constraints, why))?;
    let all: Vec<usize> = (0..wishes.people.len()).collect();
    let is_open = |part: &Vec<usize>| part.iter().any(|at| wishes.people[*at].1 != 0);
    let mut parts: Vec<Vec<usize>> = wishes.parts(&all).into_iter().filter(is_open).collect();
    if parts.len() == 1 {
        return together(wishes.people.clone(), constraints, options);
    }
    parts.sort_by_key(|part| (part.len(), part.first().copied()));
    let mut plans = Vec::new();
    let mut left = options.clone();
    for (at, part) in parts.iter().enumerate() {
        let people = part.iter().map(|at| wishes.people[*at]).collect();
        // What one part does not need is for the others.
        let parts_left = u64::try_from(parts.len() - at).unwrap_or(u64::MAX);
        let each = Options { effort: Effort(left.effort.0 / parts_left), ..left.clone() };
        let plan = together(people, constraints, &each)?;
        left.effort = Effort(left.effort.0.saturating_sub(plan.steps));
        plans.push(plan);
    }
    Ok(Plan::joined(&plans))
}

/// Plans for people who may pay only each other.
fn together(
    mut people: Vec<(Person, Amount)>,
    constraints: &Constraints,
    options: &Options,
) -> Result<Plan, Infeasible> {
    let owed = Owed::new(&options.debts);
    let open: Vec<(Person, Amount)> = people.iter().copied().filter(|(_, balance)| *balance != 0).collect();
    let mut steps = Steps::new(options.effort);
    let free = steps.within(options.effort.0 / 2, |steps| reduce::groups(&open, steps));
    let least = open.len() - free.upper;
    people.sort_unstable_by_key(|(person, balance)| (balance.abs(), *balance, *person));
    let wishes = Wishes::new(people, constraints, &owed);

    let free_sets = places(&wishes, &free.groups);
    if let Some(settled) = settled(&wishes, &free_sets)
        && payments(&settled) == least
    {
        return Ok(plan(&settled, least, free.reason, &steps));
    }
    explain::small(&wishes.people, constraints)?;
    if wishes.is_limited()
        && wishes.people.len() <= EXACT_MAX
        && let Some(decided) = limited(&wishes, least, &mut steps)
    {
        return decided;
    }
    if wishes.people.len() <= EXACT_MAX
        && !wishes.is_limited()
        && let Some(settled) = goals::exact_within(&wishes, None, &mut steps)
    {
        let least = payments(&settled);
        return Ok(plan(&settled, least, Reason::Exhausted, &steps));
    }
    explain::counted(&wishes, least)?;
    let bound = wishes.people.len() - least;
    let joined = joined(&wishes, free_sets);
    let packed = packed(&wishes, joined.clone(), bound, &mut steps);
    let groups_max = match &packed.proof {
        None => bound,
        // Circles save no payment; the weights bound all groups that do.
        Some(proof) if constraints.payment_min.is_some_and(|least| least > 1) => {
            bound.min(proof.weights.bound(&vec![1; wishes.people.len()]))
        }
        Some(_) => packed.upper,
    };
    let least = wishes.people.len() - groups_max;
    explain::counted(&wishes, least)?;
    let all = vec![(0..wishes.people.len()).collect()];
    let found = [&packed.sets, &joined, &all].into_iter().find_map(|sets| settled(&wishes, sets));
    let known = found.as_ref().map(|found| payments(found));
    if wishes.is_limited() && known.is_none_or(|known| known > least) {
        let found = match found {
            Some(found) => Some(plan(&found, least, Reason::Exhausted, &steps)),
            None => unlikely(&wishes, least, &mut steps)?,
        };
        if found.as_ref().is_none_or(|found| found.transfers.len() > least)
            && let Some(decided) = limited(&wishes, least, &mut steps)
        {
            return better(found, decided);
        }
        return found.ok_or_else(|| explain::unknown(open.iter().map(|(person, _)| *person)));
    }
    if let Some(plan) = decided(&wishes, known.unwrap_or(usize::MAX), least, &mut steps) {
        return Ok(plan);
    }
    match found {
        Some(settled) => Ok(plan(&settled, least, Reason::Exhausted, &steps)),
        None => Err(explain::unknown(open.iter().map(|(person, _)| *person))),
    }
}

/// Decides a few people whose payments are limited in size or number; nothing
/// when they are too many. No plan has fewer than `least` payments.
fn limited(wishes: &Wishes, least: usize, steps: &mut Steps) -> Option<Result<Plan, Infeasible>> {
    let all: Vec<usize> = (0..wishes.people.len()).collect();
    let ground = wishes.ground(&all);
    let fewest = circles::fewest(&ground, steps)?;
    let Some(found) = &fewest.plan else {
        return Some(Err(match fewest.is_none() {
            true => steps.within(EXPLAINED, |steps| {
                explain::limits(&wishes.people, wishes.constraints, &mut |asked| {
                    let wishes = Wishes::new(wishes.people.clone(), asked, wishes.owed);
                    circles::fewest(&wishes.ground(&all), steps).is_some_and(|fewest| fewest.is_none())
                })
            }),
            false => explain::unknown(wishes.people.iter().map(|(person, _)| *person)),
        }));
    };
    let least = fewest.least.map_or(least, |proven| proven.max(least));
    if fewest.is_trees
        && let Some(settled) = nicest(wishes, &ground, &found.blocks, steps)
        && payments(&settled) == found.payments.len()
    {
        return Some(Ok(plan(&settled, least, Reason::Exhausted, steps)));
    }
    Some(Ok(as_plan(wishes, &found.payments, least, steps)))
}

/// Makes payments by place a plan; no plan has fewer than `least` payments.
fn as_plan(wishes: &Wishes, payments: &[Paid], least: usize, steps: &Steps) -> Plan {
    let name = |at: usize| wishes.people[at].0;
    let named = payments.iter();
    let named = named.map(|(from, to, amount)| Transfer { from: name(*from), to: name(*to), amount: *amount });
    let transfers: Vec<Transfer> = named.collect();
    let plan = Plan {
        blocks: groups(&transfers),
        proof: Proof::of(transfers.len(), least),
        transfers,
        reason: Reason::Exhausted,
        remainders: Vec::new(),
        steps: steps.spent(),
    };
    plan.sorted()
}

/// Returns any plan within the limits, if one is found.
///
/// # Errors
/// When it is proven that there is none.
fn unlikely(wishes: &Wishes, least: usize, steps: &mut Steps) -> Result<Option<Plan>, Infeasible> {
    let all: Vec<usize> = (0..wishes.people.len()).collect();
    if wishes.constraints.relay || all.len() > PAIRED_MAX {
        return Ok(None);
    }
    let verdict = |asked: &Constraints, share: u64, steps: &mut Steps| {
        let wishes = Wishes::new(wishes.people.clone(), asked, wishes.owed);
        let part = steps.left() / share;
        steps.within(part, |steps| pairwise::settle(&wishes.ground(&all), steps))
    };
    match verdict(wishes.constraints, 8, steps) {
        Verdict::Found(payments) => Ok(Some(as_plan(wishes, &payments, least, steps))),
        Verdict::Unknown => Ok(None),
        Verdict::None => Err(steps.within(EXPLAINED, |steps| {
            let is_none = &mut |asked: &Constraints| matches!(verdict(asked, 32, steps), Verdict::None);
            explain::limits(&wishes.people, wishes.constraints, is_none)
        })),
    }
}

/// Returns the nicest of the splits into the most trees; of many people, the
/// nicest trees of the split that was found.
fn nicest(wishes: &Wishes, ground: &Ground, blocks: &[Set], steps: &mut Steps) -> Option<Vec<Settled>> {
    if wishes.people.len() > EXACT_MAX {
        return settled(wishes, blocks);
    }
    let groves = Groves::new(ground)?;
    goals::exact_within(wishes, Some(&groves), steps)
}

/// Returns the shorter of two plans, with the bound of both.
fn better(known: Option<Plan>, decided: Result<Plan, Infeasible>) -> Result<Plan, Infeasible> {
    match (known, decided) {
        (None, decided) => decided,
        (Some(known), Ok(decided)) => {
            let least = known.transfers_min().max(decided.transfers_min());
            let shorter = if decided.transfers.len() < known.transfers.len() { decided } else { known };
            Ok(Plan { proof: Proof::of(shorter.transfers.len(), least), ..shorter })
        }
        (Some(known), Err(_)) => Ok(known),
    }
}

/// Decides a few dozen people of whom it is not known whether they need so
/// many payments, by all sets that can settle without passing on: as families
/// of one each.
fn decided(wishes: &Wishes, known: usize, least: usize, steps: &mut Steps) -> Option<Plan> {
    if known <= least || wishes.constraints.relay || wishes.is_limited() {
        return None;
    }
    let households = Households {
        people: wishes.people.clone(),
        family: (0..wishes.people.len()).collect(),
        constraints: wishes.constraints,
        owed: wishes.owed,
    };
    let part = steps.left() / 2;
    let decided = steps.within(part, |steps| households.decide(steps))?;
    let transfers = decided.outer;
    let plan = Plan {
        blocks: groups(&transfers),
        proof: Proof::of(transfers.len(), decided.least.max(least)),
        transfers,
        reason: Reason::Exhausted,
        remainders: Vec::new(),
        steps: steps.spent(),
    };
    Some(plan.sorted())
}

/// Returns groups as places among the people, with everyone at zero alone.
fn places(wishes: &Wishes, groups: &[goals::Group]) -> Vec<Set> {
    let place: std::collections::HashMap<Person, usize> =
        wishes.people.iter().enumerate().map(|(at, (person, _))| (*person, at)).collect();
    let mut sets: Vec<Set> = groups
        .iter()
        .map(|group| {
            let mut set: Set = group.iter().map(|(person, _)| place[person]).collect();
            set.sort_unstable();
            set
        })
        .collect();
    let at_zero = (0..wishes.people.len()).filter(|at| wishes.people[*at].1 == 0);
    sets.extend(at_zero.map(|at| vec![at]));
    sets.sort_unstable();
    sets
}

/// Returns the payments inside all sets, if all can settle.
fn settled(wishes: &Wishes, sets: &[Set]) -> Option<Vec<Settled>> {
    sets.iter()
        .map(|set| {
            if !wishes.can_settle(set) {
                return None;
            }
            let (transfers, niceness) = wishes.payments(set)?;
            let group = set.iter().map(|at| wishes.people[*at]).collect();
            Some(Settled { group, transfers, niceness })
        })
        .collect()
}

fn payments(settled: &[Settled]) -> usize {
    settled.iter().map(|settled| settled.transfers.len()).sum()
}

/// Joins sets that cannot settle with the one that makes them able to, or
/// with the next that they may pay, until all can or one is left.
fn joined(wishes: &Wishes, mut sets: Vec<Set>) -> Vec<Set> {
    while let Some(stuck) = sets.iter().position(|set| !wishes.can_settle(set)) {
        if sets.len() == 1 {
            break;
        }
        let stuck = sets.remove(stuck);
        let join = |other: &Set| {
            let mut union: Set = stuck.iter().chain(other).copied().collect();
            union.sort_unstable();
            union
        };
        let is_near = |other: &Set| {
            let mut pairs = stuck.iter().flat_map(|a| other.iter().map(move |b| (*a, *b)));
            pairs.any(|(one, other)| wishes.may_pay(one, other))
        };
        let able = sets.iter().position(|other| wishes.can_settle(&join(other)));
        let at = able.or_else(|| sets.iter().position(is_near)).unwrap_or(0);
        let other = sets.remove(at);
        sets.push(join(&other));
    }
    sets.sort_unstable();
    sets
}

fn packed(wishes: &Wishes, sets: Vec<Set>, bound: usize, steps: &mut Steps) -> packing::Packed {
    let part = steps.left() / if wishes.is_limited() { LIMITED_COST } else { 1 };
    if wishes.people.len() > PACKED_MAX || sets.len() >= bound {
        return packing::Packed { sets, upper: bound, proof: None };
    }
    let values = wishes.people.iter().map(|(_, balance)| *balance).collect();
    let rows = Rows::new(values, vec![1; wishes.people.len()]);
    let can_settle = |set: &[usize]| wishes.can_settle(set);
    steps.within(part, |steps| packing::improve(&rows, Some(&can_settle), sets, bound, steps))
}

fn plan(settled: &[Settled], least: usize, reason: Reason, steps: &Steps) -> Plan {
    let transfers: Vec<Transfer> = settled.iter().flat_map(|s| s.transfers.clone()).collect();
    let alone = |settled: &&Settled| !settled.transfers.is_empty();
    let blocks = settled.iter().filter(alone);
    let people = |group: &goals::Group| group.iter().map(|(person, _)| *person).collect();
    Plan {
        proof: Proof::of(transfers.len(), least),
        blocks: blocks.map(|settled| people(&settled.group)).collect(),
        transfers,
        reason,
        remainders: Vec::new(),
        steps: steps.spent(),
    }
    .sorted()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::super::constraints::Pair;
    use super::super::infeasible::{Cause, Relaxation};
    use super::super::oracles::oracle::balanced;
    use super::super::oracles::supports::keeps;
    use super::super::settle::settle;
    use super::*;

    fn pair(one: usize, other: usize) -> Pair {
        Pair::new(Person::new(one), Person::new(other))
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

        /// The packing, which decides larger groups, agrees.
        #[test]
        fn packing_agrees(balances in balanced(3..9, 9), blocked in prop::collection::btree_set((0usize..9, 0usize..9), 0..14), relay in any::<bool>()) {
            let nets = Nets::new(balances.iter().copied()).unwrap();
            let forbidden = blocked.into_iter().filter(|(a, b)| a != b).map(|(a, b)| pair(a, b)).collect();
            let constraints = Constraints { forbidden, relay, ..Constraints::default() };
            let owed = Owed::new(&Default::default());
            let wishes = Wishes::new(bystanders::people(&nets, &constraints), &constraints, &owed);
            prop_assume!(wishes.people.len() > 1 && explain::graph(&wishes).is_ok());
            let plan = settle(&nets, &constraints, &Options::default()).unwrap();
            let count = wishes.people.len();
            let mut steps = Steps::new(super::super::Effort(200_000_000));
            let start = vec![(0..count).collect()];
            let packed = packed(&wishes, start, count, &mut steps);
            prop_assert!(packed.upper >= count - plan.transfers.len());
            let found = super::settled(&wishes, &packed.sets).map_or(usize::MAX, |s| payments(&s));
            prop_assert!(found >= plan.transfers.len());
            if packed.sets.len() == packed.upper {
                prop_assert_eq!(found, plan.transfers.len());
            }
        }
    }

    #[test]
    fn too_many_people_are_refused_at_once() {
        let balances = (0..20_000i64).map(|at| if at % 2 == 0 { at + 1 } else { -at });
        let nets = Nets::new(balances).unwrap();
        let constraints = Constraints { forbidden: [pair(0, 1)].into(), ..Constraints::default() };
        let infeasible = settle(&nets, &constraints, &Options::default()).unwrap_err();
        assert_eq!(infeasible.cause, Cause::OutOfEffort);
    }

    /// A few dozen people, some of whom are blocked: a plan that keeps to it,
    /// and an honest bound.
    #[test]
    fn dozens_of_people() {
        for relay in [false, true] {
            let mut balances: Vec<Amount> = (1..40).map(|at| (at * at * 37) % 211 - 100).collect();
            balances.push(-balances.iter().sum::<Amount>());
            let nets = Nets::new(balances).unwrap();
            let blocked = (0..40usize).flat_map(|at| [(at, (at * 7 + 3) % 40), (at, (at * 5 + 1) % 40)]);
            let blocked = blocked.filter(|(one, other)| one != other);
            let constraints = Constraints {
                forbidden: blocked.map(|(one, other)| pair(one, other)).collect(),
                relay,
                ..Constraints::default()
            };
            let options = Options { effort: super::super::Effort(200_000_000), ..Options::default() };
            let plan = settle(&nets, &constraints, &options).unwrap();
            assert!(keeps(&plan, &nets, &constraints));
            assert!(plan.transfers_min() <= plan.transfers.len());
        }
    }

    #[test]
    fn everyone_blocked_from_everyone() {
        let nets = Nets::new([5, -5, 7, -7]).unwrap();
        let constraints = Constraints { allowed: Some(BTreeSet::new()), ..Constraints::default() };
        let infeasible = settle(&nets, &constraints, &Options::default()).unwrap_err();
        assert_eq!(infeasible.people.len(), 1);
        assert_eq!(infeasible.relaxations, [Relaxation::Allow(vec![pair(0, 1), pair(2, 3)])]);
    }

    #[test]
    fn two_halves_that_do_not_balance() {
        let nets = Nets::new([5, -4, 3, -4]).unwrap();
        let constraints = Constraints { allowed: Some([pair(0, 1), pair(2, 3)].into()), ..Constraints::default() };
        let infeasible = settle(&nets, &constraints, &Options::default()).unwrap_err();
        assert_eq!(infeasible.cause, Cause::CutOff { over: 1 });
        assert_eq!(infeasible.people, [Person::new(0), Person::new(1)]);
        assert_eq!(infeasible.relaxations, [Relaxation::Allow(vec![pair(0, 3)])]);
    }

    #[test]
    fn an_exact_pair_is_not_always_right() {
        // Paying between the first two would strand the third.
        let nets = Nets::new([5, -5, -5, 5]).unwrap();
        let constraints =
            Constraints { allowed: Some([pair(0, 1), pair(0, 2), pair(1, 3)].into()), ..Constraints::default() };
        let plan = settle(&nets, &constraints, &Options::default()).unwrap();
        assert_eq!(plan.transfers.len(), 2);
    }

    /// Three may pay little, one of them nothing: that one proves it.
    #[test]
    fn no_more_people_are_named_than_prove_it() {
        let nets = Nets::new([30, -10, -20, -7, 7]).unwrap();
        let caps = [(1, 0), (2, 1), (3, 1)].map(|(who, most)| (Person::new(who), most));
        let constraints = Constraints { payments_max: caps.into(), ..Constraints::default() };
        let infeasible = settle(&nets, &constraints, &Options::default()).unwrap_err();
        assert_eq!((infeasible.cause, infeasible.people), (Cause::TooMany, vec![Person::new(1)]));
    }

    #[test]
    fn a_family_settles_as_one() {
        let family = |people: &[usize]| people.iter().map(|p| Person::new(*p)).collect();
        let nets = Nets::new([-10, -20, 4, 26, 0]).unwrap();
        let constraints = Constraints { families: vec![family(&[0, 1, 4]), family(&[2])], ..Constraints::default() };
        let plan = settle(&nets, &constraints, &Options::default()).unwrap();
        assert!(plan.settles(&nets));
        // One member pays both others; the other pays that member.
        assert_eq!(plan.transfers.len(), 3);
        let twice = Constraints { families: vec![family(&[0, 1]), family(&[1, 2])], ..Constraints::default() };
        let infeasible = settle(&nets, &twice, &Options::default()).unwrap_err();
        assert_eq!(infeasible.cause, Cause::Meaningless);
    }
}
