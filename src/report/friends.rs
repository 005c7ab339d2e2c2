//! How you and the others stand: what your file says of them, and what theirs say of you.
//!
//! Nobody writes another's file, so a friendship is two words in two files. A request and an acceptance are both a
//! yes: two yes are friends, whoever said it first.

use crate::model::person::Friendship;
use crate::model::{PersonIndex, Setup};

/// How two people stand, seen from one of them; in the order in which they are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// The other one asks you.
    AsksYou,
    /// Both said yes.
    Friends,
    /// You asked, and wait for an answer.
    Asked,
    /// You said no.
    Declined,
    /// The other one said no.
    DeclinedYou,
    /// You want no new shared bills with the other one.
    Blocked,
    /// The other one wants none with you.
    BlockedYou,
    /// Nobody said anything.
    Nothing,
}

impl Standing {
    /// Returns the word for programs.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Standing::AsksYou => "asks-you",
            Standing::Friends => "friends",
            Standing::Asked => "asked",
            Standing::Declined => "declined",
            Standing::DeclinedYou => "declined-you",
            Standing::Blocked => "blocked",
            Standing::BlockedYou => "blocked-you",
            Standing::Nothing => "nothing",
        }
    }

    /// Tells how it stands by what both files say.
    #[must_use]
    pub const fn of(yours: Option<Friendship>, theirs: Option<Friendship>) -> Standing {
        use Friendship::{Accepted, Blocked, Declined, Requested};
        match (yours, theirs) {
            (Some(Blocked), _) => Standing::Blocked,
            (_, Some(Blocked)) => Standing::BlockedYou,
            (Some(Declined), _) => Standing::Declined,
            (Some(Requested | Accepted), Some(Requested | Accepted)) => Standing::Friends,
            (Some(Requested | Accepted), Some(Declined)) => Standing::DeclinedYou,
            (Some(Requested | Accepted), None) => Standing::Asked,
            (None, Some(Requested | Accepted)) => Standing::AsksYou,
            (None, Some(Declined) | None) => Standing::Nothing,
        }
    }
}

/// Somebody else, and how you stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FriendRow {
    /// The handle.
    pub handle: String,
    /// The display name.
    pub name: String,
    /// How you stand.
    pub standing: Standing,
    /// What your file says.
    pub yours: Option<Friendship>,
    /// What theirs says of you.
    pub theirs: Option<Friendship>,
}

/// Tells how you and one other stand.
#[must_use]
pub fn friend(setup: &Setup, me: PersonIndex, other: PersonIndex) -> FriendRow {
    let word = |of: PersonIndex, about: PersonIndex| setup.people[of.get()].friends.get(setup.handle(about)).copied();
    let (yours, theirs) = (word(me, other), word(other, me));
    FriendRow {
        handle: setup.handle(other).to_owned(),
        name: setup.people[other.get()].name.clone(),
        standing: Standing::of(yours, theirs),
        yours,
        theirs,
    }
}

/// Tells how you and everybody else stand: requests first, then friends, then what waits and what was refused.
#[must_use]
pub fn friends(setup: &Setup, me: PersonIndex) -> Vec<FriendRow> {
    let others = setup.person_indexes().filter(|other| *other != me);
    let mut rows: Vec<FriendRow> = others.map(|other| friend(setup, me, other)).collect();
    rows.sort_by_key(|row| row.standing);
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_words_make_a_standing() {
        use Friendship::{Accepted, Blocked, Declined, Requested};
        for (yours, theirs, word) in [
            (None, None, "nothing"),
            (Some(Requested), None, "asked"),
            (None, Some(Requested), "asks-you"),
            (Some(Accepted), Some(Requested), "friends"),
            (Some(Requested), Some(Requested), "friends"),
            (Some(Accepted), None, "asked"),
            (Some(Declined), Some(Requested), "declined"),
            (Some(Requested), Some(Declined), "declined-you"),
            (None, Some(Declined), "nothing"),
            (Some(Blocked), Some(Blocked), "blocked"),
            (Some(Accepted), Some(Blocked), "blocked-you"),
            (Some(Declined), Some(Blocked), "blocked-you"),
        ] {
            assert_eq!(Standing::of(yours, theirs).word(), word, "{yours:?} {theirs:?}");
        }
    }
}
