//! Shows balances: as sheets with bars for people, as one row a person for programs.

use serde::Serialize;

use super::bars::bars;
use super::dates::span_of_days;
use super::rows::Rows;
use super::safe::safe;
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Table};
use crate::model::{Money, Standing};
use crate::report::balances::{Line, Sheet};

/// How many cells a bar may take on one side of its axis.
const BAR_CELLS: usize = 12;

/// Shows sheets one after the other.
#[must_use]
pub fn balances_as_text(sheets: &[Sheet], look: &Look) -> String {
    if sheets.is_empty() {
        return "No expenses yet.\n".into();
    }
    let blocks: Vec<String> = sheets.iter().map(|sheet| sheet_as_text(sheet, look)).collect();
    blocks.join("\n")
}

fn sheet_as_text(sheet: &Sheet, look: &Look) -> String {
    let decimals = sheet.currency.decimals();
    let show = |money: Money| money.to_decimal(decimals);
    let spent = format!("{} {}", show(sheet.total.spent), sheet.currency);
    let bills = if sheet.total.entries == 1 { "1 bill".to_owned() } else { format!("{} bills", sheet.total.entries) };
    let days = sheet.total.days.map_or(String::new(), |(first, last)| span_of_days(first, last, look));
    let mut text = format!("{}   {spent} in {bills}   {days}\n\n", look.paint(Paint::Heading, safe(&sheet.name)))
        .replace("   \n", "\n");
    let columns = [
        (Kind::Text, ""),
        (Kind::Amount, "paid"),
        (Kind::Amount, "share"),
        (Kind::Amount, "sent"),
        (Kind::Amount, "net"),
        (Kind::Fixed, ""),
        (Kind::Fixed, ""),
    ];
    let mut table = Table::new(columns.map(|(kind, heading)| Column::new(kind, heading))).indent(2);
    let nets: Vec<i128> = sheet.lines.iter().map(|line| i128::from(line.standing.net().minor())).collect();
    for (line, bar) in sheet.lines.iter().zip(bars(&nets, BAR_CELLS, look)) {
        let (net, sent) = (line.standing.net(), line.standing.sent - line.standing.received);
        let paint = Paint::of_balance(i128::from(net.minor()));
        table.row([
            Cell::text(safe(&line.member)),
            Cell::value(show(line.standing.paid)),
            Cell::value(show(line.standing.share)),
            if sent.is_zero() { Cell::empty() } else { Cell::value(signed(sent, decimals)) },
            Cell::value(signed(net, decimals)).painted(paint),
            Cell::bar(&bar),
            Cell::own(word_of(net)).painted(paint),
        ]);
    }
    text += &table.render(look);
    text += &sum_line(sheet, look);
    text
}

fn sum_line(sheet: &Sheet, look: &Look) -> String {
    let mark = look.paint(Paint::GetsBack, look.glyphs().check);
    format!("  {mark} adds up to {}\n", sheet.sum.to_decimal(sheet.currency.decimals()))
}

/// Returns what a balance means: `gets back`, `owes`, `settled`.
#[must_use]
pub fn word_of(net: Money) -> &'static str {
    match net.minor().signum() {
        1 => "gets back",
        -1 => "owes",
        _ => "settled",
    }
}

/// Writes an amount with its sign, plus as well; nothing before zero.
#[must_use]
pub fn signed(money: Money, decimals: u8) -> String {
    let plus = if money.minor() > 0 { "+" } else { "" };
    format!("{plus}{}", money.to_decimal(decimals))
}

/// One person's balance as programs read it; amounts are decimal texts and whole smallest units.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the text")]
pub struct BalanceJson {
    pub group: String,
    pub currency: String,
    pub member: String,
    pub name: String,
    pub paid: String,
    pub paid_minor: i64,
    pub share: String,
    pub share_minor: i64,
    pub sent: String,
    pub sent_minor: i64,
    pub net: String,
    pub net_minor: i64,
}

/// Returns one record a person, group and currency.
#[must_use]
pub fn balances_as_json(sheets: &[Sheet]) -> Vec<BalanceJson> {
    let of = |sheet: &Sheet, line: &Line| {
        let show = |money: Money| money.to_decimal(sheet.currency.decimals());
        let Standing { paid, share, sent, received } = line.standing;
        let (sent, net) = (sent - received, line.standing.net());
        BalanceJson {
            group: sheet.group.clone(),
            currency: sheet.currency.to_string(),
            member: line.member.clone(),
            name: line.name.clone(),
            paid: show(paid),
            paid_minor: paid.minor(),
            share: show(share),
            share_minor: share.minor(),
            sent: show(sent),
            sent_minor: sent.minor(),
            net: show(net),
            net_minor: net.minor(),
        }
    };
    sheets.iter().flat_map(|sheet| sheet.lines.iter().map(move |line| of(sheet, line))).collect()
}

/// Returns one row a person, group and currency.
#[must_use]
pub fn balances_as_rows(sheets: &[Sheet]) -> Rows {
    const COLUMNS: &[&str] = &["group", "currency", "member", "paid", "share", "sent", "net", "net_minor"];
    let row = |line: BalanceJson| {
        let minor = line.net_minor.to_string();
        vec![line.group, line.currency, line.member, line.paid, line.share, line.sent, line.net, minor]
    };
    Rows { columns: COLUMNS, rows: balances_as_json(sheets).into_iter().map(row).collect() }
}
