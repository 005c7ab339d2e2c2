//! Mending what git left in the past of the ledger without the driver: merges, and rows that stand twice after a rebase.
//!
//! 1. Only what is new since the last look is looked at; where that was is noted beside git's files, and which commits
//!    were found spoilt, as somebody may go on from one of these. Where that happened, or something is to be mended,
//!    all that was spoilt is worked out again from what is known to be sound, as whoever noted nothing would do it
//!    from the first commit.
//! 2. A merge of three parents and more is mended as merges of two, one after the other in the order of the parents'
//!    ids.
//! 3. What stands twice in the end, or in two files of one folder, was joined where nobody knows of what: it is
//!    brought together from older versions of these files.
//! 4. What is mended becomes a commit of its own, which names the merges it mends. It does not depend on who
//!    mends or when, so that two friends who mend the same merge make the same commit.

use std::collections::{BTreeMap, BTreeSet};

use super::looked::{Known, Looked};
use super::replay::{Replay, folder};
use super::{Book, BookError, Desk, ReadOptions, is_readable};
use crate::disk::{self, FileKind, kind_of};
use crate::git::{LogOptions, ObjectId, PassedCommit, PastMerges, PreparedStep, Repo, TreeFiles};
use crate::text::merge::{Notice, ids_in_two, maybe_doubled, reunited, undoubled, written_onto};

/// So many older versions of a file are looked at for what an entry that stands twice comes from.
const OLDER_MAX: usize = 200;

/// After so many commits the note is worth being written anew: reading four commits takes longer than writing it.
const PASSED_MAX: usize = 8;

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
    /// What may stand twice and cannot be told for certain, in words.
    pub doubts: Vec<String>,
    /// Whether it is worth noting that history was looked at.
    pub is_news: bool,
    /// The commits that do not say what they should.
    spoilt: BTreeSet<ObjectId>,
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
pub(super) fn mended(repo: &Repo, head: ObjectId, looked: Option<&Looked>) -> Result<Mended, BookError> {
    if repo.is_shallow() {
        // What is missing cannot be looked at.
        return Ok(Mended::default());
    }
    if let Some(looked) = looked
        && let Some(mended) = nothing_new(repo, head, looked)?
    {
        return Ok(mended);
    }
    let past = repo.merges_since(head, &[])?;
    let known = Known::before(repo, &[head], looked)?;
    let found = found(repo, head, &past, &known)?;
    let mut mended =
        Mended { is_news: is_news(&past), doubts: doubts(repo, &past, &known, &found)?, ..Mended::default() };
    mended.spoilt =
        found.replay.spoilt_commits().chain(looked.into_iter().flat_map(|looked| looked.spoilt.clone())).collect();
    let files = found.mending.files();
    if files.is_empty() {
        return Ok(mended);
    }
    let commit = repo.write_repair(head, &files, &found.merges)?;
    let readable =
        |commit| Ok::<bool, BookError>(is_readable(&Book::at(repo, commit, ReadOptions::default())?.check()));
    if readable(commit)? || !readable(head)? {
        mended.commit = Some(commit);
        (mended.merges, mended.files, mended.notices) = (found.merges.len(), files.len(), found.replay.notices);
    }
    Ok(mended)
}

/// Looks at what is new since the last look; returns nothing where something is to be mended, or may be.
fn nothing_new(repo: &Repo, head: ObjectId, looked: &Looked) -> Result<Option<Mended>, BookError> {
    let past = repo.merges_since(head, &[looked.at])?;
    if past.passed.iter().any(|commit| looked.is_spoilt(repo, commit)) || looked.takes_from_spoilt(repo, &past.passed) {
        return Ok(None);
    }
    let found = found(repo, head, &past, &Known::default())?;
    // What was looked at before may be mended here, and be as it was in what leads to `head`.
    if found.replay.has_unread || !found.mending.files().is_empty() {
        return Ok(None);
    }
    let spoilt = found.replay.spoilt_commits().chain(looked.spoilt.iter().copied()).collect();
    let doubts = doubts(repo, &past, &Known::default(), &found)?;
    Ok(Some(Mended { is_news: is_news(&past), spoilt, doubts, ..Mended::default() }))
}

/// Says which rows may stand twice where somebody rebased without the driver, in commits that are new here.
fn doubts(repo: &Repo, past: &PastMerges, known: &Known, found: &Found<'_>) -> Result<Vec<String>, BookError> {
    let mut doubts = Vec::new();
    let is_new = |commit: &&PassedCommit| !known.suffices_for(commit.id) && found.replay.is_strange_copy(commit);
    for commit in past.passed.iter().filter(is_new) {
        for file in repo.changed_between(commit.parents.first().copied(), commit.id)? {
            let (Some(FileKind::Expenses), Some(before), Some(after)) = (kind_of(&file.path), file.old, file.new)
            else {
                continue;
            };
            let text = |id| Ok::<_, BookError>(String::from_utf8_lossy(&repo.file(id)?).into_owned());
            let older = || older_versions(repo, commit.id, &file.path).unwrap_or_default();
            let today = found.mending.text_at_head(&file.path)?;
            for words in maybe_doubled([&text(before)?, &text(after)?, &today], older) {
                doubts.push(format!("{words} may stand twice, as a rebase joined lines; look: clique check twice"));
            }
        }
    }
    Ok(doubts)
}

/// Reads what a file said before a commit and in it, newest first.
fn older_versions(repo: &Repo, from: ObjectId, path: &str) -> Result<Vec<String>, BookError> {
    let from = from.to_string();
    let options = LogOptions { from: Some(&from), paths: &[path], ..LogOptions::default() };
    let mut texts = Vec::new();
    for commit in repo.log(&options)?.take(OLDER_MAX) {
        let bytes = repo.blob_at(&commit?.id.to_string(), path)?;
        texts.extend(bytes.and_then(|bytes| String::from_utf8(bytes).ok()));
    }
    Ok(texts)
}

/// Tells whether a look at these commits is worth being noted.
fn is_news(past: &PastMerges) -> bool {
    past.by_others || past.passed.len() > PASSED_MAX
}

/// What was found in history.
struct Found<'r> {
    replay: Replay<'r>,
    mending: Mending<'r>,
    /// The merges that went wrong.
    merges: Vec<ObjectId>,
}

/// Looks at commits that lead to `head`, but for those of which enough is known.
fn found<'r>(repo: &'r Repo, head: ObjectId, past: &PastMerges, known: &Known) -> Result<Found<'r>, BookError> {
    let mut replay = Replay::new(repo).with_copies(&past.passed, known);
    for commit in past.passed.iter().filter(|commit| !known.suffices_for(commit.id)) {
        replay.pass(commit)?;
    }
    let mut mending = Mending { repo, head, texts: replay.sound_files(head), lost: BTreeMap::new() };
    let mut merges = Vec::new();
    let files = if past.merges.is_empty() { TreeFiles::default() } else { repo.tree_files(head)? };
    for id in past.merges.iter().copied() {
        let is_wrong = if known.suffices_for(id) {
            known.is_spoilt(id)
        } else {
            mending.find_dropped(id, &files)? || replay.is_spoilt(id)
        };
        merges.extend(is_wrong.then_some(id));
    }
    if past.by_others {
        mending.take_doubles_apart()?;
        mending.bring_together()?;
    }
    Ok(Found { replay, mending, merges })
}

/// A commit that is being mended.
struct Mending<'r> {
    repo: &'r Repo,
    head: ObjectId,
    texts: BTreeMap<String, String>,
    /// Files of another kind that a merge dropped.
    lost: BTreeMap<String, Vec<u8>>,
}

impl Mending<'_> {
    /// Lists the files that are to say something else.
    fn files(&self) -> Vec<(&str, Option<&[u8]>)> {
        let texts = self.texts.iter().map(|(path, text)| (path.as_str(), Some(text.as_bytes())));
        texts.chain(self.lost.iter().map(|(path, bytes)| (path.as_str(), Some(bytes.as_slice())))).collect()
    }

    /// Finds files, such as receipts, that one parent added and the merge does not have.
    fn find_dropped(&mut self, id: ObjectId, head: &TreeFiles) -> Result<bool, BookError> {
        let parents = self.repo.commit(id)?.parents;
        let files = |commit| Ok::<_, BookError>(self.repo.tree_files(commit)?);
        let merge = files(id)?;
        let mut before = BTreeSet::new();
        for (place, one) in parents.iter().enumerate() {
            for other in &parents[..place] {
                for base in self.repo.merge_bases(*one, *other)? {
                    before.extend(files(base)?.files.into_iter().map(|file| file.path));
                }
            }
        }
        let mut dropped = BTreeMap::new();
        for parent in parents {
            for file in files(parent)?.files.into_iter().filter(crate::git::TreeFile::is_ordinary) {
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
        for (path, text) in self.books()? {
            let older = || self.older_versions(&path).unwrap_or_default();
            if let Some(text) = undoubled(&path, &text, older) {
                self.texts.insert(path, text);
            }
        }
        Ok(())
    }

    /// Brings entries together that stand in two files of one folder.
    fn bring_together(&mut self) -> Result<(), BookError> {
        let mut books = self.books()?;
        let mut folders: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
        for (path, text) in &books {
            folders.entry(folder(path)).or_default().push((path, text));
        }
        let mut pairs: BTreeSet<[String; 2]> = BTreeSet::new();
        for paths in folders.into_values().flat_map(|files| ids_in_two(files).into_values()) {
            for left in &paths {
                let others = paths.iter().filter(|path| *path != left);
                pairs.extend(others.map(|path| [left, path].map(ToString::to_string)));
            }
        }
        for [left, path] in pairs {
            let older = || [&left, &path].map(|path| self.older_versions(path).unwrap_or_default());
            let Some(texts) = reunited([(&left, &books[&left]), (&path, &books[&path])], older) else { continue };
            for (path, text) in [left, path].into_iter().zip(texts) {
                books.insert(path.clone(), text.clone());
                self.texts.insert(path, text);
            }
        }
        Ok(())
    }

    /// Reads the files of entries, as far as they are mended.
    fn books(&self) -> Result<BTreeMap<String, String>, BookError> {
        let mut books = BTreeMap::new();
        for file in self.repo.tree_files(self.head)?.files {
            if kind_of(&file.path) != Some(FileKind::Expenses) || !file.is_ordinary() {
                continue;
            }
            let text = match self.texts.get(&file.path) {
                Some(text) => Some(text.clone()),
                None => String::from_utf8(self.repo.file(file.id)?).ok(),
            };
            books.extend(text.map(|text| (file.path, text)));
        }
        Ok(books)
    }

    fn text_at_head(&self, path: &str) -> Result<String, BookError> {
        let bytes = self.repo.blob_at(&self.head.to_string(), path)?.unwrap_or_default();
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Reads what a file said before, newest first.
    fn older_versions(&self, path: &str) -> Result<Vec<String>, BookError> {
        older_versions(self.repo, self.head, path)
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

    pub(super) fn mend_past(&mut self) -> Result<Option<String>, BookError> {
        let Some(head) = self.repo.head()? else { return Ok(None) };
        let mended = mended(&self.repo, head, Looked::noted(&self.repo).as_ref())?;
        let mut now_at = head;
        if let Some(commit) = mended.commit {
            let step = self.repo.prepare_step(commit)?;
            // What was edited by hand since goes on top of what is mended.
            let texts = self.texts_after(&step, written_onto)?;
            if self.is_torn_by_hand(commit, &texts)? {
                return Ok(None);
            }
            self.take_step(&step, &texts)?;
            now_at = commit;
        }
        if mended.is_news || mended.commit.is_some() {
            Looked { at: now_at, spoilt: mended.spoilt.clone() }.keep(&self.lock);
        }
        self.tidied.extend(mended.doubts.iter().cloned());
        Ok(mended.words())
    }

    /// Tells whether files that are written by hand just now could not be read after a commit that can: merged with
    /// what is mended, they would no longer be what was typed, and left alone they would take out what was mended.
    fn is_torn_by_hand(&self, commit: ObjectId, texts: &BTreeMap<String, String>) -> Result<bool, BookError> {
        if texts.is_empty() {
            return Ok(false);
        }
        let mended = Book::at(&self.repo, commit, ReadOptions::default())?;
        let mut met = mended.sources.clone();
        for (path, text) in texts {
            met.set(path, Some(text.clone()));
        }
        let met = Book::of(self.book.root.clone(), met, Vec::new());
        Ok(!is_readable(&met.check()) && is_readable(&mended.check()))
    }

    /// Returns what is to stand in the files that a step changes and that are not as the last commit has them.
    ///
    /// `meet` makes it of the path, the text before the step, the one on the disk and the one after the step; with
    /// nothing the file stays as it is on the disk.
    pub(super) fn texts_after(
        &self,
        step: &PreparedStep,
        meet: impl Fn(&str, Option<&str>, &str, Option<&str>) -> Option<String>,
    ) -> Result<BTreeMap<String, String>, BookError> {
        let mut texts = BTreeMap::new();
        for change in &step.changes {
            let path = change.path.as_str();
            let bytes = |id: Option<ObjectId>| id.map(|id| self.repo.file(id)).transpose();
            let (before, after) = (bytes(change.old)?, bytes(change.new)?);
            let refused = |refused: disk::Refused| BookError::Disk(refused.path);
            let Some(disk) = disk::read_file(&self.book.root, path).map_err(refused)? else { continue };
            if before.as_ref() == Some(&disk) {
                continue;
            }
            let edited_here = || BookError::EditedHere(path.to_owned());
            let is_same = after.as_ref() == Some(&disk);
            let text = |bytes: Option<Vec<u8>>| bytes.map(String::from_utf8).transpose().map_err(|_| edited_here());
            let (before, disk, after) = (text(before)?, text(Some(disk))?.unwrap_or_default(), text(after)?);
            if before.is_none() && !is_same && kind_of(path).is_none() {
                return Err(edited_here());
            }
            let met = if is_same { None } else { meet(path, before.as_deref(), &disk, after.as_deref()) };
            texts.insert(path.to_owned(), met.unwrap_or(disk));
        }
        Ok(texts)
    }

    pub(super) fn on_disk(&self, path: &str) -> Result<Option<String>, BookError> {
        let bytes = disk::read_file(&self.book.root, path).map_err(|refused| BookError::Disk(refused.path))?;
        let text = bytes.map(String::from_utf8).transpose();
        text.map_err(|_| BookError::Unmerged(path.to_owned()))
    }
}
