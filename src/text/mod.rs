//! How the ledger is written down: TOML, CSV and log lines.

pub mod groups;
pub mod handles;
pub mod members;
pub mod people;
pub mod settings;
pub mod setup;
pub mod sources;
pub mod suggest;
pub mod toml_read;
