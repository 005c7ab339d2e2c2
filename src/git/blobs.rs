//! Files as git keeps them: each is hashed once, stored, synced, and read back before anything names it.
//!
//! Where a change is large, two threads share its files. Each has the repository open for itself: libgit2's objects
//! belong to one thread.

use std::io::Read as _;
use std::panic::resume_unwind;
use std::path::Path;
use std::thread;

use git2::{Error, ErrorCode, ObjectType, Odb, Oid, Repository};

use super::object::stored;
use super::tree::ordinary;
use super::{GitError, ObjectId, Repo, sync};

/// Files up to so many bytes are looked for before they are stored, which takes a hash of its own.
const LOOKED_FOR_MAX: usize = 1 << 18;

/// From so many bytes on, two threads share the files.
const SHARED_FROM: usize = 1 << 20;

/// How many bytes are read back at once.
const PIECE_BYTES: usize = 1 << 16;

impl Repo {
    /// Stores the bytes of a file, synced to the disk.
    pub(super) fn store_file(&self, bytes: &[u8]) -> Result<Oid, GitError> {
        store(&self.raw.odb()?, self.common_dir(), bytes)
    }

    /// Stores the bytes of files, synced to the disk; returns their ids in the order of the files.
    pub(super) fn store_files(&self, files: &[&[u8]]) -> Result<Vec<Oid>, GitError> {
        let common = self.common_dir();
        self.each(files, |bytes| bytes.len(), |database, bytes| store(database, common, bytes))
    }

    /// Finds the first of these files that a commit does not hold with these very bytes, or holds although there is
    /// to be none. All of it is read back from where it was stored.
    pub fn misstored<'p>(
        &self,
        commit: ObjectId,
        files: &[(&'p str, Option<&[u8]>)],
    ) -> Result<Option<&'p str>, GitError> {
        let tree = self.tree_of(commit)?;
        let mut held = Vec::new();
        for (path, bytes) in files {
            let entry = match tree.get_path(Path::new(path)) {
                Ok(entry) => Some(entry).filter(|entry| ordinary(entry.filemode())),
                Err(error) if error.code() == ErrorCode::NotFound => None,
                Err(error) => return Err(error.into()),
            };
            match (entry, bytes) {
                (Some(entry), Some(bytes)) => held.push((*path, entry.id(), *bytes)),
                (None, None) => {}
                _ => return Ok(Some(path)),
            }
        }
        let is_held =
            self.each(&held, |(_, _, bytes)| bytes.len(), |database, (_, id, bytes)| holds(database, *id, bytes))?;
        Ok(held.iter().zip(is_held).find(|(_, is_held)| !is_held).map(|((path, _, _), _)| *path))
    }

    /// Does something with each of some files, in two threads where they are large; answers are in order.
    fn each<F: Sync, T: Send>(
        &self,
        files: &[F],
        size: impl Fn(&F) -> usize,
        work: impl Fn(&Odb<'_>, &F) -> Result<T, GitError> + Sync,
    ) -> Result<Vec<T>, GitError> {
        let all = |database: &Odb<'_>, files: &[F]| -> Result<Vec<T>, GitError> {
            files.iter().map(|file| work(database, file)).collect()
        };
        let total: usize = files.iter().map(&size).sum();
        let mut before = 0;
        let passes_half = |file: &F| {
            before += size(file);
            before * 2 >= total
        };
        let middle = files.iter().position(passes_half).filter(|_| total >= SHARED_FROM);
        let (one, other) = files.split_at(middle.map_or(files.len(), |at| at + 1));
        let folder = self.raw.path();
        thread::scope(|scope| {
            let in_thread = || all(&Repository::open(folder)?.odb()?, other);
            let working = (!other.is_empty()).then(|| thread::Builder::new().spawn_scoped(scope, in_thread));
            let database = self.raw.odb()?;
            let mut done = all(&database, one)?;
            done.extend(match working {
                Some(Ok(working)) => working.join().unwrap_or_else(|panic| resume_unwind(panic))?,
                _ => all(&database, other)?,
            });
            Ok(done)
        })
    }
}

fn store(database: &Odb<'_>, common: &Path, bytes: &[u8]) -> Result<Oid, GitError> {
    if bytes.len() <= LOOKED_FOR_MAX {
        let id = ObjectId::of_file(bytes)?.0;
        if !database.exists(id) {
            return stored(database, database.write(ObjectType::Blob, bytes)?);
        }
        sync_loose(common, id)?;
        return Ok(id);
    }
    // A sync that was not needed is nothing beside the work of so many bytes.
    let id = stored(database, database.write(ObjectType::Blob, bytes)?)?;
    sync_loose(common, id)?;
    Ok(id)
}

/// Syncs an object that may have been there: plain git may have stored it, and plain git does not sync.
fn sync_loose(common: &Path, id: Oid) -> Result<(), GitError> {
    let name = id.to_string();
    let folder = common.join("objects").join(&name[..2]);
    let loose = folder.join(&name[2..]);
    if loose.is_file() {
        sync::sync_file(&loose)?;
        sync::sync_folder(&folder)?;
    }
    Ok(())
}

/// Tells whether an object is a file of these very bytes. Its id was made of them, so they are not hashed again.
fn holds(database: &Odb<'_>, id: Oid, bytes: &[u8]) -> Result<bool, GitError> {
    let (mut stream, size, kind) = match database.reader(id) {
        Ok(opened) => opened,
        // Packs cannot be read piece by piece.
        Err(_) => return Ok(database.read(id)?.data() == bytes),
    };
    if kind != ObjectType::Blob || size != bytes.len() {
        return Ok(false);
    }
    let mut piece = vec![0; PIECE_BYTES.min(size.max(1))];
    let mut rest = bytes;
    loop {
        let count = stream.read(&mut piece).map_err(|error| Error::from_str(&error.to_string()))?;
        if count == 0 {
            return Ok(rest.is_empty());
        }
        match rest.strip_prefix(&piece[..count]) {
            Some(left) => rest = left,
            None => return Ok(false),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::testing::{Sandbox, git};
    use super::*;

    /// Texts of several sizes, the largest worth two threads, none like another.
    fn texts() -> Vec<Vec<u8>> {
        let line = |size: usize| (0..size).map(|at| u8::try_from(at * at % 251).unwrap()).collect();
        [0, 1, 70_000, LOOKED_FOR_MAX + 1, SHARED_FROM, 300_000].map(line).into()
    }

    #[test]
    fn files_are_stored_in_order_and_read_back() {
        let sandbox = Sandbox::with_commit();
        let texts = texts();
        let files: Vec<&[u8]> = texts.iter().map(Vec::as_slice).collect();
        let ids = sandbox.repo.store_files(&files).unwrap();
        for (id, bytes) in ids.iter().zip(&files) {
            assert_eq!(*id, ObjectId::of_file(bytes).unwrap().0);
            assert!(holds(&sandbox.repo.raw.odb().unwrap(), *id, bytes).unwrap());
        }
        assert!(!holds(&sandbox.repo.raw.odb().unwrap(), ids[2], files[3]).unwrap());
        assert_eq!(sandbox.repo.store_files(&files).unwrap(), ids);
        git(sandbox.root(), &["fsck", "--strict"]);
    }

    #[test]
    fn what_is_not_as_it_was_meant_is_found() {
        let sandbox = Sandbox::with_commit();
        let texts = texts();
        let names = ["a", "b", "c", "d", "e", "f"];
        let changes: Vec<(&str, Option<&str>)> = vec![("a", Some("1")), ("b", Some("2"))];
        let commit = sandbox.record(&changes, "x");
        let found = |files: &[(&'static str, Option<&[u8]>)]| sandbox.repo.misstored(commit, files).unwrap();
        assert_eq!(found(&[("a", Some(b"1")), ("b", Some(b"2")), ("c", None)]), None);
        assert_eq!(found(&[("a", Some(b"1")), ("b", Some(b"3"))]), Some("b"));
        assert_eq!(found(&[("a", None)]), Some("a"));
        assert_eq!(found(&[("c", Some(b""))]), Some("c"));
        git(sandbox.root(), &["gc", "-q"]);
        assert_eq!(found(&[("a", Some(b"1")), ("b", Some(b"2"))]), None);
        let large: Vec<(&str, Option<&[u8]>)> =
            names.into_iter().zip(texts.iter().map(|text| Some(text.as_slice()))).collect();
        assert_eq!(sandbox.repo.misstored(commit, &large).unwrap(), Some("a"));
    }

    #[test]
    fn bytes_that_a_disk_garbled_are_found() {
        let sandbox = Sandbox::with_commit();
        let bytes: Vec<u8> = texts().swap_remove(3);
        let id = sandbox.repo.store_file(&bytes).unwrap();
        let name = id.to_string();
        let loose = sandbox.root().join(".git/objects").join(&name[..2]).join(&name[2..]);
        let mut stored = fs::read(&loose).unwrap();
        let middle = stored.len() / 2;
        stored[middle] ^= 0x10;
        fs::remove_file(&loose).unwrap();
        fs::write(&loose, stored).unwrap();
        let fresh = Repository::open(sandbox.root()).unwrap();
        assert!(!matches!(holds(&fresh.odb().unwrap(), id, &bytes), Ok(true)));
    }
}
