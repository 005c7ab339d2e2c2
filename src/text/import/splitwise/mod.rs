//! Splitwise: the CSV that a group can be exported as, and a saved answer of `get_expenses`.

mod expense;
pub mod json;
pub mod table;
