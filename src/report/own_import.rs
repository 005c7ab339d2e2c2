//! What taking in an export of this program comes to.

use std::collections::{BTreeMap, BTreeSet};

use super::import::BalanceLine;
use crate::model::balance::Balances;
use crate::model::{Id, Setup};
use crate::text::import::own::stated::{Book, Stated};

/// What became of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OwnEnding {
    /// Everything was there already.
    #[default]
    NothingNew,
    /// It is recorded.
    Imported,
    /// It was only looked at.
    DryRun,
    /// The balances are not those of the file, so nothing was recorded.
    Refused,
}

/// What was found in the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnImport {
    /// What became of it.
    pub ending: OwnEnding,
    /// The shape of the files.
    pub shape: &'static str,
    /// What they are called.
    pub files: Vec<String>,
    /// The entries that are new.
    pub new: Vec<Id>,
    /// How many the ledger had.
    pub known: usize,
    /// The entries that say something else than the ledger, with the columns.
    pub changed: Vec<(Id, Vec<String>)>,
    /// Whether these are changed in the ledger.
    pub is_update: bool,
    /// The people who are new.
    pub people: Vec<String>,
    /// The groups that are new.
    pub groups: Vec<String>,
    /// How many receipts came along.
    pub receipts: usize,
    /// How many receipts the files name, and do not hold.
    pub receipts_missing: usize,
    /// Everyone's balance by what the files say, beside the one they state, by group.
    pub balances: Vec<(String, Vec<BalanceLine>)>,
    /// Whether any file changes.
    pub has_more: bool,
}

impl OwnImport {
    /// Counts the balances that are not those of the files.
    #[must_use]
    pub fn misfits(&self) -> usize {
        self.balances.iter().flat_map(|(_, lines)| lines).filter(|line| !line.fits()).count()
    }
}

/// Puts the balances of a ledger that has only what a file says beside those that the file states.
#[must_use]
pub fn own_balances(balances: &Balances, setup: &Setup, stated: &Stated) -> Vec<(String, Vec<BalanceLine>)> {
    let found = balances.accounts.iter().map(|((group, currency, person), standing)| {
        let book = (setup.groups[group.get()].handle.clone(), *currency);
        ((book, setup.handle(*person).to_owned()), i128::from(standing.net().minor()))
    });
    let imported: BTreeMap<(Book, String), i128> = found.collect();
    let keys: BTreeSet<_> = imported.keys().chain(stated.nets.keys()).collect();
    let mut groups: Vec<(String, Vec<BalanceLine>)> = Vec::new();
    for key @ ((group, currency), member) in keys {
        let is_stated = stated.books.contains(&key.0);
        let line = BalanceLine {
            member: member.clone(),
            name: setup.person(member).map_or(member.clone(), |person| setup.people[person.get()].name.clone()),
            currency: *currency,
            imported: imported.get(key).copied().unwrap_or(0),
            stated: is_stated.then(|| stated.nets.get(key).copied().unwrap_or(0)),
            tolerance: 0,
        };
        match groups.last_mut().filter(|(last, _)| last == group) {
            Some((_, lines)) => lines.push(line),
            None => groups.push((group.clone(), vec![line])),
        }
    }
    groups
}
