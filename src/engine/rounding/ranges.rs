//! How many units people may be given when payments are rounded: by whom that
//! comes to nothing together, and how many each then gets.

use crate::engine::constraints::Rounding;
use crate::engine::nets::{Amount, Person};

/// How many units someone may get, at least and at most.
#[derive(Clone, Copy)]
pub struct Range {
    pub least: Amount,
    pub most: Amount,
}

impl Range {
    pub fn new(balance: Amount, rounding: Rounding) -> Range {
        let Rounding { unit, tolerance } = rounding;
        let tolerance = tolerance.min(Amount::MAX / 4);
        let low = balance.saturating_sub(tolerance);
        let high = balance.saturating_add(tolerance);
        let (least, most) = (-(-low).div_euclid(unit), high.div_euclid(unit));
        // Who owes is never paid in the end, nor the other way round.
        match balance.signum() {
            1 => Range { least: least.max(0), most },
            -1 => Range { least, most: most.min(0) },
            _ => Range { least: 0, most: 0 },
        }
    }

    /// Returns the number of units nearest to a balance.
    pub fn nearest(&self, balance: Amount, unit: Amount) -> Amount {
        balance.saturating_add(unit / 2).div_euclid(unit).max(self.least).min(self.most)
    }

    pub fn holds(&self, units: Amount) -> bool {
        self.least <= units && units <= self.most
    }
}

/// Tells whether everyone has a choice and together they can come to zero.
pub fn adds_up(ranges: &[Range]) -> bool {
    let add = |sum: Amount, value: Amount| sum.saturating_add(value);
    let least = ranges.iter().map(|range| range.least).fold(0, add);
    let most = ranges.iter().map(|range| range.most).fold(0, add);
    ranges.iter().all(|range| range.least <= range.most) && least <= 0 && most >= 0
}

/// Returns the split into the most groups, by all subsets.
pub fn best_split(ranges: &[Range]) -> Vec<Vec<usize>> {
    let all = (1usize << ranges.len()) - 1;
    let mut least: Vec<Amount> = vec![0; all + 1];
    let mut most: Vec<Amount> = vec![0; all + 1];
    let mut best: Vec<Option<(usize, usize)>> = vec![None; all + 1];
    best[0] = Some((0, 0));
    let can = |set: usize, least: &[Amount], most: &[Amount]| least[set] <= 0 && most[set] >= 0;
    for set in 1..=all {
        let first = crate::engine::exact::rows::wide(set.trailing_zeros());
        let rest = set & (set - 1);
        least[set] = least[rest].saturating_add(ranges[first].least);
        most[set] = most[rest].saturating_add(ranges[first].most);
        // Every group that has the first, with a best split of the others.
        let mut part = rest;
        loop {
            let group = set & !part;
            if can(group, &least, &most)
                && let Some((count, _)) = best[part]
                && best[set].is_none_or(|(known, _)| count + 1 > known)
            {
                best[set] = Some((count + 1, group));
            }
            if part == 0 {
                break;
            }
            part = (part - 1) & rest;
        }
    }
    let mut split = Vec::new();
    let mut left = all;
    while left != 0 {
        let group = best[left].map_or(left, |(_, group)| group);
        split.push((0..ranges.len()).filter(|at| group >> at & 1 == 1).collect());
        left &= !group;
    }
    split
}

/// Returns a split that leaves alone whom it can, and the others together.
pub fn one_split(ranges: &[Range]) -> Vec<Vec<usize>> {
    let mut together: Vec<usize> = (0..ranges.len()).filter(|at| !ranges[*at].holds(0)).collect();
    let mut alone: Vec<usize> = (0..ranges.len()).filter(|at| ranges[*at].holds(0)).collect();
    let adds_up_of = |together: &[usize]| {
        let ranges: Vec<Range> = together.iter().map(|at| ranges[*at]).collect();
        adds_up(&ranges)
    };
    while !adds_up_of(&together) {
        let Some(next) = alone.pop() else { break };
        together.push(next);
    }
    let mut split: Vec<Vec<usize>> = alone.into_iter().map(|at| vec![at]).collect();
    split.push(together);
    split
}

/// Returns how many units everyone gets: as near as can be within each group,
/// and none for those alone.
pub fn chosen(people: &[(Person, Amount)], ranges: &[Range], split: &[Vec<usize>], unit: Amount) -> Vec<Amount> {
    let mut units = vec![0; people.len()];
    for group in split.iter().filter(|group| group.len() > 1) {
        for at in group {
            units[*at] = ranges[*at].nearest(people[*at].1, unit);
        }
        let many = 2 * Amount::try_from(group.len()).unwrap_or(1);
        let mut over: Amount = group.iter().map(|at| units[*at]).sum();
        while over != 0 {
            // One unit at a time, unless that would take forever.
            let step = -over.signum() * (over.abs() / many).max(1);
            let moved = |at: usize| (units[at] + step).clamp(ranges[at].least, ranges[at].most);
            let free = group.iter().copied().filter(|at| moved(*at) != units[*at]);
            let error = |at: &usize| ((people[*at].1 - moved(*at) * unit).abs(), *at);
            let Some(at) = free.min_by_key(error) else {
                break;
            };
            let moved = moved(at);
            over += moved - units[at];
            units[at] = moved;
        }
    }
    units
}
