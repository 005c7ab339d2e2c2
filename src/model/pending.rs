//! Who is asked about an entry that waits.

use super::{Entry, PersonIndex, Setup};

/// Lists those whom an entry charges something; of a payment that is who got the money.
#[must_use]
pub fn charged(entry: &Entry<'_>) -> Vec<PersonIndex> {
    entry.shares.iter().filter(|part| !part.amount.is_zero()).map(|part| part.person).collect()
}

/// Lists those who may say yes or no to a pending entry: whom it charges, but not who wrote it, unless nobody else is.
#[must_use]
pub fn answering(charged: &[PersonIndex], by: &str, setup: &Setup) -> Vec<PersonIndex> {
    let (writer, others): (Vec<PersonIndex>, Vec<PersonIndex>) =
        charged.iter().partition(|person| setup.handle(**person) == by);
    if others.is_empty() { writer } else { others }
}
