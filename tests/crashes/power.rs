//! A power cut: what was not synced is gone, whatever came after it.
//!
//! A command runs to its end while `strace` writes down what it does to files. From that record disks are made for
//! each moment:
//!
//! 1. one that has only what was synced, names as well as contents;
//! 2. one where every name is there, and of the contents only what was synced, as file systems do it that write
//!    names down first;
//! 3. some where chance decides of each name and each file whether what was not synced came through, or the first
//!    part of it, as disks do it that write in an order of their own.
//!
//! Each disk is then looked after as if the power had come back: the next command works, nothing said is lost, git
//! finds no damage. A few moments of each command are part of every test run, and always its end;
//! `CLIQUE_CRASHES=all` tries all.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::hash::{Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use super::deeds::{DEEDS, Deed, asked_for};
use super::{BOOK, Extent, Start, can_trace};
use crate::simulation::Chance;

/// The calls that change what is on a disk.
const CALLS: &str = "trace=openat,write,writev,pwrite64,pwritev,fsync,fdatasync,rename,renameat,renameat2,link,linkat,\
                     unlink,unlinkat,mkdir,mkdirat,rmdir,ftruncate,copy_file_range,sendfile";

/// So many moments of each command are tried when not all are, and so many disks of each moment that chance makes.
const MOMENTS: usize = 1;
const BY_CHANCE: u64 = 2;

/// What of the things that were not synced is on the disk.
#[derive(Clone, Copy, Debug)]
enum Unsynced {
    Nothing,
    Names,
    Some(u64),
}

#[test]
fn what_a_power_cut_takes_away_was_never_acknowledged() {
    if !can_trace() {
        println!("skipped: there is no strace here that may trace");
        return;
    }
    let extent = Extent::asked(MOMENTS);
    let base = Start::new();
    let mut problems = Vec::new();
    for deed in asked_for().filter(|deed| deed.is_in_process) {
        let before = problems.len();
        let tried = cut(deed, &base.of(deed), extent, &mut problems);
        println!("{}: {tried} power cuts tried, {} problems", deed.name, problems.len() - before);
    }
    a_disk_that_syncs_nothing_is_noticed(&base);
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// Cuts the power at moments of one command; returns how many disks were looked after.
fn cut(deed: &Deed, start: &Start, extent: Extent, problems: &mut Vec<String>) -> usize {
    let world = start.world();
    let root = world.at.parent().unwrap().to_owned();
    let mut disk = Disk::read(&root);
    let output = start.traced(&world, &["-y", "-xx", "-s", "100000000", "-e", CALLS], deed);
    assert!(matches!(output.status.code(), Some(0 | 4)), "{}: {output:?}", deed.name);
    let trace = fs::read_to_string(root.join("trace")).unwrap();
    let calls: Vec<Call> = trace.lines().filter_map(Call::read).collect();
    let (moments, seed) = match extent {
        Extent::Some(count, seed) => (Chance::new(seed).some_of(calls.len(), count), seed),
        Extent::All | Extent::Every => ((0..calls.len()).collect(), 0),
    };
    let (mut seen, mut tried) = (BTreeSet::new(), 0);
    for (place, call) in calls.iter().enumerate() {
        disk.does(call, &world.at);
        let is_end = place + 1 == calls.len();
        if !is_end && !moments.contains(&place) {
            continue;
        }
        let chances = (0..BY_CHANCE).map(|number| Unsynced::Some(seed.wrapping_add(number * 1000)));
        for unsynced in [Unsynced::Nothing, Unsynced::Names].into_iter().chain(chances) {
            let left = disk.left(unsynced);
            let mut hasher = DefaultHasher::new();
            (&left, is_end).hash(&mut hasher);
            if !seen.insert(hasher.finish()) {
                continue;
            }
            tried += 1;
            let mut after = start.world();
            put(&left, after.at.parent().unwrap());
            let said = format!(
                "{}: power cut after call {place}, {unsynced:?} of what was not synced: {}",
                deed.name, call.name
            );
            if let Err(why) = start.look_after(&mut after, deed, is_end) {
                println!("{said}: {why}");
                problems.push(said);
            }
        }
    }
    assert!(tried > 0, "{}: the record says nothing", deed.name);
    is_as_on_the_disk(&disk, &root);
    tried
}

/// The same with a disk that says it syncs and does not: if that were not found out, nothing would be.
fn a_disk_that_syncs_nothing_is_noticed(start: &Start) {
    let before = start.world();
    let disk = Disk::read(before.at.parent().unwrap());
    for unsynced in [Unsynced::Nothing, Unsynced::Names] {
        let mut after = start.world();
        after.does("add 7 taxi -d 2026-06-11");
        let root = after.at.parent().unwrap().to_owned();
        put(&disk.left(unsynced), &root);
        assert!(start.look_after(&mut after, &DEEDS[0], true).is_err());
    }
}

/// The record is read well when what it comes to is what is on the disk.
fn is_as_on_the_disk(disk: &Disk, root: &Path) {
    let book = Path::new("ledger").join(BOOK);
    for path in [book.as_path(), Path::new("ledger/.git/refs/heads/main"), Path::new("ledger/.git/index")] {
        let file = disk.names[&Entry::File(path.to_owned())];
        assert_eq!(disk.files[file].now, fs::read(root.join(path)).unwrap(), "{}", path.display());
    }
}

/// A call that changed something.
#[derive(Debug)]
struct Call {
    name: String,
    /// The paths of what it was given: of open files, of folders that paths start from, and those written out.
    opened: Vec<String>,
    texts: Vec<Vec<u8>>,
    descriptor: Option<u32>,
    rest: String,
    result: i64,
}

impl Call {
    /// Reads a line of the record; calls that failed changed nothing.
    fn read(line: &str) -> Option<Call> {
        let (_, line) = line.split_once(char::is_whitespace)?;
        let (name, rest) = line.trim_start().split_once('(')?;
        let (arguments, result) = rest.rsplit_once(" = ")?;
        let number: String = result.chars().take_while(|one| one.is_ascii_digit() || *one == '-').collect();
        let result: i64 = number.parse().ok().filter(|result| *result >= 0)?;
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        let opened = arguments.split('<').skip(1).filter_map(|part| Some(text(bytes_of(part.split_once('>')?.0))));
        let texts = arguments.split('"').skip(1).step_by(2).map(bytes_of);
        let descriptor: String = arguments.chars().take_while(char::is_ascii_digit).collect();
        Some(Call {
            name: name.to_owned(),
            opened: opened.collect(),
            texts: texts.collect(),
            descriptor: descriptor.parse().ok(),
            rest: arguments.rsplit(['"', '>']).next().unwrap_or_default().to_owned(),
            result,
        })
    }

    /// Returns its paths, whole.
    fn paths(&self, at: &Path) -> Vec<PathBuf> {
        let whole = |(place, text): (usize, &Vec<u8>)| {
            let from = self.opened.get(place).map_or(at, Path::new);
            from.join(String::from_utf8_lossy(text).as_ref())
        };
        self.texts.iter().enumerate().map(whole).collect()
    }

    /// Returns the last number among its arguments.
    fn number(&self) -> Option<usize> {
        self.rest.rsplit([',', ' ']).find_map(|word| word.trim_end_matches(')').parse().ok())
    }
}

/// Reads `\x61\x62` as `ab`.
fn bytes_of(hex: &str) -> Vec<u8> {
    hex.split("\\x").skip(1).filter_map(|pair| u8::from_str_radix(pair.get(..2)?, 16).ok()).collect()
}

/// A name on a disk, below the folder of the world.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Entry {
    Folder(PathBuf),
    File(PathBuf),
}

impl Entry {
    fn path(&self) -> &Path {
        match self {
            Entry::File(path) | Entry::Folder(path) => path,
        }
    }
}

/// A file's contents, as programs see them and as they were synced.
#[derive(Clone, Debug, Default)]
struct Contents {
    now: Vec<u8>,
    synced: Vec<u8>,
}

/// What is on a disk: names, as programs see them and as they were synced, and contents. Folders have the contents 0.
struct Disk {
    root: PathBuf,
    files: Vec<Contents>,
    names: BTreeMap<Entry, usize>,
    synced: BTreeMap<Entry, usize>,
    /// Where folders that were moved had been, and where they are.
    moved: Vec<(PathBuf, PathBuf)>,
    /// How far each open file was written.
    offsets: HashMap<u32, usize>,
}

/// What a power cut leaves.
type Left = BTreeMap<Entry, Vec<u8>>;

impl Disk {
    /// Reads the ledgers, the remote and a folder that waits for a clone, all of which was synced long ago.
    fn read(root: &Path) -> Disk {
        let mut disk = Disk {
            root: root.to_owned(),
            files: vec![Contents::default()],
            names: BTreeMap::new(),
            synced: BTreeMap::new(),
            moved: Vec::new(),
            offsets: HashMap::new(),
        };
        for folder in ["ledger", "bob", "remote.git", "new"].map(|name| root.join(name)) {
            if folder.exists() {
                disk.read_folder(&folder);
            }
        }
        disk.synced.clone_from(&disk.names);
        disk
    }

    fn read_folder(&mut self, folder: &Path) {
        self.names.insert(Entry::Folder(folder.strip_prefix(&self.root).unwrap().to_owned()), 0);
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                self.read_folder(&path);
            } else {
                let bytes = fs::read(&path).unwrap();
                self.files.push(Contents { now: bytes.clone(), synced: bytes });
                self.names.insert(Entry::File(self.below(&path).unwrap()), self.files.len() - 1);
            }
        }
    }

    /// Returns a path below the folder of the world; nothing for one elsewhere.
    fn below(&self, path: &Path) -> Option<PathBuf> {
        let mut whole = PathBuf::new();
        for part in path.components() {
            match part {
                std::path::Component::ParentDir => drop(whole.pop()),
                std::path::Component::CurDir => {}
                part => whole.push(part),
            }
        }
        Some(whole.strip_prefix(&self.root).ok()?.to_owned())
    }

    fn file(&self, path: &Path) -> Option<usize> {
        self.names.get(&Entry::File(self.below(path)?)).copied()
    }

    /// Does what a call did.
    fn does(&mut self, call: &Call, at: &Path) {
        let paths = call.paths(at);
        let opened = call.opened.first().map(PathBuf::from);
        match call.name.as_str() {
            "openat" => self.opens(&paths[0], call),
            "write" | "pwrite64" => {
                if let Some(file) = opened.and_then(|path| self.file(&path)) {
                    self.writes(file, call);
                }
            }
            "ftruncate" => {
                if let (Some(file), Some(length)) = (opened.and_then(|path| self.file(&path)), call.number()) {
                    self.files[file].now.resize(length, 0);
                }
            }
            "fsync" | "fdatasync" => opened.into_iter().for_each(|path| self.syncs(&path)),
            "rename" | "renameat" | "renameat2" => self.renames(&paths[0], &paths[1]),
            "link" | "linkat" => {
                if let (Some(file), Some(to)) = (self.file(&paths[0]), self.below(&paths[1])) {
                    self.names.insert(Entry::File(to), file);
                }
            }
            "unlink" | "unlinkat" | "rmdir" => {
                if let Some(path) = self.below(&paths[0]) {
                    self.names.remove(&Entry::File(path.clone()));
                    self.names.remove(&Entry::Folder(path));
                }
            }
            "mkdir" | "mkdirat" => {
                let path = self.below(&paths[0]);
                self.names.extend(path.map(|path| (Entry::Folder(path), 0)));
            }
            other => assert!(opened.and_then(|path| self.file(&path)).is_none(), "{other} is not played"),
        }
    }

    fn opens(&mut self, path: &Path, call: &Call) {
        let descriptor = u32::try_from(call.result).unwrap();
        self.offsets.insert(descriptor, if call.rest.contains("O_APPEND") { usize::MAX } else { 0 });
        let Some(below) = self.below(path).filter(|_| call.rest.contains("O_CREAT")) else { return };
        let next = self.files.len();
        let file = *self.names.entry(Entry::File(below)).or_insert(next);
        if file == next {
            self.files.push(Contents::default());
        }
        if call.rest.contains("O_TRUNC") {
            self.files[file].now.clear();
        }
    }

    fn writes(&mut self, file: usize, call: &Call) {
        let count = usize::try_from(call.result).unwrap();
        let bytes = &call.texts[0][..count];
        let contents = &mut self.files[file].now;
        let descriptor = call.descriptor.unwrap();
        let at = match (call.name.as_str(), self.offsets.get(&descriptor).copied().unwrap_or(0)) {
            ("pwrite64", _) => call.number().unwrap(),
            (_, usize::MAX) => contents.len(),
            (_, offset) => {
                self.offsets.insert(descriptor, offset + count);
                offset
            }
        };
        contents.resize(contents.len().max(at + count), 0);
        contents[at..at + count].copy_from_slice(bytes);
    }

    /// Syncs a file's contents, or a folder's names.
    fn syncs(&mut self, path: &Path) {
        if let Some(file) = self.file(path) {
            self.files[file].synced = self.files[file].now.clone();
            return;
        }
        let Some(folder) = self.below(path) else { return };
        let is_in = |entry: &Entry| entry.path().parent() == Some(folder.as_path());
        self.synced.retain(|entry, _| !is_in(entry));
        let names = self.names.iter().filter(|(entry, _)| is_in(entry));
        self.synced.extend(names.map(|(entry, file)| (entry.clone(), *file)));
    }

    fn renames(&mut self, from: &Path, to: &Path) {
        let (Some(from), Some(to)) = (self.below(from), self.below(to)) else { return };
        if let Some(file) = self.names.remove(&Entry::File(from.clone())) {
            self.names.insert(Entry::File(to), file);
        } else if let Some(folder) = self.names.remove(&Entry::Folder(from.clone())) {
            // What is in a folder goes with it; the folder's own new name is there when the one above is synced.
            let inside = |names: &BTreeMap<Entry, usize>| -> Vec<(Entry, Entry, usize)> {
                let inside = names.iter().filter_map(|(entry, file)| {
                    let below = entry.path().strip_prefix(&from).ok().filter(|below| *below != Path::new(""))?;
                    let path = to.join(below);
                    let moved = if matches!(entry, Entry::File(_)) { Entry::File(path) } else { Entry::Folder(path) };
                    Some((entry.clone(), moved, *file))
                });
                inside.collect()
            };
            for (old, new, file) in inside(&self.names) {
                self.names.remove(&old);
                self.names.insert(new, file);
            }
            self.synced.extend(inside(&self.synced).into_iter().map(|(_, new, file)| (new, file)));
            self.names.insert(Entry::Folder(to.clone()), folder);
            self.moved.push((from, to));
        }
    }

    /// Returns what a power cut leaves: what was synced, and some of what was not.
    fn left(&self, unsynced: Unsynced) -> Left {
        let mut chance = match unsynced {
            Unsynced::Some(seed) => Some(Chance::new(seed)),
            Unsynced::Nothing | Unsynced::Names => None,
        };
        let mut names = self.synced.clone();
        let changed = self.names.iter().filter(|(entry, file)| self.synced.get(entry) != Some(file));
        let gone = self.synced.keys().filter(|entry| !self.names.contains_key(entry));
        let changes = changed.map(|(entry, file)| (entry, Some(*file))).chain(gone.map(|entry| (entry, None)));
        for (entry, file) in changes {
            let has_come = chance.as_mut().map_or(matches!(unsynced, Unsynced::Names), |chance| chance.percent(50));
            match file.filter(|_| has_come) {
                Some(file) => drop(names.insert(entry.clone(), file)),
                None if has_come => drop(names.remove(entry)),
                None => {}
            }
        }
        // A folder is moved whole: it is in one of both places, or in both.
        for (from, to) in &self.moved {
            let folder = |path: &PathBuf| Entry::Folder(path.clone());
            let stays = names.contains_key(&folder(from)) || !names.contains_key(&folder(to));
            if stays && self.synced.contains_key(&folder(from)) {
                let inside = self.synced.iter().filter(|(entry, _)| entry.path().starts_with(from));
                names.extend(inside.map(|(entry, file)| (entry.clone(), *file)));
            }
        }
        let there = |entry: &Entry| {
            let mut above = entry.path().ancestors().skip(1).filter(|path| path.components().count() > 0);
            above.all(|folder| names.contains_key(&Entry::Folder(folder.to_owned())))
        };
        let mut left = Left::new();
        for (entry, file) in names.iter().filter(|(entry, _)| there(entry)) {
            left.insert(entry.clone(), self.files[*file].left(chance.as_mut()));
        }
        left
    }
}

impl Contents {
    /// Returns what a power cut leaves of them: what was synced, or as chance has it what was written since, or the
    /// first part of that.
    fn left(&self, chance: Option<&mut Chance>) -> Vec<u8> {
        match chance
            .filter(|_| self.now != self.synced)
            .map(|chance| (chance.below(3), chance.below(self.now.len() + 1)))
        {
            None | Some((0, _)) => self.synced.clone(),
            Some((1, _)) => self.now.clone(),
            Some((_, length)) => self.now[..length].to_vec(),
        }
    }
}

/// Makes a world's files those that a power cut left.
fn put(left: &Left, root: &Path) {
    let mut old = Disk::read(root).names;
    for (entry, bytes) in left {
        let path = root.join(entry.path());
        match (entry, old.remove(entry)) {
            (Entry::Folder(_), None) => fs::create_dir_all(path).unwrap(),
            (Entry::Folder(_), Some(_)) => {}
            (Entry::File(_), _) => {
                if fs::read(&path).ok().as_ref() != Some(bytes) {
                    let _ = fs::remove_file(&path);
                    fs::write(path, bytes).unwrap();
                }
            }
        }
    }
    for entry in old.keys().rev() {
        match entry {
            Entry::File(path) => fs::remove_file(root.join(path)).unwrap(),
            Entry::Folder(_) => {}
        }
    }
    for entry in old.keys().rev() {
        if let Entry::Folder(path) = entry {
            let _ = fs::remove_dir_all(root.join(path));
        }
    }
}
