//! Which entries and messages are meant: tests on one of them, and what all, any or none of them say.
//!
//! The language people write this in is [`crate::text::query`]; here every name has been found and every day
//! and amount been read, so a test only looks.

use std::ops::Bound;

use crate::model::{Currency, Date, Entry, GroupIndex, Id, Kind, Money, PersonIndex, Status};

/// What is asked of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// All of these hold; with none of them, everything is meant.
    All(Vec<Filter>),
    /// At least one of these holds; with none of them, nothing is meant.
    Any(Vec<Filter>),
    /// This does not hold.
    Not(Box<Filter>),
    /// One test holds.
    Is(Test),
}

/// One test on an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// It belongs to the group.
    Group(GroupIndex),
    /// The person paid or shares.
    With(PersonIndex),
    /// The person paid, or part of it.
    PaidBy(PersonIndex),
    /// Something of it falls on the person.
    For(PersonIndex),
    /// The person with this handle wrote it.
    By(String),
    /// It has this category, in any case.
    Category(Folded),
    /// It has this tag, in any case.
    Tag(Folded),
    /// It is of this kind; a refund is a kind of its own here.
    Kind(Sort),
    /// It is of a day among these.
    Date(Within<Date>),
    /// It should be paid by a day among these.
    Due(Within<Date>),
    /// Its amount is one of these, in the currency if one is named.
    Amount(Within<Quantity>, Option<Currency>),
    /// What of it falls on the person is one of these amounts, in the currency if one is named.
    Share(PersonIndex, Within<Quantity>, Option<Currency>),
    /// It is in this currency.
    Currency(Currency),
    /// It stands like this.
    Status(Status),
    /// It is not void and should have been paid before this day.
    Overdue(Date),
    /// The description or the note has this in it, in any case.
    Words(Folded),
    /// The description has this in it, in any case.
    Description(Folded),
    /// The note has this in it, in any case.
    Note(Folded),
    /// Its id begins like this.
    Id(String),
    /// It comes with this.
    Has(Thing),
}

/// What an entry is, to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Someone paid for some.
    Expense,
    /// Money came back.
    Refund,
    /// Someone handed money to someone.
    Payment,
    /// Money came in.
    Income,
}

/// What an entry can come with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A receipt.
    Receipt,
    /// A note.
    Note,
    /// A category.
    Category,
    /// A tag.
    Tag,
    /// A day it should be paid by.
    Due,
    /// The lines of an itemised bill.
    Items,
}

/// A text in lower case, to be compared with others in any case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded(String);

/// An amount of any currency: its value in hundred-millionths of the whole unit, exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quantity(i128);

/// A range of values; either end may be open or left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Within<T> {
    /// The lower end.
    pub from: Bound<T>,
    /// The upper end.
    pub to: Bound<T>,
}

/// What a message says, as far as a filter looks at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said<'m> {
    /// The conversation it belongs to, unless that is of two people without a folder.
    pub group: Option<GroupIndex>,
    /// The handle of who said it.
    pub author: &'m str,
    /// The day it was said, here.
    pub date: Date,
    /// What it says.
    pub text: &'m str,
    /// Its own id.
    pub id: Id,
    /// Whether it refers to a receipt.
    pub has_receipt: bool,
}

impl Filter {
    /// Tells whether an entry is meant.
    #[must_use]
    pub fn takes(&self, entry: &Entry<'_>) -> bool {
        self.holds(&|test| test.holds(entry))
    }

    /// Tells whether a message is meant; what only entries have, it has not.
    #[must_use]
    pub fn takes_message(&self, said: &Said<'_>) -> bool {
        self.holds(&|test| test.holds_of(said))
    }

    fn holds(&self, holds: &dyn Fn(&Test) -> bool) -> bool {
        match self {
            Filter::All(filters) => filters.iter().all(|filter| filter.holds(holds)),
            Filter::Any(filters) => filters.iter().any(|filter| filter.holds(holds)),
            Filter::Not(filter) => !filter.holds(holds),
            Filter::Is(test) => holds(test),
        }
    }

    /// Returns a filter that any of some tests satisfies.
    #[must_use]
    pub fn any(tests: impl IntoIterator<Item = Test>) -> Filter {
        Filter::Any(tests.into_iter().map(Filter::Is).collect())
    }
}

impl Test {
    fn holds(&self, entry: &Entry<'_>) -> bool {
        match self {
            Test::Group(group) => entry.group == *group,
            Test::With(person) => entry.involves(*person),
            Test::PaidBy(person) => entry.payers.iter().any(|part| part.person == *person),
            Test::For(person) => entry.shares.iter().any(|part| part.person == *person),
            Test::By(handle) => entry.by == handle.as_str(),
            Test::Category(category) => category.is(&entry.category),
            Test::Tag(tag) => entry.tags.split_whitespace().any(|other| tag.is(other)),
            Test::Kind(sort) => *sort == Sort::of(entry),
            Test::Date(days) => days.has(&entry.date),
            Test::Due(days) => entry.due.is_some_and(|due| days.has(&due)),
            Test::Amount(amounts, currency) => fits(amounts, *currency, entry, entry.amount),
            Test::Share(person, amounts, currency) => {
                entry.kind != Kind::Payment
                    && entry.shares.iter().any(|part| part.person == *person)
                    && fits(amounts, *currency, entry, entry.share_of(*person))
            }
            Test::Currency(currency) => entry.currency == *currency,
            Test::Status(status) => entry.status == *status,
            Test::Overdue(today) => {
                let is_open = matches!(entry.status, Status::Counts | Status::Pending);
                is_open && entry.due.is_some_and(|due| due < *today)
            }
            Test::Words(words) => words.is_in(&entry.description) || words.is_in(&entry.note),
            Test::Description(words) => words.is_in(&entry.description),
            Test::Note(words) => words.is_in(&entry.note),
            Test::Id(prefix) => entry.id.to_string().starts_with(prefix.as_str()),
            Test::Has(thing) => thing.is_of(entry),
        }
    }

    fn holds_of(&self, said: &Said<'_>) -> bool {
        match self {
            Test::Group(group) => said.group == Some(*group),
            Test::By(handle) => said.author == handle,
            Test::Date(days) => days.has(&said.date),
            Test::Words(words) => words.is_in(said.text),
            Test::Id(prefix) => said.id.to_string().starts_with(prefix.as_str()),
            Test::Has(Thing::Receipt) => said.has_receipt,
            _ => false,
        }
    }
}

fn fits(amounts: &Within<Quantity>, currency: Option<Currency>, entry: &Entry<'_>, amount: Money) -> bool {
    currency.is_none_or(|currency| currency == entry.currency)
        && amounts.has(&Quantity::of(amount, entry.currency.decimals()))
}

impl Thing {
    fn is_of(self, entry: &Entry<'_>) -> bool {
        match self {
            Thing::Receipt => !entry.receipt.is_empty(),
            Thing::Note => !entry.note.is_empty(),
            Thing::Category => !entry.category.is_empty(),
            Thing::Tag => !entry.tags.trim().is_empty(),
            Thing::Due => entry.due.is_some(),
            Thing::Items => entry.split.items,
        }
    }
}

impl Sort {
    /// Returns what an entry is.
    #[must_use]
    pub fn of(entry: &Entry<'_>) -> Sort {
        match entry.kind {
            Kind::Expense if entry.amount.is_negative() => Sort::Refund,
            Kind::Expense => Sort::Expense,
            Kind::Payment => Sort::Payment,
            Kind::Income => Sort::Income,
        }
    }
}

impl Folded {
    /// Folds a text.
    #[must_use]
    pub fn new(text: &str) -> Folded {
        Folded(text.to_lowercase())
    }

    fn is(&self, text: &str) -> bool {
        text == self.0 || text.to_lowercase() == self.0
    }

    fn is_in(&self, text: &str) -> bool {
        text.contains(&self.0) || text.to_lowercase().contains(&self.0)
    }
}

impl Quantity {
    /// The most decimals that are told apart.
    pub const DECIMALS: u8 = crate::model::currency::DECIMALS_MAX;

    /// Returns the value of so many smallest units of a currency with so many decimals, at most [`Self::DECIMALS`].
    #[must_use]
    pub fn of(money: Money, decimals: u8) -> Quantity {
        Quantity(i128::from(money.minor()) * 10_i128.pow(u32::from(Self::DECIMALS.saturating_sub(decimals))))
    }
}

impl<T: Ord> Within<T> {
    /// Returns what lies between two values, both included.
    pub const fn between(from: T, to: T) -> Within<T> {
        Within { from: Bound::Included(from), to: Bound::Included(to) }
    }

    /// Tells whether a value lies in the range.
    pub fn has(&self, value: &T) -> bool {
        std::ops::RangeBounds::contains(&(self.from.as_ref(), self.to.as_ref()), value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Currency, Id, Money, Part, Place, Split};

    fn entry(description: &'static str, kind: Kind, minor: i64) -> Entry<'static> {
        let part = |person| Part { person: PersonIndex(person), amount: Money::from_minor(minor) };
        Entry {
            id: Id::from_bits(1),
            id_is_written: true,
            place: Place::default(),
            group: GroupIndex(0),
            date: Date::parse("2026-06-12").unwrap(),
            kind,
            description: description.into(),
            amount: Money::from_minor(minor),
            currency: Currency::iso("EUR").unwrap(),
            payers: vec![part(0)],
            split: Split::default(),
            shares: vec![part(1)],
            category: "Food".into(),
            tags: "sea fish".into(),
            due: Date::parse("2026-06-20"),
            note: "by the Sea".into(),
            receipt: "".into(),
            status: Status::Counts,
            by: "dan".into(),
            extra: Vec::new(),
        }
    }

    #[test]
    fn each_test_looks_at_its_own_field() {
        let dinner = entry("Dinner", Kind::Expense, 500);
        let date = |text| Date::parse(text).unwrap();
        let euros = |whole| Quantity::of(Money::from_minor(whole), 0);
        let holds = [
            Test::Group(GroupIndex(0)),
            Test::With(PersonIndex(1)),
            Test::PaidBy(PersonIndex(0)),
            Test::For(PersonIndex(1)),
            Test::By("dan".into()),
            Test::Category(Folded::new("food")),
            Test::Tag(Folded::new("FISH")),
            Test::Kind(Sort::Expense),
            Test::Date(Within { from: Bound::Included(date("2026-06-12")), to: Bound::Unbounded }),
            Test::Date(Within { from: Bound::Unbounded, to: Bound::Included(date("2026-06-12")) }),
            Test::Due(Within::between(date("2026-06-20"), date("2026-06-20"))),
            Test::Amount(Within::between(euros(5), euros(5)), Currency::iso("EUR")),
            Test::Share(PersonIndex(1), Within::between(euros(5), euros(5)), None),
            Test::Currency(Currency::iso("EUR").unwrap()),
            Test::Status(Status::Counts),
            Test::Overdue(date("2026-06-21")),
            Test::Words(Folded::new("dINN")),
            Test::Words(Folded::new("the sea")),
            Test::Description(Folded::new("dinner")),
            Test::Note(Folded::new("SEA")),
            Test::Id("0000".into()),
            Test::Has(Thing::Note),
            Test::Has(Thing::Due),
        ];
        let fails = [
            Test::Group(GroupIndex(1)),
            Test::With(PersonIndex(2)),
            Test::PaidBy(PersonIndex(1)),
            Test::For(PersonIndex(0)),
            Test::By("alice".into()),
            Test::Category(Folded::new("foo")),
            Test::Tag(Folded::new("fis")),
            Test::Kind(Sort::Refund),
            Test::Date(Within { from: Bound::Excluded(date("2026-06-12")), to: Bound::Unbounded }),
            Test::Date(Within { from: Bound::Unbounded, to: Bound::Included(date("2026-06-11")) }),
            Test::Due(Within::between(date("2026-06-12"), date("2026-06-19"))),
            Test::Amount(Within::between(euros(5), euros(5)), Currency::iso("USD")),
            Test::Amount(Within { from: Bound::Excluded(euros(5)), to: Bound::Unbounded }, None),
            Test::Share(PersonIndex(0), Within { from: Bound::Unbounded, to: Bound::Unbounded }, None),
            Test::Currency(Currency::iso("USD").unwrap()),
            Test::Status(Status::Void),
            Test::Overdue(date("2026-06-20")),
            Test::Words(Folded::new("lunch")),
            Test::Description(Folded::new("sea")),
            Test::Note(Folded::new("dinner")),
            Test::Id("1".into()),
            Test::Has(Thing::Receipt),
            Test::Has(Thing::Items),
        ];
        for test in holds.clone() {
            assert!(test.holds(&dinner), "{test:?}");
        }
        for test in fails.clone() {
            assert!(!test.holds(&dinner), "{test:?}");
            assert!(Filter::Not(Box::new(Filter::Is(test))).takes(&dinner));
        }
        assert!(Filter::All(holds.into_iter().map(Filter::Is).collect()).takes(&dinner));
        assert!(!Filter::any(fails).takes(&dinner));
    }

    #[test]
    fn all_of_none_is_everything_and_any_of_none_is_nothing() {
        let refund = entry("Deposit", Kind::Expense, -500);
        assert!(Filter::All(vec![]).takes(&refund));
        assert!(!Filter::any([]).takes(&refund));
        assert!(Filter::any([Test::Kind(Sort::Payment), Test::Kind(Sort::Refund)]).takes(&refund));
    }
}
