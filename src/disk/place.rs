//! Where a ledger path leads to on this disk, without following links.

use std::fmt;
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};

/// Why something in the ledger's folder is not read or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It is a symbolic link, or lies behind one: it may lead out of the ledger.
    SymbolicLink,
    /// A folder stands where a file should.
    Folder,
    /// Something else stands where a folder should.
    NotAFolder,
    /// It is a pipe, a socket or a device.
    Special,
    /// It is longer than [`super::FILE_BYTES_MAX`]; says how many bytes it has.
    TooLong(u64),
    /// There are more files than [`super::FILES_MAX`].
    TooMany,
    /// Its name is not UTF-8, or has control characters.
    Name,
    /// The path is not one of a file below the root: it is absolute, has an
    /// empty part, `.`, `..` or `.git`.
    Path,
    /// The system does not let it be read; in its words.
    Unreadable(String),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SymbolicLink => f.write_str("is a symbolic link"),
            Self::Folder => f.write_str("is a folder where a file belongs"),
            Self::NotAFolder => f.write_str("is not a folder where one belongs"),
            Self::Special => f.write_str("is neither a file nor a folder"),
            Self::TooLong(bytes) => write!(f, "is too long, with {bytes} bytes"),
            Self::TooMany => f.write_str("is one file too many"),
            Self::Name => f.write_str("has a name that is not plain text"),
            Self::Path => f.write_str("is not a path inside the ledger"),
            Self::Unreadable(said) => write!(f, "cannot be read: {said}"),
        }
    }
}

impl Refusal {
    pub(super) fn unreadable(error: &io::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}

/// What stands at a path of the ledger.
pub(super) enum Standing {
    /// Nothing, and `folders` of its folders are missing too, outermost first.
    Nothing {
        /// The folders to make before it can be there.
        folders: Vec<PathBuf>,
    },
    /// An ordinary file, and what the system says about it.
    File(Metadata),
}

/// Looks at `path` below `root`, part by part.
pub(super) fn look(root: &Path, path: &str) -> Result<Standing, Refusal> {
    check(path)?;
    let mut place = root.to_path_buf();
    let mut parts = path.split('/').peekable();
    let mut folders: Vec<PathBuf> = Vec::new();
    while let Some(part) = parts.next() {
        place.push(part);
        let last = parts.peek().is_none();
        if !folders.is_empty() {
            if !last {
                folders.push(place.clone());
            }
            continue;
        }
        match place.symlink_metadata() {
            Ok(meta) if meta.is_symlink() => return Err(Refusal::SymbolicLink),
            Ok(meta) if last => return file(meta).map(Standing::File),
            Ok(meta) if meta.is_dir() => {}
            Ok(_) => return Err(Refusal::NotAFolder),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if !last {
                    folders.push(place.clone());
                }
            }
            Err(error) => return Err(Refusal::unreadable(&error)),
        }
    }
    Ok(Standing::Nothing { folders })
}

fn file(meta: Metadata) -> Result<Metadata, Refusal> {
    if meta.is_dir() {
        Err(Refusal::Folder)
    } else if meta.is_file() {
        Ok(meta)
    } else {
        Err(Refusal::Special)
    }
}

/// Only a path that stays below the root, and out of git's own folder.
fn check(path: &str) -> Result<(), Refusal> {
    if path.contains('\\') || path.chars().any(char::is_control) {
        return Err(Refusal::Path);
    }
    let inside = |part: &str| !matches!(part, "" | "." | "..") && !part.eq_ignore_ascii_case(".git");
    if path.split('/').all(inside) { Ok(()) } else { Err(Refusal::Path) }
}
