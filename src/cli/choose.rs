//! Finds people, groups and entries by what was typed: a handle, a display name, a unique prefix.

use std::path::Path;

use super::context::kept;
use super::failure::Failure;
use crate::model::id::LENGTH;
use crate::model::{Entry, Group, GroupIndex, Ledger, PersonIndex, Setup};
use crate::text::suggest::did_you_mean;

/// Finds a person; `me` answers to `me`.
///
/// # Errors
///
/// When nobody fits, or several do.
pub fn person(setup: &Setup, typed: &str, me: Option<PersonIndex>) -> Result<PersonIndex, Failure> {
    if typed == "me" {
        return me.ok_or_else(unknown_me);
    }
    if let Some(exact) = setup.person(typed) {
        return Ok(exact);
    }
    let wanted = typed.to_lowercase();
    let all = || setup.person_indexes();
    let name = |index: PersonIndex| setup.people[index.get()].name.to_lowercase();
    let handle = |index: PersonIndex| setup.handle(index).to_owned();
    let tests: [&dyn Fn(PersonIndex) -> bool; 3] = [
        &|index| handle(index) == wanted || name(index) == wanted,
        &|index| handle(index).starts_with(&wanted),
        &|index| name(index).split_whitespace().any(|word| word.starts_with(&wanted)) || name(index).starts_with(&wanted),
    ];
    for fits in tests {
        let found: Vec<PersonIndex> = all().filter(|index| fits(*index)).collect();
        match found.as_slice() {
            [] => {}
            [one] => return Ok(*one),
            several => {
                let names: Vec<&str> = several.iter().map(|index| setup.handle(*index)).collect();
                return Err(Failure::human(format!("`{typed}` could be several people"))
                    .help(format!("write more of the name: {}", names.join(", "))));
            }
        }
    }
    Err(unknown_person(setup, typed))
}

fn unknown_person(setup: &Setup, typed: &str) -> Failure {
    let handles = || setup.people.iter().map(|person| person.handle.as_str());
    let names = setup.people.iter().map(|person| person.name.as_str());
    let near = did_you_mean(typed, handles()).or_else(|| did_you_mean(typed, names));
    let mut known: Vec<&str> = handles().take(12).collect();
    if setup.people.len() > known.len() {
        known.push("…");
    }
    let list = if known.is_empty() { "there are none yet".to_owned() } else { known.join(", ") };
    let help = match near {
        Some(near) => format!("did you mean `{near}`? (people: {list})"),
        None => format!("people: {list}; add one with clique person add"),
    };
    Failure::usage(format!("unknown member `{typed}`")).help(help)
}

fn unknown_me() -> Failure {
    Failure::usage("it is not known who you are")
        .help("say it once for this ledger: clique use --me WHO")
        .help("or give your person file the e-mail address that git uses")
}

/// Returns who you are, or says how to tell.
///
/// # Errors
///
/// When it is not known.
pub fn known_me(me: Option<PersonIndex>) -> Result<PersonIndex, Failure> {
    me.ok_or_else(unknown_me)
}

/// Finds the group a command is about: what was typed, then what `clique use` keeps, then the only one.
///
/// # Errors
///
/// When none fits, or several do.
pub fn group(setup: &Setup, root: &Path, typed: Option<&str>) -> Result<GroupIndex, Failure> {
    if let Some(typed) = typed {
        return named_group(setup, typed);
    }
    if let Some(kept) = kept(root, "group") {
        return named_group(setup, &kept);
    }
    let open: Vec<GroupIndex> = setup
        .group_indexes()
        .filter(|index| {
            let group = &setup.groups[index.get()];
            !group.archived && !group.direct
        })
        .collect();
    match open.as_slice() {
        [one] => Ok(*one),
        [] => Err(Failure::usage("this ledger has no open group").help("start one: clique group new \"Lisbon 2026\"")),
        several => {
            let names: Vec<&str> = several.iter().map(|index| setup.groups[index.get()].handle.as_str()).collect();
            Err(Failure::usage("which group?")
                .help(format!("say it with -g GROUP, or once with clique use GROUP ({})", names.join(", "))))
        }
    }
}

/// Finds a group by handle, display name or unique prefix; `bob+alice` is `alice+bob`.
///
/// # Errors
///
/// When none fits, or several do.
pub fn named_group(setup: &Setup, typed: &str) -> Result<GroupIndex, Failure> {
    let wanted = match typed.split_once('+') {
        Some((a, b)) if a > b => format!("{b}+{a}"),
        _ => typed.to_owned(),
    };
    if let Some(exact) = setup.group(&wanted) {
        return Ok(exact);
    }
    let wanted = wanted.to_lowercase();
    let tests: [&dyn Fn(&Group) -> bool; 2] = [
        &|group| group.name.to_lowercase() == wanted,
        &|group| group.handle.starts_with(&wanted) || group.name.to_lowercase().starts_with(&wanted),
    ];
    for fits in tests {
        let found: Vec<GroupIndex> =
            setup.group_indexes().filter(|index| fits(&setup.groups[index.get()])).collect();
        match found.as_slice() {
            [] => {}
            [one] => return Ok(*one),
            several => {
                let names: Vec<&str> = several.iter().map(|index| setup.groups[index.get()].handle.as_str()).collect();
                return Err(Failure::human(format!("`{typed}` could be several groups"))
                    .help(format!("write more of the name: {}", names.join(", "))));
            }
        }
    }
    let handles = || setup.groups.iter().map(|group| group.handle.as_str());
    let near = did_you_mean(typed, handles()).map(|near| format!("did you mean `{near}`?"));
    let known: Vec<&str> = handles().collect();
    Err(Failure::usage(format!("unknown group `{typed}`"))
        .help(near.unwrap_or_else(|| format!("groups: {}", if known.is_empty() { "none yet".into() } else { known.join(", ") }))))
}

/// Finds the one entry whose id begins with what was typed; the loser of a conflict is not meant.
///
/// # Errors
///
/// When none fits, or several do.
pub fn entry<'l, 't>(ledger: &'l Ledger<'t>, typed: &str) -> Result<&'l Entry<'t>, Failure> {
    let wanted = typed.to_ascii_lowercase();
    let is_id = (1..=LENGTH).contains(&wanted.len()) && wanted.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let fits = |entry: &&Entry<'_>| {
        entry.status != crate::model::Status::Conflict && entry.id.to_string().starts_with(&wanted)
    };
    let found: Vec<&Entry<'t>> = if is_id { ledger.entries.iter().filter(fits).take(6).collect() } else { Vec::new() };
    match found.as_slice() {
        [one] => Ok(one),
        [] => Err(Failure::usage(format!("no entry has an id that begins with `{typed}`"))
            .help("ids stand first in the lines of clique list")),
        several => {
            let names: Vec<String> = several.iter().map(|entry| format!("{} {}", entry.id, entry.description)).collect();
            Err(Failure::human(format!("`{typed}` could be several entries")).help(names.join("; ")))
        }
    }
}
