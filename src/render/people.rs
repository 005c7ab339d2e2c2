//! Shows people: a list of them, and all that is known of one.

use std::collections::BTreeMap;

use serde::Serialize;

use super::members::{MemberJson, Seen, member_as_json, members_as_text};
use super::rows::Rows;
use super::safe::safe;
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Table};
use crate::report::people::PersonRow;

/// Shows people, one a line.
#[must_use]
pub fn people_as_text(people: &[PersonRow], look: &Look) -> String {
    if people.is_empty() {
        return "Nobody yet.\n".into();
    }
    let (fixed, text) = (Column::new(Kind::Fixed, ""), Column::new(Kind::Text, ""));
    let mut table = Table::new([fixed.clone(), text.clone(), text.spare(), fixed]);
    for person in people {
        let mut groups: Vec<&str> = person.groups.iter().map(|membership| membership.group.as_str()).collect();
        groups.retain(|group| !group.contains('+'));
        table.row([
            Cell::text(safe(&person.handle)).painted(Paint::Bright),
            if person.name == person.handle { Cell::empty() } else { Cell::text(safe(&person.name)) },
            Cell::text(safe(&groups.join(", "))),
            if person.is_me { Cell::own("you").painted(Paint::Help) } else { Cell::empty() },
        ]);
    }
    table.compact().render(look)
}

/// Shows all that is known of someone.
#[must_use]
pub fn person_as_text(person: &PersonRow, look: &Look) -> String {
    let mut text = format!("{}   {}", look.paint(Paint::Heading, safe(&person.name)), safe(&person.handle));
    text += if person.is_me { "   (you)\n" } else { "\n" };
    let mut table = Table::new([Column::new(Kind::Fixed, ""), Column::new(Kind::Text, "")]).indent(2);
    let mut row = |word: &'static str, value: &str| {
        table.row([Cell::own(word).painted(Paint::Dim), Cell::text(safe(value))]);
    };
    person.emails.iter().for_each(|email| row("e-mail", email));
    person.phone.iter().for_each(|phone| row("phone", phone));
    if let Some(currency) = person.currency {
        row("currency", currency.code());
    }
    person.avatar.iter().for_each(|avatar| row("avatar", avatar));
    person.pay.iter().for_each(|(kind, to)| row("pay", &format!("{kind} {to}")));
    person.keys.iter().for_each(|key| row("key", key));
    person.friends.iter().for_each(|(handle, word)| row("friend", &format!("{handle} {word}")));
    if let Some(id) = person.id {
        row("id", &id.to_string());
    }
    text += &table.render(look);
    text.push('\n');
    text + &members_as_text(&person.groups, Seen::FromPerson, look)
}

/// A person as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the files")]
pub struct PersonJson {
    pub handle: String,
    pub id: Option<String>,
    pub name: String,
    pub me: bool,
    pub emails: Vec<String>,
    pub phone: Option<String>,
    pub currency: Option<String>,
    pub avatar: Option<String>,
    pub pay: Vec<PayJson>,
    pub keys: Vec<String>,
    pub friends: BTreeMap<String, &'static str>,
    pub groups: Vec<MemberJson>,
}

/// A way to be paid as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the files")]
pub struct PayJson {
    pub kind: String,
    pub to: String,
}

/// Returns the record of a person.
#[must_use]
pub fn person_as_json(person: &PersonRow) -> PersonJson {
    PersonJson {
        handle: person.handle.clone(),
        id: person.id.map(|id| id.to_string()),
        name: person.name.clone(),
        me: person.is_me,
        emails: person.emails.clone(),
        phone: person.phone.clone(),
        currency: person.currency.map(|currency| currency.to_string()),
        avatar: person.avatar.clone(),
        pay: person.pay.iter().map(|(kind, to)| PayJson { kind: kind.clone(), to: to.clone() }).collect(),
        keys: person.keys.clone(),
        friends: person.friends.iter().cloned().collect(),
        groups: person.groups.iter().map(member_as_json).collect(),
    }
}

/// Returns one row a person.
#[must_use]
pub fn people_as_rows(people: &[PersonRow]) -> Rows {
    const COLUMNS: &[&str] = &["handle", "name", "emails", "phone", "currency", "groups", "id"];
    let row = |person: &PersonRow| {
        let groups: Vec<&str> = person.groups.iter().map(|membership| membership.group.as_str()).collect();
        vec![
            person.handle.clone(),
            person.name.clone(),
            person.emails.join(" "),
            person.phone.clone().unwrap_or_default(),
            person.currency.map_or(String::new(), |currency| currency.to_string()),
            groups.join(" "),
            person.id.map_or(String::new(), |id| id.to_string()),
        ]
    };
    Rows { columns: COLUMNS, rows: people.iter().map(row).collect() }
}
