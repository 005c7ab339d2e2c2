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
//!
//! Somebody may have moved a row that had no id, which gave it one, while the other changed it and left it without, or
//! moved it as well. How it is known again is told in [`moved_rows`](super::moved_rows).
//!
//! Where git joined the two, the row stands where it was and, with an id, where it was moved to. Somebody may go on with
//! the one while the other brings both together: then what stood beside it says nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use super::columns::{BASE, OURS, THEIRS};
use super::moved_rows::MovedRows;
use super::told_rows::{Side, Versions, each_entry};
use crate::model::Id;
use crate::text::columns::Column;
use crate::text::table::Scanner;
use crate::text::table_edit::{append_record, remove_record, replace_cells};

/// Brings every version of an entry into one file.
pub fn follow_moves(files: &mut Versions) {
    if files.len() < 2 {
        return;
    }
    let mut sides = Side::all(files);
    if sides.as_ref().is_some_and(|sides| leave_out_outdated(files, sides)) {
        sides = Side::all(files);
    }
    let known = sides.as_ref().map(MovedRows::of).unwrap_or_default();
    let homes = [BASE, OURS, THEIRS].map(|side| homes(files, side, &known));
    let ids: BTreeSet<Id> = homes.iter().flat_map(|homes| homes.keys().copied()).collect();
    let mut moves: [BTreeMap<String, BTreeMap<Id, String>>; 3] = Default::default();
    let mut stays: [BTreeMap<String, BTreeSet<Id>>; 3] = Default::default();
    for id in ids {
        let Some(places) = places_of(&homes, id) else { continue };
        let Some(target) = target_of(places) else { continue };
        for (side, from) in places.into_iter().enumerate() {
            match from {
                Some(from) if from != target => {
                    moves[side].entry(from.to_owned()).or_default().insert(id, target.to_owned());
                }
                Some(_) if !known.names[side].is_empty() => {
                    stays[side].entry(target.to_owned()).or_default().insert(id);
                }
                _ => {}
            }
        }
    }
    for (side, (moves, stays)) in moves.into_iter().zip(stays).enumerate() {
        for (path, staying) in stays {
            write_ids(files, side, (&path, &staying), &known);
        }
        for (from, leaving) in moves {
            carry(files, side, (&from, &leaving), &known);
        }
    }
}

/// Returns the line of a file that names its columns, which is all there is in one without rows.
#[must_use]
pub fn heading_of(text: &str) -> Option<String> {
    let span = Scanner::new(text).next_record()?.span;
    Some(format!("{}\n", text.get(span)?))
}

/// The file of each entry of one side; none for what stands in several.
type Homes = HashMap<Id, Option<String>>;

fn homes(files: &Versions, side: usize, known: &MovedRows) -> Homes {
    let mut homes = Homes::new();
    for (path, versions) in files {
        let Some(text) = &versions[side] else { continue };
        let mut without = BTreeSet::new();
        each_entry(path, text, |id, is_written, _, _| {
            let id = known.entry(side, path, id, is_written);
            let is_twice = !is_written && !without.insert(id);
            let home = homes.entry(id).or_insert_with(|| Some(path.clone()));
            if is_twice || home.as_ref() != Some(path) {
                *home = None;
            }
        });
    }
    homes
}

/// Takes out of the base and of one side what an entry said of which both have another version in another file, without
/// an id, which one of them went on with and the other side made the entry of; tells whether there was something.
fn leave_out_outdated(files: &mut Versions, sides: &[Side; 3]) -> bool {
    let base = &sides[BASE];
    let mut outdated: BTreeSet<(usize, String, Id)> = BTreeSet::new();
    for (side, other) in [(OURS, THEIRS), (THEIRS, OURS)] {
        let (own, other) = (&sides[side], &sides[other]);
        for old in base.bare.iter().filter(|old| !own.ids.contains(&old.id) && !other.ids.contains(&old.id)) {
            let Some(new) = other.elsewhere(old).next() else { continue };
            let is_changed =
                || own.bare.iter().any(|row| !base.ids.contains(&row.id) && old.likeness_beside(row).is_some());
            if let (Some(before), Some(now)) = (base.only(new), own.only(new))
                && (before.main == now.main && before.main != old.main && before.main[0] == old.main[0])
                && is_changed()
            {
                outdated.extend([BASE, side].map(|side| (side, new.path.clone(), new.id)));
            }
        }
    }
    for (side, path, id) in &outdated {
        let Some(versions) = files.get_mut(path) else { continue };
        let left = versions[*side].as_deref().and_then(|text| without(text, path, *id));
        versions[*side] = left.or_else(|| versions[*side].take());
    }
    !outdated.is_empty()
}

/// Returns a table without the row that has an id.
fn without(text: &str, path: &str, id: Id) -> Option<String> {
    remove_record(text, span_of(text, path, id)?)
}

/// Returns where the row stands that has an id.
fn span_of(text: &str, path: &str, id: Id) -> Option<Range<usize>> {
    let mut span = None;
    each_entry(path, text, |own, is_written, _, record| {
        if is_written && own == id {
            span = Some(record.span.clone());
        }
    });
    span
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

/// Writes the ids of entries that moved to where they are `staying` in a file of one side, where it has them without, or
/// with another.
fn write_ids(files: &mut Versions, side: usize, (path, staying): (&str, &BTreeSet<Id>), known: &MovedRows) {
    let Some(mut text) = files.get(path).and_then(|versions| versions[side].clone()) else { return };
    let mut places: Vec<(Range<usize>, Id)> = Vec::new();
    each_entry(path, &text, |id, is_written, _, record| {
        let Some(entry) = known.names[side].get(&(path.to_owned(), id, is_written)) else { return };
        if staying.contains(entry) && !known.bare.contains(entry) {
            places.push((record.span.clone(), *entry));
        }
    });
    // From the end, so that the places before stay, but for a column that the heading may get.
    let heading = heading_of(&text).map_or(0, |heading| heading.len());
    for (span, id) in places.into_iter().rev() {
        let grown = heading_of(&text).map_or(0, |heading| heading.len()) - heading;
        let id = id.to_string();
        let written = replace_cells(&text, span.start + grown..span.end + grown, &[(Column::Id.name(), &id)]);
        text = written.unwrap_or(text);
    }
    if let Some(versions) = files.get_mut(path) {
        versions[side] = Some(text);
    }
}

/// Moves entries of one side out of a file.
fn carry(files: &mut Versions, side: usize, (from, leaving): (&str, &BTreeMap<Id, String>), known: &MovedRows) {
    let Some(text) = files.get(from).and_then(|versions| versions[side].clone()) else { return };
    let mut carried = Vec::new();
    each_entry(from, &text, |id, is_written, names, record| {
        let id = known.entry(side, from, id, is_written);
        let Some(target) = leaving.get(&id) else { return };
        let cells = names.iter().enumerate().map(|(place, name)| (name.clone(), record.cell(place).into_owned()));
        let mut cells: Vec<(String, String)> = cells.filter(|(name, _)| !name.is_empty()).collect();
        cells.retain(|(name, _)| !name.eq_ignore_ascii_case(Column::Id.name()));
        if !known.bare.contains(&id) {
            cells.push((Column::Id.name().to_owned(), id.to_string()));
        }
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
    let header = |side: usize| heading_of(files.get(path)?[side].as_deref()?);
    header(BASE).or_else(|| header(OURS).max(header(THEIRS))).unwrap_or_default()
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

    #[test]
    fn a_row_without_an_id_that_was_changed_follows_to_the_file_where_it_got_one() {
        let bare = "date,description,amount,paid_by,split\n2026-06-14,dinner,20.00,alice,alice bob\n";
        let content = ["groups/trip", "2026-06-14", "", "dinner", "20.00", "", "alice", "alice bob"].join("\u{1f}");
        let id = Id::provisional(content.as_bytes(), 0).to_string();
        let named = format!("{HEAD}{id},2026-06-14,dinner,20.00,alice,alice bob,\n");
        let more = bare.replace("20.00", "24.00") + "2025-01-01,x,1,bob,bob\n";
        let [old, new] = merged(&[Some(bare.into()), Some(more), None], &[None, None, Some(named.clone())]);
        assert_eq!(old.unwrap(), "date,description,amount,paid_by,split\n2025-01-01,x,1,bob,bob\n");
        assert_eq!(new.unwrap(), named.replace("20.00", "24.00"));
    }

    /// Law: a spreadsheet that makes `24.5` of `24.50` changed nothing, though `fmt` makes another id of it.
    #[test]
    fn a_row_that_was_moved_with_its_amount_written_in_another_way_is_known_again() {
        let head = "date,description,amount,paid_by,split\n";
        let bare = format!("{head}2026-06-14,dinner,24.50,alice,alice bob\n");
        let content = ["groups/trip", "2026-06-14", "", "dinner", "24.5", "", "alice", "alice bob"].join("\u{1f}");
        let id = Id::provisional(content.as_bytes(), 0).to_string();
        let named = format!("{HEAD}{id},2026-06-14,dinner,24.5,alice,alice bob,\n");
        let more = bare.replace("24.50", "30.00");
        let [old, new] = merged(&[Some(bare.clone()), Some(more.clone()), None], &[None, None, Some(named.clone())]);
        assert_eq!((old, new.unwrap()), (None, named.replace("24.5,", "30.00,")));
        let gone = merged(&[Some(bare.clone()), Some(head.into()), None], &[None, None, Some(named.clone())]);
        assert!(gone.iter().flatten().all(|text| !text.contains("dinner")), "{gone:?}");
        // In one file.
        let [one, _] = merged(&[Some(bare), Some(more), Some(named.clone())], &[None, None, None]);
        assert_eq!(one.unwrap(), named.replace("24.5,", "30.00,"));
    }

    /// Law: a row that both moved is one, however its amount was written where it got its id.
    #[test]
    fn a_row_that_both_moved_with_its_amount_written_in_two_ways_gets_one_id() {
        let head = "date,description,amount,paid_by,split\n";
        let bare = |amount: &str| format!("{head}2026-06-14,dinner,{amount},alice,alice bob\n");
        let named = |amount: &str| {
            let content = ["groups/trip", "2026-06-14", "", "dinner", amount, "", "alice", "alice bob"].join("\u{1f}");
            let id = Id::provisional(content.as_bytes(), 0).to_string();
            (format!("{HEAD}{id},2026-06-14,dinner,{amount},alice,alice bob,\n"), id)
        };
        let [(short, short_id), (long, long_id)] = ["12", "12.00"].map(named);
        let id = short_id.clone().min(long_id.clone());
        // Who wrote it as it was changed nothing about it.
        for (before, after) in [("12", "12.00"), ("12.00", "12")] {
            let both = merged(
                &[Some(bare(before)), Some(head.into()), Some(head.into())],
                &[None, Some(short.clone()), Some(long.clone())],
            );
            let row = format!("{HEAD}{id},2026-06-14,dinner,{after},alice,alice bob,\n");
            assert_eq!(both, [Some(head.to_owned()), Some(row)], "{before}");
        }
    }

    /// Law: a row that both changed before they moved it, so that it got another id from each, is one.
    #[test]
    fn a_row_that_both_changed_and_moved_stands_once() {
        let head = "date,description,amount,paid_by,split\n";
        let row = |day: &str, amount: &str| format!("2026-06-{day},dinner,{amount},alice,alice bob");
        let id = |day: &str, amount: &str| {
            let day = format!("2026-06-{day}");
            let content = ["groups/trip", &day, "", "dinner", amount, "", "alice", "alice bob"].join("\u{1f}");
            Id::provisional(content.as_bytes(), 0).to_string()
        };
        let bare = |row: &str| Some(format!("{head}{row}\n"));
        let [more, later] = [("14", "24"), ("15", "20")];
        let named = |(day, amount)| format!("{},{},\n", id(day, amount), row(day, amount));
        let smaller = id(more.0, more.1).min(id(later.0, later.1));
        let gone = Some(head.to_owned());
        let both = merged(
            &[bare(&row("14", "20")), gone.clone(), gone.clone()],
            &[file(&[ICE]), file(&[ICE, &named(more)]), file(&[ICE, &named(later)])],
        );
        assert_eq!(both, [gone.clone(), file(&[ICE, &format!("{smaller},{},\n", row("15", "24"))])]);
        // Of two that say nearly the same, nobody can tell which was moved.
        let two = format!("{}\n{}", row("14", "20"), row("14", "21"));
        let [_, new] = merged(
            &[bare(&two), gone.clone(), gone],
            &[file(&[ICE]), file(&[ICE, &named(more)]), file(&[ICE, &named(later)])],
        );
        assert_eq!(new.unwrap().matches("dinner").count(), 2);
    }

    /// Law: a version that git left behind, where it was moved on both sides and before, gets no id.
    #[test]
    fn a_version_left_behind_is_not_named() {
        let head = "date,description,amount,paid_by,split\n";
        let bare = Some(format!("{head}2026-06-14,dinner,20.00,alice,alice bob\n"));
        let content = ["groups/trip", "2026-06-14", "", "dinner", "20.00", "", "alice", "alice bob"].join("\u{1f}");
        let id = Id::provisional(content.as_bytes(), 0).to_string();
        let named = DINNER.replace("k7q2m9xw4t3e", &id);
        let [old, new] = merged(
            &[bare.clone(), bare, Some(head.to_owned())],
            &[file(&[&named]), file(&[&named, TAXI]), file(&[&named, ICE])],
        );
        assert_eq!(old, Some(head.to_owned()));
        assert_eq!(new.unwrap().matches("dinner").count(), 1);
    }

    /// Law: whoever goes on with the version that git left behind goes on with the entry.
    #[test]
    fn a_version_left_behind_that_was_changed_is_the_entry() {
        let head = "date,description,amount,paid_by,split\n";
        let bare = |amount: &str| Some(format!("{head}2026-06-14,dinner,{amount},alice,alice bob\n"));
        let more = DINNER.replace("20.00", "24.00");
        let mended = [Some(head.to_owned()), file(&[&more, ICE])];
        let [old, new] = merged(
            &[bare("24.00"), bare("30.00"), mended[0].clone()],
            &[file(&[DINNER, ICE]), file(&[DINNER, ICE]), mended[1].clone()],
        );
        assert_eq!([old, new], [mended[0].clone(), file(&[&DINNER.replace("20.00", "30.00"), ICE])]);
        // Taken out, or the entry was changed: nothing is left out.
        for own in [None, file(&[&DINNER.replace("20.00", "21.00"), ICE])] {
            let left = own.as_ref().map_or(mended[0].clone(), |_| bare("30.00"));
            let [_, new] = merged(
                &[bare("24.00"), left, mended[0].clone()],
                &[file(&[DINNER, ICE]), own.or_else(|| file(&[DINNER, ICE])), mended[1].clone()],
            );
            assert!(new.unwrap().contains(&more));
        }
    }
}
