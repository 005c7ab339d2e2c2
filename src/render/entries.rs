//! Shows entries: what was understood of a new one, and records for programs.

use std::collections::BTreeMap;

use serde::Serialize;

use super::dates::day_of;
use super::safe::safe;
use super::style::{Look, Paint};
use crate::model::{Kind, Money};
use crate::report::entries::EntryRow;

/// Shows what was understood of an entry: the line, then what falls on whom.
#[must_use]
pub fn understood_as_text(row: &EntryRow, look: &Look) -> String {
    let glyphs = look.glyphs();
    let id: String = row.id.to_string().chars().take(row.unique).collect();
    let amount = format!("{} {}", row.amount.to_decimal(row.currency.decimals()), row.currency);
    let what = if row.description.is_empty() { row.word().to_owned() } else { safe(&row.description).to_string() };
    let payers = names_with_amounts(row, &row.payers);
    let mark = look.paint(Paint::GetsBack, glyphs.check);
    let (day, amount) = (day_of(row.date), look.paint(Paint::Bright, amount));
    let id = look.paint(Paint::Bright, id);
    match row.kind {
        Kind::Payment => {
            let to = row.shares.first().map_or("", |(name, _)| name.as_str());
            let indent = " ".repeat(row.unique + 4);
            format!(
                "{mark} {id}  {day}  {payers} {} {to}   {amount}\n{}",
                glyphs.arrow,
                rest_as_text(row, &indent, look)
            )
        }
        Kind::Expense | Kind::Income => {
            let verb = match row.word() {
                "refund" => "came back to",
                "income" => "came in through",
                _ => "paid by",
            };
            let indent = " ".repeat(row.unique + 4);
            let shares = row.shares.iter().map(|(name, share)| format!("{name} {}", show(row, *share)));
            let shares = shares.collect::<Vec<_>>().join(&format!(" {} ", glyphs.dot));
            let note = remark(row).map_or(String::new(), |words| format!("   {}", look.paint(Paint::Dim, words)));
            let rest = rest_as_text(row, &indent, look);
            format!("{mark} {id}  {day}  {what}   {amount}   {verb} {payers}\n{indent}{shares}{note}\n{rest}")
        }
    }
}

/// Shows an entry in one line that ends with what happened to it: `voided`, `counts again`.
#[must_use]
pub fn verdict_as_text(row: &EntryRow, verdict: &'static str, look: &Look) -> String {
    let mark = look.paint(Paint::GetsBack, look.glyphs().check);
    let id: String = row.id.to_string().chars().take(row.unique).collect();
    let what = match (row.kind, row.description.as_str()) {
        (Kind::Payment, _) => {
            let to = row.shares.first().map_or("", |(name, _)| name.as_str());
            format!("{} {} {to}", names_with_amounts(row, &row.payers), look.glyphs().arrow)
        }
        (_, "") => row.word().to_owned(),
        (_, words) => safe(words).to_string(),
    };
    let (id, verdict) = (look.paint(Paint::Bright, id), look.paint(Paint::Bright, verdict));
    format!("{mark} {id}  {}  {what}   {} {}   {verdict}\n", day_of(row.date), show(row, row.amount), row.currency)
}

/// Shows what else was said, on a line of its own: category, tags, due date, note; nothing where there is none.
fn rest_as_text(row: &EntryRow, indent: &str, look: &Look) -> String {
    let mut rest = Vec::new();
    if !row.category.is_empty() {
        rest.push(format!("in {}", safe(&row.category)));
    }
    if !row.tags.is_empty() {
        rest.push(row.tags.iter().map(|tag| format!("#{}", safe(tag))).collect::<Vec<_>>().join(" "));
    }
    rest.extend(row.due.map(|due| format!("due {}", day_of(due))));
    if !row.note.is_empty() {
        rest.push(format!("note: {}", safe(&row.note)));
    }
    if !row.receipt.is_empty() {
        rest.push(format!("receipt {}", safe(&row.receipt)));
    }
    if rest.is_empty() {
        return String::new();
    }
    format!("{indent}{}\n", look.paint(Paint::Dim, rest.join(&format!(" {} ", look.glyphs().dot))))
}

fn show(row: &EntryRow, money: Money) -> String {
    money.to_decimal(row.currency.decimals())
}

/// Writes one name alone, several with what each paid.
fn names_with_amounts(row: &EntryRow, parts: &[(String, Money)]) -> String {
    match parts {
        [(name, _)] => name.clone(),
        several => {
            several.iter().map(|(name, paid)| format!("{name} {}", show(row, *paid))).collect::<Vec<_>>().join(", ")
        }
    }
}

/// Says what may surprise: a payer who does not share, an amount that does not divide.
fn remark(row: &EntryRow) -> Option<String> {
    let outside: Vec<&str> = row
        .payers
        .iter()
        .map(|(name, _)| name.as_str())
        .filter(|name| row.shares.iter().all(|(other, _)| other != name))
        .collect();
    if let [only] = outside.as_slice() {
        return Some(format!("({only} is not in the split)"));
    }
    let count = i64::try_from(row.shares.len()).ok()?;
    let is_odd = row.is_equal() && count > 0 && row.amount.minor() % count != 0;
    is_odd.then(|| format!("({} does not divide by {count})", show(row, row.amount)))
}

/// One entry as programs read it; amounts are decimal texts and whole smallest units.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the columns")]
pub struct EntryJson {
    pub id: String,
    pub group: String,
    pub date: String,
    pub kind: &'static str,
    pub description: String,
    pub amount: String,
    pub amount_minor: i64,
    pub currency: String,
    pub paid_by: Vec<PartJson>,
    pub split: String,
    pub shares: Vec<PartJson>,
    pub category: String,
    pub tags: Vec<String>,
    pub due: Option<String>,
    pub note: String,
    pub receipt: String,
    pub status: &'static str,
    pub by: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub extra: BTreeMap<String, String>,
}

/// One person's part as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct PartJson {
    pub member: String,
    pub amount: String,
    pub minor: i64,
}

/// Returns the record of an entry.
#[must_use]
pub fn entry_as_json(row: &EntryRow) -> EntryJson {
    let parts = |parts: &[(String, Money)]| {
        parts
            .iter()
            .map(|(member, money)| PartJson { member: member.clone(), amount: show(row, *money), minor: money.minor() })
            .collect()
    };
    EntryJson {
        id: row.id.to_string(),
        group: row.group.clone(),
        date: row.date.to_string(),
        kind: row.kind.word(),
        description: row.description.clone(),
        amount: show(row, row.amount),
        amount_minor: row.amount.minor(),
        currency: row.currency.to_string(),
        paid_by: parts(&row.payers),
        split: row.split.clone(),
        shares: parts(&row.shares),
        category: row.category.clone(),
        tags: row.tags.clone(),
        due: row.due.map(|due| due.to_string()),
        note: row.note.clone(),
        receipt: row.receipt.clone(),
        status: if row.status.word().is_empty() { "counts" } else { row.status.word() },
        by: row.by.clone(),
        extra: row.extra.iter().cloned().collect(),
    }
}
