//! Receipts: which bill names which file, and whether the file is there as it was added.
//!
//! A receipt that `clique` put there is called by its content: twenty digits of the name that git gives a file with
//! these bytes, then the ending. So it never overwrites another, two bills with one receipt share a file, and
//! anyone can check it with `git hash-object`.

use super::entries::EntryRow;

/// How many hexadecimal digits of the content's name a file is called by.
pub const DIGITS: usize = 20;
/// The longest ending of a file's name that is kept, without its point.
const ENDING_MAX: usize = 5;

/// What became of a receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReceiptState {
    /// It is there, and is what its name says.
    Intact,
    /// It is there; its name says nothing of what is in it.
    Present,
    /// It is not there.
    Missing,
    /// It is there, but not what was added.
    Altered,
    /// It cannot be read, or is no plain file.
    Unreadable,
    /// It is there, and nothing names it.
    Unused,
}

impl ReceiptState {
    /// Returns the word for programs.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            ReceiptState::Intact => "intact",
            ReceiptState::Present => "present",
            ReceiptState::Missing => "missing",
            ReceiptState::Altered => "altered",
            ReceiptState::Unreadable => "unreadable",
            ReceiptState::Unused => "unused",
        }
    }

    /// Tells whether something is wrong.
    #[must_use]
    pub const fn is_wrong(self) -> bool {
        matches!(self, ReceiptState::Missing | ReceiptState::Altered | ReceiptState::Unreadable)
    }

    /// Judges a file by its name and its bytes; `digits` is what its content is called.
    #[must_use]
    pub fn of(name: &str, digits: &str) -> ReceiptState {
        match name.split('.').next() {
            Some(stem) if !is_content(stem) => ReceiptState::Present,
            Some(stem) if stem == digits => ReceiptState::Intact,
            _ => ReceiptState::Altered,
        }
    }
}

/// Tells whether a name is made of its content.
fn is_content(stem: &str) -> bool {
    stem.len() == DIGITS && stem.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Returns what a receipt is called: its content, and the ending of the name it came with where that is a plain one.
#[must_use]
pub fn name_of(digits: &str, came_as: &str) -> String {
    let ending = came_as.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let is_plain =
        |ending: &String| (1..=ENDING_MAX).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    match ending.filter(is_plain) {
        Some(ending) => format!("{digits}.{ending}"),
        None => digits.to_owned(),
    }
}

/// A receipt, and the bill that names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptRow {
    /// The group's handle.
    pub group: String,
    /// The file's name.
    pub name: String,
    /// Its path below the ledger's root.
    pub path: String,
    /// How many bytes it has, where it can be read.
    pub bytes: Option<u64>,
    /// What became of it.
    pub state: ReceiptState,
    /// The bill; nothing where none names it.
    pub entry: Option<EntryRow>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_from_content_alone() {
        let digits = "0123456789abcdef0123";
        for (came_as, name) in [
            ("bill.JPG", "0123456789abcdef0123.jpg"),
            ("../../etc/passwd", "0123456789abcdef0123"),
            ("x.tar.gz", "0123456789abcdef0123.gz"),
            ("x.\u{202e}gpj", "0123456789abcdef0123"),
            ("x.jpg,formula", "0123456789abcdef0123"),
            ("", "0123456789abcdef0123"),
        ] {
            assert_eq!(name_of(digits, came_as), name, "{came_as}");
        }
        assert_eq!(ReceiptState::of("0123456789abcdef0123.jpg", digits), ReceiptState::Intact);
        assert_eq!(ReceiptState::of("0123456789abcdef0124.jpg", digits), ReceiptState::Altered);
        assert_eq!(ReceiptState::of("3f9a.jpg", digits), ReceiptState::Present);
    }
}
