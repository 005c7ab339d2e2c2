//! Packing: thousands of small files of git's become one, in time.
//!
//! A commit makes four objects, each a file of its own and a copy of the whole text; ten thousand commits would be
//! forty thousand files. libgit2 never packs, and plain git does so only when it is run. So after a write, once there
//! are enough of them:
//!
//! 1. The loose objects go into one pack, which is synced to the disk with its index.
//! 2. The index is read back; only an object that stands in it loses its file.
//!
//! Nothing is ever thrown away: an object that no commit reaches is packed as any other. Killed anywhere, an object is
//! there once or twice. Another process that looks for the file looks into the packs when it is gone.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use git2::{Oid, Repository};

use super::copy::write_pack;
use super::{GitError, Repo, sync};

/// So many loose objects are let be.
pub const LOOSE_MAX: usize = 2000;

/// So many packs are let be; `git gc` makes one of them.
pub const PACKS_MAX: usize = 50;

/// The folder of loose objects that is counted for all 256, as git does it.
const SAMPLE: &str = "17";
const SAMPLES: usize = 256;

/// The most objects that go into one pack.
const PACKED_MAX: usize = 50_000;

/// How a pack's index begins: its mark and version; then come the counts, then the ids.
const INDEX_MARK: [u8; 8] = [0xff, b't', b'O', b'c', 0, 0, 0, 2];
const ID_BYTES: usize = 20;

/// What lies in the store.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stock {
    /// Objects that are files of their own.
    pub loose: usize,
    /// Packs.
    pub packs: usize,
    /// Files that a killed process left half-written.
    pub half_written: usize,
}

impl Repo {
    /// Packs the loose objects when there are many; returns how many were packed.
    ///
    /// Looking costs next to nothing. Call it only under the ledger's own lock.
    ///
    /// # Errors
    ///
    /// When the disk fails; every object is there all the same.
    pub fn pack_when_many(&self) -> Result<usize, GitError> {
        pack_when_many(&self.raw)
    }

    /// Packs the loose objects, however few; returns how many were packed.
    pub fn pack(&self) -> Result<usize, GitError> {
        pack(&self.raw)
    }

    /// Counts what lies in the store.
    pub fn stock(&self) -> Result<Stock, GitError> {
        let objects = self.common_dir().join("objects");
        let half_written = |folder: &Path| names_in(folder).filter(|name| name.starts_with("tmp_")).count();
        let mut stock = Stock { loose: loose_objects(&objects).len(), ..Stock::default() };
        let packs = objects.join("pack");
        stock.packs = names_in(&packs).filter(|name| name.ends_with(".pack")).count();
        stock.half_written = half_written(&packs) + half_written(&objects);
        for folder in fan_out(&objects) {
            stock.half_written += half_written(&folder);
        }
        Ok(stock)
    }
}

pub(super) fn pack_when_many(raw: &Repository) -> Result<usize, GitError> {
    let sample = raw.commondir().join("objects").join(SAMPLE);
    if names_in(&sample).count() * SAMPLES <= LOOSE_MAX { Ok(0) } else { pack(raw) }
}

fn pack(raw: &Repository) -> Result<usize, GitError> {
    let objects = raw.commondir().join("objects");
    let mut loose = loose_objects(&objects);
    loose.truncate(PACKED_MAX);
    if loose.is_empty() {
        return Ok(0);
    }
    let packs = objects.join("pack");
    let ids = loose.iter().map(|(id, _)| (*id, None));
    write_pack(raw, raw, ids).map_err(|error| GitError::Other(error.to_string()))?;
    sync::sync_folder(&packs)?;
    let mut packed = HashSet::new();
    for name in names_in(&packs).filter(|name| name.ends_with(".idx")) {
        packed.extend(ids_in_index(&packs.join(name)));
    }
    let mut count = 0;
    for (id, place) in loose.iter().filter(|(id, _)| packed.contains(id)) {
        match fs::remove_file(place) {
            Ok(()) => count += 1,
            // Somebody else packs at the same time.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(GitError::io(&objects.join(id.to_string()), error)),
        }
    }
    Ok(count)
}

/// Lists the objects that are files of their own.
fn loose_objects(objects: &Path) -> Vec<(Oid, PathBuf)> {
    let mut found = Vec::new();
    for folder in fan_out(objects) {
        let start = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        for name in names_in(&folder).filter(|name| name.len() == 2 * ID_BYTES - 2) {
            if let Ok(id) = Oid::from_str(&format!("{start}{name}")) {
                found.push((id, folder.join(name)));
            }
        }
    }
    found.sort_unstable();
    found
}

fn fan_out(objects: &Path) -> impl Iterator<Item = PathBuf> + '_ {
    let is_part = |name: &String| name.len() == 2 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    names_in(objects).filter(is_part).map(|name| objects.join(name))
}

fn names_in(folder: &Path) -> impl Iterator<Item = String> + use<> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().into_string().ok())
}

/// Reads the ids in the index of a pack; none from an index of another kind.
fn ids_in_index(place: &Path) -> Vec<Oid> {
    let bytes = fs::read(place).unwrap_or_default();
    let number = |at: usize| {
        let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
        four.map(u32::from_be_bytes).and_then(|number| usize::try_from(number).ok())
    };
    let counts_end = INDEX_MARK.len() + 4 * SAMPLES;
    let Some(count) = number(counts_end - 4).filter(|_| bytes.starts_with(&INDEX_MARK)) else { return Vec::new() };
    let ids = bytes.get(counts_end..counts_end + count * ID_BYTES).unwrap_or_default();
    ids.chunks_exact(ID_BYTES).filter_map(|id| Oid::from_bytes(id).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Sandbox, git};
    use super::*;

    #[test]
    fn loose_objects_become_a_pack_and_nothing_is_lost() {
        let sandbox = Sandbox::with_commit();
        let mut text = String::new();
        for number in 0..60 {
            text += &format!("row {number}\n");
            sandbox.record(&[("groups/a/expenses/2026.csv", Some(text.as_str()))], "x");
        }
        let before = sandbox.repo.stock().unwrap();
        assert!(before.loose > 240, "{before:?}");
        assert_eq!(sandbox.repo.pack_when_many().unwrap(), 0);
        assert_eq!(sandbox.repo.pack().unwrap(), before.loose);
        assert_eq!(sandbox.repo.stock().unwrap(), Stock { loose: 0, packs: 1, half_written: 0 });
        git(sandbox.root(), &["fsck", "--strict", "--full"]);
        assert_eq!(sandbox.repo.blob_at("HEAD", "groups/a/expenses/2026.csv").unwrap().unwrap(), text.as_bytes());
        // It goes on as before, and an object that is there twice does no harm.
        sandbox.record(&[("groups/a/expenses/2026.csv", Some("new\n"))], "y");
        git(sandbox.root(), &["gc", "-q"]);
        git(sandbox.root(), &["fsck", "--strict", "--full"]);
        assert_eq!(sandbox.repo.pack().unwrap(), 0);
    }

    #[test]
    fn an_index_of_another_kind_lists_nothing() {
        let folder = tempfile::TempDir::new().unwrap();
        let place = folder.path().join("x.idx");
        assert_eq!(ids_in_index(&place), []);
        fs::write(&place, b"something else").unwrap();
        assert_eq!(ids_in_index(&place), []);
        fs::write(&place, [&INDEX_MARK[..], &[0xff; 1024]].concat()).unwrap();
        assert_eq!(ids_in_index(&place), []);
    }
}
