//! Where a clone is made until it is whole: out of sight, so that one which is cut off stands in nobody's way.
//!
//! A new folder is made beside its place and gets its name when all is done. A folder that was there, and empty, may
//! be one that a shell stands in, so it stays: the clone is made in a hidden folder within, and then its files move
//! up one by one, those of git last. What a clone left that was killed is taken away by the next one into the same
//! folder: what it moved is known by git's files, which were not moved yet, and nothing else is touched.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process;
use std::time::SystemTime;

use super::tree_files::EntryKind;
use super::{GitError, Repo, TransportError, sync};

/// The folder of git's own files.
const GIT: &str = ".git";

/// The folder in which a clone is made.
pub(super) struct ClonePlace {
    folder: PathBuf,
    hidden: PathBuf,
    is_within: bool,
    /// Tells others that this clone is under way; they hold it by the same lock.
    _held: Option<File>,
}

impl ClonePlace {
    /// Makes the place for a clone into `folder`, which must be empty or not there.
    pub(super) fn for_folder(folder: &Path) -> Result<ClonePlace, TransportError> {
        clear_left_overs(folder);
        let is_within = is_empty_folder(folder)?;
        let moment = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let name = format!("{}{}-{}", start_of_name(folder, is_within), process::id(), moment.subsec_nanos());
        let hidden = if is_within { folder.join(name) } else { folder.with_file_name(name) };
        fs::create_dir_all(&hidden).map_err(|error| GitError::io(&hidden, error))?;
        Ok(ClonePlace { folder: folder.to_owned(), _held: hold(&hidden), hidden, is_within })
    }

    /// Returns the folder in which the clone is made.
    pub(super) fn path(&self) -> &Path {
        &self.hidden
    }

    /// Puts the clone, which is whole, where it belongs.
    pub(super) fn finish(&self) -> Result<(), GitError> {
        if !self.is_within {
            fs::rename(&self.hidden, &self.folder).map_err(|error| GitError::io(&self.folder, error))?;
            return self.folder.parent().map_or(Ok(()), sync::sync_folder);
        }
        let failed = |error: io::Error| GitError::io(&self.folder, error);
        let entries = fs::read_dir(&self.hidden).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let names = entries.map_err(failed)?.into_iter().map(|entry| entry.file_name());
        // What was moved is known by git's files, so these must be found after a power cut.
        sync::sync_folder(&self.hidden)?;
        sync::sync_folder(&self.folder)?;
        for name in names.filter(|name| name != GIT) {
            fs::rename(self.hidden.join(&name), self.folder.join(&name)).map_err(failed)?;
        }
        sync::sync_folder(&self.folder)?;
        fs::rename(self.hidden.join(GIT), self.folder.join(GIT)).map_err(failed)?;
        sync::sync_folder(&self.folder)?;
        // An empty folder; git would show it as new if it came back with the power.
        fs::remove_dir(&self.hidden).map_err(failed)?;
        sync::sync_folder(&self.folder)
    }

    /// Takes away what a failed clone made.
    pub(super) fn give_up(&self) {
        take_away(&self.folder, &self.hidden, self.is_within);
    }
}

/// Whether the folder is there and empty; an error when it is in use.
fn is_empty_folder(folder: &Path) -> Result<bool, TransportError> {
    match fs::read_dir(folder).map(|mut entries| entries.next().is_none()) {
        Ok(true) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound && folder.symlink_metadata().is_err() => Ok(false),
        _ => Err(TransportError::FolderInUse(folder.to_path_buf())),
    }
}

/// How the names of such hidden folders begin, beside the folder or within.
fn start_of_name(folder: &Path, is_within: bool) -> String {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    if is_within { ".clique-clone-".into() } else { format!(".{name}.clique-") }
}

/// Keeps a folder as that of a clone under way for as long as this is not dropped; where folders cannot be held,
/// nothing is done, and nothing cleared.
fn hold(folder: &Path) -> Option<File> {
    File::open(folder).ok().filter(|held| held.try_lock().is_ok())
}

/// Takes away what clones into the same folder left that were killed: nobody holds it any more.
fn clear_left_overs(folder: &Path) {
    for is_within in [false, true] {
        let above = if is_within { Some(folder) } else { folder.parent() };
        let name = start_of_name(folder, is_within);
        for entry in above.and_then(|above| fs::read_dir(above).ok()).into_iter().flatten().flatten() {
            let is_one = entry.file_name().to_string_lossy().starts_with(&name);
            if is_one && entry.file_type().is_ok_and(|kind| kind.is_dir()) && hold(&entry.path()).is_some() {
                take_away(folder, &entry.path(), is_within);
            }
        }
    }
}

fn take_away(folder: &Path, hidden: &Path, is_within: bool) {
    // Git's files move last: while they are not there, what was moved is no clone yet.
    let is_whole = folder.join(GIT).symlink_metadata().is_ok();
    if is_within
        && !is_whole
        && let Ok(repo) = Repo::open(hidden)
    {
        let _ = take_back(folder, &repo);
    }
    let _ = fs::remove_dir_all(hidden);
}

/// Takes away the files that were moved up already and that still are what was cloned; after a power cut one may be in
/// both places, and a folder there without its files.
fn take_back(folder: &Path, repo: &Repo) -> Result<(), GitError> {
    let Some(head) = repo.head()? else { return Ok(()) };
    for file in repo.tree_files(head)?.files {
        let place = folder.join(&file.path);
        match file.kind {
            EntryKind::Repository => drop(fs::remove_dir(&place)),
            _ if fs::read(&place).ok() == Some(repo.file(file.id)?) => drop(fs::remove_file(&place)),
            _ => {}
        }
        for above in place.ancestors().skip(1).take_while(|above| *above != folder) {
            // Not empty yet, or with something of somebody else's in it.
            let _ = fs::remove_dir(above);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::testing::Sandbox;
    use super::*;

    /// Clones in the hidden folder within one that is there.
    fn whole(folder: &Path) -> ClonePlace {
        let place = ClonePlace::for_folder(folder).unwrap();
        assert!(place.is_within);
        let sandbox = Sandbox::with_commit();
        sandbox.record(&[("clique.toml", Some("format = 1\n")), ("groups/a/expenses/2026.csv", Some("x\n"))], "x");
        let copied = process::Command::new("cp").arg("-a").arg(sandbox.root().join(".")).arg(place.path()).status();
        assert!(copied.unwrap().success());
        place
    }

    /// Makes a place once nobody holds the last one: programs that other tests start hold it too until they run.
    fn place_when_let_go(folder: &Path) -> Option<ClonePlace> {
        for _ in 0..100 {
            let place = ClonePlace::for_folder(folder);
            let is_held = names(folder).iter().any(|name| name.starts_with(".clique-clone-"));
            if place.is_ok() || !is_held {
                return place.ok();
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        None
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<String> = entries.map(|name| name.into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn what_a_killed_clone_moved_is_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        for moved in [&[][..], &["groups"], &["groups", "clique.toml"]] {
            let place = whole(folder.path());
            let hidden = place.path().to_owned();
            for name in moved {
                fs::rename(hidden.join(name), folder.path().join(name)).unwrap();
            }
            let again = ClonePlace::for_folder(folder.path());
            assert!(matches!(again, Err(TransportError::FolderInUse(_))), "one is under way");
            // As a process that ends.
            drop(place);
            let again = place_when_let_go(folder.path()).unwrap();
            assert_eq!(names(folder.path()).len(), 1, "{moved:?}");
            again.give_up();
            assert!(names(folder.path()).is_empty());
        }
    }

    #[test]
    fn what_somebody_put_there_since_stays() {
        let folder = tempfile::tempdir().unwrap();
        let place = whole(folder.path());
        fs::rename(place.path().join("groups"), folder.path().join("groups")).unwrap();
        fs::write(folder.path().join("clique.toml"), "mine\n").unwrap();
        fs::write(folder.path().join("groups/mine"), "mine\n").unwrap();
        drop(place);
        assert!(place_when_let_go(folder.path()).is_none());
        assert_eq!(names(folder.path()), ["clique.toml", "groups"]);
        assert_eq!(names(&folder.path().join("groups")), ["mine"]);
    }

    #[test]
    fn a_whole_clone_moves_up() {
        let folder = tempfile::tempdir().unwrap();
        whole(folder.path()).finish().unwrap();
        assert_eq!(names(folder.path()), [".git", "clique.toml", "groups", "people"]);
        // Cut off behind that.
        fs::create_dir(folder.path().join(".clique-clone-1-1")).unwrap();
        assert!(ClonePlace::for_folder(folder.path()).is_err());
        assert_eq!(names(folder.path()), [".git", "clique.toml", "groups", "people"]);
    }
}
