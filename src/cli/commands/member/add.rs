//! `clique member add`: people into a group.

use clap::Args;

use super::{Field, MemberFields, refuse_pair, say_members};
use crate::cli::args::{GroupArg, WriteArgs};
use crate::cli::commands::group::change_of;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, USAGE};
use crate::cli::writer::Writer;
use crate::cli::{Outcome, choose};
use crate::model::{MemberState, PersonIndex};
use crate::text::toml_edit::set_value;
use crate::text::toml_value::NewValue;

/// Bring people into a group
///
/// They are people of the ledger already; see clique person add. Who has left comes back. Bills of
/// the past stay as they are: new ones include the member from --since on.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique person add Eve && clique member add eve -g trip --since 2026-06-14
  clique person add Frank && clique member add frank --weight 1.5 --role viewer")]
pub struct MemberAddArgs {
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

/// Brings people into a group.
///
/// # Errors
///
/// When someone is in already, or cannot be meant; nothing is changed then.
pub(super) fn cmd_member_add(args: &MemberAddArgs, context: &mut Context) -> Outcome {
    let fields = args.fields.understood(context.clock.today())?;
    bring_in(&Coming { who: &args.who, fields: &fields, invited: false }, &args.group, &args.write, context)
}

/// Who comes into a group, and on what terms.
pub(super) struct Coming<'a> {
    /// As typed.
    pub(super) who: &'a [String],
    /// What is agreed.
    pub(super) fields: &'a [Field],
    /// Whether they are only asked.
    pub(super) invited: bool,
}

/// Brings people into a group, or asks them in.
pub(super) fn bring_in(coming: &Coming<'_>, group: &GroupArg, write: &WriteArgs, context: &mut Context) -> Outcome {
    let mut writer = Writer::open(context, write)?;
    let book = writer.book();
    let setup = &book.setup;
    let me = context.me(&book.root, setup)?;
    let index = choose::group(setup, &book.root, group.group.as_deref())?;
    refuse_pair(book, index)?;
    let group = &setup.groups[index.get()];
    let mut who: Vec<PersonIndex> = Vec::new();
    let path = format!("{}/group.toml", group.folder);
    let mut draft = writer.draft();
    let mut text = draft.text(&path).unwrap_or_default().to_owned();
    for typed in coming.who.iter().flat_map(|list| list.split(',')).filter(|word| !word.is_empty()) {
        let person = choose::person(setup, typed, me).map_err(|failure| newcomer(failure, typed, &group.handle))?;
        let handle = setup.handle(person);
        match group.member(person).map(|member| (member.state, member.until)) {
            Some((MemberState::Left, _) | (_, Some(_))) => {
                for key in ["state", "until"] {
                    text = set_value(&text, &["members", handle, key], None)?;
                }
                for (key, value) in coming.fields {
                    text = set_value(&text, &["members", handle, key], value.as_ref())?;
                }
            }
            Some((state, _)) => return Err(in_already(handle, &group.handle, state)),
            None if who.contains(&person) => continue,
            None => {
                let said = coming.fields.iter().filter_map(|(key, value)| Some((*key, value.clone()?)));
                text = set_value(&text, &["members", handle], Some(&NewValue::table(said)))?;
            }
        }
        who.push(person);
    }
    draft.set(&path, Some(text));
    let names = who.iter().map(|person| setup.handle(*person)).collect::<Vec<_>>().join(", ");
    let is = if who.len() == 1 { "is" } else { "are" };
    let (verb, what, operation) = if coming.invited {
        (format!("{names} {is} invited to {}", group.handle), format!("invite {names}"), "member-invite")
    } else {
        (format!("{names} {is} in {}", group.handle), format!("bring in {names}"), "member-add")
    };
    let change = change_of(&group.handle.clone(), &what, operation);
    match writer.commit(context, &draft, &change)? {
        Some(_) => say_members(context, writer.book(), index, &who, &verb),
        None => Ok(0),
    }
}

fn in_already(handle: &str, group: &str, state: MemberState) -> Failure {
    let help = format!("to change what is agreed: clique member edit {handle}");
    match state {
        MemberState::Invited => Failure::usage(format!("`{handle}` is invited to `{group}` already"))
            .help(format!("to take that back: clique member cancel {handle} -g {group}")),
        MemberState::Active | MemberState::Left => {
            Failure::usage(format!("`{handle}` is in `{group}` already")).help(help)
        }
    }
}

/// Says how somebody whom the ledger does not know comes in.
fn newcomer(failure: Failure, typed: &str, group: &str) -> Failure {
    let is_name = typed.chars().all(char::is_alphanumeric);
    if failure.code != USAGE || !is_name || typed == "me" {
        return failure;
    }
    let help =
        format!("somebody new comes in two steps: clique person add {typed} && clique member add {typed} -g {group}");
    failure.help(help).help("nobody was brought in")
}
