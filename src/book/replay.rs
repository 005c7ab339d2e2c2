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
//!    entries stand in two files, and on what is spoilt.
//! 4. A commit that mends says what it should, and so does a merge by rule, whose parents were mended first.
//!
//! Only what is spoilt is kept, so that a history without such merges costs next to nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::BookError;
use super::looked::{Known, Looked};
use super::merge_files::{MergedFiles, Spoilt, folded, merge_sound_files, merged_versions};
use super::sync::SyncError;
use crate::disk::{FileKind, kind_of};
use crate::git::{ObjectId, PassedCommit, Repo};
use crate::text::merge::{
    Doubtful, Notice, Versions, carried, heading_of, ids_in_two, merge, repaired, rows_without_id,
};

/// History that is played again.
pub(super) struct Replay<'r> {
    repo: &'r Repo,
    spoilt: Spoilt,
    /// What met in the merges, with the file it stands in.
    pub notices: Vec<(String, Notice)>,
    /// Whether what a merge was made of could not be read: it may have been spoilt before the replay began.
    pub has_unread: bool,
    /// The commits that others were copied from.
    copied: HashMap<ObjectId, ObjectId>,
}

/// The three versions of a file that were merged: the base and the two sides.
type Three = [Option<String>; 3];

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
        Replay { repo, spoilt: Spoilt::new(), notices: Vec::new(), has_unread: false, copied: HashMap::new() }
    }

    /// Has commits read as what they were copied from, as far as that is known here.
    pub fn with_copies(mut self, commits: &[PassedCommit]) -> Replay<'r> {
        self.copied = self.repo.copied_from(commits);
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
        let original = self.copied.get(&commit.id).copied();
        let mut files = match commit.parents.as_slice() {
            [parent] if !is_sound(parent) => self.carried_files(*parent, commit.id)?,
            parents if commit.joins => self.merged_files(parents, commit.id)?,
            [parent] => match original {
                Some(original) => self.copied_files(*parent, commit.id, original)?,
                None => return Ok(()),
            },
            _ => return Ok(()),
        };
        if let ([parent], Some(original)) = (commit.parents.as_slice(), original) {
            for (path, text) in self.files_brought_together(*parent, commit.id, original)? {
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
    fn carried_files(&self, parent: ObjectId, commit: ObjectId) -> Result<BTreeMap<String, String>, BookError> {
        let mut files = BTreeMap::new();
        let original = self.copied.get(&commit).copied();
        for (path, sound) in self.spoilt.get(&parent).into_iter().flatten() {
            let (before, after) = (self.text_at(parent, path)?, self.text_at(commit, path)?);
            let text = match &after {
                _ if before == after => Some(sound.clone()),
                // Whoever took the file away took away what it should have said.
                None => None,
                Some(after) => match original {
                    // Whether lines were joined once more or a driver met what stood twice: what was changed is known.
                    Some(original) => self.put_onto(path, sound, [before.as_deref(), Some(after)], original)?,
                    None => carried(path, before.as_deref(), after, sound),
                },
            };
            files.extend(text.map(|text| (path.clone(), text)));
        }
        Ok(files)
    }

    /// Merges by meaning what a file says in a commit that was copied onto another, in which it should say `sound`;
    /// it says `before` there, and `after` in the copy.
    fn put_onto(
        &self,
        path: &str,
        sound: &str,
        [before, after]: [Option<&str>; 2],
        original: ObjectId,
    ) -> Result<Option<String>, BookError> {
        let [base, original] = self.original_texts(original, path)?;
        let three = [base, Some(sound.to_owned()), original];
        let [base, one, other] = three.each_ref().map(Option::as_deref);
        if merge(path, base, one, other).is_err() {
            return Ok(after.and_then(|after| carried(path, before, after, sound)));
        }
        let others: Vec<String> = before.map(str::to_owned).into_iter().collect();
        Ok(mended_file(path, &three, &others, after).map(|(text, _)| text))
    }

    /// Merges by meaning what was copied onto another commit; only where rows without an id stand too often, as all
    /// others are known again by their ids.
    fn copied_files(
        &self,
        parent: ObjectId,
        copy: ObjectId,
        original: ObjectId,
    ) -> Result<BTreeMap<String, String>, BookError> {
        let mut files = BTreeMap::new();
        let Some(base) = self.repo.commit(original)?.parents.first().copied() else { return Ok(files) };
        for file in self.repo.tree_files(copy)?.files {
            if kind_of(&file.path) != Some(FileKind::Expenses) {
                continue;
            }
            let Some(found) = self.text_at(copy, &file.path)? else { continue };
            let three = [
                self.text_at(base, &file.path)?,
                self.text_at(parent, &file.path)?,
                self.text_at(original, &file.path)?,
            ];
            if three[0] == three[2] || three[1].as_ref() == Some(&found) {
                continue;
            }
            if let Some((text, _)) = mended_file(&file.path, &three, &[], Some(&found))
                && rows_without_id(&text) < rows_without_id(&found)
            {
                files.insert(file.path, text);
            }
        }
        Ok(files)
    }

    /// Merges files of entries together that were copied onto another commit, where entries stand in two files of one
    /// folder afterwards: one had moved them to another file, and the other changed them in the old one. Returns the
    /// files with what they should say, or nothing for those that do.
    fn files_brought_together(
        &self,
        parent: ObjectId,
        copy: ObjectId,
        original: ObjectId,
    ) -> Result<Vec<(String, Option<String>)>, BookError> {
        let mut files = Vec::new();
        let Some(base) = self.repo.commit(original)?.parents.first().copied() else { return Ok(files) };
        let changed = self.repo.changed_between(Some(parent), copy)?;
        let changed = changed.iter().map(|file| file.path.as_str()).filter(|path| has_bills(path));
        let folders: BTreeSet<&str> = changed.map(folder).collect();
        for folder in folders {
            let paths = self.books_in(folder, &[base, parent, copy, original])?;
            let (mut versions, mut after) = (Versions::new(), BTreeMap::new());
            for path in &paths {
                let ([base, original], parent) =
                    (self.original_texts(original, path)?, self.sound_text_at(parent, path)?);
                // A file that is there was not taken away, but what stood in it.
                let rest = base.as_deref().and_then(heading_of);
                versions.insert(path.clone(), [base, parent.or_else(|| rest.clone()), original.or(rest)]);
                after.extend(self.text_at(copy, path)?.map(|text| (path.clone(), text)));
            }
            let before = versions.iter().filter_map(|(path, [_, parent, _])| Some((path.as_str(), parent.as_deref()?)));
            let before = ids_in_two(before);
            let twice = ids_in_two(after.iter().map(|(path, text): (&String, &String)| (path.as_str(), text.as_str())));
            if twice.keys().all(|id| before.contains_key(id)) {
                continue;
            }
            if merged_versions(&mut versions).is_err() {
                // What cannot be read cannot be merged; what stands in two files is still told by itself.
                continue;
            }
            let made_of = BTreeSet::from([base, parent, original]);
            let beside: Vec<&str> = paths.iter().map(String::as_str).collect();
            for (path, three) in versions.iter().filter(|(path, _)| after.contains_key(*path)) {
                let others = self.others(&made_of, &beside, three)?;
                let mended = mended_file(path, three, &others, after.get(path).map(String::as_str));
                files.push((path.clone(), mended.map(|(text, _)| text)));
            }
        }
        Ok(files)
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
        let MergedFiles { files, versions, .. } = merged;
        let mut made_of: BTreeSet<ObjectId> = parents.iter().copied().collect();
        made_of.extend(self.repo.merge_bases(*one, *other)?);
        let mut sound = BTreeMap::new();
        let paths: Vec<String> = files.iter().map(|(path, _)| path.clone()).collect();
        for ((path, right), three) in files.into_iter().zip(versions) {
            let found = self.text_at(id, &path)?;
            if found == right {
                continue;
            }
            let others = self.others(&made_of, &together(&path, &paths), &three)?;
            if let Some((text, notices)) = mended_file(&path, &three, &others, found.as_deref()) {
                self.notices.extend(notices.into_iter().map(|notice| (path.clone(), notice)));
                sound.insert(path, text);
            }
        }
        Ok(sound)
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
    fn others(&self, commits: &BTreeSet<ObjectId>, paths: &[&str], three: &Three) -> Result<Vec<String>, BookError> {
        let mut texts = Vec::new();
        for commit in commits {
            for path in paths {
                texts
                    .extend(self.text_at(*commit, path)?.filter(|text| !three.iter().flatten().any(|own| own == text)));
            }
        }
        Ok(texts)
    }

    /// Lists the files of entries that a folder has in any of these commits.
    fn books_in(&self, within: &str, commits: &[ObjectId]) -> Result<BTreeSet<String>, BookError> {
        let mut paths = BTreeSet::new();
        for commit in commits {
            let files = self.repo.tree_files(*commit)?.files.into_iter().map(|file| file.path);
            paths.extend(files.filter(|path| has_bills(path) && folder(path) == within));
        }
        Ok(paths)
    }

    /// Returns what a file should have said before a commit that was copied since, and in it.
    fn original_texts(&self, original: ObjectId, path: &str) -> Result<[Option<String>; 2], BookError> {
        let after = self.text_at(original, path)?;
        let Some(base) = self.repo.commit(original)?.parents.first().copied() else { return Ok([None, after]) };
        let (before, sound) = (self.text_at(base, path)?, self.sound_text_at(base, path)?);
        Ok(match (&sound, after) {
            (Some(text), Some(after)) if before != sound => {
                let done = carried(path, before.as_deref(), &after, text);
                [sound.clone(), done.or_else(|| sound.clone())]
            }
            (_, after) => [sound, after],
        })
    }

    /// Returns what a file should say in a commit.
    fn sound_text_at(&self, commit: ObjectId, path: &str) -> Result<Option<String>, BookError> {
        match self.spoilt.get(&commit).and_then(|files| files.get(path)) {
            Some(sound) => Ok(Some(sound.clone())),
            None => self.text_at(commit, path),
        }
    }

    fn text_at(&self, commit: ObjectId, path: &str) -> Result<Option<String>, BookError> {
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

fn has_bills(path: &str) -> bool {
    kind_of(path) == Some(FileKind::Expenses)
}

/// Mends one file of a merge; returns nothing when it says what it should.
fn mended_file(path: &str, three: &Three, others: &[String], found: Option<&str>) -> Option<(String, Vec<Notice>)> {
    let [base, one, other] = three.each_ref().map(Option::as_deref);
    let file = Doubtful { base, parents: [one, other], others, found, now: found };
    let mended = repaired(path, &file).ok()??;
    Some((mended.text?, mended.notices))
}
