//! Values of TOML files: what they say whatever their form, and how two of them merge.

use std::collections::{BTreeMap, BTreeSet};

use toml_edit::Item;

use crate::text::toml_value::{key_text, quoted};

/// What a value says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Anything but a text, a list or a table, in the words of the file.
    Plain(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// A table.
    Table(BTreeMap<String, Value>),
}

impl Default for Value {
    fn default() -> Value {
        Value::Table(BTreeMap::new())
    }
}

/// What two values come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergedValue {
    /// What is in force.
    pub value: Value,
    /// What lost: the keys below the value, what lost there, and what is in force there.
    pub lost: Vec<(Vec<String>, Value, Value)>,
}

impl Value {
    /// Returns what an item of a file says.
    pub fn of(item: &Item) -> Value {
        match item {
            Item::Value(value) => Value::of_value(value),
            Item::Table(table) => {
                Value::Table(table.iter().map(|(key, item)| (key.to_owned(), Value::of(item))).collect())
            }
            Item::ArrayOfTables(list) => {
                let table = |table: &toml_edit::Table| {
                    Value::Table(table.iter().map(|(key, item)| (key.to_owned(), Value::of(item))).collect())
                };
                Value::List(list.iter().map(table).collect())
            }
            Item::None => Value::default(),
        }
    }

    fn of_value(value: &toml_edit::Value) -> Value {
        match value {
            toml_edit::Value::String(text) => Value::Text(text.value().clone()),
            toml_edit::Value::Array(list) => Value::List(list.iter().map(Value::of_value).collect()),
            toml_edit::Value::InlineTable(table) => {
                Value::Table(table.iter().map(|(key, value)| (key.to_owned(), Value::of_value(value))).collect())
            }
            other => Value::Plain(other.to_string().trim().to_owned()),
        }
    }

    /// Writes the value on one line.
    pub fn text(&self) -> String {
        match self {
            Value::Plain(words) => words.clone(),
            Value::Text(text) => quoted(text),
            Value::List(list) => format!("[{}]", list.iter().map(Value::text).collect::<Vec<_>>().join(", ")),
            Value::Table(table) if table.is_empty() => "{}".to_owned(),
            Value::Table(table) => {
                let keys = table.iter().map(|(key, value)| said(&key_text(key), value));
                format!("{{ {} }}", keys.collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// Returns the text at a key of a table.
    pub fn text_of(&self, key: &str) -> Option<String> {
        match self {
            Value::Table(table) => match table.get(key)? {
                Value::Text(text) => Some(text.clone()),
                _ => None,
            },
            _ => None,
        }
    }

    fn is_texts(&self) -> bool {
        matches!(self, Value::List(list) if list.iter().all(|value| matches!(value, Value::Text(_))))
    }
}

/// Writes `key = value`.
pub fn said(key: &str, value: &Value) -> String {
    format!("{key} = {}", value.text())
}

/// Merges two values that both differ from the base.
pub fn merge_values(base: Option<&Value>, ours: &Value, theirs: &Value) -> MergedValue {
    match (ours, theirs) {
        _ if ours == theirs => MergedValue { value: ours.clone(), lost: Vec::new() },
        (Value::List(one), Value::List(other)) if ours.is_texts() && theirs.is_texts() => {
            let base = match base {
                Some(Value::List(base)) => base.as_slice(),
                _ => &[],
            };
            MergedValue { value: Value::List(merge_texts(base, one, other)), lost: Vec::new() }
        }
        (Value::Table(one), Value::Table(other)) => {
            let empty = BTreeMap::new();
            let base = match base {
                Some(Value::Table(base)) => base,
                _ => &empty,
            };
            merge_tables(base, one, other)
        }
        _ => {
            let (value, lost) = if ours > theirs { (ours, theirs) } else { (theirs, ours) };
            MergedValue { value: value.clone(), lost: vec![(Vec::new(), lost.clone(), value.clone())] }
        }
    }
}

/// Merges lists as sets: what the base has in its order, then what is new, sorted.
fn merge_texts(base: &[Value], ours: &[Value], theirs: &[Value]) -> Vec<Value> {
    let set = |list: &[Value]| -> BTreeSet<Value> { list.iter().cloned().collect() };
    let (known, first, second) = (set(base), set(ours), set(theirs));
    let stays = |text: &&Value| first.contains(text) && second.contains(text);
    let mut merged: Vec<Value> = base.iter().filter(stays).cloned().collect();
    let mut fresh: Vec<Value> = ours.iter().chain(theirs).filter(|text| !known.contains(text)).cloned().collect();
    fresh.sort();
    fresh.dedup();
    merged.extend(fresh);
    merged
}

fn merge_tables(
    base: &BTreeMap<String, Value>,
    ours: &BTreeMap<String, Value>,
    theirs: &BTreeMap<String, Value>,
) -> MergedValue {
    let mut merged = BTreeMap::new();
    let mut lost = Vec::new();
    let keys: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
    for key in keys {
        let three = (base.get(key), ours.get(key), theirs.get(key));
        let kept = match three {
            (base, ours, theirs) if ours == theirs || theirs == base => ours.cloned(),
            (base, ours, theirs) if ours == base => theirs.cloned(),
            (base, Some(ours), Some(theirs)) => {
                let inner = merge_values(base, ours, theirs);
                lost.extend(inner.lost.into_iter().map(|(mut path, value, in_force)| {
                    path.insert(0, key.clone());
                    (path, value, in_force)
                }));
                Some(inner.value)
            }
            (base, ours, theirs) => {
                let kept = ours.or(theirs).cloned();
                if let (Some(base), Some(kept)) = (base, &kept) {
                    lost.push((vec![key.clone()], base.clone(), kept.clone()));
                }
                kept
            }
        };
        if let Some(kept) = kept {
            merged.insert(key.clone(), kept);
        }
    }
    MergedValue { value: Value::Table(merged), lost }
}
