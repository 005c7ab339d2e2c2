//! `clique statement`: show how someone's balance came about.

use clap::Args;

use crate::cli::args::GroupArg;
use crate::cli::context::Context;
use crate::cli::show::{Shown, value_of};
use crate::cli::{Outcome, choose, typed};
use crate::render::statement::{statements_as_json, statements_as_rows, statements_as_text};
use crate::report::statement::{Span, statements};

/// Show how someone's balance came about
///
/// Every entry the person paid for or shares, what they paid, what fell on them and the balance
/// after it, for each group and currency. The last line is what `clique balance` says. Without a
/// name the statement is yours.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique statement
  clique statement bob
  clique statement bob -g trip --since 2026-06-01
  clique statement bob --format csv")]
pub struct StatementArgs {
    /// Whose statement; you, when nobody is named
    #[arg(value_name = "WHO", default_value = "me", hide_default_value = true)]
    pub who: String,
    /// The group.
    #[command(flatten)]
    pub group: GroupArg,
    /// All groups, archived ones too
    #[arg(short, long, conflicts_with = "group")]
    pub all: bool,
    /// Show entries from this day on; what came before is summed up
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub since: Option<String>,
    /// As it stood at the end of this day
    #[arg(long, visible_alias = "as-of", value_name = "DATE", allow_hyphen_values = true)]
    pub until: Option<String>,
}

/// Shows a statement.
///
/// # Errors
///
/// When the ledger cannot be read, or names someone unknown.
pub fn cmd_statement(args: &StatementArgs, context: &mut Context) -> Outcome {
    let book = context.book()?;
    let groups = choose::groups(&book.setup, &book.root, args.group.group.as_deref(), args.all)?;
    let who = choose::one(context, &book, &args.who)?;
    let today = context.clock.today();
    let day = |typed: &Option<String>| typed.as_deref().map(|typed| typed::date(typed, today)).transpose();
    let span = Span { since: day(&args.since)?, until: day(&args.until)? };
    let (ledger, ids) = context.picked(&book, |entry| entry.involves(who) && groups.contains(&entry.group))?;
    let found = statements(&ledger, &ids, who, &groups, span);
    let member = book.setup.handle(who);
    context.show(&Shown {
        schema: "clique.statement/1",
        ledger: Some(&book.setup.name),
        text: &|look| statements_as_text(&found, member, look),
        data: &|| value_of(&statements_as_json(&found)),
        rows: &|| statements_as_rows(&found),
    })?;
    Ok(0)
}
