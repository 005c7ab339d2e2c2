//! Merging the ledger's files of two commits by meaning, file by file.
//!
//! 1. A file that both have alike is left out: there is nothing to merge.
//! 2. The base is the file in the newest commit that both descend from. After merges that crossed
//!    there are several; these are merged first, and what comes of it is the base.
//! 3. The expense files of one group are merged together, as entries may have moved between them. Where both moved one,
//!    both have alike the file that it left: there it is read what both had.
//! 4. Whoever changes sides gets the same texts, so that two friends make the same commit.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::looked::Looked;
use super::replay::{folder, has_bills, spoilt_before};
use super::sync::SyncError;
use super::{Book, ReadOptions, is_readable};
use crate::disk::kind_of;
use crate::git::{MergeRequest, ObjectId, Repo, TreeFiles};
use crate::text::merge::{Merged, Notice, Side, Unmergeable, Versions, follow_moves, merge};

/// The texts of files; none for a file that is not there.
type Texts = BTreeMap<String, Option<String>>;

/// How many times bases of bases are looked for before the first of them is taken.
const DEPTH_MAX: usize = 16;

/// The files that differ, merged.
#[derive(Debug, Default)]
pub(super) struct MergedFiles {
    /// Each path with its text, or nothing when the file is gone.
    pub files: Vec<(String, Option<String>)>,
    /// What met, with the file it stands in.
    pub notices: Vec<(String, Notice)>,
    /// What was merged: the file as both had it, ours and theirs, in the order of the files. Entries that moved to
    /// another file stand there in all three.
    pub versions: Vec<[Option<String>; 3]>,
}

/// The files of commits that say something else than they should, with what they should say.
pub(super) type Spoilt = HashMap<ObjectId, BTreeMap<String, String>>;

/// Merges the ledger's files in which two commits differ.
///
/// What both descend from may be a merge gone wrong, which one of them has mended since, and the other not, or both, in
/// files that look different by now. Then, and where its files cannot even be read, what they should say is worked out
/// from history.
pub(super) fn merge_files(repo: &Repo, ours: ObjectId, theirs: ObjectId) -> Result<MergedFiles, SyncError> {
    let merged = merge_sound_files(repo, &Spoilt::new(), ours, theirs);
    let is_fine = match &merged {
        Err(SyncError::Unmergeable { .. }) => false,
        Err(_) => true,
        Ok(_) => {
            let looked = Looked::noted(repo);
            !looked.is_some_and(|looked| looked.meet_there(repo, ours, theirs)) && is_base_readable(repo, ours, theirs)?
        }
    };
    if is_fine {
        return merged;
    }
    let spoilt = spoilt_before(repo, &[ours, theirs])?;
    if spoilt.is_empty() { merged } else { merge_sound_files(repo, &spoilt, ours, theirs) }
}

/// Tells whether what two commits descend from can be read. Rows that say nothing there would not be known again, and
/// one that was changed since would stand beside what it was.
fn is_base_readable(repo: &Repo, ours: ObjectId, theirs: ObjectId) -> Result<bool, SyncError> {
    for base in repo.merge_bases(ours, theirs)? {
        let is_by_others = repo.commit(base)?.trailer("Clique-Op").next().is_none();
        if is_by_others && !is_readable(&Book::at(repo, base, ReadOptions::default())?.check()) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Merges the ledger's files in which two commits differ, or should.
pub(super) fn merge_sound_files(
    repo: &Repo,
    spoilt: &Spoilt,
    ours: ObjectId,
    theirs: ObjectId,
) -> Result<MergedFiles, SyncError> {
    let mut commits = Commits { repo, spoilt, trees: HashMap::new(), bases: HashMap::new() };
    let mut paths = BTreeSet::new();
    for commit in [ours, theirs] {
        let files = &commits.tree(commit)?.files;
        paths.extend(files.iter().filter(|file| kind_of(&file.path).is_some()).map(|file| file.path.clone()));
        paths.extend(spoilt.get(&commit).into_iter().flat_map(|files| files.keys().cloned()));
    }
    let mut differing = BTreeSet::new();
    for path in paths {
        let is_spoilt = commits.sound(ours, &path).is_some() || commits.sound(theirs, &path).is_some();
        if is_spoilt || commits.version(ours, &path)? != commits.version(theirs, &path)? {
            differing.insert(path);
        }
    }
    let left = commits.left_by_both(&differing, [ours, theirs])?;
    let mut merged = MergedFiles::default();
    for together in in_folders(differing.into_iter().chain(left.iter().cloned()).collect()) {
        let mut versions = commits.versions(&together, [ours, theirs], 0)?;
        for (path, Merged { text, notices }) in merged_versions(&mut versions)? {
            if !left.contains(&path) {
                merged.notices.extend(notices.into_iter().map(|notice| (path.clone(), notice)));
                merged.files.push((path, text));
            }
        }
        merged.versions.extend(versions.into_iter().filter(|(path, _)| !left.contains(path)).map(|(_, three)| three));
    }
    Ok(merged)
}

/// Merges commits two by two, in the order of their ids, until no more than `most` are left; each merge is stored.
///
/// Git makes merges of three parents and more, which are read as these merges one after the other.
/// What the files of a commit should say, where that is known, is what is merged.
pub(super) fn folded(
    repo: &Repo,
    spoilt: &Spoilt,
    mut commits: Vec<ObjectId>,
    most: usize,
) -> Result<Vec<ObjectId>, SyncError> {
    if commits.len() > most {
        commits.sort_unstable();
    }
    while let (true, [one, other, ..]) = (commits.len() > most, commits.as_slice()) {
        let (one, other) = (*one, *other);
        let both = if repo.is_ancestor(one, other)? {
            other
        } else if repo.is_ancestor(other, one)? {
            one
        } else {
            let MergedFiles { files, .. } = merge_sound_files(repo, spoilt, one, other)?;
            let files: Vec<(&str, Option<&[u8]>)> =
                files.iter().map(|(path, text)| (path.as_str(), text.as_deref().map(str::as_bytes))).collect();
            repo.store_merge(&MergeRequest { ours: one, theirs: other, files: &files, trailers: &[] })?.0
        };
        commits.splice(..2, [both]);
    }
    Ok(commits)
}

/// Puts files together between which entries may have moved: those of one folder of expenses.
fn in_folders(paths: BTreeSet<String>) -> Vec<Vec<String>> {
    let mut together: Vec<Vec<String>> = Vec::new();
    for path in paths {
        match together.last_mut() {
            Some(last) if has_bills(&path) && folder(&last[0]) == folder(&path) => last.push(path),
            _ => together.push(vec![path]),
        }
    }
    together
}

/// Merges files that belong together; entries that moved are in their new file in all versions afterwards.
pub(super) fn merged_versions(versions: &mut Versions) -> Result<Vec<(String, Merged)>, SyncError> {
    follow_moves(versions);
    let mut merged = Vec::new();
    for (path, texts) in versions {
        let [base, ours, theirs] = texts.each_ref().map(Option::as_deref);
        match merge(path, base, ours, theirs) {
            Ok(done) => merged.push((path.clone(), done)),
            Err(why) => return Err(SyncError::Unmergeable { path: path.clone(), why }),
        }
    }
    Ok(merged)
}

/// The commits that take part, read as they are asked for.
struct Commits<'r> {
    repo: &'r Repo,
    spoilt: &'r Spoilt,
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

    /// Returns what a file should say, where it says something else.
    fn sound(&self, commit: ObjectId, path: &str) -> Option<&String> {
        self.spoilt.get(&commit)?.get(path)
    }

    /// Lists the files of entries that both changed alike, or took away, beside those in which they differ.
    fn left_by_both(
        &mut self,
        differing: &BTreeSet<String>,
        [ours, theirs]: [ObjectId; 2],
    ) -> Result<BTreeSet<String>, SyncError> {
        let folders: BTreeSet<&str> =
            differing.iter().map(String::as_str).filter(|path| has_bills(path)).map(folder).collect();
        let mut left = BTreeSet::new();
        if folders.is_empty() {
            return Ok(left);
        }
        for base in self.bases_of(ours, theirs)? {
            let files = self.tree(base)?.files.iter().map(|file| file.path.clone());
            let beside = |path: &String| has_bills(path) && folders.contains(folder(path)) && !differing.contains(path);
            for path in files.filter(beside).collect::<Vec<_>>() {
                if self.sound(base, &path).is_some() || self.version(base, &path)? != self.version(ours, &path)? {
                    left.insert(path);
                }
            }
        }
        Ok(left)
    }

    fn text(&mut self, commit: ObjectId, path: &str) -> Result<Option<String>, SyncError> {
        if let Some(text) = self.sound(commit, path) {
            return Ok(Some(text.clone()));
        }
        let Some(id) = self.version(commit, path)? else { return Ok(None) };
        let not_text = |_| SyncError::Unmergeable {
            path: path.to_owned(),
            why: Unmergeable { side: Side::Theirs, reason: "it is not UTF-8".into(), span: 0..0 },
        };
        String::from_utf8(self.repo.file(id)?).map(Some).map_err(not_text)
    }

    /// Returns the three versions of each file: the base of two commits, and theirs.
    fn versions(&mut self, paths: &[String], [one, other]: [ObjectId; 2], depth: usize) -> Result<Versions, SyncError> {
        let mut bases = self.base(paths, [one, other], depth)?;
        let mut versions = Versions::new();
        for path in paths {
            let base = bases.remove(path).flatten();
            versions.insert(path.clone(), [base, self.text(one, path)?, self.text(other, path)?]);
        }
        Ok(versions)
    }

    fn base(&mut self, paths: &[String], [one, other]: [ObjectId; 2], depth: usize) -> Result<Texts, SyncError> {
        let bases = self.bases_of(one, other)?;
        let Some((first, rest)) = bases.split_first() else { return Ok(Texts::new()) };
        let mut texts = self.texts(*first, paths)?;
        for next in rest.iter().filter(|_| depth < DEPTH_MAX) {
            let beside = self.texts(*next, paths)?;
            if beside != texts {
                let mut below = self.base(paths, [*first, *next], depth + 1)?;
                let versions = texts.into_iter().zip(beside).map(|((path, text), (_, beside))| {
                    let below = below.remove(&path).flatten();
                    (path, [below, text, beside])
                });
                let merged = merged_versions(&mut versions.collect())?;
                texts = merged.into_iter().map(|(path, done)| (path, done.text)).collect();
            }
        }
        Ok(texts)
    }

    fn texts(&mut self, commit: ObjectId, paths: &[String]) -> Result<Texts, SyncError> {
        paths.iter().map(|path| Ok((path.clone(), self.text(commit, path)?))).collect()
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
