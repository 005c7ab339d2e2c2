//! Reads the keys of a TOML file one by one, telling the place of everything that is not as it should be.
//!
//! Numbers are taken as they are written, so `weight = 1.50` is exact and no float ever exists. A file
//! with an error of syntax is read as far as it goes, so that a name in it stays known, but then only
//! the syntax is complained about: what follows from it would be guesswork.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::suggest::did_you_mean;
use super::toml_syntax::syntax_faults;
use crate::model::{Code, Date, Fault, Severity};

/// The most bytes a TOML file of a ledger may have.
pub const TOML_BYTES_MAX: usize = 1 << 20;
/// The most characters of one text in a TOML file.
pub const TEXT_CHARACTERS_MAX: usize = 4000;
/// What a text is called where something else stands.
const TEXT: &str = "a text in quotes";

/// A value that was read, and its bytes in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Range<usize>,
}

/// A table of a file, with what is needed to speak about its keys.
#[derive(Clone, Debug)]
pub struct TomlTable<'d> {
    keys: &'d DeTable<'d>,
    /// The bytes of its header, or of the whole when it is inline; empty for the file itself.
    pub span: Range<usize>,
    name: String,
    code: Code,
}

impl<'d> TomlTable<'d> {
    /// Makes the table of a whole file.
    #[must_use]
    pub fn root(document: &'d Spanned<DeTable<'d>>) -> TomlTable<'d> {
        TomlTable { keys: document.get_ref(), span: 0..0, name: String::new(), code: Code::TomlValue }
    }

    /// Makes faults about values in this table have another code than [`Code::TomlValue`].
    #[must_use]
    pub fn blamed_as(self, code: Code) -> TomlTable<'d> {
        TomlTable { code, ..self }
    }

    /// Returns whether the table has the key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.keys.contains_key(key)
    }

    /// Lists the keys with their places, in order of the places.
    #[must_use]
    pub fn keys(&self) -> Vec<Found<&'d str>> {
        let found = |key: &'d Spanned<_>| Found { value: AsRef::<str>::as_ref(key.get_ref()), span: key.span() };
        let mut keys: Vec<_> = self.keys.keys().map(found).collect();
        keys.sort_by_key(|key| key.span.start);
        keys
    }

    /// Returns the key's name with the names of the tables it is in: `members.alice.weight`.
    #[must_use]
    pub fn path_of(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }
}

/// Reads one file; collects its faults.
#[derive(Debug)]
pub struct TomlReader<'t> {
    path: &'t str,
    text: &'t str,
    is_sound: bool,
    faults: Vec<Fault>,
}

impl<'t> TomlReader<'t> {
    /// Parses a file; errors of syntax are faults, and the document is what could be understood.
    #[must_use]
    pub fn parse(path: &'t str, text: &'t str) -> (TomlReader<'t>, Spanned<DeTable<'t>>) {
        let mut reader = TomlReader { path, text, is_sound: true, faults: Vec::new() };
        if text.len() > TOML_BYTES_MAX {
            reader.is_sound = false;
            let title = format!("the file has {} bytes; a TOML file has at most {TOML_BYTES_MAX}", text.len());
            reader.faults.push(Fault::new(Code::TooLong, path, 0..0, title));
            return (reader, Spanned::new(0..0, DeTable::new()));
        }
        let (document, errors) = DeTable::parse_recoverable(text);
        reader.is_sound = errors.is_empty();
        reader.faults = syntax_faults(path, text, &errors);
        (reader, document)
    }

    /// Adds a fault of the file's content.
    pub fn blame(&mut self, code: Code, span: Range<usize>, title: impl Into<String>) -> &mut Fault {
        self.faults.push(Fault::new(code, self.path, span, title));
        self.faults.last_mut().expect("a fault was just added")
    }

    /// Adds a fault that is worded elsewhere.
    pub fn push(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    /// Returns the path of the file.
    #[must_use]
    pub fn path(&self) -> &'t str {
        self.path
    }

    /// Tells whether the file is TOML.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.is_sound
    }

    /// Tells whether anything but a warning was wrong so far.
    #[must_use]
    pub fn has_faults(&self) -> bool {
        self.faults.iter().any(|fault| fault.code.severity() != Severity::Warning)
    }

    /// Hands over the faults: all of them, or only those of syntax when there are any.
    pub fn finish(mut self, faults: &mut Vec<Fault>) {
        if !self.is_sound {
            let is_basic = |code| matches!(code, Code::TomlSyntax | Code::ConflictMarkers | Code::TooLong);
            self.faults.retain(|fault| is_basic(fault.code));
        }
        faults.append(&mut self.faults);
    }

    /// Reads a text of one line.
    pub fn text(&mut self, table: &TomlTable<'_>, key: &str) -> Option<Found<String>> {
        let value = table.keys.get(key)?;
        self.text_of(table, key, value)
    }

    /// Reads a text, whatever it holds.
    pub fn any_text(&mut self, table: &TomlTable<'_>, key: &str) -> Option<Found<String>> {
        let value = table.keys.get(key)?;
        if let DeValue::String(text) = value.get_ref() {
            return Some(Found { value: text.to_string(), span: value.span() });
        }
        self.wrong_kind(table, key, value, TEXT);
        None
    }

    fn text_of(&mut self, table: &TomlTable<'_>, key: &str, value: &Spanned<DeValue<'_>>) -> Option<Found<String>> {
        let DeValue::String(text) = value.get_ref() else {
            self.wrong_kind(table, key, value, TEXT);
            return None;
        };
        let problem = if text.chars().any(char::is_control) {
            Some("holds a control character".to_owned())
        } else if text.chars().nth(TEXT_CHARACTERS_MAX).is_some() {
            Some(format!("has more than {TEXT_CHARACTERS_MAX} characters"))
        } else {
            None
        };
        if let Some(problem) = problem {
            self.blame(Code::BadText, value.span(), format!("`{}` {problem}", table.path_of(key)));
            return None;
        }
        Some(Found { value: text.to_string(), span: value.span() })
    }

    /// Reads a list of texts; one text alone is a list of one.
    pub fn texts(&mut self, table: &TomlTable<'_>, key: &str) -> Vec<Found<String>> {
        let Some(value) = table.keys.get(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Array(list) => list.iter().filter_map(|value| self.text_of(table, key, value)).collect(),
            DeValue::String(_) => self.text_of(table, key, value).into_iter().collect(),
            _ => {
                self.wrong_kind(table, key, value, "a list of texts, [\"…\", \"…\"]");
                Vec::new()
            }
        }
    }

    /// Reads a list of texts and bare numbers as they are written; one alone is a list of one.
    pub fn words(&mut self, table: &TomlTable<'_>, key: &str) -> Vec<Found<String>> {
        let Some(value) = table.keys.get(key) else { return Vec::new() };
        let list = if let DeValue::Array(list) = value.get_ref() { list.iter().collect() } else { vec![value] };
        let mut words = Vec::with_capacity(list.len());
        for value in list {
            if let DeValue::Integer(_) | DeValue::Float(_) = value.get_ref() {
                words.push(Found { value: self.raw(value.span()).to_owned(), span: value.span() });
            } else {
                words.extend(self.text_of(table, key, value));
            }
        }
        words
    }

    /// Reads one of a few words.
    pub fn word<T: Copy>(&mut self, table: &TomlTable<'_>, key: &str, words: &[(T, &str)]) -> Option<T> {
        let value = table.keys.get(key)?;
        let text = match value.get_ref() {
            DeValue::String(text) => Found { value: text.to_string(), span: value.span() },
            _ => Found { value: self.raw(value.span()).to_owned(), span: value.span() },
        };
        if let (true, Some((case, _))) = (value.get_ref().is_str(), words.iter().find(|(_, word)| *word == text.value))
        {
            return Some(*case);
        }
        let known = || words.iter().map(|(_, word)| *word);
        let list = known().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
        let help = did_you_mean(&text.value, known()).map(|word| format!("did you mean `{word}`?"));
        let title = format!("`{}` cannot be `{}`", table.path_of(key), text.value);
        let fault = self.blame(table.code, text.span, title);
        fault.label = format!("one of {list}");
        fault.help = help;
        None
    }

    /// Reads `true` or `false`.
    pub fn flag(&mut self, table: &TomlTable<'_>, key: &str) -> Option<bool> {
        let value = table.keys.get(key)?;
        if let DeValue::Boolean(flag) = value.get_ref() {
            return Some(*flag);
        }
        self.wrong_kind(table, key, value, "true or false");
        None
    }

    /// Reads a day, bare or in quotes.
    pub fn date(&mut self, table: &TomlTable<'_>, key: &str) -> Option<Found<Date>> {
        let value = table.keys.get(key)?;
        let written = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(_) => self.raw(value.span()).to_owned(),
            _ => {
                self.wrong_kind(table, key, value, "a day such as 2026-06-30");
                return None;
            }
        };
        let date = Date::parse(&written).map(|value_read| Found { value: value_read, span: value.span() });
        if date.is_none() {
            let code = if table.code == Code::TomlValue { Code::BadDate } else { table.code };
            let title = format!("`{}` is no day of the calendar", table.path_of(key));
            let fault = self.blame(code, value.span(), title);
            fault.label = "a day is written 2026-06-30, without a time, between 1970 and 2199".into();
        }
        date
    }

    /// Reads a number as it is written, bare or in quotes; whether it is one is for the caller to say.
    pub fn number(&mut self, table: &TomlTable<'_>, key: &str) -> Option<Found<String>> {
        let value = table.keys.get(key)?;
        let written = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(_) | DeValue::Float(_) => self.raw(value.span()).to_owned(),
            _ => {
                self.wrong_kind(table, key, value, "a number");
                return None;
            }
        };
        Some(Found { value: written, span: value.span() })
    }

    /// Reads a table.
    pub fn table<'d>(&mut self, table: &TomlTable<'d>, key: &str) -> Option<TomlTable<'d>> {
        let value = table.keys.get(key)?;
        self.table_of(table, key, value)
    }

    fn table_of<'d>(
        &mut self,
        table: &TomlTable<'d>,
        key: &str,
        value: &'d Spanned<DeValue<'d>>,
    ) -> Option<TomlTable<'d>> {
        if let DeValue::Table(keys) = value.get_ref() {
            return Some(TomlTable { keys, span: value.span(), name: table.path_of(key), code: table.code });
        }
        let expected = format!("a table, `[{name}]` or `{name} = {{ … }}`", name = table.path_of(key));
        self.wrong_kind(table, key, value, &expected);
        None
    }

    /// Reads a list of tables, `[[key]]` or inline.
    pub fn tables<'d>(&mut self, table: &TomlTable<'d>, key: &str) -> Vec<TomlTable<'d>> {
        let Some(value) = table.keys.get(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Array(list) => list.iter().filter_map(|value| self.table_of(table, key, value)).collect(),
            _ => {
                self.wrong_kind(table, key, value, &format!("a list of tables, `[[{}]]`", table.path_of(key)));
                Vec::new()
            }
        }
    }

    /// Complains about a needed key that is not there.
    pub fn missing(&mut self, table: &TomlTable<'_>, key: &str, example: &str) {
        let title = format!("`{}` is missing", table.path_of(key));
        self.blame(table.code, table.span.clone(), title).help = Some(format!("add `{example}`"));
    }

    /// Warns of keys that are not among the known; those that begin with `x-` are the friends' own.
    pub fn warn_unknown(&mut self, table: &TomlTable<'_>, known: &[&str]) {
        for key in table.keys() {
            if known.contains(&key.value) || key.value.starts_with("x-") {
                continue;
            }
            let guess = did_you_mean(key.value, known.iter().copied().filter(|word| !table.has(word)));
            let fault =
                self.blame(Code::UnknownKey, key.span, format!("`{}` is not a known key", table.path_of(key.value)));
            fault.label = "kept as it is, and not read".into();
            let own = || format!("a key of your own begins with `x-`: `x-{}`", key.value);
            fault.help = Some(guess.map_or_else(own, |word| format!("did you mean `{word}`?")));
        }
    }

    /// Returns the bytes in the file of a part of a text that was read, or of the whole where escapes blur it.
    #[must_use]
    pub fn part(&self, text: &Found<String>, part: Range<usize>) -> Range<usize> {
        let raw = self.raw(text.span.clone());
        let inner = raw.get(1..raw.len().saturating_sub(1));
        if inner == Some(text.value.as_str()) {
            return text.span.start + 1 + part.start..text.span.start + 1 + part.end;
        }
        text.span.clone()
    }

    fn raw(&self, span: Range<usize>) -> &'t str {
        self.text.get(span).unwrap_or("")
    }

    fn wrong_kind(&mut self, table: &TomlTable<'_>, key: &str, value: &Spanned<DeValue<'_>>, expected: &str) {
        let (found, is_bare) = match value.get_ref() {
            DeValue::String(_) => ("a text", false),
            DeValue::Integer(_) | DeValue::Float(_) => ("a number", true),
            DeValue::Boolean(_) => ("a yes or no", true),
            DeValue::Datetime(_) => ("a date", true),
            DeValue::Array(_) => ("a list", false),
            DeValue::Table(_) => ("a table", false),
        };
        let raw = self.raw(value.span());
        let quoted = (is_bare && expected == TEXT).then(|| format!("write `\"{raw}\"`"));
        let title = format!("`{}` is {found}", table.path_of(key));
        let fault = self.blame(table.code, value.span(), title);
        fault.label = format!("expected {expected}");
        fault.help = quoted;
    }
}
