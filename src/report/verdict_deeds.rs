//! Judges whether rows and messages say truly who wrote them.
//!
//! What is new says nobody else's name. What changes keeps the name it had: an entry goes on being the one of
//! who wrote it. What was there before and comes back, as an undo brings it, may say whose it was. An entry that
//! waits is let count by one of those who are asked.

use super::changes::{Deed, Verb, deeds};
use super::verdict::{Gravity, Judge, What};
use crate::model::{Setup, Testimony, Thing};

/// Finds the records that say another name than the author's.
pub(super) fn words_of_others(judge: &mut Judge<'_>, attributed: &dyn Fn(&str, &str) -> bool) {
    let Testimony { before, after, people_before, .. } = judge.testimony;
    if people_before.is_empty() {
        // What a ledger begins with is where trust begins.
        return;
    }
    for deed in deeds(before, after, &Setup::default()) {
        let (key, field) = match deed.fact.thing {
            Thing::Entry => (&deed.fact.key, "by"),
            Thing::Message => (&deed.fact.key, "author"),
            _ => continue,
        };
        let stood = |name: &str| before.iter().any(|old| old.key == *key && old.field(field) == name);
        let is_own = |judge: &Judge<'_>, name: &str| name.is_empty() || is_author(judge, name);
        let claimed = match (deed.verb, change_of(&deed, field)) {
            (Verb::Removed, _) => None,
            (Verb::Added, _) => Some(deed.fact.field(field).to_owned()),
            // Taking somebody's name off a row is to speak for them as well.
            (_, Some((old, _))) if !is_own(judge, old) => Some(old.to_owned()),
            (_, Some((_, new))) => Some(new.to_owned()),
            (_, None) => None,
        };
        let is_false = |name: &String| {
            let was_there = deed.verb == Verb::Added && stood(name);
            !is_own(judge, name) && !was_there && (deed.verb != Verb::Added || !attributed(key, name))
        };
        if let Some(name) = claimed.filter(is_false) {
            let gravity = judge.gravity_against(&name);
            judge.find(gravity, finding(&deed, name));
        }
    }
}

/// Finds the entries that waited for somebody else than the author, and count now.
pub(super) fn answers_of_others(judge: &mut Judge<'_>) {
    for (entry, asked) in &judge.testimony.accepted {
        if !asked.is_empty() && !asked.iter().any(|handle| judge.is_by(handle)) {
            let gravity = if judge.who.is_some() { Gravity::Wrong } else { Gravity::Unproven };
            judge.find(gravity, What::AcceptedFor { entry: entry.clone(), asked: asked.clone() });
        }
    }
}

/// What a field said before and says now, when that is not the same.
fn change_of<'d>(deed: &'d Deed, field: &str) -> Option<(&'d str, &'d str)> {
    let found = deed.fields.iter().find(|(name, _, _)| name == field)?;
    Some((&found.1, &found.2))
}

fn is_author(judge: &Judge<'_>, name: &str) -> bool {
    judge.is_by(name) || judge.who.is_some_and(|who| who.name.eq_ignore_ascii_case(name))
}

fn finding(deed: &Deed, name: String) -> What {
    match deed.fact.thing {
        Thing::Message => What::SentBy { sender: name, text: deed.fact.field("text").to_owned() },
        _ if deed.fact.field("by") != name => What::NameTakenOff { entry: deed.fact.key.clone(), by: name },
        _ => What::WrittenBy { entry: deed.fact.key.clone(), by: name },
    }
}
