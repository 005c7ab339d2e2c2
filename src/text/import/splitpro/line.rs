//! The lines of SplitPro's CSV, whose cells are quoted when they have a comma, but whose quotes are never doubled.
//!
//! The seven cells at the end are numbers, words and a time, none with a comma: so they are found from the end, and
//! the category before them. What is left is who paid and what for.

use std::ops::Range;

use crate::text::import::problem::ImportProblem;
use crate::text::import::sheet::Cell;

/// How many cells a line has.
pub(super) const CELLS: usize = 10;

/// The headings of the cells.
pub(super) const HEADER: &str =
    "Paid By,Name,Category,Amount,Split Type,Expense Date,Currency,You Lent,You Owe,Settlement";

/// The cells that have no commas: all behind the name.
const PLAIN: usize = 8;

/// Takes a line apart, which stands at `start` in the file.
pub(super) fn cells_of(line: &str, start: usize) -> Result<[Cell<'_>; CELLS], ImportProblem> {
    let wrong = || {
        ImportProblem::new(start..start + line.len(), format!("this line does not have {CELLS} cells"))
            .help("a name with a line break or a quote before a comma is written wrongly: mend the line")
    };
    let mut spans: Vec<Range<usize>> = Vec::with_capacity(CELLS);
    let mut end = line.len();
    for _ in 0..PLAIN {
        let comma = line[..end].rfind(',').ok_or_else(wrong)?;
        spans.push(comma + 1..end);
        end = comma;
    }
    let head = &line[..end];
    // A quoted payer ends where its quote is followed by a comma.
    let comma = if head.starts_with('"') { head.find("\",").map(|quote| quote + 1) } else { head.find(',') };
    let comma = comma.ok_or_else(wrong)?;
    spans.push(comma + 1..end);
    spans.push(0..comma);
    spans.reverse();
    let cell = |span: &Range<usize>| {
        let text = &line[span.clone()];
        let inner = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).filter(|inner| inner.contains(','));
        Cell { text: inner.unwrap_or(text).into(), span: start + span.start..start + span.end }
    };
    let cells: Vec<Cell<'_>> = spans.iter().map(cell).collect();
    cells.try_into().map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_taken_as_splitpro_writes_them() {
        let texts = |line: &str| {
            cells_of(line, 5)
                .map(|cells| cells.map(|cell| cell.text.into_owned())[..3].to_vec())
                .map_err(|problem| problem.span)
        };
        let rest = "food,30.00,EQUAL,2025-05-05 10:00:00,EUR,0,14.00,0";
        assert_eq!(texts(&format!("You,Say \"hi\",{rest}")).unwrap(), ["You", "Say \"hi\"", "food"]);
        assert_eq!(texts(&format!("\"Bo, B.\",\"a \"b\", c\",{rest}")).unwrap(), ["Bo, B.", "a \"b\", c", "food"]);
        assert_eq!(texts("You,only,three").unwrap_err(), 5..19);
    }
}
