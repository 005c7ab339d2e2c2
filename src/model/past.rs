//! What a file said at some time, record by record, as plain words whose meaning nobody checked.
//!
//! The past may hold what today's rules refuse and name people who are gone. So it is kept as words:
//! a record, what it is about, and its fields by name.

use super::id::Id;

/// What a record is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    /// The ledger itself.
    Settings,
    /// A person.
    Person,
    /// A group, or two people.
    Group,
    /// An expense, a payment or an income.
    Entry,
    /// A line of an itemised bill.
    Item,
    /// An exchange rate.
    Rate,
    /// A balance that must stay as it was.
    Checkpoint,
    /// A line of a conversation.
    Message,
}

impl Thing {
    /// Returns the word for one.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Thing::Settings => "settings",
            Thing::Person => "person",
            Thing::Group => "group",
            Thing::Entry => "entry",
            Thing::Item => "item",
            Thing::Rate => "rate",
            Thing::Checkpoint => "checkpoint",
            Thing::Message => "message",
        }
    }
}

/// One record as words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is about.
    pub thing: Thing,
    /// The handle of its group, or empty.
    pub group: String,
    /// What tells it from others of its kind: an id, a handle, a day and two currencies.
    pub key: String,
    /// The id of the entry it is or belongs to.
    pub id: Option<Id>,
    /// Whether the record says that id itself.
    pub id_is_written: bool,
    /// What it says: the fields that are not empty, by name, in the order of the file.
    pub fields: Vec<(String, String)>,
}

impl Fact {
    /// Returns a field, or nothing.
    #[must_use]
    pub fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// Tells whether it has a field, be it empty.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(field, _)| field == name)
    }
}
