//! Reads the rows of every expense file, one at a time, into entries; never stops at the first fault.
//!
//! 1. The files are read in byte order of their paths. Where there is much to read and what comes of it can be
//!    joined, pieces are read side by side and joined in that order, so that the result is the same however many
//!    threads there are.
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
use super::pieces::{Job, RowStart, Stretch, pieces};
use super::row::RowReader;
use super::side_by_side::{side_by_side, threads};
use super::sources::{Source, Sources};
use super::table::Scanner;
use super::table_faults::report_table;
use super::twice::seen_twice;
use crate::model::{Code, Entry, Fault, GroupIndex, Id, Ledger, Setup, Status};

/// Below so many bytes a second thread costs more than it brings.
pub(super) const SHARED_FROM: usize = 1 << 20;

/// Into so many pieces is parted what is read side by side: the last ones to be done are short then.
pub(super) const PIECES: usize = 64;

/// What reading some files came to, beside the entries.
#[derive(Default)]
pub(super) struct Outcome<'t> {
    /// The ids that rows say, in no order.
    pub(super) ids: Vec<u64>,
    /// The ids of other outcomes, as these had them.
    of_others: Vec<Vec<u64>>,
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
    let mut outcome = Outcome::default();
    let whole = pieces(&jobs(sources, setup), usize::MAX);
    read_piece(&mut None, setup, whole.iter().flatten(), &mut outcome, &mut visit);
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
    let bytes = bytes_of(&jobs);
    let (bytes_min, threads) = if bytes < SHARED_FROM { (usize::MAX, 1) } else { (bytes.div_ceil(PIECES), threads()) };
    fold_pieces(sources, setup, faults, (pieces(&jobs, bytes_min), threads), start, add, join)
}

/// As [`fold_entries`], of pieces and with so many threads.
fn fold_pieces<'t, A: Send>(
    sources: &'t Sources,
    setup: &'t Setup,
    faults: &mut Vec<Fault>,
    parted: (Vec<Vec<Stretch<'t>>>, usize),
    start: impl Fn() -> A + Sync,
    add: impl Fn(&mut A, &Entry<'t>) + Sync,
    join: impl Fn(&mut A, A),
) -> A {
    let (mut sum, outcome) = read_pieces(setup, parted, start, &add, join);
    finish(sources, setup, outcome, faults, |entry| add(&mut sum, entry));
    sum
}

/// As [`fold_pieces`], before ids are compared; rows without one wait.
pub(super) fn read_pieces<'t, A: Send>(
    setup: &'t Setup,
    (pieces, threads): (Vec<Vec<Stretch<'t>>>, usize),
    start: impl Fn() -> A + Sync,
    add: impl Fn(&mut A, &Entry<'t>) + Sync,
    join: impl Fn(&mut A, A),
) -> (A, Outcome<'t>) {
    let read = |reader: &mut Option<RowReader<'t>>, piece: Vec<Stretch<'t>>| {
        let (mut sum, mut outcome) = (start(), Outcome::default());
        read_piece(reader, setup, &piece, &mut outcome, &mut |entry| add(&mut sum, entry));
        (sum, outcome)
    };
    let parts = side_by_side(pieces, threads, read);
    let mut parts = parts.into_iter();
    let (mut sum, mut outcome) = parts.next().unwrap_or_else(|| (start(), Outcome::default()));
    for (more, of_more) in parts {
        join(&mut sum, more);
        outcome.join(of_more);
    }
    (sum, outcome)
}

/// Reads every entry into memory.
#[must_use]
pub fn read_ledger<'t>(sources: &'t Sources, setup: &'t Setup, faults: &mut Vec<Fault>) -> Ledger<'t> {
    let add = |entries: &mut Vec<Entry<'t>>, entry: &Entry<'t>| entries.push(entry.clone());
    let entries = fold_entries(sources, setup, faults, Vec::new, add, Vec::extend);
    Ledger::new(setup, entries)
}

/// Lists the files of all groups.
pub(super) fn jobs<'t>(sources: &'t Sources, setup: &Setup) -> Vec<Job<'t>> {
    let of = |group| files_of(sources, setup, group).map(move |(file, source)| Job::of(group, file, source));
    setup.group_indexes().flat_map(of).collect()
}

pub(super) fn bytes_of(jobs: &[Job<'_>]) -> usize {
    jobs.iter().map(|job| job.text.len()).sum()
}

impl<'t> Outcome<'t> {
    /// Tells whether nothing is wrong and nothing waits.
    pub(super) fn is_complete(&self) -> bool {
        self.waiting.is_empty() && self.faults.is_empty()
    }

    /// Returns the ids and what is wrong; none where rows wait for the ids of other files.
    pub(super) fn by_itself(self) -> Option<(Vec<u64>, Vec<Fault>)> {
        self.waiting.is_empty().then_some((self.ids, self.faults))
    }

    /// Takes in the ids of rows that were read elsewhere.
    pub(super) fn knows(&mut self, ids: Vec<Vec<u64>>) {
        self.of_others.extend(ids);
    }

    fn join(&mut self, other: Outcome<'t>) {
        self.of_others.push(other.ids);
        self.of_others.extend(other.of_others);
        self.waiting.extend(other.waiting);
        self.faults.extend(other.faults);
    }

    /// Returns the ids that more than one row says.
    pub(super) fn seen_twice(&self) -> Vec<Id> {
        seen_twice(self.ids.iter().chain(self.of_others.iter().flatten()).copied())
    }

    /// Reads the rows that wait, now that all ids are known, and tells what is wrong.
    pub(super) fn finish(
        self,
        sources: &'t Sources,
        setup: &'t Setup,
        faults: &mut Vec<Fault>,
        visit: impl FnMut(&Entry<'t>),
    ) {
        let Outcome { mut ids, of_others, waiting, faults: found } = self;
        faults.extend(found);
        if waiting.is_empty() {
            return;
        }
        ids.extend(of_others.into_iter().flatten());
        ids.sort_unstable();
        read_waiting(sources, setup, &waiting, &ids, faults, visit);
    }
}

/// Reads some stretches with a reader that is used again, or is made here.
pub(super) fn read_piece<'p, 't: 'p>(
    reader: &mut Option<RowReader<'t>>,
    setup: &'t Setup,
    piece: impl IntoIterator<Item = &'p Stretch<'t>>,
    outcome: &mut Outcome<'t>,
    visit: &mut impl FnMut(&Entry<'t>),
) {
    for stretch in piece {
        let reader = reader.get_or_insert_with(|| RowReader::new(setup, stretch.job.group));
        reader.turn_to(stretch.job.group);
        read_stretch(reader, stretch, outcome, visit);
    }
}

fn read_stretch<'t>(
    reader: &mut RowReader<'t>,
    stretch: &Stretch<'t>,
    outcome: &mut Outcome<'t>,
    visit: &mut impl FnMut(&Entry<'t>),
) {
    let Job { group, file, path, .. } = stretch.job;
    let Some(mut table) = open_stretch(stretch, &mut outcome.faults) else { return };
    while let Some(record) = table.scanner.next_record() {
        if !record.sound || record.is_empty() {
            continue;
        }
        if reader.lacks_id(&record, &table.columns) {
            let (line, start, columns) = (record.line, record.span.start, table.columns.clone());
            outcome.waiting.push(Waiting { file, group, columns, line, start });
            continue;
        }
        let read = reader.read(&record, &table.columns, file, path, None, &mut outcome.faults);
        if let Some(entry) = read {
            if entry.status != Status::Conflict {
                outcome.ids.push(entry.id.bits());
            }
            visit(entry);
        }
    }
    report_table(path, table.scanner.problems(), &mut outcome.faults);
}

/// Finds ids that stand twice, and reads the rows that have none.
fn finish<'t>(
    sources: &'t Sources,
    setup: &'t Setup,
    outcome: Outcome<'t>,
    faults: &mut Vec<Fault>,
    visit: impl FnMut(&Entry<'t>),
) {
    let twice = outcome.seen_twice();
    if !twice.is_empty() {
        report_twice(sources, setup, &twice, faults);
    }
    outcome.finish(sources, setup, faults, visit);
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

fn open_table<'t>(path: &str, text: &'t str, faults: &mut Vec<Fault>) -> Option<Table<'t>> {
    let mut scanner = Scanner::new(text);
    let columns = match scanner.next_record() {
        Some(header) => Columns::read(&header, path, faults),
        None => None,
    };
    match columns {
        Some(columns) => Some(Table { scanner, columns: columns.into() }),
        None => {
            report_table(path, &scanner.into_problems(), faults);
            None
        }
    }
}

/// Opens the file of a stretch; what is wrong with its header is told with the first of its rows alone.
fn open_stretch<'t>(stretch: &Stretch<'t>, faults: &mut Vec<Fault>) -> Option<Table<'t>> {
    let Job { path, text, .. } = stretch.job;
    let Some(RowStart { place, line }) = stretch.start else {
        let Table { scanner, columns } = open_table(path, text, faults)?;
        return Some(Table { scanner: scanner.until(stretch.end), columns });
    };
    let header_only = Scanner::new(text).next_record().and_then(|header| Columns::read(&header, path, &mut Vec::new()));
    let scanner = Scanner::at(text, place, line).until(stretch.end);
    header_only.map(|columns| Table { scanner, columns: columns.into() })
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

/// Finds both places of every id that stands twice; only runs when there is one.
pub(super) fn report_twice(sources: &Sources, setup: &Setup, twice: &[Id], faults: &mut Vec<Fault>) {
    let mut first: HashMap<Id, (String, usize, Range<usize>)> = HashMap::new();
    for group in setup.group_indexes() {
        let mut reader = RowReader::new(setup, group);
        for (_, source) in files_of(sources, setup, group) {
            let Some(mut table) = open_table(&source.path, &source.text, &mut Vec::new()) else { continue };
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
    use crate::model::fault::sort_faults;
    use crate::model::{Newest, Survey};
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
        fn pieces_come_to_the_whole(
            files in prop::collection::vec(prop::collection::vec("(|k7q2m9xw4t3e|e9d4m9xw4t3[a-e]),2026-0[12]-0[1-9],[ab],[1-9],(al|bo|cy),al bo,(|food|fun)", 0..6), 0..6),
            bytes_min in 0_usize..400,
            threads in 1_usize..4,
        ) {
            let sources = sources(&files);
            let mut faults = Vec::new();
            let setup = read_setup(&sources, &mut faults);
            let (mut one, mut other) = (faults.clone(), faults);
            let jobs = jobs(&sources, &setup);
            let parts = (pieces(&jobs, bytes_min), threads);
            let add = |survey: &mut Survey, entry: &Entry<'_>| survey.add(entry, true);
            let mut parted = fold_pieces(&sources, &setup, &mut one, parts, Survey::default, add, Survey::join);
            let mut whole = Survey::default();
            read_entries(&sources, &setup, &mut other, |entry| whole.add(entry, true));
            // Wanted so often, all are told.
            let wanted = vec![Id::from_bits(0); 9];
            parted.finish(&wanted);
            whole.finish(&wanted);
            sort_faults(&mut one);
            sort_faults(&mut other);
            prop_assert_eq!(one, other);
            prop_assert_eq!(&parted.ids, &whole.ids);
            prop_assert_eq!(parted.tally.balances(), whole.tally.balances());
            prop_assert_eq!(parted.categories.in_order(), whole.categories.in_order());
            let places = |survey: &Survey| survey.found.iter().map(|entry| (entry.id, entry.place)).collect::<Vec<_>>();
            prop_assert_eq!(places(&parted), places(&whole));
        }

        #[test]
        fn the_newest_are_the_last_of_all(
            files in prop::collection::vec(prop::collection::vec("(|k7q2m9xw4t3e|e9d4m9xw4t3[a-e]),2026-0[12]-0[1-9],[ab],[1-9],(al|bo|cy),al bo,(|food|fun)", 0..6), 0..6),
            bytes_min in 0_usize..400,
            count in 0_usize..8,
        ) {
            let sources = sources(&files);
            let mut faults = Vec::new();
            let setup = read_setup(&sources, &mut faults);
            let all = read_ledger(&sources, &setup, &mut faults.clone());
            let fits = |entry: &Entry<'_>| entry.category != "fun";
            let parts = (pieces(&jobs(&sources, &setup), bytes_min), 2);
            let add = |newest: &mut Newest<'_>, entry: &Entry<'_>| newest.add(&entry.detached(), fits(entry));
            let newest = fold_pieces(&sources, &setup, &mut faults, parts, || Newest::of(count), add, Newest::join);
            let (ledger, ids, more) = newest.into_ledger(&setup);
            let places = |ledger: &Ledger<'_>| {
                let fitting = ledger.entries.iter().filter(|entry| fits(entry));
                fitting.map(|entry| (entry.date, entry.id, entry.place)).collect::<Vec<_>>()
            };
            let wanted = places(&all);
            prop_assert_eq!(more, wanted.len().saturating_sub(count));
            prop_assert_eq!(places(&ledger), &wanted[more..]);
            prop_assert_eq!(ids, all.ids());
        }
    }
}
