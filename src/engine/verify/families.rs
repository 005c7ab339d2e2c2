//! The fewest payments with families, found again: towards others first, and
//! then in all.
//!
//! Law: as for groups ([`super::joined`]), where a group counts once for each
//! family that is in it, less one, towards others: its members settle inside,
//! and what they pass on together they owe, or are owed, as their family does.

use super::Amount;
use super::joined::{Asked, index};

/// More people are not tried.
const PEOPLE_MAX: usize = 20;

/// So many groups of sets are tried.
const WORK_MAX: usize = 400_000_000;

/// Balances, the family of each, who may pay whom, and whether money may pass
/// through those who are no family.
pub(super) struct Households<'a> {
    pub(super) balances: Vec<Amount>,
    pub(super) family: Vec<usize>,
    pub(super) may: &'a dyn Fn(usize, usize) -> bool,
    pub(super) relay: bool,
}

/// The payments towards others, and how many groups there are.
type Found = Option<(usize, usize)>;

impl Households<'_> {
    /// Returns the fewest payments to others, and the fewest in all of plans
    /// with so few; nothing when that takes too long, or there is no plan.
    pub(super) fn payments_min(&self) -> Option<(usize, usize)> {
        let count = self.balances.len();
        if count > PEOPLE_MAX {
            return None;
        }
        let all = (1usize << count) - 1;
        let mut sums: Vec<Amount> = vec![0; all + 1];
        let mut outer: Vec<Option<u8>> = vec![None; all + 1];
        let mut best: Vec<Option<(u8, u8)>> = vec![None; all + 1];
        best[0] = Some((0, 0));
        let mut work = 0usize;
        for set in 1..=all {
            let first = set & set.wrapping_neg();
            sums[set] = sums[set & !first].checked_add(self.balances[index(first)])?;
            if sums[set] != 0 {
                continue;
            }
            work += 2 << set.count_ones();
            if work > WORK_MAX {
                return None;
            }
            outer[set] = self.outer(set).and_then(|outer| u8::try_from(outer).ok());
            let others = set & !first;
            let mut part = others;
            loop {
                if let (Some(more), Some((rest, groups))) = (outer[part | first], best[others & !part]) {
                    let found = (rest + more, groups + 1);
                    let is_better = |known: (u8, u8)| found.0 < known.0 || (found.0 == known.0 && found.1 > known.1);
                    if best[set].is_none_or(is_better) {
                        best[set] = Some(found);
                    }
                }
                if part == 0 {
                    break;
                }
                part = (part - 1) & others;
            }
        }
        let found: Found = best[all].map(|(outer, groups)| (usize::from(outer), usize::from(groups)));
        found.map(|(outer, groups)| (outer, count - groups))
    }

    /// Returns how many payments a group takes towards others, if it can be
    /// one.
    fn outer(&self, set: usize) -> Option<usize> {
        let members: Vec<usize> = (0..self.balances.len()).filter(|at| set >> at & 1 == 1).collect();
        let mut families: Vec<usize> = members.iter().map(|at| self.family[*at]).collect();
        families.sort_unstable();
        families.dedup();
        if families.len() == 1 || self.relay {
            return Some(families.len() - 1);
        }
        let of = |family: usize| (0..self.balances.len()).filter(move |at| self.family[*at] == family);
        let is_here = |at: &usize| set >> at & 1 == 1;
        let here = |family: usize| -> Amount { of(family).filter(is_here).map(|at| self.balances[at]).sum() };
        let all = |family: usize| -> Amount { of(family).map(|at| self.balances[at]).sum() };
        if families.iter().any(|family| here(*family).signum() * all(*family).signum() != 1) {
            return None;
        }
        let may = |one: usize, other: usize| {
            let others = || of(families[other]).filter(is_here);
            of(families[one]).filter(is_here).any(|from| others().any(|to| (self.may)(from, to)))
        };
        let pieces = families.iter().map(|family| (here(*family), here(*family))).collect();
        Asked::new(pieces, false, may).is_all_a_group().then_some(families.len() - 1)
    }
}
