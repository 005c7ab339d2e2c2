//! Who owes whom by the entries alone: every share is owed to those who paid, in proportion.
//!
//! 1. One payer: everyone owes them their own share.
//! 2. Several payers: the sharers are taken in name order, and each one's share is divided by
//!    [`allocate`] in proportion to what is still owed to each payer. So each owes exactly the
//!    share, each payer is owed exactly what was paid, and every debt is within a few smallest
//!    units of the exact proportion.
//! 3. Several payers and parts of both signs (rare: `alice=-3.00` beside others): the first payer
//!    by name stands in the middle, is owed every share and owes the other payers what they paid.
//!
//! Money that came in counts the other way; a payment is a bill with one sharer.
//!
//! Law: what all others owe a person, less what the person owes them, is the person's balance.

use std::collections::BTreeMap;

use super::currency::Currency;
use super::entry::{Entry, Kind, Part};
use super::group::GroupIndex;
use super::money::{Claim, Money, allocate};
use super::person::PersonIndex;

/// What one person owes another, in smallest units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PairDebt {
    /// Who owes.
    pub debtor: PersonIndex,
    /// Who is owed.
    pub creditor: PersonIndex,
    /// How much; less than zero when money came back.
    pub amount: Money,
}

/// Returns who owes whom by one entry, whether it counts or not.
#[must_use]
pub fn pair_debts(entry: &Entry<'_>) -> Vec<PairDebt> {
    let mut debts = owed(&entry.shares, &entry.payers, entry.id.turn());
    if entry.kind == Kind::Income {
        for debt in &mut debts {
            std::mem::swap(&mut debt.debtor, &mut debt.creditor);
        }
    }
    debts.retain(|debt| debt.debtor != debt.creditor && !debt.amount.is_zero());
    debts
}

/// Returns what one person owes another by an entry; less than zero when it is the other way round.
#[must_use]
pub fn owed_between(entry: &Entry<'_>, debtor: PersonIndex, creditor: PersonIndex) -> Money {
    let signed = |debt: &PairDebt| match (debt.debtor, debt.creditor) {
        (from, to) if (from, to) == (debtor, creditor) => debt.amount,
        (from, to) if (from, to) == (creditor, debtor) => -debt.amount,
        _ => Money::ZERO,
    };
    pair_debts(entry).iter().map(signed).sum()
}

fn owed(shares: &[Part], payers: &[Part], turn: u64) -> Vec<PairDebt> {
    let debt = |debtor, creditor, amount| PairDebt { debtor, creditor, amount };
    if let [payer] = payers {
        return shares.iter().map(|share| debt(share.person, payer.person, share.amount)).collect();
    }
    let parts = || shares.iter().chain(payers);
    if parts().any(|part| part.amount.is_negative()) && parts().any(|part| part.amount.minor() > 0) {
        let Some(middle) = payers.iter().map(|payer| payer.person).min() else { return Vec::new() };
        let to_middle = shares.iter().map(|share| debt(share.person, middle, share.amount));
        let from_middle = payers.iter().map(|payer| debt(middle, payer.person, payer.amount));
        return to_middle.chain(from_middle).collect();
    }
    let mut sharers: Vec<&Part> = shares.iter().filter(|share| !share.amount.is_zero()).collect();
    sharers.sort_by_key(|share| share.person);
    let mut left: Vec<Part> = payers.to_vec();
    let mut debts = Vec::with_capacity(sharers.len() * left.len());
    for share in sharers {
        let whole: i128 = left.iter().map(|part| i128::from(part.amount.abs().minor())).sum();
        let claims: Vec<Claim> = left
            .iter()
            .map(|part| Claim {
                numerator: i128::from(share.amount.minor()) * i128::from(part.amount.abs().minor()),
                rank: part.person.0,
            })
            .collect();
        for (part, amount) in left.iter_mut().zip(allocate(share.amount, &claims, whole, turn)) {
            part.amount -= amount;
            debts.push(debt(share.person, part.person, amount));
        }
    }
    debts
}

/// Adds up who owes whom, group by group and currency by currency.
#[derive(Clone, Debug, Default)]
pub struct Pairwise {
    /// What the first of two people in name order owes the second.
    owed: BTreeMap<(GroupIndex, Currency, PersonIndex, PersonIndex), Money>,
}

impl Pairwise {
    /// Adds one entry, when it counts.
    pub fn add(&mut self, entry: &Entry<'_>) {
        if !entry.counts() {
            return;
        }
        for debt in pair_debts(entry) {
            let (first, second) = (debt.debtor.min(debt.creditor), debt.debtor.max(debt.creditor));
            let owed = self.owed.entry((entry.group, entry.currency, first, second)).or_default();
            *owed += if debt.debtor == first { debt.amount } else { -debt.amount };
        }
    }

    /// Returns the debts of a group and currency, netted per pair, each more than zero.
    #[must_use]
    pub fn debts(&self, group: GroupIndex, currency: Currency) -> Vec<PairDebt> {
        let (least, most) = (PersonIndex(0), PersonIndex(u32::MAX));
        let of_book = self.owed.range((group, currency, least, least)..=(group, currency, most, most));
        let debt = |((_, _, first, second), owed): (&(_, _, PersonIndex, PersonIndex), &Money)| {
            let (debtor, creditor) = if owed.is_negative() { (*second, *first) } else { (*first, *second) };
            PairDebt { debtor, creditor, amount: owed.abs() }
        };
        of_book.filter(|(_, owed)| !owed.is_zero()).map(debt).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parts(amounts: &[i64]) -> Vec<Part> {
        let part =
            |(amount, place): (&i64, u32)| Part { person: PersonIndex(place), amount: Money::from_minor(*amount) };
        amounts.iter().zip(0..).map(part).collect()
    }

    fn plain(debts: &[PairDebt]) -> Vec<(u32, u32, i64)> {
        debts.iter().map(|debt| (debt.debtor.0, debt.creditor.0, debt.amount.minor())).collect()
    }

    #[test]
    fn two_payers_are_owed_in_proportion() {
        // 1.20: person 0 paid 0.80, person 1 paid 0.40; three share it.
        let debts = owed(&parts(&[40, 40, 40]), &parts(&[80, 40]), 0);
        assert_eq!(plain(&debts), [(0, 0, 27), (0, 1, 13), (1, 0, 27), (1, 1, 13), (2, 0, 26), (2, 1, 14)]);
    }

    #[test]
    fn parts_of_both_signs_go_through_the_first_payer() {
        let debts = owed(&parts(&[-300, 1300]), &parts(&[600, 400]), 0);
        assert_eq!(plain(&debts), [(0, 0, -300), (1, 0, 1300), (0, 0, 600), (0, 1, 400)]);
    }

    proptest! {
        /// Each owes exactly the share, and each payer is owed exactly what was paid.
        #[test]
        fn both_sides_add_up(
            shares in prop::collection::vec(-300_i64..3000, 1..7),
            payers in prop::collection::vec(-50_i64..3000, 1..5),
            turn: u64,
        ) {
            let whole: i64 = shares.iter().sum();
            let mut payers = payers;
            payers[0] += whole - payers.iter().sum::<i64>();
            let debts = owed(&parts(&shares), &parts(&payers), turn);
            let outer = shares.len().max(payers.len());
            for person in 0..outer {
                let index = PersonIndex(u32::try_from(person).unwrap());
                let owes: i64 = debts.iter().filter(|d| d.debtor == index).map(|d| d.amount.minor()).sum();
                let is_owed: i64 = debts.iter().filter(|d| d.creditor == index).map(|d| d.amount.minor()).sum();
                let (share, paid) = (shares.get(person).unwrap_or(&0), payers.get(person).unwrap_or(&0));
                prop_assert_eq!(is_owed - owes, paid - share);
            }
        }

        /// Where all is of one sign, nobody owes the other way.
        #[test]
        fn debts_keep_the_sign(shares in prop::collection::vec(0_i64..3000, 1..7), first in 0_i64..1000) {
            let whole: i64 = shares.iter().sum();
            let first = first.min(whole);
            let debts = owed(&parts(&shares), &parts(&[first, whole - first]), 3);
            prop_assert!(debts.iter().all(|debt| !debt.amount.is_negative()));
        }
    }
}
