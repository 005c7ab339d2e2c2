//! What is exported: entries in order of date, with the groups and people they are about.

use std::collections::BTreeSet;

use super::entries::{EntryRow, entry_row};
use super::filter::Filter;
use crate::model::{Currency, Date, Entry, GroupIndex, Ledger, PersonIndex, Setup};

/// Entries of a ledger, and what they are about.
#[derive(Clone, Debug)]
pub struct Selection<'l, 't> {
    /// Settings, people, groups.
    pub setup: &'l Setup,
    /// The entries, in order of date, then id; also those that count for nothing, where they are asked for.
    pub entries: Vec<&'l Entry<'t>>,
    /// The groups, in order of their folders.
    pub groups: Vec<GroupIndex>,
    /// Whether nothing of these groups is left out.
    pub is_whole: bool,
}

impl<'l, 't> Selection<'l, 't> {
    /// Takes the entries of some groups that `filter` takes; nothing, where all are taken.
    #[must_use]
    pub fn of(ledger: &'l Ledger<'t>, groups: &[GroupIndex], filter: Option<&Filter>) -> Selection<'l, 't> {
        let is_in = |entry: &&Entry<'t>| groups.contains(&entry.group) && filter.is_none_or(|it| it.takes(entry));
        let entries: Vec<&Entry<'t>> = ledger.entries.iter().filter(is_in).collect();
        let found: BTreeSet<GroupIndex> = entries.iter().map(|entry| entry.group).collect();
        let is_told = |group: &&GroupIndex| filter.is_none() || found.contains(*group);
        let groups = groups.iter().filter(is_told).copied().collect();
        Selection { setup: ledger.setup, entries, groups, is_whole: filter.is_none() }
    }

    /// Takes only those that count.
    #[must_use]
    pub fn counting(mut self) -> Selection<'l, 't> {
        self.entries.retain(|entry| entry.counts());
        self
    }

    /// Lists the entries with names spelled out, one at a time.
    pub fn rows(&self) -> impl Iterator<Item = EntryRow> + '_ {
        self.entries.iter().map(|entry| entry_row(self.setup, entry, &[]))
    }

    /// Lists everyone who is in one of the groups or has to do with an entry, in name order.
    #[must_use]
    pub fn people(&self) -> Vec<PersonIndex> {
        let members = self.groups.iter().flat_map(|group| &self.setup.groups[group.get()].members);
        let mut people: BTreeSet<PersonIndex> = members.map(|member| member.person).collect();
        for entry in &self.entries {
            people.extend(entry.payers.iter().chain(&entry.shares).map(|part| part.person));
        }
        people.into_iter().collect()
    }

    /// Lists the currencies of the entries, in order of their codes.
    #[must_use]
    pub fn currencies(&self) -> Vec<Currency> {
        self.entries.iter().map(|entry| entry.currency).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Returns the first and the last day of the entries.
    #[must_use]
    pub fn days(&self) -> Option<(Date, Date)> {
        Some((self.entries.first()?.date, self.entries.last()?.date))
    }
}
