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
//! 4. Else the free groups, joined until they can settle.

use super::constraints::Constraints;
use super::effort::Steps;
use super::goals::{self, Settled};
use super::infeasible::{Cause, Infeasible};
use super::nets::{Amount, Nets, Person};
use super::packing;
use super::plan::{Plan, Proof, Reason, Transfer};
use super::rows::{Rows, Set};
use super::settle::Options;
use super::tree::Owed;
use super::wishes::Wishes;
use super::{explain, reduce};

/// As many people are decided by looking at all groups.
const EXACT_MAX: usize = 14;

/// More people are not planned for under constraints.
const PEOPLE_MAX: usize = 600;

/// More people are not packed.
const PACKED_MAX: usize = 128;

/// Plans under constraints on who pays whom, how much and how often.
///
/// # Errors
/// With the reason when there is no plan.
pub(super) fn settle(nets: &Nets, constraints: &Constraints, options: &Options) -> Result<Plan, Infeasible> {
    let owed = Owed::new(&options.debts);
    let concerned = people(nets, constraints);
    if concerned.len() > PEOPLE_MAX {
        return Err(Infeasible {
            cause: Cause::OutOfEffort,
            people: concerned.iter().map(|(person, _)| *person).collect(),
            relaxations: Vec::new(),
        });
    }
    explain::graph(&Wishes::new(concerned, constraints, &owed))?;
    settle_or_not(nets, constraints, options).ok_or_else(|| explain::limits(nets, constraints, options))
}

/// Plans, or does not say why not.
pub(super) fn settle_or_not(nets: &Nets, constraints: &Constraints, options: &Options) -> Option<Plan> {
    let open: Vec<(Person, Amount)> = nets.open().collect();
    if open.is_empty() {
        return Some(Plan::settled());
    }
    let owed = Owed::new(&options.debts);
    let mut steps = Steps::new(options.effort);
    let half = steps.left() / 2;
    let free = steps.within(half, |steps| reduce::groups(&open, steps));
    let least = open.len() - free.upper;
    let mut people = people(nets, constraints);
    people.sort_unstable_by_key(|(person, balance)| (balance.abs(), *balance, *person));
    let wishes = Wishes::new(people, constraints, &owed);

    let free_sets = places(&wishes, &free.groups);
    if let Some(settled) = settled(&wishes, &free_sets)
        && payments(&settled) == least
    {
        return Some(plan(&settled, least, free.reason, &steps));
    }
    if wishes.people.len() <= EXACT_MAX
        && let Some(settled) = goals::exact_within(&wishes, &mut steps)
    {
        let count = payments(&settled);
        // Larger payments than allowed may be avoided by going in circles,
        // which is not looked for.
        let is_all = constraints.payment_min.is_none_or(|least| least <= 1);
        let least = if is_all { count } else { least };
        return Some(plan(&settled, least, Reason::Exhausted, &steps));
    }
    let bound = wishes.people.len() - least;
    let joined = joined(&wishes, free_sets);
    let packed = packed(&wishes, joined.clone(), bound, &mut steps);
    let is_all = constraints.payment_min.is_none_or(|least| least <= 1);
    let least = match (&packed.proof, is_all) {
        (Some(_), true) => wishes.people.len() - packed.upper,
        _ => least,
    };
    let found = settled(&wishes, &packed.sets).or_else(|| settled(&wishes, &joined));
    found.map(|settled| plan(&settled, least, Reason::Exhausted, &steps))
}

/// Returns the people who matter: those not at zero and, if money may pass
/// through them, those at zero who stand between others.
fn people(nets: &Nets, constraints: &Constraints) -> Vec<(Person, Amount)> {
    if !constraints.relay {
        return nets.open().collect();
    }
    let everyone = nets.balances().iter().enumerate();
    let everyone = everyone.map(|(at, balance)| (Person::new(at), *balance));
    let all: Vec<(Person, Amount)> = everyone.collect();
    let open: Vec<Person> = nets.open().map(|(person, _)| person).collect();
    let is_useful = |(person, balance): &(Person, Amount)| {
        *balance != 0 || open.iter().any(|other| constraints.may_pay(*person, *other))
    };
    if open.len() > PEOPLE_MAX {
        return nets.open().collect();
    }
    let is_complete = open.iter().all(|one| open.iter().all(|other| one == other || constraints.may_pay(*one, *other)));
    match is_complete {
        true => nets.open().collect(),
        false => all.into_iter().filter(is_useful).collect(),
    }
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
    if wishes.people.len() > PACKED_MAX || sets.len() >= bound {
        return packing::Packed { sets, upper: bound, proof: None };
    }
    let values = wishes.people.iter().map(|(_, balance)| *balance).collect();
    let rows = Rows::new(values, vec![1; wishes.people.len()]);
    let can_settle = |set: &[usize]| wishes.can_settle(set);
    packing::improve(&rows, Some(&can_settle), sets, bound, steps)
}

fn plan(settled: &[Settled], least: usize, reason: Reason, steps: &Steps) -> Plan {
    let transfers: Vec<Transfer> = settled.iter().flat_map(|s| s.transfers.clone()).collect();
    let alone = |settled: &&Settled| !settled.transfers.is_empty();
    let blocks = settled.iter().filter(alone);
    let people = |group: &goals::Group| group.iter().map(|(person, _)| *person).collect();
    Plan {
        proof: match transfers.len() <= least {
            true => Proof::Optimal,
            false => Proof::AtLeast(least),
        },
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
    use super::super::infeasible::Relaxation;
    use super::super::oracle::balanced;
    use super::super::settle::settle;
    use super::*;

    fn pair(one: usize, other: usize) -> Pair {
        Pair::new(Person::new(one), Person::new(other))
    }

    /// The fewest payments by another way: every choice of pairs without a
    /// cycle says how much goes along each, if it settles at all.
    fn forest_min(balances: &[Amount], constraints: &Constraints) -> Option<usize> {
        let count = balances.len();
        let all = (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b)));
        let allowed = |pair: &(usize, usize)| constraints.may_pay(Person::new(pair.0), Person::new(pair.1));
        let pairs: Vec<(usize, usize)> = all.filter(allowed).collect();
        (0u32..1 << pairs.len())
            .filter(|chosen| {
                let forest = pairs.iter().enumerate();
                let forest = forest.filter(|(at, _)| chosen >> at & 1 == 1);
                settles(balances, &forest.map(|(_, p)| *p).collect::<Vec<_>>(), constraints)
            })
            .map(|chosen| usize::try_from(chosen.count_ones()).unwrap())
            .min()
    }

    /// Tells whether paying along these pairs only, from the leaves on,
    /// settles everyone within the constraints.
    fn settles(balances: &[Amount], pairs: &[(usize, usize)], constraints: &Constraints) -> bool {
        let mut left = balances.to_vec();
        let mut pairs = pairs.to_vec();
        let mut paid = vec![0; balances.len()];
        while !pairs.is_empty() {
            let degree = |person: usize| pairs.iter().filter(|p| p.0 == person || p.1 == person).count();
            let leaf = pairs.iter().enumerate().find_map(|(at, (a, b))| {
                (degree(*a) == 1).then_some((at, *a, *b)).or((degree(*b) == 1).then_some((at, *b, *a)))
            });
            let Some((at, leaf, other)) = leaf else {
                return false;
            };
            pairs.remove(at);
            let amount = left[leaf];
            let (from, to) = if amount < 0 { (leaf, other) } else { (other, leaf) };
            paid[from] += 1;
            let is_direct = balances[from] < 0 && balances[to] > 0;
            let is_small = constraints.payment_min.is_some_and(|least| amount.abs() < least);
            if amount == 0 || is_small || !(is_direct || constraints.relay) {
                return false;
            }
            left[other] += amount;
            left[leaf] = 0;
        }
        let within = |at: usize| constraints.payments_max_of(Person::new(at)).is_none_or(|most| paid[at] <= most);
        left.iter().all(|balance| *balance == 0) && (0..paid.len()).all(within)
    }

    fn keeps(plan: &Plan, nets: &Nets, constraints: &Constraints) -> bool {
        let made = |person: Person| plan.transfers.iter().filter(|t| t.from == person).count();
        plan.settles(nets)
            && plan.transfers.iter().all(|t| {
                constraints.may_pay(t.from, t.to)
                    && constraints.payment_min.is_none_or(|least| t.amount >= least)
                    && constraints.payments_max_of(t.from).is_none_or(|most| made(t.from) <= most)
                    && (constraints.relay || (nets.of(t.from) < 0 && nets.of(t.to) > 0))
            })
    }

    fn wishes() -> impl Strategy<Value = Constraints> {
        let pairs = prop::collection::btree_set((0usize..6, 0usize..6), 0..9);
        (
            pairs.clone(),
            prop_oneof![3 => Just(None), 2 => pairs.prop_map(Some)],
            any::<bool>(),
            prop_oneof![7 => Just(None), 3 => (1usize..3).prop_map(Some)],
            prop_oneof![7 => Just(None), 3 => (2i128..8).prop_map(Some)],
        )
            .prop_map(|(forbidden, allowed, relay, cap, least)| {
                let set = |pairs: BTreeSet<(usize, usize)>| {
                    pairs.into_iter().filter(|(a, b)| a != b).map(|(a, b)| pair(a, b)).collect::<BTreeSet<_>>()
                };
                Constraints {
                    forbidden: if allowed.is_some() { BTreeSet::new() } else { set(forbidden) },
                    allowed: allowed.map(set),
                    relay,
                    payments_max_each: cap,
                    payment_min: least,
                    ..Constraints::default()
                }
            })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

        #[test]
        fn constraints_are_exact(balances in balanced(1..5, 8), wishes in wishes()) {
            let nets = Nets::new(balances.iter().copied()).unwrap();
            let expected = forest_min(&balances, &wishes);
            match settle(&nets, &wishes, &Options::default()) {
                Ok(plan) => {
                    prop_assert!(keeps(&plan, &nets, &wishes), "{:?}", plan);
                    prop_assert_eq!(Some(plan.transfers.len()), expected, "{:?}", plan);
                    prop_assert!(plan.proof == Proof::Optimal || wishes.payment_min.is_some());
                }
                Err(infeasible) => {
                    prop_assert_eq!(expected, None, "{:?}", infeasible);
                    for relaxation in &infeasible.relaxations {
                        let mut relaxed = wishes.clone();
                        match relaxation {
                            Relaxation::Allow(pairs) => for pair in pairs {
                                relaxed.forbidden.remove(pair);
                                if let Some(allowed) = &mut relaxed.allowed {
                                    allowed.insert(*pair);
                                }
                            },
                            Relaxation::Relay => relaxed.relay = true,
                            Relaxation::PaymentMin(least) => relaxed.payment_min = Some(*least),
                            Relaxation::PaymentsMax(person, most) => {
                                relaxed.payments_max.insert(*person, *most);
                            }
                            _ => {}
                        }
                        relaxed.payments_max_each = relaxed.payments_max_each.filter(|_| !matches!(relaxation, Relaxation::Allow(_) | Relaxation::Relay) || matches!(infeasible.cause, Cause::TooMany));
                        if matches!(infeasible.cause, Cause::CutOff { .. } | Cause::Overloaded { .. }) {
                            relaxed.payment_min = None;
                        }
                        prop_assert!(settle(&nets, &relaxed, &Options::default()).is_ok(), "{:?} {:?}", infeasible, relaxation);
                    }
                }
            }
        }

        /// The packing, which decides larger groups, agrees.
        #[test]
        fn packing_agrees(balances in balanced(3..9, 9), blocked in prop::collection::btree_set((0usize..9, 0usize..9), 0..14), relay in any::<bool>()) {
            let nets = Nets::new(balances.iter().copied()).unwrap();
            let forbidden = blocked.into_iter().filter(|(a, b)| a != b).map(|(a, b)| pair(a, b)).collect();
            let constraints = Constraints { forbidden, relay, ..Constraints::default() };
            let owed = Owed::new(&Default::default());
            let wishes = Wishes::new(people(&nets, &constraints), &constraints, &owed);
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
