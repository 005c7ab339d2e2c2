//! The promise to programs: one JSON envelope around every answer, and amounts in it.
//!
//! ```json
//! {
//!   "schema": "clique.balance/1",
//!   "ledger": "Lisbon 2026",
//!   "data": []
//! }
//! ```
//!
//! Characters that would drive or deceive a terminal are written as `\u202e`, which a program
//! reads as the same character; the bytes stay harmless when JSON is shown on a screen.

use std::io;

use serde::Serialize;
use serde_json::ser::{CharEscape, CompactFormatter, Formatter, PrettyFormatter, Serializer};

use super::safe;
use crate::model::money::decimal;

/// Returns an answer as pretty-printed JSON that ends with one newline.
///
/// `schema` is the command and the version of its shape: `clique.balance/1`. Adding fields
/// to the data keeps the version; removing or renaming any needs the next one.
///
/// # Errors
///
/// Those of the data's own `Serialize`; types of this crate have none.
pub fn envelope<T: Serialize>(schema: &str, ledger: Option<&str>, data: &T) -> Result<String, serde_json::Error> {
    json(&Envelope { schema, ledger, data })
}

/// Returns a value without an envelope as pretty-printed JSON that ends with one newline.
///
/// # Errors
///
/// Those of the value's own `Serialize`.
pub fn json<T: Serialize>(value: &T) -> Result<String, serde_json::Error> {
    written(value, PrettyFormatter::new())
}

/// Returns a value as JSON on one line, its newline included, for formats of one object a line.
///
/// # Errors
///
/// Those of the value's own `Serialize`.
pub fn json_line<T: Serialize>(value: &T) -> Result<String, serde_json::Error> {
    written(value, CompactFormatter)
}

/// Writes an answer as [`envelope`] returns it, without holding it.
///
/// # Errors
///
/// When it cannot be written.
pub fn write_envelope<T: Serialize>(
    out: &mut dyn io::Write,
    schema: &str,
    ledger: Option<&str>,
    data: &T,
) -> io::Result<()> {
    write_json(out, &Envelope { schema, ledger, data }, PrettyFormatter::new())
}

/// Writes a value as [`json_line`] returns it.
///
/// # Errors
///
/// When it cannot be written.
pub fn write_line<T: Serialize>(out: &mut dyn io::Write, value: &T) -> io::Result<()> {
    write_json(out, value, CompactFormatter)
}

/// An amount of money as programs read it; there is no float to be inexact with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AmountJson {
    /// The decimal number as text: `-185.78`.
    pub amount: String,
    /// The code of the currency or unit.
    pub currency: String,
    /// The whole number of smallest units: `-18578`.
    pub minor: i128,
}

impl AmountJson {
    /// Takes smallest units, the number of decimals they make, and the code of their currency.
    #[must_use]
    pub fn new(minor: impl Into<i128>, decimals: u8, currency: &str) -> Self {
        let minor = minor.into();
        Self { amount: decimal(minor, decimals), currency: currency.to_owned(), minor }
    }
}

#[derive(Serialize)]
struct Envelope<'a, T> {
    schema: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    ledger: Option<&'a str>,
    data: &'a T,
}

fn written<T: Serialize, F: Formatter>(value: &T, layout: F) -> Result<String, serde_json::Error> {
    let mut bytes = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut bytes, Visible(layout)))?;
    bytes.push(b'\n');
    Ok(String::from_utf8(bytes).expect("the serializer writes whole characters only"))
}

fn write_json<T: Serialize>(out: &mut dyn io::Write, value: &T, layout: impl Formatter) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut *out, Visible(layout)))?;
    out.write_all(b"\n")
}

/// A layout whose strings hide nothing; everything else is left to the layout within.
struct Visible<F>(F);

impl<F: Formatter> Formatter for Visible<F> {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        if fragment.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
            return self.0.write_string_fragment(writer, fragment);
        }
        let mut written = 0;
        for (at, character) in fragment.char_indices() {
            if !safe::is_hidden(character) {
                continue;
            }
            self.0.write_string_fragment(writer, &fragment[written..at])?;
            for unit in character.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            written = at + character.len_utf8();
        }
        self.0.write_string_fragment(writer, &fragment[written..])
    }

    fn write_char_escape<W: ?Sized + io::Write>(&mut self, writer: &mut W, escape: CharEscape) -> io::Result<()> {
        self.0.write_char_escape(writer, escape)
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    #[derive(Serialize)]
    struct Row<'a> {
        member: &'a str,
        net: AmountJson,
        tags: Vec<&'a str>,
    }

    #[test]
    fn the_envelope() {
        let rows = [Row { member: "bob", net: AmountJson::new(-18578_i64, 2, "EUR"), tags: vec![] }];
        let text = envelope("clique.balance/1", Some("Lisbon 2026"), &rows).unwrap();
        expect![[r#"
            {
              "schema": "clique.balance/1",
              "ledger": "Lisbon 2026",
              "data": [
                {
                  "member": "bob",
                  "net": {
                    "amount": "-185.78",
                    "currency": "EUR",
                    "minor": -18578
                  },
                  "tags": []
                }
              ]
            }
        "#]]
        .assert_eq(&text);
        let text = envelope("clique.version/1", None, &"0.1.0").unwrap();
        expect![[r#"
            {
              "schema": "clique.version/1",
              "data": "0.1.0"
            }
        "#]]
        .assert_eq(&text);
        assert_eq!(json_line(&[1, 2]).unwrap(), "[1,2]\n");
    }

    #[test]
    fn hidden_characters_are_escaped_and_come_back() {
        let text = "\u{1b}[31m\u{9b}x\u{202e}\u{e0041}\"\\é👨\u{200d}👩 \n";
        let written = json_line(&text).unwrap();
        expect![[r#"
            "\u001b[31m\u009bx\u202e\udb40\udc41\"\\é👨‍👩 \n"
        "#]]
        .assert_eq(&written);
        let read: String = serde_json::from_str(&written).unwrap();
        assert_eq!(read, text);
    }

    #[test]
    fn amounts_are_exact_at_the_edges() {
        for (minor, decimals, text) in [
            (0, 2, "0.00"),
            (5, 2, "0.05"),
            (-5, 2, "-0.05"),
            (-18578, 2, "-185.78"),
            (1234, 3, "1.234"),
            (500, 0, "500"),
            (-1, 0, "-1"),
            (7, 18, "0.000000000000000007"),
            (i128::MAX, 2, "1701411834604692317316873037158841057.27"),
            (i128::MIN, 0, "-170141183460469231731687303715884105728"),
        ] {
            assert_eq!(decimal(minor, decimals), text);
        }
        assert_eq!(decimal(1, 255).len(), 257);
        let text = json_line(&AmountJson::new(i128::MIN, 2, "EUR")).unwrap();
        assert!(text.contains("\"minor\":-170141183460469231731687303715884105728"));
    }
}
