//! Where a ledger is synced with.

/// A remote of this clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownRemote {
    /// Its name.
    pub name: String,
    /// Its address, without secrets; why it cannot be used, when it cannot.
    pub url: Result<String, String>,
    /// Where it is pushed to, when that is another place.
    pub push_url: Option<Result<String, String>>,
    /// The branch there that `clique sync` goes with; none when it goes with another remote.
    pub branch: Option<String>,
    /// The commit of that branch that was last synced.
    pub synced: Option<String>,
    /// How many changes here it does not have, as far as is known.
    pub ahead: Option<usize>,
}
