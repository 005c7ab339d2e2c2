//! Bill splitting among friends over plain-text files in git.
//!
//! The layers, in reading order; each uses only what its row names, and
//! `tests/tidy.rs` fails when an arrow points up:
//!
//! | module     | answers                  | may use                          |
//! |------------|--------------------------|----------------------------------|
//! | [`model`]  | what a shared bill is    | nothing                          |
//! | [`engine`] | who should pay whom      | model                            |
//! | [`text`]   | how it is written down   | model                            |
//! | [`git`]    | how it travels           | nothing                          |
//! | [`disk`]   | where it is kept         | model, text                      |
//! | [`book`]   | the open ledger          | model, text, disk, git           |
//! | [`report`] | what was found out       | model, engine, places of text    |
//! | [`render`] | how it is shown          | model, report                    |
//! | [`cli`]    | what was typed           | all                              |
//!
//! The engine can be used alone: see [`engine`] for whole smallest units by number,
//! and [`report::named_nets`] for balances by name, as `clique settle --nets` reads
//! them.

pub mod book;
pub mod cli;
pub mod disk;
pub mod engine;
pub mod git;
pub mod model;
pub mod render;
pub mod report;
pub mod text;
