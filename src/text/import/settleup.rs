//! Reads the CSV of a Settle Up group: several payers, and the exact part of everyone.
//!
//! ```text
//! "Who paid","Amount","Currency","For whom","Split amounts","Purpose","Category","Date & time","Timezone",…,"Type","Receipt"
//! "Ann;Bob","600;300","EUR","Ann;Bob;Cy","300;300;300","Villa","🏠","2025-05-03 11:00:00","Europe/Prague",…,"expense",""
//! ```
//!
//! The file is UTF-16 with a mark. Amounts stand in the currency of the row; where that is not the group's, a rate says
//! how much of it one unit of the group's currency is worth.

use super::bills::{Attachment, Bill, Bills, Division, ImportedRate, ReadOptions, ReadResult};
use super::cells::{CellReader, MarkScan};
use super::evening::{even_out, sum_of};
use super::header::{Headed, has_columns, has_header};
use super::in_parts::{Parted, RowReader, read_rows};
use super::losses::{Losses, ROUNDED, SHARES_EVENED, TRANSFERS};
use super::problem::ImportProblem;
use super::sheet::{Cell, Row, listed, trimmed};
use crate::model::{Currency, Date, Kind, Money, Part, SplitPart, Way, Weight};

const NAMES: [&str; 12] = [
    "Who paid",
    "Amount",
    "Currency",
    "For whom",
    "Split amounts",
    "Purpose",
    "Category",
    "Date & time",
    "Exchange rate",
    "Converted amount",
    "Type",
    "Receipt",
];
const NEEDED: [&str; 5] = ["Who paid", "Amount", "For whom", "Purpose", "Date & time"];
/// Decimals of a rate that is kept.
const RATE_DECIMALS: u8 = 12;

const RATES: &str = "a second rate of the same day and currencies";
const BASE: &str = "the rate, where the file does not say into which currency: no row is without one";
const FORMAT: &str =
    "the time of day, the time zone and members without any transaction, which are not in the ledger or the file";

/// Tells whether a text is such a file.
#[must_use]
pub fn fits(text: &str) -> bool {
    has_header(text, is_header)
}

fn is_header(row: &Row<'_, '_>) -> bool {
    has_columns(row, &["who paid", "amount", "for whom"])
}

/// Reads such a file.
///
/// # Errors
///
/// Everything that is wrong with it.
pub fn read(text: &str, options: &ReadOptions) -> ReadResult {
    let headed = Headed::read(text, is_header)?;
    let Some(headed) = headed else {
        let end = text.lines().next().map_or(0, str::len);
        let problem = ImportProblem::new(0..end, "there is no header `Who paid,Amount,Currency,For whom,…`");
        return Err(vec![problem.help("export the transactions of the group from Settle Up as CSV, in English")]);
    };
    let columns = columns(&headed.header()).map_err(|problem| vec![problem])?;
    let [_, amount, _, _, split, _, _, date, ..] = columns;
    let mut scan = MarkScan::default();
    for row in headed.rows() {
        for cell in [amount, split].into_iter().flatten().map(|column| row.cell(column)) {
            listed(&cell.text, ";").for_each(|number| scan.add(number, &cell.span));
        }
    }
    let dates = headed.rows().map(|row| row.cell(date.unwrap_or(usize::MAX)));
    let cells = CellReader::scanned(options, scan, dates);
    let reader = Reader { columns, cells, bills: Bills::default(), losses: Losses::default(), rates: Vec::new() };
    let reader = read_rows(reader, &headed.rows().collect::<Vec<Row<'_, '_>>>());
    if !reader.cells.problems.is_empty() {
        return Err(reader.cells.problems);
    }
    Ok(reader.finish())
}

fn columns(header: &Row<'_, '_>) -> Result<[Option<usize>; 12], ImportProblem> {
    let columns = header.columns(NAMES)?;
    let is_missing = |name: &&&str| NAMES.iter().zip(columns).any(|(known, column)| known == *name && column.is_none());
    match NEEDED.iter().find(is_missing) {
        Some(name) => Err(ImportProblem::new(header.span(), format!("the column `{name}` is missing"))
            .help("export the transactions of the group again")),
        None => Ok(columns),
    }
}

/// A rate of a row: from the group's currency, which is not known before the end, to another.
#[derive(Clone)]
struct RowRate {
    date: Date,
    to: Currency,
    rate: String,
}

#[derive(Clone)]
struct Reader<'o> {
    columns: [Option<usize>; 12],
    cells: CellReader<'o>,
    bills: Bills,
    losses: Losses,
    rates: Vec<RowRate>,
}

impl RowReader for Reader<'_> {
    fn problems(&self) -> &[ImportProblem] {
        &self.cells.problems
    }

    fn row(&mut self, row: &Row<'_, '_>) {
        let cells = self.columns.map(|column| row.cell(column.unwrap_or(usize::MAX)));
        let [who, amounts, currency, whom, split, purpose, category, date, rate, _, kind, receipt] = &cells;
        let date = self.cells.date(date);
        let Some(currency) = self.cells.currency(currency) else { return };
        let Some(paid) = self.pairs(who, amounts, currency) else { return };
        let Some(amount) = sum_of(&paid) else {
            return self.cells.blame(ImportProblem::new(amounts.span.clone(), "this is more than an entry can be"));
        };
        let division = self.division(whom, split, currency, amount);
        let was_rounded = self.cells.next_row();
        let (Some(date), Some(division)) = (date, division) else { return };
        let Some(kind) = self.kind(kind, &paid, &division) else { return };
        if was_rounded {
            self.losses.add(ROUNDED);
        }
        self.rate(rate, date, currency);
        let receipt = receipt.trimmed();
        self.bills.bills.push(Bill {
            kind,
            description: purpose.trimmed().to_owned(),
            paid,
            division,
            category: category.trimmed().to_owned(),
            attachments: receipt.split_whitespace().map(|address| Attachment::at(address, "receipt")).collect(),
            ..Bill::of(row.span(), date, amount, currency)
        });
    }
}

impl Parted for Reader<'_> {
    fn bills(&mut self) -> &mut Bills {
        &mut self.bills
    }

    fn part(&self) -> Self {
        let bills = Bills { people: self.bills.people.clone(), ..Bills::default() };
        Reader { cells: self.cells.clone(), bills, losses: Losses::default(), rates: Vec::new(), ..*self }
    }

    fn absorb(&mut self, part: Self) {
        self.bills.bills.extend(part.bills.bills);
        self.losses.add_all(part.losses);
        self.rates.extend(part.rates);
    }
}

impl Reader<'_> {
    fn finish(mut self) -> Bills {
        let other = |currency: &Currency| self.rates.iter().any(|rate| rate.to == *currency);
        let mut without: Vec<Currency> = self.bills.bills.iter().map(|bill| bill.currency).collect();
        without.sort();
        without.dedup();
        without.retain(|currency| !other(currency));
        match (without.as_slice(), self.rates.is_empty()) {
            ([base], false) => {
                for RowRate { date, to, rate } in self.rates {
                    let is_same = |known: &ImportedRate| known.date == date && known.to == to;
                    match self.bills.rates.iter().find(|known| is_same(known)) {
                        Some(known) if known.rate == rate => {}
                        Some(_) => self.losses.add(RATES),
                        None => self.bills.rates.push(ImportedRate { date, from: *base, to, rate }),
                    }
                }
                self.bills.currency = Some(*base);
            }
            ([base], true) => self.bills.currency = Some(*base),
            (_, false) => self.losses.add(BASE),
            (_, true) => {}
        }
        self.losses.whole(FORMAT);
        self.bills.losses = self.losses.finish();
        self.bills
    }

    fn division(&mut self, whom: &Cell<'_>, split: &Cell<'_>, currency: Currency, amount: Money) -> Option<Division> {
        if split.trimmed().is_empty() {
            let names = self.names(whom)?;
            let way = Way::Rest { weight: Weight::ONE, adjust: Money::ZERO };
            let rule = names.iter().map(|name| SplitPart { person: self.bills.person(name), way }).collect();
            return Some(Division { rule: Some(rule), parts: None });
        }
        let mut parts = self.pairs(whom, split, currency)?;
        match even_out(&mut parts, amount) {
            Ok(false) => {}
            Ok(true) => self.losses.add(SHARES_EVENED),
            Err(sum) => {
                let sum = crate::model::money::decimal(sum, currency.decimals());
                let amount = amount.to_decimal(currency.decimals());
                let words = format!("the parts add up to {sum} {currency}, and the amount is {amount} {currency}");
                self.cells.blame(ImportProblem::new(split.span.clone(), words));
                return None;
            }
        }
        Some(Division { rule: None, parts: Some(parts) })
    }

    fn kind(&mut self, cell: &Cell<'_>, paid: &[Part], division: &Division) -> Option<Kind> {
        let word = cell.trimmed();
        let known = ["", "expense", "income", "transfer"].into_iter().find(|known| word.eq_ignore_ascii_case(known));
        match known {
            Some("" | "expense") => Some(Kind::Expense),
            Some("income") => Some(Kind::Income),
            Some(_) => {
                let to: Vec<_> = match (&division.parts, &division.rule) {
                    (Some(parts), _) => parts.iter().map(|part| part.person).collect(),
                    (None, rule) => rule.iter().flatten().map(|part| part.person).collect(),
                };
                let is_one_to_one = matches!((paid, to.as_slice()), ([from], [to])
                    if from.person != *to && !from.amount.is_negative());
                if !is_one_to_one {
                    self.losses.add(TRANSFERS);
                }
                Some(if is_one_to_one { Kind::Payment } else { Kind::Expense })
            }
            None => {
                let other = word.to_lowercase();
                let problem = ImportProblem::new(cell.span.clone(), format!("`{other}` is not a type that is known"));
                self.cells.blame(
                    problem.help("the types are `expense`, `transfer` and `income`; export the file in English"),
                );
                None
            }
        }
    }

    fn names<'c>(&mut self, cell: &'c Cell<'_>) -> Option<Vec<&'c str>> {
        let names: Vec<&str> = listed(&cell.text, ";").map(trimmed).collect();
        let problem = if names.iter().any(|name| name.is_empty()) {
            Some("a name is missing here".to_owned())
        } else {
            let twice = names.iter().enumerate().find(|(index, name)| names[..*index].contains(name));
            twice.map(|(_, name)| format!("`{name}` stands here twice"))
        };
        if let Some(words) = problem {
            let help = "names stand between semicolons; give members of one name different ones in Settle Up";
            self.cells.blame(ImportProblem::new(cell.span.clone(), words).help(help));
            return None;
        }
        Some(names)
    }

    /// Reads names and their amounts from two lists that belong together.
    fn pairs(&mut self, names: &Cell<'_>, amounts: &Cell<'_>, currency: Currency) -> Option<Vec<Part>> {
        let list = self.names(names)?;
        let count = amounts.text.bytes().filter(|byte| *byte == b';').count() + 1;
        if list.len() != count {
            let words = format!("names: {}, amounts: {count}; there has to be one for each", list.len());
            let help = "a name that has a semicolon in it cannot be told from two; change it in Settle Up";
            self.cells.blame(ImportProblem::new(amounts.span.clone(), words).help(help));
            return None;
        }
        let mut parts = Vec::with_capacity(list.len());
        for (name, text) in list.iter().zip(listed(&amounts.text, ";")) {
            let cell = Cell { text: text.into(), span: amounts.span.clone() };
            let amount = self.cells.needed_amount(&cell, currency)?;
            parts.push(Part { person: self.bills.person(name), amount });
        }
        Some(parts)
    }

    fn rate(&mut self, cell: &Cell<'_>, date: Date, to: Currency) {
        if cell.trimmed().is_empty() {
            return;
        }
        let count = self.cells.number(&cell.text).and_then(|rate| rate.scaled(RATE_DECIMALS, 10_i128.pow(24)));
        match count {
            Ok((count, _)) if count > 0 => {
                let rate = crate::model::money::decimal(count, RATE_DECIMALS);
                let rate = rate.trim_end_matches('0').trim_end_matches('.').to_owned();
                self.rates.push(RowRate { date, to, rate });
            }
            _ => {
                let words = format!("`{}` is not a rate", cell.trimmed());
                self.cells.blame(ImportProblem::new(cell.span.clone(), words));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::import::samples::{answers, balances, sample, told};
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    const HEAD: &str = "\"Who paid\",\"Amount\",\"Currency\",\"For whom\",\"Split amounts\",\"Purpose\",\"Category\",\
        \"Date & time\",\"Exchange rate\",\"Converted amount\",\"Type\",\"Receipt\"\n";

    fn check(rows: &str, expected: &Expect) {
        let text = format!("{HEAD}{rows}");
        expected.assert_eq(&told(&text, &read(&text, &ReadOptions::default())));
    }

    #[test]
    fn the_sample_comes_to_its_answer() {
        let trip = sample("settleup/trip.csv", read);
        assert_eq!(balances(&trip), answers("settleup/trip.answer-key.json"));
        let rates: Vec<_> = trip.rates.iter().map(|rate| (rate.from.code(), rate.to.code(), &*rate.rate)).collect();
        assert_eq!(rates, [("EUR", "USD", "1.1"), ("EUR", "USD", "1.1")]);
        assert_eq!(trip.currency, Currency::iso("EUR"));
    }

    #[test]
    fn several_payers_and_shares_that_miss_a_cent() {
        check(
            "Ann;Bob,10;5,EUR,Ann;Bob;Cy,3.33;3.33;8.33,Dinner,🍔,2025-05-01 09:15:00,,15,expense,https://x.example/r.jpg\n\
            Ann,10,EUR,Ann;Bob;Cy,,Tea,,2025-05-01 09:15:00,,10,,\n\
            Ann,10,EUR,Bob;Cy,5;5,Gift,,2025-05-01 09:15:00,,10,transfer,\n\
            Ann,10,EUR,Bob,10,Back,,2025-05-01 09:15:00,,10,transfer,\n\
            Ann,-10,EUR,Ann;Bob,-5;-5,Refund,,2025-05-01 09:15:00,,10,expense,\n",
            &expect![[r#"
                2025-05-01 expense "Dinner" 1500 EUR: ("Ann", 1000) ("Bob", 500) -> ("Ann", 333) ("Bob", 333) ("Cy", 834) 🍔
                2025-05-01 expense "Tea" 1000 EUR: ("Ann", 1000) -> Ann Bob Cy
                2025-05-01 expense "Gift" 1000 EUR: ("Ann", 1000) -> ("Bob", 500) ("Cy", 500)
                2025-05-01 payment "Back" 1000 EUR: ("Ann", 1000) -> ("Bob", 1000)
                2025-05-01 expense "Refund" -1000 EUR: ("Ann", -1000) -> ("Ann", -500) ("Bob", -500)
                lost 1: a smallest unit that shares were off by: the largest share makes up for it
                lost 1: that it is a transfer, of one that is not from one person to one other: it comes in as an expense with the same balances
                lost 0: the time of day, the time zone and members without any transaction, which are not in the ledger or the file
            "#]],
        );
    }

    #[test]
    fn what_is_wrong_is_told_all_at_once() {
        check(
            "Ann;Bob,10,EUR,Ann,10,a,,2025-05-01 09:15:00,,,expense,\n\
            Ann;Ann,1;1,EUR,Ann,2,a,,2025-05-01 09:15:00,,,expense,\n\
            Ann,10,EUR,Ann;Bob,5;4,a,,2025-05-01 09:15:00,,,expense,\n\
            Ann,10,EUR,Ann,10,a,,2025-05-01 09:15:00,,,dépense,\n\
            Ann,ten,EUR,Ann,10,a,,yesterday,,,expense,\n\
            Ann,10,USD,Ann,10,a,,2025-05-01 09:15:00,-1,,expense,\n\
            ,10,EUR,Ann,10,a,,2025-05-01 09:15:00,,,expense,\n\
            Ann,10000000001,EUR,Ann,10,a,,2025-05-01 09:15:00,,,expense,\n",
            &expect![[r#"
                "10" names: 2, amounts: 1; there has to be one for each = a name that has a semicolon in it cannot be told from two; change it in Settle Up
                "Ann;Ann" `Ann` stands here twice = names stand between semicolons; give members of one name different ones in Settle Up
                "5;4" the parts add up to 9.00 EUR, and the amount is 10.00 EUR
                "dépense" `dépense` is not a type that is known = the types are `expense`, `transfer` and `income`; export the file in English
                "yesterday" `yesterday` is not a date = a date is written such as 2026-07-14
                "ten" `ten` is not a number
                "-1" `-1` is not a rate
                "" a name is missing here = names stand between semicolons; give members of one name different ones in Settle Up
                "10000000001" `10000000001` is larger than an amount can be
            "#]],
        );
        for text in ["", "Qui a payé,Montant\n", "Who paid,Amount,For whom\n"] {
            assert!(read(text, &ReadOptions::default()).is_err(), "{text}");
        }
        assert!(fits(HEAD) && !fits("Date,Title,Amount,Who paid,Ann\n"));
    }

    #[test]
    fn a_rate_needs_a_currency_to_start_from() {
        check(
            "Ann,10,USD,Ann,10,a,,2025-05-01 09:15:00,1.1,9.09,expense,\n\
            Ann,10,CZK,Ann,10,a,,2025-05-01 09:15:00,25,0.4,expense,\n",
            &expect![[r#"
                2025-05-01 expense "a" 1000 USD: ("Ann", 1000) -> ("Ann", 1000)
                2025-05-01 expense "a" 1000 CZK: ("Ann", 1000) -> ("Ann", 1000)
                lost 1: the rate, where the file does not say into which currency: no row is without one
                lost 0: the time of day, the time zone and members without any transaction, which are not in the ledger or the file
            "#]],
        );
    }

    proptest! {
        #[test]
        fn no_text_panics(rows in "([0-9a,;\"\n.-]{0,30}\n){0,3}") {
            let row = "Ann;Bob,10;5,EUR,Ann;Bob,7;8,Dinner,,2025-05-01 09:15:00,,15,transfer,\n";
            for text in [format!("{HEAD}{row}{rows}"), format!("{rows}{HEAD}{row}"), rows] {
                let _ = fits(&text);
                let _ = told(&text, &read(&text, &ReadOptions::default()));
            }
        }
    }
}
