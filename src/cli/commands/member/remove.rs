//! `clique member remove`: people out of a group, but never out of its past.

use clap::Args;

use super::edit::known_member;
use super::{refuse_pair, say_members};
use crate::book::Book;
use crate::cli::args::{GroupArg, WriteArgs};
use crate::cli::commands::group::change_of;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose};
use crate::model::{GroupIndex, MemberState, PersonIndex};
use crate::text::toml_edit::set_value;
use crate::text::toml_value::NewValue;

/// Let a member leave a group
///
/// Whom entries name is marked as gone from today on: the past and the balance stay, and new bills
/// leave the person out. Whom nothing names is taken out of the list.
#[derive(Clone, Debug, Args)]
#[command(
    visible_alias = "rm",
    before_long_help = "Examples:
  clique member remove dan
  clique member remove carol -g trip --dry-run"
)]
pub struct MemberRemoveArgs {
    /// Who, by handle, name or unique prefix
    #[arg(value_name = "WHO")]
    pub who: String,
    /// The group.
    #[command(flatten)]
    pub group: GroupArg,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Lets a member leave.
///
/// # Errors
///
/// When the person is not in the group, is gone already or is the last one; nothing is changed then.
pub(super) fn cmd_member_remove(args: &MemberRemoveArgs, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, &args.write)?;
    let book = writer.book();
    let setup = &book.setup;
    let me = context.me(&book.root, setup)?;
    let index = choose::group(setup, &book.root, args.group.group.as_deref())?;
    refuse_pair(book, index)?;
    let group = &setup.groups[index.get()];
    let person = choose::person(setup, &args.who, me)?;
    known_member(setup, group, person)?;
    let handle = setup.handle(person).to_owned();
    let others = group.members.iter().filter(|other| other.person != person && other.state != MemberState::Left);
    if others.count() == 0 {
        return Err(Failure::no(format!("`{handle}` is the last one in `{}`", group.handle))
            .help(format!("put the group away instead: clique group archive {}", group.handle)));
    }
    let is_gone = group.member(person).is_some_and(|member| member.state == MemberState::Left);
    let rows = rows_with(book, index, person);
    let path = format!("{}/group.toml", group.folder);
    let group_handle = group.handle.clone();
    let mut draft = writer.draft();
    let mut text = draft.text(&path).unwrap_or_default().to_owned();
    let verb = if rows == 0 {
        text = set_value(&text, &["members", &handle], None)?;
        format!("took {handle} out of {group_handle}; no entry names {handle}")
    } else if is_gone {
        return Err(Failure::usage(format!("`{handle}` has left `{group_handle}` already")));
    } else {
        let today = NewValue::Day(context.clock.today());
        text = set_value(&text, &["members", &handle, "state"], Some(&NewValue::text(MemberState::Left.word())))?;
        text = set_value(&text, &["members", &handle, "until"], Some(&today))?;
        let entries = if rows == 1 { "1 entry names" } else { &format!("{rows} entries name") };
        format!("{handle} has left {group_handle} as of today; {entries} {handle}, so the past stays")
    };
    draft.set(&path, Some(text));
    let change = change_of(&group_handle, &format!("{handle} leaves"), "member-remove");
    if writer.commit(context, &draft, &change)?.is_none() {
        return Ok(0);
    }
    let book = writer.book();
    if book.tally().0.balances().is_open(index, person) {
        context.ui.warn(&format!("{handle} leaves with an open balance, which is still to be settled"));
    }
    say_members(context, book, index, &[person], &verb)
}

/// Counts the rows of a group that name a person, those that count for nothing as well.
pub(super) fn rows_with(book: &Book, group: GroupIndex, person: PersonIndex) -> u64 {
    let mut rows = 0;
    book.each_entry(|entry| {
        let is_in_split = || entry.split.parts.iter().any(|part| part.person == person);
        rows += u64::from(entry.group == group && (entry.involves(person) || is_in_split()));
    });
    rows
}
