//! What the files of an import say in the light of the ledger: which group, which currency.

use std::collections::BTreeMap;

use super::files::{ImportFile, read_files};
use super::place::{Destination, destination, nowhere_else};
use crate::book::Book;
use crate::cli::choose;
use crate::cli::failure::Failure;
use crate::cli::typed::currency_named;
use crate::model::{Currency, Date, PersonIndex, Setup};
use crate::text::import::bills::{Bills, DateOrder, ReadOptions};
use crate::text::import::gather::{Gathered, gather};
use crate::text::import::mapped::map::Map;

/// What is said of files that do not say it themselves.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// The group.
    pub group: Option<&'a str>,
    /// The currency of amounts for which the file says none.
    pub currency: Option<&'a str>,
    /// The order of day and month: `dmy`, `mdy` or `ymd`.
    pub dates: Option<&'a str>,
    /// The day of files that say none.
    pub today: Date,
    /// What the columns of a table mean.
    pub map: Option<&'a Map>,
}

/// What the files say, and where it goes.
#[derive(Debug)]
pub struct Read {
    /// What they say.
    pub gathered: Gathered,
    /// Where it goes.
    pub to: Destination,
    /// The currency of rows that name none.
    pub currency: Currency,
}

/// Reads what the files say and finds the group.
///
/// # Errors
///
/// When a file cannot be read, its currency is not known, or the group cannot be written.
pub fn read_bills(
    said: &Said<'_>,
    files: &[ImportFile],
    book: &Book,
    me: Option<PersonIndex>,
) -> Result<Read, Failure> {
    let setup = &book.setup;
    let typed = said.currency.map(|code| currency_named(setup, code)).transpose()?;
    let dates = said.dates.map(|order| match order {
        "dmy" => DateOrder::DayMonthYear,
        "mdy" => DateOrder::MonthDayYear,
        _ => DateOrder::YearMonthDay,
    });
    let named = said.group.and_then(|group| choose::named_group(setup, group).ok());
    let of_group = named.map(|index| setup.groups[index.get()].currency);
    let options = ReadOptions {
        currency: typed.or(of_group).or(setup.currency),
        dates,
        today: Some(said.today),
        me: me.map(|me| setup.people[me.get()].name.clone()),
    };
    let gathered = gather(read_files(files, &options, said.map)?);
    let bills = &gathered.bills;
    if let Some(needs) = bills.needs {
        return Err(Failure::usage("these files have no bills").help(format!("import them together with {needs}")));
    }
    check_currencies(bills, setup)?;
    let first = files.first().map_or("", |file| file.name.as_str());
    let to = destination(book, said.group, &bills.title, first)?;
    if to.index.is_none() && said.group.is_none() && bills.title.trim().is_empty() {
        let program = files.first().map_or("", |file| file.origin.word);
        let names: Vec<&str> = bills.people.iter().map(|person| person.name.as_str()).collect();
        nowhere_else(book, program, &names, &to)?;
    }
    let currency = match to.index.map(|index| &setup.groups[index.get()]) {
        Some(group) => {
            choose::open_group(group)?;
            if let Some(first) = bills.bills.iter().map(|bill| bill.date).min() {
                choose::open_day(group, first)?;
            }
            group.currency
        }
        None => typed.or(bills.currency).or_else(|| most_used(bills)).or(setup.currency).ok_or_else(no_currency)?,
    };
    Ok(Read { gathered, to, currency })
}

fn no_currency() -> Failure {
    Failure::usage("in which currency?").help("the file does not say; say it: --currency EUR")
}

/// Returns the currency that most bills are in.
fn most_used(bills: &Bills) -> Option<Currency> {
    let mut counts: BTreeMap<Currency, usize> = BTreeMap::new();
    bills.bills.iter().for_each(|bill| *counts.entry(bill.currency).or_default() += 1);
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(currency, _)| currency)
}

/// Refuses a currency that this ledger counts otherwise.
fn check_currencies(bills: &Bills, setup: &Setup) -> Result<(), Failure> {
    let mut last = None;
    for currency in bills.bills.iter().map(|bill| bill.currency) {
        if last != Some(currency) && setup.currency(currency.code()) != Some(currency) {
            return Err(Failure::usage(format!(
                "the ledger has no currency {currency} with {} decimals",
                currency.decimals()
            ))
            .help("declare it in clique.toml under [units], or rename the unit there that has its name"));
        }
        last = Some(currency);
    }
    Ok(())
}
