//! Adds up the entries of tables whose texts are not kept.
//!
//! 1. A piece is some tables, one below the other. Whoever takes one reads its tables into room of its own, adds up
//!    their entries, and uses the room again for the next. So adding up takes no more memory than a few pieces, and
//!    no time to get more of it from the system, which is a tenth of all where every text is kept.
//! 2. What is gone cannot be shown, nor read again. So there is no sum where anything is wrong, or where a row waits
//!    for its id: everything is to be read and kept then.
//! 3. Nor is there one where a table is very long, for only a text that is kept is cut and shared out.
//!
//! Law: a sum is what reading everything comes to, and nothing is wrong with the entries then.

use std::sync::atomic::{AtomicBool, Ordering};

use super::entries::{Outcome, PIECES, SHARED_FROM, jobs, read_piece};
use super::pieces::{Job, Stretch};
use super::side_by_side::{side_by_side, threads};
use super::sources::Sources;
use super::twice::seen_twice;
use crate::model::{Entry, Setup};

/// A table of more bytes, some ten thousand rows, is worth being cut and read by several threads.
const TABLE_BYTES_MAX: usize = 1 << 20;

/// A piece of more bytes would no longer be near the processor when its rows are looked at.
const PIECE_BYTES_MAX: usize = 1 << 18;

/// The tables of a ledger, which stand among its sources by their paths alone.
pub struct Unkept<'s, L, R> {
    /// All files; the texts of the tables are empty.
    pub sources: &'s Sources,
    /// What the others say.
    pub setup: &'s Setup,
    /// About how many bytes the table of a path has.
    pub length: L,
    /// Puts the text of a path into room from a byte on, and returns where it ends there; nothing where it cannot.
    pub read: R,
}

impl<L: Fn(&str) -> usize, R: Fn(&str, &mut Vec<u8>, usize) -> Option<usize> + Sync> Unkept<'_, L, R> {
    /// Adds up every entry: each to a sum that `start` begins, and in the end all sums to one by `join`.
    ///
    /// Into which sum an entry goes is not told, so the result must not depend on it. Entries do not tell their file.
    pub fn fold<A: Send>(
        &self,
        start: impl Fn() -> A + Sync,
        add: impl Fn(&mut A, &Entry<'_>) + Sync,
        join: impl Fn(&mut A, A),
    ) -> Option<A> {
        let jobs = jobs(self.sources, self.setup);
        let lengths: Vec<usize> = jobs.iter().map(|job| (self.length)(job.path)).collect();
        if lengths.iter().any(|length| *length > TABLE_BYTES_MAX) {
            return None;
        }
        let bytes: usize = lengths.iter().sum();
        let threads = if bytes < SHARED_FROM { 1 } else { threads() };
        let bytes_min = bytes.div_ceil(PIECES).min(PIECE_BYTES_MAX);
        self.fold_pieces((pieces(&jobs, &lengths, bytes_min), threads), start, add, join)
    }

    /// As [`Unkept::fold`], of pieces and with so many threads.
    fn fold_pieces<A: Send>(
        &self,
        (pieces, threads): (Vec<&[Job<'_>]>, usize),
        start: impl Fn() -> A + Sync,
        add: impl Fn(&mut A, &Entry<'_>) + Sync,
        join: impl Fn(&mut A, A),
    ) -> Option<A> {
        let is_over = AtomicBool::new(false);
        let (read, setup) = (&self.read, self.setup);
        let work = |room: &mut Vec<u8>, piece: &[Job<'_>]| {
            if is_over.load(Ordering::Relaxed) {
                return None;
            }
            let mut sum = start();
            let ids = ids_of_piece(read, setup, room, piece, |entry| add(&mut sum, entry));
            is_over.fetch_or(ids.is_none(), Ordering::Relaxed);
            Some((sum, ids?))
        };
        let parts: Vec<(A, Vec<u64>)> = side_by_side(pieces, threads, work).into_iter().collect::<Option<_>>()?;
        if !seen_twice(parts.iter().flat_map(|(_, ids)| ids.iter().copied())).is_empty() {
            return None;
        }
        let sums = parts.into_iter().map(|(sum, _)| sum);
        let joined = |mut sum, more| {
            join(&mut sum, more);
            sum
        };
        Some(sums.reduce(joined).unwrap_or_else(start))
    }
}

/// Parts tables into pieces of at least so many bytes, but for the last.
fn pieces<'j, 't>(jobs: &'j [Job<'t>], lengths: &[usize], bytes_min: usize) -> Vec<&'j [Job<'t>]> {
    let (mut lengths, mut bytes) = (lengths.iter(), 0);
    let goes_on = |_: &Job<'t>, _: &Job<'t>| {
        bytes += lengths.next().expect("every table has a length");
        let goes_on = bytes < bytes_min;
        bytes = if goes_on { bytes } else { 0 };
        goes_on
    };
    jobs.chunk_by(goes_on).collect()
}

/// Reads the tables of a piece and returns the ids of their rows; nothing where anything is wrong or waits.
fn ids_of_piece<'p>(
    read: &impl Fn(&str, &mut Vec<u8>, usize) -> Option<usize>,
    setup: &'p Setup,
    room: &'p mut Vec<u8>,
    piece: &'p [Job<'p>],
    mut visit: impl FnMut(&Entry<'_>),
) -> Option<Vec<u64>> {
    let (mut spans, mut end) = (Vec::with_capacity(piece.len()), 0);
    for job in piece {
        let start = end;
        end = read(job.path, room, start)?;
        spans.push(start..end);
    }
    let stretch = |(job, span): (&Job<'p>, _)| {
        let text = str::from_utf8(room.get(span)?).ok()?;
        Some(Stretch { job: Job { text, ..*job }, start: None, end: text.len() })
    };
    let stretches: Vec<Stretch<'_>> = piece.iter().zip(spans).map(stretch).collect::<Option<_>>()?;
    let mut outcome = Outcome::default();
    read_piece(&mut None, setup, &stretches, &mut outcome, &mut visit);
    outcome.is_complete().then_some(outcome.ids)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Tally;
    use crate::text::entries::read_entries;
    use crate::text::setup::read_setup;
    use proptest::prelude::*;

    const HEADER: &str = "id,date,description,amount,paid_by,split,category\n";

    /// Rows that are right, and a few that are not.
    fn row() -> impl Strategy<Value = String> {
        prop_oneof![
            30 => "e9d4m[0-9a-h]{7},2026-0[12]-0[1-9],[ab],[1-9],(al|bo),al bo,(|food|fun)",
            1 => ",2026-01-01,a,1,al,bo,|e9d4maaaaaaa,2026-01-01,a,1,al,bo,|e9d4m[0-9a-h]{7},2026-01-01,a,x,(al|cy),bo,",
        ]
    }

    proptest! {
        #[test]
        fn a_sum_is_what_reading_everything_comes_to(
            files in prop::collection::vec(prop::collection::vec(row(), 0..6), 0..6),
            bytes_min in 0_usize..400,
            threads in 1_usize..4,
            unread in 0_usize..40,
        ) {
            let group = "[members]\nal = {}\nbo = {}\n";
            let mut whole: Vec<(String, String)> = [
                ("clique.toml", "format = 1\ncurrency = \"EUR\"\n"),
                ("people/al.toml", ""),
                ("people/bo.toml", ""),
                ("groups/flat/group.toml", group),
                ("groups/trip/group.toml", group),
            ].map(|(path, text)| (path.to_owned(), text.to_owned())).into();
            let mut names = whole.clone();
            for (number, rows) in files.iter().enumerate() {
                let path = format!("groups/{}/expenses/{number}.csv", if number % 2 == 0 { "flat" } else { "trip" });
                names.push((path.clone(), String::new()));
                whole.push((path, format!("{HEADER}{}\n", rows.join("\n"))));
            }
            let sources = |files: &[(String, String)]| {
                Sources::from_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str())))
            };
            let (names, whole) = (sources(&names), sources(&whole));
            let mut faults = Vec::new();
            let setup = read_setup(&whole, &mut faults);
            let mut expected = Tally::default();
            read_entries(&whole, &setup, &mut faults, |entry| expected.add(entry));
            let waits = files.iter().flatten().any(|row| row.starts_with(','));

            let gone = format!("/{unread}.csv");
            let read = |path: &str, room: &mut Vec<u8>, start: usize| {
                let text = whole.get(path).filter(|_| !path.ends_with(&gone))?;
                room.truncate(start);
                room.resize(start, 0);
                room.extend(text.as_bytes());
                let end = room.len();
                room.extend(b"left over");
                Some(end)
            };
            let length = |path: &str| whole.get(path).map_or(0, str::len);
            let unkept = Unkept { sources: &names, setup: &setup, length, read };
            let jobs = jobs(&names, &setup);
            let lengths: Vec<usize> = jobs.iter().map(|job| length(job.path)).collect();
            let pieces = pieces(&jobs, &lengths, bytes_min);
            prop_assert_eq!(pieces.concat().len(), jobs.len());
            let sum = unkept.fold_pieces((pieces, threads), Tally::default, Tally::add, |sum, more| sum.merge(&more));
            let is_read = unread >= files.len();
            prop_assert_eq!(sum.is_some(), faults.is_empty() && !waits && is_read);
            if let Some(sum) = sum {
                prop_assert_eq!(sum.balances(), expected.balances());
            }
        }
    }

    #[test]
    fn a_very_long_table_is_left_to_others() {
        let sources = Sources::from_texts([
            ("clique.toml", "format = 1\ncurrency = \"EUR\"\n"),
            ("groups/flat/expenses/1.csv", ""),
            ("groups/flat/group.toml", ""),
        ]);
        let setup = read_setup(&sources, &mut Vec::new());
        let sum = |length| {
            let read = |_: &str, _: &mut Vec<u8>, start| Some(start);
            let unkept = Unkept { sources: &sources, setup: &setup, length: |_: &str| length, read };
            unkept.fold(|| 0, |sum, _| *sum += 1, |sum, more| *sum += more)
        };
        assert_eq!((sum(TABLE_BYTES_MAX), sum(TABLE_BYTES_MAX + 1)), (Some(0), None));
    }
}
