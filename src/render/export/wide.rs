//! One group as a table with columns for its members, as other bill splitters read it.
//!
//! Sesterce: what each paid, then what falls on each; money that came in is negative, and a payment has the category
//! `Money Transfer`. Splitwise: what each gets back by a row, and at the end, for each currency, by all of them.

use std::collections::{BTreeMap, HashSet};
use std::io::{self, Write};

use super::account_names::distinct;
use crate::model::{Currency, Entry, Kind, Money, Part, PersonIndex};
use crate::render::csv::{Reader, RowWriter};
use crate::report::selection::Selection;

/// Writes the entries of one group, all of which count, as Sesterce reads them.
///
/// # Errors
///
/// When they cannot be written.
pub fn write_sesterce(selection: &Selection<'_, '_>, out: &mut dyn Write) -> io::Result<()> {
    let people = selection.people();
    let names = distinct_names(selection, &people);
    let mut writer = RowWriter::commas(out, Reader::Spreadsheet);
    let columns = |what: &'static str| names.iter().map(move |name| format!("{what} {name}"));
    let ends = ["Currency", "Category"].map(str::to_owned);
    let begins = ["Date", "Title"].map(str::to_owned);
    writer.row(begins.into_iter().chain(columns("Paid by")).chain(columns("Paid for")).chain(ends))?;
    for entry in &selection.entries {
        let decimals = entry.currency.decimals();
        let signed = |money: Money| if entry.kind == Kind::Income { -money } else { money };
        let show = |money: Money| if money.is_zero() { String::new() } else { signed(money).to_decimal(decimals) };
        let mut cells = vec![entry.date.to_string(), title(entry, &people, &names)];
        cells.extend(people.iter().map(|person| show(entry.paid_by(*person))));
        cells.extend(people.iter().map(|person| show(entry.share_of(*person))));
        let is_payment = entry.kind == Kind::Payment;
        let category = if is_payment { "Money Transfer".to_owned() } else { entry.category.clone().into_owned() };
        cells.extend([entry.currency.code().to_owned(), category]);
        writer.row(cells)?;
    }
    writer.end()
}

/// Writes the entries of one group, all of which count, as Splitwise does.
///
/// # Errors
///
/// When they cannot be written.
pub fn write_splitwise(selection: &Selection<'_, '_>, out: &mut dyn Write) -> io::Result<()> {
    let people = selection.people();
    let names = distinct_names(selection, &people);
    let header = ["Date", "Description", "Category", "Cost", "Currency"].map(str::to_owned);
    part(out, [header.into_iter().chain(names.iter().cloned()).collect()])?;
    let mut sums: BTreeMap<Currency, Vec<Money>> = BTreeMap::new();
    {
        let mut writer = RowWriter::commas(out, Reader::Spreadsheet);
        for entry in &selection.entries {
            let decimals = entry.currency.decimals();
            let nets: Vec<Money> = people.iter().map(|person| entry.effect_on(*person)).collect();
            let sum = sums.entry(entry.currency).or_insert_with(|| vec![Money::ZERO; people.len()]);
            sum.iter_mut().zip(&nets).for_each(|(sum, net)| *sum += *net);
            let cost = if entry.kind == Kind::Income { -entry.amount } else { entry.amount };
            let category = match entry.kind {
                Kind::Payment => "Payment",
                _ if entry.category.is_empty() => "General",
                _ => &entry.category,
            };
            let code = entry.currency.code().to_owned();
            let mut cells = vec![
                entry.date.to_string(),
                title(entry, &people, &names),
                category.to_owned(),
                cost.to_decimal(decimals),
                code,
            ];
            cells.extend(nets.iter().map(|net| net.to_decimal(decimals)));
            writer.row(cells)?;
        }
        writer.end()?;
    }
    let last = selection.days().map_or(String::new(), |(_, last)| last.to_string());
    let footer = sums.iter().map(|(currency, nets)| {
        let begin = [last.as_str(), "Total balance", " ", " ", currency.code()].map(str::to_owned);
        begin.into_iter().chain(nets.iter().map(|net| net.to_decimal(currency.decimals()))).collect::<Vec<_>>()
    });
    writeln!(out)?;
    footer.map(Some).try_for_each(|row| rows(out, row))
}

/// Writes some rows and a blank line.
fn part(out: &mut dyn Write, lines: impl IntoIterator<Item = Vec<String>>) -> io::Result<()> {
    rows(out, lines)?;
    writeln!(out)
}

fn rows(out: &mut dyn Write, lines: impl IntoIterator<Item = Vec<String>>) -> io::Result<()> {
    let mut writer = RowWriter::commas(out, Reader::Spreadsheet);
    lines.into_iter().try_for_each(|line| writer.row(line))?;
    writer.end()
}

/// Returns what an entry was for; of a payment without words, who paid whom.
fn title(entry: &Entry<'_>, people: &[PersonIndex], names: &[String]) -> String {
    if !entry.description.is_empty() {
        return entry.description.clone().into_owned();
    }
    let name = |parts: &[Part]| {
        let at = people.iter().position(|person| parts.first().is_some_and(|part| part.person == *person));
        at.map_or("", |at| names[at].as_str())
    };
    match entry.kind {
        Kind::Payment => format!("{} paid {}", name(&entry.payers), name(&entry.shares)),
        kind => kind.word().to_owned(),
    }
}

/// Returns everyone's display name, no two of them the same.
fn distinct_names(selection: &Selection<'_, '_>, people: &[PersonIndex]) -> Vec<String> {
    let mut taken = HashSet::new();
    people.iter().map(|person| distinct(&selection.setup.people[person.get()].name, " ", &mut taken)).collect()
}
