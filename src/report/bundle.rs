//! A file to mail, into which a ledger was written with its history.

/// A bundle that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenBundle {
    /// The file, as it was typed.
    pub file: String,
    /// The branch in it.
    pub branch: String,
    /// The commit it leads to.
    pub head: String,
    /// Whether all of the history is in it, so that it can be cloned.
    pub is_whole: bool,
    /// How many bytes it has.
    pub bytes: u64,
}
