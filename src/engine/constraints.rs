//! What the friends ask of a plan besides being short.

use std::collections::{BTreeMap, BTreeSet};

use super::nets::{Amount, Person};

/// Two different people, in either order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pair(Person, Person);

impl Pair {
    /// Returns the pair; it does not matter who comes first.
    pub fn new(one: Person, other: Person) -> Pair {
        Pair(one.min(other), one.max(other))
    }

    /// Returns both, the lower number first.
    pub fn people(self) -> (Person, Person) {
        (self.0, self.1)
    }
}

/// Payments in whole units, with something left over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rounding {
    /// Every payment is a multiple of this many smallest units.
    pub unit: Amount,
    /// What may be left of anyone's balance, at most, either way.
    pub tolerance: Amount,
}

/// What a plan must keep to. The default asks for nothing: everyone may pay
/// everyone, and money does not pass through anyone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Constraints {
    /// Pairs that never pay each other.
    pub forbidden: BTreeSet<Pair>,
    /// When given, only these pairs pay each other: along existing debts, or
    /// with a shared way to pay. Several such wishes are their intersection.
    pub allowed: Option<BTreeSet<Pair>>,
    /// Whether money may pass through people: who owes may be paid, who is
    /// owed may pay, and who is at zero may do both.
    pub relay: bool,
    /// People who settle as one, towards others as rarely as can be, and
    /// inside, where money may be passed on and nothing is rounded: what
    /// rounding leaves of their balance stays with one of them.
    pub families: Vec<BTreeSet<Person>>,
    /// No payment is smaller than this, when given. Nor does money come back
    /// to who paid it, which would make any payment as large as one likes.
    pub payment_min: Option<Amount>,
    /// Payments are rounded, when given; who owes is never paid in the end,
    /// nor does who is owed pay.
    pub rounding: Option<Rounding>,
    /// These people make at most so many payments in one plan; those made of
    /// a plan that is followed are part of it.
    pub payments_max: BTreeMap<Person, usize>,
    /// Everyone else makes at most so many payments, when given.
    pub payments_max_each: Option<usize>,
}

impl Constraints {
    /// Tells whether anyone may pay anyone any amount.
    pub fn is_free(&self) -> bool {
        self.forbidden.is_empty()
            && self.allowed.is_none()
            && self.families.is_empty()
            && self.payment_min.is_none_or(|least| least <= 1)
            && self.rounding.is_none()
            && self.payments_max.is_empty()
            && self.payments_max_each.is_none()
    }

    /// Tells whether these two may pay each other, whatever the direction.
    pub fn may_pay(&self, one: Person, other: Person) -> bool {
        let pair = Pair::new(one, other);
        one != other
            && !self.forbidden.contains(&pair)
            && self.allowed.as_ref().is_none_or(|allowed| allowed.contains(&pair))
    }

    /// Keeps only these pairs, together with what was allowed before.
    pub fn allow_only(&mut self, pairs: impl IntoIterator<Item = Pair>) {
        let pairs: BTreeSet<Pair> = pairs.into_iter().collect();
        self.allowed = Some(match self.allowed.take() {
            None => pairs,
            Some(before) => before.intersection(&pairs).copied().collect(),
        });
    }

    /// Returns how many payments a person may make, if there is a limit.
    pub fn payments_max_of(&self, person: Person) -> Option<usize> {
        self.payments_max.get(&person).copied().or(self.payments_max_each)
    }
}
