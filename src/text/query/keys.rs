//! What filters can look at: each key with its names and what it takes.

use crate::text::suggest::did_you_mean;

/// What a filter looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A bare word, or `text:`: the description, the note, or what a message says.
    Text,
    /// The description alone.
    Description,
    /// The note alone.
    Note,
    /// Who paid, or part of it.
    Payer,
    /// On whom something falls.
    For,
    /// Who paid or shares.
    With,
    /// Who wrote it.
    By,
    /// The group.
    Group,
    /// The category.
    Category,
    /// A tag.
    Tag,
    /// Expense, refund, payment or income.
    Kind,
    /// Whether it counts, and why not.
    Status,
    /// The amount.
    Amount,
    /// What falls on the reader.
    Share,
    /// The currency.
    Currency,
    /// The day.
    Date,
    /// The day it should be paid by.
    Due,
    /// The beginning of the id.
    Id,
    /// What it comes with: a receipt, a note.
    Has,
}

/// What kind of value a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// A text that is looked for.
    Text,
    /// A person.
    Person,
    /// A group.
    Group,
    /// One of a few words.
    Word,
    /// A name that the ledger uses: a category, a tag.
    Name,
    /// An amount or a range of amounts, with or without a currency.
    Amount,
    /// A day, a month, a year, or a range of those.
    Days,
    /// The beginning of an id.
    Id,
}

impl Key {
    /// Every key: its names, the first of which is printed, and what it takes.
    pub const ALL: [(Key, &'static [&'static str], Takes); 19] = [
        (Key::Text, &["text", "word", "words"], Takes::Text),
        (Key::Description, &["description", "desc", "what"], Takes::Text),
        (Key::Note, &["note"], Takes::Text),
        (Key::Payer, &["payer", "paid-by", "paid_by", "paid", "from"], Takes::Person),
        (Key::For, &["for", "to"], Takes::Person),
        (Key::With, &["with", "who", "person"], Takes::Person),
        (Key::By, &["by"], Takes::Person),
        (Key::Group, &["group"], Takes::Group),
        (Key::Category, &["cat", "category"], Takes::Name),
        (Key::Tag, &["tag", "tags"], Takes::Name),
        (Key::Kind, &["kind"], Takes::Word),
        (Key::Status, &["status"], Takes::Word),
        (Key::Amount, &["amount"], Takes::Amount),
        (Key::Share, &["share"], Takes::Amount),
        (Key::Currency, &["currency", "cur"], Takes::Name),
        (Key::Date, &["date", "day"], Takes::Days),
        (Key::Due, &["due"], Takes::Days),
        (Key::Id, &["id"], Takes::Id),
        (Key::Has, &["has"], Takes::Word),
    ];

    fn row(self) -> &'static (Key, &'static [&'static str], Takes) {
        let row = Key::ALL.iter().find(|(key, ..)| *key == self);
        row.expect("every key has a row")
    }

    /// Finds a key by any of its names, in any case.
    #[must_use]
    pub fn named(word: &str) -> Option<Key> {
        let fits = |names: &[&str]| names.iter().any(|name| name.eq_ignore_ascii_case(word));
        Key::ALL.iter().find(|(_, names, _)| fits(names)).map(|(key, ..)| *key)
    }

    /// Returns the name that was most likely meant.
    #[must_use]
    pub fn like(word: &str) -> Option<String> {
        did_you_mean(word, Key::ALL.iter().flat_map(|(_, names, _)| names.iter().copied()))
    }

    /// Returns the name that is printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().1.first().expect("every key has a name")
    }

    /// Returns what it takes.
    #[must_use]
    pub fn takes(self) -> Takes {
        self.row().2
    }

    /// Tells whether its values have an order.
    #[must_use]
    pub fn is_ordered(self) -> bool {
        matches!(self.takes(), Takes::Amount | Takes::Days)
    }

    /// Tells whether several values may be given with commas; in an amount a comma may be the decimal point.
    #[must_use]
    pub fn takes_several(self) -> bool {
        self.takes() != Takes::Amount
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_means_one_key() {
        let mut names: Vec<&str> = Key::ALL.iter().flat_map(|(_, names, _)| names.iter().copied()).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
        for (key, names, takes) in Key::ALL {
            assert!(names.iter().all(|name| Key::named(name) == Some(key)));
            assert_eq!((key.name(), key.takes()), (names[0], takes));
        }
    }

    #[test]
    fn slips_are_mended() {
        assert_eq!(Key::like("payr").as_deref(), Some("payer"));
        assert_eq!(Key::like("catgory").as_deref(), Some("category"));
        assert_eq!(Key::like("http"), None);
    }
}
