//! What Cospend says of balances in files of their own: its settlement plan and its statistics.
//!
//! Both have headers in the language of who exported them; the English ones are read.

use super::number;
use crate::text::import::Origin;
use crate::text::import::bills::{ReadOptions, ReadResult, Rounding, StatedBalance};
use crate::text::import::currencies::currency_of;
use crate::text::import::problem::ImportProblem;
use crate::text::import::reading::{Reading, first_line};
use crate::text::import::sheet::{Row, Sheet};

/// Who should pay whom.
pub const SETTLEMENTS: Origin = Origin::new("cospend", "settlement plan (CSV)", fits_settlements, read_settlements);

/// The table of the statistics.
pub const BALANCES: Origin = Origin::new("cospend", "statistics (CSV)", fits_balances, read_balances);

const NEEDS_PROJECT: &str = "the project itself, which Cospend exports as CSV";

const PLAN: [&str; 3] = ["Who pays?", "To whom?", "How much?"];
const STATISTICS: [&str; 2] = ["Member name", "Balance"];

fn header_has<const N: usize>(text: &str, names: [&str; N]) -> bool {
    let sheet = Sheet::read(first_line(text), b',');
    let columns = sheet.ok().and_then(|sheet| sheet.rows().next().and_then(|header| header.columns(names).ok()));
    columns.is_some_and(|columns| columns.iter().all(Option::is_some))
}

fn fits_settlements(text: &str) -> bool {
    header_has(text, PLAN)
}

fn fits_balances(text: &str) -> bool {
    header_has(text, STATISTICS)
}

/// Reads a table whose rows each add to balances: `states` says in which columns a name and what is owed to it stand.
fn read_table(text: &str, options: &ReadOptions, amount: &str, states: &[(&str, i128)]) -> ReadResult {
    let mut reading = Reading::default();
    reading.bills.needs = Some(NEEDS_PROJECT);
    reading.bills.rounding = Rounding::UnitPerBill;
    let Some(sheet) = reading.take(Sheet::read(text, b',')) else { return reading.finish() };
    let mut rows = sheet.rows().filter(|row| !row.is_blank());
    let Some(header) = rows.next() else { return reading.finish() };
    for row in rows {
        for (name, sign) in states {
            let done = state(header, row, [name, amount], *sign, options, &mut reading);
            reading.take(done);
        }
    }
    reading.finish()
}

fn state(
    header: Row<'_, '_>,
    row: Row<'_, '_>,
    columns: [&str; 2],
    sign: i128,
    options: &ReadOptions,
    reading: &mut Reading,
) -> Result<(), ImportProblem> {
    let [name, amount] = header.columns(columns)?.map(|column| row.cell(column.unwrap_or(usize::MAX)));
    let currency = currency_of("", amount.span.clone(), options)?;
    if name.trimmed().is_empty() {
        return Err(ImportProblem::new(row.span(), "someone has no name here"));
    }
    let (minor, _) = number(&amount)?
        .minor(currency.decimals())
        .map_err(|problem| ImportProblem::new(amount.span.clone(), problem.words(&amount.text)))?;
    let minor = sign * i128::from(minor.minor());
    let person = reading.bills.person(name.trimmed());
    match reading.bills.balances.iter_mut().find(|stated| stated.person == person) {
        Some(stated) => stated.minor += minor,
        None => reading.bills.balances.push(StatedBalance { person, currency, minor, span: row.span() }),
    }
    Ok(())
}

fn read_settlements(text: &str, options: &ReadOptions) -> ReadResult {
    read_table(text, options, PLAN[2], &[(PLAN[0], -1), (PLAN[1], 1)])
}

fn read_balances(text: &str, options: &ReadOptions) -> ReadResult {
    read_table(text, options, STATISTICS[1], &[(STATISTICS[0], 1)])
}
