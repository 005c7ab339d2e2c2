//! `clique member add`: people into a group.

use clap::Args;

use super::{MemberFields, refuse_pair, say_members};
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
    let mut writer = Writer::open(context, &args.write)?;
    let book = writer.book();
    let setup = &book.setup;
    let me = context.me(&book.root, setup)?;
    let index = choose::group(setup, &book.root, args.group.group.as_deref())?;
    refuse_pair(book, index)?;
    let group = &setup.groups[index.get()];
    let fields = args.fields.understood(context.clock.today())?;
    let mut who: Vec<PersonIndex> = Vec::new();
    let path = format!("{}/group.toml", group.folder);
    let mut draft = writer.draft();
    let mut text = draft.text(&path).unwrap_or_default().to_owned();
    for typed in args.who.iter().flat_map(|list| list.split(',')).filter(|word| !word.is_empty()) {
        let person = choose::person(setup, typed, me).map_err(|failure| newcomer(failure, typed, &group.handle))?;
        let handle = setup.handle(person);
        match group.member(person).map(|member| (member.state, member.until)) {
            Some((MemberState::Left, _) | (_, Some(_))) => {
                for key in ["state", "until"] {
                    text = set_value(&text, &["members", handle, key], None)?;
                }
                for (key, value) in &fields {
                    text = set_value(&text, &["members", handle, key], value.as_ref())?;
                }
            }
            Some(_) => {
                return Err(Failure::usage(format!("`{handle}` is in `{}` already", group.handle))
                    .help(format!("to change what is agreed: clique member edit {handle}")));
            }
            None if who.contains(&person) => continue,
            None => {
                let said = fields.iter().filter_map(|(key, value)| Some((*key, value.clone()?)));
                text = set_value(&text, &["members", handle], Some(&NewValue::table(said)))?;
            }
        }
        who.push(person);
    }
    draft.set(&path, Some(text));
    let names = who.iter().map(|person| setup.handle(*person)).collect::<Vec<_>>().join(", ");
    let verb = format!("{names} {} in {}", if who.len() == 1 { "is" } else { "are" }, group.handle);
    let change = change_of(&group.handle.clone(), &format!("bring in {names}"), "member-add");
    match writer.commit(context, &draft, &change)? {
        Some(_) => say_members(context, writer.book(), index, &who, &verb),
        None => Ok(0),
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
