//! Reads a person's own preferences: how to speak, and which programs to run.
//!
//! The file belongs to one person and is part of no ledger: `alias`, `pager` and `editor` run programs, and a ledger
//! comes from others.
//!
//! ```toml
//! hints = false
//! pager = "less -FRX"
//!
//! [alias]
//! owe = "balance me"
//! ```

use std::collections::BTreeMap;

use super::suggest::did_you_mean;
use super::toml_read::{TomlReader, TomlTable};
use super::toml_value::NewValue;
use crate::model::{Code, Fault};

/// Something that can be preferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// Draw with ASCII characters only.
    Ascii,
    /// When to use colour.
    Color,
    /// The program that texts are edited with.
    Editor,
    /// Whether a next step is offered after a change.
    Hints,
    /// Whether the programs in the folder `hooks` are left alone.
    NoHooks,
    /// Whether nothing is asked.
    NoInput,
    /// The program that long answers are read with; empty for none.
    Pager,
}

/// What the value of a key can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `true` or `false`.
    Flag,
    /// One of a few words.
    Word(&'static [&'static str]),
    /// A program with its arguments.
    Program,
}

impl Key {
    /// Every key with its name, in the order of names.
    pub const ALL: [(Key, &'static str); 7] = [
        (Key::Ascii, "ascii"),
        (Key::Color, "color"),
        (Key::Editor, "editor"),
        (Key::Hints, "hints"),
        (Key::NoHooks, "no-hooks"),
        (Key::NoInput, "no-input"),
        (Key::Pager, "pager"),
    ];

    /// Returns the name in the file.
    #[must_use]
    pub fn name(self) -> &'static str {
        Key::ALL.iter().find(|(key, _)| *key == self).map_or("", |(_, name)| name)
    }

    /// Finds a key by its name.
    #[must_use]
    pub fn named(name: &str) -> Option<Key> {
        Key::ALL.iter().find(|(_, known)| *known == name).map(|(key, _)| *key)
    }

    /// Returns what its value can be.
    #[must_use]
    pub fn shape(self) -> Shape {
        match self {
            Key::Ascii | Key::Hints | Key::NoHooks | Key::NoInput => Shape::Flag,
            Key::Color => Shape::Word(&["auto", "always", "never"]),
            Key::Editor | Key::Pager => Shape::Program,
        }
    }

    /// Reads a value as it is typed; says what it can be when it is none.
    ///
    /// # Errors
    ///
    /// What it can be, in words.
    pub fn value(self, typed: &str) -> Result<NewValue, String> {
        match self.shape() {
            Shape::Flag => match typed {
                "true" | "yes" | "on" | "1" => Ok(NewValue::Flag(true)),
                "false" | "no" | "off" | "0" => Ok(NewValue::Flag(false)),
                _ => Err("true or false".into()),
            },
            Shape::Word(words) if words.contains(&typed) => Ok(NewValue::text(typed)),
            Shape::Word(words) => Err(words.join(", ")),
            Shape::Program => Ok(NewValue::text(typed)),
        }
    }
}

/// What a person prefers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The values that are said, as text: `true`, `never`, `less -FRX`.
    pub values: BTreeMap<Key, String>,
    /// Commands of one's own: what each stands for.
    pub aliases: BTreeMap<String, String>,
}

/// Reads preferences, and everything that is wrong with them; `path` is what the file is called.
#[must_use]
pub fn read_preferences(path: &str, text: &str) -> (Preferences, Vec<Fault>) {
    let (mut preferences, mut faults) = (Preferences::default(), Vec::new());
    let (mut reader, document) = TomlReader::parse(path, text);
    let root = TomlTable::root(&document);
    for (key, name) in Key::ALL {
        let value = match key.shape() {
            Shape::Flag => reader.flag(&root, name).map(|flag| flag.to_string()),
            Shape::Word(words) => {
                let words: Vec<(&str, &str)> = words.iter().map(|word| (*word, *word)).collect();
                reader.word(&root, name, &words).map(str::to_owned)
            }
            Shape::Program => reader.text(&root, name).map(|found| found.value),
        };
        preferences.values.extend(value.map(|value| (key, value)));
    }
    if let Some(table) = reader.table(&root, "alias") {
        for name in table.keys() {
            let value = reader.text(&table, name.value).map(|found| found.value);
            preferences.aliases.extend(value.map(|value| (name.value.to_owned(), value)));
        }
    }
    let known: Vec<&str> = Key::ALL.iter().map(|(_, name)| *name).chain(["alias"]).collect();
    reader.warn_unknown(&root, &known);
    reader.finish(&mut faults);
    (preferences, faults)
}

/// Finds the key that was most likely meant by a name that is none.
#[must_use]
pub fn key_meant(name: &str) -> Option<String> {
    did_you_mean(name, Key::ALL.iter().map(|(_, known)| *known))
}

/// Tells whether a fault is about a key that is not known, which an older program may meet.
#[must_use]
pub fn is_unknown_key(fault: &Fault) -> bool {
    fault.code == Code::UnknownKey
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_are_read_with_their_faults() {
        let text =
            "hints = false\npager = \"\"\ncolor = \"nevr\"\nascii = 1\nhnts = true\n[alias]\nowe = \"balance me\"\n";
        let (preferences, faults) = read_preferences("config.toml", text);
        assert_eq!(preferences.values.get(&Key::Hints).map(String::as_str), Some("false"));
        assert_eq!(preferences.values.get(&Key::Pager).map(String::as_str), Some(""));
        assert_eq!(preferences.values.len(), 2);
        assert_eq!(preferences.aliases.get("owe").map(String::as_str), Some("balance me"));
        let titles: Vec<&str> = faults.iter().map(|fault| fault.title.as_str()).collect();
        assert_eq!(titles.len(), 3, "{titles:?}");
        assert!(faults.iter().any(is_unknown_key));
    }

    #[test]
    fn a_syntax_error_is_told() {
        let (preferences, faults) = read_preferences("config.toml", "hints = \n");
        assert_eq!((preferences, faults.len()), (Preferences::default(), 1));
    }

    #[test]
    fn names_and_values() {
        for (key, name) in Key::ALL {
            assert_eq!((Key::named(name), key.name()), (Some(key), name));
        }
        assert_eq!(Key::Hints.value("off"), Ok(NewValue::Flag(false)));
        assert_eq!(Key::Color.value("blue"), Err("auto, always, never".into()));
        assert_eq!(key_meant("hint"), Some("hints".into()));
    }
}
