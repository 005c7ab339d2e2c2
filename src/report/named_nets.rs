//! Settles balances that are in no ledger.

use super::evidence::Evidence;
use super::settlement::Settlement;
use super::wishes::NoPlan;
use crate::engine::{Constraints, Effort, Nets, NetsFault, Options, Pair, Person, Rounding, settle};
use crate::model::Money;
use crate::text::nets::NamedNets;

/// What is asked of the plan.
#[derive(Clone, Debug, Default)]
pub struct NamedWishes {
    /// Pairs that do not pay each other.
    pub forbidden: Vec<(String, String)>,
    /// Whether money may pass through people.
    pub relay: bool,
    /// How many payments anyone makes at most.
    pub payments_max: Option<usize>,
    /// The smallest payment.
    pub payment_min: Option<Money>,
    /// Payments are multiples of the first, and at most the second is left of anyone's balance.
    pub rounding: Option<(Money, Money)>,
    /// How much work may be done.
    pub effort: Effort,
}

/// Why some balances are not settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsettled {
    /// There is nobody of that name.
    Stranger(String),
    /// They are no balances; when they do not add up, so much is left over.
    Unbalanced(Money),
    /// They are too large, or too many.
    TooLarge,
    /// No plan keeps to what is asked.
    NoPlan(Box<NoPlan>),
}

/// Settles balances.
///
/// # Errors
///
/// When they do not add up, name nobody that is meant, or no plan keeps to what is asked.
pub fn settle_named(named: &NamedNets, wishes: &NamedWishes) -> Result<Settlement, Unsettled> {
    let nets = Nets::new(named.people.iter().map(|(_, money)| money.minor())).map_err(|fault| match fault {
        NetsFault::Unbalanced { over } => {
            i64::try_from(over).map_or(Unsettled::TooLarge, |over| Unsettled::Unbalanced(Money::from_minor(over)))
        }
        _ => Unsettled::TooLarge,
    })?;
    // Even if all that is owed passes through everyone, the payments together are money.
    let owed: i128 = nets.balances().iter().filter(|balance| **balance > 0).sum();
    let passed = i128::try_from(nets.len()).ok().and_then(|people| owed.checked_mul(people));
    passed.and_then(|passed| i64::try_from(passed).ok()).ok_or(Unsettled::TooLarge)?;
    let find = |name: &String| {
        let found = named.people.binary_search_by(|(known, _)| known.cmp(name));
        found.map(Person::new).map_err(|_| Unsettled::Stranger(name.clone()))
    };
    let mut constraints = Constraints {
        relay: wishes.relay,
        payments_max_each: wishes.payments_max,
        payment_min: wishes.payment_min.map(|money| money.minor().into()),
        rounding: wishes
            .rounding
            .map(|(unit, tolerance)| Rounding { unit: unit.minor().into(), tolerance: tolerance.minor().into() }),
        ..Constraints::default()
    };
    for (one, other) in &wishes.forbidden {
        constraints.forbidden.insert(Pair::new(find(one)?, find(other)?));
    }
    let options = Options { effort: wishes.effort, ..Options::default() };
    let name = |person: Person| named.people.get(person.index()).map_or("?", |(name, _)| name).to_owned();
    let plan = settle(&nets, &constraints, &options)
        .map_err(|why| Unsettled::NoPlan(Box::new(NoPlan::new("", named.currency, name, why))))?;
    assert!(plan.settles(&nets), "a plan brings everyone to zero, or to what rounding leaves");
    let names = named.people.iter().map(|(name, _)| name.clone()).collect();
    let mut settlement = Settlement::new(Evidence::new(names, nets, plan), named.currency, |_| true);
    settlement.is_free = constraints.is_free();
    Ok(settlement)
}
