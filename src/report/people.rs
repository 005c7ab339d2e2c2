//! People with everything that is known of them, and where they stand.

use crate::model::balance::Balances;
use crate::model::{Currency, Group, Id, Member, Money, PersonIndex, Setup};

/// One person with names instead of places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// The handle.
    pub handle: String,
    /// The random id, where the file says one.
    pub id: Option<Id>,
    /// The display name.
    pub name: String,
    /// Whether this is you.
    pub is_me: bool,
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// A telephone number.
    pub phone: Option<String>,
    /// The currency the person thinks in.
    pub currency: Option<Currency>,
    /// The path of a picture.
    pub avatar: Option<String>,
    /// Ways to be paid: kind and account.
    pub pay: Vec<(String, String)>,
    /// Public signing keys.
    pub keys: Vec<String>,
    /// How the person sees others: handle and word.
    pub friends: Vec<(String, &'static str)>,
    /// The groups the person is or was in.
    pub groups: Vec<Membership>,
}

/// A person's place in a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The group's handle.
    pub group: String,
    /// The group's display name.
    pub group_name: String,
    /// Whether the group is put away.
    pub archived: bool,
    /// The person's handle.
    pub person: String,
    /// The person's display name.
    pub person_name: String,
    /// Role, weight, days, state.
    pub member: Member,
    /// Open balances by currency; settled ones are left out.
    pub balances: Vec<(Currency, Money)>,
}

/// Spells out people.
#[must_use]
pub fn people(setup: &Setup, balances: &Balances, who: &[PersonIndex], me: Option<PersonIndex>) -> Vec<PersonRow> {
    who.iter().map(|index| person_row(setup, balances, *index, me)).collect()
}

fn person_row(setup: &Setup, balances: &Balances, index: PersonIndex, me: Option<PersonIndex>) -> PersonRow {
    let person = &setup.people[index.get()];
    let groups = setup.groups.iter().flat_map(|group| memberships(setup, balances, group));
    PersonRow {
        handle: person.handle.to_string(),
        id: person.id,
        name: person.name.clone(),
        is_me: me == Some(index),
        emails: person.emails.clone(),
        phone: person.phone.clone(),
        currency: person.currency,
        avatar: person.avatar.clone(),
        pay: person.pay.iter().map(|way| (way.kind.clone(), way.to.clone())).collect(),
        keys: person.keys.clone(),
        friends: person.friends.iter().map(|(handle, friendship)| (handle.clone(), friendship.word())).collect(),
        groups: groups.filter(|membership| membership.member.person == index).collect(),
    }
}

/// Spells out the members of a group, in name order.
#[must_use]
pub fn memberships(setup: &Setup, balances: &Balances, group: &Group) -> Vec<Membership> {
    let index = setup.group(&group.handle);
    let open = |person: PersonIndex| {
        let of_person = balances.accounts.iter().filter(|((g, _, p), _)| Some(*g) == index && *p == person);
        let nets = of_person.map(|((_, currency, _), standing)| (*currency, standing.net()));
        nets.filter(|(_, net)| !net.is_zero()).collect()
    };
    let membership = |member: &Member| Membership {
        group: group.handle.clone(),
        group_name: group.name.clone(),
        archived: group.archived,
        person: setup.handle(member.person).to_owned(),
        person_name: setup.people[member.person.get()].name.clone(),
        member: member.clone(),
        balances: open(member.person),
    };
    group.members.iter().map(membership).collect()
}
