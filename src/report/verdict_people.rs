//! Judges what a change did to files that belong to one person: their own, and the marks of what they read.

use super::verdict::{Gravity, Judge, What, person};
use crate::model::{Person, SigningKey};

/// Finds out whether a change keeps to the author's own files, and what it does to keys.
pub(super) fn files_of_others(judge: &mut Judge<'_>) {
    let testimony = judge.testimony;
    for file in &testimony.files {
        if let Some(owner) = named(&file.path, "reads/", ".csv") {
            if !judge.is_by(owner) {
                judge.find(judge.gravity_against(owner), What::MarksOfAnother { owner: owner.to_owned() });
            }
        } else if let Some(owner) = named(&file.path, "people/", ".toml") {
            own_file(judge, owner, file.was_there);
        }
    }
}

/// The handle in the name of a file of that folder.
fn named<'p>(path: &'p str, folder: &str, ending: &str) -> Option<&'p str> {
    path.strip_prefix(folder)?.strip_suffix(ending).filter(|handle| !handle.contains('/'))
}

fn own_file(judge: &mut Judge<'_>, owner: &str, was_there: bool) {
    let testimony = judge.testimony;
    let (before, after) = (person(&testimony.people_before, owner), person(&testimony.people_after, owner));
    let keys = |person: Option<&Person>| person.map(Person::signing_keys).unwrap_or_default();
    let (old, new) = (keys(before), keys(after));
    let without = |some: &[SigningKey], others: &[SigningKey]| -> Vec<SigningKey> {
        some.iter().filter(|key| !others.contains(key)).cloned().collect()
    };
    let (added, removed) = (without(&new, &old), without(&old, &new));
    let owner_name = owner.to_owned();
    let change_keys = !(added.is_empty() && removed.is_empty());
    if was_there && !judge.is_by(owner) {
        let (gravity, what) = match (judge.signs(owner), change_keys) {
            (true, true) => (Gravity::Wrong, What::KeysOfAnother { owner: owner_name }),
            (true, false) => (Gravity::Wrong, What::FileOfAnother { owner: owner_name }),
            (false, true) => (Gravity::Wrong, What::KeyForAnother { owner: owner_name }),
            // Whoever has no key cannot prove anything about the file either.
            (false, false) => (Gravity::Unproven, What::FileOfAnother { owner: owner_name }),
        };
        judge.find(gravity, what);
    } else if old.is_empty() && !added.is_empty() && judge.signs(owner) {
        judge.find(Gravity::Wrong, What::OtherFirstKey { owner: owner_name, keys: added.clone() });
    } else if old.is_empty() && !added.is_empty() {
        judge.find(Gravity::Note, What::FirstKey { owner: owner_name, keys: added.clone() });
    } else if change_keys {
        judge.find(Gravity::Note, What::KeysChanged { added: added.clone(), removed });
    }
    taken_over(judge, owner, before, after, &added);
}

/// An address or a key by which somebody else is known would make the two hard to tell apart.
fn taken_over(
    judge: &mut Judge<'_>,
    owner: &str,
    before: Option<&Person>,
    after: Option<&Person>,
    added: &[SigningKey],
) {
    let testimony = judge.testimony;
    let others = || testimony.people_before.iter().filter(|other| other.handle.as_str() != owner);
    let had = |address: &String| before.is_some_and(|before| before.emails.contains(address));
    for address in after.iter().flat_map(|after| &after.emails).filter(|address| !had(address)) {
        let has_it = |other: &&Person| other.emails.iter().any(|email| email.eq_ignore_ascii_case(address));
        if let Some(other) = others().find(has_it) {
            let owner = other.handle.to_string();
            judge.find(Gravity::Wrong, What::AddressOfAnother { address: address.clone(), owner });
        }
    }
    let has_key = |other: &&Person| other.signing_keys().iter().any(|key| added.contains(key));
    if let Some(other) = others().find(has_key) {
        judge.find(Gravity::Wrong, What::KeyTakenOver { owner: other.handle.to_string() });
    }
}
