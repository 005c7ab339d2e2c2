//! Shows the digest of a ledger: the code, and what it stands for in numbers.

use serde::Serialize;

use super::envelope::AmountJson;
use super::rows::Rows;
use super::safe::safe;
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Table};
use crate::model::{Currency, Money};
use crate::report::digest::Digest;

/// Shows the code; `name` is the ledger's or the group's.
#[must_use]
pub fn digest_as_text(digest: &Digest, name: &str, look: &Look) -> String {
    let code = look.paint(Paint::Bright, digest.code);
    let mut text = format!("{code}   {}: {}\n", safe(name), numbers(digest.entries, &digest.spent, look));
    if digest.groups.len() < 2 {
        return text;
    }
    text.push('\n');
    let mut table = Table::new([Kind::Fixed, Kind::Fixed, Kind::Text].map(|kind| Column::new(kind, ""))).hang();
    for group in &digest.groups {
        table.row([
            Cell::value(group.code),
            Cell::value(&group.group),
            Cell::value(numbers(group.entries, &group.spent, look)).painted(Paint::Dim),
        ]);
    }
    text += &table.render(look);
    text
}

fn numbers(entries: usize, spent: &[(Currency, Money)], look: &Look) -> String {
    let count = if entries == 1 { "1 entry".to_owned() } else { format!("{entries} entries") };
    let sums = spent.iter().map(|(currency, money)| format!("{} {currency}", money.to_decimal(currency.decimals())));
    std::iter::once(count).chain(sums).collect::<Vec<_>>().join(&format!(" {} ", look.glyphs().dot))
}

/// A digest as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the report")]
pub struct DigestJson {
    pub digest: String,
    pub group: Option<String>,
    pub hash: Option<String>,
    pub entries: usize,
    pub spent: Vec<AmountJson>,
}

/// Returns the record of the whole, then one a group; `group` is the one it is about, if any.
#[must_use]
pub fn digest_as_json(digest: &Digest, group: Option<&str>) -> Vec<DigestJson> {
    let spent = |spent: &[(Currency, Money)]| -> Vec<AmountJson> {
        spent.iter().map(|(unit, money)| AmountJson::new(money.minor(), unit.decimals(), &unit.to_string())).collect()
    };
    let mut records = vec![DigestJson {
        digest: digest.code.to_string(),
        group: group.map(str::to_owned),
        hash: Some(digest.hash.clone()),
        entries: digest.entries,
        spent: spent(&digest.spent),
    }];
    records.extend(digest.groups.iter().map(|one| DigestJson {
        digest: one.code.to_string(),
        group: Some(one.group.clone()),
        hash: None,
        entries: one.entries,
        spent: spent(&one.spent),
    }));
    records
}

/// Returns one row for the whole, with no group, then one a group.
#[must_use]
pub fn digest_as_rows(digest: &Digest, group: Option<&str>) -> Rows {
    const COLUMNS: &[&str] = &["digest", "group", "entries", "spent"];
    let rows = digest_as_json(digest, group).into_iter().map(|record| {
        let spent: Vec<String> = record.spent.iter().map(|sum| format!("{} {}", sum.amount, sum.currency)).collect();
        vec![record.digest, record.group.unwrap_or_default(), record.entries.to_string(), spent.join(" ")]
    });
    Rows { columns: COLUMNS, rows: rows.collect() }
}
