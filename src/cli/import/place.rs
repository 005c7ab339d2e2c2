//! Which group an import goes to: one that is there, or a new one.
//!
//! 1. The one that `-g` names; a name that no group has is that of a new one.
//! 2. The one that read this before: a group remembers what the files called it.
//! 3. The one with the title of the file.
//! 4. The only group of the ledger while nothing is in it: whoever just began means that one.
//! 5. A new one with the title of the file; or none, where the file has only its name for a title and a group has had
//!    bills of the same people from the same program: it is asked for then.
//!
//! A file without a title is called by its name, without its ending and without the day of the export.

use std::collections::BTreeMap;
use std::path::Path;

use crate::book::Book;
use crate::cli::choose;
use crate::cli::failure::{Failure, USAGE};
use crate::cli::newcomers::typed_handle;
use crate::model::{GroupIndex, Handle, Setup};
use crate::text::composed::composed;
use crate::text::groups::FILE;
use crate::text::import::memory::Memory;
use crate::text::import::tame::tame_name;
use crate::text::suggest::did_you_mean;

/// Where an import goes.
#[derive(Clone, Debug)]
pub struct Destination {
    /// The group, if it is there already.
    pub index: Option<GroupIndex>,
    /// The folder.
    pub folder: String,
    /// The handle.
    pub handle: String,
    /// The display name.
    pub name: String,
    /// What the file calls it.
    pub title: String,
    /// What the group remembers.
    pub memory: Memory,
}

/// Finds the group.
///
/// # Errors
///
/// When the name typed is a slip of the pen, is no name, or there is none to be made one of.
pub fn destination(book: &Book, typed: Option<&str>, title: &str, file: &str) -> Result<Destination, Failure> {
    let setup = &book.setup;
    let said = Some(title).filter(|title| !title.trim().is_empty()).map(tame_name);
    let title = said.clone().unwrap_or_else(|| title_of_file(file));
    if let Some(typed) = typed {
        return match choose::named_group(setup, typed) {
            Ok(index) => Ok(there(book, index, title)),
            Err(failure) if failure.code != USAGE => Err(failure),
            Err(_) => new_of_name(setup, typed, said, title),
        };
    }
    if let Some(index) = remembering(book, &title).or_else(|| titled(setup, &title)).or_else(|| only_empty(book)) {
        return Ok(there(book, index, title));
    }
    if title.is_empty() {
        return Err(Failure::usage("which group?").help("name it: -g GROUP; one that is not there yet is made"));
    }
    Ok(new(&Handle::from_title(&title, |handle| is_taken(setup, handle)), title.clone(), title))
}

fn there(book: &Book, index: GroupIndex, title: String) -> Destination {
    let group = &book.setup.groups[index.get()];
    let memory = memory_of(book, index);
    let (folder, handle, name) = (group.folder.clone(), group.handle.clone(), group.name.clone());
    Destination { index: Some(index), folder, handle, name, title, memory }
}

fn new(handle: &Handle, name: String, title: String) -> Destination {
    let (folder, handle) = (format!("groups/{handle}"), handle.to_string());
    Destination { index: None, folder, handle, name, title, memory: Memory::default() }
}

/// Makes a new group of a name that was typed, which must not be nearly that of another.
fn new_of_name(setup: &Setup, typed: &str, said: Option<String>, title: String) -> Result<Destination, Failure> {
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    // `flat2` is not `flat1` written wrongly.
    let names = setup.groups.iter().flat_map(|group| [group.handle.as_str(), group.name.as_str()]);
    let names = names.filter(|name| digits(name) == digits(typed));
    if let Some(near) = did_you_mean(typed, names) {
        return Err(Failure::usage(format!("there is no group `{typed}`"))
            .help(format!("did you mean `{near}`?"))
            .help(format!("if it is another one, start it first: clique group new '{typed}'")));
    }
    if typed.contains('+') {
        return Err(Failure::usage(format!("`{typed}` do not share yet"))
            .help("start it first: clique group new --with FRIEND"));
    }
    let handle = match typed_handle(typed) {
        Ok(handle) if !is_taken(setup, handle.as_str()) => handle,
        _ => Handle::from_title(typed, |handle| is_taken(setup, handle)),
    };
    let name = said.filter(|_| typed == handle.as_str()).unwrap_or_else(|| tame_name(typed));
    Ok(new(&handle, name, title))
}

fn is_taken(setup: &Setup, handle: &str) -> bool {
    let skeleton = |handle: &str| Handle::parse(handle).map(|handle| handle.skeleton()).ok();
    setup.groups.iter().any(|group| skeleton(&group.handle) == skeleton(handle))
}

fn memory_of(book: &Book, index: GroupIndex) -> Memory {
    let path = format!("{}/{FILE}", book.setup.groups[index.get()].folder);
    book.sources.get(&path).map(Memory::read).unwrap_or_default()
}

/// Returns whom names meant in imports before: in this group, or else in all others that remember the name.
#[must_use]
pub fn remembered(book: &Book, to: &Destination) -> BTreeMap<String, String> {
    let mut names: BTreeMap<String, String> = composed_names(&to.memory).collect();
    let mut others: BTreeMap<String, Option<String>> = BTreeMap::new();
    for (name, handle) in
        book.setup.group_indexes().flat_map(|index| composed_names(&memory_of(book, index)).collect::<Vec<_>>())
    {
        let meant = others.entry(name).or_insert_with(|| Some(handle.clone()));
        if meant.as_ref() != Some(&handle) {
            *meant = None;
        }
    }
    for (name, handle) in others {
        if let (Some(handle), false) = (handle, names.contains_key(&name)) {
            names.insert(name, handle);
        }
    }
    names
}

/// Lists the names that a group remembers, whoever wrote them.
fn composed_names(memory: &Memory) -> impl Iterator<Item = (String, String)> {
    memory.names.iter().map(|(name, handle)| (composed(name).into_owned(), handle.clone()))
}

/// Makes sure that no group has had a file of the same program with the same names: the file may have another name by
/// now, and its bills must not count twice.
///
/// # Errors
///
/// Names the group that has.
pub fn nowhere_else(book: &Book, program: &str, names: &[&str], to: &Destination) -> Result<(), Failure> {
    let has_them = |memory: &Memory| {
        let knows = |name: &&str| memory.names.contains_key(*name);
        memory.files.values().any(|word| word == program) && !names.is_empty() && names.iter().all(knows)
    };
    let Some(index) = book.setup.group_indexes().find(|index| has_them(&memory_of(book, *index))) else {
        return Ok(());
    };
    let handle = &book.setup.groups[index.get()].handle;
    Err(Failure::usage(format!("`{handle}` has had bills of the same people from {program} before"))
        .help(format!("for what is new among them: -g {handle}"))
        .help(format!("if these are bills of another group: -g {}", to.handle)))
}

fn remembering(book: &Book, title: &str) -> Option<GroupIndex> {
    book.setup.group_indexes().find(|index| memory_of(book, *index).files.contains_key(title))
}

fn titled(setup: &Setup, title: &str) -> Option<GroupIndex> {
    let wanted = title.to_lowercase();
    let handle = Handle::from_title(title, |_| false);
    let groups = || setup.group_indexes().filter(|index| !setup.groups[index.get()].direct);
    let named = |index: &GroupIndex| setup.groups[index.get()].name.to_lowercase() == wanted;
    let handled = |index: &GroupIndex| setup.groups[index.get()].handle == handle.as_str();
    groups().find(named).or_else(|| groups().find(|index| !title.is_empty() && handled(index)))
}

/// Finds the only group, where no row is in it.
fn only_empty(book: &Book) -> Option<GroupIndex> {
    let [group] = book.setup.groups.as_slice() else { return None };
    let expenses = format!("{}/expenses/", group.folder);
    let has_rows = book.sources.with_prefix(&expenses).iter().any(|source| source.text.lines().nth(1).is_some());
    (!has_rows && !group.archived).then(|| book.setup.group_indexes().next()).flatten()
}

/// Makes a title of a file's name: `lisbon_2026-06-30_export (1).csv` is `lisbon`.
fn title_of_file(file: &str) -> String {
    if file == "the input" {
        return String::new();
    }
    let stem = Path::new(file).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let is_telling = |word: &&str| {
        let is_number =
            word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'(' | b')' | b'-' | b'.' | b'T'));
        let is_date = is_number && word.len() >= 8;
        !is_date && !word.starts_with('(') && !matches!(word.to_lowercase().as_str(), "export" | "expenses" | "")
    };
    let words: Vec<&str> = stem.split(['_', ' ']).filter(is_telling).collect();
    if words.is_empty() { tame_name(stem) } else { tame_name(&words.join(" ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_without_what_changes_from_export_to_export() {
        for (file, title) in [
            ("trip.csv", "trip"),
            ("a/b/lisbon_2026-06-30_export (1).csv", "lisbon"),
            ("Lisbon 2026.csv", "Lisbon 2026"),
            ("export.csv", "export"),
            ("weekend-bills.json", "weekend-bills"),
            ("the input", ""),
        ] {
            assert_eq!(title_of_file(file), title, "{file}");
        }
    }
}
