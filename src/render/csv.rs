//! Rows for programs and spreadsheets: comma-separated and tab-separated, lines ended by LF.
//!
//! Comma-separated cells are quoted where RFC 4180 asks for it. That form cannot escape
//! anything, so a [`Reader`] says who will read it.
//!
//! Tab-separated cells are one line each and never quoted: a tab is written `\t`, a line feed
//! `\n`, a carriage return `\r`, a backslash `\\`, and any other character that is hidden or
//! drives a terminal `\u{202e}`. Undoing these gives the cell back exactly.

use std::borrow::Cow;
use std::io::{self, Write};

use super::safe::{is_hidden, safe};
use crate::model::formula::defused;

/// Who reads a comma-separated text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// A program: cells are given exactly.
    Program,
    /// A spreadsheet, which runs what looks like a formula: such a cell gets `'` before it.
    /// Plain numbers keep their sign.
    Spreadsheet,
    /// A person at a terminal: cells are shown as everywhere else, see [`super::safe`].
    Terminal,
}

/// Writes rows one after the other, so that no answer is too long to be held.
pub struct RowWriter<'w> {
    to: To<'w>,
}

enum To<'w> {
    Commas(Box<csv::Writer<&'w mut dyn Write>>, Reader),
    Tabs(&'w mut dyn Write, String, Reader),
}

impl<'w> RowWriter<'w> {
    /// Writes comma-separated rows.
    #[must_use]
    pub fn commas(out: &'w mut dyn Write, reader: Reader) -> RowWriter<'w> {
        let writer = csv::WriterBuilder::new()
            .flexible(true)
            .terminator(csv::Terminator::Any(b'\n'))
            // A first cell such as `#3` is quoted, so that no reader takes it for a comment.
            .comment(Some(b'#'))
            .from_writer(out);
        RowWriter { to: To::Commas(Box::new(writer), reader) }
    }

    /// Writes tab-separated rows, escaped as this module says.
    #[must_use]
    pub fn tabs(out: &'w mut dyn Write) -> RowWriter<'w> {
        RowWriter { to: To::Tabs(out, String::new(), Reader::Program) }
    }

    /// Writes tab-separated rows, escaped as this module says, in which no cell is a formula.
    #[must_use]
    pub fn harmless_tabs(out: &'w mut dyn Write) -> RowWriter<'w> {
        RowWriter { to: To::Tabs(out, String::new(), Reader::Spreadsheet) }
    }

    /// Writes a row.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) -> io::Result<()> {
        match &mut self.to {
            To::Commas(writer, reader) => {
                for cell in cells {
                    writer.write_field(prepared(cell.as_ref(), *reader).as_bytes())?;
                }
                Ok(writer.write_record(None::<&[u8]>)?)
            }
            To::Tabs(out, line, reader) => {
                line.clear();
                for (column, cell) in cells.into_iter().enumerate() {
                    if column > 0 {
                        line.push('\t');
                    }
                    push_escaped(line, &prepared(cell.as_ref(), *reader));
                }
                line.push('\n');
                out.write_all(line.as_bytes())
            }
        }
    }

    /// Writes what is left of the rows.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn end(self) -> io::Result<()> {
        match self.to {
            To::Commas(mut writer, _) => writer.flush(),
            To::Tabs(out, ..) => out.flush(),
        }
    }
}

/// Returns rows as comma-separated text; the first row usually is the header.
#[must_use]
pub fn comma_separated<R, C>(rows: impl IntoIterator<Item = R>, reader: Reader) -> String
where
    R: IntoIterator<Item = C>,
    C: AsRef<str>,
{
    written(rows, |bytes| RowWriter::commas(bytes, reader))
}

/// Returns rows as tab-separated text, escaped as this module says.
#[must_use]
pub fn tab_separated<R, C>(rows: impl IntoIterator<Item = R>) -> String
where
    R: IntoIterator<Item = C>,
    C: AsRef<str>,
{
    written(rows, |bytes| RowWriter::tabs(bytes))
}

fn written<R, C>(rows: impl IntoIterator<Item = R>, writer: impl FnOnce(&mut dyn Write) -> RowWriter<'_>) -> String
where
    R: IntoIterator<Item = C>,
    C: AsRef<str>,
{
    let mut bytes = Vec::new();
    let mut writer = writer(&mut bytes);
    for row in rows {
        writer.row(row).expect("memory takes every row");
    }
    writer.end().expect("memory takes every row");
    String::from_utf8(bytes).expect("the writer keeps characters whole")
}

fn prepared(cell: &str, reader: Reader) -> Cow<'_, str> {
    match reader {
        Reader::Program => Cow::Borrowed(cell),
        Reader::Spreadsheet => defused(cell),
        Reader::Terminal => Cow::Owned(safe(cell).to_string()),
    }
}

fn push_escaped(text: &mut String, cell: &str) {
    for character in cell.chars() {
        match character {
            '\\' => text.push_str("\\\\"),
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            _ if is_hidden(character) => text.extend(character.escape_unicode()),
            _ => text.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    const ROWS: [[&str; 3]; 5] = [
        ["id", "what", "net"],
        ["e7q2", "fish, \"fresh\"\nand wine", "-12.50"],
        ["#3", "=cmd|' /C calc'!A0", "+5"],
        ["", "back\\slash\tand tab", "-1+1"],
        ["x", "\u{1b}[2Jgone\u{202e}", " =1"],
    ];

    #[test]
    fn for_programs() {
        expect![[r##""id,what,net\ne7q2,\"fish, \"\"fresh\"\"\nand wine\",-12.50\n\"#3\",=cmd|' /C calc'!A0,+5\n,back\\slash\tand tab,-1+1\nx,\u{1b}[2Jgone\u{202e}, =1\n""##]].assert_eq(&format!("{:?}", comma_separated(ROWS, Reader::Program)));
    }

    #[test]
    fn for_spreadsheets_formulas_are_defused() {
        expect![[r##""id,what,net\ne7q2,\"fish, \"\"fresh\"\"\nand wine\",-12.50\n\"#3\",'=cmd|' /C calc'!A0,+5\n,back\\slash\tand tab,'-1+1\nx,\u{1b}[2Jgone\u{202e},' =1\n""##]].assert_eq(&format!("{:?}", comma_separated(ROWS, Reader::Spreadsheet)));
    }

    #[test]
    fn for_people_nothing_is_hidden() {
        expect![[r##"
            id,what,net
            e7q2,"fish, ""fresh""⏎and wine",-12.50
            "#3",=cmd|' /C calc'!A0,+5
            ,back\slash⇥and tab,-1+1
            x,<U+001B>[2Jgone<U+202E>, =1
        "##]]
        .assert_eq(&comma_separated(ROWS, Reader::Terminal));
    }

    #[test]
    fn tabs_are_only_between_cells() {
        expect![[r#"
            id	what	net
            e7q2	fish, "fresh"\nand wine	-12.50
            #3	=cmd|' /C calc'!A0	+5
            	back\\slash\tand tab	-1+1
            x	\u{1b}[2Jgone\u{202e}	 =1
        "#]]
        .assert_eq(&tab_separated(ROWS));
        for line in tab_separated(ROWS).lines() {
            assert_eq!(line.matches('\t').count(), 2, "{line:?}");
        }
    }

    #[test]
    fn rows_may_differ_in_length_and_be_empty() {
        let rows = [vec!["a", "b"], vec!["c"], vec![""]];
        assert_eq!(comma_separated(&rows, Reader::Program), "a,b\nc\n\"\"\n");
        assert_eq!(tab_separated(&rows), "a\tb\nc\n\n");
        assert_eq!(tab_separated(Vec::<Vec<&str>>::new()), "");
    }

    #[test]
    fn comma_separated_text_is_read_back_as_given() {
        let text = comma_separated(ROWS, Reader::Program);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let read: Vec<Vec<String>> =
            reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
        assert_eq!(read, ROWS.map(|row| row.map(str::to_owned).to_vec()));
    }
}
