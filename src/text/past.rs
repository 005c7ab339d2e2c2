//! Compares two states of one file record by record, without asking whether they make a sound ledger.
//!
//! 1. What kind of file it is follows from its path.
//! 2. What both states begin with is passed over, up to the end of a record that nothing after it can change:
//!    one new row at the end of a large file costs one scan and nothing more.
//! 3. Records that stand in both states byte by byte are passed over before anything is made of them.
//! 4. The rest becomes [`Fact`]s: a row of a table, a file of TOML, a line of a conversation.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use super::columns::{COLUMNS, Columns};
use super::messages::{Action, Message, Subject, parse_messages};
use super::row::content_of;
use super::table::Scanner;
use super::table_record::Record;
use super::timestamp::timestamp_text;
use crate::model::{Fact, Id, Thing};

/// The records of a file that one state has and the other has not: before, after.
pub type Differing = (Vec<Fact>, Vec<Fact>);

/// Returns in which records two states of a file differ; nothing when either cannot be read at all.
#[must_use]
pub fn differing(path: &str, before: Option<&str>, after: Option<&str>) -> Option<Differing> {
    let place = Place::of(path)?;
    let shared = match (place.thing, before, after) {
        (Thing::Entry | Thing::Item | Thing::Rate, Some(before), Some(after)) => shared_start(before, after),
        _ => 0,
    };
    let one = |text: Option<&str>, other: Option<&str>| match text {
        Some(text) => place.facts(text, other.unwrap_or(""), shared),
        None => Some(Vec::new()),
    };
    Some((one(before, after)?, one(after, before)?))
}

/// Returns how many bytes two tables have in common at their beginning, up to the end of a part that is one in
/// both whatever follows.
fn shared_start(one: &str, other: &str) -> usize {
    let same = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let (mut scanner, mut shared) = (Scanner::new(one), 0);
    while let Some(part) = scanner.next_part() {
        let bytes = one.as_bytes().get(part.whole.clone()).unwrap_or_default();
        // A quote without an end, and a mark of git's, reach as far as their end, which may come later.
        let stands = part.sound && !matches!(bytes.first(), Some(b'<' | b'=' | b'>' | b'|'));
        if part.whole.end > same || !stands || bytes.last() != Some(&b'\n') {
            break;
        }
        shared = part.whole.end;
    }
    shared
}

/// What the path of a file says about it.
pub(super) struct Place<'p> {
    pub(super) thing: Thing,
    /// The folder of its group, `groups/lisbon`, or empty.
    pub(super) folder: &'p str,
    /// The handle of its group, or of the person.
    handle: &'p str,
}

impl<'p> Place<'p> {
    pub(super) fn of(path: &'p str) -> Option<Place<'p>> {
        let parts: Vec<&str> = path.split('/').collect();
        let (thing, folder, handle) = match parts.as_slice() {
            ["clique.toml"] => (Thing::Settings, "", ""),
            ["rates.csv"] => (Thing::Rate, "", ""),
            ["people", file] => (Thing::Person, "", file.strip_suffix(".toml")?),
            ["groups" | "direct", handle, rest @ ..] => {
                let thing = match rest {
                    ["group.toml"] => Thing::Group,
                    ["items.csv"] => Thing::Item,
                    ["checkpoints.csv"] => Thing::Checkpoint,
                    ["messages.log"] => Thing::Message,
                    ["expenses", _] => Thing::Entry,
                    _ => return None,
                };
                (thing, path.get(..parts[0].len() + 1 + handle.len())?, *handle)
            }
            _ => return None,
        };
        Some(Place { thing, folder, handle })
    }

    fn facts(&self, text: &str, other: &str, shared: usize) -> Option<Vec<Fact>> {
        match self.thing {
            Thing::Settings | Thing::Person | Thing::Group => self.settings(text).map(|fact| vec![fact]),
            Thing::Entry | Thing::Item | Thing::Rate | Thing::Checkpoint => self.rows(text, other, shared),
            Thing::Message => Some(self.messages(text, other)),
        }
    }

    fn fact(&self, key: String, id: Option<Id>, fields: Vec<(String, String)>) -> Fact {
        let group = if self.folder.is_empty() { String::new() } else { self.handle.to_owned() };
        Fact { thing: self.thing, group, key, id, id_is_written: id.is_some(), fields }
    }

    fn settings(&self, text: &str) -> Option<Fact> {
        let table: toml::Table = text.trim_start_matches('\u{feff}').parse().ok()?;
        let mut fields = Vec::new();
        for (key, value) in &table {
            flatten(key.clone(), value, &mut fields);
        }
        Some(self.fact(self.handle.to_owned(), None, fields))
    }

    /// Makes facts of the rows of a table that the other has not, both beginning with so many bytes of the same.
    fn rows(&self, text: &str, other: &str, shared: usize) -> Option<Vec<Fact>> {
        let mut scanner = Scanner::new(text);
        let header = scanner.next_record()?;
        let names: Vec<String> = (0..header.cell_count()).map(|at| header.cell(at).to_ascii_lowercase()).collect();
        let columns = Columns::read(&header, "", &mut Vec::new());
        if self.thing == Thing::Entry && columns.is_none() {
            return None;
        }
        let header_end = header.span.end;
        let mut known = records_of(other, text.get(header.span.clone()), shared);
        let mut facts = Vec::new();
        if shared > header_end {
            scanner = Scanner::at(text, shared, 1);
        }
        while let Some(record) = scanner.next_record() {
            let raw = text.get(record.span.clone()).unwrap_or("");
            match known.get_mut(raw) {
                Some(count) if *count > 0 => *count -= 1,
                _ if !record.sound || record.is_empty() => {}
                _ => facts.push(self.row(&record, &names, columns.as_ref())),
            }
        }
        Some(facts)
    }

    pub(super) fn row(&self, record: &Record<'_, '_>, names: &[String], columns: Option<&Columns<'_>>) -> Fact {
        let cells = names.iter().enumerate().map(|(at, name)| (name.clone(), record.cell(at).into_owned()));
        let mut fields: Vec<(String, String)> = cells.filter(|(_, value)| !value.is_empty()).collect();
        fields.sort_by_key(|(name, _)| COLUMNS.iter().position(|column| column == name).unwrap_or(COLUMNS.len()));
        let mut fact = self.fact(String::new(), None, fields);
        let written = match self.thing {
            Thing::Item => Id::parse(fact.field("expense")),
            _ => Id::parse(fact.field("id")),
        };
        fact.id_is_written = written.is_some();
        fact.id = match (written, self.thing, columns) {
            (None, Thing::Entry, Some(columns)) => Some(Id::provisional(&content_of(self.folder, record, columns), 0)),
            _ => written,
        };
        fact.key = match self.thing {
            Thing::Item => format!("{} {}", fact.field("expense"), fact.field("line")),
            Thing::Rate => format!("{} {} {}", fact.field("date"), fact.field("from"), fact.field("to")),
            Thing::Checkpoint => format!("{} {} {}", fact.field("date"), fact.field("person"), fact.field("currency")),
            _ => fact.id.map_or(String::new(), |id| id.to_string()),
        };
        fact
    }

    fn messages(&self, text: &str, other: &str) -> Vec<Fact> {
        let (known, _) = parse_messages(other);
        let known: BTreeSet<&Message<'_>> = known.iter().map(|line| &line.message).collect();
        let (lines, _) = parse_messages(text);
        let new = lines.iter().map(|line| &line.message).filter(|message| !known.contains(*message));
        new.map(|message| self.message(message)).collect()
    }

    fn message(&self, message: &Message<'_>) -> Fact {
        let word = match message.action {
            Action::Said => "said",
            Action::Edited => "edited",
            Action::Deleted => "deleted",
        };
        let time = timestamp_text(message.time);
        let mut fields = vec![("author".to_owned(), message.author.to_owned()), ("action".to_owned(), word.to_owned())];
        let about = match message.re {
            Some(Subject::Expense(id)) => Id::parse(id),
            Some(Subject::Receipt(name)) => {
                fields.push(("file".to_owned(), name.to_owned()));
                None
            }
            None => None,
        };
        if !message.text.is_empty() {
            fields.push(("text".to_owned(), message.text.clone().into_owned()));
        }
        let key = format!("{} {word} {time}", message.id);
        self.fact(key, about, fields)
    }
}

/// Counts the records of a table byte by byte, from some byte on; none when its header is another one.
fn records_of<'t>(text: &'t str, header: Option<&str>, from: usize) -> HashMap<&'t str, usize> {
    let mut scanner = Scanner::new(text);
    let mut records = HashMap::new();
    let own = scanner.next_record().map(|record| record.span);
    let same = own.as_ref().is_some_and(|span| text.get(span.clone()) == header);
    if own.is_some_and(|span| from > span.end) {
        scanner = Scanner::at(text, from, 1);
    }
    while let Some(record) = same.then(|| scanner.next_record()).flatten() {
        *records.entry(text.get(record.span).unwrap_or("")).or_insert(0) += 1;
    }
    records
}

/// Adds a value of TOML and all that is in it: `members.bob.weight`, `1.5`; a table itself is empty.
fn flatten(path: String, value: &toml::Value, fields: &mut Vec<(String, String)>) {
    match value {
        toml::Value::Table(table) => {
            fields.push((path.clone(), String::new()));
            for (key, value) in table {
                flatten(format!("{path}.{key}"), value, fields);
            }
        }
        toml::Value::Array(values) if values.iter().any(toml::Value::is_table) => {
            for (number, value) in (1_usize..).zip(values) {
                flatten(format!("{path}.{number}"), value, fields);
            }
        }
        toml::Value::Array(values) => {
            let words: Vec<Cow<'_, str>> = values.iter().map(word).collect();
            fields.push((path, words.join(", ")));
        }
        single => fields.push((path, word(single).into_owned())),
    }
}

fn word(value: &toml::Value) -> Cow<'_, str> {
    match value {
        toml::Value::String(text) => Cow::Borrowed(text),
        other => Cow::Owned(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(facts: &[Fact]) -> Vec<String> {
        let fields =
            |fact: &Fact| fact.fields.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>();
        facts.iter().map(|fact| format!("{} {} [{}]", fact.group, fact.key, fields(fact).join(" "))).collect()
    }

    #[test]
    fn rows_in_both_states_are_passed_over() {
        let before = "date,description,amount,paid_by,split\n2026-01-01,a,1,al,al\n2026-01-01,a,1,al,al\n";
        let after = "date,description,amount,paid_by,split\r\n2026-01-01,a,1,al,al\r\n2026-01-02,\"b\nc\",2,al,al";
        let (gone, new) = differing("groups/trip/expenses/x.csv", Some(before), Some(after)).unwrap();
        assert_eq!(shown(&gone), ["trip 52cjmhgag8es [date=2026-01-01 description=a amount=1 paid_by=al split=al]"]);
        assert_eq!(new.len(), 1);
        assert_eq!(new[0].field("description"), "b\nc");
        assert!(!new[0].id_is_written);
    }

    #[test]
    fn tables_of_toml_become_paths() {
        let text = "name = \"Trip\"\n[members]\nbob = {}\nal = { weight = \"2\" }\n";
        let (_, new) = differing("direct/al+bob/group.toml", None, Some(text)).unwrap();
        assert_eq!(shown(&new), ["al+bob al+bob [members= members.al= members.al.weight=2 members.bob= name=Trip]"]);
        assert_eq!(differing("clique.toml", Some("name = "), None), None);
        assert_eq!(differing("README.md", None, Some("x")), None);
    }

    proptest! {
        #[test]
        fn what_both_begin_with_says_nothing(
            start in "(id,)?date,amount\n([a-c,\"#<=\n]{0,5}\n?){0,6}", one in "[a-c,\"<>=\n]{0,12}", other in "[a-c,\"<>=\n]{0,12}",
        ) {
            let place = Place::of("rates.csv").unwrap();
            let (one, other) = (format!("{start}{one}"), format!("{start}{other}"));
            let whole = |text: &str, other: &str| place.facts(text, other, 0);
            let wanted = whole(&one, &other).zip(whole(&other, &one));
            prop_assert_eq!(differing("rates.csv", Some(&one), Some(&other)), wanted);
        }

        #[test]
        fn no_texts_panic_and_equal_ones_differ_in_nothing(text in "\\PC{0,60}", other in "(id,date\n)?[a-z,\"\n]{0,60}") {
            for path in ["clique.toml", "rates.csv", "groups/a/expenses/1.csv", "groups/a/items.csv", "groups/a/messages.log"] {
                let _ = differing(path, Some(&text), Some(&other));
                let Some((gone, new)) = differing(path, Some(&other), Some(&other)) else { continue };
                prop_assert!(path.ends_with("toml") || gone.is_empty() && new.is_empty());
            }
        }
    }
}
