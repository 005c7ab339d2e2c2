//! The longest chain of zero-sum sets, each inside the next: its steps are
//! the most groups that can settle among themselves.
//!
//! 1. One person is set aside, so that of every split into groups only the
//!    unions without that person's group count: half the sets, same answer.
//! 2. The rows are cut in two halves; all choices of how many people of each
//!    row are listed per half, sorted by sum, and matched to zero.
//! 3. The sets found are sorted by size; the longest chain that ends in each
//!    is one longer than the longest that ends in a set inside it.
//!
//! With weights known (see [`crate::engine::linear::weights`]) and a number of groups wanted,
//! most sets are of no use: one inside which the weights allow `i` groups,
//! with the rest allowing `wanted - i - 1`, cannot be part of such a chain,
//! and the others need look only one group back.
//!
//! Sets are counts packed in 128 bits, each count with a guard bit above, so
//! "inside" is one subtraction: with balances `5 5 -10` and widths `2+1, 1+1`
//! the set `{5,5}` is `0 0 0 1 0` and the guards stay up when taking it away
//! from a set that has it.

use super::rows::{Rows, Set, wide};
use crate::engine::effort::Steps;
use crate::engine::linear::weights::Weights;

/// How much a chain may cost.
#[derive(Clone, Copy)]
pub struct Limits {
    /// The most sets one half may have.
    pub half: usize,
    /// The most zero-sum sets among which a chain is looked for; the work is
    /// their number squared, at worst.
    pub sets: usize,
}

impl Limits {
    /// A few milliseconds.
    pub const SMALL: Limits = Limits { half: 1 << 13, sets: 2_000 };
    /// A second.
    pub const LARGE: Limits = Limits { half: 1 << 20, sets: 30_000 };
    /// A second, when the weights thin the sets out.
    pub const GUIDED: Limits = Limits { half: 1 << 20, sets: 400_000 };
}

/// Weights, and how many groups are wanted.
pub struct Guide<'a> {
    /// Every group weighs at least its `whole`.
    pub weights: &'a Weights,
    /// How many groups are wanted.
    pub wanted: usize,
    /// What all weigh.
    pub total: i128,
}

/// The most groups, and how many zero-sum sets there are.
pub struct Chain {
    /// The groups.
    pub sets: Vec<Set>,
    /// How many zero-sum sets were listed.
    pub listed: usize,
}

/// Returns the most groups, or nothing when that is too much work. The rows
/// must add up to zero.
pub fn longest(rows: &Rows, limits: Limits, steps: &mut Steps) -> Option<Chain> {
    let chain = chain(rows, limits, None, steps)?;
    Some(chain.unwrap_or_else(|| Chain { sets: vec![rows.all()], listed: 0 }))
}

/// Returns as many groups as wanted, or that there are none; nothing when
/// that is too much work.
pub fn reach(rows: &Rows, limits: Limits, guide: &Guide, steps: &mut Steps) -> Option<Option<Chain>> {
    let chain = chain(rows, limits, Some(guide), steps)?;
    Some(chain.filter(|chain| chain.sets.len() >= guide.wanted))
}

fn chain(rows: &Rows, limits: Limits, guide: Option<&Guide>, steps: &mut Steps) -> Option<Option<Chain>> {
    let packing = Packing::new(rows)?;
    let (left, right) = packing.halves(rows, limits)?;
    let found = packing.zero_sums(rows, &left, &right, (limits.sets, guide), steps)?;
    let steps_of_chain = packing.chain(&found, steps)?;
    let mut sets = Vec::new();
    let mut before = 0;
    for packed in steps_of_chain.into_iter().chain([packing.full]) {
        let mut set = packing.unpacked(packed - before);
        if packed == packing.full {
            set.push(packing.aside);
            set.sort_unstable();
        }
        sets.push(set);
        before = packed;
    }
    Some(Some(Chain { sets, listed: found.len() }))
}

/// A zero-sum set, and how many groups it must hold at least, and can at
/// most, to be of use.
type Found = (u128, usize, usize);

/// A choice of people from one half: sum modulo 2^64 and packed counts.
type Choice = (u64, u128);

/// Where each row's count sits in the 128 bits.
struct Packing {
    /// The row of which one person is set aside.
    aside: usize,
    /// How many people of each row take part.
    counts: Vec<u32>,
    /// The bit at which each row's count begins.
    shifts: Vec<u32>,
    /// The guard bits.
    guards: u128,
    /// Everyone but the one set aside.
    full: u128,
}

impl Packing {
    fn new(rows: &Rows) -> Option<Packing> {
        let mut counts = rows.counts.clone();
        let aside = (0..rows.len()).max_by_key(|row| (std::cmp::Reverse(counts[*row]), *row))?;
        counts[aside] -= 1;
        let mut shifts = Vec::with_capacity(rows.len());
        let (mut bit, mut guards, mut full) = (0u32, 0u128, 0u128);
        for count in &counts {
            let width = u32::BITS - count.leading_zeros();
            if bit + width + 1 > u128::BITS {
                return None;
            }
            shifts.push(bit);
            full |= u128::from(*count) << bit;
            guards |= 1 << (bit + width);
            bit += width + 1;
        }
        Some(Packing { aside, counts, shifts, guards, full })
    }

    /// Splits the rows so that both halves have about as many choices.
    fn halves(&self, rows: &Rows, limits: Limits) -> Option<(Vec<Choice>, Vec<Choice>)> {
        let (mut left, mut right) = (Vec::new(), Vec::new());
        let (mut left_size, mut right_size) = (1usize, 1usize);
        let mut order: Vec<usize> = (0..rows.len()).filter(|r| self.counts[*r] > 0).collect();
        order.sort_unstable_by_key(|row| (std::cmp::Reverse(self.counts[*row]), *row));
        for row in order {
            let (half, size) = match left_size <= right_size {
                true => (&mut left, &mut left_size),
                false => (&mut right, &mut right_size),
            };
            half.push(row);
            *size = size.checked_mul(wide(self.counts[row]) + 1)?;
            if *size > limits.half {
                return None;
            }
        }
        Some((self.choices(rows, &left), self.choices(rows, &right)))
    }

    /// Lists all choices by sum, merging what one more row makes of them.
    fn choices(&self, rows: &Rows, half: &[usize]) -> Vec<Choice> {
        let mut choices: Vec<Choice> = vec![(0, 0)];
        for row in half {
            let (residue, one) = (rows.residues[*row], 1u128 << self.shifts[*row]);
            let before = choices.clone();
            for times in 1..=self.counts[*row] {
                let sum = residue.wrapping_mul(u64::from(times));
                let packed = one * u128::from(times);
                let more = before.iter().map(|(other_sum, other)| (other_sum.wrapping_add(sum), other | packed));
                let mut more: Vec<Choice> = more.collect();
                // Sums beyond 2^64 begin anew, before the others.
                let beyond = more.partition_point(|choice| choice.0 >= sum);
                more.rotate_left(beyond);
                choices = merged(&choices, &more);
            }
        }
        choices
    }

    /// Returns all non-empty zero-sum sets without the one set aside.
    fn zero_sums(
        &self,
        rows: &Rows,
        left: &[Choice],
        right: &[Choice],
        (sets_max, guide): (usize, Option<&Guide>),
        steps: &mut Steps,
    ) -> Option<Vec<Found>> {
        if !steps.spend(10 * (left.len() + right.len())) {
            return None;
        }
        let mut found = Vec::new();
        let mut end = right.len();
        let mut start = 0;
        while start < left.len() {
            let sum = left[start].0;
            let group = left[start..].iter().take_while(|c| c.0 == sum).count();
            // The opposites of ascending sums descend, but zero comes first.
            let wanted = sum.wrapping_neg();
            let matching = if sum == 0 {
                let count = right.iter().take_while(|c| c.0 == 0).count();
                &right[..count]
            } else {
                while end > 0 && right[end - 1].0 > wanted {
                    end -= 1;
                }
                let count = right[..end].iter().rev().take_while(|c| c.0 == wanted);
                &right[end - count.count()..end]
            };
            let matches = group * matching.len();
            if found.len() > sets_max || (guide.is_none() && found.len() + matches > sets_max) {
                return None;
            }
            let price = if guide.is_some() { 4 + 2 * self.counts.len() } else { 4 };
            if !steps.spend(price.saturating_mul(matches)) {
                return None;
            }
            for one in &left[start..start + group] {
                for other in matching {
                    let packed = one.1 | other.1;
                    if packed == 0 || packed == self.full {
                        continue;
                    }
                    let (least, most) = match guide {
                        None => (1, usize::MAX),
                        Some(guide) => self.useful(packed, guide),
                    };
                    if least <= most && rows.is_zero(self.unpacked(packed)) {
                        found.push((packed, least, most));
                    }
                }
            }
            start += group;
        }
        Some(found)
    }

    /// Returns how many groups a set must and can hold in a chain as long as
    /// wanted.
    fn useful(&self, packed: u128, guide: &Guide) -> (usize, usize) {
        let mut weight = 0i128;
        for row in 0..self.counts.len() {
            weight += i128::from(self.count_in(packed, row)) * i128::from(guide.weights.of[row]);
        }
        let whole = i128::from(guide.weights.whole).max(1);
        let most = usize::try_from(weight / whole).unwrap_or(usize::MAX);
        let rest = usize::try_from((guide.total - weight) / whole).unwrap_or(usize::MAX);
        (guide.wanted.saturating_sub(rest).max(1), most)
    }

    /// Returns a longest chain.
    fn chain(&self, found: &[Found], steps: &mut Steps) -> Option<Vec<u128>> {
        let mut sets: Vec<(u32, Found)> = found.iter().map(|f| (self.size(f.0), *f)).collect();
        sets.sort_unstable();
        // By length of the chain that ends in them: a longer one inside is
        // found first.
        let mut ending: Vec<Vec<usize>> = Vec::new();
        let mut inner: Vec<Option<usize>> = Vec::with_capacity(sets.len());
        for (at, (size, (packed, least, most))) in sets.iter().enumerate() {
            let mut length = 0;
            let mut inside = None;
            let mut looked = 1;
            let longest = ending.len().min(most - 1);
            'lengths: for shorter in (least.saturating_sub(2)..longest).rev() {
                for candidate in &ending[shorter] {
                    looked += 1;
                    let (other_size, (other, _, _)) = sets[*candidate];
                    if other_size < *size && ((packed | self.guards) - other) & self.guards == self.guards {
                        length = shorter + 1;
                        inside = Some(*candidate);
                        break 'lengths;
                    }
                }
            }
            if !steps.spend(looked) {
                return None;
            }
            inner.push(inside);
            if length + 1 < *least {
                continue;
            }
            if ending.len() <= length {
                ending.push(Vec::new());
            }
            ending[length].push(at);
        }
        let mut chain = Vec::new();
        let mut last = ending.last().and_then(|sets| sets.first()).copied();
        while let Some(at) = last {
            chain.push(sets[at].1.0);
            last = inner[at];
        }
        chain.reverse();
        Some(chain)
    }

    fn count_in(&self, packed: u128, row: usize) -> u32 {
        let width = u32::BITS - self.counts[row].leading_zeros();
        let bits = (packed >> self.shifts[row]) & ((1 << width) - 1);
        u32::try_from(bits).expect("no wider than the count")
    }

    fn size(&self, packed: u128) -> u32 {
        (0..self.counts.len()).map(|row| self.count_in(packed, row)).sum()
    }

    fn unpacked(&self, packed: u128) -> Set {
        (0..self.counts.len()).flat_map(|row| std::iter::repeat_n(row, wide(self.count_in(packed, row)))).collect()
    }
}

/// Merges two sorted lists.
fn merged(one: &[Choice], other: &[Choice]) -> Vec<Choice> {
    let mut all = Vec::with_capacity(one.len() + other.len());
    let mut rest = other;
    for choice in one {
        let smaller = rest.iter().take_while(|other| *other < choice).count();
        all.extend_from_slice(&rest[..smaller]);
        all.push(*choice);
        rest = &rest[smaller..];
    }
    all.extend_from_slice(rest);
    all
}
