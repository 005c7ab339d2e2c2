//! What an export that can be read back has no place for, so that it is said and not found out later.

use super::mirror::Mirror;
use super::selection::Selection;

/// So many of something that does not come along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// How many.
    pub count: usize,
    /// What one is called.
    pub one: &'static str,
    /// What several are called.
    pub several: &'static str,
}

/// Counts what a table of entries leaves out of what was mirrored.
#[must_use]
pub fn left_out_of_table(selection: &Selection<'_, '_>, mirror: &Mirror) -> Vec<LeftOut> {
    let setup = selection.setup;
    let people = selection.people();
    let is_more = |person: &&crate::model::PersonIndex| {
        let person = &setup.people[person.get()];
        let is_bare = person.emails.is_empty() && person.pay.is_empty() && person.phone.is_none();
        person.name != person.handle.as_str() || !is_bare
    };
    let groups = || mirror.groups.iter();
    let counts = [
        (people.iter().filter(is_more).count(), "person's name and settings", "people's names and settings"),
        (groups().filter(|group| !group.settings.is_empty()).count(), "group's settings", "groups' settings"),
        (groups().map(|group| group.messages.len()).sum(), "message", "messages"),
        (
            groups().map(|group| group.recurring.len()).sum(),
            "rule for bills that come again",
            "rules for bills that come again",
        ),
        (groups().map(|group| group.checkpoints.len()).sum(), "checkpoint", "checkpoints"),
        (groups().map(|group| group.receipts.len()).sum(), "receipt", "receipts"),
        (mirror.rates.len(), "exchange rate", "exchange rates"),
        (mirror.reads.values().map(Vec::len).sum(), "read mark", "read marks"),
        (mirror.comments.len(), "comment", "comments"),
    ];
    some_of(&counts)
}

/// Counts what the document with everything leaves out.
#[must_use]
pub fn left_out_of_document(mirror: &Mirror) -> Vec<LeftOut> {
    let receipts = mirror.groups.iter().flat_map(|group| &group.receipts);
    some_of(&[(
        receipts.filter(|receipt| receipt.content.is_none()).count(),
        "receipt's content",
        "receipts' contents",
    )])
}

fn some_of(counts: &[(usize, &'static str, &'static str)]) -> Vec<LeftOut> {
    let some = counts.iter().filter(|(count, ..)| *count > 0);
    some.map(|&(count, one, several)| LeftOut { count, one, several }).collect()
}
