//! Trips: most people owe almost the same, since they paid nothing and all
//! shares differ by odd cents only; a few others paid.
//!
//! 1. The crowd are the people within the narrowest window of balances that
//!    leaves few others. What a set takes of the crowd follows from the others
//!    in it: how many people, since their balances hardly differ, and what
//!    they must add up to.
//! 2. A set of others is able to be in a zero-sum set if that many people of
//!    the crowd can add up to that; all sums they can make are listed.
//! 3. The longest chain of able sets of others, each inside the next, is a
//!    bound on the number of groups: for every set of others, one at a time,
//!    the longest chain that ends inside it. With others `p q r` and `{p}`,
//!    `{p,q,r}` able it is two.
//! 4. The crowd is then dealt to the groups of such a chain. It is not sure
//!    that this works out for all of them at once, but it nearly always does.

use super::chance::Chance;
use super::effort::Steps;
use super::rows::{Rows, Set, wide};
use super::sums::Sums;

/// The most people outside the crowd.
const OTHERS_MAX: usize = 26;

/// The most that balances in the crowd differ, times its size.
const SUMS_MAX: i64 = 1 << 15;

/// Chains tried to deal the crowd to.
const CHAINS_MAX: usize = 400;

/// A bound on the number of groups, and groups that come near it.
pub(super) struct Crowded {
    /// The groups.
    pub(super) sets: Vec<Set>,
    /// No split has more.
    pub(super) upper: usize,
    /// How many sets of others are able.
    pub(super) able: usize,
}

/// Returns the groups of a crowd and a few others, or nothing when there is
/// no crowd, or too little left of the steps to look at all sets of others.
pub(super) fn split(rows: &Rows, steps: &mut Steps) -> Option<Crowded> {
    let crowd = Crowd::find(rows)?;
    let masks = 1usize << (crowd.others.len() - 1);
    if steps.left() / 4 < u64::try_from(masks * crowd.others.len()).ok()? {
        return None;
    }
    steps.spend(masks * crowd.others.len());
    let lengths = crowd.lengths();
    let upper = usize::from(lengths[masks - 1]) + 1;
    let mut chance = Chance::new();
    let mut sets = vec![rows.all()];
    for _ in 0..CHAINS_MAX {
        if sets.len() >= upper || !steps.spend(4 * crowd.members.len().pow(3)) {
            break;
        }
        let chain = crowd.chain(&lengths, &mut chance);
        let found = crowd.deal(&chain, &mut chance);
        if found.len() > sets.len() {
            sets = found;
        }
    }
    Some(Crowded { sets, upper, able: (0..masks).filter(|mask| crowd.taken(*mask).is_some()).count() })
}

struct Crowd {
    /// The rows of the crowd and by how much each is more than the least.
    members: Vec<(usize, usize)>,
    /// What everyone of the crowd has at least.
    least: i64,
    /// The rows of the others, the last of whom is in the last group.
    others: Vec<usize>,
    values: Vec<i64>,
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
        Some(Crowd { sums, members, least, others, low: subset_sums(&values[..split]), high: subset_sums(&values[split..]), values })
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

    /// Returns for each set of others without the last the length of the
    /// longest chain inside it.
    fn lengths(&self) -> Vec<u8> {
        let masks = 1usize << (self.others.len() - 1);
        let mut lengths = vec![0u8; masks];
        for mask in 1..masks {
            let mut longest = 0;
            let mut bits = mask;
            while bits != 0 {
                longest = longest.max(lengths[mask & !(bits & bits.wrapping_neg())]);
                bits &= bits - 1;
            }
            lengths[mask] = longest + u8::from(self.taken(mask).is_some());
        }
        lengths
    }

    /// Returns some longest chain, its smallest set first.
    fn chain(&self, lengths: &[u8], chance: &mut Chance) -> Vec<usize> {
        let mut chain = Vec::new();
        let mut mask = lengths.len() - 1;
        while lengths[mask] > 0 {
            let inside = |bit: &usize| mask >> bit & 1 == 1 && lengths[mask & !(1 << bit)] == lengths[mask];
            let ways: Vec<usize> = (0..self.others.len()).filter(inside).collect();
            if !ways.is_empty() {
                mask &= !(1 << ways[chance.below(ways.len())]);
                continue;
            }
            chain.push(mask);
            // One less is inside, whichever way.
            let bits: Vec<usize> = (0..self.others.len()).filter(|bit| mask >> bit & 1 == 1).collect();
            let shorter = |bit: &&usize| lengths[mask & !(1 << **bit)] + 1 == lengths[mask];
            let ways: Vec<usize> = bits.iter().filter(shorter).copied().collect();
            mask &= !(1 << ways[chance.below(ways.len())]);
        }
        chain.reverse();
        chain
    }

    /// Deals the crowd to the groups between one set of a chain and the next;
    /// those it does not work out for join the last group.
    fn deal(&self, chain: &[usize], chance: &mut Chance) -> Vec<Set> {
        let mut members = self.members.clone();
        chance.shuffle(&mut members);
        let mut wanted: Vec<(usize, usize, usize)> = Vec::new();
        let mut before = 0;
        for mask in chain {
            if let Some((count, beyond)) = self.taken(mask & !before) {
                wanted.push((count, beyond, mask & !before));
            }
            before = *mask;
        }
        chance.shuffle(&mut wanted);
        let mut sets: Vec<Set> = Vec::new();
        let mut left = (1usize << self.others.len()) - 1;
        for (count, beyond, mask) in wanted {
            let Some(chosen) = Sums::choose(&members, count, beyond) else {
                continue;
            };
            let mut set: Set = self.rows_of(mask);
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
