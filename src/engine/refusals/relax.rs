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

use super::opened;
use crate::engine::constrained::bystanders;
use crate::engine::constraints::{Constraints, Pair, Rounding};
use crate::engine::infeasible::{Cause, Infeasible, Relaxation};
use crate::engine::nets::{Amount, Nets, Person};
use crate::engine::plan::Plan;

/// So many changes are tried, fewer when there are many people.
const TRIES_MAX: usize = 150;

/// Among up to so many people more are tried, so that none is missed.
pub const FEW_PEOPLE: usize = 8;

/// As many as this.
const FEW_TRIES_MAX: usize = 1_500;

/// So many changes, times people, are tried.
const WORK_MAX: usize = 3_000;

/// Of more people than this it is not said one by one how often they may pay.
const RAISED_MAX: usize = 3;

/// No more tries than this decide nothing, each of which takes long.
const UNDECIDED_MAX: usize = 24;

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

/// Finds a plan under some constraints, as far as it can see.
pub type PlanOf<'a> = &'a dyn Fn(&Constraints) -> Result<Plan, Infeasible>;

/// Returns changes that would help, each enough alone.
pub fn relaxations(nets: &Nets, constraints: &Constraints, plan_of: PlanOf) -> Vec<Relaxation> {
    let tries = match nets.open().count() {
        ..=FEW_PEOPLE => FEW_TRIES_MAX,
        count => TRIES_MAX.min(WORK_MAX / count),
    };
    let relax = Relax { nets, plan_of, tries: Cell::new(tries), undecided: tries.div_ceil(UNDECIDED_MAX) };
    let kinds: Vec<Kind> = KINDS.into_iter().filter(|kind| kind.is_asked(constraints)).collect();
    let mut alone = Vec::new();
    for kind in &kinds {
        if let Some(plan) = relax.plan(&kind.given_up(constraints, nets)) {
            alone.extend(relax.least(*kind, constraints, &plan));
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
            let Some(plan) = relax.plan(&all) else {
                continue;
            };
            if let Some(together) = relax.together(&chosen, constraints, &plan) {
                return vec![Relaxation::Together(together)];
            }
            if let Some(used) = relax.used(&chosen, constraints, &plan) {
                return vec![used];
            }
        }
    }
    // Little of everything was not found with so many tries: all of it.
    let all = kinds.iter().fold(constraints.clone(), |asked, kind| kind.given_up(&asked, nets));
    let plan = (!kinds.is_empty()).then(|| plan_of(&all).ok()).flatten();
    plan.map_or(Vec::new(), |plan| match relax.used(&kinds, constraints, &plan) {
        Some(used) => vec![used],
        None => vec![Relaxation::Together(kinds.iter().map(|kind| kind.all(constraints, nets)).collect())],
    })
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

    /// Returns as much of it as a plan makes use of for which it was given up.
    fn used(self, constraints: &Constraints, plan: &Plan) -> Vec<Relaxation> {
        let made = |person: Person| plan.transfers.iter().filter(|paid| paid.from == person).count();
        match self {
            Kind::Pairs => {
                let pairs = opened::used_pairs(constraints, plan);
                if pairs.is_empty() { Vec::new() } else { vec![Relaxation::Allow(pairs)] }
            }
            Kind::Relay => vec![Relaxation::Relay],
            Kind::PaymentMin => {
                let least = plan.transfers.iter().map(|paid| paid.amount).min();
                let less = least.filter(|least| constraints.payment_min.is_some_and(|asked| *least < asked));
                less.map(Relaxation::PaymentMin).into_iter().collect()
            }
            Kind::Cap => {
                let payers: BTreeSet<Person> = plan.transfers.iter().map(|paid| paid.from).collect();
                let over = payers.into_iter().map(|person| (person, made(person)));
                let over =
                    over.filter(|(person, made)| constraints.payments_max_of(*person).is_some_and(|m| *made > m));
                let over: Vec<(Person, usize)> = over.collect();
                match over.len() {
                    ..=RAISED_MAX => over.into_iter().map(|(who, made)| Relaxation::PaymentsMax(who, made)).collect(),
                    _ => {
                        over.iter().map(|(_, made)| *made).max().map(Relaxation::PaymentsMaxEach).into_iter().collect()
                    }
                }
            }
            Kind::Tolerance => {
                let tolerance = constraints.rounding.map_or(0, |rounding| rounding.tolerance);
                let most = plan.remainders.iter().map(|left| left.amount.abs()).max();
                most.filter(|most| *most > tolerance).map(Relaxation::Tolerance).into_iter().collect()
            }
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
    plan_of: PlanOf<'a>,
    tries: Cell<usize>,
    /// As many tries one takes that decides nothing.
    undecided: usize,
}

impl Relax<'_> {
    fn plan(&self, constraints: &Constraints) -> Option<Plan> {
        let left = self.tries.get().checked_sub(1)?;
        self.tries.set(left);
        match (self.plan_of)(constraints) {
            Ok(plan) => Some(plan),
            Err(why) => {
                let more = if why.cause == Cause::OutOfEffort { self.undecided } else { 0 };
                self.tries.set(left.saturating_sub(more));
                None
            }
        }
    }

    fn works(&self, constraints: &Constraints) -> bool {
        self.plan(constraints).is_some()
    }

    /// Returns as much of these kinds as a plan makes use of for which they
    /// were given up, if that is enough.
    fn used(&self, kinds: &[Kind], constraints: &Constraints, plan: &Plan) -> Option<Relaxation> {
        let used: Vec<Relaxation> = kinds.iter().flat_map(|kind| kind.used(constraints, plan)).collect();
        let is_enough = |change: &Relaxation| (self.plan_of)(&relaxed(constraints, change)).is_ok();
        let used = match used.len() {
            1 => used.into_iter().next()?,
            _ => Relaxation::Together(used),
        };
        is_enough(&used).then_some(used)
    }

    fn works_with(&self, constraints: &Constraints, relaxation: &Relaxation) -> bool {
        self.works(&relaxed(constraints, relaxation))
    }

    /// Gives several kinds up, as little of each as will do.
    fn together(&self, kinds: &[Kind], constraints: &Constraints, plan: &Plan) -> Option<Vec<Relaxation>> {
        let mut asked = constraints.clone();
        let mut together = Vec::new();
        for (at, kind) in kinds.iter().enumerate() {
            let later = kinds[at + 1..].iter();
            let others = later.fold(asked.clone(), |asked, kind| kind.given_up(&asked, self.nets));
            let other = if at > 0 { self.plan(&kind.given_up(&others, self.nets)) } else { None };
            let least = self.least(*kind, &others, other.as_ref().unwrap_or(plan)).into_iter().next()?;
            asked = relaxed(&asked, &least);
            together.push(least);
        }
        self.works(&asked).then_some(together)
    }

    /// Returns the smallest changes of one kind that are enough, when giving
    /// it up is, as a plan shows.
    fn least(&self, kind: Kind, asked: &Constraints, plan: &Plan) -> Vec<Relaxation> {
        let works = |pairs: &[Pair]| self.works_with(asked, &Relaxation::Allow(pairs.to_vec()));
        match kind {
            Kind::Pairs => opened::pairs(self.nets, asked, plan, &works).map(Relaxation::Allow).into_iter().collect(),
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
