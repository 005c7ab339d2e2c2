//! What a group has agreed about settling up, for whenever nothing else is said.

use super::group::words;
use super::money::Money;
use super::person::PersonIndex;

words! {
    /// A way of settling.
    Mode {
        /// With the fewest payments.
        #[default]
        Minimal = "minimal",
        /// Along existing debts, circles of debt cleared.
        Simplified = "simplified",
        /// Every debt as it is.
        Direct = "direct",
        /// Through one person.
        Hub = "hub",
    }
}

/// What a group has agreed about settling up; amounts are in the group's currency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// How to settle, when it is not with the fewest payments.
    pub mode: Option<Mode>,
    /// Through whom everyone settles.
    pub via: Option<PersonIndex>,
    /// Pairs that do not pay each other.
    pub no_pay: Vec<(PersonIndex, PersonIndex)>,
    /// People who settle as one.
    pub families: Vec<Vec<PersonIndex>>,
    /// Whether only people pay each other who owe each other something by the bills.
    pub along_debts: bool,
    /// Whether only people pay each other who have a way to be paid in common.
    pub same_way: bool,
    /// Whether money may pass through people.
    pub relay: bool,
    /// The smallest payment.
    pub payment_min: Option<Money>,
    /// Payments are multiples of this.
    pub rounding: Option<Money>,
    /// With rounding: at most this much of a balance stays open.
    pub tolerance: Option<Money>,
    /// How many payments anyone makes at most.
    pub payments_max: Option<usize>,
    /// How many payments these people make at most.
    pub payments_max_of: Vec<(PersonIndex, usize)>,
}

impl Agreement {
    /// Tells whether nothing is agreed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Agreement::default()
    }
}
