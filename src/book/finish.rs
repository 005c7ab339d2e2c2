//! Finishing what was begun with git: a merge that waits, and files that it left unmerged.
//!
//! A merge is made as `sync` would make it. What a person changed in the files on the way stays there, and becomes a
//! commit as any edit by hand.

use std::path::Path;

use super::desk::{WAIT_MAX, tidy_up};
use super::looked::Looked;
use super::mend::mended;
use super::merge_files::{MergedFiles, Spoilt, folded, merge_files};
use super::step::judged;
use super::sync::SyncError;
use super::{Book, BookError, Desk};
use crate::disk::{self, Lock, kind_of};
use crate::git::{MergeRequest, ObjectId, Repo, Signing, Stamp, UnmergedPath};
use crate::text::merge::{Doubtful, repaired};
use crate::text::sources::Sources;

/// A file that gets another text: its path, what it says, and what it is to say.
type Replaced = (String, Option<String>, Option<String>);

impl Desk {
    /// Finishes a merge that git left unfinished.
    pub(super) fn finish_merge(&mut self) -> Result<Option<String>, BookError> {
        // Of a merge of several branches, these are merged first.
        let theirs = folded(&self.repo, &Spoilt::new(), self.repo.merge_in_progress()?, 1).map_err(unfinished)?;
        let Some(theirs) = theirs.first().copied() else { return Ok(None) };
        let ours = self.repo.head()?.ok_or_else(|| self.repo.waits("merge"))?;
        let unmerged = self.repo.unmerged_paths()?;
        if self.repo.is_ancestor(theirs, ours)? {
            // It is merged already, by a run of this program that was cut off behind that.
            self.mend_files_of(ours)?;
            let paths: Vec<&str> = unmerged.iter().map(|one| one.path.as_str()).collect();
            self.repo.refresh_index(&paths)?;
            self.repo.forget_merge()?;
            return Ok(Some("finished the merge that git had begun".into()));
        }
        let theirs = mended(&self.repo, theirs, Looked::noted(&self.repo).as_ref())?.commit.unwrap_or(theirs);
        let merged = merge_files(&self.repo, ours, theirs).map_err(unfinished)?;
        let MergedFiles { files, versions, .. } = &merged;
        let given: Vec<(&str, Option<&[u8]>)> =
            files.iter().map(|(path, text)| (path.as_str(), text.as_deref().map(str::as_bytes))).collect();
        let step = self.repo.write_merge(&MergeRequest { ours, theirs, files: &given, trailers: &[] })?;
        judged(&self.repo, step.commit.id(), SyncError::Merged).map_err(unfinished)?;
        let texts = self.texts_after(&step, |path, _, disk, after| {
            // A file that is not the ledger's is left as git left it.
            let place = files.iter().position(|(own, _)| own == path)?;
            let [base, one, other] = &versions[place];
            let parents = [one.as_deref(), other.as_deref()];
            let file =
                Doubtful { base: base.as_deref(), parents, found: Some(disk), now: Some(disk), ..Doubtful::default() };
            match repaired(path, &file) {
                Ok(Some(mended)) => mended.text,
                _ => after.map(str::to_owned),
            }
        })?;
        self.take_step(&step, &texts)?;
        let paths: Vec<&str> = unmerged.iter().map(|one| one.path.as_str()).collect();
        self.repo.refresh_index(&paths)?;
        self.repo.forget_merge()?;
        let mut words = "finished the merge that git had begun, by meaning".to_owned();
        if let [first, ..] = step.kept_beside.as_slice() {
            let files = unmerged.iter().map(|one| one.path.as_str()).filter(|path| kind_of(path).is_none());
            let files = files.collect::<Vec<_>>().join(", ");
            words += &format!("; {files} stands as git left it, the other version is in {first}");
        }
        Ok(Some(words))
    }

    /// Mends files that were put back to what git had made of them after the branch had moved to the merge.
    fn mend_files_of(&self, merge: ObjectId) -> Result<(), BookError> {
        let parents = self.repo.commit(merge)?.parents;
        let ([one, other], true) = (parents.as_slice(), self.repo.is_merge_by_rule(merge)?) else { return Ok(()) };
        let merged = merge_files(&self.repo, *one, *other).map_err(unfinished)?;
        let mut texts = Vec::new();
        for ((path, right), [base, one, other]) in merged.files.iter().zip(&merged.versions) {
            let disk = self.on_disk(path)?;
            let parents = [one.as_deref(), other.as_deref()];
            let file = Doubtful {
                base: base.as_deref(),
                parents,
                found: disk.as_deref(),
                now: disk.as_deref(),
                ..Doubtful::default()
            };
            if disk != *right
                && let Ok(Some(mended)) = repaired(path, &file)
            {
                texts.push((path.clone(), disk, mended.text));
            }
        }
        self.put(&texts)
    }

    /// Merges files that wait in the index, as after `git stash pop`; what comes of it is an edit by hand.
    pub(super) fn settle_unmerged(&mut self) -> Result<Option<String>, BookError> {
        if self.repo.unfinished().is_some() {
            return Ok(None);
        }
        let unmerged = self.repo.unmerged_paths()?;
        if unmerged.is_empty() {
            return Ok(None);
        }
        if let Some(other) = unmerged.iter().find(|one| kind_of(&one.path).is_none()) {
            return Err(BookError::Unmerged(other.path.clone()));
        }
        let texts = self.texts_of_unmerged(&unmerged)?;
        let paths: Vec<&str> = unmerged.iter().map(|one| one.path.as_str()).collect();
        let journal = self.begin(&paths)?;
        self.put(&texts)?;
        self.repo.refresh_index(&paths)?;
        self.finish(journal, &Ok(())).map_err(|error| BookError::Disk(error.to_string()))?;
        Ok(Some(format!("merged by meaning what git had left unmerged: {}", paths.join(", "))))
    }

    /// Merges by meaning the files that wait in the index while something else than a merge is under way, so that
    /// git can go on with it; returns their paths.
    ///
    /// # Errors
    ///
    /// When one of them is no file of the ledger, or a version of it cannot be read.
    pub fn settle_for_git(root: &Path) -> Result<Vec<String>, BookError> {
        let desk = Desk::for_git(root, Book::of(root.to_owned(), Sources::default(), Vec::new()))?;
        let mut unmerged = desk.repo.unmerged_paths()?;
        unmerged.retain(|one| kind_of(&one.path).is_some());
        let texts = desk.texts_of_unmerged(&unmerged)?;
        desk.put(&texts)?;
        for (path, _, text) in &texts {
            desk.repo.stage(path, text.as_deref().unwrap_or_default().as_bytes())?;
        }
        Ok(unmerged.into_iter().map(|one| one.path).collect())
    }

    /// Mends what git has just merged or rebased, as the next command would, and leaves edits by hand alone; says in
    /// words what was done. Where something else is under way, that is for the next command.
    ///
    /// # Errors
    ///
    /// When there is no usable repository, or it cannot be written.
    pub fn mend_for_git(root: &Path) -> Result<Vec<String>, BookError> {
        let mut desk = Desk::for_git(root, Book::open_with_messages(root))?;
        let is_over = match desk.repo.unfinished() {
            None => desk.repo.branch()?.is_some() && desk.repo.unmerged_paths()?.is_empty(),
            Some(_) => desk.repo.is_merge_over()?,
        };
        if !is_over {
            return Ok(Vec::new());
        }
        tidy_up(&desk.repo, &desk.lock, root)?;
        let mended = desk.mend_past()?;
        Ok(mended.into_iter().chain(std::mem::take(&mut desk.tidied)).collect())
    }

    /// Sits down for git, which commits what comes of it by itself, or is given commits of no one's.
    fn for_git(root: &Path, book: Book) -> Result<Desk, BookError> {
        let repo = Repo::open(root)?;
        let lock = Lock::take(repo.common_dir(), WAIT_MAX, &mut |_| {})?;
        Ok(Desk {
            lock,
            repo,
            now: Stamp { seconds: 0, offset_minutes: 0 },
            writer: None,
            signing: Signing::Never,
            journal_stays: std::cell::Cell::default(),
            book,
            adopted: None,
            tidied: Vec::new(),
        })
    }

    /// Merges the versions that wait in the index; returns each path with the text on the disk and the new one.
    fn texts_of_unmerged(&self, unmerged: &[UnmergedPath]) -> Result<Vec<Replaced>, BookError> {
        let mut texts = Vec::new();
        for one in unmerged {
            let read = |id: Option<ObjectId>| id.map(|id| self.repo.file(id)).transpose();
            let mut versions: [Option<String>; 3] = [None, None, None];
            for (text, id) in versions.iter_mut().zip(one.versions) {
                *text = read(id)?.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            }
            let disk = self.on_disk(&one.path)?;
            let [base, ours, theirs] = versions.each_ref().map(Option::as_deref);
            let parents = [ours, theirs];
            let file = Doubtful { base, parents, found: disk.as_deref(), now: disk.as_deref(), ..Doubtful::default() };
            let unreadable = |_| BookError::Unmerged(one.path.clone());
            let mended = repaired(&one.path, &file).map_err(unreadable)?;
            texts.push((one.path.clone(), disk.clone(), mended.map_or(disk, |mended| mended.text)));
        }
        Ok(texts)
    }

    /// Puts texts in the place of those on the disk.
    fn put(&self, texts: &[Replaced]) -> Result<(), BookError> {
        let changes: Vec<disk::Change<'_>> = texts
            .iter()
            .map(|(path, old, new)| disk::Change {
                path,
                old: old.as_deref().map(str::as_bytes),
                new: new.as_deref().map(str::as_bytes),
            })
            .filter(|change| change.old != change.new)
            .collect();
        let undo =
            disk::replace_all(&self.book.root, &self.lock.scratch(), &changes).map_err(super::commit::write_error)?;
        let _ = undo.keep();
        Ok(())
    }
}

fn unfinished(error: SyncError) -> BookError {
    match error {
        SyncError::Book(error) => error,
        SyncError::Unmergeable { path, .. } => BookError::Unmerged(path),
        SyncError::Merged(faults) | SyncError::Theirs(faults) => BookError::Invalid(faults),
        other => BookError::Disk(other.to_string()),
    }
}
