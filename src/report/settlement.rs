//! Who pays whom: the payments that settle a group and currency, or several at once, and how good the plan is.

use std::collections::BTreeMap;

use super::evidence::Evidence;
use super::postings::{Handed, OpenBooks, Posting};
use super::wishes::Wishes;
pub use crate::engine::{Amount, Person};
use crate::engine::{Effort, Proof, Reason, Transfer};
use crate::model::setup::PinnedRate;
use crate::model::{Currency, Date, Id, Money, PersonIndex, Setup};

/// The payments that settle some balances.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// The group's handle; empty when the balances are of several groups or of none.
    pub group: String,
    /// The display name of whose balances they are; empty when they are of no ledger.
    pub name: String,
    /// The currency.
    pub currency: Currency,
    /// Who pays whom, in name order; with people asked for, only their payments.
    pub payments: Vec<Payment>,
    /// How many payments settle everyone.
    pub count: usize,
    /// What all of them add up to, in smallest units.
    pub total: Amount,
    /// How it is settled.
    pub manner: Manner,
    /// Whether what the group has agreed made the plan what it is.
    pub is_agreed: bool,
    /// How good the plan is.
    pub quality: Quality,
    /// Whether anyone may pay anyone any amount.
    pub is_free: bool,
    /// What rounding leaves: owed to the person when more than zero, in smallest units.
    pub left: Vec<(String, Amount)>,
    /// How many payments it would take to pay each debt directly, where the debts are known.
    pub direct: Option<usize>,
    /// How many payments it would take when nobody had chosen a way of settling that leaves no choice.
    pub fewest: Option<usize>,
    /// What stands behind the plan.
    pub evidence: Evidence,
    /// How several books come to zero by it; nothing when there is but one.
    pub spread: Option<Spread>,
}

/// How payments that settle several books at once bring each of them to zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// What is open in the books.
    pub books: OpenBooks,
    /// The rows to be written for the payments that are listed.
    pub rows: Vec<SpreadRow>,
    /// How many payments it would take to settle every book by itself, where that was found out.
    pub apart: Option<usize>,
    /// The rates by which balances were converted.
    pub rates: Vec<PinnedRate>,
    /// Whether the books are of several groups.
    pub is_across: bool,
}

/// A row to be written in one of several books.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpreadRow {
    /// The row.
    pub posting: Posting,
    /// The group's handle, or that of two people who have no folder yet.
    pub group: String,
    /// Its display name.
    pub name: String,
    /// Who pays and who is paid.
    pub names: (String, String),
    /// The entry, once it is recorded.
    pub entry: Option<(Id, usize)>,
}

impl Settlement {
    /// Makes what is known of a plan alone; only the payments of people who are asked for are listed.
    #[must_use]
    pub fn new(evidence: Evidence, currency: Currency, is_asked: impl Fn(Person) -> bool) -> Settlement {
        let is_shown = |transfer: &&Transfer| is_asked(transfer.from) || is_asked(transfer.to);
        let plan = evidence.plan();
        Settlement {
            group: String::new(),
            name: String::new(),
            currency,
            payments: plan.transfers.iter().filter(is_shown).map(Payment::new).collect(),
            count: plan.transfers.len(),
            total: plan.transfers.iter().map(|transfer| transfer.amount).sum(),
            manner: Manner::Fewest,
            is_agreed: false,
            quality: match (plan.proof, &plan.reason) {
                (_, Reason::Fixed | Reason::Hub(_)) => Quality::Given,
                (Proof::Optimal, _) => Quality::Fewest,
                (Proof::AtLeast(least), _) => Quality::AtLeast(least),
            },
            is_free: true,
            left: plan.remainders.iter().map(|left| (evidence.name(left.person).to_owned(), left.amount)).collect(),
            direct: None,
            fewest: None,
            evidence,
            spread: None,
        }
    }

    /// Returns someone's name: their handle, or what balances of no ledger call them.
    #[must_use]
    pub fn name(&self, person: Person) -> &str {
        self.evidence.name(person)
    }

    /// Returns people who settle among themselves, group by group.
    #[must_use]
    pub fn blocks(&self) -> &[Vec<Person>] {
        &self.evidence.plan().blocks
    }

    /// Lists only the payments that are chosen, each by its place.
    pub fn choose(&mut self, setup: &Setup, chosen: &[bool]) {
        let mut chosen = chosen.iter();
        self.payments.retain(|_| chosen.next().is_some_and(|is_chosen| *is_chosen));
        self.spread_out(setup);
    }

    /// Finds the rows for the payments that are listed.
    pub(super) fn spread_out(&mut self, setup: &Setup) {
        let Some(spread) = &mut self.spread else { return };
        let is_all = self.payments.len() == self.count && self.left.is_empty();
        let evidence = &self.evidence;
        let person = |it: Person| setup.person(evidence.name(it)).expect("a plan is about people of the ledger");
        let handed: Vec<Handed> = self
            .payments
            .iter()
            .map(|payment| Handed { from: person(payment.from), to: person(payment.to), amount: payment.money() })
            .collect();
        let rows = spread.books.postings(setup, &handed, is_all);
        spread.rows = rows.into_iter().map(|posting| SpreadRow::new(setup, posting)).collect();
    }

    /// Tells whether there is nothing to be written.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.payments.is_empty() && self.spread.as_ref().is_none_or(|spread| spread.rows.is_empty())
    }
}

impl SpreadRow {
    fn new(setup: &Setup, posting: Posting) -> SpreadRow {
        use super::postings::PostingPlace;
        let handle = |who: PersonIndex| setup.handle(who).to_owned();
        let (group, name) = match posting.place {
            PostingPlace::Group(group) => {
                let group = &setup.groups[group.get()];
                (group.handle.clone(), group.name.clone())
            }
            PostingPlace::NewPair(one, other) => {
                let name = |who: PersonIndex| setup.people[who.get()].name.as_str();
                (format!("{}+{}", handle(one), handle(other)), format!("{} & {}", name(one), name(other)))
            }
        };
        SpreadRow { group, name, names: (handle(posting.from), handle(posting.to)), entry: None, posting }
    }
}

/// One payment to be made; [`Settlement::name`] knows the names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// Who pays.
    pub from: Person,
    /// Who is paid.
    pub to: Person,
    /// How much, in smallest units.
    pub amount: Amount,
    /// The id of the entry, once it is recorded, and how many of its characters tell it from all others.
    pub entry: Option<(Id, usize)>,
}

impl Payment {
    /// Makes a payment that is not recorded.
    #[must_use]
    pub fn new(transfer: &Transfer) -> Payment {
        Payment { from: transfer.from, to: transfer.to, amount: transfer.amount, entry: None }
    }

    /// Returns the amount of a payment in a ledger, whose amounts are money.
    ///
    /// # Panics
    ///
    /// When the payment is of no ledger and more than money can count.
    #[must_use]
    pub fn money(&self) -> Money {
        Money::from_minor(i64::try_from(self.amount).expect("no payment is larger than the balances together"))
    }
}

/// What is known about the number of payments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quality {
    /// There is no plan with fewer.
    Fewest,
    /// So many are needed at least, but the plan has more.
    AtLeast(usize),
    /// The way of settling leaves no choice.
    Given,
}

/// How a plan settles, in the terms of who reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Manner {
    /// With the fewest payments.
    Fewest,
    /// Along existing debts, cycles of debt cleared.
    Simplified,
    /// Every debt as it is.
    Direct,
    /// Through this person.
    Through(String),
}

/// How people want to settle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// With the fewest payments.
    Minimal,
    /// Along existing debts, cycles of debt cleared.
    Simplified,
    /// Every debt as it is.
    Direct,
    /// Everyone pays or is paid by one person.
    Through(PersonIndex),
}

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Ask {
    /// How to settle; when nothing is said, as each group has agreed.
    pub way: Option<Way>,
    /// Only the payments of these people, unless there are none.
    pub who: Vec<PersonIndex>,
    /// What a plan must keep to, beside what each group has agreed.
    pub wishes: Wishes,
    /// How much work may be done.
    pub effort: Effort,
    /// Whether each group is settled by itself, or all of them at once.
    pub scope: Scope,
    /// Only balances in this currency, unless it is nothing.
    pub only: Option<Currency>,
    /// The currency all is converted to by the rates of a day, when it is.
    pub exchange: Option<(Currency, Date)>,
    /// Whether what the groups have agreed is heeded.
    pub heeds_agreements: bool,
}

/// Whose balances are taken together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Each group by itself.
    Apart,
    /// All groups at once.
    Across,
}

impl Ask {
    /// Asks for everyone's payments, group by group, in some way, without wishes.
    #[must_use]
    pub fn new(way: Way) -> Ask {
        Ask {
            way: Some(way),
            who: Vec::new(),
            wishes: Wishes::default(),
            effort: Effort::default(),
            scope: Scope::Apart,
            only: None,
            exchange: None,
            heeds_agreements: true,
        }
    }
}

/// Returns what the person who owes the most in these payments pays, in smallest units.
#[must_use]
pub fn owed_most(settlement: &Settlement) -> Amount {
    let mut pays: BTreeMap<Person, Amount> = BTreeMap::new();
    for payment in &settlement.payments {
        *pays.entry(payment.from).or_default() += payment.amount;
    }
    pays.into_values().max().unwrap_or_default()
}
