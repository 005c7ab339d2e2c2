//! How answers are shown: text, JSON, CSV.

pub mod bars;
pub mod csv;
pub mod envelope;
pub mod place;
mod quote;
pub mod safe;
mod scene;
pub mod snippet;
pub mod style;
pub mod table;
pub mod width;
