//! Payments in whole units: everyone is brought near zero, not to zero.
//!
//! Law: someone who is owed `x` gets `z` units of `u` with `|x - z·u|` within
//! the tolerance, which leaves `z` a range. People can settle among
//! themselves when zero lies between the sums of the least and of the most of
//! their ranges; alone, when zero is in their own range. A group of `s` takes
//! `s - 1` payments, someone alone none.
//!
//! What is left of each balance is in the plan's remainders; it stays owed.

pub(super) mod ranged;
pub(super) mod ranges;
pub(super) mod sums;

use std::collections::{BTreeMap, BTreeSet};

use self::ranges::{Range, adds_up, best_split, chosen, one_split};
use super::constrained;
use super::constrained::bystanders;
use super::constrained::circles;
use super::constrained::explain;
use super::constrained::retrace::Paid;
use super::constrained::wishes::Wishes;
use super::constraints::{Constraints, Rounding};
use super::effort::{Effort, Steps};
use super::exact::packing;
use super::exact::rows::{Rows, Set};
use super::infeasible::{Cause, Infeasible};
use super::nets::{Amount, Nets, Person};
use super::plan::{Plan, Proof, Reason, Remainder, Transfer, groups};
use super::refusals;
use super::settle::{Options, fewest};
use super::tree::Owed;

/// As many people are decided by looking at all splits.
const EXACT_MAX: usize = 13;

/// More people are not packed.
const PACKED_MAX: usize = 64;

/// Plans with rounding, if it is asked for, and says what would help when
/// there is no plan.
pub(super) fn settle(nets: &Nets, constraints: &Constraints, options: &Options) -> Result<Plan, Infeasible> {
    refusals::planned(nets, constraints, options, &|asked, effort| {
        look(nets, asked, &Options { effort, ..options.clone() })
    })
}

/// Plans, or says why not.
pub(super) fn look(nets: &Nets, constraints: &Constraints, options: &Options) -> Result<Plan, Infeasible> {
    look_within(nets, constraints, &BTreeMap::new(), options)
}

/// The same where some people, none of them at zero, get units within a range
/// that is known, instead of by their balance.
pub(super) fn look_within(
    nets: &Nets,
    constraints: &Constraints,
    known: &BTreeMap<Person, Range>,
    options: &Options,
) -> Result<Plan, Infeasible> {
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
    let are_left_out = bystanders::are_left_out(nets, constraints);
    match (Asked { nets, rest, rounding, known }).settle(options) {
        Err(why) if are_left_out && why.cause != Cause::Unroundable => {
            Err(Infeasible { cause: Cause::OutOfEffort, ..why })
        }
        planned => planned.map(|plan| bystanders::bounded(nets, constraints, plan)),
    }
}

/// Balances to be settled in whole units, and what else is asked.
struct Asked<'a> {
    nets: &'a Nets,
    rest: Constraints,
    rounding: Rounding,
    /// Who gets units within a range that is known.
    known: &'a BTreeMap<Person, Range>,
}

impl Asked<'_> {
    /// Returns how many units someone with this balance may get.
    fn range(&self, person: Person, balance: Amount) -> Range {
        self.known.get(&person).copied().unwrap_or_else(|| Range::new(balance, self.rounding))
    }

    fn ranges(&self, people: &[(Person, Amount)]) -> Vec<Range> {
        people.iter().map(|(person, balance)| self.range(*person, *balance)).collect()
    }

    fn settle(&self, options: &Options) -> Result<Plan, Infeasible> {
        let people: Vec<(Person, Amount)> = self.nets.open().collect();
        let ranges = self.ranges(&people);
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
        self.likely(options)
    }

    /// Decides a few people, whatever is asked; nothing when they are too
    /// many.
    fn decided(&self, options: &Options) -> Option<Result<Plan, Infeasible>> {
        let people = bystanders::people(self.nets, &self.rest);
        let owed = Owed::new(&options.debts);
        let wishes = Wishes::new(people, &self.rest, &owed);
        let all: Vec<usize> = (0..wishes.people.len()).collect();
        let mut ground = wishes.ground(&all);
        for (member, (person, balance)) in ground.members.iter_mut().zip(&wishes.people) {
            let range = self.range(*person, *balance);
            (member.least, member.most) = (range.least, range.most);
            member.wanted = range.nearest(*balance, self.rounding.unit);
        }
        let least = self.rest.payment_min.unwrap_or(1).max(1);
        ground.payment_min = 1 + (least - 1) / self.rounding.unit;
        let mut steps = Steps::new(options.effort);
        let fewest = circles::fewest(&ground, &mut steps)?;
        let Some(found) = &fewest.plan else {
            let cause = match (fewest.is_none(), wishes.is_limited()) {
                (false, _) => Cause::OutOfEffort,
                (true, true) => Cause::Together,
                (true, false) => Cause::Unroundable,
            };
            let people = self.nets.open().map(|(person, _)| person).collect();
            return Some(Err(Infeasible { cause, people, relaxations: Vec::new() }));
        };
        let least = fewest.least.unwrap_or(0);
        let name = |at: usize| wishes.people[at].0;
        let plan = self.rounded((&wishes.people, &found.given), least, options);
        if let Some(plan) = plan.ok().filter(|plan| plan.transfers.len() <= found.payments.len()) {
            return Some(Ok(Plan { steps: plan.steps + steps.spent(), ..plan }));
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
            steps: steps.spent(),
        };
        Some(Ok(plan.sorted()))
    }

    /// Settles many people: packs them into the most sets; or leaves alone
    /// whom it can, or nobody; and takes the best plan.
    fn likely(&self, options: &Options) -> Result<Plan, Infeasible> {
        let mut people = bystanders::people(self.nets, &self.rest);
        people.sort_unstable_by_key(|(person, balance)| (balance.abs(), *balance, *person));
        let ranges = self.ranges(&people);
        let mut steps = Steps::new(Effort(options.effort.0 / 2));
        let packed = self.packed(&people, &ranges, options, &mut steps);
        let least = people.len() - packed.upper.min(people.len());
        let splits = [packed.sets, one_split(&ranges), vec![(0..people.len()).collect()]];
        let each = Options { effort: Effort(options.effort.0 / 8), ..options.clone() };
        let mut best: Option<Plan> = None;
        let mut wrong = explain::unknown(people.iter().map(|(person, _)| *person));
        for split in splits {
            if best.as_ref().is_some_and(|best| best.transfers.len() <= least) {
                break;
            }
            let units = match self.is_direct() {
                true => self.given(&people, &ranges, &split),
                false => Some(chosen(&people, &ranges, &split, self.rounding.unit)),
            };
            match units.map(|units| self.rounded((&people, &units), least, &each)) {
                Some(Ok(plan)) if best.as_ref().is_none_or(|best| plan.transfers.len() < best.transfers.len()) => {
                    best = Some(plan);
                }
                Some(Err(why)) => wrong = Infeasible { cause: Cause::OutOfEffort, ..why },
                _ => {}
            }
        }
        best.map(|plan| Plan { steps: plan.steps + steps.spent(), ..plan }).ok_or(wrong)
    }

    /// Tells whether it depends on who may pay whom what people can be given.
    fn is_direct(&self) -> bool {
        !self.rest.relay && (!self.rest.forbidden.is_empty() || self.rest.allowed.is_some())
    }

    /// Returns how many units everyone in these sets gets so that they can be
    /// sent.
    fn given(&self, people: &[(Person, Amount)], ranges: &[Range], split: &[Vec<usize>]) -> Option<Vec<Amount>> {
        let mut units = vec![0; people.len()];
        for set in split.iter().filter(|set| set.len() > 1) {
            let within: Vec<(Amount, Amount)> = set.iter().map(|at| (ranges[*at].least, ranges[*at].most)).collect();
            let may = |one: usize, other: usize| self.rest.may_pay(people[set[one]].0, people[set[other]].0);
            for (at, given) in set.iter().zip(ranged::given(&within, &may)?) {
                units[*at] = given;
            }
        }
        Some(units)
    }

    /// Packs people into sets that can settle, as many as it can.
    fn packed(
        &self,
        people: &[(Person, Amount)],
        ranges: &[Range],
        options: &Options,
        steps: &mut Steps,
    ) -> packing::Packed {
        let owed = Owed::new(&options.debts);
        let wishes = Wishes::new(people.to_vec(), &self.rest, &owed);
        let is_capped = self.rest.payments_max_each.is_some() || !self.rest.payments_max.is_empty();
        let able = |set: &[usize]| {
            let [only] = set else {
                let within: Vec<Range> = set.iter().map(|at| ranges[*at]).collect();
                let made_max = set.iter().map(|at| match self.rest.relay || people[*at].1 < 0 {
                    true => self.rest.payments_max_of(people[*at].0).unwrap_or(set.len()),
                    false => 0,
                });
                return adds_up(&within)
                    && (!is_capped || made_max.fold(0, usize::saturating_add) + 1 >= set.len())
                    && match (self.is_direct(), self.rest.relay) {
                        (true, _) => self.given(people, ranges, &[set.to_vec()]).is_some(),
                        (false, true) => wishes.parts(set).len() == 1,
                        (false, false) => true,
                    };
            };
            ranges[*only].holds(0)
        };
        // Everyone who cannot be left alone takes part in a payment, and
        // nobody both pays and is paid unless money is passed on.
        let owing = ranges.iter().filter(|range| range.most < 0).count();
        let owed = ranges.iter().filter(|range| range.least > 0).count();
        let upper = people.len() - owing.max(owed);
        let none = packing::Packed { sets: one_split(ranges), upper, proof: None };
        if people.len() > PACKED_MAX {
            return none;
        }
        let alike = Alike::new(people, ranges, &self.rest);
        let rows = Rows::new(alike.all.iter().map(|row| people[row[0]].1).collect(), alike.counts());
        let is_able = |set: &[usize]| able(&alike.some(set));
        let sets = none.sets.iter().map(|set| alike.rows(set)).collect();
        let mut packed = packing::improve_able(&rows, &is_able, sets, upper, steps);
        packed.sets = alike.everyone(&packed.sets);
        match (&packed.proof, self.rest.payment_min.is_some_and(|least| least > self.rounding.unit)) {
            // Circles may be needed: only the weights bound those as well.
            (Some(proof), true) => {
                let bound = proof.weights.bound(&rows.counts).min(upper);
                packing::Packed { upper: bound, ..packed }
            }
            _ => packed,
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

/// People of whom it does not matter who is who: they may get as much, pay as
/// often, and settle with the same.
struct Alike {
    /// By row, as places.
    all: Vec<Vec<usize>>,
    row_of: Vec<usize>,
}

impl Alike {
    fn new(people: &[(Person, Amount)], ranges: &[Range], rest: &Constraints) -> Alike {
        let in_pairs: BTreeSet<Person> =
            rest.forbidden.iter().flat_map(|pair| [pair.people().0, pair.people().1]).collect();
        let mut known = BTreeMap::new();
        let mut alike = Alike { all: Vec::new(), row_of: Vec::new() };
        for (at, ((person, balance), range)) in people.iter().zip(ranges).enumerate() {
            let is_known = rest.allowed.is_some() || in_pairs.contains(person);
            let limits = (rest.payments_max_of(*person), is_known.then_some(*person));
            let row = *known.entry((range.least, range.most, balance.signum(), limits)).or_insert(alike.all.len());
            if row == alike.all.len() {
                alike.all.push(Vec::new());
            }
            alike.all[row].push(at);
            alike.row_of.push(row);
        }
        alike
    }

    fn counts(&self) -> Vec<u32> {
        self.all.iter().map(|row| u32::try_from(row.len()).unwrap_or(u32::MAX)).collect()
    }

    /// Returns the rows of some people, in order.
    fn rows(&self, set: &[usize]) -> Set {
        let mut rows: Set = set.iter().map(|at| self.row_of[*at]).collect();
        rows.sort_unstable();
        rows
    }

    /// Returns people of these rows.
    fn some(&self, rows: &[usize]) -> Set {
        let of_row = |same: &[usize]| self.all[same[0]][..same.len()].to_vec();
        rows.chunk_by(|one, other| one == other).flat_map(of_row).collect()
    }

    /// Returns the people of sets that everyone is in.
    fn everyone(&self, sets: &[Set]) -> Vec<Set> {
        let mut next: Vec<_> = self.all.iter().map(|row| row.iter()).collect();
        let of_set = |set: &Set| {
            let mut people: Set = set.iter().filter_map(|row| next[*row].next().copied()).collect();
            people.sort_unstable();
            people
        };
        sets.iter().map(of_set).collect()
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
    use super::super::oracles::oracle::balanced;
    use super::super::oracles::supports::wishes;
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
        #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

        /// The packing, which decides larger groups, agrees, whatever else is
        /// asked.
        #[test]
        fn packing_agrees(balances in balanced(2..7, 40), asked in wishes(5), unit in 2i128..12, part in 3i128..14) {
            let nets = Nets::new(balances.iter().copied()).unwrap();
            let rounding = Rounding { unit, tolerance: unit * part / 10 };
            let rest = Constraints { rounding: None, ..asked };
            let plan = settle(&nets, &Constraints { rounding: Some(rounding), ..rest.clone() }, &Options::default());
            prop_assume!(nets.open().count() > 1 && !plan.as_ref().is_err_and(|why| why.cause == Cause::OutOfEffort));
            let ranges: Vec<Range> = nets.open().map(|(_, balance)| Range::new(balance, rounding)).collect();
            prop_assume!(adds_up(&ranges));
            let likely = Asked { nets: &nets, rest, rounding, known: &BTreeMap::new() }.likely(&Options::default());
            if let Ok(likely) = &likely {
                prop_assert!(likely.settles(&nets));
                let plan = plan.as_ref().unwrap();
                prop_assert!(likely.transfers_min() <= plan.transfers.len() && likely.transfers.len() >= plan.transfers.len());
            }
        }
    }

    proptest! {
        // A case takes as long as a hundred of the small ones.
        #![proptest_config(ProptestConfig::with_cases(50))]

        #[test]
        fn many_people_are_rounded(balances in balanced(16..30, 400), tolerance in 10i128..30) {
            let nets = Nets::new(balances).unwrap();
            let options = Options { effort: Effort(1_000_000), ..Options::default() };
            if let Ok(plan) = settle(&nets, &rounded(20, tolerance), &options) {
                prop_assert!(plan.settles(&nets));
                prop_assert!(plan.transfers_min() <= plan.transfers.len());
                prop_assert!(plan.transfers.iter().all(|t| t.amount % 20 == 0));
                prop_assert!(plan.remainders.iter().all(|r| r.amount.abs() <= tolerance));
            }
        }
    }
}
