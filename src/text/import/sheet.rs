//! Tables as other programs write them: any separator, quotes, LF or CRLF, rows of any length, and where each cell is.
//!
//! ```text
//! "Zoë, K.";'+1;"a ""b"""      three cells: Zoë, K. / '+1 / a "b"
//!                              a blank row: sections of a file end with one
//! ```
//!
//! A quote opens a cell only at its beginning; elsewhere it stands for itself, as some programs write it.

use std::borrow::Cow;
use std::ops::Range;

use super::problem::ImportProblem;
use crate::text::table_marks::{next_byte, next_cell_stop};

/// The separators that are tried when a file does not say which it has.
const SEPARATORS: [u8; 4] = *b",;\t|";

/// A whole table with the places of all its cells.
#[derive(Clone, Debug)]
pub struct Sheet<'t> {
    text: &'t str,
    cells: Vec<Place>,
    /// For each row, where its cells end in `cells`.
    ends: Vec<u32>,
}

/// Where a cell is, with its quotes.
#[derive(Clone, Copy, Debug)]
struct Place {
    start: u32,
    end: u32,
    form: Form,
}

/// How a cell is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Bare,
    Quoted,
    /// Quoted, with doubled quotes inside.
    Doubled,
}

/// One row of a table.
#[derive(Clone, Copy, Debug)]
pub struct Row<'s, 't> {
    text: &'t str,
    cells: &'s [Place],
}

/// One cell: what it says and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell<'t> {
    /// What it says, without quotes; spaces around it are kept.
    pub text: Cow<'t, str>,
    /// Its bytes, with its quotes.
    pub span: Range<usize>,
}

impl Cell<'_> {
    /// Returns what it says without the spaces around it.
    #[must_use]
    pub fn trimmed(&self) -> &str {
        trimmed(&self.text)
    }
}

impl<'t> Sheet<'t> {
    /// Finds all rows and cells.
    ///
    /// # Errors
    ///
    /// When a quote is not closed, something stands between a closing quote and the separator, there is a NUL byte,
    /// or the text is larger than 4 GB.
    pub fn read(text: &'t str, separator: u8) -> Result<Sheet<'t>, ImportProblem> {
        if u32::try_from(text.len()).is_err() {
            return Err(ImportProblem::new(0..0, "the file is larger than 4 GB").help("export it in parts"));
        }
        if let Some(at) = text.find('\0') {
            return Err(
                ImportProblem::new(at..at + 1, "there is a NUL byte").help("the file is damaged; export it again")
            );
        }
        let mut sheet = Sheet { text, cells: Vec::new(), ends: Vec::new() };
        let mut at = 0;
        while at < text.len() {
            at = sheet.read_cell(at, separator)?;
        }
        Ok(sheet)
    }

    /// Reads the cell that begins at `at`, and ends the row where the row ends. Returns where the next cell begins.
    fn read_cell(&mut self, at: usize, separator: u8) -> Result<usize, ImportProblem> {
        let bytes = self.text.as_bytes();
        let (end, form) = match bytes.get(at) {
            Some(b'"') => quoted_end(bytes, at)?,
            _ => (at, Form::Bare),
        };
        let stop = next_cell_stop(bytes, end, separator);
        if form != Form::Bare && !self.text[end..stop].trim_matches(' ').is_empty() {
            return Err(ImportProblem::new(end..stop, "this stands between a closing quote and the next separator")
                .help("a quote inside a quoted cell is written twice"));
        }
        let (start, end) = if form == Form::Bare { (at, stop) } else { (at, end) };
        self.push(start, end, form);
        match bytes.get(stop) {
            Some(byte) if *byte == separator => {
                if stop + 1 == bytes.len() {
                    self.push(stop + 1, stop + 1, Form::Bare);
                    self.end_row();
                }
                Ok(stop + 1)
            }
            Some(b'\r') if bytes.get(stop + 1) == Some(&b'\n') => {
                self.end_row();
                Ok(stop + 2)
            }
            _ => {
                self.end_row();
                Ok(bytes.len().min(stop + 1))
            }
        }
    }

    fn push(&mut self, start: usize, end: usize, form: Form) {
        let fits = "the text was found to be no larger";
        let place = |at| u32::try_from(at).expect(fits);
        self.cells.push(Place { start: place(start), end: place(end), form });
    }

    fn end_row(&mut self) {
        // Every cell but the last is followed by a byte of its own, so there are no more cells than bytes and one.
        self.ends.push(u32::try_from(self.cells.len()).unwrap_or(u32::MAX));
    }

    /// Returns every row in order, blank ones as well.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = Row<'_, 't>> + ExactSizeIterator {
        (0..self.ends.len()).map(|index| {
            let start = if index == 0 { 0 } else { self.ends[index - 1] as usize };
            Row { text: self.text, cells: &self.cells[start..self.ends[index] as usize] }
        })
    }
}

fn quoted_end(bytes: &[u8], open: usize) -> Result<(usize, Form), ImportProblem> {
    let (mut at, mut form) = (open + 1, Form::Quoted);
    loop {
        at = next_byte(bytes, at..bytes.len(), b'"') + 1;
        if at > bytes.len() {
            return Err(ImportProblem::new(open..open + 1, "this quote is not closed")
                .help("the file was cut off or changed by hand; export it again"));
        }
        if bytes.get(at) != Some(&b'"') {
            return Ok((at, form));
        }
        (at, form) = (at + 1, Form::Doubled);
    }
}

impl<'s, 't> Row<'s, 't> {
    /// Returns how many cells it has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.cells.len()
    }

    /// Tells whether no cell says anything.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| trimmed(&self.text[cell.start as usize..cell.end as usize]).is_empty())
    }

    /// Returns its bytes, without the line ending.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        match (self.cells.first(), self.cells.last()) {
            (Some(first), Some(last)) => first.start as usize..last.end as usize,
            _ => 0..0,
        }
    }

    /// Returns a cell; one behind the last of the row is empty and stands at its end.
    #[must_use]
    pub fn cell(&self, index: usize) -> Cell<'t> {
        let Some(place) = self.cells.get(index) else {
            let end = self.span().end;
            return Cell { text: Cow::Borrowed(""), span: end..end };
        };
        let span = place.start as usize..place.end as usize;
        let text = match place.form {
            Form::Bare => Cow::Borrowed(&self.text[span.clone()]),
            Form::Quoted => Cow::Borrowed(&self.text[span.start + 1..span.end - 1]),
            Form::Doubled => Cow::Owned(self.text[span.start + 1..span.end - 1].replace("\"\"", "\"")),
        };
        Cell { text, span }
    }

    /// Returns all its cells.
    pub fn cells(self) -> impl Iterator<Item = Cell<'t>> + use<'s, 't> {
        (0..self.cells.len()).map(move |index| self.cell(index))
    }

    /// Finds the columns of a header by name, whatever the case and spaces around; nothing for one that is not there.
    ///
    /// # Errors
    ///
    /// When one of them stands there twice.
    pub fn columns<const N: usize>(&self, names: [&str; N]) -> Result<[Option<usize>; N], ImportProblem> {
        let mut found = [None; N];
        for (index, cell) in self.cells().enumerate() {
            let name = cell.text.trim().to_lowercase();
            let Some(slot) = names.iter().position(|wanted| wanted.to_lowercase() == name) else { continue };
            if found[slot].replace(index).is_some() {
                let words = format!("the column `{}` stands here twice", names[slot]);
                return Err(ImportProblem::new(cell.span, words).help("export it again; nothing can be told apart"));
            }
        }
        Ok(found)
    }
}

/// Takes off the spaces around a text, of which most have none.
#[must_use]
pub fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [] => text,
        [only] if only.is_ascii_graphic() => text,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// Returns what stands between the marks of a list in one cell, as `split` does; in short texts it is found sooner.
pub fn listed<'c>(text: &'c str, mark: &str) -> impl Iterator<Item = &'c str> {
    let (first, length) = (mark.bytes().next(), mark.len());
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let is_mark = |at: &usize| text.as_bytes().get(*at).copied() == first && text[*at..].starts_with(mark);
        let at = (0..text.len()).find(is_mark);
        rest = at.map(|at| &text[at + length..]);
        Some(at.map_or(text, |at| &text[..at]))
    })
}

/// Guesses the separator of a table from its first row that has one: the sign that stands there most often.
#[must_use]
pub fn separator_of(text: &str) -> Option<u8> {
    text.lines().take(20).find_map(|line| {
        let mut is_quoted = false;
        let mut counts = [0_usize; SEPARATORS.len()];
        for byte in line.bytes() {
            is_quoted ^= byte == b'"';
            if let Some(slot) = SEPARATORS.iter().position(|separator| *separator == byte && !is_quoted) {
                counts[slot] += 1;
            }
        }
        let most = counts.iter().copied().max().filter(|most| *most > 0)?;
        counts.iter().position(|count| *count == most).map(|slot| SEPARATORS[slot])
    })
}

/// Takes off the apostrophe that some programs put before a cell that a spreadsheet would take for a formula.
#[must_use]
pub fn without_guard(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '|', '%']) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str, separator: u8) -> Vec<Vec<String>> {
        let sheet = Sheet::read(text, separator).unwrap();
        sheet.rows().map(|row| row.cells().map(|cell| cell.text.into_owned()).collect()).collect()
    }

    #[test]
    fn rows_and_cells_are_found() {
        assert_eq!(shown("a,b\nc", b','), [vec!["a", "b"], vec!["c"]]);
        assert_eq!(shown("a;\"b;\r\nc\"\r\n\r\n;\r\n", b';'), [vec!["a", "b;\r\nc"], vec![""], vec!["", ""]]);
        assert_eq!(shown("\"say \"\"hi\"\"\" ,Bob \"B\"\r", b','), [vec!["say \"hi\"", "Bob \"B\""]]);
        assert_eq!(shown("a,", b','), [vec!["a", ""]]);
        // Of a separator that is a letter, nothing is found behind the end.
        assert_eq!(shown("1a23\n4a", b'a'), [vec!["1", "23"], vec!["4", ""]]);
        assert_eq!(shown("12", b'a'), [vec!["12"]]);
        assert_eq!(shown("", b','), Vec::<Vec<String>>::new());
    }

    #[test]
    fn every_cell_knows_its_place() {
        let text = "x,\"é\"\"\",z\n1";
        let sheet = Sheet::read(text, b',').unwrap();
        let row = sheet.rows().next().unwrap();
        assert_eq!((row.cell(1).text.as_ref(), &text[row.cell(1).span]), ("é\"", "\"é\"\"\""));
        assert_eq!(&text[row.span()], "x,\"é\"\"\",z");
        let last = sheet.rows().next_back().unwrap();
        assert_eq!((last.width(), last.cell(7).text.as_ref(), last.cell(7).span), (1, "", 12..12));
    }

    #[test]
    fn what_cannot_be_a_table_is_refused() {
        let span = |text| Sheet::read(text, b',').unwrap_err().span;
        assert_eq!(span("a,\"b\nc"), 2..3);
        assert_eq!(span("\"a\"b,c"), 3..4);
        assert_eq!(span("a\0b"), 1..2);
    }

    #[test]
    fn columns_are_found_by_name() {
        let sheet = Sheet::read(" What ,AMOUNT,amount\n", b',').unwrap();
        let header = sheet.rows().next().unwrap();
        assert_eq!(header.columns(["what", "when"]), Ok([Some(0), None]));
        assert_eq!(header.columns(["amount"]).unwrap_err().span, 14..20);
    }

    #[test]
    fn separators_and_guards() {
        assert_eq!(separator_of("a;b,c;d"), Some(b';'));
        assert_eq!(separator_of("title\n\"a;b;c\"\tb"), Some(b'\t'));
        assert_eq!(separator_of("no table"), None);
        assert_eq!(["'=1", "'-x", "'quoted'", "plain"].map(without_guard), ["=1", "-x", "'quoted'", "plain"]);
    }

    proptest! {
        #[test]
        fn a_list_is_what_split_makes_of_it(text in "(;|, |,|é|x ){0,9}", mark in prop::sample::select(vec![";", ", ", "é"])) {
            prop_assert!(listed(&text, mark).eq(text.split(mark)));
            prop_assert_eq!(trimmed(&text), text.trim());
        }

        #[test]
        fn no_text_panics_and_spans_fit(text in "[a,;\"\r\n é']{0,40}|\\PC{0,12}") {
            let _ = separator_of(&text);
            match Sheet::read(&text, b',') {
                Err(problem) => prop_assert!(text.get(problem.span).is_some()),
                Ok(sheet) => for row in sheet.rows() {
                    prop_assert!(text.get(row.span()).is_some());
                    for cell in row.cells() {
                        prop_assert!(text.get(cell.span).is_some());
                    }
                    let _ = row.columns(["a", "é"]);
                },
            }
        }
    }
}
