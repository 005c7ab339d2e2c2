//! Reads a table of comma-separated cells, strictly, without copying, telling where everything is.
//!
//! The rules are those of RFC 4180, and a little more that people write:
//!
//! 1. A byte order mark may come first. Lines end with LF or CRLF, the last one with nothing too.
//! 2. A line that begins with `#` is a comment. A line of nothing but spaces is blank.
//! 3. Anything else begins a record: cells between commas, spaces around them not counting.
//! 4. A cell that begins with `"` goes to the next lone `"`, over commas and line ends.
//! 5. What git left unmerged, from `<<<<<<<` to `>>>>>>>`, is one part and one problem.
//!
//! ```text
//! id,date,description          a record on line 1
//! # the first evening          a comment
//!  , 2026-06-14, "Café ""A""" a record on line 3 that says: nothing, 2026-06-14, Café "A"
//! ```
//!
//! What breaks a rule becomes a [`TableProblem`] and reading goes on. A quote
//! counts as not closed when no other follows, when text comes right after the
//! one that follows on a later line (so that it rather opens a cell), or when
//! that is over [`LINE_BYTES_MAX`] away. Its record then ends with its line and
//! the ones below are read. What cannot be told from a cell over several
//! lines, such as `a,"` above `b,"`, is one.
//!
//! Every byte but the byte order mark belongs to exactly one [`Part`]. Reading
//! takes time linear in the text, whatever it is: a search for a closing quote
//! that fails has ended at or before the next quote that opens a cell.

use std::ops::Range;

use super::lines::{self, LINE_BYTES_MAX, LineEnd};
use super::table_cell::cell_span;
use super::table_marks::{
    BLOCK_BYTES, Block, after_spaces, cell_end, closing_quote, ends_cell, line_feeds, next_byte, next_mark,
};
use super::table_record::Record;

/// What is wrong with the form of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableProblemKind {
    /// A quote opens a cell and is not closed. The span is that quote.
    UnterminatedQuote,
    /// Something stands between a closing quote and the next comma. The span is that text.
    TextAfterQuote,
    /// A quote stands inside a cell that does not begin with one. The span is the cell's first such quote.
    BareQuote,
    /// A NUL byte. The span is the record's first.
    NulByte,
    /// A line or a record has more than [`LINE_BYTES_MAX`] bytes. The span is all of it.
    LongLine,
    /// git's conflict markers. The span goes from the first marker to the last.
    ConflictMarkers,
    /// A carriage return that no line feed follows, outside quotes. The span is the record's first.
    LoneCarriageReturn,
}

/// Something wrong with the form of a table, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableProblem {
    /// What is wrong.
    pub kind: TableProblemKind,
    /// Which bytes of the text it is about, on character boundaries.
    pub span: Range<usize>,
}

/// What a part of a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// Cells. The first record is the header.
    Record,
    /// A line that begins with `#`.
    Comment,
    /// A line of nothing but spaces and tabs.
    Blank,
    /// A stretch that git left unmerged; records in it are not read.
    Unmerged,
}

/// One or more whole lines that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// The number of its first line, from 1.
    pub line: usize,
    /// Its bytes, without the last line's ending.
    pub span: Range<usize>,
    /// Its bytes, with the last line's ending.
    pub whole: Range<usize>,
    /// Whether nothing was wrong with it.
    pub sound: bool,
}

/// Goes through a table part by part, holding one record's places at a time.
#[derive(Debug, Clone)]
pub struct Scanner<'t> {
    text: &'t str,
    position: usize,
    /// Where no further part begins.
    end: usize,
    /// The number of the last line passed, plus one.
    line: usize,
    part: Part,
    /// The block looked at last.
    block: Block,
    /// Whether the record's first NUL byte was reported.
    nul_told: bool,
    /// Whether the record's first lone CR was reported.
    return_told: bool,
    /// Whether all bytes of the record are known to be printable ASCII.
    plain: bool,
    cells: Vec<Range<usize>>,
    problems: Vec<TableProblem>,
}

impl<'t> Scanner<'t> {
    /// Starts at the first line of a text.
    pub fn new(text: &'t str) -> Self {
        Self::at(text, lines::first_line_start(text), 1)
    }

    /// Starts at the byte `start`, the first of the line numbered `line`.
    ///
    /// A `start` that is no place in the text counts as its end.
    pub fn at(text: &'t str, start: usize, line: usize) -> Self {
        let position = if text.is_char_boundary(start) { start } else { text.len() };
        Scanner {
            text,
            position,
            end: text.len(),
            line,
            part: Part {
                kind: PartKind::Blank,
                line,
                span: position..position,
                whole: position..position,
                sound: true,
            },
            block: Block::around(text.as_bytes(), position),
            nul_told: false,
            return_told: false,
            plain: false,
            cells: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// Stops before the first part that begins at the byte `end` or behind it.
    #[must_use]
    pub fn until(self, end: usize) -> Self {
        Scanner { end, ..self }
    }

    /// Returns where the next part begins, and the number of its line.
    #[must_use]
    pub fn next_line(&self) -> (usize, usize) {
        (self.position, self.line)
    }

    /// Goes to the next record, over everything else. The first is the header.
    pub fn next_record(&mut self) -> Option<Record<'_, 't>> {
        while self.next_part()?.kind != PartKind::Record {}
        Some(self.record())
    }

    /// Goes to the next part, whatever it is. [`record`](Self::record) then has its cells.
    pub fn next_part(&mut self) -> Option<&Part> {
        let start = self.position;
        let line = self.line;
        let first = *self.text.as_bytes().get(start).filter(|_| start < self.end)?;
        let problems_before = self.problems.len();
        self.cells.clear();
        let (kind, end) = self.pass_part(start, first);
        if end.end - start > LINE_BYTES_MAX && kind != PartKind::Unmerged {
            self.report(TableProblemKind::LongLine, start..end.end);
        }
        let sound = self.problems.len() == problems_before;
        if !sound {
            let news = self.problems.get_mut(problems_before..).unwrap_or_default();
            news.sort_by_key(|problem| problem.span.start);
        }
        self.part = Part { kind, line, span: start..end.end, whole: start..end.next, sound };
        self.line += 1;
        self.position = end.next;
        Some(&self.part)
    }

    /// Returns the record just passed. After a part of another kind it has no cells.
    pub fn record(&self) -> Record<'_, 't> {
        Record {
            text: self.text,
            cells: &self.cells,
            line: self.part.line,
            span: self.part.span.clone(),
            sound: self.part.sound,
            plain: self.plain,
        }
    }

    /// Returns what was wrong so far, by place.
    pub fn problems(&self) -> &[TableProblem] {
        &self.problems
    }

    /// Reads on and returns everything that was wrong, by place.
    pub fn into_problems(mut self) -> Vec<TableProblem> {
        while self.next_part().is_some() {}
        self.problems
    }

    fn pass_part(&mut self, start: usize, first: u8) -> (PartKind, LineEnd) {
        match first {
            b'#' => return (PartKind::Comment, lines::line_end(self.text, start)),
            b'<' | b'=' | b'>' | b'|' => {
                if let Some(end) = lines::unmerged_end(self.text, start) {
                    self.report(TableProblemKind::ConflictMarkers, start..end.end);
                    self.line += line_feeds(self.text.as_bytes(), start..end.end);
                    return (PartKind::Unmerged, end);
                }
            }
            b' ' | b'\t' | b'\r' | b'\n' => {
                let end = lines::line_end(self.text, start);
                if self.text.get(start..end.end).is_some_and(lines::is_blank) {
                    return (PartKind::Blank, end);
                }
            }
            _ => {}
        }
        (PartKind::Record, self.pass_record(start))
    }

    fn pass_record(&mut self, start: usize) -> LineEnd {
        let bytes = self.text.as_bytes();
        self.nul_told = false;
        self.return_told = false;
        self.plain = true;
        let mut cell = start;
        loop {
            cell = match self.pass_plain_cells(cell) {
                Ok(end) => return end,
                Err(cell) => cell,
            };
            self.plain = false;
            let content = after_spaces(bytes, cell);
            let end = if bytes.get(content) == Some(&b'"') {
                self.pass_quoted(start, content)
            } else {
                self.pass_unquoted(content)
            };
            self.cells.push(cell..end);
            if bytes.get(end) != Some(&b',') {
                let next = lines::line_end(self.text, end).next;
                return LineEnd { end, next };
            }
            cell = end + 1;
        }
    }

    /// Passes cells with neither quotes nor control characters, a block at a time.
    ///
    /// Returns where the record ends, or as an error where the first other cell begins.
    fn pass_plain_cells(&mut self, from: usize) -> Result<LineEnd, usize> {
        let bytes = self.text.as_bytes();
        let mut cell = from;
        let mut place = from;
        while place < bytes.len() {
            if self.block.start != place - place % BLOCK_BYTES {
                self.block = Block::around(bytes, place);
            }
            self.plain &= self.block.plain;
            let mut marks = self.block.marks_from(place);
            while marks != 0 {
                let mark = self.block.start + marks.trailing_zeros() as usize;
                marks &= marks - 1;
                let next = match bytes.get(mark) {
                    Some(b',') => {
                        self.cells.push(cell..mark);
                        cell = mark + 1;
                        continue;
                    }
                    Some(b'\n') => mark + 1,
                    Some(b'\r') if bytes.get(mark + 1) == Some(&b'\n') => mark + 2,
                    _ => return Err(cell),
                };
                self.cells.push(cell..mark);
                return Ok(LineEnd { end: mark, next });
            }
            place = self.block.start + BLOCK_BYTES;
        }
        let end = bytes.len();
        self.cells.push(cell..end);
        Ok(LineEnd { end, next: end })
    }

    /// Returns where the unquoted cell ends that has `from` in it.
    fn pass_unquoted(&mut self, from: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut position = next_mark(bytes, from);
        let mut quote_told = false;
        while !ends_cell(bytes, position) {
            match bytes.get(position) {
                Some(b'"') if !quote_told => {
                    quote_told = true;
                    self.report(TableProblemKind::BareQuote, position..position + 1);
                }
                Some(b'\r') if !self.return_told => {
                    self.return_told = true;
                    self.report(TableProblemKind::LoneCarriageReturn, position..position + 1);
                }
                _ => {}
            }
            position = next_mark(bytes, position + 1);
        }
        self.report_nul_in(from..position);
        position
    }

    /// Returns where the cell ends whose opening quote is at `open`, in the record from `start`.
    fn pass_quoted(&mut self, start: usize, open: usize) -> usize {
        let bytes = self.text.as_bytes();
        if let Some(close) = closing_quote(bytes, open) {
            let one_line = next_byte(bytes, open..close, b'\n') == close;
            let after = after_spaces(bytes, close + 1);
            let closed = ends_cell(bytes, after);
            if closed && (one_line || close - start <= LINE_BYTES_MAX) {
                self.report_nul_in(open..close);
                if !one_line {
                    self.line += line_feeds(self.text.as_bytes(), open..close);
                    self.report_unmerged_in(open..close);
                }
                return after;
            }
            if one_line {
                let end = cell_end(bytes, after);
                self.report_nul_in(open..end);
                let trailing = cell_span(self.text, after..end);
                self.report(TableProblemKind::TextAfterQuote, trailing);
                return end;
            }
        }
        let end = lines::line_end(self.text, open).end;
        self.report(TableProblemKind::UnterminatedQuote, open..open + 1);
        self.report_nul_in(open..end);
        end
    }

    /// Reports the first NUL byte of a record.
    fn report_nul_in(&mut self, span: Range<usize>) {
        let place = next_byte(self.text.as_bytes(), span.clone(), 0);
        if place < span.end && !self.nul_told {
            self.nul_told = true;
            self.report(TableProblemKind::NulByte, place..place + 1);
        }
    }

    /// Reports what git left unmerged inside a quoted cell over several lines.
    fn report_unmerged_in(&mut self, quoted: Range<usize>) {
        let mut line = lines::line_end(self.text, quoted.start).next;
        while line < quoted.end {
            match lines::unmerged_pair_end(self.text, line) {
                Some(end) if end.end <= quoted.end => {
                    self.report(TableProblemKind::ConflictMarkers, line..end.end);
                    line = end.next;
                }
                _ => line = lines::line_end(self.text, line).next,
            }
        }
    }

    fn report(&mut self, kind: TableProblemKind, span: Range<usize>) {
        self.problems.push(TableProblem { kind, span });
    }
}

#[cfg(test)]
mod tests {
    use super::TableProblemKind::*;
    use super::*;
    use proptest::prelude::*;

    /// Scans a text: the cells of each record, and each problem with the bytes it is about.
    fn scan(text: &str) -> (Vec<Vec<String>>, Vec<(TableProblemKind, &str)>) {
        let mut scanner = Scanner::new(text);
        let mut rows = Vec::new();
        while let Some(record) = scanner.next_record() {
            let cells = 0..record.cell_count();
            rows.push(cells.map(|cell| record.cell(cell).into_owned()).collect());
        }
        let problems = scanner.problems().iter();
        let problems = problems.map(|problem| (problem.kind, &text[problem.span.clone()]));
        (rows, problems.collect())
    }

    #[test]
    fn what_people_write_is_read() {
        let cases: &[(&str, &[&[&str]])] = &[
            ("", &[]),
            ("\u{feff}", &[]),
            ("\n\r\n \t\n", &[]),
            ("a,b\n1,2\n", &[&["a", "b"], &["1", "2"]]),
            ("a,b\r\n1,2", &[&["a", "b"], &["1", "2"]]),
            ("a,b\r\n1,2\n3,4\r\n", &[&["a", "b"], &["1", "2"], &["3", "4"]]),
            ("\u{feff}a,b\n", &[&["a", "b"]]),
            ("\u{feff}\"a\",b\n", &[&["a", "b"]]),
            ("\u{feff}# no\na\n", &[&["a"]]),
            ("# no\n#,no\n\na\n", &[&["a"]]),
            (" # yes,a\n", &[&["# yes", "a"]]),
            (",\n", &[&["", ""]]),
            ("\"\"\n", &[&[""]]),
            (" a ,\tb\t, \n", &[&["a", "b", ""]]),
            ("\"a,b\",c\n", &[&["a,b", "c"]]),
            (" \" a \" , \"b\"\t\n", &[&[" a ", "b"]]),
            ("\"say \"\"no\"\"\"\n", &[&["say \"no\""]]),
            ("\"\"\"\"\n", &[&["\""]]),
            ("\"one\ntwo\r\nthree\",x\ny\n", &[&["one\ntwo\r\nthree", "x"], &["y"]]),
            ("\"# a\n# b\",x\n", &[&["# a\n# b", "x"]]),
            ("\"a\rb\"\n", &[&["a\rb"]]),
            ("é,日本,🎉\n", &[&["é", "日本", "🎉"]]),
            ("a long first cell, and a long second one", &[&["a long first cell", "and a long second one"]]),
            ("=======,a\n======\n", &[&["=======", "a"], &["======"]]),
        ];
        for (text, rows) in cases {
            assert_eq!(
                scan(text),
                (rows.iter().map(|row| row.iter().map(ToString::to_string).collect()).collect(), vec![]),
                "{text:?}"
            );
        }
    }

    #[test]
    fn what_is_wrong_is_told_and_the_rest_is_read() {
        type Problems<'p> = &'p [(TableProblemKind, &'p str)];
        let cases: &[(&str, Problems, usize)] = &[
            ("a,\"b\nc\nd\n", &[(UnterminatedQuote, "\"")], 3),
            ("a,\"b\nc,\"d\"\ne\n", &[(UnterminatedQuote, "\"")], 3),
            ("a,\"b\nc,\"d, e\",f\n", &[(UnterminatedQuote, "\"")], 2),
            ("\"", &[(UnterminatedQuote, "\"")], 1),
            ("a\n\"\"\"", &[(UnterminatedQuote, "\"")], 2),
            ("\"a\"b c ,d\n", &[(TextAfterQuote, "b c")], 1),
            ("\"a\" \"b\",c\n\"d\" \"\n", &[(TextAfterQuote, "\"b\""), (TextAfterQuote, "\"")], 2),
            ("a,5\" pipe 6\",c\nd\n", &[(BareQuote, "\"")], 2),
            ("a\"\"b\n", &[(BareQuote, "\"")], 1),
            ("a\0b,\0\nc\n", &[(NulByte, "\0")], 2),
            ("\"a\0b\"\n", &[(NulByte, "\0")], 1),
            ("a\rb\rc\r", &[(LoneCarriageReturn, "\r")], 1),
            ("a\r\r\nb\r\n", &[(LoneCarriageReturn, "\r")], 2),
            (
                "a\n<<<<<<< x\nb\n=======\nc\n>>>>>>> y\r\nd\n",
                &[(ConflictMarkers, "<<<<<<< x\nb\n=======\nc\n>>>>>>> y")],
                2,
            ),
            ("a\n<<<<<<< x\nb\n", &[(ConflictMarkers, "<<<<<<< x")], 2),
            (
                "=======\n|||||||\n>>>>>>>",
                &[(ConflictMarkers, "======="), (ConflictMarkers, "|||||||"), (ConflictMarkers, ">>>>>>>")],
                0,
            ),
            (
                "\"a\n<<<<<<< x\nb\n=======\nc\n>>>>>>> y\nd\"\n",
                &[(ConflictMarkers, "<<<<<<< x\nb\n=======\nc\n>>>>>>> y")],
                1,
            ),
            ("a\0\"\n", &[(NulByte, "\0"), (BareQuote, "\"")], 1),
        ];
        for (text, problems, records) in cases {
            let (rows, found) = scan(text);
            assert_eq!((found.as_slice(), rows.len()), (*problems, *records), "{text:?}");
        }
    }

    #[test]
    fn a_record_knows_its_line() {
        let text = "\u{feff}a\r\n# b\r\n\r\n\"c\r\nd\",e\n<<<<<<<\nx\n>>>>>>>\nf\ng";
        let mut scanner = Scanner::new(text);
        let mut found = Vec::new();
        while let Some(record) = scanner.next_record() {
            found.push((record.line, &text[record.span]));
        }
        let expected = [(1, "a"), (4, "\"c\r\nd\",e"), (9, "f"), (10, "g")];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_line_has_a_limit() {
        let just = "x".repeat(LINE_BYTES_MAX);
        assert_eq!(scan(&format!("{just}\n")).1, []);
        for text in [format!("{just}x\r\n"), format!("#{just}\n"), format!("\"{just}\"")] {
            let end = text.trim_end().len();
            assert_eq!(scan(&text).1, [(LongLine, &text[..end])]);
        }
        let far = format!("a,\"b\n{}c\"\n", "d\n".repeat(LINE_BYTES_MAX));
        let (rows, problems) = scan(&far);
        assert_eq!(problems, [(UnterminatedQuote, "\""), (BareQuote, "\"")]);
        assert_eq!(rows.len(), LINE_BYTES_MAX + 2);
    }

    #[test]
    fn a_part_of_a_cell_has_a_place() {
        let text = "alice, \"é \"\"bo\"\" cy\" ,\n";
        let mut scanner = Scanner::new(text);
        let record = scanner.next_record().unwrap();
        assert_eq!(record.cell(1), "é \"bo\" cy");
        let part = |index, part| &text[record.part_span(index, part)];
        assert_eq!(part(0, 1..3), "li");
        assert_eq!(part(1, 4..6), "bo");
        assert_eq!(part(1, 8..10), "cy");
        assert_eq!(part(1, 3..7), "\"\"bo\"\"");
        assert_eq!(part(1, 9..99), "y");
        assert_eq!(part(7, 0..3), "");
        assert_eq!(&text[record.cell_span(1)], "\"é \"\"bo\"\" cy\"");
    }

    #[test]
    fn hostile_quotes_take_linear_time() {
        for line in ["\"\n", "a,\"b\n", "\"a\"\"\n", "<<<<<<<\n", "\"\n<<<<<<<\n", "\"a\"b,", "\"\"\"\n,", "\"\r"] {
            let problems = Scanner::new(&line.repeat(100_000)).into_problems();
            assert!(problems.len() <= 200_000, "{line:?}");
        }
    }

    /// Texts of the characters that matter, and some that do not.
    fn tricky_text() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "a",
            "é",
            "🎉",
            ",",
            ",",
            "\"",
            "\"\"",
            "\n",
            "\r\n",
            "\r",
            " ",
            "\t",
            "#",
            "\0",
            "\u{feff}",
            "<<<<<<< a\n",
            "=======\n",
            ">>>>>>> b\n",
            "abcdefgh",
        ]);
        prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
    }

    fn any_text() -> impl Strategy<Value = String> {
        prop_oneof![tricky_text(), any::<String>()]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn the_parts_add_up_to_the_text(text in any_text()) {
            let mut scanner = Scanner::new(&text);
            let mut position = lines::first_line_start(&text);
            let mut line = 1;
            while let Some(part) = scanner.next_part() {
                let part = part.clone();
                prop_assert_eq!(part.whole.start, position);
                prop_assert_eq!(part.span.start, position);
                prop_assert_eq!(part.line, line);
                let ending = &text[part.span.end..part.whole.end];
                prop_assert!(matches!(ending, "\n" | "\r\n") || part.whole.end == text.len());
                position = part.whole.end;
                line += text[part.whole.clone()].matches('\n').count();
                let record = scanner.record();
                let raws: Vec<&str> = (0..record.cell_count()).map(|cell| &text[record.cell_raw(cell).unwrap()]).collect();
                if part.kind == PartKind::Record {
                    prop_assert_eq!(raws.join(","), &text[part.span]);
                } else {
                    prop_assert!(raws.is_empty());
                }
            }
            prop_assert_eq!(position, text.len());
        }

        #[test]
        fn a_plain_record_is_printable_ascii(text in any_text()) {
            let mut scanner = Scanner::new(&text);
            while let Some(record) = scanner.next_record() {
                let bytes = text[record.span].bytes();
                prop_assert!(!record.plain || bytes.into_iter().all(|byte| (0x20..0x7f).contains(&byte)));
            }
        }

        #[test]
        fn problems_lie_in_the_text_by_place(text in any_text()) {
            let problems = Scanner::new(&text).into_problems();
            prop_assert!(problems.is_sorted_by_key(|problem| problem.span.start));
            for problem in problems {
                prop_assert!(text.get(problem.span.clone()).is_some_and(|bytes| !bytes.is_empty()), "{:?}", problem);
            }
        }

        #[test]
        fn places_in_cells_lie_in_the_text(text in any_text(), start in 0usize..20, length in 0usize..20) {
            let mut scanner = Scanner::new(&text);
            while let Some(record) = scanner.next_record() {
                for cell in 0..=record.cell_count() {
                    let span = record.cell_span(cell);
                    let part = record.part_span(cell, start..start + length);
                    prop_assert!(text.get(span.clone()).is_some());
                    prop_assert!(text.get(part.clone()).is_some());
                    prop_assert!(span.start <= part.start && part.end <= span.end);
                }
            }
        }

        #[test]
        fn without_quotes_cells_are_what_commas_part(text in any_text()) {
            let text = text.replace(['"', '\r'], "\t");
            let mut scanner = Scanner::new(&text);
            while let Some(record) = scanner.next_record() {
                let cells: Vec<_> = (0..record.cell_count()).map(|cell| record.cell(cell)).collect();
                let trimmed = text[record.span].split(',').map(|cell| cell.trim_matches([' ', '\t']));
                prop_assert_eq!(cells, trimmed.collect::<Vec<_>>());
            }
        }
    }
}
