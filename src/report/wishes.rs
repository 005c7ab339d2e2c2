//! What friends ask of a plan besides being short, in their own terms, and why there may be none then.

use std::collections::{BTreeMap, BTreeSet};

use crate::engine::{Cause, Constraints, Infeasible, Pair, Person, Relaxation, Rounding};
use crate::model::person::Friendship;
use crate::model::{Currency, Money, PersonIndex, Setup};

/// What is asked of a plan in every group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Pairs that do not pay each other, whatever their files say.
    pub forbidden: Vec<(PersonIndex, PersonIndex)>,
    /// Pairs that may pay each other all the same, whatever else is asked.
    pub reconciled: Vec<(PersonIndex, PersonIndex)>,
    /// Whether only people pay each other who owe each other something by the bills.
    pub along_debts: bool,
    /// Whether only people pay each other who have a way to be paid in common.
    pub same_way: bool,
    /// Whether money may pass through people.
    pub relay: bool,
    /// How many payments anyone makes at most.
    pub payments_max: Option<usize>,
    /// What depends on the currency.
    pub amounts: BTreeMap<Currency, Amounts>,
}

/// The amounts that are asked for in one currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amounts {
    /// The smallest payment.
    pub payment_min: Option<Money>,
    /// Payments are multiples of this, and at most the second is left of anyone's balance.
    pub rounding: Option<(Money, Money)>,
}

/// Why no plan keeps to what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoPlan {
    /// The group's handle.
    pub group: String,
    /// The currency.
    pub currency: Currency,
    /// The people who prove it, by handle.
    pub people: Vec<String>,
    /// What stands in the way.
    pub cause: Cause,
    /// What would help, the smallest first; each is enough alone.
    pub reliefs: Vec<Relief>,
}

impl NoPlan {
    /// Says why there is no plan, with names instead of numbers; the group's name is empty where there is none.
    #[must_use]
    pub fn new(group: &str, currency: Currency, name: impl Fn(Person) -> String, why: Infeasible) -> NoPlan {
        NoPlan {
            group: group.to_owned(),
            currency,
            people: why.people.iter().map(|person| name(*person)).collect(),
            reliefs: why.relaxations.iter().map(|relaxation| Relief::new(relaxation, &name)).collect(),
            cause: why.cause,
        }
    }
}

/// A change of what was asked after which there is a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relief {
    /// Let these pairs pay each other.
    Allow(Vec<(String, String)>),
    /// Let money pass through people.
    Relay,
    /// Let payments be as small as this.
    PaymentMin(Money),
    /// Let everyone make this many payments.
    PaymentsMax(usize),
    /// Leave up to this much of a balance.
    Tolerance(Money),
    /// All of these: none is enough alone.
    Together(Vec<Relief>),
    /// Look longer.
    Effort,
}

impl Relief {
    fn new(relaxation: &Relaxation, name: &impl Fn(Person) -> String) -> Relief {
        let money = |amount| Money::from_minor(i64::try_from(amount).unwrap_or(i64::MAX));
        match relaxation {
            Relaxation::Allow(pairs) => {
                Relief::Allow(pairs.iter().map(|pair| (name(pair.people().0), name(pair.people().1))).collect())
            }
            Relaxation::Relay => Relief::Relay,
            Relaxation::PaymentMin(amount) => Relief::PaymentMin(money(*amount)),
            Relaxation::PaymentsMax(_, count) | Relaxation::PaymentsMaxEach(count) => Relief::PaymentsMax(*count),
            Relaxation::Tolerance(amount) => Relief::Tolerance(money(*amount)),
            Relaxation::Together(all) => Relief::Together(all.iter().map(|one| Relief::new(one, name)).collect()),
            Relaxation::Effort => Relief::Effort,
        }
    }
}

/// The people of one group and currency, numbered in name order for the engine, and their debts.
pub struct Circle<'c> {
    /// The ledger's people.
    pub setup: &'c Setup,
    /// The currency.
    pub currency: Currency,
    /// The people, in name order.
    pub people: &'c [PersonIndex],
    /// Who owes whom something by the bills.
    pub pairs: BTreeSet<Pair>,
}

impl Circle<'_> {
    /// Returns what was asked as the engine takes it.
    #[must_use]
    pub fn constraints(&self, wishes: &Wishes) -> Constraints {
        let amounts = wishes.amounts.get(&self.currency).copied().unwrap_or_default();
        let mut constraints = Constraints {
            relay: wishes.relay,
            payment_min: amounts.payment_min.map(|money| money.minor().into()),
            rounding: amounts
                .rounding
                .map(|(unit, tolerance)| Rounding { unit: unit.minor().into(), tolerance: tolerance.minor().into() }),
            payments_max_each: wishes.payments_max,
            ..Constraints::default()
        };
        let paired = |named: &[(PersonIndex, PersonIndex)]| -> BTreeSet<Pair> {
            named.iter().filter_map(|(one, other)| self.pair(*one, *other)).collect()
        };
        let reconciled = paired(&wishes.reconciled);
        let forbidden = paired(&wishes.forbidden).into_iter().chain(self.blocked());
        constraints.forbidden = forbidden.filter(|pair| !reconciled.contains(pair)).collect();
        if wishes.along_debts {
            constraints.allow_only(self.pairs.union(&reconciled).copied());
        }
        if wishes.same_way {
            let same = self.all_pairs().filter(|(one, other, _)| self.has_same_way(*one, *other));
            constraints.allow_only(same.map(|(_, _, pair)| pair).chain(reconciled));
        }
        constraints
    }

    /// Says why there is no plan, with handles instead of numbers.
    #[must_use]
    pub fn no_plan(&self, group: &str, why: Infeasible) -> NoPlan {
        let handle = |person: Person| {
            let index = self.people.get(person.index());
            index.map_or("?", |index| self.setup.handle(*index)).to_owned()
        };
        NoPlan::new(group, self.currency, handle, why)
    }

    fn all_pairs(&self) -> impl Iterator<Item = (PersonIndex, PersonIndex, Pair)> + '_ {
        let numbered = || self.people.iter().enumerate();
        numbered().flat_map(move |(first, one)| {
            let later = numbered().skip(first + 1);
            later.map(move |(second, other)| (*one, *other, Pair::new(Person::new(first), Person::new(second))))
        })
    }

    /// Returns the pairs of whom one has blocked the other.
    fn blocked(&self) -> impl Iterator<Item = Pair> + '_ {
        self.people.iter().flat_map(move |one| {
            let friends = self.setup.people[one.get()].friends.iter();
            let blocked = friends.filter(|(_, friendship)| **friendship == Friendship::Blocked);
            blocked.filter_map(move |(handle, _)| self.pair(*one, self.setup.person(handle)?))
        })
    }

    fn pair(&self, one: PersonIndex, other: PersonIndex) -> Option<Pair> {
        let number = |person| self.people.binary_search(&person).ok().map(Person::new);
        Some(Pair::new(number(one)?, number(other)?)).filter(|_| one != other)
    }

    fn has_same_way(&self, one: PersonIndex, other: PersonIndex) -> bool {
        let ways = |who: PersonIndex| &self.setup.people[who.get()].pay;
        ways(one).iter().any(|way| ways(other).iter().any(|theirs| theirs.kind == way.kind))
    }
}
