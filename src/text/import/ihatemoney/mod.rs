//! ihatemoney: bills as JSON and CSV, who is in the project with which weight, and who should pay whom.
//!
//! Everyone's weight is that of today, in old bills too; bills say it only of who paid. The list of members, given
//! together with the bills, says it of all.

mod bill;
mod json;
mod names;
mod sheet;

pub use json::{BILLS as BILLS_JSON, MEMBERS, SETTLEMENTS as SETTLEMENTS_JSON};
pub(super) use names::Names;
pub use sheet::{BILLS as BILLS_CSV, SETTLEMENTS as SETTLEMENTS_CSV};

#[cfg(test)]
mod tests;
