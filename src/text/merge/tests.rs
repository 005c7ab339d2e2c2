//! The laws of merging, told as stories and checked on generated edits.

mod expenses;
mod friends;
mod laws;
mod misplaced;
mod moved;
mod repair;
mod settings;
mod sheets;
mod small_tables;
mod torn;
