//! What a commit should say that a rebase or a cherry-pick in this clone copied from another, which is known here.

use std::collections::{BTreeMap, BTreeSet};

use super::BookError;
use super::merge_files::merged_versions;
use super::replay::{Replay, Three, folder, has_bills, mended_file};
use crate::disk::{FileKind, kind_of};
use crate::git::{Copied, ObjectId};
use crate::text::merge::{
    Versions, carried, heading_of, ids_in_conflict, ids_in_force, ids_in_two, merge, rows_without_id,
};

impl Replay<'_> {
    /// Merges by meaning what a file says in a commit that was copied onto another, in which it should say `sound`;
    /// it says `before` there, and `after` in the copy.
    pub(super) fn put_onto(
        &self,
        path: &str,
        sound: &str,
        [before, after]: [Option<&str>; 2],
        copied: &Copied,
    ) -> Result<Option<String>, BookError> {
        let [base, original] = self.original_texts(copied.original, path)?;
        let mut three = [base, Some(sound.to_owned()), original];
        let mut others = self.made_on(copied, path, &three)?;
        others.extend(before.map(str::to_owned).into_iter().chain(self.headings_of(path).iter().cloned()));
        let [base, one, other] = three.each_ref().map(Option::as_deref);
        if merge(path, base, one, other).is_err() {
            // What was changed of what cannot be read is told row by row.
            let done = other.and_then(|other| carried(path, base, other, sound, self.headings_of(path)));
            let done = done.or_else(|| three[2].clone());
            others.extend(three.iter().flatten().cloned());
            three = [three[1].clone(), three[1].clone(), done];
        }
        Ok(mended_file(path, &three, &others, after).map(|(text, _)| text))
    }

    /// Merges by meaning what was copied onto another commit; only where rows without an id stand too often, as all
    /// others are known again by their ids.
    pub(super) fn copied_files(
        &self,
        parent: ObjectId,
        copy: ObjectId,
        copied: &Copied,
    ) -> Result<BTreeMap<String, String>, BookError> {
        let mut files = BTreeMap::new();
        let Some(base) = self.commit_before(copied.original)? else { return Ok(files) };
        for file in self.repo.tree_files(copy)?.files {
            if kind_of(&file.path) != Some(FileKind::Expenses) {
                continue;
            }
            let Some(found) = self.text_at(copy, &file.path)? else { continue };
            let three = [
                self.text_at(base, &file.path)?,
                self.text_at(parent, &file.path)?,
                self.text_at(copied.original, &file.path)?,
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

    /// Returns what the files should say in a copy of a commit that mended something, which is what they should say
    /// before it: whatever was mended is not below the copy, or is known to be spoilt there.
    pub(super) fn files_without_repair(
        &self,
        parent: ObjectId,
        copy: ObjectId,
    ) -> Result<BTreeMap<String, String>, BookError> {
        let mut files = self.sound_files(parent);
        for file in self.repo.changed_between(Some(parent), copy)? {
            if kind_of(&file.path).is_some()
                && let Some(sound) = self.sound_text_at(parent, &file.path)?
            {
                files.insert(file.path, sound);
            }
        }
        Ok(files)
    }

    /// Does what a commit changed that went on from what is spoilt, or went through copies that did, and was copied onto
    /// another since, to what that should say.
    pub(super) fn files_of_spoilt_original(
        &self,
        parent: ObjectId,
        copy: ObjectId,
        copied: &Copied,
    ) -> Result<BTreeMap<String, String>, BookError> {
        let mut files = BTreeMap::new();
        let Some(base) = self.commit_before(copied.original)? else { return Ok(files) };
        if self.is_spoilt(parent) || self.is_spoilt(copied.original) {
            return Ok(files);
        }
        for file in self.repo.changed_between(Some(parent), copy)? {
            let path = file.path.as_str();
            let (before, after) = (self.text_at(parent, path)?, self.text_at(copy, path)?);
            let (Some(sound), Some(_), Some(_)) = (&before, &after, kind_of(path)) else { continue };
            let is_torn =
                self.text_at(base, path)?.is_some_and(|text| merge(path, None, Some(&text), Some("")).is_err());
            if is_torn || self.is_spoilt_at(base, path) || !copied.through.is_empty() {
                let text = self.put_onto(path, sound, [before.as_deref(), after.as_deref()], copied)?;
                files.extend(text.map(|text| (file.path.clone(), text)));
            }
        }
        Ok(files)
    }

    /// Merges files of entries together that were copied onto another commit, where entries stand in two files of one
    /// folder afterwards: one had moved them to another file, and the other changed them in the old one; or under two
    /// ids, where both moved a row without one, after one of them had changed it. Returns the files with what they
    /// should say, or nothing for those that do.
    pub(super) fn files_brought_together(
        &self,
        parent: ObjectId,
        copy: ObjectId,
        copied: &Copied,
    ) -> Result<Vec<(String, Option<String>)>, BookError> {
        let mut files = Vec::new();
        let original = copied.original;
        let Some(base) = self.commit_before(original)? else { return Ok(files) };
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
            if !brought_together(&mut versions, &after) {
                continue;
            }
            let mut made_of = BTreeSet::from([base, parent, original]);
            made_of.extend(self.commits_before(&copied.through)?);
            let beside: Vec<&str> = paths.iter().map(String::as_str).collect();
            for (path, three) in versions.iter().filter(|(path, _)| after.contains_key(*path)) {
                let others = self.others(&made_of, &beside, three)?;
                let mended = mended_file(path, three, &others, after.get(path).map(String::as_str));
                files.push((path.clone(), mended.map(|(text, _)| text)));
            }
        }
        Ok(files)
    }

    /// Returns the commit that another was made on; none of the first.
    fn commit_before(&self, commit: ObjectId) -> Result<Option<ObjectId>, BookError> {
        Ok(self.repo.commit(commit)?.parents.first().copied())
    }

    fn commits_before(&self, commits: &[ObjectId]) -> Result<BTreeSet<ObjectId>, BookError> {
        let before = commits.iter().filter_map(|commit| self.commit_before(*commit).transpose());
        before.collect()
    }

    /// Returns what a file says in the commits that the copies were made on through which a commit went, where these
    /// are not what is merged: git joined their lines into it.
    fn made_on(&self, copied: &Copied, path: &str, three: &Three) -> Result<Vec<String>, BookError> {
        self.others(&self.commits_before(&copied.through)?, &[path], three)
    }

    /// Lists the files of entries that a folder has in any of these commits.
    pub(super) fn books_in(&self, within: &str, commits: &[ObjectId]) -> Result<BTreeSet<String>, BookError> {
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
        let Some(base) = self.commit_before(original)? else { return Ok([None, after]) };
        let (before, sound) = (self.text_at(base, path)?, self.sound_text_at(base, path)?);
        Ok(match (&sound, after) {
            (Some(text), Some(after)) if before != sound => {
                let headings = self.headings_of(path);
                let done = carried(path, before.as_deref(), &after, text, headings).unwrap_or(after);
                [sound, Some(done)]
            }
            (_, after) => [sound, after],
        })
    }
}

/// Merges versions of files of one folder together where what came `after` has an entry that it should not have: in two
/// files, under a new id, without one or with a version that lost, which nobody would have come to who sees them all, or
/// one that one side moved and the other took out. What cannot be read cannot be merged.
fn brought_together(versions: &mut Versions, after: &BTreeMap<String, String>) -> bool {
    let after: Vec<(&str, &str)> = after.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let (in_force, mut lost) = (ids_in_force(after.iter().copied()), ids_in_conflict(after.iter().copied()));
    let side = |side: usize| {
        let texts = versions.iter().filter_map(|(path, texts)| Some((path.as_str(), texts[side].as_deref()?)));
        texts.collect::<Vec<_>>()
    };
    let [base, before] = [0, 1].map(side);
    let twice = ids_in_two(before.iter().copied());
    let is_in_two = ids_in_two(after.iter().copied()).keys().any(|id| !twice.contains_key(id));
    let has_moved = || !ids_in_two(base.iter().chain(&after).copied()).is_empty();
    let had_no_id = || base.iter().any(|(_, text)| rows_without_id(text) > 0);
    for id in ids_in_conflict(before.iter().copied()) {
        lost.remove(&id);
    }
    if !is_in_two && lost.is_empty() && !has_moved() && !had_no_id() {
        return false;
    }
    let Ok(merged) = merged_versions(versions) else { return false };
    let merged: Vec<(&str, &str)> =
        merged.iter().filter_map(|(path, merged)| Some((path.as_str(), merged.text.as_deref()?))).collect();
    let without_id = |files: &[(&str, &str)]| files.iter().map(|(_, text)| rows_without_id(text)).sum::<usize>();
    is_in_two
        || !in_force.is_subset(&ids_in_force(merged.iter().copied()))
        || !lost.is_subset(&ids_in_conflict(merged.iter().copied()))
        || without_id(&after) > without_id(&merged)
}
