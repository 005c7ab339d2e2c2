//! A table of any shape, read by what a mapping file says of it; a bank's statement is the main case.
//!
//! 1. [`map_read::read_map`] reads the mapping file, which the help topic `import-csv` describes.
//! 2. [`table::read`] reads the table by it.

mod layout;
pub mod map;
pub mod map_read;
pub mod pattern;
mod row_text;
pub mod shares;
mod sharing;
pub mod table;
