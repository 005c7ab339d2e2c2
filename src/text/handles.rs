//! What several TOML files say in the same way: handles, display names, ids and currencies.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::row_text::is_hidden;
use super::suggest::did_you_mean;
use super::toml_read::{TomlReader, TomlTable};
use crate::model::currency::iso_codes;
use crate::model::{Code, Currency, Fault, Handle, Id, Setup};

/// The most characters of a display name.
pub const NAME_CHARACTERS_MAX: usize = 64;

/// The ISO codes, listed once: a file may have many wrong ones.
static CODES: LazyLock<Vec<String>> = LazyLock::new(iso_codes);

/// The handles met so far, by what they look like.
#[derive(Debug, Default)]
pub struct Seen(BTreeMap<String, Handle>);

impl Seen {
    /// Notes a handle; returns words about the clash when it looks like one that was met before.
    pub fn clash(&mut self, handle: &Handle, noun: &str) -> Option<String> {
        let other = self.0.insert(handle.skeleton(), handle.clone())?;
        Some(format!("the {noun} `{handle}` looks like `{other}`"))
    }
}

/// Words a fault about a name that is not a handle.
pub fn bad_handle(fault: &mut Fault, noun: &str, written: &str, words: &str) {
    fault.title = format!("`{written}` cannot be the handle of a {noun}");
    fault.label = words.to_owned();
    let free = Handle::from_name(written, |_| false);
    if free.as_str() != "someone" {
        fault.help = Some(format!("name it `{free}`; the display name inside may be anything"));
    }
}

/// Reads `name`, a display name in any script.
pub fn display_name(reader: &mut TomlReader<'_>, table: &TomlTable<'_>) -> Option<String> {
    let name = reader.any_text(table, "name")?;
    if let Some(words) = name_problem(&name.value) {
        let fault = reader.blame(Code::BadName, name.span, format!("the name {words}"));
        fault.label = format!("1 to {NAME_CHARACTERS_MAX} characters, in any script");
        fault.help = Some("write a name, or take the line out".into());
        return None;
    }
    if name.value.chars().any(is_hidden) {
        let fault = reader.blame(Code::HiddenText, name.span, "the name holds characters that cannot be seen");
        fault.help = Some("type the name again".into());
    }
    Some(name.value)
}

/// Returns in words what keeps a text from being a display name, to follow `the name`.
#[must_use]
pub fn name_problem(name: &str) -> Option<String> {
    if name.trim().is_empty() {
        Some("is empty".into())
    } else if name.chars().any(char::is_control) {
        Some("holds a control character".into())
    } else if name.chars().nth(NAME_CHARACTERS_MAX).is_some() {
        Some(format!("has more than {NAME_CHARACTERS_MAX} characters"))
    } else {
        None
    }
}

/// Reads `id`, a random id.
pub fn read_id(reader: &mut TomlReader<'_>, table: &TomlTable<'_>) -> Option<Id> {
    let written = reader.text(table, "id")?;
    let id = Id::parse(&written.value);
    if id.is_none() {
        let fault = reader.blame(Code::BadId, written.span, format!("`{}` is not an id", written.value));
        fault.label = "an id is 12 characters of 0-9 and a-z without i, l, o and u".into();
        fault.help = Some("take the line out".into());
    }
    id
}

/// Reads `currency`: an own unit or an ISO code.
pub fn read_currency(reader: &mut TomlReader<'_>, table: &TomlTable<'_>, setup: &Setup) -> Option<Currency> {
    let written = reader.text(table, "currency")?;
    let currency = setup.currency(&written.value);
    if currency.is_none() {
        let fault = reader.blame(Code::UnknownCurrency, written.span, "");
        word_unknown_currency(fault, &written.value, setup);
    }
    currency
}

/// Words a fault about a currency that nobody knows.
pub fn word_unknown_currency(fault: &mut Fault, written: &str, setup: &Setup) {
    fault.title = format!("there is no currency `{written}`");
    fault.label = "neither an ISO 4217 code nor a unit of `clique.toml`".into();
    let known = setup.units.keys().chain(CODES.iter()).map(String::as_str);
    fault.help = did_you_mean(written, known).map(|code| format!("did you mean `{code}`?"));
}

/// Stands in where no currency could be read, which is a fault already; amounts of two decimals fit it.
#[must_use]
pub fn unknown_currency() -> Currency {
    Currency::unit("?", 2).expect("one character and two decimals fit")
}
