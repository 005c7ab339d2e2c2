//! Entries that were changed in two ways: every version, until somebody settles which is right.

use super::versions::Author;
use crate::model::Id;

/// An entry of which several versions stand in the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contested {
    /// The entry.
    pub id: Id,
    /// How many characters of the id tell it from all others.
    pub unique: usize,
    /// The group's handle.
    pub group: String,
    /// What it was for, as the version in force has it.
    pub description: String,
    /// The versions; the one in force comes first, when there is one.
    pub versions: Vec<Version>,
}

/// One version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Whether it counts.
    pub is_in_force: bool,
    /// Who wrote it and when, where the history knows it.
    pub by: Option<Author>,
    /// Its cells, by column.
    pub cells: Vec<(&'static str, String)>,
}

/// A conflict that was just settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The entry.
    pub id: Id,
    /// The group's handle.
    pub group: String,
    /// What it was for.
    pub description: String,
    /// The number of the version that was taken; none when every version was kept.
    pub taken: Option<usize>,
    /// The commit that settled it.
    pub commit: String,
}

impl Contested {
    /// Lists the columns in which the versions differ; the amount when they differ in none.
    #[must_use]
    pub fn differing(&self) -> Vec<&'static str> {
        let Some((first, rest)) = self.versions.split_first() else { return Vec::new() };
        let columns = first.cells.iter().enumerate().filter(|(place, (name, text))| {
            !matches!(*name, "id" | "status") && rest.iter().any(|other| other.cells[*place].1 != *text)
        });
        let names: Vec<&'static str> = columns.map(|(_, (name, _))| *name).collect();
        if names.is_empty() { vec!["amount"] } else { names }
    }

    /// Tells whether a version that is not in force says all that the one in force says: then somebody
    /// took the entry out while somebody else changed it.
    #[must_use]
    pub fn takes_out(&self, place: usize) -> bool {
        let words = |version: &Version| -> Vec<(&'static str, String)> {
            version.cells.iter().filter(|(name, _)| *name != "status").cloned().collect()
        };
        let first = self.versions.first().filter(|first| first.is_in_force);
        let (Some(first), Some(other)) = (first, self.versions.get(place).filter(|_| place > 0)) else { return false };
        words(first) == words(other)
    }
}
