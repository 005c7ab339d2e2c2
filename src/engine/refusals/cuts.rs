//! Who has more to hand on than all whom it can reach may keep: the smallest
//! such sets that a flow and leaving out one after the other find.
//!
//! Law (Gale, Hall): everything can be handed on exactly if no set of people
//! whose ways lead to nobody else has more to hand on than it may keep. Where
//! a largest flow leaves something over, whoever that can still reach is such
//! a set.

use std::collections::VecDeque;

use crate::engine::nets::Amount;

/// So many of those with something left over are looked at alone.
const STARTS_MAX: usize = 64;

/// People, by place, who hand on what they have to others who may keep some.
pub struct Ways {
    /// What each has to hand on.
    pub supply: Vec<Amount>,
    /// What each may keep.
    pub room: Vec<Amount>,
    /// To whom each may hand on any amount.
    pub next: Vec<Vec<usize>>,
}

/// People who have more to hand on than all they can reach may keep.
#[derive(Clone, Debug)]
pub struct Cut {
    /// Those who have it.
    pub from: Vec<usize>,
    /// Everyone they can reach, themselves included.
    pub reached: Vec<usize>,
    /// How much finds no place.
    pub over: Amount,
}

impl Ways {
    /// Returns few people who cannot hand on what they have; none when all can.
    pub fn overloaded(&self) -> Option<Cut> {
        let sources = (0..self.supply.len()).filter(|at| self.supply[*at] > 0);
        let alone = sources.filter_map(|at| self.cut(&[at])).min_by_key(|cut| (cut.reached.len(), cut.from.clone()));
        if alone.as_ref().is_some_and(|cut| cut.reached.len() <= 2) {
            return alone;
        }
        let unplaced = Flow::new(self).unplaced();
        let starts = unplaced.iter().take(STARTS_MAX);
        let cuts = starts.filter_map(|reached| {
            let from: Vec<usize> = reached.iter().copied().filter(|at| self.supply[*at] > 0).collect();
            Some(self.fewer(self.cut(&from)?))
        });
        alone.into_iter().chain(cuts).min_by_key(|cut| (cut.reached.len(), cut.from.clone()))
    }

    /// Leaves out one after the other while the rest has too much: again, for
    /// once one is left out another may be.
    fn fewer(&self, mut cut: Cut) -> Cut {
        loop {
            let before = cut.from.len();
            for at in cut.from.clone() {
                let others: Vec<usize> = cut.from.iter().copied().filter(|other| *other != at).collect();
                if let Some(fewer) = self.cut(&others) {
                    cut = fewer;
                }
            }
            if cut.from.len() == before {
                return cut;
            }
        }
    }

    /// Returns these people if they have too much.
    fn cut(&self, from: &[usize]) -> Option<Cut> {
        let mut is_reached = vec![false; self.supply.len()];
        let mut reached = from.to_vec();
        from.iter().for_each(|at| is_reached[*at] = true);
        let mut next = 0;
        while let Some(at) = reached.get(next).copied() {
            next += 1;
            for to in &self.next[at] {
                if !std::mem::replace(&mut is_reached[*to], true) {
                    reached.push(*to);
                }
            }
        }
        reached.sort_unstable();
        let sum = |all: &[usize], amounts: &[Amount]| {
            all.iter().map(|at| amounts[*at]).fold(0, |sum: Amount, amount| sum.saturating_add(amount))
        };
        let over = sum(from, &self.supply).saturating_sub(sum(&reached, &self.room));
        let mut from = from.to_vec();
        from.sort_unstable();
        (over > 0).then_some(Cut { from, reached, over })
    }
}

/// From whom to whom a way goes on, or takes back what was handed on.
type Step = (usize, usize, bool);

/// What is handed on.
struct Flow<'a> {
    ways: &'a Ways,
    /// What each has still to hand on.
    left: Vec<Amount>,
    /// What each may still keep.
    room: Vec<Amount>,
    /// What was handed on to each, and by whom.
    sent: Vec<Vec<(usize, Amount)>>,
}

impl<'a> Flow<'a> {
    fn new(ways: &'a Ways) -> Flow<'a> {
        let sent = vec![Vec::new(); ways.supply.len()];
        Flow { ways, left: ways.supply.clone(), room: ways.room.clone(), sent }
    }

    /// Returns, for each of those with something left over once as much as can
    /// be is handed on, whom they can still reach.
    fn unplaced(mut self) -> Vec<Vec<usize>> {
        for at in 0..self.left.len() {
            while self.left[at] > 0 && self.augment(at).is_ok() {}
        }
        let starts = (0..self.left.len()).filter(|at| self.left[*at] > 0);
        starts.filter_map(|at| self.reach(at).err()).collect()
    }

    /// Hands on more along a shortest way, or returns whom `start` can reach.
    fn augment(&mut self, start: usize) -> Result<(), Vec<usize>> {
        let (path, end) = self.reach(start)?;
        let back = |(from, to, is_back): &Step| match is_back {
            true => self.sent[*from].iter().find(|(by, _)| by == to).map_or(0, |(_, amount)| *amount),
            false => Amount::MAX,
        };
        let amount = path.iter().map(back).fold(self.left[start].min(self.room[end]), Amount::min);
        for (from, to, is_back) in path {
            let (by, whose, change) = if is_back { (to, from, -amount) } else { (from, to, amount) };
            match self.sent[whose].iter_mut().find(|(other, _)| *other == by) {
                Some((_, sent)) => *sent += change,
                None => self.sent[whose].push((by, change)),
            }
            self.sent[whose].retain(|(_, sent)| *sent > 0);
        }
        self.left[start] -= amount;
        self.room[end] -= amount;
        Ok(())
    }

    /// Returns a shortest way to someone who may keep more: steps on, and steps
    /// that take back; or everyone who can be reached.
    fn reach(&self, start: usize) -> Result<(Vec<Step>, usize), Vec<usize>> {
        let mut before: Vec<Option<(usize, bool)>> = vec![None; self.left.len()];
        let mut queue = VecDeque::from([start]);
        let mut reached = vec![start];
        while let Some(at) = queue.pop_front() {
            if self.room[at] > 0 {
                let (mut path, mut to) = (Vec::new(), at);
                while let Some((from, is_back)) = before[to].filter(|_| to != start) {
                    path.push((from, to, is_back));
                    to = from;
                }
                return Ok((path, at));
            }
            let on = self.ways.next[at].iter().map(|to| (*to, false));
            let back = self.sent[at].iter().map(|(by, _)| (*by, true));
            for (to, is_back) in on.chain(back) {
                if to != start && before[to].is_none() {
                    before[to] = Some((at, is_back));
                    queue.push_back(to);
                    reached.push(to);
                }
            }
        }
        reached.sort_unstable();
        Err(reached)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        /// A cut is found exactly if some set has too much, and no fewer of
        /// those who have it would do.
        #[test]
        fn a_cut_is_found_where_there_is_one(
            supply in prop::collection::vec(0i128..6, 6),
            room in prop::collection::vec(0i128..6, 6),
            ways in prop::collection::vec((0usize..6, 0usize..6), 0..12),
        ) {
            let mut next = vec![Vec::new(); 6];
            ways.iter().for_each(|(from, to)| next[*from].push(*to));
            let ways = Ways { supply, room, next };
            let of = |set: usize| -> Vec<usize> { (0..6).filter(|at| set >> at & 1 == 1).collect() };
            let any = (1usize..64).any(|set| ways.cut(&of(set)).is_some());
            let found = ways.overloaded();
            prop_assert_eq!(found.is_some(), any);
            if let Some(cut) = found {
                for at in &cut.from {
                    let others: Vec<usize> = cut.from.iter().copied().filter(|other| other != at).collect();
                    prop_assert!(ways.cut(&others).is_none());
                }
            }
        }
    }
}
