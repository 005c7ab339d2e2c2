//! Everything of a ledger but its entries: settings, units, people, groups, items and rates.

use std::collections::BTreeMap;

use super::amount::Rate;
use super::checkpoint::Checkpoint;
use super::currency::Currency;
use super::date::Date;
use super::group::{Group, GroupIndex};
use super::id::Id;
use super::money::Money;
use super::person::{Person, PersonIndex};
use super::recurring::Rule;
use super::split::SplitPart;

/// The format of ledger folders that this program reads and writes.
pub const FORMAT: i64 = 1;

/// The small, owned part of a ledger that every row refers to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setup {
    /// The ledger's display name.
    pub name: String,
    /// A random id that tells one ledger from another when histories meet.
    pub id: Option<Id>,
    /// The currency of groups that name none.
    pub currency: Option<Currency>,
    /// Own units by handle, with their display names.
    pub units: BTreeMap<String, (Currency, String)>,
    /// All people, in name order.
    pub people: Vec<Person>,
    /// All groups and pairs, in order of their folders.
    pub groups: Vec<Group>,
    /// The line items of itemised bills, by group and expense, in line order.
    pub items: BTreeMap<(GroupIndex, Id), Vec<Item>>,
    /// Pinned exchange rates, in order of date.
    pub rates: Vec<PinnedRate>,
    /// Bills that come again, in order of group and name.
    pub rules: Vec<Rule>,
    /// Balances that must stay as they were, in order of group, date, currency and name.
    pub checkpoints: Vec<Checkpoint>,
}

/// One line of an itemised bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The line's number within its bill.
    pub line: u32,
    /// What it is.
    pub description: String,
    /// What it cost, in the bill's currency.
    pub amount: Money,
    /// Who shares it.
    pub parts: Vec<SplitPart>,
}

/// An exchange rate pinned as data: one unit of `from` is worth `rate` units of `to`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PinnedRate {
    /// The day it is from.
    pub date: Date,
    /// The currency exchanged.
    pub from: Currency,
    /// The currency received.
    pub to: Currency,
    /// How many units of `to` for one of `from`.
    pub rate: Rate,
    /// Where it was read.
    pub source: String,
}

impl Setup {
    /// Finds a person by exact handle.
    #[must_use]
    pub fn person(&self, handle: &str) -> Option<PersonIndex> {
        let found = self.people.binary_search_by(|person| person.handle.as_str().cmp(handle)).ok()?;
        u32::try_from(found).ok().map(PersonIndex)
    }

    /// Finds a group by exact handle, or a pair by `alice+bob`.
    #[must_use]
    pub fn group(&self, handle: &str) -> Option<GroupIndex> {
        let found = self.groups.iter().position(|group| group.handle == handle)?;
        u32::try_from(found).ok().map(GroupIndex)
    }

    /// Returns a person's handle.
    #[must_use]
    pub fn handle(&self, person: PersonIndex) -> &str {
        self.people[person.get()].handle.as_str()
    }

    /// Finds a currency by code: an own unit first, then ISO 4217.
    #[must_use]
    pub fn currency(&self, code: &str) -> Option<Currency> {
        self.units.get(code).map(|unit| unit.0).or_else(|| Currency::iso(code))
    }

    /// Lists the places of all people.
    pub fn person_indexes(&self) -> impl Iterator<Item = PersonIndex> + use<> {
        (0..u32::try_from(self.people.len()).unwrap_or(u32::MAX)).map(PersonIndex)
    }

    /// Lists the places of all groups.
    pub fn group_indexes(&self) -> impl Iterator<Item = GroupIndex> + use<> {
        (0..u32::try_from(self.groups.len()).unwrap_or(u32::MAX)).map(GroupIndex)
    }
}
