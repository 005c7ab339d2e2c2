//! Shows how payments that settle several books at once bring each of them to zero.

use super::arrows::recorded;
use super::safe::safe;
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Table};
use super::width::{width, wrapped};
use crate::model::setup::PinnedRate;
use crate::report::settlement::{Settlement, Spread, SpreadRow};

/// No line of prose is longer, however wide the terminal.
const COLUMNS_MAX: usize = 80;

/// Shows the rows of each book, and the rates that were used; nothing where there is but one book.
#[must_use]
pub fn spread_as_text(settlement: &Settlement, look: &Look) -> String {
    let Some(spread) = &settlement.spread else { return String::new() };
    let mut text: String = spread.rates.iter().map(rate_line).collect();
    if spread.rows.is_empty() || settlement.payments.is_empty() && settlement.count > 0 {
        return text;
    }
    let is_all = settlement.payments.len() == settlement.count;
    let heading = match (spread.is_across, is_all && settlement.left.is_empty()) {
        (true, true) => "How each group comes to zero",
        (false, true) => "How each currency comes to zero",
        (_, false) => "Where it is written",
    };
    text += &format!("\n{}\n{}", look.paint(Paint::Heading, heading), rows(spread, look));
    let is_carried = spread.rows.iter().any(|row| row.posting.is_carried);
    let words = match (is_all && settlement.left.is_empty(), is_carried) {
        (true, true) if spread.rates.is_empty() => {
            "What is carried over needs no money: over all groups it comes to nothing for everyone."
        }
        (true, true) => "What is carried over needs no money: it moves what is open to where the payments pay it.",
        (true, false) => return text,
        (false, _) if settlement.left.is_empty() => "The rest comes to zero with the other payments.",
        (false, _) => "What rounding leaves stays open in them.",
    };
    text + &folded(words, look)
}

fn rows(spread: &Spread, look: &Look) -> String {
    let beside = table(&spread.rows, Names::Beside, look).render(&Look { width: None, colour: false, ..*look });
    let widest = beside.lines().map(width).max().unwrap_or(0);
    if look.width.is_none_or(|columns| widest <= columns) {
        return table(&spread.rows, Names::Beside, look).render(look);
    }
    let groups = spread.rows.chunk_by(|one, other| one.group == other.group);
    let block = |rows: &[SpreadRow]| {
        let name = rows.first().map(|row| safe(&row.name)).unwrap_or_default();
        format!("  {name}\n{}", table(rows, Names::Above, look).indent(4).render(look))
    };
    groups.map(block).collect()
}

/// Where the names of the groups stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    Beside,
    Above,
}

fn table(rows: &[SpreadRow], names: Names, look: &Look) -> Table {
    let kinds = [Kind::Text, Kind::Fixed, Kind::Text, Kind::Fixed, Kind::Text, Kind::Amount, Kind::Fixed, Kind::Fixed];
    let is_recorded = rows.iter().any(|row| row.entry.is_some());
    let is_kept = |place: usize| (is_recorded || place != 1) && (names == Names::Beside || place != 0);
    let kept = |(place, kind): (usize, Kind)| is_kept(place).then(|| Column::new(kind, ""));
    let mut table = Table::new(kinds.into_iter().enumerate().filter_map(kept));
    let mut above: Option<&SpreadRow> = None;
    for row in rows {
        let is_first = above.is_none_or(|above| above.group != row.group);
        let posting = &row.posting;
        let cells = [
            if is_first { Cell::text(safe(&row.name)) } else { Cell::empty() },
            Cell::value(recorded(row.entry, look)),
            Cell::text(safe(&row.names.0)),
            Cell::value(look.glyphs().arrow_long).painted(Paint::Dim),
            Cell::text(safe(&row.names.1)),
            Cell::value(posting.amount.to_decimal(posting.currency.decimals())),
            Cell::value(posting.currency),
            if posting.is_carried { Cell::own("carried over").painted(Paint::Dim) } else { Cell::empty() },
        ];
        table.row(cells.into_iter().enumerate().filter(|(place, _)| is_kept(*place)).map(|(_, cell)| cell));
        above = Some(row);
    }
    table.indent(2)
}

/// Says a rate and its day.
#[must_use]
pub fn rate_words(rate: &PinnedRate) -> String {
    format!("1 {} = {} {} of {}", rate.from, rate.rate, rate.to, rate.date)
}

/// Says a rate, its day and where it was read.
fn rate_line(rate: &PinnedRate) -> String {
    let source = if rate.source.is_empty() { String::new() } else { format!(" ({})", safe(&rate.source)) };
    format!("At {}{source}\n", rate_words(rate))
}

fn folded(words: &str, look: &Look) -> String {
    wrapped(words, look.width.unwrap_or(COLUMNS_MAX).clamp(30, COLUMNS_MAX)).join("\n") + "\n"
}
