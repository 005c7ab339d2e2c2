//! The fewest payments through one person.
//!
//! Law: whoever is not at zero is joined with the hub by payments, or with
//! people of their family who add up to zero with them, without the hub; a
//! part of so many people takes one payment fewer, and the part with the hub
//! as many as it has others. So there is a payment for each of the others, less
//! one for every such set of a family; how many there can be is tried again.
//!
//! What is rounded leaves people alone, who then need no payment.

use std::collections::BTreeSet;

use super::{Amount, Certificate, Person, Wrong, tried, without_pairs};

/// Returns how many payments are needed at least, and whether that is all
/// there is to show.
pub(super) fn payments_min(certificate: &Certificate, hub: Person) -> Result<(usize, bool), Wrong> {
    let nets = &certificate.nets;
    let families: &[BTreeSet<Person>] = certificate.wishes.as_ref().map_or(&[], |wishes| &wishes.families);
    let family_of = |person: Person| families.iter().position(|family| family.contains(&person));
    let is_inside = |one, other| family_of(one).is_some() && family_of(one) == family_of(other);
    for (at, paid) in certificate.transfers.iter().enumerate() {
        if paid.from != hub && paid.to != hub && !is_inside(paid.from, paid.to) {
            return Err(Wrong::Wish { number: at + 1 });
        }
    }
    let rounding = certificate.wishes.as_ref().and_then(|wishes| wishes.rounding);
    if let Some(rounding) = rounding {
        let is_left = |balance: Amount| balance.checked_abs().is_some_and(|over| over <= rounding.tolerance);
        let alone = nets.open().filter(|(person, _)| *person != hub && family_of(*person).is_none());
        let together = families.iter().filter(|family| !family.contains(&hub));
        let sums = together.map(|family| family.iter().map(|member| nets.of(*member)).sum::<Amount>());
        let all = alone.map(|(_, balance)| balance).chain(sums);
        return Ok((all.filter(|balance| !is_left(*balance)).count(), true));
    }
    let others: Vec<(Person, Amount)> = nets.open().filter(|(person, _)| *person != hub).collect();
    let mut sets = 0;
    for family in families {
        let inside = others.iter().filter(|(person, _)| family.contains(person));
        let mut inside: Vec<Amount> = inside.map(|(_, balance)| *balance).collect();
        let over: Amount = inside.iter().sum();
        // One who stands for all others makes up for what is over.
        inside.extend((over != 0).then_some(-over));
        let (pairs, rest) = without_pairs(&inside);
        let Some(groups) = tried::groups_max(&rest) else {
            return Ok((0, false));
        };
        sets += pairs + groups - usize::from(over != 0);
    }
    Ok((others.len().saturating_sub(sets), true))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::engine::oracles::oracle::balanced;
    use crate::engine::{Claim, Constraints, Mode, Nets, Options, Rounding, settle, verify};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(120))]

        /// Plans through one person are confirmed, with families, rounding and
        /// limits as well; one payment fewer is not.
        #[test]
        fn plans_through_one_are_confirmed(
            balances in balanced(2..8, 12),
            hub in 0usize..3,
            size in 0usize..4,
            turn in 0usize..8,
            rounding in prop::option::of((2i128..6, 2i128..6)),
            least in prop::option::of(2i128..4),
        ) {
            let count = balances.len();
            let family = |from: usize| (0..size.min(count)).map(|at| Person::new((at + from) % count)).collect();
            let wishes = Constraints {
                families: vec![family(turn)],
                rounding: rounding.map(|(unit, tolerance)| Rounding { unit, tolerance }),
                payment_min: least,
                ..Constraints::default()
            };
            let nets = Nets::new(balances).unwrap();
            let options = Options { mode: Mode::Hub(Person::new(hub)), ..Options::default() };
            if let Ok(plan) = settle(&nets, &wishes, &options) {
                let certificate = Certificate::under(&nets, &wishes, &plan);
                prop_assert_eq!(&certificate.claim, &Claim::Hub(Person::new(hub)));
                let verified = verify(&Certificate::from_text(&certificate.to_text()).unwrap());
                prop_assert!(verified.as_ref().is_ok_and(|verified| verified.is_complete), "{:?} {:?}", verified, plan);
                if rounding.is_none() && least.is_none() {
                    prop_assert_eq!(plan.transfers.len(), plan.transfers_min());
                }
                let boasting = Certificate { least: certificate.least + 1, ..certificate };
                prop_assert!(verify(&boasting).is_err());
            }
        }
    }
}
