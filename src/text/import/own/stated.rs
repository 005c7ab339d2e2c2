//! The balances that an export states: those it lists, or what its rows say that everyone paid and used.
//!
//! What a row says falls on whom was written down when the export was made. So it proves that whoever reads the row
//! again divides it as it was divided then.

use std::collections::{BTreeMap, BTreeSet};

use super::{OwnEntry, OwnExport};
use crate::model::amount::parse_amount;
use crate::model::{Currency, Kind, Setup, Status};

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
    let of_entries = own.entries.iter().filter_map(|entry| book_of(entry, setup));
    stated.books = stated.nets.keys().map(|(book, _)| book.clone()).chain(of_entries).collect();
    stated
}

/// Adds up what the rows say; a book with a row that does not say it states nothing.
fn added_up(own: &OwnExport, setup: &Setup) -> Stated {
    let (mut stated, mut silent, mut seen) = (Stated::default(), BTreeSet::new(), BTreeSet::new());
    for entry in own.entries.iter().filter(|entry| seen.insert(entry.id)) {
        let Some(book) = book_of(entry, setup) else { continue };
        match effects(entry, book.1) {
            Some(effects) => {
                for (handle, effect) in effects {
                    *stated.nets.entry((book.clone(), handle)).or_default() += effect;
                }
                stated.books.insert(book);
            }
            None => drop(silent.insert(book)),
        }
    }
    stated.books.retain(|book| !silent.contains(book));
    stated.nets.retain(|(book, _), _| !silent.contains(book));
    stated
}

/// Returns the book of an entry that counts.
fn book_of(entry: &OwnEntry, setup: &Setup) -> Option<Book> {
    let status = entry.cells.get("status").map_or("", String::as_str);
    let counts = status.is_empty() || status == Status::Counts.word();
    let currency = setup.currency(entry.cells.get("currency")?).filter(|_| counts)?;
    Some((entry.group.clone(), currency))
}

/// Returns what an entry does to everyone's balance, by its own words; nothing where it does not say it.
fn effects(entry: &OwnEntry, currency: Currency) -> Option<Vec<(String, i128)>> {
    let parse = |text: &str| Some(i128::from(parse_amount(text, currency.decimals()).ok()?.minor()));
    let parts = |text: &str| {
        let part = |word: &str| word.split_once('=').and_then(|(name, amount)| Some((name.to_owned(), parse(amount)?)));
        text.split_whitespace().map(part).collect::<Option<Vec<_>>>()
    };
    let amount = parse(entry.cells.get("amount")?)?;
    let payer = entry.cells.get("paid_by")?;
    let paid = if payer.contains('=') { parts(payer)? } else { vec![(payer.trim().to_owned(), amount)] };
    let shares = parts(&entry.shares).filter(|shares| !shares.is_empty() || amount == 0)?;
    let is_income = entry.cells.get("kind").is_some_and(|kind| kind == Kind::Income.word());
    let sign = if is_income { -1 } else { 1 };
    let paid = paid.into_iter().map(|(name, part)| (name, sign * part));
    Some(paid.chain(shares.into_iter().map(|(name, part)| (name, -sign * part))).collect())
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
