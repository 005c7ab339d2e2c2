//! What commits that a rebase or a cherry-pick made here were made of, as far as this clone remembers.

use std::collections::HashMap;

use git2::Oid;

use super::{ObjectId, PassedCommit, Repo};

/// So many steps back are looked at; git forgets older ones in time.
const STEPS_MAX: usize = 2_000;

impl Repo {
    /// Finds the commits that others were copied from: the newest earlier one where `HEAD` stood that has the same
    /// author, moment and message, and follows another commit.
    #[must_use]
    pub fn copied_from(&self, commits: &[PassedCommit]) -> HashMap<ObjectId, ObjectId> {
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
            let original = steps[place + 1..].iter().find(|id| {
                let Ok(other) = self.raw.find_commit(**id) else { return false };
                let (one, two) = (copy.author(), other.author());
                other.parent_count() == 1
                    && other.parent_id(0).ok() != copy.parent_id(0).ok()
                    && (one.name_bytes(), one.email_bytes(), one.when())
                        == (two.name_bytes(), two.email_bytes(), two.when())
                    && other.message_bytes() == copy.message_bytes()
            });
            found.extend(original.map(|id| (commit.id, ObjectId(*id))));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Sandbox, git};

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
        let found = sandbox.repo.copied_from(&past.passed);
        assert_eq!(found.into_iter().collect::<Vec<_>>(), [(copy, original)]);
    }
}
