//! The files in the folders of receipts, for an export that carries them.

use std::collections::{BTreeMap, BTreeSet};

use crate::book::Book;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::import::receipt::{RECEIPT_MAX, is_receipt_name};
use crate::disk::{names_in, read_file};
use crate::git::{ObjectId, Repo};
use crate::report::mirror::ReceiptMirror;
use crate::report::selection::Selection;
use crate::text::base64::encode;

/// Whether what the files hold comes along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Contents {
    /// As far as no file is larger than an import takes.
    Carried,
    /// Their names alone.
    Named,
}

/// Finds the receipts of the groups that are exported, by handle: all of them, or of a part of the entries those that
/// these name.
///
/// # Errors
///
/// When a folder or a file cannot be read.
pub(super) fn receipts(
    context: &Context,
    book: &Book,
    selection: &Selection<'_, '_>,
    contents: Contents,
) -> Result<BTreeMap<String, Vec<ReceiptMirror>>, Failure> {
    let shelf = Shelf::of(context, book)?;
    let mut all = BTreeMap::new();
    for group in &selection.groups {
        let about = &selection.setup.groups[group.get()];
        let mut files = shelf.files(&format!("{}/receipts/", about.folder))?;
        if !selection.is_whole {
            let entries = selection.entries.iter().filter(|entry| entry.group == *group);
            let named: BTreeSet<&str> = entries.flat_map(|entry| names_of(&entry.receipt, &entry.note)).collect();
            files.retain(|(name, _)| named.contains(name.as_str()));
        }
        let mut receipts = Vec::new();
        for (name, place) in files.into_iter().filter(|(name, _)| is_receipt_name(name)) {
            let Some(bytes) = shelf.read(&place)? else { continue };
            let is_carried = contents == Contents::Carried && bytes.len() <= RECEIPT_MAX;
            receipts.push(ReceiptMirror {
                name,
                bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
                hash: ObjectId::of_file(&bytes)?.to_string(),
                content: is_carried.then(|| encode(&bytes)),
            });
        }
        all.insert(about.handle.clone(), receipts);
    }
    Ok(all)
}

/// Lists the receipts that a row names: in its cell, and in lines of the note.
fn names_of<'e>(receipt: &'e str, note: &'e str) -> impl Iterator<Item = &'e str> {
    [receipt].into_iter().chain(note.lines().filter_map(|line| line.strip_prefix("receipt: ")))
}

/// Where the files are: in the folder, or in a commit.
enum Shelf<'b> {
    Folder(&'b Book),
    Commit { repo: Repo, files: Vec<(String, ObjectId)> },
}

/// Where one file is.
enum Place {
    Path(String),
    Object(ObjectId),
}

impl Shelf<'_> {
    fn of<'b>(context: &Context, book: &'b Book) -> Result<Shelf<'b>, Failure> {
        if context.global.at.is_none() {
            return Ok(Shelf::Folder(book));
        }
        let (repo, commit) = context.repo_and_commit(&book.root)?;
        let files = repo.tree_files(commit)?.files.into_iter();
        let files = files.filter(|file| file.is_ordinary() && file.path.contains("/receipts/"));
        let files = files.map(|file| (file.path, file.id)).collect();
        Ok(Shelf::Commit { repo, files })
    }

    fn files(&self, folder: &str) -> Result<Vec<(String, Place)>, Failure> {
        match self {
            Shelf::Folder(book) => {
                let names = names_in(&book.root, folder.trim_end_matches('/'));
                let names =
                    names.map_err(|refused| Failure::environment(format!("{}: {}", refused.path, refused.why)))?;
                Ok(names.into_iter().map(|name| (name.clone(), Place::Path(format!("{folder}{name}")))).collect())
            }
            Shelf::Commit { files, .. } => {
                let inside = files.iter().filter_map(|(path, id)| Some((path.strip_prefix(folder)?, *id)));
                let plain = inside.filter(|(name, _)| !name.contains('/'));
                Ok(plain.map(|(name, id)| (name.to_owned(), Place::Object(id))).collect())
            }
        }
    }

    fn read(&self, place: &Place) -> Result<Option<Vec<u8>>, Failure> {
        match (self, place) {
            (Shelf::Folder(book), Place::Path(path)) => read_file(&book.root, path)
                .map_err(|refused| Failure::environment(format!("{}: {}", refused.path, refused.why))),
            (Shelf::Commit { repo, .. }, Place::Object(id)) => Ok(Some(repo.file(*id)?)),
            _ => Ok(None),
        }
    }
}
