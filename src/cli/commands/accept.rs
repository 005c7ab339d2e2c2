//! `clique accept` and `clique decline`: the answers to entries that wait for those charged.

use std::borrow::Cow;

use clap::Args;

use super::rm::{change_of, mark};
use super::say::checked;
use crate::book::Draft;
use crate::cli::args::WriteArgs;
use crate::cli::context::Context;
use crate::cli::entry_target::{Target, targets};
use crate::cli::entry_words::say_judged;
use crate::cli::failure::Failure;
use crate::cli::fresh::FreshIds;
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose};
use crate::model::pending::{answering, charged};
use crate::model::{Entry, PersonIndex, Setup, Status};
use crate::text::logs::LOG;
use crate::text::messages::{Action, Message, Subject, append_message};

/// Accept entries that wait for you
///
/// A bill or payment written with --pending counts for nothing until one of those it charges says yes: of a payment
/// that is who got the money. Who wrote it cannot accept it, unless nobody else is charged. `clique inbox` lists what
/// waits for you.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique --me alice add 30 museum --pending && clique --me bob accept --all
  clique --me bob pay alice 20 --pending && clique --me alice accept --all")]
pub struct AcceptArgs {
    /// The entries, by the first characters of their ids
    #[arg(value_name = "ID", required_unless_present = "all", conflicts_with = "all")]
    pub ids: Vec<String>,
    /// All that wait for you
    #[arg(long)]
    pub all: bool,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Decline entries that wait for you
///
/// The rows stay in their files as void. With -m the reason is said in the group's conversation, about the entry.
/// `clique restore` lets a declined entry wait again.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique --me alice add 30 museum --pending && clique --me bob decline --all
  clique --me alice add 30 museum --pending && clique --me bob decline --all -m 'I was not there'")]
pub struct DeclineArgs {
    /// The entries, by the first characters of their ids
    #[arg(value_name = "ID", required_unless_present = "all", conflicts_with = "all")]
    pub ids: Vec<String>,
    /// All that wait for you
    #[arg(long)]
    pub all: bool,
    /// Why; it is said in the group
    #[arg(short = 'm', long, value_name = "TEXT")]
    pub message: Option<String>,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Lets entries count.
///
/// # Errors
///
/// When one does not wait, or not for you, or the ledger cannot be written; nothing is changed then.
pub fn cmd_accept(args: &AcceptArgs, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, &args.write)?;
    let (_, found) = waiting(context, &writer, &args.ids, args.all)?;
    if found.is_empty() {
        context.ui.say("nothing waits for you");
        return Ok(0);
    }
    let mut draft = writer.draft();
    mark(&mut draft, &found, Status::Counts)?;
    let change = change_of(&found, "accept", writer.book());
    if writer.commit(context, &draft, &change)?.is_some() {
        say_judged(context, writer.book(), &entries_of(found), "counts now")?;
    }
    Ok(0)
}

/// Makes entries void, and says why.
///
/// # Errors
///
/// When one does not wait, or not for you, or the ledger cannot be written; nothing is changed then.
pub fn cmd_decline(args: &DeclineArgs, context: &mut Context) -> Outcome {
    let words = args.message.as_deref().map(checked).transpose()?;
    let mut writer = Writer::open(context, &args.write)?;
    let (me, found) = waiting(context, &writer, &args.ids, args.all)?;
    if found.is_empty() {
        context.ui.say("nothing waits for you");
        return Ok(0);
    }
    let mut draft = writer.draft();
    mark(&mut draft, &found, Status::Void)?;
    if let Some(words) = &words {
        let mut fresh = FreshIds::for_book(writer.book());
        for target in &found {
            let id = fresh.take()?.to_string();
            let setup = &writer.book().setup;
            let (time, author, text) = (context.clock.seconds(), setup.handle(me), Cow::Borrowed(words.as_str()));
            let message = Message { time, id: &id, action: Action::Said, author, re: None, text };
            tell(&mut draft, setup, target, message)?;
        }
    }
    let change = change_of(&found, "decline", writer.book());
    if writer.commit(context, &draft, &change)?.is_some() {
        say_judged(context, writer.book(), &entries_of(found), "declined, void now")?;
    }
    Ok(0)
}

/// Finds the entries that were typed, or all, that wait for whoever asks.
fn waiting(
    context: &mut Context,
    writer: &Writer,
    ids: &[String],
    all: bool,
) -> Result<(PersonIndex, Vec<Target>), Failure> {
    let setup = &writer.book().setup;
    let me = choose::known_me(context.me(&writer.book().root, setup)?)?;
    let is_asked = |entry: &Entry<'_>| answering(&charged(entry), &entry.by, setup).contains(&me);
    let ids = if all {
        let is_mine = |entry: &Entry<'_>| entry.status == Status::Pending && is_asked(entry);
        let picked = context.looked_through(writer.book(), is_mine)?.1;
        picked.iter().map(|entry| entry.id.to_string()).collect()
    } else {
        ids.to_vec()
    };
    let found = targets(context, writer, &ids)?;
    for target in &found {
        target.setting(writer, Some(me), context)?;
        let id = target.entry.id;
        match target.entry.status {
            Status::Pending => {}
            Status::Void => return Err(Failure::usage(format!("`{id}` is void; it waits for nobody"))),
            Status::Counts | Status::Conflict => {
                return Err(
                    Failure::usage(format!("`{id}` counts already")).help(format!("to take it back: clique rm {id}"))
                );
            }
        }
        if !is_asked(&target.entry) {
            let answering = answering(&charged(&target.entry), &target.entry.by, setup);
            let names: Vec<&str> = answering.iter().map(|person| setup.handle(*person)).collect();
            return Err(Failure::usage(format!("`{id}` does not wait for {}", setup.handle(me)))
                .help(format!("it waits for {}", names.join(" or "))));
        }
    }
    Ok((me, found))
}

/// Puts a message about an entry into the log of its group.
fn tell(draft: &mut Draft, setup: &Setup, target: &Target, message: Message<'_>) -> Result<(), Failure> {
    let about = target.entry.id.to_string();
    let message = Message { re: Some(Subject::Expense(&about)), ..message };
    let path = format!("{}{LOG}", setup.groups[target.entry.group.get()].folder);
    let log = append_message(draft.text(&path).unwrap_or_default(), &message);
    draft.set(&path, Some(log.ok_or_else(|| Failure::usage("this cannot be said in a message"))?));
    Ok(())
}

fn entries_of(targets: Vec<Target>) -> Vec<Entry<'static>> {
    targets.into_iter().map(|target| target.entry).collect()
}
