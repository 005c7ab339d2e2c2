//! A whole ledger in memory: its setup and all its entries in order.

use super::entry::Entry;
use super::group::{Group, GroupIndex};
use super::id::Id;
use super::setup::Setup;

/// The setup and the entries, in order of date, then id.
#[derive(Clone, Debug)]
pub struct Ledger<'t> {
    /// Settings, people, groups.
    pub setup: &'t Setup,
    /// All entries, whether they count or not.
    pub entries: Vec<Entry<'t>>,
}

impl<'t> Ledger<'t> {
    /// Puts entries in order; the order of files and rows does not matter afterwards.
    #[must_use]
    pub fn new(setup: &'t Setup, mut entries: Vec<Entry<'t>>) -> Ledger<'t> {
        entries.sort_by_key(|entry| (entry.date, entry.id, entry.place));
        Ledger { setup, entries }
    }

    /// Returns the group of an entry.
    #[must_use]
    pub fn group(&self, index: GroupIndex) -> &'t Group {
        &self.setup.groups[index.get()]
    }

    /// Lists all ids in order, for prefixes.
    #[must_use]
    pub fn ids(&self) -> Vec<Id> {
        let mut ids: Vec<Id> = self.entries.iter().map(|entry| entry.id).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}
