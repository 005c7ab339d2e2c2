//! A draft: the ledger's texts with changes that are not written yet.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::{Book, BookError, is_readable};
use crate::git::unified_diff;
use crate::model::{Fault, Id, Severity};
use crate::text::sources::Sources;

/// Texts with changes; dropping it changes nothing.
#[derive(Clone, Debug)]
pub struct Draft {
    root: PathBuf,
    before: Sources,
    /// The texts as they would be.
    pub after: Sources,
    touched: BTreeSet<String>,
    /// What was wrong with the files themselves when they were read.
    read_faults: Vec<Fault>,
}

impl Draft {
    /// Starts a draft of a ledger.
    #[must_use]
    pub fn of(book: &Book) -> Draft {
        let (root, before) = (book.root.clone(), book.sources.clone());
        let read_faults = book.read_faults.clone();
        Draft { root, after: before.clone(), before, touched: BTreeSet::new(), read_faults }
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

    /// Returns the files that change: path, text before, text after.
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
        let mut book = Book::of(self.root.clone(), self.after.clone(), self.read_faults.clone());
        let mut faults = book.check_and_survey(wanted);
        faults.retain(|fault| fault.code.severity() != Severity::Warning);
        if is_readable(&faults) && !faults.is_empty() {
            let known = Book::of(self.root.clone(), self.before.clone(), self.read_faults.clone()).check();
            let same = |a: &Fault, b: &Fault| a.code == b.code && a.path == b.path && a.title == b.title;
            faults.retain(|fault| !known.iter().any(|known| same(known, fault)));
        }
        if faults.is_empty() { Ok(book) } else { Err(BookError::Invalid(Box::new((faults, self.after.clone())))) }
    }

    /// Shows the changes as `git diff` does.
    ///
    /// # Errors
    ///
    /// When git cannot compare.
    pub fn diff(&self) -> Result<String, BookError> {
        let mut text = String::new();
        for (path, before, after) in self.changes() {
            text += &unified_diff(before.map(str::as_bytes), after.map(str::as_bytes), path)?;
        }
        Ok(text)
    }
}
