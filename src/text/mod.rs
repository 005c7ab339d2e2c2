//! How the ledger is written down: TOML, CSV and log lines.

pub mod conversation;
pub mod groups;
pub mod handles;
pub mod lines;
pub mod members;
pub mod messages;
pub mod new_files;
pub mod people;
pub mod settings;
pub mod setup;
pub mod sources;
pub mod suggest;
pub mod table;
pub mod table_cell;
pub mod table_edit;
mod table_marks;
pub mod table_record;
pub mod timestamp;
pub mod toml_edit;
mod toml_inline;
mod toml_lines;
pub mod toml_read;
pub mod toml_value;
