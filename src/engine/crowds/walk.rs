//! For thousands of people: groups of three by a random walk, until no more
//! are possible.
//!
//! After exact pairs are gone every group has three people or more, so a
//! third of the people, rounded down, bounds the number of groups. With many
//! people nearly any two have a third who fits, and the walk meets the bound:
//! 1. From the largest balance down, look for a random second whose third is
//!    free.
//! 2. Then take two free people at random. If the third who fits is in a
//!    group `c d e`, make it `a b c`; `d` and `e` are free instead, and may
//!    fit with someone else who is.
//!
//! Stops when one more group would meet the bound: those left over are it.

use crate::engine::effort::Steps;
use crate::engine::exact::lookup::Lookup;
use crate::engine::exact::rows::{Rows, Set, wide};

/// Partners tried for each person at first.
const PARTNERS_MAX: usize = 80;

/// Free people looked through for one that fits with someone just freed.
const NEAR_MAX: usize = 48;

const NOBODY: u32 = u32::MAX;

/// Returns groups of three and, last, everyone left over, if anyone is.
pub fn threes(rows: &Rows, steps: &mut Steps) -> Option<Vec<Set>> {
    let mut walk = Walk::new(rows)?;
    walk.first_threes(steps);
    walk.swap(steps);
    Some(walk.sets())
}

/// People by token: those of one row are next to each other, the free ones
/// first.
struct Walk<'a> {
    lookup: Lookup,
    rows: &'a Rows,
    values: Vec<i64>,
    /// The row of each token.
    row_of: Vec<u32>,
    /// The first token of each row.
    starts: Vec<u32>,
    /// How many people of each row are free.
    free_of: Vec<u32>,
    /// The free tokens in no order, and where each is.
    free: Vec<u32>,
    place: Vec<u32>,
    /// The group of each token that is not free.
    group_of: Vec<u32>,
    groups: Vec<[u32; 3]>,
    random: u64,
}

impl<'a> Walk<'a> {
    fn new(rows: &'a Rows) -> Option<Walk<'a>> {
        let people = rows.people();
        let values: Option<Vec<i64>> =
            rows.values.iter().map(|v| i64::try_from(*v).ok().filter(|v| v.abs() < i64::MAX / 4)).collect();
        let values = values?;
        let mut row_of = Vec::with_capacity(people);
        let mut starts = Vec::with_capacity(rows.len());
        for (row, count) in rows.counts.iter().enumerate() {
            starts.push(u32::try_from(row_of.len()).ok()?);
            let row = u32::try_from(row).ok()?;
            row_of.extend(std::iter::repeat_n(row, wide(*count)));
        }
        let free: Vec<u32> = (0..u32::try_from(people).ok()?).collect();
        Some(Walk {
            lookup: Lookup::new(&values),
            rows,
            values,
            row_of,
            starts,
            free_of: rows.counts.clone(),
            place: free.clone(),
            group_of: vec![NOBODY; people],
            free,
            groups: Vec::new(),
            random: 0x2545_F491_4F6C_DD1D,
        })
    }

    fn groups_max(&self) -> usize {
        (self.row_of.len() / 3).saturating_sub(1)
    }

    fn first_threes(&mut self, steps: &mut Steps) {
        let mut order: Vec<u32> =
            (0..self.starts.len()).map(|row| u32::try_from(row).expect("rows were numbered with 32 bits")).collect();
        order.sort_unstable_by_key(|row| {
            let value = self.values[wide(*row)];
            (std::cmp::Reverse(value.unsigned_abs()), value)
        });
        for row in order {
            for _ in 0..self.rows.counts[wide(row)] {
                if self.groups.len() >= self.groups_max() || steps.are_out() {
                    return;
                }
                if self.free_of[wide(row)] > 0 {
                    let one = self.starts[wide(row)] + self.free_of[wide(row)] - 1;
                    self.close_at_random(one, steps);
                }
            }
        }
    }

    fn swap(&mut self, steps: &mut Steps) {
        while self.groups.len() < self.groups_max() && steps.spend(4) {
            let one = self.any_free();
            let other = self.any_free();
            if one == other {
                continue;
            }
            if self.close(one, other) {
                continue;
            }
            let Some(row) = self.third(one, other) else {
                continue;
            };
            let used = self.rows.counts[wide(row)] - self.free_of[wide(row)];
            if used == 0 {
                continue;
            }
            let pick = u32::try_from(self.below(wide(used))).unwrap_or(0);
            let third = self.starts[wide(row)] + self.free_of[wide(row)] + pick;
            let group = self.group_of[wide(third)];
            let freed = self.groups[wide(group)].map(|token| self.row_of[wide(token)]);
            self.open(group);
            let (one_row, other_row) = (self.row_of[wide(one)], self.row_of[wide(other)]);
            self.put([one_row, other_row, row], Some(group));
            let mut skipped = false;
            for freed in freed {
                if freed == row && !skipped {
                    skipped = true;
                    continue;
                }
                if self.groups.len() < self.groups_max() && self.free_of[wide(freed)] > 0 {
                    let token = self.starts[wide(freed)] + self.free_of[wide(freed)] - 1;
                    self.close_nearby(token, steps);
                }
            }
        }
    }

    /// Looks for a random partner of someone free with whom a group closes.
    fn close_at_random(&mut self, one: u32, steps: &mut Steps) {
        for _ in 0..PARTNERS_MAX {
            steps.spend(4);
            let other = self.any_free();
            if other != one && self.close(one, other) {
                return;
            }
        }
    }

    /// Looks through some of the free for one with whom a group closes.
    fn close_nearby(&mut self, one: u32, steps: &mut Steps) {
        let count = self.free.len();
        let from = self.below(count);
        for ahead in 0..count.min(NEAR_MAX) {
            steps.spend(4);
            let other = self.free[(from + ahead) % count];
            if other != one && self.close(one, other) {
                return;
            }
        }
    }

    /// Groups two free people with a third who is free, if one fits.
    fn close(&mut self, one: u32, other: u32) -> bool {
        let Some(third) = self.third(one, other) else {
            return false;
        };
        let (one, other) = (self.row_of[wide(one)], self.row_of[wide(other)]);
        let needed = 1 + u32::from(third == one) + u32::from(third == other);
        if self.free_of[wide(third)] < needed {
            return false;
        }
        self.put([one, other, third], None);
        true
    }

    /// Returns the row that brings two people to zero.
    fn third(&self, one: u32, other: u32) -> Option<u32> {
        let value = |token: u32| self.values[wide(self.row_of[wide(token)])];
        self.lookup.find(-(value(one) + value(other)))
    }

    /// Makes a group of free people of these rows.
    fn put(&mut self, rows: [u32; 3], group: Option<u32>) {
        let tokens = rows.map(|row| self.use_one(row));
        let group = match group {
            Some(group) => {
                self.groups[wide(group)] = tokens;
                group
            }
            None => {
                self.groups.push(tokens);
                u32::try_from(self.groups.len() - 1).expect("fewer groups than people")
            }
        };
        for token in tokens {
            self.group_of[wide(token)] = group;
        }
    }

    /// Frees the people of a group, which must be put anew at once.
    fn open(&mut self, group: u32) {
        for at in 0..3 {
            let token = self.groups[wide(group)][at];
            let row = self.row_of[wide(token)];
            let border = self.starts[wide(row)] + self.free_of[wide(row)];
            // The token at the border becomes free; its owner takes this one.
            let owner = self.group_of[wide(border)];
            if border != token {
                let place = self.groups[wide(owner)].iter_mut().find(|t| **t == border);
                *place.expect("the owner has it") = token;
                self.group_of[wide(token)] = owner;
            }
            self.group_of[wide(border)] = NOBODY;
            self.groups[wide(group)][at] = border;
            self.free_of[wide(row)] += 1;
            self.place[wide(border)] = u32::try_from(self.free.len()).unwrap_or(NOBODY);
            self.free.push(border);
        }
    }

    /// Takes the last free person of a row.
    fn use_one(&mut self, row: u32) -> u32 {
        self.free_of[wide(row)] -= 1;
        let token = self.starts[wide(row)] + self.free_of[wide(row)];
        let at = self.place[wide(token)];
        let last = self.free.pop().expect("the token is free");
        if last != token {
            self.free[wide(at)] = last;
            self.place[wide(last)] = at;
        }
        token
    }

    /// Returns someone free, at random.
    fn any_free(&mut self) -> u32 {
        let at = self.below(self.free.len());
        self.free[at]
    }

    fn below(&mut self, count: usize) -> usize {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        let count = u64::try_from(count).unwrap_or(1);
        let scaled = u128::from(self.random) * u128::from(count);
        usize::try_from(scaled >> 64).unwrap_or(0)
    }

    fn sets(&self) -> Vec<Set> {
        let set = |tokens: &[u32]| {
            let mut set: Set = tokens.iter().map(|t| wide(self.row_of[wide(*t)])).collect();
            set.sort_unstable();
            set
        };
        let mut sets: Vec<Set> = self.groups.iter().map(|group| set(group)).collect();
        if !self.free.is_empty() {
            sets.push(set(&self.free));
        }
        sets
    }
}
