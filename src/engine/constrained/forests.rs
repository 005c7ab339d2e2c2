//! Which of a few people can settle along a tree, for all sets of them at
//! once, whatever is asked: pairs that do not pay each other, no passing on,
//! a smallest payment, a cap on payments, rounding.
//!
//! Law: a set of people and one of them, the root, can be arranged as a tree
//! when the others can be cut into trees whose roots each settle with the
//! root. What a part of the tree has over, when all inside is paid, is the
//! sum of its balances; so it is known what passes between a part and its
//! root without knowing how the part is arranged.
//!
//! 1. For every set and root: what the set may have over. One sum, unless
//!    balances are rounded; then any of a few, kept as bits counted from the
//!    least. For roots with a cap, once for every number of payments the root
//!    makes.
//! 2. A set is arranged by splitting off the part that has its lowest person
//!    besides the root: 3^n ways for all sets of n people.
//! 3. The sets that have nothing over are blocks; the most blocks that make up
//!    everyone are found the same way.

use crate::engine::nets::Amount;

/// More people would take too much memory.
pub const PEOPLE_MAX: usize = 14;

/// What a set may have over spans fewer units than this.
const SPAN_MAX: Amount = 128;

/// More states than this would take too much memory.
const STATES_MAX: usize = 2_000_000;

/// Someone who settles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// What they are owed at least, in units; less than zero is what they owe.
    pub least: Amount,
    /// What they are owed at most.
    pub most: Amount,
    /// What they would best be given.
    pub wanted: Amount,
    /// Whom they may pay, as bits.
    pub pays: u32,
    /// Who may pay them, as bits.
    pub is_paid: u32,
    /// How many payments they may make, if there is a limit.
    pub payments_max: Option<usize>,
}

/// A few people and the smallest payment between them, in units.
#[derive(Clone, Debug)]
pub struct Ground {
    pub members: Vec<Member>,
    pub payment_min: Amount,
}

/// All sets of the members and how they can settle.
pub struct Forests<'a> {
    pub ground: &'a Ground,
    /// How many states each root of a set has: one for each number of
    /// payments it may have made.
    pub levels: usize,
    /// The least each set may have over.
    pub base: Vec<Amount>,
    /// What each set may have over, by root and payments of the root, as bits
    /// counted from its base.
    over: Vec<u128>,
    /// What each set may settle with each root outside of it, by paying it.
    pub pays: Vec<u128>,
    /// The same, by being paid.
    pub is_paid: Vec<u128>,
    /// The most blocks each set can be cut into, and the first of them.
    pub best: Vec<Option<(u8, u32)>>,
}

impl<'a> Forests<'a> {
    /// Returns roughly how many steps it takes to look at all sets; nothing
    /// when there are too many, or too many sums.
    pub fn cost(ground: &Ground) -> Option<usize> {
        let count = ground.members.len();
        if count > PEOPLE_MAX {
            return None;
        }
        let wide = |member: &Member| member.most.checked_sub(member.least).filter(|span| *span >= 0);
        let spans: Option<Vec<Amount>> = ground.members.iter().map(wide).collect();
        let span: Option<Amount> = spans?.into_iter().try_fold(0 as Amount, Amount::checked_add);
        let states = (levels(ground) * count) << count;
        if span? >= SPAN_MAX || states > STATES_MAX {
            return None;
        }
        let bits = usize::try_from(span?).unwrap_or(usize::MAX) + 1;
        let people = u32::try_from(count).unwrap_or(u32::MAX);
        Some(3usize.pow(people) * (2 + count / 3) * (1 + (bits - 1) / 4) * levels(ground))
    }

    /// Looks at all sets; nothing when there are too many.
    pub fn new(ground: &'a Ground) -> Option<Forests<'a>> {
        Forests::cost(ground)?;
        let count = ground.members.len();
        let (levels, sets) = (levels(ground), 1usize << count);
        let mut forests = Forests {
            ground,
            levels,
            base: vec![0; sets],
            over: vec![0; sets * count * levels],
            pays: vec![0; sets * count],
            is_paid: vec![0; sets * count],
            best: vec![None; sets],
        };
        forests.best[0] = Some((0, 0));
        for set in 1..sets {
            let first = lowest(set);
            let member = &ground.members[first];
            forests.base[set] = forests.base[set & (set - 1)].checked_add(member.least)?;
            match set & (set - 1) {
                0 => {
                    let span = u32::try_from(member.most - member.least).unwrap_or(0);
                    let at = forests.at(set, first);
                    forests.over[at] = u128::MAX >> (127 - span);
                }
                _ => forests.arrange(set),
            }
            forests.hook(set);
            forests.cut(set);
        }
        Some(forests)
    }

    fn at(&self, set: usize, root: usize) -> usize {
        (set * self.ground.members.len() + root) * self.levels
    }

    /// Returns how many payments of a root are told apart; a root without a
    /// limit has them all at level zero.
    pub fn level_max(&self, root: usize) -> usize {
        self.ground.members[root].payments_max.map_or(0, |most| most.min(self.levels - 1))
    }

    pub fn has(&self, set: usize, root: usize, level: usize, over: Amount) -> bool {
        let bit = over - self.base[set];
        let bits = self.over[self.at(set, root) + level];
        u32::try_from(bit).is_ok_and(|bit| bit < 128 && bits >> bit & 1 == 1)
    }

    pub fn is_block(&self, set: usize) -> bool {
        let bit = 0 - self.base[set];
        let Some(bit) = u32::try_from(bit).ok().filter(|bit| *bit < 128) else {
            return false;
        };
        let at = self.at(set, 0);
        let states = &self.over[at..at + self.ground.members.len() * self.levels];
        states.iter().any(|over| over >> bit & 1 == 1)
    }

    /// Finds what a set may have over, by splitting off the part with its
    /// lowest member besides the root.
    fn arrange(&mut self, set: usize) {
        let (first, second) = (lowest(set), lowest(set & (set - 1)));
        let mut part = (set - 1) & set;
        while part != 0 {
            let rest = set & !part;
            let mut roots = match (part >> first & 1 == 1, part >> second & 1 == 1) {
                (true, _) => rest,
                (false, true) => rest & (1 << first),
                _ => 0,
            };
            while roots != 0 {
                let root = lowest(roots);
                roots &= roots - 1;
                self.join(part, rest, root);
            }
            part = (part - 1) & set;
        }
    }

    /// Adds what a root's set may have over when a part joins it.
    fn join(&mut self, part: usize, rest: usize, root: usize) {
        let hook = part * self.ground.members.len() + root;
        let (pays, is_paid) = (self.pays[hook], self.is_paid[hook]);
        if pays | is_paid == 0 {
            return;
        }
        let (from, to) = (self.at(rest, root), self.at(part | rest, root));
        let is_limited = self.ground.members[root].payments_max.is_some();
        for level in 0..=self.level_max(root) {
            let over = self.over[from + level];
            if over == 0 {
                continue;
            }
            self.over[to + level] |= sums(over, pays);
            if !is_limited {
                self.over[to] |= sums(over, is_paid);
            } else if level < self.level_max(root) {
                self.over[to + level + 1] |= sums(over, is_paid);
            }
        }
    }

    /// Finds with what a set may settle with each root outside of it.
    fn hook(&mut self, set: usize) {
        let count = self.ground.members.len();
        let (owing, owed) = self.large(set);
        for root in (0..count).filter(|root| set >> root & 1 == 1) {
            let member = &self.ground.members[root];
            let (mut pays, mut is_paid) = (0, 0);
            for level in 0..=self.level_max(root) {
                let over = self.over[self.at(set, root) + level];
                is_paid |= over & owed;
                if member.payments_max.is_none_or(|most| level < most) {
                    pays |= over & owing;
                }
            }
            for other in (0..count).filter(|other| set >> other & 1 == 0) {
                let hook = set * count + other;
                if member.pays >> other & 1 == 1 {
                    self.pays[hook] |= pays;
                }
                if member.is_paid >> other & 1 == 1 {
                    self.is_paid[hook] |= is_paid;
                }
            }
        }
    }

    /// Returns the bits of a set that stand for owing, and for being owed, at
    /// least the smallest payment.
    fn large(&self, set: usize) -> (u128, u128) {
        let least = self.ground.payment_min.max(1);
        let base = self.base[set];
        let below = |limit: Amount| match u32::try_from(limit.saturating_sub(base)) {
            _ if limit <= base => 0,
            Ok(bits) if bits < 128 => (1u128 << bits) - 1,
            _ => u128::MAX,
        };
        (below(1 - least), !below(least))
    }

    /// Finds the most blocks a set can be cut into.
    fn cut(&mut self, set: usize) {
        let others = set & (set - 1);
        let mut part = others;
        let mut best: Option<(u8, u32)> = None;
        loop {
            let block = set & !part;
            if let Some((count, _)) = self.best[part]
                && best.is_none_or(|best| count + 1 > best.0)
                && self.is_block(block)
            {
                best = Some((count + 1, u32::try_from(block).unwrap_or(0)));
            }
            if part == 0 {
                break;
            }
            part = (part - 1) & others;
        }
        self.best[set] = best;
    }
}

/// Returns how many numbers of payments have to be told apart.
fn levels(ground: &Ground) -> usize {
    let limits = ground.members.iter().filter_map(|member| member.payments_max);
    1 + limits.max().unwrap_or(0).min(ground.members.len())
}

pub fn lowest(set: usize) -> usize {
    crate::engine::exact::rows::wide(set.trailing_zeros())
}

/// Returns all sums of two numbers, one of each, as bits.
pub fn sums(one: u128, other: u128) -> u128 {
    let (mut left, more) = if one.count_ones() < other.count_ones() { (one, other) } else { (other, one) };
    let mut sums = 0;
    while left != 0 {
        sums |= more << left.trailing_zeros();
        left &= left - 1;
    }
    sums
}
