//! Any plan within a smallest payment and caps, when nothing is passed on:
//! decided pair by pair, whether they pay at all.
//!
//! Law: what a pair pays is nothing, or all that one of them settles, or so
//! much that both are left with nothing or with room for another payment. And
//! when it is known which pairs pay, the amounts are a flow: the least of each
//! first, and the rest along the same pairs.
//!
//! 1. What every pair could pay is narrowed, person by person, until nothing
//!    changes: pairs that cannot pay fall away, pairs that have to pay stay.
//! 2. The least of those that have to pay is taken off, and the rest is sent
//!    along all pairs that are left. If it cannot be, there is no plan here; if
//!    what is sent keeps to all that is asked, it is one.
//! 3. Else some pair is sent too little, or is one too many for who pays: it
//!    has to pay, or does not.
//!
//! It finds plans that are not trees, and proves that there is none. It does
//! not look for the shortest.

use super::flow::{self, Sent};
use super::forests::Ground;
use crate::engine::effort::Steps;
use crate::engine::nets::Amount;

/// What came of it.
pub enum Verdict {
    /// These payments keep to all that is asked.
    Found(Vec<Sent>),
    /// There is no plan.
    None,
    /// Steps ran out.
    Unknown,
}

/// Looks for any plan of people who only pay or are only paid.
pub fn settle(ground: &Ground, steps: &mut Steps) -> Verdict {
    let members = &ground.members;
    let is_direct = |at: usize| {
        let member = &members[at];
        let is_turned = (member.least < 0 && member.is_paid != 0) || (member.least > 0 && member.pays != 0);
        member.least == member.most && !is_turned
    };
    if !(0..members.len()).all(is_direct) {
        return Verdict::Unknown;
    }
    let mut pairs = Vec::new();
    for (from, payer) in members.iter().enumerate() {
        for (to, payee) in members.iter().enumerate().filter(|(to, _)| payer.pays >> to & 1 == 1) {
            let most = payer.least.abs().min(payee.least.abs());
            pairs.push(Pair { from, to, least: ground.payment_min.max(1), most, state: State::Open });
        }
    }
    let pairwise = Pairwise { ground, pairs, least: ground.payment_min.max(1) };
    pairwise.decide(steps)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Pays,
    Out,
}

/// Two people, and what the first pays the second at least and at most, if
/// anything.
#[derive(Clone, Copy)]
struct Pair {
    from: usize,
    to: usize,
    least: Amount,
    most: Amount,
    state: State,
}

#[derive(Clone)]
struct Pairwise<'a> {
    ground: &'a Ground,
    pairs: Vec<Pair>,
    /// The smallest payment.
    least: Amount,
}

impl Pairwise<'_> {
    fn decide(mut self, steps: &mut Steps) -> Verdict {
        if !steps.spend(200 + 60 * self.pairs.len()) {
            return Verdict::Unknown;
        }
        if !self.narrow(steps) {
            return Verdict::None;
        }
        let Some(sent) = self.sent() else {
            return Verdict::None;
        };
        let Some(doubtful) = self.doubtful(&sent) else {
            return Verdict::Found(sent);
        };
        let is_large = sent.iter().any(|(from, to, amount)| {
            let pair = &self.pairs[doubtful];
            (*from, *to) == (pair.from, pair.to) && *amount >= self.least / 2
        });
        let order = if is_large { [State::Pays, State::Out] } else { [State::Out, State::Pays] };
        for state in order {
            let mut next = self.clone();
            next.pairs[doubtful].state = state;
            match next.decide(steps) {
                Verdict::None => {}
                decided => return decided,
            }
        }
        Verdict::None
    }

    /// Narrows what pairs could pay; false when someone cannot settle.
    fn narrow(&mut self, steps: &mut Steps) -> bool {
        loop {
            let mut is_changed = false;
            for at in 0..self.ground.members.len() {
                match self.narrow_of(at) {
                    None => return false,
                    Some(changed) => is_changed |= changed,
                }
            }
            steps.spend(30 * self.pairs.len());
            if !is_changed {
                return true;
            }
        }
    }

    /// Returns the places of the pairs someone may be in, and how many of them
    /// pay at most.
    fn of(&self, at: usize) -> (Vec<usize>, usize) {
        let member = &self.ground.members[at];
        let all = self.pairs.iter().enumerate();
        let mine = all.filter(|(_, pair)| pair.state != State::Out && (pair.from == at || pair.to == at));
        let mine: Vec<usize> = mine.map(|(place, _)| place).collect();
        let held = usize::try_from(member.least.abs() / self.least).unwrap_or(usize::MAX);
        let cap = if member.least < 0 { member.payments_max.unwrap_or(usize::MAX) } else { usize::MAX };
        let most = held.min(cap).min(mine.len());
        (mine, most)
    }

    /// Narrows the pairs of one person; nothing when they cannot settle, else
    /// whether anything changed.
    fn narrow_of(&mut self, at: usize) -> Option<bool> {
        let needed = self.ground.members[at].least.abs();
        let (mine, count_max) = self.of(at);
        let paying = mine.iter().filter(|place| self.pairs[**place].state == State::Pays).count();
        if needed == 0 {
            return self.without(&mine, paying);
        }
        if paying > count_max || count_max == 0 {
            return None;
        }
        let taken: Amount = mine.iter().map(|place| &self.pairs[*place]).filter(is_paying).map(|pair| pair.least).sum();
        let mut largest: Vec<Amount> = mine.iter().map(|place| self.pairs[*place].most).collect();
        largest.sort_unstable_by(|one, other| other.cmp(one));
        // What the largest of the others could pay at most.
        let others_most = |most: Amount, count: usize| -> Amount {
            let all: Amount = largest.iter().take(count + 1).sum();
            let is_among = largest.iter().take(count + 1).any(|other| *other == most);
            if is_among { all - most } else { largest.iter().take(count).sum() }
        };
        let mut is_changed = false;
        for place in mine {
            let before = self.pairs[place];
            let mut pair = before;
            if pair.state == State::Open && paying == count_max {
                pair.state = State::Out;
            } else {
                let others = taken - if is_paying(&&pair) { pair.least } else { 0 };
                pair.least = pair.least.max(needed - others_most(before.most, count_max - 1));
                pair.most = pair.most.min(needed - others);
                // What is left is nothing, or another payment.
                if pair.most < needed {
                    pair.most = pair.most.min(needed - self.least);
                }
                if pair.least > needed - self.least && pair.least < needed {
                    pair.least = needed;
                }
                if pair.least > pair.most {
                    if pair.state == State::Pays {
                        return None;
                    }
                    pair.state = State::Out;
                } else if others_most(before.most, count_max) < needed {
                    pair.state = State::Pays;
                }
            }
            let is_same = (pair.least, pair.most) == (before.least, before.most) && pair.state == before.state;
            is_changed |= !is_same;
            self.pairs[place] = pair;
        }
        Some(is_changed)
    }

    /// Takes the pairs of someone who has nothing to settle away.
    fn without(&mut self, mine: &[usize], paying: usize) -> Option<bool> {
        mine.iter().for_each(|place| self.pairs[*place].state = State::Out);
        (paying == 0).then_some(!mine.is_empty())
    }

    /// Sends the rest along all pairs left, once those that have to pay have
    /// paid the least.
    fn sent(&self) -> Option<Vec<Sent>> {
        let mut left: Vec<Amount> = self.ground.members.iter().map(|member| member.least).collect();
        let count = left.len();
        let mut may = vec![false; count * count];
        for pair in self.pairs.iter().filter(|pair| pair.state != State::Out) {
            may[pair.from * count + pair.to] = true;
            if pair.state == State::Pays {
                left[pair.from] += pair.least;
                left[pair.to] -= pair.least;
            }
        }
        let is_over = |(left, member): (&Amount, &super::forests::Member)| left * member.least.signum() < 0;
        if left.iter().zip(&self.ground.members).any(is_over) {
            return None;
        }
        let mut sent = flow::send(&left, &|from, to| may[from * count + to]).ok()?;
        for pair in self.pairs.iter().filter(is_paying) {
            match sent.iter_mut().find(|(from, to, _)| (*from, *to) == (pair.from, pair.to)) {
                Some((_, _, amount)) => *amount += pair.least,
                None => sent.push((pair.from, pair.to, pair.least)),
            }
        }
        Some(sent)
    }

    /// Returns the place of a pair that is sent too little, or whose payer
    /// would pay too often; nothing when all is as asked.
    fn doubtful(&self, sent: &[Sent]) -> Option<usize> {
        let made = |who: usize| sent.iter().filter(|(from, _, _)| *from == who).count();
        let is_doubtful = |(from, _, amount): &&Sent| {
            let payments_max = self.ground.members[*from].payments_max;
            *amount < self.least || payments_max.is_some_and(|most| made(*from) > most)
        };
        let open = |(from, to, _): &Sent| {
            let is_it = |pair: &Pair| (pair.from, pair.to) == (*from, *to) && pair.state == State::Open;
            self.pairs.iter().position(is_it)
        };
        let options = |place: &usize| {
            let pair = &self.pairs[*place];
            (self.of(pair.from).0.len().min(self.of(pair.to).0.len()), *place)
        };
        sent.iter().filter(is_doubtful).filter_map(open).min_by_key(options)
    }
}

fn is_paying(pair: &&Pair) -> bool {
    pair.state == State::Pays
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::wishes::Wishes;
    use super::*;
    use crate::engine::constraints::Constraints;
    use crate::engine::debts::Debts;
    use crate::engine::effort::Effort;
    use crate::engine::nets::Nets;
    use crate::engine::oracles::oracle::balanced;
    use crate::engine::oracles::supports::{payments_min, wishes};
    use crate::engine::tree::Owed;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        /// There is a plan exactly if some choice of who pays whom has amounts.
        #[test]
        fn any_plan_is_found(balances in balanced(1..5, 20), wishes in wishes(5)) {
            let asked = Constraints { rounding: None, relay: false, ..wishes };
            let nets = Nets::new(balances.iter().copied()).unwrap();
            let people: Vec<_> = nets.open().collect();
            let owed = Owed::new(&Debts::default());
            let wishes = Wishes::new(people, &asked, &owed);
            let all: Vec<usize> = (0..wishes.people.len()).collect();
            let ground = wishes.ground(&all);
            let is_any = payments_min(&balances, &asked).is_some();
            match settle(&ground, &mut Steps::new(Effort::default())) {
                Verdict::Found(sent) => {
                    prop_assert!(is_any);
                    let mut left: Vec<Amount> = ground.members.iter().map(|member| member.least).collect();
                    let mut made = vec![0; left.len()];
                    for (from, to, amount) in sent {
                        prop_assert!(amount >= ground.payment_min && ground.members[from].pays >> to & 1 == 1);
                        left[from] += amount;
                        left[to] -= amount;
                        made[from] += 1;
                    }
                    prop_assert!(left.iter().all(|left| *left == 0));
                    let within = |at: usize| ground.members[at].payments_max.is_none_or(|most| made[at] <= most);
                    prop_assert!((0..left.len()).all(within));
                }
                Verdict::None => prop_assert!(!is_any),
                Verdict::Unknown => prop_assert!(false),
            }
        }
    }
}
