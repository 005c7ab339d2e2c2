//! A few people, families among them, and what is asked of them: what
//! [`super::orchards`] looks at.

use super::nets::Amount;

/// Someone who settles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Member {
    /// The number of their family; those without one have their own.
    pub(super) family: usize,
    /// What they are owed at least, less than zero when they owe it.
    pub(super) least: Amount,
    /// How many units more it may be.
    pub(super) span: u32,
    /// How many units more would be best.
    pub(super) wanted: u32,
    /// Whom they may pay, as bits.
    pub(super) pays: u32,
    /// Who may pay them, as bits.
    pub(super) is_paid: u32,
    /// How many payments they may make, if there is a limit.
    pub(super) payments_max: Option<usize>,
}

/// A few people, families among them.
#[derive(Clone, Debug)]
pub(super) struct Ground {
    pub(super) members: Vec<Member>,
    /// Payments between families are multiples of this.
    pub(super) unit: Amount,
    /// The smallest payment between families.
    pub(super) outer_min: Amount,
    /// The smallest payment inside one.
    pub(super) inner_min: Amount,
}

impl Ground {
    /// Returns how many payments between families a tree may have more than
    /// it needs, at most.
    pub(super) fn excess_max(&self) -> usize {
        let mut families: Vec<usize> = self.members.iter().map(|member| member.family).collect();
        families.sort_unstable();
        families.dedup();
        self.members.len() - families.len()
    }
}

/// Payments between families, and payments in all: less is better.
pub(super) type Worth = (usize, usize);

/// Whether a payment stays inside a family.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Inner,
    Outer,
}
