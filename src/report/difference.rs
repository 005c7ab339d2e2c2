//! What differs between two states of a ledger: in what was written, and in who stands where.

use std::collections::BTreeMap;

use super::changes::Deed;
use super::moves::Move;
use crate::model::balance::Balances;
use crate::model::{Currency, Money, Setup};

/// A state of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Before there was anything.
    Nothing,
    /// As a commit has it.
    Commit {
        /// The commit's id.
        id: String,
        /// The day and time on the clock of who made it.
        local_time: String,
        /// Seconds since 1970-01-01T00:00:00Z.
        seconds: i64,
        /// The commit's first line.
        subject: String,
    },
    /// As the files have it now.
    Files,
}

/// The difference between two states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The earlier one, as a rule.
    pub from: Moment,
    /// The later one.
    pub to: Moment,
    /// What it takes to come from one to the other.
    pub deeds: Vec<Deed>,
    /// Files that differ and of which no deeds can be told.
    pub others: Vec<String>,
    /// Whose balances differ; nothing when one of the two cannot be added up.
    pub moves: Option<Vec<Move>>,
}

impl Difference {
    /// Tells whether both states say the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.deeds.is_empty() && self.others.is_empty() && self.moves.as_ref().is_none_or(Vec::is_empty)
    }

    /// Leaves what is about one group.
    pub fn narrow(&mut self, handle: &str, folder: &str) {
        self.deeds.retain(|deed| {
            let came_from = deed.fields.iter().any(|(field, before, _)| field == "group" && before == handle);
            deed.fact.group == handle || came_from
        });
        self.others.retain(|path| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')));
        if let Some(moves) = &mut self.moves {
            moves.retain(|one| one.group == handle);
        }
    }
}

/// Compares the balances of two states by the names of groups and people, for either may be new.
#[must_use]
pub fn balance_moves(before: (&Setup, &Balances), after: (&Setup, &Balances)) -> Vec<Move> {
    let mut all: BTreeMap<(String, Currency, String), (Money, Money)> = BTreeMap::new();
    for ((setup, balances), is_after) in [(before, false), (after, true)] {
        for ((group, currency, person), standing) in &balances.accounts {
            let group = setup.groups[group.get()].handle.clone();
            let member = setup.handle(*person).to_owned();
            let (old, new) = all.entry((group, *currency, member)).or_default();
            *(if is_after { new } else { old }) += standing.net();
        }
    }
    let moved = all.into_iter().filter(|(_, (before, after))| before != after);
    moved.map(|((group, currency, member), (before, after))| Move { group, currency, member, before, after }).collect()
}
