//! Makes a bill of what it did to each balance, for files that say nothing else about it.
//!
//! A net is what someone paid less what falls on them: 75.00 for the one who paid 100.00 for four, -25.00 for the
//! others. Who paid and what falls on whom is found back like this:
//!
//! 1. One net is above zero: that is the payer. He or she paid all, and bears the amount less the net.
//! 2. Several are: each of them paid the net, and the rest of the amount is shared out among them equally, as paid by
//!    each and for each. The balances are exact; who paid what is a guess, and the caller says so.
//! 3. Of a refund, an amount below zero, the same holds with all signs turned.

use super::evening::{even_out, sum_of};
use crate::model::{Money, Part};

/// A bill found back from its nets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetBill {
    /// Who paid how much; adds up to the amount.
    pub paid: Vec<Part>,
    /// What falls on whom; adds up to the amount.
    pub parts: Vec<Part>,
    /// Whether several paid, so that how much each paid is a guess.
    pub payers_are_guessed: bool,
    /// Whether the nets did not add up to zero, by less than a smallest unit for each person.
    pub was_evened: bool,
}

/// Why nets make no bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetsProblem {
    /// The bill changes no balance, so that nothing says who paid it.
    Nothing,
    /// They add up to this instead of zero.
    SumsTo(i128),
    /// Those who paid get back more than the amount.
    Over,
}

/// Finds a bill back from its amount and its nets.
///
/// # Errors
///
/// When the nets are no nets of such a bill.
pub fn bill_of_nets(amount: Money, nets: &[Part]) -> Result<NetBill, NetsProblem> {
    let mut nets: Vec<Part> = nets.iter().copied().filter(|net| !net.amount.is_zero()).collect();
    if nets.is_empty() {
        return Err(NetsProblem::Nothing);
    }
    let was_evened = even_out(&mut nets, Money::ZERO).map_err(NetsProblem::SumsTo)?;
    nets.retain(|net| !net.amount.is_zero());
    let lends = |net: &&Part| net.amount.is_negative() == amount.is_negative();
    let lenders = || nets.iter().filter(lends);
    let own = amount - sum_of(lenders()).ok_or(NetsProblem::Over)?;
    if nets.is_empty() {
        return Err(NetsProblem::Nothing);
    }
    if amount.is_zero() || lenders().next().is_none() || own.minor().signum() * amount.minor().signum() < 0 {
        return Err(NetsProblem::Over);
    }
    let count = i64::try_from(lenders().count()).expect("a row has fewer columns");
    let mut paid = Vec::with_capacity(lenders().count());
    let mut parts = Vec::with_capacity(nets.len());
    let mut left = own.minor();
    for net in &nets {
        if !lends(&net) {
            parts.push(Part { person: net.person, amount: -net.amount });
            continue;
        }
        // What is left is shared out among those who are left, so that the odd units go to the last.
        let share = Money::from_minor(left / (count - i64::try_from(paid.len()).expect("no more than the count")));
        left -= share.minor();
        paid.push(Part { person: net.person, amount: net.amount + share });
        if !share.is_zero() {
            parts.push(Part { person: net.person, amount: share });
        }
    }
    Ok(NetBill { payers_are_guessed: paid.len() > 1, paid, parts, was_evened })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PersonIndex;
    use proptest::prelude::*;

    fn list(minors: &[i64]) -> Vec<Part> {
        let part = |(index, minor): (usize, &i64)| Part {
            person: PersonIndex(u32::try_from(index).unwrap()),
            amount: Money::from_minor(*minor),
        };
        minors.iter().enumerate().map(part).collect()
    }

    fn shown(parts: &[Part]) -> Vec<(u32, i64)> {
        parts.iter().map(|part| (part.person.0, part.amount.minor())).collect()
    }

    fn told(amount: i64, nets: &[i64]) -> String {
        match bill_of_nets(Money::from_minor(amount), &list(nets)) {
            Ok(bill) => format!("paid {:?} parts {:?}", shown(&bill.paid), shown(&bill.parts)),
            Err(problem) => format!("{problem:?}"),
        }
    }

    #[test]
    fn the_payer_is_found_back() {
        assert_eq!(
            told(10000, &[7500, -2500, -2500, -2500]),
            "paid [(0, 10000)] parts [(0, 2500), (1, 2500), (2, 2500), (3, 2500)]"
        );
        assert_eq!(told(2000, &[2000, -1000, 0, -1000]), "paid [(0, 2000)] parts [(1, 1000), (3, 1000)]");
        assert_eq!(told(-3000, &[-2000, 1000, 1000]), "paid [(0, -3000)] parts [(0, -1000), (1, -1000), (2, -1000)]");
        let two = "paid [(0, 6000), (1, 6000)] parts [(0, 3000), (1, 3000), (2, 3000), (3, 3000)]";
        assert_eq!(told(12000, &[3000, 3000, -3000, -3000]), two);
        assert_eq!(
            told(1000, &[334, 333, -666]),
            "paid [(0, 500), (1, 500)] parts [(2, 667), (0, 166), (1, 167)]"
                .replace("(2, 667), (0, 166), (1, 167)", "(0, 166), (1, 167), (2, 667)")
        );
    }

    #[test]
    fn what_is_no_net_is_refused() {
        assert_eq!(told(1000, &[0, 0]), "Nothing");
        assert_eq!(told(1000, &[500, -400]), "SumsTo(100)");
        assert_eq!(told(1000, &[1500, -1500]), "Over");
        assert_eq!(told(0, &[500, -500]), "Over");
        assert_eq!(told(1000, &[1]), "Nothing");
    }

    proptest! {
        #[test]
        fn the_nets_are_kept_exactly(first in prop::collection::vec(-100_000_i64..100_000, 1..6), more in 0_i64..100_000, turned: bool) {
            let last = -first.iter().sum::<i64>();
            let nets: Vec<i64> = first.into_iter().chain([last]).collect();
            let amount = nets.iter().filter(|net| **net > 0).sum::<i64>() + more;
            let sign = if turned { -1 } else { 1 };
            let nets: Vec<i64> = nets.iter().map(|net| net * sign).collect();
            match bill_of_nets(Money::from_minor(amount * sign), &list(&nets)) {
                Ok(bill) => {
                    let sum = |parts: &[Part]| parts.iter().map(|part| part.amount.minor()).sum::<i64>();
                    prop_assert_eq!((sum(&bill.paid), sum(&bill.parts)), (amount * sign, amount * sign));
                    let mut found = vec![0; nets.len()];
                    for part in &bill.paid { found[part.person.get()] += part.amount.minor(); }
                    for part in &bill.parts { found[part.person.get()] -= part.amount.minor(); }
                    prop_assert_eq!(found, nets);
                }
                Err(problem) => prop_assert_eq!(problem, NetsProblem::Nothing),
            }
        }
    }
}
