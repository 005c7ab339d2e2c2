//! The past of the ledger, commit by commit: which records of its files each one turned into what.

use super::BookError;
use super::undo::{UndoRole, Undos};
use crate::disk::kind_of;
use crate::git::{Commit, ObjectId, Repo};
use crate::model::Fact;
use crate::text::past::differing;

/// One commit and what it changed.
#[derive(Clone, Debug)]
pub struct Past {
    /// The commit.
    pub commit: Commit,
    /// What it is to undo.
    pub role: UndoRole,
    /// The records that it took away or turned into others.
    pub before: Vec<Fact>,
    /// The records that it made or turned others into.
    pub after: Vec<Fact>,
    /// The files it changed whose records cannot be told: other files, and texts that cannot be read.
    pub others: Vec<String>,
}

/// Reads what a commit changed; to be asked of every commit in turn, newest first.
///
/// A merge is told without its records: the commits it brings tell them.
///
/// # Errors
///
/// When git cannot read the commit.
pub fn past_of(repo: &Repo, commit: Commit, undos: &mut Undos) -> Result<Past, BookError> {
    let is_merge = commit.parents.len() > 1;
    let all = if is_merge { Vec::new() } else { repo.changed_files(commit.id)? };
    let (files, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|file| kind_of(&file.path).is_some());
    let files: Vec<_> = files.into_iter().filter(|file| file.old != file.new).collect();
    let role = if is_merge { UndoRole::Stands } else { undos.role(&commit, &files) };
    let others = others.into_iter().map(|file| file.path).collect();
    let mut past = Past { commit, role, before: Vec::new(), after: Vec::new(), others };
    for file in files {
        let (before, after) = (text_of(repo, file.old)?, text_of(repo, file.new)?);
        let is_text = before.is_ok() && after.is_ok();
        let (before, after) = (before.ok().flatten(), after.ok().flatten());
        match differing(&file.path, before.as_deref(), after.as_deref()) {
            Some((gone, new)) if is_text => {
                past.before.extend(gone);
                past.after.extend(new);
            }
            _ => past.others.push(file.path),
        }
    }
    Ok(past)
}

/// Reads a stored text, or tells that it is none.
fn text_of(repo: &Repo, id: Option<ObjectId>) -> Result<Result<Option<String>, ()>, BookError> {
    let Some(id) = id else { return Ok(Ok(None)) };
    Ok(String::from_utf8(repo.file(id)?).map(Some).map_err(|_| ()))
}
