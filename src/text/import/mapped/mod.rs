//! A table of any shape, read by what a mapping file says of it; a bank's statement is the main case.

pub mod map;
pub mod map_read;
pub mod pattern;
pub mod shares;
