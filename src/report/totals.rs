//! What entries come to by month, week or category: what was spent, and what it did to everyone's balance.

use std::collections::BTreeMap;

use crate::model::{Currency, Date, Entry, GroupIndex, Kind, Money, PersonIndex, Setup, Standing, Tally};

/// What entries are added up by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Calendar months.
    Month,
    /// Weeks from Monday to Sunday.
    Week,
    /// Categories.
    Category,
}

/// What one part of the entries is called; days in order, then names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A month, by its first day.
    Month(Date),
    /// A week, by its Monday.
    Week(Date),
    /// A category; empty for entries without one.
    Category(String),
    /// Payments without a category.
    Payments,
    /// Somebody, by handle; several as `alice+bob`.
    Person(String),
    /// What is about no entry.
    NoEntry,
}

/// The parts of the entries of one group and currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalSheet {
    /// The group's handle.
    pub group: String,
    /// The group's display name.
    pub name: String,
    /// The currency.
    pub currency: Currency,
    /// The handles of all whom it concerns, in name order.
    pub people: Vec<(PersonIndex, String)>,
    /// The parts: months and weeks in order, categories by what was spent, the most first.
    pub parts: Vec<PartTotal>,
    /// All parts together.
    pub whole: PartTotal,
}

/// What one part comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartTotal {
    /// What it is; nothing for the whole.
    pub part: Option<Part>,
    /// How many bills count, payments aside.
    pub bills: u64,
    /// What they cost, less refunds and income.
    pub spent: Money,
    /// What was handed over in payments.
    pub handed_over: Money,
    /// What it did to everyone.
    pub standings: BTreeMap<PersonIndex, Standing>,
}

impl PartTotal {
    /// Returns what the part did to one person.
    #[must_use]
    pub fn of(&self, person: PersonIndex) -> Standing {
        self.standings.get(&person).copied().unwrap_or_default()
    }

    fn add(&mut self, other: &PartTotal) {
        self.bills += other.bills;
        self.spent += other.spent;
        self.handed_over += other.handed_over;
        for (person, standing) in &other.standings {
            self.standings.entry(*person).or_default().add(standing);
        }
    }
}

/// Adds up entries part by part as they come, in any order.
#[derive(Clone, Debug)]
pub struct Parts {
    by: By,
    tallies: BTreeMap<Part, Tally>,
}

impl Parts {
    /// Starts without entries.
    #[must_use]
    pub const fn new(by: By) -> Parts {
        Parts { by, tallies: BTreeMap::new() }
    }

    /// Adds an entry, when it counts.
    pub fn add(&mut self, entry: &Entry<'_>) {
        if entry.counts() {
            self.tallies.entry(part_of(entry, self.by)).or_default().add(entry);
        }
    }

    /// Returns what the parts come to, group by group and currency by currency.
    ///
    /// Law: what the parts do to a person adds up to the balance by all of the entries.
    #[must_use]
    pub fn sheets(&self, setup: &Setup) -> Vec<TotalSheet> {
        let mut sheets: BTreeMap<(GroupIndex, Currency), TotalSheet> = BTreeMap::new();
        for (part, tally) in &self.tallies {
            let balances = tally.balances();
            for ((group, currency), total) in &balances.totals {
                let of_sheet = balances.accounts.iter().filter(|((g, c, _), _)| g == group && c == currency);
                let standings: BTreeMap<PersonIndex, Standing> =
                    of_sheet.map(|((_, _, person), standing)| (*person, *standing)).collect();
                let handed_over = standings.values().map(|standing| standing.sent).sum();
                let part = Some(part.clone());
                let found = PartTotal { part, bills: total.entries, spent: total.spent, handed_over, standings };
                let sheet = sheets.entry((*group, *currency)).or_insert_with(|| empty(setup, *group, *currency));
                sheet.whole.add(&found);
                sheet.parts.push(found);
            }
        }
        let mut sheets: Vec<TotalSheet> = sheets.into_values().collect();
        for sheet in &mut sheets {
            sheet.people = sheet.whole.standings.keys().map(|it| (*it, setup.handle(*it).to_owned())).collect();
            if self.by == By::Category {
                sheet.parts.sort_by(|a, b| {
                    (a.part == Some(Part::Payments), b.spent, &a.part).cmp(&(
                        b.part == Some(Part::Payments),
                        a.spent,
                        &b.part,
                    ))
                });
            }
        }
        sheets
    }
}

fn empty(setup: &Setup, group: GroupIndex, currency: Currency) -> TotalSheet {
    let place = &setup.groups[group.get()];
    TotalSheet {
        group: place.handle.clone(),
        name: place.name.clone(),
        currency,
        people: Vec::new(),
        parts: Vec::new(),
        whole: PartTotal::default(),
    }
}

/// Returns the part that an entry belongs to.
pub(super) fn part_of(entry: &Entry<'_>, by: By) -> Part {
    match by {
        By::Month | By::Week => part_of_day(entry.date, by),
        By::Category if entry.kind == Kind::Payment && entry.category.trim().is_empty() => Part::Payments,
        By::Category => Part::Category(entry.category.trim().to_owned()),
    }
}

/// Returns the part that a day belongs to; a day has no category.
pub(super) fn part_of_day(day: Date, by: By) -> Part {
    match by {
        By::Month => Part::Month(Date::new(day.year(), day.month(), 1).unwrap_or(day)),
        By::Week => Part::Week(day.plus_days(-i64::from(day.weekday())).unwrap_or(day)),
        By::Category => Part::NoEntry,
    }
}
