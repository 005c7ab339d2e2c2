//! Reads the document with everything: its settings as they are, its entries one at a time as they are read.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::comments::CommentMirror;
use super::parted::read_parted;
use super::parts::{Parts, Slot};
use super::read::{OwnResult, PROBLEMS_MAX};
use super::{BalanceMirror, GroupMirror, Mirror, OwnEntry, OwnExport, Record};
use crate::text::import::json::place;
use crate::text::import::problem::ImportProblem;

/// The schema of the document.
const SCHEMA: &str = "clique.export/";
/// The version of it that is known.
const VERSION: &str = "clique.export/1";

/// Returns the schema that the document says it has, when it begins like one.
#[must_use]
pub fn schema_of(text: &str) -> Option<String> {
    let start: String = text.chars().take(200).filter(|character| !character.is_whitespace()).collect();
    let rest = start.strip_prefix("{\"schema\":\"")?;
    let schema = rest.split('"').next()?;
    schema.starts_with(SCHEMA).then(|| schema.to_owned())
}

/// Reads the document.
///
/// # Errors
///
/// Everything that is wrong.
pub fn read_document(text: &str) -> OwnResult {
    let schema = schema_of(text).unwrap_or_default();
    if schema != VERSION {
        let words = format!("this is {schema}, and {VERSION} is known");
        return Err(vec![ImportProblem::new(0..0, words).help("a newer clique reads it")]);
    }
    let document = match read_parted(text) {
        Some(document) => document,
        None => serde_json::from_str::<Envelope<Entries>>(text).map_err(|error| vec![misread(text, &error)])?.data,
    };
    let Document { settings, people, groups, rates, reads, balances, comments, entries } = document;
    let Entries { entries, problems } = entries;
    if !problems.is_empty() {
        return Err(problems);
    }
    let mirror = Mirror { settings, people, groups, rates, reads, balances, comments };
    Ok(OwnExport { mirror, entries, rows_told: None })
}

fn misread(text: &str, error: &serde_json::Error) -> ImportProblem {
    let at = place(text, error.line(), error.column()).start;
    let words = error.to_string();
    let words = words.split(" at line ").next().unwrap_or_default();
    ImportProblem::new(at..at, format!("this is no export of clique: {words}")).help("export it again")
}

#[derive(Deserialize)]
pub(super) struct Envelope<E> {
    pub(super) data: Document<E>,
}

/// A [`Mirror`] and the entries; were the one a part of the other, everything would be held in memory twice.
#[derive(Deserialize)]
pub(super) struct Document<E> {
    settings: Map<String, Value>,
    people: BTreeMap<String, Map<String, Value>>,
    groups: Vec<GroupMirror>,
    #[serde(default)]
    rates: Vec<Record>,
    #[serde(default)]
    reads: BTreeMap<String, Vec<Record>>,
    #[serde(default)]
    balances: Vec<BalanceMirror>,
    #[serde(default)]
    comments: Vec<CommentMirror>,
    pub(super) entries: E,
}

impl<E> Document<E> {
    /// Returns the same with other entries.
    pub(super) fn with_entries(self, entries: Entries) -> Document<Entries> {
        let Document { settings, people, groups, rates, reads, balances, comments, .. } = self;
        Document { settings, people, groups, rates, reads, balances, comments, entries }
    }
}

/// The entries, and what is wrong with some.
#[derive(Debug, Default)]
pub(super) struct Entries {
    pub(super) entries: Vec<OwnEntry>,
    pub(super) problems: Vec<ImportProblem>,
}

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Entries, D::Error> {
        struct List;
        impl<'de> Visitor<'de> for List {
            type Value = Entries;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a list of entries")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Entries, A::Error> {
                let mut all = Entries::default();
                let mut number = 0;
                while let Some(Fields(parts)) = list.next_element()? {
                    number += 1;
                    match parts.finish(&(0..0)) {
                        Ok(entry) => all.entries.push(entry),
                        Err(problem) if all.problems.len() < PROBLEMS_MAX => {
                            let words = format!("entry {number}: {}", problem.words);
                            all.problems.push(ImportProblem { words, ..problem });
                        }
                        Err(_) => {}
                    }
                }
                Ok(all)
            }
        }
        deserializer.deserialize_seq(List)
    }
}

/// The fields of one entry.
struct Fields(Parts);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Fields, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Fields;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("an entry")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Fields, A::Error> {
                let mut parts = Parts::new();
                while let Some(Said { text: name, .. }) = object.next_key()? {
                    match name.as_ref() {
                        "amount_minor" => drop(object.next_value::<IgnoredAny>()?),
                        "extra" => {
                            for (name, value) in object.next_value::<Map<String, Value>>()? {
                                // A column of theirs may be named like one that is told otherwise here.
                                parts.put(&Slot::Extra(name), value.as_str().unwrap_or_default());
                            }
                        }
                        "shares" => parts.put(&Slot::Shares, &object.next_value::<Said<'de>>()?.amounts()),
                        "paid_by" => parts.put(&Slot::of(&name), &object.next_value::<Said<'de>>()?.payers()),
                        "status" => match object.next_value::<Said<'de>>()?.text.as_ref() {
                            "counts" => {}
                            word => parts.put(&Slot::of(&name), word),
                        },
                        _ => parts.put(&Slot::of(&name), &object.next_value::<Said<'de>>()?.text),
                    }
                }
                Ok(Fields(parts))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

/// What a field says: a text, words of a list in one text, or what is whose.
#[derive(Default)]
struct Said<'t> {
    text: Cow<'t, str>,
    parts: Vec<PartSaid<'t>>,
}

/// What is whose.
#[derive(Deserialize)]
struct PartSaid<'t> {
    #[serde(borrow, default)]
    member: Cow<'t, str>,
    #[serde(borrow, default)]
    amount: Cow<'t, str>,
}

impl<'t> Said<'t> {
    fn words(text: Cow<'t, str>) -> Said<'t> {
        Said { text, parts: Vec::new() }
    }

    fn payers(self) -> Cow<'t, str> {
        match self.parts.as_slice() {
            [only] => Cow::Owned(only.member.clone().into_owned()),
            _ => self.amounts(),
        }
    }

    fn amounts(self) -> Cow<'t, str> {
        if self.parts.is_empty() {
            return self.text;
        }
        let mut text = String::new();
        for part in &self.parts {
            let gap = if text.is_empty() { "" } else { " " };
            text.extend([gap, &part.member, "=", &part.amount]);
        }
        Cow::Owned(text)
    }
}

impl<'de> Deserialize<'de> for Said<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Said<'de>, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Said<'de>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a text or a list")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Said<'de>, E> {
                Ok(Said::words(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Said<'de>, E> {
                Ok(Said::words(Cow::Owned(text.to_owned())))
            }

            fn visit_unit<E>(self) -> Result<Said<'de>, E> {
                Ok(Said::default())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Said<'de>, A::Error> {
                let (mut text, mut parts) = (String::new(), Vec::new());
                while let Some(item) = list.next_element::<Item<'de>>()? {
                    match item {
                        Item::Word(word) => {
                            let gap = if text.is_empty() { "" } else { " " };
                            text.extend([gap, &word]);
                        }
                        Item::Part(part) => parts.push(part),
                    }
                }
                Ok(Said { text: Cow::Owned(text), parts })
            }
        }
        deserializer.deserialize_any(Any)
    }
}

/// An item of a list.
enum Item<'t> {
    Word(Cow<'t, str>),
    Part(PartSaid<'t>),
}

impl<'de> Deserialize<'de> for Item<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Item<'de>, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Item<'de>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a word, or what is whose")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Item<'de>, E> {
                Ok(Item::Word(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Item<'de>, E> {
                Ok(Item::Word(Cow::Owned(text.to_owned())))
            }

            fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Item<'de>, A::Error> {
                PartSaid::deserialize(serde::de::value::MapAccessDeserializer::new(object)).map(Item::Part)
            }
        }
        deserializer.deserialize_any(Any)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::columns::Column;

    fn document(entries: &str) -> String {
        format!(
            "{{\"schema\": \"clique.export/1\", \"data\": {{\"settings\":{{}},\"people\":{{}},\"groups\":[],\
            \"entries\":[{entries}]}}}}"
        )
    }

    #[test]
    fn a_document_is_read() {
        let dinner = r#"{"id": "k7q2m9xw4t3e", "group": "trip", "date": "2026-01-02", "kind": "expense",
            "description": "\u0041 \"b\"", "amount": "9.00", "amount_minor": 900, "currency": "EUR",
            "paid_by": [{"member": "al", "amount": "9.00", "minor": 900}], "split": "al bo",
            "shares": [{"member": "al", "amount": "4.50", "minor": 450}, {"member": "bo", "amount": "4.50"}],
            "tags": ["a", "b"], "due": null, "note": "", "status": "counts", "extra": {"group": "old", "b": "c"}}"#;
        let text = document(dinner);
        let own = read_document(&text).unwrap();
        let [entry] = own.entries.as_slice() else { panic!() };
        let cell = |column: Column| entry.cells.get(column);
        assert_eq!([cell(Column::Description), cell(Column::PaidBy)], [Some("A \"b\""), Some("al")]);
        assert_eq!([cell(Column::Tags), cell(Column::Due), cell(Column::Status)], [Some("a b"), None, None]);
        assert_eq!(entry.shares, "al=4.50 bo=4.50");
        assert_eq!(entry.extra.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["b", "group"]);
        let problems = read_document(&document("{}, {\"id\": \"k7q2m9xw4t3e\"}")).unwrap_err();
        let words: Vec<&str> = problems.iter().map(|problem| problem.words.as_str()).collect();
        assert_eq!(words, ["entry 1: `` is no id", "entry 2: the date is none of the calendar"]);
    }

    #[test]
    fn what_is_no_document_is_refused() {
        for (text, words) in [
            (
                "{\"schema\": \"clique.export/2\", \"data\": {}}".to_owned(),
                "this is clique.export/2, and clique.export/1 is known",
            ),
            (
                "{\"schema\": \"clique.export/1\", \"data\": {".to_owned(),
                "this is no export of clique: EOF while parsing an object",
            ),
            (document("7"), "this is no export of clique: invalid type: integer `7`, expected an entry"),
            (
                document("{\"amount\": 7}"),
                "this is no export of clique: invalid type: integer `7`, expected a text or a list",
            ),
        ] {
            assert!(schema_of(&text).is_some());
            assert_eq!(read_document(&text).unwrap_err()[0].words, words);
        }
    }
}
