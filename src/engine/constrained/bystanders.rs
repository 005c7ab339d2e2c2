//! Who matters under constraints: everyone who is not at zero, and, when money
//! may be passed on, those at zero through whom it could pass.
//!
//! Law: where anyone may pay anyone, somebody at zero is of no use but to keep
//! others within their caps.
//! - Whoever pays them last, in the order of payments, may as well make their
//!   payments, which is one fewer; payments that meet become larger ones. Only
//!   a cap can be in the way. So a plan in which `k` at zero are needed has `k`
//!   payments more, at least, than any plan needs without caps.
//! - Who pays only once is not needed: who pays them may as well pay the one
//!   they pay.
//! - Without a smallest payment any group settles in a chain, those who owe
//!   first, in which everyone pays once. So nobody is needed unless somebody
//!   may not pay at all; and then of `n` people with trees at most `n - 2`, for
//!   each of them is in three payments.

use crate::engine::constrained;
use crate::engine::constraints::Constraints;
use crate::engine::effort::Steps;
use crate::engine::exact::reduce;
use crate::engine::nets::{Amount, Nets, Person};
use crate::engine::plan::{Plan, Proof};

/// So many people, with those at zero who may help, are looked at together.
const TOGETHER_MAX: usize = 14;

/// Among more people than this nobody at zero is left aside.
const ASIDE_MAX: usize = 2_000;

/// Returns the people who matter.
pub fn people(nets: &Nets, constraints: &Constraints) -> Vec<(Person, Amount)> {
    let open: Vec<(Person, Amount)> = nets.open().collect();
    if !constraints.relay || open.len() > constrained::PEOPLE_MAX {
        return open;
    }
    match is_complete(&open, constraints) {
        true => with(open, helpers(nets, constraints).taken),
        false => between(nets, constraints),
    }
}

/// Tells whether somebody at zero may keep others within their caps.
pub fn may_help(person: Person, constraints: &Constraints) -> bool {
    constraints.payments_max_of(person).is_none_or(|most| most > 1)
}

/// Bounds a plan by those without whom it was made though they might help. It
/// is nothing when it is not known whether they would.
pub fn bounded(nets: &Nets, constraints: &Constraints, plan: Plan) -> Plan {
    let helpers = helpers(nets, constraints);
    if !helpers.are_left_out {
        return plan;
    }
    let open: Vec<(Person, Amount)> = nets.open().collect();
    let mut steps = Steps::new(constrained::EFFORT_EACH);
    let free = match constraints.rounding {
        None => open.len() - reduce::groups(&open, &mut steps).upper,
        Some(_) => 0,
    };
    let least = plan.transfers_min().min(free + 1 + if helpers.are_alike { helpers.taken.len() } else { 0 });
    Plan { proof: Proof::of(plan.transfers.len(), least), ..plan }
}

/// Tells whether there are more people at zero who might help than were looked
/// at.
pub fn are_left_out(nets: &Nets, constraints: &Constraints) -> bool {
    helpers(nets, constraints).are_left_out
}

/// People at zero who may keep others within their caps.
#[derive(Default)]
struct Helpers {
    taken: Vec<(Person, Amount)>,
    are_left_out: bool,
    /// Whether those with the highest caps are as good as any.
    are_alike: bool,
}

fn helpers(nets: &Nets, constraints: &Constraints) -> Helpers {
    let is_small = constraints.payment_min.is_some_and(|least| least > 1);
    let is_capped = constraints.payments_max_each.is_some() || !constraints.payments_max.is_empty();
    let pays_nothing = |person: Person| constraints.payments_max_of(person) == Some(0);
    if !constraints.relay || !is_capped || !(is_small || nets.open().any(|(person, _)| pays_nothing(person))) {
        return Helpers::default();
    }
    let open: Vec<(Person, Amount)> = nets.open().collect();
    if open.len() > constrained::PEOPLE_MAX || !is_complete(&open, constraints) {
        return Helpers::default();
    }
    let all = nets.balances().iter().enumerate().map(|(at, balance)| (Person::new(at), *balance));
    let near = |person: Person| open.iter().any(|(other, _)| constraints.may_pay(person, *other));
    let able = all.filter(|(person, balance)| *balance == 0 && may_help(*person, constraints) && near(*person));
    let mut able: Vec<(Person, Amount)> = able.collect();
    let count = able.len();
    let cap = |person: Person| constraints.payments_max_of(person).unwrap_or(usize::MAX);
    able.sort_by_key(|(person, _)| (std::cmp::Reverse(cap(*person)), *person));
    let are_alike = constraints.forbidden.is_empty() && constraints.allowed.is_none();
    let needed = if is_small || !are_alike { count } else { open.len().saturating_sub(2) };
    able.truncate(needed.min(TOGETHER_MAX.saturating_sub(open.len())));
    Helpers { are_left_out: able.len() < needed.min(count), are_alike, taken: able }
}

fn with(mut people: Vec<(Person, Amount)>, others: Vec<(Person, Amount)>) -> Vec<(Person, Amount)> {
    people.extend(others);
    people.sort_unstable_by_key(|(person, _)| *person);
    people
}

fn is_complete(people: &[(Person, Amount)], constraints: &Constraints) -> bool {
    let may_pay = |one: Person, other: Person| one == other || constraints.may_pay(one, other);
    people.iter().all(|one| people.iter().all(|other| may_pay(one.0, other.0)))
}

/// Returns those not at zero and those who stand between others.
fn between(nets: &Nets, constraints: &Constraints) -> Vec<(Person, Amount)> {
    let numbered = nets.balances().iter().enumerate();
    let mut people: Vec<(Person, Amount)> = numbered.map(|(at, balance)| (Person::new(at), *balance)).collect();
    // Nobody passes on money who has fewer than two to settle with.
    while people.len() <= ASIDE_MAX {
        let stands_between = |(person, balance): &(Person, Amount)| {
            let others = || people.iter().filter(|(other, _)| constraints.may_pay(*person, *other));
            *balance != 0 || others().count() > 1
        };
        let between: Vec<(Person, Amount)> = people.iter().copied().filter(stands_between).collect();
        if between.len() == people.len() {
            break;
        }
        people = between;
    }
    people
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Cause;
    use crate::engine::Options;
    use crate::engine::settle;

    fn capped(caps: &[(usize, usize)]) -> Constraints {
        let payments_max = caps.iter().map(|(who, most)| (Person::new(*who), *most)).collect();
        Constraints { relay: true, payments_max, ..Constraints::default() }
    }

    /// The one who owes may pay once, those who are owed never: somebody else
    /// pays the second of them.
    #[test]
    fn somebody_at_zero_pays_for_others() {
        let nets = Nets::new([-10, 4, 6, 0]).unwrap();
        let plan = settle(&nets, &capped(&[(0, 1), (1, 0), (2, 0)]), &Options::default()).unwrap();
        assert_eq!((plan.transfers.len(), plan.proof), (3, Proof::Optimal));
        assert!(plan.settles(&nets));
        let no_plan = settle(&nets, &capped(&[(0, 1), (1, 0), (2, 0), (3, 1)]), &Options::default()).unwrap_err();
        assert_eq!(no_plan.cause, Cause::TooMany);
        assert_eq!(no_plan.people.len(), 4);
    }

    /// Of many at zero no more are looked at than can be of use.
    #[test]
    fn no_more_than_can_help() {
        let mut balances = vec![-30, 10, 10, 10];
        balances.resize(200, 0);
        let nets = Nets::new(balances).unwrap();
        let wishes = capped(&[(0, 1), (1, 0), (2, 0), (3, 0)]);
        assert_eq!(people(&nets, &wishes).len(), 6);
        assert!(!are_left_out(&nets, &wishes));
        let plan = settle(&nets, &wishes, &Options::default()).unwrap();
        assert_eq!((plan.transfers.len(), plan.proof), (4, Proof::Optimal));
    }
}
