//! Payments in whole units: everyone is brought near zero, not to zero.
//!
//! Law: someone who is owed `x` gets `z` units of `u` with `|x - z·u|` within
//! the tolerance, which leaves `z` a range. People can settle among
//! themselves when zero lies between the sums of the least and of the most of
//! their ranges; alone, when zero is in their own range. A group of `s` takes
//! `s - 1` payments, someone alone none.
//!
//! What is left of each balance is in the plan's remainders; it stays owed.

use super::constrained;
use super::constraints::{Constraints, Rounding};
use super::infeasible::{Cause, Infeasible, Relaxation};
use super::nets::{Amount, Nets, Person};
use super::plan::{Plan, Proof, Reason, Remainder};
use super::settle::{Options, fewest};

/// As many people are decided by looking at all splits.
const EXACT_MAX: usize = 13;

/// Plans with rounding, if it is asked for.
pub(super) fn settle(nets: &Nets, constraints: &Constraints, options: &Options) -> Result<Plan, Infeasible> {
    let Some(rounding) = constraints.rounding else {
        return match constraints.is_free() {
            true => fewest(nets, constraints, options),
            false => constrained::settle(nets, constraints, options),
        };
    };
    let people: Vec<(Person, Amount)> = nets.open().collect();
    let ranges = ranges(&people, rounding)?;
    let rest = Constraints { rounding: None, ..constraints.clone() };
    let alone = ranges.iter().filter(|range| range.has_zero()).count();
    let splits = match rest.is_free() && people.len() <= EXACT_MAX {
        true => vec![best_split(&ranges)],
        false => vec![one_split(&ranges), vec![(0..people.len()).collect()]],
    };
    let is_exact = splits.len() == 1;
    let mut best: Option<Plan> = None;
    let mut failure = None;
    for split in splits {
        let units = chosen(&people, &ranges, &split, rounding.unit);
        let rounded = with_units(nets, &people, &units, rounding.unit)?;
        match settle(&rounded, &rest, options) {
            Ok(mut plan) => {
                plan.remainders = remainders(&people, &units, rounding.unit);
                if best.as_ref().is_none_or(|best| best.transfers.len() > plan.transfers.len()) {
                    best = Some(plan);
                }
            }
            Err(infeasible) => failure = Some(infeasible),
        }
        if is_exact && let Some(plan) = &mut best {
            plan.reason = Reason::Exhausted;
            let least = people.len() - split.len();
            plan.proof = match plan.transfers.len() <= least {
                true => Proof::Optimal,
                false => Proof::AtLeast(least),
            };
        }
    }
    match (best, failure) {
        (Some(mut plan), _) => {
            if !is_exact {
                // Everyone who cannot be left alone takes part in a payment.
                let least = (people.len() - alone).div_ceil(2);
                plan.reason = Reason::Exhausted;
                plan.proof = match plan.transfers.len() <= least {
                    true => Proof::Optimal,
                    false => Proof::AtLeast(least),
                };
            }
            Ok(plan)
        }
        (None, Some(infeasible)) => Err(infeasible),
        (None, None) => Ok(Plan::settled()),
    }
}

/// How many units someone may get, at least and at most.
#[derive(Clone, Copy)]
struct Range {
    least: Amount,
    most: Amount,
}

impl Range {
    fn new(balance: Amount, rounding: Rounding) -> Range {
        let Rounding { unit, tolerance } = rounding;
        let tolerance = tolerance.min(Amount::MAX / 4);
        let low = balance.saturating_sub(tolerance);
        let high = balance.saturating_add(tolerance);
        Range { least: -(-low).div_euclid(unit), most: high.div_euclid(unit) }
    }

    fn has_zero(&self) -> bool {
        self.least <= 0 && self.most >= 0
    }
}

/// Returns everyone's range.
fn ranges(people: &[(Person, Amount)], rounding: Rounding) -> Result<Vec<Range>, Infeasible> {
    let Rounding { unit, tolerance } = rounding;
    if unit <= 0 || tolerance < 0 || unit > Amount::MAX / 4 {
        return Err(Infeasible { cause: Cause::Meaningless, people: Vec::new(), relaxations: Vec::new() });
    }
    let with = |tolerance: Amount| -> Vec<Range> {
        let rounding = Rounding { unit, tolerance };
        people.iter().map(|(_, b)| Range::new(*b, rounding)).collect()
    };
    let ranges = with(tolerance);
    if adds_up(&ranges) {
        return Ok(ranges);
    }
    let (mut too_little, mut enough) = (tolerance, unit);
    while enough - too_little > 1 {
        let middle = too_little + (enough - too_little) / 2;
        match adds_up(&with(middle)) {
            true => enough = middle,
            false => too_little = middle,
        }
    }
    let stuck = people.iter().zip(&ranges);
    let stuck: Vec<Person> =
        stuck.filter(|(_, range)| range.least > range.most).map(|((person, _), _)| *person).collect();
    Err(Infeasible {
        cause: Cause::Unroundable,
        people: match stuck.is_empty() {
            true => people.iter().map(|(person, _)| *person).collect(),
            false => stuck,
        },
        relaxations: vec![Relaxation::Tolerance(enough)],
    })
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
    let mut together: Vec<usize> = (0..ranges.len()).filter(|at| !ranges[*at].has_zero()).collect();
    let mut alone: Vec<usize> = (0..ranges.len()).filter(|at| ranges[*at].has_zero()).collect();
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
fn chosen(people: &[(Person, Amount)], ranges: &[Range], split: &[Vec<usize>], unit: Amount) -> Vec<Amount> {
    let mut units = vec![0; people.len()];
    for group in split.iter().filter(|group| group.len() > 1) {
        for at in group {
            let nearest = (people[*at].1 + unit / 2).div_euclid(unit);
            units[*at] = nearest.clamp(ranges[*at].least, ranges[*at].most);
        }
        let mut over: Amount = group.iter().map(|at| units[*at]).sum();
        while over != 0 {
            let step = -over.signum();
            let free = group.iter().filter(|at| {
                let moved = units[**at] + step;
                moved >= ranges[**at].least && moved <= ranges[**at].most
            });
            let error = |at: &&usize| {
                let left = people[**at].1 - (units[**at] + step) * unit;
                (left.abs(), **at)
            };
            let Some(at) = free.min_by_key(error) else {
                break;
            };
            units[*at] += step;
            over += step;
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

fn remainders(people: &[(Person, Amount)], units: &[Amount], unit: Amount) -> Vec<Remainder> {
    let left = people
        .iter()
        .zip(units)
        .map(|((person, balance), count)| Remainder { person: *person, amount: balance - count * unit });
    left.filter(|remainder| remainder.amount != 0).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
                if (first - count * unit).abs() > tolerance {
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
