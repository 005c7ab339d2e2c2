//! What was found out: the answers, apart from how they look.

pub mod balances;
pub mod beginning;
pub mod changes;
pub mod choice;
pub mod cloned;
pub mod conflicts;
pub mod detail;
pub mod entries;
pub mod evidence;
pub mod filter;
pub mod groups;
pub mod history;
pub mod listing;
pub mod messages;
pub mod moves;
pub mod named_nets;
pub mod people;
pub mod settlement;
pub mod share_words;
pub mod statement;
pub mod status;
pub mod sync;
pub mod totals;
pub mod why;
pub mod wishes;
