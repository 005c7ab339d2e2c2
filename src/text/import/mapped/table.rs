//! Reads the rows of a table by a mapping file.
//!
//! What is known of a row comes from three sides, and the first that says something is right: the rules in their
//! order, the cells of the row, and what holds always.

use std::borrow::Cow;
use std::collections::HashSet;

use super::layout::{Amount, Layout};
use super::map::{Direction, Incoming, Map, Rule, Spending};
use super::row_text::{bare_number, first, joined, symbol, text_of};
use super::sharing::is_one_to_one;
use crate::model::{Currency, Kind, Money};
use crate::text::import::bills::{Bill, Bills, ReadOptions, ReadResult};
use crate::text::import::cells::{CellReader, MarkScan};
use crate::text::import::losses::{Losses, ROUNDED};
use crate::text::import::marks::{MarkFound, Marks};
use crate::text::import::numbers::DecimalMark;
use crate::text::import::problem::ImportProblem;
use crate::text::import::sheet::{Cell, Row, Sheet, separator_of};

const SKIPPED: &str = "rows that a rule says to skip";
const CAME_IN: &str =
    "rows of money that came in: `incoming = \"refund\"` or `\"income\"` in the mapping file brings them along";
const NOTHING: &str = "rows of no amount: they are left out";

/// Reads a table by a map.
///
/// # Errors
///
/// Everything that is wrong with the table, or does not fit the map.
pub fn read(text: &str, map: &Map, options: &ReadOptions) -> ReadResult {
    let start = after_lines(text, map.skip_lines);
    let separator = match map.separator {
        Some(separator) => u8::try_from(separator).expect("only separators of one byte are read from a map"),
        None => separator_of(&text[start..]).unwrap_or(b','),
    };
    // Spans count from the beginning of the whole text, so the lines before the table are taken off behind the reading.
    let whole = |problem: ImportProblem| {
        let span = problem.span.start + start..problem.span.end + start;
        ImportProblem { span, ..problem }
    };
    let shifted = |problems: Vec<ImportProblem>| problems.into_iter().map(whole).collect::<Vec<_>>();
    let sheet = Sheet::read(&text[start..], separator).map_err(|problem| shifted(vec![problem]))?;
    let layout = Layout::of(&sheet, map).map_err(shifted)?;
    let mut bills = read_rows(&sheet, &layout, map, options).map_err(shifted)?;
    for bill in &mut bills.bills {
        bill.span = bill.span.start + start..bill.span.end + start;
    }
    Ok(bills)
}

/// Returns where the text goes on after so many lines.
fn after_lines(text: &str, lines: usize) -> usize {
    text.split_inclusive('\n').take(lines).map(str::len).sum()
}

fn read_rows(sheet: &Sheet<'_>, layout: &Layout, map: &Map, options: &ReadOptions) -> ReadResult {
    let rows = || sheet.rows().skip(layout.rows_before).filter(|row| !row.is_blank());
    let number_columns = layout.number_columns();
    let numbers = || rows().flat_map(|row| number_columns.iter().map(move |column| bare_number(row.cell(*column))));
    let options = ReadOptions { dates: map.dates.or(options.dates), ..options.clone() };
    let mut scan = MarkScan::default();
    if map.decimal.is_none() {
        numbers().for_each(|cell| scan.add(&cell.text, &cell.span));
    }
    let unsure = if scan.found() == MarkFound::Unsure { unsure_mark(numbers()) } else { None };
    let mut cells = CellReader::scanned(&options, scan, rows().map(|row| row.cell(layout.date)));
    if map.decimal == Some(',') {
        cells.set_mark(DecimalMark::Comma);
    }
    cells.problems.extend(unsure);
    let mut reader = Reader {
        map,
        layout,
        cells,
        bills: Bills::default(),
        losses: Losses::default(),
        lower: vec![None; layout.looked_at.len()],
        keys: HashSet::new(),
    };
    for row in rows() {
        reader.row(&row);
    }
    if !reader.cells.problems.is_empty() {
        return Err(reader.cells.problems);
    }
    reader.bills.losses = reader.losses.finish();
    Ok(reader.bills)
}

/// Says that the decimal mark has to be told, by the first number that does not tell it.
fn unsure_mark<'t>(mut numbers: impl Iterator<Item = Cell<'t>>) -> Option<ImportProblem> {
    let cell = numbers.find(|cell| Marks::of([cell.text.as_ref()]) == MarkFound::Unsure)?;
    let words = format!("`{}` may have thousands or decimals behind its mark", cell.trimmed());
    let help = "say which in the mapping file: `decimal = \",\"` or `decimal = \".\"`";
    Some(ImportProblem::new(cell.span, words).help(help))
}

/// Reads row after row.
pub(super) struct Reader<'o, 'm> {
    pub(super) map: &'m Map,
    pub(super) layout: &'m Layout,
    pub(super) cells: CellReader<'o>,
    pub(super) bills: Bills,
    pub(super) losses: Losses,
    /// The texts of the row at hand that rules look at, in lower case, as far as they were asked for.
    lower: Vec<Option<String>>,
    keys: HashSet<String>,
}

/// What is known of a row before its people are.
pub(super) struct Known<'m> {
    pub(super) fitting: Vec<&'m Rule>,
    pub(super) amount: Money,
    pub(super) currency: Currency,
    pub(super) kind: Kind,
}

impl<'m> Reader<'_, 'm> {
    fn row(&mut self, row: &Row<'_, '_>) {
        let layout = self.layout;
        let by_words = self.rules_by_words(row);
        if is_skipped_by_words(&by_words) {
            return self.losses.add(SKIPPED);
        }
        let Some(currency) = self.currency(row, &by_words) else { return };
        let Some((amount, direction)) = self.amount(row, currency) else { return };
        let was_rounded = self.cells.next_row();
        let is_that_way = |rule: &&'m Rule| rule.direction.is_none_or(|wanted| wanted == direction);
        let fitting: Vec<&Rule> = by_words.into_iter().filter(is_that_way).collect();
        let said = first(&fitting, |rule| rule.outcome.skip).or(self.map.always.skip);
        if said == Some(true) {
            return self.losses.add(SKIPPED);
        }
        if amount.is_zero() {
            return self.losses.add(NOTHING);
        }
        let Some((kind, amount)) = self.kind(&fitting, amount, direction) else {
            return self.losses.add(CAME_IN);
        };
        let known = Known { fitting, amount, currency, kind };
        let date = self.cells.date(&row.cell(layout.date));
        let due = match layout.due.map(|column| row.cell(column)).filter(|cell| !cell.trimmed().is_empty()) {
            Some(cell) => self.cells.date(&cell).map(Some),
            None => Some(None),
        };
        let paid = self.paid(row, &known);
        let division = self.division(row, &known);
        if let (Kind::Payment, Some(paid), Some(division)) = (kind, &paid, &division)
            && !is_one_to_one(paid, division)
        {
            let problem = ImportProblem::new(row.span(), "a payment goes from one person to one other");
            self.cells.blame(problem.help("the rule that says `kind = \"payment\"` says `payer` and `split` as well"));
        }
        if self.cells.next_row() | was_rounded {
            self.losses.add(ROUNDED);
        }
        let (Some(date), Some(due), Some(paid), Some(division)) = (date, due, paid, division) else { return };
        let Some(key) = self.key(row) else { return };
        let bill = Bill { key, paid, division, due, ..Bill::of(row.span(), date, known.amount, currency) };
        let bill = self.described(row, &known, bill);
        self.bills.bills.push(bill);
    }

    /// Reads what identifies the row; nothing where that is wrong.
    fn key(&mut self, row: &Row<'_, '_>) -> Option<Option<String>> {
        let Some(column) = self.layout.key else { return Some(None) };
        let Some(key) = text_of(row, column) else { return Some(None) };
        let key = key.into_owned();
        if self.keys.insert(key.clone()) {
            return Some(Some(key));
        }
        let problem = ImportProblem::new(row.cell(column).span, format!("the key `{key}` stands there twice"));
        let help = "take `key` out of the mapping file: rows are then told apart by what they say";
        self.cells.blame(problem.help(help));
        None
    }

    /// Adds the words of the row to a bill.
    fn described(&self, row: &Row<'_, '_>, known: &Known<'_>, bill: Bill) -> Bill {
        let (layout, always, fitting) = (self.layout, &self.map.always, &known.fitting);
        let text = |said: Option<&String>, column: Option<usize>, always: Option<&String>| {
            let written = || column.and_then(|column| text_of(row, column)).map(Cow::into_owned);
            said.cloned().or_else(written).or_else(|| always.cloned()).unwrap_or_default()
        };
        let described = || Some(joined(row, &layout.description, " ")).filter(|text| !text.is_empty());
        let description = first(fitting, |rule| rule.outcome.description.as_ref()).cloned().or_else(described);
        let tags = text(first(fitting, |rule| rule.outcome.tags.as_ref()), layout.tags, always.tags.as_ref());
        let category = first(fitting, |rule| rule.outcome.category.as_ref());
        Bill {
            kind: known.kind,
            description: description.or_else(|| always.description.clone()).unwrap_or_default(),
            category: text(category, layout.category, always.category.as_ref()),
            tags: tags.split([' ', ',', ';']).filter(|tag| !tag.is_empty()).map(str::to_owned).collect(),
            note: joined(row, &layout.note, "\n"),
            ..bill
        }
    }

    /// Finds the rules whose words are in the row.
    fn rules_by_words(&mut self, row: &Row<'_, '_>) -> Vec<&'m Rule> {
        self.lower.iter_mut().for_each(|lower| *lower = None);
        let layout = self.layout;
        let mut fitting = Vec::new();
        for (rule, set) in self.map.rules.iter().zip(&layout.rule_sets) {
            let mut is_in = || {
                let joined = || joined(row, &layout.looked_at[*set], " ").to_lowercase();
                let lower = self.lower[*set].get_or_insert_with(joined);
                rule.patterns.iter().any(|pattern| pattern.is_in(lower))
            };
            if rule.patterns.is_empty() || is_in() {
                fitting.push(rule);
            }
        }
        fitting
    }

    fn currency(&mut self, row: &Row<'_, '_>, fitting: &[&Rule]) -> Option<Currency> {
        let said = fitting.iter().find_map(|rule| rule.outcome.currency.as_deref());
        let cell = row.cell(self.layout.currency.unwrap_or(usize::MAX));
        let code = match (said, cell.trimmed()) {
            (Some(code), _) => code,
            (None, "") => self.map.always.currency.as_deref().unwrap_or(""),
            (None, written) => symbol(written),
        };
        self.cells.currency(&Cell { text: code.into(), span: cell.span.clone() })
    }

    /// Reads the amount: above zero where money was spent, and which way it went.
    fn amount(&mut self, row: &Row<'_, '_>, currency: Currency) -> Option<(Money, Direction)> {
        let way = |amount: Money| if amount.is_negative() { Direction::In } else { Direction::Out };
        match self.layout.amount {
            Amount::One { column, spending } => {
                let amount = self.cells.needed_amount(&bare_number(row.cell(column)), currency)?;
                let spent = if spending == Spending::Negative { -amount } else { amount };
                Some((spent, way(spent)))
            }
            Amount::Two { spent, received } => {
                let out = self.cells.amount(&bare_number(row.cell(spent)), currency)?.abs();
                let come = self.cells.amount(&bare_number(row.cell(received)), currency)?.abs();
                if !out.is_zero() && !come.is_zero() {
                    let problem = ImportProblem::new(row.cell(received).span, "money went out and came in at once");
                    self.cells.blame(problem.help("one of the two columns is empty, or the map names the wrong ones"));
                    return None;
                }
                Some((out - come, way(out - come)))
            }
        }
    }

    /// Tells what the row is and its amount; nothing where it is left out because the money came in.
    fn kind(&self, fitting: &[&Rule], amount: Money, direction: Direction) -> Option<(Kind, Money)> {
        let kind = first(fitting, |rule| rule.outcome.kind).or(self.map.always.kind);
        let incoming =
            first(fitting, |rule| rule.outcome.incoming).or(self.map.always.incoming).unwrap_or(self.map.incoming);
        match (kind, direction, incoming) {
            (Some(Kind::Payment), ..) => Some((Kind::Payment, amount.abs())),
            (Some(Kind::Income), ..) => Some((Kind::Income, amount.abs())),
            (Some(Kind::Expense), ..) | (None, Direction::Out, _) | (None, Direction::In, Incoming::Refund) => {
                Some((Kind::Expense, amount))
            }
            (None, Direction::In, Incoming::Income) => Some((Kind::Income, amount.abs())),
            (None, Direction::In, Incoming::Skip) => None,
        }
    }
}

/// Tells whether a row is to be skipped before anything else of it is read, such as a line at the end of a statement.
fn is_skipped_by_words(fitting: &[&Rule]) -> bool {
    let first = fitting.iter().find(|rule| rule.outcome.skip.is_some());
    first.is_some_and(|rule| rule.direction.is_none() && rule.outcome.skip == Some(true))
}

#[cfg(test)]
mod tests {
    use super::super::map_read::read_map;
    use super::*;
    use crate::text::import::samples::told;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    const SIMPLE: &str = "spending = \"positive\"\n[columns]\ndate = \"Day\"\ndescription = \"What\"\namount = \"Cost\"\n\
        [always]\ncurrency = \"EUR\"\npayer = \"Ann\"\nsplit = \"Ann, Bob\"\n";

    fn answer(map: &str, text: &str) -> String {
        let (map, faults) = read_map("map.toml", map);
        assert!(faults.is_empty(), "{faults:?}");
        told(text, &read(text, &map.unwrap(), &ReadOptions::default()))
    }

    fn check(map: &str, text: &str, expected: &Expect) {
        expected.assert_eq(&answer(map, text));
    }

    fn sample(name: &str) -> [String; 2] {
        let text = |ending| {
            let path = format!("{}/fixtures/import/csv/{name}.{ending}", env!("CARGO_MANIFEST_DIR"));
            std::fs::read_to_string(path).unwrap()
        };
        [text("toml"), text("csv")]
    }

    #[test]
    fn a_statement_becomes_bills() {
        let [map, text] = sample("bank");
        check(
            &map,
            &text,
            &expect![[r#"
            2026-06-30 expense "REWE SAGT DANKE 1234" 5420 EUR: ("Alice Adams", 5420) -> Alice Adams Bob Brown groceries, Kartenzahlung
            2026-06-29 expense "EDEKA Müller" 1200 EUR: ("Alice Adams", 1200) -> Alice Adams Bob Brown groceries, Karte; kontaktlos
            2026-06-28 expense "Hausverwaltung Süd" 125000 EUR: ("Alice Adams", 125000) -> Alice Adams:2 Bob Brown rent, Miete Juni
            2026-06-27 payment "Bob Brown" 4000 EUR: ("Bob Brown", 4000) -> Alice Adams Rückzahlung Essen
            2026-06-26 expense "Stadtwerke" -1837 EUR: ("Alice Adams", -1837) -> Alice Adams Bob Brown power, Gutschrift Strom
            lost 3: rows that a rule says to skip
        "#]],
        );
        let read = read(&text, &read_map("bank.toml", &map).0.unwrap(), &ReadOptions::default()).unwrap();
        assert_eq!(
            &text[read.bills[0].span.clone()],
            "30.06.2026;30.06.2026;REWE SAGT DANKE 1234;Kartenzahlung;-54,20;R-7001"
        );
        assert_eq!(read.bills[0].key.as_deref(), Some("R-7001"));
    }

    #[test]
    fn a_spreadsheet_of_friends_becomes_bills() {
        let [map, text] = sample("sheet");
        check(
            &map,
            &text,
            &expect![[r#"
            2026-07-14 expense "Tent" 9000 EUR: ("Ann", 9000) -> Ann Bob Cy
            2026-07-15 expense "Wine" 3000 EUR: ("Cy", 3000) -> Ann:2 Cy
            2026-07-15 expense "=\"Bread\"" 600 EUR: ("Bob", 600) -> Bob
        "#]],
        );
    }

    #[test]
    fn columns_by_number_of_money_out_and_in_and_by_person() {
        let map = "header = false\nincoming = \"income\"\n[columns]\ndate = 1\nspent = 2\nreceived = 3\ndescription = [4, 5]\n\
            split = 6\ncurrency = 7\ntags = 8\ndue = 9\n[paid]\n\"Ann A.\" = 10\n\"Bob\" = 11\n";
        check(
            map,
            "14/07/2026|€ 1.234,50||Villa|by the sea|Ann A.:2, Bob|€|a b,c|2026-08-01|1.000,00|234,50\n\
            13/07/2026||10,00|Won||Bob|EUR|||10,00|\n\
            13/07/2026|3,00|0,00|Tea||Cy=1.00; Bob|USD||||3,00\n",
            &expect![[r#"
                2026-07-14 expense "Villa by the sea" 123450 EUR: ("Ann A.", 100000) ("Bob", 23450) -> Ann A.:2 Bob a b c
                2026-07-13 income "Won" 1000 EUR: ("Ann A.", 1000) -> Bob
                2026-07-13 expense "Tea" 300 USD: ("Bob", 300) -> Cy=1.00 Bob
            "#]],
        );
        let map = "spending = \"negative\"\nincoming = \"skip\"\n[columns]\ndate = \"d\"\namount = \"a\"\ndescription = \"t\"\n\
            [parts]\nAnn = \"x\"\nBob = \"y\"\n[always]\npayer = \"Ann\"\ncurrency = \"EUR\"\nkind = \"expense\"\n";
        check(
            map,
            "d,a,t,x,y\n2026-07-14,(10.00),a,5,4.99\n2026-07-14,$4.00,b,2,2\n2026-07-14,0,c,,\n",
            &expect![[r#"
            2026-07-14 expense "a" 1000 EUR: ("Ann", 1000) -> ("Ann", 501) ("Bob", 499)
            2026-07-14 expense "b" -400 EUR: ("Ann", -400) -> ("Ann", -200) ("Bob", -200)
            lost 1: a smallest unit that parts were off by: the largest part makes up for it
            lost 1: rows of no amount: they are left out
        "#]],
        );
    }

    #[test]
    fn what_does_not_fit_the_map_is_told_all_at_once() {
        for (text, expected) in [
            (
                "Day;Whta;Cost\n1;2;3\n",
                expect![[r#"
                "Day;Whta;Cost" there is no column `What` here = did the mapping file mean `Whta`?
            "#]],
            ),
            (
                "Day,What,Cost,Cost\n",
                expect![[r#"
                "Cost" two columns are called `Cost` = the map can name a column by its number, counted from 1
            "#]],
            ),
            (
                "Day,What,Cost\n2026-07-14,a,1,50\n",
                expect![[r#"
                "50" the row has more cells than the header, which has 3 = a text or a number with the separator in it stands in quotes; export the file again
            "#]],
            ),
            (
                "Day,What,Cost\n2026-07-14,a,ten\n01/02/2026,b,1.50\n2026-07-14,c,\"1,50\"\n",
                expect![[r#"
                "\"1,50\"" `1,50` has another decimal mark than the numbers before it = the file was changed by a spreadsheet; export it again
                "ten" `ten` is not a number
                "01/02/2026" `01/02/2026` does not say which number is the month = say the order of the dates: day first or month first
                "\"1,50\"" `1,50` is not a number
            "#]],
            ),
            (
                "Day,What,Cost\n2026-07-14,a,\"1,234\"\n",
                expect![[r#"
                "\"1,234\"" `1,234` may have thousands or decimals behind its mark = say which in the mapping file: `decimal = ","` or `decimal = "."`
            "#]],
            ),
            (
                "\n \n",
                expect![[r#"
                "" there is no table in the file = `skip-lines` of the mapping file may be too high
            "#]],
            ),
            (
                "Day,What,Cost\n2026-07-14,\"a,1\n",
                expect![[r#"
                "\"" this quote is not closed = the file was cut off or changed by hand; export it again
            "#]],
            ),
        ] {
            check(SIMPLE, text, &expected);
        }
        let people = "spending = \"positive\"\n[columns]\ndate = \"d\"\ndescription = \"t\"\namount = \"a\"\npayer = \"p\"\n\
            split = \"s\"\nkey = \"k\"\ncurrency = \"c\"\n[paid]\nAnn = \"x\"\n";
        check(
            people,
            "d,t,a,p,s,k,c,x\n2026-07-14,a,5,,Ann,1,EUR,\n2026-07-14,b,5,Ann,,2,EUR,\n2026-07-14,c,5,Ann,Ann:y,3,EUR,\n\
            2026-07-14,d,5,Ann,Ann=4.00,4,EUR,\n2026-07-14,e,5,Ann,Ann=1.234,5,EUR,\n2026-07-14,f,5,Ann,Ann,6,EURO,\n\
            2026-07-14,g,5,Ann,Ann,7,EUR,4\n2026-07-14,h,5,Ann,Ann,8,EUR,\n2026-07-14,i,5,Ann,Ann,8,EUR,\n",
            &expect![[r#"
                "2026-07-14,a,5,,Ann,1,EUR," nothing says who paid = add `payer` below [always] of the mapping file, or to a rule that fits the row
                "2026-07-14,b,5,Ann,,2,EUR," nothing says who shares = add `split` below [always] of the mapping file, or to a rule that fits the row
                "Ann:y" `y` is not a weight such as 2 or 1.5
                "Ann=4.00" the split does not come to 5.00 EUR = fixed parts and percentages leave too much or too little
                "Ann=1.234" `1.234` is no amount of EUR
                "EURO" there is no currency `EURO` = a currency is written as its ISO code, such as EUR
                "2026-07-14,g,5,Ann,Ann,7,EUR,4" 4.00 is paid by all together, and the amount is 5.00 EUR
                "8" the key `8` stands there twice = take `key` out of the mapping file: rows are then told apart by what they say
            "#]],
        );
    }

    #[test]
    fn a_payment_has_two_ends() {
        let map = format!("{SIMPLE}[[rules]]\nmatch = \"back\"\nkind = \"payment\"\n");
        check(
            &map,
            "Day,What,Cost\n2026-07-14,Paid back,5\n",
            &expect![[r#"
            "2026-07-14,Paid back,5" a payment goes from one person to one other = the rule that says `kind = "payment"` says `payer` and `split` as well
        "#]],
        );
    }

    #[test]
    fn lines_before_the_table_may_be_anything() {
        let map = format!("skip-lines = 2\n{SIMPLE}");
        check(
            &map,
            "Statement \"of\nan, account\r\nDay,What,Cost\n2026-07-14,a,x\n",
            &expect![[r#"
            "x" `x` is not a number
        "#]],
        );
        check(
            &map,
            "one line",
            &expect![[r#"
            "" there is no table in the file = `skip-lines` of the mapping file may be too high
        "#]],
        );
    }

    proptest! {
        #[test]
        fn no_text_panics(rows in "([0-9ax,;|\"\n.()€-]{0,30}\n){0,4}", which in 0_usize..3) {
            let [bank, _] = sample("bank");
            let map = [bank.as_str(), SIMPLE, "header = false\nskip-lines = 1\n[columns]\ndate = 1\nspent = 2\nreceived = 3\n\
                description = 1\n[always]\ncurrency = \"JPY\"\npayer = \"a\"\nsplit = \"a=5, b\"\n"][which];
            for text in [format!("Day,What,Cost\n{rows}"), format!("\nBuchungstag;Betrag (€);Auftraggeber/Empfänger;Verwendungszweck;Referenz\n{rows}"), rows] {
                let _ = answer(map, &text);
            }
        }
    }
}
