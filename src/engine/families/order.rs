//! Whether people can pay one after the other, when money does not come back
//! to who paid it.
//!
//! Law: then payments have an order of people in which everyone pays only
//! those after them. What is on its way after some of them is what they owe
//! together: nothing, or as much as the smallest payment. Who is next owes
//! enough to begin, or gets something that is on its way from one before; and
//! passes something on to one after, or is owed what they get. If no order is
//! like that, there is no plan.

use super::plots::{Ground, Member};
use crate::engine::nets::Amount;

impl Ground {
    /// Tells whether there is an order of people in which they could pay.
    pub fn has_order(&self) -> bool {
        let count = self.members.len();
        let all = (1usize << count) - 1;
        let mut is_reached = vec![false; all + 1];
        let mut owed: Vec<(Amount, Amount)> = vec![(0, 0); all + 1];
        is_reached[0] = true;
        for set in 0..=all {
            if set != 0 {
                let first = crate::engine::constrained::forests::lowest(set);
                let (rest, member) = (owed[set & (set - 1)], &self.members[first]);
                owed[set] = (rest.0.saturating_add(member.least), rest.1.saturating_add(self.most(member)));
            }
            if !is_reached[set] {
                continue;
            }
            for next in (0..count).filter(|next| set >> next & 1 == 0) {
                let after = set | 1 << next;
                is_reached[after] = is_reached[after] || self.may_be_next(set, next, owed[set].0.saturating_neg());
            }
        }
        is_reached[all]
    }

    fn most(&self, member: &Member) -> Amount {
        member.least.saturating_add(self.unit.saturating_mul(Amount::from(member.span)))
    }

    /// Tells whether someone may be next when so much is on its way, at most.
    fn may_be_next(&self, before: usize, at: usize, on_its_way: Amount) -> bool {
        let member = &self.members[at];
        let most = self.most(member);
        if member.least <= 0 && most >= 0 {
            return true;
        }
        let is_before = |other: &usize| before >> other & 1 == 1;
        let payers = (0..self.members.len())
            .filter(is_before)
            .filter(|other| self.members[*other].payments_max != Some(0) && self.members[*other].pays >> at & 1 == 1);
        let payees = (0..self.members.len()).filter(|other| !is_before(other) && member.pays >> other & 1 == 1);
        let smallest = |other: usize| match self.members[other].family == member.family {
            true => self.inner_min,
            false => self.outer_min,
        };
        let paid = payers.map(smallest).min().filter(|least| *least <= on_its_way);
        let paying = payees.map(smallest).min().filter(|_| member.payments_max != Some(0));
        let passes_on = paying.is_some_and(|least| on_its_way.saturating_sub(member.least) >= least);
        let begins = paying.is_some_and(|least| member.least <= -least);
        begins || paid.is_some_and(|least| passes_on || most >= least)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ground(balances: &[Amount], least: Amount) -> Ground {
        let everyone = (1u32 << balances.len()) - 1;
        let member = |(at, balance): (usize, &Amount)| Member {
            family: at,
            least: *balance,
            span: 0,
            wanted: 0,
            pays: everyone & !(1 << at),
            is_paid: everyone & !(1 << at),
            payments_max: None,
        };
        Ground {
            members: balances.iter().enumerate().map(member).collect(),
            unit: 1,
            outer_min: least,
            inner_min: least,
        }
    }

    #[test]
    fn too_little_may_be_on_its_way() {
        // The first pays the second, who passes six on.
        let mut ground = ground(&[-8, 2, 6], 3);
        assert!(ground.has_order());
        // Else there would be two for the second, which is too little.
        ground.members[0].pays = 0b100;
        ground.members[1].is_paid = 0b100;
        assert!(!ground.has_order());
    }
}
