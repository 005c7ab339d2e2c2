//! `clique member edit`: what is agreed with a member.

use clap::Args;

use super::{MemberFields, say_members};
use crate::cli::args::{GroupArg, WriteArgs};
use crate::cli::commands::group::change_of;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose};
use crate::model::{Group, PersonIndex, Setup};
use crate::text::toml_edit::set_value;

/// Change what is agreed with a member
///
/// Only what is named changes, and only for new bills; `none` takes a value out.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique member edit bob --weight 2
  clique member edit carol --until 2026-06-30 -g trip
  clique member edit carol --until none --role admin")]
pub struct MemberEditArgs {
    /// Who, by handle, name or unique prefix
    #[arg(value_name = "WHO")]
    pub who: String,
    /// The group.
    #[command(flatten)]
    pub group: GroupArg,
    /// What is agreed.
    #[command(flatten)]
    pub fields: MemberFields,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Changes a member.
///
/// # Errors
///
/// When the person is not in the group, or a value cannot be meant; nothing is changed then.
pub(super) fn cmd_member_edit(args: &MemberEditArgs, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, &args.write)?;
    let book = writer.book();
    let me = context.me(&book.root, &book.setup)?;
    let index = choose::group(&book.setup, &book.root, args.group.group.as_deref())?;
    let group = &book.setup.groups[index.get()];
    let person = choose::person(&book.setup, &args.who, me)?;
    known_member(&book.setup, group, person)?;
    let handle = book.setup.handle(person).to_owned();
    let path = format!("{}/group.toml", group.folder);
    let mut draft = writer.draft();
    let mut text = draft.text(&path).unwrap_or_default().to_owned();
    for (key, value) in args.fields.understood(context.clock.today())? {
        text = set_value(&text, &["members", &handle, key], value.as_ref())?;
    }
    draft.set(&path, Some(text));
    let verb = format!("changed {handle} in {}", group.handle);
    let change = change_of(&group.handle.clone(), &format!("edit the member {handle}"), "member-edit");
    match writer.commit(context, &draft, &change)? {
        Some(_) => say_members(context, writer.book(), index, &[person], &verb),
        None => Ok(0),
    }
}

/// Refuses someone who is not in the group.
pub(super) fn known_member(setup: &Setup, group: &Group, person: PersonIndex) -> Result<(), Failure> {
    let handle = setup.handle(person);
    if group.member(person).is_some() {
        return Ok(());
    }
    Err(Failure::usage(format!("`{handle}` is not in `{}`", group.handle))
        .help(format!("bring them in: clique member add {handle} -g {}", group.handle)))
}
