//! Shows what entries come to by month, week or category: what was spent with a bar, or everyone's balance.

use serde::Serialize;

use super::balances::signed;
use super::bars::share_bar;
use super::dates::span_of_days;
use super::rows::Rows;
use super::safe::safe;
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Table};
use super::width::width;
use crate::model::{Money, PersonIndex};
use crate::report::totals::{Part, PartTotal, TotalSheet};

/// How many cells a bar may take.
const BAR_CELLS: usize = 20;

/// Shows what was spent in each part; with `me`, what of it falls on the reader.
#[must_use]
pub fn spent_as_text(sheets: &[TotalSheet], me: Option<PersonIndex>, look: &Look) -> String {
    blocks(sheets, look, |sheet| spent_table(sheet, me, look).render(look))
}

/// Shows what each part did to everyone's balance.
#[must_use]
pub fn nets_as_text(sheets: &[TotalSheet], who: &[PersonIndex], look: &Look) -> String {
    blocks(sheets, look, |sheet| {
        let people: Vec<&(PersonIndex, String)> =
            sheet.people.iter().filter(|(person, _)| who.is_empty() || who.contains(person)).collect();
        let beside = beside(sheet, &people, look);
        let bare = Look { colour: false, width: None, ..*look };
        let widest = beside.render(&bare).lines().map(width).max().unwrap_or(0);
        let fits = look.width.is_none_or(|columns| widest <= columns);
        if fits { beside.render(look) } else { below(sheet, &people, look) }
    })
}

fn blocks(sheets: &[TotalSheet], look: &Look, show: impl Fn(&TotalSheet) -> String) -> String {
    if sheets.is_empty() {
        return "No entries.\n".into();
    }
    let block = |sheet: &TotalSheet| {
        let name = look.paint(Paint::Heading, safe(&sheet.name));
        format!("{name}   in {}\n\n{}", sheet.currency, show(sheet))
    };
    sheets.iter().map(block).collect::<Vec<_>>().join("\n")
}

fn spent_table(sheet: &TotalSheet, me: Option<PersonIndex>, look: &Look) -> Table {
    let show = |money: Money| money.to_decimal(sheet.currency.decimals());
    let columns = [
        Column::new(Kind::Text, ""),
        Column::new(Kind::Amount, "bills").spare(),
        Column::new(Kind::Amount, "spent"),
        Column::new(Kind::Amount, "yours").spare(),
        Column::new(Kind::Fixed, "").spare(),
        Column::new(Kind::Amount, "handed over"),
    ];
    let mut table = Table::new(columns).indent(2);
    let most = sheet.parts.iter().map(|part| i128::from(part.spent.minor())).max().unwrap_or(0).max(1);
    let cells = |part: &PartTotal, bar: String| {
        let own = me.map(|me| part.of(me).share).filter(|_| part.bills > 0);
        [
            Cell::text(safe(&label(part, look))),
            if part.bills == 0 { Cell::empty() } else { Cell::value(part.bills) },
            if part.bills == 0 { Cell::empty() } else { Cell::value(show(part.spent)) },
            own.map_or(Cell::empty(), |own| Cell::value(show(own))),
            Cell::value(bar).painted(Paint::Dim),
            if part.handed_over.is_zero() { Cell::empty() } else { Cell::value(show(part.handed_over)) },
        ]
    };
    for part in &sheet.parts {
        table.row(cells(part, share_bar(i128::from(part.spent.minor()), most, BAR_CELLS, look)));
    }
    if sheet.parts.len() > 1 {
        let is_bare = sheet.whole.handed_over.is_zero();
        table.row([
            Cell::empty(),
            Cell::rule(),
            Cell::rule(),
            if me.is_some() { Cell::rule() } else { Cell::empty() },
            Cell::empty(),
            if is_bare { Cell::empty() } else { Cell::rule() },
        ]);
        table.row(cells(&sheet.whole, String::new()));
    }
    table.compact()
}

/// A column for each person.
fn beside(sheet: &TotalSheet, people: &[&(PersonIndex, String)], look: &Look) -> Table {
    let names = people.iter().map(|(_, name)| Column::with_heading(Kind::Amount, safe(name)));
    let columns = std::iter::once(Column::new(Kind::Text, "")).chain(names);
    let mut table = Table::new(columns).indent(2);
    for part in &sheet.parts {
        let nets = people.iter().map(|(person, _)| net_cell(part, *person, sheet));
        table.row(std::iter::once(Cell::text(safe(&label(part, look)))).chain(nets));
    }
    if sheet.parts.len() > 1 {
        table.row(std::iter::once(Cell::empty()).chain(people.iter().map(|_| Cell::rule())));
        let nets = people.iter().map(|(person, _)| net_cell(&sheet.whole, *person, sheet));
        table.row(std::iter::once(Cell::own("together")).chain(nets));
    }
    table
}

/// A line for each person, where columns would not fit.
fn below(sheet: &TotalSheet, people: &[&(PersonIndex, String)], look: &Look) -> String {
    let columns = [Kind::Text, Kind::Text, Kind::Amount].map(|kind| Column::new(kind, ""));
    let mut table = Table::new(columns).indent(2);
    for part in sheet.parts.iter().chain((sheet.parts.len() > 1).then_some(&sheet.whole)) {
        let of_part = people.iter().filter(|(person, _)| part.standings.contains_key(person));
        for (place, (person, name)) in of_part.enumerate() {
            let label = if place == 0 { Cell::text(safe(&label(part, look))) } else { Cell::empty() };
            table.row([label, Cell::text(safe(name)), net_cell(part, *person, sheet)]);
        }
    }
    table.render(look)
}

fn net_cell(part: &PartTotal, person: PersonIndex, sheet: &TotalSheet) -> Cell {
    if !part.standings.contains_key(&person) {
        return Cell::empty();
    }
    let net = part.of(person).net();
    Cell::value(signed(net, sheet.currency.decimals())).painted(Paint::of_balance(i128::from(net.minor())))
}

fn label(part: &PartTotal, look: &Look) -> String {
    part.part.as_ref().map_or("together".to_owned(), |part| part_label(part, look))
}

/// Returns the name of a part for people; names in it are as they were written.
#[must_use]
pub fn part_label(part: &Part, look: &Look) -> String {
    match part {
        Part::Month(first) => format!("{} {}", first.month_name(), first.year()),
        Part::Week(first) => first.plus_days(6).map_or(first.to_string(), |last| span_of_days(*first, last, look)),
        Part::Category(name) if name.is_empty() => "(no category)".to_owned(),
        Part::Category(name) => name.clone(),
        Part::Payments => "(payments)".to_owned(),
        Part::Person(name) => name.replace('+', ", "),
        Part::NoEntry => "(no entry)".to_owned(),
    }
}

fn key(part: &PartTotal) -> (&'static str, String) {
    part.part.as_ref().map_or(("all", String::new()), part_key)
}

/// Returns the name of a part for programs: `2026-06`, a week's first day, a category.
#[must_use]
pub fn part_key(part: &Part) -> (&'static str, String) {
    match part {
        Part::Month(first) => ("month", format!("{:04}-{:02}", first.year(), first.month())),
        Part::Week(first) => ("week", first.to_string()),
        Part::Category(name) => ("category", name.clone()),
        Part::Payments => ("payments", String::new()),
        Part::Person(name) => ("person", name.clone()),
        Part::NoEntry => ("no-entry", String::new()),
    }
}

/// What a part comes to, as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct TotalJson {
    pub group: String,
    pub currency: String,
    pub by: &'static str,
    pub key: String,
    pub bills: u64,
    pub spent: String,
    pub spent_minor: i64,
    pub handed_over: String,
    pub handed_over_minor: i64,
    pub own: Option<String>,
    pub own_minor: Option<i64>,
}

/// Returns one record a part.
#[must_use]
pub fn spent_as_json(sheets: &[TotalSheet], me: Option<PersonIndex>) -> Vec<TotalJson> {
    let of = |sheet: &TotalSheet, part: &PartTotal| {
        let show = |money: Money| money.to_decimal(sheet.currency.decimals());
        let (by, key) = key(part);
        let own = me.map(|me| part.of(me).share);
        TotalJson {
            group: sheet.group.clone(),
            currency: sheet.currency.to_string(),
            by,
            key,
            bills: part.bills,
            spent: show(part.spent),
            spent_minor: part.spent.minor(),
            handed_over: show(part.handed_over),
            handed_over_minor: part.handed_over.minor(),
            own: own.map(show),
            own_minor: own.map(Money::minor),
        }
    };
    sheets.iter().flat_map(|sheet| sheet.parts.iter().map(move |part| of(sheet, part))).collect()
}

/// Returns one row a part.
#[must_use]
pub fn spent_as_rows(sheets: &[TotalSheet], me: Option<PersonIndex>) -> Rows {
    const COLUMNS: &[&str] = &["group", "currency", "by", "key", "bills", "spent", "handed_over", "own"];
    let row = |total: TotalJson| {
        let TotalJson { group, currency, by, key, bills, spent, handed_over, own, .. } = total;
        vec![group, currency, by.to_owned(), key, bills.to_string(), spent, handed_over, own.unwrap_or_default()]
    };
    Rows { columns: COLUMNS, rows: spent_as_json(sheets, me).into_iter().map(row).collect() }
}

/// What a part did to a person's balance, as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct NetJson {
    pub group: String,
    pub currency: String,
    pub by: &'static str,
    pub key: String,
    pub member: String,
    pub paid: String,
    pub paid_minor: i64,
    pub share: String,
    pub share_minor: i64,
    pub sent: String,
    pub sent_minor: i64,
    pub net: String,
    pub net_minor: i64,
}

/// Returns one record a part and person.
#[must_use]
pub fn nets_as_json(sheets: &[TotalSheet], who: &[PersonIndex]) -> Vec<NetJson> {
    let mut records = Vec::new();
    for sheet in sheets {
        let show = |money: Money| money.to_decimal(sheet.currency.decimals());
        let people = sheet.people.iter().filter(|(person, _)| who.is_empty() || who.contains(person));
        let people: Vec<_> = people.collect();
        for part in &sheet.parts {
            for (person, member) in people.iter().filter(|(person, _)| part.standings.contains_key(person)) {
                let standing = part.of(*person);
                let (sent, net) = (standing.sent - standing.received, standing.net());
                let (by, key) = key(part);
                records.push(NetJson {
                    group: sheet.group.clone(),
                    currency: sheet.currency.to_string(),
                    by,
                    key,
                    member: member.clone(),
                    paid: show(standing.paid),
                    paid_minor: standing.paid.minor(),
                    share: show(standing.share),
                    share_minor: standing.share.minor(),
                    sent: show(sent),
                    sent_minor: sent.minor(),
                    net: show(net),
                    net_minor: net.minor(),
                });
            }
        }
    }
    records
}

/// Returns one row a part and person.
#[must_use]
pub fn nets_as_rows(sheets: &[TotalSheet], who: &[PersonIndex]) -> Rows {
    const COLUMNS: &[&str] = &["group", "currency", "by", "key", "member", "paid", "share", "sent", "net", "net_minor"];
    let row = |record: NetJson| {
        let NetJson { group, currency, by, key, member, paid, share, sent, net, net_minor, .. } = record;
        vec![group, currency, by.to_owned(), key, member, paid, share, sent, net, net_minor.to_string()]
    };
    Rows { columns: COLUMNS, rows: nets_as_json(sheets, who).into_iter().map(row).collect() }
}
