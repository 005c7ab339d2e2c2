//! Changes to a table as functions from the old text to the new, touching only the lines that change.
//!
//! Comments, order, spacing, quoting, unknown columns and the file's own line
//! endings survive byte for byte. What is written can be scanned without new
//! problems, as long as no value has a NUL byte, conflict markers on lines of
//! its own, or makes the record longer than
//! [`LINE_BYTES_MAX`](super::lines::LINE_BYTES_MAX). Columns are found by their
//! name, in any case where none has it exactly. A row longer than the header is a fault that is to be mended
//! first: a new column would give its surplus cell a name.

use std::ops::Range;

use super::lines;
use super::table::Scanner;
use super::table_cell::{CellPlace, cell_span, push_cell};
use super::table_record::Record;

/// A column's name and what a record's cell in it is to say.
pub type NamedValue<'a> = (&'a str, &'a str);

/// Returns the header line of a new file, with its ending.
pub fn new_header(columns: &[&str]) -> String {
    let mut line = record_line(columns);
    line.push('\n');
    line
}

/// Returns the text with one more record at its end.
///
/// The cells stand in the file's own order of columns, which need not name
/// them all. A value that is not empty and has no column gets one, at the end
/// of the header. A file without a header gets one from the values' names.
pub fn append_record(text: &str, values: &[NamedValue]) -> String {
    append_records(text, &[values.to_vec()])
}

/// Returns the text with more records at its end, each as [`append_record`] writes it; the text is copied twice,
/// however many there are.
pub fn append_records(text: &str, records: &[Vec<NamedValue>]) -> String {
    let Some(first) = records.first() else { return text.to_owned() };
    let ending = lines::ending_in_use(text);
    let mut lines = Vec::with_capacity(records.len() + 1);
    let (header, header_edit) = match Header::of(text) {
        Some(header) => {
            let edit = header.plan(&telling(records)).header_edit;
            let grown = apply(text, std::slice::from_ref(&edit));
            (Header::of(&grown).unwrap_or(header), edit)
        }
        None => {
            let names: Vec<&str> = first.iter().map(|(name, _)| *name).collect();
            lines.push(record_line(&names));
            (Header { names: names.into_iter().map(str::to_owned).collect(), span: 0..0 }, insertion(0, String::new()))
        }
    };
    for values in records {
        let plan = header.plan(values);
        let cells: Vec<&str> = (0..plan.column_count).map(|column| plan.value_at(column).unwrap_or("")).collect();
        lines.push(record_line(&cells));
    }
    let addition = lines::line_to_append(text, &lines.join(ending));
    apply(text, &[header_edit, insertion(text.len(), addition)])
}

/// Returns a record that says something wherever one of several does, so that it needs the columns of all.
fn telling<'a>(records: &[Vec<NamedValue<'a>>]) -> Vec<NamedValue<'a>> {
    let mut all: Vec<NamedValue> = Vec::new();
    for (name, value) in records.iter().flatten() {
        match all.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) if known.is_empty() => *known = value,
            Some(_) => {}
            None => all.push((name, value)),
        }
    }
    all
}

/// Returns the text with some cells of one record saying something else.
///
/// `record` is the record's span. A row too short for a new value is filled
/// up with empty cells, and a missing column is added as in [`append_record`].
/// A cell that says the value already keeps its bytes. Nothing is returned
/// when there is no record of that span, or no header before it.
pub fn replace_cells(text: &str, record: Range<usize>, values: &[NamedValue]) -> Option<String> {
    let header = Header::of(text)?;
    let mut scanner = Scanner::at(text, record.start, 1);
    let found = header.record_below(text, &mut scanner, &record)?;
    let plan = header.plan(values);
    let mut edits = cell_edits(text, &found, &plan);
    edits.insert(0, plan.header_edit);
    Some(apply(text, &edits))
}

/// Returns the text without one record and its line ending.
///
/// `record` is the record's span. Nothing is returned when there is no record of that span below the header.
pub fn remove_record(text: &str, record: Range<usize>) -> Option<String> {
    let mut scanner = Scanner::at(text, record.start, 1);
    Header::of(text)?.record_below(text, &mut scanner, &record)?;
    let next = lines::line_end(text, record.end).next;
    let removal = Edit { span: record.start..next, replacement: String::new() };
    Some(apply(text, &[removal]))
}

/// Some bytes of the old text and what stands there in the new.
#[derive(Debug, Clone)]
struct Edit {
    span: Range<usize>,
    replacement: String,
}

/// The first record: the columns' names in order, and where it is.
#[derive(Debug)]
struct Header {
    names: Vec<String>,
    span: Range<usize>,
}

/// What a set of named values means for a file: which cells, after which change to the header.
#[derive(Debug)]
struct Plan<'a> {
    cells: Vec<(usize, &'a str)>,
    column_count: usize,
    header_edit: Edit,
}

impl Header {
    fn of(text: &str) -> Option<Header> {
        let mut scanner = Scanner::new(text);
        let record = scanner.next_record()?;
        Some(Header {
            names: (0..record.cell_count()).map(|index| record.cell(index).into_owned()).collect(),
            span: record.span,
        })
    }

    /// Returns the scanner's next record, if it has exactly the span and begins a line below the header.
    fn record_below<'s, 't>(
        &self,
        text: &'t str,
        scanner: &'s mut Scanner<'t>,
        span: &Range<usize>,
    ) -> Option<Record<'s, 't>> {
        let before = text.get(self.span.end..span.start)?;
        if !before.ends_with('\n') {
            return None;
        }
        scanner.next_record().filter(|record| record.span == *span)
    }

    fn plan<'a>(&self, values: &[NamedValue<'a>]) -> Plan<'a> {
        let mut names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        let mut added = String::new();
        let mut cells = Vec::new();
        for (name, value) in values {
            let exact = names.iter().position(|known| known == name);
            match exact.or_else(|| names.iter().position(|known| known.eq_ignore_ascii_case(name))) {
                Some(column) => cells.push((column, *value)),
                None if value.is_empty() => {}
                None => {
                    added.push(',');
                    push_cell(&mut added, name, CellPlace::Later);
                    cells.push((names.len(), *value));
                    names.push(name);
                }
            }
        }
        Plan { cells, column_count: names.len(), header_edit: insertion(self.span.end, added) }
    }
}

impl<'a> Plan<'a> {
    /// Returns the last value given for a column.
    fn value_at(&self, column: usize) -> Option<&'a str> {
        let mut given = self.cells.iter().rev();
        let (_, value) = given.find(|(index, _)| *index == column)?;
        Some(value)
    }
}

/// Returns the edits that make a record say the planned values, in order of place.
fn cell_edits(text: &str, record: &Record, plan: &Plan) -> Vec<Edit> {
    let count_before = record.cell_count();
    let is_wanted = |column: usize| {
        let value = plan.value_at(column)?;
        (value != record.cell(column)).then_some(value)
    };
    let count_after = (count_before..plan.column_count)
        .rev()
        .find(|column| is_wanted(*column).is_some())
        .map_or(count_before, |last| last + 1);
    let mut edits = Vec::new();
    for column in 0..count_before {
        if let (Some(value), Some(raw)) = (is_wanted(column), record.cell_raw(column)) {
            let mut replacement = String::new();
            push_cell(&mut replacement, value, CellPlace::of(column, count_after));
            edits.push(Edit { span: cell_span(text, raw), replacement });
        }
    }
    let mut padding = String::new();
    for column in count_before..count_after {
        padding.push(',');
        push_cell(&mut padding, plan.value_at(column).unwrap_or(""), CellPlace::Later);
    }
    edits.push(insertion(record.span.end, padding));
    edits
}

/// Returns the record that says the values, without a line ending.
fn record_line(values: &[&str]) -> String {
    let mut line = String::new();
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            line.push(',');
        }
        push_cell(&mut line, value, CellPlace::of(index, values.len()));
    }
    line
}

fn insertion(place: usize, replacement: String) -> Edit {
    Edit { span: place..place, replacement }
}

/// Returns the text with the edits made, which are in order of place and do not overlap.
fn apply(text: &str, edits: &[Edit]) -> String {
    let added: usize = edits.iter().map(|edit| edit.replacement.len()).sum();
    let mut result = String::with_capacity(text.len() + added);
    let mut copied = 0;
    for edit in edits {
        result.push_str(text.get(copied..edit.span.start).unwrap_or(""));
        result.push_str(&edit.replacement);
        copied = edit.span.end;
    }
    result.push_str(text.get(copied..).unwrap_or(""));
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Returns the span of the record with a number; the header is 0.
    fn span_of(text: &str, number: usize) -> Range<usize> {
        let mut scanner = Scanner::new(text);
        for _ in 0..number {
            scanner.next_record().unwrap();
        }
        scanner.next_record().unwrap().span
    }

    /// Returns the cells of every record as written, spaces and quotes included.
    fn raw_rows(text: &str) -> Vec<Vec<String>> {
        let mut scanner = Scanner::new(text);
        let mut rows = Vec::new();
        while let Some(record) = scanner.next_record() {
            let cells = 0..record.cell_count();
            rows.push(cells.map(|cell| text[record.cell_raw(cell).unwrap()].to_string()).collect());
        }
        rows
    }

    #[test]
    fn appending_a_record() {
        let cases: &[(&str, &[NamedValue], &str)] = &[
            ("b,a\n", &[("a", "1"), ("b", "2")], "b,a\n2,1\n"),
            ("b,a", &[("a", "1")], "b,a\n,1\n"),
            ("B,A\n", &[("a", "1")], "B,A\n,1\n"),
            ("\u{feff}a,b\r\nx", &[("b", "1")], "\u{feff}a,b\r\nx\r\n,1\r\n"),
            ("a,b\n# last", &[("a", "1")], "a,b\n# last\n1,\n"),
            ("# top\n\na , b \n1,2\n", &[("c", "3"), ("d", "")], "# top\n\na , b ,c\n1,2\n,,3\n"),
            ("a,b", &[("c", "3")], "a,b,c\n,,3\n"),
            ("a,\"b\n\"\n", &[("b\n", "3")], "a,\"b\n\"\n,3\n"),
            ("", &[("a", "1"), ("b", "")], "a,b\n1,\n"),
            ("\u{feff}# top\r\n", &[("a", "1")], "\u{feff}# top\r\na\r\n1\r\n"),
            ("a\n", &[("a", "")], "a\n\"\"\n"),
            ("a,b\n", &[("a", "#1"), ("b", "#2")], "a,b\n\"#1\",#2\n"),
            ("a,b\n", &[("a", "<<<<<<< x"), ("b", " say \"x\"")], "a,b\n\"<<<<<<< x\",\" say \"\"x\"\"\"\n"),
            ("a,b\n", &[("a", "one, two"), ("b", "one\ntwo")], "a,b\n\"one, two\",\"one\ntwo\"\n"),
        ];
        for (text, values, expected) in cases {
            assert_eq!(append_record(text, values), *expected, "{text:?}");
        }
    }

    #[test]
    fn appending_several_records() {
        let first: Vec<NamedValue> = vec![("a", "1"), ("c", ""), ("d", "x,y")];
        let second: Vec<NamedValue> = vec![("a", "#2"), ("c", "3"), ("d", "")];
        for (text, expected) in [
            ("a,b\n# last", "a,b,c,d\n# last\n1,,,\"x,y\"\n\"#2\",,3,\n"),
            ("d,c,a\r\n", "d,c,a\r\n\"x,y\",,1\r\n,3,#2\r\n"),
            ("", "a,c,d\n1,,\"x,y\"\n\"#2\",3,\n"),
        ] {
            assert_eq!(append_records(text, &[first.clone(), second.clone()]), expected, "{text:?}");
        }
        assert_eq!(append_records("a\n", &[]), "a\n");
    }

    #[test]
    fn replacing_cells() {
        let cases: &[(&str, usize, &[NamedValue], &str)] = &[
            ("a,b\n1,2\n3,4\n", 1, &[("b", "5")], "a,b\n1,5\n3,4\n"),
            ("a,b,c\n 1 , \"2\" ,\t3\r\n", 1, &[("b", "x,y")], "a,b,c\n 1 , \"x,y\" ,\t3\r\n"),
            ("a,b,c\n1, ,3\n", 1, &[("b", "2")], "a,b,c\n1, 2,3\n"),
            ("a,b,c\n1,\"2\",3\n", 1, &[("b", "2")], "a,b,c\n1,\"2\",3\n"),
            ("a,b,c\n1\n", 1, &[("c", "3")], "a,b,c\n1,,3\n"),
            ("a,b,c\n1\n", 1, &[("c", "")], "a,b,c\n1\n"),
            ("a,b\n1,2", 1, &[("d", "4"), ("e", "")], "a,b,d\n1,2,4"),
            ("a\n1\n", 1, &[("a", "")], "a\n\"\"\n"),
            ("a,b\n1,2\n", 1, &[("a", "#x"), ("b", "")], "a,b\n\"#x\",\n"),
            ("a,b\n1,2\n", 1, &[("b", "3"), ("b", "4")], "a,b\n1,4\n"),
            ("a,b\n# c\n\"1\n2\",3\n4,5\n", 1, &[("a", "6")], "a,b\n# c\n6,3\n4,5\n"),
        ];
        for (text, number, values, expected) in cases {
            let result = replace_cells(text, span_of(text, *number), values);
            assert_eq!(result.as_deref(), Some(*expected), "{text:?}");
        }
    }

    #[test]
    fn removing_a_record() {
        let cases =
            [("a\n1\n# c\n2\n", 1, "a\n# c\n2\n"), ("a\r\n1\r\n2", 2, "a\r\n1\r\n"), ("a\n\"1\n2\"\n3\n", 1, "a\n3\n")];
        for (text, number, expected) in cases {
            let result = remove_record(text, span_of(text, number));
            assert_eq!(result.as_deref(), Some(expected), "{text:?}");
        }
    }

    #[test]
    fn only_records_below_the_header_are_changed() {
        let text = "a,b\n1,2\n# c\n\n3,4\n";
        for span in [0..3, 5..7, 4..6, 4..8, 8..11, 12..12, 8..16, 99..100, 4..99] {
            assert_eq!(remove_record(text, span.clone()), None, "{span:?}");
            assert_eq!(replace_cells(text, span.clone(), &[("a", "x")]), None, "{span:?}");
        }
    }

    #[test]
    fn a_new_header() {
        assert_eq!(new_header(&["id", "paid_by"]), "id,paid_by\n");
    }

    /// A table as people write them: with comments, spaces, quotes, any endings, short rows.
    fn table() -> impl Strategy<Value = String> {
        let cell = prop::sample::select(vec!["", "x", " y ", "\"q\"", " \"a,b\" ", "\"l\nm\"", "\"\"\"\"", "é"]);
        let row = prop::collection::vec(cell, 1..4).prop_map(|cells| cells.join(","));
        let line = prop_oneof![4 => row, 1 => Just("# c, \"d".to_string()), 1 => Just(String::new())];
        let ending = prop::sample::select(vec!["\n", "\r\n"]);
        let lines = prop::collection::vec((line, ending), 1..8);
        (lines, any::<bool>()).prop_map(|(lines, last_ends)| {
            let mut text = String::from("one,two,three\r\n");
            for (line, ending) in lines {
                text.push_str(&line);
                text.push_str(ending);
            }
            if last_ends { text } else { text.trim_end_matches(['\r', '\n']).to_string() }
        })
    }

    fn value() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec!["a", ",", "\"", "\n", "\r", " ", "\t", "#", "é", "=======", "\u{feff}"]);
        prop_oneof![prop::collection::vec(pieces, 0..6).prop_map(|pieces| pieces.concat()), "[^\0]{0,9}",]
    }

    const NAMES: [&str; 4] = ["one", "two", "three", "four"];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn what_was_appended_is_read_back(text in table(), values in prop::array::uniform4(value())) {
            let named: Vec<NamedValue> = NAMES.into_iter().zip(values.iter().map(String::as_str)).collect();
            let result = append_record(&text, &named);
            let mut rows = raw_rows(&text);
            let before = rows.len();
            let mut scanner = Scanner::new(&result);
            for _ in 0..before {
                scanner.next_record().unwrap();
            }
            let record = scanner.next_record().unwrap();
            for (column, value) in values.iter().enumerate() {
                prop_assert_eq!(&record.cell(column), value);
            }
            prop_assert!(scanner.next_record().is_none());
            prop_assert_eq!(scanner.problems(), &[]);
            if !values[3].is_empty() {
                rows[0].push("four".to_string());
            }
            prop_assert_eq!(&raw_rows(&result)[..before], &rows);
            prop_assert!(result.ends_with(lines::ending_in_use(&text)));
        }

        #[test]
        fn what_was_replaced_is_read_back_and_nothing_else_changes(
            text in table(), value in value(), column in 0usize..4, choice in any::<prop::sample::Index>(),
        ) {
            let mut rows = raw_rows(&text);
            if rows.len() == 1 {
                return Ok(());
            }
            let number = 1 + choice.index(rows.len() - 1);
            let span = span_of(&text, number);
            let result = replace_cells(&text, span.clone(), &[(NAMES[column], &value)]).unwrap();
            let changed = span_of(&result, number);
            let mut scanner = Scanner::at(&result, changed.start, 1);
            prop_assert_eq!(&scanner.next_record().unwrap().cell(column), &value);
            prop_assert_eq!(Scanner::new(&result).into_problems(), &[]);
            prop_assert_eq!(&text[span.end..], &result[changed.end..]);
            if column == 3 && !value.is_empty() {
                rows[0].push("four".to_string());
            } else {
                prop_assert_eq!(&text[..span.start], &result[..changed.start]);
            }
            let result_rows = raw_rows(&result);
            while rows[number].len() < result_rows[number].len() {
                rows[number].push(String::new());
            }
            if let Some(cell) = result_rows[number].get(column) {
                rows[number][column].clone_from(cell);
            }
            prop_assert_eq!(result_rows, rows);
        }

        #[test]
        fn appending_then_removing_changes_nothing(text in table(), values in prop::array::uniform3(value())) {
            let text = if text.ends_with('\n') { text } else { text + "\r\n" };
            let named: Vec<NamedValue> = NAMES.into_iter().zip(values.iter().map(String::as_str)).collect();
            let longer = append_record(&text, &named);
            let last = span_of(&longer, raw_rows(&longer).len() - 1);
            prop_assert_eq!(remove_record(&longer, last), Some(text));
        }

        #[test]
        fn no_text_and_no_span_panics(text in any::<String>(), start in 0usize..30, length in 0usize..30, value in any::<String>()) {
            let values = [("", value.as_str()), ("b", value.as_str())];
            let _ = append_record(&text, &values);
            let _ = replace_cells(&text, start..start + length, &values);
            let _ = remove_record(&text, start..start + length);
        }
    }
}
