//! How the ledger is written down: TOML, CSV and log lines.

pub mod conversation;
pub mod lines;
pub mod messages;
pub mod table;
pub mod table_cell;
pub mod table_edit;
mod table_marks;
pub mod table_record;
pub mod timestamp;
