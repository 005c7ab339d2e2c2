//! A step to a commit that came from elsewhere: judged first, then files, branch and index.

use std::collections::BTreeMap;

use super::sync::SyncError;
use super::{Book, BookError, Desk, is_readable};
use crate::disk::{self, ReadOptions};
use crate::git::{ObjectId, PreparedStep, Repo};
use crate::text::sources::Sources;

impl Desk {
    /// Goes to a commit whose ledger was read and judged: files, branch, index; in that order.
    ///
    /// A file that is not as the last commit has it says afterwards what `texts` has for it; without that it stops the
    /// step, and nothing is changed.
    pub(super) fn take_step(
        &mut self,
        step: &PreparedStep,
        texts: &BTreeMap<String, String>,
    ) -> Result<Vec<String>, BookError> {
        let paths: Vec<&str> = step.changes.iter().map(|change| change.path.as_str()).collect();
        let bytes = |id: Option<ObjectId>| id.map(|id| self.repo.file(id)).transpose();
        let mut contents = Vec::new();
        for change in &step.changes {
            let edited = texts.get(&change.path).map(|text| text.clone().into_bytes());
            let on_disk = || disk::read_file(self.repo.root(), &change.path).map_err(|no| BookError::Disk(no.path));
            contents.push(match edited {
                Some(text) => (on_disk()?, Some(text)),
                None => (bytes(change.old)?, bytes(change.new)?),
            });
        }
        let files: Vec<disk::Change<'_>> = paths
            .iter()
            .zip(&contents)
            .map(|(path, (old, new))| disk::Change { path, old: old.as_deref(), new: new.as_deref() })
            .collect();
        let journal = self.begin(&paths)?;
        let outcome = self.replace_and_publish(&step.commit, &files);
        let finished = self.finish(journal, &outcome);
        let mut warnings = outcome?;
        for (path, is_program) in &step.programs {
            let marked = disk::mark_program(self.repo.root(), path, *is_program).err();
            warnings
                .extend(marked.map(|error| format!("`{path}` could not be marked as a program or unmarked: {error}")));
        }
        let marked: Vec<&str> = step.programs.iter().map(|(path, _)| path.as_str()).collect();
        if !marked.is_empty() {
            let _ = self.repo.refresh_index(&marked);
        }
        warnings.extend(finished.err().map(|error| format!("the journal stays: {error}")));
        self.book = Book::open_with_messages(&self.book.root);
        Ok(warnings)
    }
}

/// Refuses a commit whose ledger cannot be read.
pub(super) fn judged(
    repo: &Repo,
    commit: ObjectId,
    refuse: impl FnOnce(Box<(Vec<crate::model::Fault>, Sources)>) -> SyncError,
) -> Result<(), SyncError> {
    let book = Book::at(repo, commit, ReadOptions { messages: true, ..ReadOptions::default() })?;
    let faults = book.check();
    if !is_readable(&faults) {
        return Err(refuse(Box::new((faults, book.sources))));
    }
    // Adding up asserts that every group comes to zero.
    let _ = book.tally().0.balances();
    Ok(())
}
