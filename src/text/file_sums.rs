//! Adds up the entries of every file by itself, so that a file need not be read again while it says the same.
//!
//! Ids that stand twice are looked for among all files; where it is known what other files say, only ids that are new
//! can be among them.

use std::collections::HashMap;

use super::entries::{Outcome, SHARED_FROM, bytes_of, jobs, read_piece, report_twice};
use super::pieces::{Stretch, pieces};
use super::row::RowReader;
use super::side_by_side::{side_by_side, threads};
use super::sources::Sources;
use super::twice::seen_twice;
use crate::model::{Entry, Fault, Id, Setup};

/// So many ids are looked for one by one sooner than all are compared with all.
const FEW: usize = 8;

/// What reading one file came to, so that it need not be read again while it says the same.
#[derive(Debug)]
pub struct FileSum<A> {
    /// The file.
    pub path: String,
    /// The sum of its entries.
    pub sum: A,
    ids: Vec<u64>,
    faults: Vec<Fault>,
}

/// Adds up the entries of every file that `is_wanted` by itself, in no order; none where a row has no id, since its
/// id depends on all other files.
pub fn sum_files<'t, A: Send>(
    sources: &'t Sources,
    setup: &'t Setup,
    is_wanted: impl Fn(&str) -> bool,
    start: impl Fn() -> A + Sync,
    add: impl Fn(&mut A, &Entry<'t>) + Sync,
) -> Option<Vec<FileSum<A>>> {
    let mut jobs = jobs(sources, setup);
    jobs.retain(|job| is_wanted(job.path));
    let threads = if bytes_of(&jobs) < SHARED_FROM { 1 } else { threads() };
    let read = |reader: &mut Option<RowReader<'t>>, file: Vec<Stretch<'t>>| {
        let (mut outcome, mut sum) = (Outcome::default(), start());
        read_piece(reader, setup, &file, &mut outcome, &mut |entry| add(&mut sum, entry));
        let path = file.first().map_or_else(String::new, |stretch| stretch.job.path.to_owned());
        outcome.by_itself().map(|(ids, faults)| FileSum { path, sum, ids, faults })
    };
    let files = jobs.iter().flat_map(|job| pieces(std::slice::from_ref(job), usize::MAX)).collect();
    side_by_side(files, threads, read).into_iter().collect()
}

impl<A> FileSum<A> {
    /// Returns the ids that rows say and did not say, or not as often, in an older version of the file.
    #[must_use]
    pub fn ids_beyond(&self, older: Option<&FileSum<A>>) -> Vec<u64> {
        let known = older.map_or(&[][..], |older| older.ids.as_slice());
        // Mostly a row was changed where it is, or stands at the end.
        if let Some(more) = self.ids.strip_prefix(known) {
            return more.to_vec();
        }
        let mut counts: HashMap<u64, usize> = HashMap::new();
        known.iter().for_each(|id| *counts.entry(*id).or_default() += 1);
        let mut is_new = |id: &u64| match counts.get_mut(id) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        };
        self.ids.iter().copied().filter(|id| is_new(id)).collect()
    }
}

/// Returns the ids that stand more than once in files that were added up by themselves, when it is known that only
/// `suspects` can be among them.
pub fn twice_of<'f, A: 'f>(suspects: &[u64], files: impl Iterator<Item = &'f FileSum<A>> + Clone) -> Vec<Id> {
    if suspects.len() > FEW {
        return twice_in_files(files);
    }
    let count =
        |id: u64| files.clone().map(|file| file.ids.iter().filter(|other| **other == id).count()).sum::<usize>();
    let mut twice: Vec<Id> = suspects.iter().filter(|id| count(**id) > 1).map(|id| Id::from_bits(*id)).collect();
    twice.sort_unstable();
    twice.dedup();
    twice
}

/// Returns the ids that stand more than once in files that were added up by themselves.
pub fn twice_in_files<'f, A: 'f>(files: impl Iterator<Item = &'f FileSum<A>> + Clone) -> Vec<Id> {
    seen_twice(files.flat_map(|file| file.ids.iter().copied()))
}

/// Returns what is wrong with the entries of files that were added up by themselves, of whose ids some stand twice.
pub fn faults_of_files<'f, A: 'f>(
    sources: &Sources,
    setup: &Setup,
    files: impl Iterator<Item = &'f FileSum<A>>,
    twice: &[Id],
) -> Vec<Fault> {
    let mut faults: Vec<Fault> = files.flat_map(|file| file.faults.iter().cloned()).collect();
    if !twice.is_empty() {
        report_twice(sources, setup, twice, &mut faults);
    }
    faults
}
