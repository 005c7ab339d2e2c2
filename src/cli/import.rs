//! The steps of an import between what was typed and what is written.

pub mod draft;
pub mod files;
pub mod own;
pub mod people;
pub mod place;
pub mod reading;
pub mod understood;
