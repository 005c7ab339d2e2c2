//! `clique why`: explain a balance to the cent.

use clap::Args;

use crate::cli::args::{Format, GroupArg};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::show::{Shown, value_of};
use crate::cli::{Outcome, choose, typed};
use crate::render::why::{why_as_json, why_as_rows, why_as_text};
use crate::report::statement::Span;
use crate::report::why::{why, why_between};

/// Explain a balance to the cent
///
/// Each entry with the share in words, and where an amount does not divide, who took the odd cents
/// and why. With two names: what stands between them by the bills both are in, each share owed to
/// those who paid in proportion to what they paid; the group's plan may settle it in another way.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique why
  clique why bob
  clique why bob alice                        what bob owes alice by the bills they share
  clique why bob -g trip --as-of 2026-06-13")]
pub struct WhyArgs {
    /// Whose balance; yours, when nobody is named
    #[arg(value_name = "WHO", default_value = "me", hide_default_value = true)]
    pub who: String,
    /// Only what stands between the two
    #[arg(value_name = "OTHER")]
    pub other: Option<String>,
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

/// Explains a balance.
///
/// # Errors
///
/// When the ledger cannot be read, or names someone unknown.
pub fn cmd_why(args: &WhyArgs, context: &mut Context) -> Outcome {
    let book = context.book()?;
    let setup = &book.setup;
    let groups = choose::groups(setup, &book.root, args.group.group.as_deref(), args.all)?;
    let who = choose::one(context, &book, &args.who)?;
    let other = args.other.as_deref().map(|typed| choose::one(context, &book, typed)).transpose()?;
    if other == Some(who) {
        return Err(Failure::usage(format!("{} cannot owe anything to themselves", setup.handle(who))));
    }
    let today = context.clock.today();
    let until = args.as_of.as_deref().map(|typed| typed::date(typed, today)).transpose()?;
    let span = Span { since: None, until };
    let (ledger, ids) = context.picked(&book, |entry| entry.involves(who) && groups.contains(&entry.group))?;
    let (reasons, nothing) = match other {
        None => (why(&ledger, &ids, who, &groups, span), format!("No entry counts for {} here.", setup.handle(who))),
        Some(other) => (
            why_between(&ledger, &ids, (who, other), &groups, span),
            format!("Nothing stands between {} and {} here.", setup.handle(who), setup.handle(other)),
        ),
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
    Ok(0)
}
