//! Reads `clique.toml`: the ledger's format, name, currency and own units.

use super::handles::{Seen, bad_handle, display_name, read_currency, read_id, unknown_currency};
use super::sources::Sources;
use super::toml_read::{TomlReader, TomlTable};
use crate::model::currency::{CODE_MAX, DECIMALS_MAX};
use crate::model::setup::FORMAT;
use crate::model::{Code, Currency, Fault, Handle, Setup};

/// The path of the file that marks the root of a ledger.
pub const PATH: &str = "clique.toml";

/// Reads the settings into `setup`; tells whether the rest of the ledger can be read, which it cannot
/// when it is in a newer format.
pub fn read_settings(sources: &Sources, setup: &mut Setup, faults: &mut Vec<Fault>) -> bool {
    let Some(text) = sources.get(PATH) else {
        let fault = Fault::new(Code::FormatVersion, PATH, 0..0, "there is no `clique.toml`");
        faults.push(fault.help("a ledger has one at its root; `clique init` makes it"));
        setup.currency = Some(unknown_currency());
        return true;
    };
    let (mut reader, document) = TomlReader::parse(PATH, text);
    let root = TomlTable::root(&document);
    let is_readable = read_format(&mut reader, &root);
    if is_readable {
        setup.id = read_id(&mut reader, &root);
        setup.name = display_name(&mut reader, &root).unwrap_or_default();
        read_units(&mut reader, &root, setup);
        setup.currency = read_currency(&mut reader, &root, setup);
        if setup.currency.is_none() && reader.has_faults() {
            // A fault of this file is told once, not again for every group without a currency.
            setup.currency = Some(unknown_currency());
        }
        reader.warn_unknown(&root, &["format", "id", "name", "currency", "units"]);
    }
    reader.finish(faults);
    is_readable
}

/// Checks the format; of another one nothing more is read, because its keys may mean something else.
fn read_format(reader: &mut TomlReader<'_>, root: &TomlTable<'_>) -> bool {
    let Some(format) = reader.number(root, "format") else {
        if !root.has("format") {
            let fault = reader.blame(Code::FormatVersion, 0..0, "`format` is missing");
            fault.help = Some(format!("add `format = {FORMAT}`"));
        }
        return true;
    };
    let number = format.value.parse::<i64>();
    if number == Ok(FORMAT) {
        return true;
    }
    let newer = number.as_ref().is_ok_and(|number| *number > FORMAT);
    let fault = reader.blame(Code::FormatVersion, format.span, format!("the format is {}", format.value));
    fault.label = format!("this program knows format {FORMAT}");
    fault.help = newer.then(|| "a newer `clique` reads it; nothing is changed by this one".into());
    !newer
}

fn read_units(reader: &mut TomlReader<'_>, root: &TomlTable<'_>, setup: &mut Setup) {
    let Some(units) = reader.table(root, "units") else { return };
    let mut seen = Seen::default();
    for key in units.keys() {
        let handle = match Handle::parse(key.value) {
            Ok(handle) if key.value.len() <= CODE_MAX => handle,
            Ok(_) => {
                let title = format!("the unit `{}` has more than {CODE_MAX} characters", key.value);
                reader.blame(Code::BadHandle, key.span, title);
                continue;
            }
            Err(words) => {
                bad_handle(reader.blame(Code::BadHandle, key.span, ""), "unit", key.value, words);
                continue;
            }
        };
        let Some(unit) = reader.table(&units, key.value) else { continue };
        reader.warn_unknown(&unit, &["decimals", "name"]);
        let name = display_name(reader, &unit).unwrap_or_else(|| key.value.to_owned());
        if let Some(words) = seen.clash(&handle, "unit") {
            reader.blame(Code::HandleClash, key.span, words);
        }
        if let Some(decimals) = read_decimals(reader, &unit) {
            let currency = Currency::unit(key.value, decimals).expect("a unit's handle and decimals were checked");
            setup.units.insert(key.value.to_owned(), (currency, name));
        }
    }
}

/// Reads how many decimals a unit has; none when nothing is said.
fn read_decimals(reader: &mut TomlReader<'_>, unit: &TomlTable<'_>) -> Option<u8> {
    if !unit.has("decimals") {
        return Some(0);
    }
    let written = reader.number(unit, "decimals")?;
    let decimals = written.value.parse::<u8>().ok().filter(|decimals| *decimals <= DECIMALS_MAX);
    if decimals.is_none() {
        let title = format!("`{}` cannot be {}", unit.path_of("decimals"), written.value);
        let fault = reader.blame(Code::TomlValue, written.span, title);
        fault.label = format!("a whole number from 0 to {DECIMALS_MAX}");
    }
    decimals
}
