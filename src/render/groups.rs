//! Shows groups: a list of them, and all that is agreed in one.

use std::collections::BTreeMap;

use serde::Serialize;

use super::members::{MemberJson, Seen, member_as_json, members_as_text};
use super::rows::Rows;
use super::safe::safe;
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Table};
use crate::model::{Currency, Money};
use crate::report::groups::GroupRow;

/// Shows groups, one a line.
#[must_use]
pub fn groups_as_text(groups: &[GroupRow], look: &Look) -> String {
    if groups.is_empty() {
        return "No groups yet.\n".into();
    }
    let (text, fixed) = (Column::new(Kind::Text, ""), Column::new(Kind::Fixed, ""));
    let spare = std::iter::repeat_n(fixed.clone().spare(), 3);
    let mut table = Table::new([text.clone(), text].into_iter().chain(spare).chain([fixed.clone(), fixed]));
    for group in groups {
        let open = match group.open() {
            0 => Cell::own("settled").painted(Paint::Dim),
            1 => Cell::own("1 balance open"),
            count => Cell::value(format!("{count} balances open")),
        };
        let mark = match (group.archived, group.in_use) {
            (true, _) => Cell::own("archived").painted(Paint::Dim),
            (false, true) => Cell::own("in use").painted(Paint::Help),
            (false, false) => Cell::empty(),
        };
        table.row([
            Cell::text(safe(&group.handle)).painted(Paint::Bright),
            if group.name == group.handle || group.direct { Cell::empty() } else { Cell::text(safe(&group.name)) },
            Cell::own(group.word()),
            Cell::value(group.currency),
            Cell::value(counted(group.members.len(), "member")),
            open,
            mark,
        ]);
    }
    table.compact().render(look)
}

fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// Shows all that is agreed in a group, and who is in.
#[must_use]
pub fn group_as_text(group: &GroupRow, look: &Look) -> String {
    let mut text = format!("{}   {}", look.paint(Paint::Heading, safe(&group.name)), safe(&group.handle));
    text += if group.archived { "   (archived)\n" } else { "\n" };
    let mut table = Table::new([Column::new(Kind::Fixed, ""), Column::new(Kind::Text, "")]).indent(2);
    let mut row = |word: &'static str, value: String| {
        table.row([Cell::own(word).painted(Paint::Dim), Cell::text(safe(&value))]);
    };
    row("kind", if group.direct { "two people".into() } else { group.kind.word().into() });
    row("currency", group.currency.to_string());
    for (currency, spent, count) in &group.spent {
        let bills = counted(usize::try_from(*count).unwrap_or(usize::MAX), "bill");
        row("spent", format!("{} in {bills}", shown(*currency, *spent)));
    }
    group.defaults.paid_by.iter().for_each(|names| row("paid by", format!("{names}, unless said otherwise")));
    group.defaults.split.iter().for_each(|split| row("split", format!("{split}, unless said otherwise")));
    group.defaults.category.iter().for_each(|category| row("category", format!("{category}, unless said otherwise")));
    if !group.agreed.is_empty() {
        let words = |(key, values): &(&'static str, Vec<String>)| match values.as_slice() {
            [flag] if flag == "true" => (*key).to_owned(),
            values => format!("{key} {}", values.join(" ")),
        };
        row("settle", group.agreed.iter().map(words).collect::<Vec<_>>().join(", "));
    }
    group.closed_until.iter().for_each(|day| row("closed", format!("until {day}")));
    if group.monthly_files {
        row("files", "one a month".into());
    }
    text += &table.render(look);
    text.push('\n');
    text + &members_as_text(&group.members, Seen::FromGroup, look)
}

fn shown(currency: Currency, money: Money) -> String {
    format!("{} {currency}", money.to_decimal(currency.decimals()))
}

/// A group as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the files")]
pub struct GroupJson {
    pub handle: String,
    pub name: String,
    pub direct: bool,
    pub kind: &'static str,
    pub currency: String,
    pub archived: bool,
    pub closed_until: Option<String>,
    pub files: &'static str,
    pub default_paid_by: Option<String>,
    pub default_split: Option<String>,
    pub default_category: Option<String>,
    /// What is agreed about settling up: each key of `[settle]` with what it says.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub settle: BTreeMap<&'static str, Vec<String>>,
    pub open_balances: usize,
    pub spent: Vec<SpentJson>,
    pub members: Vec<MemberJson>,
    pub in_use: bool,
}

/// What was spent in one currency as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct SpentJson {
    pub currency: String,
    pub spent: String,
    pub spent_minor: i64,
    pub entries: u64,
}

/// Returns the record of a group.
#[must_use]
pub fn group_as_json(group: &GroupRow) -> GroupJson {
    let spent = |(currency, spent, entries): &(Currency, Money, u64)| SpentJson {
        currency: currency.to_string(),
        spent: spent.to_decimal(currency.decimals()),
        spent_minor: spent.minor(),
        entries: *entries,
    };
    GroupJson {
        handle: group.handle.clone(),
        name: group.name.clone(),
        direct: group.direct,
        kind: group.kind.word(),
        currency: group.currency.to_string(),
        archived: group.archived,
        closed_until: group.closed_until.map(|day| day.to_string()),
        files: if group.monthly_files { "month" } else { "year" },
        default_paid_by: group.defaults.paid_by.clone(),
        default_split: group.defaults.split.clone(),
        default_category: group.defaults.category.clone(),
        settle: group.agreed.iter().cloned().collect(),
        open_balances: group.open(),
        spent: group.spent.iter().map(spent).collect(),
        members: group.members.iter().map(member_as_json).collect(),
        in_use: group.in_use,
    }
}

/// Returns one row a group.
#[must_use]
pub fn groups_as_rows(groups: &[GroupRow]) -> Rows {
    const COLUMNS: &[&str] =
        &["handle", "name", "kind", "currency", "members", "open_balances", "archived", "direct", "closed_until"];
    let row = |group: &GroupRow| {
        let members: Vec<&str> = group.members.iter().map(|member| member.person.as_str()).collect();
        vec![
            group.handle.clone(),
            group.name.clone(),
            group.kind.word().into(),
            group.currency.to_string(),
            members.join(" "),
            group.open().to_string(),
            group.archived.to_string(),
            group.direct.to_string(),
            group.closed_until.map_or(String::new(), |day| day.to_string()),
        ]
    };
    Rows { columns: COLUMNS, rows: groups.iter().map(row).collect() }
}
