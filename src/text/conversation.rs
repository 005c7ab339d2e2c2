//! What a conversation comes to: each message as it stands after its edits and its deletion.
//!
//! The result depends on the set of lines alone, not on their order in the
//! file, so that everybody who has the same lines sees the same conversation.

use std::collections::HashMap;

use super::messages::{Action, Message, Subject, parse_messages};
use crate::model::{self, Id};

/// A conversation, each message as it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversation<'m, 't> {
    /// The messages by time, then id. Deleted ones are among them.
    pub entries: Vec<ConversationEntry<'m, 't>>,
    /// Lines that change nothing, by time, then id: about a message that is not
    /// there or that somebody else wrote, or saying something else under an id in use.
    pub strays: Vec<&'m Message<'t>>,
}

/// One message as it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConversationEntry<'m, 't> {
    /// The line that said it first.
    pub said: &'m Message<'t>,
    /// What it says now; nothing once deleted.
    pub text: &'m str,
    /// What it refers to now.
    pub re: Option<Subject<'t>>,
    /// When it was last edited, in seconds since 1970-01-01T00:00:00Z.
    pub edited: Option<i64>,
    /// When it was first deleted, likewise. A deleted message does not come back by an edit.
    pub deleted: Option<i64>,
}

/// Returns what the lines of a conversation come to. The same line twice counts once.
///
/// Of several edits the last one stands. Only the author may edit or delete.
pub fn conversation<'m, 't>(messages: impl IntoIterator<Item = &'m Message<'t>>) -> Conversation<'m, 't> {
    let mut messages: Vec<&Message> = messages.into_iter().collect();
    messages.sort_unstable();
    messages.dedup();
    let mut entries: Vec<ConversationEntry> = Vec::new();
    let mut entry_of: HashMap<&str, usize> = HashMap::new();
    let mut strays = Vec::new();
    for said in messages.iter().filter(|line| line.action == Action::Said) {
        if entry_of.contains_key(said.id) {
            strays.push(*said);
            continue;
        }
        entry_of.insert(said.id, entries.len());
        entries.push(ConversationEntry { said, text: &said.text, re: said.re, edited: None, deleted: None });
    }
    for change in messages.iter().filter(|line| line.action != Action::Said) {
        let entry = entry_of
            .get(change.id)
            .and_then(|index| entries.get_mut(*index))
            .filter(|entry| entry.said.author == change.author);
        match entry {
            Some(entry) => entry.change(change),
            None => strays.push(*change),
        }
    }
    strays.sort_unstable();
    Conversation { entries, strays }
}

/// Returns the messages of a log as they stand, by time; lines that cannot be read are left out.
#[must_use]
pub fn messages_in(log: &str) -> Vec<model::Message> {
    let (lines, _) = parse_messages(log);
    let found = conversation(lines.iter().map(|line| &line.message));
    found.entries.iter().filter_map(ConversationEntry::to_message).collect()
}

impl<'m, 't> ConversationEntry<'m, 't> {
    /// Returns the message apart from its file; nothing when its id is none.
    #[must_use]
    pub fn to_message(&self) -> Option<model::Message> {
        let about = match self.re {
            Some(Subject::Expense(id)) => Id::parse(id).map(model::About::Entry),
            Some(Subject::Receipt(name)) => Some(model::About::Receipt(name.to_owned())),
            None => None,
        };
        Some(model::Message {
            id: Id::parse(self.said.id)?,
            time: self.said.time,
            author: self.said.author.to_owned(),
            text: self.text.to_owned(),
            about,
            edited: self.edited.is_some(),
            deleted: self.deleted.is_some(),
        })
    }

    fn change(&mut self, change: &'m Message<'t>) {
        if self.deleted.is_some() {
            return;
        }
        if change.action == Action::Deleted {
            self.text = "";
            self.deleted = Some(change.time);
        } else {
            self.text = &change.text;
            self.re = change.re.or(self.re);
            self.edited = Some(change.time);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LOG: &str = "\
2026-06-14T10:02:00Z aaaaaaaaaaaa ana edited re:4h8s0c1v9p2a Two
2026-06-14T10:01:00Z bbbbbbbbbbbb bo Hi
2026-06-14T10:00:00Z aaaaaaaaaaaa ana One
2026-06-14T10:03:00Z aaaaaaaaaaaa ana edited Three
2026-06-14T10:04:00Z bbbbbbbbbbbb bo deleted
2026-06-14T10:05:00Z bbbbbbbbbbbb bo edited Back
2026-06-14T10:06:00Z bbbbbbbbbbbb ana edited Forged
2026-06-14T10:07:00Z bbbbbbbbbbbb cy Other
2026-06-14T10:08:00Z cccccccccccc cy deleted
2026-06-14T10:00:00Z aaaaaaaaaaaa ana One
";

    #[test]
    fn edits_and_deletions_stand() {
        let (lines, problems) = parse_messages(LOG);
        assert_eq!(problems, []);
        let found = conversation(lines.iter().map(|line| &line.message));
        let shown: Vec<_> = found
            .entries
            .iter()
            .map(|entry| {
                let edited = entry.edited.is_some();
                (entry.text, entry.re, edited, entry.deleted.is_some())
            })
            .collect();
        let expense = Some(Subject::Expense("4h8s0c1v9p2a"));
        let expected = [("Three", expense, true, false), ("", None, false, true)];
        assert_eq!(shown, expected);
        let strays: Vec<&str> = found.strays.iter().map(|stray| &*stray.text).collect();
        assert_eq!(strays, ["Forged", "Other", ""]);
    }

    proptest! {
        #[test]
        fn the_order_of_lines_does_not_matter(
            order in Just((0..10).collect::<Vec<usize>>()).prop_shuffle(),
        ) {
            let (lines, _) = parse_messages(LOG);
            let straight = conversation(lines.iter().map(|line| &line.message));
            let shuffled = conversation(order.iter().map(|index| &lines[*index].message));
            prop_assert_eq!(straight, shuffled);
        }
    }
}
