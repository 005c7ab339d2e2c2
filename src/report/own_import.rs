//! What taking in an export of this program comes to.

use crate::model::Id;

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
    /// Whether any file changes.
    pub has_more: bool,
}
