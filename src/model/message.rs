//! Messages: what friends said to each other, as it stands after edits and deletions.

use super::id::Id;

/// One message as it stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The id.
    pub id: Id,
    /// When it was said, in seconds since 1970-01-01T00:00:00Z.
    pub time: i64,
    /// The handle of who said it.
    pub author: String,
    /// What it says now; nothing once deleted.
    pub text: String,
    /// What it refers to.
    pub about: Option<About>,
    /// Whether it was edited.
    pub edited: bool,
    /// Whether it was taken back.
    pub deleted: bool,
}

/// What a message refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// An entry.
    Entry(Id),
    /// A receipt, by its file name.
    Receipt(String),
}
