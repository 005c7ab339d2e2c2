//! `clique group list` and `clique group show`.

use clap::Args;

use crate::cli::context::{Context, kept};
use crate::cli::show::{Shown, value_of};
use crate::cli::{Outcome, choose};
use crate::model::GroupIndex;
use crate::render::groups::{group_as_json, group_as_text, groups_as_rows, groups_as_text};
use crate::report::groups::groups;

/// List all groups, archived ones and pairs too
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique group list
  clique group list --json")]
pub struct GroupListArgs {}

/// Show what is agreed in a group and who is in
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique group show
  clique group show trip --json")]
pub struct GroupShowArgs {
    /// The group, by handle, name or unique prefix; else the one in use
    #[arg(value_name = "GROUP")]
    pub group: Option<String>,
}

/// Lists groups.
///
/// # Errors
///
/// When the ledger cannot be read.
pub(super) fn cmd_group_list(_args: &GroupListArgs, context: &mut Context) -> Outcome {
    let book = context.book()?;
    let mut all: Vec<GroupIndex> = book.setup.group_indexes().collect();
    all.sort_by_key(|index| {
        let group = &book.setup.groups[index.get()];
        (group.archived, group.direct, *index)
    });
    let tally = context.tally(&book)?;
    let rows = groups(&book.setup, &tally.balances(), &all, kept(&book.root, "group").as_deref());
    context.show(&Shown {
        schema: "clique.groups/1",
        ledger: Some(&book.setup.name),
        text: &|look| groups_as_text(&rows, look),
        data: &|| value_of(&rows.iter().map(group_as_json).collect::<Vec<_>>()),
        rows: &|| groups_as_rows(&rows),
    })?;
    Ok(0)
}

/// Shows a group.
///
/// # Errors
///
/// When the ledger cannot be read, or no group fits.
pub(super) fn cmd_group_show(args: &GroupShowArgs, context: &mut Context) -> Outcome {
    let book = context.book()?;
    let index = choose::group(&book.setup, &book.root, args.group.as_deref())?;
    let tally = context.tally(&book)?;
    let rows = groups(&book.setup, &tally.balances(), &[index], kept(&book.root, "group").as_deref());
    context.show(&Shown {
        schema: "clique.group/1",
        ledger: Some(&book.setup.name),
        text: &|look| group_as_text(&rows[0], look),
        data: &|| value_of(&group_as_json(&rows[0])),
        rows: &|| groups_as_rows(&rows),
    })?;
    Ok(0)
}
