//! Shows balances beside those that a file states.

use serde::Serialize;

use super::balances::signed_minor;
use super::safe::safe;
use super::style::{Look, Paint};
use super::table::{Cell, Column, Kind, Table};
use crate::model::money::decimal;
use crate::report::import::BalanceLine;

/// Shows a line a person and currency.
#[must_use]
pub fn balances_as_text(lines: &[BalanceLine], look: &Look) -> String {
    let states = states(lines);
    let mut columns = vec![(Kind::Text, ""), (Kind::Amount, "imported")];
    if states {
        columns.extend([(Kind::Amount, "in the file"), (Kind::Amount, "difference")]);
    }
    columns.push((Kind::Fixed, ""));
    let mut table = Table::new(columns.into_iter().map(|(kind, heading)| Column::new(kind, heading))).indent(2);
    for line in lines {
        let decimals = line.currency.decimals();
        let mut cells = vec![Cell::text(safe(&line.member))];
        let paint = Paint::of_balance(line.imported);
        cells.push(Cell::value(signed_minor(line.imported, decimals)).painted(paint));
        if states {
            let stated = line.stated.map_or_else(Cell::empty, |stated| Cell::value(signed_minor(stated, decimals)));
            let difference = line.difference().map_or_else(Cell::empty, |difference| {
                let cell = Cell::value(signed_minor(difference, decimals));
                if line.fits() { cell } else { cell.painted(Paint::Error) }
            });
            cells.extend([stated, difference]);
        }
        cells.push(Cell::value(line.currency));
        table.row(cells);
    }
    table.render(look)
}

fn states(lines: &[BalanceLine]) -> bool {
    lines.iter().any(|line| line.stated.is_some())
}

/// Says in a line what the comparison comes to.
#[must_use]
pub fn verdict(lines: &[BalanceLine], look: &Look) -> String {
    let check = look.paint(Paint::GetsBack, look.glyphs().check);
    if !states(lines) {
        return "the file states no balances: compare these with what the other program shows".to_owned();
    }
    let misfits = lines.iter().filter(|line| !line.fits()).count();
    if misfits > 0 {
        let (are, balances) = if misfits == 1 { ("is", "1 balance") } else { ("are", &*format!("{misfits} balances")) };
        return format!("{balances} {are} not what the file says");
    }
    let is_exact = lines.iter().all(|line| line.difference().unwrap_or(0) == 0);
    let but = match lines.iter().filter(|line| line.stated.is_none()).count() {
        0 => String::new(),
        1 => "; of 1 balance it says none".to_owned(),
        unstated => format!("; of {unstated} balances it says none"),
    };
    match is_exact {
        true => format!("{check} every balance is the one in the file{but}"),
        false => format!("{check} every balance is the one in the file, but for what that program rounds{but}"),
    }
}

/// A balance beside that of the file, as programs read it; amounts are decimal texts and whole smallest units.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names are those of the text")]
pub struct BalanceLineJson {
    pub member: String,
    pub name: String,
    pub currency: String,
    pub imported: String,
    pub imported_minor: i64,
    pub stated: Option<String>,
    pub stated_minor: Option<i64>,
    pub difference: Option<String>,
    pub difference_minor: Option<i64>,
    pub tolerance_minor: i64,
    pub fits: bool,
}

/// Makes the record of a balance.
#[must_use]
pub fn balance_as_json(line: &BalanceLine) -> BalanceLineJson {
    let show = |minor: i128| decimal(minor, line.currency.decimals());
    BalanceLineJson {
        member: line.member.clone(),
        name: line.name.clone(),
        currency: line.currency.to_string(),
        imported: show(line.imported),
        imported_minor: whole(line.imported),
        stated: line.stated.map(show),
        stated_minor: line.stated.map(whole),
        difference: line.difference().map(show),
        difference_minor: line.difference().map(whole),
        tolerance_minor: whole(line.tolerance),
        fits: line.fits(),
    }
}

/// Returns a sum as JSON can say it; no ledger has a larger one, though a file may state it.
fn whole(minor: i128) -> i64 {
    i64::try_from(minor).unwrap_or(if minor < 0 { i64::MIN } else { i64::MAX })
}
