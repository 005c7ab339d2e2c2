//! Reads this program's own exports: the document with everything, or the table of entries.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::{Mirror, OwnEntry, OwnExport, Record};
use crate::model::formula::restored;
use crate::model::{Date, Id};
use crate::text::import::bills::{ReadOptions, ReadResult};
use crate::text::import::json::place;
use crate::text::import::problem::ImportProblem;

/// The schema of the document.
const SCHEMA: &str = "clique.export/";
/// The version of it that is known.
const VERSION: &str = "clique.export/1";
/// What the table begins with; between the words stand commas or tabs.
const HEADER: [&str; 3] = ["id", "group", "date"];
/// The column of what falls on whom.
const SHARES: &str = "shares";
/// The column of items, and the mark before columns of the ledger that are named like one of the table's.
const ITEMS: &str = "items";
const OWN: &str = "own:";
/// So many problems are told.
const PROBLEMS_MAX: usize = 100;

/// What is read, or everything that is wrong.
pub type OwnResult = Result<OwnExport, Vec<ImportProblem>>;

/// Tells whether a text is the document, by its beginning.
#[must_use]
pub fn is_document(text: &str) -> bool {
    let start: String = text.chars().take(200).filter(|character| !character.is_whitespace()).collect();
    start.starts_with(&format!("{{\"schema\":\"{SCHEMA}"))
}

/// Tells whether a text is the table, by its header.
#[must_use]
pub fn is_table(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    [",", "\t"].iter().any(|joint| first.starts_with(&(HEADER.join(joint) + joint)))
}

/// Refuses to make bills of an export, which says more than bills do; see [`super::take::take`].
///
/// # Errors
///
/// Always.
pub fn no_bills(_: &str, _: &ReadOptions) -> ReadResult {
    Err(vec![ImportProblem::new(0..0, "an export of clique is taken in as it is").help("clique import FILE, alone")])
}

/// Reads the document or the table.
///
/// # Errors
///
/// Everything that is wrong.
pub fn read(text: &str) -> OwnResult {
    if is_document(text) { read_document(text) } else { read_table(text) }
}

#[derive(Deserialize)]
struct Envelope {
    schema: String,
    data: Document,
}

#[derive(Deserialize)]
struct Document {
    #[serde(flatten)]
    mirror: Mirror,
    entries: Vec<Map<String, Value>>,
}

fn read_document(text: &str) -> OwnResult {
    let envelope: Envelope = serde_json::from_str(text).map_err(|error| vec![misread(text, &error)])?;
    if envelope.schema != VERSION {
        let words = format!("this is {}, and {VERSION} is known", envelope.schema);
        return Err(vec![ImportProblem::new(0..0, words).help("a newer clique reads it")]);
    }
    let mut problems = Vec::new();
    let mut entries = Vec::new();
    for (number, record) in envelope.data.entries.into_iter().enumerate() {
        match entry_of(cells_of(&record), 0..0) {
            Ok(entry) => entries.push(entry),
            Err(problem) if problems.len() < PROBLEMS_MAX => {
                let words = format!("entry {}: {}", number + 1, problem.words);
                problems.push(ImportProblem { words, ..problem });
            }
            Err(_) => {}
        }
    }
    if problems.is_empty() { Ok(OwnExport { mirror: envelope.data.mirror, entries }) } else { Err(problems) }
}

fn misread(text: &str, error: &serde_json::Error) -> ImportProblem {
    let at = place(text, error.line(), error.column()).start;
    let words = error.to_string();
    let words = words.split(" at line ").next().unwrap_or_default();
    ImportProblem::new(at..at, format!("this is no export of clique: {words}")).help("export it again")
}

/// Returns the cells that an entry's record says.
fn cells_of(record: &Map<String, Value>) -> Record {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Array(words) => words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "),
        _ => String::new(),
    };
    let mut cells = Record::new();
    for (name, value) in record {
        match (name.as_str(), value) {
            ("paid_by", Value::Array(parts)) => drop(cells.insert(name.clone(), payers(parts))),
            (SHARES, Value::Array(parts)) => drop(cells.insert(name.clone(), amounts(parts))),
            ("extra", Value::Object(extra)) => {
                // A column of theirs may be named like one that is told otherwise here.
                cells.extend(extra.iter().map(|(name, value)| (format!("{OWN}{name}"), text(value))));
            }
            ("amount_minor", _) => {}
            ("status", Value::String(word)) if word == "counts" => {}
            _ => drop(cells.insert(name.clone(), text(value))),
        }
    }
    cells
}

fn payers(parts: &[Value]) -> String {
    match parts {
        [only] => word(only, "member").to_owned(),
        several => amounts(several),
    }
}

fn amounts(parts: &[Value]) -> String {
    let parts = parts.iter().map(|part| format!("{}={}", word(part, "member"), word(part, "amount")));
    parts.collect::<Vec<_>>().join(" ")
}

fn word<'v>(part: &'v Value, key: &str) -> &'v str {
    part.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn read_table(text: &str) -> OwnResult {
    let is_tabbed = text.lines().next().is_some_and(|first| first.contains('\t'));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .quoting(!is_tabbed)
        .delimiter(if is_tabbed { b'\t' } else { b',' })
        .from_reader(text.as_bytes());
    let cell = |cell: &str| {
        let cell = if is_tabbed { unescaped(cell) } else { cell.to_owned() };
        restored(&cell).to_owned()
    };
    let (mut names, mut problems) = (Vec::<String>::new(), Vec::new());
    let mut own = OwnExport::default();
    let mut record = csv::StringRecord::new();
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or_default().min(text.len());
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                problems.push(ImportProblem::new(start..start, format!("this is no row: {error}")));
                break;
            }
        }
        if names.is_empty() {
            names = record.iter().map(cell).collect();
            continue;
        }
        let end = usize::try_from(reader.position().byte()).unwrap_or_default().clamp(start, text.len());
        let span = start..start + text[start..end].trim_end().len();
        let is_short = record.len() != names.len();
        let named: Record = names.iter().cloned().zip(record.iter().map(cell)).collect();
        let is_open = end == text.len() && !text.ends_with('\n');
        let read = if is_open && named.get(SHARES).is_some_and(String::is_empty) {
            let words = "the last row has no end, and does not say what falls on whom";
            Err(ImportProblem::new(span, words).help("the file may be cut off; export it again"))
        } else if is_short {
            let words = format!("the row has {} cells, and the header names {}", record.len(), names.len());
            Err(ImportProblem::new(span, words).help("the file may be cut off or edited; export it again"))
        } else {
            entry_of(named, span)
        };
        match read {
            Ok(entry) => own.entries.push(entry),
            Err(problem) if problems.len() < PROBLEMS_MAX => problems.push(problem),
            Err(_) => {}
        }
    }
    if problems.is_empty() { Ok(own) } else { Err(problems) }
}

/// Undoes what is written for characters that would end a cell, or hide.
fn unescaped(cell: &str) -> String {
    let (mut text, mut rest) = (String::new(), cell);
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let mut letters = after.chars();
        let (character, taken) = match letters.next() {
            Some('t') => ('\t', 1),
            Some('n') => ('\n', 1),
            Some('r') => ('\r', 1),
            Some('\\') => ('\\', 1),
            Some('u') => match after[1..].strip_prefix('{').and_then(|hex| hex.split_once('}')) {
                Some((hex, _)) => match u32::from_str_radix(hex, 16).ok().and_then(char::from_u32) {
                    Some(character) => (character, hex.len() + 3),
                    None => ('\\', 0),
                },
                None => ('\\', 0),
            },
            _ => ('\\', 0),
        };
        text.push(character);
        rest = &after[taken..];
    }
    text + rest
}

/// Makes an entry of its cells.
fn entry_of(mut cells: Record, span: Range<usize>) -> Result<OwnEntry, ImportProblem> {
    cells.retain(|_, cell| !cell.is_empty());
    let word = |cells: &mut Record, name: &str| cells.remove(name).unwrap_or_default();
    let (id, group) = (word(&mut cells, "id"), word(&mut cells, "group"));
    let problem = |words: String| Err(ImportProblem::new(span.clone(), words).help("export it again"));
    let Some(id) = Id::parse(&id) else { return problem(format!("`{id}` is no id")) };
    let Some(date) = cells.get("date").and_then(|date| Date::parse(date)) else {
        return problem("the date is none of the calendar".to_owned());
    };
    if group.is_empty() {
        return problem("the group is missing".to_owned());
    }
    if cells.get("kind").is_some_and(|kind| kind == "expense") {
        cells.remove("kind");
    }
    let (items, shares) = (word(&mut cells, ITEMS), word(&mut cells, SHARES));
    let items = items.lines().filter(|line| !line.is_empty()).map(|line| item(line, id)).collect::<Option<Vec<_>>>();
    let Some(items) = items else { return problem("the items are not as they were written".to_owned()) };
    let is_share =
        |word: &str| word.split_once('=').is_some_and(|(_, amount)| amount.ends_with(|it: char| it.is_ascii_digit()));
    if !shares.split_whitespace().all(is_share) {
        return problem("the shares are not as they were written".to_owned());
    }
    let cells: BTreeMap<String, String> =
        cells.into_iter().map(|(name, cell)| (name.strip_prefix(OWN).unwrap_or(&name).to_owned(), cell)).collect();
    Ok(OwnEntry { id, group, date, cells, shares, items })
}

/// Reads `1 | 12.00 | alice bob | two beers`.
fn item(line: &str, id: Id) -> Option<Record> {
    let mut parts = line.splitn(4, " | ");
    let (number, amount, split) = (parts.next()?, parts.next()?, parts.next()?);
    let words = parts.next()?;
    let cells = [("line", number), ("description", &unescaped(words)), ("amount", amount), ("split", split)];
    let mut record: Record = cells.into_iter().map(|(name, cell)| (name.to_owned(), cell.to_owned())).collect();
    record.insert("expense".into(), id.to_string());
    record.retain(|_, cell| !cell.is_empty());
    Some(record)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HEAD: &str = "id,group,date,kind,description,amount,currency,paid_by,split,items,own:group,x\n";

    #[test]
    fn a_table_is_read() {
        let text = format!(
            "{HEAD}k7q2m9xw4t3e,trip,2026-01-02,expense,'=1+1,9.00,EUR,bob,items,\"1 | 9.00 | bob | a\\nb | c\",old,\n"
        );
        let own = read(&text).unwrap();
        let [entry] = own.entries.as_slice() else { panic!() };
        assert_eq!(entry.cells["description"], "=1+1");
        assert_eq!(entry.cells["group"], "old");
        assert!(!entry.cells.contains_key("kind") && !entry.cells.contains_key("x"));
        assert_eq!(entry.items[0]["description"], "a\nb | c");
    }

    #[test]
    fn what_is_wrong_has_its_row() {
        let text = format!(
            "{HEAD}x,trip,2026-01-02,,,,,,,,,\nk7q2m9xw4t3e,trip,2026-02-30,,,,,,,,,\nk7q2m9xw4t3e,,2026-02-20,,,,,,,,,\nk7q2\n"
        );
        let problems = read(&text).unwrap_err();
        let told: Vec<(&str, &str)> =
            problems.iter().map(|it| (&text[it.span.clone()][..4], it.words.as_str())).collect();
        assert_eq!(
            told,
            [
                ("x,tr", "`x` is no id"),
                ("k7q2", "the date is none of the calendar"),
                ("k7q2", "the group is missing"),
                ("k7q2", "the row has 1 cells, and the header names 12"),
            ]
        );
        for (text, words) in [
            (
                "{\"schema\": \"clique.export/2\", \"data\": {\"settings\":{},\"people\":{},\"groups\":[],\"entries\":[]}}",
                "this is clique.export/2, and clique.export/1 is known",
            ),
            (
                "{\"schema\": \"clique.export/1\", \"data\": {",
                "this is no export of clique: EOF while parsing an object",
            ),
        ] {
            assert!(is_document(text));
            assert_eq!(read(text).unwrap_err()[0].words, words);
        }
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "\\PC{0,60}", cell in "[\\\\utnr{}0-9a-f|]{0,12}") {
            let _ = read(&text);
            let _ = read(&format!("{HEAD}{text}"));
            let _ = read(&format!("id\tgroup\tdate\t\n{cell}\t{text}"));
            let _ = read(&format!("{{\"schema\": \"clique.export/1\",{text}"));
            let _ = unescaped(&cell);
        }
    }
}
