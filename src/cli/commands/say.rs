//! `clique say`: say something to a group or a friend.

use std::borrow::Cow;
use std::io::Read as _;

use clap::Args;

use super::messages::{place, talk_at};
use crate::book::Change;
use crate::cli::args::{GroupArg, WriteArgs};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::fresh::FreshIds;
use crate::cli::newcomers::shortened;
use crate::cli::show::{Shown, value_of};
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose};
use crate::model::Id;
use crate::render::messages::{message_as_json, talk_as_rows, talk_as_text};
use crate::text::conversation::{ConversationEntry, conversation};
use crate::text::messages::{Action, Message, Subject, append_message, parse_messages};
use crate::text::row_text::is_control;
use crate::text::timestamp::timestamp_text;

/// The longest message, in bytes.
const MESSAGE_MAX: usize = 16 * 1024;
/// So many characters of a message stand in its commit's subject.
const SUBJECT_MAX: usize = 60;

/// Say something to a group or a friend
///
/// The words go into the conversation of the group, or of you and one friend, where everyone who has
/// the ledger can read them. `-` reads them from the input. What you said yourself can be said anew with
/// --edit, or taken back with --delete: the lines before stay in the log and in git's history.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique say the tickets are booked
  clique say --re ID 'was that the big bill?'
  clique say --to bob see you at eight
  clique say they leave at nine && clique say --edit last they leave at ten
  clique say never mind && clique say --delete last")]
pub struct SayArgs {
    /// What to say
    #[arg(value_name = "TEXT", required_unless_present = "delete")]
    pub text: Vec<String>,
    /// The group.
    #[command(flatten)]
    pub group: GroupArg,
    /// Say it to one friend
    #[arg(long, visible_alias = "with", value_name = "WHO", conflicts_with = "group")]
    pub to: Option<String>,
    /// The entry it is about, by id or unique prefix
    #[arg(long, value_name = "ID")]
    pub re: Option<String>,
    /// Say one of your messages anew: its id or unique prefix, or `last`
    #[arg(long, value_name = "MESSAGE")]
    pub edit: Option<String>,
    /// Take one of your messages back: its id or unique prefix, or `last`
    #[arg(long, value_name = "MESSAGE", conflicts_with_all = ["edit", "re", "text"])]
    pub delete: Option<String>,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Says something.
///
/// # Errors
///
/// When there is nothing to say, or no group or entry fits; nothing is changed then.
pub fn cmd_say(args: &SayArgs, context: &mut Context) -> Outcome {
    let words = if args.delete.is_some() { String::new() } else { words(args)? };
    let mut writer = Writer::open(context, &args.write)?;
    let book = writer.book();
    let author = choose::known_me(context.me(&book.root, &book.setup)?)?;
    let author = book.setup.handle(author).to_owned();
    let place = place(context, book, args.group.group.as_deref(), args.to.as_deref())?;
    let ledger = context.ledger(book)?;
    let entry = args.re.as_deref().map(|typed| choose::entry(&ledger, typed)).transpose()?.map(|entry| entry.id);
    let entry_text = entry.map(|id| id.to_string());
    let (action, typed) = match (&args.edit, &args.delete) {
        (Some(typed), _) => (Action::Edited, Some(typed)),
        (None, Some(typed)) => (Action::Deleted, Some(typed)),
        (None, None) => (Action::Said, None),
    };
    let said = match typed {
        Some(typed) => Some(own_message(book.sources.get(&place.log()).unwrap_or_default(), &author, typed)?),
        None => None,
    };
    if let Some(said) = said.as_ref().filter(|said| said.text == words && entry.is_none()) {
        return Err(Failure::usage(format!("the message {} says that already", said.id)));
    }
    let id = said.as_ref().map_or_else(|| FreshIds::for_book(book).take(), |said| Ok(said.id))?;
    let id_text = id.to_string();
    let message = Message {
        // An edit counts when it is later than what it edits, whatever this clock says.
        time: said.as_ref().map_or(context.clock.seconds(), |said| context.clock.seconds().max(said.changed + 1)),
        id: &id_text,
        action,
        author: &author,
        re: entry_text.as_deref().map(Subject::Expense),
        text: Cow::Borrowed(&words),
    };
    let mut draft = writer.draft();
    let log = append_message(draft.text(&place.log()).unwrap_or_default(), &message)
        .ok_or_else(|| Failure::usage("this cannot be said in a message"))?;
    draft.set(&place.log(), Some(log));
    let change = Change {
        subject: match action {
            Action::Said => format!("{}: {author} says {}", place.handle, beginning(&words)),
            Action::Edited => format!("{}: {author} says anew {}", place.handle, beginning(&words)),
            Action::Deleted => format!("{}: {author} takes a message back", place.handle),
        },
        operation: "say",
        group: Some(place.handle.clone()),
        entries: entry.into_iter().collect(),
        trailers: vec![("Clique-Message", id_text.clone())],
    };
    drop(ledger);
    if writer.commit(context, &draft, &change)?.is_none() {
        return Ok(0);
    }
    let book = writer.book();
    let ledger = context.ledger(book)?;
    let mut talk = talk_at(context, book, &ledger, &place, usize::MAX);
    talk.messages.retain(|row| row.message.id == id);
    context.show(&Shown {
        schema: "clique.message/1",
        ledger: Some(&book.setup.name),
        text: &|look| talk_as_text(&talk, look),
        data: &|| value_of(&talk.messages.first().map(|row| message_as_json(&talk.group, row, &timestamp_text))),
        rows: &|| talk_as_rows(&talk, &timestamp_text),
    })?;
    context.ui.hint("  undo with: clique undo");
    Ok(0)
}

/// A message of yours that is to change.
struct Own {
    id: Id,
    text: String,
    /// When it was last changed, in seconds since 1970-01-01T00:00:00Z.
    changed: i64,
}

/// Finds the one message of yours that is meant.
fn own_message(log: &str, author: &str, typed: &str) -> Result<Own, Failure> {
    let (lines, _) = parse_messages(log);
    let conversation = conversation(lines.iter().map(|line| &line.message));
    let wanted = typed.to_ascii_lowercase();
    let is_own = |entry: &&ConversationEntry<'_, '_>| entry.said.author == author && entry.deleted.is_none();
    let fits = |entry: &&ConversationEntry<'_, '_>| !wanted.is_empty() && entry.said.id.starts_with(&wanted);
    let found: Vec<&ConversationEntry<'_, '_>> = match wanted.as_str() {
        "last" => conversation.entries.iter().rfind(is_own).into_iter().collect(),
        _ => conversation.entries.iter().filter(fits).collect(),
    };
    let own = match found.as_slice() {
        [] if wanted == "last" => return Err(Failure::usage("you have said nothing here yet")),
        [] => {
            return Err(Failure::usage(format!("no message here has an id that begins with `{}`", shortened(typed)))
                .help("see ids: clique messages --ids"));
        }
        [one] if one.deleted.is_some() => {
            return Err(Failure::usage(format!("the message {} is taken back", one.said.id)));
        }
        [one] if is_own(one) => one,
        [one] => {
            return Err(Failure::usage(format!("the message {} is by `{}`", one.said.id, one.said.author))
                .help("only who said something can change it"));
        }
        several => {
            let ids: Vec<&str> = several.iter().take(5).map(|entry| entry.said.id).collect();
            return Err(
                Failure::human(format!("`{}` could be several messages", shortened(typed))).help(ids.join(", "))
            );
        }
    };
    let id = Id::parse(own.said.id).ok_or_else(|| Failure::usage(format!("`{}` is no id", own.said.id)))?;
    let changed = own.edited.unwrap_or(own.said.time).max(own.said.time);
    Ok(Own { id, text: own.text.to_owned(), changed })
}

/// Reads what is to be said.
fn words(args: &SayArgs) -> Result<String, Failure> {
    let mut words = args.text.join(" ");
    if words == "-" {
        words.clear();
        let limit = u64::try_from(MESSAGE_MAX).unwrap_or(u64::MAX) + 2;
        let read = std::io::stdin().lock().take(limit).read_to_string(&mut words);
        read.map_err(|error| Failure::usage(format!("the input is not a text: {error}")))?;
    }
    checked(&words)
}

/// Returns what is said as a message can hold it.
///
/// # Errors
///
/// When it is nothing, too long, or holds what would move the cursor of a terminal.
pub(super) fn checked(words: &str) -> Result<String, Failure> {
    let words = words.replace("\r\n", "\n");
    let words = words.trim();
    if words.is_empty() {
        return Err(Failure::usage("there is nothing to say"));
    }
    if words.len() > MESSAGE_MAX {
        return Err(Failure::usage(format!("a message has at most {MESSAGE_MAX} bytes")).help("say it in several"));
    }
    match words.chars().find(|character| is_control(*character) || *character == '\r') {
        Some(control) => {
            Err(Failure::usage(format!("the message holds the control character U+{:04X}", u32::from(control))))
        }
        None => Ok(words.to_owned()),
    }
}

/// Cuts a message for a subject.
fn beginning(words: &str) -> String {
    let line = words.lines().next().unwrap_or_default();
    match line.char_indices().nth(SUBJECT_MAX) {
        Some((at, _)) => format!("{}…", line[..at].trim_end()),
        None if words.lines().nth(1).is_some() => format!("{line} …"),
        None => line.to_owned(),
    }
}
