//! The smallest change of what is asked after which there is a plan.
//!
//! 1. Each kind of wish is given up alone; where that leaves a plan, as little
//!    of it as will do.
//! 2. If none will do alone, two kinds are given up together, or more; then
//!    one after the other is asked again, as much of it as can be.
//!
//! Every change offered was tried: there is a plan with it.

use std::cell::Cell;
use std::collections::BTreeSet;

use super::bystanders;
use super::choices::Choices;
use super::explain;
use super::flow;
use super::wishes::Wishes;
use crate::engine::constrained;
use crate::engine::constraints::{Constraints, Pair, Rounding};
use crate::engine::infeasible::Relaxation;
use crate::engine::nets::{Amount, Nets, Person};
use crate::engine::settle::{Options, settle};
use crate::engine::tree::Owed;

/// So many changes are tried, fewer when there are many people.
const TRIES_MAX: usize = 150;

/// Among up to so many people more are tried, so that none is missed.
const FEW_PEOPLE: usize = 8;

/// As many as this.
const FEW_TRIES_MAX: usize = 1_500;

/// So many changes, times people, are tried.
const WORK_MAX: usize = 3_000;

/// Looking at who may pay whom is cheaper: so many pairs times people squared.
const GLANCES_MAX: usize = 2_000_000;

/// More pairs than this are not offered together.
const OFFERED_MAX: usize = 24;

/// A kind of wish that may be given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Pairs,
    Relay,
    PaymentMin,
    Cap,
    Tolerance,
}

const KINDS: [Kind; 5] = [Kind::Pairs, Kind::Relay, Kind::PaymentMin, Kind::Cap, Kind::Tolerance];

/// Returns changes that would help, each enough alone. `has_plan` tells
/// whether there is a plan under some constraints, as far as it can see.
pub fn relaxations(nets: &Nets, constraints: &Constraints, has_plan: &dyn Fn(&Constraints) -> bool) -> Vec<Relaxation> {
    let tries = match nets.open().count() {
        ..=FEW_PEOPLE => FEW_TRIES_MAX,
        count => TRIES_MAX.min(WORK_MAX / count),
    };
    let relax = Relax { nets, has_plan, tries: Cell::new(tries) };
    let kinds: Vec<Kind> = KINDS.into_iter().filter(|kind| kind.is_asked(constraints)).collect();
    let mut alone = Vec::new();
    for kind in &kinds {
        if relax.works(&kind.given_up(constraints, nets)) {
            alone.extend(relax.least(*kind, constraints));
        }
    }
    if !alone.is_empty() {
        return alone;
    }
    for count in 2..=kinds.len() {
        let choices =
            (0usize..1 << kinds.len()).filter(|choice| crate::engine::exact::rows::wide(choice.count_ones()) == count);
        for choice in choices {
            let chosen = kinds.iter().enumerate().filter(|(at, _)| choice >> at & 1 == 1);
            let chosen: Vec<Kind> = chosen.map(|(_, kind)| *kind).collect();
            let all = chosen.iter().fold(constraints.clone(), |asked, kind| kind.given_up(&asked, nets));
            if relax.works(&all)
                && let Some(together) = relax.together(&chosen, constraints)
            {
                return vec![Relaxation::Together(together)];
            }
        }
    }
    // Little of everything was not found with so many tries: all of it.
    let all = kinds.iter().fold(constraints.clone(), |asked, kind| kind.given_up(&asked, nets));
    match !kinds.is_empty() && has_plan(&all) {
        true => vec![Relaxation::Together(kinds.iter().map(|kind| kind.all(constraints, nets)).collect())],
        false => Vec::new(),
    }
}

impl Kind {
    fn is_asked(self, constraints: &Constraints) -> bool {
        match self {
            Kind::Pairs => !constraints.forbidden.is_empty() || constraints.allowed.is_some(),
            Kind::Relay => !constraints.relay,
            Kind::PaymentMin => constraints.payment_min.is_some_and(|least| least > 1),
            Kind::Cap => !constraints.payments_max.is_empty() || constraints.payments_max_each.is_some(),
            Kind::Tolerance => constraints.rounding.is_some(),
        }
    }

    /// Returns the change that gives all of it up.
    fn all(self, constraints: &Constraints, nets: &Nets) -> Relaxation {
        let people: Vec<Person> = (0..nets.len()).map(Person::new).collect();
        let pairs = people.iter().flat_map(|one| people.iter().filter(move |other| one < *other).map(|it| (*one, *it)));
        let blocked = pairs.filter(|(one, other)| !constraints.may_pay(*one, *other));
        match self {
            Kind::Pairs => Relaxation::Allow(blocked.map(|(one, other)| Pair::new(one, other)).collect()),
            Kind::Relay => Relaxation::Relay,
            Kind::PaymentMin => Relaxation::PaymentMin(1),
            Kind::Cap => Relaxation::PaymentsMaxEach(people.len()),
            Kind::Tolerance => Relaxation::Tolerance(largest(nets, constraints)),
        }
    }

    fn given_up(self, constraints: &Constraints, nets: &Nets) -> Constraints {
        let mut asked = constraints.clone();
        match self {
            Kind::Pairs => (asked.forbidden, asked.allowed) = (BTreeSet::new(), None),
            Kind::Relay => asked.relay = true,
            Kind::PaymentMin => asked.payment_min = None,
            Kind::Cap => {
                asked.payments_max.clear();
                asked.payments_max_each = None;
            }
            Kind::Tolerance => {
                let tolerance = largest(nets, constraints);
                asked.rounding = asked.rounding.map(|rounding| Rounding { tolerance, ..rounding });
            }
        }
        asked
    }
}

/// Returns the largest balance of anyone, or of a family; whoever has no more
/// than the tolerance can be left alone.
fn largest(nets: &Nets, constraints: &Constraints) -> Amount {
    let of = |family: &BTreeSet<Person>| -> Amount { family.iter().map(|member| nets.of(*member)).sum() };
    let families = constraints.families.iter().map(|family| of(family).abs());
    nets.open().map(|(_, balance)| balance.abs()).chain(families).max().unwrap_or(0)
}

/// Returns the wishes after a change.
pub fn relaxed(wishes: &Constraints, relaxation: &Relaxation) -> Constraints {
    let mut relaxed = wishes.clone();
    match relaxation {
        Relaxation::Allow(pairs) => {
            for pair in pairs {
                relaxed.forbidden.remove(pair);
                if let Some(allowed) = &mut relaxed.allowed {
                    allowed.insert(*pair);
                }
            }
        }
        Relaxation::Relay => relaxed.relay = true,
        Relaxation::PaymentMin(least) => relaxed.payment_min = Some(*least),
        Relaxation::PaymentsMax(person, most) => {
            relaxed.payments_max.insert(*person, *most);
        }
        Relaxation::PaymentsMaxEach(most) => {
            relaxed.payments_max.values_mut().for_each(|known| *known = (*known).max(*most));
            relaxed.payments_max_each = relaxed.payments_max_each.map(|known| known.max(*most));
        }
        Relaxation::Tolerance(tolerance) => {
            relaxed.rounding = relaxed.rounding.map(|rounding| Rounding { tolerance: *tolerance, ..rounding });
        }
        Relaxation::Together(all) => return all.iter().fold(relaxed, |asked, one| self::relaxed(&asked, one)),
        Relaxation::Effort => {}
    }
    relaxed
}

struct Relax<'a> {
    nets: &'a Nets,
    has_plan: &'a dyn Fn(&Constraints) -> bool,
    tries: Cell<usize>,
}

impl Relax<'_> {
    fn works(&self, constraints: &Constraints) -> bool {
        let Some(left) = self.tries.get().checked_sub(1) else {
            return false;
        };
        self.tries.set(left);
        (self.has_plan)(constraints)
    }

    fn works_with(&self, constraints: &Constraints, relaxation: &Relaxation) -> bool {
        self.works(&relaxed(constraints, relaxation))
    }

    /// Gives several kinds up, as little of each as will do.
    fn together(&self, kinds: &[Kind], constraints: &Constraints) -> Option<Vec<Relaxation>> {
        let mut asked = constraints.clone();
        let mut together = Vec::new();
        for (at, kind) in kinds.iter().enumerate() {
            let later = kinds[at + 1..].iter();
            let others = later.fold(asked.clone(), |asked, kind| kind.given_up(&asked, self.nets));
            let least = self.least(*kind, &others).into_iter().next()?;
            asked = relaxed(&asked, &least);
            together.push(least);
        }
        self.works(&asked).then_some(together)
    }

    /// Returns the smallest changes of one kind that are enough, when giving
    /// it up is.
    fn least(&self, kind: Kind, asked: &Constraints) -> Vec<Relaxation> {
        match kind {
            Kind::Pairs => self.pairs(asked).map(Relaxation::Allow).into_iter().collect(),
            Kind::Relay => vec![Relaxation::Relay],
            Kind::PaymentMin => {
                let least = asked.payment_min.unwrap_or(1);
                let is_enough = |less: Amount| self.works_with(asked, &Relaxation::PaymentMin(least - less));
                vec![Relaxation::PaymentMin(least - smallest(0, least - 1, is_enough))]
            }
            Kind::Cap => self.caps(asked),
            Kind::Tolerance => {
                let tolerance = asked.rounding.map_or(0, |rounding| rounding.tolerance);
                let is_enough = |more: Amount| self.works_with(asked, &Relaxation::Tolerance(more));
                vec![Relaxation::Tolerance(smallest(tolerance, largest(self.nets, asked), is_enough))]
            }
        }
    }

    /// Returns by how much one person's payments have to rise, for everyone
    /// with whom that is enough; else what is enough when it holds for all.
    fn caps(&self, asked: &Constraints) -> Vec<Relaxation> {
        let people = bystanders::people(self.nets, asked).into_iter();
        let capped = people.filter_map(|(person, balance)| {
            let is_payer = asked.relay || balance < 0;
            Some((person, asked.payments_max_of(person).filter(|_| is_payer)?))
        });
        let capped: Vec<(Person, usize)> = capped.collect();
        let raised = capped.iter().filter_map(|(person, most)| {
            let raised = (most + 1..most + 4).map(|most| Relaxation::PaymentsMax(*person, most));
            raised.into_iter().find(|raised| self.works_with(asked, raised))
        });
        let by = |raised: &Relaxation| match raised {
            Relaxation::PaymentsMax(person, most) => most - asked.payments_max_of(*person).unwrap_or(0),
            _ => 0,
        };
        let mut raised: Vec<Relaxation> = raised.take(16).collect();
        raised.sort_by_key(by);
        if raised.is_empty() {
            let least = capped.iter().map(|(_, most)| *most).min().unwrap_or(0);
            let each = (least + 1..=self.nets.len()).map(Relaxation::PaymentsMaxEach);
            raised.extend(each.into_iter().find(|each| self.works_with(asked, each)));
        }
        raised
    }

    /// Returns the fewest pairs found that are enough.
    fn pairs(&self, asked: &Constraints) -> Option<Vec<Pair>> {
        let owed = Owed::new(&Default::default());
        let wishes = Wishes::new(bystanders::people(self.nets, asked), asked, &owed);
        let blocked = blocked(&wishes);
        let is_enough = |pairs: &[Pair]| self.works_with(asked, &Relaxation::Allow(pairs.to_vec()));
        let glances = GLANCES_MAX / wishes.people.len().pow(2).max(1);
        let mut one = blocked.iter().take(glances).map(|pair| vec![*pair]);
        let likely = |pairs: &Vec<Pair>| asked.rounding.is_some() || is_open(&wishes, pairs);
        if let Some(pair) = one.find(|pair| likely(pair) && is_enough(pair)) {
            return Some(pair);
        }
        let few = [bridges(&wishes), some(&wishes, &blocked)];
        let few = few.into_iter().flatten().filter(|pairs| pairs.len() <= OFFERED_MAX);
        let few = few.filter(|pairs| likely(pairs) && is_enough(pairs)).min_by_key(Vec::len);
        let found = few.or_else(|| fewer(&blocked, &is_enough))?;
        // None smaller, if there are not too many to look at.
        for size in 2..found.len() {
            let mut choices = Choices::new(blocked.len(), size);
            let mut looked = 0;
            while let Some(choice) = choices.next().filter(|_| looked < glances / 4) {
                looked += 1;
                let pairs: Vec<Pair> = choice.into_iter().map(|at| blocked[at]).collect();
                if likely(&pairs) && is_enough(&pairs) {
                    return Some(pairs);
                }
            }
        }
        Some(found)
    }
}

/// Returns some of the pairs that are enough, none of which can be spared.
fn fewer(blocked: &[Pair], is_enough: &dyn Fn(&[Pair]) -> bool) -> Option<Vec<Pair>> {
    let mut needed: Vec<Pair> = blocked.iter().copied().take(2 * OFFERED_MAX).collect();
    if !is_enough(&needed) {
        return None;
    }
    for pair in needed.clone() {
        let fewer: Vec<Pair> = needed.iter().copied().filter(|other| *other != pair).collect();
        if is_enough(&fewer) {
            needed = fewer;
        }
    }
    (needed.len() <= OFFERED_MAX).then_some(needed)
}

/// Returns the smallest amount above one that is not enough, up to one that
/// is.
pub fn smallest(mut too_little: Amount, mut enough: Amount, is_enough: impl Fn(Amount) -> bool) -> Amount {
    while enough.saturating_sub(too_little) > 1 {
        let middle = too_little + (enough - too_little) / 2;
        match is_enough(middle) {
            true => enough = middle,
            false => too_little = middle,
        }
    }
    enough
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
    let options = Options { effort: constrained::EFFORT_EACH, ..Options::default() };
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
    let candidates = &blocked[..blocked.len().min(TRIES_MAX)];
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
