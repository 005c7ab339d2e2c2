//! Reads `people/<handle>.toml`: who someone is and how they are paid.

use std::collections::BTreeMap;

use super::handles::{Seen, bad_handle, display_name, read_currency, read_id};
use super::sources::{Source, Sources};
use super::suggest::did_you_mean;
use super::toml_read::{TomlReader, TomlTable};
use crate::model::looks::looks;
use crate::model::person::{Friendship, PayTo};
use crate::model::{Code, Fault, Handle, Person, Setup};

/// The folder of people.
pub const FOLDER: &str = "people/";

/// The most friends whom one person's file may speak of.
pub const FRIENDS_MAX: usize = 1000;

/// Returns the path of a person's file.
#[must_use]
pub fn path_of(handle: &str) -> String {
    format!("{FOLDER}{handle}.toml")
}

/// Reads all people into `setup`, which has its units already, in name order.
pub fn read_people(sources: &Sources, setup: &mut Setup, faults: &mut Vec<Fault>) {
    let mut files: Vec<(Handle, &Source)> = Vec::new();
    for file in sources.with_prefix(FOLDER) {
        let name = &file.path[FOLDER.len()..];
        let Some(stem) = name.strip_suffix(".toml").filter(|stem| !stem.contains('/')) else { continue };
        match Handle::parse(stem) {
            Ok(handle) => files.push((handle, file)),
            Err(words) => {
                let mut fault = Fault::new(Code::BadHandle, &file.path, 0..0, "");
                bad_handle(&mut fault, "person", stem, words);
                faults.push(fault);
            }
        }
    }
    // Paths are in byte order with `.toml` behind; `al.toml` and `al-b.toml` need not be in order of handles.
    files.sort_by(|a, b| a.0.cmp(&b.0));
    let known: Vec<&str> = files.iter().map(|(handle, _)| handle.as_str()).collect();
    let (mut seen, mut ids) = (Seen::default(), BTreeMap::new());
    for (handle, file) in &files {
        if let Some(words) = seen.clash(handle, "person") {
            let fault = Fault::new(Code::HandleClash, &file.path, 0..0, words);
            faults.push(fault.help("rename one of the two, in its rows as well"));
        }
        setup.people.push(read_person(file, handle, &known, setup, &mut ids, faults));
    }
    note_similar_names(setup, faults);
}

/// Notes names that look alike and are not written alike; two who are both called Bob are no surprise.
fn note_similar_names(setup: &Setup, faults: &mut Vec<Fault>) {
    let mut seen: BTreeMap<String, &Person> = BTreeMap::new();
    for person in &setup.people {
        let other = *seen.entry(looks(&person.name)).or_insert(person);
        if other.name.to_lowercase() != person.name.to_lowercase() {
            let words =
                format!("the name `{}` of `{}` looks like that of `{}`", person.name, person.handle, other.handle);
            let fault = Fault::new(Code::SimilarName, &path_of(person.handle.as_str()), 0..0, words);
            faults.push(fault.help("ask who wrote it; `clique blame` and `clique verify` tell"));
        }
    }
}

fn read_person(
    file: &Source,
    handle: &Handle,
    known: &[&str],
    setup: &Setup,
    ids: &mut BTreeMap<crate::model::Id, Handle>,
    faults: &mut Vec<Fault>,
) -> Person {
    let (mut reader, document) = TomlReader::parse(&file.path, &file.text);
    let root = TomlTable::root(&document);
    let id = read_id(&mut reader, &root);
    if let Some((id, other)) = id.and_then(|id| ids.insert(id, handle.clone()).map(|other| (id, other))) {
        let span = reader.text(&root, "id").map_or(0..0, |written| written.span);
        let fault = reader.blame(Code::DuplicateId, span, format!("`{handle}` has the id of `{other}`"));
        fault.label = format!("`{id}` is in {} too", path_of(other.as_str()));
        fault.help = Some("take the line out of the newer file".into());
    }
    let texts = |reader: &mut TomlReader<'_>, key| {
        let found = reader.texts(&root, key);
        found.into_iter().map(|text| text.value).collect()
    };
    let text = |reader: &mut TomlReader<'_>, key| reader.text(&root, key).map(|text| text.value);
    let person = Person {
        handle: handle.clone(),
        id,
        name: display_name(&mut reader, &root).unwrap_or_else(|| handle.to_string()),
        emails: texts(&mut reader, "emails"),
        phone: text(&mut reader, "phone"),
        currency: read_currency(&mut reader, &root, setup),
        avatar: text(&mut reader, "avatar"),
        pay: read_pay(&mut reader, &root),
        keys: texts(&mut reader, "keys"),
        friends: read_friends(&mut reader, &root, known),
    };
    reader.warn_unknown(&root, &["id", "name", "emails", "phone", "currency", "avatar", "pay", "keys", "friends"]);
    reader.finish(faults);
    person
}

fn read_pay(reader: &mut TomlReader<'_>, root: &TomlTable<'_>) -> Vec<PayTo> {
    let mut ways = Vec::new();
    for way in reader.tables(root, "pay") {
        reader.warn_unknown(&way, &["kind", "to"]);
        for (key, example) in [("kind", "kind = \"iban\""), ("to", "to = \"DE02 1203 0000 0000 2020 51\"")] {
            if !way.has(key) {
                reader.missing(&way, key, example);
            }
        }
        let (kind, to) = (reader.text(&way, "kind"), reader.text(&way, "to"));
        if let (Some(kind), Some(to)) = (kind, to) {
            ways.push(PayTo { kind: kind.value, to: to.value });
        }
    }
    ways
}

fn read_friends(reader: &mut TomlReader<'_>, root: &TomlTable<'_>, known: &[&str]) -> BTreeMap<String, Friendship> {
    let mut friends = BTreeMap::new();
    let Some(table) = reader.table(root, "friends") else { return friends };
    let keys = table.keys();
    if keys.len() > FRIENDS_MAX {
        let title = format!("the file speaks of {} friends; {FRIENDS_MAX} are the most", keys.len());
        reader.blame(Code::TomlValue, table.span.clone(), title);
        return friends;
    }
    for key in keys {
        if known.binary_search(&key.value).is_err() {
            let guess = did_you_mean(key.value, known.iter().copied());
            let title = format!("there is no person `{}`", key.value);
            let fault = reader.blame(Code::UnknownKey, key.span, title);
            fault.label = "kept as it is, and not read".into();
            fault.help = guess.map(|handle| format!("did you mean `{handle}`?"));
        } else if let Some(friendship) = reader.word(&table, key.value, &Friendship::WORDS) {
            friends.insert(key.value.to_owned(), friendship);
        }
    }
    friends
}
