//! For hundreds to thousands of people, too few for everyone to be in a
//! group of three: groups of three and four by a random walk.
//!
//! Two or three people who are free ask for the one who brings them to zero.
//! 1. If that one is free as well, they are a new group.
//! 2. If that one is in a group, they take them, and the others of that group
//!    are free instead: welcome when no fewer are free than before, and now
//!    and then even when one fewer is, which becomes rarer as the walk goes
//!    on.
//! 3. Whoever was freed looks for two free people, then for three, with whom
//!    a group closes.
//!
//! Whoever is free in the end is the last group. The best that was met is
//! kept.

use crate::engine::chance::Chance;
use crate::engine::effort::Steps;
use crate::engine::exact::lookup::Lookup;
use crate::engine::exact::rows::{Rows, Set, wide};

/// More free people than this do not look for three others.
const NEAR_MAX: usize = 40;

/// One of so many moves may leave one fewer free, at first.
const LOSSES_FIRST: usize = 1 << 5;

/// The walk is in so many parts, each with half as many losses.
const PARTS: u64 = 8;

const NOBODY: u32 = u32::MAX;

/// Betters groups until they meet the bound or the steps run out; whoever is
/// in none of three or four is in the last one.
pub fn improve(rows: &Rows, sets: &mut Vec<Set>, upper: usize, steps: &mut Steps) {
    let Some(mut walk) = Walk::new(rows, sets) else {
        return;
    };
    let each = steps.left() / PARTS;
    let mut losses = LOSSES_FIRST;
    for _ in 0..PARTS {
        steps.within(each, |steps| walk.go(losses, upper, steps));
        losses *= 2;
    }
    let best = walk.best();
    if best.len() > sets.len() {
        *sets = best;
    }
}

/// People by token: those of one row are next to each other.
struct Walk {
    lookup: Lookup,
    values: Vec<i64>,
    row_of: Vec<u32>,
    /// The first token of each row, and the end of the last.
    starts: Vec<u32>,
    free: Vec<u32>,
    place: Vec<u32>,
    group_of: Vec<u32>,
    groups: Vec<Vec<u32>>,
    best: Vec<Vec<u32>>,
    chance: Chance,
}

impl Walk {
    fn new(rows: &Rows, sets: &[Set]) -> Option<Walk> {
        let values: Option<Vec<i64>> =
            rows.values.iter().map(|v| i64::try_from(*v).ok().filter(|v| v.abs() < i64::MAX / 8)).collect();
        let by_row = values?;
        let mut starts = vec![0u32];
        let mut row_of = Vec::new();
        for (row, count) in rows.counts.iter().enumerate() {
            row_of.extend(std::iter::repeat_n(u32::try_from(row).ok()?, wide(*count)));
            starts.push(u32::try_from(row_of.len()).ok()?);
        }
        let people = row_of.len();
        let mut walk = Walk {
            lookup: Lookup::new(&by_row),
            values: row_of.iter().map(|row| by_row[wide(*row)]).collect(),
            row_of,
            starts,
            free: (0..u32::try_from(people).ok()?).collect(),
            place: (0..u32::try_from(people).ok()?).collect(),
            group_of: vec![NOBODY; people],
            groups: Vec::new(),
            best: Vec::new(),
            chance: Chance::new(),
        };
        let mut next: Vec<u32> = walk.starts.clone();
        for set in sets {
            let tokens = set.iter().map(|row| {
                next[*row] += 1;
                next[*row] - 1
            });
            let tokens: Vec<u32> = tokens.collect();
            if tokens.len() <= 4 {
                walk.group(tokens);
            }
        }
        walk.best.clone_from(&walk.groups);
        Some(walk)
    }

    /// Walks until the bound is met or the steps run out.
    fn go(&mut self, losses: usize, upper: usize, steps: &mut Steps) {
        while self.best.len() + 1 < upper && self.free.len() > 3 && steps.spend(5) {
            let asking = self.asking();
            let Some(other) = self.completing(&asking) else {
                continue;
            };
            let group = self.group_of[wide(other)];
            if group == NOBODY {
                self.close(&asking, other);
                continue;
            }
            let size = self.groups[wide(group)].len();
            let is_loss = size <= asking.len();
            if is_loss && self.chance.below(losses) > 0 {
                continue;
            }
            let freed = self.open(group);
            self.close(&asking, other);
            for token in freed.into_iter().filter(|token| *token != other) {
                if self.group_of[wide(token)] == NOBODY {
                    self.close_nearby(token, steps);
                }
            }
        }
    }

    /// Returns two or three free people.
    fn asking(&mut self) -> Vec<u32> {
        let count = 2 + usize::from(self.chance.below(4) > 0);
        let mut asking: Vec<u32> = Vec::with_capacity(4);
        while asking.len() < count {
            let token = self.free[self.chance.below(self.free.len())];
            if !asking.contains(&token) {
                asking.push(token);
            }
        }
        asking
    }

    /// Returns who brings people to zero, someone free rather than not.
    fn completing(&mut self, asking: &[u32]) -> Option<u32> {
        let sum: i64 = asking.iter().map(|token| self.values[wide(*token)]).sum();
        let row = wide(self.lookup.find(-sum)?);
        let mut tokens = self.starts[row]..self.starts[row + 1];
        if tokens.len() == 1 {
            return tokens.next().filter(|token| !asking.contains(token));
        }
        let others: Vec<u32> = tokens.filter(|token| !asking.contains(token)).collect();
        let free = others.iter().find(|token| self.group_of[wide(**token)] == NOBODY);
        free.copied().or_else(|| (!others.is_empty()).then(|| others[self.chance.below(others.len())]))
    }

    /// Looks for free people with whom someone free is a group.
    fn close_nearby(&mut self, one: u32, steps: &mut Steps) {
        let free = self.free.clone();
        steps.spend(4 * free.len());
        for other in &free {
            if *other != one && self.close_free(&[one, *other]) {
                return;
            }
        }
        if free.len() > NEAR_MAX {
            return;
        }
        steps.spend(2 * free.len() * free.len());
        for (at, other) in free.iter().enumerate() {
            for third in &free[at + 1..] {
                if *other != one && *third != one && self.close_free(&[one, *other, *third]) {
                    return;
                }
            }
        }
    }

    /// Closes a group if who completes it is free.
    fn close_free(&mut self, asking: &[u32]) -> bool {
        let other = self.completing(asking).filter(|other| self.group_of[wide(*other)] == NOBODY);
        if let Some(other) = other {
            self.close(asking, other);
        }
        other.is_some()
    }

    fn close(&mut self, asking: &[u32], other: u32) {
        let mut tokens = asking.to_vec();
        tokens.push(other);
        self.group(tokens);
        if self.groups.len() > self.best.len() {
            self.best.clone_from(&self.groups);
        }
    }

    fn group(&mut self, tokens: Vec<u32>) {
        let group = u32::try_from(self.groups.len()).expect("fewer groups than people");
        for token in &tokens {
            self.group_of[wide(*token)] = group;
            let at = self.place[wide(*token)];
            self.free.swap_remove(wide(at));
            if let Some(moved) = self.free.get(wide(at)) {
                self.place[wide(*moved)] = at;
            }
        }
        self.groups.push(tokens);
    }

    /// Takes a group apart, and returns who was in it.
    fn open(&mut self, group: u32) -> Vec<u32> {
        let tokens = self.groups.swap_remove(wide(group));
        if let Some(moved) = self.groups.get(wide(group)) {
            moved.iter().for_each(|token| self.group_of[wide(*token)] = group);
        }
        for token in &tokens {
            self.group_of[wide(*token)] = NOBODY;
            self.place[wide(*token)] = u32::try_from(self.free.len()).expect("people are numbered with 32 bits");
            self.free.push(*token);
        }
        tokens
    }

    /// Returns the best groups and, last, everyone who is in none of them.
    fn best(&self) -> Vec<Set> {
        let rows = |tokens: &[u32]| {
            let mut set: Set = tokens.iter().map(|token| wide(self.row_of[wide(*token)])).collect();
            set.sort_unstable();
            set
        };
        let mut is_in = vec![false; self.row_of.len()];
        self.best.iter().flatten().for_each(|token| is_in[wide(*token)] = true);
        let mut sets: Vec<Set> = self.best.iter().map(|tokens| rows(tokens)).collect();
        let rest = (0..self.row_of.len()).filter(|token| !is_in[*token]).map(|token| wide(self.row_of[token]));
        let rest: Set = rest.collect();
        if !rest.is_empty() {
            sets.push(rest);
        }
        sets
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::engine::effort::Effort;
    use crate::engine::oracles::oracle::{balanced, sets_max};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Everyone is in one group, every group adds up to zero, and there are no more than there can be.
        #[test]
        fn groups_settle(balances in balanced(4..14, 12)) {
            let mut balances: Vec<i128> = balances.into_iter().filter(|balance| *balance != 0).collect();
            balances.sort_unstable();
            let equal: Vec<&[i128]> = balances.chunk_by(|a, b| a == b).collect();
            let counts = equal.iter().map(|group| u32::try_from(group.len()).unwrap());
            let rows = Rows::new(equal.iter().map(|group| group[0]).collect(), counts.collect());
            let mut sets = vec![rows.all()];
            improve(&rows, &mut sets, usize::MAX, &mut Steps::new(Effort(100_000)));
            let mut all: Set = sets.iter().flatten().copied().collect();
            all.sort_unstable();
            prop_assert_eq!(all, rows.all());
            for set in &sets {
                prop_assert_eq!(set.iter().map(|row| rows.values[*row]).sum::<i128>(), 0);
            }
            prop_assert!(balances.is_empty() || sets.len() <= sets_max(&balances));
        }
    }

    #[test]
    fn nobody_is_enough_to_walk() {
        let rows = Rows::new(Vec::new(), Vec::new());
        let mut sets = Vec::new();
        improve(&rows, &mut sets, 1, &mut Steps::new(Effort(1_000)));
        assert!(sets.is_empty());
    }
}
