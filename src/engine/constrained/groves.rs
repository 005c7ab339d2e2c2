//! Which of two dozen people or fewer can settle along a tree, for all sets of
//! them at once: what [`super::forests`] finds, for balances that are what
//! they are, with little more than one bit for each person.
//!
//! Law: what passes between a part of a tree and its root is what the part
//! adds up to. So of a set nothing matters but which of its people can be its
//! root, and how many payments such a root may still make.
//!
//! 1. For every set, lane by lane: a bit for each person who can be its root
//!    and may make no payment more, one more, two more, and so on. Who has no
//!    cap is in all lanes.
//! 2. A set is two that are put together: the root of one pays, or is paid by,
//!    the root of the other, which is not the root any more. All ways are the
//!    bits of both tables; 3^n for all sets of n people.
//! 3. Who could never settle what is over is left out: someone who only pays
//!    is never owed, and nobody who only pays, or only is paid, has less over
//!    than the smallest payment.
//! 4. Sets that add up to zero are trees, or, when there is a smallest
//!    payment, might be settled in a circle ([`super::circles`]).

use std::ops::{BitAnd, BitOr, Shl, Shr};

use super::forests::{Ground, lowest};
use super::retrace::Forest;
use crate::engine::nets::Amount;

/// More people would take too long.
pub const PEOPLE_MAX: usize = 20;

/// All sets of people that can settle along a tree.
pub struct Groves {
    /// The most trees that make up everyone.
    pub most: Option<Forest>,
    /// All of them as one tree.
    pub one: Option<Forest>,
    /// No plan has more trees, whatever else its payments are; nothing when
    /// there is surely no plan.
    pub trees_max: Option<usize>,
    /// The sets that are trees, as bits.
    trees: Vec<u64>,
}

impl Groves {
    /// Returns roughly how many steps it takes to look at all sets; nothing
    /// when there are too many, or balances are rounded.
    pub fn cost(ground: &Ground) -> Option<usize> {
        let count = ground.members.len();
        let is_exact = ground.members.iter().all(|member| member.least == member.most);
        if !is_exact || count == 0 || count > PEOPLE_MAX || lanes(ground) * count > 128 {
            return None;
        }
        // Wider lanes take longer.
        let wide = 1 + lanes(ground) * count / 65;
        Some(wide * 3usize.pow(u32::try_from(count).ok()?))
    }

    /// Looks at all sets; nothing when there are too many, or balances are
    /// rounded.
    pub fn new(ground: &Ground) -> Option<Groves> {
        Groves::cost(ground)?;
        match lanes(ground) * ground.members.len() {
            0..=32 => Grower::<u32>::new(ground)?.grow(),
            33..=64 => Grower::<u64>::new(ground)?.grow(),
            _ => Grower::<u128>::new(ground)?.grow(),
        }
    }

    /// Tells whether a set can settle along a tree.
    pub fn is_tree(&self, set: usize) -> bool {
        self.trees[set / 64] >> (set % 64) & 1 == 1
    }
}

/// How many payments someone may make, if that is a limit at all.
fn payments_max(ground: &Ground, at: usize) -> Option<usize> {
    let member = &ground.members[at];
    member.payments_max.filter(|most| *most < crate::engine::exact::rows::wide(member.pays.count_ones()))
}

/// Returns how many numbers of payments have to be told apart.
fn lanes(ground: &Ground) -> usize {
    let caps = (0..ground.members.len()).filter_map(|at| payments_max(ground, at));
    caps.max().map_or(1, |most| most.max(1) + 1)
}

/// One bit for each person in each lane.
trait Lanes:
    Copy
    + Default
    + PartialEq
    + From<u32>
    + BitAnd<Output = Self>
    + BitOr<Output = Self>
    + Shl<usize, Output = Self>
    + Shr<usize, Output = Self>
{
    /// Returns the lowest lane, and what is above it.
    fn low(self) -> u32;
}

impl Lanes for u32 {
    fn low(self) -> u32 {
        self
    }
}

impl Lanes for u64 {
    fn low(self) -> u32 {
        u32::try_from(self & u64::from(u32::MAX)).unwrap_or(0)
    }
}

impl Lanes for u128 {
    fn low(self) -> u32 {
        u32::try_from(self & u128::from(u32::MAX)).unwrap_or(0)
    }
}

/// What is known of a set.
#[derive(Clone, Copy, Default)]
struct State<T> {
    /// Who can be its root, and the same once the root has paid once more.
    roots: [T; 2],
    /// With whom it can settle what it owes, in all lanes, and what it is owed.
    hooks: [T; 2],
}

/// Zero-sum sets by whether they can be part of a plan: not at all, in a
/// circle, as a tree.
const NOT: u8 = 0;
const CIRCLED: u8 = 1;
const TREE: u8 = 2;

struct Grower<'a, T> {
    ground: &'a Ground,
    count: usize,
    lanes: usize,
    uncapped: T,
    sums: Vec<Amount>,
    states: Vec<State<T>>,
    kinds: Vec<u8>,
    /// The most trees that make up a set, plus one, and the first of them.
    most: Vec<(u8, u32)>,
    /// The most trees of a set the rest of which may be circles, plus one.
    trees_max: Vec<u8>,
}

impl<'a, T: Lanes> Grower<'a, T> {
    fn new(ground: &'a Ground) -> Option<Grower<'a, T>> {
        let (count, lanes) = (ground.members.len(), lanes(ground));
        let sets = 1usize << count;
        let mut grower = Grower {
            ground,
            count,
            lanes,
            uncapped: T::default(),
            sums: vec![0; sets],
            states: vec![State::default(); sets],
            kinds: vec![NOT; sets],
            most: vec![(0, 0); sets],
            trees_max: vec![0; sets],
        };
        let uncapped = (0..count).filter(|at| payments_max(ground, *at).is_none()).map(|at| 1u32 << at).sum();
        grower.uncapped = grower.spread(uncapped, lanes);
        for set in 1..sets {
            let first = lowest(set);
            grower.sums[set] = grower.sums[set & (set - 1)].checked_add(ground.members[first].least)?;
        }
        Some(grower)
    }

    /// Returns these people in so many lanes.
    fn spread(&self, people: u32, lanes: usize) -> T {
        (0..lanes).fold(T::default(), |all, lane| all | T::from(people) << (lane * self.count))
    }

    /// Returns who is in a lane.
    fn lane(&self, roots: T, lane: usize) -> u32 {
        let everyone = (1u32 << self.count) - 1;
        (roots >> (lane * self.count)).low() & everyone
    }

    /// Returns who can be the root of a set and pay once more.
    fn payers(&self, roots: T) -> u32 {
        self.lane(roots, 1.min(self.lanes - 1))
    }

    fn grow(mut self) -> Option<Groves> {
        (self.most[0], self.trees_max[0]) = ((1, 0), 1);
        for set in 1..1usize << self.count {
            let alive = self.alive(self.sums[set]);
            if alive == 0 {
                continue;
            }
            let roots = match set & (set - 1) {
                0 => {
                    let at = lowest(set);
                    let lanes = payments_max(self.ground, at).map_or(self.lanes, |most| most + 1);
                    self.spread(1 << at, lanes)
                }
                _ => self.joined(set),
            };
            let roots = roots & self.spread(alive, self.lanes);
            self.states[set] = self.state(set, roots);
            if self.sums[set] == 0 {
                let is_tree = roots != T::default();
                self.kinds[set] = if is_tree { TREE } else { self.circled(set) };
                self.cut(set);
            }
        }
        Some(self.grown())
    }

    /// Returns who could still settle so much as a root, or have it settled.
    fn alive(&self, sum: Amount) -> u32 {
        let least = self.ground.payment_min.max(1);
        let members = self.ground.members.iter().enumerate();
        let is_alive = |pays: bool, is_paid: bool| match sum {
            0 => true,
            sum if sum.abs() < least => pays && is_paid,
            sum if sum < 0 => pays,
            _ => is_paid,
        };
        members.filter(|(_, member)| is_alive(member.pays != 0, member.is_paid != 0)).map(|(at, _)| 1u32 << at).sum()
    }

    /// Returns the roots of a set that is put together of two.
    fn joined(&self, set: usize) -> T {
        let others = set & (set - 1);
        let mut part = others;
        let mut found = [T::default(); 2];
        while part != 0 {
            let (one, other) = (&self.states[set ^ part], &self.states[part]);
            for (side, found) in found.iter_mut().enumerate() {
                *found = *found | (one.roots[side] & other.hooks[side]) | (other.roots[side] & one.hooks[side]);
            }
            part = (part - 1) & others;
        }
        found[0] | found[1]
    }

    fn state(&self, set: usize, roots: T) -> State<T> {
        let least = self.ground.payment_min.max(1);
        let sum = self.sums[set];
        let outside = !u32::try_from(set).unwrap_or(u32::MAX);
        let any = |roots: u32, with: &dyn Fn(usize) -> u32| {
            let all = (0..self.count).filter(|root| roots >> root & 1 == 1);
            self.spread(all.fold(0, |any, root| any | with(root)) & outside, self.lanes)
        };
        let members = &self.ground.members;
        let owing = if sum <= -least { any(self.payers(roots), &|root| members[root].pays) } else { T::default() };
        let owed = if sum >= least { any(self.lane(roots, 0), &|root| members[root].is_paid) } else { T::default() };
        // Who has paid is a lane further down.
        let paid = (roots >> self.count) | (roots & self.uncapped);
        let paid = if self.lanes == 1 { roots & self.uncapped } else { paid };
        State { roots: [roots, paid], hooks: [owing, owed] }
    }

    /// Tells whether a set could be settled with a circle of payments: with a
    /// smallest payment, two who pay twice and two who are paid twice, or any
    /// who pass money on.
    fn circled(&self, set: usize) -> u8 {
        let least = self.ground.payment_min;
        if least <= 1 {
            return NOT;
        }
        let members = (0..self.count).filter(|at| set >> at & 1 == 1);
        let (mut pay, mut are_paid) = (0, 0);
        for at in members {
            let member = &self.ground.members[at];
            let twice = member.least.abs() / 2 >= least;
            let may_twice = payments_max(self.ground, at).is_none_or(|most| most >= 2);
            if member.pays != 0 && member.is_paid != 0 {
                return CIRCLED;
            }
            pay += u8::from(twice && may_twice && member.pays.count_ones() >= 2);
            are_paid += u8::from(twice && member.is_paid.count_ones() >= 2);
        }
        if pay >= 2 && are_paid >= 2 { CIRCLED } else { NOT }
    }

    /// Finds the most trees a set can be cut into.
    fn cut(&mut self, set: usize) {
        let others = set & (set - 1);
        let mut part = others;
        loop {
            let kind = self.kinds[set ^ part];
            if kind != NOT {
                let (most, trees_max) = (self.most[part].0, self.trees_max[part]);
                if kind == TREE && most > 0 && most + 1 > self.most[set].0 {
                    self.most[set] = (most + 1, u32::try_from(set ^ part).unwrap_or(0));
                }
                if trees_max > 0 {
                    self.trees_max[set] = self.trees_max[set].max(trees_max + u8::from(kind == TREE));
                }
            }
            if part == 0 {
                break;
            }
            part = (part - 1) & others;
        }
    }

    fn grown(&self) -> Groves {
        let all = self.states.len() - 1;
        let mut trees = vec![0u64; self.states.len().div_ceil(64)];
        for set in (0..=all).filter(|set| self.kinds[*set] == TREE) {
            trees[set / 64] |= 1 << (set % 64);
        }
        let mut blocks = Vec::new();
        let mut left = all;
        while left != 0 && self.most[left].0 > 0 {
            let block = crate::engine::exact::rows::wide(self.most[left].1);
            blocks.push(block);
            left &= !block;
        }
        Groves {
            most: if left == 0 { self.forest(&blocks) } else { None },
            one: if self.kinds[all] == TREE { self.forest(&[all]) } else { None },
            trees_max: self.trees_max[all].checked_sub(1).map(usize::from),
            trees,
        }
    }

    fn forest(&self, blocks: &[usize]) -> Option<Forest> {
        let given = self.ground.members.iter().map(|member| member.least).collect();
        let mut forest = Forest { given, ..Forest::default() };
        for block in blocks {
            let root = lowest(usize::try_from(self.lane(self.states[*block].roots[0], 0)).ok()?);
            self.trace(*block, root, 0, &mut forest)?;
            forest.blocks.push((0..self.count).filter(|at| block >> at & 1 == 1).collect());
        }
        Some(forest)
    }

    /// Tells whether someone can be the root of a set and make so many
    /// payments more.
    fn is_root(&self, set: usize, root: usize, more: usize) -> bool {
        let roots = self.states[set].roots[0];
        let is_uncapped = payments_max(self.ground, root).is_none();
        let lane = if is_uncapped { 0 } else { more };
        lane < self.lanes && self.lane(roots, lane) >> root & 1 == 1
    }

    /// Retraces how a set was put together, below a root that makes so many
    /// payments more.
    fn trace(&self, set: usize, root: usize, more: usize, forest: &mut Forest) -> Option<()> {
        let others = set & !(1 << root);
        if others == 0 {
            return Some(());
        }
        let least = self.ground.payment_min.max(1);
        let first = others & others.wrapping_neg();
        let mut part = others;
        while part != 0 {
            let passed = self.sums[part];
            let made = usize::from(passed > 0);
            if part & first != 0 && passed.abs() >= least && self.is_root(set & !part, root, more + made) {
                let members = (0..self.count).filter(|at| part >> at & 1 == 1);
                let mut inner = members.filter(|at| {
                    let member = &self.ground.members[*at];
                    let may = if passed < 0 { member.pays } else { member.is_paid };
                    may >> root & 1 == 1 && self.is_root(part, *at, 1 - made)
                });
                if let Some(inner) = inner.next() {
                    self.trace(set & !part, root, more + made, forest)?;
                    self.trace(part, inner, 1 - made, forest)?;
                    forest.payments.push(match passed < 0 {
                        true => (inner, root, -passed),
                        false => (root, inner, passed),
                    });
                    return Some(());
                }
            }
            part = (part - 1) & others;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::forests::Forests;
    use super::super::wishes::Wishes;
    use super::*;
    use crate::engine::constraints::Constraints;
    use crate::engine::debts::Debts;
    use crate::engine::nets::Nets;
    use crate::engine::oracles::oracle::balanced;
    use crate::engine::oracles::supports::wishes;
    use crate::engine::tree::Owed;

    /// Who is given what by payments, each at least so much.
    fn adds_up(forest: &Forest, ground: &Ground) -> bool {
        let mut left: Vec<Amount> = ground.members.iter().map(|member| member.least).collect();
        let mut made = vec![0; left.len()];
        for (from, to, amount) in &forest.payments {
            left[*from] += amount;
            left[*to] -= amount;
            made[*from] += 1;
            let may = ground.members[*from].pays >> to & 1 == 1;
            if !may || *amount < ground.payment_min {
                return false;
            }
        }
        let within = |(made, member): (&usize, &super::super::forests::Member)| {
            member.payments_max.is_none_or(|most| *made <= most)
        };
        left.iter().all(|left| *left == 0) && made.iter().zip(&ground.members).all(within)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        /// Both ways find the same sets.
        #[test]
        fn groves_are_forests(balances in balanced(1..8, 12), wishes in wishes(8)) {
            let asked = Constraints { rounding: None, ..wishes };
            let nets = Nets::new(balances).unwrap();
            let people: Vec<_> = nets.open().collect();
            prop_assume!(!people.is_empty());
            let owed = Owed::new(&Debts::default());
            let wishes = Wishes::new(people, &asked, &owed);
            let all: Vec<usize> = (0..wishes.people.len()).collect();
            let ground = wishes.ground(&all);
            let (groves, forests) = (Groves::new(&ground).unwrap(), Forests::new(&ground).unwrap());
            for set in 1..1usize << all.len() {
                prop_assert_eq!(groves.is_tree(set), forests.is_block(set), "{:b}", set);
            }
            let trees = |forest: &Option<Forest>| forest.as_ref().map(|forest| forest.blocks.len());
            prop_assert_eq!(trees(&groves.most), trees(&forests.most()));
            prop_assert!(groves.trees_max >= trees(&groves.most));
            for forest in [&groves.most, &groves.one].into_iter().flatten() {
                prop_assert!(adds_up(forest, &ground), "{:?}", forest);
                prop_assert_eq!(forest.payments.len(), all.len() - forest.blocks.len());
            }
        }
    }
}
