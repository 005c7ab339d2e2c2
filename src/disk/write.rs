//! Putting new files in the place of old ones, all of them or none.
//!
//! The order, so that a failure or a crash at any point leaves old files or
//! new ones and never half of one:
//!
//! 1. Everything is compared with what the caller read.
//! 2. Everything that needs space is done: folders, new files beside the old
//!    ones, synced; and a second name for each old file.
//! 3. One by one, compared once more right before, each new file takes the old
//!    one's name.
//! 4. The folders are synced.
//!
//! When a step fails the ones before it are undone by renaming, which needs no
//! space. Of several files a manifest is kept before step 3, so that the next
//! writer can do the same after a crash; see [`super::put_back`].

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::contents::contents;
use super::manifest;
use super::place::{Refusal, Standing, look};
use super::stage::{same_mount, second_name, stage};
use super::undo::{Done, Undo, fingerprint, outside_look};

/// One file to make, replace or remove.
#[derive(Debug, Clone, Copy)]
pub struct Change<'a> {
    /// `/`-separated path below the root.
    pub path: &'a str,
    /// What must stand there now; none for no file at all.
    pub old: Option<&'a [u8]>,
    /// What is to stand there; none to remove it.
    pub new: Option<&'a [u8]>,
}

/// Why files were not replaced. Unless it is [`WriteError::HalfDone`], all
/// files stand as they stood.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// Somebody wrote the file since it was read; their version stands.
    #[error("`{path}` was changed by another program meanwhile")]
    Changed {
        /// The ledger path.
        path: String,
    },
    /// No file can be written there.
    #[error("`{path}` {why}")]
    Refused {
        /// The ledger path.
        path: String,
        /// What stands in the way.
        why: Refusal,
    },
    /// The system refused.
    #[error("{}: {source}", .path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What it said.
        source: io::Error,
    },
    /// A step failed, and so did undoing the ones before it.
    #[error("{cause}; and undoing it failed: {undoing}")]
    HalfDone {
        /// The step that failed.
        cause: Box<WriteError>,
        /// Why what was done before could not be undone.
        undoing: Box<WriteError>,
    },
}

impl WriteError {
    pub(super) fn io(path: &Path, source: io::Error) -> Self {
        Self::Io { path: path.to_path_buf(), source }
    }

    pub(super) fn changed(path: &str) -> Self {
        Self::Changed { path: path.to_owned() }
    }
}

/// Replaces one file below `root`; see [`replace_all`].
pub fn replace(root: &Path, scratch: &Path, change: Change<'_>) -> Result<Undo, WriteError> {
    replace_all(root, scratch, &[change])
}

/// Lets a file below `root` be run by those who may read it, or by nobody; follows no link.
#[cfg(unix)]
pub fn mark_program(root: &Path, path: &str, is_program: bool) -> Result<(), WriteError> {
    use std::os::unix::fs::PermissionsExt;
    let place = root.join(path);
    let refused = |why| WriteError::Refused { path: path.to_owned(), why };
    let Standing::File(meta) = look(root, path).map_err(refused)? else { return Ok(()) };
    let mode = meta.permissions().mode();
    let mode = if is_program { mode | (mode & 0o444) >> 2 } else { mode & !0o111 };
    fs::set_permissions(&place, fs::Permissions::from_mode(mode)).map_err(|error| WriteError::io(&place, error))
}

/// Lets a file below `root` be run; here the system decides that by its name.
#[cfg(not(unix))]
pub fn mark_program(_root: &Path, _path: &str, _is_program: bool) -> Result<(), WriteError> {
    Ok(())
}

/// Makes, replaces and removes files below `root`: all of them, or none.
///
/// Each keeps the mode of the file it replaces. Missing folders are made. The
/// answer is given when all of it is on the disk, and can take it back.
/// `scratch` is the folder for files on their way, [`super::Lock::scratch`].
/// Call it only under the ledger's lock, and with each path once.
pub fn replace_all(root: &Path, scratch: &Path, changes: &[Change<'_>]) -> Result<Undo, WriteError> {
    let mut undo = Undo::default();
    match apply(root, scratch, changes, &mut undo) {
        Ok(()) => Ok(undo),
        Err(cause) => match undo.roll_back() {
            Ok(()) => Err(cause),
            Err(undoing) => Err(WriteError::HalfDone { cause: Box::new(cause), undoing: Box::new(undoing) }),
        },
    }
}

/// A change whose new file lies ready.
struct Ready<'a> {
    change: &'a Change<'a>,
    fresh: Option<PathBuf>,
    done: Done,
}

fn apply(root: &Path, scratch: &Path, changes: &[Change<'_>], undo: &mut Undo) -> Result<(), WriteError> {
    let changes: Vec<&Change<'_>> = changes.iter().filter(|it| it.old != it.new).collect();
    for change in &changes {
        still(root, change)?;
    }
    if changes.is_empty() {
        return Ok(());
    }
    fs::create_dir_all(scratch).map_err(|error| WriteError::io(scratch, error))?;
    let mut ready = Vec::new();
    for change in changes {
        ready.push(prepare(root, scratch, change, undo)?);
    }
    // One file is replaced in one step; only of several can half be done.
    if ready.len() > 1 {
        manifest::write(scratch, ready.iter().map(|one| &one.done), undo)?;
    }
    for one in ready {
        swap(root, &one)?;
        let folder = one.done.place.parent().unwrap_or(root);
        undo.touched.insert(folder.to_path_buf());
        undo.done.push(one.done);
    }
    undo.sync_folders()
}

/// Checks that the file is what the caller read; tells what stands there.
fn still(root: &Path, change: &Change<'_>) -> Result<Standing, WriteError> {
    let refused = |why| WriteError::Refused { path: change.path.to_owned(), why };
    let standing = look(root, change.path).map_err(refused)?;
    let same = match (&standing, change.old) {
        (Standing::Nothing { .. }, None) => true,
        (Standing::File(_), Some(old)) => contents(&root.join(change.path)).map_err(refused)? == old,
        _ => false,
    };
    if same { Ok(standing) } else { Err(WriteError::changed(change.path)) }
}

/// Makes folders, the new file and the second name of the old one.
fn prepare<'a>(root: &Path, scratch: &Path, change: &'a Change<'a>, undo: &mut Undo) -> Result<Ready<'a>, WriteError> {
    let place = root.join(change.path);
    let (folders, meta) = match still(root, change)? {
        Standing::Nothing { folders } => (folders, None),
        Standing::File(meta) => (Vec::new(), Some(meta)),
    };
    for folder in folders {
        fs::create_dir(&folder).map_err(|error| WriteError::io(&folder, error))?;
        undo.folders.push(folder);
    }
    let parent = place.parent().unwrap_or(root);
    let beside = if same_mount(scratch, parent) { scratch } else { parent };
    let fresh = match change.new {
        Some(bytes) => Some(stage(beside, bytes, meta.as_ref(), undo)?),
        None => None,
    };
    let backup = match meta {
        Some(_) => Some(second_name(beside, &place, undo)?),
        None => None,
    };
    Ok(Ready {
        change,
        done: Done {
            path: change.path.to_owned(),
            look: fresh.as_deref().and_then(outside_look),
            place,
            backup,
            old: change.old.map(fingerprint),
            new: change.new.map(fingerprint),
        },
        fresh,
    })
}

/// Compares once more and gives the new file the old one's name.
fn swap(root: &Path, one: &Ready<'_>) -> Result<(), WriteError> {
    still(root, one.change)?;
    let place = &one.done.place;
    let answer = match (&one.fresh, one.change.old) {
        (Some(fresh), Some(_)) => fs::rename(fresh, place),
        // A link, unlike a renaming, never replaces a file made just now.
        (Some(fresh), None) => match fs::hard_link(fresh, place) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(WriteError::changed(one.change.path));
            }
            Err(_) => fs::rename(fresh, place),
        },
        (None, _) => fs::remove_file(place),
    };
    answer.map_err(|error| WriteError::io(place, error))
}

#[cfg(test)]
mod tests {
    use std::fs::OpenOptions;
    use std::io::Write;

    use super::*;

    struct Sandbox {
        folder: tempfile::TempDir,
    }

    impl Sandbox {
        fn new(files: &[(&str, &str)]) -> Self {
            let folder = tempfile::tempdir().unwrap();
            let sandbox = Self { folder };
            for (path, text) in files {
                let place = sandbox.place(path);
                fs::create_dir_all(place.parent().unwrap()).unwrap();
                fs::write(place, text).unwrap();
            }
            sandbox
        }

        fn place(&self, path: &str) -> PathBuf {
            self.folder.path().join("root").join(path)
        }

        fn scratch(&self) -> PathBuf {
            self.folder.path().join("clique/tmp")
        }

        fn write(&self, changes: &[(&str, Option<&str>, Option<&str>)]) -> Result<Undo, WriteError> {
            let changes: Vec<Change<'_>> = changes
                .iter()
                .map(|(path, old, new)| Change { path, old: old.map(str::as_bytes), new: new.map(str::as_bytes) })
                .collect();
            fs::create_dir_all(self.place("")).unwrap();
            replace_all(&self.place(""), &self.scratch(), &changes)
        }

        fn text(&self, path: &str) -> Option<String> {
            fs::read_to_string(self.place(path)).ok()
        }

        fn scratch_files(&self) -> usize {
            fs::read_dir(self.scratch()).map_or(0, Iterator::count)
        }
    }

    const BATCH: [(&str, Option<&str>, Option<&str>); 3] =
        [("a", Some("1"), Some("2")), ("new/folder/b", None, Some("x")), ("c", Some("gone"), None)];

    #[test]
    fn make_replace_remove_and_keep() {
        let sandbox = Sandbox::new(&[("a", "1"), ("c", "gone")]);
        let undo = sandbox.write(&BATCH).unwrap();
        assert_eq!(undo.keep(), []);
        assert_eq!(sandbox.text("a").unwrap(), "2");
        assert_eq!(sandbox.text("new/folder/b").unwrap(), "x");
        assert_eq!(sandbox.text("c"), None);
        assert_eq!(sandbox.scratch_files(), 0);
    }

    #[test]
    fn roll_back_restores_all() {
        let sandbox = Sandbox::new(&[("a", "1"), ("c", "gone")]);
        sandbox.write(&BATCH).unwrap().roll_back().unwrap();
        assert_eq!(sandbox.text("a").unwrap(), "1");
        assert_eq!(sandbox.text("c").unwrap(), "gone");
        assert!(!sandbox.place("new").exists());
        assert_eq!(sandbox.scratch_files(), 0);
    }

    #[test]
    fn roll_back_leaves_what_others_wrote() {
        let sandbox = Sandbox::new(&[("a", "1"), ("c", "gone")]);
        let undo = sandbox.write(&BATCH).unwrap();
        fs::write(sandbox.place("a"), "by hand").unwrap();
        match undo.roll_back() {
            Err(WriteError::Changed { path }) => assert_eq!(path, "a"),
            answer => panic!("{answer:?}"),
        }
        assert_eq!(sandbox.text("a").unwrap(), "by hand");
        assert_eq!(sandbox.text("c").unwrap(), "gone");
    }

    #[test]
    fn changed_meanwhile_changes_nothing() {
        let table = [
            ("c", Some("other"), Some("x")),
            ("c", None, Some("x")),
            ("d", Some("was"), Some("x")),
            ("c", Some("other"), None),
        ];
        for change in table {
            let sandbox = Sandbox::new(&[("a", "1"), ("c", "2")]);
            let answer = sandbox.write(&[("a", Some("1"), Some("9")), change]);
            assert!(matches!(answer, Err(WriteError::Changed { .. })), "{answer:?}");
            assert_eq!(sandbox.text("a").unwrap(), "1");
            assert_eq!(sandbox.text("c").unwrap(), "2");
            assert_eq!(sandbox.scratch_files(), 0);
        }
    }

    #[cfg(unix)]
    #[test]
    fn never_through_a_link() {
        let sandbox = Sandbox::new(&[("outside/a", "1"), ("b", "1")]);
        std::os::unix::fs::symlink("outside", sandbox.place("inside")).unwrap();
        std::os::unix::fs::symlink("b", sandbox.place("link")).unwrap();
        for path in ["inside/a", "inside/new", "link", "outside", "b/x", "../x", "/x", ".git/x", "a\\b", ""] {
            for old in [None, Some("1")] {
                let answer = sandbox.write(&[(path, old, Some("2"))]);
                assert!(matches!(answer, Err(WriteError::Refused { .. })), "{path} {answer:?}");
            }
        }
        assert_eq!(sandbox.text("outside/a").unwrap(), "1");
        assert_eq!(sandbox.text("b").unwrap(), "1");
    }

    #[cfg(unix)]
    #[test]
    fn mode_is_kept() {
        use std::os::unix::fs::PermissionsExt;
        let sandbox = Sandbox::new(&[("a", "1")]);
        let mode = |path: &str| sandbox.place(path).metadata().unwrap().permissions().mode() & 0o777;
        for wanted in [0o600, 0o664, 0o444] {
            fs::set_permissions(sandbox.place("a"), fs::Permissions::from_mode(wanted)).unwrap();
            sandbox.write(&[("a", Some("1"), Some("2"))]).unwrap().keep();
            assert_eq!(mode("a"), wanted);
            sandbox.write(&[("a", Some("2"), Some("1"))]).unwrap().roll_back().unwrap();
            assert_eq!(mode("a"), wanted);
            sandbox.write(&[("a", Some("2"), Some("1"))]).unwrap().keep();
        }
    }

    #[test]
    fn late_write_into_the_old_file_is_rescued() {
        use std::io::Seek;
        let sandbox = Sandbox::new(&[("a", "1")]);
        let mut editor = OpenOptions::new().write(true).open(sandbox.place("a")).unwrap();
        let undo = sandbox.write(&[("a", Some("1"), Some("2"))]).unwrap();
        editor.rewind().unwrap();
        editor.write_all(b"typed").unwrap();
        let rescued = undo.keep();
        assert_eq!(rescued[0].path, "a");
        assert_eq!(fs::read_to_string(&rescued[0].saved).unwrap(), "typed");
        assert_eq!(sandbox.text("a").unwrap(), "2");
    }

    #[test]
    fn nothing_to_do_touches_nothing() {
        let sandbox = Sandbox::new(&[("a", "1")]);
        sandbox.write(&[("a", Some("1"), Some("1")), ("b", None, None)]).unwrap().keep();
        assert!(!sandbox.scratch().exists());
    }
}
