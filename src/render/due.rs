//! Shows what is due, and the rules by which bills come again.

use serde::Serialize;

use super::rows::Rows;
use super::safe::{Safe, safe};
use super::status::{WaitingJson, due_as_text, waiting_as_json, when_due};
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Overflow, Table};
use crate::report::due::{ComingRow, Due, RuleRow};

/// Shows what is due: bills to be paid, then bills to be booked.
#[must_use]
pub fn due_list_as_text(due: &Due, look: &Look) -> String {
    let (booked, rest): (Vec<&ComingRow>, Vec<&ComingRow>) = due.coming.iter().partition(|row| row.booked);
    let (here, later): (Vec<&ComingRow>, Vec<&ComingRow>) = rest.into_iter().partition(|row| row.days_left <= 0);
    let mut blocks = Vec::new();
    if !booked.is_empty() {
        blocks.push(coming_as_text("Booked", &booked, look));
    }
    if !due.bills.is_empty() {
        blocks.push(due_as_text(&due.bills, look));
    }
    if !here.is_empty() {
        blocks.push(coming_as_text("Not booked yet", &here, look));
    }
    if !later.is_empty() {
        blocks.push(coming_as_text("Coming", &later, look));
    }
    if blocks.is_empty() {
        return format!("{} nothing is due\n", look.paint(Paint::GetsBack, look.glyphs().check));
    }
    blocks.join("\n")
}

fn coming_as_text(title: &str, coming: &[&ComingRow], look: &Look) -> String {
    let kinds = [Kind::Fixed, Kind::Text, Kind::Amount, Kind::Fixed, Kind::Text, Kind::Fixed];
    let mut table = Table::new(kinds.map(|kind| Column::new(kind, ""))).indent(2).overflow(Overflow::Cut);
    for row in coming {
        table.row([
            Cell::value(row.day),
            Cell::text(safe(&row.description)),
            Cell::value(row.amount.to_decimal(row.currency.decimals())),
            Cell::value(row.currency),
            Cell::text(Safe::from_iter([Safe::own("in "), safe(&row.group)])),
            if row.booked { Cell::empty() } else { Cell::value(when(row.days_left)).painted(Paint::Dim) },
        ]);
    }
    format!("{}\n{}", look.paint(Paint::Heading, title), table.render(look))
}

/// Says when a bill came, or will.
fn when(days_left: i64) -> String {
    match days_left {
        -1 => "yesterday".into(),
        days if days < 0 => format!("{} days ago", -days),
        days => when_due(days),
    }
}

/// One thing that is due, as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct DueJson {
    pub kind: &'static str,
    pub id: String,
    pub group: String,
    pub rule: Option<String>,
    pub description: String,
    pub amount: String,
    pub amount_minor: i64,
    pub currency: String,
    pub day: String,
    pub days_left: i64,
}

/// Returns a record of each thing that is due.
#[must_use]
pub fn due_as_json(due: &Due) -> Vec<DueJson> {
    let bill = |one| {
        let WaitingJson { id, group, description, amount, amount_minor, currency, day, days_left, .. } =
            waiting_as_json(one);
        DueJson { kind: "bill", id, group, rule: None, description, amount, amount_minor, currency, day, days_left }
    };
    let coming = |row: &ComingRow| DueJson {
        kind: if row.booked { "booked" } else { "unbooked" },
        id: row.id.to_string(),
        group: row.group.clone(),
        rule: Some(row.rule.clone()),
        description: row.description.clone(),
        amount: row.amount.to_decimal(row.currency.decimals()),
        amount_minor: row.amount.minor(),
        currency: row.currency.to_string(),
        day: row.day.to_string(),
        days_left: row.days_left,
    };
    due.bills.iter().map(bill).chain(due.coming.iter().map(coming)).collect()
}

/// Returns one row a thing that is due.
#[must_use]
pub fn due_as_rows(due: &Due) -> Rows {
    const COLUMNS: &[&str] =
        &["kind", "id", "group", "rule", "description", "amount", "amount_minor", "currency", "day", "days_left"];
    let row = |one: DueJson| {
        let (minor, days) = (one.amount_minor.to_string(), one.days_left.to_string());
        let rule = one.rule.unwrap_or_default();
        vec![
            one.kind.to_owned(),
            one.id,
            one.group,
            rule,
            one.description,
            one.amount,
            minor,
            one.currency,
            one.day,
            days,
        ]
    };
    Rows { columns: COLUMNS, rows: due_as_json(due).into_iter().map(row).collect() }
}

/// Shows rules, one a line.
#[must_use]
pub fn rules_as_text(rules: &[RuleRow], look: &Look) -> String {
    if rules.is_empty() {
        return "No bill comes again: clique recurring add 900 rent --every month\n".into();
    }
    let kinds = [Kind::Fixed, Kind::Text, Kind::Amount, Kind::Fixed, Kind::Fixed, Kind::Text];
    let mut table = Table::new(kinds.map(|kind| Column::new(kind, ""))).hang();
    let has_groups = rules.iter().any(|row| row.group != rules[0].group);
    for row in rules {
        let next = match (row.next, row.until) {
            (Some(next), None) => format!("next {next}"),
            (Some(next), Some(until)) => format!("next {next}, until {until}"),
            (None, _) => "over".to_owned(),
        };
        let group = if has_groups { format!(", in {}", row.group) } else { String::new() };
        table.row([
            Cell::text(safe(&row.name)).painted(Paint::Bright),
            if row.name == row.description { Cell::empty() } else { Cell::text(safe(&row.description)) },
            Cell::value(row.amount.to_decimal(row.currency.decimals())),
            Cell::value(row.currency),
            Cell::value(format!("every {}", row.every.strip_prefix("1 ").unwrap_or(&row.every))),
            Cell::value(format!("{} for {}{group}, {next}", row.paid_by, row.split)).painted(Paint::Dim),
        ]);
    }
    table.compact().render(look)
}

/// A rule as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the files")]
pub struct RuleJson {
    pub group: String,
    pub name: String,
    pub description: String,
    pub amount: String,
    pub amount_minor: i64,
    pub currency: String,
    pub paid_by: String,
    pub split: String,
    pub category: String,
    pub every: String,
    pub start: String,
    pub until: Option<String>,
    pub next: Option<String>,
}

/// Returns the record of a rule.
#[must_use]
pub fn rule_as_json(row: &RuleRow) -> RuleJson {
    RuleJson {
        group: row.group.clone(),
        name: row.name.clone(),
        description: row.description.clone(),
        amount: row.amount.to_decimal(row.currency.decimals()),
        amount_minor: row.amount.minor(),
        currency: row.currency.to_string(),
        paid_by: row.paid_by.clone(),
        split: row.split.clone(),
        category: row.category.clone(),
        every: row.every.clone(),
        start: row.start.to_string(),
        until: row.until.map(|day| day.to_string()),
        next: row.next.map(|day| day.to_string()),
    }
}

/// Returns one row a rule.
#[must_use]
pub fn rules_as_rows(rules: &[RuleRow]) -> Rows {
    const COLUMNS: &[&str] = &[
        "group",
        "name",
        "description",
        "amount",
        "amount_minor",
        "currency",
        "paid_by",
        "split",
        "category",
        "every",
        "start",
        "until",
        "next",
    ];
    let row = |row: &RuleRow| {
        let one = rule_as_json(row);
        let minor = one.amount_minor.to_string();
        let (until, next) = (one.until.unwrap_or_default(), one.next.unwrap_or_default());
        vec![
            one.group,
            one.name,
            one.description,
            one.amount,
            minor,
            one.currency,
            one.paid_by,
            one.split,
            one.category,
            one.every,
            one.start,
            until,
            next,
        ]
    };
    Rows { columns: COLUMNS, rows: rules.iter().map(row).collect() }
}
