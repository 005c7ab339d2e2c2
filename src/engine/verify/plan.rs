//! The plan of a certificate: everyone is at zero after all payments, every
//! payment stays in its group, and keeps to what was asked for.

use std::collections::BTreeMap;

use super::{Certificate, Person, Wrong};
use crate::engine::{Amount, Transfer};

/// Makes all payments.
pub(super) fn payments(certificate: &Certificate) -> Result<(), Wrong> {
    let mut left = certificate.nets.balances().to_vec();
    for (at, transfer) in certificate.transfers.iter().enumerate() {
        let wrong = Wrong::Payment { number: at + 1 };
        let (from, to) = (transfer.from.index(), transfer.to.index());
        if transfer.amount <= 0 || from == to || from >= left.len() || to >= left.len() {
            return Err(wrong);
        }
        let paid = left[from].checked_add(transfer.amount);
        left[from] = paid.ok_or(wrong.clone())?;
        let got = left[to].checked_sub(transfer.amount);
        left[to] = got.ok_or(wrong)?;
    }
    match left.iter().position(|balance| *balance != 0) {
        None => Ok(()),
        Some(at) => Err(Wrong::Unsettled { person: Person::new(at), balance: left[at] }),
    }
}

/// Checks that every payment stays in a group that adds up to zero.
pub(super) fn groups(certificate: &Certificate) -> Result<(), Wrong> {
    let nets = &certificate.nets;
    let mut group_of: BTreeMap<Person, usize> = BTreeMap::new();
    for (at, block) in certificate.blocks.iter().enumerate() {
        // Nobody is added twice, so that no sum can be too large.
        let is_new = block.iter().all(|p| p.index() < nets.len() && group_of.insert(*p, at).is_none());
        if !is_new || block.iter().map(|person| nets.of(*person)).sum::<Amount>() != 0 {
            return Err(Wrong::Group { number: at + 1 });
        }
    }
    for transfer in &certificate.transfers {
        let group = group_of.get(&transfer.from);
        if group.is_none() || group != group_of.get(&transfer.to) {
            let number = group.map_or(0, |at| at + 1);
            return Err(Wrong::Group { number });
        }
    }
    Ok(())
}

/// Checks that every payment keeps to what was asked for, if it is known.
pub(super) fn wishes(certificate: &Certificate) -> Result<(), Wrong> {
    let Some(wishes) = &certificate.wishes else {
        return Ok(());
    };
    let mut made: BTreeMap<Person, usize> = BTreeMap::new();
    for (at, Transfer { from, to, amount }) in certificate.transfers.iter().enumerate() {
        let count = made.entry(*from).or_insert(0);
        *count += 1;
        let is_direct = certificate.nets.of(*from) < 0 && certificate.nets.of(*to) > 0;
        let keeps = wishes.may_pay(*from, *to)
            && (wishes.relay || is_direct)
            && wishes.payment_min.is_none_or(|least| *amount >= least)
            && wishes.payments_max_of(*from).is_none_or(|most| *count <= most);
        if !keeps {
            return Err(Wrong::Wish { number: at + 1 });
        }
    }
    Ok(())
}
