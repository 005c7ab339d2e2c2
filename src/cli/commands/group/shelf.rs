//! `clique group archive` and `clique group unarchive`.

use clap::Args;

use super::{change_of, say_group};
use crate::cli::args::WriteArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose};
use crate::text::toml_edit::set_value;
use crate::text::toml_value::NewValue;

/// Put a group away
///
/// Nothing is added to it any more and lists leave it out, but it still counts and can be read.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique group archive trip
  clique group archive trip --dry-run")]
pub struct GroupArchiveArgs {
    /// The group, by handle, name or unique prefix
    #[arg(value_name = "GROUP")]
    pub group: String,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Take a group back into use
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique group archive trip && clique group unarchive trip
  clique group archive trip && clique group unarchive trip --dry-run")]
pub struct GroupUnarchiveArgs {
    /// The group, by handle, name or unique prefix
    #[arg(value_name = "GROUP")]
    pub group: String,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Which way a group goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Away,
    Back,
}

/// Puts a group away.
///
/// # Errors
///
/// When it is away already, or the ledger cannot be written.
pub(super) fn cmd_group_archive(args: &GroupArchiveArgs, context: &mut Context) -> Outcome {
    move_group(&args.group, &args.write, Way::Away, context)
}

/// Takes a group back.
///
/// # Errors
///
/// When it is not away, or the ledger cannot be written.
pub(super) fn cmd_group_unarchive(args: &GroupUnarchiveArgs, context: &mut Context) -> Outcome {
    move_group(&args.group, &args.write, Way::Back, context)
}

fn move_group(typed: &str, write: &WriteArgs, way: Way, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, write)?;
    let book = writer.book();
    let index = choose::named_group(&book.setup, typed)?;
    let group = &book.setup.groups[index.get()];
    let handle = group.handle.clone();
    if group.archived == (way == Way::Away) {
        let words = if group.archived { "is archived already" } else { "is not archived" };
        return Err(Failure::usage(format!("the group `{handle}` {words}")));
    }
    let path = format!("{}/group.toml", group.folder);
    let mut draft = writer.draft();
    let value = (way == Way::Away).then_some(NewValue::Flag(true));
    let text = set_value(draft.text(&path).unwrap_or_default(), &["archived"], value.as_ref())?;
    draft.set(&path, Some(text));
    let (verb, operation) = match way {
        Way::Away => ("archived", "group-archive"),
        Way::Back => ("unarchived", "group-unarchive"),
    };
    let change = change_of(&handle, if way == Way::Away { "archive" } else { "unarchive" }, operation);
    if writer.commit(context, &draft, &change)?.is_none() {
        return Ok(0);
    }
    let book = writer.book();
    let balances = book.tally().0.balances();
    let members = &book.setup.groups[index.get()].members;
    let open = members.iter().filter(|member| balances.is_open(index, member.person)).count();
    if open > 0 && way == Way::Away {
        context.ui.warn(&format!("{open} members have an open balance in it; see clique balance -g {handle}"));
    }
    say_group(context, book, index, verb)
}
