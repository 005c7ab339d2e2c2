//! Parts the tables of a ledger into pieces of about the same size, which can be read side by side.
//!
//! A piece is some files one below the other; a long file is cut between two rows. Which byte begins a row depends on
//! all quotes before it, so a place to cut is found like this:
//!
//! 1. A byte that begins a row is known, at first the one behind the line of columns.
//! 2. As long as no quote comes, every line is a row, a comment or blank. That is passed without being looked at.
//! 3. The line of the next quote is read in earnest, by the [`Scanner`] itself; behind its row is the next known byte.
//! 4. The first that is known to begin a row behind the wanted place is where the file is cut.
//!
//! A file in which a line could be a conflict marker is not cut.

use super::lines;
use super::sources::Source;
use super::table::Scanner;
use super::table_marks::{line_feeds, next_byte};
use crate::model::GroupIndex;

/// A file that is to be read.
#[derive(Clone, Copy)]
pub(super) struct Job<'t> {
    pub(super) group: GroupIndex,
    pub(super) file: u32,
    pub(super) path: &'t str,
    pub(super) text: &'t str,
}

impl<'t> Job<'t> {
    pub(super) fn of(group: GroupIndex, file: u32, source: &'t Source) -> Job<'t> {
        Job { group, file, path: &source.path, text: &source.text }
    }
}

/// The first byte of a row, and the number of its line from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RowStart {
    pub(super) place: usize,
    pub(super) line: usize,
}

/// Rows of a file that stand one below the other.
#[derive(Clone, Copy)]
pub(super) struct Stretch<'t> {
    pub(super) job: Job<'t>,
    /// Where it begins, when that is not the beginning of the file.
    pub(super) start: Option<RowStart>,
    /// The place behind its last byte.
    pub(super) end: usize,
}

/// Parts files into pieces of at least so many bytes, but for the last; a file of twice that is cut.
pub(super) fn pieces<'t>(jobs: &[Job<'t>], bytes_min: usize) -> Vec<Vec<Stretch<'t>>> {
    let mut pieces = Vec::new();
    let (mut piece, mut bytes) = (Vec::new(), 0);
    for job in jobs {
        let text = job.text;
        let cuts = if text.len() / 2 < bytes_min { Vec::new() } else { cuts(text, bytes_min) };
        let starts = std::iter::once(None).chain(cuts.iter().copied().map(Some));
        let ends = cuts.iter().map(|cut| cut.place).chain([text.len()]);
        for (start, end) in starts.zip(ends) {
            bytes += end - start.map_or(0, |start| start.place);
            piece.push(Stretch { job: *job, start, end });
            if bytes >= bytes_min {
                pieces.push(std::mem::take(&mut piece));
                bytes = 0;
            }
        }
    }
    pieces.extend(Some(piece).filter(|piece| !piece.is_empty()));
    pieces
}

/// Returns where to cut a text, with at least so many bytes between two places.
fn cuts(text: &str, bytes_min: usize) -> Vec<RowStart> {
    let mut cuts = Vec::new();
    if may_be_unmerged(text) {
        return cuts;
    }
    // The line of columns is no row: whoever begins behind it knows it, and nobody is to begin with it.
    let mut scanner = Scanner::new(text);
    scanner.next_record();
    let (place, line) = scanner.next_line();
    let mut known = RowStart { place, line };
    loop {
        known = row_start(text, known, known.place + bytes_min.max(1));
        if known.place >= text.len() {
            return cuts;
        }
        cuts.push(known);
    }
}

/// Returns the first place, `wanted` or behind it, of which is known that a row begins there.
fn row_start(text: &str, mut known: RowStart, wanted: usize) -> RowStart {
    let bytes = text.as_bytes();
    let next = (next_byte(bytes, wanted.saturating_sub(1)..bytes.len(), b'\n') + 1).min(bytes.len());
    while known.place < wanted.min(bytes.len()) {
        let quote = next_byte(bytes, known.place..next, b'"');
        if quote == next {
            return RowStart { place: next, line: known.line + line_feeds(bytes, known.place..next) };
        }
        let passed = bytes.get(known.place..quote).unwrap_or_default();
        let start = known.place + passed.iter().rposition(|byte| *byte == b'\n').map_or(0, |feed| feed + 1);
        let mut scanner = Scanner::at(text, start, known.line + line_feeds(bytes, known.place..start));
        scanner.next_part();
        (known.place, known.line) = scanner.next_line();
    }
    known
}

/// Tells whether a line begins as a conflict marker does.
fn may_be_unmerged(text: &str) -> bool {
    let is_mark = |byte: u8| (byte == b'<') | (byte == b'=') | (byte == b'>') | (byte == b'|');
    let bytes = text.as_bytes();
    let behind_feed = |found, pair: &[u8]| found | (pair[0] == b'\n') & is_mark(pair[1]);
    // Without a way out on the way, so that compilers turn it into instructions for sixteen bytes and more.
    let first = bytes.get(lines::first_line_start(text)).is_some_and(|byte| is_mark(*byte));
    first || bytes.windows(2).fold(false, behind_feed)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::table::{Part, TableProblem};

    /// The parts, their cells and the problems that a scanner passes.
    type Passed = (Vec<(Part, Vec<String>)>, Vec<TableProblem>);

    fn pass(mut scanner: Scanner<'_>, passed: &mut Passed) {
        while let Some(part) = scanner.next_part() {
            let part = part.clone();
            let record = scanner.record();
            let cells = (0..record.cell_count()).map(|cell| record.cell(cell).into_owned()).collect();
            passed.0.push((part, cells));
        }
        passed.1.extend_from_slice(scanner.problems());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn pieces_come_to_the_whole(
            text in "\u{feff}?([ab,\"\n é]|\r\n|a,b\n|\"x\ny\",|# \"\n|<<<<<<< |>>>>>>>\n|=======\n){0,40}",
            bytes_min in 0_usize..30,
        ) {
            let source = Source { path: "groups/a/expenses/2026.csv".into(), text };
            let job = Job::of(GroupIndex(0), 0, &source);
            let (mut whole, mut parted) = (Passed::default(), Passed::default());
            pass(Scanner::new(&source.text), &mut whole);
            let pieces = pieces(&[job], bytes_min);
            let mut end = 0;
            for stretch in pieces.iter().flatten() {
                prop_assert_eq!(stretch.start.map_or(0, |start| start.place), end);
                end = stretch.end;
                let scanner = stretch.start.map_or_else(
                    || Scanner::new(&source.text),
                    |RowStart { place, line }| Scanner::at(&source.text, place, line),
                );
                pass(scanner.until(end), &mut parted);
            }
            prop_assert_eq!(end, source.text.len());
            prop_assert_eq!(parted, whole);
            let mut scanner = Scanner::new(&source.text);
            scanner.next_record();
            let behind_header = scanner.next_line().0;
            for start in pieces.iter().flatten().filter_map(|stretch| stretch.start) {
                prop_assert!(start.place > behind_header, "{start:?}");
            }
        }
    }

    #[test]
    fn a_long_file_is_cut_and_short_ones_are_not() {
        let source = |text: &str| Source { path: "groups/a/expenses/2026.csv".into(), text: text.into() };
        let long = source(&("id,note\n".to_owned() + &"k7q2,\"two\nlines\"\n".repeat(100)));
        let short = source("id\n1\n2\n");
        let jobs = [&short, &long, &short].map(|source| Job::of(GroupIndex(0), 0, source));
        let sizes = |bytes_min| {
            let pieces = pieces(&jobs, bytes_min);
            let size = |stretch: &Stretch<'_>| stretch.end - stretch.start.map_or(0, |start| start.place);
            pieces.iter().map(|piece| piece.iter().map(size).collect::<Vec<_>>()).collect::<Vec<_>>()
        };
        assert_eq!(sizes(600), [vec![7, 620], vec![612], vec![476, 7]]);
        assert_eq!(sizes(10_000), [vec![7, 1708, 7]]);
    }
}
