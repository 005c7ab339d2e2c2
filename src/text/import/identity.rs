//! Which entry a bill of another program is: the same id whenever it is read, in any order of rows.
//!
//! A bill that its program gives a key has the id of that key. All others have the id of what they say and of how
//! often that was said before, so two equal coffees on one day stay two. Only what makes the bill what it is counts:
//! the day, what for, how much and for whom; by the names of the file, so it does not matter whom they are in the
//! ledger. As a row of the ledger says the same, it can be told later which rows came this way: see
//! [`super::compare`].

use crate::model::{Currency, Date, Id, Kind, Money};

/// What keeps ids of one program and group apart from those of others.
#[derive(Clone, Copy, Debug)]
pub struct Realm<'a> {
    /// The folder of the group.
    pub folder: &'a str,
    /// The program.
    pub word: &'a str,
}

/// What makes a bill without a key itself.
#[derive(Clone, Debug)]
pub struct Content<'a> {
    /// The day.
    pub date: Date,
    /// What it is.
    pub kind: Kind,
    /// What it was for, as the row says it.
    pub description: &'a str,
    /// The whole amount.
    pub amount: Money,
    /// The currency.
    pub currency: Currency,
    /// Who paid how much, by the names of the file.
    pub paid: Vec<(&'a str, Money)>,
    /// Who shares it, with the parts where the file says them.
    pub shared: Vec<(&'a str, Option<Money>)>,
}

/// So many bytes the fixed words, numbers and marks of a bill have at most.
const NUMBERS: usize = 64;

/// So many bytes the marks and the amount of a part have.
const PART: usize = 10;

impl Realm<'_> {
    /// Returns the id of a bill with a key; `again` counts different keys that would have one id.
    #[must_use]
    pub fn id_of_key(&self, key: &str, again: u32) -> Id {
        let texts = [self.folder, self.word, "key", key];
        let mut bytes = Vec::with_capacity(texts.iter().map(|text| text.len() + 1).sum());
        for (place, text) in texts.into_iter().enumerate() {
            if place > 0 {
                bytes.push(0x1f);
            }
            bytes.extend_from_slice(text.as_bytes());
        }
        Id::provisional(&bytes, again)
    }

    /// Returns the bytes that say the same of two bills when they are the same but for their number.
    #[must_use]
    pub fn bytes_of(&self, mut content: Content<'_>) -> Vec<u8> {
        content.paid.sort_unstable();
        content.shared.sort_unstable();
        let Content { date, kind, description, amount, currency, paid, shared } = content;
        let names = paid.iter().map(|(name, _)| name).chain(shared.iter().map(|(name, _)| name));
        let room = NUMBERS + self.folder.len() + self.word.len() + description.len();
        let mut bytes = Vec::with_capacity(names.fold(room, |room, name| room + name.len() + PART));
        for text in [self.folder, self.word, "content", kind.word(), description, currency.code()] {
            bytes.extend_from_slice(text.as_bytes());
            bytes.push(0x1f);
        }
        for number in [date.year().unsigned_abs(), date.month(), date.day()] {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        bytes.extend_from_slice(&amount.minor().to_le_bytes());
        for (name, paid) in paid {
            bytes.push(0x1e);
            bytes.extend_from_slice(name.as_bytes());
            bytes.push(0x1f);
            bytes.extend_from_slice(&paid.minor().to_le_bytes());
        }
        for (name, part) in shared {
            bytes.push(0x1d);
            bytes.extend_from_slice(name.as_bytes());
            if let Some(part) = part {
                bytes.push(0x1f);
                bytes.extend_from_slice(&part.minor().to_le_bytes());
            }
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_names_does_not_matter_and_everything_else_does() {
        let realm = Realm { folder: "groups/trip", word: "splitwise" };
        let cents = Money::from_minor;
        let content = || Content {
            date: Date::new(2026, 6, 1).unwrap(),
            kind: Kind::Expense,
            description: "coffee",
            amount: cents(300),
            currency: Currency::iso("EUR").unwrap(),
            paid: vec![("Al", cents(100)), ("Bo", cents(200))],
            shared: vec![("Al", Some(cents(300))), ("Bo", Some(cents(0)))],
        };
        let bytes = realm.bytes_of(content());
        let turned = Content { paid: content().paid.into_iter().rev().collect(), ..content() };
        assert_eq!(realm.bytes_of(turned), bytes);
        let others = [
            Content { description: "tea", ..content() },
            Content { amount: cents(301), ..content() },
            Content { kind: Kind::Income, ..content() },
            Content { shared: vec![("Al", None), ("Bo", None)], ..content() },
            Content { currency: Currency::iso("USD").unwrap(), ..content() },
        ];
        for other in others {
            assert_ne!(realm.bytes_of(other), bytes);
        }
        let elsewhere = Realm { folder: "groups/flat", ..realm };
        assert_ne!(elsewhere.bytes_of(content()), bytes);
        assert_ne!(elsewhere.id_of_key("1", 0), realm.id_of_key("1", 0));
    }
}
