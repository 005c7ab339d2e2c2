//! Which paths are the ledger's, and which only look like it.

use super::copies::{has_conflict_mark, is_second_version};

/// The kind of a file, which is known from its path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// `clique.toml`.
    Settings,
    /// `people/alice.toml`.
    Person,
    /// `group.toml` of a group or of two people.
    Group,
    /// `items.csv`.
    Items,
    /// `checkpoints.csv`.
    Checkpoints,
    /// `recurring.toml`.
    Recurring,
    /// `expenses/2026.csv`.
    Expenses,
    /// `messages.log`.
    Messages,
    /// `rates.csv`.
    Rates,
    /// `reads/alice.csv`.
    Reads,
}

/// Why a file that looks like the ledger's is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Miss {
    /// The name is a known one but stands in the wrong folder, or is spelled
    /// in upper case; says where it belongs.
    Misplaced(&'static str),
    /// The name is not a handle: a lower-case letter, then letters, digits,
    /// `_`, `.` or `-`.
    NotAHandle,
    /// The folder is not two handles in alphabetical order with `+` between.
    NotAPair,
    /// A program that keeps folders alike put a second version beside the file.
    ConflictedCopy,
    /// No file of a ledger is called so in this folder.
    Unknown,
    /// Another file has the same name but for upper and lower case, or for how
    /// letters with marks are written, so on some friends' disks there is only
    /// one of them. It is read all the same.
    SameNameInAnotherCase,
}

/// The folders that are looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Folder {
    Root,
    People,
    Groups,
    Direct,
    /// A group or two people.
    Group,
    Expenses,
    Reads,
}

/// What a name in a folder is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    File(FileKind),
    Folder(Folder),
    Near(Miss),
    Foreign,
}

/// Names that mean something somewhere, and where.
const KNOWN: [(&str, &str); 8] = [
    ("clique.toml", "clique.toml"),
    ("rates.csv", "rates.csv"),
    ("group.toml", "groups/NAME/group.toml"),
    ("items.csv", "groups/NAME/items.csv"),
    ("checkpoints.csv", "groups/NAME/checkpoints.csv"),
    ("recurring.toml", "groups/NAME/recurring.toml"),
    ("messages.log", "groups/NAME/messages.log"),
    ("expenses.csv", "groups/NAME/expenses/YEAR.csv"),
];

/// What the folders of the root are called.
const FOLDERS: [(&str, Folder, &str); 4] = [
    ("people", Folder::People, "people/"),
    ("groups", Folder::Groups, "groups/"),
    ("direct", Folder::Direct, "direct/"),
    ("reads", Folder::Reads, "reads/"),
];

/// Returns the kind of the ledger's file that has this path below the root, whether it is there or not.
#[must_use]
pub fn kind_of(path: &str) -> Option<FileKind> {
    let mut folder = Folder::Root;
    let (folders, file) = path.rsplit_once('/').unwrap_or(("", path));
    for name in folders.split('/').filter(|name| !name.is_empty()) {
        let Name::Folder(inner) = name_in(folder, name) else { return None };
        folder = inner;
    }
    match name_in(folder, file) {
        Name::File(kind) => Some(kind),
        _ => None,
    }
}

/// Returns the part of a path that only looks like the ledger's, and why, as reading the folder would tell it.
#[must_use]
pub fn miss_of(path: &str) -> Option<(&str, Miss)> {
    let mut folder = Folder::Root;
    let mut from = 0;
    loop {
        let to = path[from..].find('/').map_or(path.len(), |at| from + at);
        let (name, is_folder) = (&path[from..to], to < path.len());
        match name_in(folder, name) {
            Name::Near(why) => {
                let is_shelf = matches!(folder, Folder::Groups | Folder::Direct);
                return (is_folder || looks_like_data(name) || !is_shelf).then_some((&path[..to], why));
            }
            Name::Folder(inner) if is_folder => folder = inner,
            Name::Folder(_) | Name::File(_) | Name::Foreign => return None,
        }
        from = to + 1;
    }
}

/// Tells what `name` in `folder` is, from the name alone.
pub(super) fn name_in(folder: Folder, name: &str) -> Name {
    if name.starts_with('.') || name.ends_with('~') {
        return Name::Foreign;
    }
    if is_conflicted_copy(name) {
        return Name::Near(Miss::ConflictedCopy);
    }
    let found = match folder {
        Folder::Root => in_root(name),
        Folder::People => by_handle(name, ".toml", FileKind::Person),
        Folder::Reads => by_handle(name, ".csv", FileKind::Reads),
        Folder::Groups => return in_groups(name),
        Folder::Direct => return in_direct(name),
        Folder::Group => in_group(name),
        Folder::Expenses => name.ends_with(".csv").then_some(Name::File(FileKind::Expenses)),
    };
    found.unwrap_or_else(|| near(folder, name))
}

/// Tells whether `name` can be a handle, by its shape.
pub(super) fn is_handle(name: &str) -> bool {
    let bytes = name.as_bytes();
    let letter = |byte: &u8| byte.is_ascii_lowercase();
    let rest = |byte: &u8| letter(byte) || byte.is_ascii_digit() || matches!(byte, b'_' | b'.' | b'-');
    bytes.first().is_some_and(letter)
        && bytes.iter().all(rest)
        && bytes.len() <= 64
        && !bytes.windows(2).any(|two| two[0] == b'-' && two[1].is_ascii_digit())
}

fn in_root(name: &str) -> Option<Name> {
    match name {
        "clique.toml" => return Some(Name::File(FileKind::Settings)),
        "rates.csv" => return Some(Name::File(FileKind::Rates)),
        _ => {}
    }
    let (word, folder, place) = FOLDERS.into_iter().find(|(word, ..)| name.eq_ignore_ascii_case(word))?;
    Some(if word == name { Name::Folder(folder) } else { Name::Near(Miss::Misplaced(place)) })
}

fn in_group(name: &str) -> Option<Name> {
    Some(match name {
        "group.toml" => Name::File(FileKind::Group),
        "items.csv" => Name::File(FileKind::Items),
        "checkpoints.csv" => Name::File(FileKind::Checkpoints),
        "recurring.toml" => Name::File(FileKind::Recurring),
        "messages.log" => Name::File(FileKind::Messages),
        "expenses" => Name::Folder(Folder::Expenses),
        _ if name.eq_ignore_ascii_case("expenses") => Name::Near(Miss::Misplaced("expenses/")),
        _ => return None,
    })
}

fn in_groups(name: &str) -> Name {
    if is_handle(name) { Name::Folder(Folder::Group) } else { Name::Near(Miss::NotAHandle) }
}

fn in_direct(name: &str) -> Name {
    match name.split_once('+') {
        Some((one, other)) if is_handle(one) && is_handle(other) && one < other => Name::Folder(Folder::Group),
        _ => Name::Near(Miss::NotAPair),
    }
}

fn by_handle(name: &str, ending: &str, kind: FileKind) -> Option<Name> {
    let stem = name.strip_suffix(ending)?;
    Some(if is_handle(stem) { Name::File(kind) } else { Name::Near(Miss::NotAHandle) })
}

/// A name that is none of the folder's own.
fn near(folder: Folder, name: &str) -> Name {
    let known = KNOWN.iter().find(|(word, _)| name.eq_ignore_ascii_case(word));
    if let Some((_, place)) = known {
        return Name::Near(Miss::Misplaced(place));
    }
    // The root may be shared with other work; the folders inside may not.
    if folder != Folder::Root && looks_like_data(name) {
        return Name::Near(Miss::Unknown);
    }
    Name::Foreign
}

/// Whether a name ends as the ledger's files do, in any case.
pub(super) fn looks_like_data(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["csv", "toml"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// Whether a name is that of a second version of one of the ledger's files.
fn is_conflicted_copy(name: &str) -> bool {
    match name.split_once('.') {
        None => return false,
        // As nearly all files are called.
        Some((stem, "csv" | "toml" | "log")) if is_lower(stem) => return is_second_version(stem),
        Some(_) => {}
    }
    let lower = name.to_lowercase();
    let ending = [".csv", ".toml", ".log"].into_iter().find_map(|ending| lower.rfind(ending).map(|at| (at, ending)));
    let Some((at, ending)) = ending else { return false };
    match &lower[at + ending.len()..] {
        "" => is_second_version(&lower[..at]),
        // Some put their mark behind the ending; such a file is never read, but it is told.
        more => more.starts_with('.') && has_conflict_mark(more),
    }
}

/// Tells whether a text is ASCII without upper case, so that no other such text is the same but for case.
pub(super) fn is_lower(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misses_are_told_from_paths_alone() {
        let misplaced = Miss::Misplaced("groups/NAME/expenses/YEAR.csv");
        assert_eq!(miss_of("expenses.csv"), Some(("expenses.csv", misplaced)));
        assert_eq!(miss_of("groups/Lisbon/group.toml"), Some(("groups/Lisbon", Miss::NotAHandle)));
        for fine in ["README.md", "groups/notes.txt", "groups/trip/receipts/a.csv", "groups/trip/group.toml", "x/y.csv"]
        {
            assert_eq!(miss_of(fine), None, "{fine}");
        }
    }

    #[test]
    fn names() {
        use FileKind as Kind;
        let table = [
            (Folder::Root, "clique.toml", Name::File(Kind::Settings)),
            (Folder::Root, "Clique.toml", Name::Near(Miss::Misplaced("clique.toml"))),
            (Folder::Root, "Groups", Name::Near(Miss::Misplaced("groups/"))),
            (Folder::Root, "expenses.csv", Name::Near(Miss::Misplaced("groups/NAME/expenses/YEAR.csv"))),
            (Folder::Root, "Cargo.toml", Name::Foreign),
            (Folder::Root, "README.md", Name::Foreign),
            (Folder::People, "alice.toml", Name::File(Kind::Person)),
            (Folder::People, "Alice.toml", Name::Near(Miss::NotAHandle)),
            (Folder::People, "alice.toml~", Name::Foreign),
            (Folder::People, ".alice.toml.swp", Name::Foreign),
            (Folder::People, "alice.csv", Name::Near(Miss::Unknown)),
            (Folder::Groups, "lisbon", Name::Folder(Folder::Group)),
            (Folder::Groups, "Lisbon", Name::Near(Miss::NotAHandle)),
            (Folder::Groups, "a-1", Name::Near(Miss::NotAHandle)),
            (Folder::Direct, "alice+bob", Name::Folder(Folder::Group)),
            (Folder::Direct, "bob+alice", Name::Near(Miss::NotAPair)),
            (Folder::Direct, "bob+bob", Name::Near(Miss::NotAPair)),
            (Folder::Group, "messages.log", Name::File(Kind::Messages)),
            (Folder::Group, "2026.csv", Name::Near(Miss::Unknown)),
            (Folder::Group, "receipts", Name::Foreign),
            (Folder::Expenses, "2026.csv", Name::File(Kind::Expenses)),
            (Folder::Expenses, "Ausgaben März.csv", Name::File(Kind::Expenses)),
            (Folder::Expenses, "2026.CSV", Name::Near(Miss::Unknown)),
            (Folder::Expenses, "2026 (conflicted copy).csv", Name::Near(Miss::ConflictedCopy)),
            (Folder::Expenses, "2026 (1).csv", Name::Near(Miss::ConflictedCopy)),
            (Folder::Expenses, "2026.sync-conflict-20260101-X.csv", Name::Near(Miss::ConflictedCopy)),
            (Folder::Expenses, "2026.csv.conflict1", Name::Near(Miss::ConflictedCopy)),
            (Folder::Expenses, "2026.csv.orig", Name::Foreign),
            (Folder::Expenses, "2026-07.csv", Name::File(Kind::Expenses)),
            (Folder::Group, "messages 2.log", Name::Near(Miss::ConflictedCopy)),
            (Folder::People, "conflict.toml", Name::File(Kind::Person)),
            (Folder::Reads, "alice.csv", Name::File(Kind::Reads)),
        ];
        for (folder, name, expected) in table {
            assert_eq!(name_in(folder, name), expected, "{name}");
        }
    }
}
