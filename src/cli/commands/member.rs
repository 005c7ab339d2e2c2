//! `clique member`: manage who is in a group.

mod add;
mod edit;
mod invitation;
mod list;
mod remove;

use clap::{Args, Subcommand};

use super::group::word_named;
use crate::book::Book;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::newcomers::shortened;
use crate::cli::show::{Shown, value_of};
use crate::cli::{Outcome, typed};
use crate::model::{Date, GroupIndex, MemberState, PersonIndex, Role, Weight};
use crate::render::members::{Seen, member_as_json, members_as_rows, members_as_text};
use crate::render::safe::safe;
use crate::render::style::Paint;
use crate::report::people::{Membership, memberships};
use crate::text::toml_value::NewValue;

/// Manage who is in a group
///
/// Rows say their split in names, so nobody's past changes when a member comes, goes or gets another
/// weight. Who is invited shares new bills once the invitation is accepted.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique person add Eve && clique member add eve
  clique person add Eve && clique member invite eve
  clique member edit bob --weight 2
  clique member remove dan
  clique member list -g trip")]
pub struct MemberArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: MemberCommand,
}

/// What can be done with members.
#[derive(Clone, Debug, Subcommand)]
#[allow(missing_docs, reason = "each is described by the doc comment of its arguments")]
pub enum MemberCommand {
    Add(add::MemberAddArgs),
    Edit(edit::MemberEditArgs),
    Remove(remove::MemberRemoveArgs),
    Invite(invitation::MemberInviteArgs),
    Accept(invitation::MemberAcceptArgs),
    Decline(invitation::MemberDeclineArgs),
    Cancel(invitation::MemberCancelArgs),
    List(list::MemberListArgs),
}

/// What is agreed with a member.
#[derive(Clone, Debug, Default, Args)]
pub struct MemberFields {
    /// What the member may do: admin, member or viewer
    #[arg(long)]
    pub role: Option<String>,
    /// How many parts the member takes where nothing else is said: 2 or 1.5
    #[arg(long)]
    pub weight: Option<String>,
    /// The first day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub since: Option<String>,
    /// The last day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub until: Option<String>,
    /// Where it stands: invited, active or left
    #[arg(long)]
    pub state: Option<String>,
}

/// Runs the command.
///
/// # Errors
///
/// As the command's help tells.
pub fn cmd_member(args: &MemberArgs, context: &mut Context) -> Outcome {
    match &args.command {
        MemberCommand::Add(args) => add::cmd_member_add(args, context),
        MemberCommand::Edit(args) => edit::cmd_member_edit(args, context),
        MemberCommand::Remove(args) => remove::cmd_member_remove(args, context),
        MemberCommand::Invite(args) => invitation::cmd_member_invite(args, context),
        MemberCommand::Accept(args) => invitation::cmd_member_accept(args, context),
        MemberCommand::Decline(args) => invitation::cmd_member_decline(args, context),
        MemberCommand::Cancel(args) => invitation::cmd_member_cancel(args, context),
        MemberCommand::List(args) => list::cmd_member_list(args, context),
    }
}

/// A key of a member and what it becomes; nothing takes it out.
type Field = (&'static str, Option<NewValue>);

impl MemberFields {
    /// Reads what was typed; `none` takes a value out, and what goes without saying is not written.
    fn understood(&self, today: Date) -> Result<Vec<Field>, Failure> {
        let mut fields: Vec<Field> = Vec::new();
        if let Some(typed) = self.role.as_deref() {
            let role = if typed == "none" { Role::default() } else { word_named(typed, "role", Role::WORDS)? };
            fields.push(("role", (role != Role::default()).then(|| NewValue::text(role.word()))));
        }
        if let Some(typed) = self.weight.as_deref() {
            let weight = if typed == "none" { Some(Weight::ONE) } else { Weight::parse(typed) };
            let weight = weight.ok_or_else(|| {
                Failure::usage(format!("`{}` is not a weight", shortened(typed)))
                    .help("write a number such as 2 or 1.5, with at most six decimals")
            })?;
            fields.push(("weight", (weight != Weight::ONE).then(|| NewValue::Text(weight.to_string()))));
        }
        for (key, typed) in [("since", &self.since), ("until", &self.until)] {
            let Some(typed) = typed.as_deref() else { continue };
            let day = if typed == "none" { None } else { Some(NewValue::Day(typed::date(typed, today)?)) };
            fields.push((key, day));
        }
        if let Some(typed) = self.state.as_deref() {
            let state =
                if typed == "none" { MemberState::default() } else { word_named(typed, "state", MemberState::WORDS)? };
            fields.push(("state", (state != MemberState::default()).then(|| NewValue::text(state.word()))));
        }
        Ok(fields)
    }
}

/// Refuses to change who the two people of a folder are.
fn refuse_pair(book: &Book, index: GroupIndex) -> Result<(), Failure> {
    let group = &book.setup.groups[index.get()];
    if !group.direct {
        return Ok(());
    }
    Err(Failure::usage(format!("`{}` is two people, and stays so", group.handle))
        .help("for more people start a group: clique group new NAME --member …"))
}

/// Shows members after a change, with what was done and to which group.
fn say_members(context: &mut Context, book: &Book, index: GroupIndex, who: &[PersonIndex], verb: &str) -> Outcome {
    let group = &book.setup.groups[index.get()];
    let mut rows: Vec<Membership> = memberships(&book.setup, &book.tally().0.balances(), group);
    rows.retain(|row| who.contains(&row.member.person));
    show_members(context, book, &rows, Some(verb))?;
    context.ui.hint("  undo with: clique undo");
    Ok(0)
}

/// Shows members below what was done, or below the group's name.
fn show_members(context: &mut Context, book: &Book, rows: &[Membership], verb: Option<&str>) -> Result<(), Failure> {
    let name = rows.first().map_or("", |row| row.group_name.as_str());
    context.show(&Shown {
        schema: "clique.members/1",
        ledger: Some(&book.setup.name),
        text: &|look| {
            let mark = look.paint(Paint::GetsBack, look.glyphs().check);
            let heading = || format!("{}\n\n", look.paint(Paint::Heading, safe(name)));
            let line = verb.map_or_else(heading, |verb| format!("{mark} {verb}\n"));
            line + &if rows.is_empty() { String::new() } else { members_as_text(rows, Seen::FromGroup, look) }
        },
        data: &|| value_of(&rows.iter().map(member_as_json).collect::<Vec<_>>()),
        rows: &|| members_as_rows(rows),
    })
}
