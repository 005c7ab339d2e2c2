//! People: one file each, with what friends need to know to pay them.

use std::collections::BTreeMap;

use super::currency::Currency;
use super::handle::Handle;
use super::id::Id;
use super::signing_key::SigningKey;

/// A person's place among all people of the ledger, who are in name order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonIndex(pub u32);

impl PersonIndex {
    /// Returns the place as an index into [`super::Setup::people`].
    #[must_use]
    pub const fn get(self) -> usize {
        self.0 as usize
    }
}

/// One person, as `people/<handle>.toml` tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name of the file and in rows; never changes.
    pub handle: Handle,
    /// A random id that tells two people with one handle apart when ledgers merge.
    pub id: Option<Id>,
    /// The display name, in any script.
    pub name: String,
    /// E-mail addresses; git identities among them tell who made a change.
    pub emails: Vec<String>,
    /// A telephone number.
    pub phone: Option<String>,
    /// The currency the person thinks in.
    pub currency: Option<Currency>,
    /// The path of a picture.
    pub avatar: Option<String>,
    /// Ways to be paid, the preferred first.
    pub pay: Vec<PayTo>,
    /// Public signing keys.
    pub keys: Vec<String>,
    /// The person's own view of others, by handle.
    pub friends: BTreeMap<String, Friendship>,
}

impl Person {
    /// Returns the keys by which the person's signatures are known; what is no key is passed over.
    #[must_use]
    pub fn signing_keys(&self) -> Vec<SigningKey> {
        self.keys.iter().filter_map(|text| SigningKey::parse(text)).collect()
    }
}

/// A way to be paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayTo {
    /// Which scheme: `iban`, `paypal`, `upi`, `pix`, `revolut`, `venmo`, `cash` or another word.
    pub kind: String,
    /// The account within the scheme.
    pub to: String,
}

/// How one person sees another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Friendship {
    /// Asked, not answered yet.
    Requested,
    /// Friends.
    Accepted,
    /// Asked and declined.
    Declined,
    /// No new shared bills with this person.
    Blocked,
}

impl Friendship {
    /// Returns the word in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Friendship::Requested => "requested",
            Friendship::Accepted => "accepted",
            Friendship::Declined => "declined",
            Friendship::Blocked => "blocked",
        }
    }

    /// Every state with its word.
    pub const WORDS: [(Friendship, &'static str); 4] = [
        (Friendship::Requested, "requested"),
        (Friendship::Accepted, "accepted"),
        (Friendship::Declined, "declined"),
        (Friendship::Blocked, "blocked"),
    ];
}
