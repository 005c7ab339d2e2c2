//! How answers are shown: text, JSON, CSV.

pub mod balances;
pub mod bars;
pub mod beginning;
pub mod csv;
pub mod dates;
pub mod entries;
pub mod entry_rows;
pub mod envelope;
pub mod explanation;
pub mod faults;
pub mod place;
mod quote;
pub mod rows;
pub mod safe;
mod scene;
pub mod settlement;
pub mod snippet;
pub mod style;
pub mod table;
pub mod width;
