//! JSON with the place of everything: values are read when they are asked for, numbers stay text.
//!
//! [`Document::read`] makes sure that the whole text is JSON and notes where each list and object ends, so that no byte
//! is looked at again for every value around it. A [`Node`] is then a stretch of that text. Nothing nests in memory, so
//! a text of a million brackets is as good as any other.

use std::borrow::Cow;
use std::ops::Range;

use serde_json::value::RawValue;

use super::fields::lacking;
use super::holders::{Held, Holder, Unfit, known_plain_end, known_text_end};
use super::numbers::{self, Number};
use super::problem::ImportProblem;
use super::stretches::hold_side_by_side;

/// How long a field is at least, mostly.
const FIELD_BYTES: usize = 16;

/// How many fields the objects of most programs have at most.
const FIELDS_MAX: usize = 20;

/// No file of any program has more lists and objects, however long it is; each takes memory.
pub(super) const HOLDERS_MAX: usize = 1 << 25;

/// A whole JSON text, and where everything in it ends that holds other values.
#[derive(Clone, Debug)]
pub struct Document<'t> {
    text: &'t str,
    /// Where the text begins in the one that was read; spaces around it do not count.
    start: usize,
    /// Every list and object, in the order in which they begin.
    holders: Vec<Holder>,
}

/// A value of a JSON text.
#[derive(Clone, Copy, Debug)]
pub struct Node<'t> {
    /// The whole text of the document, and all that holds values in it.
    whole: &'t Document<'t>,
    /// Where it begins and ends in that text.
    start: u32,
    end: u32,
    /// The place among the holders of the first that begins with this value or behind its beginning.
    holder: u32,
    /// Whether it is a text in which something is escaped.
    is_escaped: bool,
}

/// The fields of an object; of two with one name the last counts, as in JavaScript and Python.
#[derive(Clone, Debug)]
pub struct Object<'t> {
    /// The object itself.
    pub node: Node<'t>,
    /// Every field in the order of the text.
    pub fields: Vec<(Cow<'t, str>, Node<'t>)>,
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag,
    /// A number.
    Number,
    /// A text.
    Text,
    /// `[…]`.
    List,
    /// `{…}`.
    Object,
}

impl<'t> Document<'t> {
    /// Takes a whole text as one value.
    ///
    /// # Errors
    ///
    /// When it is not JSON, with the place, or larger than 4 GB.
    pub fn read(text: &'t str) -> Result<Document<'t>, ImportProblem> {
        if u32::try_from(text.len()).is_err() {
            return Err(ImportProblem::new(0..0, "the file is larger than 4 GB").help("export it in parts"));
        }
        match hold_side_by_side(text, HOLDERS_MAX) {
            Ok(Held { start, end, holders }) => Ok(Document { text: &text[start..end], start, holders }),
            Err(Unfit::NotJson) => Err(no_json(text)),
            Err(Unfit::TooMany) => {
                let words = format!("the file has more than {HOLDERS_MAX} lists and objects");
                Err(ImportProblem::new(0..0, words).help("no program writes so many; is it an export?"))
            }
        }
    }

    /// Takes a stretch of a list, from the beginning of an item up to that of another or to the end of the list: the
    /// first of the holders stands for the list, the others are those in the stretch. The stretch begins in the text
    /// that was read where `start` says.
    pub(super) fn of_items(text: &'t str, start: usize, holders: Vec<Holder>) -> Document<'t> {
        Document { text, start, holders }
    }

    /// Returns the items of a stretch of a list.
    pub(super) fn items(&'t self) -> Vec<Node<'t>> {
        let mut rest = Rest { at: 0, holder: 1 };
        std::iter::from_fn(|| self.next_value(&mut rest)).collect()
    }

    /// Returns the value that the text is.
    #[must_use]
    pub fn root(&'t self) -> Node<'t> {
        let is_escaped = self.text.starts_with('"') && self.text.contains('\\');
        Node { whole: self, start: 0, end: number(self.text.len()), holder: 0, is_escaped }
    }

    /// Returns the next value after spaces, commas and colons; nothing at the end of what holds them.
    fn next_value(&'t self, rest: &mut Rest) -> Option<Node<'t>> {
        let bytes = self.text.as_bytes();
        let mut start = rest.at as usize;
        while let b' ' | b'\n' | b'\r' | b'\t' | b',' | b':' = bytes.get(start)? {
            start += 1;
        }
        let (holder, mut is_escaped) = (rest.holder, false);
        let end = match bytes[start] {
            b']' | b'}' => return None,
            b'"' => {
                let (end, has_escapes) = known_text_end(bytes, start);
                is_escaped = has_escapes;
                number(end)
            }
            b'{' | b'[' => {
                let found = self.holders.get(holder as usize)?;
                rest.holder = found.next;
                found.end
            }
            _ => number(known_plain_end(bytes, start)),
        };
        rest.at = end;
        Some(Node { whole: self, start: number(start), end, holder, is_escaped })
    }
}

/// Says where a text is wrong.
fn no_json(text: &str) -> ImportProblem {
    let Err(error) = serde_json::from_str::<&RawValue>(text) else {
        return ImportProblem::new(0..0, "this is not JSON");
    };
    let at = place(text, error.line(), error.column());
    if error.is_eof() {
        ImportProblem::new(at, "the file ends in the middle").help("it was cut off; export it again")
    } else {
        ImportProblem::new(at, "this is not JSON").help("the file is damaged; export it again")
    }
}

fn number(place: usize) -> u32 {
    u32::try_from(place).expect("the text was found to be no larger than 4 GB")
}

impl<'t> Node<'t> {
    /// Returns its bytes in the whole text.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        let before = self.whole.start;
        before + self.start as usize..before + self.end as usize
    }

    /// Returns what it is.
    #[must_use]
    pub fn kind(&self) -> NodeKind {
        match self.whole.text.as_bytes().get(self.start as usize) {
            Some(b'{') => NodeKind::Object,
            Some(b'[') => NodeKind::List,
            Some(b'"') => NodeKind::Text,
            Some(b't' | b'f') => NodeKind::Flag,
            Some(b'n') => NodeKind::Null,
            _ => NodeKind::Number,
        }
    }

    /// Returns the text as it stands in the file; of a number, the number.
    #[must_use]
    pub fn raw(&self) -> &'t str {
        self.whole.text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// Reads its fields.
    ///
    /// # Errors
    ///
    /// When it is no object.
    pub fn object(&self) -> Result<Object<'t>, ImportProblem> {
        if self.kind() != NodeKind::Object {
            return Err(self.unlike("an object"));
        }
        let length = (self.end - self.start) as usize;
        let mut fields = Vec::with_capacity((length / FIELD_BYTES).min(FIELDS_MAX));
        let mut rest = self.inside();
        while let Some(name) = self.next_value(&mut rest) {
            let value = self.next_value(&mut rest).ok_or_else(|| self.unlike("an object"))?;
            fields.push((name.words()?, value));
        }
        Ok(Object { node: *self, fields })
    }

    /// Reads its items.
    ///
    /// # Errors
    ///
    /// When it is no list.
    pub fn list(&self) -> Result<Vec<Node<'t>>, ImportProblem> {
        if self.kind() != NodeKind::List {
            return Err(self.unlike("a list"));
        }
        let mut rest = self.inside();
        Ok(std::iter::from_fn(|| self.next_value(&mut rest)).collect())
    }

    /// Begins to go through the values within this one.
    pub(super) fn inside(&self) -> Rest {
        Rest { at: self.start + 1, holder: self.holder + 1 }
    }

    /// Returns the next value within this one; nothing at its end.
    pub(super) fn next_value(&self, rest: &mut Rest) -> Option<Node<'t>> {
        self.whole.next_value(rest)
    }

    /// Reads a text.
    ///
    /// # Errors
    ///
    /// When it is none.
    pub fn words(&self) -> Result<Cow<'t, str>, ImportProblem> {
        if self.kind() != NodeKind::Text {
            return Err(self.unlike("a text"));
        }
        if !self.is_escaped {
            let inside = self.start as usize + 1..(self.end as usize).saturating_sub(1);
            return Ok(Cow::Borrowed(self.whole.text.get(inside).unwrap_or_default()));
        }
        serde_json::from_str(self.raw()).map(Cow::Owned).map_err(|_| self.unlike("a text"))
    }

    /// Reads a text, or a number as its text: ids are written in both ways.
    ///
    /// # Errors
    ///
    /// When it is neither.
    pub fn name(&self) -> Result<Cow<'t, str>, ImportProblem> {
        if self.kind() == NodeKind::Number { Ok(Cow::Borrowed(self.raw())) } else { self.words() }
    }

    /// Reads a number, exactly; one that is written as a text counts too.
    ///
    /// # Errors
    ///
    /// When it is none.
    pub fn number(&self) -> Result<Number, ImportProblem> {
        let text = match self.kind() {
            NodeKind::Number => Cow::Borrowed(self.raw()),
            NodeKind::Text => self.words()?,
            _ => return Err(self.unlike("a number")),
        };
        numbers::plain(&text).map_err(|problem| ImportProblem::new(self.span(), problem.words(&text)))
    }

    /// Reads `true` or `false`.
    ///
    /// # Errors
    ///
    /// When it is neither.
    pub fn flag(&self) -> Result<bool, ImportProblem> {
        if self.kind() == NodeKind::Flag { Ok(self.raw() == "true") } else { Err(self.unlike("true or false")) }
    }

    /// Says that it is not what it should be.
    #[must_use]
    pub fn unlike(&self, what: &str) -> ImportProblem {
        ImportProblem::new(self.span(), format!("this should be {what}"))
    }
}

impl<'t> Object<'t> {
    /// Finds a field; `null` counts as none.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<Node<'t>> {
        let field = self.fields.iter().rev().find(|(field, _)| field == name);
        field.map(|(_, node)| *node).filter(|node| node.kind() != NodeKind::Null)
    }

    /// Finds a field that must be there.
    ///
    /// # Errors
    ///
    /// When it is not there, or `null`.
    pub fn need(&self, name: &str) -> Result<Node<'t>, ImportProblem> {
        self.find(name).ok_or_else(|| lacking(self.node.span().start, name))
    }

    /// Reads the text of a field; empty where the field is not there.
    ///
    /// # Errors
    ///
    /// When it is something else than a text.
    pub fn words(&self, name: &str) -> Result<Cow<'t, str>, ImportProblem> {
        self.find(name).map_or(Ok(Cow::Borrowed("")), |node| node.words())
    }

    /// Reads the items of a field; none where the field is not there.
    ///
    /// # Errors
    ///
    /// When it is something else than a list.
    pub fn list(&self, name: &str) -> Result<Vec<Node<'t>>, ImportProblem> {
        self.find(name).map_or(Ok(Vec::new()), |node| node.list())
    }
}

/// Returns the character at a line and column, both counted from one, the column in bytes.
pub(super) fn place(text: &str, line: usize, column: usize) -> Range<usize> {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let mut start = (before + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let length = text[start..].chars().next().map_or(0, char::len_utf8);
    start..start + length
}

/// How far the values within another one were gone through.
pub(super) struct Rest {
    /// The next byte of the whole text.
    at: u32,
    /// The next list or object that begins.
    holder: u32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn values_know_their_places() {
        let text = r#" {"a": [1, "zwe\u0069", null], "b": {"c": 1.50e2}, "a": true, "é": "x"}"#;
        let document = Document::read(text).unwrap();
        let whole = document.root().object().unwrap();
        assert_eq!(whole.node.span(), 1..text.len());
        assert!(whole.need("a").unwrap().flag().unwrap());
        let items = whole.fields[0].1.list().unwrap();
        assert_eq!((&text[items[1].span()], items[1].words().unwrap().as_ref()), (r#""zwe\u0069""#, "zwei"));
        assert_eq!(items[2].kind(), NodeKind::Null);
        let c = whole.need("b").unwrap().object().unwrap().need("c").unwrap();
        assert_eq!((c.raw(), &text[c.span()]), ("1.50e2", "1.50e2"));
        assert_eq!(c.number().unwrap(), numbers::plain("150").unwrap());
        assert_eq!(whole.words("é").unwrap(), "x");
        assert_eq!(whole.words("nothing").unwrap(), "");
        assert_eq!(whole.need("z").unwrap_err().words, "`z` is missing here");
    }

    #[test]
    fn what_is_not_json_is_refused_with_its_place() {
        let refused =
            |text| Document::read(text).map(|_| ()).map_err(|problem| (problem.span, problem.words)).unwrap_err();
        assert_eq!(refused("[1,\n ö]"), (5..7, "this is not JSON".to_owned()));
        assert_eq!(refused("[1, 2"), (4..5, "the file ends in the middle".to_owned()));
        assert_eq!(refused("").1, "the file ends in the middle");
        assert_eq!(refused("{} {}").0, 3..4);
        let document = Document::read(r#"{"a": "\ud800", "b": [1]}"#).unwrap();
        let node = document.root().object().unwrap();
        assert_eq!(node.need("a").unwrap().words().unwrap_err().words, "this should be a text");
        assert_eq!(node.need("b").unwrap().number().unwrap_err().span, 21..24);
    }

    #[test]
    fn more_brackets_than_any_file_has_are_refused() {
        let text = format!("[{}[]]", "[],".repeat(HOLDERS_MAX));
        assert_eq!(Document::read(&text).unwrap_err().words, "the file has more than 33554432 lists and objects");
    }

    #[test]
    fn a_million_brackets_do_no_harm() {
        let text = "[".repeat(1_000_000) + &"]".repeat(1_000_000);
        assert_eq!(Document::read(&text).unwrap().root().list().unwrap().len(), 1);
        assert!(Document::read(&"[".repeat(1_000_000)).is_err());
        assert!(Document::read(&"{\"a\":".repeat(1_000_000)).is_err());
    }

    proptest! {
        #[test]
        fn no_text_panics_and_spans_fit(text in r#"[\[\]{},:"\\1eé \n]{0,30}|\PC{0,12}"#) {
            match Document::read(&text) {
                Err(problem) => prop_assert!(text.get(problem.span).is_some()),
                Ok(document) => {
                    let node = document.root();
                    prop_assert!(text.get(node.span()).is_some());
                    let _ = (node.object(), node.list(), node.words(), node.number(), node.flag());
                }
            }
        }
    }
}
