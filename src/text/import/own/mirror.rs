//! Makes JSON of settings and small tables, and settings of JSON.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use toml::de::{DeTable, DeValue};

use super::{GroupMirror, Mirror, Record};
use crate::model::{GroupIndex, PersonIndex, Setup};
use crate::text::sources::Sources;
use crate::text::table::Scanner;
use crate::text::toml_value::key_text;

/// What of a ledger is mirrored.
#[derive(Clone, Debug)]
pub struct Reach<'a> {
    /// The groups.
    pub groups: &'a [GroupIndex],
    /// The people.
    pub people: &'a [PersonIndex],
    /// The ids of the entries whose items come along; nothing where all do, and messages and checkpoints as well.
    pub entries: Option<BTreeSet<String>>,
}

/// Mirrors everything of a ledger but its entries.
#[must_use]
pub fn mirror(sources: &Sources, setup: &Setup, reach: &Reach<'_>) -> Mirror {
    let settings_of = |path: &str| sources.get(path).map(settings_as_json).unwrap_or_default();
    let records_of = |path: &str| sources.get(path).map(records).unwrap_or_default();
    let person = |index: &PersonIndex| {
        let handle = setup.handle(*index);
        (handle.to_owned(), settings_of(&format!("people/{handle}.toml")))
    };
    let group = |index: &GroupIndex| {
        let group = &setup.groups[index.get()];
        let at = |file: &str| format!("{}/{file}", group.folder);
        let is_meant = |record: &Record| {
            let id = record.get("expense").map(String::as_str).unwrap_or_default();
            reach.entries.as_ref().is_none_or(|entries| entries.contains(id))
        };
        let is_whole = reach.entries.is_none();
        let log = sources.get(&at("messages.log")).filter(|_| is_whole).unwrap_or_default();
        GroupMirror {
            group: group.handle.clone(),
            settings: settings_of(&at("group.toml")),
            recurring: if is_whole { settings_of(&at("recurring.toml")) } else { Map::new() },
            items: records_of(&at("items.csv")).into_iter().filter(is_meant).collect(),
            checkpoints: if is_whole { records_of(&at("checkpoints.csv")) } else { Vec::new() },
            receipts: Vec::new(),
            messages: log.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect(),
        }
    };
    Mirror {
        settings: settings_of("clique.toml"),
        people: reach.people.iter().map(person).collect(),
        groups: reach.groups.iter().map(group).collect(),
        rates: records_of("rates.csv"),
        reads: if reach.entries.is_none() { reads(sources) } else { BTreeMap::new() },
        balances: Vec::new(),
        comments: Vec::new(),
    }
}

/// Returns everyone's read marks.
fn reads(sources: &Sources) -> BTreeMap<String, Vec<Record>> {
    let files = sources.iter().filter_map(|source| {
        let handle = source.path.strip_prefix("reads/")?.strip_suffix(".csv")?;
        Some((handle.to_owned(), records(&source.text)))
    });
    files.filter(|(_, rows)| !rows.is_empty()).collect()
}

/// Returns what a TOML file says, as far as it can be read.
#[must_use]
pub fn settings_as_json(text: &str) -> Map<String, Value> {
    let (table, _) = DeTable::parse_recoverable(text.trim_start_matches('\u{feff}'));
    table_as_json(table.get_ref())
}

fn table_as_json(table: &DeTable<'_>) -> Map<String, Value> {
    table.iter().map(|(key, value)| (key.get_ref().to_string(), value_as_json(value.get_ref()))).collect()
}

fn value_as_json(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Boolean(flag) => Value::Bool(*flag),
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => Value::from(number),
            Err(_) => Value::String(number.as_str().to_owned()),
        },
        DeValue::Float(number) => Value::String(number.as_str().to_owned()),
        DeValue::Datetime(time) => Value::String(time.to_string()),
        DeValue::Array(list) => list.iter().map(|item| value_as_json(item.get_ref())).collect(),
        DeValue::Table(table) => Value::Object(table_as_json(table)),
    }
}

/// Returns the rows of a table with their columns; empty cells are left out.
#[must_use]
pub fn records(text: &str) -> Vec<Record> {
    let mut scanner = Scanner::new(text);
    let Some(header) = scanner.next_record() else { return Vec::new() };
    let names: Vec<String> = (0..header.cell_count()).map(|column| header.cell(column).into_owned()).collect();
    let mut records = Vec::new();
    while let Some(row) = scanner.next_record() {
        let cells = names.iter().enumerate().map(|(column, name)| (name.clone(), row.cell(column).into_owned()));
        let record: Record = cells.filter(|(_, cell)| !cell.is_empty()).collect();
        if !record.is_empty() {
            records.push(record);
        }
    }
    records
}

/// Returns settings as a TOML file, in the form of those made by hand; nothing where there are none.
#[must_use]
pub fn json_as_settings(keys: &Map<String, Value>) -> String {
    let (mut root, mut sections) = (String::new(), String::new());
    for (key, value) in keys {
        let Some(value) = as_toml(value) else { continue };
        let key = key_text(key);
        match value {
            toml::Value::Table(table) => section(&mut sections, &format!("[{key}]"), &table),
            toml::Value::Array(list) if !list.is_empty() && list.iter().all(toml::Value::is_table) => {
                let tables = list.iter().filter_map(toml::Value::as_table);
                tables.for_each(|table| section(&mut sections, &format!("[[{key}]]"), table));
            }
            value => root += &format!("{key} = {value}\n"),
        }
    }
    let sections = if root.is_empty() { sections.trim_start() } else { &sections };
    root + sections
}

fn section(text: &mut String, header: &str, table: &toml::Table) {
    *text += &format!("\n{header}\n");
    for (key, value) in table {
        *text += &format!("{} = {value}\n", key_text(key));
    }
}

fn as_toml(value: &Value) -> Option<toml::Value> {
    Some(match value {
        Value::Null => return None,
        Value::Bool(flag) => toml::Value::Boolean(*flag),
        Value::Number(number) => match number.as_i64() {
            Some(number) => toml::Value::Integer(number),
            None => toml::Value::String(number.to_string()),
        },
        Value::String(text) => toml::Value::String(text.clone()),
        Value::Array(list) => toml::Value::Array(list.iter().filter_map(as_toml).collect()),
        Value::Object(keys) => {
            toml::Value::Table(keys.iter().filter_map(|(key, value)| Some((key.clone(), as_toml(value)?))).collect())
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;
    use proptest::prelude::*;

    #[test]
    fn settings_come_back() {
        let text = "name = \"Al\"\nx-n = 0x1F\nweight = 1.50\nsince = 2026-01-01\nemails = [\"a\", \"b\"]\n\
                    [[pay]]\nkind = \"iban\"\nto = \"DE\"\n[friends]\nbob = \"accepted\"\n";
        let json = settings_as_json(text);
        expect![[r#"{"emails":["a","b"],"friends":{"bob":"accepted"},"name":"Al","pay":[{"kind":"iban","to":"DE"}],"since":"2026-01-01","weight":"1.50","x-n":31}"#]]
            .assert_eq(&Value::Object(json.clone()).to_string());
        let back = json_as_settings(&json);
        assert_eq!(settings_as_json(&back), json);
        expect![[r#"
            emails = ["a", "b"]
            name = "Al"
            since = "2026-01-01"
            weight = "1.50"
            x-n = 31

            [friends]
            bob = "accepted"

            [[pay]]
            kind = "iban"
            to = "DE"
        "#]]
        .assert_eq(&back);
        let members =
            settings_as_json("[members]\nalice = { role = \"admin\", \"x y\" = { z = [{ a = 1 }] } }\nbob = {}\n");
        expect![[r#"
            [members]
            alice = { role = "admin", "x y" = { z = [{ a = 1 }] } }
            bob = {}
        "#]]
        .assert_eq(&json_as_settings(&members));
    }

    proptest! {
        #[test]
        fn whatever_is_said_comes_back(keys in proptest::collection::btree_map("[a-c .\"\n#]{0,3}", value(), 0..5)) {
            let keys: Map<String, Value> = keys.into_iter().collect();
            prop_assert_eq!(settings_as_json(&json_as_settings(&keys)), keys);
        }
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            ".{0,5}".prop_map(Value::String),
            any::<i64>().prop_map(Value::from),
            any::<bool>().prop_map(Value::Bool),
        ];
        leaf.prop_recursive(3, 12, 3, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..3).prop_map(Value::Array),
                proptest::collection::btree_map("[a-c .]{0,2}", inner, 0..3)
                    .prop_map(|keys| Value::Object(keys.into_iter().collect())),
            ]
        })
    }

    #[test]
    fn records_have_the_cells_that_say_something() {
        let text = "# c\ndate,from , to\n2026-01-01,EUR\n\n,,\n\"a\nb\",c,d\n";
        assert_eq!(
            format!("{:?}", records(text)),
            r#"[{"date": "2026-01-01", "from": "EUR"}, {"date": "a\nb", "from": "c", "to": "d"}]"#
        );
    }
}
