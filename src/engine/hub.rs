//! Everyone pays, or is paid by, one person.
//!
//! With rounding there is a choice after all: whom to leave alone. As many
//! are left alone as the hub's own balance allows.

use super::constraints::{Constraints, Pair, Rounding};
use super::infeasible::{Cause, Infeasible, Relaxation};
use super::nets::{Amount, Nets, Person};
use super::plan::{Plan, Proof, Reason, Transfer, groups};
use super::refusals::relax::smallest;
use super::rounding::ranges::{Range, chosen};
use super::rounding::remainders;

/// A plan of payments that are what they are.
pub(super) fn fixed(transfers: Vec<Transfer>) -> Plan {
    Plan {
        blocks: groups(&transfers),
        transfers,
        proof: Proof::Optimal,
        reason: Reason::Fixed,
        remainders: Vec::new(),
        steps: 0,
    }
    .sorted()
}

fn no_way(blocked: &[Pair]) -> Infeasible {
    let mut people: Vec<Person> = blocked.iter().flat_map(|pair| [pair.people().0, pair.people().1]).collect();
    people.sort_unstable();
    people.dedup();
    Infeasible { cause: Cause::Blocked, people, relaxations: vec![Relaxation::Allow(blocked.to_vec())] }
}

/// Lets everyone settle with the hub.
///
/// # Errors
/// With who cannot, and what would help.
pub(super) fn settle(nets: &Nets, hub: Person, constraints: &Constraints) -> Result<Plan, Infeasible> {
    let why = match look(nets, hub, constraints) {
        Err(why) if why.cause == Cause::Unroundable => why,
        decided => return decided,
    };
    let with = |tolerance: Amount| Constraints {
        rounding: constraints.rounding.map(|rounding| Rounding { tolerance, ..rounding }),
        ..constraints.clone()
    };
    let is_enough = |tolerance: Amount| look(nets, hub, &with(tolerance)).is_ok();
    let asked = constraints.rounding.map_or(0, |rounding| rounding.tolerance);
    let sizes = nets.open().map(|(_, balance)| balance.abs());
    let enough = smallest(asked, sizes.max().unwrap_or(0), is_enough);
    let relaxations = if is_enough(enough) { vec![Relaxation::Tolerance(enough)] } else { Vec::new() };
    Err(Infeasible { relaxations, ..why })
}

fn look(nets: &Nets, hub: Person, constraints: &Constraints) -> Result<Plan, Infeasible> {
    let Rounding { unit, tolerance } = constraints.rounding.unwrap_or(Rounding { unit: 1, tolerance: 0 });
    if unit <= 0 || tolerance < 0 || unit > Amount::MAX / 4 {
        return Err(Infeasible { cause: Cause::Meaningless, people: Vec::new(), relaxations: Vec::new() });
    }
    let rounding = Rounding { unit, tolerance };
    let star = Star { nets, hub, constraints, rounding };
    let people = star.people()?;
    let mut ranges: Vec<Range> = people.iter().map(|(_, balance)| star.range(*balance)).collect();
    ranges.push(Range::new(nets.of(hub), rounding));
    let mut people = people;
    people.push((hub, nets.of(hub)));
    let all: Vec<usize> = (0..people.len()).collect();
    let units = chosen(&people, &ranges, &[all], unit);
    let is_rounded = units.iter().zip(&ranges).all(|(units, range)| range.holds(*units));
    if units.iter().sum::<Amount>() != 0 || !is_rounded {
        return Err(star.unroundable());
    }
    let transfers = people.iter().zip(&units).filter(|((person, _), units)| *person != hub && **units != 0);
    let transfers = transfers.map(|((person, _), units)| match *units < 0 {
        true => Transfer { from: *person, to: hub, amount: -units * unit },
        false => Transfer { from: hub, to: *person, amount: units * unit },
    });
    let mut plan = fixed(transfers.collect());
    let took_part = |person: Person| people.iter().position(|(other, _)| *other == person);
    let mut everyone: Vec<(Person, Amount)> = nets.open().filter(|(person, _)| *person != hub).collect();
    everyone.push((hub, nets.of(hub)));
    let units: Vec<Amount> = everyone.iter().map(|(person, _)| took_part(*person).map_or(0, |at| units[at])).collect();
    plan.remainders = remainders(&everyone, &units, unit);
    star.check(&plan)?;
    let needed = nets.open().filter(|(person, balance)| *person != hub && !Range::new(*balance, rounding).holds(0));
    plan.proof = Proof::of(plan.transfers.len(), needed.count());
    plan.reason = Reason::Hub(hub);
    Ok(plan.sorted())
}

struct Star<'a> {
    nets: &'a Nets,
    hub: Person,
    constraints: &'a Constraints,
    rounding: Rounding,
}

impl Star<'_> {
    /// Returns those who take part: who cannot be left alone, and of the
    /// others those with most to give, until the hub's balance is met.
    fn people(&self) -> Result<Vec<(Person, Amount)>, Infeasible> {
        let others = self.nets.open().filter(|(person, _)| *person != self.hub);
        let alone = |person: &(Person, Amount)| Range::new(person.1, self.rounding).holds(0);
        let (mut free, mut people): (Vec<_>, Vec<_>) = others.partition(alone);
        let blocked = people.iter().filter(|(person, _)| !self.constraints.may_pay(*person, self.hub));
        let blocked: Vec<Pair> = blocked.map(|(person, _)| Pair::new(*person, self.hub)).collect();
        if !blocked.is_empty() {
            return Err(no_way(&blocked));
        }
        let small: Vec<(Person, Amount)> = people.iter().copied().filter(|it| !self.is_large(it.1)).collect();
        if !small.is_empty() {
            return Err(self.too_small(&small));
        }
        free.retain(|(person, balance)| self.constraints.may_pay(*person, self.hub) && self.is_large(*balance));
        free.sort_by_key(|(person, balance)| (self.size(*balance), std::cmp::Reverse(*person)));
        let hub = Range::new(self.nets.of(self.hub), self.rounding);
        loop {
            let ranges = people.iter().map(|(_, balance)| self.range(*balance));
            let (least, most) = ranges.fold((hub.least, hub.most), |sum, range| {
                (sum.0.saturating_add(range.least), sum.1.saturating_add(range.most))
            });
            let wanted = match (least > 0, most < 0) {
                (true, _) => -1,
                (_, true) => 1,
                _ => return Ok(people),
            };
            let Some(at) = free.iter().rposition(|(_, balance)| balance.signum() == wanted) else {
                return Err(self.unroundable());
            };
            people.push(free.remove(at));
        }
    }

    /// Returns how many units someone who takes part settles.
    fn range(&self, balance: Amount) -> Range {
        let range = Range::new(balance, self.rounding);
        let least = self.payment_min();
        match balance < 0 {
            true => Range { most: range.most.min(-least), ..range },
            false => Range { least: range.least.max(least), ..range },
        }
    }

    /// Returns the most units that someone may settle.
    fn size(&self, balance: Amount) -> Amount {
        let range = Range::new(balance, self.rounding);
        range.most.max(-range.least)
    }

    fn is_large(&self, balance: Amount) -> bool {
        self.size(balance) >= self.payment_min()
    }

    /// Returns the smallest payment in units.
    fn payment_min(&self) -> Amount {
        1 + (self.constraints.payment_min.unwrap_or(1).max(1) - 1) / self.rounding.unit
    }

    fn too_small(&self, small: &[(Person, Amount)]) -> Infeasible {
        let least = small.iter().map(|(_, balance)| self.size(*balance) * self.rounding.unit).min();
        Infeasible {
            cause: Cause::TooSmall,
            people: small.iter().map(|(person, _)| *person).collect(),
            relaxations: least.filter(|least| *least > 0).map(Relaxation::PaymentMin).into_iter().collect(),
        }
    }

    fn unroundable(&self) -> Infeasible {
        let people = self.nets.open().map(|(person, _)| person).collect();
        Infeasible { cause: Cause::Unroundable, people, relaxations: Vec::new() }
    }

    /// Checks how many payments everyone makes.
    fn check(&self, plan: &Plan) -> Result<(), Infeasible> {
        let made = |person: Person| plan.transfers.iter().filter(|transfer| transfer.from == person).count();
        let mut payers: Vec<Person> = plan.transfers.iter().map(|transfer| transfer.from).collect();
        payers.dedup();
        let too_many =
            |person: &Person| self.constraints.payments_max_of(*person).is_some_and(|most| made(*person) > most);
        payers.retain(too_many);
        let relaxations = match payers.as_slice() {
            [] => return Ok(()),
            [only] => vec![Relaxation::PaymentsMax(*only, made(*only))],
            _ => vec![Relaxation::PaymentsMaxEach(payers.iter().map(|person| made(*person)).max().unwrap_or(0))],
        };
        Err(Infeasible { cause: Cause::TooMany, people: payers, relaxations })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::oracles::oracle::balanced;
    use super::super::oracles::supports::{keeps, payments_min, wishes};
    use super::*;

    fn star(people: usize, hub: usize, wishes: &Constraints) -> Constraints {
        let mut star = Constraints { relay: true, ..wishes.clone() };
        star.allow_only((0..people).filter(|at| *at != hub).map(|at| Pair::new(Person::new(at), Person::new(hub))));
        star
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

        /// The hub is like everyone being allowed to settle with it alone.
        #[test]
        fn the_hub_keeps_to_the_wishes(balances in balanced(2..4, 12), hub in 0usize..4, wishes in wishes(4)) {
            let nets = Nets::new(balances.iter().copied()).unwrap();
            prop_assume!(hub < balances.len());
            let wishes = star(balances.len(), hub, &wishes);
            let expected = payments_min(&balances, &wishes);
            match settle(&nets, Person::new(hub), &wishes) {
                Ok(plan) => {
                    prop_assert!(keeps(&plan, &nets, &wishes), "{:?}", plan);
                    prop_assert_eq!(Some(plan.transfers.len()), expected, "{:?}", plan);
                }
                Err(why) => {
                    prop_assert!(expected.is_none() || wishes.rounding.is_some(), "{:?}", why);
                    prop_assert!(!why.people.is_empty(), "{:?}", why);
                }
            }
        }
    }

    #[test]
    fn whoever_may_not_pay_the_hub_is_named() {
        let [hub, bob] = [0, 1].map(Person::new);
        let nets = Nets::new([0, -5, 3, 2]).unwrap();
        let blocked = Constraints { forbidden: [Pair::new(hub, bob)].into(), ..Constraints::default() };
        let why = settle(&nets, hub, &blocked).unwrap_err();
        assert_eq!((why.cause, why.people), (Cause::Blocked, vec![hub, bob]));
        assert_eq!(why.relaxations, [Relaxation::Allow(vec![Pair::new(hub, bob)])]);
        let once = Constraints { payments_max_each: Some(1), ..Constraints::default() };
        let why = settle(&nets, hub, &once).unwrap_err();
        assert_eq!((why.cause, why.people), (Cause::TooMany, vec![hub]));
        assert_eq!(why.relaxations, [Relaxation::PaymentsMax(hub, 2)]);
        let large = Constraints { payment_min: Some(4), ..Constraints::default() };
        let why = settle(&nets, hub, &large).unwrap_err();
        assert_eq!((why.cause, why.people.len()), (Cause::TooSmall, 2));
        assert_eq!(why.relaxations, [Relaxation::PaymentMin(2)]);
    }
}
