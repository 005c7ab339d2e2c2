//! A few people, families among them, and what is asked of them: what
//! [`super::orchards`] looks at.

use crate::engine::nets::Amount;

/// Someone who settles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// The number of their family; those without one have their own.
    pub family: usize,
    /// What they are owed at least, less than zero when they owe it.
    pub least: Amount,
    /// How many units more it may be.
    pub span: u32,
    /// How many units more would be best.
    pub wanted: u32,
    /// Whom they may pay, as bits.
    pub pays: u32,
    /// Who may pay them, as bits.
    pub is_paid: u32,
    /// How many payments they may make, if there is a limit.
    pub payments_max: Option<usize>,
}

/// A few people, families among them.
#[derive(Clone, Debug)]
pub struct Ground {
    pub members: Vec<Member>,
    /// Payments between families are multiples of this.
    pub unit: Amount,
    /// The smallest payment between families.
    pub outer_min: Amount,
    /// The smallest payment inside one.
    pub inner_min: Amount,
}

impl Ground {
    /// Returns how many payments between families a tree may have more than
    /// it needs, at most.
    pub fn excess_max(&self) -> usize {
        let mut families: Vec<usize> = self.members.iter().map(|member| member.family).collect();
        families.sort_unstable();
        families.dedup();
        self.members.len() - families.len()
    }

    /// Tells whether payments can be large enough, going by each person alone,
    /// and whole units by those who can settle inside a family: who pays nobody is left with nothing, or owed as much as the smallest
    /// payment, and who is paid by nobody the other way round. And money that
    /// does not come back starts with someone, and ends with someone.
    pub fn has_ends(&self, is_acyclic: bool) -> bool {
        let smallest = |at: usize, others: u32| {
            let family = self.members[at].family;
            let is_inner =
                (0..self.members.len()).any(|other| others >> other & 1 == 1 && self.members[other].family == family);
            if is_inner { self.inner_min } else { self.outer_min }
        };
        let (mut starts, mut ends, mut all_left) = (false, false, true);
        if !self.comes_to_units() {
            return false;
        }
        for (at, member) in self.members.iter().enumerate() {
            let most = member.least.saturating_add(self.unit.saturating_mul(Amount::from(member.span)));
            let may_be_left = member.least <= 0 && most >= 0 && member.least.rem_euclid(self.unit) == 0;
            let may_pay = member.pays != 0 && member.payments_max != Some(0);
            let may_start = may_pay && member.least <= -smallest(at, member.pays);
            let may_end = member.is_paid != 0 && most >= smallest(at, member.is_paid);
            let is_stuck = match (may_pay, member.is_paid != 0) {
                (true, true) => false,
                (true, false) => !may_start,
                (false, true) => !may_end,
                (false, false) => true,
            };
            if is_stuck && !may_be_left {
                return false;
            }
            starts |= may_start;
            ends |= may_end;
            all_left &= may_be_left;
        }
        !is_acyclic || all_left || (starts && ends)
    }

    /// Tells whether those of a family who can settle inside come to whole
    /// units together, which is all they can settle with others.
    fn comes_to_units(&self) -> bool {
        let mut left: u32 = (0..self.members.len()).fold(0, |all, at| all | 1 << at);
        while left != 0 {
            let first = crate::engine::exact::rows::wide(left.trailing_zeros());
            let of_family = |at: &usize| self.members[*at].family == self.members[first].family;
            let family = (0..self.members.len()).filter(of_family).fold(0u32, |all, at| all | 1 << at);
            let (mut part, mut next) = (0u32, 1u32 << first);
            while next != 0 {
                let at = crate::engine::exact::rows::wide(next.trailing_zeros());
                part |= 1 << at;
                next |= (self.members[at].pays | self.members[at].is_paid) & family;
                next &= !part;
            }
            let members = (0..self.members.len()).filter(|at| part >> at & 1 == 1);
            let over = members.map(|at| self.members[at].least.rem_euclid(self.unit));
            if over.fold(0, |sum, over| (sum + over).rem_euclid(self.unit)) != 0 {
                return false;
            }
            left &= !part;
        }
        true
    }
}

/// Payments between families, and payments in all: less is better.
pub type Worth = (usize, usize);

/// Whether a payment stays inside a family.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Inner,
    Outer,
}
