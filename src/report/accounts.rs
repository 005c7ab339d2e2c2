//! Adds up, one entry at a time, what settling needs to know: balances, debts, and the payments made lately.

use std::collections::{BTreeMap, BTreeSet};

use super::postings::BookKey;
use crate::model::pairwise::Pairwise;
use crate::model::{Currency, Date, Entry, GroupIndex, Kind, Money, PersonIndex, Place, Tally};

/// The tag of rows that bring a book to zero without money changing hands.
pub const CARRIED: &str = "carried";

/// What the entries of a ledger come to, for settling up.
#[derive(Clone, Debug, Default)]
pub struct Accounts {
    pub(super) tally: Tally,
    pub(super) pairwise: Pairwise,
    recent: BTreeMap<BookKey, Recent>,
}

/// The payments since the last bill: as long as they follow the plan, its rest stays as it was.
#[derive(Clone, Debug, Default)]
struct Recent {
    last_bill: Option<Date>,
    payments: Vec<Paid>,
}

/// A payment that was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Paid {
    date: Date,
    place: Place,
    pub(super) from: PersonIndex,
    pub(super) to: PersonIndex,
    pub(super) amount: Money,
}

impl Accounts {
    /// Adds one entry, when it counts.
    pub fn add(&mut self, entry: &Entry<'_>) {
        if !entry.counts() {
            return;
        }
        self.tally.add(entry);
        self.pairwise.add(entry);
        let recent = self.recent.entry((entry.group, entry.currency)).or_default();
        match (entry.kind, entry.payers.as_slice(), entry.shares.as_slice()) {
            (Kind::Payment, ..) if is_carried(entry) => {}
            (Kind::Payment, [from], [to]) => recent.payments.push(Paid {
                date: entry.date,
                place: entry.place,
                from: from.person,
                to: to.person,
                amount: entry.amount,
            }),
            _ => recent.last_bill = recent.last_bill.max(Some(entry.date)),
        }
    }

    /// Returns what has been added up.
    #[must_use]
    pub const fn tally(&self) -> &Tally {
        &self.tally
    }

    /// Returns the currencies there are.
    #[must_use]
    pub fn currencies(&self) -> BTreeSet<Currency> {
        self.recent.keys().map(|(_, currency)| *currency).collect()
    }

    /// Returns the payments in a currency since the last bill of some books, in the order they were made.
    ///
    /// What was handed over at once may stand in several books; of several books it is taken together by day.
    pub(super) fn paid(&self, books: &[BookKey], currency: Currency) -> Vec<Paid> {
        let all = || books.iter().filter_map(|book| Some((book, self.recent.get(book)?)));
        // A payment in a currency that is converted changes the balances as a bill does.
        let foreign = all().filter(|((_, other), _)| *other != currency);
        let foreign = foreign.flat_map(|(_, recent)| recent.payments.iter().map(|paid| paid.date)).max();
        let last_bill = all().filter_map(|(_, recent)| recent.last_bill).max().max(foreign);
        let own = all().filter(|((_, other), _)| *other == currency);
        let since = own.flat_map(|(_, recent)| recent.payments.iter().copied());
        let mut payments: Vec<Paid> = since.filter(|paid| last_bill.is_none_or(|last| last <= paid.date)).collect();
        payments.sort_unstable();
        if books.len() > 1 {
            let mut together: Vec<Paid> = Vec::new();
            for paid in payments {
                let same = |other: &&mut Paid| (other.date, other.from, other.to) == (paid.date, paid.from, paid.to);
                match together.iter_mut().rev().take_while(|other| other.date == paid.date).find(same) {
                    Some(other) => other.amount += paid.amount,
                    None => together.push(paid),
                }
            }
            payments = together;
        }
        payments.retain(|paid| paid.amount.minor() > 0 && paid.from != paid.to);
        payments
    }

    /// Returns the groups that have a book.
    pub(super) fn books(&self, groups: &[GroupIndex]) -> Vec<BookKey> {
        self.recent.keys().filter(|(group, _)| groups.contains(group)).copied().collect()
    }
}

/// Tells whether no money changed hands for a payment.
fn is_carried(entry: &Entry<'_>) -> bool {
    entry.tags.split_whitespace().any(|tag| tag == CARRIED)
}
