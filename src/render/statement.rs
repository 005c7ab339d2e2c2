//! Shows statements: a running balance for people, one entry a row for programs.

use serde::Serialize;

use super::balances::{signed, word_of};
use super::dates::span_of_days;
use super::rows::Rows;
use super::safe::{Safe, safe};
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Overflow, Table};
use super::width::width;
use crate::model::{Date, Money};
use crate::report::statement::{Statement, StatementLine};

/// Below this many columns of a terminal, what was paid and what falls on one is left out.
const WIDE: usize = 90;
/// Below this many, so are the ids and the whole amounts.
const MEDIUM: usize = 60;

/// Shows statements one after the other.
#[must_use]
pub fn statements_as_text(statements: &[Statement], member: &str, look: &Look) -> String {
    if statements.is_empty() {
        return format!("No entry counts for {} here.\n", safe(member));
    }
    let blocks: Vec<String> = statements.iter().map(|statement| statement_as_text(statement, look)).collect();
    blocks.join("\n")
}

fn statement_as_text(statement: &Statement, look: &Look) -> String {
    let days = match (statement.lines.first(), statement.lines.last()) {
        (Some(first), Some(last)) => format!("   {}", span_of_days(first.date, last.date, look)),
        _ => String::new(),
    };
    let title = format!("{} in {}", safe(&statement.member), safe(&statement.group_name));
    let mut text = format!("{}   {}{days}\n\n", look.paint(Paint::Heading, title), statement.currency);
    text += &table(statement, look).render(look);
    let (net, decimals) = (statement.closing, statement.currency.decimals());
    let paint = Paint::of_balance(i128::from(net.minor()));
    let amount = if net.is_zero() {
        String::new()
    } else {
        format!(" {} {}", net.abs().to_decimal(decimals), statement.currency)
    };
    text += &format!("  {}\n", look.paint(paint, format!("{} {}{amount}", safe(&statement.member), word_of(net))));
    text
}

fn table(statement: &Statement, look: &Look) -> Table {
    let room = look.width.unwrap_or(usize::MAX);
    let (has_ids, has_parts) = (room >= MEDIUM, room >= WIDE);
    let mut columns = Vec::new();
    if has_ids {
        columns.push(Column::new(Kind::Fixed, "id"));
    }
    columns.extend([Column::new(Kind::Fixed, "date"), Column::new(Kind::Text, "what")]);
    if has_ids {
        columns.push(Column::new(Kind::Amount, "amount"));
    }
    if has_parts {
        columns.extend([Column::new(Kind::Amount, "paid"), Column::new(Kind::Amount, "share")]);
    }
    columns.extend([Column::new(Kind::Amount, "effect"), Column::new(Kind::Amount, "balance")]);
    let mut table = Table::new(columns).indent(2).overflow(Overflow::Cut);
    let decimals = statement.currency.decimals();
    let day = |date: Date| if has_ids { date.to_string() } else { short_day(date) };
    let net = |money: Money| Cell::value(signed(money, decimals)).painted(Paint::of_balance(i128::from(money.minor())));
    let mut row = |id: Cell, date: Cell, what: Cell, [amount, paid, share, effect]: [Cell; 4], balance: Cell| {
        let ids = if has_ids { vec![id, date, what, amount] } else { vec![date, what] };
        let parts = if has_parts { vec![paid, share] } else { Vec::new() };
        table.row(ids.into_iter().chain(parts).chain([effect, balance]));
    };
    if let Some((since, before)) = statement.opening {
        let nothing = || [Cell::empty(), Cell::empty(), Cell::empty(), Cell::empty()];
        row(
            Cell::empty(),
            Cell::value(day(since)),
            Cell::own("balance before").painted(Paint::Dim),
            nothing(),
            net(before),
        );
    }
    for line in &statement.lines {
        let show = |money: Money| Cell::value(money.to_decimal(decimals));
        // A payment is no bill: what it moved stands under its effect alone.
        let part = |money: Money| if line.partner.is_some() { Cell::empty() } else { show(money) };
        let effect = Cell::value(signed(line.effect, decimals));
        let amounts = [show(line.amount), part(line.paid), part(line.share), effect];
        let id = Cell::id(&line.id.to_string(), line.unique);
        row(id, Cell::value(day(line.date)), Cell::text(what(line)), amounts, net(line.balance));
    }
    table
}

/// Returns a day in a few columns; the heading tells the years.
fn short_day(date: Date) -> String {
    format!("{:>2} {}", date.day(), date.month_name())
}

/// Returns what a line is about: the description, or whom a payment went to.
fn what(line: &StatementLine) -> Safe {
    let description = safe(&line.description);
    match &line.partner {
        Some((other, is_sent)) => {
            let verb = if *is_sent { "payment to " } else { "payment from " };
            let whom = Safe::from_iter([Safe::own(verb), safe(other)]);
            if width(description.as_str()) == 0 { whom } else { Safe::from_iter([whom, Safe::own(": "), description]) }
        }
        None if line.kind == "expense" => description,
        None => {
            Safe::from_iter([description, Safe::own(if line.kind == "refund" { " (refund)" } else { " (income)" })])
        }
    }
}

/// One statement as programs read it; amounts are decimal texts and whole smallest units.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the text")]
pub struct StatementJson {
    pub member: String,
    pub name: String,
    pub group: String,
    pub currency: String,
    pub opening: String,
    pub opening_minor: i64,
    pub entries: Vec<StatementLineJson>,
    pub closing: String,
    pub closing_minor: i64,
}

/// One entry of a statement as programs read it.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the text")]
pub struct StatementLineJson {
    pub id: String,
    pub date: String,
    pub kind: &'static str,
    pub description: String,
    pub amount: String,
    pub amount_minor: i64,
    pub paid: String,
    pub paid_minor: i64,
    pub share: String,
    pub share_minor: i64,
    pub effect: String,
    pub effect_minor: i64,
    pub balance: String,
    pub balance_minor: i64,
    /// The other side of a payment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partner: Option<String>,
}

/// Returns one record a group and currency.
#[must_use]
pub fn statements_as_json(statements: &[Statement]) -> Vec<StatementJson> {
    let of = |statement: &Statement| {
        let show = |money: Money| money.to_decimal(statement.currency.decimals());
        let line = |line: &StatementLine| StatementLineJson {
            id: line.id.to_string(),
            date: line.date.to_string(),
            kind: line.kind,
            description: line.description.clone(),
            amount: show(line.amount),
            amount_minor: line.amount.minor(),
            paid: show(line.paid),
            paid_minor: line.paid.minor(),
            share: show(line.share),
            share_minor: line.share.minor(),
            effect: show(line.effect),
            effect_minor: line.effect.minor(),
            balance: show(line.balance),
            balance_minor: line.balance.minor(),
            partner: line.partner.as_ref().map(|(partner, _)| partner.clone()),
        };
        let opening = statement.opening.map_or(Money::ZERO, |(_, before)| before);
        StatementJson {
            member: statement.member.clone(),
            name: statement.name.clone(),
            group: statement.group.clone(),
            currency: statement.currency.to_string(),
            opening: show(opening),
            opening_minor: opening.minor(),
            entries: statement.lines.iter().map(line).collect(),
            closing: show(statement.closing),
            closing_minor: statement.closing.minor(),
        }
    };
    statements.iter().map(of).collect()
}

/// Returns one row an entry.
#[must_use]
pub fn statements_as_rows(statements: &[Statement]) -> Rows {
    const COLUMNS: &[&str] = &[
        "group",
        "currency",
        "member",
        "id",
        "date",
        "kind",
        "description",
        "amount",
        "paid",
        "share",
        "effect",
        "balance",
        "partner",
    ];
    let rows = statements_as_json(statements).into_iter().flat_map(|statement| {
        let head = [statement.group, statement.currency, statement.member];
        statement.entries.into_iter().map(move |line| {
            let own = [line.id, line.date, line.kind.to_owned(), line.description];
            let amounts =
                [line.amount, line.paid, line.share, line.effect, line.balance, line.partner.unwrap_or_default()];
            head.iter().cloned().chain(own).chain(amounts).collect()
        })
    });
    Rows { columns: COLUMNS, rows: rows.collect() }
}
