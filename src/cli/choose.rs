//! Finds people, groups and entries by what was typed: a handle, a display name, a unique prefix.

use std::path::Path;

use super::context::{Context, kept};
use super::failure::Failure;
use super::meant::{named, offering};
use crate::book::Book;
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
        &|index| {
            name(index).split_whitespace().any(|word| word.starts_with(&wanted)) || name(index).starts_with(&wanted)
        },
    ];
    for fits in tests {
        let found: Vec<PersonIndex> = all().filter(|index| fits(*index)).collect();
        match found.as_slice() {
            [] => {}
            [one] => return Ok(*one),
            several => {
                let names: Vec<&str> = several.iter().map(|index| setup.handle(*index)).collect();
                return Err(Failure::human(format!("{} could be several people", quoted(typed)))
                    .help(format!("write more of the name: {}", names.join(", "))));
            }
        }
    }
    Err(unknown_person(setup, typed))
}

/// Finds people; who you are is only looked up when someone typed `me`.
///
/// # Errors
///
/// As [`person`].
pub fn people(context: &Context, book: &Book, typed: &[String]) -> Result<Vec<PersonIndex>, Failure> {
    let me = if typed.iter().any(|name| name == "me") { context.me(&book.root, &book.setup)? } else { None };
    typed.iter().map(|name| person(&book.setup, name, me)).collect()
}

/// Finds one person; who you are is only looked up when `me` was typed.
///
/// # Errors
///
/// As [`person`].
pub fn one(context: &Context, book: &Book, typed: &str) -> Result<PersonIndex, Failure> {
    let me = if typed == "me" { context.me(&book.root, &book.setup)? } else { None };
    person(&book.setup, typed, me)
}

/// So many characters of a word are quoted in an error.
const QUOTED_MAX: usize = 60;

/// Shortens a word that is to be quoted; one that was typed by accident may be a whole file.
fn quoted(typed: &str) -> String {
    match typed.char_indices().nth(QUOTED_MAX) {
        Some((end, _)) => format!("`{}…`", &typed[..end]),
        None => format!("`{typed}`"),
    }
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
    let is_number = !typed.is_empty() && typed.bytes().all(|byte| byte.is_ascii_digit());
    let point =
        is_number.then(|| format!("in a list a comma parts names: write an amount with a point, such as 12.{typed}"));
    Failure::usage(format!("unknown member {}", quoted(typed))).maybe_help(point).help(help)
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

/// Finds the groups an answer is about: what was typed, then what `clique use` keeps, then all that are not archived.
///
/// # Errors
///
/// When the group that was named is not there.
pub fn groups(setup: &Setup, root: &Path, typed: Option<&str>, all: bool) -> Result<Vec<GroupIndex>, Failure> {
    if let Some(typed) = typed {
        return Ok(vec![named_group(setup, typed)?]);
    }
    if let Some(kept) = kept(root, "group").filter(|_| !all) {
        return Ok(vec![named_group(setup, &kept)?]);
    }
    Ok(setup.group_indexes().filter(|index| all || !setup.groups[index.get()].archived).collect())
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
    let tests: [&dyn Fn(&Group) -> bool; 2] = [&|group| group.name.to_lowercase() == wanted, &|group| {
        group.handle.starts_with(&wanted) || group.name.to_lowercase().starts_with(&wanted)
    }];
    for fits in tests {
        let found: Vec<GroupIndex> = setup.group_indexes().filter(|index| fits(&setup.groups[index.get()])).collect();
        match found.as_slice() {
            [] => {}
            [one] => return Ok(*one),
            several => {
                let names: Vec<&str> = several.iter().map(|index| setup.groups[index.get()].handle.as_str()).collect();
                return Err(Failure::human(format!("{} could be several groups", quoted(typed)))
                    .help(format!("write more of the name: {}", names.join(", "))));
            }
        }
    }
    let handles = || setup.groups.iter().map(|group| group.handle.as_str());
    let near = did_you_mean(typed, handles()).map(|near| format!("did you mean `{near}`?"));
    let known: Vec<&str> = handles().collect();
    Err(Failure::usage(format!("unknown group {}", quoted(typed))).help(
        near.unwrap_or_else(|| {
            format!("groups: {}", if known.is_empty() { "none yet".into() } else { known.join(", ") })
        }),
    ))
}

/// Finds the folder of you and a friend.
///
/// # Errors
///
/// When there is none yet, or it is not known who you are.
pub fn pair(setup: &Setup, friend: &str, me: Option<PersonIndex>) -> Result<GroupIndex, Failure> {
    let me = known_me(me)?;
    let friend = person(setup, friend, Some(me))?;
    let folder = pair_folder(setup, me, friend)?;
    setup.group(folder.trim_start_matches("direct/")).ok_or_else(|| {
        Failure::usage(format!("you and {} have no shared folder yet", setup.handle(friend)))
            .help(format!("start one with: clique group new --with {}", setup.handle(friend)))
    })
}

/// Refuses a group that is put away.
///
/// # Errors
///
/// When it is.
pub fn open_group(group: &Group) -> Result<(), Failure> {
    if group.archived {
        return Err(Failure::usage(format!("the group `{}` is archived", group.handle))
            .help(format!("open it again with: clique group unarchive {}", group.handle)));
    }
    Ok(())
}

/// Returns the folder of two people, whether it is there or not.
///
/// # Errors
///
/// When both are one.
pub fn pair_folder(setup: &Setup, one: PersonIndex, other: PersonIndex) -> Result<String, Failure> {
    let (one, other) = (setup.handle(one), setup.handle(other));
    if one == other {
        return Err(Failure::usage("this is you yourself").help("name a friend"));
    }
    Ok(format!("direct/{}+{}", one.min(other), one.max(other)))
}

/// Refuses a day in the closed books of a group.
///
/// # Errors
///
/// When the books are closed on that day.
pub fn open_day(group: &Group, date: crate::model::Date) -> Result<(), Failure> {
    match group.closed_until {
        Some(until) if date <= until => {
            Err(Failure::usage(format!("the books of `{}` are closed until {until}", group.handle))
                .help("enter a correction on a later day, or open them: clique group edit --closed-until DATE"))
        }
        _ => Ok(()),
    }
}

/// Refuses a text that a spreadsheet would run, or that hides or controls something.
///
/// # Errors
///
/// Says which.
pub fn plain_text(text: &str) -> Result<(), Failure> {
    if text.starts_with(['=', '@', '\t', '\r']) {
        return Err(Failure::usage(format!("{} begins like a formula", quoted(text)))
            .help("a spreadsheet would run it; put a word before it"));
    }
    match text.chars().find(|c| crate::text::row_text::is_control(*c) || crate::text::row_text::is_hidden(*c)) {
        Some(c) => Err(Failure::usage(format!("the text holds the hidden character U+{:04X}", u32::from(c)))),
        None => Ok(()),
    }
}

/// Finds the one entry whose id begins with what was typed; the loser of a conflict is not meant.
///
/// # Errors
///
/// When none fits, or several do.
pub fn entry<'l, 't>(ledger: &'l Ledger<'t>, typed: &str) -> Result<&'l Entry<'t>, Failure> {
    entry_of_id(ledger, typed)?.ok_or_else(|| offering(no_such_id(typed), typed, ledger.entries.iter()))
}

/// As [`entry`], of entries that were picked by what was typed, or nothing where none fits.
///
/// # Errors
///
/// When several fit.
pub fn entry_of_id<'l, 't>(ledger: &'l Ledger<'t>, typed: &str) -> Result<Option<&'l Entry<'t>>, Failure> {
    let wanted = typed.to_ascii_lowercase();
    let is_id = (1..=LENGTH).contains(&wanted.len()) && wanted.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let fits = |entry: &&Entry<'_>| {
        entry.status != crate::model::Status::Conflict && entry.id.to_string().starts_with(&wanted)
    };
    let found: Vec<&Entry<'t>> = if is_id { ledger.entries.iter().filter(fits).take(6).collect() } else { Vec::new() };
    match found.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(one)),
        several => {
            let failure = Failure::human(format!("`{typed}` could be several entries"));
            let failure = several.iter().take(5).map(|entry| named(entry)).fold(failure, Failure::help);
            Err(if several.len() > 5 { failure.help("and more; see clique list") } else { failure })
        }
    }
}

/// Says that no entry has the id that was typed.
pub fn no_such_id(typed: &str) -> Failure {
    Failure::usage(format!("no entry has an id that begins with {}", quoted(typed)))
        .help("ids stand first in the lines of clique list")
}
