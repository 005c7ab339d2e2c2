//! Which entries are meant: tests on one entry, and what all, any or none of them say.

use crate::model::{Date, Entry, GroupIndex, Kind, PersonIndex, Status};

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
    /// It has this category, in any case.
    Category(String),
    /// It has this tag, in any case.
    Tag(String),
    /// It is of this kind; a refund is a kind of its own here.
    Kind(Sort),
    /// It is of this day or a later one.
    Since(Date),
    /// It is of this day or an earlier one.
    Until(Date),
    /// It stands like this.
    Status(Status),
    /// The description or the note has this in it, in any case.
    Words(String),
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

impl Filter {
    /// Tells whether an entry is meant.
    #[must_use]
    pub fn takes(&self, entry: &Entry<'_>) -> bool {
        match self {
            Filter::All(filters) => filters.iter().all(|filter| filter.takes(entry)),
            Filter::Any(filters) => filters.iter().any(|filter| filter.takes(entry)),
            Filter::Not(filter) => !filter.takes(entry),
            Filter::Is(test) => test.holds(entry),
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
            Test::Category(category) => folded(&entry.category) == folded(category),
            Test::Tag(tag) => entry.tags.split_whitespace().any(|other| folded(other) == folded(tag)),
            Test::Kind(sort) => *sort == Sort::of(entry),
            Test::Since(date) => entry.date >= *date,
            Test::Until(date) => entry.date <= *date,
            Test::Status(status) => entry.status == *status,
            Test::Words(words) => {
                let words = folded(words);
                folded(&entry.description).contains(&words) || folded(&entry.note).contains(&words)
            }
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

fn folded(text: &str) -> String {
    text.to_lowercase()
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
            due: None,
            note: "by the Sea".into(),
            receipt: "".into(),
            status: Status::Counts,
            by: "".into(),
            extra: Vec::new(),
        }
    }

    #[test]
    fn each_test_looks_at_its_own_field() {
        let dinner = entry("Dinner", Kind::Expense, 500);
        let date = |text| Date::parse(text).unwrap();
        let holds = [
            Test::Group(GroupIndex(0)),
            Test::With(PersonIndex(1)),
            Test::PaidBy(PersonIndex(0)),
            Test::Category("food".into()),
            Test::Tag("FISH".into()),
            Test::Kind(Sort::Expense),
            Test::Since(date("2026-06-12")),
            Test::Until(date("2026-06-12")),
            Test::Status(Status::Counts),
            Test::Words("dINN".into()),
            Test::Words("the sea".into()),
        ];
        let fails = [
            Test::Group(GroupIndex(1)),
            Test::With(PersonIndex(2)),
            Test::PaidBy(PersonIndex(1)),
            Test::Category("foo".into()),
            Test::Tag("fis".into()),
            Test::Kind(Sort::Refund),
            Test::Since(date("2026-06-13")),
            Test::Until(date("2026-06-11")),
            Test::Status(Status::Void),
            Test::Words("lunch".into()),
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
