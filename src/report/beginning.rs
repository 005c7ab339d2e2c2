//! A ledger that was just started.

use crate::model::Currency;

/// What there is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// The folder, as it is shown.
    pub place: String,
    /// The folder's whole path.
    pub path: String,
    /// The ledger's name, which is the first group's too.
    pub name: String,
    /// The currency.
    pub currency: Currency,
    /// The first group's handle.
    pub group: String,
    /// The handles and the names of the first members.
    pub members: Vec<(String, String)>,
    /// The files that were there already and were left alone.
    pub left_alone: Vec<String>,
    /// The command that does the same without questions, when there were some.
    pub same_again: Option<String>,
}
