//! `clique balance`: who gets back and who owes.

use clap::Args;

use crate::cli::args::GroupArg;
use crate::cli::context::Context;
use crate::cli::show::{Shown, value_of};
use crate::cli::{Outcome, choose, typed};
use crate::model::Tally;
use crate::render::balances::{balances_as_json, balances_as_rows, balances_as_text};
use crate::report::balances::balances;

/// Show who gets back and who owes
///
/// One sheet for each group and currency: what each paid, what fell on each, what was handed over
/// since, and the balance. The balances of a sheet always add up to zero. Currencies are never mixed.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique balance
  clique balance alice bob
  clique balance --as-of 2026-06-13           bills up to that day, as they are known now
  clique balance --at HEAD~1                  everything, as it was known one change ago
  clique balance -g trip --json")]
pub struct BalanceArgs {
    /// Only these people
    #[arg(value_name = "WHO")]
    pub who: Vec<String>,
    /// The group.
    #[command(flatten)]
    pub group: GroupArg,
    /// All groups, archived ones too
    #[arg(short, long, conflicts_with = "group")]
    pub all: bool,
    /// As it stood at the end of this day
    #[arg(long, visible_alias = "until", value_name = "DATE", allow_hyphen_values = true)]
    pub as_of: Option<String>,
}

/// Shows balances.
///
/// # Errors
///
/// When the ledger cannot be read, or names someone unknown.
pub fn cmd_balance(args: &BalanceArgs, context: &mut Context) -> Outcome {
    let book = context.book()?;
    let groups = choose::groups(&book.setup, &book.root, args.group.group.as_deref(), args.all)?;
    let who = choose::people(context, &book, &args.who)?;
    let until = args.as_of.as_deref().map(|typed| typed::date(typed, context.clock.today())).transpose()?;
    let mut tally = Tally::default();
    context.visit(&book, |entry| {
        if until.is_none_or(|until| entry.date <= until) {
            tally.add(entry);
        }
    })?;
    let sheets = balances(&book.setup, &tally.balances(), &groups, &who);
    context.show(&Shown {
        schema: "clique.balance/1",
        ledger: Some(&book.setup.name),
        text: &|look| balances_as_text(&sheets, look),
        data: &|| value_of(&balances_as_json(&sheets)),
        rows: &|| balances_as_rows(&sheets),
    })?;
    Ok(0)
}
