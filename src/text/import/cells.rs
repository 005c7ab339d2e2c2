//! Reads the cells of a table: days, amounts and currencies, in the order and with the marks that the file has.

use std::ops::Range;

use super::bills::{DateOrder, ReadOptions};
use super::dates::{common_order, read_date};
use super::marks::{MarkFound, Marks};
use super::numbers::{DecimalMark, Number, NumberProblem, Rounding, localised, plain_amount};
use super::problem::ImportProblem;
use super::sheet::Cell;
use crate::model::{Currency, Date, Money};

/// The most problems that are collected; a file with more is of another kind.
const PROBLEMS_MAX: usize = 100;

/// Looks at all numbers of a file for their decimal mark, and remembers the first that contradicts.
#[derive(Clone, Debug, Default)]
pub struct MarkScan {
    marks: Marks,
    problem: Option<ImportProblem>,
}

impl MarkScan {
    /// Returns what the numbers so far come to.
    #[must_use]
    pub fn found(&self) -> MarkFound {
        self.marks.found()
    }

    /// Takes in one more number, which stands at these bytes.
    pub fn add(&mut self, text: &str, span: &Range<usize>) {
        self.marks.add(text);
        if self.problem.is_none() && self.marks.found() == MarkFound::Both {
            let words = format!("`{}` has another decimal mark than the numbers before it", text.trim());
            let help = "the file was changed by a spreadsheet; export it again";
            self.problem = Some(ImportProblem::new(span.clone(), words).help(help));
        }
    }
}

/// Reads cells, and collects what is wrong with them.
#[derive(Clone, Debug)]
pub struct CellReader<'o> {
    options: &'o ReadOptions,
    mark: DecimalMark,
    order: Option<DateOrder>,
    /// What is wrong so far.
    pub problems: Vec<ImportProblem>,
    /// Whether the row at hand had amounts with parts of a smallest unit.
    was_rounded: bool,
    /// The currency that was named last.
    last: Option<Currency>,
}

impl<'o> CellReader<'o> {
    /// Makes a reader for a file whose numbers and dates are like these.
    #[must_use]
    pub fn new<'t>(
        options: &'o ReadOptions,
        numbers: impl Iterator<Item = Cell<'t>>,
        dates: impl Iterator<Item = Cell<'t>>,
    ) -> CellReader<'o> {
        let mut scan = MarkScan::default();
        for cell in numbers {
            scan.add(&cell.text, &cell.span);
        }
        CellReader::scanned(options, scan, dates)
    }

    /// Makes a reader for a file whose numbers were looked at already.
    #[must_use]
    pub fn scanned<'t>(
        options: &'o ReadOptions,
        scan: MarkScan,
        dates: impl Iterator<Item = Cell<'t>>,
    ) -> CellReader<'o> {
        let mut reader = CellReader {
            options,
            mark: DecimalMark::Point,
            order: options.dates,
            problems: scan.problem.into_iter().collect(),
            was_rounded: false,
            last: None,
        };
        if let MarkFound::Mark(mark) = scan.marks.found() {
            reader.mark = mark;
        }
        if reader.order.is_none() {
            let dates: Vec<Cell<'t>> = dates.filter(|cell| !starts_with_year(&cell.text)).collect();
            reader.order = common_order(dates.iter().map(|cell| cell.text.as_ref()));
        }
        reader
    }

    /// Reads numbers with this decimal mark from now on, whatever they say themselves.
    pub fn set_mark(&mut self, mark: DecimalMark) {
        self.mark = mark;
    }

    /// Adds something that is wrong.
    pub fn blame(&mut self, problem: ImportProblem) {
        if self.problems.len() < PROBLEMS_MAX {
            self.problems.push(problem);
        }
    }

    /// Tells whether an amount of the row at hand was rounded, and begins the next row.
    pub fn next_row(&mut self) -> bool {
        std::mem::take(&mut self.was_rounded)
    }

    /// Reads a day.
    pub fn date(&mut self, cell: &Cell<'_>) -> Option<Date> {
        match read_date(&cell.text, self.order) {
            Ok(date) => Some(date),
            Err(problem) => {
                self.blame(problem.at(cell.trimmed(), cell.span.clone()));
                None
            }
        }
    }

    /// Reads an amount in smallest units; an empty cell is nothing at all.
    pub fn amount(&mut self, cell: &Cell<'_>, currency: Currency) -> Option<Money> {
        if !cell.text.starts_with(|sign: char| sign.is_ascii_graphic()) && cell.trimmed().is_empty() {
            return Some(Money::ZERO);
        }
        self.needed_amount(cell, currency)
    }

    /// Reads an amount in smallest units that must be there.
    pub fn needed_amount(&mut self, cell: &Cell<'_>, currency: Currency) -> Option<Money> {
        if let Some(money) = plain_amount(&cell.text, self.mark, currency.decimals()) {
            return Some(money);
        }
        match self.number(&cell.text).and_then(|number| number.minor(currency.decimals())) {
            Ok((money, rounding)) => {
                self.was_rounded |= rounding == Rounding::Part;
                Some(money)
            }
            Err(problem) => {
                self.blame(ImportProblem::new(cell.span.clone(), problem.words(cell.trimmed())));
                None
            }
        }
    }

    /// Reads a number, with the guard that spreadsheets need taken off.
    ///
    /// # Errors
    ///
    /// When the text is no number.
    pub fn number(&self, text: &str) -> Result<Number, NumberProblem> {
        // Most numbers have neither spaces around them nor a guard.
        let is_bare = text.starts_with(|sign: char| sign == '-' || sign.is_ascii_digit());
        localised(if is_bare { text } else { super::sheet::without_guard(text.trim()) }, self.mark)
    }

    /// Reads a currency; an empty cell, or no cell at all, is the one the user said.
    pub fn currency(&mut self, cell: &Cell<'_>) -> Option<Currency> {
        let code = cell.trimmed();
        let own = self.options.currency;
        if code.is_empty() || code == "XXX" {
            if own.is_none() {
                let problem = ImportProblem::new(cell.span.clone(), "no currency is written here");
                self.blame(problem.help("say which currency the amounts are in"));
            }
            return own;
        }
        // Most rows of a file are in the currency of the row above.
        if let Some(last) = self.last.filter(|last| last.code() == code) {
            return Some(last);
        }
        let found = own.filter(|own| own.code() == code).or_else(|| Currency::iso(&code.to_ascii_uppercase()));
        self.last = found;
        if found.is_none() {
            let problem = ImportProblem::new(cell.span.clone(), format!("there is no currency `{code}`"));
            self.blame(problem.help("a currency is written as its ISO code, such as EUR"));
        }
        found
    }
}

fn starts_with_year(text: &str) -> bool {
    text.trim().as_bytes().iter().take(4).filter(|byte| byte.is_ascii_digit()).count() == 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::borrow::Cow;

    fn cell(text: &str) -> Cell<'_> {
        Cell { text: Cow::Borrowed(text), span: 0..text.len() }
    }

    fn reader<'o>(options: &'o ReadOptions, numbers: &[&str], dates: &[&str]) -> CellReader<'o> {
        CellReader::new(options, numbers.iter().map(|text| cell(text)), dates.iter().map(|text| cell(text)))
    }

    #[test]
    fn a_file_says_how_its_cells_are_read() {
        let options = ReadOptions::default();
        let euro = Currency::iso("EUR").unwrap();
        let mut german = reader(&options, &["1.234,50", "12"], &["14.07.2026", "03.04.2026"]);
        assert_eq!(german.amount(&cell("1.234,50"), euro), Some(Money::from_minor(123_450)));
        assert_eq!(german.date(&cell("03.04.2026")).unwrap().to_string(), "2026-04-03");
        assert_eq!(german.amount(&cell(" "), euro), Some(Money::ZERO));
        assert!(!german.next_row() && german.amount(&cell("0,335"), euro).is_some() && german.next_row());
        let mut mixed = reader(&options, &["1.50", "1,50"], &[]);
        assert_eq!(mixed.problems.len(), 1);
        assert_eq!(mixed.currency(&cell("")), None);
        assert_eq!(mixed.currency(&cell("EURO")), None);
        assert_eq!(mixed.currency(&cell(" eur ")), Some(euro));
        assert_eq!(mixed.needed_amount(&cell(""), euro), None);
        assert_eq!(mixed.problems.len(), 4);
    }
}
