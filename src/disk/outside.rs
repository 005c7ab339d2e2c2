//! Files that a user names, outside of what the ledger keeps: whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// So many names beside the file are tried.
const NAMES_MAX: u32 = 100;

/// Whether a file that is there already may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and nothing is written.
    Keep,
    /// A plain file is replaced.
    Replace,
}

/// Writes a file as it is made: beside its place, synced, and then all of it takes the name.
///
/// What is no plain file, such as a pipe or a terminal, is written to as it is.
///
/// # Errors
///
/// When the file is there already and is to stay (`AlreadyExists`), or it cannot be written; then nothing is left.
pub fn write_outside(
    path: &Path,
    existing: Existing,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let place = match fs::metadata(path) {
        Ok(meta) if meta.is_dir() => return Err(io::Error::new(io::ErrorKind::IsADirectory, "this is a folder")),
        Ok(meta) if !meta.is_file() => return fill(OpenOptions::new().write(true).open(path)?, write).map(drop),
        Ok(_) if existing == Existing::Keep => return Err(io::ErrorKind::AlreadyExists.into()),
        // What a link leads to is replaced, not the link.
        Ok(_) => fs::canonicalize(path)?,
        Err(_) => path.to_owned(),
    };
    let (beside, file) = beside(&place)?;
    let written = fill(file, write).and_then(|file| file.sync_all()).and_then(|()| name(&beside, &place, existing));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

fn fill(file: File, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<File> {
    let mut out = BufWriter::with_capacity(1 << 16, file);
    write(&mut out)?;
    out.into_inner().map_err(io::IntoInnerError::into_error)
}

/// Makes a file in the same folder that nobody looks at.
fn beside(place: &Path) -> io::Result<(PathBuf, File)> {
    let stem = place.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy().into_owned();
    let mut taken = io::Error::from(io::ErrorKind::AlreadyExists);
    for number in 0..NAMES_MAX {
        let path = place.with_file_name(format!(".{stem}.{}-{number}.new", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => taken = error,
            Err(error) => return Err(error),
        }
    }
    Err(taken)
}

/// Gives the new file its name; one that came meanwhile stays, unless it may be replaced.
fn name(beside: &Path, place: &Path, existing: Existing) -> io::Result<()> {
    if existing == Existing::Replace {
        let _ = fs::metadata(place).and_then(|meta| fs::set_permissions(beside, meta.permissions()));
        return fs::rename(beside, place);
    }
    match fs::hard_link(beside, place) {
        Ok(()) => fs::remove_file(beside),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        // This disk gives a file one name only.
        Err(_) if fs::symlink_metadata(place).is_ok() => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(beside, place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn whole_or_not_at_all() {
        let folder = tempfile::TempDir::new().unwrap();
        let file = folder.path().join("out.csv");
        write_outside(&file, Existing::Keep, |out| out.write_all(b"one")).unwrap();
        let again = write_outside(&file, Existing::Keep, |out| out.write_all(b"two")).unwrap_err();
        assert_eq!(again.kind(), io::ErrorKind::AlreadyExists);
        let failed = write_outside(&file, Existing::Replace, |out| {
            out.write_all(b"half")?;
            Err(io::Error::other("no more"))
        });
        assert_eq!(failed.unwrap_err().to_string(), "no more");
        assert_eq!(fs::read_to_string(&file).unwrap(), "one");
        write_outside(&file, Existing::Replace, |out| out.write_all(b"three")).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "three");
        assert_eq!(names(folder.path()), ["out.csv"]);
        assert!(write_outside(folder.path(), Existing::Replace, |_| Ok(())).is_err());
        assert!(write_outside(&folder.path().join("no/out"), Existing::Keep, |_| Ok(())).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn what_a_link_leads_to_is_replaced_and_devices_are_written_to() {
        let folder = tempfile::TempDir::new().unwrap();
        let (file, link) = (folder.path().join("out"), folder.path().join("link"));
        fs::write(&file, "old").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write_outside(&link, Existing::Replace, |out| out.write_all(b"new")).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        write_outside(Path::new("/dev/null"), Existing::Keep, |out| out.write_all(b"x")).unwrap();
    }
}
