//! What the files of the ledger should say at each commit that follows a merge gone wrong.
//!
//! A merge that git made without the driver spoils what is built on it, and the next such merge joins what is
//! doubled with what is not: in the end nobody can tell from the files alone which rows there were. So history is
//! played again, from the oldest commit that was not looked at yet:
//!
//! 1. Of a merge by others, what it should say is merged by meaning from what its parents should say. What a person
//!    wrote while merging stays.
//! 2. What any other commit changed is done to what the commit before it should say.
//! 3. A commit that a rebase made in this clone is read as a merge of the commit it was put onto and the one it was
//!    made of, which git remembers for a while: where rows without an id stand more often than they should, where
//!    entries stand in two files, and on what is spoilt. Where it is a copy of a copy that is spoilt, what it was made
//!    of first is merged, and what all of them were made on tells what git joined.
//! 4. A commit that mends says what it should, and so does a merge by rule, whose parents were mended first.
//!
//! Only what is spoilt is kept, so that a history without such merges costs next to nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::BookError;
use super::looked::{Known, Looked};
use super::merge_files::{MergedFiles, Spoilt, folded, merge_sound_files};
use super::sync::SyncError;
use crate::disk::{FileKind, kind_of};
use crate::git::{Copied, ObjectId, PassedCommit, Repo};
use crate::text::merge::{Doubtful, Notice, Versions, carried, follow_moves, heading_of, merge, repaired};

/// History that is played again.
pub(super) struct Replay<'r> {
    pub(super) repo: &'r Repo,
    pub(super) spoilt: Spoilt,
    /// What met in the merges, with the file it stands in.
    pub notices: Vec<(String, Notice)>,
    /// Whether what a merge was made of could not be read: it may have been spoilt before the replay began.
    pub has_unread: bool,
    /// The commits that others were copied from.
    copied: HashMap<ObjectId, Copied>,
    /// For each file that is spoilt, the headings of the versions that it was made of, as texts without rows.
    headings: BTreeMap<String, Vec<String>>,
}

/// The three versions of a file that were merged: the base and the two sides.
pub(super) type Three = [Option<String>; 3];

/// Returns what the files of the commits that lead to any of these should say, where they say something else.
pub(super) fn spoilt_before(repo: &Repo, tips: &[ObjectId]) -> Result<Spoilt, BookError> {
    let mut replay = Replay::new(repo);
    let known = Known::before(repo, tips, Looked::noted(repo).as_ref())?;
    let mut passed = HashSet::new();
    for tip in tips {
        for commit in repo.merges_since(*tip, &[])?.passed {
            if passed.insert(commit.id) && !known.suffices_for(commit.id) {
                replay.pass(&commit)?;
            }
        }
    }
    Ok(replay.spoilt)
}

impl<'r> Replay<'r> {
    /// Begins with nothing spoilt.
    pub fn new(repo: &'r Repo) -> Replay<'r> {
        Replay {
            repo,
            spoilt: Spoilt::new(),
            notices: Vec::new(),
            has_unread: false,
            copied: HashMap::new(),
            headings: BTreeMap::new(),
        }
    }

    /// Has commits read as what they were copied from, as far as that is known here.
    pub fn with_copies(mut self, commits: &[PassedCommit], known: &Known) -> Replay<'r> {
        self.copied = self.repo.copied_from(commits, |commit| known.is_spoilt(commit));
        self
    }

    /// Tells whether a commit is a copy that was made elsewhere, of which nothing is known.
    pub fn is_strange_copy(&self, commit: &PassedCommit) -> bool {
        commit.copied && commit.parents.len() == 1 && !self.copied.contains_key(&commit.id)
    }

    /// Returns what the files of a commit should say, where they say something else.
    pub fn sound_files(&self, commit: ObjectId) -> BTreeMap<String, String> {
        self.spoilt.get(&commit).cloned().unwrap_or_default()
    }

    /// Tells whether files of a commit say something else than they should.
    pub fn is_spoilt(&self, commit: ObjectId) -> bool {
        self.spoilt.contains_key(&commit)
    }

    /// Tells whether a file of a commit says something else than it should.
    pub(super) fn is_spoilt_at(&self, commit: ObjectId, path: &str) -> bool {
        self.spoilt.get(&commit).is_some_and(|files| files.contains_key(path))
    }

    /// Lists the commits that say something else than they should.
    pub fn spoilt_commits(&self) -> impl Iterator<Item = ObjectId> + '_ {
        self.spoilt.keys().copied()
    }

    /// Goes on with a commit; those it follows came before.
    pub fn pass(&mut self, commit: &PassedCommit) -> Result<(), BookError> {
        let is_sound = |parent: &ObjectId| !self.spoilt.contains_key(parent);
        if commit.mends {
            return Ok(());
        }
        let copied = self.copied.get(&commit.id);
        let mut files = match commit.parents.as_slice() {
            [parent] if !is_sound(parent) => self.carried_files(*parent, commit.id)?,
            parents if commit.joins => self.merged_files(parents, commit.id)?,
            [parent] => match copied {
                Some(copied) => self.copied_files(*parent, commit.id, copied)?,
                None => return Ok(()),
            },
            _ => return Ok(()),
        };
        if let ([parent], Some(copied)) = (commit.parents.as_slice(), self.copied.get(&commit.id)) {
            if self.repo.is_repair_by_rule(&self.repo.commit(copied.original)?) {
                files = self.files_without_repair(*parent, commit.id)?;
            } else {
                files.extend(self.files_of_spoilt_original(*parent, commit.id, copied)?);
            }
            for (path, text) in self.files_brought_together(*parent, commit.id, copied)? {
                match text {
                    Some(text) => files.insert(path, text),
                    None => files.remove(&path),
                };
            }
        }
        if !files.is_empty() {
            self.spoilt.insert(commit.id, files);
        }
        Ok(())
    }

    /// Does what a commit changed to what its parent should say.
    fn carried_files(&mut self, parent: ObjectId, commit: ObjectId) -> Result<BTreeMap<String, String>, BookError> {
        let (mut files, mut changed) = (BTreeMap::new(), Vec::new());
        let copied = self.copied.get(&commit);
        for (path, sound) in self.spoilt.get(&parent).into_iter().flatten() {
            let (before, after) = (self.text_at(parent, path)?, self.text_at(commit, path)?);
            let text = match &after {
                _ if before == after => Some(sound.clone()),
                // Whoever took the file away took away what it should have said.
                None => None,
                Some(after) => match copied {
                    // Whether lines were joined once more or a driver met what stood twice: what was changed is known.
                    Some(copied) => self.put_onto(path, sound, [before.as_deref(), Some(after)], copied)?,
                    None => carried(path, before.as_deref(), after, sound, self.headings_of(path)),
                },
            };
            files.extend(text.map(|text| (path.clone(), text)));
            changed.extend(after.filter(|after| before.as_ref() != Some(after)).map(|after| (path.clone(), after)));
        }
        if copied.is_none() {
            self.follow_entries(&mut files, parent, commit)?;
        }
        for (path, after) in changed {
            self.meet_headings(&path, [&after]);
        }
        Ok(files)
    }

    /// Does what a commit changed to entries that its parent should say stand in another file than where it has them.
    fn follow_entries(
        &self,
        files: &mut BTreeMap<String, String>,
        parent: ObjectId,
        commit: ObjectId,
    ) -> Result<(), BookError> {
        let changed = self.repo.changed_between(Some(parent), commit)?;
        let is_spoilt = |path: &&str| has_bills(path) && self.is_spoilt_at(parent, path);
        let folders: BTreeSet<&str> =
            changed.iter().map(|file| file.path.as_str()).filter(is_spoilt).map(folder).collect();
        for folder in folders {
            let mut versions = Versions::new();
            for path in self.books_in(folder, &[parent, commit])? {
                let three =
                    [self.text_at(parent, &path)?, self.text_at(commit, &path)?, self.sound_text_at(parent, &path)?];
                versions.insert(path, three);
            }
            let as_they_stand = versions.clone();
            follow_moves(&mut versions);
            for (path, three) in versions.into_iter().filter(|(path, three)| three[..2] != as_they_stand[path][..2]) {
                let [before, Some(after), Some(sound)] = three else { continue };
                let headings = self.headings_of(&path);
                let text = carried(&path, before.as_deref(), &after, &sound, headings).unwrap_or(after);
                if as_they_stand[&path][1].as_ref() == Some(&text) {
                    files.remove(&path);
                } else {
                    files.insert(path, text);
                }
            }
        }
        Ok(())
    }

    /// Merges what the parents of a merge should say.
    fn merged_files(&mut self, parents: &[ObjectId], id: ObjectId) -> Result<BTreeMap<String, String>, BookError> {
        let two = match folded(self.repo, &self.spoilt, parents.to_vec(), 2) {
            Ok(two) => two,
            Err(error) => return self.unread(error),
        };
        let [one, other] = two.as_slice() else { return Ok(BTreeMap::new()) };
        let merged = match merge_sound_files(self.repo, &self.spoilt, *one, *other) {
            Ok(merged) => merged,
            Err(error) => return self.unread(error),
        };
        let MergedFiles { files, versions, notices: met } = merged;
        let bases = self.repo.merge_bases(*one, *other)?;
        let mut made_of: BTreeSet<ObjectId> = parents.iter().copied().collect();
        made_of.extend(&bases);
        let mut sound = BTreeMap::new();
        let paths: Vec<String> = files.iter().map(|(path, _)| path.clone()).collect();
        for ((path, right), three) in files.into_iter().zip(versions) {
            let found = self.text_at(id, &path)?;
            if found == right {
                continue;
            }
            let driven = self.as_driven(&path, [bases.first().copied(), Some(*one), Some(*other)])?;
            if right.is_some() && driven.is_some() && driven == found {
                self.notices.extend(met.iter().filter(|(own, _)| *own == path).cloned());
                self.meet_headings(&path, three.iter().flatten());
                sound.extend(right.map(|right| (path, right)));
                continue;
            }
            let mut others = self.others(&made_of, &together(&path, &paths), &three)?;
            others.extend(driven);
            if let Some((text, notices)) = mended_file(&path, &three, &others, found.as_deref()) {
                self.notices.extend(notices.into_iter().map(|notice| (path.clone(), notice)));
                self.meet_headings(&path, three.iter().flatten().chain(&others));
                sound.insert(path, text);
            }
        }
        Ok(sound)
    }

    /// Returns what the merge driver made of a file of which a side was spoilt: it knows what stands there, and not what
    /// should. The rows that it read below the wrong heading were written by nobody.
    fn as_driven(&self, path: &str, commits: [Option<ObjectId>; 3]) -> Result<Option<String>, BookError> {
        if !commits.iter().flatten().any(|commit| self.is_spoilt_at(*commit, path)) {
            return Ok(None);
        }
        let [base, one, other] = commits.map(|commit| commit.map_or(Ok(None), |commit| self.text_at(commit, path)));
        Ok(merge(path, base?.as_deref(), one?.as_deref(), other?.as_deref()).ok().and_then(|merged| merged.text))
    }

    /// Keeps the headings of versions that a spoilt file was made of.
    fn meet_headings<'t>(&mut self, path: &str, texts: impl IntoIterator<Item = &'t String>) {
        let known = self.headings.entry(path.to_owned()).or_default();
        for heading in texts.into_iter().filter_map(|text| heading_of(text)) {
            if !known.contains(&heading) {
                known.push(heading);
            }
        }
    }

    /// Lists the headings of the versions that a spoilt file was made of, as texts without rows.
    pub(super) fn headings_of(&self, path: &str) -> &[String] {
        self.headings.get(path).map_or(&[], Vec::as_slice)
    }

    /// Passes over a parent that cannot be read: then what the merge left is what there is.
    fn unread(&mut self, error: SyncError) -> Result<BTreeMap<String, String>, BookError> {
        match error {
            SyncError::Unmergeable { .. } => {
                self.has_unread = true;
                Ok(BTreeMap::new())
            }
            SyncError::Book(error) => Err(error),
            error => Err(BookError::Disk(error.to_string())),
        }
    }

    /// Returns the versions that a merge was really made of, where these are not what was merged now: a parent may
    /// have been spoilt, there may have been more than two, and entries may have moved to another file. Git takes a
    /// file that is gone and one that is new for one that moved, and joins what was in either of them.
    pub(super) fn others(
        &self,
        commits: &BTreeSet<ObjectId>,
        paths: &[&str],
        three: &Three,
    ) -> Result<Vec<String>, BookError> {
        let mut texts = Vec::new();
        for commit in commits {
            for path in paths {
                texts
                    .extend(self.text_at(*commit, path)?.filter(|text| !three.iter().flatten().any(|own| own == text)));
            }
        }
        Ok(texts)
    }

    /// Returns what a file should say in a commit.
    pub(super) fn sound_text_at(&self, commit: ObjectId, path: &str) -> Result<Option<String>, BookError> {
        match self.spoilt.get(&commit).and_then(|files| files.get(path)) {
            Some(sound) => Ok(Some(sound.clone())),
            None => self.text_at(commit, path),
        }
    }

    pub(super) fn text_at(&self, commit: ObjectId, path: &str) -> Result<Option<String>, BookError> {
        let bytes = self.repo.blob_at(&commit.to_string(), path)?;
        Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    }
}

/// Returns the paths of the files between which entries may have moved: of those of bills, all of one folder.
fn together<'p>(path: &'p str, paths: &'p [String]) -> Vec<&'p str> {
    let beside =
        |other: &&'p str| *other != path && has_bills(path) && has_bills(other) && folder(other) == folder(path);
    std::iter::once(path).chain(paths.iter().map(String::as_str).filter(beside)).collect()
}

/// Returns the folder of a file.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

pub(super) fn has_bills(path: &str) -> bool {
    kind_of(path) == Some(FileKind::Expenses)
}

/// Mends one file of a merge; returns nothing when it says what it should.
pub(super) fn mended_file(
    path: &str,
    three: &Three,
    others: &[String],
    found: Option<&str>,
) -> Option<(String, Vec<Notice>)> {
    let [base, one, other] = three.each_ref().map(Option::as_deref);
    let file = Doubtful { base, parents: [one, other], others, found, now: found };
    let mended = repaired(path, &file).ok()??;
    Some((mended.text?, mended.notices))
}
