//! Why there is no plan: the people who prove it, and what would help.

use thiserror::Error;

use super::constraints::Pair;
use super::nets::{Amount, Person};

/// What stands in the way of every plan.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cause {
    /// These people may pay only each other and do not add up to zero.
    CutOff {
        /// What they are owed in total; less than zero when they owe it.
        over: Amount,
    },
    /// These people owe more than all whom they may pay are owed, or are owed
    /// more than all who may pay them owe, without passing money on; of
    /// families, those whom they can settle with inside are among them.
    Overloaded {
        /// How much cannot be placed.
        over: Amount,
    },
    /// The way of settling asks for payments between these people, some of
    /// whom may not pay each other.
    Blocked,
    /// No plan has payments that are all large enough.
    TooSmall,
    /// No plan keeps within the payments these people may make.
    TooMany,
    /// No rounding within the tolerance adds up to zero.
    Unroundable,
    /// The wishes exclude each other; together, not one by one.
    Together,
    /// Within the given effort neither a plan was found nor its absence
    /// proven.
    OutOfEffort,
    /// A wish makes no sense: a unit or a smallest payment of zero or less, a
    /// person in two families.
    Meaningless,
}

/// A change of the wishes after which there is a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Relaxation {
    /// Let these pairs pay each other.
    Allow(Vec<Pair>),
    /// Let money pass through people.
    Relay,
    /// Let payments be as small as this.
    PaymentMin(Amount),
    /// Let a person make this many payments.
    PaymentsMax(Person, usize),
    /// Let everyone make this many payments.
    PaymentsMaxEach(usize),
    /// Leave up to this much of a balance.
    Tolerance(Amount),
    /// All of these: none of them is enough alone.
    Together(Vec<Relaxation>),
    /// Raise the effort.
    Effort,
}

/// There is no plan under the constraints.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("no plan keeps to what was asked ({cause:?}, {} people)", people.len())]
pub struct Infeasible {
    /// What stands in the way.
    pub cause: Cause,
    /// The people who prove it, in order.
    pub people: Vec<Person>,
    /// Changes that would help, the smallest first; each is enough alone.
    pub relaxations: Vec<Relaxation>,
}
