//! What was found out: the answers, apart from how they look.

pub mod balances;
pub mod beginning;
pub mod entries;
pub mod settlement;
pub mod share_words;
pub mod statement;
pub mod status;
pub mod why;
pub mod wishes;
