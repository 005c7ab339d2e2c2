//! Splits found by following a linear program down: take the sets it takes
//! most of, bring it up to date for who is left, until few enough are left to
//! search among.
//!
//! A few ways down are followed at a time: each goes on in a few ways, and of
//! all these the ones that leave the most sets possible, by shares, are kept.
//! For the last people larger sets are listed, which is what they need. Each
//! dive goes slightly different ways.

use std::collections::HashSet;

use super::branch::{self, Verdict};
use super::columns::{Columns, set_of};
use super::rows::{Rows, Set, wide};
use crate::engine::chance::Chance;
use crate::engine::effort::Steps;
use crate::engine::linear::program::{Program, program_of};
use crate::engine::linear::simplex::{Ended, WHOLE};
use crate::engine::linear::weights::SIDES;

/// A share from which a set is taken without another look.
const NEARLY: i64 = WHOLE / 100 * 97;

/// So many ways are followed at a time.
const WAYS: usize = 6;

/// In so many ways each goes on.
const BRANCHES: usize = 3;

/// So many people are searched among.
const FEW_PEOPLE: usize = 48;

/// Steps for that search.
const STEPS_SEARCH: u64 = 10_000_000;

/// Larger sets are listed while there are fewer sets than this.
const LISTED_MIN: usize = 500;

/// The most sets listed.
const LISTED_MAX: usize = 3_000;

/// The largest sets listed.
const SIZE_MAX: usize = 8;

/// Sets of some people, all of up to some size or many of them, and what shares
/// of them are best.
pub struct Pool<'a> {
    rows: &'a Rows,
    sets: &'a [Vec<u8>],
    /// The columns of the program before those of the sets.
    fixed: usize,
    start: Way,
}

/// A way down, so far.
#[derive(Clone)]
struct Way {
    /// The sets taken.
    taken: Vec<usize>,
    /// How many people are left of each row.
    left: Vec<u32>,
    /// The sets that fit among them.
    fitting: Vec<usize>,
    program: Program,
    /// How many sets are possible by shares, over [`WHOLE`].
    possible: i64,
}

impl<'a> Pool<'a> {
    /// Returns the best shares of these sets of up to `size` people; nothing
    /// when steps run out.
    pub fn new(rows: &'a Rows, sets: &'a [Vec<u8>], size: usize, steps: &mut Steps) -> Option<Pool<'a>> {
        let mut program = program_of(rows, &rows.counts, size);
        let fixed = program.columns();
        sets.iter().for_each(|set| program.add(set));
        let fitting = (0..sets.len()).collect();
        let start = Way { taken: Vec::new(), left: rows.counts.clone(), fitting, program, possible: i64::MAX };
        let mut pool = Pool { rows, sets, fixed, start };
        (pool.start.program.maximize(steps) == Ended::Best).then_some(pool)
    }

    /// Returns a split into at least so many sets, if this dive finds one.
    pub fn dive(&self, wanted: usize, chance: &mut Chance, steps: &mut Steps) -> Option<Vec<Set>> {
        let mut ways = vec![self.start.clone()];
        while !ways.is_empty() {
            let mut next: Vec<Way> = Vec::new();
            let mut seen = HashSet::new();
            for way in &ways {
                if way.people() <= FEW_PEOPLE {
                    if let Some(split) = self.finish(way, wanted, steps) {
                        return Some(split);
                    }
                    continue;
                }
                for first in self.firsts(way, chance) {
                    let mut way = way.clone();
                    self.take(&mut way, first);
                    if seen.insert(way.left.clone()) && self.is_open(&mut way, wanted, steps) {
                        next.push(way);
                    }
                    if steps.are_out() {
                        return None;
                    }
                }
            }
            next.sort_by_key(|way| std::cmp::Reverse(way.possible));
            next.truncate(WAYS);
            ways = next;
        }
        None
    }

    /// Returns the sets most shared, give or take a little.
    fn firsts(&self, way: &Way, chance: &mut Chance) -> Vec<usize> {
        let shares = way.program.shares();
        let mut shared: Vec<(i64, usize)> = Vec::new();
        for set in way.fitting.iter().copied().filter(|set| shares[self.fixed + set] > WHOLE / 1000) {
            let more = i64::try_from(chance.below(1 << 38)).unwrap_or(0);
            shared.push((shares[self.fixed + set] + more, set));
        }
        shared.sort_unstable_by_key(|(share, set)| (std::cmp::Reverse(*share), *set));
        shared.into_iter().take(BRANCHES).map(|(_, set)| set).collect()
    }

    /// Takes a set, and all that are nearly taken.
    fn take(&self, way: &mut Way, first: usize) {
        let shares = way.program.shares();
        let nearly = way.fitting.iter().copied().filter(|set| shares[self.fixed + set] >= NEARLY);
        let all: Vec<usize> = std::iter::once(first).chain(nearly).collect();
        for set in all {
            if fits(&way.left, &self.sets[set]) {
                for row in &self.sets[set] {
                    way.left[usize::from(*row)] -= 1;
                }
                way.taken.push(set);
            }
        }
        way.fitting.retain(|set| fits(&way.left, &self.sets[*set]));
    }

    /// Brings the shares up to date; tells whether so many sets are possible
    /// with those taken.
    fn is_open(&self, way: &mut Way, wanted: usize, steps: &mut Steps) -> bool {
        steps.spend(4 * self.sets.len() + self.rows.len() * self.rows.len());
        let mut limits = way.left.clone();
        limits.extend([0; SIDES]);
        let wanted = wanted.saturating_sub(way.taken.len());
        way.program.consider(self.fixed, &way.fitting);
        way.program.limit(&limits);
        if way.program.restore(wanted, steps) != Ended::Best {
            return false;
        }
        let taken = i64::try_from(way.taken.len()).unwrap_or(0);
        way.possible = way.program.shares()[self.rows.len()..].iter().sum::<i64>() + taken * WHOLE;
        true
    }

    /// Splits the last people, larger sets among them.
    fn finish(&self, way: &Way, wanted: usize, steps: &mut Steps) -> Option<Vec<Set>> {
        let mut split: Vec<Set> = way.taken.iter().map(|set| set_of(&self.sets[*set])).collect();
        let wanted = wanted.saturating_sub(split.len());
        let people = way.left.iter().enumerate();
        let people: Set = people.flat_map(|(row, count)| std::iter::repeat_n(row, wide(*count))).collect();
        if people.is_empty() {
            return (wanted == 0).then_some(split);
        }
        if wanted <= 1 {
            split.push(people);
            return Some(split);
        }
        let (rows, kept) = self.rows.only([&people]);
        let (sets, size) = Columns::new(&rows)?.listed(SIZE_MAX, (LISTED_MIN, LISTED_MAX), steps);
        let found = steps.within(STEPS_SEARCH, |steps| branch::search(&rows, None, &sets, size, wanted, steps));
        let Verdict::Found(found) = found else {
            return None;
        };
        split.extend(found.into_iter().map(|set| set.into_iter().map(|row| kept[row]).collect::<Set>()));
        Some(split)
    }
}

impl Way {
    fn people(&self) -> usize {
        self.left.iter().map(|count| wide(*count)).sum()
    }
}

fn fits(left: &[u32], set: &[u8]) -> bool {
    set.chunk_by(|a, b| a == b).all(|equal| wide(left[usize::from(equal[0])]) >= equal.len())
}
