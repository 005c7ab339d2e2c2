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
//!
//! Copies say the same whatever their amount is written as: git joins `18.00` and `18`, and a spreadsheet then makes
//! `18` of both. The ids of a row are those of all ways in which it was written.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::given_ids::{ids_of, is_like, is_loser, said};
use super::repair_rows::{Rows, Words};
use super::units::plain_amount;
use crate::model::Id;
use crate::text::columns::Column;

/// What the copies of one row come to.
#[derive(Debug)]
struct Lineage<'p> {
    /// What the row says, its amount as a number.
    plain: Words,
    /// The row as it is written, as what is right writes it where it has it.
    row: &'p Words,
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
    /// The rows as what is right writes them.
    right: HashSet<&'p Words>,
    /// What somebody wrote while merging.
    by_hand: HashSet<&'p Words>,
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

/// What becomes of a copy.
#[derive(Clone, Copy, Debug)]
enum Fate<'p> {
    Gets(&'p str),
    Goes,
}

impl<'p> Excess<'p> {
    /// Compares what was `found` and what is there `now` with what is `right`; `known` are the versions that nobody
    /// wrote since.
    pub fn of(path: &str, [right, found, now]: [&'p Rows; 3], known: &[&'p Rows]) -> Excess<'p> {
        let known_rows: HashSet<&Words> = known.iter().chain([&right]).flat_map(|page| page.of("")).collect();
        // A row that somebody wrote while merging was not doubled.
        let (known_found, by_hand): (Vec<&Words>, Vec<&Words>) =
            found.of("").into_iter().partition(|row| known_rows.contains(row));
        let counts = [right.of(""), known_found, now.of("")].map(|rows| counted(&rows));
        let mut new = new_ids(now, |key| found.of(key).is_empty() && known.iter().all(|page| page.of(key).is_empty()));
        let right_rows = right.of("").into_iter().collect();
        let mut excess = Excess { right: right_rows, by_hand: by_hand.into_iter().collect(), ..Excess::default() };
        let (mut ways, mut typed) = (None, None);
        let rows: BTreeMap<&Words, &Words> =
            counts[1].iter().chain(&counts[0]).map(|(plain, (row, _))| (plain, *row)).collect();
        for (plain, row) in rows {
            let counts = counts.each_ref().map(|counts| counts.get(plain).map_or(0, |(_, count)| *count));
            if counts[1] <= counts[0] && new.is_empty() {
                continue;
            }
            // Each way of writing it made ids of its own.
            let ways: &HashMap<Words, Vec<&Words>> = ways.get_or_insert_with(|| ways_of(&known_rows));
            let mut given: Vec<(bool, usize, &str)> = Vec::new();
            let mut ids: BTreeSet<Id> = BTreeSet::new();
            for way in ways.get(plain).into_iter().flatten() {
                for (occurrence, id) in ids_of(path, way).enumerate() {
                    let is_its = |key: &&str| now.of(key).iter().all(|own| is_loser(own) || is_said_in(own, plain));
                    if let Some(key) = new.get(&id).copied().filter(is_its) {
                        new.remove(&id);
                        given.push((!excess.right.contains(way), occurrence, key));
                    }
                    ids.insert(id);
                }
            }
            if counts[1] <= counts[0] && given.is_empty() {
                continue;
            }
            given.sort_unstable();
            let is_named = |own: &&(String, Words, _)| {
                is_said_in(&own.1, plain) && Id::parse(&own.0).is_some_and(|id| ids.contains(&id))
            };
            let named = right.rows.iter().filter(is_named).count();
            let counts = Counts { right: counts[0], named, found: counts[1], now: counts[2] };
            let given = given.into_iter().map(|(_, occurrence, key)| (occurrence, key)).collect();
            let typed = typed.get_or_insert_with(|| rows_typed(found, now, known));
            excess.add((plain, row), counts, given, typed);
        }
        excess
    }

    /// Adds the copies of one row; takes from the rows that were `typed` what copies of it became.
    fn add(
        &mut self,
        (plain, row): (&Words, &'p Words),
        counts: Counts,
        given: Vec<(usize, &'p str)>,
        typed: &mut Vec<Words>,
    ) {
        let should_be = counts.right + counts.named;
        let (own, later): (Vec<_>, Vec<_>) = given.into_iter().partition(|(occurrence, _)| *occurrence < should_be);
        let mut own: Vec<&str> = own.into_iter().map(|(_, key)| key).collect();
        let beyond = own.split_off(counts.right.min(own.len()));
        let later: Vec<&str> = beyond.into_iter().chain(later.into_iter().map(|(_, key)| key)).collect();
        let most = counts.found.saturating_sub(counts.now + own.len());
        let changed = taken(typed, plain, most);
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
        let more = changed.len().saturating_sub(found);
        for (plain, (_, count)) in counted(&changed.iter().collect::<Vec<_>>()) {
            if count > 1 && more > 0 {
                self.changed.insert(plain, count.saturating_sub(more).max(1));
            }
        }
        self.lineages.push(Lineage { plain: plain.clone(), row, given: own, stay: [found, stay + came] });
    }

    /// Tells whether everything stays as it is.
    pub fn is_nothing(&self) -> bool {
        self.lineages.is_empty()
    }

    /// Returns what was found without what stood there too often, and with the ids that were given since.
    pub fn left_of_found(&self, found: &Rows) -> Rows {
        let mut copies = places_of(found, |row| !self.by_hand.contains(row));
        let (mut fates, mut missing) = (HashMap::new(), Vec::new());
        for lineage in &self.lineages {
            let mut copies = self.first_right(found, copies.remove(&lineage.plain)).into_iter();
            for key in &lineage.given {
                match copies.next() {
                    Some(place) => drop(fates.insert(place, Fate::Gets(key))),
                    // Of a row that was torn, or not there, nothing was found to give the id to.
                    None => missing.push((*key, with_id(lineage.row, key))),
                }
            }
            fates.extend(copies.skip(lineage.stay[0]).map(|place| (place, Fate::Goes)));
        }
        let mut left = left(found, &fates);
        for (key, row) in missing {
            left.rows.push((key.to_owned(), row, 0..0));
            left.raws.push(String::new());
        }
        left.find_places();
        left
    }

    /// Returns what is there now without what stands there too often.
    pub fn left_of_now(&self, now: &Rows) -> Rows {
        let mut copies = places_of(now, |_| true);
        let mut fates: HashMap<usize, Fate<'_>> = HashMap::new();
        let lineages = self.lineages.iter().map(|lineage| (&lineage.plain, lineage.stay[1]));
        let changed = self.changed.iter().map(|(plain, count)| (plain, *count));
        for (plain, stay) in changed.chain(lineages) {
            let copies = self.first_right(now, copies.remove(plain)).into_iter();
            fates.extend(copies.skip(stay).map(|place| (place, Fate::Goes)));
        }
        for place in self.keys.iter().filter_map(|key| now.places.get(*key)).flatten() {
            fates.insert(*place, Fate::Goes);
        }
        let mut left = left(now, &fates);
        left.find_places();
        left
    }

    /// Returns the places of copies in the order in which they stay: those first that are written as what is right
    /// writes them, so that nothing is taken for a change.
    fn first_right(&self, page: &Rows, places: Option<Vec<usize>>) -> Vec<usize> {
        let mut places = places.unwrap_or_default();
        places.sort_by_key(|place| !self.right.contains(&page.rows[*place].1));
        places
    }
}

/// Returns a table in which some rows, by their places, get an id or go.
fn left(page: &Rows, fates: &HashMap<usize, Fate<'_>>) -> Rows {
    let mut left = Rows { comments: page.comments.clone(), sound: page.sound, ..Rows::default() };
    for (place, ((key, row, span), raw)) in page.rows.iter().zip(&page.raws).enumerate() {
        let (key, row) = match fates.get(&place) {
            Some(Fate::Goes) => continue,
            Some(Fate::Gets(key)) => ((*key).to_owned(), with_id(row, key)),
            None => (key.clone(), row.clone()),
        };
        left.rows.push((key, row, span.clone()));
        left.raws.push(raw.clone());
    }
    left
}

/// Lists the places of the rows without an id that say the same, but for those that are not wanted.
fn places_of(page: &Rows, is_wanted: impl Fn(&Words) -> bool) -> HashMap<Words, Vec<usize>> {
    let mut places: HashMap<Words, Vec<usize>> = HashMap::new();
    for place in page.places.get("").into_iter().flatten() {
        let row = &page.rows[*place].1;
        if is_wanted(row) {
            places.entry(plain(row)).or_default().push(*place);
        }
    }
    places
}

/// Lists the new ids that stand once in a table, with the key they are written as.
fn new_ids(now: &Rows, is_new: impl Fn(&str) -> bool) -> BTreeMap<Id, &str> {
    let keys = now.keys().filter(|key| !key.is_empty() && is_new(key));
    keys.filter_map(|key| Some((Id::parse(key)?, key))).collect()
}

/// Lists the rows without an id that stand in no version but this one.
fn rows_typed(found: &Rows, now: &Rows, known: &[&Rows]) -> Vec<Words> {
    let known: HashSet<Words> = known.iter().chain([&found]).flat_map(|page| page.of("")).map(plain).collect();
    now.of("").into_iter().map(plain).filter(|row| !known.contains(row)).collect()
}

/// Takes the rows that may be a row after a change, at most so many.
fn taken(rows: &mut Vec<Words>, row: &Words, most: usize) -> Vec<Words> {
    let mut taken = Vec::new();
    rows.retain(|own| {
        let is_it = taken.len() < most && is_like(own, row);
        taken.extend(is_it.then(|| own.clone()));
        !is_it
    });
    taken
}

/// Counts the rows that say the same, each with the first way of writing it.
fn counted<'w>(rows: &[&'w Words]) -> BTreeMap<Words, (&'w Words, usize)> {
    let mut counts = BTreeMap::new();
    for row in rows {
        counts.entry(plain(row)).or_insert((*row, 0)).1 += 1;
    }
    counts
}

/// Lists the ways in which each row is written.
fn ways_of<'w>(rows: &HashSet<&'w Words>) -> HashMap<Words, Vec<&'w Words>> {
    let mut ways: HashMap<Words, Vec<&Words>> = HashMap::new();
    for row in rows {
        ways.entry(plain(row)).or_default().push(row);
    }
    ways
}

/// Returns what a row says with its amount as a number: spreadsheets write `18` for `18.00`.
fn plain(row: &Words) -> Words {
    let mut row = row.clone();
    if let Some(amount) = row.get_mut(Column::Amount.name()) {
        *amount = plain_amount(amount).into_owned();
    }
    row
}

/// Tells whether a row says what another does, whose amount is a number, whatever became of both.
fn is_said_in(row: &Words, other: &Words) -> bool {
    said(&plain(row)) == said(other)
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
        named_as("3.00", occurrence)
    }

    /// The same where the amount is written in this way.
    fn named_as(amount: &str, occurrence: u32) -> String {
        let content = ["groups/trip", "2026-06-15", "", "coffee", amount, "", "bob", "alice bob"].join("\u{1f}");
        format!("{}{}", Id::provisional(content.as_bytes(), occurrence), BARE.replace("3.00", amount))
    }

    /// Does what changed between two versions to what the first should say; returns the rows.
    fn rows(before: &[&str], after: &[&str], onto: &[&str]) -> Vec<String> {
        let [before, after, onto] = [before, after, onto].map(|rows| format!("{HEAD}{}", rows.concat()));
        let text = carried(PATH, Some(&before), &after, &onto, &[]).unwrap_or(after);
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

    /// Law: how an amount is written makes no row another one.
    #[test]
    fn copies_are_known_whatever_their_amount_is_written_as() {
        let way = |amount: &str| BARE.replace("3.00", amount);
        let [three, short] = ["3", "3.0"].map(way);
        // Both ways were joined, and then saved by a spreadsheet.
        assert_eq!(rows(&[BARE, &three], &[&three, &three], &[&three]), std::slice::from_ref(&three));
        assert_eq!(rows(&[BARE, &three], &[&three, &three], &[BARE]), std::slice::from_ref(&three));
        assert_eq!(rows(&[BARE, &three], &[BARE, &three, "# jotted\n"], &[BARE]), [BARE, "# jotted\n"]);
        assert_eq!(rows(&[BARE, &three], &[BARE, &three, &short], &[&three]).len(), 2, "one was typed since");
        assert_eq!(rows(&[BARE, &three, &three], &[&three, &three, &three], &[BARE, &three]).len(), 2);
        assert_eq!(rows(&[BARE, BARE], &[&three, &three], &[BARE]), [three.as_str()]);
        // Each way made an id.
        let ids = [named(0), named_as("3", 0)];
        for onto in [BARE, &three] {
            let found = [BARE, &three];
            let fmt = [ids[0].as_str(), &ids[1]];
            assert_eq!(rows(&found, &fmt, &[onto]).len(), 1, "{onto}");
            for id in &ids {
                assert_eq!(rows(&found, &[id, BARE], &[onto]).len(), 1, "{onto} {id}");
                assert_eq!(rows(&found, &[BARE, &three, id], &[onto]).len(), 1, "{onto} {id}");
            }
        }
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
        /// and those that were typed since; however the amounts are written.
        #[test]
        fn as_many_rows_as_there_should_be(
            real in 1_usize..4, more in 0_usize..4, typed in 0_usize..3, how in 0..4, ways in prop::array::uniform3(0_u32..256),
        ) {
            let amount = |way: u32, place: usize| if way >> place & 1 == 1 { "3" } else { "3.00" };
            let bare = |way: u32, count: usize| (0..count).map(move |place| BARE.replace("3.00", amount(way, place)));
            let ids = |way: u32, count: usize| (0..count).map(move |place| {
                let before = (0..place).filter(|other| amount(way, *other) == amount(way, place)).count();
                named_as(amount(way, place), u32::try_from(before).unwrap())
            });
            let [before_way, after_way, onto_way] = ways;
            let before: Vec<String> = bare(before_way, real + more).collect();
            let onto: Vec<String> = bare(onto_way, real).collect();
            let after: Vec<String> = match how {
                // Nobody gave ids, or to what was not doubled, by a driver or by union, or to all that there is.
                0 => bare(after_way, real + more + typed).collect(),
                1 => ids(onto_way, real).chain(bare(after_way, more + typed)).collect(),
                2 if more > 0 && typed == 0 => bare(before_way, real + more).chain(ids(onto_way, real)).collect(),
                _ => ids(before_way, real + more + typed).collect(),
            };
            // A copy beside an id that is its own is taken for the row that got it.
            let typed = if how == 1 { typed.saturating_sub(real) } else { typed };
            let [before, after, onto] = [&before, &after, &onto].map(|rows| rows.iter().map(String::as_str).collect::<Vec<_>>());
            let count = rows(&before, &after, &onto).len();
            prop_assert_eq!(count, real + typed, "{:?} {:?} {:?}", before, after, onto);
        }
    }
}
