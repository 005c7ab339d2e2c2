//! Reading the ledger's files, and nothing else.

use std::collections::HashMap;
use std::fs::{self, FileType, Metadata};
use std::path::{Path, PathBuf};
use std::string::FromUtf8Error;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::contents::{contents, opened_contents};
use super::place::{Refusal, Standing, look};
use super::shape::{FileKind, Folder, Miss, Name, is_lower, looks_like_data, name_in};
use crate::text::side_by_side::{side_by_side, threads};

/// The most files a ledger may have.
pub const FILES_MAX: usize = 100_000;

/// Which files to read besides those every reader needs.
#[derive(Debug, Clone, Copy, Default)]
pub struct ReadOptions {
    /// The conversations, `messages.log`.
    pub messages: bool,
    /// Which tables of entries.
    pub tables: Tables,
    /// How each file looked from outside when it had been read.
    pub looks: bool,
}

/// Which tables of entries are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tables {
    /// All of them.
    #[default]
    All,
    /// The last of each folder by name, which is that of the latest year or month.
    Newest,
    /// None of them, but each is looked at from outside and stands among the files, with nothing for a text.
    Looks,
    /// None of them.
    None,
}

/// A file of the ledger as it stands on the disk.
#[derive(Debug, Clone)]
pub struct FileText {
    /// `/`-separated path below the root.
    pub path: String,
    /// What its path makes it.
    pub kind: FileKind,
    /// What it says; its bytes where these are no text.
    pub text: Result<String, FromUtf8Error>,
    /// How it looked from outside when it had been read, where that was asked for.
    pub look: Option<Metadata>,
}

/// Something that has the path of a ledger's file but was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// `/`-separated path below the root; for a folder it has no ending slash.
    pub path: String,
    /// What is wrong with it.
    pub why: Refusal,
}

/// Something that looks like a ledger's file and is none, or a doubtful one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearMiss {
    /// `/`-separated path below the root.
    pub path: String,
    /// What is odd about it.
    pub why: Miss,
}

/// A file that is to be read.
struct Waiting {
    place: PathBuf,
    path: String,
    kind: FileKind,
}

/// A folder that is to be walked through.
struct Inside {
    place: PathBuf,
    path: String,
    kind: Folder,
}

/// From so many files or folders on several threads read them.
const SHARED_FROM: usize = 32;

/// All that was found below a root; each list is in byte order of its paths.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// The files that could be read.
    pub files: Vec<FileText>,
    /// What could not, and why.
    pub refused: Vec<Refused>,
    /// What was left alone but may be meant for the ledger.
    pub near_misses: Vec<NearMiss>,
}

/// Reads every file below `root` whose path is one of a ledger's.
///
/// Never stops at the first fault. Opens neither links nor pipes, and no file
/// that is too long.
#[must_use]
pub fn read_tree(root: &Path, options: ReadOptions) -> Tree {
    let mut walk = Walk::default();
    walk.scan(root, "", Folder::Root, options);
    let Walk { mut tree, waiting, folders } = walk;
    let count = AtomicUsize::new(waiting.len());
    let mut pieces: Vec<Piece> = waiting.into_iter().map(Piece::File).collect();
    if folders.len() < SHARED_FROM {
        // Few groups may have many files each, so these are shared out one by one.
        for folder in folders {
            let inside = walked(folder, options, &count);
            tree.join(inside.tree);
            pieces.extend(inside.waiting.into_iter().map(Piece::File));
        }
    } else {
        pieces.extend(folders.into_iter().map(Piece::Folder));
    }
    let threads = if pieces.len() < SHARED_FROM { 1 } else { threads() };
    let parts = side_by_side(pieces, threads, |(): &mut (), piece| match piece {
        Piece::File(file) => read_all(Tree::default(), vec![file], options),
        Piece::Folder(folder) => {
            let inside = walked(folder, options, &count);
            read_all(inside.tree, inside.waiting, options)
        }
    });
    parts.into_iter().for_each(|part| tree.join(part));
    tree.files.sort_unstable_by(|one, other| one.path.cmp(&other.path));
    tree.note_same_names();
    tree.refused.sort_unstable_by(|one, other| one.path.cmp(&other.path));
    tree.near_misses.sort_unstable_by(|one, other| one.path.cmp(&other.path));
    tree
}

/// Reads one file below `root`; none when it is not there. Follows no link.
pub fn read_file(root: &Path, path: &str) -> Result<Option<Vec<u8>>, Refused> {
    let refused = |why| Refused { path: path.to_owned(), why };
    match look(root, path).map_err(refused)? {
        Standing::Nothing { .. } => Ok(None),
        Standing::File(_) => match contents(&root.join(path)) {
            Err(Refusal::Unreadable(_)) if !root.join(path).exists() => Ok(None),
            bytes => bytes.map(Some).map_err(refused),
        },
    }
}

/// What one thread does at once: reads a file, or walks through a folder and reads what is in it.
enum Piece {
    File(Waiting),
    Folder(Inside),
}

/// Walks through the folder of a group or of a pair; beyond [`FILES_MAX`] in all, files are refused.
fn walked(Inside { place, path, kind }: Inside, options: ReadOptions, count: &AtomicUsize) -> Walk {
    let mut walk = Walk::default();
    walk.scan(&place, &path, kind, options);
    if options.tables == Tables::Newest {
        leave_newest_tables(&mut walk.waiting);
    }
    let before = count.fetch_add(walk.waiting.len(), Ordering::Relaxed);
    let room = FILES_MAX.saturating_sub(before).min(walk.waiting.len());
    for Waiting { path, .. } in walk.waiting.split_off(room) {
        walk.refuse(path, Refusal::TooMany);
    }
    walk
}

/// Reads files to those that a tree has already.
fn read_all(mut tree: Tree, files: Vec<Waiting>, options: ReadOptions) -> Tree {
    for Waiting { place, path, kind } in files {
        if kind == FileKind::Expenses && options.tables == Tables::Looks {
            match fs::symlink_metadata(&place) {
                Ok(look) => tree.files.push(FileText { path, kind, text: Ok(String::new()), look: Some(look) }),
                Err(error) => tree.refused.push(Refused { path, why: Refusal::unreadable(&error) }),
            }
            continue;
        }
        match opened_contents(&place) {
            Ok((bytes, file)) => {
                // Looked at behind the reading: a later change is another look.
                let look = if options.looks { file.metadata().ok() } else { None };
                tree.files.push(FileText { path, kind, text: String::from_utf8(bytes), look });
            }
            Err(why) => tree.refused.push(Refused { path, why }),
        }
    }
    tree
}

/// A walk through the folders, before the files are read.
#[derive(Default)]
struct Walk {
    tree: Tree,
    waiting: Vec<Waiting>,
    /// The groups and pairs that were found, to be walked through side by side.
    folders: Vec<Inside>,
}

impl Walk {
    fn scan(&mut self, folder: &Path, above: &str, kind: Folder, options: ReadOptions) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => {
                let path = above.trim_end_matches('/').to_owned();
                return self.refuse(path, Refusal::unreadable(&error));
            }
        };
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = above.trim_end_matches('/').to_owned();
                    self.refuse(path, Refusal::unreadable(&error));
                    continue;
                }
            };
            let name = entry.file_name();
            let path = format!("{above}{}", name.to_string_lossy());
            let Some(name) = name.to_str().filter(|name| !name.chars().any(char::is_control)) else {
                if kind != Folder::Root && looks_like_data(&path) {
                    self.refuse(path, Refusal::Name);
                }
                continue;
            };
            let stands = match entry.file_type() {
                Ok(stands) => stands,
                Err(error) => {
                    self.refuse(path, Refusal::unreadable(&error));
                    continue;
                }
            };
            self.take(folder, name, path, kind, stands, options);
        }
    }

    /// Reads, walks into, refuses or passes over one name of a folder.
    fn take(
        &mut self,
        folder: &Path,
        name: &str,
        path: String,
        inside: Folder,
        stands: FileType,
        options: ReadOptions,
    ) {
        match name_in(inside, name) {
            Name::Foreign => {}
            Name::Near(why) => {
                // A stray file beside the groups is nobody's business, unless
                // it is a table or settings.
                if stands.is_dir() || looks_like_data(name) || !is_shelf(inside) {
                    self.tree.near_misses.push(NearMiss { path, why });
                }
            }
            Name::File(FileKind::Messages) if !options.messages => {}
            Name::File(FileKind::Expenses) if options.tables == Tables::None => {}
            Name::File(kind) => self.read(&folder.join(name), path, kind, stands),
            Name::Folder(kind) if stands.is_dir() && is_shelf(inside) => {
                self.folders.push(Inside { place: folder.join(name), path: format!("{path}/"), kind });
            }
            Name::Folder(kind) if stands.is_dir() => {
                self.scan(&folder.join(name), &format!("{path}/"), kind, options);
            }
            Name::Folder(_) if stands.is_symlink() => self.refuse(path, Refusal::SymbolicLink),
            Name::Folder(_) if !is_shelf(inside) => self.refuse(path, Refusal::NotAFolder),
            Name::Folder(_) if looks_like_data(name) => {
                self.tree.near_misses.push(NearMiss { path, why: Miss::Unknown });
            }
            Name::Folder(_) => {}
        }
    }

    fn read(&mut self, place: &Path, path: String, kind: FileKind, stands: FileType) {
        let why = if stands.is_symlink() {
            Refusal::SymbolicLink
        } else if stands.is_dir() {
            Refusal::Folder
        } else if !stands.is_file() {
            Refusal::Special
        } else if self.waiting.len() >= FILES_MAX {
            Refusal::TooMany
        } else {
            return self.waiting.push(Waiting { place: place.to_owned(), path, kind });
        };
        self.refuse(path, why);
    }

    fn refuse(&mut self, path: String, why: Refusal) {
        self.tree.refused.push(Refused { path, why });
    }
}

impl Tree {
    fn join(&mut self, other: Tree) {
        self.files.extend(other.files);
        self.refused.extend(other.refused);
        self.near_misses.extend(other.near_misses);
    }

    fn note_same_names(&mut self) {
        if self.files.iter().all(|file| is_lower(&file.path)) {
            // No two paths are the same, so neither are these names in any case.
            return;
        }
        let mut seen: HashMap<String, &str> = HashMap::new();
        let mut unmarked: HashMap<String, bool> = HashMap::new();
        for file in &self.files {
            let name = file.path.to_lowercase();
            // Two names with marks on the same letters, of which one writes letter and mark apart.
            let same_letters = !name.is_ascii() && {
                let (plain, is_in_parts) = without_marks(&name);
                unmarked.insert(plain, is_in_parts).is_some_and(|other| other != is_in_parts)
            };
            if seen.insert(name, &file.path).is_some() || same_letters {
                self.near_misses.push(NearMiss { path: file.path.clone(), why: Miss::SameNameInAnotherCase });
            }
        }
    }
}

/// Puts one sign in the place of each letter with a mark, be it one character, `\u{e4}`, or two, `a\u{308}`; tells
/// whether any were two.
fn without_marks(name: &str) -> (String, bool) {
    const MARKED: char = '\u{fffd}';
    let (mut plain, mut is_in_parts) = (String::with_capacity(name.len()), false);
    for letter in name.chars() {
        match letter {
            '\u{300}'..='\u{36f}' => {
                is_in_parts = true;
                if plain.ends_with(|last: char| last != MARKED) {
                    plain.pop();
                    plain.push(MARKED);
                }
            }
            '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => plain.push(MARKED),
            other => plain.push(other),
        }
    }
    (plain, is_in_parts)
}

/// Leaves the last table of each folder.
fn leave_newest_tables(waiting: &mut Vec<Waiting>) {
    waiting.sort_unstable_by(|one, other| other.path.cmp(&one.path));
    let folder = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    let mut last = None;
    waiting.retain(|file| {
        file.kind != FileKind::Expenses || std::mem::replace(&mut last, folder(&file.path)) != folder(&file.path)
    });
}

/// Whether a folder holds one folder for each of many names.
fn is_shelf(folder: Folder) -> bool {
    matches!(folder, Folder::Groups | Folder::Direct)
}

#[cfg(test)]
mod tests {
    use super::super::contents::FILE_BYTES_MAX;
    use super::*;

    fn ledger(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for path in files {
            let place = folder.path().join(path);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(place, path).unwrap();
        }
        folder
    }

    fn paths(tree: &Tree) -> Vec<&str> {
        tree.files.iter().map(|file| file.path.as_str()).collect()
    }

    #[test]
    fn of_the_tables_the_newest_may_do() {
        let all =
            ["clique.toml", "groups/a/expenses/2025.csv", "groups/a/expenses/2026.csv", "groups/b/expenses/2024.csv"];
        let folder = ledger(&all);
        let read = |tables| {
            let tree = read_tree(folder.path(), ReadOptions { tables, ..ReadOptions::default() });
            tree.files.into_iter().map(|file| file.path).collect::<Vec<_>>()
        };
        assert_eq!(read(Tables::All), all);
        assert_eq!(read(Tables::Newest), [all[0], all[2], all[3]]);
        assert_eq!(read(Tables::None), [all[0]]);
        assert_eq!(read(Tables::Looks), all);
        let tree = read_tree(folder.path(), ReadOptions { tables: Tables::Looks, ..ReadOptions::default() });
        let known =
            tree.files.iter().map(|file| (file.text.as_deref().unwrap(), file.look.as_ref().map(Metadata::len)));
        let length = |path: &str| u64::try_from(path.len()).ok();
        let table = |path| ("", length(path));
        assert_eq!(known.collect::<Vec<_>>(), [(all[0], None), table(all[1]), table(all[2]), table(all[3])]);
    }

    #[test]
    fn known_files_in_byte_order() {
        let all = [
            "clique.toml",
            "direct/alice+bob/expenses/2026.csv",
            "groups/lisbon/expenses/2025.csv",
            "groups/lisbon/expenses/2026.csv",
            "groups/lisbon/group.toml",
            "groups/lisbon/items.csv",
            "groups/lisbon/recurring.toml",
            "groups/lisbon.2/group.toml",
            "people/alice.toml",
            "rates.csv",
            "reads/alice.csv",
        ];
        let folder = ledger(&all);
        for other in ["README.md", "groups/lisbon/receipts/a.csv", ".git/x.csv", "groups/notes.txt"] {
            let place = folder.path().join(other);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(place, "x").unwrap();
        }
        fs::write(folder.path().join("groups/lisbon/messages.log"), "x").unwrap();
        let tree = read_tree(folder.path(), ReadOptions::default());
        let mut sorted = all;
        sorted.sort_unstable();
        assert_eq!(paths(&tree), sorted);
        assert_eq!(tree.files[0].text.as_deref(), Ok("clique.toml"));
        assert_eq!((tree.refused, tree.near_misses), (vec![], vec![]));
        let tree = read_tree(folder.path(), ReadOptions { messages: true, ..ReadOptions::default() });
        assert!(paths(&tree).contains(&"groups/lisbon/messages.log"));
    }

    #[cfg(unix)]
    #[test]
    fn refusals_stand_beside_the_good_files() {
        use std::os::unix::fs::symlink;
        use std::os::unix::net::UnixListener;
        let folder = ledger(&["clique.toml", "groups/b/group.toml", "outside/x/group.toml"]);
        let root = folder.path();
        symlink(root.join("outside/x"), root.join("groups/a")).unwrap();
        symlink(root.join("outside"), root.join("direct")).unwrap();
        symlink("/dev/zero", root.join("rates.csv")).unwrap();
        fs::create_dir_all(root.join("people/alice.toml")).unwrap();
        let _socket = UnixListener::bind(root.join("people/bob.toml")).unwrap();
        fs::write(root.join("groups/b/expenses"), "").unwrap();
        let long = fs::File::create(root.join("groups/b/items.csv")).unwrap();
        long.set_len(FILE_BYTES_MAX + 1).unwrap();
        let tree = read_tree(root, ReadOptions::default());
        assert_eq!(paths(&tree), ["clique.toml", "groups/b/group.toml"]);
        let refused: Vec<_> = tree.refused.into_iter().map(|it| (it.path, it.why)).collect();
        let expected = [
            ("direct", Refusal::SymbolicLink),
            ("groups/a", Refusal::SymbolicLink),
            ("groups/b/expenses", Refusal::NotAFolder),
            ("groups/b/items.csv", Refusal::TooLong(FILE_BYTES_MAX + 1)),
            ("people/alice.toml", Refusal::Folder),
            ("people/bob.toml", Refusal::Special),
            ("rates.csv", Refusal::SymbolicLink),
        ];
        assert_eq!(refused, expected.map(|(path, why)| (path.to_owned(), why)));
    }

    #[cfg(unix)]
    #[test]
    fn pipe_does_not_hang() {
        let folder = ledger(&["clique.toml"]);
        let pipe = folder.path().join("rates.csv");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
        assert!(made.success());
        let tree = read_tree(folder.path(), ReadOptions::default());
        assert_eq!(tree.refused[0].why, Refusal::Special);
        let alone = read_file(folder.path(), "rates.csv");
        assert_eq!(alone.unwrap_err().why, Refusal::Special);
    }

    #[test]
    fn near_misses_are_told() {
        let folder = ledger(&[
            "Clique.toml",
            "expenses.csv",
            "groups/Lisbon/group.toml",
            "groups/lisbon/expenses/2026 (conflicted copy).csv",
            "groups/lisbon/expenses/2026.csv",
            "groups/lisbon/expenses/a.csv",
            "groups/lisbon/expenses/A.csv",
            "groups/lisbon/expenses/m\u{e4}rz.csv",
            "groups/lisbon/expenses/ma\u{308}rz.csv",
            "groups/lisbon/expenses/marz.csv",
            "people/Alice.toml",
        ]);
        let tree = read_tree(folder.path(), ReadOptions::default());
        let misses: Vec<_> = tree.near_misses.iter().map(|it| (it.path.as_str(), it.why)).collect();
        let expected = [
            ("Clique.toml", Miss::Misplaced("clique.toml")),
            ("expenses.csv", Miss::Misplaced("groups/NAME/expenses/YEAR.csv")),
            ("groups/Lisbon", Miss::NotAHandle),
            ("groups/lisbon/expenses/2026 (conflicted copy).csv", Miss::ConflictedCopy),
            ("groups/lisbon/expenses/a.csv", Miss::SameNameInAnotherCase),
            ("groups/lisbon/expenses/m\u{e4}rz.csv", Miss::SameNameInAnotherCase),
            ("people/Alice.toml", Miss::NotAHandle),
        ];
        assert_eq!(misses, expected);
        assert_eq!(tree.files.len(), 6);
    }

    #[test]
    fn root_that_is_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let tree = read_tree(&folder.path().join("nope"), ReadOptions::default());
        assert!(matches!(tree.refused[0].why, Refusal::Unreadable(_)));
    }
}
