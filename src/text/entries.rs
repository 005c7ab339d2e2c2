//! Reads the rows of every expense file, one at a time, into entries; never stops at the first fault.
//!
//! 1. The files are read in byte order of their paths; the order does not matter to anyone.
//! 2. Rows that carry an id are handed on at once.
//! 3. Rows without one wait until all written ids are known, then get a provisional id that is free.
//!    It comes from the row's content and how often that content came before, so that `fmt` can
//!    write exactly that id and no odd cent moves.
//! 4. Ids that two rows carry are faults, but for the loser of a conflict beside its winner.
//!
//! One entry is held at a time: adding up a million rows needs the files and the sums, nothing more.

use std::collections::HashMap;
use std::ops::Range;

use super::columns::Columns;
use super::row::RowReader;
use super::sources::{Source, Sources};
use super::table::{Scanner, TableProblem, TableProblemKind};
use crate::model::{Code, Entry, Fault, GroupIndex, Id, Ledger, Setup, Status};

/// A row without an id, to be read again once all ids are known.
struct Waiting<'t> {
    file: u32,
    group: GroupIndex,
    columns: std::rc::Rc<Columns<'t>>,
    line: usize,
    start: usize,
}

/// Reads every entry of a ledger and hands each to `visit`; what is wrong is added to `faults`.
///
/// An entry that `visit` sees is sound in itself: its parts add up and its people exist.
pub fn read_entries<'t>(
    sources: &'t Sources,
    setup: &'t Setup,
    faults: &mut Vec<Fault>,
    mut visit: impl FnMut(&Entry<'t>),
) {
    let mut waiting = Vec::new();
    let mut ids: Vec<u64> = Vec::new();
    for group in setup.group_indexes() {
        let mut reader = RowReader::new(setup, group);
        for (file, source) in files_of(sources, setup, group) {
            let Some(mut table) = open_table(source, faults) else { continue };
            while let Some(record) = table.scanner.next_record() {
                if !record.sound || record.is_empty() {
                    continue;
                }
                if reader.lacks_id(&record, &table.columns) {
                    let (line, start, columns) = (record.line, record.span.start, table.columns.clone());
                    waiting.push(Waiting { file, group, columns, line, start });
                    continue;
                }
                if let Some(entry) = reader.read(&record, &table.columns, file, &source.path, None, faults) {
                    if entry.status != Status::Conflict {
                        ids.push(entry.id.bits());
                    }
                    visit(entry);
                }
            }
            report_table(&source.path, table.scanner.problems(), faults);
        }
    }
    ids.sort_unstable();
    if ids.windows(2).any(|pair| pair[0] == pair[1]) {
        let twice = ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| Id::from_bits(pair[0])).collect();
        report_twice(sources, setup, twice, faults);
    }
    read_waiting(sources, setup, &waiting, &ids, faults, visit);
}

/// Reads every entry into memory.
#[must_use]
pub fn read_ledger<'t>(sources: &'t Sources, setup: &'t Setup, faults: &mut Vec<Fault>) -> Ledger<'t> {
    let mut entries = Vec::new();
    read_entries(sources, setup, faults, |entry| entries.push(entry.clone()));
    Ledger::new(setup, entries)
}

fn read_waiting<'t>(
    sources: &'t Sources,
    setup: &'t Setup,
    waiting: &[Waiting<'t>],
    ids: &[u64],
    faults: &mut Vec<Fault>,
    mut visit: impl FnMut(&Entry<'t>),
) {
    let mut occurrences: HashMap<Vec<u8>, u32> = HashMap::new();
    let mut taken: std::collections::HashSet<u64> = std::collections::HashSet::new();
    let mut readers: HashMap<u32, RowReader<'t>> = HashMap::new();
    for row in waiting {
        let Some(source) = sources.file(row.file) else { continue };
        let mut scanner = Scanner::at(&source.text, row.start, row.line);
        let Some(record) = scanner.next_record() else { continue };
        let reader = readers.entry(row.group.0).or_insert_with(|| RowReader::new(setup, row.group));
        let content = reader.content(&record, &row.columns);
        let occurrence = occurrences.entry(content).or_insert(0);
        let content = reader.content(&record, &row.columns);
        let id = loop {
            let id = Id::provisional(&content, *occurrence);
            *occurrence += 1;
            if ids.binary_search(&id.bits()).is_err() && taken.insert(id.bits()) {
                break id;
            }
        };
        if let Some(entry) = reader.read(&record, &row.columns, row.file, &source.path, Some(id), faults) {
            visit(entry);
        }
    }
}

/// One expense file, its header read.
struct Table<'t> {
    scanner: Scanner<'t>,
    columns: std::rc::Rc<Columns<'t>>,
}

fn open_table<'t>(source: &'t Source, faults: &mut Vec<Fault>) -> Option<Table<'t>> {
    let mut scanner = Scanner::new(&source.text);
    let columns = match scanner.next_record() {
        Some(header) => Columns::read(&header, &source.path, faults),
        None => None,
    };
    match columns {
        Some(columns) => Some(Table { scanner, columns: columns.into() }),
        None => {
            report_table(&source.path, &scanner.into_problems(), faults);
            None
        }
    }
}

/// Lists the expense files of a group with their places among the sources.
pub fn files_of<'t>(
    sources: &'t Sources,
    setup: &Setup,
    group: GroupIndex,
) -> impl Iterator<Item = (u32, &'t Source)> + use<'t> {
    let prefix = format!("{}/expenses/", setup.groups[group.get()].folder);
    let files = sources.with_prefix(&prefix);
    let first = files.first().and_then(|source| sources.index_of(&source.path)).unwrap_or(0);
    (first..).zip(files).filter(|(_, source)| source.path.ends_with(".csv"))
}

/// Turns what is wrong with the form of a table into faults.
pub fn report_table(path: &str, problems: &[TableProblem], faults: &mut Vec<Fault>) {
    faults.extend(problems.iter().map(|problem| {
        let (code, title, label, help) = match problem.kind {
            TableProblemKind::UnterminatedQuote => (
                Code::CsvQuote,
                "a quote is not closed",
                "it opens here",
                "close the quote before the next comma, or double it if it belongs to the text",
            ),
            TableProblemKind::TextAfterQuote => (
                Code::CsvQuote,
                "text follows a closing quote",
                "only a comma can stand here",
                "quote the whole cell, with quotes inside it doubled",
            ),
            TableProblemKind::BareQuote => (
                Code::CsvQuote,
                "a quote stands inside a cell that does not begin with one",
                "this quote",
                "put the whole cell in quotes and double this one: \"6\"\" nails\"",
            ),
            TableProblemKind::NulByte => (
                Code::CsvQuote,
                "a NUL byte stands in the row",
                "this byte",
                "take the byte out; the file may be damaged",
            ),
            TableProblemKind::LongLine => (
                Code::TooLong,
                "a line is longer than 64 KiB",
                "this line",
                "a missing closing quote is the usual reason",
            ),
            TableProblemKind::ConflictMarkers => (
                Code::ConflictMarkers,
                "a merge left its markers here",
                "from the first marker to the last",
                "let clique merge it: clique doctor --fix; or keep the rows you want and take the marker lines out",
            ),
            TableProblemKind::LoneCarriageReturn => (
                Code::CsvQuote,
                "a carriage return stands alone",
                "this character",
                "save the file with line ends LF or CRLF",
            ),
        };
        Fault::new(code, path, problem.span.clone(), title).label(label).help(help)
    }));
}

/// Finds both places of every id that stands twice; only runs when there is one.
fn report_twice(sources: &Sources, setup: &Setup, mut twice: Vec<Id>, faults: &mut Vec<Fault>) {
    twice.dedup();
    let mut first: HashMap<Id, (String, usize, Range<usize>)> = HashMap::new();
    for group in setup.group_indexes() {
        let mut reader = RowReader::new(setup, group);
        for (_, source) in files_of(sources, setup, group) {
            let Some(mut table) = open_table(source, &mut Vec::new()) else { continue };
            while let Some(record) = table.scanner.next_record() {
                let Some((id, span)) = reader.live_id(&record, &table.columns) else { continue };
                if twice.binary_search(&id).is_err() {
                    continue;
                }
                let Some((path, line, other)) = first.get(&id) else {
                    first.insert(id, (source.path.clone(), record.line, span));
                    continue;
                };
                let title = format!("the id `{id}` stands on two rows");
                let fault = Fault::new(Code::DuplicateId, &source.path, span, title)
                    .label(format!("also in {path}:{line}"))
                    .help(
                        "if they are two entries, empty this id and run `clique fmt`; if they are one, take a row out",
                    );
                let same_file = *path == source.path;
                faults.push(if same_file { fault.also(other.clone(), "the first one") } else { fault });
            }
        }
    }
}
