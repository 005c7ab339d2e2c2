//! Finds the header of a table: below a preamble, whatever the separator, and with names that run over lines.

use super::problem::ImportProblem;
use super::reading::first_bytes;
use super::sheet::{Cell, Row, Sheet, separator_of};

/// The most lines that may stand before a header for a file to be recognised.
const LINES_BEFORE_MAX: usize = 12;
/// The most rows that may stand before the header of a file.
const ROWS_BEFORE_MAX: usize = 40;
/// The most rows of which something is told.
const PROBLEMS_MAX: usize = 100;
/// The most bytes of a file that are looked at to recognise it.
const BYTES_MAX: usize = 1 << 14;

/// A table, and which of its rows is the header.
#[derive(Debug)]
pub struct Headed<'t> {
    /// All rows.
    pub sheet: Sheet<'t>,
    /// The place of the header among them.
    pub header: usize,
}

impl<'t> Headed<'t> {
    /// Reads a table; the first row for which `is_header` holds is its header.
    ///
    /// # Errors
    ///
    /// When the text is no table with any separator, or rows have more cells than the header. There is none where the
    /// text is a table without such a row.
    pub fn read(
        text: &'t str,
        is_header: impl Fn(&Row<'_, 't>) -> bool,
    ) -> Result<Option<Headed<'t>>, Vec<ImportProblem>> {
        let mut first_problem = None;
        for separator in separators(text) {
            match Sheet::read(text, separator) {
                Ok(sheet) => {
                    let header = sheet.rows().take(ROWS_BEFORE_MAX).position(|row| is_header(&row));
                    if let Some(headed) = header.map(|header| Headed { sheet, header }) {
                        let problems = overlong(headed.rows(), headed.header().width());
                        return if problems.is_empty() { Ok(Some(headed)) } else { Err(problems) };
                    }
                }
                Err(problem) => first_problem = first_problem.or(Some(problem)),
            }
        }
        first_problem.map_or(Ok(None), |problem| Err(vec![problem]))
    }

    /// Returns the header.
    #[must_use]
    pub fn header(&self) -> Row<'_, 't> {
        self.sheet.rows().nth(self.header).expect("the header is one of the rows")
    }

    /// Returns the rows below the header that say anything.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_, 't>> {
        self.sheet.rows().skip(self.header + 1).filter(|row| !row.is_blank())
    }
}

/// Finds rows with cells that a header of this width has no name for.
pub fn overlong<'s, 't: 's>(rows: impl Iterator<Item = Row<'s, 't>>, width: usize) -> Vec<ImportProblem> {
    let beyond = |row: Row<'s, 't>| (width..row.width()).map(|at| row.cell(at)).find(|cell| !cell.trimmed().is_empty());
    let problem = |cell: Cell<'t>| {
        ImportProblem::new(cell.span, format!("the row has more cells than the header, which has {width}"))
            .help("a text or a number with the separator in it stands in quotes; export the file again")
    };
    rows.filter_map(beyond).take(PROBLEMS_MAX).map(problem).collect()
}

/// Tells whether one of the first rows of a text is such a header, whatever the separator.
#[must_use]
pub fn has_header(text: &str, is_header: impl Fn(&Row<'_, '_>) -> bool) -> bool {
    let text = first_bytes(text, BYTES_MAX + 4);
    let mut end = 0;
    for line in text.split_inclusive('\n').take(LINES_BEFORE_MAX) {
        end += line.len();
        if end > BYTES_MAX {
            return false;
        }
        // A row that ends within the lines so far is read; one that goes on is tried again with the next line.
        let head = &text[..end];
        for separator in separators(head) {
            if Sheet::read(head, separator).is_ok_and(|sheet| sheet.rows().any(|row| is_header(&row))) {
                return true;
            }
        }
    }
    false
}

/// Returns the text of a header's cell as it is compared.
#[must_use]
pub fn is_named(cell: &str, name: &str) -> bool {
    cell.trim().eq_ignore_ascii_case(name)
}

/// Tells whether a row has columns of all these names.
#[must_use]
pub fn has_columns(row: &Row<'_, '_>, names: &[&str]) -> bool {
    names.iter().all(|name| row.cells().any(|cell| is_named(&cell.text, name)))
}

/// The separators to try: the one a first line `sep=;` says, the likely one, then the others.
fn separators(text: &str) -> Vec<u8> {
    let mut order: Vec<u8> = Vec::with_capacity(5);
    let line = text.lines().next().unwrap_or_default().trim().as_bytes();
    if let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', separator] = line {
        order.push(*separator);
    }
    order.extend(separator_of(text));
    order.extend(*b",;\t|");
    let mut seen = Vec::with_capacity(4);
    order.retain(|separator| {
        let is_new = *separator != b'"' && separator.is_ascii() && !seen.contains(separator);
        seen.push(*separator);
        is_new
    });
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_header(row: &Row<'_, '_>) -> bool {
        has_columns(row, &["date", "cost"])
    }

    #[test]
    fn headers_are_found_below_a_preamble_and_over_lines() {
        for text in [
            "Date,Cost\n1,2",
            "sep=;\nDate;Cost\n1;2",
            "My, group; of\n\n COST |Date|x\n",
            "Date\tCost\t\"a\nb\"\n",
            "\"a, b\",\"c\nd\",Cost,Date\r\n",
        ] {
            assert!(has_header(text, is_header), "{text}");
            let headed = Headed::read(text, is_header).unwrap().unwrap();
            assert!(is_header(&headed.header()), "{text}");
        }
        assert!(!has_header("Date,Price\n", is_header));
        assert!(Headed::read("Date,Price\n", is_header).unwrap().is_none());
        assert_eq!(Headed::read("a,\"b\n", is_header).unwrap_err()[0].span, 2..3);
        assert_eq!(Headed::read("Date,Cost\n1,2,,\n1,2,,3\n", is_header).unwrap_err()[0].span, 21..22);
        assert!(!has_header(&format!("{}\nDate,Cost", "x".repeat(20_000)), is_header));
    }
}
