//! Finding the ledger's folder from any folder inside it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The file that marks the root of a ledger.
const MARK: &str = "clique.toml";

/// Where the search upwards ends.
#[derive(Debug, Clone, Default)]
pub struct SearchLimits {
    /// The user's home: looked into, but nothing above it.
    pub home: Option<PathBuf>,
    /// Folders that are not looked into, nor anything above them.
    pub ceilings: Vec<PathBuf>,
}

/// Why no ledger was found.
#[derive(Debug, thiserror::Error)]
pub enum FindError {
    /// The folder to begin in cannot be entered.
    #[error("{}: {source}", .path.display())]
    Start {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// No folder from `start` up to `end` has a `clique.toml`.
    #[error("no {MARK} in {} or above it, up to {}", .start.display(), .end.display())]
    NotFound {
        /// Where the search began.
        start: PathBuf,
        /// The last folder looked into.
        end: PathBuf,
    },
}

/// Finds the nearest folder with a `clique.toml`, from `start` upwards.
///
/// The search ends at the user's home, below a ceiling, and at the root of a
/// mounted file system, so that a file planted in a shared folder above is
/// not taken for a ledger.
pub fn find_root(start: &Path, limits: &SearchLimits) -> Result<PathBuf, FindError> {
    let real = |path: &Path| fs::canonicalize(path);
    let start = real(start).map_err(|source| FindError::Start { path: start.to_path_buf(), source })?;
    let home = limits.home.as_deref().and_then(|home| real(home).ok());
    let ceilings: Vec<PathBuf> = limits.ceilings.iter().flat_map(|path| real(path)).collect();
    let mut folder = start.as_path();
    loop {
        if marked(folder) {
            return Ok(folder.to_path_buf());
        }
        let above = folder.parent().filter(|above| {
            home.as_deref() != Some(folder)
                && !ceilings.iter().any(|ceiling| ceiling == above)
                && same_mount(folder, above)
        });
        match above {
            Some(above) => folder = above,
            None => {
                return Err(FindError::NotFound { end: folder.to_path_buf(), start: start.clone() });
            }
        }
    }
}

/// Whether the folder has the mark; a link counts, and is refused when read.
fn marked(folder: &Path) -> bool {
    folder.join(MARK).symlink_metadata().is_ok_and(|meta| !meta.is_dir())
}

#[cfg(unix)]
fn same_mount(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (one.metadata(), other.metadata()) {
        (Ok(one), Ok(other)) => one.dev() == other.dev(),
        _ => false,
    }
}

#[cfg(not(unix))]
fn same_mount(_one: &Path, _other: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nested() -> (tempfile::TempDir, PathBuf, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        let deep = root.join("a/b/c");
        fs::create_dir_all(&deep).unwrap();
        (folder, root, deep)
    }

    #[test]
    fn nearest_one_upwards() {
        let (_folder, root, deep) = nested();
        fs::write(root.join(MARK), "").unwrap();
        let limits = SearchLimits::default();
        assert_eq!(find_root(&deep, &limits).unwrap(), root);
        fs::create_dir(root.join("a/b").join(MARK)).unwrap();
        assert_eq!(find_root(&deep, &limits).unwrap(), root);
        fs::write(root.join("a").join(MARK), "").unwrap();
        assert_eq!(find_root(&deep, &limits).unwrap(), root.join("a"));
    }

    #[test]
    fn limits_hold() {
        let (_folder, root, deep) = nested();
        fs::write(root.join(MARK), "").unwrap();
        let home = |path: &str| SearchLimits { home: Some(root.join(path)), ceilings: Vec::new() };
        assert!(find_root(&deep, &home("a")).is_err());
        assert!(find_root(&deep, &home("")).is_ok());
        let ceilings = |path: &str| SearchLimits { home: None, ceilings: vec![root.join(path)] };
        assert!(find_root(&deep, &ceilings("")).is_err());
        assert!(find_root(&root, &ceilings("")).is_ok());
        match find_root(&deep, &ceilings("a")) {
            Err(FindError::NotFound { end, .. }) => assert_eq!(end, root.join("a/b")),
            answer => panic!("{answer:?}"),
        }
        let nowhere = find_root(&root.join("nope"), &home(""));
        assert!(matches!(nowhere, Err(FindError::Start { .. })));
    }
}
