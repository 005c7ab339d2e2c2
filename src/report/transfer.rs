//! A transfer to be made between two friends' banks.

use crate::model::{Currency, Money};

/// A transfer, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// The handle of who pays.
    pub from: String,
    /// The handle of who is paid.
    pub to: String,
    /// The name of who is paid.
    pub name: String,
    /// The account of who is paid, without blanks.
    pub iban: String,
    /// The same in groups of four.
    pub account: String,
    /// How much.
    pub amount: Money,
    /// The currency.
    pub currency: Currency,
    /// What the transfer says.
    pub text: String,
    /// What the picture says.
    pub code: String,
}
