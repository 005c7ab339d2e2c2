//! Payments inside one group that settles among itself.

use super::nets::{Amount, Person};
use super::plan::Transfer;

/// Returns at most one payment fewer than there are people: the largest debt
/// goes to the largest claim, again and again.
pub(super) fn payments(block: &[(Person, Amount)]) -> Vec<Transfer> {
    let mut owing: Vec<(Amount, Person)> = Vec::new();
    let mut owed: Vec<(Amount, Person)> = Vec::new();
    for (person, balance) in block {
        match *balance < 0 {
            true => owing.push((-balance, *person)),
            false => owed.push((*balance, *person)),
        }
    }
    owing.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    owed.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut transfers = Vec::with_capacity(block.len().saturating_sub(1));
    let (mut debtors, mut creditors) = (owing.into_iter(), owed.into_iter());
    let mut debtor = debtors.next();
    let mut creditor = creditors.next();
    while let (Some((owes, from)), Some((claims, to))) = (debtor, creditor) {
        let amount = owes.min(claims);
        if amount > 0 {
            transfers.push(Transfer { from, to, amount });
        }
        debtor = match owes > amount {
            true => Some((owes - amount, from)),
            false => debtors.next(),
        };
        creditor = match claims > amount {
            true => Some((claims - amount, to)),
            false => creditors.next(),
        };
    }
    transfers
}
