//! What is asked of everyone when families settle together with anything else
//! ([`super::kin`]): whom each may pay, how much they settle, and with whom what
//! rounding leaves may stay.

use super::kin::Kin;
use super::plots::{Ground, Member};
use crate::engine::constrained::retrace::Paid;
use crate::engine::rounding::ranges::Range;

/// So many choices of whom a remainder stays with are tried.
const CARRIERS_MAX: usize = 64;

/// What is asked of the trees.
pub enum Asked {
    /// No limits.
    Loose,
    /// Everything.
    All,
    /// Everything, besides some payments that are known.
    With(Chosen),
}

/// Payments that are known, and pairs that do not pay.
#[derive(Clone, Default)]
pub struct Chosen {
    pub pays: Vec<Paid>,
    pub out: Vec<(usize, usize)>,
}

impl Kin<'_> {
    /// Returns the first of each family.
    pub fn first_carriers(&self) -> Vec<usize> {
        let first = |family: usize| self.family.iter().position(|of| *of == family).unwrap_or(0);
        (0..self.sums.len()).map(first).collect()
    }

    /// Returns all choices of one member of each family, with whom stays what
    /// rounding leaves; where it leaves nothing it is always the first.
    pub fn carriers(&self) -> Option<Vec<Vec<usize>>> {
        let unit = self.rounding.unit;
        let mut all = vec![self.first_carriers()];
        for (family, range) in self.ranges.iter().enumerate() {
            let is_exact = range.least == range.most && range.least.checked_mul(unit) == Some(self.sums[family]);
            let members = || (0..self.people.len()).filter(|at| self.family[*at] == family);
            if is_exact || members().count() == 1 {
                continue;
            }
            let with = |carriers: &Vec<usize>| {
                let carriers = carriers.clone();
                members().map(move |member| {
                    let mut carriers = carriers.clone();
                    carriers[family] = member;
                    carriers
                })
            };
            all = all.iter().flat_map(with).take(CARRIERS_MAX + 1).collect();
            if all.len() > CARRIERS_MAX {
                return None;
            }
        }
        Some(all)
    }

    /// Returns what is asked of everyone; nothing when sums are too large, or
    /// someone would have to pay who may not.
    pub fn ground(&self, asked: &Asked, carriers: &[usize]) -> Option<Ground> {
        let unit = self.rounding.unit;
        let smallest = match asked {
            Asked::Loose => 1,
            _ => self.constraints.payment_min.unwrap_or(1).max(1),
        };
        let mut members: Vec<Member> = Vec::with_capacity(self.people.len());
        for (at, (person, balance)) in self.people.iter().enumerate() {
            let (family, sum) = (self.family[at], self.sums[self.family[at]]);
            let range = Range { ..self.ranges[family] };
            let may = |from: usize, to: usize| self.may(asked, from, to);
            let bits = |is_meant: &dyn Fn(usize) -> bool| {
                (0..self.people.len()).filter(|other| is_meant(*other)).map(|other| 1u32 << other).sum::<u32>()
            };
            let pays = bits(&|other| may(at, other));
            let caps = || self.constraints.payments_max_of(*person).filter(|most| *most < count(pays));
            let mut member = Member {
                family,
                least: *balance,
                span: 0,
                wanted: 0,
                pays,
                is_paid: bits(&|other| may(other, at)),
                payments_max: if matches!(asked, Asked::Loose) { None } else { caps() },
            };
            if carriers[family] == at {
                member.least = range.least.checked_mul(unit)?.checked_add(*balance)?.checked_sub(sum)?;
                member.span = u32::try_from(range.most.checked_sub(range.least)?).ok()?;
                member.wanted = u32::try_from(range.nearest(sum, unit) - range.least).ok()?;
            }
            members.push(member);
        }
        let outer_min = (1 + (smallest - 1) / unit).checked_mul(unit)?;
        let mut ground = Ground { members, unit, outer_min, inner_min: smallest };
        match asked {
            Asked::With(chosen) => self.after(&mut ground, chosen).map(|()| ground),
            _ => Some(ground),
        }
    }

    fn may(&self, asked: &Asked, from: usize, to: usize) -> bool {
        let (one, other) = (self.people[from].0, self.people[to].0);
        let (owes, owed) = (self.sums[self.family[from]], self.sums[self.family[to]]);
        match self.family[from] == self.family[to] {
            true => from != to && (matches!(asked, Asked::Loose) || self.constraints.may_pay(one, other)),
            false => self.constraints.may_pay(one, other) && (self.constraints.relay || (owes < 0 && owed > 0)),
        }
    }

    /// Lets the chosen pairs pay so much, and nothing else to each other.
    fn after(&self, ground: &mut Ground, chosen: &Chosen) -> Option<()> {
        for (from, to) in &chosen.out {
            ground.members[*from].pays &= !(1 << to);
            ground.members[*to].is_paid &= !(1 << from);
        }
        for (from, to, amount) in &chosen.pays {
            let most = ground.members[*from].payments_max;
            let whole = self.constraints.payments_max_of(self.people[*from].0);
            ground.members[*from].payments_max = match most.or(whole) {
                None => None,
                Some(most) => Some(most.checked_sub(1)?),
            };
            for (one, other, change) in [(*from, *to, *amount), (*to, *from, -amount)] {
                let member = &mut ground.members[one];
                member.pays &= !(1 << other);
                member.is_paid &= !(1 << other);
                member.least = member.least.checked_add(change)?;
            }
        }
        Some(())
    }
}

fn count(bits: u32) -> usize {
    crate::engine::exact::rows::wide(bits.count_ones())
}
