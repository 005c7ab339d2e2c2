//! Which program this is, and what it works with.

/// The versions of the program and of what it works with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The program's own.
    pub clique: String,
    /// The ledger's format that it writes.
    pub format: i64,
    /// The libgit2 inside it.
    pub libgit2: String,
    /// The git it calls to reach a remote; nothing where there is none, or none that is new enough.
    pub git: Option<String>,
}
