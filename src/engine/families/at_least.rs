//! How many payments a plan with families has at least.

use std::collections::BTreeSet;

use crate::engine::constrained::EFFORT_EACH;
use crate::engine::constraints::Constraints;
use crate::engine::effort::Steps;
use crate::engine::exact::reduce;
use crate::engine::families::{Families, is_netted};
use crate::engine::nets::{Amount, Nets, Person};
use crate::engine::plan::Plan;
use crate::engine::settle::Options;

/// Of larger families not all sets of members are looked at.
const MEMBERS_MAX: usize = 14;

impl Families {
    /// Returns how many payments there are at least: those to others, and one
    /// inside for everyone whom only their family can settle with, being owed
    /// when the family owes or the other way round, or who does not settle whole
    /// units.
    pub fn least(&self, nets: &Nets, outer: &Plan, plans: &[Plan], constraints: &Constraints) -> usize {
        let rounded = |members: &BTreeSet<Person>| match constraints.rounding {
            None => 0,
            Some(rounding) => rounded_least(nets, members, rounding.unit),
        };
        if is_netted(constraints) {
            return self.members.iter().map(rounded).sum();
        }
        let inside = self.members.iter().zip(plans).map(|(members, plan)| {
            let sum: Amount = members.iter().map(|member| nets.of(*member)).sum();
            let opposite = members.iter().filter(|member| nets.of(**member).signum() == -sum.signum()).count();
            let least = match (constraints.relay, sum) {
                (true, _) => 0,
                (false, 0) => plan.transfers_min(),
                // What is left of the family's balance may stay with one of them.
                (false, _) => opposite.saturating_sub(usize::from(constraints.rounding.is_some())),
            };
            least.max(rounded(members))
        });
        outer.transfers_min() + inside.sum::<usize>()
    }

    /// Returns how many payments there are at least through a hub: one for
    /// everyone but the hub, less one for each set of a family, without the
    /// hub, that settles by itself.
    pub fn hub_least(&self, nets: &Nets, hub: Person, options: &Options) -> usize {
        let others: Vec<(Person, Amount)> = nets.open().filter(|(person, _)| *person != hub).collect();
        let sets = self.members.iter().map(|members| {
            let mut inside: Vec<(Person, Amount)> =
                others.iter().copied().filter(|(person, _)| members.contains(person)).collect();
            let over: Amount = inside.iter().map(|(_, balance)| balance).sum();
            // The hub stands for all that are not of the family.
            inside.extend((over != 0).then_some((hub, -over)));
            let mut steps = Steps::new(options.effort.min(EFFORT_EACH));
            reduce::groups(&inside, &mut steps).upper - usize::from(over != 0)
        });
        others.len() - sets.sum::<usize>()
    }
}

/// Returns how many payments any plan needs, with families or without.
pub fn free_least(nets: &Nets, constraints: &Constraints, options: &Options) -> usize {
    let open: Vec<(Person, Amount)> = nets.open().collect();
    match constraints.rounding {
        None => open.len() - reduce::groups(&open, &mut Steps::new(options.effort.min(EFFORT_EACH))).upper,
        Some(_) => 0,
    }
}

/// Returns how many payments there are at least inside a family that settles
/// whole units with others.
///
/// Law: payments inside cut it into parts; what is left of its balance stays
/// in one of them, so all others come to whole units. A part of `s` members
/// takes `s - 1` payments. The most such parts are the longest way from nobody
/// to everybody, one at a time, where whole units count one.
fn rounded_least(nets: &Nets, members: &BTreeSet<Person>, unit: Amount) -> usize {
    let over: Vec<Amount> = members.iter().map(|member| nets.of(*member).rem_euclid(unit)).collect();
    if over.len() > MEMBERS_MAX {
        return 0;
    }
    let mut parts = vec![0usize; 1 << over.len()];
    let mut is_whole = true;
    for set in 1usize..1 << over.len() {
        let inside = (0..over.len()).filter(|at| set >> at & 1 == 1);
        let before = inside.clone().map(|at| parts[set & !(1 << at)]).max();
        is_whole = inside.map(|at| over[at]).fold(0, |sum, over| (sum + over).rem_euclid(unit)) == 0;
        parts[set] = before.unwrap_or(0) + usize::from(is_whole);
    }
    over.len() - parts[parts.len() - 1] - usize::from(!is_whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::constraints::Rounding;
    use crate::engine::plan::Proof;
    use crate::engine::settle::settle;

    fn inside(balances: &[Amount], unit: Amount) -> usize {
        let nets = Nets::new(balances.iter().copied().chain([-balances.iter().sum::<Amount>()])).unwrap();
        rounded_least(&nets, &(0..balances.len()).map(Person::new).collect(), unit)
    }

    /// Parts that come to whole units need nothing from others, nor does one
    /// with which the remainder stays.
    #[test]
    fn parts_that_come_to_whole_units() {
        assert_eq!(inside(&[3, 4], 10), 1);
        assert_eq!(inside(&[10, 4], 10), 0);
        assert_eq!(inside(&[3, 7, 5], 10), 1);
        assert_eq!(inside(&[-3, 13, 0, 20], 10), 1);
        assert_eq!(inside(&[1, 1, 1, 7], 10), 3);
        assert_eq!(inside(&[], 10), 0);
    }

    /// Two dozen people, couples among them: proven though they are too many
    /// to look at all sets of them.
    #[test]
    fn couples_who_round_are_proven() {
        let mut balances: Vec<Amount> = (1..24).map(|at| (at * at * 3_797) % 20_011 - 10_000).collect();
        balances.push(-balances.iter().sum::<Amount>());
        let couple = |at: usize| BTreeSet::from([Person::new(2 * at), Person::new(2 * at + 1)]);
        let rounding = Some(Rounding { unit: 500, tolerance: 500 });
        let wishes = Constraints { families: (0..6).map(couple).collect(), rounding, ..Constraints::default() };
        let nets = Nets::new(balances).unwrap();
        let plan = settle(&nets, &wishes, &Options::default()).unwrap();
        assert_eq!(plan.proof, Proof::Optimal);
        assert!(plan.settles(&nets));
    }
}
