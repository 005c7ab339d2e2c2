//! Reads rows of CSV for a batch: a header that names the fields, in any order, and a row for each entry.

use super::{Cell, Field, Given, Problem, field_named};
use crate::cli::failure::Failure;
use crate::text::columns::Column;
use crate::text::table::{Scanner, TableProblemKind};
use crate::text::table_record::Record;

/// Reads rows, and everything that is wrong with their form.
pub(super) fn read(text: &str) -> (Vec<Given>, Vec<Problem>) {
    let mut scanner = Scanner::new(text);
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    let Some(header) = scanner.next_record() else {
        let failure = Failure::usage("there is nothing to add");
        return (rows, vec![Problem::new(failure.help(HEADER), text.len()..text.len())]);
    };
    let fields = fields_of(&header, text, &mut problems);
    if problems.is_empty() {
        while let Some(record) = scanner.next_record() {
            if record.sound && !record.is_empty() {
                rows.push(row_of(&record, &fields, &mut problems));
            }
        }
        let wrong = scanner.problems().iter();
        problems.extend(wrong.map(|it| Problem::new(Failure::usage(words_of(it.kind)), it.span.clone())));
        problems.sort_by_key(|problem| problem.span.start);
    }
    (rows, problems)
}

const HEADER: &str = "the first line names the fields: date,description,amount,paid_by,split";

/// Reads the header; a place without a field says what others say already.
fn fields_of(header: &Record<'_, '_>, text: &str, problems: &mut Vec<Problem>) -> Vec<Option<Field>> {
    let whole = header.span.clone();
    let words = text.get(whole.clone()).unwrap_or_default();
    if let Some(mark) = [';', '\t'].into_iter().find(|mark| header.cell_count() == 1 && words.contains(*mark)) {
        let failure = Failure::usage(format!("the cells are parted by `{}`", if mark == ';' { ";" } else { "tabs" }));
        problems.push(Problem::new(failure.help("save it with commas between the cells"), whole));
        return Vec::new();
    }
    let mut fields: Vec<Option<Field>> = Vec::new();
    for place in 0..header.cell_count() {
        let (name, span) = (header.cell(place), header.cell_span(place));
        let field = if name.is_empty() { Ok(None) } else { field_named(&name) };
        match field {
            Ok(Some(field)) if fields.contains(&Some(field)) => {
                let failure = Failure::usage(format!("the column `{name}` stands there twice"));
                problems.push(Problem::new(failure, span));
            }
            Ok(field) => fields.push(field),
            Err(failure) => problems.push(Problem::new(failure, span)),
        }
    }
    if problems.is_empty() && !fields.contains(&Some(Field::Column(Column::Amount))) {
        problems.push(Problem::new(Failure::usage("the header lacks `amount`").help(HEADER), whole));
    }
    fields
}

fn row_of(record: &Record<'_, '_>, fields: &[Option<Field>], problems: &mut Vec<Problem>) -> Given {
    if record.cell_count() > fields.len() {
        let failure = Failure::usage("this row has more cells than the header")
            .help("put a cell that has commas in it between quotes: \"bread, cheese\"");
        problems.push(Problem::new(failure, record.cell_span(fields.len()).start..record.span.end));
    }
    let cells = fields.iter().enumerate().filter_map(|(place, field)| {
        let (field, text) = ((*field)?, record.cell(place));
        (!text.is_empty()).then(|| Cell { field, text: text.into_owned(), span: record.cell_span(place) })
    });
    Given { span: record.span.clone(), cells: cells.collect() }
}

const fn words_of(kind: TableProblemKind) -> &'static str {
    match kind {
        TableProblemKind::UnterminatedQuote => "a quote is not closed",
        TableProblemKind::TextAfterQuote => "something stands behind the closing quote",
        TableProblemKind::BareQuote => "a quote stands inside a cell that does not begin with one",
        TableProblemKind::NulByte => "this has a NUL byte, which is no text",
        TableProblemKind::LongLine => "this line is too long",
        TableProblemKind::ConflictMarkers => "git left this unmerged",
        TableProblemKind::LoneCarriageReturn => "a carriage return stands alone",
    }
}
