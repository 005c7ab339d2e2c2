//! Files on their way: beside the ledger, out of everybody's sight.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};

use super::undo::Undo;
use super::write::WriteError;

/// How often a name that is taken is passed over, in one write.
const NAMES_TAKEN_MAX: usize = 1000;

/// Writes a new file, synced, with the mode and owner of the old one.
pub(super) fn stage(
    folder: &Path,
    bytes: &[u8],
    like: Option<&Metadata>,
    undo: &mut Undo,
) -> Result<PathBuf, WriteError> {
    let (path, mut file) = unused_name(folder, "new", undo, create)?;
    let mut write = || -> io::Result<()> {
        file.write_all(bytes)?;
        if let Some(meta) = like {
            keep_owner(&path, meta);
            file.set_permissions(meta.permissions())?;
        }
        sync_file(&file)
    };
    write().map_err(|error| WriteError::io(&path, error))?;
    Ok(path)
}

/// Gives the old file a second name, or copies it where files have one only.
pub(super) fn second_name(folder: &Path, place: &Path, undo: &mut Undo) -> Result<PathBuf, WriteError> {
    if let Ok((path, ())) = unused_name(folder, "old", undo, |path| fs::hard_link(place, path)) {
        return Ok(path);
    }
    let (path, mut copy) = unused_name(folder, "old", undo, create)?;
    let copied = File::open(place).and_then(|mut old| {
        let meta = old.metadata()?;
        io::copy(&mut old, &mut copy)?;
        copy.set_permissions(meta.permissions())?;
        sync_file(&copy)
    });
    copied.map_err(|error| WriteError::io(&path, error))?;
    Ok(path)
}

fn create(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

/// Makes a file whose name nothing else has, and notes it.
fn unused_name<T>(
    folder: &Path,
    ending: &str,
    undo: &mut Undo,
    make: impl Fn(&Path) -> io::Result<T>,
) -> Result<(PathBuf, T), WriteError> {
    let mut taken = 0;
    loop {
        let number = undo.scratch.len() + taken;
        let path = folder.join(format!(".clique-{}-{number}.{ending}", process::id()));
        match make(&path) {
            Ok(made) => {
                undo.scratch.push(path.clone());
                return Ok((path, made));
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && taken < NAMES_TAKEN_MAX => {
                taken += 1;
            }
            Err(error) => return Err(WriteError::io(&path, error)),
        }
    }
}

/// Whether nothing is synced in this process.
static FORGONE: AtomicBool = AtomicBool::new(false);

/// Lets this process sync nothing it writes into ledgers, whatever that costs after a power cut.
///
/// Only for what is made up on the spot and could be made again.
pub fn forgo_syncing() {
    FORGONE.store(true, Ordering::Relaxed);
}

/// Brings the bytes of a file to the disk.
pub(super) fn sync_file(file: &File) -> io::Result<()> {
    if FORGONE.load(Ordering::Relaxed) { Ok(()) } else { file.sync_all() }
}

/// Brings the names in a folder to the disk.
#[cfg(unix)]
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    sync_file(&File::open(folder)?)
}

/// Makes a folder and those above it, and brings their names to the disk.
///
/// # Errors
///
/// When the disk fails, or something else has the name.
pub fn make_folders(folder: &Path) -> io::Result<()> {
    let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
    let missing: Vec<&Path> = folder.ancestors().take_while(is_missing).collect();
    fs::create_dir_all(folder)?;
    for folder in missing {
        sync_folder(folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")))?;
    }
    Ok(())
}

/// Brings the names in a folder to the disk; here the system does it itself.
#[cfg(not(unix))]
pub(super) fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
pub(super) fn same_mount(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (one.metadata(), other.metadata()) {
        (Ok(one), Ok(other)) => one.dev() == other.dev(),
        _ => false,
    }
}

#[cfg(not(unix))]
pub(super) fn same_mount(_one: &Path, _other: &Path) -> bool {
    true
}

/// Leaves the file to whom it belonged, where the system allows that.
#[cfg(unix)]
fn keep_owner(path: &Path, like: &Metadata) {
    use std::os::unix::fs::{MetadataExt, chown};
    let Ok(mine) = path.metadata() else { return };
    if (mine.uid(), mine.gid()) != (like.uid(), like.gid()) {
        // Only the superuser may; for others the file is theirs anyway.
        let _ = chown(path, Some(like.uid()), Some(like.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_path: &Path, _like: &Metadata) {}
