//! Payments inside one group that settles among itself: one fewer than there
//! are people, chosen to be the nicest.
//!
//! Such payments form a tree, and a tree has leaves: someone who settles all
//! with one other person. So all ways are found by letting someone settle
//! with someone on the other side who has at least as much open, and going on
//! with what is left; in the order in which the lowest leaf comes first, so
//! that no tree is met twice.

use super::constraints::Constraints;
use super::debts::Debts;
use super::nets::{Amount, Person};
use super::plan::Transfer;

/// Groups of more people are settled by a rule instead of trying all ways.
pub(super) const PEOPLE_MAX: usize = 8;

/// Tries after which the best found so far is good enough.
const TRIES_MAX: usize = 4_000;

/// What makes one plan nicer than another of the same length, in this order:
/// fewer payments between people of whom neither owes the other as it is
/// paid; payments spread more evenly, by the sum of squares of how many each
/// person takes part in; a larger smallest payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Niceness {
    strangers: usize,
    crowding: usize,
    smallest: std::cmp::Reverse<Amount>,
}

impl Niceness {
    /// Returns what no payments have.
    pub(super) fn none() -> Niceness {
        Niceness { strangers: 0, crowding: 0, smallest: std::cmp::Reverse(Amount::MAX) }
    }

    /// Returns what the payments of two separate groups have together.
    pub(super) fn and(self, other: Niceness) -> Niceness {
        Niceness {
            strangers: self.strangers + other.strangers,
            crowding: self.crowding + other.crowding,
            smallest: self.smallest.max(other.smallest),
        }
    }
}

/// What is owed as it stands, for looking up many pairs.
pub(super) struct Owed {
    pairs: std::collections::BTreeSet<(Person, Person)>,
}

impl Owed {
    /// Takes the debts.
    pub(super) fn new(debts: &Debts) -> Owed {
        let direct = debts.direct();
        Owed { pairs: direct.iter().map(|debt| (debt.from, debt.to)).collect() }
    }

    fn is_owed(&self, from: Person, to: Person) -> bool {
        self.pairs.contains(&(from, to))
    }
}

/// Returns the nicest payments inside a group, at most one fewer than there
/// are people. What is equally nice is decided by the order of the group.
pub(super) fn payments(block: &[(Person, Amount)], owed: &Owed) -> (Vec<Transfer>, Niceness) {
    if let Some(only) = only_way(block) {
        let niceness = Niceness {
            strangers: only.iter().filter(|it| !owed.is_owed(it.from, it.to)).count(),
            crowding: only.len() * (only.len() + 1),
            smallest: std::cmp::Reverse(only.iter().map(|it| it.amount).min().unwrap_or(Amount::MAX)),
        };
        return (only, niceness);
    }
    let by_rule = largest_first(block);
    let niceness = niceness(&by_rule, owed);
    let free = Constraints::default();
    let mut trial = Trial::new(block, owed, &free);
    trial.best = Some((by_rule, niceness));
    if block.len() <= PEOPLE_MAX {
        trial.go_on(0, None);
    }
    trial.best.expect("set above")
}

/// Returns the payments of two people, or of one with two others: there is
/// no choice.
fn only_way(block: &[(Person, Amount)]) -> Option<Vec<Transfer>> {
    let is_owing = |at: usize| block[at].1 < 0;
    let alone = match block.len() {
        2 => 0,
        3 => (0..3).find(|at| (0..3).all(|other| other == *at || is_owing(other) != is_owing(*at)))?,
        _ => return None,
    };
    let others = block.iter().enumerate().filter(|(at, _)| *at != alone);
    let payments = others.map(|(_, (person, balance))| match *balance < 0 {
        true => Transfer { from: *person, to: block[alone].0, amount: -balance },
        false => Transfer { from: block[alone].0, to: *person, amount: *balance },
    });
    block.iter().all(|(_, balance)| *balance != 0).then(|| payments.collect())
}

/// What was found out about payments under constraints.
#[derive(Clone, Debug)]
pub(super) enum Within {
    /// The nicest, as far as was looked.
    Found(Vec<Transfer>, Niceness),
    /// There are none.
    None,
    /// None were found; not everything was tried.
    Unknown,
}

/// Returns payments inside a group that keep to the constraints and are one
/// fewer than there are people.
pub(super) fn payments_within(block: &[(Person, Amount)], owed: &Owed, constraints: &Constraints) -> Within {
    let mut trial = Trial::new(block, owed, constraints);
    trial.go_on(0, None);
    match trial.best {
        Some((transfers, niceness)) => Within::Found(transfers, niceness),
        None if trial.tries > TRIES_MAX => Within::Unknown,
        None => Within::None,
    }
}

struct Trial<'a> {
    block: &'a [(Person, Amount)],
    owed: &'a Owed,
    constraints: &'a Constraints,
    left: Vec<Amount>,
    is_gone: Vec<bool>,
    counts: Vec<usize>,
    paid: Vec<usize>,
    made: Vec<Transfer>,
    now: Niceness,
    best: Option<(Vec<Transfer>, Niceness)>,
    tries: usize,
}

impl<'a> Trial<'a> {
    fn new(block: &'a [(Person, Amount)], owed: &'a Owed, constraints: &'a Constraints) -> Trial<'a> {
        Trial {
            block,
            owed,
            constraints,
            left: block.iter().map(|(_, balance)| *balance).collect(),
            is_gone: vec![false; block.len()],
            counts: vec![0; block.len()],
            paid: vec![0; block.len()],
            made: Vec::new(),
            now: Niceness::none(),
            best: None,
            tries: 0,
        }
    }

    /// Tries everyone as the next leaf: from `first` on, or whom the last
    /// leaf settled with, since only they can have become one.
    fn go_on(&mut self, first: usize, freed: Option<usize>) {
        self.tries += 1;
        let best = self.best.as_ref().map(|best| best.1);
        if best.is_some_and(|best| self.now >= best) || self.tries > TRIES_MAX {
            return;
        }
        if self.left.iter().all(|left| *left == 0) {
            self.best = Some((self.made.clone(), self.now));
            return;
        }
        for leaf in 0..self.left.len() {
            if self.left[leaf] == 0 || (leaf < first && Some(leaf) != freed) {
                continue;
            }
            for other in 0..self.left.len() {
                if self.may_settle(leaf, other) {
                    self.settle(leaf, other);
                }
            }
        }
    }

    /// Tells whether someone may settle all they have with someone else.
    fn may_settle(&self, leaf: usize, other: usize) -> bool {
        let (balance, against) = (self.left[leaf], self.left[other]);
        let is_direct = against.signum() == -balance.signum() && against.abs() >= balance.abs();
        let constraints = self.constraints;
        let payer = if balance < 0 { leaf } else { other };
        (is_direct || (constraints.relay && other != leaf && !self.is_gone[other]))
            && constraints.may_pay(self.block[leaf].0, self.block[other].0)
            && constraints.payment_min.is_none_or(|least| balance.abs() >= least)
            && constraints.payments_max_of(self.block[payer].0).is_none_or(|most| self.paid[payer] < most)
    }

    fn settle(&mut self, leaf: usize, other: usize) {
        let (balance, before) = (self.left[leaf], self.now);
        let (from, to) = match balance < 0 {
            true => (leaf, other),
            false => (other, leaf),
        };
        let (payer, payee) = (self.block[from].0, self.block[to].0);
        self.now = Niceness {
            strangers: before.strangers + usize::from(!self.owed.is_owed(payer, payee)),
            crowding: before.crowding + 2 * (self.counts[leaf] + self.counts[other]) + 2,
            smallest: before.smallest.max(std::cmp::Reverse(balance.abs())),
        };
        self.made.push(Transfer { from: payer, to: payee, amount: balance.abs() });
        self.counts[leaf] += 1;
        self.counts[other] += 1;
        self.paid[from] += 1;
        self.left[leaf] = 0;
        self.left[other] += balance;
        self.is_gone[leaf] = true;
        self.go_on(leaf + 1, Some(other));
        self.is_gone[leaf] = false;
        self.left[other] -= balance;
        self.left[leaf] = balance;
        self.paid[from] -= 1;
        self.counts[leaf] -= 1;
        self.counts[other] -= 1;
        self.made.pop();
        self.now = before;
    }
}

/// Returns how nice payments are.
pub(super) fn niceness(transfers: &[Transfer], owed: &Owed) -> Niceness {
    let mut niceness = Niceness::none();
    let mut people: Vec<Person> = Vec::with_capacity(2 * transfers.len());
    for transfer in transfers {
        let is_owed = owed.is_owed(transfer.from, transfer.to);
        niceness.strangers += usize::from(!is_owed);
        let amount = std::cmp::Reverse(transfer.amount);
        niceness.smallest = niceness.smallest.max(amount);
        people.extend([transfer.from, transfer.to]);
    }
    people.sort_unstable();
    niceness.crowding = people.chunk_by(|one, next| one == next).map(|same| same.len() * same.len()).sum();
    niceness
}

/// The largest debt goes to the largest claim, again and again.
fn largest_first(block: &[(Person, Amount)]) -> Vec<Transfer> {
    let mut owing: Vec<(Amount, Person)> = Vec::new();
    let mut owed: Vec<(Amount, Person)> = Vec::new();
    for (person, balance) in block {
        match *balance < 0 {
            true => owing.push((-balance, *person)),
            false => owed.push((*balance, *person)),
        }
    }
    owing.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    owed.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut transfers = Vec::with_capacity(block.len().saturating_sub(1));
    let (mut debtors, mut creditors) = (owing.into_iter(), owed.into_iter());
    let mut debtor = debtors.next();
    let mut creditor = creditors.next();
    while let (Some((owes, from)), Some((claims, to))) = (debtor, creditor) {
        let amount = owes.min(claims);
        if amount > 0 {
            transfers.push(Transfer { from, to, amount });
        }
        debtor = match owes > amount {
            true => Some((owes - amount, from)),
            false => debtors.next(),
        };
        creditor = match claims > amount {
            true => Some((claims - amount, to)),
            false => creditors.next(),
        };
    }
    transfers
}

#[cfg(test)]
mod tests {
    use super::super::debts::Debt;
    use super::*;

    fn block(balances: &[Amount]) -> Vec<(Person, Amount)> {
        let numbered = balances.iter().enumerate();
        numbered.map(|(at, b)| (Person::new(at), *b)).collect()
    }

    #[test]
    fn nobody_pays_many() {
        // By the rule of the largest, person 0 would pay three times.
        let owed = Owed::new(&Debts::default());
        let (transfers, _) = payments(&block(&[-90, -10, 34, 33, 33]), &owed);
        assert_eq!(transfers.len(), 4);
        let most = (0..5).map(|person| {
            let takes_part = |t: &&Transfer| [t.from, t.to].contains(&Person::new(person));
            transfers.iter().filter(takes_part).count()
        });
        assert_eq!(most.max(), Some(3));
    }

    #[test]
    fn debts_come_first() {
        let debts = Debts::new([(0, 2, 1), (1, 2, 1), (1, 3, 1)].map(|(from, to, amount)| Debt {
            debtor: Person::new(from),
            creditor: Person::new(to),
            amount,
        }))
        .unwrap();
        let (transfers, niceness) = payments(&block(&[-10, -30, 25, 15]), &Owed::new(&debts));
        assert_eq!(niceness.strangers, 0);
        assert_eq!(transfers.len(), 3);
        assert!(!transfers.iter().any(|t| t.from.index() == 0 && t.to.index() == 3));
    }
}
