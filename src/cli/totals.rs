//! Shows totals by month, week or category; used by `list --by` and `balance --by`.

use clap::ValueEnum;

use super::Outcome;
use super::context::Context;
use super::failure::DONE;
use super::show::{Shown, value_of};
use crate::model::PersonIndex;
use crate::render::totals::{nets_as_json, nets_as_rows, nets_as_text, spent_as_json, spent_as_rows, spent_as_text};
use crate::report::totals::{By, TotalSheet};

/// What balances can be added up by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ByArg {
    /// Calendar months
    Month,
    /// Weeks from Monday to Sunday
    Week,
    /// Categories
    Category,
}

impl From<ByArg> for By {
    fn from(by: ByArg) -> By {
        match by {
            ByArg::Month => By::Month,
            ByArg::Week => By::Week,
            ByArg::Category => By::Category,
        }
    }
}

/// Shows what was spent in each part.
///
/// # Errors
///
/// When stdout cannot be written.
pub fn show_spent(context: &mut Context, ledger: &str, sheets: &[TotalSheet], me: Option<PersonIndex>) -> Outcome {
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
