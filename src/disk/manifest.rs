//! What a write of several files was about to do, in case it dies half way.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use super::place::look;
use super::stage::{sync_file, sync_folder};
use super::undo::{Done, Undo, put_back as put_one_back, stands};
use super::write::WriteError;
use super::{Lock, Refusal};

/// The name of the file in the scratch folder.
const NAME: &str = "manifest";

/// The first line of the file.
const TITLE: &str = "clique manifest 1";

/// Puts back what a writer that died had replaced, of the files in `only`, and
/// returns their paths.
///
/// Give it those files that differ from the last commit: a writer that got as
/// far as moving the branch is not taken back. A file that somebody changed
/// since stays. One file alone is replaced in one step and never put back: its
/// new rows are whole, and count as written by hand.
pub fn put_back(root: &Path, lock: &Lock, only: &[&str]) -> Result<Vec<String>, WriteError> {
    let scratch = lock.scratch();
    let text = match fs::read_to_string(scratch.join(NAME)) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(WriteError::io(&scratch.join(NAME), error)),
    };
    let mut back = Vec::new();
    for line in whole_lines(&text) {
        let Some(done) = parse(root, &scratch, line) else {
            continue;
        };
        if !only.contains(&done.path.as_str()) {
            continue;
        }
        // Never through a link that came into the path since.
        let safe = !matches!(look(root, &done.path), Err(Refusal::SymbolicLink | Refusal::Path));
        let replaced = match done.new {
            Some(new) => stands(&done.place) == Some(new),
            None => gone(&done.place),
        };
        if safe && replaced {
            put_one_back(&done)?;
            let folder = done.place.parent().unwrap_or(root);
            sync_folder(folder).map_err(|error| WriteError::io(folder, error))?;
            back.push(done.path);
        }
    }
    Ok(back)
}

/// Notes on the disk what is about to be replaced.
pub(super) fn write<'a>(
    scratch: &Path,
    changes: impl Iterator<Item = &'a Done>,
    undo: &mut Undo,
) -> Result<(), WriteError> {
    let path = scratch.join(NAME);
    let mut text = format!("{TITLE}\n");
    for done in changes {
        let number = |number: Option<u64>| number.map_or_else(|| "-".to_owned(), |number| format!("{number:x}"));
        let backup = done.backup.as_deref().and_then(Path::file_name);
        let backup = backup.and_then(|name| name.to_str()).unwrap_or("-");
        let (old, new) = (number(done.old), number(done.new));
        text.push_str(&format!("{old} {new} {backup} {}\n", done.path));
    }
    undo.scratch.push(path.clone());
    let note = || -> io::Result<()> {
        let mut file = File::create(&path)?;
        file.write_all(text.as_bytes())?;
        sync_file(&file)?;
        sync_folder(scratch)?;
        // The folder is made anew for every write; a power cut would take it with the note in it.
        scratch.parent().map_or(Ok(()), sync_folder)
    };
    note().map_err(|error| WriteError::io(&path, error))
}

/// The lines of a manifest that were written to their end.
fn whole_lines(text: &str) -> impl Iterator<Item = &str> {
    let whole = text.strip_prefix(TITLE).unwrap_or_default();
    let end = whole.rfind('\n').unwrap_or(0);
    whole[..end].lines().filter(|line| !line.is_empty())
}

fn parse(root: &Path, scratch: &Path, line: &str) -> Option<Done> {
    let mut parts = line.splitn(4, ' ');
    let number = |part: &str| match part {
        "-" => Some(None),
        _ => u64::from_str_radix(part, 16).ok().map(Some),
    };
    let old = number(parts.next()?)?;
    let new = number(parts.next()?)?;
    let backup = parts.next()?;
    let path = parts.next()?;
    let place = root.join(path);
    // The scratch folder, or beside the file when that is on another disk.
    let backup = match backup {
        "-" => None,
        name if name.contains('/') => return None,
        name => [scratch, place.parent()?]
            .into_iter()
            .map(|folder| folder.join(name))
            .find(|backup| old.is_some() && stands(backup) == old),
    };
    if backup.is_none() && old.is_some() {
        return None;
    }
    Some(Done { path: path.to_owned(), look: None, place, backup, old, new })
}

fn gone(place: &Path) -> bool {
    matches!(place.symlink_metadata(), Err(error) if error.kind() == io::ErrorKind::NotFound)
}

#[cfg(test)]
mod tests {
    use std::mem;
    use std::time::Duration;

    use super::super::{Change, replace_all};
    use super::*;

    fn ledger() -> (tempfile::TempDir, Lock) {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a", "b", "c"] {
            fs::write(folder.path().join(name), "old").unwrap();
        }
        let git_dir = folder.path().join(".git");
        fs::create_dir(&git_dir).unwrap();
        let lock = Lock::take(&git_dir, Duration::ZERO, &mut |_| {}).unwrap();
        (folder, lock)
    }

    const ALL: [&str; 4] = ["a", "b", "c", "new/d"];

    fn die_after_replacing(root: &Path, lock: &Lock) {
        let change = |path, old: Option<&'static [u8]>, new: Option<&'static [u8]>| Change { path, old, new };
        let changes = [
            change("a", Some(b"old"), Some(b"new")),
            change("b", Some(b"old"), Some(b"new")),
            change("c", Some(b"old"), None),
            change("new/d", None, Some(b"new")),
        ];
        mem::forget(replace_all(root, &lock.scratch(), &changes).unwrap());
    }

    fn texts(root: &Path) -> [Option<String>; 4] {
        ALL.map(|path| fs::read_to_string(root.join(path)).ok())
    }

    #[test]
    fn all_go_back() {
        let (folder, lock) = ledger();
        die_after_replacing(folder.path(), &lock);
        assert_eq!(put_back(folder.path(), &lock, &ALL).unwrap(), ALL);
        let old = || Some("old".to_owned());
        assert_eq!(texts(folder.path()), [old(), old(), old(), None]);
        assert_eq!(put_back(folder.path(), &lock, &ALL).unwrap(), Vec::<String>::new());
    }

    #[test]
    fn published_or_edited_ones_stay() {
        let (folder, lock) = ledger();
        die_after_replacing(folder.path(), &lock);
        fs::write(folder.path().join("a"), "by hand").unwrap();
        assert_eq!(put_back(folder.path(), &lock, &["a", "c"]).unwrap(), ["c"]);
        let text = |text: &str| Some(text.to_owned());
        let expected = [text("by hand"), text("new"), text("old"), text("new")];
        assert_eq!(texts(folder.path()), expected);
    }

    #[test]
    fn cut_off_or_strange_manifest_does_nothing() {
        let (folder, lock) = ledger();
        fs::create_dir_all(lock.scratch()).unwrap();
        for text in [
            "",
            "clique manifest 1",
            "clique manifest 1\n- - - a",
            "x\n- - - a\n",
            "clique manifest 1\n- - ../x ../a\nzz\n",
        ] {
            fs::write(lock.scratch().join(NAME), text).unwrap();
            assert_eq!(put_back(folder.path(), &lock, &ALL).unwrap(), Vec::<String>::new());
        }
        assert_eq!(texts(folder.path())[0].as_deref(), Some("old"));
    }
}
