//! Who proves that there is no plan: as few people as can be found, one by one.
//!
//! Law: people prove it when there is no plan either if nothing is asked of the
//! others: no caps of theirs, and no pairs of which neither is named. Where the
//! balances alone prove it, with a smallest payment or rounding, all are named
//! who have one.

use std::collections::BTreeSet;

use crate::engine::constraints::{Constraints, Pair};
use crate::engine::effort::Effort;
use crate::engine::infeasible::{Cause, Infeasible};
use crate::engine::nets::{Nets, Person};
use crate::engine::refusals::Look;

/// Among more people nobody is spared.
const PEOPLE_MAX: usize = 24;

/// Steps for all that is tried.
const EFFORT: u64 = 400_000_000;

/// Names fewer people, if fewer prove it; and whole families, of whom one
/// stands for all.
pub fn fewer(nets: &Nets, constraints: &Constraints, why: Infeasible, look: Look) -> Infeasible {
    let is_counted = match why.cause {
        // Who may pay whom proves it for all who are named together.
        Cause::CutOff { .. } | Cause::Overloaded { .. } => false,
        Cause::TooSmall | Cause::Unroundable | Cause::Together => true,
        // Without passing on they are as few as can be.
        Cause::TooMany => constraints.relay || !constraints.families.is_empty(),
        _ => return why,
    };
    let families = constraints.families.iter().filter(|family| why.people.iter().any(|person| family.contains(person)));
    let mut people: BTreeSet<Person> =
        families.flatten().copied().filter(|person| person.index() < nets.len()).collect();
    people.extend(&why.people);
    let started: Vec<Person> = people.into_iter().collect();
    if !is_counted || nets.len() > PEOPLE_MAX || has_few(constraints) {
        return Infeasible { people: started, ..why };
    }
    let tries = u64::try_from(2 * nets.len() + 2).unwrap_or(u64::MAX);
    let is_none = |people: &[Person]| {
        let asked = concerning(people, nets.len(), constraints);
        look(&asked, Effort(EFFORT / tries))
            .is_err_and(|why| !matches!(why.cause, Cause::OutOfEffort | Cause::Meaningless))
    };
    let mut named = started.clone();
    if !is_none(&named) {
        named = (0..nets.len()).map(Person::new).collect();
    }
    for person in named.clone() {
        let others: Vec<Person> = named.iter().copied().filter(|other| *other != person).collect();
        if is_none(&others) {
            named = others;
        }
    }
    Infeasible { people: if named.is_empty() { started } else { named }, ..why }
}

/// Tells whether nothing is asked of anyone alone.
fn has_few(constraints: &Constraints) -> bool {
    constraints.forbidden.is_empty()
        && constraints.allowed.is_none()
        && constraints.payments_max.is_empty()
        && constraints.payments_max_each.is_none()
}

/// Returns the wishes without caps of others than these people, and without
/// pairs that none of them is in.
fn concerning(people: &[Person], count: usize, constraints: &Constraints) -> Constraints {
    let concerns = |pair: &Pair| people.contains(&pair.people().0) || people.contains(&pair.people().1);
    let caps = people.iter().filter_map(|person| Some((*person, constraints.payments_max_of(*person)?)));
    let mut asked = Constraints { payments_max: caps.collect(), payments_max_each: None, ..constraints.clone() };
    asked.forbidden.retain(concerns);
    if let Some(allowed) = &mut asked.allowed {
        let all = (0..count).flat_map(|one| (0..one).map(move |other| Pair::new(Person::new(one), Person::new(other))));
        allowed.extend(all.filter(|pair| !concerns(pair)));
    }
    asked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Options;
    use crate::engine::Rounding;
    use crate::engine::infeasible::Relaxation;
    use crate::engine::settle;

    fn family(people: &[usize]) -> BTreeSet<Person> {
        people.iter().map(|person| Person::new(*person)).collect()
    }

    /// One who owes may pay nobody; that others are families proves nothing.
    #[test]
    fn one_is_named_beside_families() {
        let nets = Nets::new([-10, -5, 15, 9, -9, 6, -6]).unwrap();
        let wishes = Constraints {
            families: vec![family(&[1, 2]), family(&[5, 6])],
            payments_max: [(Person::new(0), 0), (Person::new(1), 1)].into(),
            payment_min: Some(2),
            ..Constraints::default()
        };
        let no_plan = settle(&nets, &wishes, &Options::default()).unwrap_err();
        assert_eq!(no_plan.people, [Person::new(0)]);
        assert!(!no_plan.relaxations.is_empty());
    }

    /// A family may have more over than any of its members.
    #[test]
    fn the_tolerance_of_a_family_is_offered() {
        let nets = Nets::new([6, 6, -4, -4, -4]).unwrap();
        let rounding = Some(Rounding { unit: 100, tolerance: 5 });
        let wishes = Constraints { families: vec![family(&[0, 1])], rounding, ..Constraints::default() };
        let no_plan = settle(&nets, &wishes, &Options::default()).unwrap_err();
        assert_eq!((no_plan.cause, no_plan.people), (Cause::Unroundable, vec![Person::new(0), Person::new(1)]));
        assert_eq!(no_plan.relaxations, [Relaxation::Tolerance(12)]);
    }
}
