//! Bringing the history of a commit from one folder's repository to another's.
//!
//! libgit2's own transport between folders neither swaps the branch safely nor
//! writes to a repository with a work tree, so objects are copied here and the
//! branch is moved by the caller, as one compare-and-swap.
//!
//! 1. What the receiver's references reach is there already, whole.
//! 2. New commits, and of their trees what no commit next to them has, are
//!    listed without recursion and under a limit before anything is written.
//! 3. A few objects are written one by one, lowest first; more become a pack.

use std::collections::HashSet;
use std::path::Path;

use git2::{ObjectType, Oid, Repository};

use super::object::stored;
use super::tree::STORED_BYTES_MAX;
use super::tree_files::FOLDER_BYTES_MAX;
use super::{TransportError, sync};

/// The most objects that come in at once.
const OBJECTS_MAX: usize = 1_000_000;

/// Up to so many objects become files of their own, as git does it; a pack for
/// each small sync would leave hundreds of packs.
const LOOSE_MAX: usize = 100;

/// The most references of the receiver that are looked at.
const REFERENCES_MAX: usize = 10_000;

/// Copies everything `tip` needs and `to` lacks, synced to the disk. Moves no
/// reference.
pub(super) fn copy_history(from: &Repository, to: &Repository, tip: Oid) -> Result<(), TransportError> {
    let commits = match new_commits(from, to, tip, true) {
        Ok(commits) => commits,
        // Something the receiver has may lie here without its past.
        Err(_) => new_commits(from, to, tip, false)?,
    };
    let found = objects_of(from, &commits)?;
    if found.is_empty() {
        return Ok(());
    }
    if found.len() <= LOOSE_MAX {
        let (source, target) = (from.odb()?, to.odb()?);
        for &id in found.iter().rev() {
            let object = source.read(id)?;
            if target.write(object.kind(), object.data())? != id {
                return Err(TransportError::Other { said: format!("{id} does not hold what its id says") });
            }
            stored(&target, id)?;
        }
    } else {
        write_pack(from, to, &found)?;
    }
    // A new fan-out folder has its name in a folder that libgit2 does not sync.
    let _ = sync::sync_folder(&to.commondir().join("objects"));
    Ok(())
}

/// Brings the names of the folders above a branch to the disk, where the disk
/// can: a mounted share may not know how.
pub(super) fn sync_reference_folders(git_dir: &Path, reference: &str) {
    let heads = git_dir.join("refs/heads");
    let place = git_dir.join(reference);
    for folder in place.ancestors().skip(1).take_while(|folder| folder.starts_with(&heads)) {
        let _ = sync::sync_folder(folder);
    }
}

/// The commits of `tip` that `to` lacks, newest first.
fn new_commits(from: &Repository, to: &Repository, tip: Oid, known: bool) -> Result<Vec<Oid>, TransportError> {
    let mut walk = from.revwalk()?;
    walk.push(tip)?;
    if known {
        let here = from.odb()?;
        for reference in to.references()?.take(REFERENCES_MAX) {
            let Ok(commit) = reference?.peel_to_commit() else { continue };
            if here.exists(commit.id()) {
                walk.hide(commit.id())?;
            }
        }
    }
    let mut commits = Vec::new();
    for id in walk {
        commits.push(id?);
        if commits.len() > OBJECTS_MAX {
            return Err(too_many());
        }
    }
    Ok(commits)
}

/// The commits and what only they have of trees and files; what is higher comes
/// first.
fn objects_of(from: &Repository, commits: &[Oid]) -> Result<Vec<Oid>, TransportError> {
    let new: HashSet<Oid> = commits.iter().copied().collect();
    let mut seen = HashSet::new();
    for id in commits {
        for parent in from.find_commit(*id)?.parents().filter(|parent| !new.contains(&parent.id())) {
            below(from, parent.tree_id(), &mut seen, &mut Vec::new())?;
        }
    }
    let mut found = Vec::new();
    for id in commits {
        found.push(*id);
        below(from, from.find_commit(*id)?.tree_id(), &mut seen, &mut found)?;
    }
    Ok(found)
}

/// Adds a tree and what is in it, unless it was seen.
fn below(from: &Repository, tree: Oid, seen: &mut HashSet<Oid>, found: &mut Vec<Oid>) -> Result<(), TransportError> {
    let database = from.odb()?;
    let mut open = vec![tree];
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        if database.read_header(id)?.0 > FOLDER_BYTES_MAX {
            return Err(TransportError::TooMuch { what: "bytes in the list of a folder", limit: FOLDER_BYTES_MAX });
        }
        found.push(id);
        for entry in &from.find_tree(id)? {
            match entry.kind() {
                Some(ObjectType::Tree) => open.push(entry.id()),
                Some(ObjectType::Blob) if seen.insert(entry.id()) => {
                    if database.read_header(entry.id())?.0 > STORED_BYTES_MAX {
                        return Err(TransportError::TooMuch { what: "bytes in a file", limit: STORED_BYTES_MAX });
                    }
                    found.push(entry.id());
                }
                // The commit of another repository is not here.
                _ => {}
            }
        }
        if seen.len() > OBJECTS_MAX {
            return Err(too_many());
        }
    }
    Ok(())
}

/// Writes objects to a pack, synced to the disk with its index.
pub(super) fn write_pack(from: &Repository, to: &Repository, objects: &[Oid]) -> Result<(), TransportError> {
    let mut builder = from.packbuilder()?;
    for id in objects {
        builder.insert_object(*id, None)?;
    }
    let database = to.odb()?;
    let mut writer = database.packwriter()?;
    let mut failure = None;
    let streamed = builder.foreach(|bytes| match std::io::Write::write_all(&mut writer, bytes) {
        Ok(()) => true,
        Err(error) => {
            failure = Some(error);
            false
        }
    });
    if let Some(error) = failure {
        return Err(TransportError::Other { said: error.to_string() });
    }
    streamed?;
    writer.commit()?;
    Ok(())
}

fn too_many() -> TransportError {
    TransportError::TooMuch { what: "objects", limit: OBJECTS_MAX }
}

#[cfg(test)]
mod tests {
    use super::super::library;
    use super::super::testing::{Sandbox, git};
    use super::*;

    fn bare(folder: &Path) -> Repository {
        library::set_up();
        Repository::init_bare(folder).unwrap()
    }

    #[test]
    fn few_objects_and_many_arrive_whole() {
        for count in [3, 150] {
            let sandbox = Sandbox::with_commit();
            for number in 0..count {
                let text = format!("{number}\n");
                sandbox.record(&[("groups/a/x.csv", Some(text.as_str()))], "x");
            }
            let folder = tempfile::tempdir().unwrap();
            let target = bare(folder.path());
            let tip = sandbox.repo.head().unwrap().unwrap();
            copy_history(&sandbox.repo.raw, &target, tip.0).unwrap();
            target.reference("refs/heads/main", tip.0, false, "x").unwrap();
            git(folder.path(), &["fsck", "--strict", "--full"]);
            let more = sandbox.record(&[("groups/a/x.csv", Some("more\n"))], "more");
            let new = new_commits(&sandbox.repo.raw, &target, more.0, true).unwrap();
            assert_eq!(objects_of(&sandbox.repo.raw, &new).unwrap().len(), 5);
            copy_history(&sandbox.repo.raw, &target, more.0).unwrap();
            target.reference("refs/heads/main", more.0, true, "x").unwrap();
            git(folder.path(), &["fsck", "--strict", "--full"]);
        }
    }
}
