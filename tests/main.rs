//! One integration binary; a file here that is not a `mod` fails `tidy`.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]
#![allow(text_direction_codepoint_in_literal, reason = "snapshots show how names are isolated")]

mod answers;
mod bad_input;
mod commands;
#[cfg(unix)]
mod conventions;
mod crashes;
mod crowds;
mod disks;
mod errors;
mod filters;
mod friends;
mod fuzzing;
mod generated;
mod help;
mod ledgers;
mod outside;
mod past;
mod properties;
mod readme;
mod schemas;
#[cfg(unix)]
mod scripting;
mod settling;
#[cfg(unix)]
mod shells;
mod simulation;
mod speed;
#[cfg(unix)]
mod terminal;
mod threats;
mod tidy;
#[cfg(unix)]
mod widths;
mod world;
