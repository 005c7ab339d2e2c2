//! Which of a few people can settle along a tree when some of them are
//! families, for all sets of them at once: with the fewest payments between
//! families first, whatever else is asked.
//!
//! Law: what passes between a part of a tree and its root is what the part
//! adds up to, as for people alone ([`crate::engine::constrained::forests`]). A payment inside a
//! family is of any amount; one between families is of whole units. So of a
//! part nothing matters but which of its people is its root, how many payments
//! that root has made, what the part may have over, and how many payments
//! between families are in it.
//!
//! A tree of people from `f` families has at least `f - 1` payments between
//! families; how many more it has is its excess. Two parts with `c` families in
//! common add up their excesses, and `c` more; one fewer if a payment inside a
//! family joins them.
//!
//! 1. For every set, root, number of payments the root made, and excess: what
//!    the set may have over, as bits, one for each unit above the least.
//! 2. A set is put together by splitting off the part that has its lowest
//!    person besides the root: 3^n ways for all sets of n people.
//! 3. Sets that have nothing over are trees. Everyone is split into trees with
//!    the fewest payments between families, and then the fewest in all.

use super::plots::{Ground, Kind, Worth};
use crate::engine::constrained::forests::{lowest, sums};
use crate::engine::exact::rows::wide;
use crate::engine::nets::Amount;

/// More people would take too long.
pub const PEOPLE_MAX: usize = 16;

/// What a set may have over spans fewer units than this.
const SPAN_MAX: u32 = 128;

/// More states than this, of sixteen bytes, would take too much memory.
const STATES_MAX: usize = 8_000_000;

/// All sets of the members and how they can settle.
pub struct Orchards<'a> {
    pub ground: &'a Ground,
    /// How many excesses are told apart; trees with more are not found.
    pub lanes: usize,
    /// How many numbers of payments of a root are told apart.
    levels: usize,
    /// The least each set may have over.
    pub base: Vec<Amount>,
    /// The families of each set, as bits of their first members.
    families: Vec<u32>,
    over: Vec<u128>,
    /// What each set may settle with each person outside of it: inside a
    /// family by paying, or being paid, and the same between families.
    hooks: Vec<u128>,
    /// Who can be the root of each set, and with whom outside it can settle.
    rooted: Vec<u32>,
    hooked: Vec<u32>,
    /// The excess of each set that is a tree.
    excess: Vec<Option<u8>>,
    /// The best split of each set into trees, and the first of them.
    best: Vec<Option<(Worth, usize)>>,
    /// The most trees of each set, plus one.
    trees_max: Vec<u8>,
}

/// Four ways to hook: inside or between families, paying or being paid.
const WAYS: usize = 4;

impl<'a> Orchards<'a> {
    /// Returns roughly how many steps it takes to look at all sets; nothing
    /// when there are too many, or too many sums.
    pub fn cost(ground: &Ground, lanes: usize) -> Option<usize> {
        let count = ground.members.len();
        if count == 0 || count > PEOPLE_MAX {
            return None;
        }
        let span = ground.members.iter().try_fold(0u32, |sum, member| sum.checked_add(member.span))?;
        let states = ((levels(ground) + WAYS) * lanes * count) << count;
        if span >= SPAN_MAX || states > STATES_MAX {
            return None;
        }
        let people = u32::try_from(count).unwrap_or(u32::MAX);
        let each = 4 + wide(span / 4) + levels(ground) * lanes * lanes;
        Some(3usize.pow(people) * each)
    }

    /// Looks at all sets; nothing when there are too many.
    pub fn new(ground: &'a Ground, lanes: usize) -> Option<Orchards<'a>> {
        Orchards::cost(ground, lanes)?;
        let (count, levels) = (ground.members.len(), levels(ground));
        let sets = 1usize << count;
        let mut orchards = Orchards {
            ground,
            lanes,
            levels,
            base: vec![0; sets],
            families: vec![0; sets],
            over: vec![0; sets * count * levels * lanes],
            hooks: vec![0; sets * count * WAYS * lanes],
            rooted: vec![0; sets],
            hooked: vec![0; sets],
            excess: vec![None; sets],
            best: vec![None; sets],
            trees_max: vec![0; sets],
        };
        (orchards.best[0], orchards.trees_max[0]) = (Some(((0, 0), 0)), 1);
        for set in 1..sets {
            let first = lowest(set);
            let member = &ground.members[first];
            orchards.base[set] = orchards.base[set & (set - 1)].checked_add(member.least)?;
            let of_family = ground.members.iter().position(|other| other.family == member.family);
            orchards.families[set] = orchards.families[set & (set - 1)] | 1 << of_family.unwrap_or(first);
            match set & (set - 1) {
                0 => {
                    let at = orchards.at(set, first, 0, 0);
                    orchards.over[at] = u128::MAX >> (SPAN_MAX - 1 - member.span);
                    orchards.rooted[set] = 1 << first;
                }
                _ => orchards.arrange(set),
            }
            orchards.hook(set);
            orchards.excess[set] = orchards.tree(set).and_then(|lane| u8::try_from(lane).ok());
            orchards.cut(set);
        }
        Some(orchards)
    }

    /// Returns how good the best split of everyone is, if there is one.
    pub fn worth(&self) -> Option<Worth> {
        self.best[self.best.len() - 1].map(|(worth, _)| worth)
    }

    /// Returns the trees of the best split.
    pub fn blocks(&self) -> Option<Vec<usize>> {
        let mut left = self.best.len() - 1;
        let mut blocks = Vec::new();
        while left != 0 {
            let (_, block) = self.best[left]?;
            blocks.push(block);
            left &= !block;
        }
        Some(blocks)
    }

    /// Returns the most trees of any split, if there is one.
    pub fn trees_max(&self) -> Option<usize> {
        self.trees_max[self.trees_max.len() - 1].checked_sub(1).map(usize::from)
    }

    fn at(&self, set: usize, root: usize, level: usize, lane: usize) -> usize {
        ((set * self.ground.members.len() + root) * self.levels + level) * self.lanes + lane
    }

    fn hook_at(&self, part: usize, root: usize, way: usize) -> usize {
        ((part * self.ground.members.len() + root) * WAYS + way) * self.lanes
    }

    /// Returns what a set may have over below a root that has made so many
    /// payments, with so much excess.
    pub fn over(&self, set: usize, root: usize, level: usize, lane: usize) -> u128 {
        self.over[self.at(set, root, level, lane)]
    }

    /// Returns with what a part may settle with a root outside of it.
    pub fn hooks(&self, part: usize, root: usize, kind: Kind, is_paying: bool, lane: usize) -> u128 {
        self.hooks[self.hook_at(part, root, way(kind, is_paying)) + lane]
    }

    /// Returns how many payments of a root are told apart; a root without a
    /// limit has them all at level zero.
    pub fn level_max(&self, root: usize) -> usize {
        self.ground.members[root].payments_max.map_or(0, |most| most.min(self.levels - 1))
    }

    /// Returns the excess that joining two sets adds; nothing when they have
    /// no family in common that a payment could be inside of.
    pub fn added(&self, part: usize, rest: usize, kind: Kind) -> Option<usize> {
        let common = wide((self.families[part] & self.families[rest]).count_ones());
        common.checked_sub(usize::from(kind == Kind::Inner))
    }

    /// Returns the bit that stands for so much over.
    pub fn bit(&self, set: usize, over: Amount) -> Option<u32> {
        let above = over.checked_sub(self.base[set])?;
        let bit = u32::try_from(above.checked_div_euclid(self.ground.unit)?).ok()?;
        (above.rem_euclid(self.ground.unit) == 0 && bit < SPAN_MAX).then_some(bit)
    }

    /// Tells whether a root that has made so many payments may make one more.
    pub fn may_pay_more(&self, root: usize, level: usize) -> bool {
        self.ground.members[root].payments_max.is_none_or(|most| level < most)
    }

    /// Finds what a set may have over, by splitting off the part with its
    /// lowest member besides the root.
    fn arrange(&mut self, set: usize) {
        let (first, second) = (lowest(set), lowest(set & (set - 1)));
        let mut part = (set - 1) & set;
        while part != 0 {
            let rest = set & !part;
            let mut roots = self.hooked[part] & self.rooted[rest];
            match (part >> first & 1 == 1, part >> second & 1 == 1) {
                (true, _) => {}
                (false, true) => roots &= 1 << first,
                _ => roots = 0,
            }
            while roots != 0 {
                let root = wide(roots.trailing_zeros());
                roots &= roots - 1;
                self.join(part, rest, root);
            }
            part = (part - 1) & set;
        }
    }

    /// Adds what a root's set may have over when a part joins it.
    fn join(&mut self, part: usize, rest: usize, root: usize) {
        let is_limited = self.ground.members[root].payments_max.is_some();
        for kind in [Kind::Inner, Kind::Outer] {
            let Some(added) = self.added(part, rest, kind) else {
                continue;
            };
            for of_part in 0..self.lanes.saturating_sub(added) {
                let pays = self.hooks(part, root, kind, true, of_part);
                let is_paid = self.hooks(part, root, kind, false, of_part);
                if pays | is_paid == 0 {
                    continue;
                }
                for of_rest in 0..self.lanes - added - of_part {
                    for level in 0..=self.level_max(root) {
                        let over = self.over(rest, root, level, of_rest);
                        if over == 0 {
                            continue;
                        }
                        self.rooted[part | rest] |= 1 << root;
                        let lane = of_part + of_rest + added;
                        let to = self.at(part | rest, root, level, lane);
                        self.over[to] |= sums(over, pays);
                        if !is_limited {
                            self.over[to] |= sums(over, is_paid);
                        } else if level < self.level_max(root) {
                            self.over[to + self.lanes] |= sums(over, is_paid);
                        }
                    }
                }
            }
        }
    }

    /// Finds with what a set may settle with each person outside of it.
    fn hook(&mut self, set: usize) {
        let (count, lanes) = (self.ground.members.len(), self.lanes);
        let inner = self.large(set, self.ground.inner_min);
        let is_whole = self.base[set].rem_euclid(self.ground.unit) == 0;
        let outer = if is_whole { self.large(set, self.ground.outer_min) } else { (0, 0) };
        let mut roots = self.rooted[set];
        while roots != 0 {
            let root = wide(roots.trailing_zeros());
            roots &= roots - 1;
            let member = self.ground.members[root];
            for lane in 0..lanes {
                let (mut any, mut payer) = (0, 0);
                for level in 0..=self.level_max(root) {
                    let over = self.over(set, root, level, lane);
                    any |= over;
                    payer |= if self.may_pay_more(root, level) { over } else { 0 };
                }
                if any == 0 {
                    continue;
                }
                for other in (0..count).filter(|other| set >> other & 1 == 0) {
                    let kind = self.kind(root, other);
                    let (owing, owed) = if kind == Kind::Inner { inner } else { outer };
                    for (may, is_paying, bits) in
                        [(member.pays, true, payer & owing), (member.is_paid, false, any & owed)]
                    {
                        if may >> other & 1 == 1 && bits != 0 {
                            let at = self.hook_at(set, other, way(kind, is_paying)) + lane;
                            self.hooks[at] |= bits;
                            self.hooked[set] |= 1 << other;
                        }
                    }
                }
            }
        }
    }

    pub fn kind(&self, one: usize, other: usize) -> Kind {
        match self.ground.members[one].family == self.ground.members[other].family {
            true => Kind::Inner,
            false => Kind::Outer,
        }
    }

    /// Returns the bits of a set that stand for owing, and for being owed, at
    /// least so much.
    fn large(&self, set: usize, least: Amount) -> (u128, u128) {
        let (base, unit, least) = (self.base[set], self.ground.unit, least.max(1));
        // The bits of all sums below a limit.
        let below = |limit: Amount| {
            let above = limit.saturating_sub(base);
            let bits = if above <= 0 { 0 } else { 1 + (above - 1) / unit };
            match u32::try_from(bits) {
                Ok(bits) if bits < SPAN_MAX => (1u128 << bits) - 1,
                _ => u128::MAX,
            }
        };
        (below(1 - least), !below(least))
    }

    /// Returns the least excess of a set as a tree, if it is one.
    pub fn tree(&self, set: usize) -> Option<usize> {
        let bit = self.bit(set, 0)?;
        let mut lanes = 0..self.lanes;
        lanes.find(|lane| self.roots(set).any(|(root, level)| self.over(set, root, level, *lane) >> bit & 1 == 1))
    }

    /// Returns who can be the root of a set, each with every number of
    /// payments they may have made.
    pub fn roots(&self, set: usize) -> impl Iterator<Item = (usize, usize)> {
        let roots = (0..self.ground.members.len()).filter(move |root| self.rooted[set] >> root & 1 == 1);
        roots.flat_map(|root| (0..=self.level_max(root)).map(move |level| (root, level)))
    }

    /// Finds the best way to cut a set into trees.
    fn cut(&mut self, set: usize) {
        let others = set & (set - 1);
        let mut part = others;
        let mut best: Option<(Worth, usize)> = None;
        loop {
            let block = set & !part;
            if let Some((worth, _)) = self.best[part]
                && let Some(excess) = self.excess[block]
            {
                let excess = usize::from(excess);
                let families = wide(self.families[block].count_ones());
                let found = (worth.0 + families - 1 + excess, worth.1 + wide(block.count_ones()) - 1);
                if best.is_none_or(|(known, _)| found < known) {
                    best = Some((found, block));
                }
                self.trees_max[set] = self.trees_max[set].max(self.trees_max[part] + 1);
            }
            if part == 0 {
                break;
            }
            part = (part - 1) & others;
        }
        self.best[set] = best;
    }
}

fn way(kind: Kind, is_paying: bool) -> usize {
    2 * usize::from(kind == Kind::Outer) + usize::from(is_paying)
}

/// Returns how many numbers of payments have to be told apart.
fn levels(ground: &Ground) -> usize {
    let limits = ground.members.iter().filter_map(|member| member.payments_max);
    1 + limits.max().unwrap_or(0).min(ground.members.len())
}
