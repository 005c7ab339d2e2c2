//! Which pairs have to be let pay each other so that there is a plan: as few
//! as are found, each of which is needed.

use std::collections::BTreeSet;

use super::choices::Choices;
use super::relax::relaxed;
use crate::engine::constrained::EFFORT_EACH;
use crate::engine::constrained::bystanders;
use crate::engine::constrained::explain;
use crate::engine::constrained::flow;
use crate::engine::constrained::wishes::Wishes;
use crate::engine::constraints::{Constraints, Pair};
use crate::engine::infeasible::Relaxation;
use crate::engine::nets::{Amount, Nets};
use crate::engine::plan::Plan;
use crate::engine::settle::{Options, settle};
use crate::engine::tree::Owed;

/// Looking at who may pay whom is cheap: so many pairs times people squared.
const GLANCES_MAX: usize = 2_000_000;

/// The pair that helps most is looked for among so many.
const CANDIDATES_MAX: usize = 150;

/// Of more pairs than this each is looked at, but none is planned without.
const SPARED_MAX: usize = 24;

/// So often.
const CHOSEN_MAX: usize = 24;

/// Returns the fewest pairs found that are enough, in place of those a plan
/// makes use of.
pub fn pairs(nets: &Nets, asked: &Constraints, plan: &Plan, works: &dyn Fn(&[Pair]) -> bool) -> Option<Vec<Pair>> {
    let owed = Owed::new(&Default::default());
    let wishes = Wishes::new(bystanders::people(nets, asked), asked, &owed);
    let blocked = blocked(&wishes);
    let likely = |pairs: &[Pair]| asked.rounding.is_some() || is_open(&wishes, pairs);
    let is_enough = |pairs: &[Pair]| likely(pairs) && works(pairs);
    let glances = GLANCES_MAX / wishes.people.len().pow(2).max(1);
    let mut one = blocked.iter().take(glances).map(|pair| vec![*pair]);
    if let Some(pair) = one.find(|pair| is_enough(pair)) {
        return Some(pair);
    }
    let used = || used_pairs(asked, plan);
    let few = [bridges(&wishes), some(&wishes, &blocked), left_over(&wishes), Some(used())];
    let mut few: Vec<Vec<Pair>> = few.into_iter().flatten().collect();
    few.sort_by_key(Vec::len);
    let known = few.into_iter().find(|pairs| is_enough(pairs)).unwrap_or_else(used);
    let quick = |pairs: &[Pair]| super::quick(nets, &relaxed(asked, &Relaxation::Allow(pairs.to_vec()))).is_none();
    let found = fewer(known, &quick, &is_enough);
    // None smaller, if there are not too many to look at.
    let mut looked = 0;
    for size in 2..found.len() {
        let mut choices = Choices::new(blocked.len(), size);
        while let Some(choice) = choices.next().filter(|_| looked < glances) {
            looked += 1;
            let pairs: Vec<Pair> = choice.into_iter().map(|at| blocked[at]).collect();
            if is_enough(&pairs) {
                return Some(pairs);
            }
        }
    }
    (!found.is_empty()).then_some(found)
}

/// Returns those of some pairs that are enough of which none can be spared;
/// of many, as far as a quick look tells.
fn fewer(enough: Vec<Pair>, likely: &dyn Fn(&[Pair]) -> bool, is_enough: &dyn Fn(&[Pair]) -> bool) -> Vec<Pair> {
    let few = spared(&enough, likely);
    let few = if few.len() == enough.len() || is_enough(&few) { few } else { enough };
    match few.len() <= SPARED_MAX {
        true => spared(&few, is_enough),
        false => few,
    }
}

/// Leaves out one pair after the other while the rest will do.
fn spared(pairs: &[Pair], will_do: &dyn Fn(&[Pair]) -> bool) -> Vec<Pair> {
    let mut needed = pairs.to_vec();
    for pair in pairs {
        let fewer: Vec<Pair> = needed.iter().copied().filter(|other| other != pair).collect();
        if will_do(&fewer) {
            needed = fewer;
        }
    }
    needed
}

/// Returns the pairs that a plan makes use of though they may not pay.
pub fn used_pairs(asked: &Constraints, plan: &Plan) -> Vec<Pair> {
    let used = plan.transfers.iter().filter(|paid| !asked.may_pay(paid.from, paid.to));
    let used: BTreeSet<Pair> = used.map(|paid| Pair::new(paid.from, paid.to)).collect();
    used.into_iter().collect()
}

/// Returns the pairs that may not pay each other but could use it, those of
/// large balances first.
fn blocked(wishes: &Wishes) -> Vec<Pair> {
    let count = wishes.people.len();
    let mut pairs = Vec::new();
    for one in 0..count {
        for other in one + 1..count {
            let [first, second] = [one, other].map(|at| wishes.people[at]);
            let is_direct = first.1.signum() * second.1.signum() < 0;
            if (is_direct || wishes.constraints.relay) && !wishes.may_pay(one, other) {
                pairs.push((!is_direct, Pair::new(first.0, second.0)));
            }
        }
    }
    pairs.sort_unstable();
    pairs.into_iter().map(|(_, pair)| pair).collect()
}

/// Tells whether allowing pairs leaves a plan, going by who may pay whom.
fn is_open(wishes: &Wishes, pairs: &[Pair]) -> bool {
    let constraints = relaxed(wishes.constraints, &Relaxation::Allow(pairs.to_vec()));
    explain::graph(&Wishes::new(wishes.people.clone(), &constraints, wishes.owed)).is_ok()
}

/// Returns the fewest pairs that bring every part to zero: the parts settle
/// like people, so the engine itself says between which.
fn bridges(wishes: &Wishes) -> Option<Vec<Pair>> {
    let all: Vec<usize> = (0..wishes.people.len()).collect();
    let parts = wishes.parts(&all);
    let sum = |part: &[usize]| -> Amount { part.iter().map(|at| wishes.people[*at].1).sum() };
    let nets = Nets::new(parts.iter().map(|part| sum(part))).ok()?;
    let options = Options { effort: EFFORT_EACH, ..Options::default() };
    let plan = settle(&nets, &Constraints::default(), &options).ok()?;
    let furthest = |part: &[usize], sign: Amount| {
        let by = |at: &&usize| (sign * wishes.people[**at].1, std::cmp::Reverse(**at));
        part.iter().max_by_key(by).copied()
    };
    let pair = |transfer: &crate::engine::plan::Transfer| {
        let from = furthest(&parts[transfer.from.index()], -1)?;
        let to = furthest(&parts[transfer.to.index()], 1)?;
        Some(Pair::new(wishes.people[from].0, wishes.people[to].0))
    };
    plan.transfers.iter().map(pair).collect()
}

/// Returns pairs that help together, each the one that helps most.
fn some(wishes: &Wishes, blocked: &[Pair]) -> Option<Vec<Pair>> {
    if wishes.constraints.relay {
        return None;
    }
    let candidates = &blocked[..blocked.len().min(CANDIDATES_MAX)];
    let mut chosen: Vec<Pair> = Vec::new();
    let mut over = shortfall(wishes, &chosen);
    while over > 0 && chosen.len() < CHOSEN_MAX {
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

/// Returns how much cannot be placed when these pairs are allowed as well.
fn shortfall(wishes: &Wishes, pairs: &[Pair]) -> Amount {
    let balances: Vec<Amount> = wishes.people.iter().map(|(_, balance)| *balance).collect();
    let may = |one: usize, other: usize| {
        let pair = Pair::new(wishes.people[one].0, wishes.people[other].0);
        wishes.may_pay(one, other) || pairs.contains(&pair)
    };
    match flow::send(&balances, &may) {
        Ok(_) => 0,
        Err(shortfall) => shortfall.over,
    }
}

/// Returns pairs that settle what is left over once as much as can be is sent
/// along those that may pay.
fn left_over(wishes: &Wishes) -> Option<Vec<Pair>> {
    if wishes.constraints.relay {
        return None;
    }
    let balances: Vec<Amount> = wishes.people.iter().map(|(_, balance)| *balance).collect();
    let left = flow::left_over(&balances, &|one, other| wishes.may_pay(one, other));
    let open = |sign: Amount| {
        let mut all: Vec<(Amount, usize)> =
            left.iter().enumerate().filter(|(_, left)| *left * sign > 0).map(|(at, left)| (left.abs(), at)).collect();
        all.sort_unstable();
        all
    };
    let (mut owing, mut owed) = (open(-1), open(1));
    let mut pairs = Vec::new();
    while let (Some((owes, from)), Some((claims, to))) = (owing.pop(), owed.pop()) {
        pairs.push(Pair::new(wishes.people[from].0, wishes.people[to].0));
        match owes - claims {
            0 => {}
            over if over > 0 => owing.push((over, from)),
            short => owed.push((-short, to)),
        }
    }
    Some(pairs)
}
