//! Reads `rates.csv`: exchange rates that are pinned as data.

use std::collections::BTreeMap;

use super::handles::word_unknown_currency;
use super::row_text::is_control;
use super::side_table::{SideRow, SideTable};
use super::sources::Sources;
use crate::model::amount::Rate;
use crate::model::setup::PinnedRate;
use crate::model::{Code, Currency, Date, Fault, Setup};

/// The path of the file.
pub const PATH: &str = "rates.csv";

const COLUMNS: [&str; 5] = ["date", "from", "to", "rate", "source"];
const OPTIONAL: [&str; 1] = ["source"];
const DATE: usize = 0;
const FROM: usize = 1;
const TO: usize = 2;
const RATE: usize = 3;
const SOURCE: usize = 4;

/// Reads the rates into `setup`, which has its units already, in order of date and then of the file.
pub fn read_rates(sources: &Sources, setup: &mut Setup, faults: &mut Vec<Fault>) {
    let file = sources.index_of(PATH).and_then(|index| sources.file(index));
    let Some(source) = file else { return };
    let Some(mut table) = SideTable::open(source, &COLUMNS, &OPTIONAL, faults) else { return };
    let mut rates = Vec::new();
    let mut pinned = BTreeMap::new();
    while let Some(row) = table.next_row(faults) {
        let Some(rate) = read_rate(&row, setup, faults) else { continue };
        let key = (rate.date, rate.from, rate.to);
        let other = pinned.entry(key).or_insert((rate.rate, row.whole()));
        if other.0 != rate.rate {
            let title = format!("{} has two rates from {} to {}", rate.date, rate.from, rate.to);
            let fault = row.fault(Code::BadRate, RATE, title).label("which of them counts?");
            faults.push(fault.also(other.1.clone(), "the other one").help("take one of the two out"));
            continue;
        }
        rates.push(rate);
    }
    table.finish(faults);
    rates.sort_by_key(|rate: &PinnedRate| rate.date);
    setup.rates = rates;
}

fn read_rate(row: &SideRow<'_, '_>, setup: &Setup, faults: &mut Vec<Fault>) -> Option<PinnedRate> {
    let written = row.cell(DATE);
    let date = Date::parse(&written);
    if date.is_none() {
        let fault = row.fault(Code::BadDate, DATE, format!("`{written}` is not a date"));
        faults.push(fault.label("a day is written 2026-06-30, between 1970 and 2199"));
    }
    let (from, to) = (read_currency(row, FROM, setup, faults), read_currency(row, TO, setup, faults));
    if from.is_some() && from == to {
        faults.push(
            row.fault(Code::BadRate, TO, "a rate leads from one currency to another").label("the same as `from`"),
        );
        return None;
    }
    let written = row.cell(RATE);
    let rate = Rate::parse(&written);
    if rate.is_none() {
        let fault = row.fault(Code::BadRate, RATE, format!("`{written}` is not a rate"));
        faults.push(fault.label("not a number above zero with at most 12 decimals").help("write it such as 163.25"));
    }
    let source = row.cell(SOURCE).into_owned();
    if source.chars().any(is_control) {
        faults.push(row.fault(Code::BadText, SOURCE, "the source holds a control character"));
    }
    Some(PinnedRate { date: date?, from: from?, to: to?, rate: rate?, source })
}

fn read_currency(row: &SideRow<'_, '_>, column: usize, setup: &Setup, faults: &mut Vec<Fault>) -> Option<Currency> {
    let code = row.cell(column);
    let currency = setup.currency(&code);
    if currency.is_none() {
        let mut fault = row.fault(Code::UnknownCurrency, column, "");
        word_unknown_currency(&mut fault, &code, setup);
        faults.push(fault);
    }
    currency
}
