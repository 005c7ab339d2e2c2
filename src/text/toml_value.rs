//! Values as they are written into TOML files, in the 1.0 grammar that every reader knows.

use std::fmt::{self, Write as _};

use crate::model::Date;

/// A value to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewValue {
    /// A text; also a number that must stay as it is written, such as a weight.
    Text(String),
    /// A list of texts.
    Texts(Vec<String>),
    /// `true` or `false`.
    Flag(bool),
    /// A small whole number.
    Whole(u32),
    /// A day.
    Day(Date),
    /// A table; written in one line where it stands within another.
    Table(Vec<(String, NewValue)>),
}

impl NewValue {
    /// Makes a text.
    #[must_use]
    pub fn text(text: &str) -> NewValue {
        NewValue::Text(text.to_owned())
    }

    /// Makes a table of keys and values.
    #[must_use]
    pub fn table<'k>(keys: impl IntoIterator<Item = (&'k str, NewValue)>) -> NewValue {
        NewValue::Table(keys.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }

    /// Tells whether a value in a file says the same already.
    pub(super) fn is_said_by(&self, item: &toml_edit::Item) -> bool {
        match self {
            NewValue::Text(text) => item.as_str() == Some(text),
            NewValue::Texts(texts) => {
                let list = item.as_array();
                list.is_some_and(|list| list.iter().map(toml_edit::Value::as_str).eq(texts.iter().map(|t| Some(&**t))))
            }
            NewValue::Flag(flag) => item.as_bool() == Some(*flag),
            NewValue::Whole(number) => item.as_integer() == Some(i64::from(*number)),
            NewValue::Day(day) => {
                item.as_datetime().is_some_and(|found| found.to_string() == day.to_string())
                    || item.as_str() == Some(&day.to_string())
            }
            NewValue::Table(keys) => {
                let has = |(key, value): &(String, NewValue)| item.get(key).is_some_and(|item| value.is_said_by(item));
                item.is_table_like() && keys.iter().all(has)
            }
        }
    }
}

impl fmt::Display for NewValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NewValue::Text(text) => f.write_str(&quoted(text)),
            NewValue::Texts(texts) => {
                let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
                write!(f, "[{}]", texts.join(", "))
            }
            NewValue::Flag(flag) => write!(f, "{flag}"),
            NewValue::Whole(number) => write!(f, "{number}"),
            NewValue::Day(day) => write!(f, "{day}"),
            NewValue::Table(keys) if keys.is_empty() => f.write_str("{}"),
            NewValue::Table(keys) => {
                let pair = |(key, value): &(String, NewValue)| format!("{} = {value}", key_text(key));
                write!(f, "{{ {} }}", keys.iter().map(pair).collect::<Vec<_>>().join(", "))
            }
        }
    }
}

/// Writes a key: bare where it can be, else in quotes.
#[must_use]
pub fn key_text(key: &str) -> String {
    let is_bare = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    if !key.is_empty() && key.bytes().all(is_bare) { key.to_owned() } else { quoted(key) }
}

/// Writes a text in double quotes, on one line, with the escapes of TOML 1.0.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            // What is not seen is spelt out, so that a reader of the file sees it.
            hidden if hidden.is_control() || super::row_text::is_hidden(hidden) => {
                let number = u32::from(hidden);
                let _ =
                    if number > 0xffff { write!(quoted, "\\U{number:08X}") } else { write!(quoted, "\\u{number:04X}") };
            }
            plain => quoted.push(plain),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn values_are_written_plainly() {
        let member = NewValue::table([
            ("role", NewValue::text("admin")),
            ("since", NewValue::Day(Date::parse("2026-02-01").unwrap())),
            ("a b", NewValue::Flag(true)),
        ]);
        assert_eq!(member.to_string(), r#"{ role = "admin", since = 2026-02-01, "a b" = true }"#);
        assert_eq!(NewValue::Texts(vec!["a".into(), "b\"".into()]).to_string(), r#"["a", "b\""]"#);
        assert_eq!(quoted("a\u{202e}\u{1b}\\é"), r#""a\u202E\u001B\\é""#);
    }

    proptest! {
        #[test]
        fn every_text_and_key_reads_back(text: String, key: String) {
            let line = format!("{} = {}", key_text(&key), quoted(&text));
            let table: toml::Table = toml::from_str(&line).unwrap();
            prop_assert_eq!(table.get(&key).and_then(|value| value.as_str()), Some(text.as_str()));
        }
    }
}
