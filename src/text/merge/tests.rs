//! The laws of merging, told as stories and checked on generated edits.

mod expenses;
mod friends;
mod laws;
mod sheets;
