//! `clique member invite`, `accept`, `decline` and `cancel`: asking people in, and what becomes of it.

use clap::Args;

use super::add::{Coming, bring_in};
use super::remove::rows_with;
use super::{MemberFields, say_members};
use crate::cli::args::{GroupArg, WriteArgs};
use crate::cli::commands::group::change_of;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose};
use crate::model::{GroupIndex, MemberState, PersonIndex, Setup};
use crate::text::toml_edit::set_value;
use crate::text::toml_value::NewValue;

/// Ask people into a group
///
/// They are people of the ledger already; see clique person add. Until they accept, new bills leave
/// them out. They see the invitation with clique status and clique inbox once they have synced.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique person add Eve && clique member invite eve -g trip
  clique person add Frank && clique member invite frank --since 2026-07-01 --role viewer")]
pub struct MemberInviteArgs {
    /// Who, by handle, name or unique prefix
    #[arg(value_name = "WHO", required = true)]
    pub who: Vec<String>,
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

/// Accept an invitation to a group
///
/// New bills include you from now on. Without -g it is the one group that invites you.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique member accept -g trip
  clique member accept -g trip --dry-run")]
pub struct MemberAcceptArgs {
    /// The group.
    #[command(flatten)]
    pub group: GroupArg,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Decline an invitation to a group
///
/// Without -g it is the one group that invites you.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique member decline -g trip
  clique member decline -g trip --dry-run")]
pub struct MemberDeclineArgs {
    /// The group.
    #[command(flatten)]
    pub group: GroupArg,
    /// How to write.
    #[command(flatten)]
    pub write: WriteArgs,
}

/// Take an invitation back
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique member cancel dan -g trip
  clique member cancel dan -g trip --dry-run")]
pub struct MemberCancelArgs {
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

/// Asks people in.
///
/// # Errors
///
/// When someone is in or invited already; nothing is changed then.
pub(super) fn cmd_member_invite(args: &MemberInviteArgs, context: &mut Context) -> Outcome {
    if args.fields.state.is_some() {
        return Err(Failure::usage("who is invited has the state `invited`").help("leave --state out"));
    }
    let mut fields = args.fields.understood(context.clock.today())?;
    fields.push(("state", Some(NewValue::text(MemberState::Invited.word()))));
    bring_in(&Coming { who: &args.who, fields: &fields, invited: true }, &args.group, &args.write, context)
}

/// Accepts an invitation.
///
/// # Errors
///
/// When there is none; nothing is changed then.
pub(super) fn cmd_member_accept(args: &MemberAcceptArgs, context: &mut Context) -> Outcome {
    answer(context, None, &args.group, &args.write, Answer::Accept)
}

/// Declines an invitation.
///
/// # Errors
///
/// When there is none; nothing is changed then.
pub(super) fn cmd_member_decline(args: &MemberDeclineArgs, context: &mut Context) -> Outcome {
    answer(context, None, &args.group, &args.write, Answer::Decline)
}

/// Takes an invitation back.
///
/// # Errors
///
/// When there is none; nothing is changed then.
pub(super) fn cmd_member_cancel(args: &MemberCancelArgs, context: &mut Context) -> Outcome {
    answer(context, Some(&args.who), &args.group, &args.write, Answer::Cancel)
}

/// What becomes of an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Accept,
    Decline,
    Cancel,
}

fn answer(context: &mut Context, who: Option<&str>, group: &GroupArg, write: &WriteArgs, answer: Answer) -> Outcome {
    let mut writer = Writer::open(context, write)?;
    let book = writer.book();
    let setup = &book.setup;
    let me = context.me(&book.root, setup)?;
    let person = match who {
        Some(typed) => choose::person(setup, typed, me)?,
        None => choose::known_me(me)?,
    };
    let index = match (who, group.group.as_deref()) {
        (None, None) => inviting(setup, person)?,
        (_, typed) => choose::group(setup, &book.root, typed)?,
    };
    let group = &setup.groups[index.get()];
    let (handle, name) = (setup.handle(person).to_owned(), group.handle.clone());
    if group.member(person).is_none_or(|member| member.state != MemberState::Invited) {
        return Err(not_invited(setup, index, person));
    }
    let path = format!("{}/group.toml", group.folder);
    let mut draft = writer.draft();
    let text = draft.text(&path).unwrap_or_default();
    let state = ["members", &handle, "state"];
    let text = match answer {
        Answer::Accept => set_value(text, &state, None)?,
        // Who was in before stays in the list, as the past names them.
        _ if rows_with(book, index, person) > 0 => {
            set_value(text, &state, Some(&NewValue::text(MemberState::Left.word())))?
        }
        _ => set_value(text, &state[..2], None)?,
    };
    draft.set(&path, Some(text));
    let (verb, what, operation) = match answer {
        Answer::Accept => (format!("{handle} is in {name}"), format!("{handle} accepts"), "member-accept"),
        Answer::Decline => (format!("{handle} declined {name}"), format!("{handle} declines"), "member-decline"),
        Answer::Cancel => {
            (format!("{handle} is not invited to {name} any more"), format!("do not invite {handle}"), "member-cancel")
        }
    };
    match writer.commit(context, &draft, &change_of(&name, &what, operation))? {
        Some(_) => say_members(context, writer.book(), index, &[person], &verb),
        None => Ok(0),
    }
}

/// Finds the one group that invites someone.
fn inviting(setup: &Setup, person: PersonIndex) -> Result<GroupIndex, Failure> {
    let invites = |index: &GroupIndex| {
        let member = setup.groups[index.get()].member(person);
        member.is_some_and(|member| member.state == MemberState::Invited)
    };
    let found: Vec<GroupIndex> = setup.group_indexes().filter(invites).collect();
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(Failure::usage("no group invites you")),
        several => {
            let names: Vec<&str> = several.iter().map(|index| setup.groups[index.get()].handle.as_str()).collect();
            Err(Failure::usage("which group?").help(format!("say it with -g GROUP ({})", names.join(", "))))
        }
    }
}

fn not_invited(setup: &Setup, index: GroupIndex, person: PersonIndex) -> Failure {
    let (group, handle) = (&setup.groups[index.get()], setup.handle(person));
    let is_in = group.member(person).is_some_and(|member| member.state == MemberState::Active);
    let words = if is_in { "is in" } else { "is not invited to" };
    Failure::usage(format!("`{handle}` {words} `{}`", group.handle))
}
