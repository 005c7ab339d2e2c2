//! Reads the table that exporters by others make of a tricount, with `;` between the cells.
//!
//! ```text
//! Who Paid;Total;Currency;Description;When;Involved;File Names;Attachment URLs;Category
//! Mike;36.0;EUR;Dinner;2025-01-15 12:00:00.000000;Mike, Susan;;;FOOD_AND_DRINK
//! ```
//!
//! The first such exporters wrote who was involved and not with how much: those bills are read as shared equally, and
//! each is counted as a loss. Later ones have a column `Share NAME` for everyone, with the exact parts, and one with
//! the kind of the bill.

use super::{GONE, NOTHING};
use std::borrow::Cow;
use std::collections::HashSet;

use crate::model::{Currency, Kind, Money, Part, PersonIndex, SplitPart, Way, Weight};
use crate::text::import::bills::{Attachment, Bill, Bills, Division, ReadOptions, ReadResult};
use crate::text::import::cells::CellReader;
use crate::text::import::evening::even_out;
use crate::text::import::header::{Headed, has_columns, has_header};
use crate::text::import::in_parts::{Parted, RowReader, read_rows};
use crate::text::import::losses::{Losses, ROUNDED, SHARES_EVENED, TRANSFERS};
use crate::text::import::problem::ImportProblem;
use crate::text::import::sheet::{Cell, Row, listed, trimmed};

const NAMES: [&str; 13] = [
    "Who Paid",
    "Total",
    "Currency",
    "Description",
    "When",
    "Date",
    "Involved",
    "Attachment URLs",
    "Category",
    "Custom Category",
    "Transaction Type",
    "Status",
    "Transaction UUID",
];
const SHARE: &str = "Share ";
/// What stands between names.
const BETWEEN: &str = ", ";
/// The most names that one with commas in it may be cut into.
const PIECES_MAX: usize = 4;

const EQUALLY: &str =
    "the shares of a bill for several: it comes in as shared equally, and only the JSON of the exporter knows better";
const KINDS: &str = "which bills are transfers: they come in as expenses with the same balances";
const FORMAT: &str = "the time of day, and the amounts in other currencies";

/// Tells whether a text is such a file.
#[must_use]
pub fn fits(text: &str) -> bool {
    has_header(text, is_header)
}

fn is_header(row: &Row<'_, '_>) -> bool {
    has_columns(row, &["who paid", "total", "involved"])
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
        return Err(vec![ImportProblem::new(0..end, "there is no header `Who Paid;Total;Currency;…;Involved`")]);
    };
    let header = headed.header();
    let columns = header.columns(NAMES).map_err(|problem| vec![problem])?;
    let [_, total, _, _, when, date, ..] = columns;
    let Some(date) = when.or(date) else {
        return Err(vec![ImportProblem::new(header.span(), "the column `When` is missing")]);
    };
    let mut bills = Bills::default();
    let shares: Vec<(usize, PersonIndex)> = header
        .cells()
        .enumerate()
        .filter_map(|(column, cell)| Some((column, bills.person(cell.text.strip_prefix(SHARE)?.trim()))))
        .collect();
    let who = columns[0].unwrap_or(usize::MAX);
    for row in headed.rows() {
        // Those who paid come first: a name with a comma in it is then known where it is involved.
        let name = row.cell(who);
        if !name.trimmed().is_empty() {
            bills.person(name.trimmed());
        }
    }
    let numbers = || shares.iter().map(|(column, _)| *column).chain(total);
    let cells = CellReader::new(
        options,
        headed.rows().flat_map(|row| numbers().map(move |column| row.cell(column))),
        headed.rows().map(|row| row.cell(date)),
    );
    // Others have no commas in their names, as each piece of a list is then one of them.
    let has_commas = bills.people.iter().any(|person| person.name.contains(BETWEEN));
    let (losses, keys) = (Losses::default(), Some(HashSet::new()));
    let reader = Reader { columns, date, shares: &shares, cells, bills, has_commas, losses, keys };
    let mut reader = read_rows(reader, &headed.rows().collect::<Vec<Row<'_, '_>>>());
    if !reader.cells.problems.is_empty() {
        return Err(reader.cells.problems);
    }
    if columns[10].is_none() {
        reader.losses.whole(KINDS);
    }
    reader.losses.whole(FORMAT);
    reader.bills.losses = reader.losses.finish();
    Ok(reader.bills)
}

#[derive(Clone)]
struct Reader<'o, 'l> {
    columns: [Option<usize>; 13],
    date: usize,
    shares: &'l [(usize, PersonIndex)],
    cells: CellReader<'o>,
    bills: Bills,
    /// Whether there is a name that reads like several.
    has_commas: bool,
    losses: Losses,
    /// The keys so far; none in a part, as all are looked at in the end.
    keys: Option<HashSet<String>>,
}

impl RowReader for Reader<'_, '_> {
    fn problems(&self) -> &[ImportProblem] {
        &self.cells.problems
    }

    fn row(&mut self, row: &Row<'_, '_>) {
        let cells = self.columns.map(|column| row.cell(column.unwrap_or(usize::MAX)));
        let [who, total, currency, description, _, _, involved, urls, category, custom, kind, status, key] = &cells;
        if !matches!(status.trimmed(), "" | "ACTIVE") {
            return self.losses.add(GONE);
        }
        let date = self.cells.date(&row.cell(self.date));
        let Some(currency) = self.cells.currency(currency) else { return };
        let Some(total) = self.cells.needed_amount(total, currency) else { return };
        let payer = who.trimmed();
        if payer.is_empty() {
            return self.cells.blame(ImportProblem::new(who.span.clone(), "nothing says who paid"));
        }
        let payer = self.bills.person(payer);
        let amount = total.abs();
        let division = self.division(row, involved, currency, amount);
        if self.cells.next_row() {
            self.losses.add(ROUNDED);
        }
        let (Some(date), Some((division, to))) = (date, division) else { return };
        if amount.is_zero() {
            return self.losses.add(NOTHING);
        }
        let Some(kind) = self.kind(kind, total, payer, &to) else { return };
        let custom = custom.trimmed();
        let category = if custom.is_empty() { super::category(category.trimmed()) } else { custom.to_owned() };
        let written = Some(key.trimmed()).filter(|key| !key.is_empty()).map(str::to_owned);
        let keys = self.keys.as_mut();
        if keys.zip(written.as_ref()).is_some_and(|(keys, key)| !keys.insert(key.clone())) {
            let words = format!("the bill `{}` stands there twice", key.trimmed());
            return self.cells.blame(ImportProblem::new(key.span.clone(), words));
        }
        self.bills.bills.push(Bill {
            key: written,
            kind,
            description: description.trimmed().to_owned(),
            paid: vec![Part { person: payer, amount }],
            division,
            category: if kind == Kind::Payment { String::new() } else { category },
            attachments: urls
                .text
                .split([',', ' '])
                .filter(|url| !url.is_empty())
                .map(|url| Attachment::at(url, "receipt"))
                .collect(),
            ..Bill::of(row.span(), date, amount, currency)
        });
    }
}

impl Parted for Reader<'_, '_> {
    fn bills(&mut self) -> &mut Bills {
        &mut self.bills
    }

    fn part(&self) -> Self {
        let bills = Bills { people: self.bills.people.clone(), ..Bills::default() };
        let (cells, losses) = (self.cells.clone(), Losses::default());
        Reader { bills, cells, losses, keys: None, ..*self }
    }

    fn absorb(&mut self, part: Self) {
        self.bills.bills.extend(part.bills.bills);
        self.losses.add_all(part.losses);
    }
}

impl Reader<'_, '_> {
    /// Finds who shares how: by the columns of shares, or equally.
    fn division(
        &mut self,
        row: &Row<'_, '_>,
        involved: &Cell<'_>,
        currency: Currency,
        amount: Money,
    ) -> Option<(Division, Vec<PersonIndex>)> {
        let mut parts = Vec::new();
        for (column, person) in self.shares {
            let part = self.cells.amount(&row.cell(*column), currency)?.abs();
            if !part.is_zero() {
                parts.push(Part { person: *person, amount: part });
            }
        }
        if !parts.is_empty() {
            return match even_out(&mut parts, amount) {
                Ok(was_evened) => {
                    if was_evened {
                        self.losses.add(SHARES_EVENED);
                    }
                    let to = parts.iter().map(|part| part.person).collect();
                    Some((Division { rule: None, parts: Some(parts) }, to))
                }
                Err(sum) => {
                    let sum = crate::model::money::decimal(sum, currency.decimals());
                    let amount = amount.to_decimal(currency.decimals());
                    let words = format!("the shares add up to {sum} {currency}, and the total is {amount} {currency}");
                    self.cells.blame(ImportProblem::new(row.span(), words));
                    None
                }
            };
        }
        let to = self.involved(involved)?;
        if to.len() > 1 {
            self.losses.add(EQUALLY);
        }
        let way = Way::Rest { weight: Weight::ONE, adjust: Money::ZERO };
        let rule = to.iter().map(|person| SplitPart { person: *person, way }).collect();
        Some((Division { rule: Some(rule), parts: None }, to))
    }

    /// Reads names with commas between; pieces that together are the name of someone known stay together.
    fn involved(&mut self, cell: &Cell<'_>) -> Option<Vec<PersonIndex>> {
        let pieces: Vec<&str> = listed(&cell.text, BETWEEN).collect();
        let mut people = Vec::with_capacity(pieces.len());
        let mut at = 0;
        while at < pieces.len() {
            let joined = |length: &usize| match length {
                1 => Cow::Borrowed(pieces[at]),
                _ => Cow::Owned(pieces[at..at + length].join(BETWEEN)),
            };
            let is_known = |length: &usize| {
                let name = joined(length);
                self.bills.people.iter().any(|person| person.name == name.trim())
            };
            let most = PIECES_MAX.min(pieces.len() - at);
            let most = if self.has_commas { most } else { 1 };
            let length = (2..=most).rev().find(is_known).unwrap_or(1);
            let name = joined(&length);
            at += length;
            if name.trim().is_empty() {
                continue;
            }
            let person = self.bills.person(trimmed(&name));
            if people.contains(&person) {
                let problem = ImportProblem::new(cell.span.clone(), format!("`{}` stands here twice", name.trim()));
                self.cells.blame(problem);
                return None;
            }
            people.push(person);
        }
        if people.is_empty() {
            self.cells.blame(ImportProblem::new(cell.span.clone(), "nothing says who was involved"));
            return None;
        }
        Some(people)
    }

    fn kind(&mut self, cell: &Cell<'_>, total: Money, payer: PersonIndex, to: &[PersonIndex]) -> Option<Kind> {
        let by_sign = if total.is_negative() { Kind::Income } else { Kind::Expense };
        match cell.trimmed() {
            // What came in is below zero here, whatever it is called.
            "" | "NORMAL" | "INCOME" => Some(by_sign),
            "BALANCE" if to.len() == 1 && to[0] != payer && !total.is_negative() => Some(Kind::Payment),
            "BALANCE" => {
                self.losses.add(TRANSFERS);
                Some(by_sign)
            }
            other => {
                let words = format!("`{other}` is no kind of bill that is known");
                let problem = ImportProblem::new(cell.span.clone(), words);
                self.cells.blame(problem.help("the kinds are NORMAL, INCOME and BALANCE"));
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::import::samples::told;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    const HEAD: &str = "Who Paid;Total;Currency;Description;When;Involved;File Names;Attachment URLs;Category\n";

    fn check(text: &str, expected: &Expect) {
        assert!(fits(text));
        expected.assert_eq(&told(text, &read(text, &ReadOptions::default())));
    }

    #[test]
    fn lost_shares_are_read_as_equal_and_counted() {
        check(
            &format!(
                "{HEAD}Mike;36.0;EUR;Dinner;2025-01-15 12:00:00.000000;Mike, Kid, Susan;;;FOOD_AND_DRINK\n\
                Kid, Susan;5.0;EUR;Ice;2025-01-15 12:00:00.000000;Mike;a.jpg;https://x.example/a.jpg, https://x.example/b.jpg;UNCATEGORIZED\n\
                Mike;-9.0;EUR;Won;2025-01-15 12:00:00.000000;Mike;;;\n\
                Mike;0.0;EUR;Nothing;2025-01-15 12:00:00.000000;Mike;;;\n"
            ),
            &expect![[r#"
                2025-01-15 expense "Dinner" 3600 EUR: ("Mike", 3600) -> Mike Kid, Susan food and drink
                2025-01-15 expense "Ice" 500 EUR: ("Kid, Susan", 500) -> Mike
                2025-01-15 income "Won" 900 EUR: ("Mike", 900) -> Mike
                lost 1: the shares of a bill for several: it comes in as shared equally, and only the JSON of the exporter knows better
                lost 1: a bill of nothing, or for nobody: it is left out
                lost 0: which bills are transfers: they come in as expenses with the same balances
                lost 0: the time of day, and the amounts in other currencies
            "#]],
        );
    }

    #[test]
    fn later_exporters_have_the_shares() {
        check(
            "Date;Time;Description;Who Paid;Total;Currency;Share Ann;Share Bob;Local Share Ann;Category;Custom Category;\
            Transaction Type;Status;Involved;Transaction UUID\n\
            2025-01-15;12:00:00;Dinner;Ann;36.0;EUR;29.0;7.0;29.0;OTHER;Fun;NORMAL;ACTIVE;Ann, Bob;u1\n\
            2025-01-15;12:00:00;Back;Ann;5.0;EUR;0.0;5.0;0.0;;;BALANCE;ACTIVE;Bob;u2\n\
            2025-01-15;12:00:00;Won;Ann;-5.0;EUR;2.5;2.5;0.0;;;INCOME;ACTIVE;Bob;u3\n\
            2025-01-15;12:00:00;Gone;Ann;-5.0;EUR;2.5;2.5;0.0;;;INCOME;DELETED;Bob;u4\n",
            &expect![[r#"
                2025-01-15 expense "Dinner" 3600 EUR: ("Ann", 3600) -> ("Ann", 2900) ("Bob", 700) Fun
                2025-01-15 payment "Back" 500 EUR: ("Ann", 500) -> ("Bob", 500)
                2025-01-15 income "Won" 500 EUR: ("Ann", 500) -> ("Ann", 250) ("Bob", 250)
                lost 1: bills that are not active any more: they are left out
                lost 0: the time of day, and the amounts in other currencies
            "#]],
        );
    }

    #[test]
    fn what_is_wrong_is_told_all_at_once() {
        check(
            &format!(
                "{HEAD}Mike;x;EUR;Dinner;2025-01-15;Mike;;;\n;5;EUR;Dinner;2025-01-15;Mike;;;\n\
                Mike;5;EUR;Dinner;2025-01-15;Mike, Mike;;;\nMike;5;EUR;Dinner;soon;;;;\n"
            ),
            &expect![[r#"
                "x" `x` is not a number
                "" nothing says who paid
                "Mike, Mike" `Mike` stands here twice
                "soon" `soon` is not a date = a date is written such as 2026-07-14
                "" nothing says who was involved
            "#]],
        );
        check(
            "Who Paid;Total;Involved;Share Ann;When;Currency\nAnn;5;Ann;4;2025-01-15;EUR\n",
            &expect![[r#"
            "Ann;5;Ann;4;2025-01-15;EUR" the shares add up to 4.00 EUR, and the total is 5.00 EUR
        "#]],
        );
        check(
            "Who Paid;Total;Involved;Transaction Type;When;Currency\nAnn;5;Ann;GIFT;2025-01-15;EUR\n",
            &expect![[r#"
            "GIFT" `GIFT` is no kind of bill that is known = the kinds are NORMAL, INCOME and BALANCE
        "#]],
        );
        check(
            "Who Paid;Total;Involved\n",
            &expect![[r#"
            "Who Paid;Total;Involved" the column `When` is missing
        "#]],
        );
    }

    proptest! {
        #[test]
        fn no_text_panics(rows in "([0-9a,; \"\n.-]{0,30}\n){0,3}") {
            let row = "Mike;36.0;EUR;Dinner;2025-01-15 12:00:00.000000;Mike, Susan;;;FOOD_AND_DRINK\n";
            for text in [format!("{HEAD}{row}{rows}"), format!("{rows}{HEAD}{row}"), rows] {
                let _ = fits(&text);
                let _ = told(&text, &read(&text, &ReadOptions::default()));
            }
        }
    }
}
