//! Reads the CSV of Sesterce, which other programs write as well; it says what happened in one of three ways.
//!
//! ```text
//! 1: Date,Title,Paid by Ann,Paid by Bob,Paid for Ann,Paid for Bob,Currency,Category   what each paid, and for whom
//! 2: Date,Title,Amount,Who paid,Ann,Bob,Currency,Category                             one payer, and everyone's part
//! 3: Date,Title,Ann,Bob,Currency,Category                                             what it did to each balance
//! ```
//!
//! An amount below zero is income, and the category `Money Transfer` a payment.

use super::bills::{Bill, Bills, Division, ReadOptions, ReadResult};
use super::cells::CellReader;
use super::evening::{even_out, sum_of};
use super::header::{Headed, has_columns, has_header, is_named};
use super::losses::{Losses, PARTS_EVENED, PAYERS, ROUNDED, TRANSFERS};
use super::nets::{NetBill, NetsProblem, bill_of_nets};
use super::people::{Column, after, columns_of_people, people_of_columns};
use super::problem::ImportProblem;
use super::sheet::{Row, without_guard};
use crate::model::{Currency, Kind, Money, Part};

const KNOWN: [&str; 8] = ["Date", "Title", "Currency", "Category", "Exchange rate", "Amount", "Cost", "Who paid"];
const PAID_BY: &str = "paid by ";
const PAID_FOR: &str = "paid for ";
const TRANSFER: &str = "Money Transfer";

const NOTHING: &str = "a bill that changed no balance: the file does not say who paid it";
const WHOLE: &str = "how much the payer bore: the file has no amounts, only what each bill did to the balances";
const RATE: &str = "the exchange rate, for which the file does not say which way it goes";
const FORMAT: &str = "notes and receipts, which the CSV does not have";

/// Tells whether a text is such a file.
#[must_use]
pub fn fits(text: &str) -> bool {
    has_header(text, is_header)
}

fn is_header(row: &Row<'_, '_>) -> bool {
    let pays = row.cells().any(|cell| after(&cell.text, PAID_BY).is_some());
    has_columns(row, &["date", "title"]) && (pays || has_columns(row, &["currency"]) || has_columns(row, &["who paid"]))
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
        let problem = ImportProblem::new(0..end, "there is no header `Date,Title,…,Currency,Category`");
        return Err(vec![problem.help("the header is the first line, in English")]);
    };
    let mut bills = Bills::default();
    let layout = Layout::of(&headed.header(), &mut bills).map_err(|problem| vec![problem])?;
    let numbers = layout.numbers();
    let cells = CellReader::new(
        options,
        headed.rows().flat_map(|row| numbers.iter().map(move |column| row.cell(*column))),
        headed.rows().map(|row| row.cell(layout.date)),
    );
    let mut reader = Reader { layout: &layout, cells, bills, losses: Losses::default() };
    for row in headed.rows() {
        reader.row(&row);
    }
    if !reader.cells.problems.is_empty() {
        return Err(reader.cells.problems);
    }
    reader.losses.whole(FORMAT);
    if matches!(layout.method, Method::Nets { amount: None, .. }) {
        reader.losses.whole(WHOLE);
    }
    reader.bills.losses = reader.losses.finish();
    Ok(reader.bills)
}

/// How a file says what happened.
#[derive(Debug)]
enum Method {
    /// What each paid, and for whom.
    Both { by: Vec<Column>, on: Vec<Column> },
    /// One payer, and everyone's part.
    OnePayer { amount: usize, who: usize, parts: Vec<Column> },
    /// What it did to each balance.
    Nets { amount: Option<usize>, nets: Vec<Column> },
}

#[derive(Debug)]
struct Layout {
    date: usize,
    title: usize,
    currency: Option<usize>,
    category: Option<usize>,
    rate: Option<usize>,
    method: Method,
}

impl Layout {
    fn of(header: &Row<'_, '_>, bills: &mut Bills) -> Result<Layout, ImportProblem> {
        let [date, title, currency, category, rate, amount, cost, who] = header.columns(KNOWN)?;
        let missing = |name: &str| ImportProblem::new(header.span(), format!("the column `{name}` is missing"));
        let date = date.ok_or_else(|| missing("Date"))?;
        let title = title.ok_or_else(|| missing("Title"))?;
        let by = columns_of_people(header, PAID_BY, bills)?;
        let on = columns_of_people(header, PAID_FOR, bills)?;
        let is_person = |column: &usize| {
            let text = header.cell(*column).text;
            !text.trim().is_empty() && !KNOWN.iter().any(|known| is_named(&text, known))
        };
        let method = if by.is_empty() != on.is_empty() {
            return Err(missing(if by.is_empty() { "Paid by …" } else { "Paid for …" }));
        } else if !by.is_empty() {
            Method::Both { by, on }
        } else {
            let columns: Vec<usize> = (0..header.width()).filter(is_person).collect();
            let people = people_of_columns(bills, header, &columns, "")?;
            let people: Vec<Column> = columns.into_iter().zip(people).collect();
            if people.is_empty() {
                return Err(ImportProblem::new(header.span(), "there is no column with the name of a person"));
            }
            match (who, amount.or(cost)) {
                (Some(who), Some(amount)) => Method::OnePayer { amount, who, parts: people },
                (Some(_), None) => return Err(missing("Amount")),
                (None, amount) => Method::Nets { amount, nets: people },
            }
        };
        Ok(Layout { date, title, currency, category, rate, method })
    }

    fn numbers(&self) -> Vec<usize> {
        let columns = |list: &[Column]| list.iter().map(|(column, _)| *column).collect::<Vec<_>>();
        match &self.method {
            Method::Both { by, on } => [columns(by), columns(on)].concat(),
            Method::OnePayer { amount, parts, .. } => [columns(parts), vec![*amount]].concat(),
            Method::Nets { amount, nets } => columns(nets).into_iter().chain(*amount).collect(),
        }
    }
}

struct Reader<'o, 'l> {
    layout: &'l Layout,
    cells: CellReader<'o>,
    bills: Bills,
    losses: Losses,
}

impl Reader<'_, '_> {
    fn row(&mut self, row: &Row<'_, '_>) {
        let layout = self.layout;
        let date = self.cells.date(&row.cell(layout.date));
        let Some(currency) = self.cells.currency(&row.cell(layout.currency.unwrap_or(usize::MAX))) else { return };
        let read = match &layout.method {
            Method::Both { by, on } => self.both(row, currency, by, on),
            Method::OnePayer { amount, who, parts } => self.one_payer(row, currency, *amount, *who, parts),
            Method::Nets { amount, nets } => self.nets(row, currency, *amount, nets),
        };
        let was_rounded = self.cells.next_row();
        let (Some(date), Some(read)) = (date, read) else { return };
        let Some(amount) = sum_of(&read.paid) else {
            return self.cells.blame(ImportProblem::new(row.span(), "this is more than an entry can be"));
        };
        for (is_so, words) in [
            (read.payers_are_guessed, PAYERS),
            (was_rounded, ROUNDED),
            (read.was_evened, PARTS_EVENED),
            (self.has_rate(row), RATE),
        ] {
            if is_so {
                self.losses.add(words);
            }
        }
        let category = row.cell(layout.category.unwrap_or(usize::MAX)).trimmed().to_owned();
        let bill = self.directed(read, amount, &category);
        let category = if bill.kind == Kind::Payment { String::new() } else { category };
        self.bills.bills.push(Bill {
            kind: bill.kind,
            description: without_guard(row.cell(layout.title).trimmed()).to_owned(),
            paid: bill.paid,
            division: Division { rule: None, parts: Some(bill.parts) },
            category,
            ..Bill::of(row.span(), date, bill.amount, currency)
        });
    }

    /// Tells whether a row has a rate other than one, however that is written.
    fn has_rate(&self, row: &Row<'_, '_>) -> bool {
        let Some(cell) = self.layout.rate.map(|column| row.cell(column)) else { return false };
        let rate = self.cells.number(&cell.text).and_then(|rate| rate.scaled(6, i128::from(u64::MAX)));
        !cell.trimmed().is_empty() && !rate.is_ok_and(|(millionths, _)| millionths == 1_000_000)
    }

    /// Turns a bill below nothing into what it is: income, or a payment the other way.
    fn directed(&mut self, read: NetBill, amount: Money, category: &str) -> Directed {
        let NetBill { mut paid, mut parts, .. } = read;
        let is_below = amount.is_negative();
        if is_below {
            paid.iter_mut().chain(&mut parts).for_each(|part| part.amount = -part.amount);
        }
        let is_transfer = category.eq_ignore_ascii_case(TRANSFER);
        let is_one_to_one = matches!((paid.as_slice(), parts.as_slice()), ([from], [to]) if from.person != to.person);
        let kind = match (is_transfer && is_one_to_one, is_below) {
            (true, true) => {
                std::mem::swap(&mut paid, &mut parts);
                Kind::Payment
            }
            (true, false) => Kind::Payment,
            (false, true) => Kind::Income,
            (false, false) => Kind::Expense,
        };
        if is_transfer && !is_one_to_one {
            self.losses.add(TRANSFERS);
        }
        Directed { kind, amount: amount.abs(), paid, parts }
    }

    fn both(&mut self, row: &Row<'_, '_>, currency: Currency, by: &[Column], on: &[Column]) -> Option<NetBill> {
        let (paid, mut parts) = (self.parts(row, currency, by)?, self.parts(row, currency, on)?);
        let was_evened = self.fitted(row, currency, &paid, &mut parts)?;
        if paid.is_empty() {
            self.losses.add(NOTHING);
            return None;
        }
        Some(NetBill { paid, parts, payers_are_guessed: false, was_evened })
    }

    fn one_payer(
        &mut self,
        row: &Row<'_, '_>,
        currency: Currency,
        amount: usize,
        who: usize,
        columns: &[Column],
    ) -> Option<NetBill> {
        let amount = self.cells.needed_amount(&row.cell(amount), currency)?;
        let who = row.cell(who);
        let name = without_guard(who.trimmed());
        if name.is_empty() {
            self.cells.blame(ImportProblem::new(who.span, "nothing says who paid"));
            return None;
        }
        let mut parts = self.parts(row, currency, columns)?;
        if parts.iter().all(|part| part.amount.is_negative() != amount.is_negative()) {
            parts.iter_mut().for_each(|part| part.amount = -part.amount);
        }
        let paid = vec![Part { person: self.bills.person(name), amount }];
        let was_evened = self.fitted(row, currency, &paid, &mut parts)?;
        Some(NetBill { paid, parts, payers_are_guessed: false, was_evened })
    }

    fn nets(
        &mut self,
        row: &Row<'_, '_>,
        currency: Currency,
        amount: Option<usize>,
        columns: &[Column],
    ) -> Option<NetBill> {
        let nets = self.parts(row, currency, columns)?;
        let amount = match amount {
            Some(column) => self.cells.needed_amount(&row.cell(column), currency)?,
            None => {
                let above: Vec<Part> = nets.iter().filter(|net| !net.amount.is_negative()).copied().collect();
                sum_of(&above).unwrap_or(Money::ZERO)
            }
        };
        let words = match bill_of_nets(amount, &nets) {
            Ok(bill) => return Some(bill),
            Err(NetsProblem::Nothing) => {
                self.losses.add(NOTHING);
                return None;
            }
            Err(NetsProblem::SumsTo(sum)) => {
                let sum = crate::model::money::decimal(sum, currency.decimals());
                format!("what the row did to the balances adds up to {sum} {currency} instead of zero")
            }
            Err(NetsProblem::Over) => "those who paid get back more than the amount".to_owned(),
        };
        self.cells.blame(ImportProblem::new(row.span(), words));
        None
    }

    /// Reads the cells of people; those with nothing are left out.
    fn parts(&mut self, row: &Row<'_, '_>, currency: Currency, columns: &[Column]) -> Option<Vec<Part>> {
        let mut parts = Vec::new();
        for (column, person) in columns {
            let amount = self.cells.amount(&row.cell(*column), currency)?;
            if !amount.is_zero() {
                parts.push(Part { person: *person, amount });
            }
        }
        Some(parts)
    }

    /// Makes parts add up to what was paid; tells whether it had to.
    fn fitted(&mut self, row: &Row<'_, '_>, currency: Currency, paid: &[Part], parts: &mut [Part]) -> Option<bool> {
        let Some(amount) = sum_of(paid) else {
            self.cells.blame(ImportProblem::new(row.span(), "this is more than an entry can be"));
            return None;
        };
        match even_out(parts, amount) {
            Ok(was_evened) => Some(was_evened),
            Err(sum) => {
                let sum = crate::model::money::decimal(sum, currency.decimals());
                let amount = amount.to_decimal(currency.decimals());
                let words = format!("the parts add up to {sum} {currency}, and {amount} {currency} were paid");
                self.cells.blame(ImportProblem::new(row.span(), words));
                None
            }
        }
    }
}

struct Directed {
    kind: Kind,
    amount: Money,
    paid: Vec<Part>,
    parts: Vec<Part>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::import::samples::{answers, balances, sample, told};
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    fn check(text: &str, expected: &Expect) {
        expected.assert_eq(&told(text, &read(text, &ReadOptions::default())));
    }

    #[test]
    fn the_sample_comes_to_its_answer() {
        let one = sample("sesterce/method1.csv", read);
        assert_eq!(balances(&one), answers("sesterce/method1.answer-key.json"));
        assert_eq!(one.bills.iter().filter(|bill| bill.kind == Kind::Payment).count(), 2);
    }

    #[test]
    fn what_each_paid_and_for_whom() {
        check(
            "Date,Title,Paid by Ann,Paid by Bob,Paid for Ann,Paid for Bob,Paid for Cy,Currency,Category,Exchange rate\n\
            20230722,Hotel,358.0,,0.0,169.0,189.0,EUR,Hosting,1\n\
            2023/07/23,Both,10,20,10,10,10,EUR,,1.00\n\
            2023-07-24,Deposit back,-90.0,0.0,-30.0,-30.0,-30.0,EUR,,1.1\n\
            2023-07-24,Transfer,0,5,5,0,0,EUR,Money Transfer,\n\
            2023-07-24,Transfer the other way,-5,0,0,0,-5,EUR,Money Transfer,\n\
            2023-07-24,Among three,10,0,0,5,5,EUR,money transfer,\n\
            2023-07-24,Thirds,10,0,3.3333333,3.3333333,3.3333333,EUR,,\n\
            2023-07-24,Nothing,0,0,0,0,0,EUR,,\n",
            &expect![[r#"
                2023-07-22 expense "Hotel" 35800 EUR: ("Ann", 35800) -> ("Bob", 16900) ("Cy", 18900) Hosting
                2023-07-23 expense "Both" 3000 EUR: ("Ann", 1000) ("Bob", 2000) -> ("Ann", 1000) ("Bob", 1000) ("Cy", 1000)
                2023-07-24 income "Deposit back" 9000 EUR: ("Ann", 9000) -> ("Ann", 3000) ("Bob", 3000) ("Cy", 3000)
                2023-07-24 payment "Transfer" 500 EUR: ("Bob", 500) -> ("Ann", 500)
                2023-07-24 payment "Transfer the other way" 500 EUR: ("Cy", 500) -> ("Ann", 500)
                2023-07-24 expense "Among three" 1000 EUR: ("Ann", 1000) -> ("Bob", 500) ("Cy", 500) money transfer
                2023-07-24 expense "Thirds" 1000 EUR: ("Ann", 1000) -> ("Ann", 334) ("Bob", 333) ("Cy", 333)
                lost 1: the exchange rate, for which the file does not say which way it goes
                lost 1: that it is a transfer, of one that is not from one person to one other: it comes in as an expense with the same balances
                lost 1: parts of a smallest unit: they were rounded
                lost 1: a smallest unit that parts were off by: the largest part makes up for it
                lost 1: a bill that changed no balance: the file does not say who paid it
                lost 0: notes and receipts, which the CSV does not have
            "#]],
        );
    }

    #[test]
    fn one_payer_or_only_nets_with_any_separator() {
        check(
            "Title;Date;Amount;Who paid;Ann;Bob;Currency\nTea;2023-07-24;3,50;Cy;1,50;2,00;EUR\n\
            Won;2023-07-24;-3,00;Ann;1,50;1,50;EUR\n",
            &expect![[r#"
                2023-07-24 expense "Tea" 350 EUR: ("Cy", 350) -> ("Ann", 150) ("Bob", 200)
                2023-07-24 income "Won" 300 EUR: ("Ann", 300) -> ("Ann", 150) ("Bob", 150)
                lost 0: notes and receipts, which the CSV does not have
            "#]],
        );
        check(
            "Date|Title|Ann|Bob|Currency\n2023-07-24|Tea|1.5|-1.5|EUR\n",
            &expect![[r#"
            2023-07-24 expense "Tea" 150 EUR: ("Ann", 150) -> ("Bob", 150)
            lost 0: notes and receipts, which the CSV does not have
            lost 0: how much the payer bore: the file has no amounts, only what each bill did to the balances
        "#]],
        );
        check(
            "Date\tTitle\tCost\tAnn\tBob\tCurrency\n2023-07-24\tTea\t3\t1.5\t-1.5\tEUR\n",
            &expect![[r#"
            2023-07-24 expense "Tea" 300 EUR: ("Ann", 300) -> ("Ann", 150) ("Bob", 150)
            lost 0: notes and receipts, which the CSV does not have
        "#]],
        );
    }

    #[test]
    fn what_is_wrong_is_told_all_at_once() {
        check(
            "Date,Title,Paid by Ann,Paid for Bob,Currency\n2023-07-24,a,5,4,EUR\n2023-02-30,b,x,4,EUR\n2023-07-24,c,5,5,\n",
            &expect![[r#"
                "2023-07-24,a,5,4,EUR" the parts add up to 4.00 EUR, and 5.00 EUR were paid
                "2023-02-30" there is no day `2023-02-30` = days are read from 1970 to 2199
                "x" `x` is not a number
                "" no currency is written here = say which currency the amounts are in
            "#]],
        );
        check(
            "Date,Title,Amount,Who paid,Ann,Currency\n2023-07-24,a,5,,5,EUR\n2023-07-24,a,,Ann,5,EUR\n",
            &expect![[r#"
            "" nothing says who paid
            "" there is no number
        "#]],
        );
        check(
            "Date,Title,Ann,Bob,Currency\n2023-07-24,a,5,-3,EUR\n",
            &expect![[r#"
            "2023-07-24,a,5,-3,EUR" what the row did to the balances adds up to 2.00 EUR instead of zero
        "#]],
        );
        check(
            "Date,Title,Cost,Ann,Bob,Currency\n2023-07-24,a,4,5,-5,EUR\n",
            &expect![[r#"
            "2023-07-24,a,4,5,-5,EUR" those who paid get back more than the amount
        "#]],
        );
        check(
            "Date,Title,Who paid,Ann,Currency\n",
            &expect![[r#"
            "Date,Title,Who paid,Ann,Currency" the column `Amount` is missing
        "#]],
        );
        check(
            "Date,Title,Paid by Ann,Currency\n",
            &expect![[r#"
            "Date,Title,Paid by Ann,Currency" the column `Paid for …` is missing
        "#]],
        );
        check(
            "Date,Title,Paid by Ann,Paid by Ann,Paid for Ann\n",
            &expect![[r#"
            "Paid by Ann" two columns are called `Paid by Ann` = give one of the two another name in the file, so that they can be told apart
        "#]],
        );
        check(
            "Date,Title,Currency\n",
            &expect![[r#"
            "Date,Title,Currency" there is no column with the name of a person
        "#]],
        );
        check(
            "Date,Titre,Payé par Ann\n",
            &expect![[r#"
            "Date,Titre,Payé par Ann" there is no header `Date,Title,…,Currency,Category` = the header is the first line, in English
        "#]],
        );
    }

    proptest! {
        #[test]
        fn no_text_panics(rows in "([0-9a,;|\"\n.-]{0,30}\n){0,3}", head in 0_usize..3) {
            let heads = [
                "Date,Title,Paid by A,Paid for A,Currency\n2023-07-24,a,5,5,EUR\n",
                "Date,Title,Amount,Who paid,A,B,Currency\n2023-07-24,a,5,A,2,3,EUR\n",
                "Date,Title,A,B,Currency\n2023-07-24,a,5,-5,EUR\n",
            ];
            for text in [format!("{}{rows}", heads[head]), format!("{rows}{}", heads[head])] {
                let _ = fits(&text);
                let _ = told(&text, &read(&text, &ReadOptions::default()));
            }
        }
    }
}
