//! `clique stats`: what was spent, by category, person and month; a forecast; budgets.

use clap::Args;

use crate::book::Book;
use crate::cli::args::GroupsArgs;
use crate::cli::context::Context;
use crate::cli::failure::{DONE, Failure, NO};
use crate::cli::filter_args::{DaysArgs, asked};
use crate::cli::show::{Shown, value_of};
use crate::cli::unknown_names::hint_at_names;
use crate::cli::{Outcome, typed};
use crate::model::{Date, GroupIndex};
use crate::render::stats::{
    budget_as_json, budgets_as_rows, budgets_as_text, stats_as_json, stats_as_rows, stats_as_text,
};
use crate::report::stats::{Gathering, month_of};
use crate::text::query::Key;

/// A guess reaches so many months ahead at most.
const AHEAD_MAX: u32 = 24;

/// Show what was spent, by category, person and month
///
/// For each group and currency: what a bill and a month cost on average, categories, what each used and
/// paid, months, the largest bills. Payments are no spending; refunds and income are taken off. With
/// --forecast it guesses at the months to come. With --budget it compares a month with what the group
/// agreed to spend (clique group edit --budget food=400), and exits with 1 when it is too much.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique stats
  clique stats cat:food --month 2026-06
  clique stats payer:me not cat:home --all
  clique stats --forecast 3
  clique group edit --budget food=400 --budget '*=1500' && clique stats --budget")]
pub struct StatsArgs {
    /// Only bills that fit: words and filters as in clique list
    #[arg(value_name = "FILTER")]
    pub words: Vec<String>,
    /// Which groups.
    #[command(flatten)]
    pub groups: GroupsArgs,
    /// Only some days.
    #[command(flatten)]
    pub days: DaysArgs,
    /// Guess at so many months after this one
    #[arg(long, value_name = "MONTHS", value_parser = clap::value_parser!(u32).range(1..=i64::from(AHEAD_MAX)))]
    pub forecast: Option<u32>,
    /// Compare a month, this one or that of --month, with the budget; exit with 1 when it is over
    #[arg(long, conflicts_with_all = ["forecast", "words", "since", "until"])]
    pub budget: bool,
}

/// Shows what was spent.
///
/// # Errors
///
/// When something typed cannot be meant, or the ledger cannot be read.
pub fn cmd_stats(args: &StatsArgs, context: &mut Context) -> Outcome {
    let book = context.book()?;
    let groups = args.groups.chosen(&book)?;
    if args.budget {
        return budgets(args, &book, &groups, context);
    }
    let today = context.clock.today();
    let flags = args.days.query(today)?;
    let asked = asked(context, &book, &args.words, flags)?.within(&groups, args.groups.typed().is_some());
    let groups = if asked.query.mentions(Key::Group) { book.setup.group_indexes().collect() } else { groups };
    let mut gathering = Gathering::new(&book.setup);
    context.visit(&book, |entry| {
        gathering.note(entry);
        if asked.filter.takes(entry) {
            gathering.add(entry);
        }
    })?;
    let sheets = gathering.sheets(&groups, today, args.forecast.unwrap_or(0));
    context.show(&Shown {
        schema: "clique.stats/1",
        ledger: Some(&book.setup.name),
        text: &|look| stats_as_text(&sheets, look),
        data: &|| value_of(&stats_as_json(&sheets)),
        rows: &|| stats_as_rows(&sheets),
    })?;
    if sheets.is_empty() {
        hint_at_names(context, &book, &asked.query);
    } else if args.forecast.is_some() && sheets.iter().all(|sheet| sheet.forecast.is_empty()) {
        context
            .ui
            .say("no forecast yet: it needs a whole month of bills, a rule of `clique recurring`, or bills to come");
    }
    Ok(DONE)
}

fn budgets(args: &StatsArgs, book: &Book, groups: &[GroupIndex], context: &mut Context) -> Outcome {
    let today = context.clock.today();
    let (first, last) = month_asked(args, today)?;
    let mut gathering = Gathering::new(&book.setup);
    context.visit(book, |entry| {
        if first <= entry.date && entry.date <= last {
            gathering.add(entry);
        }
    })?;
    let rows = gathering.budgets(groups, first);
    if rows.is_empty() {
        return Err(
            Failure::usage("no group here has a budget").help("agree on one: clique group edit --budget food=400")
        );
    }
    context.show(&Shown {
        schema: "clique.budget/1",
        ledger: Some(&book.setup.name),
        text: &|look| budgets_as_text(&rows, look),
        data: &|| value_of(&rows.iter().map(budget_as_json).collect::<Vec<_>>()),
        rows: &|| budgets_as_rows(&rows),
    })?;
    Ok(if rows.iter().any(|row| row.left().is_negative()) { NO } else { DONE })
}

/// Returns the month of a budget: its first day and its last.
fn month_asked(args: &StatsArgs, today: Date) -> Result<(Date, Date), Failure> {
    let (first, last) = match args.days.month.as_deref() {
        Some(typed) => typed::month(typed, today)?,
        None => (today, today),
    };
    if month_of(first) != month_of(last) {
        return Err(Failure::usage("a budget is for one month").help("name a month: --month 2026-06"));
    }
    let first = month_of(first);
    Ok((first, first.plus_months(1).and_then(|next| next.plus_days(-1)).unwrap_or(last)))
}
