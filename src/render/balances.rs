//! Shows balances: as sheets with bars for people, as one row a person for programs.

use serde::Serialize;

use super::bars::bars;
use super::dates::span_of_days;
use super::rows::Rows;
use super::safe::safe;
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Table};
use super::width::width;
use crate::model::money::push_decimal;
use crate::model::{Currency, Money, Standing};
use crate::report::balances::{Line, Overall, Sheet, overall};

/// How many cells a bar may take on one side of its axis.
const BAR_CELLS: usize = 12;

/// How much of a sheet fits into the width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// The balance and its word.
    Nets,
    /// A bar as well.
    Bars,
    /// Instead of bars, what was paid, what it cost, what was handed over.
    Columns,
    /// Everything.
    Full,
}

/// From the most to the least; a terminal gets the first that fits.
const DETAILS: [Detail; 4] = [Detail::Full, Detail::Columns, Detail::Bars, Detail::Nets];

/// Shows sheets one after the other, and a sum over groups where several share a currency.
#[must_use]
pub fn balances_as_text(sheets: &[Sheet], look: &Look) -> String {
    if sheets.is_empty() {
        return "Nothing to show: no bill counts here yet.\n".into();
    }
    let mut blocks: Vec<String> = sheets.iter().map(|sheet| sheet_as_text(sheet, look)).collect();
    blocks.extend(overall(sheets).iter().map(|sum| overall_as_text(sum, look)));
    blocks.join("\n")
}

fn sheet_as_text(sheet: &Sheet, look: &Look) -> String {
    let mut text = heading(sheet, look) + "\n\n";
    text += &lines_as_text(&sheet.lines, sheet.currency, Detail::Full, look);
    text += &sum_line(sheet, look);
    text
}

/// Returns the first line of a sheet: the group, what was spent, when.
#[must_use]
pub fn heading(sheet: &Sheet, look: &Look) -> String {
    let spent = format!("{} {}", sheet.total.spent.to_decimal(sheet.currency.decimals()), sheet.currency);
    let bills = if sheet.total.entries == 1 { "1 bill".to_owned() } else { format!("{} bills", sheet.total.entries) };
    let days = sheet.total.days.map_or(String::new(), |(first, last)| span_of_days(first, last, look));
    let name = look.paint(Paint::Heading, safe(&sheet.name));
    format!("{name}   {spent} in {bills}   {days}").trim_end().to_owned()
}

fn overall_as_text(sum: &Overall, look: &Look) -> String {
    let heading = look.paint(Paint::Heading, format!("All {} together, in {}", sum.groups, sum.currency));
    format!("{heading}\n\n{}", lines_as_text(&sum.lines, sum.currency, Detail::Bars, look))
}

/// Shows where people stand, with as much detail as fits, at most `detail`.
#[must_use]
pub fn lines_as_text(lines: &[Line], currency: Currency, detail: Detail, look: &Look) -> String {
    let least = &[Detail::Nets][..];
    let start = DETAILS.iter().position(|each| *each == detail).unwrap_or(0);
    // Measured without paint and without a width, which would wrap.
    let bare = Look { colour: false, width: None, ..*look };
    let widest = |detail| {
        let text = table(lines, currency, detail, look).render(&bare);
        text.lines().map(width).max().unwrap_or(0)
    };
    let fits = |detail: &&Detail| look.width.is_none_or(|columns| widest(**detail) <= columns);
    let chosen = DETAILS[start..].iter().find(fits).unwrap_or(&least[0]);
    table(lines, currency, *chosen, look).render(look)
}

fn table(lines: &[Line], currency: Currency, detail: Detail, look: &Look) -> Table {
    let show = |money: Money| money.to_decimal(currency.decimals());
    let has_columns = detail >= Detail::Columns;
    let has_bars = matches!(detail, Detail::Full | Detail::Bars);
    let mut columns = vec![(Kind::Text, "")];
    if has_columns {
        columns.extend([(Kind::Amount, "paid"), (Kind::Amount, "share"), (Kind::Amount, "sent")]);
    }
    columns.push((Kind::Amount, if has_columns { "net" } else { "" }));
    if has_bars {
        columns.push((Kind::Fixed, ""));
    }
    columns.push((Kind::Fixed, ""));
    let mut table = Table::new(columns.into_iter().map(|(kind, heading)| Column::new(kind, heading))).indent(2);
    let nets: Vec<i128> = lines.iter().map(|line| i128::from(line.standing.net().minor())).collect();
    for (line, bar) in lines.iter().zip(bars(&nets, BAR_CELLS, look)) {
        let (net, sent) = (line.standing.net(), line.standing.sent - line.standing.received);
        let paint = Paint::of_balance(i128::from(net.minor()));
        let mut cells = vec![Cell::text(safe(&line.member))];
        if has_columns {
            cells.extend([Cell::value(show(line.standing.paid)), Cell::value(show(line.standing.share))]);
            cells.push(if sent.is_zero() { Cell::empty() } else { Cell::value(signed(sent, currency.decimals())) });
        }
        cells.push(Cell::value(signed(net, currency.decimals())).painted(paint));
        if has_bars {
            cells.push(Cell::bar(&bar));
        }
        cells.push(Cell::own(word_of(net)).painted(paint));
        table.row(cells);
    }
    table
}

fn sum_line(sheet: &Sheet, look: &Look) -> String {
    let shown: Money = sheet.lines.iter().map(|line| line.standing.net()).sum();
    let sum = sheet.sum.to_decimal(sheet.currency.decimals());
    let mark = look.paint(Paint::GetsBack, look.glyphs().check);
    // With only some people shown their lines add up to something else.
    let who = if shown == sheet.sum { "" } else { "everyone together " };
    format!("  {mark} {who}adds up to {sum}\n")
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
    signed_minor(money.minor().into(), decimals)
}

/// Writes a count of smallest units with its sign, plus as well; nothing before zero.
#[must_use]
pub fn signed_minor(minor: i128, decimals: u8) -> String {
    let mut text = String::from(if minor > 0 { "+" } else { "" });
    push_decimal(&mut text, minor, decimals);
    text
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

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    fn line(member: &str, paid: i64, share: i64) -> Line {
        let standing =
            Standing { paid: Money::from_minor(paid), share: Money::from_minor(share), ..Standing::default() };
        Line { member: member.into(), name: member.into(), standing }
    }

    #[test]
    fn a_narrow_terminal_sees_less() {
        let lines = [line("alice", 100_000, 20_000), line("bob", 0, 80_000)];
        let euro = Currency::iso("EUR").unwrap();
        let at = |width| lines_as_text(&lines, euro, Detail::Full, &Look { width, ..Look::plain() });
        let shown = [60, 44, 30, 20].map(|width| format!("{width} columns:\n{}", at(Some(width))));
        expect![[r#"
            60 columns:
                        paid   share  sent      net
              alice  1000.00  200.00        +800.00  gets back
              bob       0.00  800.00        -800.00  owes

            44 columns:
              alice  +800.00  gets back
              bob    -800.00  owes

            30 columns:
              alice  +800.00  gets back
              bob    -800.00  owes

            20 columns:
              alice  +800.00  gets back
              bob    -800.00  owes
        "#]]
        .assert_eq(&shown.join("\n"));
        assert_eq!(at(None), at(Some(200)));
    }
}
