//! Why constraints leave no plan, and the least that would help.

use super::constraints::{Constraints, Pair};
use super::effort::Effort;
use super::infeasible::{Cause, Infeasible, Relaxation};
use super::nets::{Amount, Nets, Person};
use super::settle::{Options, settle};
use super::wishes::Wishes;
use super::{constrained, tree};

/// So many pairs are tried as the one to allow.
const PAIRS_MAX: usize = 2_000;

/// More pairs than this are not offered together.
const OFFERED_MAX: usize = 24;

/// Steps for each plan tried under relaxed constraints.
const EFFORT_EACH: Effort = Effort(20_000_000);

/// Checks that who may pay whom leaves a plan.
///
/// # Errors
/// With the people who are cut off, or who owe more than those they may pay
/// are owed, or the other way round.
pub(super) fn graph(wishes: &Wishes) -> Result<(), Infeasible> {
    let all: Vec<usize> = (0..wishes.people.len()).collect();
    let parts = wishes.parts(&all);
    let sum = |part: &[usize]| -> Amount { part.iter().map(|at| wishes.people[*at].1).sum() };
    let stranded = parts.iter().filter(|part| sum(part) != 0);
    if let Some(part) = stranded.min_by_key(|part| (part.len(), part.first().copied())) {
        let mut relaxations = Vec::new();
        if let Some(pairs) = bridges(wishes, &parts) {
            relaxations.push(Relaxation::Allow(pairs));
        }
        return Err(Infeasible { cause: Cause::CutOff { over: sum(part) }, people: named(wishes, part), relaxations });
    }
    if wishes.constraints.relay {
        return Ok(());
    }
    let Err(shortfall) = wishes.send(&all) else {
        return Ok(());
    };
    let mut relaxations = Vec::new();
    if let Some(pair) = one_pair(wishes) {
        relaxations.push(Relaxation::Allow(vec![pair]));
    }
    relaxations.push(Relaxation::Relay);
    if relaxations.len() == 1
        && let Some(pairs) = some_pairs(wishes)
    {
        relaxations.push(Relaxation::Allow(pairs));
    }
    Err(Infeasible {
        cause: Cause::Overloaded { over: shortfall.over },
        people: named(wishes, &shortfall.people),
        relaxations,
    })
}

fn named(wishes: &Wishes, places: &[usize]) -> Vec<Person> {
    let mut people: Vec<Person> = places.iter().map(|at| wishes.people[*at].0).collect();
    people.sort_unstable();
    people
}

/// Returns the fewest pairs that bring every part to zero: the parts settle
/// like people, so the engine itself says between which.
fn bridges(wishes: &Wishes, parts: &[Vec<usize>]) -> Option<Vec<Pair>> {
    let sum = |part: &[usize]| -> Amount { part.iter().map(|at| wishes.people[*at].1).sum() };
    let nets = Nets::new(parts.iter().map(|part| sum(part))).ok()?;
    let options = Options { effort: EFFORT_EACH, ..Options::default() };
    let plan = settle(&nets, &Constraints::default(), &options).ok()?;
    let furthest = |part: &[usize], sign: Amount| {
        let by = |at: &&usize| (sign * wishes.people[**at].1, std::cmp::Reverse(**at));
        part.iter().max_by_key(by).copied()
    };
    let pair = |transfer: &super::plan::Transfer| {
        let from = furthest(&parts[transfer.from.index()], -1)?;
        let to = furthest(&parts[transfer.to.index()], 1)?;
        Some(Pair::new(wishes.people[from].0, wishes.people[to].0))
    };
    let pairs: Option<Vec<Pair>> = plan.transfers.iter().map(pair).collect();
    // Without passing on, the bridges may not be enough.
    pairs.filter(|pairs| pairs.len() <= OFFERED_MAX && helps(wishes, pairs))
}

/// Tells whether allowing pairs leaves a plan, going by who may pay whom.
fn helps(wishes: &Wishes, pairs: &[Pair]) -> bool {
    wishes.constraints.relay || shortfall(wishes, pairs) == 0
}

/// Returns how much cannot be placed when these pairs are allowed as well.
fn shortfall(wishes: &Wishes, pairs: &[Pair]) -> Amount {
    let balances: Vec<Amount> = wishes.people.iter().map(|(_, balance)| *balance).collect();
    let may = |one: usize, other: usize| {
        let pair = Pair::new(wishes.people[one].0, wishes.people[other].0);
        wishes.may_pay(one, other) || pairs.contains(&pair)
    };
    match super::flow::send(&balances, &may) {
        Ok(_) => 0,
        Err(shortfall) => shortfall.over,
    }
}

/// Returns the pairs that may not pay each other but could use it.
fn blocked(wishes: &Wishes) -> Vec<Pair> {
    let count = wishes.people.len();
    let mut pairs = Vec::new();
    for one in 0..count {
        for other in one + 1..count {
            let signs = wishes.people[one].1.signum() * wishes.people[other].1.signum();
            if signs < 0 && !wishes.may_pay(one, other) && pairs.len() < PAIRS_MAX {
                pairs.push(Pair::new(wishes.people[one].0, wishes.people[other].0));
            }
        }
    }
    pairs
}

fn one_pair(wishes: &Wishes) -> Option<Pair> {
    blocked(wishes).into_iter().find(|pair| helps(wishes, &[*pair]))
}

/// Returns pairs that help together, each the one that helps most.
fn some_pairs(wishes: &Wishes) -> Option<Vec<Pair>> {
    let mut candidates = blocked(wishes);
    candidates.truncate(PAIRS_MAX / 10);
    let mut chosen: Vec<Pair> = Vec::new();
    let mut over = shortfall(wishes, &chosen);
    while over > 0 && chosen.len() < OFFERED_MAX {
        let with = |pair: &Pair| {
            let mut pairs = chosen.clone();
            pairs.push(*pair);
            shortfall(wishes, &pairs)
        };
        let best = candidates.iter().map(|pair| (with(pair), *pair)).min()?;
        if best.0 == over {
            return None;
        }
        over = best.0;
        chosen.push(best.1);
    }
    (over == 0).then_some(chosen)
}

/// Explains that limits on the size and the number of payments leave no plan
/// that was found.
pub(super) fn limits(nets: &Nets, constraints: &Constraints, options: &Options) -> Infeasible {
    let mut relaxations = Vec::new();
    let try_with = |relaxed: &Constraints| {
        let options = Options { effort: options.effort.min(EFFORT_EACH), ..Options::default() };
        constrained::settle_or_not(nets, relaxed, &options).is_some()
    };
    let open: Vec<(Person, Amount)> = nets.open().collect();
    let least = constraints.payment_min.filter(|least| *least > 1);
    let is_capped = !constraints.payments_max.is_empty() || constraints.payments_max_each.is_some();
    if let Some(least) = least {
        let with = |payment_min: Amount| Constraints { payment_min: Some(payment_min), ..constraints.clone() };
        relaxations.extend(largest(least, |payment| try_with(&with(payment))).map(Relaxation::PaymentMin));
    }
    if is_capped {
        let raised = open.iter().filter_map(|(person, balance)| {
            let most = constraints.payments_max_of(*person)?;
            if *balance > 0 && !constraints.relay {
                return None;
            }
            let raised = |by: usize| {
                let mut relaxed = constraints.clone();
                relaxed.payments_max.insert(*person, most + by);
                relaxed
            };
            let by = (1..=3).find(|by| try_with(&raised(*by)))?;
            Some((by, Relaxation::PaymentsMax(*person, most + by)))
        });
        let mut raised: Vec<(usize, Relaxation)> = raised.take(16).collect();
        raised.sort_by_key(|(by, _)| *by);
        relaxations.extend(raised.into_iter().map(|(_, relaxation)| relaxation));
    }
    if !constraints.relay {
        let relayed = Constraints { relay: true, ..constraints.clone() };
        if try_with(&relayed) {
            relaxations.push(Relaxation::Relay);
        }
    }
    let too_small =
        |(_, balance): &&(Person, Amount)| !constraints.relay && least.is_some_and(|least| balance.abs() < least);
    let small: Vec<Person> = open.iter().filter(too_small).map(|(p, _)| *p).collect();
    let people = match small.is_empty() {
        true => open.iter().map(|(person, _)| *person).collect(),
        false => small.clone(),
    };
    Infeasible {
        cause: match (small.is_empty(), least, is_capped) {
            (false, _, _) => Cause::TooSmall,
            _ if open.len() > tree::PEOPLE_MAX => Cause::OutOfEffort,
            (_, Some(_), false) => Cause::TooSmall,
            (_, None, true) => Cause::TooMany,
            _ => Cause::Together,
        },
        people,
        relaxations,
    }
}

/// Returns the largest smaller amount with which there is a plan.
fn largest(least: Amount, is_enough: impl Fn(Amount) -> bool) -> Option<Amount> {
    let (mut enough, mut too_much) = (1, least);
    if !is_enough(enough) {
        return None;
    }
    while too_much - enough > 1 {
        let middle = enough + (too_much - enough) / 2;
        match is_enough(middle) {
            true => enough = middle,
            false => too_much = middle,
        }
    }
    Some(enough)
}
