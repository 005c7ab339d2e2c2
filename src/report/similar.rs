//! The earlier entry that is most like a new one, by its description.

use std::collections::BTreeSet;

use crate::model::{Entry, GroupIndex, Kind};

/// Words with fewer letters than this say too little to be alike by.
const WORD_MIN: usize = 3;

/// Finds the expense of a group that a description is most like: the one with the same words, or with most of them in
/// common; among equals the latest. Nothing where no word is shared.
#[must_use]
pub fn most_similar<'e, 't: 'e>(
    entries: impl IntoIterator<Item = &'e Entry<'t>>,
    group: GroupIndex,
    description: &str,
) -> Option<&'e Entry<'t>> {
    let wanted = words_of(description);
    let is_meant = |entry: &&Entry<'_>| {
        entry.group == group && entry.kind == Kind::Expense && entry.counts() && !entry.is_refund()
    };
    let scored = entries.into_iter().filter(is_meant).map(|entry| (likeness(&wanted, &entry.description), entry));
    let found = scored.filter(|(score, _)| *score > 0).max_by_key(|(score, entry)| (*score, entry.date));
    found.map(|(_, entry)| entry)
}

/// Counts the words that two descriptions share; the same words and no others are the most.
fn likeness(wanted: &BTreeSet<String>, description: &str) -> usize {
    let words = words_of(description);
    if words == *wanted { usize::MAX } else { words.intersection(wanted).filter(|word| is_telling(word)).count() }
}

fn is_telling(word: &str) -> bool {
    word.chars().count() >= WORD_MIN
}

fn words_of(description: &str) -> BTreeSet<String> {
    let words = description.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_counts_words() {
        for (wanted, other, score) in [
            ("Dinner", "dinner!", usize::MAX),
            ("dinner by the sea", "the dinner", 2),
            ("a tram", "a taxi", 0),
            ("", "taxi", 0),
        ] {
            assert_eq!(likeness(&words_of(wanted), other), score, "{wanted} and {other}");
        }
    }
}
