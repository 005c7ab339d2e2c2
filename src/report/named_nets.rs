//! Settles balances that are in no ledger.

use super::evidence::Evidence;
use super::settlement::Settlement;
use super::wishes::NoPlan;
use crate::engine::{Amount, Constraints, Effort, Nets, NetsFault, Options, Pair, Person, Rounding, settle};
use crate::model::Names;
use crate::text::nets::NamedNets;

/// What is asked of the plan; people by name, amounts in smallest units.
#[derive(Clone, Debug, Default)]
pub struct NamedWishes {
    /// Pairs that do not pay each other.
    pub forbidden: Vec<(String, String)>,
    /// When given, only these pairs pay each other; whoever has no balance does not matter.
    pub allowed: Option<Vec<(String, String)>>,
    /// People who settle as one, and then inside.
    pub families: Vec<Vec<String>>,
    /// Whether money may pass through people.
    pub relay: bool,
    /// How many payments anyone makes at most.
    pub payments_max: Option<usize>,
    /// How many payments these people make at most.
    pub payments_max_of: Vec<(String, usize)>,
    /// The smallest payment.
    pub payment_min: Option<Amount>,
    /// Payments are multiples of the first, and at most the second is left of anyone's balance.
    pub rounding: Option<(Amount, Amount)>,
    /// How much work may be done.
    pub effort: Effort,
}

/// Why some balances are not settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsettled {
    /// There is nobody of that name.
    Stranger(String),
    /// They are no balances: so much is left over.
    Unbalanced(Amount),
    /// They are too large, or too many.
    TooLarge,
    /// No plan keeps to what is asked.
    NoPlan(Box<NoPlan>),
}

/// Settles balances.
///
/// ```
/// use clique::report::named_nets::{NamedWishes, settle_named};
/// use clique::text::nets::read_nets;
///
/// let nets = read_nets("ana 12.50\nbo -10\ncy -2.50")?;
/// let plan = settle_named(nets, &NamedWishes::default()).expect("these add up, and nothing is asked");
/// let payments: Vec<_> = plan.payments.iter().map(|it| (plan.name(it.from), plan.name(it.to), it.amount)).collect();
/// assert_eq!(payments, [("bo", "ana", 1000), ("cy", "ana", 250)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// When they do not add up, name nobody that is meant, or no plan keeps to what is asked.
pub fn settle_named(named: NamedNets, wishes: &NamedWishes) -> Result<Settlement, Unsettled> {
    let NamedNets { names, nets, currency } = named;
    let nets = Nets::new(nets).map_err(|fault| match fault {
        NetsFault::Unbalanced { over } => Unsettled::Unbalanced(over),
        _ => Unsettled::TooLarge,
    })?;
    // Even if all that is owed passes through everyone, the payments together can be counted.
    let owed: Amount = nets.balances().iter().filter(|balance| **balance > 0).sum();
    let people = Amount::try_from(nets.len()).map_err(|_| Unsettled::TooLarge)?;
    if wishes.relay && owed.checked_mul(people).is_none() {
        return Err(Unsettled::TooLarge);
    }
    let constraints = constraints(&names, wishes)?;
    let options = Options { effort: wishes.effort, ..Options::default() };
    let name = |person: Person| names.get(person.index()).unwrap_or("?").to_owned();
    let plan = settle(&nets, &constraints, &options)
        .map_err(|why| Unsettled::NoPlan(Box::new(NoPlan::new("", currency, name, why))))?;
    assert!(plan.settles(&nets), "a plan brings everyone to zero, or to what rounding leaves");
    let evidence = Evidence::new(names, nets, plan).under(&constraints);
    let mut settlement = Settlement::new(evidence, currency, |_| true);
    settlement.is_free = constraints.is_free();
    Ok(settlement)
}

fn constraints(names: &Names, wishes: &NamedWishes) -> Result<Constraints, Unsettled> {
    let find = |name: &String| names.find(name).map(Person::new).ok_or_else(|| Unsettled::Stranger(name.clone()));
    let mut constraints = Constraints {
        relay: wishes.relay,
        payments_max_each: wishes.payments_max,
        payment_min: wishes.payment_min,
        rounding: wishes.rounding.map(|(unit, tolerance)| Rounding { unit, tolerance }),
        ..Constraints::default()
    };
    for (one, other) in &wishes.forbidden {
        constraints.forbidden.insert(Pair::new(find(one)?, find(other)?));
    }
    if let Some(allowed) = &wishes.allowed {
        let known = allowed.iter().filter_map(|(one, other)| Some(Pair::new(find(one).ok()?, find(other).ok()?)));
        constraints.allow_only(known);
    }
    for family in &wishes.families {
        constraints.families.push(family.iter().map(find).collect::<Result<_, _>>()?);
    }
    for (name, most) in &wishes.payments_max_of {
        constraints.payments_max.insert(find(name)?, *most);
    }
    Ok(constraints)
}

/// Settles balances written one a line, for tests; nothing when they are none.
#[cfg(test)]
pub(crate) fn settled(text: &str) -> Option<Settlement> {
    settle_named(crate::text::nets::read_nets(text).ok()?, &NamedWishes::default()).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Paid = Vec<(String, String, Amount)>;

    fn paid(lines: &[String], rename: &str) -> Paid {
        let settlement = settled(&lines.concat()).unwrap();
        let name = |person| settlement.name(person).strip_prefix(rename).unwrap().to_owned();
        settlement.payments.iter().map(|it| (name(it.from), name(it.to), it.amount)).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        /// The order of lines changes nothing, other names change nothing but names, and whoever has nothing open
        /// may be left out.
        #[test]
        fn only_balances_count(
            nets in prop::collection::vec(-60i64..60, 1..9),
            turn in 0usize..9,
            zeros in prop::collection::btree_set(0usize..9, 0..4),
        ) {
            let line = |prefix: &str, number: usize, net: i64| format!("{prefix}p{number} {net}\n");
            let last = -nets.iter().sum::<i64>();
            let all: Vec<i64> = nets.iter().copied().chain([last]).collect();
            let lines = |prefix: &str| all.iter().enumerate().map(|(at, net)| line(prefix, at, *net)).collect::<Vec<_>>();
            let plan = paid(&lines(""), "");
            let mut turned = lines("");
            turned.rotate_left(turn % all.len());
            prop_assert_eq!(&paid(&turned, ""), &plan);
            prop_assert_eq!(&paid(&lines("the other "), "the other "), &plan);
            let mut more = lines("");
            more.extend(zeros.iter().map(|number| format!("p{number}x 0\n")));
            prop_assert_eq!(&paid(&more, ""), &plan);
        }
    }
}
