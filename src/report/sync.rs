//! What a sync came to: what the others did, what went to them, and what met.

use super::history::HistoryRow;

/// A sync that is done, or would be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyncReport {
    /// The remote's name.
    pub remote: String,
    /// Its branch.
    pub branch: String,
    /// The commit the ledger stands at.
    pub head: String,
    /// What came, newest first.
    pub came: Vec<HistoryRow>,
    /// What went, newest first.
    pub went: Vec<HistoryRow>,
    /// Whether the remote was asked and has everything.
    pub arrived: bool,
    /// Whether something was pushed.
    pub pushed: bool,
    /// Whether changes of both sides were merged.
    pub merged: bool,
    /// Whether the remote was empty before.
    pub remote_was_empty: bool,
    /// Whether somebody had taken commits away from the remote.
    pub rewound: bool,
    /// What met in the merge.
    pub met: Vec<Meeting>,
    /// How many losers of conflicts wait for a person.
    pub conflicts: usize,
    /// How far it went.
    pub extent: Extent,
}

/// How far a sync went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// All the way.
    #[default]
    Whole,
    /// Not to the remote.
    Offline,
    /// Nowhere: it was only looked at.
    Preview,
    /// From a file that came by mail.
    Bundle,
}

/// Two changes that met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The file.
    pub path: String,
    /// What it is about: an entry's id or a key.
    pub about: String,
    /// What a friend would call it, for an entry.
    pub name: Option<String>,
    /// The word for programs: `both-changed`, `taken-out-and-changed`, `waits-again`, `both-kept`.
    pub kind: &'static str,
    /// The field, `money` or `row`.
    pub field: String,
    /// What is in force.
    pub in_force: String,
    /// What is kept beside it.
    pub lost: String,
    /// What each side made of it, where that can be told.
    pub versions: Option<MetVersions>,
}

/// Two versions of one field of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetVersions {
    /// The field.
    pub field: String,
    /// What it said before.
    pub before: String,
    /// What came and what went, the one in force first.
    pub sides: [MetVersion; 2],
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetVersion {
    /// Who wrote it.
    pub who: String,
    /// The day and time on the clock of who did.
    pub local_time: String,
    /// What the field says.
    pub said: String,
}
