//! `clique status`: show the state of the ledger.

use clap::Args;

use crate::cli::Outcome;
use crate::cli::args::{Format, GroupArg, GroupsArgs};
use crate::cli::contested::how_to_settle;
use crate::cli::context::Context;
use crate::cli::show::{Shown, value_of};
use crate::render::safe::safe;
use crate::render::status::{status_as_json, status_as_rows, status_as_text};
use crate::render::style::{Look, Paint};
use crate::report::status::Glance;

/// Show the state of the ledger
///
/// Who stands where, how many payments would settle everything, bills that are due, and entries
/// that wait for someone. `clique` without a command shows the same.
#[derive(Clone, Debug, Default, Args)]
#[command(before_long_help = "Examples:
  clique
  clique status -g trip
  clique status --json")]
pub struct StatusArgs {
    /// Which groups.
    #[command(flatten)]
    pub groups: GroupsArgs,
}

/// Shows the state.
///
/// # Errors
///
/// When there is no ledger, or it cannot be read.
pub fn cmd_status(args: &StatusArgs, context: &mut Context) -> Outcome {
    let book = context.book()?;
    let groups = args.groups.chosen(&book)?;
    let me = context.me(&book.root, &book.setup)?;
    let mut glance = Glance::default();
    context.visit(&book, |entry| glance.add(entry))?;
    let status = glance.status(&book.setup, &groups, me, context.clock.today());
    context.show(&Shown {
        schema: "clique.status/1",
        ledger: Some(&book.setup.name),
        text: &|look| status_as_text(&status, look),
        data: &|| value_of(&status_as_json(&status)),
        rows: &|| status_as_rows(&status),
    })?;
    if status.conflicts > 0
        && context.ui.format == Format::Text
        && let Some(hint) = how_to_settle(context, &book)
    {
        context.ui.hint(&hint);
    }
    if status.sheets.is_empty() && context.ui.format == Format::Text {
        let is_new = book.setup.groups.iter().all(|group| group.direct);
        let next = if is_new { "clique group new \"Lisbon 2026\"" } else { "clique add 42.50 dinner" };
        context.ui.hint(&format!("Next: {next}"));
    }
    Ok(0)
}

/// Runs when no command is given: the state of the ledger, or how to get one.
///
/// # Errors
///
/// As [`cmd_status`]; a folder that was asked for by name must hold a ledger.
pub fn cmd_bare(context: &mut Context) -> Outcome {
    let is_asked_for = context.global.directory.is_some() || context.ui.format != Format::Text;
    if !is_asked_for && context.start().is_ok() && context.root().is_err() {
        let text = welcome(&context.ui.out);
        context.ui.answer_fitted(&text)?;
        return Ok(0);
    }
    let group = std::env::var("CLIQUE_GROUP").ok().filter(|group| !group.is_empty());
    cmd_status(&StatusArgs { groups: GroupsArgs { one: GroupArg { group }, all: false } }, context)
}

/// Says what this is and how to begin.
fn welcome(look: &Look) -> String {
    let steps = [
        ("clique demo", "look around in a made-up ledger"),
        ("clique init \"Lisbon 2026\" EUR", "start a ledger in this folder"),
        ("clique -C ~/trips/lisbon", "use one elsewhere (or set CLIQUE_DIR)"),
    ];
    let name = look.paint(Paint::Heading, format!("clique {}", env!("CARGO_PKG_VERSION")));
    let mut text =
        format!("{name}: split bills with friends in plain text\n\nNo ledger here or in any folder above.\n\n");
    for (command, does) in steps {
        text += &format!("  {}  {does}\n", look.paint(Paint::Bright, format!("{:<31}", safe(command))));
    }
    text + "\nMore: clique help getting-started\n"
}
