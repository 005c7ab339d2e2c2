//! Merges that others made: which are new here, what they were made of, and a commit that mends them.

use std::collections::HashSet;
use std::fs;

use git2::{IndexConflict, Oid, Sort};

use super::merge_commit::merger;
use super::object::stored;
use super::{Commit, GitError, ObjectId, Repo, Stamp, sync};

/// What was found on the way back through history.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PastMerges {
    /// The merges that this program did not make and nobody mended yet, oldest first.
    pub merges: Vec<ObjectId>,
    /// All commits that were passed, each behind those it follows.
    pub passed: Vec<PassedCommit>,
    /// Whether some were not made by this program, or not as they are.
    pub by_others: bool,
}

/// A commit on the way back through history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedCommit {
    /// Its id.
    pub id: ObjectId,
    /// The commits it follows.
    pub parents: Vec<ObjectId>,
    /// Whether it mends merges.
    pub mends: bool,
    /// Whether it is a merge that this program did not make.
    pub joins: bool,
    /// Whether it was written at another moment than it was made, or is known here to come from a rebase.
    pub copied: bool,
}

/// A path that waits in the index to be merged: its file as both had it, ours and theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnmergedPath {
    /// `/`-separated path below the root.
    pub path: String,
    /// The versions, where there are any.
    pub versions: [Option<ObjectId>; 3],
}

/// So many commits are followed back one by one.
const LINE_MAX: usize = 64;

/// The trailer that names a merge that was mended.
pub const REPAIRED: &str = "Clique-Repaired";

impl Repo {
    /// Lists the merges that lead to `head`, without those that lead to a commit in `known`.
    pub fn merges_since(&self, head: ObjectId, known: &[ObjectId]) -> Result<PastMerges, GitError> {
        let mut found = PastMerges::default();
        if known.contains(&head) {
            return Ok(found);
        }
        let mut mended: HashSet<String> = HashSet::new();
        let copied_here = self.copied_lately();
        for id in self.way_back(head, known)? {
            let raw = self.raw.find_commit(id)?;
            let says = |what: &[u8]| raw.message_bytes().windows(what.len()).any(|part| part == what);
            let is_ours = says(b"Clique-Op:");
            let id = ObjectId(raw.id());
            let may_mend = is_ours && raw.parent_count() == 1 && says(REPAIRED.as_bytes());
            // A copy, as a rebase makes it, mends nothing: it stands on another commit than was mended.
            let mending = if may_mend { Some(self.commit(id)?).filter(|it| self.is_repair_by_rule(it)) } else { None };
            let mends = mending.is_some();
            let joins = raw.parent_count() > 1 && !self.is_merge_by_rule(id)?;
            let is_later = || raw.author().when() != raw.committer().when();
            let copied = raw.parent_count() == 1 && (copied_here.contains(&id.0) || is_later());
            // What this program made and git copied, as a rebase does, may say something else than it did.
            found.by_others |= !is_ours || copied;
            let parents = raw.parent_ids().map(ObjectId).collect();
            found.passed.push(PassedCommit { id, parents, mends, joins, copied });
            if joins && !mended.contains(&id.to_string()) {
                found.merges.push(id);
            }
            if let Some(mending) = mending {
                mended.extend(mending.trailer(REPAIRED).map(str::to_owned));
            }
        }
        found.merges.reverse();
        found.passed.reverse();
        Ok(found)
    }

    /// Lists the commits that lead to `head`, without those that lead to a commit in `known`, each before those it
    /// follows.
    fn way_back(&self, head: ObjectId, known: &[ObjectId]) -> Result<Vec<Oid>, GitError> {
        if let Some(line) = self.straight_line(head, known) {
            return Ok(line);
        }
        let mut walk = self.raw.revwalk()?;
        walk.set_sorting(Sort::TOPOLOGICAL)?;
        walk.push(head.0)?;
        for known in known.iter().filter(|id| self.has_commit(**id).unwrap_or(false)) {
            walk.hide(known.0)?;
        }
        Ok(walk.collect::<Result<_, _>>()?)
    }

    /// Lists the commits from `head` down to a known one, where each follows one other and they are few: that is so
    /// for nearly every change, and a walk looks at what is below the known one as well.
    fn straight_line(&self, head: ObjectId, known: &[ObjectId]) -> Option<Vec<Oid>> {
        let (mut line, mut at) = (Vec::new(), head);
        while !known.contains(&at) {
            if known.is_empty() || line.len() == LINE_MAX {
                return None;
            }
            let commit = self.raw.find_commit(at.0).ok().filter(|commit| commit.parent_count() == 1)?;
            line.push(at.0);
            at = ObjectId(commit.parent_id(0).ok()?);
        }
        Some(line)
    }

    /// Stores a commit that follows `on` and mends what merges left, and moves nothing. Like a merge, it does not
    /// depend on who makes it or when.
    pub fn write_repair(
        &self,
        on: ObjectId,
        files: &[(&str, Option<&[u8]>)],
        merges: &[ObjectId],
    ) -> Result<ObjectId, GitError> {
        let parent = self.raw.find_commit(on.0)?;
        let tree = self.store_tree(Some(on), files)?.tree;
        let signature = merger().signature(Stamp { seconds: parent.time().seconds(), offset_minutes: 0 })?;
        let what = match merges {
            [] => "entries that stood twice".to_owned(),
            [one] => format!("merge {}", one.short(12)),
            [first, rest @ ..] => format!("merge {} and {} more", first.short(12), rest.len()),
        };
        let mut message = format!("repair {what}\n\nClique-Op: repair\n");
        for merge in merges {
            message += &format!("{REPAIRED}: {merge}\n");
        }
        let id = self.raw.commit(None, &signature, &signature, &message, &tree, &[&parent])?;
        let id = stored(&self.raw.odb()?, id)?;
        sync::sync_folder(&self.common_dir().join("objects"))?;
        Ok(ObjectId(id))
    }

    /// Tells whether a commit looks like one that [`Repo::write_repair`] makes.
    #[must_use]
    pub fn is_repair_by_rule(&self, commit: &Commit) -> bool {
        let merger = merger();
        commit.author == merger && commit.committer == merger && commit.trailer("Clique-Op").any(|op| op == "repair")
    }

    /// Returns the commits that a merge which waits to be finished is to bring in; none when none waits.
    pub fn merge_in_progress(&self) -> Result<Vec<ObjectId>, GitError> {
        let place = self.git_dir().join("MERGE_HEAD");
        match fs::read_to_string(&place) {
            Ok(text) => text.lines().map(|line| line.trim().parse()).collect(),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(GitError::io(&place, error)),
        }
    }

    /// Forgets a merge in progress, which is finished by now.
    pub fn forget_merge(&self) -> Result<(), GitError> {
        self.raw.cleanup_state()?;
        match fs::remove_file(self.git_dir().join("AUTO_MERGE")) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(GitError::io(&self.git_dir().join("AUTO_MERGE"), error))
            }
            _ => Ok(()),
        }
    }

    /// Lists the paths that wait in the index to be merged, in byte order.
    pub fn unmerged_paths(&self) -> Result<Vec<UnmergedPath>, GitError> {
        let index = self.fresh_index()?;
        let mut paths = Vec::new();
        if !index.has_conflicts() {
            return Ok(paths);
        }
        for conflict in index.conflicts()? {
            let IndexConflict { ancestor, our, their } = conflict?;
            let Some(entry) = ancestor.as_ref().or(our.as_ref()).or(their.as_ref()) else { continue };
            let path = String::from_utf8_lossy(&entry.path).into_owned();
            let versions = [&ancestor, &our, &their].map(|entry| entry.as_ref().map(|entry| ObjectId(entry.id)));
            paths.push(UnmergedPath { path, versions });
        }
        paths.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(paths)
    }
}
