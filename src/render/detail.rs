//! Shows one entry in full.

use serde::Serialize;

use super::dates::day_of;
use super::entries::{EntryJson, entry_as_json};
use super::receipts::size_words;
use super::safe::{safe, safe_lines};
use super::style::{Look, Paint};
use super::versions::{AuthorJson, COMMIT_SHOWN, author_as_json, proof_words};
use super::width::width;
use crate::model::{Kind, Money, Status};
use crate::report::detail::{Detail, Spot};
use crate::report::entries::EntryRow;
use crate::report::receipts::ReceiptState;
use crate::report::versions::Author;

/// A field's name and its lines, made safe.
type Field = (String, Vec<String>);

/// Shows an entry: its name and amount, then a line for every field that says something.
#[must_use]
pub fn detail_as_text(detail: &Detail, look: &Look) -> String {
    let row = &detail.row;
    let what = if row.description.is_empty() { safe(row.word()) } else { safe(&row.description) };
    let amount = format!("{} {}", show(row, row.amount), row.currency);
    let mut text = format!("{}   {amount}\n", look.paint(Paint::Heading, what));
    let fields = fields(detail, look);
    let widest = fields.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
    for (name, lines) in &fields {
        for (place, line) in lines.iter().enumerate() {
            let label = if place == 0 { name.as_str() } else { "" };
            let blanks = " ".repeat(widest - width(label));
            text += &format!("  {}{blanks}  {line}\n", look.paint(Paint::Dim, label));
        }
    }
    for remark in &detail.remarks {
        let author = safe(&remark.author);
        let mut lines = safe_lines(&remark.text);
        let first = lines.next().unwrap_or_default();
        let time = look.paint(Paint::Dim, &remark.shown_time);
        text += &format!("  {} {author}: {first}   {time}\n", look.glyphs().reply);
        text.extend(lines.map(|line| format!("      {line}\n")));
    }
    for (other, spot) in &detail.versions {
        let mark = look.paint(Paint::Warning, "another version");
        text += &format!("\n{mark}, which counts for nothing until someone settles it   {}\n", spot_words(spot));
        for (name, before, after) in differences(row, other) {
            let nothing = |text: String| if text.is_empty() { "nothing".to_owned() } else { safe(&text).to_string() };
            text += &format!("  {name}: {} here, {} there\n", nothing(before), nothing(after));
        }
    }
    text
}

fn fields(detail: &Detail, look: &Look) -> Vec<Field> {
    let row = &detail.row;
    let mut fields: Vec<Field> = Vec::new();
    let mut add = |name: &str, lines: Vec<String>| {
        if lines.iter().any(|line| !line.is_empty()) {
            fields.push((name.to_owned(), lines));
        }
    };
    let own = |text: &str| vec![safe(text).to_string()];
    let id = row.id.to_string();
    let (unique, rest) = id.split_at(row.unique.min(id.len()));
    let note = if detail.id_is_written { "" } else { "   (not written in the row yet)" };
    let id = format!(
        "{}{}{}",
        look.paint(Paint::Bright, unique),
        look.paint(Paint::Dim, rest),
        look.paint(Paint::Dim, note)
    );
    add("id", vec![id]);
    add("group", vec![format!("{} ({})", safe(&detail.group_name), row.group)]);
    add("date", vec![day_of(row.date)]);
    add("kind", vec![row.word().to_owned()]);
    add(if row.kind == Kind::Payment { "from" } else { "paid by" }, parts(row, &row.payers, &[], look));
    if row.kind == Kind::Payment {
        add("to", parts(row, &row.shares, &[], look));
    } else {
        add("split", own(&row.split));
        add("items", items(detail));
        add("shares", parts(row, &row.shares, &detail.odd, look));
    }
    add("category", own(&row.category));
    add("tags", own(&row.tags.join(" ")));
    add("due", row.due.map(day_of).into_iter().collect());
    add("note", safe_lines(&row.note).map(|line| line.to_string()).collect());
    add("receipt", own(&row.receipt).into_iter().map(|name| name + &receipt_words(detail)).collect());
    add("status", vec![status_words(row.status).to_owned()]);
    for (name, value) in &row.extra {
        add(safe(name).as_str(), own(value));
    }
    add("by", own(&row.by));
    add("row", vec![spot_words(&detail.spot)]);
    add("recorded", detail.recorded.iter().map(|by| recorded(by, look)).collect());
    fields
}

/// Says how large the receipt is, and what is wrong with it.
fn receipt_words(detail: &Detail) -> String {
    match detail.receipt {
        Some((Some(bytes), ReceiptState::Altered)) => format!("   ({}, not what was added)", size_words(bytes)),
        Some((Some(bytes), _)) => format!("   ({})", size_words(bytes)),
        Some((None, ReceiptState::Missing)) => "   (is not there)".to_owned(),
        Some((None, _)) => "   (cannot be read)".to_owned(),
        None => String::new(),
    }
}

fn status_words(status: Status) -> &'static str {
    match status {
        Status::Counts => "",
        Status::Void => "void: it counts for nothing",
        Status::Pending => "pending: it counts for nothing yet",
        Status::Conflict => "conflict: it counts for nothing until someone settles it",
    }
}

/// Says who recorded an entry as it is, when, and whether that is proven.
fn recorded(by: &Author, look: &Look) -> String {
    let dot = look.glyphs().dot;
    let proof = by.proof.map_or(String::new(), |proof| format!(" {dot} {}", proof_words(proof)));
    let commit = by.commit.get(..COMMIT_SHOWN).unwrap_or(&by.commit);
    format!("{} by {}{proof} {dot} {}", by.local_time, safe(&by.who), look.paint(Paint::Dim, commit))
}

fn spot_words(spot: &Spot) -> String {
    format!("{}:{}", safe(&spot.path), spot.line)
}

/// Writes names and amounts, the amounts below each other, with who took an odd unit.
fn parts(row: &EntryRow, parts: &[(String, Money)], odd: &[String], look: &Look) -> Vec<String> {
    let names = parts.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
    let amounts: Vec<String> = parts.iter().map(|(_, amount)| show(row, *amount)).collect();
    let digits = amounts.iter().map(String::len).max().unwrap_or(0);
    let line = |((name, _), amount): (&(String, Money), &String)| {
        let unit = Money::from_minor(1).to_decimal(row.currency.decimals());
        let words = if odd.contains(name) { format!("  takes the odd {unit}") } else { String::new() };
        let blanks = " ".repeat(names - width(name));
        format!("{name}{blanks}  {amount:>digits$}{}", look.paint(Paint::Dim, words))
    };
    match parts {
        [(name, _)] => vec![name.clone()],
        _ => parts.iter().zip(&amounts).map(line).collect(),
    }
}

fn items(detail: &Detail) -> Vec<String> {
    let row = &detail.row;
    let amounts: Vec<String> = detail.items.iter().map(|item| show(row, item.amount)).collect();
    let digits = amounts.iter().map(String::len).max().unwrap_or(0);
    let line = |(item, amount): (&crate::report::detail::ItemLine, &String)| {
        format!("{amount:>digits$}  {}  {}", safe(&item.description), safe(&item.split))
    };
    detail.items.iter().zip(&amounts).map(line).collect()
}

/// Lists the fields in which two versions differ: name, one, other.
fn differences(one: &EntryRow, other: &EntryRow) -> Vec<(&'static str, String, String)> {
    let texts = |row: &EntryRow| {
        let payers = row.payers.iter().map(|(name, paid)| match row.payers.len() {
            1 => name.clone(),
            _ => format!("{name} {}", show(row, *paid)),
        });
        [
            ("date", row.date.to_string()),
            ("kind", row.word().to_owned()),
            ("description", row.description.clone()),
            ("amount", format!("{} {}", show(row, row.amount), row.currency)),
            ("paid by", payers.collect::<Vec<_>>().join(", ")),
            ("split", row.split.clone()),
            ("category", row.category.clone()),
            ("tags", row.tags.join(" ")),
            ("due", row.due.map_or(String::new(), |due| due.to_string())),
            ("note", row.note.clone()),
            ("receipt", row.receipt.clone()),
            ("by", row.by.clone()),
        ]
    };
    let pairs = texts(one).into_iter().zip(texts(other));
    pairs.filter(|(a, b)| a.1 != b.1).map(|((name, a), (_, b))| (name, a, b)).collect()
}

fn show(row: &EntryRow, money: Money) -> String {
    money.to_decimal(row.currency.decimals())
}

/// One entry in full, as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct DetailJson {
    #[serde(flatten)]
    pub entry: EntryJson,
    pub path: String,
    pub line: u32,
    pub id_is_written: bool,
    pub odd_units: Vec<String>,
    pub items: Vec<ItemJson>,
    pub messages: Vec<RemarkJson>,
    pub recorded: Option<AuthorJson>,
    pub versions: Vec<VersionJson>,
}

/// One line of an itemised bill, as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct ItemJson {
    pub description: String,
    #[serde(flatten)]
    pub cost: CostJson,
    pub split: String,
}

/// An amount, as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct CostJson {
    pub amount: String,
    pub minor: i64,
}

/// A message about an entry, as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct RemarkJson {
    pub time: String,
    pub author: String,
    pub text: String,
}

/// The loser of a conflict, as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct VersionJson {
    #[serde(flatten)]
    pub entry: EntryJson,
    pub path: String,
    pub line: u32,
}

/// Returns the record of an entry in full; `utc` writes a time as RFC 3339.
#[must_use]
pub fn detail_as_json(detail: &Detail, utc: &dyn Fn(i64) -> String) -> DetailJson {
    let cost = |money: Money| CostJson { amount: show(&detail.row, money), minor: money.minor() };
    DetailJson {
        entry: entry_as_json(&detail.row),
        path: detail.spot.path.clone(),
        line: detail.spot.line,
        id_is_written: detail.id_is_written,
        odd_units: detail.odd.clone(),
        items: detail
            .items
            .iter()
            .map(|item| ItemJson {
                description: item.description.clone(),
                cost: cost(item.amount),
                split: item.split.clone(),
            })
            .collect(),
        messages: detail
            .remarks
            .iter()
            .map(|remark| RemarkJson {
                time: remark.time.clone(),
                author: remark.author.clone(),
                text: remark.text.clone(),
            })
            .collect(),
        recorded: detail.recorded.as_ref().map(|by| author_as_json(by, utc)),
        versions: detail
            .versions
            .iter()
            .map(|(row, spot)| VersionJson { entry: entry_as_json(row), path: spot.path.clone(), line: spot.line })
            .collect(),
    }
}
