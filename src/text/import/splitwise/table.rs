//! Reads the CSV of a Splitwise group, which says of each bill only what it did to each balance.
//!
//! ```text
//! Date,Description,Category,Cost,Currency,Alice,Bob
//!
//! 2025-05-01,Train,Bus/train,20.00,EUR,10.00,-10.00
//! 2025-05-02,Bob paid Alice,Payment,4.00,EUR,-4.00,4.00
//!
//! 2025-06-30,Total balance, , ,EUR,6.00,-6.00
//! ```
//!
//! Every column that is not one of the five known ones is a person. The rows of totals, one for each currency, are
//! what the balances have to come to.

use std::ops::Range;

use crate::model::{Currency, Kind, Money, Part, PersonIndex};
use crate::text::import::bills::{Bill, Bills, Division, ReadOptions, ReadResult, Rounding, StatedBalance};
use crate::text::import::cells::CellReader;
use crate::text::import::header::{Headed, has_columns, has_header, is_named};
use crate::text::import::losses::{Losses, PAYERS, ROUNDED};
use crate::text::import::nets::{NetsProblem, bill_of_nets};
use crate::text::import::people::people_of_columns;
use crate::text::import::problem::ImportProblem;
use crate::text::import::sheet::{Row, without_guard};

const KNOWN: [&str; 5] = ["date", "description", "category", "cost", "currency"];
/// What the third and the fifth column are called in other languages.
const CATEGORY_ELSEWHERE: [&str; 9] =
    ["catégorie", "categoría", "kategorie", "categoria", "categorie", "kategori", "kategoria", "категория", "カテゴリ"];
const TOTAL: &str = "Total balance";
const REMOVED: &str = "(removed)";

const NOTHING: &str =
    "a bill that changed no balance, because whoever paid it bore it alone or all were even: the file does not say who";
const EVENED: &str = "a smallest unit that a row was off by: the largest part of it makes up for it";
const FORMAT: &str = "notes, comments, receipts and repetition, which the CSV does not have";
const HIDDEN: &str = "several payers of a bill of which only one gets something back: the file shows one";

const NO_TOTALS: &str = "the totals with which Splitwise ends a file are not there: it may be cut off";

/// Tells whether a text is such a file, in English or not.
#[must_use]
pub fn fits(text: &str) -> bool {
    has_header(text, |row| is_header(row) || is_foreign(row))
}

/// Reads such a file.
///
/// # Errors
///
/// Everything that is wrong with it.
pub fn read(text: &str, options: &ReadOptions) -> ReadResult {
    let headed = Headed::read(text, is_header)?;
    let Some(headed) = headed else { return Err(vec![no_header(text)]) };
    let layout = Layout::of(&headed.header()).map_err(|problem| vec![problem])?;
    let mut bills = Bills::default();
    let people =
        people_of_columns(&mut bills, &headed.header(), &layout.people, REMOVED).map_err(|problem| vec![problem])?;
    let numbers = || layout.people.iter().copied().chain([layout.cost]);
    let cells = CellReader::new(
        options,
        headed.rows().flat_map(|row| numbers().map(move |column| row.cell(column))),
        headed.rows().map(|row| row.cell(layout.date)),
    );
    let mut reader = Reader { layout, people, cells, bills, losses: Losses::default(), nets: Vec::new() };
    for row in headed.rows() {
        reader.row(&row);
    }
    if !reader.cells.problems.is_empty() {
        return Err(reader.cells.problems);
    }
    if reader.losses.has(ROUNDED) || reader.losses.has(EVENED) {
        reader.bills.rounding = Rounding::UnitPerBill;
    }
    if reader.bills.balances.is_empty() && !reader.bills.bills.is_empty() {
        reader.losses.whole(NO_TOTALS);
    }
    reader.losses.whole(FORMAT);
    reader.losses.whole(HIDDEN);
    reader.bills.losses = reader.losses.finish();
    Ok(reader.bills)
}

fn is_header(row: &Row<'_, '_>) -> bool {
    has_columns(row, &["date", "description", "cost"])
        && (has_columns(row, &["currency"]) || has_columns(row, &["category"]))
}

/// Tells whether this is the header in another language: a word for category in the third of at least six columns.
fn is_foreign(row: &Row<'_, '_>) -> bool {
    let third = row.cell(2).trimmed().to_lowercase();
    row.width() >= 6 && !has_columns(row, &["title"]) && CATEGORY_ELSEWHERE.contains(&third.as_str())
}

fn no_header(text: &str) -> ImportProblem {
    let foreign = Headed::read(text, is_foreign).ok().flatten();
    if let Some(headed) = foreign {
        return ImportProblem::new(headed.header().span(), "the header is in another language than English")
            .help("set the language of the Splitwise account to English, and export the group again");
    }
    let end = text.lines().next().map_or(0, str::len);
    ImportProblem::new(0..end, "there is no header `Date,Description,Category,Cost,Currency` with names behind it")
        .help("export the group as CSV, with the language of the account set to English")
}

/// Which column is what.
#[derive(Clone, Debug)]
struct Layout {
    date: usize,
    description: usize,
    category: Option<usize>,
    cost: usize,
    currency: Option<usize>,
    people: Vec<usize>,
}

impl Layout {
    fn of(header: &Row<'_, '_>) -> Result<Layout, ImportProblem> {
        let [date, description, category, cost, currency] = header.columns(KNOWN)?;
        let (Some(date), Some(description), Some(cost)) = (date, description, cost) else {
            return Err(ImportProblem::new(header.span(), "a column is missing here"));
        };
        let is_person = |column: &usize| {
            let cell = header.cell(*column);
            !cell.trimmed().is_empty() && !KNOWN.iter().any(|known| is_named(&cell.text, known))
        };
        let people: Vec<usize> = (0..header.width()).filter(is_person).collect();
        if people.is_empty() {
            return Err(ImportProblem::new(header.span(), "there is no column with the name of a person")
                .help("export the group again; an export of one friend or of one's own list has no names"));
        }
        Ok(Layout { date, description, category, cost, currency, people })
    }
}

struct Reader<'o> {
    layout: Layout,
    people: Vec<PersonIndex>,
    cells: CellReader<'o>,
    bills: Bills,
    losses: Losses,
    nets: Vec<Part>,
}

impl Reader<'_> {
    fn row(&mut self, row: &Row<'_, '_>) {
        let description = row.cell(self.layout.description);
        let description = without_guard(description.trimmed());
        let currency = match self.layout.currency {
            Some(column) => self.cells.currency(&row.cell(column)),
            None => self.cells.currency(&row.cell(usize::MAX)),
        };
        let Some(currency) = currency else { return };
        if !self.read_nets(row, currency) {
            return;
        }
        let cost = row.cell(self.layout.cost);
        // A bill may be called like the totals are; totals have no cost.
        if description.eq_ignore_ascii_case(TOTAL) && cost.trimmed().is_empty() {
            self.cells.next_row();
            return self.totals(row, currency);
        }
        let date = self.cells.date(&row.cell(self.layout.date));
        let amount = self.cells.needed_amount(&cost, currency);
        let was_rounded = self.cells.next_row();
        let (Some(date), Some(amount)) = (date, amount) else { return };
        let bill = match bill_of_nets(amount, &self.nets) {
            Ok(bill) => bill,
            Err(NetsProblem::Nothing) => return self.losses.add(NOTHING),
            Err(problem) => return self.blame(problem, row.span(), currency, amount),
        };
        let category = self.layout.category.map(|column| row.cell(column).trimmed().to_owned()).unwrap_or_default();
        let is_payment = category.eq_ignore_ascii_case("Payment")
            && !amount.is_negative()
            && matches!((bill.paid.as_slice(), bill.parts.as_slice()), ([from], [to]) if from.person != to.person);
        for (is_so, words) in [(bill.payers_are_guessed, PAYERS), (was_rounded, ROUNDED), (bill.was_evened, EVENED)] {
            if is_so {
                self.losses.add(words);
            }
        }
        self.bills.bills.push(Bill {
            kind: if is_payment { Kind::Payment } else { Kind::Expense },
            description: description.to_owned(),
            paid: bill.paid,
            division: Division { rule: None, parts: Some(bill.parts) },
            category: if is_payment { String::new() } else { category },
            ..Bill::of(row.span(), date, amount, currency)
        });
    }

    /// Reads what the row did to each balance; tells whether all could be read.
    fn read_nets(&mut self, row: &Row<'_, '_>, currency: Currency) -> bool {
        self.nets.clear();
        let mut is_sound = true;
        for (column, person) in self.layout.people.iter().zip(&self.people) {
            match self.cells.amount(&row.cell(*column), currency) {
                Some(amount) => self.nets.push(Part { person: *person, amount }),
                None => is_sound = false,
            }
        }
        is_sound
    }

    fn totals(&mut self, row: &Row<'_, '_>, currency: Currency) {
        for (net, column) in self.nets.iter().zip(&self.layout.people) {
            let minor = i128::from(net.amount.minor());
            let stated = StatedBalance { person: net.person, currency, minor, span: row.cell(*column).span };
            // Where exports were put one behind the other, the last total is that of all rows.
            let is_same = |known: &&mut StatedBalance| known.person == net.person && known.currency == currency;
            match self.bills.balances.iter_mut().find(is_same) {
                Some(known) => *known = stated,
                None => self.bills.balances.push(stated),
            }
        }
        self.bills.currency = self.bills.currency.or(Some(currency));
    }

    fn blame(&mut self, problem: NetsProblem, span: Range<usize>, currency: Currency, amount: Money) {
        let decimals = currency.decimals();
        let words = match problem {
            NetsProblem::SumsTo(sum) => {
                let sum = crate::model::money::decimal(sum, decimals);
                format!("what the row did to the balances adds up to {sum} {currency} instead of zero")
            }
            NetsProblem::Over => {
                let amount = amount.to_decimal(decimals);
                format!("those who paid get back more than the cost of {amount} {currency}")
            }
            NetsProblem::Nothing => return,
        };
        self.cells
            .blame(ImportProblem::new(span, words).help("a column is missing or was changed; export the group again"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::import::samples::{answers, balances, sample, stated, told};
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    fn check(text: &str, expected: &Expect) {
        expected.assert_eq(&told(text, &read(text, &ReadOptions::default())));
    }

    #[test]
    fn the_samples_come_to_their_totals() {
        let trip = sample("splitwise/trip.csv", read);
        assert_eq!(balances(&trip), answers("splitwise/trip.answer-key.json"));
        assert_eq!(balances(&trip), stated(&trip));
        let real = sample("splitwise/real-export-anonymised.csv", read);
        assert_eq!(balances(&real), stated(&real));
        assert_eq!((real.bills.len(), stated(&real)["INR"]["Arun Kumar"]), (25, -15000));
    }

    #[test]
    fn payers_and_payments_are_found_back() {
        check(
            "Date,Description,Category,Cost,Currency,Ann,\"Bob, the 2nd\",Cy (removed)\n\n\
            2025-05-01,Train,Bus/train,30.00,EUR,20.00,-10.00,-10.00\n\
            2025-05-02,\"=Cy \"\"paid\"\" Ann\",Payment,10.00,EUR,-10.00,0.00,10.00\n\
            2025-05-03,Villa,Rent,90.00,EUR,15.00,15.00,-30.00\n\
            2025-05-04,Refund,General,-9.00,EUR,-6.00,3.00,3.00\n\
            2025-05-05,Own coffee,Dining out,3.00,EUR,0.00,0.00,0.00\n\
            2025-05-06,Car,Car,10.01,USD,7.505,-7.505,0\n\
            2025-05-07,Total balance,General,2.00,EUR,1.00,-1.00,0.00\n\n\
            2025-06-30,Total balance, , ,EUR,20.00,9.00,-29.00\n",
            &expect![[r#"
                2025-05-01 expense "Train" 3000 EUR: ("Ann", 3000) -> ("Ann", 1000) ("Bob, the 2nd", 1000) ("Cy", 1000) Bus/train
                2025-05-02 payment "=Cy \"paid\" Ann" 1000 EUR: ("Cy", 1000) -> ("Ann", 1000)
                2025-05-03 expense "Villa" 9000 EUR: ("Ann", 4500) ("Bob, the 2nd", 4500) -> ("Ann", 3000) ("Bob, the 2nd", 3000) ("Cy", 3000) Rent
                2025-05-04 expense "Refund" -900 EUR: ("Ann", -900) -> ("Ann", -300) ("Bob, the 2nd", -300) ("Cy", -300) General
                2025-05-06 expense "Car" 1001 USD: ("Ann", 1001) -> ("Ann", 250) ("Bob, the 2nd", 751) Car
                2025-05-07 expense "Total balance" 200 EUR: ("Ann", 200) -> ("Ann", 100) ("Bob, the 2nd", 100) General
                lost 1: who paid how much of a bill that several paid: the balances are exact, the payers are a guess
                lost 1: a bill that changed no balance, because whoever paid it bore it alone or all were even: the file does not say who
                lost 1: parts of a smallest unit: they were rounded
                lost 0: notes, comments, receipts and repetition, which the CSV does not have
                lost 0: several payers of a bill of which only one gets something back: the file shows one
            "#]],
        );
    }

    #[test]
    fn spreadsheets_and_hands_may_have_been_at_it() {
        check(
            "sep=;\nTrip to Rome\n\nCurrency;Ann;Cost;Description;Bob;Date\n\
            EUR;1.000,50;2.001,00;Villa;-1.000,50;14.07.2025\n\
            EUR;999,00;;Total balance;-999,00;\n\
            EUR;-1,5;3;Tea;1,5;03.08.2025\n",
            &expect![[r#"
                2025-07-14 expense "Villa" 200100 EUR: ("Ann", 200100) -> ("Ann", 100050) ("Bob", 100050)
                2025-08-03 expense "Tea" 300 EUR: ("Bob", 300) -> ("Ann", 150) ("Bob", 150)
                lost 0: notes, comments, receipts and repetition, which the CSV does not have
                lost 0: several payers of a bill of which only one gets something back: the file shows one
            "#]],
        );
        check(
            "Date,Description,Category,Cost,Currency,Ann,Bob\n2025-05-01,a,General,2.00,EUR,1.00,-1.00\n\
            2025-05-02,Total balance, , ,EUR,1.00,-1.00\n2025-05-03,b,General,2.00,EUR,-1.00,1.00\n\
            2025-05-04,Total balance, , ,EUR,0.00,0.00\n",
            &expect![[r#"
                2025-05-01 expense "a" 200 EUR: ("Ann", 200) -> ("Ann", 100) ("Bob", 100) General
                2025-05-03 expense "b" 200 EUR: ("Bob", 200) -> ("Ann", 100) ("Bob", 100) General
                lost 0: notes, comments, receipts and repetition, which the CSV does not have
                lost 0: several payers of a bill of which only one gets something back: the file shows one
            "#]],
        );
    }

    #[test]
    fn what_is_wrong_is_told_all_at_once() {
        let head = "Date,Description,Category,Cost,Currency,Ann,Bob\n";
        for (rows, expected) in [
            (
                "2025-05-01,a,General,2.00,EUR,1.00,-0.50\n03/04/2025,b,General,x,EUR,1.00,-1.00\n",
                expect![[r#"
                "2025-05-01,a,General,2.00,EUR,1.00,-0.50" what the row did to the balances adds up to 0.50 EUR instead of zero = a column is missing or was changed; export the group again
                "03/04/2025" `03/04/2025` does not say which number is the month = say the order of the dates: day first or month first
                "x" `x` is not a number
            "#]],
            ),
            (
                "2025-05-01,a,General,2.00,EURO,1.00,-1.00\n2025-05-01,a,General,2.00,,1.00,-1.00\n",
                expect![[r#"
                "EURO" there is no currency `EURO` = a currency is written as its ISO code, such as EUR
                "" no currency is written here = say which currency the amounts are in
            "#]],
            ),
            (
                "2025-05-01,a,General,2.00,EUR,3.00,-3.00\n2025-13-01,a,General,2.00,EUR,1.00,-1.00\n",
                expect![[r#"
                "2025-05-01,a,General,2.00,EUR,3.00,-3.00" those who paid get back more than the cost of 2.00 EUR = a column is missing or was changed; export the group again
                "2025-13-01" there is no day `2025-13-01` = days are read from 1970 to 2199
            "#]],
            ),
            (
                "2025-05-01,a,General,2.00,EUR,1,00,-1,00\n",
                expect![[r#"
                    "-1" the row has more cells than the header, which has 7 = a text or a number with the separator in it stands in quotes; export the file again
                "#]],
            ),
            (
                "2025-05-01,\"a,General,2.00,EUR,1.00,-1.00\n",
                expect![[r#"
                "\"" this quote is not closed = the file was cut off or changed by hand; export it again
            "#]],
            ),
            (
                "2025-05-01,a,General,2.00,EUR,1.00,\"-1,00\"\n",
                expect![[r#"
                "\"-1,00\"" `-1,00` has another decimal mark than the numbers before it = the file was changed by a spreadsheet; export it again
                "\"-1,00\"" `-1,00` is not a number
            "#]],
            ),
        ] {
            check(&format!("{head}{rows}"), &expected);
        }
        check(
            "Fecha,Descripción,Categoría,Coste,Moneda,Ann,Bob\n",
            &expect![[r#"
            "Fecha,Descripción,Categoría,Coste,Moneda,Ann,Bob" the header is in another language than English = set the language of the Splitwise account to English, and export the group again
        "#]],
        );
        check(
            "Date,Description,Category,Cost,Currency\n",
            &expect![[r#"
            "Date,Description,Category,Cost,Currency" there is no column with the name of a person = export the group again; an export of one friend or of one's own list has no names
        "#]],
        );
        check(
            "Date,Description,Category,Cost,Currency,Ann,Ann\n",
            &expect![[r#"
            "Ann" two columns are called `Ann` = give one of the two another name in the file, so that they can be told apart
        "#]],
        );
        check(
            "Date,Description,Cost,Cost,Currency,Ann,Bob\n",
            &expect![[r#"
            "Cost" the column `cost` stands here twice = export it again; nothing can be told apart
        "#]],
        );
        check(
            "",
            &expect![[r#"
            "" there is no header `Date,Description,Category,Cost,Currency` with names behind it = export the group as CSV, with the language of the account set to English
        "#]],
        );
    }

    #[test]
    fn only_such_files_fit() {
        for text in ["Date,Description,Category,Cost,Currency,A\n", "Datum,Beschreibung,Kategorie,Kosten,Währung,A\n"]
        {
            assert!(fits(text), "{text}");
        }
        for text in ["", "Date,Title,Amount,Currency\n", "{\"expenses\": []}", "a\0b"] {
            assert!(!fits(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(rows in "([0-9a,;\"\n.-]{0,30}\n){0,3}", head in 0_usize..3) {
            let heads = ["Date,Description,Category,Cost,Currency,A,B\n", "Date;Description;Cost;Currency;A;B\n", ""];
            let row = "2025-05-01,a,Payment,2.00,EUR,1.00,-1.00\n";
            for text in [format!("{}{row}{rows}", heads[head]), format!("{rows}{}{row}", heads[head])] {
                let _ = fits(&text);
                let _ = told(&text, &read(&text, &ReadOptions::default()));
            }
        }
    }
}
