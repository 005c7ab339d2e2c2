//! Entries that one side moved to another file of their folder, as `clique fmt` does: the other versions follow.
//!
//! Files are merged one by one. An entry that stands in one file here and in another there would come out
//! twice: changed in the one, new in the other, and two rows with one id are refused. So before the files are
//! merged, every version of an entry is brought into the file where it belongs:
//!
//! ```text
//! base  2025.csv: dinner 20       ours  2025.csv: dinner 24       theirs  2026.csv: dinner 20
//! after                                                            all     2026.csv: dinner 20, 24, 20
//! ```
//!
//! Who did not move it follows whoever did; where both did, the greater path is its home.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::columns::{BASE, OURS, THEIRS};
use crate::model::Id;
use crate::text::columns::{Column, Columns};
use crate::text::row::content_of;
use crate::text::table::Scanner;
use crate::text::table_edit::{append_record, remove_record};
use crate::text::table_record::Record;

/// The three versions of each file of one folder: base, ours, theirs.
pub type Versions = BTreeMap<String, [Option<String>; 3]>;

/// Brings every version of an entry into one file.
pub fn follow_moves(files: &mut Versions) {
    if files.len() < 2 {
        return;
    }
    let homes = [BASE, OURS, THEIRS].map(|side| homes(files, side));
    let ids: BTreeSet<Id> = homes.iter().flat_map(|homes| homes.keys().copied()).collect();
    let mut moves: [BTreeMap<String, BTreeMap<Id, String>>; 3] = Default::default();
    for id in ids {
        let Some(places) = places_of(&homes, id) else { continue };
        let Some(target) = target_of(places) else { continue };
        for (side, from) in places.into_iter().enumerate() {
            if let Some(from) = from.filter(|from| *from != target) {
                moves[side].entry(from.to_owned()).or_default().insert(id, target.to_owned());
            }
        }
    }
    for (side, moves) in moves.into_iter().enumerate() {
        for (from, leaving) in moves {
            carry(files, side, &from, &leaving);
        }
    }
}

/// The file of each entry of one side; none for what stands in several.
type Homes = HashMap<Id, Option<String>>;

fn homes(files: &Versions, side: usize) -> Homes {
    let mut homes = Homes::new();
    for (path, versions) in files {
        let Some(text) = &versions[side] else { continue };
        let mut without = BTreeSet::new();
        each_entry(path, text, |id, is_written, _, _| {
            let is_twice = !is_written && !without.insert(id);
            let home = homes.entry(id).or_insert_with(|| Some(path.clone()));
            if is_twice || home.as_ref() != Some(path) {
                *home = None;
            }
        });
    }
    homes
}

/// Returns where an entry stands on each side; nothing when that cannot be told.
fn places_of(homes: &[Homes; 3], id: Id) -> Option<[Option<&str>; 3]> {
    let mut places = [None; 3];
    for (place, homes) in places.iter_mut().zip(homes) {
        if let Some(home) = homes.get(&id) {
            *place = Some(home.as_deref()?);
        }
    }
    Some(places)
}

/// Returns the file in which an entry belongs; nothing when it is gone on both sides.
fn target_of([base, ours, theirs]: [Option<&str>; 3]) -> Option<&str> {
    match (ours, theirs) {
        (Some(one), Some(other)) if base == Some(one) => Some(other),
        (Some(one), Some(other)) if base == Some(other) => Some(one),
        (one, other) => one.max(other),
    }
}

/// Moves entries of one side out of a file.
fn carry(files: &mut Versions, side: usize, from: &str, leaving: &BTreeMap<Id, String>) {
    let Some(text) = files.get(from).and_then(|versions| versions[side].clone()) else { return };
    let mut carried = Vec::new();
    each_entry(from, &text, |id, _, names, record| {
        let Some(target) = leaving.get(&id) else { return };
        let cells = names.iter().enumerate().map(|(place, name)| (name.clone(), record.cell(place).into_owned()));
        let mut cells: Vec<(String, String)> = cells.filter(|(name, _)| !name.is_empty()).collect();
        cells.retain(|(name, _)| !name.eq_ignore_ascii_case(Column::Id.name()));
        cells.push((Column::Id.name().to_owned(), id.to_string()));
        carried.push((target.clone(), record.span.clone(), cells));
    });
    let left = carried.iter().rev().try_fold(text, |text, (_, span, _)| remove_record(&text, span.clone()));
    let Some(left) = left else { return };
    for (target, _, cells) in &carried {
        let cells: Vec<(&str, &str)> = cells.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let header = header_for(files, target);
        let Some(versions) = files.get_mut(target) else { continue };
        let grown = append_record(versions[side].as_deref().unwrap_or(&header), &cells);
        versions[side] = Some(grown);
    }
    if let Some(versions) = files.get_mut(from) {
        versions[side] = Some(left);
    }
}

/// Returns the header of a file that a side does not have, as the others have it.
fn header_for(files: &Versions, path: &str) -> String {
    let header = |side: usize| {
        let text = files.get(path)?[side].as_deref()?;
        let span = Scanner::new(text).next_record()?.span;
        Some(format!("{}\n", text.get(span)?))
    };
    header(BASE).or_else(|| header(OURS).max(header(THEIRS))).unwrap_or_default()
}

/// Visits the rows that have an id, or would get one: the id, whether it is written, the columns' names, the row.
fn each_entry(path: &str, text: &str, mut visit: impl FnMut(Id, bool, &[String], &Record<'_, '_>)) {
    let folder = path.split_once("/expenses/").map_or("", |(folder, _)| folder);
    let mut scanner = Scanner::new(text);
    let Some(header) = scanner.next_record() else { return };
    let names: Vec<String> = (0..header.cell_count()).map(|place| header.cell(place).into_owned()).collect();
    let Some(columns) = Columns::read(&header, path, &mut Vec::new()) else { return };
    while let Some(record) = scanner.next_record() {
        if !record.sound || record.is_empty() || record.cell_count() > columns.count {
            continue;
        }
        let cell = columns.place(Column::Id).map(|place| record.cell(place)).unwrap_or_default();
        match Id::parse(&cell) {
            Some(id) => visit(id, true, &names, &record),
            None if cell.is_empty() => {
                visit(Id::provisional(&content_of(folder, &record, &columns), 0), false, &names, &record);
            }
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::merge::merge;

    const OLD: &str = "groups/trip/expenses/2025.csv";
    const NEW: &str = "groups/trip/expenses/2026.csv";
    const HEAD: &str = "id,date,description,amount,paid_by,split,status\n";
    const DINNER: &str = "k7q2m9xw4t3e,2026-06-14,dinner,20.00,alice,alice bob,\n";
    const TAXI: &str = "4h8s0c1v9p2a,2025-06-15,taxi,9.00,bob,alice bob,\n";
    const ICE: &str = "3f9a1b2c4d5e,2026-06-16,ice,3.00,bob,alice bob,\n";

    fn file(rows: &[&str]) -> Option<String> {
        Some(format!("{HEAD}{}", rows.concat()))
    }

    /// Merges two files from either side.
    fn merged(old: &[Option<String>; 3], new: &[Option<String>; 3]) -> [Option<String>; 2] {
        let merge_all = |swap: bool| {
            let mut files = Versions::new();
            for (path, [base, ours, theirs]) in [(OLD, old.clone()), (NEW, new.clone())] {
                files.insert(path.into(), if swap { [base, theirs, ours] } else { [base, ours, theirs] });
            }
            follow_moves(&mut files);
            [OLD, NEW].map(|path| {
                let [base, ours, theirs] = files[path].each_ref().map(Option::as_deref);
                merge(path, base, ours, theirs).unwrap().text
            })
        };
        let one = merge_all(false);
        assert_eq!(one, merge_all(true));
        one
    }

    #[test]
    fn an_edit_follows_to_another_file() {
        let edited = DINNER.replace("20.00", "24.00");
        let [old, new] =
            merged(&[file(&[TAXI, DINNER]), file(&[TAXI, &edited]), file(&[TAXI])], &[None, None, file(&[DINNER])]);
        assert_eq!(old, file(&[TAXI]));
        assert_eq!(new, file(&[&edited]));
        let [old, new] = merged(
            &[file(&[TAXI, DINNER]), file(&[TAXI, &edited]), file(&[TAXI])],
            &[file(&[ICE]), file(&[ICE]), file(&[DINNER, ICE])],
        );
        assert_eq!(old, file(&[TAXI]));
        assert_eq!(new, file(&[&edited, ICE]));
    }

    #[test]
    fn what_one_took_out_and_the_other_moved_is_gone() {
        let [old, new] = merged(&[file(&[TAXI, DINNER]), file(&[TAXI]), file(&[TAXI])], &[None, None, file(&[DINNER])]);
        assert_eq!((old, new), (file(&[TAXI]), None));
    }

    #[test]
    fn both_moved_it_to_different_files() {
        let third = "groups/trip/expenses/2026-06.csv";
        let mut files = Versions::from([
            (OLD.to_owned(), [file(&[DINNER]), file(&[]), file(&[])]),
            (NEW.to_owned(), [None, file(&[DINNER]), None]),
            (third.to_owned(), [None, None, file(&[DINNER])]),
        ]);
        follow_moves(&mut files);
        assert_eq!(files[NEW], [file(&[DINNER]), file(&[DINNER]), file(&[DINNER])]);
        assert_eq!(files[third][2], file(&[]));
    }

    #[test]
    fn a_row_without_an_id_follows_to_the_file_where_it_got_one() {
        let bare = "date,description,amount,paid_by,split\n2026-06-14,dinner,20.00,alice,alice bob\n";
        let content = ["groups/trip", "2026-06-14", "", "dinner", "20.00", "", "alice", "alice bob"].join("\u{1f}");
        let id = Id::provisional(content.as_bytes(), 0).to_string();
        let named = format!("{HEAD}{id},2026-06-14,dinner,20.00,alice,alice bob,\n");
        let noted =
            "date,description,amount,paid_by,split\n2026-06-14,dinner,20.00,alice,alice bob\n2025-01-01,x,1,bob,bob\n";
        let [old, new] = merged(
            &[Some(bare.into()), Some(noted.into()), None],
            &[file(&[ICE]), file(&[ICE]), Some(format!("{named}{ICE}"))],
        );
        assert_eq!(old.unwrap(), "date,description,amount,paid_by,split\n2025-01-01,x,1,bob,bob\n");
        assert_eq!(new.unwrap(), format!("{named}{ICE}"));
    }
}
