//! The most trees of payments that settle a few people within limits, found
//! again.
//!
//! Law: in a tree with a root, what passes between the root and a part that
//! hangs on it is what the part has over, however it is arranged. The fewer
//! payments its root makes, the better, since that is all a cap asks of it.
//! So for every set of people, root and sum: the fewest payments of the root,
//! by the part that has the first of the others.

use super::joined::index;
use super::{Amount, wished::Limits};

/// More people are not tried.
const PEOPLE_MAX: usize = 14;

/// What a set may have over spans fewer units than this.
const SPAN_MAX: Amount = 64;

const NONE: u8 = u8::MAX;

/// Returns the most trees that everyone falls into, or that there are none;
/// nothing at all when that takes too long.
pub(super) fn most(limits: &Limits, work: &mut usize) -> Option<Option<usize>> {
    let count = limits.ranges.len();
    let span = limits.ranges.iter().try_fold(0 as Amount, |sum, range| sum.checked_add(range.1.checked_sub(range.0)?));
    if count > PEOPLE_MAX || span? >= SPAN_MAX || limits.ranges.iter().any(|range| range.0 > range.1) {
        return None;
    }
    let mut trees = Trees { limits, least: vec![0; 1 << count], made: vec![Vec::new(); count << count] };
    let mut most = vec![NONE; 1 << count];
    most[0] = 0;
    for set in 1usize..1 << count {
        let first = set & set.wrapping_neg();
        trees.least[set] = trees.least[set & !first].checked_add(limits.ranges[index(first)].0)?;
        for root in (0..count).filter(|root| set >> root & 1 == 1) {
            trees.fill(set, root, work)?;
        }
        let others = set & !first;
        let mut part = others;
        loop {
            let rest = others & !part;
            *work = work.checked_sub(1)?;
            if most[rest] != NONE && (most[set] == NONE || most[set] <= most[rest]) && trees.is_tree(part | first) {
                most[set] = most[rest] + 1;
            }
            if part == 0 {
                break;
            }
            part = (part - 1) & others;
        }
    }
    let found = most[most.len() - 1];
    Some((found != NONE).then_some(usize::from(found)))
}

struct Trees<'a> {
    limits: &'a Limits,
    /// The least each set may have over.
    least: Vec<Amount>,
    /// By set and root, for each sum from the least on, the fewest payments
    /// the root makes.
    made: Vec<Vec<u8>>,
}

impl Trees<'_> {
    fn at(&self, set: usize, root: usize) -> usize {
        set * self.limits.ranges.len() + root
    }

    fn fill(&mut self, set: usize, root: usize, work: &mut usize) -> Option<()> {
        let ranges = &self.limits.ranges;
        let members = (0..ranges.len()).filter(|at| set >> at & 1 == 1);
        let span: Amount = members.map(|at| ranges[at].1 - ranges[at].0).sum();
        let mut made = vec![NONE; usize::try_from(span).ok()? + 1];
        let others = set & !(1 << root);
        if others == 0 {
            made.fill(0);
        }
        let first = others & others.wrapping_neg();
        let mut part = others;
        while part != 0 {
            if part & first != 0 {
                self.join(part, (set & !part, root), &mut made, work)?;
            }
            part = (part - 1) & others;
        }
        let at = self.at(set, root);
        self.made[at] = made;
        Some(())
    }

    /// Lets a part settle with a root and those who hang on it already.
    fn join(&self, part: usize, (rest, root): (usize, usize), made: &mut [u8], work: &mut usize) -> Option<()> {
        let before = &self.made[self.at(rest, root)];
        let spread = self.width(part);
        *work = work.checked_sub(spread * before.len())?;
        for step in 0..spread {
            let over = self.least[part] + Amount::try_from(step).ok()?;
            if !self.hangs(part, root, over, step) {
                continue;
            }
            for (at, payments) in before.iter().enumerate().filter(|(_, payments)| **payments != NONE) {
                let payments = payments + u8::from(over > 0);
                if usize::from(payments) <= self.limits.payments_max[root] {
                    made[at + step] = made[at + step].min(payments);
                }
            }
        }
        Some(())
    }

    fn width(&self, set: usize) -> usize {
        self.made[self.at(set, index(set & set.wrapping_neg()))].len()
    }

    /// Tells whether a part that has so much over may settle it with a root.
    fn hangs(&self, part: usize, root: usize, over: Amount, step: usize) -> bool {
        let limits = self.limits;
        let one = |at: usize| {
            let payments = self.made[self.at(part, at)][step];
            let (from, to) = if over < 0 { (at, root) } else { (root, at) };
            payments != NONE
                && limits.may[from][to]
                && usize::from(payments) + usize::from(over < 0) <= limits.payments_max[at]
        };
        over != 0
            && over.abs() >= limits.payment_min
            && (0..limits.ranges.len()).filter(|at| part >> at & 1 == 1).any(one)
    }

    fn is_tree(&self, set: usize) -> bool {
        let Ok(step) = usize::try_from(-self.least[set]) else {
            return false;
        };
        let roots = (0..self.limits.ranges.len()).filter(|root| set >> root & 1 == 1);
        let mut made = roots.map(|root| self.made[self.at(set, root)].get(step).copied().unwrap_or(NONE));
        made.any(|payments| payments != NONE)
    }
}
