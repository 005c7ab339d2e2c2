//! `clique why`: explain a balance to the cent.

use clap::Args;

use crate::book::Book;
use crate::cli::args::{Format, GroupsArgs};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::filter_args::{Asked, DaysArgs, asked, names_and_filter};
use crate::cli::show::{Shown, value_of};
use crate::cli::totals::ByArg;
use crate::cli::unknown_names::hint_at_names;
use crate::cli::{Outcome, choose};
use crate::model::PersonIndex;
use crate::render::effects::{effects_as_json, effects_as_rows, effects_as_why};
use crate::render::why::{why_as_json, why_as_rows, why_as_text};
use crate::report::effects::{Whose, effects};
use crate::report::statement::Span;
use crate::report::why::{why, why_between};
use crate::text::query::Key;

/// Explain a balance to the cent
///
/// Each entry with the share in words, and where an amount does not divide, who took the odd cents
/// and why. With two names: what stands between them by the bills both are in, each share owed to
/// those who paid in proportion to what they paid; the group's plan may settle it in another way.
/// With filters such as `cat:food` it is about those entries alone: see `clique help filters`.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique why
  clique why bob
  clique why bob alice                        what bob owes alice by the bills they share
  clique why bob -g trip --as-of 2026-06-13
  clique why bob cat:food                     the food alone
  clique why bob --by category                what it is for")]
pub struct WhyArgs {
    /// Whose balance, yours when nobody is named; of two, what stands between them; with filters, only these entries
    #[arg(value_name = "WHO|FILTER")]
    pub who: Vec<String>,
    /// Which groups.
    #[command(flatten)]
    pub groups: GroupsArgs,
    /// Only some days.
    #[command(flatten)]
    pub days: DaysArgs,
    /// What each part has to do with it, instead of each entry; of people, by who paid
    #[arg(long, value_name = "WHAT")]
    pub by: Option<ByArg>,
}

/// Explains a balance.
///
/// # Errors
///
/// When the ledger cannot be read, or names someone unknown.
pub fn cmd_why(args: &WhyArgs, context: &mut Context) -> Outcome {
    let book = context.book()?;
    let setup = &book.setup;
    let groups = args.groups.chosen(&book)?;
    let (names, words) = names_and_filter(&args.who);
    let (who, other) = whom(context, &book, &names)?;
    let flags = args.days.query(context.clock.today())?;
    let asked = asked(context, &book, &words, flags)?.within(&groups, args.groups.typed().is_some());
    let groups = if asked.query.mentions(Key::Group) { setup.group_indexes().collect() } else { groups };
    let span = Span::default();
    let (ledger, ids) = context.picked(&book, |entry| entry.involves(who) && asked.filter.takes(entry))?;
    let nothing = match other {
        None => format!("No entry counts for {} here.", setup.handle(who)),
        Some(other) => format!("Nothing stands between {} and {} here.", setup.handle(who), setup.handle(other)),
    };
    if let Some(by) = args.by {
        let found = effects(&ledger, Whose { who, other }, &groups, span, by.effects());
        context.show(&Shown {
            schema: "clique.effects/1",
            ledger: Some(&setup.name),
            text: &|look| effects_as_why(&found, &nothing, look),
            data: &|| value_of(&effects_as_json(&found)),
            rows: &|| effects_as_rows(&found),
        })?;
        return ended(context, &book, (&asked, &words), found.is_empty());
    }
    let reasons = match other {
        None => why(&ledger, &ids, who, &groups, span),
        Some(other) => why_between(&ledger, &ids, (who, other), &groups, span),
    };
    context.show(&Shown {
        schema: "clique.why/1",
        ledger: Some(&setup.name),
        text: &|look| why_as_text(&reasons, &nothing, look),
        data: &|| value_of(&why_as_json(&reasons)),
        rows: &|| why_as_rows(&reasons),
    })?;
    let is_group = |why: &crate::report::why::Why| !why.group.contains('+');
    if other.is_some() && context.ui.format == Format::Text && reasons.iter().any(is_group) {
        context.ui.hint("In a group others may pay in their place, so that fewer payments do: clique settle");
    }
    ended(context, &book, (&asked, &words), reasons.is_empty())
}

/// Says which entries it is about, and where there is none, names that are near.
fn ended(context: &mut Context, book: &Book, (asked, words): (&Asked, &[String]), is_empty: bool) -> Outcome {
    if !words.is_empty() {
        asked.mention(context);
    }
    if is_empty {
        hint_at_names(context, book, &asked.query);
    }
    Ok(0)
}

/// Finds the one or two people it is about.
fn whom(context: &Context, book: &Book, names: &[String]) -> Result<(PersonIndex, Option<PersonIndex>), Failure> {
    let find = |name: &str| choose::one(context, book, name);
    let (who, other) = match names {
        [] => (find("me")?, None),
        [who] => (find(who)?, None),
        [who, other] => (find(who)?, Some(find(other)?)),
        [_, _, third, ..] => {
            return Err(Failure::usage("this is about one person, or two")
                .help(format!("to look for the word `{third}`: text:{third}")));
        }
    };
    if other == Some(who) {
        let handle = book.setup.handle(who);
        return Err(Failure::usage(format!("{handle} cannot owe anything to themselves")));
    }
    Ok((who, other))
}
