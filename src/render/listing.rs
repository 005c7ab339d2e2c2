//! Shows lists of entries: a line each, a total for each group and currency.

use super::dates::span_of_days;
use super::safe::safe;
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Overflow, Table};
use crate::model::{Date, Kind as EntryKind, Money, Status, Way, Weight};
use crate::report::entries::EntryRow;
use crate::report::listing::{GroupList, ListLine, Listing, Whom};

/// So many names are written out; of more, the number is told.
const NAMES_MAX: usize = 4;

/// So many characters of an id are shown behind its unique prefix, where colour sets them off.
const ID_REST: usize = 2;

/// Shows a list, group by group.
#[must_use]
pub fn listing_as_text(listing: &Listing, look: &Look) -> String {
    if listing.groups.is_empty() {
        return "No entries.\n".into();
    }
    let is_alone = listing.groups.len() == 1;
    let block = |group: &GroupList| {
        let heading =
            if is_alone { String::new() } else { format!("{}\n", look.paint(Paint::Heading, safe(&group.name))) };
        heading + &lines_as_text(group, look) + &sums_as_text(group, look)
    };
    let mut text = listing.groups.iter().map(block).collect::<Vec<_>>().join("\n");
    if listing.left_out > 0 {
        text += &look.paint(Paint::Dim, format!("  {} older left out (--limit)", listing.left_out));
        text.push('\n');
    }
    text
}

fn lines_as_text(group: &GroupList, look: &Look) -> String {
    let is_mixed = group.sums.len() > 1 || group.lines.iter().any(|line| line.row.currency != group.currency);
    let with_year = group.days.is_some_and(|(first, last)| first.year() != last.year());
    let column = |kind| Column::new(kind, "");
    let mut columns = vec![column(Kind::Fixed), column(Kind::Fixed), column(Kind::Text), column(Kind::Text).spare()];
    columns.push(column(Kind::Amount));
    columns.extend(is_mixed.then(|| column(Kind::Fixed)));
    columns.push(column(Kind::Fixed).spare());
    let mut table = Table::new(columns).overflow(Overflow::Cut);
    for line in &group.lines {
        let row = &line.row;
        let what = if row.description.is_empty() { row.word() } else { &row.description };
        let paint = if row.status == Status::Counts { Paint::Plain } else { Paint::Dim };
        let mut cells = vec![
            Cell::value(short_day(row.date, with_year)).painted(paint),
            Cell::id(&short_id(row), row.unique),
            Cell::text(safe(what)).painted(paint),
            Cell::value(who_for_whom(line, look)).painted(paint),
            Cell::value(row.amount.to_decimal(row.currency.decimals())).painted(paint),
        ];
        cells.extend(is_mixed.then(|| Cell::value(row.currency).painted(paint)));
        cells.push(Cell::value(own_words(line)).painted(Paint::Dim));
        table.row(cells);
    }
    table.render(look)
}

/// Returns the unique prefix of an id and a little more, which leaves room for the words.
fn short_id(row: &EntryRow) -> String {
    row.id.to_string().chars().take(row.unique + ID_REST).collect()
}

fn short_day(date: Date, with_year: bool) -> String {
    let year = if with_year { format!(" {}", date.year()) } else { String::new() };
    format!("{:>2} {}{year}", date.day(), date.month_name())
}

/// Says who paid for whom: `alice paid for bob ×2, carol`, `bob → alice`.
#[must_use]
pub fn who_for_whom(line: &ListLine, look: &Look) -> String {
    let row = &line.row;
    let payers = names(&row.payers.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>());
    let whom = match &line.whom {
        Whom::Everyone => "everyone".to_owned(),
        Whom::EveryoneBut(out) => format!("everyone but {}", names(out)),
        Whom::Named(parts) => {
            names(&parts.iter().map(|(name, way)| format!("{name}{}", way_words(*way, row, look))).collect::<Vec<_>>())
        }
    };
    match row.word() {
        "payment" => format!("{payers} {} {whom}", look.glyphs().arrow),
        "income" => format!("in through {payers} for {whom}"),
        "refund" => format!("back to {payers} for {whom}"),
        _ => format!("{payers} paid for {whom}"),
    }
}

fn names(names: &[String]) -> String {
    match names.len().checked_sub(NAMES_MAX) {
        None | Some(0 | 1) => names.join(", "),
        Some(_) => format!("{} and {} more", names[..NAMES_MAX].join(", "), names.len() - NAMES_MAX),
    }
}

fn way_words(way: Way, row: &EntryRow, look: &Look) -> String {
    let show = |money: Money| money.to_decimal(row.currency.decimals());
    match way {
        Way::Fixed(amount) => format!(" {}", show(amount)),
        Way::Percent(percent) => format!(" {percent}%"),
        Way::Rest { weight, adjust } => {
            let one = weight == Weight::ONE;
            let times = if one { String::new() } else { format!(" {}{weight}", look.glyphs().times) };
            let sign = if adjust.is_negative() { "" } else { "+" };
            let adjust = if adjust.is_zero() { String::new() } else { format!(" {sign}{}", show(adjust)) };
            times + &adjust
        }
    }
}

/// Says what falls on the reader, or that the entry does not count.
fn own_words(line: &ListLine) -> String {
    let row = &line.row;
    if !row.status.word().is_empty() {
        return row.status.word().to_owned();
    }
    match line.own {
        None => String::new(),
        Some(None) => "not you".to_owned(),
        Some(Some(own)) => format!("you {}", own.to_decimal(row.currency.decimals())),
    }
}

fn sums_as_text(group: &GroupList, look: &Look) -> String {
    let count = group.lines.len();
    let mut head = if count == 1 { "1 entry".to_owned() } else { format!("{count} entries") };
    head.extend(group.days.map(|(first, last)| format!(", {}", span_of_days(first, last, look))));
    let mut parts = Vec::new();
    for sum in &group.sums {
        let show = |money: Money| money.to_decimal(sum.currency.decimals());
        let is_bill = |row: &EntryRow| row.kind != EntryKind::Payment && row.status == Status::Counts;
        if group.lines.iter().any(|line| line.row.currency == sum.currency && is_bill(&line.row)) {
            let own = sum.own.map_or(String::new(), |own| format!(", {} of it yours", show(own)));
            parts.push(format!("{} {} spent{own}", show(sum.spent), sum.currency));
        }
        if !sum.handed_over.is_zero() {
            parts.push(format!("{} {} handed over", show(sum.handed_over), sum.currency));
        }
    }
    let sums = parts.join(&format!(" {} ", look.glyphs().dot));
    format!("{}\n", look.paint(Paint::Dim, format!("{head}   {sums}").trim_end()))
}
