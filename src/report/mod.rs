//! What was found out: the answers, apart from how they look.

pub mod balances;
pub mod beginning;
pub mod entries;
pub mod settlement;
