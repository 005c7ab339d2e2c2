//! All files of a commit, judged: what may be written here and merged, and what
//! somebody put in who is careless or means harm.
//!
//! git and libgit2 would check out a symbolic link to `~/.ssh`, a name with a
//! slash in it, or `.git` written with an invisible letter. Nothing is refused
//! silently here and nothing is followed: odd entries are answers.

use std::collections::HashSet;

use git2::{ObjectType, Oid};

use super::tree::ordinary;
use super::{GitError, ObjectId, Repo};

/// The most files of one commit.
pub const TREE_FILES_MAX: usize = 200_000;

/// The most folders inside one another.
const DEPTH_MAX: usize = 32;

/// The longest path, and the longest list of a folder, in bytes.
const PATH_BYTES_MAX: usize = 4096;
pub(super) const FOLDER_BYTES_MAX: usize = 64 * 1024 * 1024;

/// What kind of entry stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// A file.
    File,
    /// A file that can be run.
    Executable,
    /// A symbolic link; its bytes are where it points.
    Link,
    /// A commit of another repository: a submodule.
    Repository,
}

/// An entry of a commit that is no folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeFile {
    /// `/`-separated path below the root.
    pub path: String,
    /// The id of its bytes, for [`Repo::file`].
    pub id: ObjectId,
    /// What it is.
    pub kind: EntryKind,
}

/// An entry that is not as a ledger's file should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OddEntry {
    /// The path; somebody else's text, and not all of it may be shown.
    pub path: String,
    /// What is odd about it.
    pub why: &'static str,
}

/// The files of a commit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TreeFiles {
    /// Every entry whose path can be written out safely, in byte order of the
    /// paths, links and submodules among them.
    pub files: Vec<TreeFile>,
    /// Links, submodules, and names that some systems cannot have: they stand
    /// among the files too, and are not to be written or read as the ledger's.
    pub odd: Vec<OddEntry>,
    /// Names that would lead out of the folder or into `.git`, and names that
    /// are no text. They stand nowhere else and are never written or merged.
    pub dangerous: Vec<OddEntry>,
}

impl TreeFile {
    /// Tells whether it is a file, executable or not.
    #[must_use]
    pub fn is_ordinary(&self) -> bool {
        matches!(self.kind, EntryKind::File | EntryKind::Executable)
    }
}

impl TreeFiles {
    /// Finds the entry at a path.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<&TreeFile> {
        let found = self.files.binary_search_by(|file| file.path.as_str().cmp(path));
        found.ok().map(|index| &self.files[index])
    }
}

impl Repo {
    /// Lists the files of a commit and judges them. Nothing is read but the
    /// lists of folders.
    ///
    /// # Errors
    ///
    /// When there are more than [`TREE_FILES_MAX`], or folders too deep or too
    /// long for any ledger.
    pub fn tree_files(&self, commit: ObjectId) -> Result<TreeFiles, GitError> {
        let database = self.raw.odb()?;
        let mut found = TreeFiles::default();
        let mut open: Vec<(Oid, String, usize)> = vec![(self.tree_of(commit)?.id(), String::new(), 0)];
        let mut entries = 0;
        while let Some((id, above, depth)) = open.pop() {
            if database.read_header(id)?.0 > FOLDER_BYTES_MAX {
                return Err(GitError::TooMuch { what: "bytes in the list of a folder", limit: FOLDER_BYTES_MAX });
            }
            let mut folded = HashSet::new();
            for entry in &self.raw.find_tree(id)? {
                entries += 1;
                if entries > TREE_FILES_MAX {
                    return Err(GitError::TooMuch { what: "files", limit: TREE_FILES_MAX });
                }
                let name = entry.name_bytes();
                let path = format!("{above}{}", String::from_utf8_lossy(name));
                let too_long = (path.len() > PATH_BYTES_MAX).then_some("its path is too long");
                if let Some(why) = danger_in(name).or(too_long) {
                    found.dangerous.push(OddEntry { path, why });
                    continue;
                }
                let name = str::from_utf8(name).expect("danger_in looks for it");
                let twin = !folded.insert(name.to_lowercase());
                let clash = twin.then_some("another name differs from it in upper and lower case only");
                if let Some(why) = oddity_in(name).or(clash) {
                    found.odd.push(OddEntry { path: path.clone(), why });
                }
                if entry.kind() == Some(ObjectType::Tree) {
                    if depth == DEPTH_MAX {
                        return Err(GitError::TooMuch { what: "folders inside one another", limit: DEPTH_MAX });
                    }
                    open.push((entry.id(), format!("{path}/"), depth + 1));
                    continue;
                }
                let (kind, why) = kind_of(entry.filemode());
                found.odd.extend(why.map(|why| OddEntry { path: path.clone(), why }));
                found.files.push(TreeFile { path, id: ObjectId(entry.id()), kind });
            }
        }
        found.files.sort_by(|one, other| one.path.cmp(&other.path));
        found.odd.sort_by(|one, other| one.path.cmp(&other.path));
        found.dangerous.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(found)
    }
}

fn kind_of(mode: i32) -> (EntryKind, Option<&'static str>) {
    match mode {
        0o100_755 => (EntryKind::Executable, None),
        0o120_000 => (EntryKind::Link, Some("it is a symbolic link")),
        _ if ordinary(mode) => (EntryKind::File, None),
        _ => (EntryKind::Repository, Some("it is another repository")),
    }
}

/// Why a name must not be written anywhere, not even on Linux.
pub(super) fn danger_in(name: &[u8]) -> Option<&'static str> {
    let Ok(name) = str::from_utf8(name) else {
        return Some("its name is no text");
    };
    if name.is_empty() || name == "." || name == ".." {
        return Some("its name leads elsewhere");
    }
    if name.contains(['/', '\\']) {
        return Some("its name has a slash in it");
    }
    if name.chars().any(char::is_control) {
        return Some("its name has a control character");
    }
    if is_git_folder(name) {
        return Some("its name is taken for git's own folder");
    }
    None
}

/// Whether some system takes the name for `.git`: in upper case, with letters
/// that macOS does not count, with an end that Windows cuts off, or in the short
/// form Windows makes of it.
fn is_git_folder(name: &str) -> bool {
    let counted: String = name.chars().filter(|letter| !is_uncounted(*letter)).collect();
    let before_stream = counted.split(':').next().unwrap_or_default();
    let whole = before_stream.trim_end_matches([' ', '.']);
    whole.eq_ignore_ascii_case(".git") || whole.eq_ignore_ascii_case("git~1")
}

/// The characters that macOS leaves out when it compares names.
fn is_uncounted(letter: char) -> bool {
    matches!(letter, '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{206a}'..='\u{206f}' | '\u{feff}')
}

/// Why some friend's system cannot have a file of this name.
fn oddity_in(name: &str) -> Option<&'static str> {
    if name.contains(['<', '>', ':', '"', '|', '?', '*']) {
        return Some("Windows has no such names");
    }
    if name.ends_with(['.', ' ']) {
        return Some("Windows cuts the end of its name off");
    }
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let numbered = |prefix: &str| {
        let number = stem.strip_prefix(prefix);
        number.is_some_and(|number| matches!(number, "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9"))
    };
    let device = matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT");
    if device {
        return Some("Windows takes its name for a device");
    }
    let hidden = |letter: char| is_uncounted(letter) || matches!(letter, '\u{200b}' | '\u{2060}'..='\u{2069}');
    name.chars().any(hidden).then_some("its name has a letter that cannot be seen")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Sandbox, git, git_with_input};
    use super::*;

    /// A commit with these entries at its top, as `git mktree` takes them.
    fn commit_of(sandbox: &Sandbox, entries: &[(&str, &str)]) -> ObjectId {
        let blob = git_with_input(sandbox.root(), &["hash-object", "-w", "--stdin"], "x\n");
        let commit = git(sandbox.root(), &["rev-parse", "HEAD"]);
        let mut list = String::new();
        for (mode, name) in entries {
            let (kind, id) = if *mode == "160000" { ("commit", &commit) } else { ("blob", &blob) };
            list += &format!("{mode} {kind} {}\t{name}\0", id.trim());
        }
        let tree = git_with_input(sandbox.root(), &["mktree", "-z"], &list);
        git(sandbox.root(), &["commit-tree", "-m", "x", tree.trim()]).trim().parse().unwrap()
    }

    #[test]
    fn entries_are_judged() {
        let sandbox = Sandbox::with_commit();
        let good = ["2026.csv", "a b.txt", "é.toml", ".gitattributes", "git", "x~1"];
        let mut entries: Vec<(&str, &str)> = good.iter().map(|name| ("100644", *name)).collect();
        entries.extend([("100755", "run.sh"), ("120000", "link"), ("160000", "module")]);
        entries.extend([("100644", "con.txt"), ("100644", "a?b"), ("100644", "UPPER"), ("100644", "upper")]);
        let found = sandbox.repo.tree_files(commit_of(&sandbox, &entries)).unwrap();
        assert_eq!(found.files.len(), entries.len());
        assert_eq!(found.dangerous, []);
        let odd: Vec<&str> = found.odd.iter().map(|entry| entry.path.as_str()).collect();
        assert_eq!(odd, ["a?b", "con.txt", "link", "module", "upper"]);
        assert_eq!(found.at("run.sh").unwrap().kind, EntryKind::Executable);
        assert!(!found.at("link").unwrap().is_ordinary());
        assert_eq!(found.at("nope"), None);
    }

    #[test]
    fn names_that_lead_elsewhere() {
        for name in [
            "..",
            ".",
            "",
            "a/b",
            "a\\b",
            ".git",
            ".GIT",
            ".git ",
            ".git.",
            ".git::$INDEX_ALLOCATION",
            ".g\u{200c}it",
            "git~1",
            "GIT~1",
            "a\u{1b}b",
            "a\nb",
        ] {
            assert!(danger_in(name.as_bytes()).is_some(), "{name:?}");
        }
        assert!(danger_in(b"a\xff").is_some());
        for name in [".gitignore", "git", ".github", "gitx", ".git2", "git~2"] {
            assert!(danger_in(name.as_bytes()).is_none(), "{name:?}");
        }
    }

    #[test]
    fn folders_too_deep_for_a_ledger() {
        let sandbox = Sandbox::with_commit();
        let path = format!("{}x", "a/".repeat(DEPTH_MAX));
        let fits = sandbox.record(&[(path.as_str(), Some("1"))], "deep");
        assert_eq!(sandbox.repo.tree_files(fits).unwrap().files.len(), 2);
        let path = format!("{}x", "b/".repeat(DEPTH_MAX + 1));
        let deeper = sandbox.record(&[(path.as_str(), Some("1"))], "deeper");
        assert!(matches!(sandbox.repo.tree_files(deeper), Err(GitError::TooMuch { .. })));
    }
}
