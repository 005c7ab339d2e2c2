//! Who last wrote what in a file: its rows, or its settings one by one.

use std::collections::BTreeSet;

use super::changes::deeds;
use super::versions::Author;
use crate::model::{Fact, Id, Setup, Thing};

/// A file and who wrote what in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileAuthors {
    /// Its path.
    pub path: String,
    /// What stands in it, in its own order.
    pub lines: Vec<AuthoredLine>,
}

/// A row or a setting and who wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthoredLine {
    /// The record it is, or is part of.
    pub fact: Fact,
    /// The setting's name, when it is one: `members.bob.weight`.
    pub setting: Option<String>,
    /// The currency of its amounts, or empty.
    pub currency: String,
    /// Who wrote it; none when that is not recorded yet.
    pub by: Option<Author>,
}

impl AuthoredLine {
    /// Returns the entry it is or belongs to.
    #[must_use]
    pub fn id(&self) -> Option<Id> {
        self.fact.id.filter(|_| self.fact.thing == Thing::Entry)
    }
}

/// Lists what stands in a file, with the name each goes by in [`changed_names`]; `facts` are all its records.
#[must_use]
pub fn lines_of(facts: &[Fact], setup: &Setup) -> Vec<(String, AuthoredLine)> {
    let mut lines = Vec::new();
    for fact in facts {
        let currency = deeds(&[], std::slice::from_ref(fact), setup).pop().map_or(String::new(), |deed| deed.currency);
        let line = |setting| AuthoredLine { fact: fact.clone(), setting, currency: currency.clone(), by: None };
        if is_settings(fact) {
            let told = fact.fields.iter().filter(|(name, value)| !(value.is_empty() && is_holder(fact, name)));
            lines.extend(told.map(|(name, _)| (name.clone(), line(Some(name.clone())))));
        } else {
            lines.push((name_of(fact), line(None)));
        }
    }
    lines
}

/// Names the rows or settings that a change of a file made or turned into something else.
#[must_use]
pub fn changed_names(before: &[Fact], after: &[Fact], setup: &Setup) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for deed in deeds(before, after, setup) {
        if !is_settings(&deed.fact) {
            names.insert(name_of(&deed.fact));
        } else if deed.fields.is_empty() {
            names.extend(deed.fact.fields.iter().map(|(name, _)| name.clone()));
        } else {
            names.extend(deed.fields.into_iter().map(|(name, _, _)| name));
        }
    }
    names
}

fn is_settings(fact: &Fact) -> bool {
    matches!(fact.thing, Thing::Settings | Thing::Person | Thing::Group)
}

/// Tells whether a setting is a table that has others in it.
fn is_holder(fact: &Fact, name: &str) -> bool {
    fact.fields.iter().any(|(other, _)| other.strip_prefix(name).is_some_and(|rest| rest.starts_with('.')))
}

fn name_of(fact: &Fact) -> String {
    let beside = if fact.field("status") == "conflict" { " conflict" } else { "" };
    format!("{}{beside}", fact.key)
}
