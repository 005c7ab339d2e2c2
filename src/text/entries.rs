//! Reads the rows of every expense file, one at a time, into entries; never stops at the first fault.
//!
//! 1. The files are read in byte order of their paths; the order does not matter to anyone. Where there is
//!    much to read and what comes of it can be joined, two halves are read side by side.
//! 2. Rows that carry an id are handed on at once.
//! 3. Rows without one wait until all written ids are known, then get a provisional id that is free.
//!    It comes from the row's content and how often that content came before, so that `fmt` can
//!    write exactly that id and no odd cent moves.
//! 4. Ids that two rows carry are faults, but for the loser of a conflict beside its winner.
//!
//! One entry is held at a time: adding up a million rows needs the files and the sums, nothing more.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::columns::Columns;
use super::row::RowReader;
use super::sources::{Source, Sources};
use super::table::{Scanner, TableProblem, TableProblemKind};
use crate::model::{Code, Entry, Fault, GroupIndex, Id, Ledger, Setup, Status};

/// Below so many bytes a second thread costs more than it brings.
const SHARED_FROM: usize = 1 << 20;

/// A file that is to be read.
#[derive(Clone, Copy)]
struct Job<'t> {
    group: GroupIndex,
    file: u32,
    source: &'t Source,
}

/// What reading some files came to, beside the entries.
#[derive(Default)]
struct Outcome<'t> {
    /// The ids that rows say, in order, or in two stretches that are.
    ids: Vec<u64>,
    waiting: Vec<Waiting<'t>>,
    faults: Vec<Fault>,
}

/// A row without an id, to be read again once all ids are known.
struct Waiting<'t> {
    file: u32,
    group: GroupIndex,
    columns: Arc<Columns<'t>>,
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
    let outcome = read_files(setup, &jobs(sources, setup), &mut visit);
    finish(sources, setup, outcome, faults, visit);
}

/// Adds up every entry of a ledger: each to a sum that `start` begins, and in the end all sums to one.
///
/// Into which sum an entry goes is not told, so the result must not depend on it.
pub fn fold_entries<'t, A: Send>(
    sources: &'t Sources,
    setup: &'t Setup,
    faults: &mut Vec<Fault>,
    start: impl Fn() -> A + Sync,
    add: impl Fn(&mut A, &Entry<'t>) + Sync,
    join: impl Fn(&mut A, A),
) -> A {
    let jobs = jobs(sources, setup);
    let total: usize = jobs.iter().map(|job| job.source.text.len()).sum();
    let middle = if total < SHARED_FROM { jobs.len() } else { middle(&jobs, total) };
    fold_parts(sources, setup, faults, jobs.split_at(middle), start, add, join)
}

/// As [`fold_entries`], with the files in two parts.
fn fold_parts<'t, A: Send>(
    sources: &'t Sources,
    setup: &'t Setup,
    faults: &mut Vec<Fault>,
    (one, other): (&[Job<'t>], &[Job<'t>]),
    start: impl Fn() -> A + Sync,
    add: impl Fn(&mut A, &Entry<'t>) + Sync,
    join: impl Fn(&mut A, A),
) -> A {
    let read = |jobs: &[Job<'t>]| {
        let mut sum = start();
        let outcome = read_files(setup, jobs, &mut |entry| add(&mut sum, entry));
        (sum, outcome)
    };
    let ((mut sum, mut outcome), more) = std::thread::scope(|scope| {
        let reading = (!other.is_empty()).then(|| std::thread::Builder::new().spawn_scoped(scope, || read(other)));
        let one = read(one);
        let other = reading.map(|reading| match reading {
            Ok(reading) => reading.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            // Where the system gives no second thread, one does after the other.
            Err(_) => read(other),
        });
        (one, other)
    });
    if let Some((other_sum, other)) = more {
        join(&mut sum, other_sum);
        outcome.ids.extend(other.ids);
        outcome.waiting.extend(other.waiting);
        outcome.faults.extend(other.faults);
    }
    finish(sources, setup, outcome, faults, |entry| add(&mut sum, entry));
    sum
}

/// Reads every entry into memory.
#[must_use]
pub fn read_ledger<'t>(sources: &'t Sources, setup: &'t Setup, faults: &mut Vec<Fault>) -> Ledger<'t> {
    let add = |entries: &mut Vec<Entry<'t>>, entry: &Entry<'t>| entries.push(entry.clone());
    let entries = fold_entries(sources, setup, faults, Vec::new, add, Vec::extend);
    Ledger::new(setup, entries)
}

/// Lists the files of all groups.
fn jobs<'t>(sources: &'t Sources, setup: &Setup) -> Vec<Job<'t>> {
    let of = |group| files_of(sources, setup, group).map(move |(file, source)| Job { group, file, source });
    setup.group_indexes().flat_map(of).collect()
}

/// Finds where about half of what there is to read lies before.
fn middle(jobs: &[Job<'_>], total: usize) -> usize {
    let mut before = 0;
    let passes = |job: &Job<'_>| {
        before += job.source.text.len();
        before * 2 >= total
    };
    jobs.iter().position(passes).map_or(jobs.len(), |at| at + 1)
}

fn read_files<'t>(setup: &'t Setup, jobs: &[Job<'t>], visit: &mut impl FnMut(&Entry<'t>)) -> Outcome<'t> {
    let mut outcome = Outcome::default();
    for jobs in jobs.chunk_by(|one, other| one.group == other.group) {
        let mut reader = RowReader::new(setup, jobs[0].group);
        for Job { group, file, source } in jobs.iter().copied() {
            let Some(mut table) = open_table(source, &mut outcome.faults) else { continue };
            while let Some(record) = table.scanner.next_record() {
                if !record.sound || record.is_empty() {
                    continue;
                }
                if reader.lacks_id(&record, &table.columns) {
                    let (line, start, columns) = (record.line, record.span.start, table.columns.clone());
                    outcome.waiting.push(Waiting { file, group, columns, line, start });
                    continue;
                }
                let read = reader.read(&record, &table.columns, file, &source.path, None, &mut outcome.faults);
                if let Some(entry) = read {
                    if entry.status != Status::Conflict {
                        outcome.ids.push(entry.id.bits());
                    }
                    visit(entry);
                }
            }
            report_table(&source.path, table.scanner.problems(), &mut outcome.faults);
        }
    }
    outcome.ids.sort_unstable();
    outcome
}

/// Finds ids that stand twice, and reads the rows that have none.
fn finish<'t>(
    sources: &'t Sources,
    setup: &'t Setup,
    outcome: Outcome<'t>,
    faults: &mut Vec<Fault>,
    visit: impl FnMut(&Entry<'t>),
) {
    let Outcome { mut ids, waiting, faults: found } = outcome;
    faults.extend(found);
    // The stable sort finds the stretches that each half has sorted, and only merges them.
    ids.sort();
    if ids.windows(2).any(|pair| pair[0] == pair[1]) {
        let twice = ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| Id::from_bits(pair[0])).collect();
        report_twice(sources, setup, twice, faults);
    }
    read_waiting(sources, setup, &waiting, &ids, faults, visit);
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
    columns: Arc<Columns<'t>>,
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
    (first..).zip(files.iter().map(Arc::as_ref)).filter(|(_, source): &(u32, &Source)| source.path.ends_with(".csv"))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Survey;
    use crate::model::fault::sort_faults;
    use crate::text::setup::read_setup;
    use proptest::prelude::*;

    const HEADER: &str = "id,date,description,amount,paid_by,split,category\n";

    fn sources(files: &[Vec<String>]) -> Sources {
        let group = "[members]\nal = {}\nbo = {}\n";
        let mut texts: Vec<(String, String)> = vec![
            ("clique.toml".into(), "format = 1\ncurrency = \"EUR\"\n".into()),
            ("people/al.toml".into(), String::new()),
            ("people/bo.toml".into(), String::new()),
            ("groups/flat/group.toml".into(), group.into()),
            ("groups/trip/group.toml".into(), group.into()),
        ];
        for (number, rows) in files.iter().enumerate() {
            let folder = if number % 2 == 0 { "flat" } else { "trip" };
            texts.push((format!("groups/{folder}/expenses/{number}.csv"), format!("{HEADER}{}\n", rows.join("\n"))));
        }
        Sources::from_texts(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())))
    }

    proptest! {
        #[test]
        fn two_halves_come_to_the_whole(
            files in prop::collection::vec(prop::collection::vec("(|k7q2m9xw4t3e|e9d4m9xw4t3[a-e]),2026-0[12]-0[1-9],[ab],[1-9],(al|bo|cy),al bo,(|food|fun)", 0..6), 0..6),
            cut: prop::sample::Index,
        ) {
            let sources = sources(&files);
            let mut faults = Vec::new();
            let setup = read_setup(&sources, &mut faults);
            let (mut one, mut other) = (faults.clone(), faults);
            let jobs = jobs(&sources, &setup);
            let parts = jobs.split_at(cut.index(jobs.len() + 1));
            let add = |survey: &mut Survey, entry: &Entry<'_>| survey.add(entry, true);
            let mut halves = fold_parts(&sources, &setup, &mut one, parts, Survey::default, add, Survey::join);
            let mut whole = Survey::default();
            read_entries(&sources, &setup, &mut other, |entry| whole.add(entry, true));
            halves.finish();
            whole.finish();
            sort_faults(&mut one);
            sort_faults(&mut other);
            prop_assert_eq!(one, other);
            prop_assert_eq!(&halves.ids, &whole.ids);
            prop_assert_eq!(halves.tally.balances(), whole.tally.balances());
            prop_assert_eq!(&halves.categories, &whole.categories);
            let places = |survey: &Survey| survey.found.iter().map(|entry| (entry.id, entry.place)).collect::<Vec<_>>();
            prop_assert_eq!(places(&halves), places(&whole));
        }
    }
}
