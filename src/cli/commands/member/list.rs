//! `clique member list`: who is in a group.

use clap::Args;

use super::show_members;
use crate::cli::args::GroupArg;
use crate::cli::context::Context;
use crate::cli::{Outcome, choose};
use crate::report::people::memberships;

/// List who is in a group, and who was
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique member list
  clique member list -g trip --json")]
pub struct MemberListArgs {
    /// The group.
    #[command(flatten)]
    pub group: GroupArg,
}

/// Lists members.
///
/// # Errors
///
/// When the ledger cannot be read, or no group fits.
pub(super) fn cmd_member_list(args: &MemberListArgs, context: &mut Context) -> Outcome {
    let book = context.book()?;
    let index = choose::group(&book.setup, &book.root, args.group.group.as_deref())?;
    let tally = context.tally(&book)?;
    let rows = memberships(&book.setup, &tally.balances(), &book.setup.groups[index.get()]);
    show_members(context, &book, &rows, None)?;
    Ok(0)
}
