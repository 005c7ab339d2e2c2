//! The ledger as a commit holds it: read from git's tree, and judged as the files of a folder are.

use super::{Book, BookError, near_miss_fault, refused_fault};
use crate::disk::{FileKind, NearMiss, ReadOptions, Refusal, Refused, kind_of, miss_of};
use crate::git::{EntryKind, ObjectId, Repo, TreeFile};
use crate::model::Fault;
use crate::text::sources::Sources;

impl Book {
    /// Reads the ledger as a commit holds it; the files of the work tree are not looked at.
    ///
    /// Links, submodules and near misses are the same faults that they are in a folder.
    ///
    /// # Errors
    ///
    /// When git cannot read the commit.
    pub fn at(repo: &Repo, commit: ObjectId, options: ReadOptions) -> Result<Book, BookError> {
        let (mut texts, mut faults, mut unread) = (Vec::new(), Vec::new(), Vec::new());
        for file in repo.tree_files(commit)?.files {
            match kind_of(&file.path) {
                None => faults.extend(near_miss(&file.path)),
                Some(FileKind::Messages) if !options.messages => {}
                Some(kind) if !file.is_ordinary() => {
                    faults.push(refused(&file));
                    // As in a folder: whoever's file cannot be read is there all the same.
                    if matches!(kind, FileKind::Person | FileKind::Group) {
                        unread.push((file.path, Vec::new()));
                    }
                }
                Some(_) => texts.push((file.path, repo.file(file.id)?)),
            }
        }
        faults.dedup();
        let sources = Sources::from_bytes(texts.into_iter().chain(unread), &mut faults);
        Ok(Book::of(repo.root().to_owned(), sources, faults))
    }
}

fn near_miss(path: &str) -> Option<Fault> {
    let (path, why) = miss_of(path)?;
    Some(near_miss_fault(&NearMiss { path: path.to_owned(), why }))
}

fn refused(file: &TreeFile) -> Fault {
    let why = if file.kind == EntryKind::Link { Refusal::SymbolicLink } else { Refusal::Special };
    refused_fault(&Refused { path: file.path.clone(), why })
}
