//! How the ledger is written down: TOML, CSV and log lines.

pub mod columns;
pub mod conversation;
pub mod entries;
pub mod entry_edit;
pub mod groups;
pub mod handles;
pub mod lines;
pub mod members;
pub mod messages;
pub mod people;
pub mod row;
pub mod row_faults;
pub mod row_text;
pub mod settings;
pub mod setup;
pub mod sources;
pub mod suggest;
pub mod table;
pub mod table_cell;
pub mod table_edit;
pub mod logs;
mod table_marks;
pub mod table_record;
pub mod timestamp;
pub mod toml_read;
