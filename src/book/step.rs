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
    /// A file that is not as the last commit has it stops the step, and nothing is changed.
    pub(super) fn take_step(&mut self, step: &PreparedStep) -> Result<Vec<String>, BookError> {
        self.take_step_with(step, &BTreeMap::new())
    }

    /// Goes to a commit as [`Desk::take_step`] does; files that are not as the last commit has them say afterwards
    /// what `texts` has for them.
    pub(super) fn take_step_with(
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
        let finished = journal.finish();
        let mut warnings = outcome?;
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
    let book = Book::at(repo, commit, ReadOptions { messages: true })?;
    let faults = book.check();
    if !is_readable(&faults) {
        return Err(refuse(Box::new((faults, book.sources))));
    }
    // Adding up asserts that every group comes to zero.
    let _ = book.tally().0.balances();
    Ok(())
}
