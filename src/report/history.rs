//! The history of a ledger: who changed what, and when.

use super::changes::Deed;

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It stands.
    Stands,
    /// A later change took it back.
    TakenBack,
    /// It takes another change back; its deeds are those of the other.
    Undoes,
    /// It took another change back, and a later one made that stand again.
    Redone,
    /// It makes a change stand again that was taken back.
    Redoes,
}

/// One change of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryRow {
    /// The commit's id.
    pub commit: String,
    /// The day and time on the clock of who made it.
    pub local_time: String,
    /// Seconds since 1970-01-01T00:00:00Z.
    pub seconds: i64,
    /// The handle of who made it; the author's name when nobody in the ledger is meant.
    pub who: String,
    /// Whether `who` is a handle.
    pub is_known: bool,
    /// The author's e-mail address.
    pub email: String,
    /// The commit's first line.
    pub subject: String,
    /// What became of it.
    pub fate: Fate,
    /// Whether `clique` made it.
    pub is_own: bool,
    /// Whether it brings together what was written apart.
    pub is_merge: bool,
    /// What it did.
    pub deeds: Vec<Deed>,
    /// Files it changed of which no deeds can be told.
    pub others: Vec<String>,
}
