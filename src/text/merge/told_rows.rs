//! The rows of the files of one folder that are known again by what they say, where they have no id or got one since.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::columns::{BASE, OURS, THEIRS};
use super::loose::{MAIN_COLUMNS, MAIN_SAME_MIN};
use super::units::plain_amount;
use crate::model::Id;
use crate::text::columns::{Column, Columns};
use crate::text::row::content_of;
use crate::text::table::Scanner;
use crate::text::table_record::Record;

/// The three versions of each file of one folder: base, ours, theirs.
pub type Versions = BTreeMap<String, [Option<String>; 3]>;

/// What the main columns of a row say.
pub type Main = [String; MAIN_COLUMNS.len()];

/// A row: where it stands, the id it has or would get, whether it has it, and what its main columns say.
pub struct Told {
    pub path: String,
    pub id: Id,
    pub is_written: bool,
    pub main: Main,
}

impl Told {
    /// Returns how many main columns of another row say the same, when these are enough to take it for this one.
    pub fn likeness(&self, other: &Told) -> Option<usize> {
        let same = self.main.iter().zip(&other.main).filter(|(one, other)| one == other).count();
        (self.main[0] == other.main[0] && same >= MAIN_SAME_MIN).then_some(same)
    }

    /// Returns the same of a row of the same file, and nothing of others.
    pub fn likeness_beside(&self, other: &Told) -> Option<usize> {
        if self.path == other.path { self.likeness(other) } else { None }
    }
}

/// The rows of one side: those without an id, and of the others those that may be one of the base that has none there.
#[derive(Default)]
pub struct Side {
    pub bare: Vec<Told>,
    pub written: Vec<Told>,
    /// The ids of all rows, or those they would get.
    pub ids: HashSet<Id>,
    /// The places of rows with an id, by that and by what they say.
    by_id: HashMap<Id, Vec<usize>>,
    by_main: HashMap<Main, Vec<usize>>,
    /// The places of rows without an id, by the id they would get.
    bare_by_id: HashMap<Id, Vec<usize>>,
    /// How many rows without an id say the same.
    counts: HashMap<Main, usize>,
    /// The rows by their description: whether it is one with an id, and its place among those or the others.
    by_description: HashMap<String, Vec<(bool, usize)>>,
}

impl Side {
    /// Reads the base and both sides; none where all rows of the base have an id, so that they are known by that.
    pub fn all(files: &Versions) -> Option<[Side; 3]> {
        let (mut ids, mut descriptions) = (HashSet::new(), HashSet::new());
        for (path, versions) in files {
            let text = versions[BASE].as_deref().unwrap_or_default();
            each_entry(path, text, |id, is_written, names, record| {
                if !is_written {
                    ids.insert(id);
                    descriptions.insert(cell_of(record, names, MAIN_COLUMNS[0]).into_owned());
                }
            });
        }
        let is_wanted = |id: Id, description: &str| ids.contains(&id) || descriptions.contains(description);
        (!ids.is_empty()).then(|| [BASE, OURS, THEIRS].map(|side| Side::of(files, side, is_wanted)))
    }

    /// Reads one side; of the rows with an id those that are wanted, by the id and the description.
    fn of(files: &Versions, side: usize, is_wanted: impl Fn(Id, &str) -> bool) -> Side {
        let mut read = Side::default();
        for (path, versions) in files {
            let Some(text) = &versions[side] else { continue };
            each_entry(path, text, |id, is_written, names, record| {
                let cell = |name: &str| cell_of(record, names, name);
                read.ids.insert(id);
                if is_written && !is_wanted(id, &cell(MAIN_COLUMNS[0])) {
                    return;
                }
                let main = MAIN_COLUMNS.map(|name| match cell(name) {
                    cell if name == Column::Amount.name() => plain_amount(&cell).into_owned(),
                    cell => cell.into_owned(),
                });
                let place = if is_written { read.written.len() } else { read.bare.len() };
                read.by_description.entry(main[0].clone()).or_default().push((is_written, place));
                let told = Told { path: path.clone(), id, is_written, main: main.clone() };
                if is_written {
                    read.by_id.entry(id).or_default().push(place);
                    read.by_main.entry(main).or_default().push(place);
                    read.written.push(told);
                } else {
                    read.bare_by_id.entry(id).or_default().push(place);
                    *read.counts.entry(main).or_default() += 1;
                    read.bare.push(told);
                }
            });
        }
        read
    }

    /// Lists the rows with an id that say the same as another row, in another file.
    pub fn elsewhere(&self, row: &Told) -> impl Iterator<Item = &Told> {
        let places = self.by_main.get(&row.main).into_iter().flatten();
        places.map(|place| &self.written[*place]).filter(|own| own.path != row.path)
    }

    /// Returns the row that has the id of another, where it is the only one and stands in the same file.
    pub fn only(&self, row: &Told) -> Option<&Told> {
        match self.by_id.get(&row.id)?.as_slice() {
            [place] => Some(&self.written[*place]).filter(|own| own.path == row.path),
            _ => None,
        }
    }

    /// Returns the row of the same file that has the id of another, or would get it.
    pub fn at(&self, row: &Told) -> Option<&Told> {
        let written = self.by_id.get(&row.id).into_iter().flatten().map(|place| &self.written[*place]);
        let bare = self.bare_by_id.get(&row.id).into_iter().flatten().map(|place| &self.bare[*place]);
        written.chain(bare).find(|own| own.path == row.path)
    }

    /// Finds what a row of the base that had no id became in another file here: the row that has the id it would get,
    /// or a new one that says the same, or else the only one that may be it after a change.
    pub fn moved(&self, old: &Told, base: &Side) -> Option<&Told> {
        if let Some(places) = self.by_id.get(&old.id) {
            return places.iter().map(|place| &self.written[*place]).find(|row| row.path != old.path);
        }
        if base.counts.get(&old.main) != Some(&1) {
            return None;
        }
        if self.ids.contains(&old.id) {
            let places = self.bare_by_id.get(&old.id).map(Vec::as_slice);
            return places.and_then(single).map(|place| &self.bare[*place]).filter(|row| row.path != old.path);
        }
        let same = self.elsewhere(old).filter(|row| !base.ids.contains(&row.id)).min_by_key(|row| row.id);
        same.or_else(|| self.changed_and_moved(old, base))
    }

    /// Finds the only new row that may be one of the base after a change, where it stands in another file; nothing
    /// where it may be another of the base, too, that is gone here.
    fn changed_and_moved(&self, old: &Told, base: &Side) -> Option<&Told> {
        let is_like = |row: &&Told| !base.ids.contains(&row.id) && old.likeness(row).is_some();
        let mut like = self.called(&old.main[0]).filter(is_like);
        // A version of it that lost stands beside it.
        let is_beside = |new: &Told, row: &Told| row.path == new.path && row.is_written && row.id == new.id;
        let new = like.next().filter(|new| new.path != old.path && like.all(|row| is_beside(new, row)))?;
        let may_be_it = |row: &&Told| !self.ids.contains(&row.id) && row.likeness(new).is_some();
        (base.called(&old.main[0]).filter(may_be_it).count() == 1).then_some(new)
    }

    /// Lists the rows of a description.
    fn called(&self, description: &str) -> impl Iterator<Item = &Told> {
        let rows = self.by_description.get(description).into_iter().flatten();
        rows.map(|(is_written, place)| if *is_written { &self.written[*place] } else { &self.bare[*place] })
    }
}

/// Returns the only one of several.
fn single<T>(all: &[T]) -> Option<&T> {
    match all {
        [one] => Some(one),
        _ => None,
    }
}

/// Returns the cell of a column, empty where there is none of that name.
fn cell_of<'t>(record: &Record<'_, 't>, names: &[String], name: &str) -> Cow<'t, str> {
    let place = names.iter().position(|own| own.eq_ignore_ascii_case(name));
    place.map_or_else(Cow::default, |place| record.cell(place))
}

/// Visits the rows that have an id, or would get one: the id, whether it is written, the columns' names, the row.
pub fn each_entry(path: &str, text: &str, mut visit: impl FnMut(Id, bool, &[String], &Record<'_, '_>)) {
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
