//! Trips: most people owe almost the same, since they paid nothing and all
//! shares differ by odd cents only; a few others paid.
//!
//! 1. The crowd are the people within the narrowest window of balances that
//!    leaves few others. What a set takes of the crowd follows from the others
//!    in it: how many people, since their balances hardly differ, and what
//!    they must add up to.
//! 2. A set of others is able to be in a zero-sum set if that many people of
//!    the crowd can add up to that; all sums they can make are listed.
//! 3. The most able sets that all others fall into is a bound on the number
//!    of groups. It is found like a longest chain: from the smallest able set
//!    up, each is one more than the best inside it that leaves an able set.
//! 4. All ways to make that many groups such that any of them together are
//!    able are gone through, until the crowd can be dealt to the groups. If
//!    there is no such way the bound falls by one.

use std::collections::HashMap;

use crate::engine::chance::Chance;
use crate::engine::effort::Steps;
use crate::engine::exact::rows::{Rows, Set, wide};
use crate::engine::rounding::sums::Sums;

/// The most people outside the crowd.
const OTHERS_MAX: usize = 26;

/// The most that balances in the crowd differ, times its size.
const SUMS_MAX: i64 = 1 << 15;

/// The most able sets; the work is their number squared, at worst.
const ABLE_MAX: usize = 60_000;

/// Orders tried to deal the crowd in.
const DEALS_MAX: usize = 12;

/// A bound on the number of groups, and groups that come near it.
pub struct Crowded {
    /// The groups.
    pub sets: Vec<Set>,
    /// No split has more.
    pub upper: usize,
    /// How many sets of others are able.
    pub able: usize,
}

/// Returns the groups of a crowd and a few others, or nothing when there is
/// no crowd, or too little left of the steps to look at all sets of others.
pub fn split(rows: &Rows, steps: &mut Steps) -> Option<Crowded> {
    let crowd = Crowd::find(rows)?;
    let masks = 1usize << crowd.others.len();
    if steps.left() / 8 < u64::try_from(12 * masks).ok()? {
        return None;
    }
    steps.spend(12 * masks);
    let mut able: Vec<usize> = (1..masks).filter(|mask| crowd.taken(*mask).is_some()).take(ABLE_MAX + 1).collect();
    if able.len() > ABLE_MAX || able.last() != Some(&(masks - 1)) {
        return None;
    }
    able.sort_unstable_by_key(|mask| (mask.count_ones(), *mask));
    let lengths = crowd.lengths(&able, steps)?;
    let mut upper = lengths.last().copied()?;
    let mut search = Search {
        crowd: &crowd,
        lengths: able.iter().copied().zip(lengths.iter().copied()).collect(),
        able: &able,
        chance: Chance::new(),
        best: vec![rows.all()],
        wanted: upper,
        is_doubtful: false,
    };
    while search.best.len() < upper {
        search.wanted = upper;
        let is_all = search.explore(masks - 1, upper, &mut vec![], &mut vec![0], steps);
        if search.best.len() >= upper || !is_all || search.is_doubtful {
            break;
        }
        upper -= 1;
    }
    Some(Crowded { sets: search.best, upper, able: able.len() })
}

/// Looking through all ways to make so many groups of able sets.
struct Search<'a> {
    crowd: &'a Crowd,
    able: &'a [usize],
    lengths: HashMap<usize, usize>,
    chance: Chance,
    best: Vec<Set>,
    wanted: usize,
    /// Whether the crowd could not be dealt to some groups for no clear
    /// reason.
    is_doubtful: bool,
}

impl Search<'_> {
    /// Makes so many more groups of the rest, until the crowd can be dealt;
    /// false when steps ran out. `unions` are those of the groups so far.
    fn explore(
        &mut self,
        rest: usize,
        needed: usize,
        blocks: &mut Vec<usize>,
        unions: &mut Vec<usize>,
        steps: &mut Steps,
    ) -> bool {
        let known = unions.len();
        for at in 0..self.able.len() {
            let block = self.able[at];
            let is_next = block & !rest == 0 && block & rest & rest.wrapping_neg() != 0;
            let others = rest & !block;
            let goes_on = is_next
                && match needed {
                    1 => others == 0,
                    _ => self.lengths.get(&others).is_some_and(|length| *length >= needed - 1),
                };
            let together = |union: &usize| self.crowd.taken(union | block).is_some();
            if !goes_on || !unions.iter().all(together) {
                continue;
            }
            blocks.push(block);
            let is_all = match needed {
                1 => self.deal(blocks, steps),
                _ => {
                    unions.extend_from_within(..);
                    unions[known..].iter_mut().for_each(|union| *union |= block);
                    self.explore(others, needed - 1, blocks, unions, steps)
                }
            };
            unions.truncate(known);
            blocks.pop();
            if self.best.len() >= self.wanted || !is_all {
                return is_all;
            }
        }
        steps.spend(2 * self.able.len())
    }

    /// Deals the crowd to these groups, in one order or another.
    fn deal(&mut self, blocks: &[usize], steps: &mut Steps) -> bool {
        for _ in 0..DEALS_MAX {
            if !steps.spend(4 * self.crowd.members.len().pow(3)) {
                return false;
            }
            let found = self.crowd.deal(blocks, &mut self.chance);
            if found.len() > self.best.len() {
                self.best = found;
            }
            if self.best.len() >= self.wanted {
                return true;
            }
        }
        self.is_doubtful = true;
        true
    }
}

struct Crowd {
    /// The rows of the crowd and by how much each is more than the least.
    members: Vec<(usize, usize)>,
    /// What everyone of the crowd has at least.
    least: i64,
    /// The rows of the others.
    others: Vec<usize>,
    /// The sums that so many of the crowd can make beyond the least.
    sums: Sums,
    /// Sums of the first twelve others, and of the rest.
    low: Vec<i64>,
    high: Vec<i64>,
}

/// The others whose sums are in the first table.
const LOW: usize = 12;

impl Crowd {
    fn find(rows: &Rows) -> Option<Crowd> {
        // Whoever is on the other side than the crowd is one of the others.
        let owed = rows.values.iter().zip(&rows.counts).filter(|(value, _)| **value > 0);
        let owed: usize = owed.map(|(_, count)| wide(*count)).sum();
        if owed.min(rows.people() - owed) > OTHERS_MAX {
            return None;
        }
        let total: i128 = rows.values.iter().zip(&rows.counts).map(|(v, c)| v.abs() * i128::from(*c)).sum();
        i64::try_from(total).ok()?;
        // The crowd is turned so that its balances are above zero.
        let crowd = |sign: i128| {
            let people = rows.all().into_iter().filter(|row| rows.values[*row] * sign > 0);
            let mut people: Vec<(i64, usize)> =
                people.filter_map(|row| Some((i64::try_from(rows.values[row].abs()).ok()?, row))).collect();
            people.sort_unstable();
            let mut best: &[(i64, usize)] = &[];
            for from in 0..people.len() {
                let fits = |at: usize| {
                    let spread = people[at].0 - people[from].0;
                    let count = i64::try_from(at + 1 - from).unwrap_or(i64::MAX);
                    spread.saturating_mul(count) < people[from].0.min(SUMS_MAX)
                };
                let to = (from..people.len()).take_while(|at| fits(*at)).last().map_or(from, |at| at + 1);
                if to - from > best.len() {
                    best = &people[from..to];
                }
            }
            best.to_vec()
        };
        let (above, below) = (crowd(1), crowd(-1));
        let (members, sign) = if above.len() > below.len() { (above, -1) } else { (below, 1) };
        let mut left = rows.counts.clone();
        members.iter().for_each(|(_, row)| left[*row] -= 1);
        let others: Vec<usize> =
            left.iter().enumerate().flat_map(|(row, count)| std::iter::repeat_n(row, wide(*count))).collect();
        if others.is_empty() || others.len() > OTHERS_MAX || members.len() < others.len() {
            return None;
        }
        let least = members[0].0;
        let beyond = |value: i64| usize::try_from(value - least).expect("no less than the least");
        let members: Vec<(usize, usize)> = members.into_iter().map(|(value, row)| (row, beyond(value))).collect();
        let value = |row: &usize| i64::try_from(sign * rows.values[*row]).expect("all fit together");
        let values: Vec<i64> = others.iter().map(value).collect();
        let split = LOW.min(values.len());
        let sums = Sums::new(members.iter().map(|(_, beyond)| *beyond));
        Some(Crowd {
            sums,
            members,
            least,
            others,
            low: subset_sums(&values[..split]),
            high: subset_sums(&values[split..]),
        })
    }

    /// Returns how many of the crowd go with these others, and how much
    /// beyond the least they have together; nothing if that cannot be.
    fn taken(&self, mask: usize) -> Option<(usize, usize)> {
        let sum = self.low[mask & (self.low.len() - 1)] + self.high[mask >> LOW];
        if sum < 0 {
            return None;
        }
        // The crowd's spread, times its size, is less than its least.
        let count = usize::try_from(sum / self.least).ok()?;
        let beyond = usize::try_from(sum % self.least).ok()?;
        self.sums.can(count, beyond).then_some((count, beyond))
    }

    /// Returns for each able set the most able sets it falls into, at least
    /// one; nothing when steps run out.
    fn lengths(&self, able: &[usize], steps: &mut Steps) -> Option<Vec<usize>> {
        let mut lengths: Vec<usize> = Vec::with_capacity(able.len());
        let mut by_length: Vec<Vec<usize>> = vec![Vec::new()];
        for mask in able {
            let mut looked = 1;
            let inside = |inner: &usize| {
                looked += 1;
                inner & !mask == 0 && self.taken(mask & !inner).is_some()
            };
            let mut inside = inside;
            let longest = (0..by_length.len()).rev().find(|length| by_length[*length].iter().any(&mut inside));
            let length = longest.map_or(1, |length| length + 1);
            if !steps.spend(2 * looked) {
                return None;
            }
            if by_length.len() <= length {
                by_length.resize(length + 1, Vec::new());
            }
            by_length[length].push(*mask);
            lengths.push(length);
        }
        Some(lengths)
    }

    /// Deals the crowd to these groups; those it does not work out for join
    /// the last one.
    fn deal(&self, blocks: &[usize], chance: &mut Chance) -> Vec<Set> {
        let mut members = self.members.clone();
        chance.shuffle(&mut members);
        let mut blocks = blocks.to_vec();
        chance.shuffle(&mut blocks);
        let mut sets: Vec<Set> = Vec::new();
        let mut left = (1usize << self.others.len()) - 1;
        for mask in &blocks[1..] {
            let chosen = self.taken(*mask).and_then(|(count, beyond)| Sums::choose(&members, count, beyond));
            let Some(chosen) = chosen else {
                continue;
            };
            let mut set: Set = self.rows_of(*mask);
            set.extend(chosen.iter().map(|at| members[*at].0));
            set.sort_unstable();
            sets.push(set);
            let mut at = 0;
            members.retain(|_| {
                at += 1;
                !chosen.contains(&(at - 1))
            });
            left &= !mask;
        }
        let mut rest = self.rows_of(left);
        rest.extend(members.iter().map(|(row, _)| *row));
        rest.sort_unstable();
        sets.push(rest);
        sets
    }

    fn rows_of(&self, mask: usize) -> Set {
        let others = self.others.iter().enumerate();
        others.filter(|(at, _)| mask >> at & 1 == 1).map(|(_, row)| *row).collect()
    }
}

fn subset_sums(values: &[i64]) -> Vec<i64> {
    let mut sums = vec![0];
    for value in values {
        let before = sums.len();
        for at in 0..before {
            sums.push(sums[at] + value);
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::engine::effort::Effort;
    use crate::engine::oracles::oracle::sets_max;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        /// The bound is a bound, and the groups are groups.
        #[test]
        fn a_crowd_owes_almost_the_same(
            odd in prop::collection::vec(0i128..4, 6..10),
            paid in prop::collection::vec(-3i128..12, 3..6),
        ) {
            let mut balances: Vec<i128> = odd.iter().map(|odd| -60 - odd).collect();
            balances.extend(paid.iter().map(|paid| 10 * paid + 1));
            balances.push(-balances.iter().sum::<i128>());
            balances.retain(|balance| *balance != 0);
            balances.sort_unstable();
            let equal: Vec<&[i128]> = balances.chunk_by(|a, b| a == b).collect();
            let counts = equal.iter().map(|group| u32::try_from(group.len()).unwrap());
            let rows = Rows::new(equal.iter().map(|group| group[0]).collect(), counts.collect());
            let mut steps = Steps::new(Effort(1_000_000_000));
            if let Some(crowded) = split(&rows, &mut steps) {
                let most = sets_max(&balances);
                prop_assert!(crowded.upper >= most);
                prop_assert!(crowded.sets.len() <= most);
                let mut all: Set = crowded.sets.iter().flatten().copied().collect();
                all.sort_unstable();
                prop_assert_eq!(all, rows.all());
                for set in &crowded.sets {
                    prop_assert_eq!(set.iter().map(|row| rows.values[*row]).sum::<i128>(), 0);
                }
            }
        }
    }
}
