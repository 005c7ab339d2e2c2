//! `clique statement`: show how someone's balance came about.

use clap::Args;

use crate::book::Book;
use crate::cli::args::GroupsArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::filter_args::{Asked, DaysArgs, asked, names_and_filter};
use crate::cli::show::{Shown, value_of};
use crate::cli::totals::ByArg;
use crate::cli::unknown_names::hint_at_names;
use crate::cli::{Outcome, choose};
use crate::render::effects::{effects_as_json, effects_as_rows, effects_as_statement};
use crate::render::statement::{statements_as_json, statements_as_rows, statements_as_text};
use crate::report::effects::{Whose, effects};
use crate::report::statement::{Span, statements};
use crate::text::query::Key;

/// Show how someone's balance came about
///
/// Every entry the person paid for or shares, what they paid, what fell on them and the balance
/// after it, for each group and currency. The last line is what `clique balance` says. Without a
/// name the statement is yours. With filters such as `cat:food` it is about those entries alone: see
/// `clique help filters`.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique statement
  clique statement bob
  clique statement bob -g trip --since 2026-06-01
  clique statement bob cat:food date:2026-06
  clique statement bob --by month             a line a month
  clique statement bob --format csv")]
pub struct StatementArgs {
    /// Whose statement; you, when nobody is named. With filters, only these entries
    #[arg(value_name = "WHO|FILTER")]
    pub who: Vec<String>,
    /// Which groups.
    #[command(flatten)]
    pub groups: GroupsArgs,
    /// Show entries from this day on; what came before is summed up
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub since: Option<String>,
    /// As it stood at the end of this day
    #[arg(long, visible_alias = "as-of", value_name = "DATE", allow_hyphen_values = true)]
    pub until: Option<String>,
    /// Only this month (2026-06, june, last-month) or year (2026)
    #[arg(long, value_name = "MONTH", conflicts_with_all = ["since", "until"])]
    pub month: Option<String>,
    /// What each part did to the balance, instead of each entry; of people, what the bills that each of them paid did
    #[arg(long, value_name = "WHAT")]
    pub by: Option<ByArg>,
}

/// Shows a statement.
///
/// # Errors
///
/// When the ledger cannot be read, or names someone unknown.
pub fn cmd_statement(args: &StatementArgs, context: &mut Context) -> Outcome {
    let book = context.book()?;
    let groups = args.groups.chosen(&book)?;
    let (names, words) = names_and_filter(&args.who);
    let who = match names.as_slice() {
        [] => choose::one(context, &book, "me")?,
        [name] => choose::one(context, &book, name)?,
        [_, second, ..] => {
            return Err(Failure::usage("a statement is about one person")
                .help(format!("to look for the word `{second}`: text:{second}")));
        }
    };
    let days = DaysArgs { since: args.since.clone(), until: args.until.clone(), month: args.month.clone() };
    let (since, until) = days.days(context.clock.today())?;
    let asked = asked(context, &book, &words, Vec::new())?.within(&groups, args.groups.typed().is_some());
    let groups = if asked.query.mentions(Key::Group) { book.setup.group_indexes().collect() } else { groups };
    let (ledger, ids) = context.picked(&book, |entry| entry.involves(who) && asked.filter.takes(entry))?;
    let (span, member) = (Span { since, until }, book.setup.handle(who));
    if let Some(by) = args.by {
        let found = effects(&ledger, Whose { who, other: None }, &groups, span, by.effects());
        context.show(&Shown {
            schema: "clique.effects/1",
            ledger: Some(&book.setup.name),
            text: &|look| effects_as_statement(&found, member, look),
            data: &|| value_of(&effects_as_json(&found)),
            rows: &|| effects_as_rows(&found),
        })?;
        return ended(context, &book, &asked, found.is_empty());
    }
    let found = statements(&ledger, &ids, who, &groups, span);
    context.show(&Shown {
        schema: "clique.statement/1",
        ledger: Some(&book.setup.name),
        text: &|look| statements_as_text(&found, member, look),
        data: &|| value_of(&statements_as_json(&found)),
        rows: &|| statements_as_rows(&found),
    })?;
    ended(context, &book, &asked, found.is_empty())
}

/// Says what the statement is about, and where it has no entry, names that are near.
fn ended(context: &mut Context, book: &Book, asked: &Asked, is_empty: bool) -> Outcome {
    asked.mention(context);
    if is_empty {
        hint_at_names(context, book, &asked.query);
    }
    Ok(0)
}
