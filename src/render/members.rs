//! Shows memberships: who is in a group, since when, with what weight, and the open balance.

use serde::Serialize;

use super::balances::signed;
use super::rows::Rows;
use super::safe::safe;
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Table};
use crate::model::{Currency, Date, MemberState, Money, Role, Weight};
use crate::report::people::Membership;

/// Which end of a membership a table names: the group of a person, or the person of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// The groups of one person.
    FromPerson,
    /// The members of one group.
    FromGroup,
}

/// Shows memberships as a table, indented.
#[must_use]
pub fn members_as_text(members: &[Membership], seen: Seen, look: &Look) -> String {
    if members.is_empty() {
        return match seen {
            Seen::FromPerson => "  in no group\n".into(),
            Seen::FromGroup => "  nobody is in\n".into(),
        };
    }
    let columns = [
        Column::new(Kind::Text, ""),
        Column::new(Kind::Text, "").spare(),
        Column::new(Kind::Amount, ""),
        Column::new(Kind::Fixed, ""),
        Column::new(Kind::Text, ""),
    ];
    let mut table = Table::new(columns).indent(2);
    for membership in members {
        let (handle, name) = match seen {
            Seen::FromPerson => (&membership.group, &membership.group_name),
            Seen::FromGroup => (&membership.person, &membership.person_name),
        };
        let mut amounts = membership.balances.iter().map(Some).chain(std::iter::once(None));
        let first = amounts.next().flatten();
        table.row([
            Cell::text(safe(handle)).painted(Paint::Bright),
            if name == handle { Cell::empty() } else { Cell::text(safe(name)) },
            amount_cell(first),
            word_cell(first),
            Cell::value(remarks(membership, seen).join(", ")).painted(Paint::Dim),
        ]);
        for further in amounts.flatten() {
            table.row([Cell::empty(), Cell::empty(), amount_cell(Some(further)), word_cell(Some(further))]);
        }
    }
    table.compact().render(look)
}

fn amount_cell(balance: Option<&(Currency, Money)>) -> Cell {
    balance.map_or_else(Cell::empty, |(currency, net)| {
        Cell::value(signed(*net, currency.decimals())).painted(Paint::of_balance(i128::from(net.minor())))
    })
}

fn word_cell(balance: Option<&(Currency, Money)>) -> Cell {
    balance.map_or_else(
        || Cell::own("settled").painted(Paint::Dim),
        |(currency, net)| {
            Cell::value(format!("{currency} {}", super::balances::word_of(*net)))
                .painted(Paint::of_balance(i128::from(net.minor())))
        },
    )
}

/// Says what is special about a membership.
fn remarks(membership: &Membership, seen: Seen) -> Vec<String> {
    let member = &membership.member;
    let mut words = Vec::new();
    if member.state != MemberState::Active {
        words.push(member.state.word().to_owned());
    }
    if member.role != Role::Member {
        words.push(member.role.word().to_owned());
    }
    if member.weight != Weight::ONE {
        words.push(format!("weight {}", member.weight));
    }
    words.extend(member.since.map(|since| format!("since {since}")));
    words.extend(member.until.map(|until| format!("until {until}")));
    if membership.archived && seen == Seen::FromPerson {
        words.push("archived".into());
    }
    words
}

/// A membership as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the files")]
pub struct MemberJson {
    pub group: String,
    pub member: String,
    pub name: String,
    pub role: &'static str,
    pub weight: String,
    pub since: Option<String>,
    pub until: Option<String>,
    pub state: &'static str,
    pub balances: Vec<OpenJson>,
}

/// An open balance as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct OpenJson {
    pub currency: String,
    pub net: String,
    pub net_minor: i64,
}

/// Returns the record of a membership.
#[must_use]
pub fn member_as_json(membership: &Membership) -> MemberJson {
    let member = &membership.member;
    let day = |date: Option<Date>| date.map(|date| date.to_string());
    MemberJson {
        group: membership.group.clone(),
        member: membership.person.clone(),
        name: membership.person_name.clone(),
        role: member.role.word(),
        weight: member.weight.to_string(),
        since: day(member.since),
        until: day(member.until),
        state: member.state.word(),
        balances: membership.balances.iter().map(|(currency, net)| open_as_json(*currency, *net)).collect(),
    }
}

fn open_as_json(currency: Currency, net: Money) -> OpenJson {
    OpenJson { currency: currency.to_string(), net: net.to_decimal(currency.decimals()), net_minor: net.minor() }
}

/// Returns one row a membership; open balances are `185.78 EUR` with commas between.
#[must_use]
pub fn members_as_rows(members: &[Membership]) -> Rows {
    const COLUMNS: &[&str] = &["group", "member", "name", "role", "weight", "since", "until", "state", "balances"];
    let row = |membership: &Membership| {
        let MemberJson { group, member, name, role, weight, since, until, state, balances } =
            member_as_json(membership);
        let open: Vec<String> = balances.iter().map(|open| format!("{} {}", open.net, open.currency)).collect();
        let (since, until) = (since.unwrap_or_default(), until.unwrap_or_default());
        vec![group, member, name, role.into(), weight, since, until, state.into(), open.join(", ")]
    };
    Rows { columns: COLUMNS, rows: members.iter().map(row).collect() }
}
