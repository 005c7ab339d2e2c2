//! Balances: what each person paid, used, sent and received, per group and currency.

use std::collections::{BTreeMap, HashMap};

use super::currency::Currency;
use super::date::Date;
use super::entry::{Entry, Kind};
use super::group::GroupIndex;
use super::money::Money;
use super::person::PersonIndex;

/// Where one person stands in one group and currency, in smallest units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// What the person paid for bills, less income that came in through them.
    pub paid: Money,
    /// What bills cost the person, less income owed to them.
    pub share: Money,
    /// What the person handed to others.
    pub sent: Money,
    /// What others handed to the person.
    pub received: Money,
}

impl Standing {
    /// Returns the balance: positive gets back, negative owes.
    #[must_use]
    pub fn net(&self) -> Money {
        self.paid - self.share + self.sent - self.received
    }

    /// Adds another standing of the same person and currency.
    pub fn add(&mut self, other: &Standing) {
        self.paid += other.paid;
        self.share += other.share;
        self.sent += other.sent;
        self.received += other.received;
    }
}

/// Adds up entries one by one; holds one [`Standing`] per group, currency and person.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    books: Vec<Book>,
    places: HashMap<(GroupIndex, Currency), usize>,
    last: usize,
}

/// The standings of one group and currency; people by place, with holes.
#[derive(Clone, Debug)]
struct Book {
    group: GroupIndex,
    currency: Currency,
    entries: u64,
    turnover: Money,
    days: Option<(Date, Date)>,
    slots: Vec<u32>,
    people: Vec<(PersonIndex, Standing)>,
}

impl Book {
    fn note_day(&mut self, day: Date) {
        let (first, last) = self.days.unwrap_or((day, day));
        self.days = Some((first.min(day), last.max(day)));
    }

    #[inline]
    fn of(&mut self, person: PersonIndex) -> &mut Standing {
        let slot = match self.slots.get(person.get()) {
            Some(slot) if *slot != u32::MAX => *slot,
            _ => self.new_slot(person),
        };
        &mut self.people[slot as usize].1
    }

    #[cold]
    fn new_slot(&mut self, person: PersonIndex) -> u32 {
        let index = person.get();
        if index >= self.slots.len() {
            self.slots.resize(index + 1, u32::MAX);
        }
        let slot = u32::try_from(self.people.len()).expect("people are counted in 32 bits");
        self.slots[index] = slot;
        self.people.push((person, Standing::default()));
        slot
    }
}

/// So many books, the latest ones, are looked at before the index of all is asked.
const LATEST: usize = 4;

impl Tally {
    /// Adds one entry, when it counts.
    pub fn add(&mut self, entry: &Entry<'_>) {
        if !entry.counts() {
            return;
        }
        let book = self.book(entry.group, entry.currency);
        book.note_day(entry.date);
        match entry.kind {
            Kind::Expense => {
                book.entries += 1;
                book.turnover += entry.amount;
                entry.payers.iter().for_each(|part| book.of(part.person).paid += part.amount);
                entry.shares.iter().for_each(|part| book.of(part.person).share += part.amount);
            }
            Kind::Income => {
                book.entries += 1;
                book.turnover -= entry.amount;
                entry.payers.iter().for_each(|part| book.of(part.person).paid -= part.amount);
                entry.shares.iter().for_each(|part| book.of(part.person).share -= part.amount);
            }
            Kind::Payment => {
                entry.payers.iter().for_each(|part| book.of(part.person).sent += part.amount);
                entry.shares.iter().for_each(|part| book.of(part.person).received += part.amount);
            }
        }
    }

    fn book(&mut self, group: GroupIndex, currency: Currency) -> &mut Book {
        let fits = |book: &Book| book.group == group && book.currency == currency;
        if !self.books.get(self.last).is_some_and(fits) {
            self.last = self.other_book(group, currency);
        }
        &mut self.books[self.last]
    }

    /// Finds the place of a book that is not the last one used, or makes one.
    fn other_book(&mut self, group: GroupIndex, currency: Currency) -> usize {
        // Rows come group by group, and those of one group in few currencies.
        let latest = self.books.len().saturating_sub(LATEST);
        let near = self.books[latest..].iter().position(|book| book.group == group && book.currency == currency);
        match near {
            Some(place) => latest + place,
            None => *self.places.entry((group, currency)).or_insert_with(|| {
                let (slots, people) = (Vec::new(), Vec::new());
                let turnover = Money::ZERO;
                self.books.push(Book { group, currency, entries: 0, turnover, days: None, slots, people });
                self.books.len() - 1
            }),
        }
    }

    /// Adds what another tally, of other files, found.
    pub fn merge(&mut self, other: &Tally) {
        for theirs in &other.books {
            let ours = self.book(theirs.group, theirs.currency);
            ours.entries += theirs.entries;
            ours.turnover += theirs.turnover;
            if let Some((first, last)) = theirs.days {
                ours.note_day(first);
                ours.note_day(last);
            }
            for (person, standing) in &theirs.people {
                ours.of(*person).add(standing);
            }
        }
    }

    /// Returns every standing, in order of group, currency and name.
    ///
    /// # Panics
    ///
    /// When the balances of a group and currency do not add up to zero, which would be a bug.
    #[must_use]
    pub fn balances(&self) -> Balances {
        let mut accounts = BTreeMap::new();
        let mut totals = BTreeMap::new();
        for book in &self.books {
            let sum: Money = book.people.iter().map(|(_, standing)| standing.net()).sum();
            assert!(sum.is_zero(), "balances add up to zero");
            totals.insert(
                (book.group, book.currency),
                Total { entries: book.entries, spent: book.turnover, days: book.days },
            );
            for (person, standing) in &book.people {
                accounts.insert((book.group, book.currency, *person), *standing);
            }
        }
        Balances { accounts, totals }
    }
}

/// What was spent in one group and currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total {
    /// How many bills count, payments aside.
    pub entries: u64,
    /// What they cost in all, less refunds and income, in smallest units.
    pub spent: Money,
    /// The first and the last day of what counts.
    pub days: Option<(Date, Date)>,
}

/// The standings of a ledger, in order of group, currency and name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Balances {
    /// Where everyone stands.
    pub accounts: BTreeMap<(GroupIndex, Currency, PersonIndex), Standing>,
    /// What was spent.
    pub totals: BTreeMap<(GroupIndex, Currency), Total>,
}

impl Balances {
    /// Returns a person's balance in a group and currency.
    #[must_use]
    pub fn net(&self, group: GroupIndex, currency: Currency, person: PersonIndex) -> Money {
        self.accounts.get(&(group, currency, person)).map_or(Money::ZERO, Standing::net)
    }

    /// Tells whether a person has an open balance in a group, in any currency.
    #[must_use]
    pub fn is_open(&self, group: GroupIndex, person: PersonIndex) -> bool {
        self.accounts.iter().any(|((g, _, p), standing)| *g == group && *p == person && !standing.net().is_zero())
    }
}
