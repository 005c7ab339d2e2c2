//! Mending what git left in the ledger without the driver: merges in the past, the one that waits to be finished,
//! and rows that stand twice after a rebase.
//!
//! 1. Only what is new since the last look is looked at; where that was is noted beside git's files.
//! 2. What is mended becomes a commit of its own, which names the merges it mends. It does not depend on who
//!    mends or when, so that two friends who mend the same merge make the same commit.
//! 3. A merge that waits to be finished is made as `sync` would make it. What a person changed in the files on the
//!    way stays there, and becomes a commit as any edit by hand.

use std::collections::{BTreeMap, BTreeSet};

use super::merge_files::{MergedFiles, merge_files};
use super::step::judged;
use super::sync::SyncError;
use super::{Book, BookError, Desk, ReadOptions, is_readable};
use crate::disk::{self, FileKind, keep_note, kind_of, note};
use crate::git::{GitError, MergeRequest, ObjectId, PreparedStep, Repo};
use crate::text::merge::{Doubtful, Notice, merge, repaired, undoubled};

/// The note of how far history was looked at.
const CHECKED: &str = "checked";

/// After so many commits the note is worth being written anew.
const PASSED_MAX: usize = 64;

/// What mending a commit came to.
#[derive(Debug, Default)]
pub(super) struct Mended {
    /// The commit that mends it; none when there was nothing to mend.
    pub commit: Option<ObjectId>,
    /// How many merges were mended.
    pub merges: usize,
    /// How many files.
    pub files: usize,
    /// What met in them, with the file it stands in.
    pub notices: Vec<(String, Notice)>,
    /// Whether it is worth noting that history was looked at.
    pub is_news: bool,
}

impl Mended {
    /// Says what was mended, when something was.
    pub(super) fn words(&self) -> Option<String> {
        self.commit?;
        let count = |number: usize, one: &str, many: &str| match number {
            1 => one.to_owned(),
            _ => format!("{number} {many}"),
        };
        let files = count(self.files, "1 file", "files");
        Some(match self.merges {
            0 => format!("took apart entries that stood twice, in {files}"),
            merges => {
                let merges = count(merges, "a merge", "merges");
                format!("mended {merges} that git made without knowing the ledger: {files}, nothing is lost")
            }
        })
    }
}

/// Stores the commit that mends what leads to `head`, if anything is to be mended; moves nothing.
pub(super) fn mended(repo: &Repo, head: ObjectId, known: &[ObjectId]) -> Result<Mended, BookError> {
    let past = repo.merges_since(head, known)?;
    let mut mended = Mended { is_news: past.by_others || past.passed > PASSED_MAX, ..Mended::default() };
    let mut mending = Mending { repo, head, texts: BTreeMap::new(), lost: BTreeMap::new(), notices: Vec::new() };
    let mut merges = Vec::new();
    for id in past.merges {
        if mending.look_at(id)? {
            merges.push(id);
        }
    }
    if past.by_others {
        mending.take_doubles_apart()?;
    }
    let texts: Vec<(&str, Option<&[u8]>)> = mending
        .texts
        .iter()
        .map(|(path, text)| (path.as_str(), Some(text.as_bytes())))
        .chain(mending.lost.iter().map(|(path, bytes)| (path.as_str(), Some(bytes.as_slice()))))
        .collect();
    if texts.is_empty() {
        return Ok(mended);
    }
    let commit = repo.write_repair(head, &texts, &merges)?;
    let readable =
        |commit| Ok::<bool, BookError>(is_readable(&Book::at(repo, commit, ReadOptions::default())?.check()));
    if readable(commit)? || !readable(head)? {
        mended.commit = Some(commit);
        (mended.merges, mended.files, mended.notices) = (merges.len(), texts.len(), mending.notices);
    }
    Ok(mended)
}

/// Returns where history was last looked at.
pub(super) fn checked(repo: &Repo) -> Option<ObjectId> {
    note(repo.common_dir(), CHECKED)?.parse().ok()
}

/// A commit that is being mended.
struct Mending<'r> {
    repo: &'r Repo,
    head: ObjectId,
    texts: BTreeMap<String, String>,
    /// Files of another kind that a merge dropped.
    lost: BTreeMap<String, Vec<u8>>,
    notices: Vec<(String, Notice)>,
}

impl Mending<'_> {
    /// Mends what one merge left; tells whether there was anything.
    fn look_at(&mut self, id: ObjectId) -> Result<bool, BookError> {
        let parents = self.repo.commit(id)?.parents;
        let [one, other] = parents.as_slice() else { return Ok(false) };
        let merged = match merge_files(self.repo, *one, *other) {
            Ok(merged) => merged,
            // A parent that cannot be read: then this is what there is.
            Err(SyncError::Unmergeable { .. }) => return Ok(false),
            Err(SyncError::Book(error)) => return Err(error),
            Err(error) => return Err(BookError::Disk(error.to_string())),
        };
        let mut is_mended = false;
        for ((path, right), [base, one, other]) in merged.files.iter().zip(&merged.versions) {
            let found = self.text_at(id, path)?;
            let now = match self.texts.get(path) {
                Some(text) => Some(text.clone()),
                None => self.text_at(self.head, path)?,
            };
            if now == *right {
                continue;
            }
            let parents = [one.as_deref(), other.as_deref()];
            let file = Doubtful { base: base.as_deref(), parents, found: found.as_deref(), now: now.as_deref() };
            if let Ok(Some(mended)) = repaired(path, &file)
                && let Some(text) = mended.text
            {
                is_mended = true;
                self.notices.extend(mended.notices.into_iter().map(|notice| (path.clone(), notice)));
                self.texts.insert(path.clone(), text);
            }
        }
        Ok(self.find_dropped(id, *one, *other)? || is_mended)
    }

    /// Finds files, such as receipts, that one parent added and the merge does not have.
    fn find_dropped(&mut self, id: ObjectId, one: ObjectId, other: ObjectId) -> Result<bool, BookError> {
        let files = |commit| Ok::<_, BookError>(self.repo.tree_files(commit)?);
        let (merge, head) = (files(id)?, files(self.head)?);
        let mut before = BTreeSet::new();
        for base in self.repo.merge_bases(one, other)? {
            before.extend(files(base)?.files.into_iter().map(|file| file.path));
        }
        let mut dropped = BTreeMap::new();
        for parent in [one, other] {
            for file in files(parent)?.files.into_iter().filter(|file| file.is_ordinary()) {
                let is_gone = merge.at(&file.path).is_none() && head.at(&file.path).is_none();
                if is_gone && kind_of(&file.path).is_none() && !before.contains(&file.path) {
                    dropped.insert(file.path, self.repo.file(file.id)?);
                }
            }
        }
        let found = !dropped.is_empty();
        self.lost.extend(dropped);
        Ok(found)
    }

    fn take_doubles_apart(&mut self) -> Result<(), BookError> {
        for file in self.repo.tree_files(self.head)?.files {
            if kind_of(&file.path) != Some(FileKind::Expenses) || !file.is_ordinary() {
                continue;
            }
            let text = match self.texts.get(&file.path) {
                Some(text) => Some(text.clone()),
                None => String::from_utf8(self.repo.file(file.id)?).ok(),
            };
            if let Some(text) = text.and_then(|text| undoubled(&file.path, &text)) {
                self.texts.insert(file.path, text);
            }
        }
        Ok(())
    }

    fn text_at(&self, commit: ObjectId, path: &str) -> Result<Option<String>, BookError> {
        let bytes = self.repo.blob_at(&commit.to_string(), path)?;
        Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    }
}

impl Desk {
    /// Mends what git left, so that the ledger can be read and written; says in words what was done.
    pub(super) fn mend(&mut self) -> Result<(), BookError> {
        let finished = self.finish_merge()?;
        let settled = self.settle_unmerged()?;
        self.repo.ready_to_write()?;
        let mended = self.mend_past()?;
        if finished.is_some() || settled.is_some() || mended.is_some() {
            self.book = Book::open_with_messages(&self.book.root);
        }
        self.tidied.extend(finished.into_iter().chain(settled).chain(mended));
        Ok(())
    }

    fn mend_past(&mut self) -> Result<Option<String>, BookError> {
        let Some(head) = self.repo.head()? else { return Ok(None) };
        let known: Vec<ObjectId> = checked(&self.repo).into_iter().collect();
        let mended = mended(&self.repo, head, &known)?;
        let mut now_at = head;
        if let Some(commit) = mended.commit {
            let step = self.repo.prepare_step(commit)?;
            let texts = self.texts_after(&step, |path, before, disk, after| {
                // What was edited by hand since goes on top of what is mended.
                let merged = merge(path, Some(before?), Some(disk), Some(after?));
                merged.ok()?.text
            })?;
            self.take_step_with(&step, &texts)?;
            now_at = commit;
        }
        if mended.is_news || mended.commit.is_some() {
            let _ = keep_note(&self.lock, CHECKED, &now_at.to_string());
        }
        Ok(mended.words())
    }

    /// Finishes a merge that git left unfinished.
    fn finish_merge(&mut self) -> Result<Option<String>, BookError> {
        let theirs = self.repo.merge_in_progress()?;
        let several = || GitError::Unfinished("merge of several branches");
        let theirs = match theirs.as_slice() {
            [] => return Ok(None),
            [one] => *one,
            _ => return Err(several().into()),
        };
        let ours = self.repo.head()?.ok_or_else(several)?;
        let unmerged = self.repo.unmerged_paths()?;
        if self.repo.is_ancestor(theirs, ours)? {
            // It is merged already, by a run of this program that was cut off behind that.
            let paths: Vec<&str> = unmerged.iter().map(|one| one.path.as_str()).collect();
            self.repo.refresh_index(&paths)?;
            self.repo.forget_merge()?;
            return Ok(Some("finished the merge that git had begun".into()));
        }
        let known: Vec<ObjectId> = checked(&self.repo).into_iter().chain([ours]).collect();
        let theirs = mended(&self.repo, theirs, &known)?.commit.unwrap_or(theirs);
        let merged = merge_files(&self.repo, ours, theirs).map_err(unfinished)?;
        let MergedFiles { files, versions, .. } = &merged;
        let given: Vec<(&str, Option<&[u8]>)> =
            files.iter().map(|(path, text)| (path.as_str(), text.as_deref().map(str::as_bytes))).collect();
        let step = self.repo.write_merge(&MergeRequest { ours, theirs, files: &given, trailers: &[] })?;
        judged(&self.repo, step.commit.id(), SyncError::Merged).map_err(unfinished)?;
        let texts = self.texts_after(&step, |path, _, disk, after| {
            let place = files.iter().position(|(own, _)| own == path)?;
            let [base, one, other] = &versions[place];
            let parents = [one.as_deref(), other.as_deref()];
            let file = Doubtful { base: base.as_deref(), parents, found: Some(disk), now: Some(disk) };
            match repaired(path, &file) {
                Ok(Some(mended)) => mended.text,
                _ => after.map(str::to_owned),
            }
        })?;
        self.take_step_with(&step, &texts)?;
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

    /// Merges files that wait in the index, as after `git stash pop`; what comes of it is an edit by hand.
    fn settle_unmerged(&mut self) -> Result<Option<String>, BookError> {
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
        let mut texts = Vec::new();
        for one in &unmerged {
            let read = |id: Option<ObjectId>| id.map(|id| self.repo.file(id)).transpose();
            let mut versions: [Option<String>; 3] = [None, None, None];
            for (text, id) in versions.iter_mut().zip(one.versions) {
                *text = read(id)?.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            }
            let disk = self.on_disk(&one.path)?;
            let [base, ours, theirs] = versions.each_ref().map(Option::as_deref);
            let parents = [ours, theirs];
            let file = Doubtful { base, parents, found: disk.as_deref(), now: disk.as_deref() };
            let unreadable = |_| BookError::Unmerged(one.path.clone());
            let mended = repaired(&one.path, &file).map_err(unreadable)?;
            texts.push((one.path.as_str(), disk.clone(), mended.map_or(disk, |mended| mended.text)));
        }
        let paths: Vec<&str> = unmerged.iter().map(|one| one.path.as_str()).collect();
        let changes: Vec<disk::Change<'_>> = texts
            .iter()
            .map(|(path, old, new)| disk::Change {
                path,
                old: old.as_deref().map(str::as_bytes),
                new: new.as_deref().map(str::as_bytes),
            })
            .filter(|change| change.old != change.new)
            .collect();
        let journal = self.begin(&paths)?;
        let undo =
            disk::replace_all(&self.book.root, &self.lock.scratch(), &changes).map_err(super::commit::write_error)?;
        let _ = undo.keep();
        self.repo.refresh_index(&paths)?;
        journal.finish().map_err(|error| BookError::Disk(error.to_string()))?;
        Ok(Some(format!("merged by meaning what git had left unmerged: {}", paths.join(", "))))
    }

    /// Returns what is to stand in the files that a step changes and that are not as the last commit has them.
    ///
    /// `meet` makes it of the path, the text before the step, the one on the disk and the one after the step.
    fn texts_after(
        &self,
        step: &PreparedStep,
        meet: impl Fn(&str, Option<&str>, &str, Option<&str>) -> Option<String>,
    ) -> Result<BTreeMap<String, String>, BookError> {
        let mut texts = BTreeMap::new();
        for change in &step.changes {
            let Some(disk) = self.on_disk(&change.path)? else { continue };
            let read = |id: Option<ObjectId>| {
                let bytes = id.map(|id| self.repo.file(id)).transpose()?;
                Ok::<_, BookError>(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
            };
            let (before, after) = (read(change.old)?, read(change.new)?);
            if before.as_deref() == Some(disk.as_str()) {
                continue;
            }
            // A file that is not the ledger's is left as whoever edits it has it.
            let met = if kind_of(&change.path).is_some() {
                meet(&change.path, before.as_deref(), &disk, after.as_deref())
            } else {
                None
            };
            texts.insert(change.path.clone(), met.unwrap_or(disk));
        }
        Ok(texts)
    }

    fn on_disk(&self, path: &str) -> Result<Option<String>, BookError> {
        let bytes = disk::read_file(&self.book.root, path).map_err(|refused| BookError::Disk(refused.path))?;
        let text = bytes.map(String::from_utf8).transpose();
        text.map_err(|_| BookError::Unmerged(path.to_owned()))
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
