//! Shows totals by month, week, category or person; used by `--by`.

use clap::ValueEnum;

use super::Outcome;
use super::context::Context;
use super::failure::{DONE, Failure};
use super::filter_args::Asked;
use super::show::{Shown, value_of};
use crate::book::Book;
use crate::model::{GroupIndex, PersonIndex, Tally};
use crate::render::balances::{balances_as_json, balances_as_rows, balances_as_text};
use crate::render::totals::{nets_as_json, nets_as_rows, nets_as_text, spent_as_json, spent_as_rows, spent_as_text};
use crate::report::balances::{Sheet, balances};
use crate::report::effects::EffectsBy;
use crate::report::totals::{By, Parts, TotalSheet};

/// What entries, balances and changes can be put together by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ByArg {
    /// Calendar months
    Month,
    /// Weeks from Monday to Sunday
    Week,
    /// Categories
    Category,
    /// People
    Person,
}

impl ByArg {
    /// Returns the parts that entries belong to by themselves; people are none, for several have to do with each.
    #[must_use]
    pub const fn parts(self) -> Option<By> {
        match self {
            ByArg::Month => Some(By::Month),
            ByArg::Week => Some(By::Week),
            ByArg::Category => Some(By::Category),
            ByArg::Person => None,
        }
    }

    /// Returns what one balance, or the history, is taken apart by.
    #[must_use]
    pub fn effects(self) -> EffectsBy {
        self.parts().map_or(EffectsBy::Person, EffectsBy::Part)
    }
}

/// Shows what the entries that are meant come to: what was spent in each part, or what each person paid and used.
/// Tells how many groups and currencies they are of.
///
/// # Errors
///
/// When the ledger cannot be read, or stdout not be written.
pub fn show_totals(
    context: &mut Context,
    book: &Book,
    asked: &Asked,
    groups: &[GroupIndex],
    by: ByArg,
) -> Result<usize, Failure> {
    let Some(by) = by.parts() else {
        let mut tally = Tally::default();
        context.visit(book, |entry| {
            if asked.filter.takes(entry) {
                tally.add(entry);
            }
        })?;
        let sheets = balances(&book.setup, &tally.balances(), groups, &[]);
        show_balances(context, book, &sheets)?;
        return Ok(sheets.len());
    };
    let mut parts = Parts::new(by);
    context.visit(book, |entry| {
        if asked.filter.takes(entry) {
            parts.add(entry);
        }
    })?;
    let me = context.me(&book.root, &book.setup)?;
    let sheets = parts.sheets(&book.setup);
    show_spent(context, &book.setup.name, &sheets, me)?;
    Ok(sheets.len())
}

/// Shows what was spent in each part.
fn show_spent(context: &mut Context, ledger: &str, sheets: &[TotalSheet], me: Option<PersonIndex>) -> Outcome {
    context.show(&Shown {
        schema: "clique.totals/1",
        ledger: Some(ledger),
        text: &|look| spent_as_text(sheets, me, look),
        data: &|| value_of(&spent_as_json(sheets, me)),
        rows: &|| spent_as_rows(sheets, me),
    })?;
    Ok(DONE)
}

/// Shows what each part did to balances.
///
/// # Errors
///
/// When stdout cannot be written.
pub fn show_nets(context: &mut Context, ledger: &str, sheets: &[TotalSheet], who: &[PersonIndex]) -> Outcome {
    context.show(&Shown {
        schema: "clique.balance-by/1",
        ledger: Some(ledger),
        text: &|look| nets_as_text(sheets, who, look),
        data: &|| value_of(&nets_as_json(sheets, who)),
        rows: &|| nets_as_rows(sheets, who),
    })?;
    Ok(DONE)
}

/// Shows sheets.
///
/// # Errors
///
/// When stdout cannot be written.
pub fn show_balances(context: &mut Context, book: &Book, sheets: &[Sheet]) -> Outcome {
    context.show(&Shown {
        schema: "clique.balance/1",
        ledger: Some(&book.setup.name),
        text: &|look| balances_as_text(sheets, look),
        data: &|| value_of(&balances_as_json(sheets)),
        rows: &|| balances_as_rows(sheets),
    })?;
    Ok(DONE)
}
