//! One integration binary; a file here that is not a `mod` fails `tidy`.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

mod answers;
mod commands;
mod ledgers;
mod speed;
mod tidy;
mod world;
