//! `clique group`: manage groups.

mod edit;
mod new;
mod rm;
mod settling;
mod shelf;
mod show;

use clap::{Args, Subcommand};

use crate::book::{Book, Change};
use crate::cli::Outcome;
use crate::cli::context::{Context, kept};
use crate::cli::failure::Failure;
use crate::cli::newcomers::shortened;
use crate::cli::show::{Shown, value_of};
use crate::model::{GroupIndex, GroupKind};
use crate::render::groups::{group_as_json, group_as_text, groups_as_rows};
use crate::render::style::Paint;
use crate::report::groups::groups;

/// Manage groups
///
/// A group has a folder in `groups/` with its members, its bills and its messages. Two people can
/// share without a group: `clique group new --with bob`.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique group new Dinner club -k club --member bob,carol
  clique group edit --split alice:2,bob
  clique group list
  clique group archive trip")]
pub struct GroupArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: GroupCommand,
}

/// What can be done with groups.
#[derive(Clone, Debug, Subcommand)]
#[allow(missing_docs, reason = "each is described by the doc comment of its arguments")]
pub enum GroupCommand {
    New(new::GroupNewArgs),
    Edit(edit::GroupEditArgs),
    List(show::GroupListArgs),
    Show(show::GroupShowArgs),
    Archive(shelf::GroupArchiveArgs),
    Unarchive(shelf::GroupUnarchiveArgs),
    Rm(rm::GroupRmArgs),
}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_group(args: &GroupArgs, context: &mut Context) -> Outcome {
    match &args.command {
        GroupCommand::New(args) => new::cmd_group_new(args, context),
        GroupCommand::Edit(args) => edit::cmd_group_edit(args, context),
        GroupCommand::List(args) => show::cmd_group_list(args, context),
        GroupCommand::Show(args) => show::cmd_group_show(args, context),
        GroupCommand::Archive(args) => shelf::cmd_group_archive(args, context),
        GroupCommand::Unarchive(args) => shelf::cmd_group_unarchive(args, context),
        GroupCommand::Rm(args) => rm::cmd_group_rm(args, context),
    }
}

/// Reads what a group is for.
pub(super) fn kind_named(typed: &str) -> Result<GroupKind, Failure> {
    word_named(typed, "kind", GroupKind::WORDS)
}

/// Finds a case by its word in files.
pub(super) fn word_named<T: Copy>(typed: &str, noun: &str, words: &[(T, &'static str)]) -> Result<T, Failure> {
    let wanted = typed.to_lowercase();
    let found = words.iter().find(|(_, word)| *word == wanted).map(|(case, _)| *case);
    found.ok_or_else(|| {
        let all: Vec<&str> = words.iter().map(|(_, word)| *word).collect();
        let near = crate::text::suggest::did_you_mean(&wanted, all.iter().copied());
        Failure::usage(format!("there is no {noun} `{}`", shortened(typed)))
            .maybe_help(near.map(|near| format!("did you mean `{near}`?")))
            .help(format!("one of {}", all.join(", ")))
    })
}

/// Returns the change of a group as it is committed.
pub(super) fn change_of(handle: &str, verb: &str, operation: &'static str) -> Change {
    Change {
        subject: format!("{handle}: {verb}"),
        operation,
        group: Some(handle.to_owned()),
        entries: Vec::new(),
        trailers: Vec::new(),
    }
}

/// Shows a group after a change, with what was done.
fn say_group(context: &mut Context, book: &Book, index: GroupIndex, verb: &str) -> Outcome {
    let in_use = kept(&book.root, "group");
    let rows = groups(&book.setup, &book.tally().0.balances(), &[index], in_use.as_deref());
    context.show(&Shown {
        schema: "clique.group/1",
        ledger: Some(&book.setup.name),
        text: &|look| {
            let mark = look.paint(Paint::GetsBack, look.glyphs().check);
            format!("{mark} {verb} {}", group_as_text(&rows[0], look))
        },
        data: &|| value_of(&group_as_json(&rows[0])),
        rows: &|| groups_as_rows(&rows),
    })?;
    context.ui.hint("  undo with: clique undo");
    Ok(0)
}

/// Counts the rows of a group, those that count for nothing as well.
fn rows_of(book: &Book, index: GroupIndex) -> u64 {
    let mut rows = 0;
    book.each_entry(|entry| rows += u64::from(entry.group == index));
    rows
}
