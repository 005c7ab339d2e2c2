//! Receipts on the way back: a change that moved one is taken back with it.

use super::{Book, BookError, Draft};
use crate::disk::{kind_of, read_file};
use crate::git::{ChangedFile, Commit, ObjectId, Repo};

/// Tells whether a change of `clique` moved a receipt.
pub(super) fn moves_receipts(repo: &Repo, commit: &Commit) -> Result<bool, BookError> {
    let is_own = commit.trailer("Clique-Op").next().is_some();
    Ok(is_own && repo.changed_files(commit.id)?.iter().any(is_receipt))
}

fn is_receipt(file: &ChangedFile) -> bool {
    file.path.contains("/receipts/") && kind_of(&file.path).is_none()
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
    for file in files.into_iter().filter(is_receipt) {
        let bytes = |id: Option<ObjectId>| id.map(|id| repo.file(id)).transpose();
        let (before, after) = (bytes(file.old)?, bytes(file.new)?);
        let now = read_file(&book.root, &file.path).map_err(|refused| BookError::Disk(refused.path))?;
        if now == after {
            draft.set_file(&file.path, [now, before]);
        }
    }
    Ok(())
}
