//! The plain files in a folder that the ledger keeps for people, such as receipts.

use std::fs;
use std::io;
use std::path::Path;

use super::place::{Refusal, look};
use super::read::Refused;

/// Lists the names of the plain files in a folder below `root`, in order; none where there is no such folder.
///
/// Hidden files, and names that are no text, are passed over. Follows no link.
///
/// # Errors
///
/// When the folder cannot be read.
pub fn names_in(root: &Path, folder: &str) -> Result<Vec<String>, Refused> {
    let refused = |why| Refused { path: folder.to_owned(), why };
    // A file in the folder is looked at, so that no folder above it is a link.
    look(root, &format!("{folder}/x")).map_err(refused)?;
    let entries = match fs::read_dir(root.join(folder)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(refused(Refusal::unreadable(&error))),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| refused(Refusal::unreadable(&error)))?;
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        names.extend(entry.file_name().to_str().filter(|name| is_file && !name.starts_with('.')).map(str::to_owned));
    }
    names.sort_unstable();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_files_are_listed() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("receipts");
        assert_eq!(names_in(root.path(), "receipts").unwrap(), Vec::<String>::new());
        fs::create_dir_all(folder.join("inner")).unwrap();
        for name in ["b.jpg", "a.pdf", ".hidden"] {
            fs::write(folder.join(name), "x").unwrap();
        }
        assert_eq!(names_in(root.path(), "receipts").unwrap(), ["a.pdf", "b.jpg"]);
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&folder, root.path().join("link")).unwrap();
            assert_eq!(names_in(root.path(), "link").unwrap_err().why, Refusal::SymbolicLink);
        }
    }
}
