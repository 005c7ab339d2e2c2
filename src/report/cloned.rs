//! A ledger that was just fetched from others.

/// What was cloned, and who you are in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClonedLedger {
    /// The folder, as it was typed or named.
    pub folder: String,
    /// The ledger's name.
    pub name: String,
    /// The branch.
    pub branch: String,
    /// The groups' handles.
    pub groups: Vec<String>,
    /// The people's handles.
    pub people: Vec<String>,
    /// Your handle, when git's e-mail or name tells.
    pub me: Option<String>,
}
