//! A conversation with the names and entries it speaks of spelled out.

use super::entries::ID_SHOWN_MIN;
use crate::model::id::unique_prefix;
use crate::model::{About, Entry, Id, Ledger, Message};

/// A group's conversation, or what two people say to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talk {
    /// The group's handle.
    pub group: String,
    /// The group's display name.
    pub name: String,
    /// The messages, the oldest first.
    pub messages: Vec<MessageRow>,
    /// How many older ones are left out.
    pub older: usize,
    /// How many are left out that say they are of a day to come.
    pub ahead: usize,
    /// Whether ids are to be shown.
    pub shows_ids: bool,
}

/// One message, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageRow {
    /// The message as it stands.
    pub message: Message,
    /// How many characters of its id tell it from all others of the conversation.
    pub unique: usize,
    /// The local day: `Mon 2026-06-15`.
    pub day: String,
    /// The local time: `20:04`.
    pub time: String,
    /// The entry it is about: id, description and amount, where it is known.
    pub entry: Option<(Id, String, String)>,
    /// The handles of the others who have marked it as read.
    pub read_by: Vec<String>,
}

/// How far a friend's clock may be ahead, in seconds.
const AHEAD_MAX: i64 = 24 * 3600;

/// Spells out the last messages of a conversation as of `now`; `local` tells day and time of a moment.
///
/// A message that says it is of a day to come would stand last for as long as that lies ahead, and a few of them
/// would hide all that is said. Where not all are asked for, they are left out and counted.
#[must_use]
pub fn talk(
    (group, name): (&str, &str),
    messages: Vec<Message>,
    ledger: &Ledger<'_>,
    count_max: usize,
    now: i64,
    local: &dyn Fn(i64) -> (String, String),
) -> Talk {
    let is_ahead = |message: &Message| count_max < usize::MAX && message.time > now.saturating_add(AHEAD_MAX);
    let (ahead, messages): (Vec<Message>, Vec<Message>) = messages.into_iter().partition(is_ahead);
    let older = messages.len().saturating_sub(count_max);
    let mut ids: Vec<Id> = ahead.iter().chain(&messages).map(|message| message.id).collect();
    ids.sort_unstable();
    let row = |message: Message| {
        let (day, time) = local(message.time);
        let entry = match &message.about {
            Some(About::Entry(id)) => ledger.entries.iter().find(|entry| entry.id == *id).map(named),
            _ => None,
        };
        let unique = unique_prefix(&ids, message.id, ID_SHOWN_MIN);
        MessageRow { message, unique, day, time, entry, read_by: Vec::new() }
    };
    let messages = messages.into_iter().skip(older).map(row).collect();
    Talk { group: group.to_owned(), name: name.to_owned(), messages, older, ahead: ahead.len(), shows_ids: false }
}

impl Talk {
    /// Notes who has read how far: handles with the time of the last message they marked as read.
    pub fn note_readers(&mut self, marks: &[(String, i64)]) {
        for row in &mut self.messages {
            let others = marks.iter().filter(|(reader, _)| *reader != row.message.author);
            row.read_by = others.filter(|(_, until)| row.message.time <= *until).map(|it| it.0.clone()).collect();
        }
    }
}

fn named(entry: &Entry<'_>) -> (Id, String, String) {
    let what = if entry.description.is_empty() { entry.kind.word().to_owned() } else { entry.description.to_string() };
    (entry.id, what, format!("{} {}", entry.amount.to_decimal(entry.currency.decimals()), entry.currency))
}
