//! Copies of rows without an id that stood more often than they should when somebody went on from there.
//!
//! Two coffees that say the same are two rows, and a row that a merge doubled is two rows as well; only what should
//! have stood there tells them apart. Somebody who goes on gives some of the copies an id, changes one, takes one out:
//!
//! ```text
//! should say  ,coffee,3    said  ,coffee,3    says now  n8tavz9ye3rt,coffee,3
//!                                ,coffee,3              ,coffee,3
//! ```
//!
//! 1. An id that was made for a row with this content, and for no later one than there should be, is that row's. It
//!    came from a clone where nothing was doubled, and a rebase or a merge put it beside the copies.
//! 2. Ids for later ones were given to what was doubled, where copies went for them; these rows go.
//! 3. So do the copies that are left beyond what there should be. Whoever takes out a copy takes out a doubled one
//!    first, and whoever changed one changed the row that there should be.
//! 4. Copies that came since are rows of their own.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::given_ids::{ids_of, is_like, is_loser, said};
use super::repair_rows::{Rows, Words};
use crate::model::Id;

/// What the copies of one row come to.
#[derive(Debug, Default)]
struct Lineage<'p> {
    row: Words,
    /// The ids that are the row's.
    given: Vec<&'p str>,
    /// How many copies without an id stay in what was there before, and in what is there now.
    stay: [usize; 2],
}

/// What is to be left out of two versions of a table, one of which goes on from the other.
#[derive(Debug, Default)]
pub struct Excess<'p> {
    lineages: Vec<Lineage<'p>>,
    /// The keys of rows that were doubled.
    keys: BTreeSet<&'p str>,
    /// Changed rows that stand more than once because what they were before did, and how many of each stay.
    changed: BTreeMap<Words, usize>,
}

/// How often a row stands in the three versions.
#[derive(Clone, Copy, Debug)]
struct Counts {
    right: usize,
    /// How many rows of the version that is right have its content, and an id that was made from it.
    named: usize,
    found: usize,
    now: usize,
}

impl<'p> Excess<'p> {
    /// Compares what was `found` and what is there `now` with what is `right`; `known` are the versions that nobody
    /// wrote since.
    pub fn of(path: &str, [right, found, now]: [&'p Rows; 3], known: &[&'p Rows]) -> Excess<'p> {
        let [right_counts, found_counts, now_counts] = [right, found, now].map(counted);
        let mut new = new_ids(now, |key| found.of(key).is_empty() && known.iter().all(|page| page.of(key).is_empty()));
        let mut excess = Excess::default();
        let mut by_hand = None;
        let rows: BTreeSet<&Words> = found_counts.keys().chain(right_counts.keys()).copied().collect();
        for row in rows {
            let count = |counts: &HashMap<&Words, usize>| counts.get(row).copied().unwrap_or(0);
            let counts = [&right_counts, &found_counts, &now_counts].map(count);
            // A row that somebody wrote while merging was not doubled.
            let is_by_hand = || counts[0] == 0 && !known.iter().any(|page| page.of("").contains(&row));
            if counts[1] <= counts[0] && new.is_empty() || is_by_hand() {
                continue;
            }
            let ids: Vec<Id> = ids_of(path, row).collect();
            let mut given: Vec<(usize, &str)> = Vec::new();
            for (occurrence, id) in ids.iter().enumerate() {
                let is_its = |key: &&str| now.of(key).iter().all(|own| is_loser(own) || said(own) == said(row));
                if let Some(key) = new.get(id).copied().filter(is_its) {
                    new.remove(id);
                    given.push((occurrence, key));
                }
            }
            if counts[1] <= counts[0] && given.is_empty() {
                continue;
            }
            let is_named = |own: &&(String, Words, _)| {
                said(&own.1) == said(row) && Id::parse(&own.0).is_some_and(|id| ids.contains(&id))
            };
            let named = right.rows.iter().filter(is_named).count();
            let counts = Counts { right: counts[0], named, found: counts[1], now: counts[2] };
            let by_hand = by_hand.get_or_insert_with(|| rows_by_hand(found, now, known));
            excess.add(row, counts, given, by_hand);
        }
        excess
    }

    /// Adds the copies of one row; takes from the rows that were written `by_hand` what copies of it became.
    fn add(&mut self, row: &Words, counts: Counts, given: Vec<(usize, &'p str)>, by_hand: &mut Vec<&Words>) {
        let should_be = counts.right + counts.named;
        let (own, later): (Vec<_>, Vec<_>) = given.into_iter().partition(|(occurrence, _)| *occurrence < should_be);
        let mut own: Vec<&str> = own.into_iter().map(|(_, key)| key).collect();
        let beyond = own.split_off(counts.right.min(own.len()));
        let later: Vec<&str> = beyond.into_iter().chain(later.into_iter().map(|(_, key)| key)).collect();
        let most = counts.found.saturating_sub(counts.now + own.len());
        let changed = taken(by_hand, row, most);
        let right = counts.right - own.len();
        let found = match should_be {
            0 => changed.len(),
            _ => right + changed.len().min(counts.named + own.len()),
        };
        let found = found.min(counts.found);
        let stay = found.min(counts.now + changed.len()).saturating_sub(changed.len());
        let came = (counts.now + changed.len()).saturating_sub(counts.found);
        let went = counts.found.saturating_sub(counts.now + changed.len() + own.len());
        self.keys.extend(later.into_iter().take(went));
        for (row, count) in counted_rows(&changed) {
            let more = changed.len().saturating_sub(found);
            if count > 1 && more > 0 {
                self.changed.insert(row.clone(), count.saturating_sub(more).max(1));
            }
        }
        self.lineages.push(Lineage { row: row.clone(), given: own, stay: [found, stay + came] });
    }

    /// Tells whether everything stays as it is.
    pub fn is_nothing(&self) -> bool {
        self.lineages.is_empty()
    }

    /// Returns what was found without what stood there too often, and with the ids that were given since.
    pub fn left_of_found(&self, found: &Rows) -> Rows {
        let mut given: HashMap<&Words, Vec<&str>> = HashMap::new();
        for lineage in &self.lineages {
            given.insert(&lineage.row, lineage.given.clone());
        }
        let mut left = self.left(found, 0, |row| given.get_mut(row).and_then(Vec::pop));
        // Of a row that was torn, or not there, nothing was found to give the id to.
        for lineage in &self.lineages {
            for key in given.remove(&lineage.row).into_iter().flatten() {
                left.rows.push((key.to_owned(), with_id(&lineage.row, key), 0..0));
                left.raws.push(String::new());
            }
        }
        left.find_places();
        left
    }

    /// Returns what is there now without what stands there too often.
    pub fn left_of_now(&self, now: &Rows) -> Rows {
        let mut left = self.left(now, 1, |_| None);
        left.find_places();
        left
    }

    fn left<'k>(&self, page: &Rows, version: usize, mut given: impl FnMut(&Words) -> Option<&'k str>) -> Rows {
        let lineages = self.lineages.iter().map(|lineage| (&lineage.row, lineage.stay[version]));
        let mut stay: HashMap<&Words, usize> = lineages.collect();
        stay.extend(self.changed.iter().filter(|_| version == 1).map(|(row, count)| (row, *count)));
        let mut left = Rows { comments: page.comments.clone(), sound: page.sound, ..Rows::default() };
        for ((key, row, span), raw) in page.rows.iter().zip(&page.raws) {
            let mut push = |key: &str, row: Words| {
                left.rows.push((key.to_owned(), row, span.clone()));
                left.raws.push(raw.clone());
            };
            if !key.is_empty() {
                if !(version == 1 && self.keys.contains(key.as_str())) {
                    push(key, row.clone());
                }
                continue;
            }
            if let Some(key) = given(row) {
                push(key, with_id(row, key));
                continue;
            }
            match stay.get_mut(row) {
                Some(0) => {}
                Some(count) => {
                    *count -= 1;
                    push("", row.clone());
                }
                None => push("", row.clone()),
            }
        }
        left
    }
}

/// Lists the new ids that stand once in a table, with the key they are written as.
fn new_ids(now: &Rows, is_new: impl Fn(&str) -> bool) -> BTreeMap<Id, &str> {
    let keys = now.keys().filter(|key| !key.is_empty() && is_new(key));
    keys.filter_map(|key| Some((Id::parse(key)?, key))).collect()
}

/// Lists the rows without an id that stand in no version but this one.
fn rows_by_hand<'p>(found: &Rows, now: &'p Rows, known: &[&Rows]) -> Vec<&'p Words> {
    let known: HashSet<&Words> = known.iter().chain([&found]).flat_map(|page| page.of("")).collect();
    now.of("").into_iter().filter(|row| !known.contains(row)).collect()
}

/// Takes the rows that may be a row after a change, at most so many.
fn taken<'w>(rows: &mut Vec<&'w Words>, row: &Words, most: usize) -> Vec<&'w Words> {
    let mut taken = Vec::new();
    rows.retain(|own| {
        let is_it = taken.len() < most && is_like(own, row);
        taken.extend(is_it.then_some(*own));
        !is_it
    });
    taken
}

/// Counts the rows without an id that say the same.
fn counted(page: &Rows) -> HashMap<&Words, usize> {
    counted_rows(&page.of("")).into_iter().collect()
}

fn counted_rows<'w>(rows: &[&'w Words]) -> BTreeMap<&'w Words, usize> {
    let mut counts = BTreeMap::new();
    for row in rows {
        *counts.entry(*row).or_default() += 1;
    }
    counts
}

fn with_id(row: &Words, id: &str) -> Words {
    let mut row = row.clone();
    row.insert("id".into(), id.into());
    row
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::model::Id;
    use crate::text::merge::carried;

    const PATH: &str = "groups/trip/expenses/2026.csv";
    const HEAD: &str = "id,date,description,amount,paid_by,split,note,status\n";
    const BARE: &str = ",2026-06-15,coffee,3.00,bob,alice bob\n";

    /// The coffee with the id that `fmt` gives the first, second or third of them.
    fn named(occurrence: u32) -> String {
        let content = ["groups/trip", "2026-06-15", "", "coffee", "3.00", "", "bob", "alice bob"].join("\u{1f}");
        format!("{}{BARE}", Id::provisional(content.as_bytes(), occurrence))
    }

    /// Does what changed between two versions to what the first should say; returns the rows.
    fn rows(before: &[&str], after: &[&str], onto: &[&str]) -> Vec<String> {
        let [before, after, onto] = [before, after, onto].map(|rows| format!("{HEAD}{}", rows.concat()));
        let text = carried(PATH, Some(&before), &after, &onto).unwrap_or(after);
        text.strip_prefix(HEAD).unwrap().lines().map(|line| line.trim_end_matches(',').to_owned() + "\n").collect()
    }

    #[test]
    fn a_row_that_got_its_id_beside_its_copies_is_one() {
        let named = [0, 1, 2].map(named);
        let once = vec![named[0].clone()];
        // `fmt` where nothing was doubled, and a rebase onto what was.
        assert_eq!(rows(&[BARE, BARE, BARE], &[&named[0], BARE, BARE], &[BARE]), once);
        assert_eq!(rows(&[BARE, BARE], &[BARE, BARE, &named[0]], &[BARE]), once);
        // `fmt` of what was doubled.
        assert_eq!(rows(&[BARE, BARE, BARE], &[&named[0], &named[1], &named[2]], &[BARE]), once);
        // The row had been torn.
        assert_eq!(rows(&[], &[&named[0]], &[BARE]), once);
        assert_eq!(rows(&[BARE, BARE], &[&named[0], BARE], &[&named[0]]), once);
    }

    #[test]
    fn whoever_changes_a_copy_changes_the_row() {
        let named = named(0);
        let [more, more_named] = [BARE, &named].map(|row| row.replace("3.00", "4.00"));
        assert_eq!(rows(&[BARE, BARE], &[&more, BARE], &[BARE]), std::slice::from_ref(&more));
        assert_eq!(rows(&[BARE, BARE], &[&more, &more], &[BARE]), std::slice::from_ref(&more));
        assert_eq!(rows(&[BARE, BARE, BARE], &[&named, BARE, &more], &[BARE]), [more_named]);
        assert_eq!(rows(&[BARE, BARE], &[BARE], &[BARE]), [BARE]);
        assert!(rows(&[BARE, BARE], &[], &[BARE]).is_empty());
        assert_eq!(rows(&[BARE, BARE, &named], &[&named], &[&named]), std::slice::from_ref(&named));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        /// As many coffees as there should be, however many copies there were, and whoever gave ids to how many;
        /// and those that were typed since.
        #[test]
        fn as_many_rows_as_there_should_be(real in 1_usize..4, more in 0_usize..4, typed in 0_usize..3, how in 0..4) {
            let named: Vec<String> = (0..8).map(named).collect();
            let ids = |count: usize| named.iter().take(count).map(String::as_str);
            let bare = |count: usize| std::iter::repeat_n(BARE, count);
            let (before, onto) = (bare(real + more).collect::<Vec<_>>(), bare(real).collect::<Vec<_>>());
            let after: Vec<&str> = match how {
                // Nobody gave ids, or to what was not doubled, by a driver or by union, or to all that there is.
                0 => bare(real + more + typed).collect(),
                1 => ids(real).chain(bare(more + typed)).collect(),
                2 if more > 0 && typed == 0 => bare(real + more).chain(ids(real)).collect(),
                _ => ids(real + more + typed).collect(),
            };
            // A copy beside an id that is its own is taken for the row that got it.
            let typed = if how == 1 { typed.saturating_sub(real) } else { typed };
            let count = rows(&before, &after, &onto).len();
            prop_assert_eq!(count, real + typed, "{:?}", after);
        }
    }
}
