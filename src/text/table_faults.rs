//! The faults in the form of a table, in words.

use super::table::{TableProblem, TableProblemKind};
use crate::model::{Code, Fault};

/// Turns what is wrong with the form of a table into faults.
pub fn report_table(path: &str, problems: &[TableProblem], faults: &mut Vec<Fault>) {
    faults.extend(problems.iter().map(|problem| {
        let (code, title, label, help) = match problem.kind {
            TableProblemKind::UnterminatedQuote => (
                Code::CsvQuote,
                "a quote is not closed",
                "it opens here",
                "close the quote before the next comma, or double it if it belongs to the text",
            ),
            TableProblemKind::TextAfterQuote => (
                Code::CsvQuote,
                "text follows a closing quote",
                "only a comma can stand here",
                "quote the whole cell, with quotes inside it doubled",
            ),
            TableProblemKind::BareQuote => (
                Code::CsvQuote,
                "a quote stands inside a cell that does not begin with one",
                "this quote",
                "put the whole cell in quotes and double this one: \"6\"\" nails\"",
            ),
            TableProblemKind::NulByte => (
                Code::CsvQuote,
                "a NUL byte stands in the row",
                "this byte",
                "take the byte out; the file may be damaged",
            ),
            TableProblemKind::LongLine => (
                Code::TooLong,
                "a line is longer than 64 KiB",
                "this line",
                "a missing closing quote is the usual reason",
            ),
            TableProblemKind::ConflictMarkers => (
                Code::ConflictMarkers,
                "a merge left its markers here",
                "from the first marker to the last",
                "let clique merge it: clique doctor --fix; or keep the rows you want and take the marker lines out",
            ),
            TableProblemKind::LoneCarriageReturn => (
                Code::CsvQuote,
                "a carriage return stands alone",
                "this character",
                "save the file with line ends LF or CRLF",
            ),
        };
        Fault::new(code, path, problem.span.clone(), title).label(label).help(help)
    }));
}
