//! The balances that an export states: those it lists, or what its rows say that everyone paid and used.
//!
//! What a row says falls on whom was written down when the export was made. So it proves that whoever reads the row
//! again divides it as it was divided then.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{OwnEntry, OwnExport};
use crate::model::amount::parse_amount;
use crate::model::{Currency, Kind, Setup, Status};
use crate::text::columns::Column;

/// A group and a currency.
pub type Book = (String, Currency);

/// The balances that an export states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// Balances in smallest units, by book and handle.
    pub nets: BTreeMap<(Book, String), i128>,
    /// The books of which everything is stated: who is not named there is at zero.
    pub books: BTreeSet<Book>,
}

/// Finds the balances that an export states; `setup` knows the currencies.
#[must_use]
pub fn stated(own: &OwnExport, setup: &Setup) -> Stated {
    if own.mirror.balances.is_empty() { added_up(own, setup) } else { listed(own, setup) }
}

fn listed(own: &OwnExport, setup: &Setup) -> Stated {
    let mut stated = Stated::default();
    for balance in &own.mirror.balances {
        let Some(currency) = setup.currency(&balance.currency) else { continue };
        let Ok(net) = parse_amount(&balance.net, currency.decimals()) else { continue };
        let book = (balance.group.clone(), currency);
        *stated.nets.entry((book, balance.member.clone())).or_default() += i128::from(net.minor());
    }
    let mut of_entries: BTreeSet<(&str, Currency)> = BTreeSet::new();
    let mut last = None;
    for entry in &own.entries {
        // Entries of one book mostly stand together.
        let book = currency_of(entry, setup).map(|currency| (entry.group.as_str(), currency));
        if last != book {
            of_entries.extend(book);
            last = book;
        }
    }
    let of_entries = of_entries.into_iter().map(|(group, currency)| (group.to_owned(), currency));
    stated.books = stated.nets.keys().map(|(book, _)| book.clone()).chain(of_entries).collect();
    stated
}

/// Adds up what the rows say; a book with a row that does not say it states nothing.
fn added_up(own: &OwnExport, setup: &Setup) -> Stated {
    let mut books: BTreeMap<(&str, Currency), Sums<'_>> = BTreeMap::new();
    let mut seen = HashSet::with_capacity(own.entries.len());
    for entry in own.entries.iter().filter(|entry| seen.insert(entry.id)) {
        let Some(currency) = currency_of(entry, setup) else { continue };
        let sums = books.entry((&entry.group, currency)).or_default();
        if !sums.is_silent {
            sums.is_silent = effects(entry, currency, &mut sums.nets).is_none();
        }
    }
    let mut stated = Stated::default();
    for ((group, currency), sums) in books.into_iter().filter(|(_, sums)| !sums.is_silent) {
        let book = (group.to_owned(), currency);
        let nets = sums.nets.into_iter();
        stated.nets.extend(nets.map(|(handle, net)| ((book.clone(), handle.to_owned()), net)));
        stated.books.insert(book);
    }
    stated
}

/// What the rows of a book come to.
#[derive(Default)]
struct Sums<'t> {
    nets: BTreeMap<&'t str, i128>,
    /// Whether some row does not say what falls on whom.
    is_silent: bool,
}

/// Returns the currency of an entry that counts.
fn currency_of(entry: &OwnEntry, setup: &Setup) -> Option<Currency> {
    let status = entry.cells.get(Column::Status).unwrap_or_default();
    let counts = status.is_empty() || status == Status::Counts.word();
    setup.currency(entry.cells.get(Column::Currency)?).filter(|_| counts)
}

/// Adds what an entry does to everyone's balance, by its own words; nothing where it does not say it.
fn effects<'e>(entry: &'e OwnEntry, currency: Currency, nets: &mut BTreeMap<&'e str, i128>) -> Option<()> {
    let parse = |text: &str| Some(i128::from(parse_amount(text, currency.decimals()).ok()?.minor()));
    let is_income = entry.cells.get(Column::Kind).is_some_and(|kind| kind == Kind::Income.word());
    let sign = if is_income { -1 } else { 1 };
    let mut add = |handle: &'e str, effect: i128| *nets.entry(handle).or_default() += effect;
    let amount = parse(entry.cells.get(Column::Amount)?)?;
    let payer = entry.cells.get(Column::PaidBy)?;
    if payer.contains('=') {
        for word in payer.split_ascii_whitespace() {
            let (handle, part) = word.split_once('=')?;
            add(handle, sign * parse(part)?);
        }
    } else {
        add(payer.trim(), sign * amount);
    }
    if entry.shares.is_empty() && amount != 0 {
        return None;
    }
    for word in entry.shares.split_ascii_whitespace() {
        let (handle, part) = word.split_once('=')?;
        add(handle, -sign * parse(part)?);
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::import::own::read::read;

    fn told(rows: &str) -> (Vec<String>, usize) {
        let head = "id,group,date,kind,description,amount,currency,paid_by,split,status,shares\n";
        let stated = stated(&read(&format!("{head}{rows}")).unwrap(), &Setup::default());
        let nets =
            stated.nets.iter().map(|(((group, currency), name), net)| format!("{group} {name} {net} {currency}"));
        (nets.collect(), stated.books.len())
    }

    #[test]
    fn rows_state_balances() {
        let dinner = "k7q2m9xw4t3e,trip,2026-01-02,,a,9.00,EUR,al=5.00 bo=4.00,al:2 bo,,al=6.00 bo=3.00\n";
        let income = "k7q2m9xw4t3f,trip,2026-01-02,income,b,1.00,EUR,bo,al,,al=1.00\n";
        let void = "k7q2m9xw4t3g,trip,2026-01-02,,b,1.00,EUR,bo,al,void,\n";
        let pay = "k7q2m9xw4t3h,flat,2026-01-02,payment,b,100,JPY,bo,al,,al=100\n";
        let all = [dinner, income, void, pay].concat();
        let nets = ["flat al -100 JPY", "flat bo 100 JPY", "trip al 0 EUR", "trip bo 0 EUR"];
        assert_eq!(told(&all), (nets.map(str::to_owned).to_vec(), 2));
        let silent = "k7q2m9xw4t3j,trip,2026-01-02,,b,1.00,EUR,bo,al,,\n";
        assert_eq!(told(&[&all, silent].concat()).1, 1);
    }
}
