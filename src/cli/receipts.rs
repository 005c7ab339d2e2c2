//! Receipts on disk: a file put beside the bills, and what became of those that bills name.

use std::fs::File;
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};

use super::failure::Failure;
use super::newcomers::shortened;
use crate::book::{Book, Draft};
use crate::disk::read_file;
use crate::git::ObjectId;
use crate::report::receipts::{DIGITS, ReceiptState, name_of};

/// The largest receipt, in bytes: git keeps every one for good, and every friend has a copy.
pub const RECEIPT_MAX: u64 = 10_000_000;

/// Puts a file among the receipts of a group, and returns what it is called there.
///
/// # Errors
///
/// When it cannot be read, is empty or too large, or something else lies in its place.
pub fn put(draft: &mut Draft, book: &Book, folder: &str, file: &Path) -> Result<String, Failure> {
    let shown = shortened(&file.display().to_string());
    let cannot = |error: std::io::Error| {
        Failure::environment(format!("cannot read the receipt {shown}: {error}")).help("nothing was added")
    };
    let found = std::fs::metadata(file).map_err(cannot)?;
    if !found.is_file() {
        return Err(Failure::usage(format!("the receipt {shown} is no plain file")));
    }
    let mut bytes = Vec::new();
    File::open(file).and_then(|file| file.take(RECEIPT_MAX + 1).read_to_end(&mut bytes)).map_err(cannot)?;
    if bytes.is_empty() {
        return Err(Failure::usage(format!("the receipt {shown} is empty")));
    }
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > RECEIPT_MAX {
        return Err(Failure::usage(format!("the receipt {shown} is larger than {} MB", RECEIPT_MAX / 1_000_000))
            .help("every friend gets a copy, for good: make the picture smaller first"));
    }
    let came_as = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name = name_of(&ObjectId::of_file(&bytes)?.short(DIGITS), &came_as);
    let path = format!("{folder}/receipts/{name}");
    match read_file(&book.root, &path) {
        Ok(Some(there)) if there == bytes => {}
        Ok(None) => draft.set_file(&path, [None, Some(bytes)]),
        Ok(Some(_)) | Err(_) => {
            return Err(Failure::human(format!("something else lies at {path}")).help("see clique receipt check"));
        }
    }
    Ok(name)
}

/// Finds the file that a row of somebody's table names, in the folder that was given for such files.
///
/// # Errors
///
/// When the name leads out of the folder: a table from elsewhere is not to bring in files that nobody chose.
pub fn within(folder: &Path, name: &str) -> Result<PathBuf, Failure> {
    let parts = Path::new(name).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let shown = shortened(&folder.display().to_string());
    if parts { Ok(folder.join(name)) } else { Err(Failure::usage(format!("a receipt lies in {shown} or below it"))) }
}

/// Says whether a group has a receipt of a name.
#[must_use]
pub fn is_there(book: &Book, folder: &str, name: &str) -> bool {
    let place = book.root.join(folder).join("receipts").join(name);
    place.symlink_metadata().is_ok_and(|found| found.is_file())
}

/// Looks at a receipt: its size where it can be read, and what became of it.
#[must_use]
pub fn look_at(book: &Book, path: &str) -> (Option<u64>, ReceiptState) {
    let name = path.rsplit('/').next().unwrap_or(path);
    match read_file(&book.root, path) {
        Err(_) => (None, ReceiptState::Unreadable),
        Ok(None) => (None, ReceiptState::Missing),
        Ok(Some(bytes)) => {
            let state = ObjectId::of_file(&bytes)
                .map_or(ReceiptState::Unreadable, |id| ReceiptState::of(name, &id.short(DIGITS)));
            (u64::try_from(bytes.len()).ok(), state)
        }
    }
}

/// Lists the files among the receipts of a folder, by name; what is no plain file is left out.
#[must_use]
pub fn names_in(book: &Book, folder: &str) -> Vec<String> {
    let found = std::fs::read_dir(book.root.join(folder).join("receipts")).into_iter().flatten().flatten();
    let files = found.filter(|file| file.file_type().is_ok_and(|kind| kind.is_file()));
    let mut names: Vec<String> = files.filter_map(|file| file.file_name().into_string().ok()).collect();
    names.retain(|name| !name.starts_with('.'));
    names.sort_unstable();
    names
}
