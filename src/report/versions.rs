//! The versions of one entry: what each change made of it, and who last wrote each of its fields.

use super::changes::{Deed, Verb};
use crate::model::{Fact, Id};

/// How a change was made that brought two versions together.
pub const MERGE: &str = "merge";

/// All versions of an entry, the first one first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryHistory {
    /// The entry.
    pub id: Id,
    /// How much of the id tells it from all others.
    pub unique: usize,
    /// Its words, as they are or as they last were.
    pub fact: Fact,
    /// The currency of its amounts.
    pub currency: String,
    /// Where it stands now.
    pub fate: EntryFate,
    /// What happened to it.
    pub versions: Vec<Version>,
}

/// Where an entry stands now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryFate {
    /// It counts.
    Counts,
    /// It waits for those charged.
    Waits,
    /// It was taken back; its row is there.
    TakenBack,
    /// Its row is gone.
    Gone,
}

/// One change of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The change.
    pub by: Author,
    /// What it did to the entry, and to losers of conflicts beside it.
    pub deeds: Vec<Deed>,
    /// The file the row came from and the one it went to, when it moved.
    pub moved: Option<(String, String)>,
}

/// Who made a change, when and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// The commit's id.
    pub commit: String,
    /// The day and time on the clock of who made it.
    pub local_time: String,
    /// Seconds since 1970-01-01T00:00:00Z.
    pub seconds: i64,
    /// The handle of who made it; the author's name when nobody in the ledger is meant.
    pub who: String,
    /// Whether `who` is a handle.
    pub is_known: bool,
    /// How it was made, when not by a command of its own: `undo`, `by hand`, `merge`.
    pub how: Option<&'static str>,
    /// Whether a signature proves who made it; nothing where nobody has a key, and of a merge.
    pub proof: Option<Proof>,
}

/// Whether a signature proves who made a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// It does.
    Signed,
    /// Nobody's key says so, and whoever is said to have made it has none.
    Unsigned,
    /// It is not as it should be: a signature that is missing, broken or somebody else's, or more.
    Doubtful,
}

impl Proof {
    /// Returns the word for programs.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Proof::Signed => "signed",
            Proof::Unsigned => "unsigned",
            Proof::Doubtful => "doubtful",
        }
    }
}

/// A field of an entry and who wrote what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldAuthor {
    /// The field.
    pub field: String,
    /// What it says.
    pub value: String,
    /// Who wrote that.
    pub by: Author,
}

/// Returns who wrote what each field of an entry says; nothing of an entry that is gone.
#[must_use]
pub fn field_authors(history: &EntryHistory) -> Vec<FieldAuthor> {
    let (mut authors, mut written_by): (Vec<FieldAuthor>, Vec<FieldAuthor>) = (Vec::new(), Vec::new());
    if history.fate == EntryFate::Gone {
        return authors;
    }
    for version in &history.versions {
        if version.by.how == Some(MERGE) {
            merged(&mut authors, &written_by, version);
            continue;
        }
        for deed in version.deeds.iter().filter(|deed| deed.fact.field("status") != "conflict") {
            let written = |field: &str, value: &str| FieldAuthor {
                field: field.to_owned(),
                value: value.to_owned(),
                by: version.by.clone(),
            };
            match deed.verb {
                Verb::Removed => {}
                Verb::Added => {
                    authors = deed.fact.fields.iter().map(|(field, value)| written(field, value)).collect();
                }
                Verb::Changed | Verb::TookBack | Verb::Restored | Verb::Accepted => {
                    for (field, _, after) in deed.fields.iter().filter(|(field, _, _)| field != "group") {
                        authors.retain(|author| author.field != *field);
                        if !after.is_empty() {
                            authors.push(written(field, after));
                        }
                    }
                }
            }
        }
        written_by.extend(authors.iter().cloned());
    }
    authors.retain(|author| author.field != "id");
    let place = |author: &FieldAuthor| {
        history.fact.fields.iter().position(|(field, _)| *field == author.field).unwrap_or(usize::MAX)
    };
    authors.sort_by_key(place);
    authors
}

/// Takes over what a merge made of two versions: what one of them wrote is still theirs.
fn merged(authors: &mut Vec<FieldAuthor>, written_by: &[FieldAuthor], merge: &Version) {
    let Some(deed) = merge.deeds.iter().find(|deed| deed.fact.field("status") != "conflict") else { return };
    let author = |(field, value): &(String, String)| {
        let says = |author: &&FieldAuthor| author.field == *field && author.value == *value;
        let known = authors.iter().find(says).or_else(|| written_by.iter().rev().find(says));
        let own = || FieldAuthor { field: field.clone(), value: value.clone(), by: merge.by.clone() };
        known.cloned().unwrap_or_else(own)
    };
    *authors = deed.fact.fields.iter().map(author).collect();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Thing;

    fn fact(fields: &[(&str, &str)]) -> Fact {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let id = Some(Id::from_bits(1));
        Fact { thing: Thing::Entry, group: "trip".into(), key: "1".into(), id, id_is_written: true, fields }
    }

    fn version(who: &str, verb: Verb, after: &[(&str, &str)], changes: &[(&str, &str, &str)]) -> Version {
        let fields = changes.iter().map(|(name, old, new)| ((*name).into(), (*old).into(), (*new).into())).collect();
        let deed = Deed { verb, fact: fact(after), currency: "EUR".into(), fields };
        let by = Author {
            commit: "c".into(),
            local_time: String::new(),
            seconds: 0,
            who: who.into(),
            is_known: true,
            how: None,
            proof: None,
        };
        Version { by, deeds: vec![deed], moved: None }
    }

    #[test]
    fn each_field_has_its_own_author() {
        let first = [("id", "x"), ("amount", "1"), ("split", "al bo")];
        let last = [("id", "x"), ("amount", "2"), ("split", "al bo"), ("note", "n")];
        let mut history = EntryHistory {
            id: Id::from_bits(1),
            unique: 4,
            fact: fact(&last),
            currency: "EUR".into(),
            fate: EntryFate::Counts,
            versions: vec![
                version("al", Verb::Added, &first, &[]),
                version("bo", Verb::Changed, &last, &[("amount", "1", "2"), ("note", "", "n")]),
            ],
        };
        let told = |history: &EntryHistory| -> Vec<String> {
            field_authors(history).iter().map(|it| format!("{}={} {}", it.field, it.value, it.by.who)).collect()
        };
        assert_eq!(told(&history), ["amount=2 bo", "split=al bo al", "note=n bo"]);
        history.versions.push(version("cy", Verb::Changed, &first, &[("note", "n", "")]));
        assert_eq!(told(&history), ["amount=2 bo", "split=al bo al"]);
        history.fate = EntryFate::Gone;
        assert_eq!(told(&history), [""; 0]);
    }
}
