//! Spliit: the JSON export, which says everything to the cent, and the CSV, which does not always say who paid.

mod json;
mod shares;
mod sheet;

pub use json::ORIGIN as JSON;
pub use sheet::ORIGIN as CSV;

#[cfg(test)]
mod tests;
