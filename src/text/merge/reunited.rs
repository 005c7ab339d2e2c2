//! Bringing an entry together that stands in two files: one moved it there, as `clique fmt` does, another changed it
//! where it had stood, and a driver that sees one file alone merged them, as in a rebase.
//!
//! In the file it had left, it was taken out on one side and changed on the other, or voided:
//!
//! ```text
//! 2025.csv   2s0000000001,2026-03-01,hut,12,…
//!            2s0000000001,2026-03-01,hut,12,…,conflict
//! 2026.csv   2s0000000001,2026-03-01,hut,9,…
//! ```
//!
//! 1. It was not taken out, so there is nothing to settle: what was changed goes to where it stands now.
//! 2. What both sides had is one of the rows that stood in the file it left, from before it came back there. Of these
//!    it is the one that whoever did not see the other's work changed least; of several, one that leaves a conflict.
//! 3. Where neither file tells that it was left, as both sides moved it, nor its past does, the greater path is its
//!    home, as for `follow_moves`. What they come from is looked for in both files, and where nothing is found, both
//!    were added.
//! 4. Nothing is dropped: where it cannot be told what both had, one of them stays beside the other as a conflict.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::given_ids::{self, is_loser};
use super::kind::TableKind;
use super::repair_rows::{Rows, Words, named, says_the_same, with_rows};
use super::undoubled::{are_versions, met};
use crate::model::{Id, Status};
use crate::text::columns::{Column, Columns};
use crate::text::table::Scanner;
use crate::text::table_edit::append_record;

const KIND: TableKind = TableKind::Expenses;

/// How an entry came to stand in two files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Course {
    /// It left one of them for the other.
    Left,
    /// It was moved to both, or nobody can tell.
    Unknown,
}

/// Lists the ids that are in force in more than one of these files of expenses, each with the paths where they are.
#[must_use]
pub fn ids_in_two<'t>(files: impl IntoIterator<Item = (&'t str, &'t str)>) -> BTreeMap<String, BTreeSet<&'t str>> {
    let mut homes: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (path, text) in files {
        for id in ids_of(path, text, Standing::InForce) {
            homes.entry(id).or_default().insert(path);
        }
    }
    homes.retain(|_, paths| paths.len() > 1);
    homes
}

/// Lists the ids that are in force in any of these files of expenses.
#[must_use]
pub fn ids_in_force<'t>(files: impl IntoIterator<Item = (&'t str, &'t str)>) -> BTreeSet<String> {
    files.into_iter().flat_map(|(path, text)| ids_of(path, text, Standing::InForce)).collect()
}

/// Lists the ids of which a version lost in any of these files of expenses.
#[must_use]
pub fn ids_in_conflict<'t>(files: impl IntoIterator<Item = (&'t str, &'t str)>) -> BTreeSet<String> {
    files.into_iter().flat_map(|(path, text)| ids_of(path, text, Standing::Lost)).collect()
}

/// Brings the entries together that stand in two files, each given by its path and its text; returns both texts, or
/// nothing when no entry is to go from the first to the second.
///
/// `older` returns older versions of both files, newest first; it is asked only where one is.
pub fn reunited(files: [(&str, &str); 2], older: impl FnOnce() -> [Vec<String>; 2]) -> Option<[String; 2]> {
    let [(left_path, left), (path, came)] = files;
    let [left_rows, came_rows] = [left, came].map(|text| Rows::read(text, KIND));
    if !left_rows.sound || !came_rows.sound {
        return None;
    }
    let meets = |key: &&str| course([&left_rows, &came_rows], key).is_some();
    let keys: BTreeSet<&str> = left_rows.keys().filter(meets).collect();
    if keys.is_empty() {
        return None;
    }
    let older = older().map(|texts| texts.iter().map(|text| Rows::read(text, KIND)).collect::<Vec<_>>());
    let ([mut left, mut came], mut is_any) = ([left, came].map(str::to_owned), false);
    for key in keys {
        let [own, other] = [in_force(&left_rows, key)?, in_force(&came_rows, key)?];
        let said = [left_path, path].into_iter().zip(&older);
        let said: Vec<Vec<Option<Words>>> =
            said.map(|(path, pages)| pages.iter().map(|page| said_in(path, page, key)).collect()).collect();
        let came_back = [&said[0], &said[1]].map(|said| time_without(said).is_some());
        let course = match (course([&left_rows, &came_rows], key)?, came_back) {
            (Course::Unknown, [true, false]) => Course::Left,
            (Course::Unknown, [false, true]) => continue,
            (Course::Unknown, _) if left_path > path => continue,
            (course, _) => course,
        };
        let versions = [other.clone(), own.clone()];
        let tries = bases([&said[0], &said[1]], [own, other], course).into_iter().filter_map(|(distance, base)| {
            let text = met(path, &came, key, (base, &versions))?;
            Some((distance, Reverse(Rows::read(&text, KIND).of(key).len()), text))
        });
        let (.., merged) = tries.min_by_key(|(distance, rows, _)| (*distance, *rows))?;
        let losers = [&came_rows, &left_rows].into_iter().flat_map(|page| page.of(key)).filter(|row| is_loser(row));
        came =
            losers.filter(|row| !says_the_same(row, own)).fold(merged, |text, row| append_record(&text, &named(row)));
        left = with_rows(&left, KIND, key, &[]);
        is_any = true;
    }
    is_any.then_some([left, came])
}

/// Tells how an entry came to stand in both files, as far as these tell; nothing when it goes the other way, or is not
/// the same entry.
fn course([left, came]: [&Rows; 2], key: &str) -> Option<Course> {
    let [own, other] = [in_force(left, key)?, in_force(came, key)?];
    let was_taken_out = |page: &Rows, row| page.of(key).iter().any(|own| is_loser(own) && says_the_same(own, row));
    let signs = [[was_taken_out(left, own), was_taken_out(came, other)], [own, other].map(is_void)];
    if key.is_empty() {
        return None;
    }
    match signs.into_iter().find(|[left, came]| left != came) {
        Some([was_left, _]) => was_left.then_some(Course::Left),
        None => are_versions(&[own, other]).then_some(Course::Unknown),
    }
}

/// Returns what a version of the file at `path` says of an entry, which may have had no id yet.
fn said_in(path: &str, page: &Rows, key: &str) -> Option<Words> {
    let id = Id::parse(key);
    let bare = || {
        page.of("").into_iter().find(|row| !is_loser(row) && given_ids::ids_of(path, row).any(|own| Some(own) == id))
    };
    let mut row = in_force(page, key).or_else(bare)?.clone();
    row.insert(Column::Id.name().to_owned(), key.to_owned());
    Some(row)
}

/// Returns how many of the newest versions of a file have an entry that came back to it after a time without it.
fn time_without(said: &[Option<Words>]) -> Option<usize> {
    let since = said.iter().take_while(|row| row.is_some()).count();
    said[since..].iter().any(Option::is_some).then_some(since)
}

/// Lists what both sides may have had, newest first, each with how much of it one side changed; nothing stands for an
/// entry that both added.
fn bases<'r>(
    [left, came]: [&'r [Option<Words>]; 2],
    [own, other]: [&Words; 2],
    course: Course,
) -> Vec<(usize, Option<&'r Words>)> {
    let mut found: Vec<(usize, Option<&Words>)> = match course {
        Course::Left => {
            let (rows, changed) = match time_without(left) {
                Some(since) => (&left[since..], own),
                None => (left, other),
            };
            let rows = rows.iter().flatten().filter(|row| *row != own);
            rows.map(|row| (distance(row, changed), Some(row))).collect()
        }
        Course::Unknown => {
            let rows = left.iter().chain(came).flatten().filter(|row| *row != own && *row != other);
            rows.map(|row| (distance(row, own).max(distance(row, other)), Some(row))).collect()
        }
    };
    if found.is_empty() {
        found.push((0, None));
    }
    found
}

/// Counts the cells in which two rows differ.
fn distance(one: &Words, other: &Words) -> usize {
    let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    names.into_iter().filter(|name| one.get(*name) != other.get(*name)).count()
}

/// Returns the row of an entry that is in force, where there is one alone.
fn in_force<'p>(page: &'p Rows, key: &str) -> Option<&'p Words> {
    let mut rows = page.of(key).into_iter().filter(|row| !is_loser(row));
    rows.next().filter(|_| rows.next().is_none())
}

fn is_void(row: &Words) -> bool {
    row.get(Column::Status.name()).is_some_and(|status| status == Status::Void.word())
}

/// Whether a row counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    InForce,
    Lost,
}

/// Lists the ids of the rows of a file that did not lose, or of those that did.
fn ids_of(path: &str, text: &str, wanted: Standing) -> Vec<String> {
    let mut scanner = Scanner::new(text);
    let columns = scanner.next_record().and_then(|header| Columns::read(&header, path, &mut Vec::new()));
    let Some((id, columns)) = columns.and_then(|columns| Some((columns.place(Column::Id)?, columns))) else {
        return Vec::new();
    };
    let mut ids = Vec::new();
    while let Some(record) = scanner.next_record() {
        let is_lost = columns.place(Column::Status).is_some_and(|place| record.cell(place) == Status::Conflict.word());
        let cell = record.cell(id);
        if !cell.is_empty() && is_lost == (wanted == Standing::Lost) {
            ids.push(cell.into_owned());
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "groups/trip/expenses/2025.csv";
    const NEW: &str = "groups/trip/expenses/2026.csv";
    const HEAD: &str = "id,date,description,amount,paid_by,split,status\n";
    const HUT: &str = "2s0000000001,2026-03-01,hut,9,bob,alice bob,\n";
    const INN: &str = "2s0000000002,2025-03-01,inn,7,bob,alice bob,\n";

    fn lost(row: &str) -> String {
        row.replace(",\n", ",conflict\n")
    }

    fn file(rows: &str) -> String {
        format!("{HEAD}{rows}")
    }

    /// Brings rows together; the older versions are those of both files, newest first.
    fn done(left: &str, came: &str, older: [&[&str]; 2]) -> Option<[String; 2]> {
        let older = older.map(|rows| rows.iter().map(|rows| file(rows)).collect());
        let texts = reunited([(OLD, &file(left)), (NEW, &file(came))], || older)?;
        Some(texts.map(|text| text.strip_prefix(HEAD).unwrap().to_owned()))
    }

    #[test]
    fn what_was_changed_goes_where_the_entry_stands_now() {
        let more = HUT.replace(",9,", ",12,");
        let left = format!("{INN}{more}{}", lost(&more));
        let older = [&[left.as_str(), INN, HUT][..], &[HUT, ""]];
        assert_eq!(done(&left, HUT, older), Some([INN.to_owned(), more.clone()]));
        // Changed there as well since it came.
        let less = HUT.replace(",9,", ",8,");
        let [_, came] = done(&left, &less, [older[0], &[less.as_str(), HUT, ""]]).unwrap();
        assert_eq!(came, format!("{more}{}", lost(&less)));
        // Changed before it went, and otherwise by whoever had not seen that.
        let [_, came] = done(&left, &less, [&[left.as_str(), INN, &less, HUT], &[less.as_str(), ""]]).unwrap();
        assert_eq!(came, format!("{more}{}", lost(&less)));
        let named = HUT.replace(",hut,", ",hut for two,");
        let left = format!("{INN}{named}{}", lost(&named));
        let [_, came] = done(&left, &less, [&[left.as_str(), INN, &less, HUT], &[less.as_str(), ""]]).unwrap();
        assert_eq!(came, less.replace(",hut,", ",hut for two,"));
    }

    #[test]
    fn what_was_voided_is_void_where_the_entry_stands_now() {
        let void = HUT.replace(",\n", ",void\n");
        let left = format!("{INN}{void}");
        let older = [&[left.as_str(), INN, HUT][..], &[HUT, ""]];
        assert_eq!(done(&left, HUT, older), Some([INN.to_owned(), void.clone()]));
        // Changed there meanwhile: it is in force, and the wish to take it out stays beside it.
        let less = HUT.replace(",9,", ",8,");
        let [_, came] = done(&left, &less, [older[0], &[less.as_str(), HUT, ""]]).unwrap();
        assert_eq!(came, format!("{less}{}", lost(&less)));
        // It had been voided before somebody moved what it was.
        let [_, came] = done(&left, HUT, [&[left.as_str(), HUT], &[HUT, ""]]).unwrap();
        assert_eq!(came, void);
    }

    /// Law: nothing is dropped where nobody can tell what both had.
    #[test]
    fn what_both_moved_or_copied_stays_as_a_conflict() {
        let may = HUT.replace("2026-03-01", "2026-05-01");
        let [left, came] = done(HUT, &may, [&[HUT], &[may.as_str()]]).unwrap();
        assert_eq!((left.as_str(), came), ("", format!("{may}{}", lost(HUT))));
        assert_eq!(done(HUT, HUT, [&[HUT], &[HUT]]), Some([String::new(), HUT.to_owned()]));
        // It had left the first file and came back, as where lines are joined.
        let more = HUT.replace(",9,", ",12,");
        assert_eq!(done(&more, HUT, [&[&more, "", HUT], &[HUT, ""]]), Some([String::new(), more.clone()]));
        assert_eq!(done(HUT, &more, [&[HUT, ""], &[&more, "", HUT]]), None);
        // It had no id before it was moved.
        let bare = ",2026-03-01,hut,9,bob,alice bob,\n";
        let id = given_ids::ids_of(OLD, &Rows::read(&file(bare), KIND).rows[0].1).next().unwrap().to_string();
        let [own, other] = [",12,", ",9,"].map(|amount| format!("{id}{}", bare.replace(",9,", amount)));
        let left = format!("{own}{}", lost(&own));
        assert_eq!(done(&left, &other, [&[&left, "", bare], &[&other, ""]]), Some([String::new(), own.clone()]));
        let june = may.replace(",9,", ",10,").replace("2026-05-01", "2026-03-01");
        assert_eq!(done(&may, &june, [&[&may, HUT], &[&june]]).unwrap()[1], may.replace(",9,", ",10,"));
    }

    /// Law: nothing is touched but an entry that stands in both, and in one direction alone.
    #[test]
    fn what_stands_in_one_file_stays() {
        let more = HUT.replace(",9,", ",12,");
        for (left, came) in [(format!("{more}{}", lost(&more)), INN), (lost(HUT), HUT), (INN.to_owned(), HUT)] {
            assert_eq!(done(&left, came, [&[], &[]]), None, "{left}{came}");
        }
        let other = HUT.replace(",hut,9,", ",boat,11,");
        assert_eq!(done(HUT, &other, [&[], &[]]), None, "two entries with one id are for a person");
        let back = [(NEW, file(HUT)), (OLD, file(&more))];
        let back = back.each_ref().map(|(path, text)| (*path, text.as_str()));
        assert_eq!(reunited(back, || [Vec::new(), Vec::new()]), None);
        let texts = [file(HUT), file(&format!("{more}{INN}")), file(&lost(INN))];
        let twice = ids_in_two(["a", OLD, NEW].into_iter().zip(texts.iter().map(String::as_str)));
        assert_eq!(twice, BTreeMap::from([("2s0000000001".to_owned(), BTreeSet::from(["a", OLD]))]));
    }
}
