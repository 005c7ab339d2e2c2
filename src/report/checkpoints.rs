//! Checkpoints beside what the balances really are.

use crate::model::{Checkpoint, CheckpointTally, Currency, Date, GroupIndex, Money, PersonIndex, Setup};

/// A balance that was written down, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckpointRow {
    /// The handle of the group.
    pub group: String,
    /// The day at whose end it holds.
    pub date: Date,
    /// The handle of whose balance it is.
    pub member: String,
    /// The currency.
    pub currency: Currency,
    /// What was written down.
    pub balance: Money,
    /// What the entries come to.
    pub found: Money,
    /// Why it was written down, or empty.
    pub note: String,
}

impl CheckpointRow {
    /// Tells whether the balance is what was written down.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.found == self.balance
    }
}

/// Lists the checkpoints of some groups and, unless there are none, of some people; every entry was added to `tally`.
#[must_use]
pub fn checkpoints(
    setup: &Setup,
    tally: &CheckpointTally,
    groups: &[GroupIndex],
    who: &[PersonIndex],
) -> Vec<CheckpointRow> {
    let is_meant = |checkpoint: &&Checkpoint| {
        groups.contains(&checkpoint.group) && (who.is_empty() || who.contains(&checkpoint.person))
    };
    let row = |checkpoint: &Checkpoint| CheckpointRow {
        group: setup.groups[checkpoint.group.get()].handle.clone(),
        date: checkpoint.date,
        member: setup.handle(checkpoint.person).to_owned(),
        currency: checkpoint.currency,
        balance: checkpoint.balance,
        found: tally.found(checkpoint),
        note: checkpoint.note.clone(),
    };
    setup.checkpoints.iter().filter(is_meant).map(row).collect()
}
