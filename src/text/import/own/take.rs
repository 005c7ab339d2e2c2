//! Takes an export into a ledger, which may have much of it already: as files that change, and what was found out.
//!
//! 1. People and groups that are not there are made as the export says; those that are there stay as they are, but
//!    for members they lack. Of a table, whose rows have only handles, the handles are the names.
//! 2. An entry with an id that is not there is added with its items; one that is there and says the same is known;
//!    one that says something else is told, and changed where that is wished for.
//! 3. Rates, rules, checkpoints and messages that are not there are added, and so are comments, but for those of
//!    settings that are there.
//!
//! Law: what is taken in twice changes nothing the second time.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde_json::{Map, Value};

use super::mirror::json_as_settings;
use super::named::who_is_named;
use super::{GroupMirror, OwnEntry, OwnExport, Record};
use crate::model::{Id, Place, Setup};
use crate::text::columns::{ALL, Column};
use crate::text::entry_edit::{Cells, append_rows, append_rows_with, change_rows};
use crate::text::side_by_side::{side_by_side, threads};
use crate::text::sources::Sources;
use crate::text::toml_edit::{TomlEditProblem, set_value};
use crate::text::toml_value::NewValue;

/// An entry that the ledger has.
#[derive(Clone, Debug)]
pub struct Known {
    /// What it says, as an export of it would.
    pub cells: Cells,
    /// What it says in columns that the program does not know, in their order.
    pub extra: Vec<(String, String)>,
    /// Where it stands.
    pub place: Place,
}

/// What became of an export.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// The files that change, with what they say then.
    pub files: BTreeMap<String, String>,
    /// The entries that are new.
    pub new: Vec<Id>,
    /// How many the ledger had.
    pub known: usize,
    /// The entries that say something else here, with the columns.
    pub changed: Vec<(Id, Vec<String>)>,
    /// The people who are new.
    pub people: Vec<String>,
    /// The groups that are new.
    pub groups: Vec<String>,
}

/// Takes an export in; `known` are the entries of the ledger by id, `update` has those that differ changed.
///
/// # Errors
///
/// When a file of settings is written in a way that cannot be changed safely.
pub fn take(
    own: &OwnExport,
    ledger: (&Sources, &Setup),
    known: &HashMap<Id, Known>,
    update: bool,
) -> Result<Taken, TomlEditProblem> {
    let (sources, setup) = ledger;
    let mut taking = Taking { own, sources, setup, taken: Taken::default() };
    let (people, members) = who_is_named(own);
    taking.units()?;
    taking.people(&people);
    taking.groups(members)?;
    taking.entries(known, update);
    taking.tables();
    taking.comments();
    let sources = taking.sources;
    taking.taken.files.retain(|path, text| sources.get(path) != Some(text));
    Ok(taking.taken)
}

pub(super) struct Taking<'a> {
    pub(super) own: &'a OwnExport,
    pub(super) sources: &'a Sources,
    setup: &'a Setup,
    pub(super) taken: Taken,
}

impl Taking<'_> {
    /// Returns a file as it is by now.
    pub(super) fn text(&self, path: &str) -> Option<&str> {
        self.taken.files.get(path).map(String::as_str).or_else(|| self.sources.get(path))
    }

    pub(super) fn set(&mut self, path: &str, text: String) {
        self.taken.files.insert(path.to_owned(), text);
    }

    /// Declares the units that the ledger does not know.
    fn units(&mut self) -> Result<(), TomlEditProblem> {
        let Some(units) = self.own.mirror.settings.get("units").and_then(Value::as_object) else { return Ok(()) };
        for (unit, about) in units.iter().filter(|(unit, _)| self.setup.currency(unit).is_none()) {
            let decimals = about.get("decimals").and_then(Value::as_u64).and_then(|it| u32::try_from(it).ok());
            let mut keys = vec![("decimals", NewValue::Whole(decimals.unwrap_or_default()))];
            keys.extend(about.get("name").and_then(Value::as_str).map(|name| ("name", NewValue::text(name))));
            let text =
                set_value(self.text(SETTINGS).unwrap_or_default(), &["units", unit], Some(&NewValue::table(keys)))?;
            self.set(SETTINGS, text);
        }
        Ok(())
    }

    fn people(&mut self, named: &BTreeSet<&str>) {
        let mut files: BTreeMap<String, String> =
            self.own.mirror.people.iter().map(|(handle, keys)| (handle.clone(), json_as_settings(keys))).collect();
        for handle in named {
            files.entry((*handle).to_owned()).or_insert_with(|| format!("name = \"{handle}\"\n"));
        }
        for (handle, text) in files.into_iter().filter(|(handle, _)| self.setup.person(handle).is_none()) {
            self.set(&format!("people/{handle}.toml"), text);
            self.taken.people.push(handle);
        }
    }

    fn groups<'o>(&mut self, mut members: BTreeMap<&'o str, BTreeSet<&'o str>>) -> Result<(), TomlEditProblem>
    where
        Self: 'o,
    {
        for group in &self.own.mirror.groups {
            let named = group.settings.get("members").and_then(Value::as_object).into_iter().flatten();
            members.entry(&group.group).or_default().extend(named.map(|(name, _)| name.as_str()));
        }
        for (handle, names) in members {
            let mirror = self.own.mirror.groups.iter().find(|group| group.group == handle);
            match self.setup.group(handle) {
                None => self.new_group(handle, mirror, &names),
                Some(index) if !self.setup.groups[index.get()].direct => {
                    let group = &self.setup.groups[index.get()];
                    let is_in = |name: &str| self.setup.person(name).is_some_and(|it| group.member(it).is_some());
                    for name in names.into_iter().filter(|name| !is_in(name)) {
                        let path = format!("{}/group.toml", group.folder);
                        let member = mirror.map(|group| member_of(group, name)).unwrap_or_default();
                        let value =
                            NewValue::table(member.iter().map(|(key, text)| (key.as_str(), NewValue::text(text))));
                        let text = set_value(self.text(&path).unwrap_or_default(), &["members", name], Some(&value))?;
                        self.set(&path, text);
                    }
                }
                Some(_) => {}
            }
        }
        Ok(())
    }

    fn new_group(&mut self, handle: &str, mirror: Option<&GroupMirror>, names: &BTreeSet<&str>) {
        let is_pair = handle.contains('+');
        let mut settings = mirror.map(|group| group.settings.clone()).unwrap_or_default();
        if mirror.is_none() && !is_pair {
            let members: Map<String, Value> =
                names.iter().map(|name| ((*name).to_owned(), Value::Object(Map::new()))).collect();
            settings.insert("members".into(), Value::Object(members));
        }
        let currency = match self.own.mirror.settings.get("currency").and_then(Value::as_str) {
            Some(code) => Some(code),
            None => self.own.entries.iter().find(|it| it.group == handle).and_then(|it| it.cells.get(Column::Currency)),
        };
        if let Some(code) = currency.filter(|code| self.setup.currency.is_none_or(|own| own.code() != *code)) {
            settings.entry("currency").or_insert_with(|| code.into());
        }
        if !settings.is_empty() {
            self.set(&format!("{}/group.toml", folder_of(handle)), json_as_settings(&settings));
        }
        self.taken.groups.push(handle.to_owned());
    }

    fn entries(&mut self, known: &HashMap<Id, Known>, update: bool) {
        let own = self.own;
        let mut added = Added::default();
        let mut changes: BTreeMap<&str, Vec<(Place, Cells)>> = BTreeMap::new();
        let mut seen = HashSet::with_capacity(own.entries.len());
        for entry in own.entries.iter().filter(|entry| seen.insert(entry.id)) {
            let Some(known) = known.get(&entry.id) else {
                self.taken.new.push(entry.id);
                added.put(entry, || self.file_of(entry));
                continue;
            };
            let columns = differing(known, entry);
            if columns.is_empty() {
                self.taken.known += 1;
                continue;
            }
            let file = self.sources.file(known.place.file).filter(|_| update);
            if let Some(file) = file {
                changes.entry(&file.path).or_default().push((known.place, cells_of(entry)));
            }
            self.taken.changed.push((entry.id, columns));
        }
        for (path, changes) in changes {
            if let Some(text) = self.text(path).and_then(|text| change_rows(text, &changes)) {
                self.set(path, text);
            }
        }
        let append = |(): &mut (), (path, entries): (String, Vec<&OwnEntry>)| {
            let text = self.text(&path);
            let text = if entries.iter().all(|entry| entry.extra.is_empty()) {
                append_rows(text, entries.iter().map(|entry| &entry.cells))
            } else {
                append_rows_with(text, entries.iter().map(|entry| (&entry.cells, entry.extra.as_slice())))
            };
            (path, text)
        };
        let appended = side_by_side(added.files.into_iter().collect(), threads(), append);
        appended.into_iter().for_each(|(path, text)| self.set(&path, text));
    }

    fn file_of(&self, entry: &OwnEntry) -> String {
        if let Some(index) = self.setup.group(&entry.group) {
            return self.setup.groups[index.get()].file_of(entry.date);
        }
        let mirror = self.own.mirror.groups.iter().find(|group| group.group == entry.group);
        let is_monthly = mirror.and_then(|group| group.settings.get("files")).is_some_and(|files| files == "month");
        let (folder, date) = (folder_of(&entry.group), entry.date);
        if is_monthly {
            format!("{folder}/expenses/{:04}-{:02}.csv", date.year(), date.month())
        } else {
            format!("{folder}/expenses/{:04}.csv", date.year())
        }
    }
}

const SETTINGS: &str = "clique.toml";

/// Returns the folder of a group or of two people.
#[must_use]
pub fn folder_of(handle: &str) -> String {
    if handle.contains('+') { format!("direct/{handle}") } else { format!("groups/{handle}") }
}

fn member_of(group: &GroupMirror, name: &str) -> Record {
    let member = group.settings.get("members").and_then(|members| members.get(name)).and_then(Value::as_object);
    let keys = member.into_iter().flatten();
    keys.filter_map(|(key, value)| Some((key.clone(), value.as_str()?.to_owned()))).collect()
}

/// The entries that are added, file by file.
#[derive(Default)]
struct Added<'a> {
    files: BTreeMap<String, Vec<&'a OwnEntry>>,
    /// The group, year and month of the last one, whose file is that of the next mostly, and the file.
    last: Option<((&'a str, i32, u32), String)>,
}

impl<'a> Added<'a> {
    /// Puts an entry into its file.
    fn put(&mut self, entry: &'a OwnEntry, file_of: impl FnOnce() -> String) {
        let key = (entry.group.as_str(), entry.date.year(), entry.date.month());
        let path = match &self.last {
            Some((last, path)) if *last == key => path,
            _ => &self.last.insert((key, file_of())).1,
        };
        match self.files.get_mut(path) {
            Some(entries) => entries.push(entry),
            None => drop(self.files.insert(path.clone(), vec![entry])),
        }
    }
}

/// Lists the columns in which an entry says something else than the ledger does.
fn differing(known: &Known, entry: &OwnEntry) -> Vec<String> {
    let columns = ALL.into_iter().filter(|column| *column != Column::Id);
    let columns = columns.filter(|column| known.cells.get(*column) != entry.cells.get(*column));
    let mut names: Vec<String> = columns.map(|column| column.name().to_owned()).collect();
    if known.extra != entry.extra {
        let is_in = |pair: &&(String, String), others: &[(String, String)]| others.contains(pair);
        let here = known.extra.iter().filter(|pair| !is_in(pair, &entry.extra));
        let there = entry.extra.iter().filter(|pair| !is_in(pair, &known.extra));
        names.extend(here.chain(there).map(|(name, _)| name.clone()));
    }
    names.sort();
    names.dedup();
    names
}

fn cells_of(entry: &OwnEntry) -> Cells {
    let mut cells = Cells::new();
    for column in ALL.into_iter().filter(|column| *column != Column::Id) {
        cells.set(column, entry.cells.get(column).unwrap_or_default());
    }
    cells
}
