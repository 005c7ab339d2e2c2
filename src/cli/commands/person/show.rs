//! `clique person list` and `clique person show`.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::show::{Shown, value_of};
use crate::cli::{Outcome, choose};
use crate::model::PersonIndex;
use crate::render::people::{people_as_rows, people_as_text, person_as_json, person_as_text};
use crate::report::people::people;

/// List everyone in the ledger
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique person list
  clique person list --json")]
pub struct PersonListArgs {}

/// Show all that is known of a person
///
/// Every field, the groups, and where the person stands in each. Without a name it is you.
#[derive(Clone, Debug, Args)]
#[command(before_long_help = "Examples:
  clique person show
  clique person show bob --json")]
pub struct PersonShowArgs {
    /// Who, by handle, name or unique prefix
    #[arg(value_name = "WHO")]
    pub who: Option<String>,
}

/// Lists people.
///
/// # Errors
///
/// When the ledger cannot be read.
pub(super) fn cmd_person_list(_args: &PersonListArgs, context: &mut Context) -> Outcome {
    let book = context.book()?;
    let me = context.me(&book.root, &book.setup)?;
    let all: Vec<PersonIndex> = book.setup.person_indexes().collect();
    let tally = context.tally(&book)?;
    let rows = people(&book.setup, &tally.balances(), &all, me);
    context.show(&Shown {
        schema: "clique.people/1",
        ledger: Some(&book.setup.name),
        text: &|look| people_as_text(&rows, look),
        data: &|| value_of(&rows.iter().map(person_as_json).collect::<Vec<_>>()),
        rows: &|| people_as_rows(&rows),
    })?;
    Ok(0)
}

/// Shows a person.
///
/// # Errors
///
/// When the ledger cannot be read, or nobody fits.
pub(super) fn cmd_person_show(args: &PersonShowArgs, context: &mut Context) -> Outcome {
    let book = context.book()?;
    let me = context.me(&book.root, &book.setup)?;
    let index = match &args.who {
        Some(typed) => choose::person(&book.setup, typed, me)?,
        None => choose::known_me(me)?,
    };
    let tally = context.tally(&book)?;
    let rows = people(&book.setup, &tally.balances(), &[index], me);
    context.show(&Shown {
        schema: "clique.person/1",
        ledger: Some(&book.setup.name),
        text: &|look| person_as_text(&rows[0], look),
        data: &|| value_of(&person_as_json(&rows[0])),
        rows: &|| people_as_rows(&rows),
    })?;
    Ok(0)
}
