//! The fewest payments of a few people some of whom are families, decided.
//!
//! Law: families pay others as rarely as can be, and of such plans the ones
//! with the fewest payments in all are wanted. Payments join people into
//! components that add up to zero; a component of `s` people takes `s - 1`
//! payments. The members of one family in a component are a piece of it, and
//! its pieces take one payment fewer to each other than there are; the others
//! are inside families, where anyone may pay anyone. What a piece passes on
//! is its own sum, so without passing on it must owe when its family does, be
//! owed when its family is, and there must be payments between the pieces
//! that bring them to zero.
//!
//! So everyone is split into components, with the fewest payments between
//! pieces, and then into the most: the best split of some people is the best
//! over the components that their first can be in.

use std::collections::{BTreeMap, HashMap};

use crate::engine::constrained::flow;
use crate::engine::constraints::Constraints;
use crate::engine::effort::Steps;
use crate::engine::exact::rows::wide;
use crate::engine::nets::{Amount, Person};
use crate::engine::plan::Transfer;
use crate::engine::tree::{self, Owed};

/// More people are not decided.
pub const PEOPLE_MAX: usize = 24;

/// So many sets that can be components are looked at.
const SETS_MAX: usize = 1_000_000;

/// People, and who is of one family.
pub struct Households<'a> {
    /// Everyone with a balance, and those of families who could pay for others.
    pub people: Vec<(Person, Amount)>,
    /// The family of each; those without one have a number of their own.
    pub family: Vec<usize>,
    /// What is asked of payments to others: pairs alone.
    pub constraints: &'a Constraints,
    pub owed: &'a Owed,
}

/// What was decided.
pub struct Decided {
    /// The payments to others.
    pub outer: Vec<Transfer>,
    /// How many payments any plan has in all that has so few to others.
    pub least: usize,
}

/// The members of one family in a component.
struct Piece {
    family: usize,
    members: Vec<usize>,
    sum: Amount,
}

/// Payments between pieces, and how many components fewer than none: less is
/// better.
type Worth = (usize, std::cmp::Reverse<usize>);

impl Households<'_> {
    /// Decides, if there are few enough sets that can be components.
    pub fn decide(&self, steps: &mut Steps) -> Option<Decided> {
        let count = self.people.len();
        if count == 0 || count > PEOPLE_MAX || !steps.spend(1 << count) {
            return None;
        }
        let mut by_first: Vec<Vec<(usize, usize)>> = vec![Vec::new(); count];
        let mut able: HashMap<usize, usize> = HashMap::new();
        let mut listed = 0;
        for set in self.zero_sums() {
            listed += 1;
            if listed > SETS_MAX || !steps.spend(500) {
                return None;
            }
            let Some(between) = self.between(set) else {
                continue;
            };
            let known = &mut by_first[wide(set.trailing_zeros())];
            if !steps.spend(2 * known.len()) {
                return None;
            }
            // Two that take no more payments to each other are better.
            let falls_apart = |(one, more): &(usize, usize)| {
                one & set == *one && able.get(&(set & !one)).is_some_and(|other| more + other <= between)
            };
            if !known.iter().any(falls_apart) {
                known.push((set, between));
            }
            able.insert(set, between);
        }
        let mut best = Best { by_first: &by_first, known: HashMap::new() };
        let all = (1usize << count) - 1;
        let (_, components) = best.of(all, steps)??;
        let mut outer = Vec::new();
        let mut left = all;
        while left != 0 {
            let (_, set) = best.known[&left]?;
            outer.extend(self.payments(set)?);
            left &= !set;
        }
        Some(Decided { outer, least: count - components.0 })
    }

    /// Lists all sets that add up to zero, by what their halves do.
    fn zero_sums(&self) -> impl Iterator<Item = usize> {
        let sums = |people: &[(Person, Amount)]| {
            let mut sums: Vec<Amount> = vec![0];
            for (_, balance) in people {
                sums.extend_from_within(..);
                let half = sums.len() / 2;
                sums[half..].iter_mut().for_each(|sum| *sum += balance);
            }
            sums
        };
        let half = self.people.len() / 2;
        let (low, high) = (sums(&self.people[..half]), sums(&self.people[half..]));
        let sets = (0..high.len() << half).skip(1);
        sets.filter(move |set| low[set & (low.len() - 1)] + high[set >> half] == 0)
    }

    fn pieces(&self, set: usize) -> Vec<Piece> {
        let mut pieces: BTreeMap<usize, Piece> = BTreeMap::new();
        for at in (0..self.people.len()).filter(|at| set >> at & 1 == 1) {
            let family = self.family[at];
            let piece = pieces.entry(family).or_insert(Piece { family, members: Vec::new(), sum: 0 });
            piece.members.push(at);
            piece.sum += self.people[at].1;
        }
        pieces.into_values().collect()
    }

    /// Returns how many payments there are between the pieces of a component,
    /// if it can be one.
    fn between(&self, set: usize) -> Option<usize> {
        let pieces = self.pieces(set);
        if pieces.len() == 1 || self.constraints.relay {
            return Some(pieces.len() - 1);
        }
        let is_on_side = |piece: &Piece| piece.sum != 0 && piece.sum.signum() == self.sum_of(piece.family).signum();
        let can = pieces.iter().all(is_on_side) && (self.is_complete() || self.sent(&pieces).is_some());
        can.then_some(pieces.len() - 1)
    }

    fn sum_of(&self, family: usize) -> Amount {
        let members = self.people.iter().zip(&self.family).filter(|(_, of)| **of == family);
        members.map(|((_, balance), _)| balance).sum()
    }

    fn is_complete(&self) -> bool {
        self.constraints.forbidden.is_empty() && self.constraints.allowed.is_none()
    }

    /// Returns who pays whom when one piece pays another: whoever has most to
    /// settle, if they may.
    fn pair(&self, from: &Piece, to: &Piece) -> Option<(Person, Person)> {
        let in_order = |piece: &Piece| {
            let mut members = piece.members.clone();
            members.sort_by_key(|at| std::cmp::Reverse(self.people[*at].1 * piece.sum.signum()));
            members.into_iter().map(|at| self.people[at].0)
        };
        let mut pairs = in_order(from).flat_map(|one| in_order(to).map(move |other| (one, other)));
        pairs.find(|(one, other)| self.constraints.may_pay(*one, *other))
    }

    fn sent(&self, pieces: &[Piece]) -> Option<Vec<flow::Sent>> {
        let sums: Vec<Amount> = pieces.iter().map(|piece| piece.sum).collect();
        flow::send(&sums, &|one, other| self.pair(&pieces[one], &pieces[other]).is_some()).ok()
    }

    /// Returns the payments between the pieces of a component.
    fn payments(&self, set: usize) -> Option<Vec<Transfer>> {
        let pieces = self.pieces(set);
        if pieces.len() == 1 {
            return Some(Vec::new());
        }
        if !self.is_complete() {
            let sent = self.sent(&pieces)?.into_iter();
            let named = sent.map(|(from, to, amount)| {
                let (from, to) = self.pair(&pieces[from], &pieces[to])?;
                Some(Transfer { from, to, amount })
            });
            return named.collect();
        }
        let head = |piece: &Piece| {
            let by = |at: &&usize| (self.people[**at].1 * piece.sum.signum(), std::cmp::Reverse(**at));
            piece.members.iter().max_by_key(by).map(|at| (self.people[*at].0, piece.sum))
        };
        let heads: Option<Vec<(Person, Amount)>> = pieces.iter().filter(|piece| piece.sum != 0).map(head).collect();
        Some(tree::payments(&heads?, self.owed).0)
    }
}

struct Best<'a> {
    /// Sets that can be components by their first person, with the payments
    /// between their pieces.
    by_first: &'a [Vec<(usize, usize)>],
    /// The best split of some people, and its component of the first.
    known: HashMap<usize, Option<(Worth, usize)>>,
}

impl Best<'_> {
    /// Returns the worth of the best split, if there is one; nothing at all
    /// when steps run out.
    fn of(&mut self, left: usize, steps: &mut Steps) -> Option<Option<Worth>> {
        if left == 0 {
            return Some(Some((0, std::cmp::Reverse(0))));
        }
        if let Some(known) = self.known.get(&left) {
            return Some(known.map(|(worth, _)| worth));
        }
        let sets = &self.by_first[wide(left.trailing_zeros())];
        if !steps.spend(40 + sets.len()) {
            return None;
        }
        let mut best: Option<(Worth, usize)> = None;
        for (set, between) in sets.iter().filter(|(set, _)| set & left == *set) {
            if let Some((more, components)) = self.of(left & !set, steps)? {
                let found = ((between + more, std::cmp::Reverse(components.0 + 1)), *set);
                best = Some(best.map_or(found, |best| best.min(found)));
            }
        }
        self.known.insert(left, best);
        Some(best.map(|(worth, _)| worth))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::engine::constraints::Pair;
    use crate::engine::nets::Nets;
    use crate::engine::oracles::oracle::balanced;
    use crate::engine::plan::Proof;
    use crate::engine::settle::{Options, settle};

    /// Some people and their families, for the slow and obvious way: every
    /// choice of who pays whom without a circle, which leaves no choice of how
    /// much.
    struct Slow<'a> {
        balances: &'a [Amount],
        family: Vec<usize>,
        pairs: Vec<(usize, usize)>,
        /// The fewest payments to others, then in all.
        best: Option<(usize, usize)>,
    }

    impl Slow<'_> {
        fn go_on(&mut self, next: usize, chosen: &mut Vec<(usize, usize)>) {
            if self.is_plan(chosen) {
                let outer = chosen.iter().filter(|(from, to)| self.family[*from] != self.family[*to]).count();
                let found = (outer, chosen.len());
                self.best = Some(self.best.map_or(found, |best| best.min(found)));
            }
            for at in next..self.pairs.len() {
                if chosen.len() + 1 < self.balances.len() {
                    chosen.push(self.pairs[at]);
                    self.go_on(at + 1, chosen);
                    chosen.pop();
                }
            }
        }

        /// Whoever is in one payment settles with it, until all are.
        fn is_plan(&self, chosen: &[(usize, usize)]) -> bool {
            let mut left = self.balances.to_vec();
            let mut open = chosen.to_vec();
            while !open.is_empty() {
                let times = |who: usize| open.iter().filter(|(from, to)| *from == who || *to == who).count();
                let Some(at) = open.iter().position(|(from, to)| times(*from) == 1 || times(*to) == 1) else {
                    return false;
                };
                let (from, to) = open.remove(at);
                let is_last = !open.iter().any(|pair| pair.0 == from || pair.1 == from);
                let amount = if is_last { -left[from] } else { left[to] };
                if amount <= 0 {
                    return false;
                }
                left[from] += amount;
                left[to] -= amount;
            }
            left.iter().all(|left| *left == 0)
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

        /// Families pay others as rarely as can be, and then as rarely as can
        /// be in all.
        #[test]
        fn families_are_decided(
            balances in balanced(2..5, 6),
            apart in prop::collection::btree_set((0usize..5, 0usize..5), 0..4),
            relay in any::<bool>(),
            turn in 0usize..5,
        ) {
            let count = balances.len();
            let family = |who: usize| if (who + turn) % count < 4 { (who + turn) % count / 2 } else { 9 };
            let families = (0..2).map(|of| (0..count).filter(|who| family(*who) == of).map(Person::new).collect());
            let is_apart = |one: usize, other: usize| {
                !relay && family(one) != family(other) && (apart.contains(&(one, other)) || apart.contains(&(other, one)))
            };
            let all = || (0..count).flat_map(|one| (0..count).map(move |other| (one, other)));
            let forbidden: BTreeSet<Pair> = all()
                .filter(|(one, other)| one != other && is_apart(*one, *other))
                .map(|(one, other)| Pair::new(Person::new(one), Person::new(other)))
                .collect();
            let sum = |of: usize| -> Amount { (0..count).filter(|who| family(*who) == of).map(|who| balances[who]).sum() };
            let may = |from: usize, to: usize| {
                from != to && (family(from) == family(to)
                    || (!is_apart(from, to) && (relay || (sum(family(from)) < 0 && sum(family(to)) > 0))))
            };
            let mut slow = Slow {
                balances: &balances,
                family: (0..count).map(family).collect(),
                pairs: all().filter(|(one, other)| may(*one, *other)).collect(),
                best: None,
            };
            slow.go_on(0, &mut Vec::new());
            let wishes = Constraints { families: families.collect(), forbidden, relay, ..Constraints::default() };
            let plan = settle(&Nets::new(balances.iter().copied()).unwrap(), &wishes, &Options::default());
            let found = plan.as_ref().ok().map(|plan| {
                let is_outer = |paid: &&Transfer| family(paid.from.index()) != family(paid.to.index());
                (plan.transfers.iter().filter(is_outer).count(), plan.transfers.len())
            });
            prop_assert_eq!(found, slow.best, "{:?}", plan);
            prop_assert!(plan.is_err() || plan.is_ok_and(|plan| plan.proof == Proof::Optimal));
        }
    }
}
