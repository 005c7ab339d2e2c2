//! The fewest payments under what was asked for, of a few people, found again
//! in another way than the search did.
//!
//! Law: in some shortest plan the payments above the smallest one asked for
//! form no circle; so besides some payments of exactly that size, there is
//! always someone who settles all they have with one other, until nobody is
//! left. All ways to do so are tried, with few payments of the smallest size,
//! then more. Every way of settling is remembered by what it leaves open.

use std::collections::HashMap;

use super::{Amount, Certificate, Person, joined};

/// More people are not tried.
const PEOPLE_MAX: usize = 10;

/// So many ways are tried.
const WORK_MAX: usize = 3_000_000;

/// Returns how many payments are needed at least, and whether there is a plan
/// with so few; nothing when it is not known what was asked for, or there are
/// too many ways.
///
/// Ways in which money comes back to who paid it are not told apart. They are
/// no plans, so there may be none with so few; only the bound is sure then.
pub(super) fn payments_min(certificate: &Certificate) -> Option<(usize, bool)> {
    let wishes = certificate.wishes.as_ref()?;
    if wishes.rounding.is_some() || !wishes.families.is_empty() {
        return None;
    }
    let numbered = certificate.nets.balances().iter().enumerate();
    let everyone = numbered.map(|(at, balance)| (Person::new(at), *balance));
    let people: Vec<(Person, Amount)> =
        everyone.filter(|(_, balance)| wishes.relay || *balance != 0).take(99).collect();
    let is_pairs_alone = wishes.payment_min.is_none() && wishes.payments_max_each.is_none();
    if wishes.relay && is_pairs_alone && wishes.payments_max.is_empty() {
        let balances: Vec<Amount> = people.iter().map(|(_, balance)| *balance).collect();
        let may = |one: usize, other: usize| wishes.may_pay(people[one].0, people[other].0);
        return joined::payments_min(&balances, may).map(|least| (least, true));
    }
    if people.len() > PEOPLE_MAX {
        return None;
    }
    let count = people.len();
    let may = |from: usize, to: usize| {
        let is_direct = people[from].1 < 0 && people[to].1 > 0;
        wishes.may_pay(people[from].0, people[to].0) && (wishes.relay || is_direct)
    };
    let mut tried = Tried {
        may: (0..count).map(|from| (0..count).map(|to| may(from, to)).collect()).collect(),
        payment_min: wishes.payment_min.unwrap_or(1).max(1),
        payments_max: people.iter().map(|(person, _)| wishes.payments_max_of(*person).unwrap_or(count)).collect(),
        work: 0,
        known: HashMap::new(),
    };
    let start = State {
        left: people.iter().map(|(_, balance)| *balance).collect(),
        is_gone: vec![false; count],
        paid: vec![0; count],
    };
    let least = std::mem::replace(&mut tried.payment_min, 1);
    let shortest = tried.settle(&start)?;
    tried.payment_min = least;
    tried.known.clear();
    let mut best = certificate.transfers.len();
    // With `more` payments than trees have, a plan has so many more than the
    // shortest without a smallest payment.
    let mut more = 0;
    while shortest.is_some_and(|shortest| shortest + more < best) && (more == 0 || least > 1) {
        let mut found = None;
        tried.with(&start, 0, more, &mut found)?;
        best = found.map_or(best, |found| best.min(found + more));
        more += 1;
    }
    Some((best, !wishes.relay || least == 1))
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct State {
    left: Vec<Amount>,
    is_gone: Vec<bool>,
    paid: Vec<usize>,
}

struct Tried {
    may: Vec<Vec<bool>>,
    payment_min: Amount,
    payments_max: Vec<usize>,
    work: usize,
    /// The fewest payments that settle what is left, if it can be settled.
    known: HashMap<State, Option<usize>>,
}

impl Tried {
    /// Lets someone settle all they have with one other, again and again.
    /// Nothing at all when there are too many ways.
    fn settle(&mut self, state: &State) -> Option<Option<usize>> {
        if state.left.iter().all(|left| *left == 0) {
            return Some(Some(0));
        }
        if let Some(known) = self.known.get(state) {
            return Some(*known);
        }
        let count = state.left.len();
        let mut best: Option<usize> = None;
        for (one, other) in (0..count).flat_map(|one| (0..count).map(move |other| (one, other))) {
            let balance = state.left[one];
            let (from, to) = if balance < 0 { (one, other) } else { (other, one) };
            let is_open =
                balance != 0 && balance.checked_abs()? >= self.payment_min && one != other && !state.is_gone[other];
            if !is_open || !self.may[from][to] || state.paid[from] >= self.payments_max[from] {
                continue;
            }
            self.work += 1;
            if self.work > WORK_MAX {
                return None;
            }
            let mut next = state.clone();
            next.left[one] = 0;
            next.left[other] = next.left[other].checked_add(balance)?;
            next.is_gone[one] = true;
            next.paid[from] += 1;
            if let Some(found) = self.settle(&next)? {
                best = Some(best.map_or(found + 1, |best| best.min(found + 1)));
            }
        }
        self.known.insert(state.clone(), best);
        Some(best)
    }

    /// Lets so many more pairs pay exactly the smallest payment, and settles
    /// the rest.
    fn with(&mut self, state: &State, first: usize, more: usize, best: &mut Option<usize>) -> Option<()> {
        if more == 0 {
            if let Some(found) = self.settle(state)? {
                *best = Some(best.map_or(found, |best| best.min(found)));
            }
            return Some(());
        }
        let count = state.left.len();
        for pair in first..count * count {
            let (from, to) = (pair / count, pair % count);
            if !self.may[from][to] || state.paid[from] >= self.payments_max[from] {
                continue;
            }
            self.work += 1;
            if self.work > WORK_MAX {
                return None;
            }
            let mut next = state.clone();
            next.left[from] = next.left[from].checked_add(self.payment_min)?;
            next.left[to] = next.left[to].checked_sub(self.payment_min)?;
            next.paid[from] += 1;
            self.with(&next, pair + 1, more - 1, best)?;
        }
        Some(())
    }
}
