//! Cospend (Nextcloud): a project in one CSV of several tables, each found by its header.
//!
//! Members come first, then bills; categories, payment modes and currencies only where the project has some. Of who
//! shares a bill the file has the names in one cell, joined by commas.

mod bills;
mod built_in;
mod sections;
mod stated;

use std::collections::HashMap;

use crate::model::{Currency, Weight};
use crate::text::import::Origin;
use crate::text::import::bills::{ImportedRate, ReadOptions, ReadResult};
use crate::text::import::currencies::{currency_named, currency_of};
use crate::text::import::numbers::{self, Number};
use crate::text::import::problem::ImportProblem;
use crate::text::import::reading::{Reading, head};
use crate::text::import::sheet::{Cell, Sheet};

use sections::{Section, Sections};
pub use stated::{BALANCES, SETTLEMENTS};

/// The project that Cospend exports.
pub const PROJECT: Origin = Origin::new("cospend", "project (CSV)", fits, read);

const RATES_LEFT: &str = "exchange rates of currencies without ISO code are left out";
const COLORS: &str = "colours, icons and pictures are left out";

fn fits(text: &str) -> bool {
    let first = head(text).lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let line = first.trim().to_lowercase();
    line.starts_with("name,weight,active") || line.starts_with("what,amount,date,") && line.contains("payer_active")
}

fn read(text: &str, options: &ReadOptions) -> ReadResult {
    let mut reading = Reading::default();
    if let Some(sheet) = reading.take(Sheet::read(text, b',')) {
        let done = read_project(&sheet, options, &mut reading);
        reading.take(done);
    }
    reading.finish()
}

/// What bills refer to.
struct Project {
    currency: Currency,
    categories: HashMap<String, String>,
    modes: HashMap<String, String>,
}

fn read_project(sheet: &Sheet<'_>, options: &ReadOptions, reading: &mut Reading) -> Result<(), ImportProblem> {
    let sections = Sections::find(sheet)?;
    if let Some(members) = &sections.members {
        read_members(members, reading)?;
    }
    let (currency, rates) = read_currencies(sections.currencies.as_ref(), options, reading)?;
    reading.bills.currency = Some(currency);
    let project = Project {
        currency,
        categories: names_by_id(sections.categories.as_ref(), ["categoryname", "categoryid"])?,
        modes: names_by_id(sections.modes.as_ref(), ["paymentmodename", "paymentmodeid"])?,
    };
    if let Some(section) = &sections.bills {
        bills::read_bills(section, &project, reading)?;
    }
    let last = reading.bills.bills.iter().map(|bill| bill.date).max();
    for (from, rate) in rates {
        if let Some(date) = last {
            reading.bills.rates.push(ImportedRate { date, from, to: currency, rate });
        }
    }
    reading.lack(COLORS);
    Ok(())
}

fn read_members(section: &Section<'_, '_>, reading: &mut Reading) -> Result<(), ImportProblem> {
    let [name, weight, active] = section.columns(["name", "weight", "active"])?;
    for row in &section.rows {
        let cell = row.cell(name);
        let text = cell.trimmed();
        if text.is_empty() {
            reading.fail(ImportProblem::new(row.span(), "a member has no name here"));
            continue;
        }
        if reading.bills.people.iter().any(|person| person.name == text) {
            reading.fail(ImportProblem::new(cell.span.clone(), format!("two members have the name `{text}`")));
            continue;
        }
        let found = reading.take(number(&row.cell(weight)));
        let index = reading.bills.person(text);
        let person = &mut reading.bills.people[index.get()];
        person.has_left = row.cell(active).trimmed() == "0";
        person.weight = found.map(weight_of);
    }
    Ok(())
}

/// Returns a weight as Cospend takes it: one that is not above zero counts as one.
fn weight_of(number: Number) -> Weight {
    let weight = number.weight().map(|(weight, _)| weight);
    weight.filter(|weight| *weight != Weight::from_millionths(0)).unwrap_or(Weight::ONE)
}

fn number(cell: &Cell<'_>) -> Result<Number, ImportProblem> {
    numbers::plain(&cell.text).map_err(|problem| ImportProblem::new(cell.span.clone(), problem.words(&cell.text)))
}

/// Reads a table of names by their numbers.
fn names_by_id(
    section: Option<&Section<'_, '_>>,
    columns: [&str; 2],
) -> Result<HashMap<String, String>, ImportProblem> {
    let Some(section) = section else { return Ok(HashMap::new()) };
    let [name, id] = section.columns(columns)?;
    let pair = |row: &crate::text::import::sheet::Row<'_, '_>| {
        (row.cell(id).trimmed().to_owned(), row.cell(name).trimmed().to_owned())
    };
    Ok(section.rows.iter().map(pair).collect())
}

/// Reads the currencies: that of the project, whose rate is one, and what others are worth in it.
fn read_currencies(
    section: Option<&Section<'_, '_>>,
    options: &ReadOptions,
    reading: &mut Reading,
) -> Result<(Currency, Vec<(Currency, String)>), ImportProblem> {
    let Some(section) = section else {
        return currency_of("", 0..0, options).map(|currency| (currency, Vec::new()));
    };
    let [name, rate] = section.columns(["currencyname", "exchange_rate"])?;
    let (mut main, mut rates) = (None, Vec::new());
    for row in &section.rows {
        let found = number(&row.cell(rate))?;
        // The first is that of the project, also where another has the same worth.
        if main.is_none() && found == Number::whole(1) {
            main = Some(row.cell(name));
            continue;
        }
        let text = found.to_decimal().filter(|_| !found.is_zero() && !found.is_negative());
        match (currency_named(&row.cell(name).text), text) {
            (Some(currency), Some(text)) => rates.push((currency, text)),
            _ => reading.lose(RATES_LEFT),
        }
    }
    let (words, span) = main.map_or((String::new(), section.header.span()), |cell| (cell.text.into_owned(), cell.span));
    let currency = currency_of(&words, span, options)?;
    rates.retain(|(other, _)| *other != currency);
    Ok((currency, rates))
}

#[cfg(test)]
mod tests;
