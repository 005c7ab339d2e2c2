//! Reads the table that Tricount sends who asks for their data, which older versions of the app wrote as well.
//!
//! ```text
//! Title,Amount,Currency,Exchange rate,Amount in default currency (EUR),Type,Category,Paid by,Paid by Ann,Paid by Bob,Impacted to Ann,Impacted to Bob,Date & time
//! Train,825.00,EUR,1,825.00,Expense,Transport,Ann,825.00,,-412.50,-412.50,2025-05-01 09:15:00
//! tricount Trip - Exported on 2025-06-30
//! ```
//!
//! A person's balance is what stands below `Paid by` and below `Impacted to` together. The columns are found by name,
//! in whatever order.

use super::{FOREIGN, NOTHING};
use crate::model::{Currency, Kind, Money, Part};
use crate::text::import::bills::{Bill, Bills, Division, ReadOptions, ReadResult};
use crate::text::import::cells::CellReader;
use crate::text::import::evening::{even_out, sum_of};
use crate::text::import::header::{Headed, has_header};
use crate::text::import::in_parts::{Parted, RowReader, read_rows};
use crate::text::import::losses::{Losses, PARTS_EVENED, ROUNDED, TRANSFERS};
use crate::text::import::people::{Column, after, columns_of_people};
use crate::text::import::problem::ImportProblem;
use crate::text::import::sheet::{Cell, Row, without_guard};

const PAID_BY: &str = "paid by ";
const IMPACTED: &str = "impacted to ";
const DEFAULT: &str = "amount in default currency (";

const TYPES: &str = "a type that is not known: it comes in as an expense, with the balances that the file says";
const FORMAT: &str = "the time of day, notes, receipts and how a part was entered, which the table does not have";

/// Tells whether a text is such a file.
#[must_use]
pub fn fits(text: &str) -> bool {
    has_header(text, is_header)
}

fn is_header(row: &Row<'_, '_>) -> bool {
    row.cells().any(|cell| after(&cell.text, IMPACTED).is_some())
        && row.cells().any(|cell| after(&cell.text, PAID_BY).is_some())
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
        let problem = ImportProblem::new(0..end, "there is no header with `Paid by …` and `Impacted to …`");
        return Err(vec![problem.help("the header is in English; ask for the data with the app set to English")]);
    };
    let mut bills = Bills::default();
    let layout = Layout::of(&headed.header(), &mut bills).map_err(|problem| vec![problem])?;
    let columns = || layout.paid.iter().chain(&layout.impacted).map(|(column, _)| *column).chain([layout.amount]);
    let cells = CellReader::new(
        options,
        headed.rows().flat_map(|row| columns().map(move |column| row.cell(column))),
        headed.rows().map(|row| row.cell(layout.date)),
    );
    bills.currency = layout.default_currency;
    let reader = Reader { layout: &layout, cells, bills, losses: Losses::default() };
    let mut reader = read_rows(reader, &headed.rows().collect::<Vec<Row<'_, '_>>>());
    if !reader.cells.problems.is_empty() {
        return Err(reader.cells.problems);
    }
    reader.losses.whole(FORMAT);
    reader.bills.losses = reader.losses.finish();
    Ok(reader.bills)
}

struct Layout {
    title: usize,
    amount: usize,
    currency: Option<usize>,
    default_amount: Option<usize>,
    default_currency: Option<Currency>,
    kind: Option<usize>,
    category: Option<usize>,
    date: usize,
    paid: Vec<Column>,
    impacted: Vec<Column>,
}

impl Layout {
    fn of(header: &Row<'_, '_>, bills: &mut Bills) -> Result<Layout, ImportProblem> {
        let names = ["Title", "Amount", "Currency", "Type", "Category", "Date & time", "Date"];
        let [title, amount, currency, kind, category, date_time, date] = header.columns(names)?;
        let missing = |name: &str| ImportProblem::new(header.span(), format!("the column `{name}` is missing"));
        let in_default = |cell: &Cell<'_>| after(&cell.text, DEFAULT).map(|code| code.trim_end_matches(')').to_owned());
        let default_amount = header.cells().position(|cell| in_default(&cell).is_some());
        let code = default_amount.and_then(|column| in_default(&header.cell(column)));
        Ok(Layout {
            title: title.ok_or_else(|| missing("Title"))?,
            amount: amount.ok_or_else(|| missing("Amount"))?,
            currency,
            default_amount,
            default_currency: code.and_then(|code| Currency::iso(code.trim())),
            kind,
            category,
            date: date_time.or(date).ok_or_else(|| missing("Date & time"))?,
            paid: columns_of_people(header, PAID_BY, bills)?,
            impacted: columns_of_people(header, IMPACTED, bills)?,
        })
    }
}

#[derive(Clone)]
struct Reader<'o, 'l> {
    layout: &'l Layout,
    cells: CellReader<'o>,
    bills: Bills,
    losses: Losses,
}

impl Parted for Reader<'_, '_> {
    fn bills(&mut self) -> &mut Bills {
        &mut self.bills
    }

    fn part(&self) -> Self {
        let bills = Bills { people: self.bills.people.clone(), ..Bills::default() };
        Reader { layout: self.layout, cells: self.cells.clone(), bills, losses: Losses::default() }
    }

    fn absorb(&mut self, part: Self) {
        self.bills.bills.extend(part.bills.bills);
        if !part.bills.title.is_empty() {
            self.bills.title = part.bills.title;
        }
        self.losses.add_all(part.losses);
    }
}

impl RowReader for Reader<'_, '_> {
    fn problems(&self) -> &[ImportProblem] {
        &self.cells.problems
    }

    fn row(&mut self, row: &Row<'_, '_>) {
        let layout = self.layout;
        if let Some(title) = footer(row) {
            self.bills.title = title.to_owned();
            return;
        }
        let date = self.cells.date(&row.cell(layout.date));
        let Some((currency, note)) = self.currency(row) else { return };
        let paid = self.parts(row, currency, &layout.paid, false);
        let parts = self.parts(row, currency, &layout.impacted, true);
        let was_rounded = self.cells.next_row();
        let (Some(date), Some(mut paid), Some(mut parts)) = (date, paid, parts) else { return };
        let Some(mut amount) = sum_of(&paid) else {
            return self.cells.blame(ImportProblem::new(row.span(), "this is more than an entry can be"));
        };
        if paid.is_empty() || parts.is_empty() {
            return self.losses.add(NOTHING);
        }
        // Some write what falls on a person without its sign.
        if parts.iter().all(|part| part.amount.is_negative() != amount.is_negative()) {
            parts.iter_mut().for_each(|part| part.amount = -part.amount);
        }
        match even_out(&mut parts, amount) {
            Ok(was_evened) if was_evened => self.losses.add(PARTS_EVENED),
            Ok(_) => {}
            Err(sum) => {
                let sum = crate::model::money::decimal(sum, currency.decimals());
                let amount = amount.to_decimal(currency.decimals());
                let words = format!("those who are impacted bear {sum} {currency}, and {amount} {currency} were paid");
                return self.cells.blame(ImportProblem::new(row.span(), words));
            }
        }
        let kind = self.kind(row, &paid, &parts);
        if kind == Kind::Income && amount.is_negative() {
            paid.iter_mut().chain(&mut parts).for_each(|part| part.amount = -part.amount);
            amount = -amount;
        }
        if was_rounded {
            self.losses.add(ROUNDED);
        }
        let category = super::category(row.cell(layout.category.unwrap_or(usize::MAX)).trimmed());
        self.bills.bills.push(Bill {
            kind,
            description: without_guard(row.cell(layout.title).trimmed()).to_owned(),
            paid,
            division: Division { rule: None, parts: Some(parts) },
            category: if kind == Kind::Payment { String::new() } else { category },
            note,
            ..Bill::of(row.span(), date, amount, currency)
        });
    }
}

impl Reader<'_, '_> {
    /// Finds the currency that the columns of people are in: the one in which what was paid is the amount.
    fn currency(&mut self, row: &Row<'_, '_>) -> Option<(Currency, String)> {
        let layout = self.layout;
        let written = row.cell(layout.currency.unwrap_or(usize::MAX));
        let default = layout.default_currency.filter(|own| !written.trimmed().eq_ignore_ascii_case(own.code()));
        let (Some(default), Some(column)) = (default, layout.default_amount) else {
            return Some((self.cells.currency(&written)?, String::new()));
        };
        if written.trimmed().is_empty() {
            return Some((default, String::new()));
        }
        let total = self.cells.amount(&row.cell(column), default)?;
        let paid = self.parts(row, default, &layout.paid, false)?;
        let gap = sum_of(&paid).map(|sum| (sum.minor().abs() - total.minor().abs()).unsigned_abs());
        if gap.is_some_and(|gap| gap <= paid.len() as u64) {
            self.losses.add(FOREIGN);
            let amount = row.cell(layout.amount);
            return Some((default, format!("{} {}", amount.trimmed(), written.trimmed())));
        }
        Some((self.cells.currency(&written)?, String::new()))
    }

    fn parts(
        &mut self,
        row: &Row<'_, '_>,
        currency: Currency,
        columns: &[Column],
        is_turned: bool,
    ) -> Option<Vec<Part>> {
        let mut parts = Vec::new();
        for (column, person) in columns {
            let amount = self.cells.amount(&row.cell(*column), currency)?;
            if amount != Money::ZERO {
                parts.push(Part { person: *person, amount: if is_turned { -amount } else { amount } });
            }
        }
        Some(parts)
    }

    fn kind(&mut self, row: &Row<'_, '_>, paid: &[Part], parts: &[Part]) -> Kind {
        let word = row.cell(self.layout.kind.unwrap_or(usize::MAX)).trimmed().to_lowercase();
        match word.as_str() {
            "" | "expense" | "normal" => Kind::Expense,
            "income" => Kind::Income,
            "transfer" | "money transfer" | "reimbursement" | "balance" => {
                let is_one_to_one = matches!((paid, parts), ([from], [to])
                    if from.person != to.person && !from.amount.is_negative());
                if !is_one_to_one {
                    self.losses.add(TRANSFERS);
                }
                if is_one_to_one { Kind::Payment } else { Kind::Expense }
            }
            _ => {
                self.losses.add(TYPES);
                Kind::Expense
            }
        }
    }
}

/// Returns the name of the tricount where the row is the last line that says it.
fn footer<'t>(row: &Row<'_, 't>) -> Option<&'t str> {
    let std::borrow::Cow::Borrowed(text) = row.cell(0).text else { return None };
    let rest = after(text, "tricount ")?;
    let (name, _) = rest.rsplit_once(" - Exported on")?;
    Some(name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::import::samples::told;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    const HEAD: &str = "Title,Amount,Currency,Exchange rate,Amount in default currency (EUR),Type,Category,Paid by,\
        Paid by Ann,Paid by Bob,Impacted to Ann,Impacted to Bob,Date & time\n";

    fn check(text: &str, expected: &Expect) {
        assert!(fits(text));
        expected.assert_eq(&told(text, &read(text, &ReadOptions::default())));
    }

    #[test]
    fn every_type_and_the_footer() {
        check(
            &format!(
                "{HEAD}Train,825.00,EUR,1,825.00,Expense,TRANSPORT,Ann,825.00,,-412.50,-412.50,2025-05-01 09:15:00\n\
                Diner,110.00,USD,0.9,99.00,Expense,Food,Ann,99.00,,-49.50,-49.50,2025-05-01 09:15:00\n\
                Diner,110.00,USD,0.9,99.00,Expense,Food,Ann,110.00,,-55.00,-55.00,2025-05-01 09:15:00\n\
                Both,10.00,EUR,1,10.00,Expense,,Ann,4.00,6.00,5.00,5.01,2025-05-01 09:15:00\n\
                Won,9.00,EUR,1,9.00,Income,,Ann,-9.00,,4.50,4.50,2025-05-01 09:15:00\n\
                Back,5.00,EUR,1,5.00,Money transfer,,Bob,,5.00,-5.00,,2025-05-01 09:15:00\n\
                Odd,5.00,EUR,1,5.00,Spende,,Bob,,5.00,-5.00,,2025-05-01 09:15:00\n\
                Zero,0.00,EUR,1,0.00,Expense,,Bob,,,,,2025-05-01 09:15:00\n\
                tricount Trip to Rome - Exported on 2025-06-30\n"
            ),
            &expect![[r#"
                2025-05-01 expense "Train" 82500 EUR: ("Ann", 82500) -> ("Ann", 41250) ("Bob", 41250) transport
                2025-05-01 expense "Diner" 9900 EUR: ("Ann", 9900) -> ("Ann", 4950) ("Bob", 4950) Food, 110.00 USD
                2025-05-01 expense "Diner" 11000 USD: ("Ann", 11000) -> ("Ann", 5500) ("Bob", 5500) Food
                2025-05-01 expense "Both" 1000 EUR: ("Ann", 400) ("Bob", 600) -> ("Ann", 500) ("Bob", 500)
                2025-05-01 income "Won" 900 EUR: ("Ann", 900) -> ("Ann", 450) ("Bob", 450)
                2025-05-01 payment "Back" 500 EUR: ("Bob", 500) -> ("Ann", 500)
                2025-05-01 expense "Odd" 500 EUR: ("Bob", 500) -> ("Ann", 500)
                lost 1: the other currency of a bill: it is in the note, because Tricount counts the bill in its own
                lost 1: a smallest unit that parts were off by: the largest part makes up for it
                lost 1: a type that is not known: it comes in as an expense, with the balances that the file says
                lost 1: a bill of nothing, or for nobody: it is left out
                lost 0: the time of day, notes, receipts and how a part was entered, which the table does not have
            "#]],
        );
        let text = format!("{HEAD}tricount Trip - Exported on 2025\n");
        assert_eq!(read(&text, &ReadOptions::default()).unwrap().title, "Trip");
    }

    #[test]
    fn what_is_wrong_is_told_all_at_once() {
        check(
            &format!(
                "{HEAD}a,5.00,EUR,1,5.00,Expense,,Ann,5.00,,-2.00,-2.00,2025-05-01\n\
                b,5.00,EUR,1,5.00,Expense,,Ann,x,,-2.00,-2.00,2025-05-01\n\
                c,5.00,,1,5.00,Expense,,Ann,5.00,,-5.00,,2025-02-31\n"
            ),
            &expect![[r#"
                "a,5.00,EUR,1,5.00,Expense,,Ann,5.00,,-2.00,-2.00,2025-05-01" those who are impacted bear 4.00 EUR, and 5.00 EUR were paid
                "x" `x` is not a number
                "2025-02-31" there is no day `2025-02-31` = days are read from 1970 to 2199
            "#]],
        );
        check(
            "Title,Paid by Ann,Impacted to Ann\n",
            &expect![[r#"
            "Title,Paid by Ann,Impacted to Ann" the column `Amount` is missing
        "#]],
        );
        assert!(read("Titre,Payé par Ann\n", &ReadOptions::default()).is_err());
    }

    proptest! {
        #[test]
        fn no_text_panics(rows in "([0-9a,;\"\n.-]{0,30}\n){0,3}") {
            let row = "Train,8.00,EUR,1,8.00,Expense,,Ann,8.00,,-4.00,-4.00,2025-05-01 09:15:00\n";
            for text in [format!("{HEAD}{row}{rows}"), format!("{rows}{HEAD}{row}"), rows] {
                let _ = fits(&text);
                let _ = told(&text, &read(&text, &ReadOptions::default()));
            }
        }
    }
}
