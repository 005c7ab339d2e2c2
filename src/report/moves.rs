//! Whose balance a change moved, from what to what.

use std::collections::BTreeMap;

use crate::model::balance::Balances;
use crate::model::{Currency, Entry, GroupIndex, Money, PersonIndex, Setup};

/// One entry as it was and as it is; nothing where it was not there.
#[derive(Clone, Copy, Debug)]
pub struct Change<'a, 't> {
    /// As it was.
    pub before: Option<&'a Entry<'t>>,
    /// As it is.
    pub after: Option<&'a Entry<'t>>,
}

/// One person's balance, which moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The group's handle.
    pub group: String,
    /// The currency.
    pub currency: Currency,
    /// The person's handle.
    pub member: String,
    /// The balance as it was.
    pub before: Money,
    /// The balance as it is.
    pub after: Money,
}

/// One field of an entry that says something else now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The field's name.
    pub field: &'static str,
    /// What it said; may be nothing.
    pub before: String,
    /// What it says; may be nothing.
    pub after: String,
}

/// Returns the balances that some changes moved, by group, currency and name; `balances` are those after them.
#[must_use]
pub fn moves(setup: &Setup, balances: &Balances, changes: &[Change<'_, '_>]) -> Vec<Move> {
    let mut moved: BTreeMap<(GroupIndex, Currency, PersonIndex), Money> = BTreeMap::new();
    let mut note = |entry: &Entry<'_>, is_new: bool| {
        let mut people: Vec<PersonIndex> = entry.payers.iter().chain(&entry.shares).map(|part| part.person).collect();
        people.sort_unstable();
        people.dedup();
        for person in people.into_iter().filter(|_| entry.counts()) {
            let effect = entry.effect_on(person);
            let sum = moved.entry((entry.group, entry.currency, person)).or_default();
            *sum += if is_new { effect } else { -effect };
        }
    };
    for change in changes {
        change.before.iter().for_each(|entry| note(entry, false));
        change.after.iter().for_each(|entry| note(entry, true));
    }
    let move_of = |((group, currency, person), change): ((GroupIndex, Currency, PersonIndex), Money)| {
        let after = balances.net(group, currency, person);
        let (group, member) = (setup.groups[group.get()].handle.clone(), setup.handle(person).to_owned());
        Move { group, currency, member, before: after - change, after }
    };
    moved.into_iter().filter(|(_, change)| !change.is_zero()).map(move_of).collect()
}
