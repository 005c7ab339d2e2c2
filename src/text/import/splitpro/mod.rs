//! SplitPro: the CSV of one friend, and the JSON of all data, which has balances only.

mod friend;
mod line;
mod totals;

pub use friend::ORIGIN as FRIEND;
pub use totals::ORIGIN as DATA;

/// Who exported the file, where nobody says the name.
const YOU: &str = "You";

#[cfg(test)]
mod tests;
