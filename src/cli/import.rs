//! The steps of an import between what was typed and what is written.

mod bytes;
pub mod draft;
pub mod files;
pub mod origins;
pub mod own;
pub mod people;
pub mod place;
pub mod reading;
pub mod receipt;
pub mod understood;

use super::failure::Failure;

/// Refuses to import what does not come to the balances that it states.
#[must_use]
pub fn refused(misfits: usize) -> Failure {
    let balances = if misfits == 1 { "1 balance is".to_owned() } else { format!("{misfits} balances are") };
    Failure::no(format!("{balances} not what the file says; nothing was imported"))
        .help("the file may be cut off or edited; export it again")
        .help("to import it all the same: --accept-difference")
}
