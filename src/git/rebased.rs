//! What commits that a rebase or a cherry-pick made here were made of, as far as this clone remembers.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};

use git2::Oid;

use super::{ObjectId, PassedCommit, Repo};

/// So many steps back are looked at; git forgets older ones in time.
const STEPS_MAX: usize = 2_000;

/// So many bytes of where `HEAD` stood are looked through for commits that were made by copying others.
const LATELY: u64 = 64 * 1024;

/// What a commit was copied from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// The commit that it is read as.
    pub original: ObjectId,
    /// The copies of that which it was made of, newest first; none where it was made of the commit itself.
    pub through: Vec<ObjectId>,
}

impl Repo {
    /// Lists the commits that a rebase or a cherry-pick made here lately. Within a second of the commits they were made
    /// of, or where git is told to keep the time, nothing else tells them from others.
    pub(super) fn copied_lately(&self) -> HashSet<Oid> {
        let mut bytes = Vec::new();
        if let Ok(mut file) = File::open(self.git_dir().join("logs/HEAD")) {
            let length = file.metadata().map_or(0, |meta| meta.len());
            let _ = file.seek(SeekFrom::Start(length.saturating_sub(LATELY)));
            let _ = file.read_to_end(&mut bytes);
        }
        let text = String::from_utf8_lossy(&bytes);
        text.lines().filter_map(copied_in).collect()
    }

    /// Finds the commits that others were copied from: the newest earlier one where `HEAD` stood that has the same
    /// author, moment and message, and follows another commit. One that is copied again and again was written once: of
    /// those that are `spoilt` the oldest is taken, where there is no other.
    #[must_use]
    pub fn copied_from(
        &self,
        commits: &[PassedCommit],
        spoilt: impl Fn(ObjectId) -> bool,
    ) -> HashMap<ObjectId, Copied> {
        let mut found = HashMap::new();
        if !commits.iter().any(|commit| commit.copied) {
            return found;
        }
        let Ok(steps) = self.raw.reflog("HEAD") else { return found };
        let steps: Vec<Oid> = steps.iter().take(STEPS_MAX).map(|step| step.id_new()).collect();
        let mut places: HashMap<Oid, usize> = HashMap::new();
        for (place, id) in steps.iter().enumerate() {
            places.insert(*id, place);
        }
        for commit in commits.iter().filter(|commit| commit.copied) {
            let (Some(place), Ok(copy)) = (places.get(&commit.id.0), self.raw.find_commit(commit.id.0)) else {
                continue;
            };
            let is_original = |id: &&Oid| {
                let Ok(other) = self.raw.find_commit(**id) else { return false };
                let (one, two) = (copy.author(), other.author());
                other.parent_count() == 1
                    && other.parent_id(0).ok() != copy.parent_id(0).ok()
                    && (one.name_bytes(), one.email_bytes(), one.when())
                        == (two.name_bytes(), two.email_bytes(), two.when())
                    && other.message_bytes() == copy.message_bytes()
            };
            let mut seen = HashSet::new();
            let originals = steps[place + 1..].iter().filter(|id| seen.insert(**id)).filter(is_original);
            let mut through: Vec<ObjectId> = originals.map(|id| ObjectId(*id)).collect();
            let sound = through.iter().position(|id| !spoilt(*id));
            through.truncate(sound.map_or(through.len(), |place| place + 1));
            found.extend(through.pop().map(|original| (commit.id, Copied { original, through })));
        }
        found
    }
}

/// Returns the commit that a line of git's notes on where `HEAD` stood says was copied from another.
fn copied_in(line: &str) -> Option<Oid> {
    let (ids, why) = line.split_once('\t')?;
    let what = why.split(':').next()?;
    let is_copy = ["(pick)", "(continue)", "cherry-pick"].iter().any(|word| what.contains(word));
    is_copy.then(|| Oid::from_str(ids.split(' ').nth(1)?).ok())?
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Sandbox, git};
    use super::Copied;

    #[test]
    fn a_rebased_commit_is_known_where_it_was_made() {
        let sandbox = Sandbox::with_commit();
        let root = sandbox.root();
        git(root, &["checkout", "-q", "-b", "side"]);
        std::fs::write(root.join("a"), "1\n").unwrap();
        git(root, &["add", "a"]);
        git(root, &["commit", "-q", "-m", "a", "--date", "@1700000000 +0000"]);
        let original = sandbox.repo.resolve("HEAD").unwrap();
        git(root, &["checkout", "-q", "main"]);
        std::fs::write(root.join("b"), "1\n").unwrap();
        git(root, &["add", "b"]);
        git(root, &["commit", "-q", "-m", "b"]);
        git(root, &["checkout", "-q", "side"]);
        git(root, &["rebase", "-q", "main"]);
        let copy = sandbox.repo.resolve("HEAD").unwrap();
        let past = sandbox.repo.merges_since(copy, &[]).unwrap();
        let found = sandbox.repo.copied_from(&past.passed, |_| false);
        let copied = Copied { original, through: Vec::new() };
        assert_eq!(found.into_iter().collect::<Vec<_>>(), [(copy, copied)]);
        // Rebased again, when the first copy was found spoilt.
        git(root, &["checkout", "-q", "main"]);
        std::fs::write(root.join("b"), "2\n").unwrap();
        git(root, &["commit", "-q", "-am", "b"]);
        git(root, &["checkout", "-q", "side"]);
        git(root, &["rebase", "-q", "main"]);
        let again = sandbox.repo.resolve("HEAD").unwrap();
        let past = sandbox.repo.merges_since(again, &[]).unwrap();
        let found = sandbox.repo.copied_from(&past.passed, |commit| commit == copy);
        assert_eq!(found[&again], Copied { original, through: vec![copy] });
    }

    #[test]
    fn a_copy_of_the_same_moment_is_known_where_it_was_made() {
        let sandbox = Sandbox::with_commit();
        let root = sandbox.root();
        for (branch, name) in [("side", "a"), ("main", "b")] {
            git(root, &["checkout", "-q", "-B", branch, "main"]);
            std::fs::write(root.join(name), "1\n").unwrap();
            git(root, &["add", name]);
            git(root, &["commit", "-q", "-m", name]);
        }
        git(root, &["checkout", "-q", "side"]);
        git(root, &["rebase", "-q", "--committer-date-is-author-date", "main"]);
        let copy = sandbox.repo.resolve("HEAD").unwrap();
        let past = sandbox.repo.merges_since(copy, &[]).unwrap();
        let copies: Vec<_> = past.passed.iter().filter(|commit| commit.copied).map(|commit| commit.id).collect();
        assert_eq!(copies, [copy]);
        assert_eq!(sandbox.repo.copied_from(&past.passed, |_| false).len(), 1);
    }
}
