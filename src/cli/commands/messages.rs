//! `clique messages`: read a conversation.

use clap::Args;

use crate::book::Book;
use crate::cli::args::GroupArg;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::show::{Shown, value_of};
use crate::cli::{Outcome, choose};
use crate::model::{Ledger, PersonIndex};
use crate::render::messages::{message_as_json, talk_as_rows, talk_as_text};
use crate::report::messages::{Talk, talk};
use crate::text::conversation::messages_in;
use crate::text::logs::LOG;
use crate::text::reads::{mark, path_of};
use crate::text::timestamp::timestamp_text;

/// So many messages are shown where nothing is said.
const LAST: usize = 50;

/// Read a conversation
///
/// The last messages of a group, or of you and a friend, in your own time of day. Edits and
/// deletions are taken into account. Below stands who has marked the last one as read, with clique inbox --read.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique messages
  clique messages -g trip --last 5
  clique messages --ids
  clique messages --with bob --json")]
pub struct MessagesArgs {
    /// The group.
    #[command(flatten)]
    pub group: GroupArg,
    /// Between you and one friend
    #[arg(long = "with", value_name = "WHO", conflicts_with = "group")]
    pub with: Option<String>,
    /// So many of the last ones
    #[arg(short = 'N', long, visible_alias = "limit", value_name = "COUNT", default_value_t = LAST)]
    pub last: usize,
    /// All of them
    #[arg(short, long, conflicts_with = "last")]
    pub all: bool,
    /// Show the ids that clique say --edit and --delete take
    #[arg(long)]
    pub ids: bool,
}

/// Shows a conversation.
///
/// # Errors
///
/// When the ledger cannot be read, or no group fits.
pub fn cmd_messages(args: &MessagesArgs, context: &mut Context) -> Outcome {
    let book = context.book_with_messages()?;
    let place = place(context, &book, args.group.group.as_deref(), args.with.as_deref())?;
    let ledger = context.ledger(&book)?;
    let mut talk = talk_at(context, &book, &ledger, &place, if args.all { usize::MAX } else { args.last });
    talk.shows_ids = args.ids;
    show_talk(context, &book, &talk)?;
    Ok(0)
}

/// Where a conversation is kept.
pub(super) struct Place {
    /// The folder: `groups/lisbon`, `direct/alice+bob`.
    pub(super) folder: String,
    /// The handle of the group or pair.
    pub(super) handle: String,
    /// Its display name.
    name: String,
}

impl Place {
    /// Returns the path of the log.
    pub(super) fn log(&self) -> String {
        format!("{}{LOG}", self.folder)
    }
}

/// Finds the conversation that is meant; that of two people needs no folder yet.
pub(super) fn place(
    context: &Context,
    book: &Book,
    group: Option<&str>,
    friend: Option<&str>,
) -> Result<Place, Failure> {
    let setup = &book.setup;
    let Some(friend) = friend else {
        let group = &setup.groups[choose::group(setup, &book.root, group)?.get()];
        return Ok(Place { folder: group.folder.clone(), handle: group.handle.clone(), name: group.name.clone() });
    };
    let me = choose::known_me(context.me(&book.root, setup)?)?;
    let friend = choose::person(setup, friend, Some(me))?;
    let folder = choose::pair_folder(setup, me, friend)?;
    let name = |person: PersonIndex| setup.people[person.get()].name.as_str();
    let handle = folder.trim_start_matches("direct/").to_owned();
    Ok(Place { folder, handle, name: format!("{} & {}", name(me), name(friend)) })
}

/// Reads the last messages of a conversation.
pub(super) fn talk_at(context: &Context, book: &Book, ledger: &Ledger<'_>, place: &Place, count_max: usize) -> Talk {
    let messages = messages_in(book.sources.get(&place.log()).unwrap_or_default());
    let local = |seconds: i64| context.clock.local_day_and_time(seconds);
    let names = (place.handle.as_str(), place.name.as_str());
    let mut talk = talk(names, messages, ledger, count_max, context.clock.seconds(), &local);
    talk.note_readers(&readers(book, &place.folder));
    talk
}

/// Lists who has marked how far a conversation was read: handles, and the time of the last message.
pub(super) fn readers(book: &Book, folder: &str) -> Vec<(String, i64)> {
    let handles = book.setup.people.iter().map(|person| person.handle.as_str());
    let mark = |handle: &str| mark(book.sources.get(&path_of(handle))?, folder);
    handles.filter_map(|handle| Some((handle.to_owned(), mark(handle)?))).collect()
}

fn show_talk(context: &mut Context, book: &Book, talk: &Talk) -> Result<(), Failure> {
    context.show(&Shown {
        schema: "clique.messages/1",
        ledger: Some(&book.setup.name),
        text: &|look| talk_as_text(talk, look),
        data: &|| {
            let record = |row| message_as_json(&talk.group, row, &timestamp_text);
            value_of(&talk.messages.iter().map(record).collect::<Vec<_>>())
        },
        rows: &|| talk_as_rows(talk, &timestamp_text),
    })
}
