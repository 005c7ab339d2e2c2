//! The merge commit that any two friends with the same two heads make alike.
//!
//! Two friends who each merge what the other has, at the same time, would have
//! two new heads to merge, and so on without end. So nothing in a merge commit
//! depends on who makes it, or when: parents stand in the order of their ids,
//! author and committer are a rule, and the time is the later of the parents'.
//!
//! The files of the ledger are merged by meaning elsewhere and given here. The
//! others, such as receipts, are taken whole: what one side changed and the
//! other did not wins; what both changed is kept twice.

use std::collections::{BTreeMap, BTreeSet};

use git2::build::TreeUpdateBuilder;
use git2::{FileMode, ObjectType, Oid, Tree};

use super::commit::check_path;
use super::object::stored;
use super::tree_files::{EntryKind, OddEntry, TreeFiles};
use super::{ChangedFile, GitError, Identity, ObjectId, PreparedCommit, Repo, Stamp, sync};

/// The number of the rules by which merges are made; other rules make other
/// commits of the same two heads, so they have another number.
const RULES: u32 = 1;

const MERGER_NAME: &str = "clique";
const MERGER_EMAIL: &str = "merge@clique.invalid";

/// The digits of a file's id that tell a second version apart.
const VERSION_DIGITS: usize = 8;

/// What a merge is made of. Whoever changes sides must give the same files and
/// trailers, or the commits differ.
#[derive(Debug, Clone, Copy)]
pub struct MergeRequest<'a> {
    /// The commit that is checked out.
    pub ours: ObjectId,
    /// The one to be merged with it.
    pub theirs: ObjectId,
    /// The files merged by meaning: path and bytes, or nothing for a file that
    /// goes. Those not named are taken whole from either side.
    pub files: &'a [(&'a str, Option<&'a [u8]>)],
    /// More lines for programs at the end of the message.
    pub trailers: &'a [(&'a str, &'a str)],
}

/// A step to another commit, stored and checked; the branch has not moved.
#[derive(Debug, Clone)]
#[must_use = "it counts only once it is published"]
pub struct PreparedStep {
    /// What is to be published once the files stand in the work tree.
    pub commit: PreparedCommit,
    /// The files in which it differs from the commit checked out, in byte order
    /// of their paths. A file that became a link or a submodule counts as gone.
    pub changes: Vec<ChangedFile>,
    /// What the new commit holds that is not as a ledger's file should be.
    pub odd: Vec<OddEntry>,
    /// The paths of versions that were kept beside another.
    pub kept_beside: Vec<String>,
    /// The files that become a program, or are one no longer.
    pub programs: Vec<(String, bool)>,
}

/// A version of a file: its bytes and its kind.
type Version = (ObjectId, EntryKind);

/// What changes on the way to a commit: files, what is odd, and what becomes a program or is one no longer.
type Changes = (Vec<ChangedFile>, Vec<OddEntry>, Vec<(String, bool)>);

/// The files of a commit by path.
type Versions = BTreeMap<String, Version>;

impl Repo {
    /// Stores the merge of two commits, synced to the disk, and moves nothing.
    /// Publish it as any commit; the branch must still stand at `ours`.
    ///
    /// # Errors
    ///
    /// [`GitError::Moved`] when `ours` is not checked out;
    /// [`GitError::DangerousName`] when either side holds a path that must not
    /// be written anywhere.
    pub fn write_merge(&self, request: &MergeRequest<'_>) -> Result<PreparedStep, GitError> {
        self.ready_to_step()?;
        let branch = self.branch_reference()?.ok_or(GitError::DetachedHead)?;
        if self.head()? != Some(request.ours) {
            return Err(GitError::Moved);
        }
        let (id, kept_beside) = self.store_merge(request)?;
        let same_tree = self.tree_of(request.ours)?.id() == self.tree_of(id)?.id();
        let subject = self.commit(id)?.subject;
        let commit = PreparedCommit::new(id, Some(request.ours), branch, subject, same_tree);
        let (changes, odd, programs) = self.changes_to(Some(request.ours), id)?;
        Ok(PreparedStep { commit, changes, odd, kept_beside, programs })
    }

    /// Stores the merge of any two commits, and returns it with the paths of versions that were kept beside another.
    ///
    /// # Errors
    ///
    /// [`GitError::DangerousName`] as for [`Repo::write_merge`].
    pub fn store_merge(&self, request: &MergeRequest<'_>) -> Result<(ObjectId, Vec<String>), GitError> {
        let (tree, kept_beside) = self.merged_tree(request)?;
        let mut sides = [request.ours, request.theirs];
        sides.sort_unstable();
        let parents = [self.raw.find_commit(sides[0].0)?, self.raw.find_commit(sides[1].0)?];
        let seconds = parents.iter().map(|parent| parent.time().seconds()).max().unwrap_or(0);
        let signature = merger().signature(Stamp { seconds, offset_minutes: 0 })?;
        let message = message_of(sides, request.trailers);
        let id = self.raw.commit(None, &signature, &signature, &message, &tree, &[&parents[0], &parents[1]])?;
        let id = stored(&self.raw.odb()?, id)?;
        sync::sync_folder(&self.common_dir().join("objects"))?;
        Ok((ObjectId(id), kept_beside))
    }

    /// Prepares to go to a commit that is stored already: one that follows the
    /// one checked out, or the first of a repository without any.
    ///
    /// # Errors
    ///
    /// [`GitError::DangerousName`] as for [`Repo::write_merge`].
    pub fn prepare_step(&self, to: ObjectId) -> Result<PreparedStep, GitError> {
        self.ready_to_step()?;
        let branch = self.branch_reference()?.ok_or(GitError::DetachedHead)?;
        let ours = self.head()?;
        let (changes, odd, programs) = self.changes_to(ours, to)?;
        let subject = self.commit(to)?.subject;
        let same_tree = match ours {
            Some(ours) => self.tree_of(ours)?.id() == self.tree_of(to)?.id(),
            None => false,
        };
        let commit = PreparedCommit::new(to, ours, branch, subject, same_tree);
        Ok(PreparedStep { commit, changes, odd, kept_beside: Vec::new(), programs })
    }

    /// Tells whether a commit looks like one that [`Repo::write_merge`] makes
    /// of its parents; what its files should be is for the caller to compare.
    pub fn is_merge_by_rule(&self, id: ObjectId) -> Result<bool, GitError> {
        let commit = self.commit(id)?;
        let by_rule = commit.author.email == MERGER_EMAIL && commit.committer.email == MERGER_EMAIL;
        let rules = commit.trailer("Clique-Merge").any(|rules| rules == RULES.to_string());
        Ok(by_rule && rules && commit.parents.len() == 2 && commit.parents.is_sorted())
    }

    /// Lists the files in which a merge commit differs from what [`Repo::write_merge`] makes of its parents.
    ///
    /// What is merged is stored nowhere: [`Repo::keep_in_memory`] is to be called before.
    ///
    /// # Errors
    ///
    /// As [`Repo::write_merge`].
    pub fn differs_from_merge(&self, request: &MergeRequest<'_>, id: ObjectId) -> Result<Vec<ChangedFile>, GitError> {
        let (tree, _) = self.merged_tree(request)?;
        let found = self.tree_of(id)?;
        if tree.id() == found.id() { Ok(Vec::new()) } else { self.changes_between(Some(&tree), &found) }
    }

    /// The files to write and to remove on the way to a commit.
    fn changes_to(&self, from: Option<ObjectId>, to: ObjectId) -> Result<Changes, GitError> {
        let before = match from {
            Some(from) => self.tree_files(from)?,
            None => TreeFiles::default(),
        };
        let after = self.harmless_files(to)?;
        let bytes = |files: &TreeFiles, path: &str| {
            let found = files.at(path).filter(|file| file.is_ordinary());
            found.map(|file| file.id)
        };
        let paths: BTreeSet<&String> = before.files.iter().chain(&after.files).map(|file| &file.path).collect();
        let changes = paths.into_iter().filter_map(|path| {
            let (old, new) = (bytes(&before, path), bytes(&after, path));
            (old != new).then(|| ChangedFile { path: path.clone(), old, new })
        });
        let is_program =
            |files: &TreeFiles, path: &str| files.at(path).is_some_and(|file| file.kind == EntryKind::Executable);
        let ordinary = after.files.iter().filter(|file| file.is_ordinary()).map(|file| &file.path);
        let programs = ordinary.filter_map(|path| {
            let (old, new) = (is_program(&before, path), is_program(&after, path));
            (old != new).then(|| (path.clone(), new))
        });
        Ok((changes.collect(), after.odd.clone(), programs.collect()))
    }

    fn merged_tree(&self, request: &MergeRequest<'_>) -> Result<(Tree<'_>, Vec<String>), GitError> {
        let ours = self.versions_of(request.ours)?;
        let theirs = self.versions_of(request.theirs)?;
        let mut bases = Vec::new();
        for base in self.merge_bases(request.ours, request.theirs)? {
            bases.push(self.versions_of(base)?);
        }
        let given: BTreeSet<&str> = request.files.iter().map(|(path, _)| *path).collect();
        let (mut merged, mut kept_beside) = merge_whole(&ours, &theirs, &bases, &given);
        for &(path, bytes) in request.files {
            check_path(path)?;
            let Some(bytes) = bytes else { continue };
            let executable = [&ours, &theirs].iter().any(|side| {
                let version = side.get(path);
                version.is_some_and(|(_, kind)| *kind == EntryKind::Executable)
            });
            let kind = if executable { EntryKind::Executable } else { EntryKind::File };
            merged.insert(path.to_owned(), (ObjectId(self.store_file(bytes)?), kind));
        }
        kept_beside.extend(part_files_from_folders(&mut merged));
        kept_beside.sort();
        Ok((self.tree_with(&merged)?, kept_beside))
    }

    fn tree_with(&self, versions: &Versions) -> Result<Tree<'_>, GitError> {
        let empty = self.raw.find_tree(self.raw.treebuilder(None)?.write()?)?;
        let mut update = TreeUpdateBuilder::new();
        for (path, (id, kind)) in versions {
            let mode = match kind {
                EntryKind::File => FileMode::Blob,
                EntryKind::Executable => FileMode::BlobExecutable,
                EntryKind::Link => FileMode::Link,
                EntryKind::Repository => FileMode::Commit,
            };
            update.upsert(path.as_str(), id.0, mode);
        }
        let id: Oid = update.create_updated(&self.raw, &empty)?;
        Ok(self.raw.find_object(id, Some(ObjectType::Tree))?.peel_to_tree()?)
    }

    /// The files of a commit, if none has a name that must not be written.
    fn harmless_files(&self, commit: ObjectId) -> Result<TreeFiles, GitError> {
        let found = self.tree_files(commit)?;
        match found.dangerous.first() {
            Some(OddEntry { path, why }) => Err(GitError::DangerousName { commit, path: path.clone(), why }),
            None => Ok(found),
        }
    }

    fn versions_of(&self, commit: ObjectId) -> Result<Versions, GitError> {
        Ok(self.harmless_files(commit)?.files.into_iter().map(|file| (file.path, (file.id, file.kind))).collect())
    }
}

/// Merges the files that nobody merged by meaning, the same from either side,
/// and says which versions it kept beside others.
///
/// A side that has what some base has did not change it. Otherwise nothing goes
/// and nothing is lost: a file that one side deleted and the other changed
/// stays, and of two changed versions the one with the larger id keeps the name.
fn merge_whole(
    ours: &Versions,
    theirs: &Versions,
    bases: &[Versions],
    given: &BTreeSet<&str>,
) -> (Versions, Vec<String>) {
    let mut merged = Versions::new();
    let mut beside = Vec::new();
    let paths: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
    for path in paths.into_iter().filter(|path| !given.contains(path.as_str())) {
        let (one, other) = (ours.get(path), theirs.get(path));
        let unchanged = |version: Option<&Version>| bases.iter().any(|base| base.get(path) == version);
        let winner = match (one, other) {
            _ if one == other => one,
            _ if unchanged(one) && !unchanged(other) => other,
            _ if unchanged(other) && !unchanged(one) => one,
            (Some(one), Some(other)) => {
                let (smaller, larger) = if one < other { (one, other) } else { (other, one) };
                if smaller.0 != larger.0 {
                    beside.push((path, *smaller));
                }
                Some(larger)
            }
            (one, other) => one.or(other),
        };
        merged.extend(winner.map(|winner| (path.clone(), *winner)));
    }
    let kept = beside.into_iter().filter_map(|(path, version)| keep_beside(&mut merged, given, path, version));
    let kept = kept.collect();
    (merged, kept)
}

/// Puts a version at a name of its own, however many others have tried to take
/// that name, and returns the name; none when it stands there already.
fn keep_beside(merged: &mut Versions, given: &BTreeSet<&str>, path: &str, version: Version) -> Option<String> {
    let mut name = version_path(path, version.0);
    loop {
        match merged.get(&name) {
            None if !given.contains(name.as_str()) => break,
            Some((id, _)) if *id == version.0 => return None,
            _ => name = version_path(&name, version.0),
        }
    }
    merged.insert(name.clone(), version);
    Some(name)
}

/// Gives a file another name where the other side made a folder of that name.
fn part_files_from_folders(merged: &mut Versions) -> Vec<String> {
    let mut folders = BTreeSet::new();
    for path in merged.keys() {
        folders.extend(path.match_indices('/').map(|(end, _)| path[..end].to_owned()));
    }
    let mut moved = Vec::new();
    for path in folders {
        if let Some(version) = merged.remove(&path) {
            moved.extend(keep_beside(merged, &BTreeSet::new(), &path, version));
        }
    }
    moved
}

/// `receipts/a.jpg` becomes `receipts/a~0123abcd.jpg`.
fn version_path(path: &str, id: ObjectId) -> String {
    let name_start = path.rfind('/').map_or(0, |slash| slash + 1);
    let stem_end = match path[name_start..].rfind('.') {
        None | Some(0) => path.len(),
        Some(dot) => name_start + dot,
    };
    format!("{}~{}{}", &path[..stem_end], id.short(VERSION_DIGITS), &path[stem_end..])
}

/// Whoever makes commits by rule.
pub(super) fn merger() -> Identity {
    Identity { name: MERGER_NAME.to_owned(), email: MERGER_EMAIL.to_owned() }
}

fn message_of(parents: [ObjectId; 2], trailers: &[(&str, &str)]) -> String {
    let [one, other] = parents.map(|parent| parent.short(12));
    let mut message = format!("merge {one} and {other}\n\nClique-Op: merge\nClique-Merge: {RULES}\n");
    for (key, value) in trailers {
        message += &format!("{key}: {}\n", value.replace(char::is_control, " "));
    }
    message
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Published;
    use super::super::testing::{Sandbox, git};
    use super::*;

    /// Two repositories with the same two heads, each on its own.
    fn pair(one: &[(&str, Option<&str>)], other: &[(&str, Option<&str>)]) -> (Sandbox, Sandbox) {
        let start: &[(&str, Option<&str>)] =
            &[("receipts/a.jpg", Some("old")), ("receipts/gone.jpg", Some("g")), ("x.csv", Some("0\n"))];
        let (ana, bob) = (Sandbox::new(), Sandbox::new());
        for (sandbox, changes) in [(&ana, one), (&bob, other)] {
            sandbox.record(start, "begin");
            sandbox.record(changes, "change");
        }
        for (to, from) in [(&ana, &bob), (&bob, &ana)] {
            git(to.root(), &["fetch", "-q", from.root().to_str().unwrap(), "main:refs/remotes/o/main"]);
        }
        (ana, bob)
    }

    fn merge(sandbox: &Sandbox, files: &[(&str, Option<&[u8]>)]) -> PreparedStep {
        let request = MergeRequest {
            ours: sandbox.repo.head().unwrap().unwrap(),
            theirs: sandbox.repo.tracked_tip("o", "main").unwrap().unwrap(),
            files,
            trailers: &[("Clique-Conflict", "k7q2\nx")],
        };
        sandbox.repo.write_merge(&request).unwrap()
    }

    fn merged_files(sandbox: &Sandbox, step: &PreparedStep) -> String {
        git(sandbox.root(), &["ls-tree", "-r", "--name-only", &step.commit.id().to_string()])
    }

    #[test]
    fn both_friends_make_the_same_commit() {
        let (ana, bob) = pair(
            &[
                ("receipts/a.jpg", Some("of ana")),
                ("x.csv", Some("1\n")),
                ("n", Some("n")),
                ("receipts/gone.jpg", None),
            ],
            &[("receipts/a.jpg", Some("of bob")), ("x.csv", Some("2\n")), ("n/m", Some("m"))],
        );
        let files: &[(&str, Option<&[u8]>)] = &[("x.csv", Some(b"1\n2\n"))];
        let (of_ana, of_bob) = (merge(&ana, files), merge(&bob, files));
        assert_eq!(of_ana.commit.id(), of_bob.commit.id());
        assert_eq!(of_ana.kept_beside, of_bob.kept_beside);
        let listed = merged_files(&ana, &of_ana);
        let names: Vec<&str> = listed.lines().collect();
        assert_eq!(names.len(), 5, "{listed}");
        assert!(names.contains(&"n/m") && names.contains(&"receipts/a.jpg") && names.contains(&"x.csv"));
        assert_eq!(of_ana.kept_beside.len(), 2, "{:?}", of_ana.kept_beside);
        assert!(ana.repo.is_merge_by_rule(of_ana.commit.id()).unwrap());
        assert!(!ana.repo.is_merge_by_rule(ana.repo.head().unwrap().unwrap()).unwrap());
        let commit = ana.repo.commit(of_ana.commit.id()).unwrap();
        assert_eq!(commit.trailer("clique-conflict").collect::<Vec<_>>(), ["k7q2 x"]);
        assert_eq!(commit.time.offset_minutes, 0);
        let changed: Vec<&str> = of_ana.changes.iter().map(|change| change.path.as_str()).collect();
        assert!(changed.contains(&"x.csv") && !changed.contains(&"receipts/gone.jpg"), "{changed:?}");
    }

    #[test]
    fn published_like_any_commit() {
        let (ana, bob) = pair(&[("a", Some("a"))], &[("b", Some("b"))]);
        let step = merge(&ana, &[]);
        let paths: Vec<&str> = step.changes.iter().map(|change| change.path.as_str()).collect();
        assert_eq!(paths, ["b"]);
        let bytes = ana.repo.file(step.changes[0].new.unwrap()).unwrap();
        ana.put("b", Some(str::from_utf8(&bytes).unwrap()));
        assert!(matches!(ana.repo.publish(&step.commit), Ok(Published::Safely)));
        ana.repo.refresh_index(&paths).unwrap();
        assert_eq!(ana.status(), "");
        git(ana.root(), &["fsck", "--strict"]);

        git(bob.root(), &["fetch", "-q", ana.root().to_str().unwrap(), "+main:refs/remotes/o/main"]);
        let forward = bob.repo.prepare_step(step.commit.id()).unwrap();
        assert_eq!(forward.changes.len(), 1);
        bob.put("a", Some("a"));
        assert!(matches!(bob.repo.publish(&forward.commit), Ok(Published::Safely)));
        bob.repo.refresh_index(&["a"]).unwrap();
        assert_eq!(bob.status(), "");
        assert_eq!(bob.repo.head().unwrap(), ana.repo.head().unwrap());
    }

    #[test]
    fn branch_that_moved_meanwhile() {
        let (ana, _bob) = pair(&[("a", Some("a"))], &[("b", Some("b"))]);
        let step = merge(&ana, &[]);
        let ours = ana.repo.head().unwrap().unwrap();
        ana.record(&[("c", Some("c"))], "faster");
        assert!(matches!(ana.repo.publish(&step.commit), Err(GitError::Moved)));
        let theirs = ana.repo.tracked_tip("o", "main").unwrap().unwrap();
        let request = MergeRequest { ours, theirs, files: &[], trailers: &[] };
        assert!(matches!(ana.repo.write_merge(&request), Err(GitError::Moved)));
    }

    #[test]
    fn deletion_stands_unless_the_other_changed_it() {
        let (ana, bob) =
            pair(&[("receipts/gone.jpg", None), ("receipts/a.jpg", None)], &[("receipts/a.jpg", Some("changed"))]);
        let (of_ana, of_bob) = (merge(&ana, &[]), merge(&bob, &[]));
        assert_eq!(of_ana.commit.id(), of_bob.commit.id());
        assert_eq!(merged_files(&ana, &of_ana), "receipts/a.jpg\nx.csv\n");
    }

    #[cfg(unix)]
    #[test]
    fn links_and_submodules_are_carried_and_never_followed() {
        let (ana, bob) = pair(&[("a", Some("a"))], &[("b", Some("b"))]);
        std::os::unix::fs::symlink("/etc/passwd", bob.root().join("link")).unwrap();
        git(bob.root(), &["add", "link"]);
        let head = git(bob.root(), &["rev-parse", "HEAD"]);
        git(bob.root(), &["update-index", "--add", "--cacheinfo", &format!("160000,{},module", head.trim())]);
        git(bob.root(), &["commit", "-q", "-m", "odd"]);
        git(ana.root(), &["fetch", "-q", bob.root().to_str().unwrap(), "main:refs/remotes/o/main"]);
        let step = merge(&ana, &[]);
        let listed = git(ana.root(), &["ls-tree", &step.commit.id().to_string()]);
        assert!(listed.contains("120000") && listed.contains("160000"), "{listed}");
        let theirs = ana.repo.tracked_tip("o", "main").unwrap().unwrap();
        assert_eq!(ana.repo.tree_files(theirs).unwrap().odd.len(), 2);
    }

    #[test]
    fn second_versions_have_names() {
        let id: ObjectId = "0123abcd".repeat(5).parse().unwrap();
        assert_eq!(version_path("receipts/a.b.jpg", id), "receipts/a.b~0123abcd.jpg");
        assert_eq!(version_path("README", id), "README~0123abcd");
        assert_eq!(version_path("a.b/.hidden", id), "a.b/.hidden~0123abcd");
    }

    /// Some paths that get in each other's way, each with one of few contents.
    fn versions() -> impl Strategy<Value = Versions> {
        let id = |digit: u8| -> ObjectId { char::from(b'0' + digit).to_string().repeat(40).parse().unwrap() };
        let path = prop::sample::select(vec!["a", "a/b", "a~11111111", "c.x", "c~22222222.x", "d/e"]);
        let version = (1..4_u8).prop_map(move |digit| (id(digit), EntryKind::File));
        prop::collection::btree_map(path.prop_map(str::to_owned), version, 0..6)
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_sides_do_not_matter(
            ours in versions(), theirs in versions(), bases in prop::collection::vec(versions(), 0..3),
        ) {
            let whole = |one: &Versions, other: &Versions| {
                let (mut merged, kept) = merge_whole(one, other, &bases, &BTreeSet::new());
                let moved = part_files_from_folders(&mut merged);
                (merged, kept, moved)
            };
            let (merged, kept, moved) = whole(&ours, &theirs);
            prop_assert_eq!(&(merged.clone(), kept, moved), &whole(&theirs, &ours));
            for (path, version) in ours.iter().chain(&theirs) {
                let old = bases.iter().any(|base| base.get(path) == Some(version));
                prop_assert!(old || merged.values().any(|kept| kept == version), "{} is lost", path);
            }
            let folder_of = |path: &String, other: &String| other.starts_with(&format!("{path}/"));
            prop_assert!(!merged.keys().any(|path| merged.keys().any(|other| folder_of(path, other))));
        }
    }
}
