//! Payments in whole units: everyone is brought near zero, not to zero.
//!
//! Law: someone who is owed `x` gets `z` units of `u` with `|x - z·u|` within
//! the tolerance, which leaves `z` a range. People can settle among
//! themselves when zero lies between the sums of the least and of the most of
//! their ranges; alone, when zero is in their own range. A group of `s` takes
//! `s - 1` payments, someone alone none.
//!
//! What is left of each balance is in the plan's remainders; it stays owed.

use super::constraints::{Constraints, Rounding};
use super::effort::Steps;
use super::infeasible::{Cause, Infeasible};
use super::nets::{Amount, Nets, Person};
use super::plan::{Plan, Proof, Reason, Remainder, Transfer, groups};
use super::retrace::Paid;
use super::settle::{Options, fewest};
use super::tree::Owed;
use super::wishes::Wishes;
use super::{circles, constrained, relax};

/// As many people are decided by looking at all splits.
const EXACT_MAX: usize = 13;

/// Plans with rounding, if it is asked for, and says what would help when
/// there is no plan.
pub(super) fn settle(nets: &Nets, constraints: &Constraints, options: &Options) -> Result<Plan, Infeasible> {
    let has_plan = |constraints: &Constraints| {
        let effort = options.effort.min(constrained::EFFORT_EACH);
        look(nets, constraints, &Options { effort, ..options.clone() }).is_ok()
    };
    look(nets, constraints, options).map_err(|why| Infeasible {
        relaxations: match &why.cause {
            Cause::Meaningless => Vec::new(),
            Cause::OutOfEffort if why.people.len() > constrained::PEOPLE_MAX => Vec::new(),
            _ => relax::relaxations(nets, constraints, &has_plan),
        },
        ..why
    })
}

/// Plans, or says why not.
fn look(nets: &Nets, constraints: &Constraints, options: &Options) -> Result<Plan, Infeasible> {
    let Some(rounding) = constraints.rounding else {
        return match constraints.is_free() {
            true => fewest(nets, constraints, options),
            false => constrained::settle(nets, constraints, options),
        };
    };
    let Rounding { unit, tolerance } = rounding;
    if unit <= 0 || tolerance < 0 || unit > Amount::MAX / 4 {
        return Err(Infeasible { cause: Cause::Meaningless, people: Vec::new(), relaxations: Vec::new() });
    }
    let rest = Constraints { rounding: None, ..constraints.clone() };
    Asked { nets, rest, rounding }.settle(options)
}

/// Balances to be settled in whole units, and what else is asked.
struct Asked<'a> {
    nets: &'a Nets,
    rest: Constraints,
    rounding: Rounding,
}

impl Asked<'_> {
    fn settle(&self, options: &Options) -> Result<Plan, Infeasible> {
        let people: Vec<(Person, Amount)> = self.nets.open().collect();
        let ranges: Vec<Range> = people.iter().map(|(_, balance)| Range::new(*balance, self.rounding)).collect();
        if !adds_up(&ranges) {
            return Err(stuck(&people, &ranges));
        }
        if self.rest.is_free() && people.len() <= EXACT_MAX {
            let split = best_split(&ranges);
            let units = chosen(&people, &ranges, &split, self.rounding.unit);
            return self.rounded((&people, &units), people.len() - split.len(), options);
        }
        if let Some(decided) = self.decided(options) {
            return decided;
        }
        self.likely(&people, &ranges, options)
    }

    /// Decides a few people, whatever is asked; nothing when they are too
    /// many.
    fn decided(&self, options: &Options) -> Option<Result<Plan, Infeasible>> {
        let people = constrained::people(self.nets, &self.rest);
        let owed = Owed::new(&options.debts);
        let wishes = Wishes::new(people, &self.rest, &owed);
        let all: Vec<usize> = (0..wishes.people.len()).collect();
        let mut ground = wishes.ground(&all);
        for (member, (_, balance)) in ground.members.iter_mut().zip(&wishes.people) {
            let range = Range::new(*balance, self.rounding);
            (member.least, member.most) = (range.least, range.most);
            member.wanted = range.nearest(*balance, self.rounding.unit);
        }
        let least = self.rest.payment_min.unwrap_or(1).max(1);
        ground.payment_min = 1 + (least - 1) / self.rounding.unit;
        let fewest = circles::fewest(&ground, &mut Steps::new(options.effort))?;
        let Some(found) = &fewest.plan else {
            let cause = if fewest.is_none() { Cause::Unroundable } else { Cause::OutOfEffort };
            let people = self.nets.open().map(|(person, _)| person).collect();
            return Some(Err(Infeasible { cause, people, relaxations: Vec::new() }));
        };
        let least = fewest.least.unwrap_or(0);
        let name = |at: usize| wishes.people[at].0;
        let plan = self.rounded((&wishes.people, &found.given), least, options);
        if let Some(plan) = plan.ok().filter(|plan| plan.transfers.len() <= found.payments.len()) {
            return Some(Ok(plan));
        }
        let transfer = |(from, to, amount): &Paid| Transfer {
            from: name(*from),
            to: name(*to),
            amount: amount * self.rounding.unit,
        };
        let transfers: Vec<Transfer> = found.payments.iter().map(transfer).collect();
        let plan = Plan {
            blocks: groups(&transfers),
            proof: Proof::of(transfers.len(), least),
            transfers,
            reason: Reason::Exhausted,
            remainders: remainders(&wishes.people, &found.given, self.rounding.unit),
            steps: 0,
        };
        Some(Ok(plan.sorted()))
    }

    /// Settles many people: leaves alone whom it can, or nobody, and takes
    /// the better plan.
    fn likely(&self, people: &[(Person, Amount)], ranges: &[Range], options: &Options) -> Result<Plan, Infeasible> {
        // Everyone who cannot be left alone takes part in a payment, and
        // nobody both pays and is paid unless money is passed on.
        let owing = ranges.iter().filter(|range| range.most < 0).count();
        let owed = ranges.iter().filter(|range| range.least > 0).count();
        let least = owing.max(owed);
        let splits = [one_split(ranges), vec![(0..people.len()).collect()]];
        let plans = splits.map(|split| {
            let units = chosen(people, ranges, &split, self.rounding.unit);
            self.rounded((people, &units), least, options)
        });
        match plans {
            [Ok(one), Ok(other)] if one.transfers.len() > other.transfers.len() => Ok(other),
            [Ok(one), _] => Ok(one),
            [Err(_), other] => other.map_err(|why| Infeasible { cause: Cause::OutOfEffort, ..why }),
        }
    }

    /// Plans for what everyone is given, in units. No plan has fewer than
    /// `least` payments, whatever is given.
    fn rounded(
        &self,
        (people, units): (&[(Person, Amount)], &[Amount]),
        least: usize,
        options: &Options,
    ) -> Result<Plan, Infeasible> {
        let unit = self.rounding.unit;
        let nets = with_units(self.nets, people, units, unit)?;
        let mut rest = self.rest.clone();
        rest.payment_min = rest.payment_min.map(|least| (1 + (least.max(1) - 1) / unit).saturating_mul(unit));
        let mut plan = look(&nets, &rest, options)?;
        plan.remainders = remainders(people, units, unit);
        plan.reason = Reason::Exhausted;
        plan.proof = Proof::of(plan.transfers.len(), least);
        Ok(plan)
    }
}

/// How many units someone may get, at least and at most.
#[derive(Clone, Copy)]
pub(super) struct Range {
    pub(super) least: Amount,
    pub(super) most: Amount,
}

impl Range {
    pub(super) fn new(balance: Amount, rounding: Rounding) -> Range {
        let Rounding { unit, tolerance } = rounding;
        let tolerance = tolerance.min(Amount::MAX / 4);
        let low = balance.saturating_sub(tolerance);
        let high = balance.saturating_add(tolerance);
        let (least, most) = (-(-low).div_euclid(unit), high.div_euclid(unit));
        // Who owes is never paid in the end, nor the other way round.
        match balance.signum() {
            1 => Range { least: least.max(0), most },
            -1 => Range { least, most: most.min(0) },
            _ => Range { least: 0, most: 0 },
        }
    }

    /// Returns the number of units nearest to a balance.
    fn nearest(&self, balance: Amount, unit: Amount) -> Amount {
        balance.saturating_add(unit / 2).div_euclid(unit).max(self.least).min(self.most)
    }

    pub(super) fn holds(&self, units: Amount) -> bool {
        self.least <= units && units <= self.most
    }
}

/// Names those who cannot be rounded, or everyone when only the sum cannot.
fn stuck(people: &[(Person, Amount)], ranges: &[Range]) -> Infeasible {
    let stuck = people.iter().zip(ranges).filter(|(_, range)| range.least > range.most);
    let stuck: Vec<Person> = stuck.map(|((person, _), _)| *person).collect();
    Infeasible {
        cause: Cause::Unroundable,
        people: match stuck.is_empty() {
            true => people.iter().map(|(person, _)| *person).collect(),
            false => stuck,
        },
        relaxations: Vec::new(),
    }
}

/// Tells whether everyone has a choice and together they can come to zero.
fn adds_up(ranges: &[Range]) -> bool {
    let add = |sum: Amount, value: Amount| sum.saturating_add(value);
    let least = ranges.iter().map(|range| range.least).fold(0, add);
    let most = ranges.iter().map(|range| range.most).fold(0, add);
    ranges.iter().all(|range| range.least <= range.most) && least <= 0 && most >= 0
}

/// Returns the split into the most groups, by all subsets.
fn best_split(ranges: &[Range]) -> Vec<Vec<usize>> {
    let all = (1usize << ranges.len()) - 1;
    let mut least: Vec<Amount> = vec![0; all + 1];
    let mut most: Vec<Amount> = vec![0; all + 1];
    let mut best: Vec<Option<(usize, usize)>> = vec![None; all + 1];
    best[0] = Some((0, 0));
    let can = |set: usize, least: &[Amount], most: &[Amount]| least[set] <= 0 && most[set] >= 0;
    for set in 1..=all {
        let first = super::rows::wide(set.trailing_zeros());
        let rest = set & (set - 1);
        least[set] = least[rest].saturating_add(ranges[first].least);
        most[set] = most[rest].saturating_add(ranges[first].most);
        // Every group that has the first, with a best split of the others.
        let mut part = rest;
        loop {
            let group = set & !part;
            if can(group, &least, &most)
                && let Some((count, _)) = best[part]
                && best[set].is_none_or(|(known, _)| count + 1 > known)
            {
                best[set] = Some((count + 1, group));
            }
            if part == 0 {
                break;
            }
            part = (part - 1) & rest;
        }
    }
    let mut split = Vec::new();
    let mut left = all;
    while left != 0 {
        let group = best[left].map_or(left, |(_, group)| group);
        split.push((0..ranges.len()).filter(|at| group >> at & 1 == 1).collect());
        left &= !group;
    }
    split
}

/// Returns a split that leaves alone whom it can, and the others together.
fn one_split(ranges: &[Range]) -> Vec<Vec<usize>> {
    let mut together: Vec<usize> = (0..ranges.len()).filter(|at| !ranges[*at].holds(0)).collect();
    let mut alone: Vec<usize> = (0..ranges.len()).filter(|at| ranges[*at].holds(0)).collect();
    let adds_up_of = |together: &[usize]| {
        let ranges: Vec<Range> = together.iter().map(|at| ranges[*at]).collect();
        adds_up(&ranges)
    };
    while !adds_up_of(&together) {
        let Some(next) = alone.pop() else { break };
        together.push(next);
    }
    let mut split: Vec<Vec<usize>> = alone.into_iter().map(|at| vec![at]).collect();
    split.push(together);
    split
}

/// Returns how many units everyone gets: as near as can be within each group,
/// and none for those alone.
pub(super) fn chosen(people: &[(Person, Amount)], ranges: &[Range], split: &[Vec<usize>], unit: Amount) -> Vec<Amount> {
    let mut units = vec![0; people.len()];
    for group in split.iter().filter(|group| group.len() > 1) {
        for at in group {
            units[*at] = ranges[*at].nearest(people[*at].1, unit);
        }
        let many = 2 * Amount::try_from(group.len()).unwrap_or(1);
        let mut over: Amount = group.iter().map(|at| units[*at]).sum();
        while over != 0 {
            // One unit at a time, unless that would take forever.
            let step = -over.signum() * (over.abs() / many).max(1);
            let moved = |at: usize| (units[at] + step).clamp(ranges[at].least, ranges[at].most);
            let free = group.iter().copied().filter(|at| moved(*at) != units[*at]);
            let error = |at: &usize| ((people[*at].1 - moved(*at) * unit).abs(), *at);
            let Some(at) = free.min_by_key(error) else {
                break;
            };
            let moved = moved(at);
            over += moved - units[at];
            units[at] = moved;
        }
    }
    units
}

fn with_units(nets: &Nets, people: &[(Person, Amount)], units: &[Amount], unit: Amount) -> Result<Nets, Infeasible> {
    let mut balances = vec![0; nets.len()];
    for ((person, _), count) in people.iter().zip(units) {
        balances[person.index()] = count * unit;
    }
    // The units add up to zero, but may be too large to count.
    Nets::new(balances).map_err(|_| Infeasible {
        cause: Cause::Unroundable,
        people: people.iter().map(|(person, _)| *person).collect(),
        relaxations: Vec::new(),
    })
}

pub(super) fn remainders(people: &[(Person, Amount)], units: &[Amount], unit: Amount) -> Vec<Remainder> {
    let left = people
        .iter()
        .zip(units)
        .map(|((person, balance), count)| Remainder { person: *person, amount: balance - count * unit });
    left.filter(|remainder| remainder.amount != 0).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::infeasible::Relaxation;
    use super::super::oracle::balanced;
    use super::super::settle::settle;
    use super::*;

    fn rounded(unit: Amount, tolerance: Amount) -> Constraints {
        Constraints { rounding: Some(Rounding { unit, tolerance }), ..Constraints::default() }
    }

    /// The fewest payments by another way: every choice of units, each
    /// settled on its own.
    fn fewest_of_all(balances: &[Amount], unit: Amount, tolerance: Amount) -> Option<usize> {
        fn go(left: &[Amount], unit: Amount, tolerance: Amount, units: &mut Vec<Amount>) -> Option<usize> {
            let Some((first, rest)) = left.split_first() else {
                let nets = Nets::new(units.iter().copied()).ok()?;
                let plan = settle(&nets, &Constraints::default(), &Options::default()).ok()?;
                return Some(plan.transfers.len());
            };
            let near = first.div_euclid(unit);
            let mut best = None;
            for count in near - 2..=near + 3 {
                if (first - count * unit).abs() > tolerance || count * first < 0 {
                    continue;
                }
                units.push(count);
                let found = go(rest, unit, tolerance, units);
                units.pop();
                best = [best, found].into_iter().flatten().min();
            }
            best
        }
        go(balances, unit, tolerance, &mut Vec::new())
    }

    #[test]
    fn what_is_left_is_told() {
        let nets = Nets::new([1049, -520, -529]).unwrap();
        let plan = settle(&nets, &rounded(100, 50), &Options::default()).unwrap();
        assert!(plan.settles(&nets));
        assert_eq!(plan.transfers.iter().map(|t| t.amount).sum::<Amount>(), 1000);
        assert_eq!(plan.remainders.len(), 3);
    }

    #[test]
    fn the_smallest_tolerance_is_offered() {
        let nets = Nets::new([133, 133, 134, -400]).unwrap();
        let infeasible = settle(&nets, &rounded(100, 40), &Options::default()).unwrap_err();
        assert_eq!(infeasible.cause, Cause::Unroundable);
        let [Relaxation::Tolerance(enough)] = infeasible.relaxations[..] else {
            panic!("{infeasible:?}");
        };
        assert!(settle(&nets, &rounded(100, enough), &Options::default()).is_ok());
        assert!(settle(&nets, &rounded(100, enough - 1), &Options::default()).is_err());
    }

    #[test]
    fn hostile_roundings() {
        let nets = Nets::new([i128::MAX / 2, -i128::MAX / 2]).unwrap();
        for unit in [i128::MIN, 0, 1, 2, i128::MAX / 5, i128::MAX] {
            for tolerance in [i128::MIN, 0, 1, i128::MAX] {
                if let Ok(plan) = settle(&nets, &rounded(unit, tolerance), &Options::default()) {
                    assert!(plan.settles(&nets));
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

        #[test]
        fn rounding_is_exact(balances in balanced(2..5, 40), unit in 2i128..12, part in 0i128..14) {
            let nets = Nets::new(balances.iter().copied()).unwrap();
            let tolerance = unit * part / 10;
            let plan = settle(&nets, &rounded(unit, tolerance), &Options::default());
            let expected = fewest_of_all(&balances, unit, tolerance);
            prop_assert_eq!(plan.as_ref().ok().map(|plan| plan.transfers.len()), expected);
            if let Ok(plan) = plan {
                prop_assert!(plan.settles(&nets));
                prop_assert_eq!(plan.proof, Proof::Optimal);
                prop_assert!(plan.transfers.iter().all(|t| t.amount % unit == 0));
                prop_assert!(plan.remainders.iter().all(|r| r.amount.abs() <= tolerance));
            }
        }

    }

    proptest! {
        // A case takes as long as a hundred of the small ones.
        #![proptest_config(ProptestConfig::with_cases(100))]

        #[test]
        fn many_people_are_rounded(balances in balanced(16..30, 400), tolerance in 10i128..30) {
            let nets = Nets::new(balances).unwrap();
            if let Ok(plan) = settle(&nets, &rounded(20, tolerance), &Options::default()) {
                prop_assert!(plan.settles(&nets));
                prop_assert!(plan.transfers_min() <= plan.transfers.len());
                prop_assert!(plan.transfers.iter().all(|t| t.amount % 20 == 0));
                prop_assert!(plan.remainders.iter().all(|r| r.amount.abs() <= tolerance));
            }
        }
    }
}
