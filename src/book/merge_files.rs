//! Merging the ledger's files of two commits by meaning, file by file.
//!
//! 1. A file that both have alike is left out: there is nothing to merge.
//! 2. The base is the file in the newest commit that both descend from. After merges that crossed
//!    there are several; these are merged first, and what comes of it is the base.
//! 3. Whoever changes sides gets the same texts, so that two friends make the same commit.

use std::collections::{BTreeSet, HashMap};

use super::sync::SyncError;
use crate::disk::kind_of;
use crate::git::{ObjectId, Repo, TreeFiles};
use crate::text::merge::{Merged, Notice, Side, Unmergeable, merge};

/// How many times bases of bases are looked for before the first of them is taken.
const DEPTH_MAX: usize = 16;

/// The files that differ, merged.
#[derive(Debug, Default)]
pub(super) struct MergedFiles {
    /// Each path with its text, or nothing when the file is gone.
    pub files: Vec<(String, Option<String>)>,
    /// What met, with the file it stands in.
    pub notices: Vec<(String, Notice)>,
    /// What was merged: the file as both had it, ours and theirs, in the order of the files.
    pub versions: Vec<[Option<String>; 3]>,
}

/// Merges the ledger's files in which two commits differ.
pub(super) fn merge_files(repo: &Repo, ours: ObjectId, theirs: ObjectId) -> Result<MergedFiles, SyncError> {
    let mut commits = Commits { repo, trees: HashMap::new(), bases: HashMap::new() };
    let mut paths = BTreeSet::new();
    for commit in [ours, theirs] {
        let files = &commits.tree(commit)?.files;
        paths.extend(files.iter().filter(|file| kind_of(&file.path).is_some()).map(|file| file.path.clone()));
    }
    let mut merged = MergedFiles::default();
    for path in paths {
        if commits.version(ours, &path)? == commits.version(theirs, &path)? {
            continue;
        }
        let (our, their) = (commits.text(ours, &path)?, commits.text(theirs, &path)?);
        let base = commits.base(&path, ours, theirs, 0)?;
        let versions = [base, our, their];
        let Merged { text, notices } = merged_texts(&path, &versions)?;
        merged.notices.extend(notices.into_iter().map(|notice| (path.clone(), notice)));
        merged.files.push((path, text));
        merged.versions.push(versions);
    }
    Ok(merged)
}

fn merged_texts(path: &str, texts: &[Option<String>; 3]) -> Result<Merged, SyncError> {
    let [base, ours, theirs] = texts.each_ref().map(Option::as_deref);
    merge(path, base, ours, theirs).map_err(|why| SyncError::Unmergeable { path: path.to_owned(), why })
}

/// The commits that take part, read as they are asked for.
struct Commits<'r> {
    repo: &'r Repo,
    trees: HashMap<ObjectId, TreeFiles>,
    bases: HashMap<(ObjectId, ObjectId), Vec<ObjectId>>,
}

impl Commits<'_> {
    fn tree(&mut self, commit: ObjectId) -> Result<&TreeFiles, SyncError> {
        if !self.trees.contains_key(&commit) {
            self.trees.insert(commit, self.repo.tree_files(commit)?);
        }
        Ok(&self.trees[&commit])
    }

    fn version(&mut self, commit: ObjectId, path: &str) -> Result<Option<ObjectId>, SyncError> {
        let file = self.tree(commit)?.at(path).filter(|file| file.is_ordinary());
        Ok(file.map(|file| file.id))
    }

    fn text(&mut self, commit: ObjectId, path: &str) -> Result<Option<String>, SyncError> {
        let Some(id) = self.version(commit, path)? else { return Ok(None) };
        let not_text = |_| SyncError::Unmergeable {
            path: path.to_owned(),
            why: Unmergeable { side: Side::Theirs, reason: "it is not UTF-8".into(), span: 0..0 },
        };
        String::from_utf8(self.repo.file(id)?).map(Some).map_err(not_text)
    }

    fn base(&mut self, path: &str, one: ObjectId, other: ObjectId, depth: usize) -> Result<Option<String>, SyncError> {
        let bases = self.bases_of(one, other)?;
        let Some((first, rest)) = bases.split_first() else { return Ok(None) };
        let mut text = self.text(*first, path)?;
        for next in rest.iter().filter(|_| depth < DEPTH_MAX) {
            let beside = self.text(*next, path)?;
            if beside != text {
                let below = self.base(path, *first, *next, depth + 1)?;
                text = merged_texts(path, &[below, text, beside])?.text;
            }
        }
        Ok(text)
    }

    fn bases_of(&mut self, one: ObjectId, other: ObjectId) -> Result<Vec<ObjectId>, SyncError> {
        if let Some(known) = self.bases.get(&(one, other)) {
            return Ok(known.clone());
        }
        let found = self.repo.merge_bases(one, other)?;
        self.bases.insert((one, other), found.clone());
        Ok(found)
    }
}
