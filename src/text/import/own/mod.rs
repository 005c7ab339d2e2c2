//! This program's own export: everything of a ledger, so that leaving and coming back loses nothing.
//!
//! The document holds each settings file as the same keys in JSON, each small table as a list of records with the
//! same columns, each conversation as its lines, and the entries in the shape of `clique list --json`. A number with
//! a point is written as a text, which settings take as well, so that it stays exact.

pub mod mirror;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A record: its columns and their cells.
pub type Record = BTreeMap<String, String>;

/// Everything of a ledger but its entries.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mirror {
    /// What `clique.toml` says.
    pub settings: Map<String, Value>,
    /// What each person's file says, by handle.
    pub people: BTreeMap<String, Map<String, Value>>,
    /// The groups and pairs, in order of their folders.
    pub groups: Vec<GroupMirror>,
    /// The rows of `rates.csv`.
    #[serde(default)]
    pub rates: Vec<Record>,
}

/// Everything of a group but its entries.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupMirror {
    /// The handle, or `alice+bob`.
    pub group: String,
    /// What `group.toml` says.
    pub settings: Map<String, Value>,
    /// What `recurring.toml` says.
    #[serde(default)]
    pub recurring: Map<String, Value>,
    /// The rows of `items.csv`.
    #[serde(default)]
    pub items: Vec<Record>,
    /// The rows of `checkpoints.csv`.
    #[serde(default)]
    pub checkpoints: Vec<Record>,
    /// The lines of `messages.log`.
    #[serde(default)]
    pub messages: Vec<String>,
}
