//! `clique balance`: who gets back and who owes.

use clap::Args;

use crate::book::{Added, Book};
use crate::cli::args::GroupsArgs;
use crate::cli::assertion::Assertion;
use crate::cli::context::Context;
use crate::cli::failure::{DONE, Failure, NO};
use crate::cli::filter_args::{Asked, DaysArgs, asked, names_and_filter};
use crate::cli::totals::{ByArg, show_balances, show_nets};
use crate::cli::unknown_names::hint_at_names;
use crate::cli::{Outcome, choose};
use crate::model::{Currency, GroupIndex, Tally};
use crate::report::balances::{Sheet, balances};
use crate::report::totals::Parts;
use crate::text::query::Key;

/// Show who gets back and who owes
///
/// One sheet for each group and currency: what each paid, what fell on each, what was handed over
/// since, and the balance. The balances of a sheet always add up to zero. Currencies are never mixed.
/// With filters such as `cat:food` it is about those entries alone: see `clique help filters`.
/// With --assert it says on stderr what does not hold, and exits with 1 then; over several groups it is the sum.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique balance
  clique balance alice bob
  clique balance --as-of 2026-06-13           bills up to that day, as they are known now
  clique balance --at HEAD~1                  everything, as it was known one change ago
  clique balance cat:food --month 2026-06     who paid for food, who ate it
  clique balance --by month                   what each month did to the balances
  clique balance --assert 'all>=-200'         for scripts: exits with 1 when someone owes more
  clique balance -g trip --json")]
pub struct BalanceArgs {
    /// Only these people; with filters, only these entries
    #[arg(value_name = "WHO|FILTER")]
    pub who: Vec<String>,
    /// Which groups.
    #[command(flatten)]
    pub groups: GroupsArgs,
    /// Only some days.
    #[command(flatten)]
    pub days: DaysArgs,
    /// What each part did to the balances; of people, the balances themselves
    #[arg(long, value_name = "WHAT")]
    pub by: Option<ByArg>,
    /// Exit with 1 unless this holds: a name or `all`, one of = != < <= > >=, an amount; may be given several times
    #[arg(long = "assert", value_name = "WHAT", conflicts_with = "by", allow_hyphen_values = true)]
    pub assertions: Vec<String>,
}

/// Shows balances.
///
/// # Errors
///
/// When the ledger cannot be read, or names someone unknown.
pub fn cmd_balance(args: &BalanceArgs, context: &mut Context) -> Outcome {
    let (names, words) = names_and_filter(&args.who);
    let by = args.by.and_then(ByArg::parts);
    let is_everything = words.is_empty() && args.days.are_all() && by.is_none();
    let (book, sum) = if is_everything { context.book_added_up()? } else { (context.book()?, None) };
    let mut groups = args.groups.chosen(&book)?;
    let who = choose::people(context, &book, &names)?;
    let flags = args.days.query(context.clock.today())?;
    let asked = asked(context, &book, &words, flags)?.within(&groups, args.groups.typed().is_some());
    if asked.query.mentions(Key::Group) && args.groups.typed().is_none() {
        groups = book.setup.group_indexes().collect();
    }
    let is_empty;
    let mut contradictions = Vec::new();
    if let Some(by) = by {
        let mut parts = Parts::new(by);
        context.visit(&book, |entry| {
            if asked.filter.takes(entry) {
                parts.add(entry);
            }
        })?;
        let sheets = parts.sheets(&book.setup);
        is_empty = sheets.is_empty();
        show_nets(context, &book.setup.name, &sheets, &who)?;
    } else {
        let found = tally_of(context, &book, &asked, sum)?.balances();
        let sheets = balances(&book.setup, &found, &groups, &who);
        is_empty = sheets.is_empty();
        if !args.assertions.is_empty() {
            let all = balances(&book.setup, &found, &groups, &[]);
            for assertion in assertions(args, context, &book, &groups, &all)? {
                contradictions.extend(assertion.contradictions(&book, &all));
            }
        }
        show_balances(context, &book, &sheets)?;
    }
    if !words.is_empty() {
        asked.mention(context);
    }
    if is_empty {
        hint_at_names(context, &book, &asked.query);
    }
    for words in &contradictions {
        let _ = Failure::no(words).report(&mut context.ui);
    }
    Ok(if contradictions.is_empty() { DONE } else { NO })
}

/// Reads what is to hold; where all groups have one currency, it need not be typed.
fn assertions(
    args: &BalanceArgs,
    context: &Context,
    book: &Book,
    groups: &[GroupIndex],
    sheets: &[Sheet],
) -> Result<Vec<Assertion>, Failure> {
    let theirs = groups.iter().map(|group| book.setup.groups[group.get()].currency);
    let mut currencies: Vec<Currency> = sheets.iter().map(|sheet| sheet.currency).chain(theirs).collect();
    currencies.sort_unstable();
    currencies.dedup();
    let usual = if let [only] = currencies.as_slice() { Some(*only) } else { None };
    args.assertions.iter().map(|typed| Assertion::read(context, book, typed, usual)).collect()
}

/// Adds up the entries that are meant, unless all of them are and were added up already; a whole ledger needs no
/// filter.
fn tally_of(context: &mut Context, book: &Book, asked: &Asked, sum: Option<Added>) -> Result<Tally, Failure> {
    if let Some(Added { tally, faults }) = sum {
        context.judge(book, faults)?;
        return Ok(tally);
    }
    if asked.query.is_everything() {
        return context.tally(book);
    }
    let mut tally = Tally::default();
    context.visit(book, |entry| {
        if asked.filter.takes(entry) {
            tally.add(entry);
        }
    })?;
    Ok(tally)
}
