//! This program's own export: everything of a ledger, so that leaving and coming back loses nothing.
//!
//! The document holds each settings file as the same keys in JSON, each small table as a list of records with the
//! same columns, each conversation as its lines, and the entries in the shape of `clique list --json`. A number with
//! a point is written as a text, which settings take as well, so that it stays exact.

mod beside;
pub mod comments;
pub mod document;
pub mod mirror;
pub mod named;
mod parted;
pub mod parts;
pub mod read;
pub mod rows;
pub mod stated;
pub mod take;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use self::comments::CommentMirror;
use super::Origin;
use crate::model::{Date, Id};
use crate::text::entry_edit::Cells;

/// What `clique import` calls this program.
pub const WORD: &str = "clique";

/// The document with everything.
pub const DOCUMENT: Origin = Origin::new(WORD, "export (JSON)", read::is_document, read::no_bills);

/// The table of entries.
pub const TABLE: Origin = Origin::new(WORD, "export (CSV, TSV)", read::is_table, read::no_bills);

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
    /// The rows of each person's read marks, by handle.
    #[serde(default)]
    pub reads: BTreeMap<String, Vec<Record>>,
    /// Everyone's balance, as it comes of the entries here.
    #[serde(default)]
    pub balances: Vec<BalanceMirror>,
    /// The comments in tables and settings, file by file.
    #[serde(default)]
    pub comments: Vec<CommentMirror>,
}

/// Someone's balance in a group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BalanceMirror {
    /// The handle of the group.
    pub group: String,
    /// The handle of the person.
    pub member: String,
    /// The currency.
    pub currency: String,
    /// The balance, as a decimal text; positive gets back.
    pub net: String,
    /// The same in smallest units.
    pub net_minor: i64,
}

/// A file in the folder of receipts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptMirror {
    /// What it is called.
    pub name: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// What `git hash-object` says of it.
    pub hash: String,
    /// What it holds, in base64; nothing where it was left out.
    #[serde(default)]
    pub content: Option<String>,
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
    /// The files in the folder of receipts.
    #[serde(default)]
    pub receipts: Vec<ReceiptMirror>,
}

/// An export that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnExport {
    /// Everything but the entries; nothing of a table.
    pub mirror: Mirror,
    /// The entries, in the file's order.
    pub entries: Vec<OwnEntry>,
    /// How many entries the table says that it has, where it says so.
    pub rows_told: Option<usize>,
}

/// An entry of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnEntry {
    /// The id.
    pub id: Id,
    /// The group's handle.
    pub group: String,
    /// The day.
    pub date: Date,
    /// What it says, its id as well; cells that say nothing are not set.
    pub cells: Cells,
    /// What it says in columns that the program does not know, in their order.
    pub extra: Vec<(String, String)>,
    /// What falls on whom, `alice=5.00 bob=5.00`; nothing where it is not said.
    pub shares: String,
    /// The rows of its items, where the table says them.
    pub items: Vec<Record>,
}

/// Returns the name of the column by which a table says how many rows it has; its cells are empty.
///
/// A name disturbs no sum and no program that looks columns up, as a row at the end would.
#[must_use]
pub fn count_column(rows: usize) -> String {
    if rows == 1 { "1 row".to_owned() } else { format!("{rows} rows") }
}

/// Returns the number of rows that the name of a column says.
#[must_use]
pub fn count_of_column(name: &str) -> Option<usize> {
    let number = name.strip_suffix(" rows").or_else(|| name.strip_suffix(" row"))?;
    number.parse().ok().filter(|rows| count_column(*rows) == name)
}
