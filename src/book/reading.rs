//! What one reading of the entries came to, file by file, so that a draft reads anew only what it changes.
//!
//! 1. A command that looks at the entries before it changes some reads them all, and keeps what each file came to.
//! 2. When the draft is checked, a file whose very text it shares with the book is not read again.
//! 3. That holds while the setup is the same, to which all rows refer, and while every row says its id: the id of a
//!    row without one depends on all other files. Everything is read again otherwise.
//! 4. Where no id stood twice, only those can that a file did not say before; the others are not compared again.
//!
//! Law: what is found is what reading everything finds.

use std::collections::HashMap;
use std::sync::Arc;

use super::Book;
use crate::model::survey::telling;
use crate::model::{CheckpointTally, Entry, Fault, Id, Setup, Survey};
use crate::text::file_sums::{FileSum, faults_of_files, sum_files, twice_in_files, twice_of};
use crate::text::sources::Sources;

/// What reading each file of a ledger came to.
#[derive(Clone, Debug)]
pub(super) struct Reading(Arc<Files>);

#[derive(Debug)]
struct Files {
    /// The texts that were read.
    sources: Sources,
    setup: Setup,
    sums: HashMap<String, FileSum<Sum>>,
    /// The ids that stand more than once.
    twice: Vec<Id>,
}

/// What the entries of a file come to.
#[derive(Debug)]
struct Sum {
    survey: Survey,
    checkpoints: CheckpointTally,
    /// Entries that were asked for, losers of conflicts among them.
    picked: Vec<Entry<'static>>,
}

/// Everything that was found.
pub(super) struct Found {
    pub(super) survey: Survey,
    pub(super) checkpoints: CheckpointTally,
    pub(super) picked: Vec<Entry<'static>>,
    /// What is wrong with the entries, in no order.
    pub(super) faults: Vec<Fault>,
}

impl Reading {
    /// Reads all files, and picks the entries that `fits`; nothing where a row has no id.
    pub(super) fn of(book: &Book, fits: impl Fn(&Entry<'_>) -> bool + Sync) -> Option<Reading> {
        let sums = sums_of(book, |_| true, &[], fits)?;
        let twice = twice_in_files(sums.iter());
        let sums = sums.into_iter().map(|file| (file.path.clone(), file)).collect();
        Some(Reading(Arc::new(Files { sources: book.sources.clone(), setup: book.setup.clone(), sums, twice })))
    }

    /// Returns what all files come to together, but for the ids.
    pub(super) fn found(&self, book: &Book) -> Found {
        found(book, self.0.sums.values(), &self.0.twice, &[])
    }

    /// Returns what another ledger comes to, of which most files are those that were read: the others are read, and
    /// those with entries that are wanted. Nothing where the two have too little in common.
    pub(super) fn found_in(&self, book: &Book, wanted: &[Id]) -> Option<Found> {
        let Files { sources, setup, sums, twice } = &*self.0;
        if *setup != book.setup {
            return None;
        }
        let is_known = |file: &&FileSum<Sum>| {
            let has_wanted = || file.sum.survey.ids.iter().any(|id| wanted.binary_search(id).is_ok());
            sources.shares(&file.path, &book.sources) && !has_wanted()
        };
        let kept: HashMap<&str, &FileSum<Sum>> =
            sums.values().filter(is_known).map(|file| (file.path.as_str(), file)).collect();
        let read = sums_of(book, |path| !kept.contains_key(path), wanted, |_| false)?;
        let news = read.iter().flat_map(|file| file.ids_beyond(sums.get(&file.path)));
        let files = kept.values().copied().chain(&read);
        let twice = match twice.as_slice() {
            [] => twice_of(&news.collect::<Vec<_>>(), files.clone()),
            _ => twice_in_files(files.clone()),
        };
        Some(found(book, files, &twice, wanted))
    }
}

fn sums_of(
    book: &Book,
    is_to_be_read: impl Fn(&str) -> bool,
    wanted: &[Id],
    fits: impl Fn(&Entry<'_>) -> bool + Sync,
) -> Option<Vec<FileSum<Sum>>> {
    let start = || Sum {
        survey: Survey::default(),
        checkpoints: CheckpointTally::of(&book.setup.checkpoints),
        picked: Vec::new(),
    };
    let add = |sum: &mut Sum, entry: &Entry<'_>| {
        sum.checkpoints.add(entry);
        sum.survey.add(entry, wanted.binary_search(&entry.id).is_ok());
        if fits(entry) {
            sum.picked.push(entry.detached());
        }
    };
    sum_files(book.with_tables(), &book.setup, is_to_be_read, start, add)
}

/// Joins what files came to; of the ids, those that tell the wanted ones apart.
fn found<'f>(book: &Book, files: impl Iterator<Item = &'f FileSum<Sum>> + Clone, twice: &[Id], wanted: &[Id]) -> Found {
    let mut found = Found {
        survey: Survey::default(),
        checkpoints: CheckpointTally::of(&book.setup.checkpoints),
        picked: Vec::new(),
        faults: faults_of_files(&book.sources, &book.setup, files.clone(), twice),
    };
    found.survey.ids = telling(wanted, files.clone().map(|file| file.sum.survey.ids.as_slice()));
    for file in files {
        found.survey.join_sums(&file.sum.survey);
        found.survey.found.extend(file.sum.survey.found.iter().cloned());
        found.checkpoints.join(&file.sum.checkpoints);
        found.picked.extend(file.sum.picked.iter().cloned());
    }
    found
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use proptest::prelude::*;

    use super::*;

    const HEADER: &str = "id,date,description,amount,paid_by,split,category\n";

    fn book(sources: Sources) -> Book {
        Book::of(PathBuf::new(), sources, Vec::new())
    }

    fn path(number: usize) -> String {
        format!("groups/{}/expenses/{number}.csv", if number.is_multiple_of(2) { "flat" } else { "trip" })
    }

    fn sources(files: &[Vec<String>]) -> Sources {
        let group = "[members]\nal = {}\nbo = {}\n";
        let mut texts: Vec<(String, String)> = [
            ("clique.toml", "format = 1\ncurrency = \"EUR\"\n"),
            ("people/al.toml", ""),
            ("people/bo.toml", ""),
            ("groups/flat/group.toml", group),
            ("groups/trip/group.toml", group),
            ("groups/flat/checkpoints.csv", "date,person,balance\n2026-01-05,al,1.00\n"),
        ]
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .into();
        texts.extend(files.iter().enumerate().map(|(number, rows)| (path(number), text(rows))));
        Sources::from_texts(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())))
    }

    fn text(rows: &[String]) -> String {
        format!("{HEADER}{}\n", rows.join("\n"))
    }

    /// Rows that are right and some that are not; few ids, so that some stand twice; some rows without one.
    fn rows() -> impl Strategy<Value = Vec<String>> {
        let row = "(k7q2m9xw4t3e|e9d4m9xw4t3[0-9a-e]|e9d4m9xw4t3[0-9a-e]|e9d4m9xw4t3[0-9a-e]|),2026-01-0[1-9],[ab],[1-9],(al|al|bo|cy),al bo,(|food|fun)";
        prop::collection::vec(row, 0..4)
    }

    /// A change: another text for a file, a file more, another setup, or nothing.
    fn change() -> impl Strategy<Value = (String, Option<String>)> {
        prop_oneof![
            4 => (0_usize..5, prop::option::of(rows()))
                .prop_map(|(number, rows)| (path(number), rows.map(|rows| text(&rows)))),
            1 => Just(("people/cy.toml".to_owned(), Some(String::new()))),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn what_is_kept_and_what_is_read_come_to_the_whole(
            files in prop::collection::vec(rows(), 0..5),
            changes in prop::collection::vec(change(), 0..3),
            wanted in prop::collection::vec(prop::sample::select(vec!["k7q2m9xw4t3e", "e9d4m9xw4t30"]), 0..3),
        ) {
            let mut wanted: Vec<Id> = wanted.into_iter().filter_map(Id::parse).collect();
            wanted.sort_unstable();
            let before = book(sources(&files));
            let (tally, _, faults) = before.looked_through(|_| false);
            let (whole, whole_faults) = before.tally();
            prop_assert_eq!((tally.balances(), faults), (whole.balances(), whole_faults));
            let mut texts = before.sources.clone();
            for (path, text) in changes {
                texts.set(&path, text);
            }
            let (mut quick, mut slow) = (book(texts.clone()), book(texts));
            let quick_faults = quick.check_and_survey(&wanted, before.reading.get());
            let slow_faults = slow.check_and_survey(&wanted, None);
            prop_assert_eq!(quick_faults, slow_faults);
            let (quick, slow) = (quick.survey(&wanted), slow.survey(&wanted));
            prop_assert_eq!(&quick.ids, &slow.ids);
            prop_assert_eq!(quick.categories.in_order(), slow.categories.in_order());
            prop_assert_eq!(quick.tally.balances(), slow.tally.balances());
            let places = |survey: &Survey| {
                let mut found: Vec<_> = survey.found.iter().map(|entry| (entry.id, entry.place)).collect();
                found.sort_unstable();
                found
            };
            prop_assert_eq!(places(&quick), places(&slow));
        }
    }
}
