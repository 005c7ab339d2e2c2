//! Reads entries of JSON for a batch: an object a line, a list of objects, or a document that clique answered.
//!
//! Values are kept as they are written, so that an amount such as 12.50 is read digit by digit and never as a
//! floating-point number, and so that an error can point at it.

use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{Cell, Field, Given, Problem, field_named};
use crate::cli::failure::Failure;
use crate::text::columns::Column;

/// Reads entries, and everything that is wrong with their form.
pub(super) fn read(text: &str) -> (Vec<Given>, Vec<Problem>) {
    let mut reader = Reader { text, rows: Vec::new(), problems: Vec::new() };
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut stream = serde_json::Deserializer::from_str(bare).into_iter::<&RawValue>();
    for value in stream.by_ref() {
        match value {
            Ok(value) => reader.read_value(value.get()),
            Err(error) => reader.note_error(bare, &error),
        }
    }
    (reader.rows, reader.problems)
}

struct Reader<'t> {
    text: &'t str,
    rows: Vec<Given>,
    problems: Vec<Problem>,
}

impl<'t> Reader<'t> {
    /// Reads one value at the top: an entry, a list of them, or a document that has them under `data`.
    fn read_value(&mut self, raw: &'t str) {
        if raw.starts_with('[') {
            let items: Vec<&RawValue> = serde_json::from_str(raw).unwrap_or_default();
            items.iter().for_each(|item| self.read_entry(item.get()));
            return;
        }
        let members = Members::of(raw);
        let is_document = members.iter().any(|(name, _)| name == "schema");
        match members.iter().find(|(name, _)| is_document && name == "data") {
            Some((_, data)) => self.read_value(data.get()),
            None => self.read_entry(raw),
        }
    }

    fn read_entry(&mut self, raw: &'t str) {
        let span = self.span_of(raw);
        if !raw.starts_with('{') {
            let failure =
                Failure::usage("this is no entry").help("write one as {\"amount\": 12, \"description\": \"taxi\"}");
            self.problems.push(Problem::new(failure, span));
            return;
        }
        let mut cells: Vec<Cell> = Vec::new();
        for (name, value) in Members::of(raw) {
            let span = self.span_of(value.get());
            let read = field_named(&name).and_then(|field| {
                if field.is_some_and(|field| cells.iter().any(|cell| cell.field == field)) {
                    return Err(Failure::usage(format!("`{name}` stands there twice")));
                }
                let Some(field) = field else { return Ok(None) };
                Ok(text_of(field, value.get())?.map(|text| Cell { field, text, span: span.clone() }))
            });
            match read {
                Ok(cell) => cells.extend(cell.filter(|cell| !cell.text.is_empty())),
                Err(failure) => self.problems.push(Problem::new(failure, span)),
            }
        }
        self.rows.push(Given { span, cells });
    }

    fn note_error(&mut self, bare: &str, error: &serde_json::Error) {
        let line = error.line().saturating_sub(1);
        let before: usize = bare.split_inclusive('\n').take(line).map(str::len).sum();
        let at = (before + error.column().saturating_sub(1) + self.text.len() - bare.len()).min(self.text.len());
        let at = (0..=at).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        let end = self.text[at..].chars().next().map_or(at, |letter| at + letter.len_utf8());
        let words = error.to_string();
        let words = words.split(" at line").next().unwrap_or_default();
        let failure = Failure::usage(format!("this is no JSON: {words}")).help("write one entry a line");
        self.problems.push(Problem::new(failure, at..end));
    }

    /// Returns where a part of the input stands in it.
    fn span_of(&self, part: &str) -> Range<usize> {
        let start = part.as_ptr().addr().saturating_sub(self.text.as_ptr().addr());
        start..start + part.len()
    }
}

/// Returns what a value says in the words of a row; nothing for `null`.
fn text_of(field: Field, raw: &str) -> Result<Option<String>, Failure> {
    let odd = || Failure::usage("this is no text and no number");
    Ok(match raw.as_bytes().first() {
        Some(b'n') => None,
        Some(b'"') => Some(serde_json::from_str(raw).map_err(|_| odd())?),
        Some(b'-' | b'0'..=b'9') => Some(raw.to_owned()),
        Some(b'[') if matches!(field, Field::Column(Column::PaidBy | Column::Split | Column::Tags)) => {
            let items: Vec<&RawValue> = serde_json::from_str(raw).map_err(|_| odd())?;
            let alone = items.len() == 1;
            let words = items.iter().map(|item| item_of(item.get(), alone).ok_or_else(odd));
            Some(words.collect::<Result<Vec<String>, Failure>>()?.join(","))
        }
        _ => return Err(odd()),
    })
}

/// Returns one name of a list, or `name=amount` of `{"member": name, "amount": amount}`; alone, the name is enough.
fn item_of(raw: &str, alone: bool) -> Option<String> {
    if !raw.starts_with('{') {
        return serde_json::from_str(raw).ok();
    }
    let members = Members::of(raw);
    let text = |wanted: &str| {
        let (_, value) = members.iter().find(|(name, _)| name == wanted)?;
        serde_json::from_str::<String>(value.get()).ok()
    };
    let member = text("member")?;
    Some(if alone { member } else { format!("{member}={}", text("amount")?) })
}

/// The members of an object in their order, those that stand there twice included.
struct Members<'t>(Vec<(String, &'t RawValue)>);

impl<'t> Members<'t> {
    fn of(raw: &'t str) -> Vec<(String, &'t RawValue)> {
        serde_json::from_str::<Members<'t>>(raw).map_or(Vec::new(), |members| members.0)
    }
}

impl<'t> Deserialize<'t> for Members<'t> {
    fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Members<'t>, D::Error> {
        struct Collector;
        impl<'t> Visitor<'t> for Collector {
            type Value = Members<'t>;

            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("an object")
            }

            fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Members<'t>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Collector)
    }
}
