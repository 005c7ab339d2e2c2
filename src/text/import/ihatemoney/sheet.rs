//! The CSV files of ihatemoney: bills and settlements.
//!
//! Cells that a spreadsheet would take for a formula have an apostrophe in front, names too. Those who share a bill
//! stand in one cell, joined by a comma and a space.

use std::borrow::Cow;

use super::bill::{NEEDS_BILLS, Said, say_losses, take_bill, take_settlement};
use super::names::Names;
use crate::text::import::Origin;
use crate::text::import::bills::{ReadOptions, ReadResult};
use crate::text::import::currencies::currency_of;
use crate::text::import::dates::read_date;
use crate::text::import::numbers::{self, Number};
use crate::text::import::problem::ImportProblem;
use crate::text::import::reading::{Reading, first_line};
use crate::text::import::sheet::{Cell, Row, Sheet, separator_of, without_guard};

/// The bills that ihatemoney exports as CSV.
pub const BILLS: Origin = Origin::new("ihatemoney", "bills (CSV)", fits_bills, read_bills);

/// The settlements that ihatemoney exports as CSV.
pub const SETTLEMENTS: Origin = Origin::new("ihatemoney", "settlements (CSV)", fits_settlements, read_settlements);

/// The columns of bills; versions before 5 have no currency, those before 6.1 no type.
const COLUMNS: [&str; 8] = ["what", "bill_type", "amount", "currency", "date", "payer_name", "payer_weight", "owers"];
const MAY_MISS: [&str; 3] = ["bill_type", "currency", "payer_weight"];

/// A column that files of Cospend have too, which has more.
const OF_OTHERS: &str = "payer_active";

fn header_has(text: &str, names: [&str; 4]) -> bool {
    let line = first_line(text);
    let sheet = Sheet::read(line, separator_of(line).unwrap_or(b','));
    let columns = sheet.ok().and_then(|sheet| sheet.rows().next().and_then(|header| header.columns(names).ok()));
    columns.is_some_and(|columns| columns.iter().all(Option::is_some))
}

fn fits_bills(text: &str) -> bool {
    let is_other = first_line(text).contains(OF_OTHERS);
    !is_other && header_has(text, ["what", "amount", "payer_name", "owers"])
}

fn fits_settlements(text: &str) -> bool {
    header_has(text, ["ower", "receiver", "amount", "currency"])
        || header_has(text, ["ower", "receiver", "amount", "amount"])
}

fn read_bills(text: &str, options: &ReadOptions) -> ReadResult {
    let mut reading = Reading::default();
    let sheet = Sheet::read(text, separator_of(text).unwrap_or(b','));
    if let Some(sheet) = reading.take(sheet) {
        let done = read_table(&sheet, options, &mut reading);
        reading.take(done);
    }
    say_losses(&mut reading);
    reading.finish()
}

fn read_table(sheet: &Sheet<'_>, options: &ReadOptions, reading: &mut Reading) -> Result<(), ImportProblem> {
    let mut rows = sheet.rows().filter(|row| !row.is_blank());
    // A project without bills is an empty file.
    let Some(header) = rows.next() else { return Ok(()) };
    let columns = header.columns(COLUMNS)?;
    for (name, column) in COLUMNS.iter().zip(columns) {
        if column.is_none() && !MAY_MISS.contains(name) {
            return Err(ImportProblem::new(header.span(), format!("the column `{name}` is missing")));
        }
    }
    let rows: Vec<Row<'_, '_>> = rows.collect();
    let mut known: Vec<String> = Vec::new();
    for row in &rows {
        let cell = row.cell(columns[5].unwrap_or(usize::MAX));
        let name = without_guard(&cell.text).trim();
        if !known.iter().any(|known| known == name) {
            known.push(name.to_owned());
        }
    }
    let known = Names::new(known, ", ");
    for row in rows {
        let cells = columns.map(|column| row.cell(column.unwrap_or(usize::MAX)));
        if row.width() > header.width() {
            reading.fail(ImportProblem::new(row.span(), "this row has more cells than the header"));
            continue;
        }
        let done = read_row(row, cells, &known, options, reading);
        reading.take(done);
    }
    Ok(())
}

fn read_row(
    row: Row<'_, '_>,
    [what, kind, amount, currency, date, payer, weight, owers]: [Cell<'_>; 8],
    known: &Names,
    options: &ReadOptions,
    reading: &mut Reading,
) -> Result<(), ImportProblem> {
    let is_payment = match kind.trimmed() {
        "" | "Expense" => false,
        "Reimbursement" => true,
        other => {
            return Err(ImportProblem::new(kind.span.clone(), format!("`{other}` is no type of bill that is known")));
        }
    };
    let name = without_guard(&payer.text).trim();
    if name.is_empty() {
        return Err(ImportProblem::new(payer.span, "there is no name of who paid"));
    }
    let day = read_date(&date.text, options.dates).map_err(|problem| problem.at(&date.text, date.span))?;
    let weight = if weight.trimmed().is_empty() { None } else { Some((number(&weight)?, weight.span)) };
    let said = Said {
        span: row.span(),
        what: without_guard(&what.text),
        is_payment,
        amount: (number(&amount)?, amount.span),
        currency: (currency.trimmed(), currency.span.clone()),
        date: day,
        payer: name,
        weight,
        owers: read_owers(&owers, known)?,
    };
    take_bill(said, options, reading)
}

fn number(cell: &Cell<'_>) -> Result<Number, ImportProblem> {
    let text = without_guard(&cell.text);
    numbers::plain(text).map_err(|problem| ImportProblem::new(cell.span.clone(), problem.words(text)))
}

fn read_owers<'c>(cell: &'c Cell<'_>, known: &Names) -> Result<Vec<Cow<'c, str>>, ImportProblem> {
    let text = without_guard(&cell.text).trim();
    // Early versions wrote the list as Python shows it.
    let listed = text.strip_prefix("['").and_then(|rest| rest.strip_suffix("']"));
    let names = match listed {
        Some(inner) => Some(inner.split("', '").map(Cow::Borrowed).collect()),
        None if text.is_empty() => Some(Vec::new()),
        None => known.of(text),
    };
    let names = names.filter(|names| names.iter().all(|name| !name.is_empty()));
    names.ok_or_else(|| {
        ImportProblem::new(cell.span.clone(), "these names can be read in two ways, as some have commas")
            .help("export the bills as JSON instead")
    })
}

fn read_settlements(text: &str, options: &ReadOptions) -> ReadResult {
    let mut reading = Reading::default();
    let sheet = Sheet::read(text, separator_of(text).unwrap_or(b','));
    if let Some(sheet) = reading.take(sheet) {
        let done = read_payments(&sheet, options, &mut reading);
        reading.take(done);
    }
    reading.bills.needs = Some(NEEDS_BILLS);
    reading.finish()
}

fn read_payments(sheet: &Sheet<'_>, options: &ReadOptions, reading: &mut Reading) -> Result<(), ImportProblem> {
    let mut rows = sheet.rows().filter(|row| !row.is_blank());
    let Some(header) = rows.next() else { return Ok(()) };
    let [from, to, amount, currency] = header.columns(["ower", "receiver", "amount", "currency"])?;
    let (Some(from), Some(to), Some(amount)) = (from, to, amount) else {
        return Err(ImportProblem::new(header.span(), "the columns are not those of settlements"));
    };
    for row in rows {
        let named = row.cell(currency.unwrap_or(usize::MAX));
        let read = |reading: &mut Reading| {
            let currency = currency_of(&named.text, named.span.clone(), options)?;
            let cell = row.cell(amount);
            let minor = reading.amount(number(&cell)?, currency, cell.span)?;
            let (from, to) = (row.cell(from), row.cell(to));
            let names = [without_guard(&from.text).trim(), without_guard(&to.text).trim()];
            if names.contains(&"") {
                return Err(ImportProblem::new(row.span(), "someone has no name here"));
            }
            take_settlement(names, minor, currency, &row.span(), reading);
            Ok(())
        };
        let done = read(reading);
        reading.take(done);
    }
    Ok(())
}
