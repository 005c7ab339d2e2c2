//! Adds up the entries of tables whose texts are not kept.
//!
//! 1. A piece is some tables, one below the other. Whoever takes one reads its tables into room of its own, adds up
//!    their entries, and uses the room again for the next. So adding up takes no more memory than a few pieces, and
//!    no time to get more of it from the system, which is a tenth of all where every text is kept.
//! 2. What is gone cannot be shown, nor read again. So where anything is wrong in a piece, or a row waits for its id,
//!    its texts are kept, and it is read once more when all others are done: few pieces have such a row.
//! 3. Nothing comes of it where a table cannot be read, where an id stands twice, which may be in any two tables, and
//!    where a table is very long, for only a text that is kept is cut and shared out. Everything is to be read then.
//!
//! Law: a sum is what reading everything comes to, and so is what is wrong.

use std::sync::atomic::{AtomicBool, Ordering};

use super::entries::{Outcome, PIECES, SHARED_FROM, bytes_of, jobs, read_piece, read_pieces};
use super::pieces::{Job, Stretch, pieces};
use super::side_by_side::{side_by_side, threads};
use super::sources::Sources;
use crate::model::{Entry, Fault, Setup};

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

/// What all entries come to.
pub struct AddedUp<A> {
    /// Their sum.
    pub sum: A,
    /// What is wrong with them.
    pub faults: Vec<Fault>,
    /// All files; those tables have texts that something is wrong with, and some others.
    pub sources: Sources,
}

/// What reading a piece comes to.
enum Piece {
    /// Every row is right and says an id: these.
    Ids(Vec<u64>),
    /// Something is to be looked at once more, in these texts by their paths.
    Texts(Vec<(String, String)>),
}

impl<L: Fn(&str) -> usize, R: Fn(&str, &mut Vec<u8>, usize) -> Option<usize> + Sync> Unkept<'_, L, R> {
    /// Adds up every entry: each to a sum that `start` begins, and in the end all sums to one by `join`.
    ///
    /// Into which sum an entry goes is not told, so the result must not depend on it; nor may it on an entry's file.
    pub fn fold<A: Send>(
        &self,
        start: impl Fn() -> A + Sync,
        add: impl Fn(&mut A, &Entry<'_>) + Sync,
        join: impl Fn(&mut A, A),
    ) -> Option<AddedUp<A>> {
        let jobs = jobs(self.sources, self.setup);
        let lengths: Vec<usize> = jobs.iter().map(|job| (self.length)(job.path)).collect();
        if lengths.iter().any(|length| *length > TABLE_BYTES_MAX) {
            return None;
        }
        let bytes: usize = lengths.iter().sum();
        let threads = if bytes < SHARED_FROM { 1 } else { threads() };
        let bytes_min = bytes.div_ceil(PIECES).min(PIECE_BYTES_MAX);
        self.fold_pieces((parted(&jobs, &lengths, bytes_min), threads), start, add, join)
    }

    /// As [`Unkept::fold`], of pieces and with so many threads.
    fn fold_pieces<A: Send>(
        &self,
        (parted, threads): (Vec<&[Job<'_>]>, usize),
        start: impl Fn() -> A + Sync,
        add: impl Fn(&mut A, &Entry<'_>) + Sync,
        join: impl Fn(&mut A, A),
    ) -> Option<AddedUp<A>> {
        let is_over = AtomicBool::new(false);
        let (read, setup) = (&self.read, self.setup);
        let work = |room: &mut Vec<u8>, piece: &[Job<'_>]| {
            if is_over.load(Ordering::Relaxed) {
                return None;
            }
            let mut sum = start();
            let came_to = looked_at(read, setup, room, piece, |entry| add(&mut sum, entry));
            is_over.fetch_or(came_to.is_none(), Ordering::Relaxed);
            Some((sum, came_to?))
        };
        let parts: Vec<(A, Piece)> = side_by_side(parted, threads, work).into_iter().collect::<Option<_>>()?;
        let (mut sum, mut ids, mut sources) = (start(), Vec::new(), self.sources.clone());
        for (more, came_to) in parts {
            match came_to {
                Piece::Ids(of_more) => {
                    join(&mut sum, more);
                    ids.push(of_more);
                }
                Piece::Texts(texts) => texts.into_iter().for_each(|(path, text)| sources.set(&path, Some(text))),
            }
        }
        let mut kept = jobs(&sources, setup);
        kept.retain(|job| !job.text.is_empty());
        let kept = pieces(&kept, bytes_of(&kept).div_ceil(PIECES));
        let (more, mut outcome) = read_pieces(setup, (kept, threads), start, &add, &join);
        join(&mut sum, more);
        outcome.knows(ids);
        if !outcome.seen_twice().is_empty() {
            return None;
        }
        let mut faults = Vec::new();
        outcome.finish(&sources, setup, &mut faults, |entry| add(&mut sum, entry));
        Some(AddedUp { sum, faults, sources })
    }
}

/// Parts tables into pieces of at least so many bytes, but for the last.
fn parted<'j, 't>(jobs: &'j [Job<'t>], lengths: &[usize], bytes_min: usize) -> Vec<&'j [Job<'t>]> {
    let (mut lengths, mut bytes) = (lengths.iter(), 0);
    let goes_on = |_: &Job<'t>, _: &Job<'t>| {
        bytes += lengths.next().expect("every table has a length");
        let goes_on = bytes < bytes_min;
        bytes = if goes_on { bytes } else { 0 };
        goes_on
    };
    jobs.chunk_by(goes_on).collect()
}

/// Reads the tables of a piece, up to the first with anything to be looked at once more; nothing where one cannot be
/// read.
fn looked_at<'p>(
    read: &impl Fn(&str, &mut Vec<u8>, usize) -> Option<usize>,
    setup: &'p Setup,
    room: &'p mut Vec<u8>,
    piece: &'p [Job<'p>],
    mut visit: impl FnMut(&Entry<'_>),
) -> Option<Piece> {
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
    let (mut reader, mut outcome) = (None, Outcome::default());
    for stretch in &stretches {
        read_piece(&mut reader, setup, [stretch], &mut outcome, &mut visit);
        if !outcome.is_complete() {
            let texts = stretches.iter().map(|stretch| (stretch.job.path.to_owned(), stretch.job.text.to_owned()));
            return Some(Piece::Texts(texts.collect()));
        }
    }
    Some(Piece::Ids(outcome.ids))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fault::sort_faults;
    use crate::model::{Code, Tally};
    use crate::text::entries::read_entries;
    use crate::text::setup::read_setup;
    use proptest::prelude::*;

    const HEADER: &str = "id,date,description,amount,paid_by,split,category\n";

    /// Rows that are right, and a few that are not.
    fn row() -> impl Strategy<Value = String> {
        prop_oneof![
            30 => "e9d4m[0-9a-h]{7},2026-0[12]-0[1-9],[ab],[1-9],(al|bo),al bo,(|food|fun)",
            2 => ",2026-01-01,[ab],1,al,bo,",
            1 => "e9d4m[0-9a-h]{7},2026-01-01,a,(x,al|1,cy),bo,",
            1 => "e9d4maaaaaaa,2026-01-01,a,1,al,bo,",
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
                let above = ["", "# ours\n\n", "\u{feff}# by hand\r\n"][number % 3];
                whole.push((path, format!("{above}{HEADER}{}\n", rows.join("\n"))));
            }
            let sources = |files: &[(String, String)]| {
                Sources::from_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str())))
            };
            let (names, whole) = (sources(&names), sources(&whole));
            let mut faults = Vec::new();
            let setup = read_setup(&whole, &mut faults);
            let mut expected = Tally::default();
            read_entries(&whole, &setup, &mut faults, |entry| expected.add(entry));
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
            let parted = parted(&jobs, &lengths, bytes_min);
            prop_assert_eq!(parted.concat().len(), jobs.len());
            let added_up =
                unkept.fold_pieces((parted, threads), Tally::default, Tally::add, |sum, more| sum.merge(&more));
            let is_read = unread >= files.len();
            let is_twice = faults.iter().any(|fault| fault.code == Code::DuplicateId);
            prop_assert_eq!(added_up.is_some(), is_read && !is_twice);
            if let Some(AddedUp { sum, faults: mut found, sources }) = added_up {
                prop_assert_eq!(sum.balances(), expected.balances());
                sort_faults(&mut faults);
                sort_faults(&mut found);
                for fault in &found {
                    prop_assert_eq!(sources.get(&fault.path), whole.get(&fault.path));
                }
                prop_assert_eq!(found, faults);
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
            unkept.fold(|| 0, |sum, _| *sum += 1, |sum, more| *sum += more).map(|added_up| added_up.sum)
        };
        assert_eq!((sum(TABLE_BYTES_MAX), sum(TABLE_BYTES_MAX + 1)), (Some(0), None));
    }
}
