//! `clique search`: find entries and messages.

use clap::Args;
use serde_json::Value;

use crate::book::Book;
use crate::cli::args::GroupArg;
use crate::cli::commands::list::standing;
use crate::cli::commands::messages::readers;
use crate::cli::context::Context;
use crate::cli::failure::{DONE, Failure, NO};
use crate::cli::filter_args::{Asked, DaysArgs, asked};
use crate::cli::show::{Shown, value_of};
use crate::cli::totals::{ByArg, show_totals};
use crate::cli::unknown_names::hint_at_names;
use crate::cli::{Outcome, choose};
use crate::model::{About, Date, GroupIndex, Ledger, Message};
use crate::render::entries::entry_as_json;
use crate::render::listing::listing_as_text;
use crate::render::messages::{message_as_json, talk_as_text};
use crate::render::rows::Rows;
use crate::report::filter::Said;
use crate::report::listing::{Listing, Wish, listing};
use crate::report::messages::{Talk, talk};
use crate::text::conversation::messages_in;
use crate::text::logs::LOG;
use crate::text::timestamp::timestamp_text;

/// Find entries and messages
///
/// Looks in every group, archived ones too: in what entries say and in what friends said to each other. The
/// filters are those of `clique list`; of a message they look at the words, who said it (`by:`), the day, the
/// group and the id. Exits with 1 when nothing is found.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique search dinner
  clique search dinner or groceries payer:carol
  clique search 'amount>=50' date:2026-06 --json
  clique search dinner --by month             what they came to
  clique search tag:porto --since 2026-06-01")]
pub struct SearchArgs {
    /// Words and filters, which must all fit
    #[arg(value_name = "FILTER", required = true)]
    pub words: Vec<String>,
    /// The group.
    #[command(flatten)]
    pub group: GroupArg,
    /// Only some days.
    #[command(flatten)]
    pub days: DaysArgs,
    /// What the entries come to, instead of each; messages are left out
    #[arg(long, value_name = "WHAT", conflicts_with = "limit")]
    pub by: Option<ByArg>,
    /// At most so many entries and so many messages, the newest
    #[arg(short = 'N', long, visible_alias = "last", value_name = "NUMBER")]
    pub limit: Option<usize>,
}

/// Finds entries and messages.
///
/// # Errors
///
/// When something typed cannot be meant, or the ledger cannot be read.
pub fn cmd_search(args: &SearchArgs, context: &mut Context) -> Outcome {
    let book = context.book_with_messages()?;
    let me = context.me(&book.root, &book.setup)?;
    let flags = args.days.query(context.clock.today())?;
    let asked = asked_in(args, context, &book, flags)?;
    if let Some(by) = args.by {
        let groups: Vec<GroupIndex> = book.setup.group_indexes().collect();
        let found = show_totals(context, &book, &standing(asked), &groups, by)?;
        return Ok(if found == 0 { NO } else { DONE });
    }
    let ledger = context.ledger(&book)?;
    let wish = Wish { filter: standing(asked.clone()).filter, limit: args.limit, oldest_first: false, me };
    let found = listing(&ledger, &wish);
    let talks = talks(context, &book, &ledger, &asked, args.limit.unwrap_or(usize::MAX));
    let is_empty = found.groups.is_empty() && talks.is_empty();
    context.show(&Shown {
        schema: "clique.search/1",
        ledger: Some(&book.setup.name),
        text: &|look| {
            let entries = (!found.groups.is_empty()).then(|| listing_as_text(&found, look));
            let blocks: Vec<String> =
                entries.into_iter().chain(talks.iter().map(|talk| talk_as_text(talk, look))).collect();
            if blocks.is_empty() { "Nothing found.\n".into() } else { blocks.join("\n") }
        },
        data: &|| Value::Array(records(&found, &talks)),
        rows: &|| rows(&found, &talks),
    })?;
    if is_empty {
        hint_at_names(context, &book, &asked.query);
    }
    Ok(if is_empty { NO } else { DONE })
}

fn asked_in(
    args: &SearchArgs,
    context: &mut Context,
    book: &Book,
    flags: Vec<crate::text::query::Query>,
) -> Result<Asked, Failure> {
    let asked = asked(context, book, &args.words, flags)?;
    Ok(match args.group.group.as_deref() {
        Some(typed) => asked.within(&[choose::named_group(&book.setup, typed)?], true),
        None => asked,
    })
}

/// Finds messages, conversation by conversation.
fn talks(context: &Context, book: &Book, ledger: &Ledger<'_>, asked: &Asked, limit: usize) -> Vec<Talk> {
    let local = |seconds: i64| context.clock.local_day_and_time(seconds);
    let logs = book.sources.iter().filter(|source| source.path.ends_with(LOG));
    let found = logs.filter_map(|source| {
        let folder = source.path.trim_end_matches(LOG);
        let handle = folder.rsplit('/').next().unwrap_or(folder);
        let group = book.setup.group(handle);
        let name = group.map_or(handle, |group| book.setup.groups[group.get()].name.as_str());
        let is_meant = |message: &Message| {
            let day = local(message.time).0.rsplit(' ').next().and_then(Date::parse);
            let day = day.unwrap_or_else(|| context.clock.today());
            !message.deleted && asked.filter.takes_message(&said(message, group, day))
        };
        let messages: Vec<Message> = messages_in(&source.text).into_iter().filter(is_meant).collect();
        (!messages.is_empty()).then(|| {
            let mut talk = talk((handle, name), messages, ledger, limit, context.clock.seconds(), &local);
            talk.note_readers(&readers(book, folder));
            talk
        })
    });
    found.collect()
}

fn said(message: &Message, group: Option<GroupIndex>, date: Date) -> Said<'_> {
    Said {
        group,
        author: &message.author,
        date,
        text: &message.text,
        id: message.id,
        has_receipt: matches!(message.about, Some(About::Receipt(_))),
    }
}

/// Returns a record for each entry and message; `type` tells which it is.
fn records(found: &Listing, talks: &[Talk]) -> Vec<Value> {
    let typed = |kind: &str, value: Value| {
        let mut record = serde_json::Map::new();
        record.insert("type".into(), kind.into());
        if let Value::Object(fields) = value {
            record.extend(fields);
        }
        Value::Object(record)
    };
    let entries = found.groups.iter().flat_map(|group| &group.lines);
    let entries = entries.map(|line| typed("entry", value_of(&entry_as_json(&line.row))));
    let messages = talks.iter().flat_map(|talk| talk.messages.iter().map(move |row| (talk, row)));
    let messages =
        messages.map(|(talk, row)| typed("message", value_of(&message_as_json(&talk.group, row, &timestamp_text))));
    entries.chain(messages).collect()
}

/// Returns a row for each entry and message.
fn rows(found: &Listing, talks: &[Talk]) -> Rows {
    const COLUMNS: &[&str] = &["type", "id", "group", "date", "who", "text", "amount", "currency"];
    let entries = found.groups.iter().flat_map(|group| &group.lines).map(|line| {
        let row = &line.row;
        let who: Vec<&str> = row.payers.iter().map(|(name, _)| name.as_str()).collect();
        let amount = row.amount.to_decimal(row.currency.decimals());
        let (id, date) = (row.id.to_string(), row.date.to_string());
        let (text, currency) = (row.description.clone(), row.currency.to_string());
        vec!["entry".to_owned(), id, row.group.clone(), date, who.join(" "), text, amount, currency]
    });
    let messages = talks.iter().flat_map(|talk| talk.messages.iter().map(move |row| (talk, &row.message)));
    let messages = messages.map(|(talk, message)| {
        let (id, time) = (message.id.to_string(), timestamp_text(message.time));
        let (author, text) = (message.author.clone(), message.text.clone());
        vec!["message".to_owned(), id, talk.group.clone(), time, author, text, String::new(), String::new()]
    });
    Rows { columns: COLUMNS, rows: entries.chain(messages).collect() }
}
