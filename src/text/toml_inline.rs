//! Edits within one value of a TOML file: the keys of an inline table, the elements of a list.
//!
//! An edit is a range of bytes and what takes its place; everything else is not looked at.

use std::ops::Range;

use toml_edit::{Array, InlineTable, Value};

use super::toml_value::{NewValue, key_text};

/// Bytes of a file and what takes their place.
pub type Splice = (Range<usize>, String);

/// Sets what is at `path` within `value`, which begins no deeper than the value itself; none when that cannot be.
pub fn set(text: &str, value: &Value, path: &[String], new: &NewValue) -> Option<Vec<Splice>> {
    let Some((key, rest)) = path.split_first() else {
        return replace(text, value, new);
    };
    match value {
        Value::InlineTable(table) => match table.get(key) {
            Some(inner) => set(text, inner, rest, new),
            // Keys such as `a.b` within an inline table have no braces of their own to add to.
            None if table.is_dotted() => None,
            None => {
                let entry = format!("{} = {}", key_text(key), nested(rest, new));
                add(text, value.span()?, table_entries(table).last().cloned(), &entry, " ")
            }
        },
        Value::Array(list) => match list.get(key.parse().ok()?) {
            Some(inner) => set(text, inner, rest, new),
            None => {
                let last = list.iter().last().and_then(Value::span);
                add(text, value.span()?, last, &nested(rest, new).to_string(), "")
            }
        },
        _ => None,
    }
}

/// Takes out what is at `path` within `value`; nothing happens when it is not there.
pub fn remove(value: &Value, path: &[String]) -> Option<Vec<Splice>> {
    let (key, rest) = path.split_first()?;
    match value {
        Value::InlineTable(table) => {
            let Some(inner) = table.get(key) else { return Some(Vec::new()) };
            if !rest.is_empty() {
                return remove(inner, rest);
            }
            let entries: Vec<Range<usize>> = table_entries(table);
            let at = entries.iter().position(|entry| Some(entry.end) == inner.span().map(|span| span.end))?;
            Some(vec![cut(&entries, at, value.span()?)])
        }
        Value::Array(list) => {
            let at: usize = key.parse().ok()?;
            let Some(inner) = list.get(at) else { return Some(Vec::new()) };
            if !rest.is_empty() {
                return remove(inner, rest);
            }
            Some(vec![cut(&element_spans(list), at, value.span()?)])
        }
        _ => Some(Vec::new()),
    }
}

/// Wraps a value into tables of one key each.
pub fn nested(path: &[String], value: &NewValue) -> NewValue {
    path.iter().rev().fold(value.clone(), |inner, key| NewValue::Table(vec![(key.clone(), inner)]))
}

/// Changes a whole value: a table key by key, a list of texts element by element where its order allows.
fn replace(text: &str, value: &Value, new: &NewValue) -> Option<Vec<Splice>> {
    match (value, new) {
        (Value::InlineTable(table), NewValue::Table(keys)) => {
            let (known, fresh): (Vec<_>, Vec<_>) = keys.iter().partition(|(key, _)| table.contains_key(key));
            let mut splices = Vec::new();
            for (key, inner) in known {
                splices.extend(set(text, value, std::slice::from_ref(key), inner)?);
            }
            let fresh: Vec<String> = fresh.iter().map(|(key, inner)| format!("{} = {inner}", key_text(key))).collect();
            if !fresh.is_empty() {
                let last = table_entries(table).last().cloned();
                splices.extend(add(text, value.span()?, last, &fresh.join(", "), " ")?);
            }
            Some(splices)
        }
        (Value::Array(list), NewValue::Texts(texts)) => {
            Some(change_list(text, value.span()?, list, texts).unwrap_or(vec![(value.span()?, new.to_string())]))
        }
        _ => Some(vec![(value.span()?, new.to_string())]),
    }
}

/// Appends texts to a list, or takes one out; none when more than that changes.
fn change_list(text: &str, span: Range<usize>, list: &Array, texts: &[String]) -> Option<Vec<Splice>> {
    let old: Vec<&str> = list.iter().map(Value::as_str).collect::<Option<_>>()?;
    let new: Vec<&str> = texts.iter().map(String::as_str).collect();
    if let Some(added) = new.strip_prefix(old.as_slice()) {
        if added.is_empty() {
            return Some(Vec::new());
        }
        let added: Vec<String> = added.iter().map(|text| super::toml_value::quoted(text)).collect();
        return add(text, span, list.iter().last().and_then(Value::span), &added.join(", "), "");
    }
    let differs = (0..old.len()).find(|at| old.get(*at) != new.get(*at))?;
    let mut without = old;
    without.remove(differs);
    (without == new).then(|| vec![cut(&element_spans(list), differs, span)])
}

/// Adds an entry behind the last one, or into the empty braces.
fn add(text: &str, whole: Range<usize>, last: Option<Range<usize>>, entry: &str, pad: &str) -> Option<Vec<Splice>> {
    let inside = whole.start + 1..whole.end.checked_sub(1)?;
    match last {
        Some(last) => Some(vec![(last.end..last.end, format!(", {entry}"))]),
        None => text.get(inside.clone())?.trim().is_empty().then(|| vec![(inside, format!("{pad}{entry}{pad}"))]),
    }
}

/// Returns what to take out so that the entry at a place goes together with one comma.
fn cut(entries: &[Range<usize>], at: usize, whole: Range<usize>) -> Splice {
    let range = match (at.checked_sub(1), entries.get(at + 1)) {
        (_, Some(next)) => entries[at].start..next.start,
        (Some(before), None) => entries[before].end..entries[at].end,
        (None, None) => whole.start + 1..whole.end - 1,
    };
    (range, String::new())
}

fn element_spans(list: &Array) -> Vec<Range<usize>> {
    list.iter().filter_map(Value::span).collect()
}

/// Returns where the entries of an inline table stand, each from its key to the end of its value, in order.
fn table_entries(table: &InlineTable) -> Vec<Range<usize>> {
    let entry = |(keys, value): (Vec<&toml_edit::Key>, &Value)| Some(keys.first()?.span()?.start..value.span()?.end);
    let mut entries: Vec<Range<usize>> = table.get_values().into_iter().filter_map(entry).collect();
    entries.sort_by_key(|entry| entry.start);
    entries
}
