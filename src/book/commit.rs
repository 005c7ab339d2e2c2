//! Writing: objects first, then the files, then the branch, then the index; never in another order.
//!
//! ```text
//! journal ─ objects ─ read back ─ files (beside, synced, renamed) ─ branch (swap) ─ index ─ journal off
//! ```
//!
//! If the branch moved before the files, a crash in between would look as if the user had deleted
//! the new rows. Killed before the branch moves, the rows lie in the files and the next command adopts them.

use super::desk::Desk;
use super::draft::ChangedBytes;
use super::{BookError, Draft};
use crate::disk::{self, Journal};
use crate::git::{CommitRequest, GitError, ObjectId, PreparedCommit, Published};
use crate::model::Id;

/// What a change is called.
#[derive(Clone, Debug)]
pub struct Change {
    /// One line that a friend can read.
    pub subject: String,
    /// The operation, for programs: `add`, `edit`, `void`.
    pub operation: &'static str,
    /// The group's handle.
    pub group: Option<String>,
    /// The entries it is about.
    pub entries: Vec<Id>,
    /// More lines for programs.
    pub trailers: Vec<(&'static str, String)>,
}

/// A change that is on the disk.
#[derive(Clone, Debug)]
pub struct Committed {
    /// The commit.
    pub id: ObjectId,
    /// What went less than well afterwards, in words; the change stands.
    pub warnings: Vec<String>,
}

/// So many entries of one change are named in its commit.
const ENTRIES_NAMED_MAX: usize = 50;

impl Change {
    /// Writes the commit's message: subject, blank line, trailers.
    fn message(&self) -> String {
        let mut text = format!("{}\n\nClique-Op: {}\n", one_line(&self.subject), self.operation);
        if let Some(group) = &self.group {
            text += &format!("Clique-Group: {group}\n");
        }
        for id in self.entries.iter().take(ENTRIES_NAMED_MAX) {
            text += &format!("Clique-Entry: {id}\n");
        }
        for (key, value) in &self.trailers {
            text += &format!("{key}: {value}\n");
        }
        text
    }
}

/// Takes out of a subject what would break its line or hide something.
fn one_line(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}

impl Desk {
    /// Checks a draft and makes it so: one commit, files and index in step.
    ///
    /// # Errors
    ///
    /// When the ledger would have new faults, or the disk or git fails; nothing is changed then.
    pub fn commit(&mut self, draft: &Draft, change: &Change) -> Result<Committed, BookError> {
        let book = draft.check_for(&change.entries)?;
        let changes = draft.all_changes();
        if changes.is_empty() {
            return Err(BookError::Nothing);
        }
        let paths: Vec<&str> = changes.iter().map(|(path, _, _)| *path).collect();
        let journal = self.begin(&paths)?;
        let outcome = self.write(change, &changes);
        let finished = self.finish(journal, &outcome);
        let (id, mut warnings) = outcome?;
        warnings.extend(finished.err().map(|error| format!("the journal stays: {error}")));
        self.book = book;
        Ok(Committed { id, warnings })
    }

    /// Commits files as they stand in the work tree.
    pub(super) fn commit_worktree(&mut self, change: &Change, paths: &[String]) -> Result<(), BookError> {
        let names: Vec<&str> = paths.iter().map(String::as_str).collect();
        let mut files = Vec::new();
        for path in paths {
            let bytes = disk::read_file(&self.book.root, path).map_err(|refused| BookError::Disk(refused.path))?;
            files.push((path.as_str(), bytes));
        }
        let changes: Vec<(&str, Option<&[u8]>)> = files.iter().map(|(path, bytes)| (*path, bytes.as_deref())).collect();
        let journal = self.begin(&names)?;
        let prepared = self.prepare(change, &changes)?;
        if !prepared.changes_nothing() {
            self.publish(&prepared)?;
        }
        let _ = self.behind(self.repo.refresh_index(&names));
        self.finish(journal, &Ok(())).map_err(|error| BookError::Disk(error.to_string()))
    }

    /// Replaces `.gitattributes`, which is no file of the ledger, as a commit of its own.
    ///
    /// # Errors
    ///
    /// When the disk or git fails; nothing is changed then.
    pub fn write_attributes(&mut self, change: &Change, before: &str, after: &str) -> Result<(), BookError> {
        let before = Some(before.as_bytes()).filter(|text| !text.is_empty());
        let changes = [(".gitattributes", before, Some(after.as_bytes()))];
        let journal = self.begin(&[".gitattributes"])?;
        let outcome = self.write(change, &changes);
        self.finish(journal, &outcome).map_err(|error| BookError::Disk(error.to_string()))?;
        outcome.map(|_| ())
    }

    pub(super) fn begin(&self, paths: &[&str]) -> Result<Journal, BookError> {
        Journal::begin(&self.lock, paths).map_err(|error| BookError::Disk(format!("the journal: {error}")))
    }

    /// Takes the journal away after a write. It stays where it is not known whether the branch moved, or nothing else
    /// tells that the index is behind: then the next writer is to look.
    pub(super) fn finish<T>(&self, journal: Journal, outcome: &Result<T, BookError>) -> std::io::Result<()> {
        let stays = matches!(outcome, Err(BookError::Doubtful(_))) || self.journal_stays.get();
        if stays { Ok(()) } else { journal.finish() }
    }

    fn prepare(&self, change: &Change, changes: &[(&str, Option<&[u8]>)]) -> Result<PreparedCommit, BookError> {
        let message = change.message();
        let who = self.writer.as_ref();
        let (time, signing) = (self.now, self.signing);
        let request =
            CommitRequest { changes, message: &message, time, author: who, committer: who, merged: &[], signing };
        Ok(self.repo.write_commit(&request)?)
    }

    fn write(&self, change: &Change, changes: &[ChangedBytes<'_>]) -> Result<(ObjectId, Vec<String>), BookError> {
        let files: Vec<(&str, Option<&[u8]>)> = changes.iter().map(|(path, _, after)| (*path, *after)).collect();
        let prepared = self.prepare(change, &files)?;
        self.read_back(&prepared, &files)?;
        let files: Vec<disk::Change<'_>> =
            changes.iter().map(|(path, old, new)| disk::Change { path, old: *old, new: *new }).collect();
        let warnings = self.replace_and_publish(&prepared, &files)?;
        Ok((prepared.id(), warnings))
    }

    /// Replaces the files, moves the branch, brings the index in step; returns what went less than well.
    pub(super) fn replace_and_publish(
        &self,
        prepared: &PreparedCommit,
        files: &[disk::Change<'_>],
    ) -> Result<Vec<String>, BookError> {
        let undo = disk::replace_all(&self.book.root, &self.lock.scratch(), files).map_err(write_error)?;
        match self.publish(prepared) {
            Ok(()) => {}
            Err(BookError::Doubtful(error)) => {
                // A start is left as if it were killed here: with what is noted it can be taken back and begun again.
                if !self.is_start() {
                    let _ = undo.keep();
                }
                return Err(BookError::Doubtful(error));
            }
            Err(error) => {
                return Err(match undo.roll_back() {
                    Ok(()) => error,
                    Err(undoing) => BookError::HalfDone(format!("{error}; {undoing}")),
                });
            }
        }
        let mut warnings = Vec::new();
        warnings.extend(undo.keep().iter().map(|rescued| {
            format!("`{}` was changed meanwhile; that version is in {}", rescued.path, rescued.saved.display())
        }));
        let written: Vec<(&str, Option<&[u8]>)> = files.iter().map(|file| (file.path, file.new)).collect();
        let behind = self.behind(self.repo.refresh_index_after(prepared, &written)).err();
        warnings.extend(behind.map(|error| format!("git's index is behind until the next change: {error}")));
        // The change is recorded; that its objects are not packed yet costs space and nothing else.
        let _ = self.repo.pack_when_many();
        Ok(warnings)
    }

    /// Notes that git's index is behind in the paths of the open journal, where it is; the next writer refreshes it.
    fn behind(&self, refreshed: Result<(), GitError>) -> Result<(), BookError> {
        refreshed.map_err(|error| {
            // Where not even a name can be changed, the journal itself stays, and says the same.
            self.journal_stays.set(disk::note_index_behind(&self.lock).is_err());
            error.into()
        })
    }

    fn publish(&self, prepared: &PreparedCommit) -> Result<(), BookError> {
        match self.repo.publish(prepared)? {
            Published::Safely => Ok(()),
            Published::Doubtfully(error) => Err(BookError::Doubtful(error)),
        }
    }

    /// Reads what was stored and compares it, before anything points at it.
    fn read_back(&self, prepared: &PreparedCommit, texts: &[(&str, Option<&[u8]>)]) -> Result<(), BookError> {
        match self.repo.misstored(prepared.id(), texts)? {
            Some(path) => Err(BookError::Disk(format!("`{path}` was not stored as it was written"))),
            None => Ok(()),
        }
    }
}

pub(super) fn write_error(error: disk::WriteError) -> BookError {
    match error {
        disk::WriteError::Changed { path } => BookError::Changed(path),
        half_done @ disk::WriteError::HalfDone { .. } => BookError::HalfDone(half_done.to_string()),
        other => BookError::Disk(other.to_string()),
    }
}
