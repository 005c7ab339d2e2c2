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
use crate::text::merge::{FileKind, Merged, Notice, Side, Unmergeable, merge};

/// How many times bases of bases are looked for before the first of them is taken.
const DEPTH_MAX: usize = 16;

/// The files that differ, merged.
#[derive(Debug, Default)]
pub(super) struct MergedFiles {
    /// Each path with its text, or nothing when the file is gone.
    pub files: Vec<(String, Option<String>)>,
    /// What met, with the file it stands in.
    pub notices: Vec<(String, Notice)>,
}

/// Merges two texts of one file that come from a common base.
///
/// # Errors
///
/// When both sides changed the file, and it cannot be merged without a line being lost.
pub fn by_meaning(
    path: &str,
    base: Option<&str>,
    ours: Option<&str>,
    theirs: Option<&str>,
) -> Result<Merged, Unmergeable> {
    let one_sided = ours == theirs || ours == base || theirs == base || ours.is_none() || theirs.is_none();
    if let (FileKind::Log, false, Some(ours), Some(theirs)) = (FileKind::of(path), one_sided, ours, theirs)
        && let Some(text) = merged_lines([base.unwrap_or(""), ours, theirs])
    {
        return Ok(Merged { text: Some(text), notices: Vec::new() });
    }
    if !one_sided && !matches!(FileKind::of(path), FileKind::Table(_)) {
        let reason = "files of this kind are not merged when both sides changed them".to_owned();
        return Err(Unmergeable { side: Side::Theirs, reason, span: 0..0 });
    }
    merge(path, base, ours, theirs)
}

/// Merges conversations as sets of lines, which begin with their times; nothing where a line does not.
///
/// A line stays if both sides have it, or one side has it and the base does not.
fn merged_lines(texts: [&str; 3]) -> Option<String> {
    let is_message = |line: &str| line.starts_with(|first: char| first.is_ascii_digit()) && !line.contains('\r');
    let [base, ours, theirs] = texts.map(|text| text.lines().collect::<BTreeSet<&str>>());
    let all: BTreeSet<&str> = ours.union(&theirs).copied().collect();
    if !all.iter().all(|line| is_message(line)) {
        return None;
    }
    let stays = |line: &&&str| ours.contains(**line) && theirs.contains(**line) || !base.contains(**line);
    Some(all.iter().filter(stays).flat_map(|line| [*line, "\n"]).collect())
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
        let Merged { text, notices } = merged_texts(&path, &[base, our, their])?;
        merged.notices.extend(notices.into_iter().map(|notice| (path.clone(), notice)));
        merged.files.push((path, text));
    }
    Ok(merged)
}

fn merged_texts(path: &str, texts: &[Option<String>; 3]) -> Result<Merged, SyncError> {
    let [base, ours, theirs] = texts.each_ref().map(Option::as_deref);
    by_meaning(path, base, ours, theirs).map_err(|why| SyncError::Unmergeable { path: path.to_owned(), why })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_both_said_stands_in_order_of_time() {
        let (base, ours, theirs) = ("1 a\n2 b\n", "1 a\n2 b\n4 d\n", "2 b\n3 c\n");
        assert_eq!(merged_lines([base, ours, theirs]).unwrap(), "2 b\n3 c\n4 d\n");
        assert_eq!(merged_lines([base, theirs, ours]).unwrap(), "2 b\n3 c\n4 d\n");
        assert_eq!(merged_lines([base, "# note\n", theirs]), None);
    }
}
