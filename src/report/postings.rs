//! How payments that settle several books at once are written down, so that each book comes to zero.
//!
//! A book is one group and currency. Friends pay each other once for all their books:
//!
//! 1. A payment is written where it pays a debt: in a book where the one owes and the other is owed, as much as
//!    fits, then in the next. What fits nowhere goes to a book both are in, and where there is none to the
//!    folder of the two.
//! 2. What is then open in a book is carried over: the book gets rows that bring it to zero, although no money
//!    changes hands for them.
//!
//! Law: each book comes to zero; the rows that are not carried over are the payments and nothing else; those
//! that are carried over come to nothing for everyone, over all books (and, with currencies exchanged, to what
//! the payments were converted from).
//!
//! ```text
//! trip: bob owes alice 10          bob → alice 6   in trip
//! flat: alice owes bob  4          bob → alice 4   in trip, carried over
//! bob pays alice 6                 alice → bob 4   in flat, carried over
//! ```

use std::collections::BTreeMap;

use crate::engine::{Constraints, Nets, Options, settle};
use crate::model::{Currency, GroupIndex, Money, PersonIndex, Setup};

/// A book: one group and currency.
pub type BookKey = (GroupIndex, Currency);

/// What is open in some books, and where payments between their people may be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenBooks {
    /// The currency of the payments.
    pub currency: Currency,
    /// The groups that take part.
    pub groups: Vec<GroupIndex>,
    /// What everyone's balance is in each book.
    pub nets: BTreeMap<BookKey, BTreeMap<PersonIndex, Money>>,
}

/// Money that is handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handed {
    /// Who pays.
    pub from: PersonIndex,
    /// Who is paid.
    pub to: PersonIndex,
    /// How much.
    pub amount: Money,
}

/// A row to be written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting {
    /// The group.
    pub place: PostingPlace,
    /// The currency.
    pub currency: Currency,
    /// Whether no money changes hands for it.
    pub is_carried: bool,
    /// Who pays.
    pub from: PersonIndex,
    /// Who is paid.
    pub to: PersonIndex,
    /// How much.
    pub amount: Money,
}

/// Where a row is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PostingPlace {
    /// In a group of the ledger.
    Group(GroupIndex),
    /// In a folder of these two that is not there yet, in name order.
    NewPair(PersonIndex, PersonIndex),
}

impl OpenBooks {
    /// Returns the rows of some payments; `is_all` when they are all there are, so that the books come to zero.
    #[must_use]
    pub fn postings(&self, setup: &Setup, payments: &[Handed], is_all: bool) -> Vec<Posting> {
        let mut desk = Desk { books: self, setup, open: self.nets.clone(), pairs: BTreeMap::new(), rows: Vec::new() };
        let mut payments: Vec<(usize, Handed)> =
            payments.iter().map(|payment| (desk.common(payment).len(), *payment)).collect();
        // Who has the least choice is written first.
        payments.sort_by_key(|(choice, payment)| (*choice, payment.from, payment.to));
        for (_, payment) in &mut payments {
            payment.amount = desk.pay_debts(payment);
        }
        for (_, payment) in payments.iter().filter(|(_, payment)| !payment.amount.is_zero()) {
            desk.place_rest(payment);
        }
        if is_all {
            desk.carry_over();
        }
        desk.rows.sort_unstable();
        desk.rows
    }
}

struct Desk<'b> {
    books: &'b OpenBooks,
    setup: &'b Setup,
    open: BTreeMap<BookKey, BTreeMap<PersonIndex, Money>>,
    /// What payments left open between two who share no book.
    pairs: BTreeMap<(PersonIndex, PersonIndex), Vec<Handed>>,
    rows: Vec<Posting>,
}

impl Desk<'_> {
    /// Lists the groups both are in.
    fn common(&self, payment: &Handed) -> Vec<GroupIndex> {
        let has = |group: &GroupIndex, who| self.setup.groups[group.get()].member(who).is_some();
        let groups = self.books.groups.iter().copied();
        groups.filter(|group| has(group, payment.from) && has(group, payment.to)).collect()
    }

    /// Returns what the one owes and what the other is owed in a group.
    fn debt_and_credit(&self, group: GroupIndex, payment: &Handed) -> (Money, Money) {
        let net = |who| {
            let book = self.open.get(&(group, self.books.currency));
            book.and_then(|book| book.get(&who)).copied().unwrap_or_default()
        };
        let above_zero = |money: Money| money.max(Money::ZERO);
        (above_zero(-net(payment.from)), above_zero(net(payment.to)))
    }

    /// Writes a payment where it pays a debt, the largest first; returns what is left of it.
    fn pay_debts(&mut self, payment: &Handed) -> Money {
        let mut left = payment.amount;
        while !left.is_zero() {
            let fits = |group: &GroupIndex| {
                let (debt, credit) = self.debt_and_credit(*group, payment);
                debt.min(credit).min(left)
            };
            let most = self.common(payment).into_iter().map(|group| (fits(&group), std::cmp::Reverse(group))).max();
            let Some((part, std::cmp::Reverse(group))) = most.filter(|(part, _)| !part.is_zero()) else { break };
            self.write(group, payment, part, false);
            left -= part;
        }
        left
    }

    /// Writes a payment that pays no debt of its own, for it to be carried over.
    fn place_rest(&mut self, payment: &Handed) {
        let worth = |group: &GroupIndex| {
            let (debt, credit) = self.debt_and_credit(*group, payment);
            let is_direct = self.setup.groups[group.get()].direct;
            (usize::from(!debt.is_zero()) + usize::from(!credit.is_zero()), is_direct, std::cmp::Reverse(*group))
        };
        match self.common(payment).into_iter().max_by_key(worth) {
            Some(group) => self.write(group, payment, payment.amount, false),
            None => {
                let pair = (payment.from.min(payment.to), payment.from.max(payment.to));
                self.pairs.entry(pair).or_default().push(*payment);
                self.row(PostingPlace::NewPair(pair.0, pair.1), self.books.currency, payment, false);
            }
        }
    }

    fn write(&mut self, group: GroupIndex, payment: &Handed, amount: Money, is_carried: bool) {
        let book = self.open.entry((group, self.books.currency)).or_default();
        *book.entry(payment.from).or_default() += amount;
        *book.entry(payment.to).or_default() -= amount;
        self.row(PostingPlace::Group(group), self.books.currency, &Handed { amount, ..*payment }, is_carried);
    }

    fn row(&mut self, place: PostingPlace, currency: Currency, payment: &Handed, is_carried: bool) {
        let Handed { from, to, amount } = *payment;
        let row = Posting { place, currency, is_carried, from, to, amount };
        let same = |other: &&mut Posting| Posting { amount, ..**other } == row;
        match self.rows.iter_mut().find(same) {
            Some(other) => other.amount += amount,
            None => self.rows.push(row),
        }
    }

    /// Brings every book to zero.
    fn carry_over(&mut self) {
        for ((group, currency), book) in std::mem::take(&mut self.open) {
            let people: Vec<PersonIndex> = book.keys().copied().collect();
            let nets = Nets::new(book.values().map(|net| net.minor())).expect("a book adds up to zero");
            let plan = settle(&nets, &Constraints::default(), &Options::default()).expect("nothing is asked of it");
            for transfer in plan.transfers {
                let amount = Money::from_minor(i64::try_from(transfer.amount).expect("no more than the book holds"));
                let handed = Handed { from: people[transfer.from.index()], to: people[transfer.to.index()], amount };
                self.row(PostingPlace::Group(group), currency, &handed, true);
            }
        }
        for ((one, other), payments) in std::mem::take(&mut self.pairs) {
            for payment in payments {
                let back = Handed { from: payment.to, to: payment.from, amount: payment.amount };
                self.row(PostingPlace::NewPair(one, other), self.books.currency, &back, true);
            }
        }
    }
}
