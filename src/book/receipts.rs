//! Receipts on the way back: a change that moved one is taken back with it.

use super::{Book, BookError, Draft};
use crate::disk::read_file;
use crate::git::{Commit, ObjectId, Repo};

/// Tells whether a change of `clique` moved a receipt.
pub(super) fn moves_receipts(repo: &Repo, commit: &Commit) -> Result<bool, BookError> {
    let is_own = commit.trailer("Clique-Op").next().is_some();
    Ok(is_own && repo.changed_files(commit.id)?.iter().any(|file| is_receipt(&file.path)))
}

/// Tells whether a path is that of a receipt of a group or pair.
pub(super) fn is_receipt(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    matches!(parts.as_slice(), ["groups" | "direct", _, "receipts", _])
}

/// Brings back the receipts that a change of `clique` moved, as far as they are where it put them.
pub(super) fn bring_receipts_back(
    repo: &Repo,
    book: &Book,
    commit: &Commit,
    draft: &mut Draft,
) -> Result<(), BookError> {
    if commit.trailer("Clique-Op").next().is_none() {
        return Ok(());
    }
    let files = repo.changed_files(commit.id)?;
    for file in files.into_iter().filter(|file| is_receipt(&file.path)) {
        let bytes = |id: Option<ObjectId>| id.map(|id| repo.file(id)).transpose();
        let (before, after) = (bytes(file.old)?, bytes(file.new)?);
        let now = read_file(&book.root, &file.path).map_err(|refused| BookError::Disk(refused.path))?;
        if now == after {
            draft.set_file(&file.path, [now, before]);
        }
    }
    Ok(())
}
