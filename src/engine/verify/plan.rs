//! The plan of a certificate: everyone is at zero after all payments, every
//! payment stays in its group, and keeps to what was asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::{Certificate, Claim, Person, Wrong};
use crate::engine::{Amount, Nets, Transfer};

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
    let wishes = certificate.wishes.as_ref();
    let tolerance = wishes.and_then(|wishes| wishes.rounding).map_or(0, |rounding| rounding.tolerance);
    let is_off = |at: &usize| {
        let is_left = left[*at].checked_abs().is_none_or(|over| over > tolerance);
        is_left || (tolerance > 0 && is_turned(certificate, &left, Person::new(*at)))
    };
    match (0..left.len()).find(is_off) {
        None => Ok(()),
        Some(at) => Err(Wrong::Unsettled { person: Person::new(at), balance: left[at] }),
    }
}

/// Tells whether someone who owes is paid in the end, or the other way round,
/// families as one.
fn is_turned(certificate: &Certificate, left: &[Amount], person: Person) -> bool {
    let families = certificate.wishes.as_ref().map_or(&[][..], |wishes| &wishes.families);
    let with = families.iter().find(|family| family.contains(&person));
    let sum = |of: &dyn Fn(Person) -> Amount| match with {
        None => Some(of(person)),
        Some(members) => members.iter().try_fold(0 as Amount, |sum, member| sum.checked_add(of(*member))),
    };
    let balance = sum(&|person| certificate.nets.of(person));
    let over = sum(&|person| left.get(person.index()).copied().unwrap_or(0));
    let given = balance.zip(over).and_then(|(balance, over)| balance.checked_sub(over));
    given
        .zip(balance)
        .is_none_or(|(given, balance)| given.signum() * balance.signum() < 0 || (balance == 0 && given != 0))
}

/// Checks that every payment stays in a group, which adds up to zero unless
/// something may be left.
pub(super) fn groups(certificate: &Certificate) -> Result<(), Wrong> {
    let nets = &certificate.nets;
    let is_rounded = certificate.wishes.as_ref().is_some_and(|wishes| wishes.rounding.is_some());
    let mut group_of: BTreeMap<Person, usize> = BTreeMap::new();
    for (at, block) in certificate.blocks.iter().enumerate() {
        // Nobody is added twice, so that no sum can be too large.
        let is_new = block.iter().all(|p| p.index() < nets.len() && group_of.insert(*p, at).is_none());
        let adds_up = || is_rounded || block.iter().map(|person| nets.of(*person)).sum::<Amount>() == 0;
        if !is_new || !adds_up() {
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
    // Through one person money is passed on, whatever else is asked.
    let is_relayed = wishes.relay || matches!(certificate.claim, Claim::Hub(_));
    let mut made: BTreeMap<Person, usize> = BTreeMap::new();
    for (at, Transfer { from, to, amount }) in certificate.transfers.iter().enumerate() {
        let count = made.entry(*from).or_insert(0);
        *count += 1;
        let keeps = wishes.may_pay(*from, *to)
            && (is_relayed || is_direct(&certificate.nets, &wishes.families, (*from, *to)))
            && (is_inside(&wishes.families, (*from, *to))
                || wishes.rounding.is_none_or(|rounding| amount.checked_rem(rounding.unit) == Some(0)))
            && wishes.payment_min.is_none_or(|least| *amount >= least)
            && wishes.payments_max_of(*from).is_none_or(|most| *count <= most);
        if !keeps {
            return Err(Wrong::Wish { number: at + 1 });
        }
    }
    Ok(())
}

/// Tells whether someone who owes pays someone who is owed, families as one;
/// inside a family money may be passed on.
fn is_direct(nets: &Nets, families: &[BTreeSet<Person>], (from, to): (Person, Person)) -> bool {
    let family = |person: Person| families.iter().position(|family| family.contains(&person));
    let balance = |person: Person| match family(person) {
        None => nets.of(person),
        Some(at) => families[at].iter().map(|member| nets.of(*member)).sum(),
    };
    is_inside(families, (from, to)) || (balance(from) < 0 && balance(to) > 0)
}

/// Tells whether two are of one family, inside which nothing is rounded.
fn is_inside(families: &[BTreeSet<Person>], (from, to): (Person, Person)) -> bool {
    families.iter().any(|family| family.contains(&from) && family.contains(&to))
}
