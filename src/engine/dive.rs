//! Splits found by following a linear program down: take the sets it takes
//! most of, solve it anew for who is left, until few enough are left to
//! search among.
//!
//! With fewer people larger sets can be listed, which is what the last ones
//! need. A dive ends early when even shares of sets would not make a better
//! split any more. Each dive takes a slightly different way.

use std::ops::ControlFlow;

use super::branch::{self, Verdict};
use super::chance::Chance;
use super::columns::{self, Columns, set_of};
use super::effort::Steps;
use super::program::program_of;
use super::rows::{Rows, Set, wide};
use super::simplex::{Ended, WHOLE};

/// A share from which a set is taken without another look.
const NEARLY: i64 = WHOLE / 100 * 97;

/// So many people are searched among.
const FEW_PEOPLE: usize = 44;

/// Steps for that search.
const STEPS_SEARCH: u64 = 6_000_000;

/// Larger sets are listed while there are fewer sets than this.
const LISTED_MIN: usize = 500;

/// The most sets listed.
const LISTED_MAX: usize = 3_000;

/// The largest sets listed.
const SIZE_MAX: usize = 8;

/// Sets of some people, in order of likeliness, and what shares of them are
/// best.
pub(super) struct Pool {
    rows: Rows,
    /// What row of the split each row is.
    kept: Vec<usize>,
    sets: Vec<Vec<u8>>,
    /// All sets of up to this size are known, or many of them.
    size: usize,
    /// Shares of the sets, and how many sets are possible by shares, over
    /// [`WHOLE`].
    shares: Vec<i64>,
    possible: i64,
}

impl Pool {
    /// Returns the best shares of these sets of up to `size` people; nothing
    /// when steps run out.
    pub(super) fn new(rows: &Rows, sets: Vec<Vec<u8>>, size: usize, steps: &mut Steps) -> Option<Pool> {
        let kept = (0..rows.len()).collect();
        Pool { rows: rows.clone(), kept, sets, size, shares: Vec::new(), possible: 0 }.solved(steps)
    }

    fn solved(mut self, steps: &mut Steps) -> Option<Pool> {
        let mut program = program_of(&self.rows, &self.rows.counts, self.size);
        let fixed = program.columns();
        for set in &self.sets {
            program.add(set);
        }
        if program.maximize(steps) != Ended::Best {
            return None;
        }
        let shares = program.shares();
        self.possible = shares[self.rows.len()..].iter().sum();
        self.shares = shares[fixed..].to_vec();
        Some(self)
    }

    /// Returns a split into at least so many sets, if this dive finds one.
    pub(super) fn dive(&self, wanted: usize, chance: &mut Chance, steps: &mut Steps) -> Option<Vec<Set>> {
        let mut split: Vec<Set> = Vec::new();
        let mut below: Option<Pool> = None;
        loop {
            let pool = below.as_ref().unwrap_or(self);
            let needed = wanted.saturating_sub(split.len());
            if pool.possible + WHOLE / 1000 < i64::try_from(needed).ok()?.saturating_mul(WHOLE) {
                return None;
            }
            let mut left = pool.rows.counts.clone();
            for set in pool.take(&mut left, chance) {
                split.push(set_of(&pool.sets[set]).into_iter().map(|row| pool.kept[row]).collect());
            }
            let few = pool.without(&left, steps);
            let needed = wanted.saturating_sub(split.len());
            if few.rows.people() <= FEW_PEOPLE || few.rows.people() == pool.rows.people() {
                split.extend(few.finish(needed, steps)?);
                return Some(split);
            }
            below = Some(few.solved(steps)?);
        }
    }

    /// Takes all sets that are nearly taken, and those most shared, give or
    /// take a little.
    fn take(&self, left: &mut [u32], chance: &mut Chance) -> Vec<usize> {
        let mut shared: Vec<(i64, usize)> = Vec::new();
        for (set, share) in self.shares.iter().enumerate().filter(|(_, share)| **share > WHOLE / 1000) {
            let more = i64::try_from(chance.below(1 << 38)).unwrap_or(0);
            shared.push((share + more, set));
        }
        shared.sort_unstable_by_key(|(share, set)| (std::cmp::Reverse(*share), *set));
        let at_once = 1 + self.rows.people() / 60;
        let mut taken = Vec::new();
        for (_, set) in shared {
            let is_next = taken.len() < at_once || self.shares[set] >= NEARLY;
            if is_next && fits(left, &self.sets[set]) {
                for row in &self.sets[set] {
                    left[usize::from(*row)] -= 1;
                }
                taken.push(set);
            }
        }
        taken
    }

    /// Returns the sets of who is left, larger ones as well if there are few.
    fn without(&self, left: &[u32], steps: &mut Steps) -> Pool {
        let people = left.iter().enumerate();
        let people: Set = people.flat_map(|(row, count)| std::iter::repeat_n(row, wide(*count))).collect();
        let (rows, kept) = self.rows.only([&people]);
        let mut place = vec![0u8; self.rows.len()];
        for (new, old) in kept.iter().enumerate() {
            place[*old] = u8::try_from(new).unwrap_or(u8::MAX);
        }
        steps.spend(4 * self.sets.len());
        let fitting = self.sets.iter().filter(|set| fits(left, set));
        let sets = fitting.map(|set| set.iter().map(|row| place[usize::from(*row)]).collect());
        let kept = kept.into_iter().map(|row| self.kept[row]).collect();
        let mut pool = Pool { rows, kept, sets: sets.collect(), size: self.size, shares: Vec::new(), possible: 0 };
        pool.list(steps);
        pool
    }

    /// Lists larger sets until there are enough to choose from.
    fn list(&mut self, steps: &mut Steps) {
        let Some(mut columns) = Columns::new(&self.rows) else {
            return;
        };
        while self.sets.len() < LISTED_MIN && self.size < SIZE_MAX.min(self.rows.people()) {
            let (rows, sets) = (&self.rows, &mut self.sets);
            let listed = columns.each(self.size + 1, steps, |set| {
                if !columns::is_reducible(rows, set) {
                    sets.push(set.to_vec());
                }
                match sets.len() > LISTED_MAX {
                    true => ControlFlow::Break(()),
                    false => ControlFlow::Continue(()),
                }
            });
            if listed.is_err() {
                return;
            }
            self.size += 1;
        }
    }

    /// Splits the last people.
    fn finish(&self, wanted: usize, steps: &mut Steps) -> Option<Vec<Set>> {
        if self.rows.people() == 0 {
            return Some(Vec::new());
        }
        let named = |set: Set| set.into_iter().map(|row| self.kept[row]).collect();
        if wanted <= 1 {
            return Some(vec![named(self.rows.all())]);
        }
        let found =
            steps.within(STEPS_SEARCH, |steps| branch::search(&self.rows, None, &self.sets, self.size, wanted, steps));
        match found {
            Verdict::Found(sets) => Some(sets.into_iter().map(named).collect()),
            _ => None,
        }
    }
}

fn fits(left: &[u32], set: &[u8]) -> bool {
    set.chunk_by(|a, b| a == b).all(|equal| wide(left[usize::from(equal[0])]) >= equal.len())
}
