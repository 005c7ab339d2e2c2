//! A ledger that is opened and added up at once, so that the texts of its tables need not be kept.

use std::path::Path;

use super::{Book, is_readable};
use crate::disk::{self, ReadOptions, Tables};
use crate::model::{CheckpointTally, Fault, Tally};
use crate::text::sources::Sources;
use crate::text::unkept::{AddedUp, Unkept};

/// What a ledger comes to.
#[derive(Debug)]
pub struct Added {
    /// The sum of every entry that counts.
    pub tally: Tally,
    /// What is wrong with the files, the setup and the entries, as [`Book::tally`] tells it.
    pub faults: Vec<Fault>,
}

impl Book {
    /// Reads the files of the ledger and adds up every entry that counts; nothing where the ledger is to be opened
    /// whole for that.
    ///
    /// The book that is returned knows no entries. It has the texts that anything is wrong with.
    #[must_use]
    pub fn open_added_up(root: &Path) -> Option<(Book, Added)> {
        let book = Book::open_with(root, ReadOptions { tables: Tables::Looks, ..ReadOptions::default() });
        if !is_readable(&book.faults) {
            return None;
        }
        let length = |path: &str| {
            let at = book.looks.binary_search_by(|(own, _)| own.as_str().cmp(path)).ok()?;
            usize::try_from(book.looks[at].1.len()).ok()
        };
        let unkept = Unkept {
            sources: &book.sources,
            setup: &book.setup,
            length: |path: &str| length(path).unwrap_or(usize::MAX),
            read: |path: &str, room: &mut Vec<u8>, start| disk::read_into(root, path, room, start),
        };
        let AddedUp { sum: (tally, checkpoints), faults: found, sources } = unkept.fold(
            || (Tally::default(), CheckpointTally::of(&book.setup.checkpoints)),
            |(tally, checkpoints), entry| {
                checkpoints.add(entry);
                tally.add(entry);
            },
            |(tally, checkpoints), (other, others)| {
                checkpoints.join(&others);
                tally.merge(&other);
            },
        )?;
        let mut faults = book.faults.clone();
        faults.extend(found);
        book.complete(&mut faults, &checkpoints);
        Some((Book { sources, ..book }, Added { tally, faults }))
    }

    /// Returns the texts, for reading entries.
    ///
    /// # Panics
    ///
    /// Where the tables have none, so that nobody takes a ledger for one without entries.
    pub(super) fn with_tables(&self) -> &Sources {
        assert!(self.has_tables, "entries are read of a ledger that was opened with its tables");
        &self.sources
    }
}
