//! Shows how you and the others stand, and what can be said to it.

use serde::Serialize;

use super::rows::Rows;
use super::safe::safe;
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Table};
use crate::report::friends::{FriendRow, Standing};

/// Shows people, one a line, with how you stand.
#[must_use]
pub fn friends_as_text(friends: &[FriendRow], look: &Look) -> String {
    if friends.is_empty() {
        return "Nobody yet: ask someone with clique friend add WHO\n".into();
    }
    let (fixed, text) = (Column::new(Kind::Fixed, ""), Column::new(Kind::Text, ""));
    let mut table = Table::new([fixed, text.clone().spare(), text]);
    for row in friends {
        table.row([
            Cell::text(safe(&row.handle)).painted(Paint::Bright),
            if row.name == row.handle { Cell::empty() } else { Cell::text(safe(&row.name)) },
            Cell::own(words_of(row.standing)).painted(paint_of(row.standing)),
        ]);
    }
    table.compact().render(look)
}

const fn words_of(standing: Standing) -> &'static str {
    match standing {
        Standing::AsksYou => "wants to be your friend",
        Standing::Friends => "friends",
        Standing::Asked => "asked, no answer yet",
        Standing::Declined => "you declined",
        Standing::DeclinedYou => "asked, and declined",
        Standing::Blocked => "blocked by you",
        Standing::BlockedYou => "blocks you",
        Standing::Nothing => "",
    }
}

const fn paint_of(standing: Standing) -> Paint {
    match standing {
        Standing::AsksYou => Paint::Help,
        Standing::Friends => Paint::GetsBack,
        Standing::Blocked | Standing::BlockedYou => Paint::Owes,
        Standing::Asked | Standing::Declined | Standing::DeclinedYou | Standing::Nothing => Paint::Dim,
    }
}

/// How you and one other stand, as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct FriendJson {
    pub member: String,
    pub name: String,
    pub standing: &'static str,
    pub yours: Option<&'static str>,
    pub theirs: Option<&'static str>,
}

/// Returns the record of one other.
#[must_use]
pub fn friend_as_json(row: &FriendRow) -> FriendJson {
    FriendJson {
        member: row.handle.clone(),
        name: row.name.clone(),
        standing: row.standing.word(),
        yours: row.yours.map(|word| word.word()),
        theirs: row.theirs.map(|word| word.word()),
    }
}

/// Returns one row a person.
#[must_use]
pub fn friends_as_rows(friends: &[FriendRow]) -> Rows {
    const COLUMNS: &[&str] = &["member", "name", "standing", "yours", "theirs"];
    let row = |row: &FriendRow| {
        let FriendJson { member, name, standing, yours, theirs } = friend_as_json(row);
        let word = |word: Option<&str>| word.unwrap_or_default().to_owned();
        vec![member, name, standing.to_owned(), word(yours), word(theirs)]
    };
    Rows { columns: COLUMNS, rows: friends.iter().map(row).collect() }
}
