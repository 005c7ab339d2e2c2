//! Files for other programs: each format writes a selection as it is made, so that none is too long to be held.
//!
//! | format | whose | module |
//! |--------|-------|--------|
//! | csv, tsv | spreadsheets, `clique import` | [`tables`] |
//! | json, ndjson | programs, `clique import` | [`documents`] |
//! | sesterce, splitwise | other bill splitters | [`wide`] |
//! | hledger, ledger | both with one text | [`journal`] |
//! | beancount | beancount 2.3 and 3 | [`beancount`] |
//! | ics | calendars | [`calendar`] |
//!
//! A database is written by [`super::sqlite`].

pub mod account_names;
pub mod beancount;
pub mod calendar;
pub mod documents;
pub mod journal;
pub mod tables;
pub mod wide;
