//! What friends ask of a plan besides being short, in their own terms, and why there may be none then.

use std::collections::{BTreeMap, BTreeSet};

use crate::engine::{Amount, Cause, Constraints, Infeasible, Pair, Person, Relaxation, Rounding};
use crate::model::person::Friendship;
use crate::model::{Agreement, Currency, Money, PersonIndex, Setup};

/// What is asked of a plan in every group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Pairs that do not pay each other, whatever their files say.
    pub forbidden: Vec<(PersonIndex, PersonIndex)>,
    /// Pairs that may pay each other all the same, whatever else is asked.
    pub reconciled: Vec<(PersonIndex, PersonIndex)>,
    /// When given, only these pairs pay each other.
    pub allowed: Option<Vec<(PersonIndex, PersonIndex)>>,
    /// People who settle as one, and then inside.
    pub families: Vec<Vec<PersonIndex>>,
    /// Whether only people pay each other who owe each other something by the bills.
    pub along_debts: bool,
    /// Whether only people pay each other who have a way to be paid in common.
    pub same_way: bool,
    /// Whether money may pass through people.
    pub relay: bool,
    /// How many payments anyone makes at most.
    pub payments_max: Option<usize>,
    /// How many payments these people make at most.
    pub payments_max_of: BTreeMap<PersonIndex, usize>,
    /// What depends on the currency.
    pub amounts: BTreeMap<Currency, Amounts>,
}

impl Wishes {
    /// Tells whether a plan is limited by more than pairs that do not pay each other.
    #[must_use]
    pub fn limits_plans(&self) -> bool {
        self.allowed.is_some()
            || !self.families.is_empty()
            || self.along_debts
            || self.same_way
            || self.relay
            || self.payments_max.is_some()
            || !self.payments_max_of.is_empty()
            || self.amounts.values().any(|amounts| *amounts != Amounts::default())
    }

    /// Adds what a group has agreed, where nothing else is asked; its amounts are in the group's currency.
    pub fn heed(&mut self, agreement: &Agreement, currency: Currency) {
        self.forbidden.extend(&agreement.no_pay);
        if self.families.is_empty() {
            self.families.clone_from(&agreement.families);
        }
        self.along_debts |= agreement.along_debts;
        self.same_way |= agreement.same_way;
        self.relay |= agreement.relay;
        if self.payments_max.is_none() && self.payments_max_of.is_empty() {
            self.payments_max = agreement.payments_max;
            self.payments_max_of = agreement.payments_max_of.iter().copied().collect();
        }
        if agreement.payment_min.is_none() && agreement.rounding.is_none() {
            return;
        }
        let amounts = self.amounts.entry(currency).or_default();
        amounts.payment_min = amounts.payment_min.or(agreement.payment_min);
        let agreed = agreement.rounding.map(|unit| (unit, agreement.tolerance.unwrap_or(tolerance_of(unit))));
        amounts.rounding = amounts.rounding.or(agreed);
    }
}

/// Returns what rounding to a unit leaves open at most, when nothing else is said: less than one unit.
#[must_use]
pub fn tolerance_of(unit: Money) -> Money {
    let one = Money::from_minor(1);
    if unit > one { unit - one } else { unit }
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
    /// The group's handle; empty when it is of all groups, or of none.
    pub group: String,
    /// Whether it is about a ledger.
    pub is_of_ledger: bool,
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
            is_of_ledger: false,
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
    PaymentMin(Amount),
    /// Let this person make this many payments.
    PaymentsMax(String, usize),
    /// Let everyone make this many payments.
    PaymentsMaxEach(usize),
    /// Leave up to this much of a balance.
    Tolerance(Amount),
    /// All of these: none is enough alone.
    Together(Vec<Relief>),
    /// Look longer.
    Effort,
}

impl Relief {
    fn new(relaxation: &Relaxation, name: &impl Fn(Person) -> String) -> Relief {
        match relaxation {
            Relaxation::Allow(pairs) => {
                Relief::Allow(pairs.iter().map(|pair| (name(pair.people().0), name(pair.people().1))).collect())
            }
            Relaxation::Relay => Relief::Relay,
            Relaxation::PaymentMin(amount) => Relief::PaymentMin(*amount),
            Relaxation::PaymentsMax(person, count) => Relief::PaymentsMax(name(*person), *count),
            Relaxation::PaymentsMaxEach(count) => Relief::PaymentsMaxEach(*count),
            Relaxation::Tolerance(amount) => Relief::Tolerance(*amount),
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
            families: wishes.families.iter().map(|family| self.numbers(family)).filter(|it| it.len() > 1).collect(),
            payments_max: wishes
                .payments_max_of
                .iter()
                .filter_map(|(who, most)| Some((self.number(*who)?, *most)))
                .collect(),
            ..Constraints::default()
        };
        let paired = |named: &[(PersonIndex, PersonIndex)]| -> BTreeSet<Pair> {
            named.iter().filter_map(|(one, other)| self.pair(*one, *other)).collect()
        };
        let reconciled = paired(&wishes.reconciled);
        let forbidden = paired(&wishes.forbidden).into_iter().chain(self.blocked());
        constraints.forbidden = forbidden.filter(|pair| !reconciled.contains(pair)).collect();
        if let Some(allowed) = &wishes.allowed {
            constraints.allow_only(paired(allowed).union(&reconciled).copied());
        }
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
        NoPlan { is_of_ledger: true, ..NoPlan::new(group, self.currency, handle, why) }
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
        Some(Pair::new(self.number(one)?, self.number(other)?)).filter(|_| one != other)
    }

    fn number(&self, person: PersonIndex) -> Option<Person> {
        self.people.binary_search(&person).ok().map(Person::new)
    }

    fn numbers(&self, people: &[PersonIndex]) -> BTreeSet<Person> {
        people.iter().filter_map(|person| self.number(*person)).collect()
    }

    fn has_same_way(&self, one: PersonIndex, other: PersonIndex) -> bool {
        let ways = |who: PersonIndex| &self.setup.people[who.get()].pay;
        ways(one).iter().any(|way| ways(other).iter().any(|theirs| theirs.kind == way.kind))
    }
}
