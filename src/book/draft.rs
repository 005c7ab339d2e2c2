//! A draft: the ledger's texts with changes that are not written yet.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::reading::Reading;
use super::{Book, BookError, is_readable};
use crate::disk::{self, FileKind};
use crate::git::unified_diff;
use crate::model::{Fault, Id, Setup, Severity};
use crate::text::sources::Sources;

/// Texts with changes; dropping it changes nothing.
#[derive(Clone, Debug)]
pub struct Draft {
    root: PathBuf,
    before: Sources,
    /// The texts as they would be.
    pub after: Sources,
    touched: BTreeSet<String>,
    /// Files that are no texts of the ledger, such as receipts: their bytes before and after.
    files: BTreeMap<String, FileBytes>,
    /// What was wrong with the files themselves when they were read.
    read_faults: Vec<Fault>,
    /// The setup as it was, and what was wrong with it and with the files.
    setup: (Setup, Vec<Fault>),
    /// What is known of the files as they were.
    reading: Option<Reading>,
}

/// The bytes of a file before a change and after it; none where there is no file.
pub type FileBytes = [Option<Vec<u8>>; 2];

/// A file that changes: its path, its bytes before and after.
pub type ChangedBytes<'a> = (&'a str, Option<&'a [u8]>, Option<&'a [u8]>);

impl Draft {
    /// Starts a draft of a ledger.
    #[must_use]
    pub fn of(book: &Book) -> Draft {
        let (root, before) = (book.root.clone(), book.sources.clone());
        let read_faults = book.read_faults.clone();
        let (after, touched, files) = (before.clone(), BTreeSet::new(), BTreeMap::new());
        let setup = (book.setup.clone(), book.faults.clone());
        Draft { root, before, after, touched, files, read_faults, setup, reading: book.reading.get().cloned() }
    }

    /// Returns a file as it would be.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        self.after.get(path)
    }

    /// Changes a file, makes it or, with nothing, takes it away.
    pub fn set(&mut self, path: &str, text: Option<String>) {
        self.touched.insert(path.to_owned());
        self.after.set(path, text);
    }

    /// Changes a file that is no text of the ledger, such as a receipt.
    pub fn set_file(&mut self, path: &str, bytes: FileBytes) {
        self.files.insert(path.to_owned(), bytes);
    }

    /// Returns a file that is no text of the ledger as it would be.
    ///
    /// # Errors
    ///
    /// When what stands there cannot be read.
    pub fn file(&self, path: &str) -> Result<Option<Vec<u8>>, BookError> {
        match self.files.get(path) {
            Some([_, after]) => Ok(after.clone()),
            None => disk::read_file(&self.root, path).map_err(|refused| BookError::Disk(refused.path)),
        }
    }

    /// Returns all files that change: path, bytes before, bytes after.
    #[must_use]
    pub fn all_changes(&self) -> Vec<ChangedBytes<'_>> {
        let texts = self.changes().into_iter();
        let texts = texts.map(|(path, before, after)| (path, before.map(str::as_bytes), after.map(str::as_bytes)));
        let files = self.files.iter().filter(|(_, [before, after])| before != after);
        texts.chain(files.map(|(path, [before, after])| (path.as_str(), before.as_deref(), after.as_deref()))).collect()
    }

    /// Returns the files of the ledger that change: path, text before, text after.
    #[must_use]
    pub fn changes(&self) -> Vec<(&str, Option<&str>, Option<&str>)> {
        let texts = |path: &'_ String| (self.before.get(path), self.after.get(path));
        let changed = self.touched.iter().filter(|path| {
            let (before, after) = texts(path);
            before != after
        });
        changed.map(|path| (path.as_str(), self.before.get(path), self.after.get(path))).collect()
    }

    /// Reads the ledger as it would be.
    ///
    /// # Errors
    ///
    /// When it could not be read, or would break a rule that it does not break already.
    pub fn check(&self) -> Result<Book, BookError> {
        self.check_for(&[])
    }

    /// Reads the ledger as it would be, which then knows the entries that are `wanted`.
    ///
    /// # Errors
    ///
    /// As [`Draft::check`].
    pub fn check_for(&self, wanted: &[Id]) -> Result<Book, BookError> {
        let mut book = self.book();
        let mut faults = book.check_and_survey(wanted, self.reading.as_ref());
        faults.retain(|fault| fault.code.severity() != Severity::Warning);
        if is_readable(&faults) && !faults.is_empty() {
            let known = Book::of(self.root.clone(), self.before.clone(), self.read_faults.clone()).check();
            let same = |a: &Fault, b: &Fault| a.code == b.code && a.path == b.path && a.title == b.title;
            faults.retain(|fault| !known.iter().any(|known| same(known, fault)));
        }
        if faults.is_empty() { Ok(book) } else { Err(BookError::Invalid(Box::new((faults, self.after.clone())))) }
    }

    /// Opens the ledger as it would be. Where only rows change, its setup is not read again.
    fn book(&self) -> Book {
        let (root, after, read_faults) = (self.root.clone(), self.after.clone(), self.read_faults.clone());
        let is_there = |path: &str| self.before.get(path).is_some() && self.after.get(path).is_some();
        let is_table = |path: &str| disk::kind_of(path) == Some(FileKind::Expenses);
        // The currencies of items are those of their rows.
        let has_items = || {
            let is_items = |path: &str| path.ends_with("items.csv") && disk::kind_of(path) == Some(FileKind::Items);
            self.after.iter().any(|source| is_items(&source.path))
        };
        if self.touched.iter().all(|path| is_table(path) && is_there(path)) && !has_items() {
            let (setup, faults) = self.setup.clone();
            return Book::with_setup(root, after, read_faults, setup, faults);
        }
        Book::of(root, after, read_faults)
    }

    /// Shows the changes as `git diff` does.
    ///
    /// # Errors
    ///
    /// When git cannot compare.
    pub fn diff(&self) -> Result<String, BookError> {
        let mut text = String::new();
        for (path, before, after) in self.all_changes() {
            text += &unified_diff(before, after, path)?;
        }
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEDGER: [(&str, &str); 5] = [
        ("clique.toml", "format = 1\ncurrency = \"EUR\"\nmore = 1\n"),
        ("people/al.toml", ""),
        ("people/bo.toml", ""),
        ("groups/flat/group.toml", "[members]\nal = {}\nbo = {}\n"),
        ("groups/flat/expenses/2026.csv", "id,date,description,amount,currency,paid_by,split\n"),
    ];

    #[test]
    fn the_setup_is_that_of_reading_everything() {
        let table = LEDGER[4].0;
        let row = "k7q2m9xw4t3e,2026-01-02,tea,5,JPY,al,items\n";
        let items = ("groups/flat/items.csv", "expense,line,description,amount,split\nk7q2m9xw4t3e,1,tea,5,bo\n");
        let group = "[members]\nal = {}\n";
        for more in [None, Some(items)] {
            for (path, text) in [
                (table, Some(format!("{}{row}", LEDGER[4].1))),
                (table, None),
                ("groups/flat/expenses/2027.csv", Some(LEDGER[4].1.to_owned())),
                ("groups/trip/expenses/2026.csv", Some(LEDGER[4].1.to_owned())),
                ("groups/flat/group.toml", Some(group.to_owned())),
                ("people/cy.toml", Some(String::new())),
            ] {
                let sources = Sources::from_texts(LEDGER.into_iter().chain(more));
                let mut draft = Draft::of(&Book::of(PathBuf::new(), sources, Vec::new()));
                draft.set(path, text);
                let (quick, slow) = (draft.book(), Book::of(PathBuf::new(), draft.after.clone(), Vec::new()));
                assert_eq!(quick.setup, slow.setup, "{path}");
                assert_eq!(quick.faults, slow.faults, "{path}");
                assert_eq!(quick.check(), slow.check(), "{path}");
            }
        }
    }
}
