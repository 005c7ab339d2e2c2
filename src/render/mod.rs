//! How answers are shown: text, JSON, CSV.

pub mod bars;
pub mod csv;
pub mod envelope;
mod quote;
pub mod safe;
pub mod snippet;
pub mod style;
pub mod table;
pub mod width;
